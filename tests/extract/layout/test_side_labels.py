"""Tables without rulings at their sides, with a label on a ground left of all their rows."""

from __future__ import annotations

from tests.drawing import Drawing, only_grid

ROWS = (("市町村名", "R6", "R7"), ("川端市", "940", "476"), ("山本町", "349", "268"))


def _table(label: str, height: float) -> Drawing:
    d = Drawing()
    d.fill(40, 60, 120, 60 + height, 0.85, 0.95, 0.85)
    d.line(40, 60, 360, 60)
    for y in (80, 100):
        d.line(120, y, 360, y)
    for x in (120, 220, 290):
        d.line(x, 60, x, 120)
    if label:
        d.text(46, 94, label, 9)
    for row, texts in enumerate(ROWS):
        for x, text in zip((124, 224, 294), texts, strict=True):
            d.text(x, 74 + 20 * row, text, 9)
    return d


def test_the_label_on_a_ground_as_high_as_the_table_is_its_first_column() -> None:
    grid = only_grid(_table("総事業費（千円）", 60).read())
    assert [cell.text for cell in grid.row(0)] == ["総事業費（千円）", *ROWS[0]]
    assert next(cell for cell in grid.cells if cell.column == 0).row_span == 3


def test_a_ground_without_a_label_or_of_another_height_is_none() -> None:
    for label, height in (("", 60.0), ("総事業費（千円）", 90.0)):
        grid = only_grid(_table(label, height).read())
        assert [cell.text for cell in grid.row(0)] == list(ROWS[0])
