"""One-page measures of further ministries, each in its own form: amounts, goals and headings set in other ways.

Facts of the forms only; every sentence is invented.
"""

from __future__ import annotations

from samples.drawing import BLUE, CREAM, GREEN, GREY, Sheet, centre, label
from tests.card_forms.slides import NAVY, bar, box, frame
from tests.card_forms.truth import Form, Truth, text


def _labour(sheet: Sheet) -> Truth:
    """Two numbered bands, the amount beside the title, what brackets mean in a note."""
    truth = Truth()
    pages = (
        (
            "地域若者つながり相談支援事業",
            "令和６年度当初予算案　12億円（14億円）　※（）内は前年度当初予算額",
            (1_200_000, 1_400_000),
            "働くことに悩みを抱える若者が、身近な場所で相談し、次の一歩を踏み出せるようにする。",
            "○ 相談員を置き、面談、訪問、職場の見学への同行を行う。\n○ 学校やＮＰＯと情報を共有する会議を開く。",
        ),
        (
            "介護の仕事魅力発信等事業",
            "令和６年度当初予算案　3.6億円（3.6億円）　※（）内は前年度当初予算額",
            (360_000, 360_000),
            "介護の仕事の深さと楽しさを広く伝え、仕事に就く人を増やす。",
            "○ 現場で働く人が学校を訪ねて話す場を設ける。\n○ 体験の催しを全国８か所で開く。",
        ),
    )
    for at, (name, amount, values, purpose, outline) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.text(name, 30, 40, size=18)
        sheet.text("職業安定局 若年者雇用対策室（内線5854）", 812, 30, size=8, align="right")
        sheet.text(amount, 812, 62, size=9.5, align="right")
        bar(sheet, 30, 72, 812, 90, BLUE)
        sheet.text("１　事業の目的", 36, 86, size=12)
        box(sheet, purpose, 40, 96, 760, 10.5)
        bar(sheet, 30, 150, 812, 168, BLUE)
        sheet.text("２　事業の概要・スキーム、実施主体等", 36, 164, size=12)
        top = box(sheet, outline, 40, 174, 760, 10.5)
        sheet.text("実施主体：都道府県、市町村（委託可）", 40, top + 24, size=10.5)
        sheet.text("補助率：国１／２、都道府県１／２", 40, top + 42, size=10.5)
        frame(sheet, 300, 330, 540, 360)
        sheet.text("国　　→　　都道府県　　→　　支援団体", 420, 349, size=10, align="center")
        truth.card(at, name=name)
        truth.budget(at, {2024: values[0], 2023: values[1]})
    return truth


def _education(sheet: Sheet) -> Truth:
    """The amount and that of the year before below each other; boxes for output, outcome and impact."""
    truth = Truth()
    sheet.text("まなびの広場による地域の学校支援推進事業", 28, 44, size=17)
    sheet.text("令和6年度予算額（案）", 640, 34, size=9)
    sheet.text("1,250百万円", 812, 34, size=12, align="right")
    sheet.text("（前年度予算額", 640, 48, size=9)
    sheet.text("1,100百万円）", 812, 48, size=9, align="right")
    frame(sheet, 28, 60, 812, 130)
    sheet.text("背景・課題", 36, 76, size=11)
    box(
        sheet,
        "教員だけでは学校を取り巻く課題に応えきれず、地域の大人が学びに関わる仕組みが求められている。",
        44,
        82,
        750,
        10,
    )
    frame(sheet, 28, 138, 812, 400)
    sheet.text("事業内容", 36, 154, size=11)
    box(
        sheet,
        "○ 学校と地域をつなぐ推進員を配置し、放課後の学習や体験の場をつくる。\n"
        "○ 推進員を対象とする研修と、全国の事例を集めた会議を開く。",
        44,
        162,
        750,
        10,
    )
    sheet.text("補助割合：国１／３、都道府県１／３、市町村１／３", 44, 240, size=10)
    for x, heading, body in (
        (
            28,
            "アウトプット（活動目標）",
            "・推進員を配置した市町村の数\n　令和４年度：820市町村→令和６年度：950市町村",
        ),
        (292, "アウトカム（成果目標）", "・地域の人が学習を支える学校の割合\n　令和４年度：61％→令和８年度：75％"),
        (556, "インパクト（国民・社会への影響）", "子供が多様な大人と関わり、地域への愛着が育つ。"),
    ):
        frame(sheet, x, 420, x + 250, 500)
        sheet.text(heading, x + 8, 436, size=11)
        box(sheet, body, x + 10, 444, 230, 10)
    sheet.text("（担当：総合教育政策局地域学習推進課）", 812, 540, size=9, align="right")
    truth.card(1, name="まなびの広場による地域の学校支援推進事業")
    truth.budget(1, {2024: 1_250_000, 2023: 1_100_000})
    truth.kpi(1, "推進員を配置した市町村の数", "市町村", (820, 2022), (950, 2024))
    truth.kpi(1, "地域の人が学習を支える学校の割合", "％", (61, 2022), (75, 2026))
    return truth


