"""Sheets with a column an indicator: names across, and what is known of them down the left."""

from __future__ import annotations

from collections.abc import Sequence

from samples.drawing import Cell, Rules, Sheet, label, right
from tests.card_forms.truth import Form, Truth, number, text

YEARS = (2025, 2026, 2027)


def _beside_amounts(sheet: Sheet) -> Truth:
    """A table of its own beside that of the amounts, one to three indicators wide; results to come are blank."""
    t = Truth()
    cards: Sequence[tuple[str, Sequence[tuple[str, str, str, str]]]] = (
        ("渡し船の運航", (("渡し船に乗った人の数", "3,120人/年", "3,305人/年", "3,600人/年"),)),
        (
            "里山の楽校",
            (
                ("楽校を開いた回数", "14回", "17回", "24回"),
                ("案内人の養成講座を修了した人の割合", "", "31.5%", "60%"),
            ),
        ),
        (
            "湯治場の連携",
            (
                ("延べ宿泊者数（累計）", "820人泊", "910人泊", "1,900人泊"),
                ("湯めぐり札の販売枚数", "96枚", "－", "240枚"),
                ("満足した人の割合", "71%", "74%", "85%"),
            ),
        ),
    )
    for at, (name, goals) in enumerate(cards, 1):
        if at > 1:
            sheet.next_page()
        sheet.table(
            [[label("施策名"), text(name)], [label("取組内容"), text("圏域で力を合わせて行う。")]], [90, 393]
        )
        top = sheet.top
        down = [
            [label("現状値 (R5年度)"), *(right(goal[1]) for goal in goals)],
            [label("実績値 R7"), *(right(goal[2]) for goal in goals)],
            *([label(f"実績値 {year}"), *(right("") for _ in goals)] for year in ("R8", "R9")),
            [label("目標値 (R9年度)"), *(right(goal[3]) for goal in goals)],
        ]
        sheet.table(
            [[label("成果指標（ＫＰＩ）"), *(label(goal[0]) for goal in goals)], *down],
            [105, *(216 / len(goals) for _ in goals)],
        )
        low, sheet.top = sheet.top, top
        amounts = [[label(f"R{year - 2018}"), right(f"1,{year - 2000:03}")] for year in YEARS]
        sheet.table([[label("実施年度"), label("事業費（千円）")], *amounts], [60, 84], x=395)
        sheet.top = max(sheet.top, low)
        sheet.table([[label("評価"), text("おおむね順調に進んだ。")]], [90, 393])
        t.card(at, name=name, description="圏域で力を合わせて行う。", evaluation="おおむね順調に進んだ。")
        t.budget(at, {year: year - 1000 for year in YEARS})
        for goal, before, done, aim in goals:
            unit = aim.lstrip("0123456789,.")
            start = (number(before), 2023) if before else (None, None)
            t.kpi(at, goal, unit, start, (number(aim), 2027), {} if done == "－" else {2025: number(done)})
    return t


def _planned_and_done(sheet: Sheet) -> Truth:
    """In the form itself: years and words in two columns, the baseline at the end, room for a third one."""
    t = Truth()
    name, about = "雪室の共同利用", "三つの町が一つの雪室で米と野菜を冷やす。"
    names, units = ("雪室に入れた米の量", "見学に来た人の数"), ("トン", "人")
    planned, done = (("40", "300"), ("55", "350")), (("38", "412"), ("57", "▲1"))
    rows: list[list[Cell]] = []
    for year, aims, results in zip(("令和６年度", "令和７年度"), planned, done, strict=True):
        rows += [
            [label(year, rows=3), label("計画"), *map(right, aims), right("")],
            [label("実績"), *map(right, results), right("")],
            [label("達成率"), right("95％"), right("137％"), right("")],
        ]
    sheet.table(
        [
            [label("事業名"), text(name, 4)],
            [label("事業概要"), text(about, 4)],
            [label("指標名", 2), *(label(goal) for goal in names), label("")],
            [label("単位", 2), *map(text, units), text("")],
            *rows,
            [label("最終目標（令和９年度）", 2), right("70"), right("500"), right("")],
            [label("基準値（令和５年度）", 2), right("22"), right("0"), right("")],
            [label("備考", 2), text("玄米の重さ"), text(""), text("")],
            [label("期待される効果"), text("冬の雪が夏の力になる。", 4)],
        ],
        [90, 63, 120, 120, 90],
    )
    t.card(1, name=name, description=about, effect="冬の雪が夏の力になる。")
    results = [dict(zip((2024, 2025), values, strict=True)) for values in ((38, 57), (412, -1))]
    for goal, unit, before, aim, own in zip(names, units, (22, 0), (70, 500), results, strict=True):
        t.kpi(1, goal, unit, (before, 2023), (aim, 2027), own)
    t.kept(1, "雪室に入れた米の量 令和６年度 計画", "40")
    t.kept(1, "見学に来た人の数 令和７年度 達成率", "137％")
    return t


