"""Sheets of ministries made as slides: a title, an amount in brackets, numbered headings and text boxes, no table.

Facts of the form only; every sentence is invented.
"""

from __future__ import annotations

from samples.drawing import BLUE, CREAM, GREEN, GREY, Colour, Sheet, wrap
from tests.card_forms.truth import Form, Truth

NAVY: Colour = (0.1, 0.25, 0.5)


def bar(sheet: Sheet, x0: float, top: float, x1: float, bottom: float, colour: Colour) -> None:
    """A filled rectangle."""
    sheet.canvas.setFillColorRGB(*colour)
    sheet.canvas.rect(x0, sheet.height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)


def frame(sheet: Sheet, x0: float, top: float, x1: float, bottom: float, round_by: float = 0) -> None:
    """The outline of a text box."""
    sheet.canvas.setLineWidth(0.75)
    sheet.canvas.setStrokeColorRGB(0.2, 0.4, 0.6)
    sheet.canvas.roundRect(x0, sheet.height - bottom, x1 - x0, bottom - top, round_by, stroke=1, fill=0)


def box(sheet: Sheet, text: str, x: float, top: float, width: float, size: float = 9, lead: float = 1.35) -> float:
    """Wrapped text from ``top`` down; returns where it ends."""
    for part in wrap(text, sheet.font, size, width):
        sheet.text(part, x, top + size, size=size)
        top += size * lead
    return top


