"""The year that a sheet evaluates, by its title."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("共生ビジョン　進捗管理シート（令和６年度）", "令和6年度"),
        ("共生ビジョン　進行状況管理表（令和６年度）（作成：令和７年８月）", "令和6年度"),
        ("令和６年度　進捗管理シート", "令和6年度"),
        ("共生ビジョン　進捗管理シート（令和７年度）", None),
        ("共生ビジョンの進捗と課題（令和６年度）", None),
    ],
)
def test_a_sheet_for_the_year_of_its_last_results_evaluates_it(sketch: Any, title: str, year: str | None) -> None:
    grid = sketch.grid(
        "取組名 | 夜間診療事業 | < | < | < | <",
        "成果指標 | 指標名 | 単位 | 基準値（R2） | R6実績 | 目標値（R8）",
        "^ | 診療日数 | 日 | 300 | 310 | 365",
        "評価 | 診療日数が増えた。 | < | < | < | <",
    )
    sketch.page(title, grid)
    assert sketch.texts("initiatives")[0].get("evaluation_year") == year


@pytest.mark.parametrize("label", ["評価年度", "対象年度"])
def test_the_year_evaluated_may_stand_behind_a_label_of_its_own(sketch: Any, label: str) -> None:
    sketch.page(
        sketch.grid(
            "*取組名 | 夜間診療事業",
            f"*{label} | 令和６年度",
            "*取組内容 | 夜間も診る。",
            "*評価 | 診療日数が増えた。",
        )
    )
    assert sketch.texts("initiatives")[0]["evaluation_year"] == "令和６年度"


def test_what_came_of_one_year_is_its_evaluation(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "*取組名 | 夜間診療事業",
            "*取組の効果 | 夜も安心である。",
            "*令和６年度の取組の成果 | 診療日数が増えた。",
            "*取組内容 | 夜間も診る。",
        )
    )
    card = sketch.texts("initiatives")[0]
    assert (card["effect"], card["evaluation"]) == ("夜も安心である。", "診療日数が増えた。")
    assert card["evaluation_label"] == "令和６年度の取組の成果"
