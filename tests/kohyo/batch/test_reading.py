"""A page that would end the process of its document costs only itself, whatever it would end it with."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kohyo.batch.outcome import Allowance, Outcome
from kohyo.batch.reading import HERE, Manner, read_to_part
from kohyo.batch.salvage import read_all
from kohyo.batch.worker import Task
from kohyo.writers.parts import PART_NAME, read_part
from kohyo.writers.records_json import RECORD_NAME
from schemas.errors import Status
from schemas.limits import Limits
from tests.drawing import Drawing


def three_pages(second: bytes, filters: bytes) -> bytes:
    """A PDF of three pages; the first and the last are drawn, the content of the second is given packed."""
    words = b"BT /F1 12 Tf 40 700 Td (PAGE) Tj ET"
    contents = [(words, b""), (second, b"/Filter " + filters), (words, b"")]
    parts = [b"%PDF-1.4\n", b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"]
    kids = b" ".join(b"%d 0 R" % (10 + 2 * k) for k in range(3))
    parts.append(b"2 0 obj\n<< /Type /Pages /Count 3 /Kids [" + kids + b"] >>\nendobj\n")
    parts.append(b"3 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n")
    for k, (content, extra) in enumerate(contents):
        page, stream = 10 + 2 * k, 11 + 2 * k
        parts.append(
            b"%d 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>\nendobj\n" % (page, stream)
        )
        parts.append(b"%d 0 obj\n<< /Length %d %s >>\nstream\n" % (stream, len(content), extra))
        parts.append(content + b"\nendstream\nendobj\n")
    return b"".join(parts) + b"trailer\n<< /Root 1 0 R >>\n%%EOF\n"


def test_a_page_that_unpacks_to_gigabytes_is_left_out_and_the_others_are_read(tmp_path: Path) -> None:
    bomb = zlib.compress(zlib.compress(b" " * (600 << 20), 9), 9)
    data = three_pages(bomb, b"[/FlateDecode /FlateDecode]")
    assert len(data) < 10_000
    outcome = read_to_part(data, "a.pdf", tmp_path, Limits(decompressed_mb=64), HERE)
    assert (outcome.status, outcome.pages) == ("partial", 3)
    assert outcome.counts["passages"] == 2
    findings = [row for row in read_part(tmp_path, "findings") if "unread-page" in row]
    assert len(findings) == 1
    assert any("2ページ" in str(value) for value in findings[0])


@pytest.mark.parametrize("manner", [Manner(processes=2, apart=True), Manner(apart=True)])
def test_a_document_read_apart_is_the_same(tmp_path: Path, manner: Manner) -> None:
    d = Drawing()
    for number in range(6):
        d.text(40, 60, f"第{number}の事業")
        d.page()
    data = d.data()
    here, apart = tmp_path / "here", tmp_path / "apart"
    assert read_to_part(data, "a.pdf", here, Limits(), HERE) == read_to_part(
        data, "a.pdf", apart, Limits(), manner
    )
    for name in (PART_NAME, RECORD_NAME):
        assert (here / name).read_bytes() == (apart / name).read_bytes()


class Fragile:
    """An executor whose documents end their processes unless each page is read apart."""

    def __init__(self, status: Status, apart: Outcome) -> None:
        self.seen: list[tuple[int, bool]] = []
        self._status = status
        self._apart = apart

    def run(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Outcome]]:
        for task in tasks:
            self.seen.append((task.number, task.manner.apart))
            yield task, self._apart if task.manner.apart else Outcome(self._status, "理由")

    def __enter__(self) -> Fragile:
        return self

    def __exit__(self, *_: object) -> None:
        return None


def task(number: int, name: str = "a.pdf") -> Task:
    return Task(number, Path(name), name, 1, Path(), Allowance())


@pytest.mark.parametrize("status", ["crashed", "memory", "timeout"])
def test_a_document_that_ended_its_process_is_read_once_more(status: Status) -> None:
    saved = Outcome("partial", document_id="d1")
    executor = Fragile(status, saved)
    assert [outcome for _, outcome in read_all(executor, [task(0), task(1)])] == [saved, saved]
    assert executor.seen == [(0, False), (1, False), (0, True), (1, True)]


def test_the_first_reason_stays_where_nothing_could_be_saved() -> None:
    executor = Fragile("timeout", Outcome("crashed"))
    assert [outcome.status for _, outcome in read_all(executor, [task(0)])] == ["timeout"]


def test_only_what_may_have_pages_and_ended_its_process_is_read_again() -> None:
    for status, name in (("encrypted", "a.pdf"), ("timeout", "a.txt")):
        executor = Fragile(status, Outcome("ok", document_id="d1"))  # type: ignore[arg-type]
        assert [outcome.status for _, outcome in read_all(executor, [task(0, name)])] == [status]
