"""Forms of coloured labels and values on lines, without any upright ruling."""

from __future__ import annotations

from tests.drawing import Drawing, only_grid

COLOUR = (0.85, 0.9, 0.97)


def _label(drawing: Drawing, x0: float, top: float, x1: float, bottom: float, text: str) -> None:
    drawing.fill(x0, top, x1, bottom, *COLOUR)
    drawing.text(x0 + 4, (top + bottom) / 2 + 3, text, 9)


def _value(drawing: Drawing, x0: float, x1: float, bottom: float, *lines: str) -> None:
    drawing.line(x0, bottom, x1, bottom, 0.3)
    for k, line in enumerate(reversed(lines)):
        drawing.text(x0 + 4, bottom - 5 - 12 * k, line, 9)


def _form() -> Drawing:
    """Two labels with texts, a group label beside indicators in columns, and two labels with values in one row."""
    drawing = Drawing()
    _label(drawing, 40, 40, 120, 58, "催しの名前")
    _value(drawing, 120, 360, 58, "朝市を囲む集い")
    _label(drawing, 40, 58, 120, 88, "催しの中身")
    _value(drawing, 120, 360, 88, "毎月の初めに、畑の実りを持ち寄って", "分け合う。")
    drawing.fill(40, 88, 60, 142, *COLOUR)
    for k, letter in enumerate("見通し"):
        drawing.text(45, 103 + 13 * k, letter, 9)
    for x0, x1, word in ((60, 200, "目安"), (200, 280, "はじめ"), (280, 360, "ねらい")):
        _label(drawing, x0, 88, x1, 106, word)
    for bottom, name, first, last in ((124, "来る人の数", "120", "300"), (142, "開いた回数", "8", "12")):
        _value(drawing, 60, 360, bottom, name)
        drawing.text(255, bottom - 5, first, 9)
        drawing.text(335, bottom - 5, last, 9)
    _label(drawing, 40, 142, 120, 160, "受け持ち")
    _value(drawing, 120, 200, 160, "ふれあい係")
    _label(drawing, 200, 142, 280, 160, "始めた年")
    _value(drawing, 280, 360, 160, "平成三年")
    return drawing


def test_values_on_lines_stand_beside_their_coloured_labels() -> None:
    grid = only_grid(_form().read())
    rows = {cell.text: cell.row for cell in grid.cells}
    assert rows["朝市を囲む集い"] == rows["催しの名前"]
    assert rows["毎月の初めに、畑の実りを持ち寄って\n分け合う。"] == rows["催しの中身"]
    assert rows["ふれあい係"] == rows["始めた年"] == rows["平成三年"]


def test_rows_on_lines_below_coloured_heads_have_their_columns() -> None:
    grid = only_grid(_form().read())
    rows = {row: [c.text for c in grid.row(row) if c.row == row] for row in range(grid.row_count)}
    assert ["来る人の数", "120", "300"] in rows.values()
    group = next(cell for cell in grid.cells if cell.text.replace("\n", "") == "見通し")
    assert group.row_span == 3


def test_two_coloured_labels_on_lines_are_no_form() -> None:
    drawing = Drawing()
    for k in range(2):
        _label(drawing, 40, 40 + 60 * k, 120, 58 + 60 * k, "いわれ")
        _value(drawing, 120, 360, 58 + 60 * k, "この里の話")
    assert not [cell for page in drawing.read().pages for grid in page.grids for cell in grid.cells]
