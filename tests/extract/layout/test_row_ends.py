"""Names over several rows without a border: the rulings between their rows begin where the border would be."""

from __future__ import annotations

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
