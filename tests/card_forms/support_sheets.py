"""Sheets of ministries: a measure for municipalities a page, a review sheet of the Reiwa years, a practice.

Facts of the form only; every sentence is invented.
"""

from __future__ import annotations

from samples.drawing import GREEN, GREY, Cell, Rules, Sheet, centre, label, right
from tests.card_forms.slides import box, frame
from tests.card_forms.truth import Form, Truth, text


# (c1) a ruled page: amounts by budget, indicators with value and year in one cell, a timetable of arrows
def _support_sheet(
    sheet: Sheet,
    number: str,
    name: str,
    office: str,
    amounts: tuple[str, str, str],
    purpose: str,
    outline: str,
    indicators: list[tuple[str, str, str]],
    steps: list[tuple[str, str]],
    rest: list[tuple[str, str]],
) -> None:
    sheet.line("地方創生に役立つ支援施策シート", size=14, x=190, gap=10)
    widths = [90, 65, 82, 82, 82, 82]
    rows: list[list[Cell]] = [
        [label("番号"), text(number), label("施策名"), text(name, 3)],
        [label("担当省庁・部局"), text(office, 5)],
        [
            label("予算額\n（百万円）", rows=2),
            label("Ｒ５当初", 1),
            label("Ｒ５補正", 2),
            label("Ｒ６当初案", 2),
        ],
        [right(amounts[0]), right(amounts[1], 2), right(amounts[2], 2)],
        [label("目的"), text(purpose, 5)],
        [label("概要"), text(outline, 5)],
        [label("KPI", rows=1 + len(indicators)), label("指標", 3), label("現状値"), label("目標値")],
    ]
    for indicator, now, goal in indicators:
        rows.append([text(indicator, 3), centre(now), centre(goal)])
    rows.append([label("工程表", rows=1 + len(steps)), label("項目", 2), *(label(f"Ｒ{y}") for y in (5, 6, 7))])
    for step, covered in steps:
        rows.append([text(step, 2), *(Cell("", arrow="one") if mark == "x" else Cell("") for mark in covered)])
    for name_, value in rest:
        rows.append([label(name_), text(value, 5)])
    sheet.table(rows, widths)


def _cabinet(sheet: Sheet) -> Truth:
    truth = Truth()
    _support_sheet(
        sheet,
        "12",
        "関係人口とまちをつなぐ拠点づくり推進事業",
        "内閣府　地方創生推進事務局",
        ("1,000", "3,500", "1,200"),
        "都市に住む人が地域と関わり続けるきっかけをつくり、地域の担い手を増やす。",
        "地域の交流拠点の運営、二地域居住の体験、仲介役となる人材の育成に要する経費を支援する。",
        [
            ("交流拠点の年間利用者数", "12,000人（R4）", "30,000人（R7）"),
            ("仲介役となる人材の数", "45人（R4）", "150人（R7）"),
        ],
        [("公募・採択", "xx-"), ("取組の横展開", "-xx")],
        [
            ("支援対象", "地方公共団体、民間事業者"),
            ("補助率", "１／２（離島は２／３）"),
            ("公募時期", "令和６年１月～２月頃"),
            ("活用事例", "空き校舎を交流拠点に改め、年間２千人が利用している例がある。"),
            ("問合せ先", "地方創生推進事務局　電話 03-5555-3333"),
            ("URL", "https://www.example.go.jp/kyoten/"),
        ],
    )
    truth.card(1, number="12", name="関係人口とまちをつなぐ拠点づくり推進事業")
    truth.budget(1, {2023: 1_000_000})
    truth.budget(1, {2023: 3_500_000})
    truth.budget(1, {2024: 1_200_000})
    truth.kpi(1, "交流拠点の年間利用者数", "人", (12000, 2022), (30000, 2025))
    truth.kpi(1, "仲介役となる人材の数", "人", (45, 2022), (150, 2025))
    truth.schedule(1, "公募・採択", (2023, 2024, 2025), "xx-")
    truth.schedule(1, "取組の横展開", (2023, 2024, 2025), "-xx")
    sheet.next_page()
    _support_sheet(
        sheet,
        "13",
        "こどもの居場所を支える地域連携事業",
        "こども家庭庁　成育局",
        ("450の内数", "―", "520の内数"),
        "すべてのこどもが安心して過ごせる居場所を身近な地域に設ける。",
        "居場所づくりの調整役の配置、居場所の立ち上げと運営を支援する。",
        [("居場所を設けた市町村の割合", "38.5％（R4）", "60％（R7）")],
        [("モデル事業", "x--"), ("全国展開", "-xx")],
        [
            ("支援対象", "市町村"),
            ("補助率", "国１／２、市町村１／２"),
            ("公募時期", "随時"),
            ("活用事例", "―"),
            ("問合せ先", "成育局 成育環境課　電話 03-5555-4444"),
            ("URL", "https://www.example.go.jp/ibasho/"),
        ],
    )
    truth.card(2, number="13", name="こどもの居場所を支える地域連携事業")
    truth.kpi(2, "居場所を設けた市町村の割合", "％", (38.5, 2022), (60, 2025))
    truth.budget(2, {2023: None, 2024: None})
    truth.schedule(2, "モデル事業", (2023, 2024, 2025), "x--")
    truth.schedule(2, "全国展開", (2023, 2024, 2025), "-xx")
    return truth


