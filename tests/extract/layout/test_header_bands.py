"""Headers on a coloured band above a table whose columns only the rulings below part."""

from __future__ import annotations

from itertools import pairwise

import pytest

from schemas.printed import Grid
from tests.drawing import Drawing, only_grid


def _banded(heading: str) -> Drawing:
    drawing = Drawing()
    drawing.fill(40, 60, 360, 76, 0.7, 0.3, 0.3)
    for x, word in ((60, "指標"), (150, heading), (310, "所管")):
        drawing.text(x, 71, word, 8)
    for k, name in enumerate(("就農者の数", "出荷の量", "移住者の数")):
        top = 76 + 18 * k
        for x, word in ((44, name), (190, f"{k + 3}人"), (310, "農政課")):
            drawing.text(x, top + 12, word, 8)
        drawing.line(40, top + 18, 360, top + 18)
        for x in (140, 290):
            drawing.line(x, top, x, top + 18)
    return drawing


def test_a_band_on_a_table_is_its_header() -> None:
    grid = only_grid(_banded("現状と目標").read())
    assert [cell.text for cell in grid.row(0)] == ["指標", "現状と目標", "所管"]
    assert (grid.row_count, grid.column_count) == (4, 3)


def test_a_heading_wider_than_its_column_is_no_heading_of_two() -> None:
    drawing = _banded("")
    drawing.text(125, 71, "現状値（令和４年度）→目標値（令和10年度）", 8)
    grid = only_grid(drawing.read())
    assert [cell.text for cell in grid.row(0)] == ["指標", "現状値（令和４年度）→目標値（令和10年度）", "所管"]


def test_titles_on_rulings_with_prose_between_are_no_table() -> None:
    drawing = Drawing()
    for k in range(4):
        top = 60.0 + 90 * k
        drawing.text(40, top - 4, f"{k + 1}　計画の背景と目的", 12)
        drawing.line(40, top, 360, top)
        for line in range(2):
            drawing.text(40, top + 26 + 16 * line, "村は人口の動きを見通し、働く場と住まいを整えてきた。", 10)
    assert not [item for _, item in drawing.read().flow if isinstance(item, Grid)]


def test_two_rows_below_a_band_are_a_table() -> None:
    drawing = Drawing()
    drawing.fill(40, 60, 360, 76, 0.1, 0.4, 0.5)
    for row, words in enumerate((("区分", "2020年", "2030年"), ("推計", "736", "621"), ("目標", "736", "650"))):
        for x, word in zip((48, 180, 300), words, strict=True):
            drawing.text(x, 71 + 16 * row, word, 9)
        if row:
            drawing.line(40, 76 + 16 * row, 360, 76 + 16 * row)
    drawing.text(40, 52, "女性の人口の見通し", 9)
    drawing.text(320, 52, "単位：人", 7)
    for k in range(4):
        drawing.text(40, 130 + 16 * k, "水道の収益は人口とほぼ同じ割合で減り、半分ほどになる見通しです。", 10)
    grid = only_grid(drawing.read())
    assert (grid.row_count, grid.column_count) == (3, 3)
    assert [cell.text for cell in grid.row(0)] == ["区分", "2020年", "2030年"]


def test_a_coloured_row_without_sides_between_two_parts_leaves_them_one_table() -> None:
    drawing = Drawing()
    xs = (40.0, 140.0, 290.0, 360.0)
    drawing.grid(xs, (60, 78))
    drawing.fill(40, 78, 360, 94, 0.8, 0.85, 0.9)
    drawing.grid(xs, (94, 112, 130))
    drawing.label(xs, (60, 78))
    drawing.text(44, 90, "【暮らしを支える】", 8)
    drawing.label(xs, (94, 112, 130))
    grid = only_grid(drawing.read())
    assert (grid.row_count, grid.column_count) == (4, 3)
    assert [(cell.text, cell.column_span) for cell in grid.row(1)] == [("【暮らしを支える】", 3)]


@pytest.mark.parametrize(("height", "rows"), [(16, 5), (24, 4)])
def test_a_band_on_a_table_is_a_row_where_such_bands_lie_between_its_rows(height: float, rows: int) -> None:
    drawing = Drawing()
    xs = (40.0, 140.0, 290.0, 360.0)
    for top, high in ((60.0 - height, height), (78.0, 16.0)):
        drawing.fill(40, top, 360, top + high, 0.8, 0.85, 0.9)
        drawing.text(44, top + 12, "【暮らしを支える】", 8)
    drawing.grid(xs, (60, 78))
    drawing.label(xs, (60, 78))
    drawing.grid(xs, (94, 112, 130))
    drawing.label(xs, (94, 112, 130))
    assert only_grid(drawing.read()).row_count == rows


def test_a_caption_on_white_between_two_tables_leaves_them_two() -> None:
    drawing = Drawing()
    xs = (40.0, 140.0, 290.0, 360.0)
    for top in (60.0, 96.0):
        drawing.grid(xs, (top, top + 18))
        drawing.label(xs, (top, top + 18))
    drawing.text(44, 91, "表２　出荷の量", 8)
    assert sum(isinstance(item, Grid) for _, item in drawing.read().flow) == 2


def test_headings_painted_one_by_one_are_as_wide_as_the_row_below_without_sides() -> None:
    d = Drawing()
    xs = [20, 100, 140, 180, 220]
    heads = ["事業項目", "R7", "R8", "R9"]
    for (x0, x1), head in zip(pairwise(xs), heads, strict=True):
        d.fill(x0, 30, x1, 45, 0.87, 0.91, 0.82)
        d.text(x0 + 4, 41, head, 8)
    d.line(20, 62, 220, 62)
    for x in xs[1:-1]:
        d.line(x, 45, x, 62)
    d.text(24, 56, "草刈り", 8)
    assert [cell.text for cell in only_grid(d.read()).cells] == [*heads, "草刈り", "", "", ""]


def _cut(height: float, *, again: bool = False) -> Drawing:
    """Heads and rows of five columns with one line between them, in a gap without sides of so many points.

    ``again`` where the first of the rows says what the heads say.
    """
    drawing, xs = Drawing(), (40.0, 100.0, 180.0, 240.0, 300.0, 360.0)
    drawing.grid(xs, (60, 78))
    drawing.label(xs, (60, 78))
    drawing.text(44, 78 + height / 2 + 3, "柱１　里の仕事を興す", 8)
    rows = (78 + height, 96 + height, 114 + height)
    drawing.grid(xs, rows)
    if again:
        drawing.label(xs, rows)
    else:
        for k, x in enumerate(xs[:-1]):
            drawing.text(x + 3, rows[0] + 11, f"値{k}", 8)
    return drawing


@pytest.mark.parametrize("height", [12, 18])
def test_a_row_without_sides_that_its_line_fills_leaves_the_table_one(height: float) -> None:
    grid = only_grid(_cut(height).read())
    assert (grid.row_count, grid.column_count) == (4, 5)
    assert [(cell.text, cell.column_span) for cell in grid.row(1)] == [("柱１　里の仕事を興す", 5)]


def test_a_line_above_heads_that_are_printed_again_is_the_title_of_the_next_table() -> None:
    flow = _cut(12, again=True).read().flow
    assert [item.row_count for _, item in flow if isinstance(item, Grid)] == [1, 2]


def test_a_title_in_white_space_parts_two_tables_of_the_same_columns() -> None:
    flow = _cut(26).read().flow
    assert [item.row_count for _, item in flow if isinstance(item, Grid)] == [1, 2]
