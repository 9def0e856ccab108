"""Cards under each other in one table that the ends of pages cut anywhere."""

from __future__ import annotations

from collections.abc import Sequence

from kohyo.pipeline import process
from schemas.tables.cards import Initiative
from tests.drawing import Drawing

NAMES = ("花の道づくり", "朝市のにぎわい", "古い家の手入れ")


def _card(name: str) -> list[tuple[str, str]]:
    return [
        ("施策名", name),
        ("政策分野", "産業振興"),
        ("取組内容", f"{name}を町のみんなで進める。"),
        ("事業効果", f"{name}で歩く人が増える。"),
        ("役割分担", "市が用意し、町が続ける。"),
        ("次年度の取組", f"{name}を学校にも広げる。"),
    ]


def _table(drawing: Drawing, rows: Sequence[tuple[str, str]]) -> None:
    ys = [60.0 + 20 * k for k in range(len(rows) + 1)]
    drawing.grid((40, 120, 360), ys)
    for y, (label, value) in zip(ys, rows, strict=False):
        drawing.text(46, y + 14, label, 9)
        drawing.text(126, y + 14, value, 9)


def test_rows_above_the_next_name_are_the_rest_of_the_card_before() -> None:
    rows = [row for name in NAMES for row in _card(name)]
    drawing = Drawing()
    for k, (first, end) in enumerate(((0, 4), (4, 11), (11, len(rows)))):
        if k:
            drawing.page()
        _table(drawing, rows[first:end])
    found = [row for row in process(drawing.read()).rows if isinstance(row, Initiative)]
    assert [(row.name, row.effect, row.next_steps) for row in found] == [
        (name, f"{name}で歩く人が増える。", f"{name}を学校にも広げる。") for name in NAMES
    ]


def test_the_number_above_each_name_is_that_of_its_card() -> None:
    drawing = Drawing()
    _table(drawing, [row for k, name in enumerate(NAMES) for row in (("整理番号", str(k + 1)), *_card(name))])
    found = [row for row in process(drawing.read()).rows if isinstance(row, Initiative)]
    assert [(row.number, row.name) for row in found] == [("1", NAMES[0]), ("2", NAMES[1]), ("3", NAMES[2])]
