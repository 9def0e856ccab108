"""Cards written as text with tables that nothing is drawn around."""

from __future__ import annotations

import pytest

from kohyo.pipeline import process
from schemas.tables import Budget, Initiative, Kpi, KpiSummary, Schedule
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


def test_labels_above_their_values_have_small_tables_of_any_kind_below_them() -> None:
    drawing = Drawing(480, 700)
    top = 40.0

    def line(text: str, x: float = 40, step: float = 14, size: float = 9) -> None:
        nonlocal top
        drawing.text(x, top, text, size)
        top += step

    def row(texts: tuple[str, ...], xs: tuple[float, ...] = (56, 220, 300, 380)) -> None:
        nonlocal top
        for x, text in zip(xs, texts, strict=True):
            drawing.text(x, top, text, 9)
        top += 14

    for number, name in (("１", "渡し船の運航"), ("２", "渡し場の花壇")):
        if number == "１":
            line("政策分野：交通", step=20, size=12)
        line(f"{number}　{name}", step=18, size=11)
        line("○内容")
        line("舟を毎日走らせ、待つ所に花を植える。", x=50)
        line("○関係市町")
        line("鳥取市、岩美町", x=50)
        line("○成果指標")
        row(("指標名", "単位", "現状", "目標"))
        row(("（令和５年度）", "（令和９年度）"), (286, 366))
        row(("乗った人の数", "人", "410", "650"))
        line("○年次計画")
        row(("取組項目", "令和６年度", "令和７年度", "令和８年度"))
        row(("効果の検証", "実施", "実施", ""))
        line("○事業費（千円）")
        row(("令和６年度", "令和７年度", "令和８年度"), (220, 300, 380))
        row(("1,200", "1,350", "980"), (220, 300, 380))
        top += 12
    found = process(drawing.read()).rows
    cards = [row for row in found if isinstance(row, Initiative)]
    assert [(card.name, card.policy_field, card.description) for card in cards] == [
        ("渡し船の運航", "交通", "舟を毎日走らせ、待つ所に花を植える。"),
        ("渡し場の花壇", "交通", "舟を毎日走らせ、待つ所に花を植える。"),
    ]
    kpis = [row for row in found if isinstance(row, Kpi)]
    assert [(k.indicator, k.unit, k.baseline_value, k.baseline_fy, k.target_value, k.target_fy) for k in kpis] == [
        ("乗った人の数", "人", 410, 2023, 650, 2027)
    ] * 2
    assert [row.amount_thousand_yen for row in found if isinstance(row, Budget)] == [1200, 1350, 980] * 2
    active = [(row.item, row.fiscal_year) for row in found if isinstance(row, Schedule) and row.active]
    assert active == [("効果の検証", 2024), ("効果の検証", 2025)] * 2


def test_a_line_that_states_a_change_is_one_indicator_of_a_written_card() -> None:
    drawing = Drawing(480, 400)
    for k, line in enumerate(
        (
            "■事業名",
            "渡し船の運航",
            "■取組内容",
            "舟を毎日走らせ、待つ所に花を植える。",
            "■関係市町",
            "鳥取市、岩美町",
            "■成果指標",
            "舟に乗った人が渡し場で買い物をした回数　現状値：41回（R5）→目標値：65回（R9）",
            "舟の数　現状値：2隻（R5）→目標値：3隻（R9）",
        )
    ):
        drawing.text(40 + 10 * (k % 2 if k < 7 else 1), 50 + 14 * k, line, 9)
    found = [row for row in process(drawing.read()).rows if isinstance(row, Kpi)]
    assert [(k.indicator, k.unit, k.baseline_value, k.target_value, k.target_fy) for k in found] == [
        ("舟に乗った人が渡し場で買い物をした回数", "回", 41, 65, 2027),
        ("舟の数", "隻", 2, 3, 2027),
    ]


