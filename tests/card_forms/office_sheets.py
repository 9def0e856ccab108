"""Sheets of ministries: wrapped titles, labels left of their texts, Word pages, parts with amounts."""

from __future__ import annotations

from samples.drawing import BLUE, CREAM, GREY, Sheet, centre, label, right
from tests.card_forms.slides import NAVY, bar, box, frame
from tests.card_forms.truth import Form, Truth, text


def _programme(sheet: Sheet) -> Truth:
    """A title over two lines, the ministry's logo words, amounts with 億円 in a box, headings in round boxes."""
    truth = Truth()
    pages = (
        (
            ("地域の暮らしを支える多機能拠点の", "整備・運営に向けた調査・実証事業"),
            "令和６年度概算要求額：5.2億円（令和５年度：3.0億円）",
            (520_000, 300_000),
            "○ 令和８年度までに、多機能拠点を運営する市町村を50団体に増やす。",
            ("多機能拠点を運営する市町村", "団体", (None, None), (50, 2026)),
        ),
        (
            ("離島と本土を結ぶドローン物流の社会実装に", "向けた環境整備事業"),
            "令和６年度概算要求額：1.5億円（令和５年度：－）",
            (150_000, None),
            "○ 定期の運航を始める航路の数を令和９年度までに15航路とする。（令和５年度：2航路）",
            ("定期の運航を始める航路の数", "航路", (2, 2023), (15, 2027)),
        ),
    )
    for at, (title, amount, values, goal, kpi) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.text("国土交通省", 812, 24, size=9, align="right")
        sheet.text(title[0], 30, 38, size=18)
        sheet.text(title[1], 30, 60, size=18)
        frame(sheet, 560, 46, 812, 66, 4)
        sheet.text(amount, 686, 60, size=10, align="center")
        for top, heading, body in (
            (
                80,
                "背景・課題",
                "○ 人口が減る地域では、買い物、交通、医療などを一つずつ保つことが難しくなっている。",
            ),
            (
                160,
                "施策の概要",
                "① 住民、事業者、市町村による協議の場づくり\n② 既存の施設を活かした実証\n③ 手引きの作成",
            ),
            (320, "補助対象", "市町村、協議会（補助率：定額、上限20百万円）"),
            (400, "成果目標", goal),
        ):
            frame(sheet, 30, top, 130, top + 22, 8)
            sheet.text(heading, 80, top + 15, size=11, align="center")
            box(sheet, body, 145, top + 4, 650, 10)
        sheet.text("【担当】国土政策局 地方振興課　03-5555-8800", 812, 560, size=9, align="right")
        truth.card(at, name="".join(title))
        truth.budget(at, {2024: values[0]} if values[1] is None else {2024: values[0], 2023: values[1]})
        truth.kpi(at, *kpi)
    return truth


def _word(sheet: Sheet) -> Truth:
    """A Word page: a centred name, a line of amount at the right, numbered headings of the size of the text."""
    truth = Truth()
    pages = (
        (
            "消費生活相談の広域連携支援",
            "令和６年度予算額　18億円（令和５年度補正予算額　15億円）",
            ((2024, 1_800_000), (2023, 1_500_000)),
        ),
        (
            "食品ロスを減らす地域実践支援",
            "令和６年度予算額　85百万円（令和５年度予算額　80百万円）",
            ((2024, 85_000), (2023, 80_000)),
        ),
        ("みまもり協議会の設置促進", "令和６年度予算額　12百万円の内数", ((2024, None),)),
    )
    for at, (name, amount, budgets) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.text(name, 297, 70, size=14, align="center")
        sheet.text(amount, 540, 94, size=10.5, align="right")
        sheet.top, sheet.size = 110, 10.5
        for heading, body in (
            ("１．施策の目的", "身近な地域で相談や学びの機会を保ち、だれもが安心して暮らせるようにする。"),
            (
                "２．施策の概要",
                "複数の市町村が共同で行う取組に対し、人件費、研修費、広報費などの一部を交付金で支援する。成果は毎年度公表し、他の地域に役立てる。",
            ),
            ("３．対象団体", "都道府県、市町村"),
            ("４．補助率", "１／２"),
            ("５．問合せ先", f"地方協力課　電話　03-5555-910{at}"),
        ):
            sheet.line(heading, size=10.5, gap=4)
            sheet.paragraph(body, x=72, width=460)
        truth.card(at, name=name)
        for year, value in budgets:
            truth.budget(at, {year: value})
    return truth


