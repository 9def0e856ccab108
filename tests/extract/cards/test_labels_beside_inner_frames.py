"""Cards whose field holds its label and, right of it, a table in a frame of its own."""

from __future__ import annotations

from kohyo.pipeline import process
from schemas.tables import InitiativeMunicipality
from tests.drawing import Drawing

LEFT, TEXT, RIGHT = 40.0, 140.0, 360.0
INNER = (143.0, 250.0, 357.0)


def test_a_label_left_of_a_framed_table_in_its_field_is_the_label_of_that_table() -> None:
    d = Drawing()
    ground = (0.95, 0.95, 0.95)
    rows = (
        ("事業名", "橋の明かり"),
        ("関係市町村", ""),
        ("事業内容", "橋に明かりをつける。"),
        ("効果", "夜も歩ける。"),
    )
    ys = (60.0, 80.0, 130.0, 150.0, 170.0)
    for y in ys:
        d.line(LEFT, y, RIGHT, y)
    for x in (LEFT, RIGHT):
        d.line(x, ys[0], x, ys[-1])
    for k, (label, text) in enumerate(rows):
        d.fill(LEFT, ys[k], TEXT, ys[k + 1], *ground)
        d.text(LEFT + 4, (ys[k] + ys[k + 1]) / 2 + 4, label)
        d.text(TEXT + 6, ys[k] + 14, text)
    for a, b in ((INNER[0], INNER[1]), (INNER[1], INNER[2])):
        d.fill(a, 84, b, 104, 0.9, 0.9, 0.9)
    for y in (84, 104, 126):
        d.line(INNER[0], y, INNER[2], y)
    for x in (INNER[0], INNER[2]):
        d.line(x, 84, x, 126)
    for x, name, mark in ((180, "金山町", "○"), (290, "最上町", "○")):
        d.text(x, 98, name)
        d.text(x + 8, 119, mark)
    rows_read = process(d.read()).rows
    found = [row.municipality for row in rows_read if isinstance(row, InitiativeMunicipality)]
    assert found == ["金山町", "最上町"]