def test_two_labels_side_by_side_have_their_texts_on_the_line_below() -> None:
    drawing = Drawing(480, 300)
    lines = (
        ("事業名",),
        ("水辺の道づくり",),
        ("連携する視点", "政策分野"),
        ("生活機能の強化", "環境"),
        ("関係市町",),
        ("鳥取市、岩美町",),
        ("事業内容",),
        ("川に沿って道をつなぎ、休む所を置く。",),
    )
    for k, texts in enumerate(lines):
        for x, text in zip((40, 260), texts, strict=False):
            drawing.text(x + 10 * (k % 2), 40 + 14 * k, text, 9)
    (card,) = [row for row in process(drawing.read()).rows if isinstance(row, Initiative)]
    assert (card.name, card.axis, card.policy_field) == ("水辺の道づくり", "生活機能の強化", "環境")
    assert (card.municipalities, card.description) == ("鳥取市、岩美町", "川に沿って道をつなぎ、休む所を置く。")


def test_texts_behind_labels_may_go_on_at_the_left_margin() -> None:
    drawing = Drawing(480, 300)
    lines = (
        ("事業名", "水辺の道づくり"),
        ("政策分野", "環境"),
        ("関係市町", "鳥取市、岩美町"),
        ("事業内容", "川に沿って道をつなぎ、橋のたもとに休む所を置く。あわせて、草を刈る人と"),
        ("花を植える人を集め、春と秋に歩く会を開き、子どもにも",),
        ("期待する効果", "歩く人が増える。"),
    )
    top = 40.0
    for before, texts in zip(((), *lines), lines, strict=False):
        top += 14 if len(texts) == 1 else 17 if before else 0
        for x, text in zip((40, 110), texts, strict=False):
            drawing.text(x, top, text, 9)
    (card,) = [row for row in process(drawing.read()).rows if isinstance(row, Initiative)]
    assert (card.name, card.municipalities, card.effect) == (
        "水辺の道づくり",
        "鳥取市、岩美町",
        "歩く人が増える。",
    )
    assert card.description == "".join((lines[3][1], lines[4][0]))


def test_a_head_beside_the_middle_of_others_is_no_label_alone_on_its_line() -> None:
    drawing = Drawing(520, 400)
    drawing.text(40, 40, "事業名：水辺の道づくり", 10)
    for k, (label, text) in enumerate(
        (("政策分野", "環境"), ("関係市町", "鳥取市、岩美町"), ("事業内容", "川に沿って道をつなぐ。"))
    ):
        drawing.text(40, 62 + 20 * k, label, 9)
        drawing.text(120, 62 + 20 * k, text, 9)
    starts = (120, 320, 400)
    for base, texts in ((122, ("", "現状値", "目標値")), (128, ("指標名",)), (134, ("", "（R6）", "（R11）"))):
        for x, text in zip(starts, texts, strict=False):
            drawing.text(x, base, text, 9)
    goals = (("歩いた人の数（人）", "2,345", "2,600"), ("休む所の数（か所）", "4", "9"))
    years = (
        ("区分", "R9", "R10"),
        ("鳥取市", "1,200", "1,250"),
        ("岩美町", "300", "310"),
        ("計", "1,500", "1,560"),
    )
    for k, texts in enumerate((*goals, *years)):
        for x, text in zip(starts, texts, strict=True):
            drawing.text(x, 150 + 19 * k + 8 * (k > 1), text, 9)
    for base, text in ((122, "ＫＰＩ"), (196, "事業費（千円）")):
        drawing.text(40, base, text, 9)
    found = process(drawing.read()).rows
    assert [(k.indicator, k.baseline_value, k.target_fy) for k in found if isinstance(k, Kpi)] == [
        ("歩いた人の数", 2345, 2029),
        ("休む所の数", 4, 2029),
    ]
    budgets = {(b.municipality, b.fiscal_year): b.amount_thousand_yen for b in found if isinstance(b, Budget)}
    assert (len(budgets), budgets["鳥取市", 2028], budgets[None, 2027]) == (6, 1250, 1500)


