"""Pages read by several processes are the same pages, and one that ends a process costs only itself."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import time
from collections.abc import Iterator

import pytest

from extract.document import count_pages, read_sections
from extract.layout.assemble import PageRead
from extract.layout.ink import PageInk
from extract.sources.pdf import source as pdf
from kohyo.batch.pages import STRIDE, PageReaders
from tests.drawing import Drawing

PAGES = 3 * STRIDE + 1


@pytest.fixture(scope="module")
def data() -> bytes:
    d = Drawing()
    for number in range(1, PAGES + 1):
        d.text(40, 60, f"第{number}の事業", 12)
        d.text(40, 90, f"事業費は {number * 100} 千円")
        if number < PAGES:
            d.page()
    return d.data()


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Page 2 ends the process that reads it, page 6 takes for ever."""
    read_page = pdf._read_page

    def read(handle: int, number: int, *rest: object) -> PageInk | None:
        if number == 2:
            os._exit(7)
        if number == 6:
            time.sleep(60)
        return read_page(handle, number, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pdf, "_read_page", read)
    yield
    assert not multiprocessing.active_children()


def here(data: bytes) -> list[PageRead]:
    with pdf.PdfFile(data) as file:
        return list(file.pages(range(1, file.count + 1)))


@pytest.mark.parametrize("processes", [1, 2, 9])
def test_several_processes_read_what_one_reads(data: bytes, processes: int) -> None:
    with PageReaders(data, PAGES, processes) as readers:
        apart = list(readers.pages(range(1, PAGES + 1)))
    assert [_bytes(read) for read in apart] == [_bytes(read) for read in here(data)]


def _bytes(read: PageRead) -> bytes:
    """What a page says, in bytes; a second copy shares its texts as the first does, wherever the page was read."""
    return pickle.dumps(pickle.loads(pickle.dumps(read)))  # noqa: S301


@pytest.mark.usefixtures("hostile")
def test_a_page_that_ends_a_process_or_takes_for_ever_costs_only_itself(data: bytes) -> None:
    with PageReaders(data, PAGES, 2, seconds=1.5) as readers:
        (document,) = read_sections(data, source_name="a.pdf", readers=readers)
    empty = [page.number for page in document.pages if not page.flow]
    assert empty == [2, 6]
    assert [(note.rule, note.page) for note in document.notes] == [("unread-page", 2), ("unread-page", 6)]
    assert "異常終了" in document.notes[0].message
    assert "秒たっても" in document.notes[1].message


def test_whoever_stops_leaves_no_process_behind(data: bytes) -> None:
    with PageReaders(data, PAGES, 2) as readers:
        next(readers.pages(range(1, PAGES + 1)))
    assert not multiprocessing.active_children()


def test_pages_are_counted_before_they_are_read(data: bytes) -> None:
    assert count_pages(data) == PAGES
    assert count_pages("計画".encode()) is None