def _parts(sheet: Sheet) -> Truth:
    """A programme with its parts and their amounts; goals with an arrow; two columns of equal boxes."""
    truth = Truth()
    bar(sheet, 20, 18, 822, 50, NAVY)
    sheet.canvas.setFillColorRGB(1, 1, 1)
    sheet.text("３　鳥獣被害防止とジビエ利活用の推進", 30, 40, size=17)
    sheet.text("【令和５年度予算概算決定額 9,603（10,006）百万円】", 812, 66, size=11, align="right")
    sheet.text("（令和４年度補正予算額 2,200百万円）", 812, 82, size=11, align="right")
    sheet.text("＜対策のポイント＞", 30, 100, size=10)
    box(
        sheet,
        "鳥獣による農作物の被害を減らすため、捕獲、侵入を防ぐ柵、緩衝帯の整備を進め、捕らえた獣の肉の利用を広げます。",
        40,
        104,
        770,
        9.5,
    )
    sheet.text("＜政策目標＞", 30, 140, size=10)
    top = box(sheet, "○ 農作物被害額を減少（155億円［令和３年度］→ 130億円［令和７年度まで］）", 40, 144, 770, 9.5)
    box(
        sheet,
        "○ 野生鳥獣のジビエ利用量を拡大（2,127t［令和３年度］→ 4,000t［令和７年度まで］）",
        40,
        top,
        770,
        9.5,
    )
    bar(sheet, 20, 180, 410, 196, GREY)
    sheet.text("＜事業の内容＞", 215, 192, size=10.5, align="center")
    bar(sheet, 424, 180, 822, 196, GREY)
    sheet.text("＜事業イメージ＞", 620, 192, size=10.5, align="center")
    frame(sheet, 20, 196, 410, 460)
    frame(sheet, 424, 196, 822, 520)
    y = 202.0
    for name, amount, body in (
        (
            "１．鳥獣被害防止総合支援事業",
            "8,500（8,900）百万円",
            "市町村の被害防止計画に基づく捕獲や柵の整備を支援します。",
        ),
        ("２．ジビエ倍増支援事業", "1,103（1,106）百万円", "処理加工の施設の整備や、販売の場づくりを支援します。"),
    ):
        sheet.text(name, 28, y + 10, size=10)
        sheet.text(amount, 400, y + 10, size=10, align="right")
        y = box(sheet, body, 40, y + 16, 350, 9.5) + 10
    sheet.text("＜事業の流れ＞", 28, 474, size=10)
    sheet.text("国　　交付（定額、１／２以内）　　都道府県　　市町村等", 40, 500, size=9)
    box(sheet, "被害を受けた畑\n\n柵の設置（総延長 約10万km）\n\n処理加工施設（全国734か所）", 440, 210, 370, 9.5)
    sheet.text("［お問い合わせ先］農村振興局鳥獣対策室（03-5555-4958）", 818, 545, size=9, align="right")
    truth.card(1, number="３", name="鳥獣被害防止とジビエ利活用の推進")
    truth.budget(1, {2023: 9_603_000, 2022: 10_006_000})
    truth.budget(1, {2022: 2_200_000})
    truth.kpi(1, "農作物被害額", "億円", (155, 2021), (130, 2025))
    truth.kpi(1, "野生鳥獣のジビエ利用量", "t", (2127, 2021), (4000, 2025))
    return truth


