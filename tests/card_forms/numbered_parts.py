"""Cards in numbered parts, each heading above a table or a text of its own: over two pages, or one on its own."""

from __future__ import annotations

from samples.drawing import Sheet, centre, label, right
from tests.card_forms.truth import Form, Truth, number
from tests.card_forms.truth import text as _

YEARS = (2025, 2026)
CARDS = (
    (
        "夜間診療の輪番の運営",
        "三つの病院が順に夜間の診療を受け持つ。",
        "待つ時間が短くなる。",
        ("120", "130"),
        ("4", "15", "30"),
    ),
    (
        "移動図書館の共同の運行",
        "一台の車が三つの町を週に一度ずつ回る。",
        "本を読む機会が増える。",
        ("80", "90"),
        ("6", "18", "35"),
    ),
)


def _parts(sheet: Sheet) -> Truth:
    t = Truth()
    for at, (name, about, effect, amounts, goals) in enumerate(CARDS, 1):
        if at > 1:
            sheet.next_page()
        sheet.text(name, 120, 60, size=15)
        sheet.top = 84
        sheet.line("１　事業の位置付け")
        sheet.table(
            [
                [label("協定の項目"), _("医療と文化")],
                [label("参加する市町村"), _("甲市、乙町")],
                [label("中身"), _(about)],
            ],
            [90, 393],
        )
        sheet.line("２　期待される成果")
        sheet.line(f"　{effect}", x=66)
        sheet.line("３　市町村別の事業費　（単位：千円）")
        heads = [label("市町村"), label("令和７年度"), label("令和８年度")]
        sheet.table([heads, [_("甲市"), *(right(a) for a in amounts)]], [90, 120, 120])
        sheet.next_page()
        sheet.table([heads, [_("乙町"), *(right("10") for _a in amounts)]], [90, 120, 120])
        sheet.line("４　達成目標")
        sheet.table(
            [
                [
                    label("達成目標（指標）"),
                    label("現状\n（令和６年度）"),
                    label("中間目標\n（令和７年度）"),
                    label("最終目標\n（令和８年度）"),
                ],
                [_("利用した人の数"), *(right(f"{goal}人") for goal in goals)],
            ],
            [140, 100, 100, 100],
        )
        sheet.line("５　年次計画")
        sheet.table(
            [[label("項目"), label("R7"), label("R8")], [_("準備と実施"), centre("○"), centre("")]], [140, 60, 60]
        )
        t.card(at, name=name, measure="医療と文化", municipalities="甲市、乙町", description=about, effect=effect)
        t.budget(at, dict(zip(YEARS, map(number, amounts), strict=True)), "甲市")
        t.budget(at, dict.fromkeys(YEARS, 10), "乙町")
        t.kpi(at, "利用した人の数", "人", (number(goals[0]), 2024), (number(goals[2]), 2026))
        t.schedule(at, "準備と実施", YEARS, "x-")
    return t


def _crossed(sheet: Sheet) -> Truth:
    """Indicators named in a list and counted in a table of their own: numbers across, years down."""
    t = Truth()
    start, meant, done, last = ("0", "85"), ("1,500", "200"), ("820", "231"), ("9,000", "▲4")
    names = (("新しい商品の売上高", "千円"), ("絞りかすの量", "トン"))
    sheet.table(
        [
            [label("事業の名称"), _("絞りかすを活かす事業")],
            [label("事業の概要"), _("絞りかすを乾かし、粉にして売る。")],
            [label("事業の効果"), _("捨てる費用が減る。")],
        ],
        [90, 393],
    )
    sheet.top -= 8
    sheet.table(
        [
            [label("番号"), label("指標の名称"), label("単位")],
            *([_(mark), _(name), _(unit)] for mark, (name, unit) in zip("①②", names, strict=True)),
        ],
        [90, 303, 90],
    )
    sheet.table(
        [
            [label("年度", 2), label("KPI①"), label("KPI②")],
            [_("開始前（R4）", 2), *map(right, start)],
            [_("Ｒ５", 1, 2), _("目標"), *map(right, meant)],
            [_("実績"), *map(right, done)],
            [_("Ｒ６", 1, 2), _("目標"), *map(right, last)],
            [_("実績"), right("－"), right("－")],
        ],
        [70, 70, 170, 173],
    )
    t.card(
        1,
        name="絞りかすを活かす事業",
        description="絞りかすを乾かし、粉にして売る。",
        effect="捨てる費用が減る。",
    )
    t.kpi(1, *names[0], (0, 2022), (9000, 2024), {2023: 820})
    t.kpi(1, *names[1], (85, 2022), (-4, 2024), {2023: 231})
    return t


def _only_one(sheet: Sheet) -> Truth:
    """The only sheet of a document: its parts are numbered once, some above a table, some above a text."""
    t = Truth()
    name, about, judged, then = (
        "移動図書館の運行",
        "一台の車が十二の地区を月に二度ずつ回る。",
        "貸した本の数が目標に近づいた。",
        "回る地区を増やす。",
    )
    years, results, spent = (2022, 2023, 2024), ("4,350", "4,610"), ("2,310", "2,450", "2,512")
    sheet.line("事業評価シート（令和６年度）", x=200, size=14)
    sheet.line("１　基本情報")
    sheet.table([[label("事業名"), _(name), label("担当課"), _("図書課")]], [90, 213, 90, 90])
    sheet.line("２　事業の概要")
    sheet.line(f"　{about}", x=66)
    sheet.line("３　成果指標の状況")
    heads = ("基準値（R3）", "R4", "R5", "R6", "目標値（R8）")
    sheet.table(
        [
            [label("指標名"), label("単位"), *map(label, heads)],
            [_("貸した本の数"), centre("冊"), *map(right, ("4,200", *results, "1.1万冊", "1.2万冊"))],
        ],
        [108, 50, 65, 65, 65, 65, 65],
    )
    sheet.line("４　事業費の推移　（単位：千円）")
    sheet.table(
        [[label("区分"), *map(label, ("R4", "R5", "R6"))], [_("事業費"), *map(right, spent)]], [108, 90, 90, 90]
    )
    sheet.line("５　評価と課題")
    sheet.line(f"　{judged}", x=66)
    sheet.line("６　今後の方向性")
    sheet.line(f"　{then}", x=66)
    t.card(
        1,
        name=name,
        description=about,
        evaluation=judged,
        next_steps=then,
        evaluation_fy=2024,  # type: ignore[arg-type]
    )
    t.budget(1, dict(zip(years, map(number, spent), strict=True)))
    t.kpi(1, "貸した本の数", "冊", (4200, 2021), (12000, 2026), dict(zip(years, (4350, 4610, 11000), strict=True)))
    return t


FORMS = (
    Form("numbered-parts", _parts),
    Form("crossed-indicators", _crossed),
    Form("only-sheet-in-parts", _only_one, title="評価"),
)
