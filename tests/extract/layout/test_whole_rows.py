"""Rows of one cell at the head of tables that have no rulings at their sides."""

from __future__ import annotations

from tests.drawing import Drawing, only_grid

LEFT, MIDDLE, RIGHT = 40.0, 200.0, 360.0


def _form(drawing: Drawing, ys: tuple[float, ...], outer: float = 1.5) -> None:
    """A form whose last two rows are parted in two columns, its outer rulings heavier than those inside."""
    for y in ys:
        drawing.line(LEFT, y, RIGHT, y, outer if y in (ys[0], ys[-1]) else 0.5)
    drawing.line(MIDDLE, ys[-3], MIDDLE, ys[-1])
    for y, (first, second) in zip(
        ys[-3:-1], (("町の役割", "村の役割"), ("橋を直す。", "道を直す。")), strict=True
    ):
        drawing.text(LEFT + 4, y + 12, first)
        drawing.text(MIDDLE + 4, y + 12, second)


def _rows(drawing: Drawing) -> list[list[str]]:
    grid = only_grid(drawing.read())
    return [[cell.text for cell in grid.row(row)] for row in range(grid.row_count)]


def test_a_heading_and_a_text_over_both_columns_are_rows() -> None:
    drawing = Drawing()
    _form(drawing, (60.0, 76.0, 92.0, 108.0, 124.0))
    drawing.text(LEFT + 4, 72, "取組の内容")
    drawing.text(LEFT + 4, 88, "橋と道を町と村で守る。")
    assert _rows(drawing) == [
        ["取組の内容"],
        ["橋と道を町と村で守る。"],
        ["町の役割", "村の役割"],
        ["橋を直す。", "道を直す。"],
    ]


def test_a_title_below_a_line_of_the_page_is_no_row() -> None:
    drawing = Drawing()
    drawing.line(LEFT, 60, RIGHT, 60)
    drawing.text(LEFT + 4, 84, "橋と道の表")
    _form(drawing, (100.0, 116.0, 132.0))
    assert _rows(drawing) == [["町の役割", "村の役割"], ["橋を直す。", "道を直す。"]]


def test_a_line_above_the_heavy_frame_of_a_table_is_no_row() -> None:
    drawing = Drawing()
    drawing.line(LEFT, 84, RIGHT, 84, 1.5)
    drawing.text(LEFT + 4, 96, "橋と道の表")
    _form(drawing, (100.0, 116.0, 132.0))
    assert _rows(drawing) == [["町の役割", "村の役割"], ["橋を直す。", "道を直す。"]]


def test_text_between_two_tables_is_no_row_of_either() -> None:
    drawing = Drawing()
    for top in (60.0, 240.0):
        drawing.text(LEFT + 4, top + 12, "橋と道")
        _form(drawing, (top, top + 16, top + 32, top + 48), 0.5)
    for k, text in enumerate(
        ("・橋を渡る人の声を聞き、町が手すりを直します", "・道を歩く人の声を聞き、村が灯をつけます")
    ):
        drawing.text(LEFT + 4, 120 + 12 * k, text)
    drawing.text(LEFT - 8, 150, "②　舟と川の道を守るために町と村がすること")
    for k in range(7):
        drawing.text(LEFT - 8, 165 + 12 * k, "舟の道を町が守り、川の道を村が守る。川を渡る人")
    grids = [grid for page in drawing.read().pages for grid in page.grids]
    assert [grid.row_count for grid in grids] == [3, 3]


def test_the_side_of_a_box_above_bounds_no_row() -> None:
    drawing = Drawing()
    for y in (140, 160, 180):
        drawing.line(50, y, 350, y)
    for x in (150, 250):
        drawing.line(x, 140, x, 180)
    drawing.frame(50, 60, 350, 118)
    drawing.text(60, 132, "補助割合：定額（上限あり）")
    for k, row in enumerate((("指標", "現状", "目標"), ("渡し船の便数", "３便", "５便"))):
        for n, text in enumerate(row):
            drawing.text(55 + 100 * n, 154 + 20 * k, text)
    grid = only_grid(drawing.read())
    assert [[cell.text for cell in grid.row(row)] for row in range(grid.row_count)] == [
        ["指標", "現状", "目標"],
        ["渡し船の便数", "３便", "５便"],
    ]


