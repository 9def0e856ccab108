"""Names over several rows without a border: the rulings between their rows begin where the border would be."""

from __future__ import annotations

from schemas.printed import Grid
from tests.drawing import Drawing, only_grid

COLUMNS = (220.0, 300.0, 380.0)


def _timetable(d: Drawing) -> None:
    for x in COLUMNS:
        d.line(x, 40, x, 120)
    for y in (40, 80, 120):
        d.line(40, y, 380, y)
    for y in (60, 100):
        d.line(120, y, 380, y)
    d.text(44, 64, "渡し船の運航")
    d.text(44, 104, "山車の修理")
    for y, item in ((54, "桟橋の修繕"), (74, "時刻表"), (94, "車輪の交換"), (114, "飾りの補修")):
        d.text(124, y, item)
    for x, y, word in ((230, 54, "実施"), (310, 74, "検討"), (230, 94, "実施"), (310, 114, "実施")):
        d.text(x, y, word)


def test_names_stand_beside_the_rows_that_rulings_part() -> None:
    d = Drawing()
    _timetable(d)
    cells = {cell.text: (cell.row, cell.column, cell.row_span) for cell in only_grid(d.read()).cells if cell.lines}
    assert cells["渡し船の運航"] == (0, 0, 2)
    assert cells["山車の修理"] == (2, 0, 2)
    assert [cells[item][:2] for item in ("桟橋の修繕", "時刻表", "車輪の交換", "飾りの補修")] == [
        (row, 1) for row in range(4)
    ]


def test_a_text_where_the_border_would_be_keeps_the_cell_whole() -> None:
    d = Drawing()
    _timetable(d)
    d.text(95, 74, "毎年の行事")
    assert {cell.column for cell in only_grid(d.read()).cells} == {0, 1, 2}


def test_a_bar_that_hides_the_ground_of_some_cells_stays_a_shape() -> None:
    d = Drawing()
    for x in (40, 120, 200, 280, 360):
        d.line(x, 40, x, 80)
    for y in (40, 60, 80):
        d.line(40, y, 360, y)
    d.fill(140, 41, 340, 59, 0.9, 0.7, 0.5)
    d.text(44, 54, "桟橋の修繕")
    d.text(44, 74, "時刻表")
    (page,) = d.read().pages
    assert [round(shape.box.x0) for shape in page.shapes if shape.kind == "fill"] == [140]


def test_a_wider_box_above_a_table_is_none_of_it() -> None:
    d = Drawing(460, 300)
    d.grid((40, 440), (30, 52))
    d.text(46, 46, "第1章　人口の現状", 12)
    d.text(46, 80, "村の人口は減り続けている。")
    for k in range(5):
        d.line(40, 100 + 18.0 * k, 380, 100 + 18.0 * k)
    for x in (150, 260):
        d.line(x, 100, x, 172)
    for k, row in enumerate(
        (
            ("年次", "総数", "指数"),
            ("昭和30年", "5,958", "100.0"),
            ("昭和35年", "5,484", "92.0"),
            ("昭和40年", "5,296", "88.9"),
        )
    ):
        for x, text in zip((46, 160, 270), row, strict=True):
            d.text(x, 113 + 18.0 * k, text)
    grids = [item for _, item in d.read().flow if isinstance(item, Grid)]
    assert [cell.text for cell in grids[-1].cells if cell.row == 0] == ["年次", "総数", "指数"]


def test_a_table_with_a_cell_of_its_own_adds_no_border_beside_that() -> None:
    d = Drawing(420, 200)
    for x in (40.0, 120.0, 380.0):
        d.line(x, 40, x, 130)
    for y in (40.0, 60.0, 130.0):
        d.line(40, y, 380, y)
    for y in (82.0, 104.0):
        d.line(127, y, 374, y)
    for x in (220.0, 300.0):
        d.line(x, 64, x, 126)
    d.text(44, 54, "事業名", 8)
    d.text(124, 54, "渡し船の運航", 8)
    d.text(44, 98, "指標", 8)
    for base, texts in ((77, ("名称", "R5", "R8")), (97, ("人数", "5", "6")), (119, ("便数", "7", "8"))):
        for x, text in zip((130.0, 240.0, 320.0), texts, strict=True):
            d.text(x, base, text, 8)
    columns = {cell.text: cell.column for cell in only_grid(d.read()).cells if cell.lines}
    assert (columns["渡し船の運航"], columns["R5"], columns["R8"]) == (1, 2, 3)


def test_the_lines_of_charts_above_and_below_a_table_add_no_border_to_it() -> None:
    d = Drawing(460, 420)
    for top in (40, 300):
        for k in range(4):
            d.line(60, top + 24.0 * k, 420, top + 24.0 * k, 0.3)
            d.text(36, top + 3 + 24.0 * k, f"{3 - k},000", 7)
    for k in range(5):
        d.line(60, 160 + 18.0 * k, 400, 160 + 18.0 * k)
    for x in (150, 280):
        d.line(x, 160, x, 232)
    for k, row in enumerate(
        (("年次", "男", "女"), ("2010年", "58", "61"), ("2015年", "54", "60"), ("計", "9", "8"))
    ):
        for x, text in zip((66, 160, 290), row, strict=True):
            d.text(x, 173 + 18.0 * k, text)
    assert [cell.text for cell in only_grid(d.read()).cells if cell.column == 0] == [
        "年次",
        "2010年",
        "2015年",
        "計",
    ]


def test_nor_do_the_rulings_of_wider_tables_above_and_below() -> None:
    d = Drawing(460, 300)
    for top, right in ((40.0, 420.0), (120.0, 340.0), (200.0, 420.0)):
        for k in range(4):
            d.line(40, top + 18 * k, right, top + 18 * k)
            d.text(46, top + 13 + 18 * k, ("年次", "出生", "死亡")[k]) if k < 3 else None
        for x in (120, 230):
            d.line(x, top, x, top + 54)
            for k in range(3):
                d.text(x + 20, top + 13 + 18 * k, f"{k + 1}8")
    grids = [item for _, item in d.read().flow if isinstance(item, Grid)]
    assert [(grid.row_count, grid.column_count) for grid in grids] == [(3, 3)] * 3
