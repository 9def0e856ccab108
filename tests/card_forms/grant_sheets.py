"""Sheets of ministries: a grant, sums of several budgets, unit prices, three budgets in one bracket."""

from __future__ import annotations

from samples.drawing import BLUE, GREEN, Sheet, centre, label, right
from tests.card_forms.slides import NAVY, bar, box, frame
from tests.card_forms.truth import Form, Truth, text


def _grant(sheet: Sheet) -> Truth:
    """A grant's slide with 【GX】 in its name, a lead over two lines, labels of the scheme over their values."""
    truth = Truth()
    pages = (
        (
            "地域のくらし脱炭素移行推進交付金（先行モデル加速化事業【GX】等）",
            ["【令和６年度予算（案）　42,520百万円（35,000百万円）】", "【令和５年度補正予算額　13,500百万円】"],
            ((2024, 42_520_000), (2023, 35_000_000)),
            13_500_000,
        ),
        (
            "営農地の再エネ共生実証事業（農林水産省連携事業）",
            ["【令和６年度予算（案）　700百万円（　新　規　）】", "【令和５年度補正予算額　300百万円】"],
            ((2024, 700_000),),
            300_000,
        ),
    )
    for at, (name, amounts, budgets, extra) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.text(name, 24, 34, size=15)
        sheet.text("環境省", 818, 22, size=9, align="right")
        for row, amount in enumerate(amounts):
            sheet.text(amount, 818, 54 + row * 13, size=10, align="right")
        bar(sheet, 24, 42, 560, 44, NAVY)
        box(
            sheet,
            "意欲のある地方公共団体等が、複数年度にわたり計画的に、\n地域の脱炭素に取り組むことを支援します。",
            30,
            50,
            520,
            12,
        )
        for x, top, heading in (
            (24, 90, "1. 事業目的"),
            (24, 190, "2. 事業内容"),
            (24, 370, "3. 事業スキーム"),
            (420, 90, "4. 事業イメージ"),
        ):
            bar(sheet, x, top, x + 385, top + 16, BLUE)
            sheet.text(heading, x + 6, top + 12, size=11)
        box(
            sheet,
            "2050年までの脱炭素社会に向け、2030年度までに少なくとも100か所の先行地域で、地域の特性に応じた道筋をつける。",
            32,
            110,
            370,
            9,
        )
        box(
            sheet,
            "（1）先行地域づくり事業への支援\n　再エネ等設備の導入、効果促進の取組\n（2）重点対策への支援",
            32,
            210,
            370,
            9,
        )
        top = 392.0
        for line in (
            "■事業形態",
            "（1）（2）交付金（交付率：原則２／３、１／３～２／３又は定額）",
            "■交付対象",
            "地方公共団体等",
            "■実施期間",
            "令和４年度～令和12年度",
        ):
            sheet.text(line, 32 if line[0] == "■" else 44, top + 9, size=9)
            top += 14
        frame(sheet, 420, 108, 805, 545)
        box(
            sheet,
            "先行地域（例）\n\n事業費 30億円、期間５年\n\n公共施設の屋根　→　自営線　→　住宅\n\n蓄電池 2,000kWh",
            440,
            130,
            340,
            9,
        )
        sheet.text("お問合せ先：　環境省　大臣官房　地域脱炭素事業推進課　　電話：03-5555-8233", 30, 562, size=8.5)
        truth.card(at, name=name)
        truth.budget(at, dict(budgets))
        truth.budget(at, {2023: extra})
    return truth