def _economy(sheet: Sheet) -> Truth:
    """A heading that holds two things, goals in a sentence, the amount below the name."""
    truth = Truth()
    pages = (
        (
            "地域中小企業ひとづくり支援事業",
            "令和６年度予算案額 8.5億円（7.2億円）",
            (850_000, 720_000),
            "令和４年度から令和８年度までの５年間の事業であり、令和８年度までに人材の確保計画を作る企業を3,000社とする。",
            ("人材の確保計画を作る企業", "社", (None, None), (3000, 2026)),
        ),
        (
            "商店街の空き店舗まるごと再生事業費補助金",
            "令和６年度予算案額 15億円（新規）",
            (1_500_000, None),
            "令和10年度までに、支援した商店街の空き店舗率を10％に下げる。",
            ("支援した商店街の空き店舗率", "％", (None, None), (10, 2028)),
        ),
    )
    for at, (name, amount, values, goal, kpi) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.text(name, 28, 40, size=18)
        sheet.text(amount, 28, 60, size=13)
        sheet.text("中小企業庁 経営支援課", 812, 40, size=9, align="right")
        bar(sheet, 28, 76, 412, 94, NAVY)
        sheet.text("事業の内容", 220, 90, size=12, align="center")
        bar(sheet, 424, 76, 812, 94, NAVY)
        sheet.text("事業スキーム（対象者、対象行為、補助率等）", 618, 90, size=12, align="center")
        frame(sheet, 28, 100, 412, 540)
        sheet.text("事業目的", 36, 118, size=10.5)
        top = box(
            sheet,
            "人手が足りない地域の企業が、自らの魅力を磨き、人を育てる力を付けるのを後押しする。",
            36,
            124,
            365,
            9.5,
        )
        sheet.text("事業概要", 36, top + 20, size=10.5)
        box(
            sheet,
            "商工会議所などに専門の相談員を置き、企業の診断、研修、採用の場づくりを一体で支援する。",
            36,
            top + 26,
            365,
            9.5,
        )
        frame(sheet, 424, 100, 812, 320)
        sheet.text("国", 470, 180, size=11)
        sheet.text("補助（２／３以内）", 520, 170, size=9)
        sheet.text("民間企業等", 660, 180, size=11)
        bar(sheet, 424, 330, 812, 348, NAVY)
        sheet.text("成果目標", 618, 344, size=12, align="center")
        frame(sheet, 424, 354, 812, 540)
        box(sheet, goal, 434, 362, 365, 10)
        truth.card(at, name=name)
        truth.budget(at, {2024: values[0]} if values[1] is None else {2024: values[0], 2023: values[1]})
        truth.kpi(at, *kpi)
    return truth


