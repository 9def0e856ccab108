"""Labels on grounds in ruled forms, where a side of the ground parts cells that no ruling parts."""

from __future__ import annotations

from itertools import pairwise

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


def _framed_form() -> Drawing:
    """A form in a frame with level rulings alone: labels on grounds, one of them between two values, and heads."""
    d = Drawing()
    ys = (40, 60, 80, 100, 120, 140, 160, 180)
    grounds = ((40, 100, 40, 60), (200, 260, 40, 60), (40, 100, 60, 80))
    heads = (40, 100, 165, 230, 295, 360)
    for x0, x1, top, bottom in (
        *grounds,
        *((a, b, 100, 120) for a, b in pairwise(heads)),
        (40, 100, 120, 140),
        (40, 100, 140, 160),
        (40, 120, 160, 180),
    ):
        d.fill(x0, top, x1, bottom, 0.8, 0.9, 0.8)
    for y in ys:
        d.line(40, y, 360, y)
    for x in (40, 360):
        d.line(x, 40, x, 180)
    for x, y, text in (
        (44, 54, "柱"),
        (104, 54, "道と橋"),
        (204, 54, "分野"),
        (264, 54, "橋"),
        (44, 74, "名前"),
        (104, 74, "渡し船の運航"),
        (44, 94, "町がかける費用"),
        (44, 114, "年度"),
        (44, 134, "川端市"),
        (44, 154, "山本町"),
        (44, 174, "使う補助"),
        (124, 174, "なし"),
    ):
        d.text(x, y, text)
    for n, x in enumerate(heads[1:-1]):
        d.text(x + 20, 114, f"R{n + 6}")
        d.text(x + 20, 134, f"{n}12")
        d.text(x + 20, 154, f"{n}08")
    return d


def test_a_label_between_two_values_of_a_row_parts_them() -> None:
    grid = only_grid(_framed_form().read())
    assert [cell.text for cell in grid.row(0)] == ["柱", "道と橋", "分野", "橋"]
    assert [cell.text for cell in grid.row(1)] == ["名前", "渡し船の運航"]


def test_heads_in_a_frame_part_the_figures_below_them_down_to_a_label_of_another_width() -> None:
    grid = only_grid(_framed_form().read())
    rows = [[cell.text for cell in grid.row(row)] for row in range(grid.row_count)]
    assert rows[3:] == [
        ["年度", "R6", "R7", "R8", "R9"],
        ["川端市", "012", "112", "212", "312"],
        ["山本町", "008", "108", "208", "308"],
        ["使う補助", "なし"],
    ]