def _children(sheet: Sheet) -> Truth:
    """Amounts as sums of several budgets, unit prices below labels in brackets."""
    truth = Truth()
    pages = (
        (
            "こども家庭センターの体制づくり支援事業",
            "令和６年度当初予算案　120億円の内数（110億円の内数）＋　令和５年度補正予算　4.9億円",
            ((2024, None), (2023, None), (2023, 490_000)),
        ),
        (
            "産後の相談をつなぐ拠点づくり事業",
            "令和６年度当初予算案　6.3億円（5.8億円）＋　令和５年度補正予算　1.2億円",
            ((2024, 630_000), (2023, 580_000), (2023, 120_000)),
        ),
    )
    for at, (name, amount, budgets) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.text("成育局　母子保健課", 812, 22, size=8, align="right")
        sheet.text(name, 30, 46, size=18)
        sheet.text(amount, 812, 66, size=9, align="right")
        for top, _, heading, body in (
            (76, 90, "１　事業の目的", "○ 妊娠から子育てまでの切れ目のない相談の体制を、すべての市町村に広げる。"),
            (
                174,
                150,
                "２　事業の内容",
                "○ 統括する職員を置く。\n【支援員】１か所当たり　6,543千円",
            ),
            (332, 60, "３　実施主体", "市町村（特別区を含む。）"),
            (400, 60, "４　補助率", "国１／２、都道府県１／４、市町村１／４"),
            (468, 60, "５　補助単価案", "運営費　１か所当たり　13,476千円"),
        ):
            bar(sheet, 30, top, 812, top + 18, GREEN)
            sheet.text(heading, 38, top + 13, size=11.5)
            box(sheet, body, 46, top + 24, 750, 10)
        truth.card(at, name=name)
        for year, value in budgets:
            truth.budget(at, {year: value})
    return truth


def _communications(sheet: Sheet) -> Truth:
    """A portrait page: name with (1), amounts of three budgets in one bracket, ○ sentences, a table of results."""
    truth = Truth()
    pages = (
        (
            "（１）",
            "地域社会デジタル活用推進事業",
            "【R6予算案：3.0億円（R5予算額：2.5億円、R5補正：1.0億円）】",
            ((2024, 300_000), (2023, 250_000), (2023, 100_000)),
            ("講習会を受けた人数", "万人", "25", "40", "100"),
        ),
        (
            "（２）",
            "ローカル5Gのまちづくり活用実証",
            "【R6予算案：13.0億円（R5予算額：14.0億円）】",
            ((2024, 1_300_000), (2023, 1_400_000)),
            ("実証を行った地域の数", "地域", "18", "27", "60"),
        ),
    )
    for at, (number, name, amount, budgets, kpi) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.text(f"{number}{name}", 50, 62, size=16)
        sheet.text(amount, 545, 84, size=10, align="right")
        top = 100.0
        for heading, body in (
            (
                "＜施策の概要＞",
                "○ 高齢者をはじめ、だれもが機器を使えるよう、身近な場所で学ぶ機会を設ける。",
            ),
            ("＜支援の対象＞", "市区町村、民間団体"),
            ("＜スケジュール＞", "令和６年４月　公募開始　／　６月　採択"),
            ("＜KPI＞", ""),
        ):
            sheet.text(heading, 54, top + 11, size=11.5)
            top = box(sheet, body, 66, top + 20, 470, 10.5) + 10 if body else top + 20
        sheet.top = top
        sheet.table(
            [
                [
                    label("指標"),
                    label("単位"),
                    label("令和３年度実績"),
                    label("令和４年度実績"),
                    label("令和７年度目標"),
                ],
                [text(kpi[0]), centre(kpi[1]), right(kpi[2]), right(kpi[3]), right(kpi[4])],
            ],
            [170, 40, 90, 90, 90],
            x=60,
            size=9.5,
        )
        sheet.text("【連絡先】　情報流通行政局　03-5555-5751", 56, 760, size=10)
        truth.card(at, name=name)
        for year, value in budgets:
            truth.budget(at, {year: value})
        truth.kpi(
            at, kpi[0], kpi[1], target=(float(kpi[4]), 2025), results={2021: float(kpi[2]), 2022: float(kpi[3])}
        )
    return truth


FORMS = (
    Form("grant-slides", _grant, True, "令和６年度予算（案）事業概要"),
    Form("children-slides", _children, True, "こども関係予算"),
    Form("communications-pages", _communications, title="情報通信施策集"),
)
