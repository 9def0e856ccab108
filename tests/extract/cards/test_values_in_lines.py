"""Indicators set as lines in one cell: a name, and below it each value beside its word and its year."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from schemas.printed import Box, Page

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


def test_such_lines_stand_below_their_names_in_a_written_card(sketch: Any) -> None:
    def line(top: float, *words: str) -> Any:
        made = sketch.line("　".join(words), Box(10.0, top, 300.0, top + 10.0))
        x0 = 10.0
        parts = []
        for word in words:
            parts.append(replace(made.words[0], text=word, box=Box(x0, top, x0 + 10.0 * len(word), top + 10.0)))
            x0 += 10.0 * len(word) + 12.0
        return replace(made, words=tuple(parts))

    lines = (
        line(0.0, "○事業名", "朝市の運営"),
        line(20.0, "○事業内容"),
        line(34.0, "毎月開く。"),
        line(50.0, "○効果"),
        line(64.0, "町が賑わう。"),
        line(80.0, "○KPI"),
        line(94.0, "市を開いた回数（回）"),
        line(108.0, "基準値（R4年度）", "9", "実績値（R6年度）", "11", "目標（R8年度）", "12"),
        line(122.0, "出店した人の数（人）"),
        line(136.0, "基準値（R4年度）", "実績値（R6年度）", "31", "目標（R8年度）", "40"),
    )
    sketch.pages.append(Page(1, 800.0, 600.0, lines, (), ()))
    assert [kpi[:2] + kpi[3:4] for kpi in sketch.kpis()] == [
        ("市を開いた回数（回）", "9", "12"),
        ("出店した人の数（人）", None, "40"),
    ]
    assert [value for *_, value in sketch.results()] == ["11", "31"]


def test_a_label_of_targets_heads_such_lines_too(sketch: Any) -> None:
    draft = sketch.draft(*HEAD, "*数値目標 | 市を開いた回数⏎現状値（R4年度）：9回　数値目標（R8年度）：12回")
    (item,) = draft.indicators
    assert list(item.values) == ["indicator"]
    assert not draft.remarks


def test_the_name_above_such_lines_may_begin_with_figures(sketch: Any) -> None:
    lines = "1人1日当たりのごみ排出量⏎現状値（R5） 829g 実績値（R6） 828g⏎目標（R9） 811g"
    sketch.page(sketch.grid(*HEAD, f"*成果指標（KPI） | {lines}", "*効果 | 町が賑わう。"))
    assert sketch.kpis() == [("1人1日当たりのごみ排出量", "829g", "現状値（R5）", "811g", "目標（R9）")]
    assert sketch.results() == [(1, "R6", "828g")]
