"""Sheets whose tables of indicators have heads of two rows, bands at their left or a rate below each year.

A head 年度 stands over the years; the only indicator stands below the label of all; P, D, C and A name phases; the
unit of amounts is set apart beside them. Every sentence is invented.
"""

from __future__ import annotations

from samples.drawing import Sheet, centre, label, right
from tests.card_forms.truth import Form, Truth, number, text

YEARS = (2022, 2023, 2024)


def _year_word(sheet: Sheet) -> Truth:
    """Years below 年度, which no head of the table says more of; labels beside a label that heads them."""
    t = Truth()
    name, about = "雪室の野菜", "雪室で冬を越した野菜を売り出す。"
    goals = (
        ("出荷した農家の数", "戸", "14", ("16", "18", "20"), ("15", "19", "22"), "Ａ"),
        ("雪室野菜の売上高", "千円", "880", ("950", "1,100", "1,300"), ("912", "1,084", "1,266"), "Ｂ"),
    )
    sheet.line("評価対象年度：令和６年度", x=400)
    sheet.table(
        [
            [label("事務事業名"), text(name, 4)],
            [
                label("総合計画での\n位置付け"),
                label("政策"),
                text("農林業"),
                label("施策"),
                text("雪を生かす農業"),
            ],
        ],
        [90, 50, 140, 50, 153],
    )
    sheet.table([[label("手　　段"), text(about)]], [90, 393])
    sheet.table(
        [
            [
                *(label(head, rows=2) for head in ("№", "指標", "単位", "基準値\n（R3年度末）", "区分")),
                label("年度", 3),
                label("達成状況", rows=2),
            ],
            [label(year) for year in ("R4", "R5", "R6")],
            *(
                row
                for n, (goal, unit, before, aims, done, mark) in enumerate(goals, 1)
                for row in (
                    [
                        centre(str(n), rows=2),
                        text(goal, rows=2),
                        centre(unit, rows=2),
                        right(before, rows=2),
                        centre("目標"),
                        *(right(aim) for aim in aims),
                        centre(mark, rows=2),
                    ],
                    [centre("実績"), *(right(value) for value in done)],
                )
            ),
        ],
        [24, 140, 40, 69, 40, 40, 40, 40, 50],
    )
    sheet.table(
        [
            [label("妥当性"), label("有効性"), label("総合評価"), label("（参考）\n前年度評価")],
            [centre("高い"), centre("高い"), centre("Ａ"), centre("Ｂ")],
            [label("評価の説明"), text("出荷する農家が増えた。", 3)],
            [label("今後の方針"), text("販路を広げる。", 3)],
        ],
        [90, 120, 120, 153],
    )
    t.card(
        1,
        name=name,
        policy_field="農林業",
        measure="雪を生かす農業",
        description=about,
        evaluation="出荷する農家が増えた。",
        evaluation_fy=2024,  # type: ignore[arg-type]
        next_steps="販路を広げる。",
    )
    for goal, unit, before, aims, done, mark in goals:
        results = {y: number(v) for y, v in zip(YEARS, done, strict=True)}
        t.kpi(1, goal, unit, (number(before), 2021), (number(aims[-1]), 2024), results)
        t.kept(1, "達成状況", mark)
    t.kept(1, "総合評価", "Ａ")
    t.kept(1, "（参考）前年度評価", "Ｂ")
    return t


def _label_over_name(sheet: Sheet) -> Truth:
    """The label 指標 in one cell with the only indicator below it, as those of its figures are."""
    t = Truth()
    name, about = "道の駅の産直", "圏域の道の駅が共同で野菜を売る。"
    sheet.table(
        [
            [label("事業の名称"), text(name, 3)],
            [label("事業概要"), text(about, 3)],
            [
                label("成果指標\n（KPI）"),
                text("指　標\n産直の売上高"),
                right("現状値（R6）\n612千円"),
                right("目標値（R11）\n650千円"),
            ],
        ],
        [90, 153, 120, 120],
    )
    t.card(1, name=name, description=about)
    t.kpi(1, "産直の売上高", "千円", (612, 2024), (650, 2029))
    return t


