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