_WRITTEN = (
    (40, "【取組内容】"),
    (50, "舟を毎日走らせ、待つ所に花を植える。"),
    (40, "【関係市町】　鳥取市、岩美町"),
    (40, "【成果指標】"),
)


def _indicators(lines: tuple[tuple[float, str], ...], overleaf: int) -> list[Kpi]:
    """The indicators below the title and the labels of a card; the lines from one on stand on the next page."""
    drawing = Drawing(480, 400)
    drawing.text(40, 40, "連携事業１　渡し船の運航", 12)
    for k, (x, text) in enumerate((*_WRITTEN, *lines)):
        if k == len(_WRITTEN) + overleaf:
            drawing.page()
        for at, part in zip((x, 230), text.split("|"), strict=False):
            drawing.text(at, 60 + 14 * (k if k < len(_WRITTEN) + overleaf else k - overleaf), part, 9)
    found = process(drawing.read()).rows
    assert [(card.number, card.name) for card in found if isinstance(card, Initiative)] == [("１", "渡し船の運航")]
    return [row for row in found if isinstance(row, Kpi)]


@pytest.mark.parametrize("marks", [("①　", "②　", "③　"), ("", "", "")])
@pytest.mark.parametrize("overleaf", [2, 3, 99])
def test_indicators_below_each_other_have_their_values_below_their_names(
    marks: tuple[str, ...], overleaf: int
) -> None:
    names, values = ("乗った人の数", "花壇の数", "満足した人の割合"), ((41, 65), (2, 5), (71.5, 80.0))
    lines = [
        line
        for mark, name, (now, then), unit in zip(marks, names, values, "人基％", strict=True)
        for line in ((50, mark + name), (80, f"現状値（R5）　{now}{unit}|目標値（R9）　{then}{unit}"))
    ]
    found = _indicators(tuple(lines), overleaf)
    assert [(k.indicator, k.baseline_value, k.target_value, k.target_fy) for k in found] == [
        (name, now, then, 2027) for name, (now, then) in zip(names, values, strict=True)
    ]


def test_the_rest_of_a_value_is_no_further_indicator() -> None:
    lines = (
        (50, "乗った人の数"),
        (50, "現状値（R5）　41人（渡し場で数えた数に、橋の上から数えた数を足し、小さな"),
        (50, "子どもを除いたもの）"),
        (50, "目標値（R9）　65人"),
    )
    found = _indicators(lines, 99)
    assert [(k.indicator, k.target_value) for k in found] == [("乗った人の数", 65)]


def test_items_over_years_are_no_measure_that_the_card_names_again() -> None:
    drawing = Drawing(595, 400)
    drawing.text(60, 40, "事業番号 1 渡し船の運航", 12)
    lines = (
        ("■協定項目", "渡し場の整備"),
        ("■取組の概要", "舟を毎日走らせ、待つ所に花を植える。"),
        ("■関係市町", "鳥取市、岩美町"),
        ("■実施計画",),
        ("", "取組項目", "令和２年度", "令和３年度", "令和４年度"),
        ("屋根の設計",),
        ("舟の運航",),
        ("■期待する効果", "歩く人が増える。"),
    )
    for k, texts in enumerate(lines):
        xs = (60, 150) if len(texts) == 2 else (60, 118, 230, 300, 370)
        for x, text in zip(xs, texts, strict=False):
            drawing.text(x, 70 + 22 * k, text, 10)
    for k, (x0, x1) in enumerate(((228, 282), (298, 420))):
        drawing.arrow(x0, 174 + 22 * k, x1, 180 + 22 * k, 0)
    found = process(drawing.read()).rows
    (card,) = [row for row in found if isinstance(row, Initiative)]
    assert (card.name, card.measure, card.effect) == ("渡し船の運航", "渡し場の整備", "歩く人が増える。")
    active = [(row.item, row.fiscal_year) for row in found if isinstance(row, Schedule) and row.active]
    assert active == [("屋根の設計", 2020), ("舟の運航", 2021), ("舟の運航", 2022)]


