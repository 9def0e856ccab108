"""Headers of indicator lists that say more than one thing: two years, or a unit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from schemas.printed import Document

Drawn = Callable[..., Document]
Rows = Callable[[Document, str], list[dict[str, Any]]]


def test_both_years_stand_in_the_header_of_a_change(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 指標 | 現状値（令和４年度）→ 目標値（令和10年度） | 所管 |
    | 就農者数 | 19人　→　30人 | 農政課 |
    | 継承した面積 | ―　→　12.0ha | 農政課 |
    """
    found = rows(drawn(["■ 重要業績評価指標（KPI）", table]), "kpi_summary")
    told = ("indicator", "unit", "baseline_value", "baseline_fy", "target_value", "target_fy")
    assert tuple(found[0][name] for name in told) == ("就農者数", "人", 19, 2022, 30, 2028)
    assert [found[1][name] for name in ("baseline_value", "target_value", "target_fy")] == [None, 12, 2028]


def test_units_in_corner_brackets_and_goals_for_each_year(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 成果指標【単位】 | 区分 | R7 | R8 |
    | 村内の従業者数【人】 | 目標 | 905 | 910 |
    | ^ | 実績 | | |
    """
    found = rows(drawn(["◎成果指標", table]), "kpi_summary")
    assert {(row["indicator"], row["unit"]) for row in found} == {("村内の従業者数", "人")}


def test_labels_stand_in_front_of_each_value(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 指標 | 椿油の生産量 | 現状値 | 6.2トン（R1） | 目標値 | 8.0トン（R7） |
    | 指標 | 後継者の数 | 現状値 | 3人（R1） | 目標値 | 6人（R7） |
    """
    found = rows(drawn(["（１）椿の産業", table]), "kpi_summary")
    told = ("indicator", "unit", "baseline_value", "baseline_fy", "target_value", "target_fy")
    assert [tuple(row[name] for name in told) for row in found] == [
        ("椿油の生産量", "トン", 6.2, 2019, 8, 2025),
        ("後継者の数", "人", 3, 2019, 6, 2025),
    ]
