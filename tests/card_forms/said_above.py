"""Cards of which something is said above them, or in a band over their rows, and not beside the figures.

A note under the chapter's heading gives the unit of all amounts; a band at the top prints code and name with no
label; bands 【計画】, 【実績】 and 【評価】 part the rows of one card; the years of amounts stand over results.
Every sentence is invented.
"""

from __future__ import annotations

from samples.drawing import Sheet, centre, label, right
from tests.card_forms.truth import Form, Truth, number, text

YEARS = (2026, 2027, 2028)
HEADS = ("R8", "R9", "R10")


def _noted_unit(sheet: Sheet) -> Truth:
    """The unit of every amount in a note under the heading; two cards below an overview of them."""
    t = Truth()
    sheet.line("第３章　具体的な取組", size=13)
    sheet.line("※概算事業費は策定時の見込みであり、変わることがあります。（単位：千円）")
    cards = (
        ("渓谷の遊歩道", "崩れた遊歩道を直し、案内板を立てる。", ("1,200", "1,300", "900")),
        ("山菜の直売", "春の山菜を駅前で売る。", ("80", "85", "90")),
    )
    overview = [[str(n), name, "産業"] for n, (name, _, _) in enumerate(cards, 1)]
    rows = [[label("番号"), label("事業名"), label("分野")], *([text(cell) for cell in row] for row in overview)]
    sheet.table(rows, [40, 300, 143])
    sheet.line("")
    for n, (name, about, amounts) in enumerate(cards, 1):
        sheet.table(
            [
                [label("事業名"), text(name, 3)],
                [label("事業概要"), text(about, 3)],
                [label("概算事業費", rows=2), *(label(year) for year in HEADS)],
                [right(amount) for amount in amounts],
                [label("主な特定財源"), text("山村振興交付金", 3)],
            ],
            [90, 131, 131, 131],
        )
        sheet.line("")
        t.card(n, name=name, description=about, subsidy="山村振興交付金")
        t.budget(n, {year: number(a) for year, a in zip(YEARS, amounts, strict=True)})
    return t


def _coded_band(sheet: Sheet) -> Truth:
    """Code and name in a band without a label; the state of a year before the plan beside the target."""
    t = Truth()
    sheet.line("川筋定住自立圏共生ビジョン（令和８年度～令和12年度）", size=12)
    cards = (("B-1", "夜間の往診", "410件", "450件"), ("B-2", "川船の定期便", "1,940人", "2,200人"))
    for n, (code, name, before, aim) in enumerate(cards, 1):
        about, shared = f"{name}を広げる。", "各町が運営費を出し合う。"
        sheet.table(
            [
                [label(code), label(name, 3)],
                [label("概　要"), text(about, 3)],
                [label("市町の受け持ち"), text(shared, 3)],
                [label("達成を測る指標", rows=2), label("指標"), label("R6実績"), label("R12目標")],
                [text(f"{name}の利用"), right(before), right(aim)],
            ],
            [90, 193, 100, 100],
        )
        sheet.line("")
        t.card(n, number=code, name=name, description=about, role_sharing=shared)
        t.kpi(n, f"{name}の利用", before[-1], (number(before[:-1]), 2024), (number(aim[:-1]), 2030))
    return t


def _banded_phases(sheet: Sheet) -> Truth:
    """A grade at the top and a band 【評価】 over the reason for it; what was done in a year."""
    t = Truth()
    name, about = "湖岸の花火", "湖岸で夏の花火を上げる。"
    done, why = "８月に花火を２千発上げ、屋台を40店集めた。", "来場者が目標に近づいた。"
    sheet.table(
        [
            [label("取組名"), text(name, 3), label("評価"), centre("Ｂ")],
            [label("【計画】", 6)],
            [label("取組の内容"), text(about, 5)],
            [label("【実績】", 6)],
            [
                label("重要業績評価指標（ＫＰＩ）", 2),
                *(label(head) for head in ("基準値（R4年度）", "R5", "R6", "目標値（R9年度）")),
            ],
            [text("来場者数（人）", 2), right("8,200"), right("8,900"), right("9,400"), right("10,000")],
            [label("R6年度の実績"), text(done, 5)],
            [label("【評価】", 6)],
            [label("評価の理由"), text(why, 5)],
            [label("今後の取組"), text("駐車場を増やす。", 5)],
        ],
        [83, 80, 80, 80, 80, 80],
    )
    t.card(1, name=name, description=about, evaluation=why, next_steps="駐車場を増やす。")
    t.kpi(1, "来場者数", "人", (8200, 2022), (10000, 2027), {2023: 8900, 2024: 9400})
    t.kept(1, "R6年度の実績", done)
    return t


