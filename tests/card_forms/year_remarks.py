"""Sheets whose tables say where others stand, and which of a plan's years is which.

Amounts by year stand in a table inside a cell, the numbered indicators in one of their own that a page's end has
cut; a band of upright words stands at the left of all rows, and the last year has （最終） below it; and cards
without vertical rulings, whose label wraps beside the header of its indicators. Every sentence is invented.
"""

from __future__ import annotations

from samples.drawing import GREY, Cell, Sheet, centre, label, right
from tests.card_forms.truth import Form, Truth, number, text

YEARS = (2022, 2023, 2024)
Row = tuple[str, str, str, tuple[str, ...]]
GRANTS: tuple[tuple[str, str, tuple[str, ...], tuple[Row, ...], tuple[Row, ...]], ...] = (
    (
        "葦原の船着場プロジェクト",
        "古い水門のそばに船着場を設け、葦原をめぐる舟を出す。",
        ("12,400,000", "13,050,000", "9,800,000"),
        (
            ("舟の乗客数", "人", "120", ("300", "286", "450", "471", "600", "655")),
            ("船頭の登録者数（累計）", "人", "2", ("4", "3", "6", "6", "9", "8")),
        ),
        (("船着場の売上高", "千円", "―", ("800", "640", "1,500", "1,720", "2,400", "2,515")),),
    ),
    (
        "山の学校の再生",
        "閉じた分校を宿に改め、夏の合宿を受け入れる。",
        ("8,600,000", "7,900,000", "7,450,000"),
        (("合宿の受入団体数", "団体", "0", ("3", "2", "6", "7", "10", "11")),),
        (("宿泊者数", "人泊", "0", ("150", "98", "320", "344", "500", "533")),),
    ),
)
_HEADS = (
    *(label(head, rows=2) for head in ("No.", "重要業績評価指標", "単位", "事業\n開始前\n（R3）")),
    *(label(year, 2) for year in ("R4", "R5", "R6")),
)
_BELOW = tuple(label(word) for _ in YEARS for word in ("目標", "実績"))


def _listed(sheet: Sheet, rows: tuple[Row, ...], first: int, *, headed: bool) -> None:
    body = [
        [
            centre(chr(0x2460 + first + n)),
            text(name),
            centre(unit),
            right(before),
            *(right(value) for value in values),
        ]
        for n, (name, unit, before, values) in enumerate(rows)
    ]
    heads = [list(_HEADS), list(_BELOW)] if headed else []
    sheet.table([*heads, *body], [26, 140, 35, 42, *([40] * 6)], least=24)


def _cut_lists(sheet: Sheet) -> Truth:
    t = Truth()
    sheet.line("交付金事業検証シート", x=220, size=16)
    sheet.line("【令和６年度実施分】", x=240, size=12)
    sheet.line("令和７年８月", x=260, size=11)
    for at, (name, about, amounts, before, after) in enumerate(GRANTS, 1):
        sheet.next_page()
        sheet.line("事業検証シート", x=250, size=12)
        edges = sheet.table(
            [
                [label("交付対象事業の名称"), text(name, 3)],
                [label("事業期間"), text("令和４年度～令和６年度"), label("担当課"), text("地域づくり課")],
                [label("事業の概要"), text(about, 3)],
                [label("事　業　費"), Cell("\n" * 9, 3)],
                [label("本事業における\n重要業績評価指標"), text("次の表のとおり", 3)],
            ],
            [100, 150, 83, 150],
        )
        foot, sheet.top = sheet.top, edges[3] + 10
        sheet.table(
            [
                [label("年　度"), label("総事業費（円）"), label("うち交付金充当額（円）")],
                *(
                    [centre(f"令和{year - 2018}年度"), right(amount), right("100,000")]
                    for year, amount in zip(YEARS, amounts, strict=True)
                ),
                [centre("計"), right("30,000,000"), right("300,000")],
            ],
            [110, 120, 120],
            x=170,
        )
        sheet.top = foot
        _listed(sheet, before, 0, headed=True)
        sheet.next_page()
        _listed(sheet, after, len(before), headed=at == 1)
        sheet.table(
            [
                [label("検証結果"), text("計画どおり進み、客が増えた。")],
                [label("外部有識者の意見"), text("雨の日の備えを考えてほしい。")],
                [label("今後の方針"), text("舟の数を増やす。")],
            ],
            [100, 383],
            least=30,
        )
        t.card(
            at,
            name=name,
            description=about,
            evaluation="計画どおり進み、客が増えた。",
            evaluation_fy=2024,  # type: ignore[arg-type]
            next_steps="舟の数を増やす。",
        )
        t.budget(at, {year: number(value) / 1000 for year, value in zip(YEARS, amounts, strict=True)})
        t.budget(at, {None: 30000})
        for indicator, unit, baseline, values in (*before, *after):
            results = {y: number(v) for y, v in zip(YEARS, values[1::2], strict=True)}
            start = (None, None) if baseline == "―" else (number(baseline), 2021)
            t.kpi(at, indicator, unit, start, (number(values[-2]), 2024), results)
        t.kept(at, "うち交付金充当額（円） 令和４年度", "100,000")
        t.kept(at, "本事業における重要業績評価指標", "次の表のとおり")
        t.kept(at, "外部有識者の意見", "雨の日の備えを考えてほしい。")
    return t


