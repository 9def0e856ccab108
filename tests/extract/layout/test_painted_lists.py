"""Lists whose rows are painted by turns, cell by cell, on a further page and with tall cells at the left."""

from __future__ import annotations

from schemas.printed import Grid
from tests.drawing import Drawing

XS = (40.0, 70, 150, 260, 360)
HEAD = ("No.", "政策分野", "施策名", "R6")
ROWS = (
    ("1", "医療", "夜間診療の確保", "A"),
    ("2", "福祉", "居場所の開設", "B"),
    ("3", "観光", "道案内の整備", "A"),
    ("4", "教育", "図書館の連携", "C"),
    ("5", "交通", "乗合の運行", "A"),
)


def _row(d: Drawing, top: float, texts: tuple[str, ...], grey: float | None) -> None:
    for x0, x1, text in zip(XS, XS[1:], texts, strict=False):
        if grey is not None:
            d.fill(x0, top, x1, top + 20, grey, grey, grey)
        d.text(x0 + 4, top + 13, text, 8)


def test_the_header_over_a_white_row_is_the_list_s() -> None:
    d = Drawing()
    _row(d, 40, HEAD, 0.3)
    _row(d, 60, ROWS[0], None)
    for n in (1, 3):
        top = 60 + 20 * n
        _row(d, top, ROWS[n], 0.95)
        d.fill(XS[1], top + 20, XS[2], top + 40, 0.95, 0.95, 0.95)  # the field of two rows is one painted cell
        _row(d, top + 20, (ROWS[n + 1][0], "", *ROWS[n + 1][2:]), None)
    grids = [item for _, item in d.read().flow if isinstance(item, Grid)]
    assert [grid.row_count for grid in grids] == [6]
    assert [[cell.text for cell in grids[0].row(n)] for n in (0, 1)] == [list(HEAD), list(ROWS[0])]


def test_a_caption_and_a_unit_above_ages_are_no_heads() -> None:
    d = Drawing()
    d.text(XS[1] + 4, 50, "里の人口（高位）", 8)
    d.text(XS[3] + 40, 56, "（単位：人）", 8)
    d.text(XS[2] + 4, 50, "の推計", 8)
    heads, figures = ("年", "0～14歳", "15～64歳", "計"), ("R7", "10", "20", "30")
    for n in range(6):
        _row(d, 60 + 20 * n, figures if n else heads, 0.95 if n % 2 else None)
    d.grid(XS, [60.0 + 20 * n for n in range(7)])
    grids = [item for _, item in d.read().flow if isinstance(item, Grid)]
    assert [grid.row_count for grid in grids] == [6]
