"""Tables under each other between rulings of one width, with notes and captions between them."""

from __future__ import annotations

import pytest

from schemas.printed import Grid
from tests.drawing import Drawing

LEFT, RIGHT = 40.0, 340.0
ROWS = 12


def _table(d: Drawing, top: float, *, sums: bool) -> float:
    """A table with rulings above and below its head, its rows and its sums; where it ends."""
    for column, text in enumerate(("年齢", "平成27年", "令和2年", "令和4年", "令和6年")):
        d.text(LEFT + 12 + 60 * column, top + 10, text, 8)
    base = top + 24.0
    for row in range(ROWS):
        for column in range(5):
            d.text(
                LEFT + 16 + 60 * column, base, f"{row * 5}～{row * 5 + 4}歳" if not column else f"{row}{column}", 8
            )
        base += 12
    bottom = base - 8
    for at in (top, top + 14, bottom, *([bottom + 14] if sums else [])):
        d.line(LEFT, at, RIGHT, at)
    bottom += 14 if sums else 0
    for column in range(5 if sums else 0):
        d.text(LEFT + 16 + 60 * column, bottom - 4, "合計" if not column else f"9{column}", 8)
    return bottom


@pytest.mark.parametrize("unit", [True, False])
def test_many_rows_between_two_rulings_do_not_make_the_lines_between_tables_a_row(unit: bool) -> None:
    d = Drawing(400, 520)
    bottom = _table(d, 60, sums=True)
    d.text(LEFT, bottom + 10, "資料：住民基本台帳", 8)
    d.text(LEFT, bottom + 26, "【女性の人口】", 8)
    if unit:
        d.text(RIGHT - 48, bottom + 26, "（単位：人）", 8)
    _table(d, bottom + 30, sums=False)
    grids = [item for _, item in d.read().flow if isinstance(item, Grid)]
    assert [(grid.row_count, grid.column_count) for grid in grids] == [(ROWS + 2, 5), (ROWS + 1, 5)]


def test_a_title_flush_with_the_rulings_parts_tables_that_begin_with_the_same_label() -> None:
    d = Drawing(400, 420)
    top = 40.0
    for title in ("ア 夜間の診療", "イ 看護師の確保", "ウ 薬の備え"):
        d.text(LEFT, top + 8, title, 8)
        top += 12
        for label in ("取組の内容", "甲の役割", "乙の役割"):
            d.line(LEFT, top, RIGHT, top)
            d.text(LEFT + 4, top + 10, label, 8)
            for line in (10, 20):
                d.text(LEFT + 80, top + line, "圏域の町が力を合わせて進める", 8)
            top += 25
        d.line(LEFT, top, RIGHT, top)
        top += 10
    grids = [item for _, item in d.read().flow if isinstance(item, Grid)]
    assert [(grid.row_count, grid.column_count) for grid in grids] == [(3, 2)] * 3


@pytest.mark.parametrize("framed", [True, False])
def test_a_unit_below_the_line_under_a_heading_and_a_caption_in_pieces_are_no_rows(framed: bool) -> None:
    d = Drawing(400, 300)
    d.text(LEFT, 44, "（２）年齢別の人口", 12)
    d.line(LEFT, 50, RIGHT, 50, 0.8)
    d.text(RIGHT - 48, 60, "（単位：人）", 8)
    ys = [64.0 + 14 * k for k in range(6)]
    for at in ys:
        d.line(LEFT, at, RIGHT, at, 1.2 if framed and at in (ys[0], ys[-1]) else 0.5)
    for row, top in enumerate(ys[:-1]):
        for column in range(5):
            label = f"{row}歳" if row else "年齢"
            text = label if not column else f"{2010 + column}年" if not row else f"{row}{column}"
            d.text(LEFT + 12 + 60 * column, top + 10, text, 8)
    if framed:
        for x, text in ((LEFT, "【表２】"), (LEFT + 50, "年齢別の人口"), (LEFT + 120, "パターン１（準拠）")):
            d.text(x, ys[-1] + 12, text, 8)
    grids = [item for _, item in d.read().flow if isinstance(item, Grid)]
    assert [(grid.row_count, grid.column_count) for grid in grids] == [(5, 5)]