def _old_environment(sheet: Sheet) -> Truth:
    """Labels in a band at the left of each box; the amount on two lines in a box at the top right."""
    truth = Truth()
    pages = (
        (
            "木質バイオマス資源の地産地消モデル事業",
            ("2019年度予算（案）", "2,000百万円（2,500百万円）"),
            (2_000_000, 2_500_000),
        ),
        ("再エネ水素を活用した離島モデル構築事業", ("2019年度予算（案）", "650百万円（新規）"), (650_000, None)),
    )
    for at, (name, amount, values) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        bar(sheet, 20, 20, 822, 62, GREEN)
        sheet.text(name, 32, 47, size=17)
        frame(sheet, 640, 24, 815, 58)
        sheet.text(amount[0], 727, 38, size=9, align="center")
        sheet.text(amount[1], 727, 52, size=9, align="center")
        for x, top, height, heading, body in (
            (
                20,
                72,
                120,
                "背景・目的",
                "・地域の資源を地域で使い、災害に強く、お金が地域の中で回る暮らしをつくる。\n・2030年度に2013年度比26％削減の目標に役立てる。",
            ),
            (
                20,
                200,
                150,
                "事業概要",
                "・資源の量と使い道の調査\n・運ぶ、燃やす、熱を配る設備の導入\n・効果の検証と手引きの作成",
            ),
            (
                20,
                358,
                90,
                "事業スキーム",
                "国　→　非営利法人　→　民間団体\n補助率：定額、１／２、３／４\n実施期間：2017年度～2021年度",
            ),
            (20, 456, 90, "期待される効果", "・10地域で年間4,500トンのCO2を減らす。\n・林業の担い手が増える。"),
        ):
            bar(sheet, x, top, x + 80, top + 18, BLUE)
            sheet.text(heading, x + 8, top + 13, size=10.5)
            frame(sheet, x, top + 18, x + 395, top + height)
            box(sheet, body, x + 10, top + 24, 375, 9.5)
        bar(sheet, 430, 72, 510, 90, BLUE)
        sheet.text("イメージ", 440, 85, size=10.5)
        frame(sheet, 430, 90, 822, 546)
        box(sheet, "未利用の材　→　チップ工場　→　地域の熱供給\n\n病院や温浴施設で使う", 450, 120, 350, 10)
        truth.card(at, name=name)
        truth.budget(at, {2019: values[0]} if values[1] is None else {2019: values[0], 2018: values[1]})
    return truth


def _land(sheet: Sheet) -> Truth:
    """A portrait page of a guide: the name in a band with its number, labels with marks in one column."""
    truth = Truth()
    pages = (
        (
            "【12】",
            "小さな港のにぎわい再生支援事業",
            "令和６年度予算額　420百万円の内数　（令和５年度予算額　400百万円の内数）",
            (None, None),
            "港を訪れる人の年間の数：35万人（令和４年）→ 50万人（令和９年）",
            ("港を訪れる人の年間の数", "万人", (35, 2022), (50, 2027)),
        ),
        (
            "【13】",
            "二地域居住の住まいづくり促進事業",
            "令和６年度予算額　150百万円　（令和５年度補正予算額　80百万円）",
            (150_000, 80_000),
            "二地域居住の計画を作った市町村の数：12市町村（令和４年度）→ 100市町村（令和８年度）",
            ("二地域居住の計画を作った市町村の数", "市町村", (12, 2022), (100, 2026)),
        ),
    )
    for at, (number, name, amount, values, goal, kpi) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        bar(sheet, 50, 50, 545, 80, CREAM)
        sheet.text(f"{number}　{name}", 58, 71, size=15)
        top = 100.0
        for heading, body in (
            ("○ 事業の目的", "使われなくなった施設や住まいを人が集う場所に変え、地域のなりわいを支える。"),
            (
                "○ 事業の概要",
                "計画づくり、設備の改修、社会実験に要する費用の一部を補助する。専門家を派遣し、地元の団体との調整を助ける。",
            ),
            ("○ 予算額", amount),
            ("○ 成果指標", goal),
            ("○ 支援対象", "市町村、協議会、民間事業者"),
            ("○ 補助率", "１／２以内（上限20百万円）"),
            ("○ 公募期間", "令和６年２月１日～３月15日"),
            ("○ 問合せ先", f"港湾局 産業港湾課　電話 03-5555-77{at}0　URL https://www.example.go.jp/minato{at}/"),
        ):
            sheet.text(heading, 56, top + 11, size=11)
            top = box(sheet, body, 76, top + 17, 460, 10) + 10
        truth.card(at, name=name)
        for year, value in zip((2024, 2023), values, strict=True):
            truth.budget(at, {year: value})
        truth.kpi(at, *kpi)
    return truth


