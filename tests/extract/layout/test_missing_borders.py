"""Tables that lack rulings: outer borders, the border of a cell that a page cuts, all upright ones."""

from __future__ import annotations

import pytest

from extract.layout.drawn.rulings import Rule
from extract.layout.grids.cells import _missing
from tests.drawing import Drawing, only_grid, spans

XS, YS = [50, 120, 200, 300], [100, 120, 140, 170]


@pytest.mark.parametrize("sides", ["lr", "tb", "lrtb", "l", "b"])
def test_an_outer_border_that_is_not_drawn_is_completed(sides: str) -> None:
    d = Drawing()
    for x in XS[("l" in sides) : len(XS) - ("r" in sides)]:
        d.line(x, YS[0], x, YS[-1])
    for y in YS[("t" in sides) : len(YS) - ("b" in sides)]:
        d.line(XS[0], y, XS[-1], y)
    d.label(XS, YS)
    grid = only_grid(d.read())
    assert [[c.text for c in grid.row(r)] for r in range(3)] == [[f"r{r}c{c}" for c in range(3)] for r in range(3)]


def test_a_column_of_merged_cells_without_a_left_border_is_kept() -> None:
    d = Drawing()
    for x in XS[1:]:
        d.line(x, 100, x, 220)
    for y in (100, 160, 220):
        d.line(XS[0], y, XS[-1], y)
    for y in (115, 130, 145, 175, 190, 205):
        d.line(XS[1], y, XS[-1], y)
    d.text(55, 130, "上")
    d.text(55, 190, "下")
    for row, y in enumerate(range(112, 220, 15)):
        d.text(125, y, f"{row}")
    grid = only_grid(d.read())
    assert [(c.row, c.row_span, c.text) for c in grid.column(0)] == [(0, 4, "上"), (4, 4, "下")]


def test_a_merged_cell_that_the_page_cuts_is_closed_where_the_others_end() -> None:
    d = Drawing()
    for x in XS:
        d.line(x, 100, x, 160)
    for y in (100, 120):
        d.line(XS[0], y, XS[-1], y)
    for y in (140, 160):
        d.line(XS[1], y, XS[-1], y)
    d.label(XS, [100, 120, 140, 160])
    assert (1, 0, 2, 1) in spans(only_grid(d.read()))


def test_level_rulings_close_a_group_that_the_head_and_the_foot_of_a_page_cut() -> None:
    d = Drawing()
    for y, x0 in ((80, 130), (100, 130), (120, 50), (140, 50), (160, 130), (180, 50), (200, 130), (220, 130)):
        d.line(x0, y, 350, y)
    for y, label, item in (
        (93, "", "貸出の運営"),
        (113, "", "商品の造成"),
        (133, "効果", "人が増える。"),
        (153, "役割", "市が行う。"),
        (173, "", "町が支える。"),
        (193, "年次計画", "標識の整備"),
        (213, "", "案内の更新"),
    ):
        d.text(53, y, label)
        d.text(135, y, item)
    grid = only_grid(d.read())
    assert [(c.row, c.row_span, c.text) for c in grid.column(0)] == [
        (0, 2, ""),
        (2, 1, "効果"),
        (3, 2, "役割"),
        (5, 2, "年次計画"),
    ]


def test_a_high_row_with_a_label_in_its_middle_is_a_row_and_a_title_right_above_a_table_parts_two() -> None:
    d = Drawing(400, 480)
    for y in (60, 80, 130, 150, 170, 190, 210, 270, 290, 310, 330, 350):
        d.line(50, y, 350, y)
    for y, label in ((73, "町村"), (109, "内容"), (143, "費用"), (263, "事業２"), (283, "町村"), (303, "費用")):
        d.text(53, y, label, 8)
    for y, text in (
        (73, "海の町"),
        (103, "百貨店で年に一度の市を開き、"),
        (115, "里の味を売り込む。"),
        (263, "獣の合同捕獲"),
    ):
        d.text(140, y, text, 8)
    d.text(140, 283, "里の村", 8)
    for y, words in (
        *((143, ("千円", "R7", "R8", "R9")), (163, ("海の町", "12", "14", "9")), (183, ("山の町", "8", "9", "7"))),
        *(
            (203, ("計", "20", "23", "16")),
            (303, ("千円", "R7", "R8", "R9")),
            (323, ("里の村", "5", "6", "7")),
            (343, ("計", "5", "6", "7")),
        ),
    ):
        for x, word in zip((140, 200, 260, 320), words, strict=True):
            d.text(x, y, word, 8)
    tables = [grid for page in d.read().pages for grid in page.grids]
    first, second = ([cell.text for cell in grid.column(0) if cell.text] for grid in tables)
    assert first == ["町村", "内容", "費用"]
    assert second[-2:] == ["町村", "費用"]  # whether the title is a row of its table is another question


