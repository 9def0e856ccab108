"""Forms within a frame that rules its rows only: labels at the left tell the columns."""

from __future__ import annotations

from tests.drawing import Drawing, only_grid


def _framed(rows: int, left: float = 40.0) -> tuple[Drawing, list[float]]:
    drawing = Drawing()
    ys = [60.0 + 24 * k for k in range(rows + 1)]
    drawing.frame(left, ys[0], 360, ys[-1])
    return drawing, ys


def test_labels_beside_texts_in_a_frame_without_a_border_between_them_are_a_column() -> None:
    drawing, ys = _framed(5)
    for y in ys[1:-1]:
        drawing.line(40, y, 360, y)
    rows = (
        ("事業名", "水辺の道づくり"),
        ("分野", "環境"),
        ("担当課", "土木課"),
        ("期間", "三年"),
        ("効果", "安心が広がる"),
    )
    for y, (label, text) in zip(ys, rows, strict=False):
        drawing.text(46, y + 16, label, 9)
        drawing.text(130, y + 16, text, 9)
    grid = only_grid(drawing.read())
    assert [c.text for c in grid.cells if c.column == 0] == [label for label, _ in rows]