def test_a_text_below_a_label_on_a_band_is_a_row_though_white_is_left_below_it() -> None:
    drawing = Drawing()
    drawing.fill(LEFT, 92, RIGHT, 108, 0.9, 0.9, 0.9)
    for y in (60, 76, 92, 108, 160, 176):
        drawing.line(LEFT, y, RIGHT, y)
    for low, high in ((60, 92), (160, 176)):
        drawing.line(MIDDLE, low, MIDDLE, high)
    for y, first, second in ((72, "取組名", "橋の明かり"), (88, "分野", "道と橋"), (172, "市町村", "川町、山村")):
        drawing.text(LEFT + 4, y, first)
        drawing.text(MIDDLE + 4, y, second)
    drawing.text(LEFT + 4, 104, "取組の内容")
    drawing.text(LEFT + 4, 119, "橋に明かりをつけて夜も歩けるようにする。")
    first = drawing.read().pages[0].grids[0]
    assert [cell.text for cell in first.cells][-2:] == ["取組の内容", "橋に明かりをつけて夜も歩けるようにする。"]


def test_a_row_between_two_tables_of_a_form_heads_the_second_one() -> None:
    """Rulings part the two from each other; the labels of the second one stand in the middle of their column."""
    drawing = Drawing()
    for y in (60.0, 76.0, 92.0, 108.0, 124.0, 140.0, 156.0, 172.0):
        drawing.line(LEFT, y, RIGHT, y)
    for border, top, rows in (
        (MIDDLE, 60.0, (("町の役割", "村の役割"), ("橋を直す。", "道を直す。"))),
        (MIDDLE + 60, 108.0, (("市町村", "額"), ("橋町", "120"), ("道村", "80"))),
    ):
        drawing.line(border, top, border, top + 16 * len(rows))
        for k, (first, second) in enumerate(rows):
            drawing.text(LEFT + (4 if border == MIDDLE else 90), top + 12 + 16 * k, first)
            drawing.text(border + 4, top + 12 + 16 * k, second)
    drawing.text(LEFT + 4, 104, "【事業費】")
    drawing.text(LEFT + 4, 168, "【関係市町村】橋町、道村")
    first, second = (grid for page in drawing.read().pages for grid in page.grids)
    assert [cell.text for cell in first.cells] == ["町の役割", "村の役割", "橋を直す。", "道を直す。"]
    assert [cell.text for cell in second.row(0)] == ["【事業費】"]
    assert [cell.text for cell in second.row(4)] == ["【関係市町村】橋町、道村"]


def test_a_heading_between_two_tables_is_no_row_of_the_second_one() -> None:
    drawing = Drawing()
    for y in (60.0, 76.0, 92.0, 108.0, 124.0, 140.0):
        drawing.line(LEFT, y, RIGHT, y)
    for border, top, rows in (
        (MIDDLE, 60.0, (("町の役割", "村の役割"), ("橋を直す。", "道を直す。"))),
        (MIDDLE + 60, 108.0, (("町の役割", "村の役割"), ("灯をともす。", "花を植える。"))),
    ):
        drawing.line(border, top, border, top + 16 * len(rows))
        for k, (first, second) in enumerate(rows):
            drawing.text(LEFT + 4, top + 12 + 16 * k, first)
            drawing.text(border + 4, top + 12 + 16 * k, second)
    drawing.text(LEFT + 4, 104, "イ　夜道の灯")
    grids = [grid for page in drawing.read().pages for grid in page.grids]
    assert "イ　夜道の灯" not in [cell.text for grid in grids for cell in grid.cells]