@pytest.mark.parametrize(("figures", "tables"), [((195, 290), 1), ((120, 230), 0)])
def test_two_rulings_around_one_row_are_a_table_where_its_pieces_stand_below_a_header(
    figures: tuple[int, int], tables: int
) -> None:
    d = Drawing()
    for x, word in ((60, "指標"), (200, "現状"), (300, "目標")):
        d.text(x, 112, word, 8)
    for y in (120, 138):
        d.line(50, y, 360, y)
    for x, word in ((55, "集落の数"), (figures[0], "11集落"), (figures[1], "25集落")):
        d.text(x, 132, word, 8)
    assert sum(len(page.grids) for page in d.read().pages) == tables


def test_horizontal_rulings_alone_keep_wrapped_rows_together() -> None:
    d = Drawing()
    for y in (100, 130, 150, 180):
        d.line(50, y, 350, y)
    for base, label in ((118, "取組の内容"), (143, "甲の役割"), (168, "乙の役割")):
        d.text(53, base, label)
    for base, line in (
        (112, "医療の体制を維持し"),
        (125, "連携する。"),
        (143, "運営を行う。"),
        (162, "周知に協力し"),
        (175, "負担する。"),
    ):
        d.text(110, base, line)
    grid = only_grid(d.read())
    assert [cell.text for cell in grid.column(1)] == [
        "医療の体制を維持し\n連携する。",
        "運営を行う。",
        "周知に協力し\n負担する。",
    ]


def test_rulings_that_begin_beside_the_groups_part_the_numbered_rows() -> None:
    d = Drawing(480, 240)
    d.fill(40, 40, 440, 64, 0.9, 0.9, 0.9)
    for y, x0 in ((40, 40), (64, 40), (84, 140), (104, 40), (124, 140), (144, 140)):
        d.line(x0, y, 440, y)
    for x, y, word in (
        *((46, 56, "番"), (70, 56, "分野"), (160, 56, "施策")),
        *((300, 50, "現状"), (376, 50, "達成状況"), (296, 61, "令和６"), (350, 61, "Ｒ６"), (384, 61, "Ｒ７")),
        (418, 61, "Ｒ８"),
    ):
        d.text(x, y, word, 8)
    names = ("夜間の診療", "薬の配達", "空き家の灯り", "里の案内", "川の舟")
    for k, (name, field) in enumerate(zip(names, ("医療", "", "移住", "", ""), strict=True)):
        y = 77 + 20 * k
        d.text(48, y, "１２３４５"[k], 8)
        d.text(70, y, field, 8)
        d.text(150, y, name, 8)
        d.text(300, y, f"{k + 1}２件", 8)
        d.text(352, y, "Ａ", 8)
    grid = only_grid(d.read())
    assert [(cell.column, cell.column_span, cell.text) for cell in grid.row(0)][-1] == (4, 3, "達成状況")
    assert [cell.text for cell in grid.cells if cell.column == 0] == ["番", "１", "２", "３", "４", "５"]
    assert [(cell.row, cell.row_span, cell.text) for cell in grid.cells if cell.column == 1] == [
        (0, 2, "分野"),
        (2, 2, "医療"),
        (4, 3, "移住"),
    ]


