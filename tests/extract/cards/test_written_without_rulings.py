"""Cards written as text with tables that nothing is drawn around."""

from __future__ import annotations

from kohyo.pipeline import process
from schemas.tables import Kpi, KpiSummary
from tests.drawing import Drawing


def test_a_list_of_indicators_without_rulings_below_a_written_card_is_the_cards() -> None:
    drawing = Drawing()
    for k, line in enumerate(
        (
            "事業名：水辺の道づくり",
            "政策分野：環境",
            "関係市町：鳥取市、岩美町",
            "事業内容：川に沿って道をつなぎ、休む所を置く。",
            "期待される効果：歩く人が増える。",
            "成果指標（ＫＰＩ）",
        )
    ):
        drawing.text(40, 60 + 13 * k, line, 9)
    rows = (
        ("指標名", "現状値（令和６年度）", "目標値（令和９年度）"),
        ("歩いた人の数（人）", "2,345", "2,600"),
        ("休む所の数（か所）", "4", "9"),
        ("案内板の数（枚）", "12", "30"),
    )
    for k, row in enumerate(rows):
        for x, text in zip((44, 170, 280), row, strict=True):
            drawing.text(x, 142 + 13 * k, text, 9)
    found = process(drawing.read()).rows
    assert [row.indicator for row in found if isinstance(row, Kpi)] == ["歩いた人の数", "休む所の数", "案内板の数"]
    assert not any(isinstance(row, KpiSummary) for row in found)
