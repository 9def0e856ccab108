"""Indicators set as lines in one cell: a name, and below it each value beside its word and its year."""

from __future__ import annotations

from typing import Any

HEAD = ("*施策名 | 朝市の運営", "*取組内容 | 毎月開く。")


def test_words_with_their_years_stand_before_the_values_of_each_indicator(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            *HEAD,
            "*KPI | 市を開いた回数（累計）⏎基準（R4年度） 　実績（R6年度） 11回⏎目標数値（R8年度） 12回"
            "⏎出店した⏎人の数⏎基準（令和4(2022)年度） 20　目標数値（令和8(2026)年度） 1,040",
            "*効果 | 町が賑わう。",
        )
    )
    assert sketch.kpis() == [
        ("市を開いた回数（累計）", None, None, "12回", "目標数値（R8年度）"),
        ("出店した\n人の数", "20", "基準（令和4(2022)年度）", "1,040", "目標数値（令和8(2026)年度）"),
    ]
    assert sketch.results() == [(1, "R6年度", "11回")]


def test_a_line_that_says_more_than_values_is_no_indicator_set_so(sketch: Any) -> None:
    sketch.page(sketch.grid(*HEAD, "*KPI | 市を開いた回数⏎実績（R6年度） 11回、雨で休んだ日がある。"))
    assert len(sketch.kpis()) == 1
    assert not sketch.results()