def test_columns_that_a_picture_draws_in_each_row_reach_the_borders_of_a_higher_row() -> None:
    d = Drawing()
    ys = [100.0, 120.0, 154.0, 174.0]
    for y in ys:
        d.line(XS[0], y, XS[-1], y)
    for x in (XS[0], XS[1], XS[-1]):
        d.line(x, ys[0], x, ys[-1])
    for top, bottom in ((100, 120), (127, 147), (154, 174)):
        d.line(XS[2], top, XS[2], bottom)
    d.label(XS, [100, 120])
    d.text(53, 134, "二行に", 8)
    d.text(53, 146, "わたる", 8)
    d.text(53, 168, "一行", 8)
    assert (1, 2, 1, 1) in spans(only_grid(d.read()))


@pytest.mark.parametrize("right", [True, False])
def test_an_outer_border_that_is_drawn_beside_the_head_only_is_completed(right: bool) -> None:
    d = Drawing()
    for x in XS[:-1] if right else XS[1:]:
        d.line(x, YS[0], x, YS[-1])
    for y in YS:
        d.line(XS[0], y, XS[-1], y)
    edge = XS[-1] if right else XS[0]
    d.line(edge, YS[0], edge, YS[1])
    d.label(XS, YS)
    grid = only_grid(d.read())
    assert [[c.text for c in grid.row(r)] for r in range(3)] == [[f"r{r}c{c}" for c in range(3)] for r in range(3)]


def test_the_axis_of_a_chart_below_its_grid_is_no_border() -> None:
    rules = [Rule(at, 50.0, 300.0, 0.5) for at in (100.0, 130.0, 160.0, 190.0)]
    plumb = [Rule(50.0, 100.0, 190.0, 0.5), Rule(300.0, 150.0, 190.0, 0.5)]
    beside_head = [plumb[0], Rule(300.0, 100.0, 130.0, 0.5)]
    assert not _missing(rules, plumb)
    assert [(rule.low, rule.high) for rule in _missing(rules, beside_head)] == [(130.0, 160.0), (160.0, 190.0)]


def test_the_sides_of_a_head_and_one_row_end_where_the_ruling_between_them_does() -> None:
    d = Drawing(420, 160)
    d.line(40, 60, 380, 60)
    for x in (80.0, 220.0, 300.0):
        d.line(x, 40, x, 80)
    for base, texts in ((54, ("No", "指標", "現状", "目標")), (74, ("3", "乗った人の数", "130", "379"))):
        for x, text in zip((44.0, 84.0, 224.0, 304.0), texts, strict=True):
            d.text(x, base, text, 9)
    grid = only_grid(d.read())
    assert [cell.text for cell in grid.cells] == ["No", "指標", "現状", "目標", "3", "乗った人の数", "130", "379"]
    assert (grid.row_count, grid.column_count) == (2, 4)


def test_two_rulings_with_a_border_between_them_reach_an_undrawn_side() -> None:
    d = Drawing()
    for x, y in ((80, 120), (150, 100), (220, 100), (300, 100)):
        d.line(x, y, x, 195)
    d.line(150, 110, 300, 110)
    for y in (120, 195):
        d.line(50, y, 300, y)
    for y in (135, 150, 165, 180):
        d.line(80, y, 300, y)
    d.text(55, 160, "川上")
    d.text(60, 112, "区分")
    for row, y in enumerate(range(131, 195, 15)):
        d.text(85, y, f"階級{row}")
        for x in (160, 230):
            d.text(x, y, "12")
    grid = only_grid(d.read())
    assert [(c.row_span, c.text) for c in grid.column(0)][1:] == [(5, "川上")]


def test_the_border_between_two_rulings_may_go_on_beyond_them() -> None:
    d = Drawing()
    for x in (90, 150, 220):
        d.line(x, 100, x, 220)
    for y in (100, 160):
        d.line(50, y, 300, y)
    for y in (115, 130, 145, 175, 190, 205):
        d.line(90, y, 300, y)
    d.text(55, 130, "上")
    d.text(55, 190, "下")
    for row, y in enumerate(range(112, 220, 15)):
        d.text(95, y, f"階級{row}")
        for x in (160, 230):
            d.text(x, y, "12")
    grid = only_grid(d.read())
    assert [(c.row, c.row_span, c.text) for c in grid.column(0)] == [(0, 4, "上"), (4, 4, "下")]
