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
