"""Labels told by what stands with them: goals beside a word, years below heads, room beside two letters."""

from __future__ import annotations

from typing import Any


def _card(sketch: Any, *rows: str) -> None:
    sketch.page(sketch.grid("施策名 | 水辺の道づくり | < | < | <", "取組内容 | 行う。 | < | < | <", *rows))


def test_an_unknown_word_for_goals_beside_nothing_but_goals_is_their_label(sketch: Any, new_sketch: Any) -> None:
    rows = ("効果 | 人が増える。 | < | < | <",)
    _card(
        sketch,
        *rows,
        "事業目標 | ・歩いた人数：62人（R5）⇒109人（R11）⏎・直した道の長さ：2.3km（R5）⇒8.2km（R10） | < | < | <",
    )
    assert [(kpi[0], kpi[1], kpi[3]) for kpi in sketch.kpis()] == [
        ("歩いた人数", "62人", "109人"),
        ("直した道の長さ", "2.3km", "8.2km"),
    ]
    other = new_sketch()
    _card(other, *rows, "事業目標 | 山里の人が笑って暮らす。 | < | < | <")
    assert other.kpis() == []


def test_a_word_that_may_be_one_of_axes_is_a_label_of_goals_beside_nothing_but_these(sketch: Any) -> None:
    _card(
        sketch, "効果 | 人が増える。 | < | < | <", "【政策目標】 | 歩いた人数：62人（R5）⇒109人（R11） | < | < | <"
    )
    assert [(kpi[0], kpi[1], kpi[3]) for kpi in sketch.kpis()] == [("歩いた人数", "62人", "109人")]
    assert "axis" not in sketch.texts("initiatives")[0]


def test_a_year_in_brackets_in_the_row_below_is_that_of_the_results(sketch: Any) -> None:
    _card(
        sketch,
        "KPI | 指標名 | 現状値 | 目標 | 実績",
        "^ | ^ | （平成２８年度） | （令和３年度） | （平成⏎３０年度）",
        "^ | 歩いた人数（人） | 101 | 149 | 108",
        "評価 | よくできた。 | < | < | <",
    )
    assert sketch.results() == [(1, "（平成\n３０年度）", "108")]


def test_two_letters_alone_on_the_first_line_of_a_wide_cell_are_its_label(sketch: Any) -> None:
    draft = sketch.draft(
        "施策名 | 水辺の道づくり | < | <",
        "分野⏎医療 | < | < | <",
        "事業内容⏎道を直す。 | < | < | <",
    )
    assert (draft.fields["policy_field"].text, draft.fields["description"].text) == ("医療", "道を直す。")


def test_what_is_agreed_is_a_measure_and_who_bears_the_costs_a_share_of_roles(sketch: Any) -> None:
    _card(
        sketch,
        "連携事項 | 渡し場の整備 | < | < | <",
        "各団体の担う役割 | 市が舟を走らせ、町が花を植える。 | < | < | <",
        "効果 | 人が増える。 | < | < | <",
    )
    (card,) = sketch.texts("initiatives")
    assert card["measure"] == "渡し場の整備"
    assert "axis" not in card
    assert card["role_sharing"] == "市が舟を走らせ、町が花を植える。"


def test_the_bearing_of_costs_is_a_share_of_roles_beside_a_text_and_amounts_beside_years(
    sketch: Any, new_sketch: Any
) -> None:
    _card(
        sketch,
        "効果 | 人が増える。 | < | < | <",
        "費用の負担 | 舟の費用は市が、花の費用は町が負担する。 | < | < | <",
    )
    assert sketch.texts("initiatives")[0]["role_sharing"] == "舟の費用は市が、花の費用は町が負担する。"
    assert sketch.texts("budgets") == []
    other = new_sketch()
    _card(other, "年度 | R4 | R5 | R6 | R7", "費用の負担 | 600 | 800 | 900 | 1,000")
    assert "role_sharing" not in other.texts("initiatives")[0]
    assert [(b["fiscal_year"], b["amount"]) for b in other.texts("budgets")] == [
        ("R4", "600"),
        ("R5", "800"),
        ("R6", "900"),
        ("R7", "1,000"),
    ]