def _newest_first(sheet: Sheet) -> Truth:
    """A title above heads that say nothing of indicators, the newest year on top, no upright rulings inside."""
    t = Truth()
    name, about = "空き家の見守り", "二つの町の職員が一緒に空き家を見て回る。"
    names = ("見て回った空き家の数", "貸し手が見つかった家の数")
    figures = (
        ("目標値（Ｒ９）", ("160戸", "30戸")),
        ("実績値（Ｒ７）", ("121戸", "11戸")),
        ("実績値（Ｒ６）", ("98戸", "6戸")),
        ("策定時（Ｒ５）", ("75戸", "2戸")),
    )
    sheet.table([[label("取組名"), text(name)], [label("取組の概要"), text(about)]], [110, 373])
    sheet.table(
        [
            [label("数値目標（ＫＰＩ）", 3)],
            [label("区分"), *(label(goal) for goal in names)],
            *([label(head), *map(right, row)] for head, row in figures),
        ],
        [110, 186, 187],
        rules=Rules(no_verticals=frozenset(range(1, 6))),
    )
    sheet.table([[label("今後の方針"), text("貸し手を探す。")]], [110, 373])
    t.card(1, name=name, description=about, next_steps="貸し手を探す。")
    for at, goal in enumerate(names):
        aim, last, first, before = (number(row[at]) for _, row in figures)
        t.kpi(1, goal, "戸", (before, 2023), (aim, 2027), {2024: first, 2025: last})
    return t


def _yearly_targets(sheet: Sheet) -> Truth:
    """A band at the side, results told by their years alone, yearly targets, and years of goals in a row."""
    t = Truth()
    name, about = "出張する美術館", "小さな町の学校に絵を運ぶ。"
    names = ("絵を見た子どもの数", "運んだ絵の点数")
    down = (
        ("現況値", ("310人", "12点")),
        ("R6", ("350人", "15点")),
        ("R7", ("402人", "14点")),
        ("中間目標 R7", ("400人", "18点")),
        ("目標値", ("600人", "30点")),
        ("目標年度", ("R10", "R9")),
    )
    sheet.table(
        [
            [label("施策の名称", 2), text(name, 2)],
            [label("施策の概要", 2), text(about, 2)],
            [label("成果\n指標", rows=7), label("項目"), *(label(goal) for goal in names)],
            *([label(head), *map(right, row)] for head, row in down),
            [label("課題", 2), text("運ぶ車が足りない。", 2)],
        ],
        [40, 90, 176, 177],
    )
    t.card(1, name=name, description=about)
    t.kpi(1, names[0], "人", (310, None), (600, 2028), {2024: 350, 2025: 402})
    t.kpi(1, names[1], "点", (12, None), (30, 2027), {2024: 15, 2025: 14})
    t.kept(1, "運んだ絵の点数 中間目標 R7", "18点")
    t.kept(1, "課題", "運ぶ車が足りない。")
    return t


FORMS = (
    Form("indicators-beside-amounts", _beside_amounts),
    Form("planned-and-done-down", _planned_and_done),
    Form("newest-first-down", _newest_first),
    Form("yearly-targets-down", _yearly_targets),
)
