"""Sheets of ministries whose title stands above a table, in its first row or in a box; small tables inside.

Facts of the form only; every sentence is invented.
"""

from __future__ import annotations

from samples.drawing import BLUE, CREAM, GREY, Cell, Rules, Sheet, centre, label
from tests.card_forms.slides import bar, box
from tests.card_forms.truth import Form, Truth, text


def _title_and_table(sheet: Sheet) -> Truth:
    """A slide with title and amount above a ruled table of labels."""
    truth = Truth()
    pages = (
        (
            "地方発の起業をささえる伴走支援事業",
            "【令和６年度予算案　980百万円（1,020百万円）】",
            ((2024, 980_000), (2023, 1_020_000)),
            "支援を受けて起業した件数を令和８年度までに500件とする（令和４年度：120件）",
            ("支援を受けて起業した件数", "件", (120, 2022), (500, 2026)),
        ),
        (
            "まちの図書館デジタル連携事業",
            "【令和６年度予算案　300百万円（新規）】",
            ((2024, 300_000),),
            "連携に加わる図書館の数：80館（令和５年度）→ 400館（令和９年度）",
            ("連携に加わる図書館の数", "館", (80, 2023), (400, 2027)),
        ),
    )
    for at, (name, amount, budgets, goal, kpi) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.text(name, 40, 50, size=18)
        sheet.text(amount, 800, 72, size=11, align="right")
        sheet.top = 84
        sheet.table(
            [
                [
                    label("事業目的"),
                    text("地域の人と資源を活かした新しい仕事を生み、若い世代が戻る流れをつくる。"),
                ],
                [
                    label("事業内容"),
                    text("① 相談と研修の場づくり\n② 専門家の派遣\n③ 先輩の起業家との交流会の開催"),
                ],
                [label("対象"), text("市町村、商工団体、ＮＰＯ法人")],
                [label("補助率"), text("２／３以内（上限1,500万円）")],
                [label("成果目標"), text(goal)],
                [label("問合せ先"), text(f"地方創生室　電話 03-5555-71{at}0")],
            ],
            [120, 640],
            x=40,
            size=10.5,
            least=34,
        )
        truth.card(at, name=name)
        for year, value in budgets:
            truth.budget(at, {year: value})
        truth.kpi(at, *kpi)
    return truth


def _ruled_columns(sheet: Sheet) -> Truth:
    """Two columns drawn as a ruled table with two cells, headings inside them."""
    truth = Truth()
    pages = (
        (
            "５　有機農業の産地づくり推進",
            "【令和６年度予算概算要求額　2,590（650）百万円】",
            (2_590_000, 650_000),
            "○ 有機農業に取り組む市町村の数（91市町村［令和４年度］→ 200市町村［令和12年度まで］）",
            ("有機農業に取り組む市町村の数", "市町村", (91, 2022), (200, 2030)),
        ),
        (
            "６　スマート農業の総合推進",
            "【令和６年度予算概算要求額　4,800（3,100）百万円】",
            (4_800_000, 3_100_000),
            "○ スマート農業を実践する経営体の割合を50％以上に向上［令和12年度まで］",
            ("スマート農業を実践する経営体の割合", "％", (None, None), (50, 2030)),
        ),
    )
    for at, (title, amount, values, goal, kpi) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.text(title, 30, 40, size=17)
        sheet.text(amount, 812, 58, size=10.5, align="right")
        sheet.top = 66
        sheet.table(
            [
                [
                    text(
                        f"＜対策のポイント＞\n　地域ぐるみの取組を支援します。\n＜事業目標＞\n　{goal}",
                        2,
                    )
                ],
                [centre("＜事業の内容＞", fill=GREY), centre("＜事業イメージ＞", fill=GREY)],
                [
                    text("１．産地づくり支援\n　計画づくりを支援します。\n＜事業の流れ＞\n　国　→　都道府県"),
                    text(
                        "生産　→　加工　→　学校給食、直売所\n\n地域の協議会が計画をつくる\n\n研修会、交流会\n\n\n"
                    ),
                ],
            ],
            [391, 391],
            x=30,
            size=10,
            least=24,
            pad=6,
        )
        sheet.text(
            "［お問い合わせ先］農産局農業環境対策課（03-5555-2114）", 812, sheet.top + 14, size=9, align="right"
        )
        number, name = title.split("　")
        truth.card(at, number=number, name=name)
        truth.budget(at, {2024: values[0], 2023: values[1]})
        truth.kpi(at, *kpi)
    return truth


