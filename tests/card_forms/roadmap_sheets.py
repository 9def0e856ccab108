"""Sheets of ministries: three columns, a timetable at the foot, amounts in a frame, yearly indicators."""

from __future__ import annotations

from samples.drawing import BLUE, CREAM, GREEN, Cell, Sheet, centre, label, right
from tests.card_forms.slides import NAVY, bar, box, frame
from tests.card_forms.truth import Form, Truth, text


def _roadmap(sheet: Sheet) -> Truth:
    """A landscape sheet: name and amount in one band, three columns of boxes, a timetable of bars at the foot."""
    truth = Truth()
    pages = (
        (
            "地域循環共生圏づくりプラットフォーム事業",
            "令和６年度予算(案)　400百万円（500百万円）",
            (400_000, 500_000),
            ("地域の計画づくり", "事業の立ち上げ"),
            ("xx-", "-xx"),
            "共生圏づくりに取り組む団体の数　85団体（令和５年度）→150団体（令和８年度）",
            ("共生圏づくりに取り組む団体の数", "団体", (85, 2023), (150, 2026)),
        ),
        (
            "国立公園の滞在体験魅力向上事業",
            "令和６年度予算(案)　730百万円（新規）",
            (730_000, None),
            ("基本構想の策定", "受入れ環境の整備"),
            ("x--", "xxx"),
            "国立公園を訪れる人の延べ宿泊数　140万人泊（令和４年）→200万人泊（令和８年）",
            ("国立公園を訪れる人の延べ宿泊数", "万人泊", (140, 2022), (200, 2026)),
        ),
    )
    for at, (name, amount, values, steps, marks, goal, kpi) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        bar(sheet, 20, 20, 822, 56, CREAM)
        sheet.text(name, 30, 44, size=18)
        sheet.text(amount, 812, 44, size=10.5, align="right")
        for x, heading, body in (
            (20, "背景・目的", "地域の資源を活かし、環境、経済、社会の課題を同時に解く地域を増やす。"),
            (
                290,
                "事業内容",
                "① 手引きの作成と専門家の派遣\n② 地域の団体への活動費の支援\n③ 全国の交流会の開催（年３回）",
            ),
            (560, "支援対象・補助率", "地方公共団体、民間団体\n定額（上限2,000万円）"),
        ):
            bar(sheet, x, 66, x + 262, 84, GREEN)
            sheet.text(heading, x + 131, 79, size=11, align="center")
            box(sheet, body, x + 8, 92, 246, 10)
        bar(sheet, 20, 200, 822, 218, GREEN)
        sheet.text("成果目標", 421, 213, size=11, align="center")
        box(sheet, goal, 40, 226, 760, 10.5)
        bar(sheet, 20, 260, 822, 278, GREEN)
        sheet.text("工程表", 421, 273, size=11, align="center")
        sheet.top = 284
        sheet.table(
            [
                [label("項目"), label("令和６年度"), label("令和７年度"), label("令和８年度")],
                *(
                    [text(step), *(Cell("", arrow="one") if m == "x" else Cell("") for m in mark)]
                    for step, mark in zip(steps, marks, strict=True)
                ),
            ],
            [202, 200, 200, 200],
            x=20,
            size=10,
            least=24,
        )
        sheet.text("お問合せ先：自然環境局　03-5555-8270", 30, 540, size=9)
        truth.card(at, name=name)
        truth.budget(at, {2024: values[0]} if values[1] is None else {2024: values[0], 2023: values[1]})
        truth.kpi(at, *kpi)
        for step, mark in zip(steps, marks, strict=True):
            truth.schedule(at, step, (2024, 2025, 2026), mark)
    return truth


def _supplement(sheet: Sheet) -> Truth:
    """A supplementary budget's page: 所要額, 億円 with 一般会計, sentences after labels with wide colons."""
    truth = Truth()
    pages = (
        ("地域公共交通の再構築緊急支援", "令和５年度補正予算：279億円", ((2023, 27_900_000),)),
        ("離島航路のデジタル化支援", "令和５年度補正予算：6億2,000万円", ((2023, 620_000),)),
        ("観光地の受入環境改善", "令和５年度補正予算：200.5億円", ((2023, 20_050_000),)),
    )
    for at, (name, amount, budgets) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.text(f"施策名：{name}", 56, 70, size=14)
        sheet.text(amount, 540, 92, size=11, align="right")
        top = 110.0
        for heading, body in (
            ("① 施策の目的", "暮らしを支える移動と、地域を訪れる人の流れを保つ。"),
            ("② 施策の概要", "協議会の計画に基づく車両や船の更新、案内の多言語化、予約の仕組みの導入を支援する。"),
            ("③ 施策の具体的内容", "国　→（補助１／２）→　交通事業者、市町村"),
            ("④ 成果イメージ（経済波及効果を含む）", "利用者が増え、便数を保つ地域が広がる。"),
        ):
            bar(sheet, 56, top, 540, top + 18, BLUE)
            sheet.text(heading, 62, top + 13, size=11)
            top = box(sheet, body, 66, top + 26, 465, 10.5) + 60
        truth.card(at, name=name)
        for year, value in budgets:
            truth.budget(at, {year: value})
    return truth


