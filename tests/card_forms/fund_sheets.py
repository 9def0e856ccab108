"""Sheets of ministries: amounts in a table beside the title, upright labels, no fills, review sheets."""

from __future__ import annotations

from samples.drawing import GREEN, Cell, Sheet, centre, label, right
from tests.card_forms.slides import NAVY, bar, box, frame
from tests.card_forms.truth import Form, Truth, text


def _amount_table(sheet: Sheet) -> Truth:
    """A slide whose amounts stand in a small ruled table at the top right; boxes numbered with Roman numerals."""
    truth = Truth()
    pages = (
        (
            "こども食堂と学びの場をつなぐ事業",
            ("12.5", "8.0", "15.0"),
            "拠点の数を令和８年度に1,000か所へ拡大（令和５年度 420か所）",
            ("拠点の数", "か所", (420, 2023), (1000, 2026)),
        ),
        (
            "産前産後の家庭をささえる訪問支援事業",
            ("40.2", "―", "52.7"),
            "訪問支援を行う市町村の割合を令和８年度に90％へ引上げ（令和５年度 63％）",
            ("訪問支援を行う市町村の割合", "％", (63, 2023), (90, 2026)),
        ),
    )
    for at, (name, amounts, goal, kpi) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.text("成育局　成育環境課", 30, 24, size=8)
        sheet.text(name, 30, 48, size=18)
        sheet.top = 20
        sheet.table(
            [
                [label("R5当初予算"), label("R5補正予算"), label("R6当初予算案")],
                [
                    centre(f"{amounts[0]}億円"),
                    centre(f"{amounts[1]}億円" if amounts[1] != "―" else "―"),
                    centre(f"{amounts[2]}億円"),
                ],
            ],
            [80, 80, 86],
            x=566,
            size=8.5,
        )
        for x, top, w, h, heading, body in (
            (30, 70, 380, 100, "Ⅰ　目的", "家庭の状況にかかわらず、すべてのこどもが安心して育つ環境を整える。"),
            (30, 180, 380, 180, "Ⅱ　事業の概要", "○ 地域の団体や学校と場を開く。\n○ 支援員の研修を年２回行う。"),
            (30, 370, 380, 80, "Ⅲ　実施主体・補助率", "市町村（民間団体へ委託可）、国２／３・市町村１／３"),
            (430, 70, 382, 380, "Ⅳ　イメージ", "相談\n\n見守り　→　食事　→　学習の支援"),
            (30, 460, 782, 60, "Ⅴ　目標", goal),
        ):
            bar(sheet, x, top, x + w, top + 18, GREEN)
            sheet.text(heading, x + 8, top + 13, size=11)
            frame(sheet, x, top + 18, x + w, top + h)
            box(sheet, body, x + 10, top + 24, w - 20, 10)
        truth.card(at, name=name)
        truth.budget(at, {2023: round(float(amounts[0]) * 100000)})
        if amounts[1] != "―":
            truth.budget(at, {2023: round(float(amounts[1]) * 100000)})
        truth.budget(at, {2024: round(float(amounts[2]) * 100000)})
        truth.kpi(at, *kpi)
    return truth


def _upright(sheet: Sheet) -> Truth:
    """A ruled portrait page with upright group labels at the left, amounts by year across."""
    truth = Truth()
    pages = (
        ("地域おこしの仲間づくり推進事業", ("85", "92", "110"), "1,200", "2,000"),
        ("里の仕事体験プログラム事業", ("43", "43", "51"), "350", "800"),
    )
    for at, (name, amounts, now, goal) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.line("地方公共団体向け施策　個別シート", size=12, x=180, gap=8)
        sheet.table(
            [
                [label("施策名", 2), Cell(name, 3, size=11)],
                [
                    label("施策の概要", 1, 3, upright=True),
                    label("目的"),
                    text("都市の若い世代が地方で働き、暮らすきっかけをつくる。", 3),
                ],
                [label("内容"), text("受入れの団体を公募し、交通費、研修費、広報の費用を支援する。", 3)],
                [label("対象"), text("市町村、地域づくり団体", 3)],
                [
                    label("予算", 1, 2, upright=True),
                    label("年度"),
                    label("令和４年度"),
                    label("令和５年度"),
                    label("令和６年度"),
                ],
                [label("予算額\n（百万円）"), *(right(a) for a in amounts)],
                [
                    label("成果", 1, 2, upright=True),
                    label("KPI"),
                    label("現状値（令和４年度）"),
                    label("目標値（令和８年度）", 2),
                ],
                [text("参加した人の数（人）"), right(now), right(goal, 2)],
                [label("担当府省・連絡先", 2), text(f"総務省 地域自立応援課　03-5555-53{at}1", 3)],
            ],
            [30, 90, 120, 120, 120],
            size=9.5,
            least=24,
        )
        truth.card(at, name=name)
        truth.budget(
            at, {2022: float(amounts[0]) * 1000, 2023: float(amounts[1]) * 1000, 2024: float(amounts[2]) * 1000}
        )
        truth.kpi(
            at, "参加した人の数", "人", (float(now.replace(",", "")), 2022), (float(goal.replace(",", "")), 2026)
        )
    return truth


