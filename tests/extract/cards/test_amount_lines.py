"""Years and amounts in the text of one cell, which the end of its lines may cut anywhere."""

from __future__ import annotations

from typing import Any

import pytest

_HEAD = ("施策名 | 夜間診療事業", "取組内容 | 夜間の診療を行う。")


def _amounts(draft: Any) -> list[tuple[str, str]]:
    return [(fields["fiscal_year"].text, fields["amount"].text) for fields in draft.budgets]


@pytest.mark.parametrize(
    ("label", "text", "unit"),
    [
        ("事業費", "R7年度：4,888千円　R8年度：0千円　R9年度：5,8⏎58千円　R10年度：5,189千円", "千円"),
        ("事業費", "R7年度：4,888千円　R8年度：0千円　R9⏎年度：5,858千円　R10年度：5,189千円", "千円"),
        ("事業費（千円）", "R7年度：4888　R8年度：0　R9年度：5858　R10年⏎度：5189", ""),
    ],
)
def test_amounts_of_years_go_on_where_a_line_ends(sketch: Any, label: str, text: str, unit: str) -> None:
    draft = sketch.draft(*_HEAD, f"{label} | {text}")
    found = [(year, amount.replace(",", "")) for year, amount in _amounts(draft)]
    assert found == [(f"R{n}年度", f"{value}{unit}") for n, value in enumerate((4888, 0, 5858, 5189), 7)]


def test_an_amount_behind_a_colon_may_look_like_a_year(sketch: Any) -> None:
    draft = sketch.draft(*_HEAD, "事業費（千円） | 令和6年度：1918　令和7年度：2026")
    assert _amounts(draft) == [("令和6年度", "1918"), ("令和7年度", "2026")]


def test_a_bare_year_before_a_colon_is_a_year(sketch: Any) -> None:
    draft = sketch.draft(*_HEAD, "事業費 | 2025：98.0百万円　2026：101.8百万円")
    assert _amounts(draft) == [("2025", "98.0百万円"), ("2026", "101.8百万円")]


def test_lines_that_are_no_years_with_amounts_stay_apart(sketch: Any) -> None:
    draft = sketch.draft(*_HEAD, "事業費（千円） | R7年度：1,200⏎R8年度：1,300")
    assert _amounts(draft) == [("R7年度", "1,200"), ("R8年度", "1,300")]


def test_the_amount_of_the_year_before_in_brackets_is_one_of_its_own(sketch: Any) -> None:
    draft = sketch.draft(*_HEAD, "R7当初予算額 | 6億円（前年度予算額5億円）")
    assert _amounts(draft) == [("R7", "6億円"), ("R7", "5億円")]
    assert ["year_before" in fields for fields in draft.budgets] == [False, True]


def test_a_year_with_a_word_for_an_amount_is_the_label_of_the_one_beside_it(sketch: Any) -> None:
    draft = sketch.draft(*_HEAD, "令和8年度概算要⏎求額 | 43億円")
    assert [fields["amount"].text for fields in draft.budgets] == ["43億円"]
    assert draft.budgets[0]["fiscal_year"].text == "令和8年度"
