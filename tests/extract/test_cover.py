"""A document's cover: its title heads no text, but it stays text."""

from __future__ import annotations

import pytest

from extract.cover import cover_of
from extract.document import read_bytes
from kohyo.pipeline import process
from schemas.printed import Document
from schemas.tables import Passage
from tests.drawing import Drawing

TITLE, CHAPTER, TEXT = "川上圏域共生ビジョン", "第１章　圏域の姿", "圏域は川の流れに沿って広がる。"


def _document(*first: str) -> Document:
    drawing = Drawing(595, 842)
    for number, text in enumerate(first):
        drawing.text(200, 250 + 60 * number, text, 24 if number == 0 else 12)
    drawing.page()
    drawing.text(60, 80, CHAPTER, 14)
    drawing.text(60, 110, TEXT)
    return read_bytes(drawing.data(), source_name="a.pdf")


def _told(document: Document) -> list[tuple[str, str | None, str]]:
    return [(row.kind, row.heading_path, row.text) for row in process(document).rows if isinstance(row, Passage)]


@pytest.mark.parametrize("signed", ["令和７年３月", "川上市", "川上圏域協議会"])
def test_the_title_on_a_cover_heads_no_text(signed: str) -> None:
    told = _told(_document(TITLE, signed))
    assert told[0] == ("heading", None, TITLE)
    assert {text for _, path, text in told if path is None} == {TITLE, signed, CHAPTER}
    assert told[-1] == ("paragraph", CHAPTER, TEXT)


def test_the_title_of_slides_that_nobody_signs_heads_them() -> None:
    told = _told(_document(TITLE, "～川と暮らす～"))
    assert told[-1] == ("paragraph", f"{TITLE} > {CHAPTER}", TEXT)


@pytest.mark.parametrize("more", ["１　はじめに", "・川の町", "このビジョンは圏域の姿を示す。"])
def test_a_page_with_text_is_no_cover(more: str) -> None:
    assert cover_of(_document(TITLE, "令和７年３月")) is not None
    assert cover_of(_document(TITLE, "令和７年３月", more)) is None


def test_a_single_page_and_a_text_have_no_cover() -> None:
    drawing = Drawing(595, 842)
    for number, text in enumerate((TITLE, "令和７年３月")):
        drawing.text(200, 250 + 60 * number, text, 24)
    assert cover_of(read_bytes(drawing.data(), source_name="a.pdf")) is None
    assert cover_of(read_bytes(f"{TITLE}\n\n令和７年３月\n".encode(), source_name="a.txt")) is None