# (c2) a landscape page with horizontal rulings only, amounts in one cell
def _half_ruled(sheet: Sheet) -> Truth:
    truth = Truth()
    pages = (
        (
            "まちなかの歩ける通りづくり支援事業",
            "国土交通省　都市局　まちづくり推進課",
            "R5当初：23億円、R5補正：12億円、R6当初案：25.5億円",
            "R5当初：23億円、R5補正：12億円、R6当初案：25.5億円",
            ((2023, 2_300_000), (2023, 1_200_000), (2024, 2_550_000)),
            "歩行者の通行量を増やした地区数：64地区（令和４年度）→ 120地区（令和８年度）",
            ("歩行者の通行量を増やした地区数", "地区", (64, 2022), (120, 2026)),
        ),
        (
            "地域の足を守る共同運行実証事業",
            "国土交通省　総合政策局　交流政策課",
            "R5当初：280,000千円、R6当初案：310,000千円",
            "",
            ((2023, 280_000), (2024, 310_000)),
            "共同運行を始めた地域の数：15地域（令和４年度）→ 40地域（令和７年度）",
            ("共同運行を始めた地域の数", "地域", (15, 2022), (40, 2025)),
        ),
    )
    for at, (name, office, amounts, _, budgets, goal, kpi) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        rows = [
            [label("施策名"), text(name)],
            [label("担当省庁・部局"), text(office)],
            [label("予算額"), text(amounts)],
            [
                label("施策の目的"),
                text("人が集まり、長く過ごせる場所を増やし、地域のにぎわいと暮らしの足を保つ。"),
            ],
            [
                label("施策の概要"),
                text("協議会が定める計画に基づく社会実験、設備の整備、効果の測定に対して支援する。"),
            ],
            [label("成果目標"), text(goal)],
            [label("対象"), text("市町村、都市再生法人、協議会")],
            [label("補助率"), text("１／２以内")],
            [label("問合せ先"), text(f"{office}　TEL：03-5555-55{at}0")],
        ]
        sheet.table(
            rows,
            [130, 600],
            rules=Rules(open_sides="lr", no_verticals=frozenset(range(len(rows)))),
            least=30,
            size=10,
        )
        truth.card(at, name=name)
        for year, amount in budgets:
            truth.budget(at, {year: amount})
        truth.kpi(at, *kpi)
    return truth


# (c3) a Word page without any table: labels in brackets
def _bracketed(sheet: Sheet) -> Truth:
    truth = Truth()
    pages = (
        (
            "自治体窓口のつながる化支援事業",
            "デジタル庁　国民向けサービスグループ",
            "1,200百万円（令和５年度当初予算額：1,000百万円）",
            {2024: 1_200_000, 2023: 1_000_000},
            "オンラインで完結する手続の割合を令和８年度までに80％にする。（令和４年度：35％）",
        ),
        (
            "地域の防災アプリ共同利用事業",
            "総務省　消防庁",
            "35百万円（令和５年度当初予算額：0百万円）",
            {2024: 35_000, 2023: 0},
            "防災アプリを共同で利用する市町村の数を令和７年度までに200団体にする。（令和４年度：48団体）",
        ),
    )
    kpis = (
        ("オンラインで完結する手続の割合", "％", (35, 2022), (80, 2026)),
        ("防災アプリを共同で利用する市町村の数", "団体", (48, 2022), (200, 2025)),
    )
    for at, (name, office, amount, budgets, goal) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.line(f"【施策名】　{name}", size=12, gap=10)
        sheet.line(f"【担当省庁】　{office}", size=10.5, gap=8)
        sheet.line(f"【令和６年度予算案】　{amount}", size=10.5, gap=8)
        for heading, body in (
            ("【目的】", "住民が窓口に行かなくても必要な手続や情報にたどり着けるようにし、職員の負担も軽くする。"),
            (
                "【概要】",
                "共同で利用する仕組みの導入費、運用を支える人材の派遣、住民への説明に要する経費を補助する。",
            ),
            ("【成果目標】", goal),
            ("【対象】", "市区町村"),
            ("【補助率】", "１／２"),
            ("【問合せ先】", f"{office}　電話：03-5555-66{at}1"),
        ):
            sheet.line(heading, size=10.5, gap=4)
            sheet.size = 10.5
            sheet.paragraph(body, x=70, width=460)
        truth.card(at, name=name)
        for year, value in budgets.items():
            truth.budget(at, {year: value})
        truth.kpi(at, *kpis[at - 1])
    return truth


