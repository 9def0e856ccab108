"""Headings of a text with a line below each, and narrower tables between level rulings below them."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.printed import Grid
from tests.drawing import Drawing

LEFT, RIGHT, INDENT = 40.0, 360.0, 10.0


def _section(drawing: Drawing, top: float, name: str, rows: Sequence[tuple[str, str]]) -> None:
    drawing.text(LEFT, top, name, 12)
    drawing.line(LEFT, top + 5, RIGHT, top + 5)
    drawing.text(LEFT + INDENT, top + 22, "川を渡る人と荷物を町が運び、村の暮らしを守る。")
    for k in range(len(rows) + 1):
        drawing.line(LEFT + INDENT, top + 32 + 16 * k, RIGHT - INDENT, top + 32 + 16 * k)
    for k, (first, second) in enumerate(rows):
        drawing.text(LEFT + INDENT + 4, top + 44 + 16 * k, first)
        drawing.text(250, top + 44 + 16 * k, second)


def test_each_heading_stands_above_its_own_table() -> None:
    drawing = Drawing()
    names = ("（１）舟の道", "（２）山の道", "（３）町の道")
    for k, name in enumerate(names):
        _section(drawing, 70 + 130 * k, name, (("指標", "目標"), ("渡る人の数", "12人"), ("直す道", "3本")))
    page = drawing.read().pages[0]
    grids = [item for item in page.flow if isinstance(item, Grid)]
    assert [[cell.text for cell in grid.cells] for grid in grids] == [
        ["指標", "目標", "渡る人の数", "12人", "直す道", "3本"]
    ] * 3
    lines = [item.text for item in page.flow if not isinstance(item, Grid)]
    assert [text for text in lines if text.startswith("（")] == list(names)


def test_the_heading_between_an_underlined_one_and_a_form_is_no_row_of_it() -> None:
    drawing = Drawing()
    drawing.text(LEFT, 70, "（１）舟の道", 12)
    drawing.line(LEFT, 75, RIGHT, 75)
    drawing.text(LEFT + INDENT, 94, "①　渡しの継続", 10)
    for k, (label, text) in enumerate((("取組の内容", "川を渡る舟を出す。"), ("村の役割", "舟を直す。"))):
        drawing.fill(LEFT, 104 + 16 * k, 120, 120 + 16 * k, 0.8, 0.9, 0.95)
        drawing.text(LEFT + 4, 116 + 16 * k, label)
        drawing.text(124, 116 + 16 * k, text)
    for top in (104, 120, 136):
        drawing.line(LEFT, top, RIGHT, top)
    page = drawing.read().pages[0]
    (grid,) = [item for item in page.flow if isinstance(item, Grid)]
    assert [cell.text for cell in grid.cells] == ["取組の内容", "川を渡る舟を出す。", "村の役割", "舟を直す。"]
    assert [item.text for item in page.flow if not isinstance(item, Grid)] == ["（１）舟の道", "①　渡しの継続"]