def _phases(sheet: Sheet) -> Truth:
    """P, D, C and A in a band at the left; the years of the results below one head; amounts, years down."""
    t = Truth()
    name, about = "河畔の朝市", "河畔の広場で毎月の朝市を開く。"
    amounts = ("1,120", "1,340", "1,290")
    goals = (
        ("出店した農家の数（累計）", "4戸", ("9戸", "13戸", "18戸"), "16戸", "◎"),
        ("朝市の来場者数", "－", ("820人", "1,010人", "1,164人"), "1,500人", "△"),
    )
    sheet.line("施策評価シート（令和６年度実績）", x=200, size=12)
    sheet.table(
        [
            [label("施策名", 2), text(name, 7)],
            [label("Ｐ\nＤ", rows=2), label("取組内容", 2), text(about, 6)],
            [label("取組状況", 2), text("毎月第一日曜に開いた。", 6)],
            [
                label("Ｃ", rows=4),
                label("重要業績評価指標（ＫＰＩ）", 2, 2),
                label("基準値\n（R3）", rows=2),
                label("実績値", 3),
                label("目標値\n（R6）", rows=2),
                label("達成度", rows=2),
            ],
            [label(year) for year in ("R4", "R5", "R6")],
            *(
                [text(goal, 2), right(before), *(right(value) for value in done), right(aim), centre(mark)]
                for goal, before, done, aim, mark in goals
            ),
            [
                label("Ａ"),
                label("評価・課題"),
                text("来場者が伸び悩む。", 3),
                label("今後の取組"),
                text("夕市も試す。", 3),
            ],
        ],
        [24, 66, 90, 50, 50, 50, 50, 53, 50],
    )
    sheet.table(
        [
            [label(head) for head in ("年　度", "交付対象事業費（千円）", "うち市の負担額（千円）", "備考")],
            *(
                [
                    centre(f"Ｒ{year - 2018}"),
                    right(amount),
                    right("500"),
                    text("備品を含む" if year == 2022 else ""),
                ]
                for year, amount in zip(YEARS, amounts, strict=True)
            ),
        ],
        [90, 130, 130, 133],
    )
    t.card(
        1,
        name=name,
        description=about,
        evaluation="来場者が伸び悩む。",
        evaluation_fy=2024,  # type: ignore[arg-type]
        next_steps="夕市も試す。",
    )
    t.budget(1, {year: number(amount) for year, amount in zip(YEARS, amounts, strict=True)})
    for goal, before, done, aim, mark in goals:
        start = (None if before == "－" else number(before), 2021)
        results = {y: number(v) for y, v in zip(YEARS, done, strict=True)}
        t.kpi(1, goal, before[-1] if before != "－" else aim[-1], start, (number(aim), 2024), results)
        t.kept(1, f"{goal} 達成度", mark)
    t.kept(1, "うち市の負担額（千円） Ｒ４", "500")
    return t


def _spaced_unit(sheet: Sheet) -> Truth:
    """The unit of the amounts, its letters set apart, beside their row."""
    t = Truth()
    name, about = "当番医の共同運営", "休日の診療を共同で行う。"
    amounts = ("46,200", "47,000", "47,500")
    sheet.table(
        [
            [label("取　組　名"), text(name, 4)],
            [label("取 組 内 容"), text(about, 4)],
            [label("事　業　費", rows=2), label("年　度"), *(label(year) for year in ("R7", "R8", "R9"))],
            [label("千　円"), *(right(amount) for amount in amounts)],
        ],
        [90, 90, 101, 101, 101],
    )
    t.card(1, name=name, description=about)
    t.budget(1, dict(zip((2025, 2026, 2027), map(number, amounts), strict=True)))
    return t


def _rates(sheet: Sheet) -> Truth:
    """A goal, a result and the rate of both below each year."""
    t = Truth()
    name, about = "山小屋の改修", "山小屋の屋根を葺き替え、冬も開ける。"
    goal, done = ("40", "60", "80"), ("38", "66", "79")
    rates = ("95.0%", "110.0%", "98.8%")
    sheet.table(
        [
            [label("事業名"), text(name, 11)],
            [label("事業内容"), text(about, 11)],
            [
                *(label(head, rows=2) for head in ("指標", "単位", "基準値\n（R3）")),
                *(label(year, 3) for year in ("令和４年度", "令和５年度", "令和６年度")),
            ],
            [label(word) for _ in YEARS for word in ("目標値", "実績値", "達成率")],
            [
                text("泊まった人の数"),
                centre("人"),
                right("12"),
                *(right(v) for year in zip(goal, done, rates, strict=True) for v in year),
            ],
        ],
        [80, 28, 40, *([37] * 9)],
    )
    t.card(1, name=name, description=about)
    results = {y: number(v) for y, v in zip(YEARS, done, strict=True)}
    t.kpi(1, "泊まった人の数", "人", (12, 2021), (80, 2024), results)
    for year, rate in zip((4, 5, 6), rates, strict=True):
        t.kept(1, f"泊まった人の数 令和{'０１２３４５６'[year]}年度 達成率", rate)
    return t


FORMS = (
    Form("years-below-their-word", _year_word, title="事務事業評価票"),
    Form("label-over-the-only-name", _label_over_name),
    Form("phases-at-the-left", _phases, title="施策評価シート"),
    Form("spaced-unit-beside-amounts", _spaced_unit),
    Form("rates-below-each-year", _rates),
)