# (d) the review sheet of 令和５年度: matrices of amounts, activity, output and outcome blocks, over two pages
def _review(sheet: Sheet) -> Truth:
    truth = Truth()
    sheet.line("事業番号　2023 － 環境 － 22 － 0045", x=380, size=9)
    sheet.line("令和５年度行政事業レビューシート（　環境省　）", x=170, size=13, gap=8)
    widths = [78, 55, 50, 60, 60, 60, 60, 60]
    rows: list[list[Cell]] = [
        [
            label("事業名"),
            text("生きものと農のつながり再生推進費", 3),
            label("担当部局庁"),
            text("自然環境局", 1),
            label("作成責任者"),
            text("計画課長\n山本　花子"),
        ],
        [
            label("事業開始年度"),
            text("令和２年度", 1),
            label("事業終了\n(予定)年度", 1),
            text("令和８年度", 1),
            label("担当課室"),
            text("計画課", 3),
        ],
        [label("会計区分"), text("一般会計", 7)],
        [
            label("根拠法令\n（具体的な条項も記載）"),
            text("生物多様性基本法第17条", 3),
            label("関係する\n計画、通知等"),
            text("生物多様性国家戦略", 3),
        ],
        [label("政策・施策名"), text("５．生物多様性の保全", 7)],
        [
            label("事業の目的"),
            text("農地と周りの水辺の生きものを守り、地域の農業の価値を高める取組を全国に広げる。", 7),
        ],
        [label("現状・課題"), text("水田の水辺の生きものは減り続けており、調査の担い手も高齢化している。", 7)],
        [
            label("事業の概要"),
            text(
                "市町村と農業者の協議会が行う調査、水路の改修、学びの場づくりを支援し、成果を手引きにまとめる。", 7
            ),
        ],
        [label("実施方法"), text("委託・請負、補助", 7)],
        [
            label("予算額・\n執行額\n（単位:百万円）", rows=9),
            Cell("", 2),
            label("令和２年度"),
            label("令和３年度"),
            label("令和４年度"),
            label("令和５年度"),
            label("令和６年度要求"),
        ],
        [label("予算の状況", rows=6), label("当初予算"), *(right(v) for v in ("120", "135", "150", "150", "180"))],
        [label("補正予算"), *(right(v) for v in ("-", "20", "-", "-", ""))],
        [label("前年度から繰越し"), *(right(v) for v in ("-", "-", "20", "-", ""))],
        [label("翌年度へ繰越し"), *(right(v) for v in ("-", "▲20", "-", "-", ""))],
        [label("予備費等"), *(right(v) for v in ("-", "-", "-", "-", ""))],
        [label("計"), *(right(v) for v in ("120", "135", "170", "150", "180"))],
        [label("執行額", 2), *(right(v) for v in ("112", "131", "166", "", ""))],
        [label("執行率（％）", 2), *(right(v) for v in ("93%", "97%", "98%", "", ""))],
    ]
    sheet.table(rows, widths, size=8)
    sheet.next_page()
    widths = [62, 66, 56, 42, 27, 44, 44, 44, 48, 50]
    years = ("令和２年度", "令和３年度", "令和４年度")
    rows = [
        [label("活動内容①\n（アクティビティ）"), text("協議会による水辺の調査と水路の改修への補助", 9)],
        [
            label("活動目標及び\n活動実績①\n（アウトプット）", rows=3),
            label("活動目標"),
            label("活動指標", 2),
            label("単位"),
            *map(label, years),
            label("令和５年度\n活動見込"),
            label("令和６年度\n活動見込"),
        ],
        [
            text("協議会を毎年増やす", rows=2),
            text("支援した協議会の数", 1, 2),
            label("活動実績"),
            centre("件"),
            *(right(v) for v in ("12", "18", "27", "-", "-")),
        ],
        [label("当初見込み"), centre("件"), *(right(v) for v in ("10", "20", "25", "30", "36"))],
        [
            label("成果目標①-1\n（短期アウトカム）", rows=4),
            label("成果目標"),
            label("定量的な成果指標", 2),
            label("単位"),
            *map(label, years),
            label("目標年度\n５年度"),
            label("最終目標年度\n８年度"),
        ],
        [
            text("調査に加わる住民を増やす", rows=3),
            text("調査に参加した住民の数", 1, 3),
            label("成果実績"),
            centre("人"),
            *(right(v) for v in ("350", "420", "610", "-", "-")),
        ],
        [label("目標値"), centre("人"), *(right(v) for v in ("300", "450", "600", "700", "1,000"))],
        [label("達成度"), centre("％"), *(right(v) for v in ("116.7", "93.3", "101.7", "-", "-"))],
        [label("根拠として用いた統計・データ名"), text("環境省調べ（協議会からの年度報告）", 9)],
        [label("点検・改善"), text("計画どおり進んでいる。協議会のない県への働きかけを強める。", 9)],
    ]
    sheet.table(rows, widths, size=8)
    truth.card(1, number="2023 － 環境 － 22 － 0045", name="生きものと農のつながり再生推進費")
    truth.budget(1, {2020: 120_000, 2021: 135_000, 2022: 170_000, 2023: 150_000, 2024: 180_000})
    truth.budget(1, {2020: 112_000, 2021: 131_000, 2022: 166_000})
    truth.kpi(1, "支援した協議会の数", "件", target=(36, 2024), results={2020: 12, 2021: 18, 2022: 27})
    truth.kpi(1, "調査に参加した住民の数", "人", target=(1000, 2026), results={2020: 350, 2021: 420, 2022: 610})
    return truth


