"""Columns that coloured headings tell, above rows with a line under each and nothing drawn between the columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from tests.drawing import Drawing, only_grid

XS = (40.0, 90.0, 250.0, 300.0, 330.0)
ROWS = (
    ("", "項目と状況", "区分", "番号"),
    ("Ａ", "道を歩いた人の数、川を渡った人の数", "道", "1"),
    ("Ｂ", "花", "花と緑", "2"),
    ("Ｃ", "灯りの数", "灯", "3"),
)


def _draw(d: Drawing, rows: Sequence[Sequence[str]], top: float = 60.0) -> None:
    for x0, x1 in pairwise(XS):
        d.fill(x0, top, x1, top + 30, 0.8, 0.4, 0.1)
    for k, text in enumerate(("達成の", "状況")):
        d.text(43, top + 12 + 12 * k, text, 9)
    for row, cells in enumerate(rows):
        base = top + (18 if not row else 24 + 20 * row)
        for x, text in zip(XS, cells, strict=False):
            d.text(x + 3, base, text, 9)
        if row:
            d.line(XS[0], base + 6, XS[-1], base + 6)


def test_a_heading_of_two_lines_and_a_value_that_begins_before_its_heading_keep_their_columns() -> None:
    d = Drawing()
    _draw(d, ROWS)
    grid = only_grid(d.read())
    assert [[cell.text for cell in grid.row(row)] for row in range(4)] == [
        ["達成の\n状況", "項目と状況", "区分", "番号"],
        *(list(row) for row in ROWS[1:]),
    ]


def test_lines_under_the_rows_of_one_name_leave_the_name_one_cell() -> None:
    d = Drawing()
    rows = (
        ("分野", "項目", "Ａ", "Ｂ"),
        ("", "診療", "1", ""),
        ("暮らし", "子育て", "", "2"),
        ("", "学び", "3", ""),
    )
    for x0, x1 in pairwise(XS):
        d.fill(x0, 60, x1, 78, 0.8, 0.4, 0.1)
    for row, cells in enumerate(rows):
        for x, text in zip(XS, cells, strict=False):
            d.text(x + 3, 72 + 18 * row, text, 9)
        if row:
            d.line(XS[0] if row == 3 else XS[1], 78 + 18 * row, XS[-1], 78 + 18 * row)
    grid = only_grid(d.read())
    assert [(c.row, c.row_span, c.text) for c in grid.cells if c.column == 0] == [(0, 1, "分野"), (1, 3, "暮らし")]
    assert grid.column_count == 4


def test_a_title_of_a_section_runs_over_all_columns() -> None:
    d = Drawing()
    _draw(d, (*ROWS[:2], ("この節では緑を増やすための取組を挙げ、その数を並べる", "", "", ""), ROWS[3]))
    grid = only_grid(d.read())
    assert [cell.text for cell in grid.row(2) if cell.lines] == [
        "この節では緑を増やすための取組を挙げ、その数を並べる"
    ]
    assert [cell.text for cell in grid.row(3)] == list(ROWS[3])


def test_a_table_ends_above_the_line_along_the_headings_of_the_next_one() -> None:
    d = Drawing()
    _draw(d, ROWS)
    d.text(42, 175, "表２ その次の表", 10)
    d.line(XS[0], 190, XS[-1], 190)
    _draw(d, ROWS, 190)
    grids = d.read().pages[0].grids
    assert len(grids) == 2
    assert all([cell.text for cell in grid.row(3)] == list(ROWS[3]) for grid in grids)


def test_figures_with_shares_below_one_heading_are_left_to_the_words() -> None:
    d = Drawing()
    rows = [("年", "年少人口", "総人口")] + [(f"20{k}0年", f"3{k},810人", f"31{k},282人") for k in range(2, 6)]
    for x0, x1 in pairwise((40.0, 90.0, 250.0, 330.0)):
        d.fill(x0, 60, x1, 78, 0.8, 0.9, 1)
    for row, cells in enumerate(rows):
        for x, text in zip((43, 100, 260), cells, strict=True):
            d.text(x, 72 + 18 * row, text, 9)
        if row:
            d.text(200, 72 + 18 * row, f"1{row}.9％", 9)
        d.line(40, 78 + 18 * row, 330, 78 + 18 * row)
    grid = only_grid(d.read())
    assert [cell.text for cell in grid.row(1)] == ["2020年", "32,810人", "11.9％", "312,282人"]


def test_one_heading_over_two_columns_leaves_them_two() -> None:
    d = Drawing()
    d.fill(40, 60, 140, 78, 0.8, 0.9, 1)
    for x0, text in ((140, "R2"), (200, "R7")):
        d.fill(x0, 60, x0 + 60, 78, 0.8, 0.9, 1)
        d.text(x0 + 5, 72, text, 9)
    d.text(43, 72, "区分", 9)
    rows = (
        ("", "総数", "90", "80"),
        ("推計", "若者", "9", "7"),
        ("", "老年", "30", "33"),
        ("目標", "総数", "90", "88"),
    )
    for row, cells in enumerate(rows):
        for x, text in zip((43, 93, 145, 205), cells, strict=True):
            d.text(x, 90 + 18 * row, text, 9)
        d.line(90 if row < 2 else 40, 96 + 18 * row, 260, 96 + 18 * row)
    grid = only_grid(d.read())
    found = [(c.row, c.row_span, c.text) for c in grid.cells if c.column == 0 and c.row]
    assert found == [(1, 3, "推計"), (4, 1, "目標")]
    assert [cell.text for cell in grid.row(2) if cell.row == 2] == ["若者", "9", "7"]


def test_a_coloured_band_with_a_short_title_is_one_cell() -> None:
    d = Drawing()
    d.fill(XS[0], 110, XS[-1], 130, 1, 0.9, 0.8)
    _draw(d, (*ROWS[:2], ("道", "", "", ""), ROWS[3]))
    grid = only_grid(d.read())
    assert [(cell.text, cell.column_span) for cell in grid.row(2)] == [("道", 4)]


def test_a_table_ends_above_the_caption_of_another_without_coloured_headings() -> None:
    d = Drawing()
    _draw(d, ROWS)
    d.text(40, 184, "◆その次の表", 10)
    for y in (190, 210, 230, 250):
        d.line(XS[0], y, XS[-1], y)
        for x, text in zip(XS, ("道", "1", "2", "3"), strict=False) if y < 250 else ():
            d.text(x + 5, y + 14, text, 9)
    first, second = d.read().pages[0].grids
    assert (first.row_count, second.row_count) == (4, 3)


def test_a_framed_table_below_is_none_of_the_rows_below_headings() -> None:
    d = Drawing()
    _draw(d, ROWS)
    ys = (178.0, 196.0, 214.0)
    d.grid(XS, ys)
    d.label(XS, ys)
    first, second = d.read().pages[0].grids
    assert (first.row_count, second.row_count) == (4, 2)


def test_sums_on_grounds_of_their_own_head_no_columns_and_are_no_strips() -> None:
    d = Drawing()
    head = ("年齢", "2020年", "2025年", "2030年")
    town = (
        ("若い人", "1,210", "1,150", "980"),
        ("老いた人", "640", "702", "733"),
        ("合わせて", "1,850", "1,852", "1,713"),
    )
    rows: list[tuple[str, ...]] = [head]
    for name in ("川上の町", "川下の町", "両町の計"):
        rows += [(name, "", "", ""), *town, ("老いた人の割合", "34.6%", "37.9%", "42.8%")]
    xs = (40.0, 120.0, 190.0, 260.0, 330.0)
    for number, cells in enumerate(rows):
        top = 60.0 + 14 * number
        for x0, x1 in pairwise(xs):
            if cells is head:
                d.fill(x0, top, x1, top + 14, 0.1, 0.5, 0.5)
            elif cells[0] == "合わせて":
                d.fill(x0, top, x1, top + 14, 0.93, 0.97, 0.96)
        if not cells[1]:
            d.fill(xs[0], top, xs[-1], top + 14, 1, 0.9, 0.8)
        for k, text in enumerate(cells):
            d.text(xs[k] + 3 if not k else xs[k + 1] - 3 - 4.5 * len(text), top + 10, text, 8)
        if number:
            d.line(xs[0], top + 14, xs[-1], top + 14)
    grid = only_grid(d.read())
    assert (grid.row_count, grid.column_count) == (len(rows), 4)
    assert [[cell.text for cell in grid.row(row)] for row in (0, 4, 5, 9)] == [list(rows[k]) for k in (0, 4, 5, 9)]
    assert [(cell.text, cell.column_span) for cell in grid.row(6)] == [("川下の町", 4)]


def test_headings_beside_a_label_of_a_form_begin_no_table_of_their_own() -> None:
    d = Drawing()
    for top, bottom in ((60.0, 80.0), (80.0, 100.0), (100.0, 180.0), (180.0, 200.0)):
        d.fill(40, top, 110, bottom, 0.8, 0.9, 1)
    for x0, x1 in pairwise((110.0, 200.0, 260.0, 330.0)):
        d.fill(x0, 100, x1, 120, 0.8, 0.9, 1)
    for y in range(60, 201, 20):
        d.line(110 if 100 < y < 180 else 40, y, 330, y)
    for y, text in ((73.0, "名前"), (93.0, "中身"), (143.0, "工程"), (193.0, "評価")):
        d.text(43, y, text, 9)
    for y, text in ((73.0, "花を植える"), (93.0, "道に花を植える。"), (193.0, "花が咲いた。")):
        d.text(113, y, text, 9)
    rows = (("項目", "R7", "R8"), ("種をまく", "○", "○"), ("水をやる", "", "○"), ("花を見る", "", "○"))
    for row, cells in enumerate(rows):
        for x, text in zip((113.0, 222.0, 288.0), cells, strict=True):
            d.text(x, 113 + 20 * row, text, 9)
    grid = only_grid(d.read())
    labels = [(c.row, c.row_span, c.text) for c in grid.cells if c.column == 0]
    assert labels == [(0, 1, "名前"), (1, 1, "中身"), (2, 4, "工程"), (6, 1, "評価")]


@pytest.mark.parametrize("padding", [0.0, 2.0])
def test_a_unit_stands_above_headings_beside_a_label_of_a_form(padding: float) -> None:
    d = Drawing()
    ends = (60.0, 80.0, 100.0, 220.0, 240.0)
    for top, bottom in pairwise(ends):
        d.fill(40, top, 110, bottom, 0.8, 0.9, 1)
    for x0, x1 in pairwise((110.0 + padding, 200.0, 260.0, 330.0)):
        d.fill(x0, 120, x1, 140, 0.8, 0.9, 1)
    for y in range(60, 241, 20):
        d.line(40 if y in ends else 110 + padding, y, 330, y)
    for y, text in ((73.0, "名前"), (93.0, "中身"), (163.0, "経費"), (233.0, "評価")):
        d.text(43, y, text, 9)
    for y, text in ((73.0, "花を植える"), (93.0, "道に花を植える。"), (233.0, "花が咲いた。")):
        d.text(113, y, text, 9)
    d.text(270, 113, "（単位：円）", 9)
    rows = (
        ("町", "R7", "R8"),
        ("川上", "100", "200"),
        ("川中", "110", "210"),
        ("川下", "120", "220"),
        ("計", "330", "630"),
    )
    for row, cells in enumerate(rows):
        for x, text in zip((113.0, 222.0, 288.0), cells, strict=True):
            d.text(x, 133 + 20 * row, text, 9)
    grid = only_grid(d.read())
    labels = [(c.row, c.row_span, c.text) for c in grid.cells if c.column == 0]
    assert labels == [(0, 1, "名前"), (1, 1, "中身"), (2, 6, "経費"), (8, 1, "評価")]


def test_a_label_set_upright_below_the_corner_of_heads_stands_beside_all_rows() -> None:
    drawing = Drawing()
    for top, name in ((110.0, "目標１　橋を守る"), (290.0, "目標２　山を守る")):
        drawing.fill(40, top - 50, 360, top - 30, 0.87, 0.87, 0.87)
        drawing.text(45, top - 36, name, 11)
        drawing.text(40, top - 12, "町と村が力を合わせて人の通う道を守り、夜も歩ける明かりをつける。")
        for a, b in ((40.0, 60.0), (60.0, 220.0), (220.0, 290.0), (290.0, 360.0)):
            drawing.fill(a, top, b, top + 20, 0.9, 0.9, 0.9)
        drawing.fill(40, top + 20, 60, top + 100, 0.9, 0.9, 0.9)
        for x0, y in ((40, top), (40, top + 20), (60, top + 60), (40, top + 100)):
            drawing.line(x0, y, 360, y)
        for x, text in ((110, "指標名"), (230, "現状の値"), (305, "目標値")):
            drawing.text(x, top + 14, text)
        for k, letter in enumerate("数値目標"):
            drawing.text(45, top + 42 + 14 * k, letter)
        for k, (name, now, aim) in enumerate((("橋を渡る人", "215人", "296人"), ("山を歩く人", "4人", "15人"))):
            drawing.text(64, top + 44 + 40 * k, name)
            for x, text in ((245, now), (315, aim)):
                drawing.text(x, top + 38 + 40 * k, text)
                drawing.text(x - 8, top + 50 + 40 * k, "（R6年度）", 8)
    grids = [grid for page in drawing.read().pages for grid in page.grids]
    found = [[(c.row, c.row_span, c.text) for c in grid.cells if c.column < 2 and c.text] for grid in grids]
    assert found == [[(0, 1, "指標名"), (1, 2, "数値目標"), (1, 1, "橋を渡る人"), (2, 1, "山を歩く人")]] * 2


def test_a_field_whose_label_has_no_ground_keeps_its_table() -> None:
    d = Drawing()
    for y, low in ((60, 40), (80, 40), (100, 110), (120, 110), (140, 110), (160, 40), (180, 40)):
        d.line(low, y, 360, y)
    for x0, x1 in pairwise((160.0, 230.0, 300.0, 360.0)):
        d.fill(x0, 80, x1, 100, 0.9, 0.9, 0.9)
    for y in (80, 100, 120, 140):
        d.fill(110, y, 160, y + 20, 0.9, 0.9, 0.9)
    for y, label, text in ((73, "■取組内容", "道に花を植える。"), (173, "■効果", "花が咲く。")):
        d.text(44, y, label, 9)
        d.text(114, y, text, 9)
    d.text(44, 124, "■事業費", 9)
    rows = (("", "R6", "R7", "R8"), ("川上", "12", "14", "9"), ("川中", "20", "22", "8"), ("計", "32", "36", "17"))
    for k, row in enumerate(rows):
        for x, text in zip((114, 180, 250, 320), row, strict=True):
            if text:
                d.text(x, 93 + 20 * k, text, 9)
    labels = [(c.row_span, c.text) for c in only_grid(d.read()).cells if c.column == 0]
    assert labels == [(1, "■取組内容"), (4, "■事業費"), (1, "■効果")]


def test_one_row_between_rulings_is_enough_where_one_runs_along_the_headings() -> None:
    d = Drawing()
    xs = (40.0, 200.0, 280.0, 360.0)
    for x0, x1 in pairwise(xs):
        d.fill(x0, 60, x1, 94, 0.8, 0.4, 0.1)
    for y in (60, 94, 112):
        d.line(xs[0], y, xs[-1], y)
    for x, texts in zip(xs, (("指標",), ("現状", "２０２３年度"), ("目標値", "２０２８年度")), strict=False):
        for k, text in enumerate(texts):
            d.text(
                x + (60 if len(texts) == 1 else 40 - 4.5 * len(text)), 74 + 8 * (len(texts) == 1) + 15 * k, text, 9
            )
    for x, text in ((44, "渡し船を待つ人の数"), (264, "１人"), (346, "０人")):
        d.text(x, 106, text, 9)
    d.text(40, 130, "（２）山の道を直す", 9)
    grid = only_grid(d.read())
    assert [[cell.text for cell in grid.row(row)] for row in range(grid.row_count)] == [
        ["指標", "現状\n２０２３年度", "目標値\n２０２８年度"],
        ["渡し船を待つ人の数", "１人", "０人"],
    ]