def _last_year(sheet: Sheet) -> Truth:
    t = Truth()
    name, about = "水車小屋の修繕", "水車小屋を直し、粉ひきの体験を行う。"
    amounts = ("3,214千円", "3,390千円", "2,106千円", "1,480千円")
    goals = (
        ("見学した人の数（人）", "310", ("330", "360", "390", "420"), ("341", "357", "402", "")),
        ("粉ひき体験の開催回数（回）", "6", ("8", "10", "12", "12"), ("8", "9", "12", "")),
    )
    dark = (0.25, 0.25, 0.25)
    sheet.line("施策評価シート（令和６年度実施分）", x=200, size=12)
    sheet.table([[label("事業名", fill=GREY), text(name)]], [90, 393])
    sheet.table(
        [
            [label("計画", upright=True, fill=dark), label("事業の概要", fill=GREY), text(about, 7)],
            [
                label("実施", rows=7, upright=True, fill=dark),
                label("事　業　費", 2, 2, fill=GREY),
                label("年　度", 2, fill=GREY),
                *(label(f"令和{n}年度\n{word}", fill=GREY) for n, word in ((4, "決算"), (5, "決算"), (6, "決算"))),
                label("令和７年度\n予算", fill=GREY),
            ],
            [label("金　額", 2, fill=GREY), *(right(amount) for amount in amounts)],
            [
                label("指　標　名（単位）", 2, fill=GREY),
                label("基準値\n（R3）", fill=GREY),
                label("区分", fill=GREY),
                *(label(year, fill=GREY) for year in ("R4", "R5", "R6", "R7\n（最終）")),
            ],
            *(
                row
                for goal, before, aims, done in goals
                for row in (
                    [text(goal, 2, 2), right(before, rows=2), centre("目標"), *(right(aim) for aim in aims)],
                    [centre("実績"), *(right(value) for value in done)],
                )
            ),
            [label("評価", upright=True, fill=dark), label("評価の理由", fill=GREY), text("見学者が増えた。", 7)],
        ],
        [30, 78, 65, 50, 40, 55, 55, 55, 55],
        least=22,
    )
    t.card(1, name=name, description=about, evaluation="見学者が増えた。", evaluation_fy=2024)  # type: ignore[arg-type]
    t.budget(1, {year: number(value) for year, value in zip((*YEARS, 2025), amounts, strict=True)})
    for goal, before, aims, done in goals:
        indicator, _, unit = goal.partition("（")
        results = {y: number(v) for y, v in zip(YEARS, done[:3], strict=True)}
        t.kpi(1, indicator, unit.strip("）"), (number(before), 2021), (number(aims[-1]), 2025), results)
    return t


def _level_only(sheet: Sheet) -> Truth:
    t = Truth()
    name = "貸出図書の巡回"
    towns = (("甲市", ("500", "500", "515")), ("乙町", ("190", "190", "195")))
    goals = (("巡回した地点の数", "12か所", "20か所"), ("読み聞かせの開催", "―", "毎年２回"))
    texts = (
        ("事　業　名", name),
        ("連携市町", "甲市、乙町"),
        ("事業の概要", "圏域の図書館が共同で車を走らせ、図書を貸し出す。"),
        ("効　　　果", "どの集落でも本を手に取ることができるようになる。"),
    )
    top = 90.0
    sheet.rule(62, top, 533, top, width=2)
    for head, words in texts:
        sheet.text(head, 67, top + 15, size=10)
        sheet.text(words, 150, top + 15, size=10)
        top += 23
        sheet.rule(62, top, 533, top)
    columns = (310, 390, 470)
    for x, year in zip(columns, ("R7", "R8", "R9"), strict=True):
        sheet.text(year, x, top + 14, size=10, align="right")
    sheet.text("事　業　費", 67, top + 14, size=10)
    sheet.text("（千円）", 67, top + 30, size=10)
    for n, (town, amounts) in enumerate((("総　額", ("690", "690", "710")), *towns)):
        sheet.text(town, 150, top + 30 + 16 * n, size=10)
        for x, amount in zip(columns, amounts, strict=True):
            sheet.text(amount, x, top + 30 + 16 * n, size=10, align="right")
    top += 68
    sheet.rule(62, top, 533, top)
    for n, words in enumerate(("重要業績評価", "指標（KPI）")):
        sheet.text(words, 67, top + 14 + 16 * n, size=10)
    sheet.text("基準値（R5）", 425, top + 14, size=10, align="right")
    sheet.text("目標値（R9）", 520, top + 14, size=10, align="right")
    for n, (goal, before, aim) in enumerate(goals, 1):
        sheet.text(goal, 150, top + 14 + 16 * n, size=10)
        sheet.text(before, 425, top + 14 + 16 * n, size=10, align="right")
        sheet.text(aim, 520, top + 14 + 16 * n, size=10, align="right")
    top += 54
    sheet.rule(62, top, 533, top, width=2)
    t.card(1, name=name, description=texts[2][1], effect=texts[3][1], municipalities="甲市、乙町")
    for town, amounts in (("", ("690", "690", "710")), *towns):
        years = dict(zip((2025, 2026, 2027), map(number, amounts), strict=True))
        t.budget(1, years, town or None)  # type: ignore[arg-type]
    t.kpi(1, goals[0][0], "か所", (12, 2023), (20, 2027))
    t.kpi(1, goals[1][0], "回", (None, None), (2, 2027))
    return t


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
        start = (None, None) if before == "－" else (number(before), 2021)
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


FORMS = (
    Form("lists-cut-by-pages", _cut_lists, title="交付金事業検証シート"),
    Form("last-year-of-plan", _last_year, title="施策評価シート"),
    Form("level-rulings-with-wrapped-label", _level_only),
    Form("years-below-their-word", _year_word, title="事務事業評価票"),
    Form("label-over-the-only-name", _label_over_name),
    Form("phases-at-the-left", _phases, title="施策評価シート"),
    Form("spaced-unit-beside-amounts", _spaced_unit),
)
