"""Cards as running text: a heading with the name, bracketed labels, small tables, an indicator a line."""

from __future__ import annotations

import pytest

from kohyo.pipeline import process
from schemas.tables import Budget, Initiative, Kpi
from tests.drawing import Drawing

TOWNS = ("山川市", "里町", "谷村")


def _table(drawing: Drawing, top: float, rows: list[tuple[str, ...]]) -> None:
    width = len(rows[0])
    xs = [40 + 60 * k for k in range(width + 1)]
    drawing.grid(xs, [top + 16 * k for k in range(len(rows) + 1)])
    for k, row in enumerate(rows):
        for x, text in zip(xs[:-1], row, strict=True):
            drawing.text(x + 3, top + 12 + 16 * k, text, 8)


def _card(drawing: Drawing, top: float, name: str, goal: str) -> float:
    drawing.text(40, top, f"連携事業　{name}", 9)
    for k, line in enumerate(
        (
            "【関係市町村】山川市、里町、谷村",
            "【事業内容】休日の当番を決め、連絡の網を作る。",
            "【期待される効果】安心して暮らせる。",
            "【事業費見込】（単位：千円）",
        )
    ):
        drawing.text(40, top + 15 * (k + 1), line, 9)
    _table(drawing, top + 66, [("年度", "計", *TOWNS), ("令和７年度", "600", "300", "200", "100")])
    drawing.text(40, top + 112, "【成果指標】", 9)
    drawing.text(40, top + 127, goal, 9)
    return top + 145


@pytest.fixture
def rows() -> list[object]:
    drawing = Drawing()
    top = _card(
        drawing,
        50,
        "夜間当番事業",
        "○受診した人の数　　2,717人（令和６年度）　⇒　2,000人（令和12年度）　※里町調べ",
    )
    _card(drawing, top, "道の見守り事業", "○歩いた人の数　　40人（令和６年度）　⇒　未定（令和12年度）")
    return list(process(drawing.read()).rows)


def test_the_heading_that_says_that_a_card_follows_names_it(rows: list[object]) -> None:
    assert [row.name for row in rows if isinstance(row, Initiative)] == ["夜間当番事業", "道の見守り事業"]


def test_a_mark_may_stand_before_the_word_that_says_that_a_card_follows() -> None:
    drawing = Drawing()
    for top, name in ((50, "①　夜間当番事業"), (250, "②　道の見守り事業")):
        drawing.text(40, top, f"◆具体的取組　{name}", 9)
        for k, (label, text) in enumerate((("関係市町村", "山川市、里町"), ("事業の概要", "当番を決める。"))):
            drawing.text(40, top + 20 + 30 * k, f"◆{label}", 9)
            drawing.text(50, top + 34 + 30 * k, text, 9)
    found = [row for row in process(drawing.read()).rows if isinstance(row, Initiative)]
    assert [(row.number, row.name) for row in found] == [("①", "夜間当番事業"), ("②", "道の見守り事業")]


def test_one_year_down_and_the_towns_across_are_amounts(rows: list[object]) -> None:
    found = [row for row in rows if isinstance(row, Budget)][:4]
    assert [(b.fiscal_year, b.municipality, b.amount_thousand_yen) for b in found] == [
        (2025, None, 600),
        (2025, "山川市", 300),
        (2025, "里町", 200),
        (2025, "谷村", 100),
    ]


def test_a_line_with_an_arrow_and_a_note_is_an_indicator(rows: list[object]) -> None:
    found = [row for row in rows if isinstance(row, Kpi)]
    assert [(k.indicator, k.baseline_value, k.target_value, k.target_fy, k.unit, k.note) for k in found] == [
        ("受診した人の数", 2717, 2000, 2030, "人", "里町調べ"),
        ("歩いた人の数", 40, None, 2030, "人", None),
    ]


def test_a_page_break_parts_the_heads_of_amounts_from_the_year_below() -> None:
    drawing = Drawing()
    for k, line in enumerate(
        ("連携事業　夜間当番事業", "【関係市町村】山川市、里町", "【事業内容】当番を決める。")
    ):
        drawing.text(40, 400 + 15 * k, line, 9)
    drawing.text(40, 445, "【事業費見込】（単位：千円）", 9)
    _table(drawing, 452, [("年度", "計", *TOWNS)])
    drawing.page()
    _table(drawing, 40, [("令和７年度", "600", "300", "200", "100")])
    drawing.text(40, 75, "【期待される効果】安心して暮らせる。", 9)
    found = [row for row in process(drawing.read()).rows if isinstance(row, Budget)]
    assert [(b.municipality, b.amount_thousand_yen) for b in found] == [
        (None, 600),
        ("山川市", 300),
        ("里町", 200),
        ("谷村", 100),
    ]