def _excel(sheet: Sheet) -> Truth:
    """One ruled table a page made in a spreadsheet: the name in a merged first row without a label."""
    truth = Truth()
    pages = (
        (
            "①",
            "公共交通のキャッシュレス導入促進事業",
            "令和５年度補正：900百万円、令和６年度当初：250百万円",
            ((2023, 900_000), (2024, 250_000)),
        ),
        ("②", "道の駅の防災機能を高める事業", "令和６年度当初：1,430百万円", ((2024, 1_430_000),)),
    )
    for at, (number, name, amount, budgets) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.table(
            [
                [label(f"{number}　{name}", 4, size=13, fill=CREAM)],
                [label("所管"), text("国土交通省"), label("予算額"), text(amount)],
                [label("趣旨"), text("地域の足と拠点を、日ごろも災害のときも頼れるものにする。", 3)],
                [label("支援の内容"), text("機器や設備の導入に要する経費の一部を補助する。", 3)],
                [label("支援対象"), text("地方公共団体、交通事業者"), label("補助率"), text("１／２、１／３")],
                [label("KPI"), text("導入した団体数　令和４年度：35団体　令和８年度：120団体", 3)],
                [label("連絡先"), text("総合政策局（内線54-80" + str(at) + "）", 3)],
            ],
            [70, 160, 70, 190],
            size=9.5,
            least=24,
        )
        truth.card(at, name=name)
        for year, value in budgets:
            truth.budget(at, {year: value})
        truth.kpi(at, "導入した団体数", "団体", (35, 2022), (120, 2026))
    return truth


def _slide_with_kpi_table(sheet: Sheet) -> Truth:
    """A slide with headings whose indicators stand in a small ruled table."""
    truth = Truth()
    pages = (
        (
            "カーボンニュートラルな港づくり推進事業",
            "令和６年度予算案：38億円（令和５年度予算：30億円）",
            (3_800_000, 3_000_000),
            (("計画を策定した港の数", "12港", "40港"), ("陸上から電気を送る岸壁の数", "5か所", "25か所")),
        ),
        (
            "グリーンインフラ地域モデル形成事業",
            "令和６年度予算案：4億円（令和５年度予算：4億円）",
            (400_000, 400_000),
            (("取組を始めた市町村の数", "70市町村", "200市町村"),),
        ),
    )
    for at, (name, amount, values, kpis) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        bar(sheet, 0, 16, 842, 48, BLUE)
        sheet.text(name, 30, 39, size=18)
        sheet.text(amount, 815, 62, size=10, align="right")
        for top, heading, body in (
            (80, "■ 事業の背景・目的", "港や緑地の力を活かし、温室効果ガスを減らしながら地域のにぎわいをつくる。"),
            (
                150,
                "■ 事業の概要",
                "・計画づくりと設備の導入に対する補助\n・民間の技術を試す場の提供\n・手引きの作成と研修",
            ),
            (250, "■ 補助率等", "１／２以内、定額（上限30百万円）"),
        ):
            sheet.text(heading, 36, top + 11, size=12)
            box(sheet, body, 52, top + 20, 740, 10.5)
        sheet.text("■ KPI", 36, 331, size=12)
        sheet.top = 340
        sheet.table(
            [
                [label("指標"), label("現状値（R4年度）"), label("目標値（R8年度）")],
                *([text(k[0]), centre(k[1]), centre(k[2])] for k in kpis),
            ],
            [300, 120, 120],
            x=52,
            size=10,
        )
        sheet.text(f"担当：港湾局 海洋・環境課（03-5555-868{at}）", 815, 550, size=9, align="right")
        truth.card(at, name=name)
        truth.budget(at, {2024: values[0], 2023: values[1]})
        for k in kpis:
            unit = "".join(c for c in k[1] if not c.isdigit())
            now, goal = (float("".join(c for c in v if c.isdigit())) for v in k[1:])
            truth.kpi(at, k[0], unit, (now, 2022), (goal, 2026))
    return truth


def _boxed_title(sheet: Sheet) -> Truth:
    """A Word page: the name in a ruled box, the amount in another one beside it, text below."""
    truth = Truth()
    pages = (
        ("過疎地の診療を支えるオンライン診療推進", "R6予算案\n320百万円", ((2024, 320_000),)),
        ("へき地の薬局ネットワーク整備", "R6予算案\n45百万円\n(R5 40百万円)", ((2024, 45_000), (2023, 40_000))),
    )
    for at, (name, amount, budgets) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.table([[Cell(name, size=14), centre(amount, size=10)]], [373, 110], rules=Rules(width=1))
        sheet.top += 10
        for heading, body in (
            ("【目的】", "医師や薬剤師が少ない地域でも、住民が必要な医療を受けられるようにする。"),
            ("【事業内容】", "機器の導入費と通信費、看護師などが付き添う体制づくりの経費を補助する。"),
            ("【実施主体】", "都道府県、市町村、医療機関"),
            ("【補助率】", "１／２"),
            ("【成果目標】", "オンライン診療を行う診療所を令和８年度までに800か所とする。"),
            ("【担当】", f"医政局 地域医療計画課　03-5555-26{at}3"),
        ):
            sheet.line(heading, size=11, gap=4)
            sheet.size = 10.5
            sheet.paragraph(body, x=72, width=460)
        truth.card(at, name=name)
        for year, value in budgets:
            truth.budget(at, {year: value})
        truth.kpi(at, "オンライン診療を行う診療所", "か所", target=(800, 2026))
    return truth


FORMS = (
    Form("title-and-table", _title_and_table, True, "令和６年度予算案の概要"),
    Form("ruled-columns", _ruled_columns, True, "令和６年度予算概算要求の概要"),
    Form("excel-sheets", _excel, title="支援施策一覧"),
    Form("kpi-table-slides", _slide_with_kpi_table, True, "令和６年度主要施策"),
    Form("boxed-title-pages", _boxed_title, title="令和６年度 医療関係施策"),
)
