"""Amounts of towns without commas that could be years by their digits."""

from __future__ import annotations

from typing import Any


def _amounts(draft: Any) -> list[tuple[str, str, str]]:
    return [
        (b["fiscal_year"].text, b["municipality"].text, b["amount"].text)
        for b in draft.budgets
        if "municipality" in b
    ]


def test_amounts_that_go_up_and_down_below_years_are_no_years(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | 夜間診療事業 | < | < | <",
        "事業費 | （単位：千円） | Ｒ７ | Ｒ８ | Ｒ９",
        "^ | 新庄市 | 9200 | 9300 | 9400",
        "^ | 金山町 | 1765 | 2039 | 1807",
        "^ | 最上町 | 1650 | 1650 | 1307",
        "^ | 舟形町 | 600 | 610 | 620",
    )
    assert [row[1:] for row in _amounts(draft)] == [
        (town, amount)
        for town, amounts in (
            ("新庄市", ("9200", "9300", "9400")),
            ("金山町", ("1765", "2039", "1807")),
            ("最上町", ("1650", "1650", "1307")),
            ("舟形町", ("600", "610", "620")),
        )
        for amount in amounts
    ]
    assert {row[0] for row in _amounts(draft)} == {"Ｒ７", "Ｒ８", "Ｒ９"}


def test_years_that_rise_below_years_head_a_table_of_their_own(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | 夜間診療事業 | < | < | <",
        "事業費（千円） |  | 2023 | 2024 | 2025",
        "^ | 新庄市 | 900 | 910 | 920",
        "事業費（千円） |  | 2026 | 2027 | 2028",
        "^ | 新庄市 | 930 | 940 | 950",
    )
    years = ("2023", "2024", "2025", "2026", "2027", "2028")
    assert [row[0] for row in _amounts(draft)] == list(years)