def _plain_columns(sheet: Sheet) -> Truth:
    """A slide without fills or frames: headings in ◆, title with its number, amounts in one line under it."""
    truth = Truth()
    pages = (
        (
            "2-1",
            "自治体DX人材の広域シェア推進",
            "予算額：R6 1.2億円　R5補正 0.8億円　R5 1.0億円",
            ((2024, 120_000), (2023, 80_000), (2023, 100_000)),
            "◎ 人材を共同で確保する市町村の数：55（R4）→300（R8）",
            ("人材を共同で確保する市町村の数", None, (55, 2022), (300, 2026)),
        ),
        (
            "2-2",
            "書かない窓口の全国展開",
            "予算額：R6 3.4億円　R5 2.9億円",
            ((2024, 340_000), (2023, 290_000)),
            "◎ 導入した市区町村の割合：18％（R4）→70％（R8）",
            ("導入した市区町村の割合", "％", (18, 2022), (70, 2026)),
        ),
    )
    for at, (number, name, amount, budgets, goal, kpi) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.text(f"{number}　{name}", 40, 50, size=20)
        sheet.text(amount, 40, 74, size=11)
        sheet.text("担当：デジタル庁　統括官付参事官", 800, 74, size=9, align="right")
        for x, top, heading, body in (
            (40, 110, "◆施策の背景", "小さな自治体ほど専門の人材を一人で抱えることが難しい。"),
            (
                40,
                190,
                "◆施策の内容",
                "都道府県が人材を採用し、市町村を巡回する仕組みづくりを支援する。手引きと契約の例を示す。",
            ),
            (40, 290, "◆支援対象", "都道府県、市町村"),
            (430, 110, "◆支援内容", "採用の費用、研修の費用（補助率１／２）"),
            (430, 190, "◆KPI", goal),
            (430, 290, "◆今後の予定", "令和６年４月公募、７月採択"),
        ):
            sheet.text(heading, x, top + 12, size=12)
            box(sheet, body, x + 14, top + 20, 340, 10.5)
        truth.card(at, name=name, number=number)
        for year, value in budgets:
            truth.budget(at, {year: value})
        truth.kpi(at, *kpi)
    return truth


