"""Labels of a card that the end of a page cuts."""

from __future__ import annotations

from typing import Any

from kohyo.pipeline import process
from schemas.tables import Initiative
from tests.drawing import Drawing

FIRST = (("事業名", "渡し船の運航"), ("取組内容", "渡し船を毎日走らせる。"), ("関係町", "青井町、緑川町"))
LAST = (
    ("期待される効果", "渡る人が増える。"),
    ("役割分担", "青井町が走らせる。"),
    ("実績及び評価", "よく使われた。"),
    ("今後の取組", "続ける。"),
)


def _rows(d: Drawing, top: float, rows: tuple[tuple[str, str], ...]) -> float:
    d.grid((40, 130, 360), [top + 20 * n for n in range(len(rows) + 1)])
    for n, (label, value) in enumerate(rows):
        d.text(44, top + 14 + 20 * n, label, 9)
        d.text(134, top + 14 + 20 * n, value, 9)
    return top + 20 * len(rows)


def _table(d: Drawing, top: float, rows: tuple[tuple[str, ...], ...]) -> None:
    xs = (134.0, 200.0, 275.0, 356.0)
    d.grid(xs, [top + 16 * n for n in range(len(rows) + 1)])
    for n, row in enumerate(rows):
        for x, text in zip(xs, row, strict=False):
            d.text(x + 4, top + 12 + 16 * n, text, 8)


def test_a_table_beside_a_label_that_the_page_cuts_in_a_bracket_is_the_card_s() -> None:
    d = Drawing(400, 300)
    top = _rows(d, 180, FIRST)
    d.grid((40, 130, 360), (top, top + 24))
    d.text(44, top + 14, "事業費見込（千", 9)
    _table(d, top + 4, (("区分", "令和6年度", "令和7年度"),))
    d.page()
    d.grid((40, 130, 360), (30, 70))
    d.text(44, 44, "円）", 9)
    _table(d, 34, (("青井町", "1,200", "900"), ("緑川町", "300", "400")))
    _rows(d, 70, LAST)
    rows = list(process(d.read()).rows)
    cards = [row for row in rows if isinstance(row, Initiative)]
    assert [(card.name, card.effect) for card in cards] == [("渡し船の運航", "渡る人が増える。")]


def test_marks_below_municipalities_at_the_end_of_a_page_begin_no_label(sketch: Any) -> None:
    sketch.page(
        sketch.grid(
            "事業名 | 渡し船の運航 | < | <",
            "事業内容 | 川を渡る船を出す。 | < | <",
            "関係市町村 | < | < | <",
            "川端市 | 山本町 | 北原村 | 南町",
            "○ | ○ | － | ○",
            top=600.0,
        )
    )
    sketch.page(
        sketch.grid(
            "成果指標 | <", "渡る人の数（人）⏎現状（R6）：40　目標（R12）：90 | <", "効果 | 渡る人が増える。"
        )
    )
    (card,) = sketch.texts("initiatives")
    assert card["municipalities"] == "川端市、山本町、南町"
    assert [kpi[0] for kpi in sketch.kpis()] == ["渡る人の数（人）"]
