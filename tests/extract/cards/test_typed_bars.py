"""Bars over the years of a timetable that are typed with signs, and what ends such a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from kohyo.pipeline import process
from schemas.tables import Schedule
from tests.drawing import Drawing


def _marked(draft: Any) -> list[tuple[str, str]]:
    return [(m.item.text, m.year.text) for m in draft.marks if m.mark is not None]


def _form(d: Drawing, bars: Sequence[tuple[str, float, int]]) -> None:
    """A form with rulings between its rows alone; bars of an item each from a place on, so many signs long."""
    rows: list[tuple[tuple[float, str], ...]] = [
        ((46, "事業名"), (140, "渡し船の運航")),
        ((46, "事業内容"), (140, "舟を毎日走らせ、待つ所に花を植える。")),
        ((46, "関係市町"), (140, "鳥取市、岩美町")),
        ((46, "実施計画"), (140, "取組項目"), (300, "令和７年度"), (385, "令和８年度"), (470, "令和９年度")),
        *(((140, name), (x, "━" * length + "▶")) for name, x, length in bars),
        ((46, "効果"), (140, "歩く人が増える。")),
    ]
    d.line(40, 40, 555, 40)
    for k, row in enumerate(rows):
        for x, text in row:
            d.text(x, 55 + 22 * k, text, 9)
        d.line(130 if 3 <= k < 3 + len(bars) else 40, 62 + 22 * k, 555, 62 + 22 * k)


def test_a_typed_bar_reaches_as_far_as_its_signs_and_over_all_years_ends_no_timetable() -> None:
    d = Drawing(595, 420)
    _form(d, [("舟の運航", 285, 26), ("屋根の設計", 290, 7), ("花壇の手入れ", 385, 13)])
    rows = [row for row in process(d.read()).rows if isinstance(row, Schedule)]
    assert [(row.item, row.fiscal_year) for row in rows if row.active] == [
        ("舟の運航", 2025),
        ("舟の運航", 2026),
        ("舟の運航", 2027),
        ("屋根の設計", 2025),
        ("花壇の手入れ", 2026),
    ]


@pytest.mark.parametrize("costs_first", [True, False])
def test_a_label_beside_several_tables_does_not_say_what_each_of_them_holds(
    sketch: Any, costs_first: bool
) -> None:
    costs = ("概算経費（千円） | 団体名 | R4 | R5", "^ | 青井町 | 600 | 800", "^ | 緑川町 | 100 | 200")
    steps = ("工程 | 項目 | R4 | R5", "^ | 舟の運航 | ● | ●")
    first, *others = (*costs, *steps) if costs_first else (*steps, *costs)
    draft = sketch.draft(
        "事業名 | 渡し船の運航 | < | < | <",
        "事業概要 | 舟を毎日走らせる。 | < | < | <",
        f"実施計画 | {first}",
        *(f"^ | {row}" for row in others),
    )
    assert _marked(draft) == [("舟の運航", "R4"), ("舟の運航", "R5")]
    amounts = [(b["fiscal_year"].text, b["amount"].text, b["municipality"].text) for b in draft.budgets]
    assert amounts == [
        ("R4", "600", "青井町"),
        ("R5", "800", "青井町"),
        ("R4", "100", "緑川町"),
        ("R5", "200", "緑川町"),
    ]