# (a) a landscape slide: title, amounts at the right, a lead, four numbered headings in two columns
def _measure_slide(
    sheet: Sheet,
    title: str,
    amounts: list[str],
    lead: str,
    purpose: str,
    content: str,
    scheme: list[str],
    pictures: list[str],
    contact: str,
) -> None:
    sheet.text(title, 24, 42, size=17)
    for row, amount in enumerate(amounts):
        sheet.text(amount, 818, 60 + row * 13, size=10, align="right")
    bar(sheet, 24, 46, 818, 48, NAVY)
    bar(sheet, 24, 78, 818, 104, CREAM)
    sheet.text(lead, 32, 95, size=12)

    def heading(text: str, x0: float, top: float, x1: float) -> None:
        bar(sheet, x0, top, x1, top + 17, BLUE)
        sheet.text(text, x0 + 6, top + 13, size=11)

    heading("1. 事業目的", 24, 112, 405)
    top = box(sheet, purpose, 32, 133, 365)
    heading("2. 事業内容", 24, top + 8, 405)
    box(sheet, content, 32, top + 29, 365)
    heading("3. 事業スキーム", 24, 440, 405)
    top = 462
    for line in scheme:
        top = box(sheet, line, 32, top, 365) + 2
    heading("4. 事業イメージ", 415, 112, 818)
    frame(sheet, 415, 132, 818, 545)
    for row, caption in enumerate(pictures):
        x, y = 430 + (row % 2) * 195, 150 + (row // 2) * 140
        bar(sheet, x, y, x + 170, y + 95, GREY)
        sheet.text(caption, x + 85, y + 108, size=8, align="center")
    bar(sheet, 24, 552, 818, 568, BLUE)
    sheet.text(contact, 32, 564, size=8.5)


def _environment(sheet: Sheet) -> Truth:
    truth = Truth()
    purpose = (
        "① 災害や停電のときにも公共の施設で電気と熱を使い続けられるようにし、地域の安全と脱炭素をともに進める。\n"
        "② 平時の二酸化炭素排出を抑え、光熱費の削減で生まれた資金を地域に回す。"
    )
    content = (
        "公共施設への再生可能エネルギー設備等の導入を次のとおり支援する。\n"
        "①（設備導入事業）再エネ設備、蓄電池、省エネ設備等を導入する費用の一部を補助（上限5億円／件）。\n"
        "補助率は、都道府県・指定都市：１／３、市区町村：１／２又は２／３\n"
        "②（詳細設計等事業）設備導入に係る調査・計画の策定を行う事業の費用の一部を補助（上限500万円／件）。"
    )
    _measure_slide(
        sheet,
        "公共施設等への自立・分散型エネルギー設備導入促進事業",
        ["【令和６年度要求額 2,800百万円（2,000百万円）】", "【令和５年度補正予算額 1,950百万円】"],
        "災害・停電時に公共施設等の機能を保つ自立・分散型エネルギー設備の導入を支援します。",
        purpose,
        content,
        [
            "■事業形態　間接補助事業　①１／３、１／２、２／３　②１／２（上限：500万円／件）",
            "■補助対象　地方公共団体（PPA・リース等の場合は民間事業者との共同申請も可）",
            "■実施期間　令和３年度～令和８年度",
        ],
        ["地域防災計画による避難施設", "太陽光発電設備と蓄電池", "役場庁舎", "地中熱利用設備"],
        "お問合せ先：環境省 大臣官房 地域脱炭素推進審議官グループ 地域設備課　電話：03-5555-0123",
    )
    truth.card(1, name="公共施設等への自立・分散型エネルギー設備導入促進事業")
    truth.budget(1, {2024: 2_800_000, 2023: 2_000_000})
    truth.budget(1, {2023: 1_950_000})
    sheet.next_page()
    _measure_slide(
        sheet,
        "里山ネイチャー計画づくり支援事業（一部 農林水産省・国土交通省連携事業）",
        ["【令和６年度要求額 660百万円（ 新 規 ）】"],
        "地域が主役となる里山の再生計画づくりと、その担い手となる人材の育成を支援します。",
        "自然と調和し、地域に利益をもたらす里山の再生には、地域の合意に基づく計画と、実行する体制、そして中核となる人材"
        "が欠かせない。本事業は、地方公共団体等による計画づくりと体制づくりを後押しする。",
        "(1) 里山再生の計画づくり支援\n①基本計画の策定　②促進区域の設定に向けた合意形成　③指標種の調査\n"
        "(2) 担い手の育成と相互学習\n地域の中核人材60人を育てるため、研修を年４回行う。",
        [
            "■事業形態　(1)間接補助事業（補助率３／４、２／３、１／２）、(2)委託事業",
            "■補助対象・委託先　(1)地方公共団体　(2)民間事業者・団体",
            "■実施期間　令和６年度～令和８年度",
        ],
        ["里山の現況調査", "住民ワークショップ"],
        "お問合せ先：環境省 自然環境局 里山計画室　電話：03-5555-0456",
    )
    truth.card(2, name="里山ネイチャー計画づくり支援事業（一部 農林水産省・国土交通省連携事業）")
    truth.budget(2, {2024: 660_000})
    sheet.next_page()
    _measure_slide(
        sheet,
        "浄化槽の省エネ化推進事業",
        ["【令和６年度要求額 1,800百万円（1,800百万円）】"],
        "既設の中・大型合併処理浄化槽の省エネ化と再エネ設備の導入を支援します。",
        "① 古い浄化槽の機械設備を高い効率のものに替え、2030年度までに電力使用量を2013年度比で46％減らす。\n"
        "② 水害や停電に強い汚水処理を地域に残す。",
        "① 既設の中・大型合併処理浄化槽に係る機械設備の改修\n② 浄化槽本体の交換\n③ 再生可能エネルギー設備の導入",
        [
            "■事業形態　間接補助事業（補助率１／２）",
            "■補助対象　民間事業者・団体・地方公共団体",
            "■実施期間　令和４年度～令和８年度",
        ],
        ["高効率ブロワ", "インバータ制御", "本体交換の工事"],
        "お問合せ先：環境省 環境再生・資源循環局 浄化槽推進室　電話：03-5555-0789　FAX：03-5555-0790",
    )
    truth.card(3, name="浄化槽の省エネ化推進事業")
    truth.budget(3, {2024: 1_800_000, 2023: 1_800_000})
    return truth


# (b) a page of two columns under a number, a name and the amount in brackets
def _support_page(
    sheet: Sheet,
    title: str,
    amount: str,
    point: str,
    goals: list[str],
    contents: list[tuple[str, str]],
    flow: list[str],
    picture: str,
    contact: str,
) -> None:
    bar(sheet, 24, 24, 818, 50, GREEN)
    sheet.text(title, 32, 43, size=16)
    sheet.text(amount, 810, 64, size=10.5, align="right")
    frame(sheet, 24, 70, 818, 148, 5)
    sheet.text("＜対策のポイント＞", 32, 84, size=10.5)
    top = box(sheet, point, 40, 88, 765, 9.5)
    sheet.text("＜事業目標＞", 32, top + 12, size=10.5)
    top += 16
    for goal in goals:
        top = box(sheet, goal, 40, top, 765, 9.5)
    sheet.text("＜事業の内容＞", 215, 166, size=11, align="center")
    sheet.text("＜事業イメージ＞", 620, 166, size=11, align="center")
    frame(sheet, 24, 172, 410, 545)
    top = 178.0
    for name, text in contents:
        sheet.text(name, 32, top + 10, size=10)
        top = box(sheet, text, 44, top + 14, 355, 9) + 8
    sheet.text("＜事業の流れ＞", 32, 470, size=10)
    x = 44.0
    for part in flow:
        width = 12 + len(part) * 9
        frame(sheet, x, 482, x + width, 500)
        sheet.text(part, x + width / 2, 494, size=9, align="center")
        x += width + 40
    frame(sheet, 420, 172, 818, 545)
    box(sheet, picture, 436, 186, 360, 9)
    sheet.text(contact, 818, 560, size=9, align="right")


def _agriculture(sheet: Sheet) -> Truth:
    truth = Truth()
    _support_page(
        sheet,
        "１　中山間地域の担い手づくり総合対策",
        "【令和６年度予算概算決定額 1,234（1,300）百万円】",
        "中山間地域で農業を続ける担い手を確保するため、集落どうしの連携による営農体制づくり、若い世代の就農、"
        "農業用機械の共同利用を一体で支援します。",
        [
            "○ 集落の連携による広域営農組織を200件増加［令和７年度まで］",
            "○ 49歳以下の新規就農者を年間1,500人確保［令和８年度まで］",
        ],
        [
            (
                "１．集落連携推進事業　　　　800（850）百万円",
                "複数の集落が話し合い、将来の営農体制を決める取組を支援します。",
            ),
            (
                "２．若者就農応援事業　　　　300（300）百万円",
                "先進農家での研修と、就農後の機械の導入を支援します。",
            ),
            ("３．共同利用機械整備事業　　134（150）百万円", "地域で共同利用する農業用機械の導入を支援します。"),
        ],
        ["国", "都道府県", "協議会等"],
        "集落の話合いから営農体制の確立まで\n\n話合い → 計画 → 機械の導入 → 法人化\n\n年３回の研修",
        "［お問い合わせ先］農村振興局地域振興課（03-5555-1111）",
    )
    truth.card(1, number="１", name="中山間地域の担い手づくり総合対策")
    truth.budget(1, {2024: 1_234_000, 2023: 1_300_000})
    truth.kpi(1, "集落の連携による広域営農組織", "件", target=(200, 2025))
    truth.kpi(1, "49歳以下の新規就農者", "人", target=(1500, 2026))
    sheet.next_page()
    _support_page(
        sheet,
        "２　山村の木材でまちをつくる事業",
        "【令和６年度予算概算決定額 560（－）百万円】",
        "地域材を使った中層建築の設計と実証、木材を扱う技術者の育成を支援し、山村に仕事をつくります。",
        ["○ 国産材の供給・利用量（30百万㎥［平成30年］→ 42百万㎥［令和12年］）"],
        [
            (
                "１．中層木造建築実証事業",
                "構造や防火の性能を確かめながら行う、中層の木造建築の設計・建設を支援します。",
            ),
            ("２．木造技術者育成事業", "地域の工務店や設計者を対象とする講習を開きます。"),
        ],
        ["国", "民間団体等"],
        "中層木造建築のモデル\n\n地域の製材工場から建築現場へ、木材を安定して届ける",
        "［お問い合わせ先］林野庁木材利用課（03-5555-2222）",
    )
    truth.card(2, number="２", name="山村の木材でまちをつくる事業")
    truth.budget(2, {2024: 560_000})
    truth.kpi(2, "国産材の供給・利用量", "百万㎥", (30, 2018), (42, 2030))
    return truth


# (c) goals as tiles side by side: the figures in large type, below them their years and what is counted
TILES = (
    ("36.5万人 ▶ 42万人", "路面電車の年間利用者数", ("万人", 36.5, 42)),
    ("－ ▶ 1,500人/", "駅前広場の催しの参加者数", ("人/日", None, 1500)),
    ("21.5％ ▶ 16％", "中心街の空き店舗の割合", ("％", 21.5, 16)),
)


def _tiles(sheet: Sheet) -> Truth:
    truth = Truth()
    for number, title in enumerate(("路面電車を軸とするまちなか再生", "駅前のにぎわい再生"), start=1):
        if number > 1:
            sheet.next_page()
        sheet.text(title, 28, 40, size=17)
        bar(sheet, 28, 48, 814, 50, NAVY)
        heading_top = 62
        for text, x in (("事業の内容", 28), ("目標とする指標", 430)):
            bar(sheet, x, heading_top, x + 110, heading_top + 17, BLUE)
            sheet.text(text, x + 8, heading_top + 13, size=11)
        text = "○停留所を低い床の車両に合わせて改め、歩行者の通りを広げる。"
        box(sheet, text, 36, 86, 360)
        for k, (figures, name, (unit, baseline, target)) in enumerate(TILES):
            x0, x1 = 430 + 130 * k, 552 + 130 * k
            frame(sheet, x0, 86, x1, 160, 5)
            middle = (x0 + x1) / 2
            sheet.text(figures, middle, 104, size=12, align="center")
            if figures.endswith("/"):
                sheet.text("日", middle, 118, size=12, align="center")
            sheet.text("（Ｒ５）", middle - 24, 134, size=7, align="center")
            sheet.text("（Ｒ９）", middle + 24, 134, size=7, align="center")
            sheet.text(name, middle, 150, size=8, align="center")
            truth.kpi(number, name, unit, (baseline, None if baseline is None else 2023), (target, 2027))
        sheet.text("令和６年度予算額　12.5百万円", 814, 40, size=10, align="right")
        truth.card(number, name=title, description=text)
        truth.budget(number, {2024: 12500})
    return truth


FORMS = (
    Form("tile-slides", _tiles, True, "令和６年度 モデル事業の概要"),
    Form("environment-slides", _environment, True, "令和６年度 地方公共団体向け施策集"),
    Form("agriculture-pages", _agriculture, True, "令和６年度予算の概要"),
)