@pytest.mark.parametrize("marks", [("", ""), ("１　", "２　"), ("■", "■")])
def test_labels_in_brackets_stand_left_of_the_heads_of_their_tables(marks: tuple[str, str]) -> None:
    drawing = Drawing(595, 420)
    drawing.text(46, 40, "【連携事業名】　渡し船の運航", 10)
    lines = (
        ((46, "【取組内容】　舟を毎日走らせ、待つ所に花を植える。"),),
        ((46, "【関係市町】　鳥取市、岩美町"),),
        ((46, "【目標値】"), (102, "指標"), (300, "現状（令和3年度）"), (430, "目標（令和9年度）")),
        ((102, f"{marks[0]}舟に乗って市に来た人の数（人）"), (330, "410"), (460, "650")),
        ((102, f"{marks[1]}花壇の数（基）"), (330, "2"), (460, "5")),
        ((46, "【実施年度】"), (112, "項目"), (300, "R5"), (380, "R6"), (460, "R7")),
        # names need not begin where their head does
        ((120, "屋根の設計"),),
        ((120, "舟の運航"),),
        ((46, "【期待する効果】　歩く人が増える。"),),
    )
    for k, line in enumerate(lines):
        for x, text in line:
            drawing.text(x, 62 + 20 * k, text, 10)
    drawing.arrow(295, 175, 330, 181, 0)
    drawing.arrow(375, 195, 490, 201, 0)
    found = process(drawing.read()).rows
    (card,) = [row for row in found if isinstance(row, Initiative)]
    assert (card.name, card.municipalities, card.effect) == ("渡し船の運航", "鳥取市、岩美町", "歩く人が増える。")
    kpis = [row for row in found if isinstance(row, Kpi)]
    assert [(k.indicator, k.baseline_value, k.baseline_fy, k.target_value, k.target_fy) for k in kpis] == [
        ("舟に乗って市に来た人の数", 410, 2021, 650, 2027),
        ("花壇の数", 2, 2021, 5, 2027),
    ]
    active = [(row.item, row.fiscal_year) for row in found if isinstance(row, Schedule) and row.active]
    assert active == [("屋根の設計", 2023), ("舟の運航", 2024), ("舟の運航", 2025)]


def test_a_label_in_brackets_before_heads_of_figures_ends_a_timetable() -> None:
    drawing = Drawing(595, 420)
    drawing.text(46, 40, "【連携事業名】　渡し船の運航", 10)
    lines = (
        ((46, "【取組内容】　舟を毎日走らせ、待つ所に花を植える。"),),
        ((46, "【関係市町】　鳥取市、岩美町"),),
        ((46, "【実施年度】"), (112, "項目"), (300, "R5"), (380, "R6"), (460, "R7")),
        ((120, "舟の運航"),),
        ((46, "【目標値】"), (112, "指標"), (290, "現状（令和3年度）"), (430, "目標（令和9年度）")),
        ((112, "舟に乗った人の数（人）"), (330, "410"), (460, "650")),
        ((46, "【期待する効果】　歩く人が増える。"),),
    )
    for k, line in enumerate(lines):
        for x, text in line:
            drawing.text(x, 62 + 20 * k, text, 10)
    drawing.arrow(375, 115, 490, 121, 0)
    found = process(drawing.read()).rows
    assert [(row.item, row.fiscal_year) for row in found if isinstance(row, Schedule) and row.active] == [
        ("舟の運航", 2024),
        ("舟の運航", 2025),
    ]
    (kpi,) = [row for row in found if isinstance(row, Kpi)]
    assert (kpi.indicator, kpi.baseline_value, kpi.target_value) == ("舟に乗った人の数", 410, 650)