def _two_up(sheet: Sheet) -> Truth:
    """A sheet whose amounts are three lines in a frame, the unit above; headings in white on dark."""
    truth = Truth()
    pages = (
        (
            "森と木の学び推進対策",
            ("1,520", "800", "1,610"),
            "木づかいの講座に参加した人数を年間2万人に拡大［令和９年度まで］",
            ("木づかいの講座に参加した人数", "万人", (None, None), (2, 2027)),
        ),
        (
            "水産業の若手定着対策",
            ("640", "0", "655"),
            "漁業の新規就業者数（1,691人［令和４年度］→2,000人［令和14年度まで］）",
            ("漁業の新規就業者数", "人", (1691, 2022), (2000, 2032)),
        ),
    )
    for at, (name, amounts, goal, kpi) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.text(name, 30, 46, size=19)
        frame(sheet, 590, 20, 815, 76)
        sheet.text("令和６年度予算概算要求額　" + amounts[2] + "百万円", 805, 34, size=9, align="right")
        sheet.text("（令和５年度当初予算額　" + amounts[0] + "百万円）", 805, 50, size=9, align="right")
        sheet.text("（令和５年度補正予算額　" + amounts[1] + "百万円）", 805, 66, size=9, align="right")
        for top, heading, body in (
            (90, "対策のポイント", "担い手の育成と、現場で学ぶ場づくりを一体で進めます。"),
            (150, "政策目標", goal),
            (210, "事業の内容", "１．講座の開催への支援\n２．教材と手引きの作成\n３．全国大会の開催"),
            (320, "補助率・交付先", "定額、１／２以内　／　民間団体、都道府県"),
        ):
            bar(sheet, 30, top, 815, top + 18, NAVY)
            sheet.text(heading, 38, top + 13, size=11.5)
            box(sheet, body, 46, top + 25, 750, 10.5)
        truth.card(at, name=name)
        truth.budget(at, {2024: float(amounts[2].replace(",", "")) * 1000})
        truth.budget(at, {2023: float(amounts[0].replace(",", "")) * 1000})
        truth.budget(at, {2023: float(amounts[1]) * 1000})
        truth.kpi(at, *kpi)
    return truth


def _kpi_sheet(sheet: Sheet) -> Truth:
    """A ruled sheet with KPI tables of actual results for several years and a budget row with 億円 by year."""
    truth = Truth()
    pages = (
        (
            "スマート自治体の共通基盤づくり",
            "3.5",
            "4.2",
            "5.0",
            (
                ("オンライン申請の割合（％）", "21.5", "34.0", "48.2", "70"),
                ("共通基盤を使う団体数（団体）", "12", "40", "95", "400"),
            ),
        ),
        (
            "多文化共生の地域づくり支援",
            "1.1",
            "1.1",
            "1.4",
            (("日本語教室のない市町村の数（市町村）", "680", "655", "630", "500"),),
        ),
    )
    for at, (name, a, b, c, kpis) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.line("施　策　シ　ー　ト", size=14, x=230, gap=8)
        rows = [
            [label("施策番号"), centre(f"{at:02}"), label("施策名"), text(name, 3)],
            [label("所管省庁"), text("総務省", 1), label("担当部署"), text("自治行政局", 3)],
            [
                label("施策の目的・概要"),
                text("どの地域でも行政サービスを受けられるよう、仕組みと人材を整える。", 5),
            ],
            [
                label("予算額（億円）", rows=2),
                label("令和４年度"),
                label("令和５年度", 2),
                label("令和６年度（案）", 2),
            ],
            [right(a), right(b, 2), right(c, 2)],
            [
                label("KPI", rows=1 + len(kpis)),
                label("指標名"),
                label("R3"),
                label("R4"),
                label("R5"),
                label("目標\n（R9）"),
            ],
            *([text(k[0]), *(right(v) for v in k[1:])] for k in kpis),
            [label("令和５年度の取組状況"), text("共通の手順書を公開し、22の県で説明会を開いた。", 5)],
            [label("今後の方向性"), text("小規模な市町村への支援を厚くする。", 5)],
            [label("関連URL"), text(f"https://www.example.go.jp/{at}/", 5)],
        ]
        sheet.table(rows, [84, 150, 62, 62, 62, 62], size=9)
        truth.card(at, number=f"{at:02}", name=name)
        truth.budget(
            at, {2022: round(float(a) * 100000), 2023: round(float(b) * 100000), 2024: round(float(c) * 100000)}
        )
        for k in kpis:
            bare, unit = k[0].rstrip("）").split("（")
            truth.kpi(
                at,
                bare,
                unit,
                target=(float(k[4]), 2027),
                results={2021: float(k[1]), 2022: float(k[2]), 2023: float(k[3])},
            )
    return truth


FORMS = (
    Form("roadmap-slides", _roadmap, True, "令和６年度予算（案）の概要"),
    Form("supplement-pages", _supplement, title="令和５年度補正予算の概要"),
    Form("framed-amounts", _two_up, True, "令和６年度概算要求の概要"),
    Form("kpi-sheets", _kpi_sheet, title="施策シート"),
)
