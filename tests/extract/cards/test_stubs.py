"""Words left of years that say something else than what stands below them: 内訳 over items, 項目 over goals."""

from __future__ import annotations

from typing import Any


def test_names_beside_marks_are_items_though_their_head_is_a_word_for_amounts(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | 渡し船の運航 | < | < | <",
        "事業概要 | 舟を毎日走らせる。 | < | < | <",
        "実施年度 | 内訳 | R5 | R6 | R7",
        "^ | 屋根の設計 | ● | | ",
        "^ | 舟の運航 | | ● | ●",
    )
    marked = [(m.item.text, m.year.text) for m in draft.marks if m.mark is not None]
    assert marked == [("屋根の設計", "R5"), ("舟の運航", "R6"), ("舟の運航", "R7")]
    assert draft.budgets == []


def test_items_with_a_result_and_a_target_beside_them_are_indicators(sketch: Any) -> None:
    grid = sketch.grid(
        "事業名 | 渡し船の運航 | < | <",
        "事業内容 | 舟を毎日走らせる。 | < | <",
        "達成目標 | 項目（単位） | 令和３年度 実績 | 令和９年度 目標",
        "^ | 乗った人の数（人） | 410 | 650",
        "^ | 花壇の数（基） | 2 | 5",
    )
    sketch.page(grid)
    assert [(name, target, year) for name, _, _, target, year in sketch.kpis()] == [
        ("乗った人の数（人）", "650", "令和９年度 目標"),
        ("花壇の数（基）", "5", "令和９年度 目標"),
    ]
    assert sketch.results() == [(1, "令和３年度", "410"), (2, "令和３年度", "2")]