# (e) a practice of a municipality a page: a small table of facts at the right, headings and text boxes
def _practice(sheet: Sheet) -> Truth:
    truth = Truth()
    pages = (
        (
            "空き家を学生の住まいに変える「まち下宿」",
            "長野県 松川台市",
            ("28,412人", "178.36㎢", "162億円"),
            "空き家を市が借り上げ、改修して学生に貸し、学生は週に１度地域の活動に加わる。",
            "・家主、大学、市の３者協定で責任の分担を明らかにした。\n・改修は地元の工務店の若手が担い、技の継承の場にもなった。",
            "・３年間で24戸を改修し、61人の学生が入居した。\n・地域の行事に加わる若者が年間のべ850人になった。",
            "事業費：12,400千円（令和４年度）",
            (2022, 12_400),
        ),
        (
            "移動する公民館で結ぶ山の集落",
            "高知県 大瀬町",
            ("4,105人", "211.70㎢", "58億円"),
            "図書と健康器具を積んだ車が15の集落を週に１度まわり、住民が集まる場をつくる。",
            "・運転は集落支援員が担い、見守りを兼ねる。\n・巡回の日程は住民が決める。",
            "・利用者はのべ3,260人（令和４年度）で、前年度から18％増えた。",
            "事業費：5,800千円（令和４年度）",
            (2022, 5_800),
        ),
    )
    for at, (name, town, facts, outline, points, effects, cost, budget) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.canvas.setFillColorRGB(*GREEN)
        sheet.canvas.rect(40, sheet.height - 66, 515, 30, stroke=0, fill=1)
        sheet.text(name, 48, 58, size=15)
        sheet.text(f"（{town}）", 548, 80, size=11, align="right")
        sheet.top = 92
        sheet.table(
            [
                [label("人口", fill=GREY), text(facts[0])],
                [label("面積", fill=GREY), text(facts[1])],
                [label("財政規模", fill=GREY), text(facts[2])],
            ],
            [60, 90],
            x=405,
        )
        top = 100.0
        for heading, body, width in (
            ("取組の概要", outline, 320),
            ("ポイント", points, 320),
            ("効果", effects, 480),
        ):
            sheet.text(f"■ {heading}", 44, top + 11, size=11)
            top = box(sheet, body, 54, top + 18, width, 10) + 14
        frame(sheet, 44, 600, 551, 640, 4)
        sheet.text(cost, 54, 616, size=10)
        sheet.text(f"問合せ先：{town} 企画課　電話 0{at}65-55-1234", 54, 632, size=10)
        truth.card(at, name=name, municipalities=town.split()[1])
        truth.kept(at, "面積", facts[1])
        truth.budget(at, {budget[0]: budget[1]})
    return truth


FORMS = (
    Form("cabinet-sheets", _cabinet, title="地方創生支援施策集"),
    Form("half-ruled-sheets", _half_ruled, True, title="施策シート"),
    Form("bracketed-pages", _bracketed, title="令和６年度デジタル関係施策"),
    Form("review-reiwa", _review, title="令和５年度行政事業レビューシート"),
    Form("practices", _practice, title="取組事例集"),
)
