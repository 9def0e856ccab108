"""Labels on grounds in ruled forms, where a side of the ground parts cells that no ruling parts."""

from __future__ import annotations

from tests.drawing import Drawing, only_grid


def _form() -> Drawing:
    """A form in two halves: the label of the right one stands on a ground whose left side is not drawn."""
    d = Drawing()
    d.fill(200, 40, 220, 120, 0.8, 0.9, 0.8)
    for low, y, high in ((40, 40, 360), (40, 66, 200), (60, 94, 200), (280, 80, 360), (40, 120, 360)):
        d.line(low, y, high, y)
    for x in (40, 60, 110, 220, 280, 360):
        d.line(x, 40, x, 120)
    for y, label, value in ((56, "柱", "道と橋"), (83, "町", "川の町"), (110, "中身", "橋を直す。")):
        d.text(64, y, label)
        d.text(114, y, value)
    for x, y, text in ((44, 56, "甲"), (44, 96, "乙"), (205, 76, "費"), (205, 90, "用"), (224, 84, "金額")):
        d.text(x, y, text)
    d.text(284, 64, "120")
    d.text(284, 104, "補助")
    return d


def test_rulings_that_end_at_a_ground_end_at_the_border_of_a_column() -> None:
    texts = {cell.text.replace("\n", "") for cell in only_grid(_form().read()).cells if cell.lines}
    assert texts == {*"甲乙柱町", "道と橋", "川の町", "中身", "橋を直す。", "費用", "金額", "120", "補助"}


def test_a_text_that_runs_onto_a_ground_keeps_the_cell_whole() -> None:
    d = _form()
    d.text(175, 105, "また橋を")
    assert "費用" not in {cell.text.replace("\n", "") for cell in only_grid(d.read()).cells}
