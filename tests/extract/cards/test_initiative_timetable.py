"""A timetable of all initiatives, apart from the list that names them."""

from __future__ import annotations

from typing import Any

from extract.families.initiative_list import FAMILY as LIST
from extract.families.initiative_timetable import FAMILY

INITIATIVES = (
    "*No. | *事業名 | *事業内容 | *事業費 | <",
    "^ | ^ | ^ | *R7 | *R8",
    "1 | 夜間診療事業 | 夜間に診療する。 | 600 | 650",
    "2 | 読書推進事業 | 本を配る。 | 90 | 0",
)


def test_items_belong_to_the_initiatives_of_the_list_by_name(sketch: Any) -> None:
    sketch.page(sketch.grid(*INITIATIVES))
    sketch.page(
        "工程表",
        sketch.grid(
            "*事業名 | *取組 | *R7 | *R8",
            "夜間診療事業 | 診療所の運営 | ○ | ○",
            "^ | 移転の検討 | | ○",
            "読書推進事業 | 配本 | ○ | ",
        ),
    )
    cards = {r.fields["name"].text: r.card or r.key for r in sketch.records(LIST) if r.table == "initiatives"}
    found = [r for r in sketch.records(FAMILY) if r.table == "schedules"]
    assert [(r.card, r.fields["item"].text, r.fields["fiscal_year"].text, "mark" in r.fields) for r in found] == [
        (cards["夜間診療事業"], "診療所の運営", "R7", True),
        (cards["夜間診療事業"], "診療所の運営", "R8", True),
        (cards["夜間診療事業"], "移転の検討", "R7", False),
        (cards["夜間診療事業"], "移転の検討", "R8", True),
        (cards["読書推進事業"], "配本", "R7", True),
        (cards["読書推進事業"], "配本", "R8", False),
    ]


def test_a_row_of_an_initiative_that_stands_nowhere_else_is_remarked(sketch: Any) -> None:
    sketch.page(sketch.grid(*INITIATIVES))
    sketch.page(
        sketch.grid("*事業名 | *取組 | *R7 | *R8", "夜間診療事業 | 運営 | ○ | ○", "渡し船事業 | 修繕 | ○ | ○"),
    )
    remarks = [r for region in FAMILY.find(sketch.document) for r in FAMILY.read(sketch.document, region).remarks]
    assert [remark.rule for remark in remarks] == ["unknown-label"]
    assert "渡し船事業" in remarks[0].message


def test_a_timetable_without_initiatives_elsewhere_is_none_of_theirs(sketch: Any) -> None:
    sketch.page(
        sketch.grid("*事業名 | *取組 | *R7 | *R8", "夜間診療事業 | 運営 | ○ | ○", "渡し船事業 | 修繕 | ○ | ○")
    )
    assert FAMILY.find(sketch.document) == ()


def test_a_band_across_the_table_leaves_a_row_below_the_years_empty(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "*No. | *事業名 | *R4 | *R5 | *R6",
            "基本目標１　海と山の仕事を守る | < | < | < | <",
            "1 | 製品の出荷の支援 | 1,102 | 1,165 | 1,240",
            "2 | 店を開く支援 | 1 | 4 | 6",
        ),
    )
    assert not [r for r in sketch.records(FAMILY) if r.table == "schedules"]


def test_grades_on_grounds_of_their_colour_are_no_timetable(sketch: Any) -> None:
    sketch.page(sketch.grid(*INITIATIVES))
    sketch.page(
        "成果指標（KPI）達成状況一覧",
        sketch.grid(
            "*№ | *施策名 | *重要業績評価指標（KPI） | *R6 | *R7",
            "1 | 夜間診療事業 | 〇診療した夜の割合 | *A | ",
            "2 | 読書推進事業 | 〇配った本の数 | #C | ",
        ),
    )
    assert FAMILY.find(sketch.document) == ()
