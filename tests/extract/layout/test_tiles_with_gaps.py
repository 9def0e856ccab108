"""Cells told by their colour alone, with white gaps between them: two tables, and what a page's end leaves."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.grids.candidates import settled
from extract.layout.grids.skeleton import from_boxes
from extract.layout.ink import Glyph
from tests.drawing import Drawing

GAP = 1.5
XS = [40.0, 110, 180, 250, 320, 390]


def draw(d: Drawing, top: float, rows: Sequence[Sequence[str]], height: float = 18, merged: int = 0) -> None:
    """Rows of coloured cells; the first cell reaches over the first ``merged`` rows."""
    for k, row in enumerate(rows):
        for column, text in enumerate(row):
            if column == 0 and 0 < k < merged:
                continue
            y0, y1 = top + height * k, top + height * (k + 1)
            if column == 0 and k == 0 and merged:
                y1 = top + height * merged
            d.fill(
                XS[column], y0, XS[column + 1] - GAP, y1 - GAP, *((0.7, 0.85, 0.8) if column == 0 else (0.95,) * 3)
            )
            d.text(XS[column] + 4, (y0 + y1) / 2 + 3, text, 8)


def grids(d: Drawing) -> list[list[tuple[int, int, int, int, str]]]:
    return [
        [(c.row, c.column, c.row_span, c.column_span, c.text) for c in grid.cells]
        for page in d.read().pages
        for grid in page.grids
    ]


def words(rows: Sequence[Sequence[str]]) -> list[str]:
    return [text for row in rows for text in row]


FIRST = [["区分", "浜北市", "沖野町", "岬村", "計"], ["昼間人口", "3,120", "870", "412", "4,402"]]
SECOND = [
    ["区分", "北へ", "南へ", "東へ", "西へ"],
    ["通勤者", "310", "87", "41", "44"],
    ["通学者", "31", "8", "4", "5"],
]


def test_titles_between_coloured_tables_are_no_rows() -> None:
    d = Drawing(440, 400)
    draw(d, 40, FIRST)
    d.text(40, 95, "資料：国勢調査による。", 8)
    d.text(40, 115, "通勤通学の動向", 8)
    draw(d, 125, SECOND)
    assert [[text for *_, text in grid] for grid in grids(d)] == [words(FIRST), words(SECOND)]


def test_a_coloured_row_alone_is_a_table_where_it_is_as_wide_as_another() -> None:
    d = Drawing(440, 400)
    draw(d, 40, FIRST[1:])
    d.text(40, 95, "資料：国勢調査による。", 8)
    draw(d, 125, SECOND)
    assert [[text for *_, text in grid] for grid in grids(d)] == [FIRST[1], words(SECOND)]


def test_a_coloured_cell_as_high_as_the_rows_beside_it_is_one_of_them() -> None:
    d = Drawing(440, 400)
    draw(d, 40, SECOND, merged=3)
    (grid,) = grids(d)
    assert (0, 0, 3, 1, "区分") in grid
    assert (2, 4, 1, 1, "5") in grid


def test_a_coloured_row_of_one_cell_below_others_as_wide_as_them_is_a_row_of_their_table() -> None:
    d = Drawing(440, 400)
    draw(d, 40, FIRST)
    d.fill(XS[0], 76, XS[-1] - GAP, 94 - GAP, 0.95, 0.95, 0.95)
    d.text(XS[0] + 4, 88, "通勤通学の動向", 8)
    draw(d, 94, SECOND)
    (grid,) = grids(d)
    assert (2, 0, 1, 5, "通勤通学の動向") in grid
    assert [text for *_, text in grid] == [*words(FIRST), "通勤通学の動向", *words(SECOND)]


def test_rows_of_coloured_cells_of_which_some_are_tall_are_no_strips_of_a_form() -> None:
    d = Drawing(440, 500)
    top = 40.0
    for row in (*SECOND, *SECOND):
        draw(d, top, [row])
        draw(d, top + 18, [["内訳", "", "", "", ""]], height=54)
        for k in range(4):
            d.text(XS[1] + 4, top + 29 + 11 * k, f"{k + 1}日目", 8)
        top += 72
    (grid,) = grids(d)
    assert [text for _, column, *_, text in grid if column == 0] == words(
        [[row[0], "内訳"] for row in (*SECOND, *SECOND)]
    )


def test_rows_of_one_coloured_cell_below_each_other_are_rows_of_the_form() -> None:
    d = Drawing(440, 400)
    rows = [
        ["施策名", "夜間の診療"],
        ["取組内容"],
        ["休日も診療する。"],
        ["期待される効果"],
        ["安心して暮らせる。"],
    ]
    for k, row in enumerate(rows):
        y0, y1 = 40 + 18.0 * k, 58 + 18.0 * k
        xs = [40.0, 140.0, 390.0] if len(row) == 2 else [40.0, 390.0]
        for column, text in enumerate(row):
            label = column == 0 and k in (0, 1, 3)
            grey = (0.7, 0.85, 0.8) if label else (0.95,) * 3
            d.fill(xs[column], y0, xs[column + 1] - GAP, y1 - GAP, *grey)
            d.text(xs[column] + 4, (y0 + y1) / 2 + 3, text, 8)
    assert [[text for *_, text in grid] for grid in grids(d)] == [words(rows)]


def test_a_text_above_whole_coloured_tables_is_no_row_of_a_table_of_words() -> None:
    cells = [(x, y, x + 60.0, y + 20.0) for left in (20, 220) for x in (left, left + 60) for y in (100, 120, 140)]
    tiled = [from_boxes(cells[:6]), from_boxes(cells[6:])]
    words = [(20.0, 40.0, 220.0, 100.0), (220.0, 40.0, 340.0, 100.0), *cells]
    above = [Glyph("文", x, y, x + 9, y + 9, 9, y + 8, False, 0) for x in (25.0, 225) for y in (45.0, 60, 75, 90)]
    values = [Glyph("1", x + 5, y + 5, x + 10, y + 14, 9, y + 13, False, 0) for x, y, _, _ in cells]
    tables = [table for table in tiled if table is not None]
    aligned = from_boxes(words)
    assert aligned is not None
    assert settled([], tables, [aligned], [*above, *values]) == (tables, [])
    below = [
        Glyph("9", x + 5, y, x + 10, y + 9, 9, y + 8, False, 0) for x in (20.0, 80, 220) for y in (170.0, 190, 210)
    ]
    longer = from_boxes([*words, (20.0, 160.0, 340.0, 220.0)])
    assert longer is not None
    assert settled([], tables, [longer], [*above, *values, *below]) == ([], [longer])


def test_a_tag_in_the_corner_of_a_box_parts_no_text_in_it() -> None:
    d = Drawing(440, 400)
    d.fill(40, 40, 390, 110, 1.0, 0.95, 0.9)
    d.grid([40, 390], [40, 110])
    d.fill(40, 40, 110, 58, 0.8, 0.4, 0.1)
    d.text(46, 53, "成果目標", 8)
    d.text(46, 75, "○計画を策定した市町村の数（累計）", 8)
    d.text(230, 75, "612団体　→　900団体", 8)
    d.text(46, 95, "○乗合交通を導入した地区の数", 8)
    d.text(230, 95, "384地区　→　560地区", 8)
    (page,) = d.read().pages
    assert not page.grids
    assert [line.text for line in page.lines][:2] == [
        "成果目標",
        "○計画を策定した市町村の数（累計） 612団体　→　900団体",
    ]