def _amounts_below_results(sheet: Sheet) -> Truth:
    """The amounts of a programme stand below the years of the results, their label behind the programme."""
    t = Truth()
    name, about, shared = "里山の薪", "里山の薪を安く配る。", "沢北町が講習を開く。"
    sheet.table(
        [
            [label("施策名"), text(name, 5)],
            [label("取組内容"), text(about, 5)],
            [label("役割分担"), text(shared, 5)],
            [label("成果指標（KPI）", 2, 2), label("目標値\nR10年度", rows=2), label("実績値", 3)],
            [label(year) for year in HEADS],
            [text("薪を使う世帯", 2), right("60戸"), right("41戸"), text(""), text("")],
            [
                label("事業名称"),
                text("【沢北町】○薪づくり講習"),
                label("事業費（千円）"),
                *(right(amount) for amount in ("310", "320", "320")),
            ],
        ],
        [70, 143, 90, 60, 60, 60],
    )
    t.card(1, name=name, description=about, role_sharing=shared)
    t.budget(1, dict(zip(YEARS, (310, 320, 320), strict=True)))
    t.rows["initiative_projects"] = [{"initiative": 1, "project": "薪づくり講習", "owner": "沢北町"}]
    t.kpi(1, "薪を使う世帯", "戸", target=(60, 2028), results={2026: 41})
    return t


def _split_amounts(sheet: Sheet) -> Truth:
    """Amounts of each payer below the years of a timetable, a double ruling between them; a cross for a grade."""
    t = Truth()
    name, about = "峠の除雪", "峠道の雪を早く除く。"
    widths = [80, 70, 153, 60, 60, 60]
    sheet.line("進捗状況報告書（令和９年度）", x=200, size=12)
    bottom = sheet.top
    sheet.table(
        [
            [label("施策名"), text(name, 5)],
            [label("取組内容"), text(about, 5)],
            [label("評価"), centre("×"), label("今後の方向性"), text("【縮小】機械を減らす。", 3)],
            [
                label("成果指標"),
                label("指標名", 2),
                label("基準値（R5）"),
                label("R9実績"),
                label("目標値（R10）"),
            ],
            [text(""), text("通れなかった日数（日）", 2), right("12"), right("14"), right("5")],
            [
                label("実施スケジュール", rows=3),
                label("実施主体"),
                label("事業名称"),
                *(label(year) for year in HEADS),
            ],
            [text("沢北町", rows=2), text("除雪機の購入"), centre("●"), text(""), text("")],
            [text("夜間の除雪"), centre("●"), centre("●"), centre("●")],
        ],
        widths,
    )
    assert sheet.top > bottom
    sheet.top -= 4.5
    sheet.table(
        [
            [label("事業費（千円）", rows=3), text("沢北町", 2), *(right(a) for a in ("900", "400", "400"))],
            [text("沢南町", 2), *(right(a) for a in ("0", "100", "100"))],
            [text("計", 2), *(right(a) for a in ("900", "500", "500"))],
        ],
        widths,
    )
    t.card(1, name=name, description=about, evaluation="×", next_steps="【縮小】機械を減らす。")
    for payer, amounts in (("沢北町", (900, 400, 400)), ("沢南町", (0, 100, 100)), (None, (900, 500, 500))):
        t.budget(1, dict(zip(YEARS, amounts, strict=True)), payer)
    t.rows["initiative_projects"] = [
        {"initiative": 1, "owner": "沢北町", "project": project} for project in ("除雪機の購入", "夜間の除雪")
    ]
    t.schedule(1, "除雪機の購入", YEARS, "x--")
    t.schedule(1, "夜間の除雪", YEARS, "xxx")
    t.kpi(1, "通れなかった日数", "日", (12, 2023), (5, 2028), {2027: 14})
    return t


FORMS = (
    Form("noted-unit", _noted_unit),
    Form("coded-band", _coded_band),
    Form("banded-phases", _banded_phases),
    Form("amounts-below-results", _amounts_below_results),
    Form("split-amounts", _split_amounts, title="進捗状況報告書"),
)