def _cultural(sheet: Sheet) -> Truth:
    """A ruled sheet whose amounts stand in a small table by account, and whose goal table has years across."""
    truth = Truth()
    pages = (
        (
            "歴史の道まるごと活用推進事業",
            "文化庁　文化資源活用課",
            ("350", "120", "400"),
            (("活用の計画を作った地域の数", "地域", "18", "24", "60"),),
        ),
        (
            "部活動の地域移行に向けた体制づくり",
            "スポーツ庁　地域スポーツ課",
            ("1,100", "1,900", "1,300"),
            (
                ("指導者を登録した市町村の数", "市町村", "210", "340", "900"),
                ("大会に参加した地域クラブの数", "団体", "95", "160", "500"),
            ),
        ),
    )
    for at, (name, office, amounts, kpis) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.line(f"施策シート　No.{at + 30}", size=12, x=56, gap=8)
        rows = [
            [label("施策名", fill=CREAM), text(name, 6)],
            [label("府省庁・担当課", fill=CREAM), text(office, 6)],
            [label("目的", fill=CREAM), text("地域の宝と人を結び、誇りを持って住み続けられるまちをつくる。", 6)],
            [
                label("概要", fill=CREAM),
                text("計画の策定、体制の整備、人材の育成に要する経費を定額で補助する。", 6),
            ],
            [
                label("予算額\n（百万円）", rows=2, fill=CREAM),
                label("令和５年度当初", 2, fill=GREY),
                label("令和５年度補正", 2, fill=GREY),
                label("令和６年度当初（案）", 2, fill=GREY),
            ],
            [right(amounts[0], 2), right(amounts[1], 2), right(amounts[2], 2)],
            [
                label("KPI", rows=1 + len(kpis), fill=CREAM),
                label("指標", 2, fill=GREY),
                label("単位", fill=GREY),
                label("R3実績", fill=GREY),
                label("R4実績", fill=GREY),
                label("目標値\n（R8）", fill=GREY),
            ],
            *([text(k[0], 2), centre(k[1]), right(k[2]), right(k[3]), right(k[4])] for k in kpis),
            [label("補助率・上限", fill=CREAM), text("定額（上限2,000万円）", 6)],
            [label("公募時期", fill=CREAM), text("令和６年２月（予定）", 6)],
            [label("お問合せ先", fill=CREAM), text(f"03-5555-60{at}0（直通）", 6)],
        ]
        sheet.table(rows, [84, 74, 60, 50, 70, 70, 75])
        truth.card(at, name=name)
        truth.budget(at, {2023: float(amounts[0].replace(",", "")) * 1000})
        truth.budget(at, {2023: float(amounts[1].replace(",", "")) * 1000})
        truth.budget(at, {2024: float(amounts[2].replace(",", "")) * 1000})
        for k in kpis:
            truth.kpi(at, k[0], k[1], target=(float(k[4]), 2026), results={2021: float(k[2]), 2022: float(k[3])})
    return truth


def _case_slide(sheet: Sheet) -> Truth:
    """A practice as a landscape slide: town and facts in a line below the name, three boxes side by side."""
    truth = Truth()
    pages = (
        (
            "住民がつくる乗合タクシー「みんなの足」",
            "福井県 若越町（人口：9,840人　面積：152.3㎢　高齢化率：38.1％）",
            "令和４年度事業費：6,200千円",
            (2022, 6_200),
        ),
        (
            "空き校舎を活かした地域の食品工房",
            "熊本県 阿蘇谷村（人口：4,215人　面積：131.9㎢　高齢化率：41.7％）",
            "令和４年度事業費：18,000千円",
            (2022, 18_000),
        ),
    )
    for at, (name, town, cost, budget) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.text(f"事例{at}", 30, 34, size=11)
        sheet.text(name, 90, 36, size=18)
        sheet.text(town, 90, 56, size=10)
        bar(sheet, 30, 64, 812, 66, NAVY)
        for x, heading, body in (
            (30, "取組の背景・課題", "バス路線の廃止や学校の統合で、住民の移動や集まりが難しくなった。"),
            (
                294,
                "取組の内容",
                "・地区の団体が運営を担い、町が車両を貸す。\n・予約は電話とアプリで受ける。\n・運転手は講習を受けた住民14人。",
            ),
            (
                558,
                "取組の成果",
                "・月の利用者が320人から510人に増えた。\n・高齢者の外出が週1.8回から2.6回になった。",
            ),
        ):
            bar(sheet, x, 80, x + 250, 98, BLUE)
            sheet.text(heading, x + 125, 93, size=11.5, align="center")
            frame(sheet, x, 98, x + 250, 330)
            box(sheet, body, x + 8, 106, 232, 10)
        bar(sheet, 30, 345, 812, 363, BLUE)
        sheet.text("取組のポイント", 421, 358, size=11.5, align="center")
        box(sheet, "はじめの１年を試行とし、使う人の声で便数と経路を毎月見直した。", 40, 370, 760, 10)
        sheet.text(cost, 40, 500, size=10)
        sheet.text(f"問合せ先：企画振興課（0776-55-000{at}）", 812, 500, size=10, align="right")
        truth.card(at, name=name, municipalities=town.split("（")[0].split()[1])
        truth.kept(at, "人口", town.split("人口：")[1].split("　")[0])
        truth.budget(at, {budget[0]: budget[1]})
    return truth


FORMS = (
    Form("programme-slides", _programme, True, "令和６年度予算概算要求の概要"),
    Form("word-pages", _word, title="地方公共団体向け施策の概要"),
    Form("parts-page", _parts, True, "令和５年度予算の概要"),
    Form("cultural-sheets", _cultural, title="施策シート集"),
    Form("case-slides", _case_slide, True, "地域交通・拠点の取組事例"),
)
