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
        by_year: dict[int | None, float | None] = {
            y: number(v) / 1000 for y, v in zip(YEARS, amounts, strict=True)
        }
        t.budget(at, by_year | {None: 30000})
        for indicator, unit, baseline, values in (*before, *after):
            results = {y: number(v) for y, v in zip(YEARS, values[1::2], strict=True)}
            start = (None if baseline == "―" else number(baseline), 2021)
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
    t.kpi(1, goals[1][0], "回", (None, 2023), (2, 2027))
    return t


FORMS = (
    Form("lists-cut-by-pages", _cut_lists, title="交付金事業検証シート"),
    Form("last-year-of-plan", _last_year, title="施策評価シート"),
    Form("level-rulings-with-wrapped-label", _level_only),
)
