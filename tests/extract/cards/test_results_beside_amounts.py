"""Amounts and results that share the years below each other, each column with a head of its own."""

from __future__ import annotations

from typing import Any

from extract.cards.draft import Draft


def _results(draft: Draft) -> list[list[tuple[str, str]]]:
    return [[(year.text, p.text) for year, found in c.results for p in found] for c in draft.indicators]


def _amounts(draft: Draft) -> list[tuple[str, str]]:
    return [(fields["fiscal_year"].text, fields["amount"].text) for fields in draft.budgets]


def test_a_column_of_results_beside_the_amounts_is_of_the_indicator_above(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "施策名 | 巡回図書の運行 | <",
            "成果指標 | 現状値（R5） | 目標値（R10）",
            "貸出冊数 | 120冊 | 200冊",
            "実施年度 | 事業費（千円） | 実績値",
            "R6 | 1,240 | 135冊",
            "R7 | 1,300 | ",
        )
    )
    assert [(r["fiscal_year"], r["amount"]) for r in sketch.texts("budgets")] == [("R6", "1,240"), ("R7", "1,300")]
    assert [(r["fiscal_year"], r["value"]) for r in sketch.texts("kpi_results")] == [("R6", "135冊")]


def test_results_below_the_names_of_their_indicators_beside_the_amounts(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "施策名 | 巡回図書の運行 | < | <",
            "成果指標 | < | 現状値（R5） | 目標値（R10）",
            "貸出冊数 | < | 120冊 | 200冊",
            "登録者の伸び | < |  | 15%",
            "実施年度 | 事業費（千円） | 実績値 | <",
            "^ | ^ | 貸出冊数 | 登録者の伸び",
            "R6 | 1,240 | 135冊 | 4%",
            "R7 | 1,300 |  | ",
        )
    )
    assert [(r["fiscal_year"], r["amount"]) for r in sketch.texts("budgets")] == [("R6", "1,240"), ("R7", "1,300")]
    kpis = [r for r in sketch.records() if r.table == "kpis"]
    results = [r for r in sketch.records() if r.table == "kpi_results"]
    assert [(r.fields["value"].text, r.item) for r in results] == [
        ("135冊", kpis[0].item),
        ("4%", kpis[1].item),
    ]


def test_what_was_spent_is_no_result(sketch: Any) -> None:
    draft = sketch.draft(
        "施策名 | A事業 | <", "年度 | 事業費（千円） | <", "^ | 当初予算 | 実績", "R6 | 12 | 11", "R7 | 14 | 13"
    )
    assert _results(draft) == []
    assert draft.results == []
    assert _amounts(draft) == [("R6", "12"), ("R7", "14")]
    assert "11" in [value.text for _, value in draft.extra]
