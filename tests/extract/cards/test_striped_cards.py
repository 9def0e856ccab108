"""Cards whose rows stand on stripes of colour by turns, with nothing drawn between them."""

from __future__ import annotations

from kohyo.pipeline import process
from schemas.tables import Budget, Initiative, Kpi, KpiSummary, Schedule
from tests.drawing import Drawing

LEFT, TEXT, RIGHT = 40.0, 120.0, 500.0
LABELLED = [
    ("分野", "環境"),
    ("関係市町", "鳥取市、岩美町"),
    ("取組概要", "川に沿って道をつなぎ、休む所を置く。"),
    ("期待する効果", "歩く人が増える。"),
]
YEARS = ("", "令和８年度", "令和９年度", "令和10年度")
PLAN = [("道をつなぐ工事", "○", "○", "－"), ("案内", "－", "○", "○")]
AMOUNTS = [
    ("鳥取市", "1,200", "1,250", "1,300"),
    ("岩美町", "300", "310", "320"),
    ("計", "1,500", "1,560", "1,620"),
]
HEADS = ("指標", "現状値（令和６年度）", "目標値（令和10年度）")
GOALS = [("歩いた人の数（人）", "2,345", "2,600"), ("休む所の数（か所）", "4", "9")]


def _row(d: Drawing, top: float, texts: tuple[str, ...], starts: tuple[float, ...], *, striped: bool) -> float:
    if striped:
        d.fill(LEFT - 4, top, RIGHT, top + 18, 0.9, 0.95, 1.0)
    for x, text in zip(starts, texts, strict=True):
        d.text(x, top + 12, text, 9)
    return top + 18


def test_tables_below_their_labels_and_the_form_above_have_stripes_of_one_width() -> None:
    d = Drawing(540, 600)
    d.text(LEFT, 60, "１　水辺の道づくり", 11)
    top = 80.0
    for k, row in enumerate(LABELLED):
        top = _row(d, top, row, (LEFT, TEXT), striped=k % 2 == 0)
    for label, unit, rows, starts in (
        ("スケジュール", "", [("実施内容", *YEARS[1:]), *PLAN], (LEFT, 260, 340, 420)),
        ("予算額", "（単位：千円）", [YEARS, *AMOUNTS], (LEFT, 260, 340, 420)),
        ("数値目標", "", [HEADS, *GOALS], (LEFT, 220, 380)),
    ):
        d.text(LEFT, top + 14, label, 9)
        d.text(RIGHT - 70, top + 14, unit, 9)
        top += 20
        for k, row in enumerate(rows):
            top = _row(d, top, row, starts, striped=k % 2 == 1)
    found = process(d.read()).rows
    (card,) = [row for row in found if isinstance(row, Initiative)]
    assert (card.municipalities, card.description) == ("鳥取市、岩美町", "川に沿って道をつなぎ、休む所を置く。")
    budgets = {(b.municipality, b.fiscal_year): b.amount_thousand_yen for b in found if isinstance(b, Budget)}
    assert (len(budgets), budgets[None, 2028], budgets["岩美町", 2026]) == (9, 1620, 300)
    assert [(k.indicator, k.baseline_value, k.target_fy) for k in found if isinstance(k, Kpi)] == [
        ("歩いた人の数", 2345, 2028),
        ("休む所の数", 4, 2028),
    ]
    items = [(s.item, s.active) for s in found if isinstance(s, Schedule)]
    works = [("道をつなぐ工事", done) for done in (True, True, False)]
    assert items == [*works, *(("案内", done) for done in (False, True, True))]
    assert not any(isinstance(row, KpiSummary) for row in found)
