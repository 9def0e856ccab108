"""Forms with a column of labels on grounds, or in boxes, and tables or boxes in the white beside them."""

from __future__ import annotations

import pytest

from schemas.printed import Document
from tests.drawing import Drawing

ROWS = (
    ("町", "青井町", 20),
    ("中身", "橋を直し、道を広げる。", 20),
    ("費用", "", 60),
    ("先行き", "次の年も直す。", 20),
)
XS = (130.0, 210.0, 290.0, 370.0)


def _form(*, ruled: bool) -> Drawing:
    """A form whose labels stand on one ground below the other; the third row is left to the caller."""
    d = Drawing(480, 320)
    top = 40.0
    for label, value, height in ROWS:
        d.fill(40, top, 120, top + height, 0.8, 0.85, 0.9)
        d.text(44, top + 14, label, 9)
        if value:
            d.text(128, top + 14, value, 9)
        if ruled:
            d.line(40, top, 440, top)
        top += height
    if ruled:
        d.line(40, top, 440, top)
    return d


def _inner_table(d: Drawing) -> None:
    d.grid(XS, (86.0, 103.0, 120.0))
    for x, year, amount in zip(XS, ("R6", "R7", "R8"), ("120", "1,300", "75"), strict=False):
        d.text(x + 6, 98, year, 9)
        d.text(x + 6, 115, amount, 9)


def _tables(document: Document) -> list[list[tuple[int, int, str]]]:
    return [[(c.row, c.column, c.text) for c in grid.cells] for page in document.pages for grid in page.grids]


def _pairs() -> list[tuple[int, int, str]]:
    return [(n, k, text) for n, (label, value, _) in enumerate(ROWS) for k, text in enumerate((label, value))]


def test_a_table_drawn_beside_one_of_the_labels_stands_in_the_cell_of_that_row() -> None:
    for ruled in (False, True):
        d = _form(ruled=ruled)
        _inner_table(d)
        outer, inner = _tables(d.read())
        assert outer == _pairs()
        assert [text for *_, text in inner] == ["R6", "R7", "R8", "120", "1,300", "75"]


def test_a_box_may_stand_around_such_a_form() -> None:
    d = _form(ruled=True)
    _inner_table(d)
    d.line(40, 40, 40, 160)
    d.line(440, 40, 440, 160)
    outer, inner = _tables(d.read())
    assert outer == _pairs()
    assert len(inner) == 6


def test_words_in_a_box_beside_one_of_the_labels_are_one_cell() -> None:
    d = _form(ruled=True)
    d.rounded(128, 84, 436, 136, 4)
    for x, base, text in (
        (132, 98, "使った額"),
        (132, 112, "R6"),
        (200, 112, "120"),
        (300, 112, "R7"),
        (380, 112, "99"),
    ):
        d.text(x, base, text, 9)
    (grid,) = _tables(d.read())
    assert [cell[:2] for cell in grid] == [(n, k) for n in range(4) for k in range(2)]
    assert grid[5][2].replace("\n", " ").split() == ["使った額", "R6", "120", "R7", "99"]


def test_a_ground_without_text_goes_on_from_the_page_before() -> None:
    d = Drawing(480, 320)
    d.fill(40, 40, 120, 100, 0.8, 0.85, 0.9)
    d.fill(40, 100, 120, 120, 0.8, 0.85, 0.9)
    d.text(44, 114, "先行き", 9)
    d.text(128, 114, "次の年も直す。", 9)
    d.grid(XS, (46.0, 63.0, 80.0))
    for x, year, amount in zip(XS, ("R6", "R7", "R8"), ("120", "1,300", "75"), strict=False):
        d.text(x + 6, 58, year, 9)
        d.text(x + 6, 75, amount, 9)
    outer, inner = _tables(d.read())
    assert outer == [(0, 0, ""), (0, 1, ""), (1, 0, "先行き"), (1, 1, "次の年も直す。")]
    assert len(inner) == 6


def test_a_table_of_level_rulings_alone_may_stand_in_such_a_cell() -> None:
    d = _form(ruled=True)
    d.rounded(128, 42, 200, 58, 4)
    for y in (86.0, 103.0, 120.0):
        d.line(130, y, 430, y)
    for x, year, mark in zip(
        (130.0, 240.0, 310.0, 380.0), ("取組", "R6", "R7", "R8"), ("橋", "○", "", "○"), strict=True
    ):
        d.text(x + 6, 98, year, 9)
        d.text(x + 6, 115, mark, 9)
    _, inner = _tables(d.read())
    assert [text for *_, text in inner] == ["取組", "R6", "R7", "R8", "橋", "○", "", "○"]


@pytest.mark.parametrize("rounded", [True, False])
def test_boxes_two_by_two_beside_each_other_are_the_cells_of_a_form(rounded: bool) -> None:
    d = Drawing(480, 320)
    top = 40.0
    for label, value, height in ROWS:
        if rounded:
            d.rounded(40, top, 120, top + height - 4, 5)
        else:
            d.frame(40, top, 120, top + height - 4)
        d.frame(124, top, 440, top + height - 4)
        d.text(46, top + 12, label, 9)
        d.text(128, top + 12, value or "千円", 9)
        top += height
    (grid,) = _tables(d.read())
    assert [text for *_, text in grid if text] == [text or "千円" for *_, text in _pairs()]
    assert {column for _, column, _ in grid} == {0, 1}
