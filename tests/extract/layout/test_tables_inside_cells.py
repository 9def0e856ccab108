"""Tables with level rulings alone inside a cell of a ruled table."""

from __future__ import annotations

from tests.drawing import Drawing


def test_a_unit_right_above_a_small_table_is_no_row_of_its_heads() -> None:
    drawing = Drawing(480, 300)
    drawing.grid([40, 120, 440], [40, 60, 140])
    drawing.text(46, 54, "事業名")
    drawing.text(126, 54, "渡し船の運航")
    drawing.text(46, 74, "事業費")
    drawing.text(380, 70, "（単位：千円）", 8)
    for y in (75.0, 91.0, 107.0, 123.0):
        drawing.line(126, y, 434, y)
    for top, texts in (
        (87, ("町名", "R7年度", "R8年度")),
        (103, ("橋町", "120", "130")),
        (119, ("道村", "80", "90")),
    ):
        for x, text in zip((140, 260, 360), texts, strict=True):
            drawing.text(x, top, text)
    inner = drawing.read().pages[0].grids[1]
    assert [[cell.text for cell in inner.row(row)] for row in range(inner.row_count)] == [
        ["町名", "R7年度", "R8年度"],
        ["橋町", "120", "130"],
        ["道村", "80", "90"],
    ]
