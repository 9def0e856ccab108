"""Tables that go on in the next column of a page."""

from __future__ import annotations

from kohyo.pipeline import process
from schemas.tables.agreements import Agreement
from tests.drawing import Drawing

TEXTS = (
    ("取組の内容", "畑を守る取組を広げる。"),
    ("川上市の役割", "道具を用意する。"),
    ("川下町の役割", "記録を残す。"),
)


def _table(drawing: Drawing, x: float, top: float, rows: tuple[tuple[str, str], ...]) -> None:
    ys = [top + 20 * k for k in range(len(rows) + 1)]
    drawing.grid((x, x + 60, x + 160), ys)
    for y, (label, text) in zip(ys, rows, strict=False):
        drawing.text(x + 3, y + 13, label, 8)
        drawing.text(x + 63, y + 13, text, 8)


def test_an_agreement_goes_on_in_the_next_column() -> None:
    drawing = Drawing()
    for k, heading in enumerate(
        ("１ 生活機能の強化に係る政策分野の取組", "（１）産業振興", "① 畑の守り手", "【協定の内容】")
    ):
        drawing.text(30, 40 + 18 * k, heading, 10)
    _table(drawing, 30, 110, TEXTS[:1])
    _table(drawing, 210, 40, TEXTS[1:])
    found = [row for row in process(drawing.read()).rows if isinstance(row, Agreement)]
    assert [(row.item, row.policy_field, row.text) for row in found] == [
        ("畑の守り手", "産業振興", text) for _, text in TEXTS
    ]
