"""A sentence that dates all values of a list."""

from __future__ import annotations

import pytest

from tests.extract.tables.facts import Drawn, Rows

TABLE = """
| 施策 | ＫＰＩ | 現状 | 目標 |
| 移住の促進 | 移住世帯数 | 6世帯 | 10世帯 |
| 関係人口 | 学校の参加者 | 412人（R5） | 600人 |
"""


@pytest.mark.parametrize(
    "line",
    [
        "ＫＰＩの現状は令和６年度、目標は令和12年度（基本目標１を除く。）",
        "※現状値は令和６年度末の実績、目標値は令和12年度末の数値です。",
        "注）基準値：令和6年度　目標値：令和12年度",
        "ＫＰＩの現状値は、特に注記がない限り令和６年度の値とし、目標値は令和12年度の値としています。",
    ],
)
def test_values_without_a_year_are_of_the_stated_ones(line: str, drawn: Drawn, rows: Rows) -> None:
    found = [(r["baseline_fy"], r["target_fy"]) for r in rows(drawn([line, "ＫＰＩ一覧", TABLE]), "kpi_summary")]
    assert found == [(2024, 2030), (2023, 2030)]


@pytest.mark.parametrize(
    "line", ["現状は令和６年度から変わらず、目標は高い。", "目標値：令和12年度 40件", "令和６年度の目標"]
)
def test_other_sentences_state_no_years(line: str, drawn: Drawn, rows: Rows) -> None:
    found = [(r["baseline_fy"], r["target_fy"]) for r in rows(drawn([line, "ＫＰＩ一覧", TABLE]), "kpi_summary")]
    assert found == [(None, None), (2023, None)]


def test_nothing_is_stated_for_a_dash(drawn: Drawn, rows: Rows) -> None:
    table = """
    | 施策 | ＫＰＩ | 現状→目標 |
    | 移住の促進 | 移住世帯数 | －→10世帯（R12） |
    | 関係人口 | 学校の参加者 | 4人→6人（R12） |
    """
    found = rows(drawn(["現状値は令和６年度の値とします。", "ＫＰＩ一覧", table]), "kpi_summary")
    assert [(r["baseline_value"], r["baseline_fy"]) for r in found] == [(None, None), (4, 2024)]
