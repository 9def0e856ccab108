"""What municipalities pay in one year, their names across and the amounts below them."""

from __future__ import annotations

from typing import Any

CARD = ("事業名 | 渡し船の運航 | < | < | <", "事業内容 | 川を渡る船を出す。 | < | < | <")
AMOUNTS = [
    ("川端市", "700", "令和７年度"),
    ("山本町", "0", "令和７年度"),
    ("北原村", "85", "令和７年度"),
    ("東野町", "12", "令和７年度"),
]


def _amounts(draft: Any) -> list[tuple[str, ...]]:
    names = ("municipality", "amount", "fiscal_year")
    return [tuple(row[name].text if name in row else "" for name in names) for row in draft.budgets]


def test_amounts_stand_below_their_municipalities_in_several_tiers(sketch: Any) -> None:
    draft = sketch.draft(
        *CARD,
        "事業費見込（令和７年度　単位：千円） | < | < | < | <",
        "計 | < | 川端市 | 山本町 | 北原村",
        "797 | < | 700 | 0 | 85",
        "東野町 | < | | | ",
        "12 | < | | | ",
        "効果 | 渡る人が増える。 | < | < | <",
    )
    assert _amounts(draft) == [("", "797", "令和７年度"), *AMOUNTS]
    assert all("千円" in row["unit_label"].text for row in draft.budgets)
    assert draft.fields["effect"].text == "渡る人が増える。"
    assert draft.extra == []


def test_the_label_may_stand_left_of_all_tiers(sketch: Any) -> None:
    draft = sketch.draft(
        *CARD,
        "事業費⏎（令和７年度、千円） | 川端市 | 山本町 | 北原村 | 東野町",
        "^ | 700 | 0 | 85 | 12",
        "効果 | 渡る人が増える。 | < | < | <",
    )
    assert _amounts(draft) == AMOUNTS


def test_blank_cells_below_municipalities_are_no_amounts(sketch: Any) -> None:
    draft = sketch.draft(
        *CARD,
        "事業費（令和７年度　単位：千円） | < | < | < | <",
        "川端市 | < | 山本町 | 北原村 | 東野町",
        " | < | | | ",
    )
    assert draft.budgets == []
    assert draft.extra == []


def test_the_years_may_stand_under_each_other_below_the_label_of_the_amounts(sketch: Any) -> None:
    draft = sketch.draft(
        *CARD,
        "*事業費⏎（千円） | *計 | *川端市 | *山本町 | *北原村",
        "*R6年度 | 785 | 700 | 0 | 85",
        "*R7年度 | 830 | 730 | 10 | 90",
    )
    assert _amounts(draft)[2:4] == [("川端市", "700", "R6年度"), ("川端市", "730", "R7年度")]
    assert {year for _, _, year in _amounts(draft)} == {"R6年度", "R7年度"}


def test_one_year_may_stand_left_of_the_amounts_below_any_word(sketch: Any) -> None:
    draft = sketch.draft(
        *CARD, "*事業費⏎（千円） | *区分 | *川端市 | *山本町 | *北原村", "^ | *令和７年度 | 700 | 0 | 85"
    )
    assert _amounts(draft) == AMOUNTS[:3]
