"""Lists with a ruling below every row and every other row painted cell by cell, nothing upright drawn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tests.drawing import Drawing, only_grid

BLUE, PALE = (0.18, 0.33, 0.59), (0.9, 0.94, 0.98)
XS = (40.0, 110.0, 170.0, 230.0)
HEADS = ("年次", "出生", "死亡")
ROWS = (("令和元年", "(2019)", "21", "50"), ("令和２年", "(2020)", "19", "48"), ("令和３年", "(2021)", "22", "58"))


def _list(painted: Sequence[int]) -> Drawing:
    """Heads and rows of two lines each, the painted ones numbered from the heads on."""
    drawing = Drawing()
    ys = [100.0, 116.0, 142.0, 168.0, 194.0]
    for row in painted:
        for x0, x1 in pairwise(XS):
            drawing.fill(x0, ys[row], x1, ys[row + 1], *(PALE if row else BLUE))
    for y in ys:
        drawing.line(XS[0], y, XS[-1], y)
    for x, text in zip(XS, HEADS, strict=False):
        drawing.text(x + 8, 112, text)
    for k, (year, western, born, died) in enumerate(ROWS):
        top = ys[k + 1]
        drawing.text(XS[0] + 5, top + 11, year)
        drawing.text(XS[0] + 5, top + 22, western)
        drawing.text(XS[1] + 30, top + 17, born)
        drawing.text(XS[2] + 30, top + 17, died)
    return drawing


def test_rows_between_painted_ones_have_their_columns() -> None:
    grid = only_grid(_list([0, 2]).read())
    assert [[cell.text.replace("\n", "") for cell in grid.row(row)] for row in range(grid.row_count)] == [
        list(HEADS),
        *([f"{year}{western}", born, died] for year, western, born, died in ROWS),
    ]


def test_text_between_two_tables_is_no_row_though_its_letters_stand_on_no_border() -> None:
    drawing = Drawing()
    for top in (100.0, 240.0):
        for x0, x1 in pairwise(XS):
            drawing.fill(x0, top, x1, top + 16, *BLUE)
        for y in (top, top + 16, top + 34, top + 52):
            drawing.line(XS[0], y, XS[-1], y)
        for x, text in zip(XS, HEADS, strict=False):
            drawing.text(x + 8, top + 12, text)
        for k, row in enumerate((("一年", "21", "50"), ("二年", "19", "48"))):
            for x, text in zip(XS, row, strict=False):
                drawing.text(x + 20, top + 28 + 18 * k, text)
    for k, text in enumerate(("橋を渡る人の声を聞き、町が灯を", "つけ、里の人が花を植える道とす")):
        drawing.text(50, 190 + 16 * k, text, 10)
    grids = drawing.read().pages[0].grids
    assert [[cell.text for cell in grid.row(0)] for grid in grids] == [list(HEADS)] * 2
    assert [grid.row_count for grid in grids] == [3, 3]
