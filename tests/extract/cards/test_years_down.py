"""Amounts with the years down, beside the label of them all."""

from __future__ import annotations

from typing import Any


def test_a_blank_cell_before_the_heads_is_one_that_other_rows_have_a_use_for(sketch: Any) -> None:
    draft = sketch.draft(
        "番号 | 3 | | ",
        "事業名 | 渡し船の運航 | < | <",
        "概算事業費 | | 年度 | 金額（円）",
        "^ | | 2026 | 2,100,000",
        "^ | | 2027 | 1,500,000",
        "^ | | 2028 | 900,000",
        "評価 | 乗る人が増えた。 | < | <",
    )
    assert [(row["fiscal_year"].text, row["amount"].text) for row in draft.budgets] == [
        ("2026", "2,100,000"),
        ("2027", "1,500,000"),
        ("2028", "900,000"),
    ]


def test_the_unit_beside_the_title_of_the_amounts_is_theirs(sketch: Any) -> None:
    draft = sketch.draft(
        "事業名 | 渡し船の運航 | < | <",
        "事業内容 | 川を渡る船を出す。 | < | <",
        "（参考）予算額の推移 | | | （単位：千円）",
        "年度 | 令和６年度 | 令和７年度 | 令和８年度",
        "予算額 | 310 | 320 | 330",
    )
    assert [row["amount"].text for row in draft.budgets] == ["310", "320", "330"]
    assert all("千円" in row["unit_label"].text for row in draft.budgets)