def _digital(sheet: Sheet) -> Truth:
    """A ruled page with the amounts as a sentence and the indicators as lines in one cell."""
    truth = Truth()
    pages = (
        (
            "市町村の情報システム共同化推進事業",
            "令和６年度概算要求額：1,500百万円（令和５年度予算額：1,200百万円）",
            ((2024, 1_500_000), (2023, 1_200_000)),
            "・共同のシステムを使う市町村の数　令和４年度 310団体 → 令和７年度 900団体\n"
            "・運用の費用を平成30年度比で30％削減（令和７年度）",
            (
                ("共同のシステムを使う市町村の数", "団体", (310, 2022), (900, 2025)),
                ("運用の費用", "％", (None, None), (30, 2025)),
            ),
        ),
        (
            "山間地の無線ネット整備支援事業",
            "令和６年度概算要求額：48億円（令和５年度予算額：42億円）",
            ((2024, 4_800_000), (2023, 4_200_000)),
            "・光回線の整備率を99.9％とする（令和９年度）",
            (("光回線の整備率", "％", (None, None), (99.9, 2027)),),
        ),
    )
    for at, (name, amount, budgets, goals, kpis) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.line("施策個票", size=14, x=270, gap=8)
        sheet.table(
            [
                [label("施策名"), text(name, 3)],
                [label("府省庁名"), text("総務省"), label("担当課室"), text("地域力創造グループ")],
                [label("事業開始年度"), centre("令和３年度"), label("事業終了年度"), centre("令和８年度")],
                [label("予算額"), text(amount, 3)],
                [label("施策の目的"), text("住民へのサービスを止めずに、職員の手間と費用を減らす。", 3)],
                [
                    label("施策の内容"),
                    text("共同化の計画づくり、移行の作業、運用を助ける人材の派遣を支援する。", 3),
                ],
                [label("KPI"), text(goals, 3)],
                [label("補助率等"), text("１／２（財政力指数0.5未満は２／３）", 3)],
                [label("活用事例"), text("３町村の税のシステムを一つにし、年間2,100万円を減らした例がある。", 3)],
            ],
            [90, 160, 90, 143],
            size=9.5,
        )
        truth.card(at, name=name)
        for year, value in budgets:
            truth.budget(at, {year: value})
        for kpi in kpis:
            truth.kpi(at, *kpi)
    return truth


def _practice_table(sheet: Sheet) -> Truth:
    """A practice a page as a ruled table with facts of the town in its first rows."""
    truth = Truth()
    pages = (
        ("高校生が運営する町の小さな本屋", "北海道", "西浜町", "6,832人", "312.45㎢", "3,200千円", (2023, 3_200)),
        ("林業と福祉をつなぐ苗木づくり", "三重県", "大杉原町", "9,120人", "362.80㎢", "8,750千円", (2023, 8_750)),
    )
    for at, (name, prefecture, town, people, area, cost, budget) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.table(
            [
                [label("取組名"), text(name, 5)],
                [
                    label("都道府県"),
                    centre(prefecture),
                    label("市町村名"),
                    centre(town),
                    label("人口"),
                    centre(people),
                ],
                [
                    label("面積"),
                    centre(area),
                    label("事業費"),
                    centre(cost),
                    label("実施年度"),
                    centre("令和５年度"),
                ],
                [label("取組の背景"), text("若い世代が町を離れ、集まる場所も少なくなっていた。", 5)],
                [label("取組の概要"), text("空いた店を借り、地元の団体が場をつくって週に４日開いている。", 5)],
                [label("取組のポイント"), text("運営は若者に任せ、大人は資金と相談で支えた。", 5)],
                [label("取組の効果"), text("年間のべ4,300人が訪れ、周りに２軒の店が開いた。", 5)],
                [label("問合せ先"), text(f"{town}まちづくり課　電話 0598-55-000{at}", 5)],
            ],
            [80, 82, 80, 82, 70, 89],
        )
        sheet.canvas.setFillColorRGB(*GREY)
        truth.card(at, name=name)
        truth.budget(at, {budget[0]: budget[1]})
    return truth


FORMS = (
    Form("labour-slides", _labour, True, "令和６年度予算案の主要事項"),
    Form("education-slide", _education, True, "令和６年度予算（案）主要事項"),
    Form("economy-slides", _economy, True, "令和６年度予算案の概要"),
    Form("old-environment-slides", _old_environment, True, "2019年度予算（案）事業概要"),
    Form("land-pages", _land, title="支援施策集"),
    Form("digital-sheets", _digital, title="施策個票"),
    Form("practice-tables", _practice_table, title="取組事例集"),
)
