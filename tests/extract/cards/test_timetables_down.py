"""Timetables with the years down and what is done across."""

from __future__ import annotations

from typing import Any

import pytest

CARD = (
    "*事業名 | 渡し船の運航 | < | <",
    "*事業内容 | 川を渡る船を出す。 | < | <",
    "*効果 | 渡る人が増える。 | < | <",
)


def _marks(draft: Any) -> list[tuple[str, str, str | None]]:
    return [(m.item.text, m.year.text, m.mark.text if m.mark is not None else None) for m in draft.marks]


EXPECTED = [
    ("船の修理", "R7", "○"),
    ("船の修理", "R8", None),
    ("運航", "R7", None),
    ("運航", "R8", "○"),
]


@pytest.mark.parametrize("label", ["*実施スケジュール", "*道のり"])
def test_each_head_is_an_item_and_each_row_a_year(sketch: Any, label: str) -> None:
    draft = sketch.draft(
        *CARD,
        f"{label} | 年度 | 船の修理 | 運航",
        "^ | R7 | ○ | ",
        "^ | R8 | | ○",
        "*備考 | 冬は休む。 | < | <",
    )
    assert _marks(draft) == EXPECTED
    assert not draft.budgets


def test_words_are_marks_below_the_label_of_a_timetable(sketch: Any) -> None:
    draft = sketch.draft(
        *CARD, "*実施スケジュール | 年度 | 船の修理 | 運航", "^ | R7 | 実施 | 検討", "^ | R8 | | 実施"
    )
    assert [mark for _, _, mark in _marks(draft)] == ["実施", None, "検討", "実施"]


def test_figures_are_no_marks(sketch: Any) -> None:
    draft = sketch.draft(*CARD, "*実施計画 | 年度 | 船の修理 | 運航", "^ | R7 | 120 | ", "^ | R8 | | 300")
    assert not [mark for mark in draft.marks if mark.mark is not None and mark.mark.text in ("120", "300")]


def test_a_timetable_may_begin_with_its_last_row_on_a_page(sketch: Any) -> None:
    head = "*実施スケジュール | 年度 | 船の修理 | 運航"
    sketch.page(sketch.grid(*CARD, head, "^ | R7 | ○ | "))
    sketch.page(sketch.grid(head, "^ | R8 | | ○", top=40.0))
    found = [r.fields for r in sketch.records() if r.table == "schedules"]
    assert sorted((f["item"].text, f["fiscal_year"].text) for f in found) == [
        (i, y) for i, y, _ in sorted(EXPECTED)
    ]


def test_any_word_may_stand_beside_amounts_of_towns_by_year(sketch: Any) -> None:
    draft = sketch.draft(
        *CARD,
        "入用 | （千円） | 川端市 | 山本町",
        "^ | R7 | 120 | 30",
        "^ | R8 | 140 | 35",
    )
    assert [row["amount"].text for row in draft.budgets] == ["120", "140", "30", "35"]


def test_a_blank_cell_left_of_the_years_is_a_column_of_other_rows(sketch: Any) -> None:
    draft = sketch.draft(
        *(f"{row} | <" for row in CARD),
        "*実施スケジュール | < | < | < | <",
        " | 年度 |  | 船の修理 | <",
        " | R7 |  | ○ | ",
        " | R8 |  |  | ",
        "*期待される効果 | 人が渡る。 | < | < | <",
    )
    assert _marks(draft) == [("船の修理", "R7", "○"), ("船の修理", "R8", None)]


def test_years_of_a_table_further_down_are_none_of_the_timetable_and_its_head_may_be_cut(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | A事業 | < | < | <",
        "スケジュール |  | 年度 | 橋を架ける | 船を直す",
        "^ | R7 | < | ○ | ",
        "^ | R8 | < |  | ○",
        "事業年度 | R7 | < | R8 | R9",
        "事業費（千円） | 10 | < | 20 | 30",
    )
    assert [mark[:2] for mark in _marks(draft) if mark[2] is not None] == [
        ("橋を架ける", "R7"),
        ("船を直す", "R8"),
    ]