def _long_review(sheet: Sheet) -> Truth:
    """A review sheet of 令和６年度 as the system prints it: Gregorian years, output and outcomes."""
    truth = Truth()
    sheet.line("令和６年度行政事業レビューシート　（内閣府）", size=12, x=56, gap=8)
    years = ("2021年度", "2022年度", "2023年度", "2024年度", "2025年度要求")
    rows = [
        [label("予算事業ID"), text("004512"), label("事業名"), text("地方大学と地域産業の連携推進事業", 4)],
        [
            label("府省庁"),
            text("内閣府"),
            label("担当部局"),
            text("地方創生推進室", 2),
            label("担当課室"),
            text("大学連携班"),
        ],
        [label("事業開始年度"), text("2018年度"), label("事業終了（予定）年度"), text("2027年度", 4)],
        [label("事業の目的"), text("地域の核となる大学と産業を結び、若者の修学と就業を進める。", 6)],
        [
            label("事業の概要"),
            text("県が大学、企業と作る計画に基づく研究、人材育成、雇用の創出を交付金で支援する。", 6),
        ],
        [label("予算・執行\n（単位：百万円）", rows=6), label(""), *map(label, years)],
        [label("当初予算"), *(right(v) for v in ("5,150", "5,150", "4,550", "4,400", "4,600"))],
        [label("補正予算"), *(right(v) for v in ("0", "0", "0", "0", "-"))],
        [label("計"), *(right(v) for v in ("5,150", "5,150", "4,550", "4,400", "4,600"))],
        [label("執行額"), *(right(v) for v in ("4,870", "4,902", "4,101", "-", "-"))],
        [label("執行率"), *(right(v) for v in ("94.6%", "95.2%", "90.1%", "-", "-"))],
    ]
    sheet.table(rows, [80, 66, 68, 68, 68, 68, 68], size=8)
    sheet.table(
        [
            [label("アクティビティ"), text("計画に基づく研究開発、人材の育成への交付金の交付", 7)],
            [
                label("アウトプット", rows=3),
                label("活動指標"),
                label("単位"),
                label(""),
                label("2021年度"),
                label("2022年度"),
                label("2023年度"),
                label("2024年度"),
            ],
            [
                text("交付金の交付を受けた計画の数", 1, 2),
                Cell("件", 1, 2, "center"),
                label("当初見込み"),
                *(right(v) for v in ("9", "11", "12", "12")),
            ],
            [label("活動実績"), *(right(v) for v in ("9", "10", "12", "-"))],
            [
                label("長期アウトカム", rows=4),
                label("成果指標"),
                label("単位"),
                label(""),
                label("2021年度"),
                label("2022年度"),
                label("2023年度"),
                label("最終目標年度\n2027年度"),
            ],
            [
                text("専門人材の育成プログラムの受講者のうち地元に就職した人数", 1, 3),
                Cell("人", 1, 3, "center"),
                label("目標値"),
                *(right(v) for v in ("150", "260", "380", "900")),
            ],
            [label("成果実績"), *(right(v) for v in ("131", "274", "402", "-"))],
            [label("達成度"), *(right(v) for v in ("87.3", "105.4", "105.8", "-"))],
        ],
        [66, 120, 30, 54, 52, 52, 52, 60],
        size=8,
    )
    truth.card(1, number="004512", name="地方大学と地域産業の連携推進事業")
    truth.budget(1, {2021: 5_150_000, 2022: 5_150_000, 2023: 4_550_000, 2024: 4_400_000, 2025: 4_600_000})
    truth.budget(1, {2021: 4_870_000, 2022: 4_902_000, 2023: 4_101_000})
    truth.kpi(1, "交付金の交付を受けた計画の数", "件", target=(12, 2024), results={2021: 9, 2022: 10, 2023: 12})
    truth.kpi(
        1,
        "専門人材の育成プログラムの受講者のうち地元に就職した人数",
        "人",
        target=(900, 2027),
        results={2021: 131, 2022: 274, 2023: 402},
    )
    return truth


def _town_case(sheet: Sheet) -> Truth:
    """A practice in a portrait page: the town in a band at the top, facts in a table with headers above values."""
    truth = Truth()
    pages = (
        (
            "07",
            "岩手県　北田町",
            "牛を囲む放牧地を守る農地バンクの工夫",
            ("5,310", "23.9", "41.2", "7,450,000"),
            7450,
        ),
        (
            "08",
            "島根県　東浜市",
            "港の倉庫を使った朝市と料理教室",
            ("38,204", "112.6", "36.8", "12,060,000"),
            12060,
        ),
    )
    for at, (no, town, name, facts, cost) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        bar(sheet, 40, 40, 555, 62, NAVY)
        sheet.text(f"事例{no}　{town}", 50, 56, size=12)
        sheet.text(name, 50, 86, size=16)
        sheet.top = 100
        sheet.table(
            [
                [
                    label("人口（人）"),
                    label("面積（㎢）"),
                    label("高齢化率（％）"),
                    label("事業費（円）"),
                    label("実施年度"),
                ],
                [*(centre(f) for f in facts), centre("令和４年度")],
            ],
            [95, 95, 95, 110, 110],
            x=45,
        )
        top = sheet.top + 10
        for heading, body in (
            ("１ 取組の背景", "担い手が減り、使われない土地や建物が増えていた。"),
            ("２ 取組の内容", "地元の組合と町が話し合い、借り手と貸し手を結ぶ場を月に１度開いた。"),
            ("３ 工夫した点", "小さく始め、うまくいったことを広報で伝えた。"),
            ("４ 取組の効果", "２年間で14件の貸し借りがまとまり、新しい担い手が３組生まれた。"),
            ("５ 問合せ先", f"産業課　0192-55-00{at}1"),
        ):
            sheet.text(heading, 46, top + 12, size=12)
            top = box(sheet, body, 62, top + 18, 470, 10.5) + 12
        truth.card(at, name=name, municipalities=town.split()[1])
        truth.budget(at, {2022: cost})
    return truth


FORMS = (
    Form("amount-table-slides", _amount_table, True, "こども関係予算の概要"),
    Form("upright-sheets", _upright, title="施策個別シート"),
    Form("plain-columns", _plain_columns, True, "令和６年度重点施策"),
    Form("review-system", _long_review, title="行政事業レビューシート"),
    Form("town-cases", _town_case, title="地域の取組事例"),
)
