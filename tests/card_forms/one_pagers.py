"""One-page initiatives of ministries in boxes: tabs on frames, labels on tall grounds, several sheets on a page.

Facts of the form only; every sentence is invented.
"""

from __future__ import annotations

from samples.drawing import BLUE, GREY, Cell, Sheet
from samples.drawing import label as head_cell
from tests.card_forms.slides import NAVY, bar, box, frame
from tests.card_forms.truth import Form, Truth


def _tab(sheet: Sheet, text: str, x: float, top: float) -> None:
    """A label in the middle of a ground of its own."""
    bar(sheet, x, top, x + 92, top + 17, BLUE)
    sheet.text(text, x + 46, top + 13, size=10.5, align="center")


# (a) framed panels with tabs on their upper edges; the tiles of the lowest panel stand under both columns
Amounts = dict[int | None, float | None]
PANELS: tuple[tuple[str, str, str, Amounts], ...] = (
    ("1", "川の学校づくり推進事業", "1,250百万円（前年度　1,100百万円）", {2025: 1_250_000, 2024: 1_100_000}),
    ("2", "古民家の宿応援事業", "180百万円【新規】", {2025: 180_000}),
)
GOALS = (
    (
        ("○ 開いた学校の数", "　46校（令和５年度） → 120校（令和10年度）", "校", (46, 2023), (120, 2028)),
        ("○ 学んだ人の数", "　1,510人（令和５年度） → 2,000人（令和９年度）", "人", (1510, 2023), (2000, 2027)),
    ),
    (("○ 宿に泊まった人の数", "　1,200人（令和９年度）", "人", (None, None), (1200, 2027)),),
)


def _framed_panels(sheet: Sheet) -> Truth:
    truth = Truth()
    for ordinal, ((number, name, amount, budgets), goals) in enumerate(zip(PANELS, GOALS, strict=True), 1):
        if ordinal > 1:
            sheet.next_page()
        bar(sheet, 28, 28, 814, 60, NAVY)
        sheet.text(number, 40, 52, size=16)
        sheet.text(name, 76, 52, size=16)
        sheet.text(f"令和７年度予算額　{amount}", 810, 80, size=11, align="right")
        for label, x0, x1, top, bottom in (
            ("背景・課題", 30, 430, 100, 200),
            ("事業スキーム", 445, 812, 100, 200),
            ("事業内容", 30, 430, 222, 380),
            ("成果目標", 445, 812, 222, 380),
            ("事業イメージ", 30, 812, 402, 530),
        ):
            frame(sheet, x0, top, x1, bottom, 6)
            _tab(sheet, label, x0 + 8, top - 9)
        box(sheet, "○ 川や山で学ぶ場が減り、地域を知らない子どもが増えている。", 40, 116, 380, 10)
        text = "１．川の安全を教える人を育てる。２．使われなくなった校舎を直す費用を補助する。"
        box(sheet, text, 40, 240, 370, 10)
        for x, body in ((480, "国"), (640, "市町村")):
            sheet.text(body, x, 160, size=9)
        for n, (counted, figures, unit, baseline, target) in enumerate(goals):
            sheet.text(counted, 458, 250 + 38 * n, size=10.5)
            sheet.text(figures, 458, 266 + 38 * n, size=10.5)
            truth.kpi(ordinal, counted.removeprefix("○ "), unit, baseline, target)
        tiles = (
            ("集う", "川べりの校舎に集い、"),
            ("学ぶ", "川の生き物を調べて、"),
            ("つなぐ", "学んだことを次の年へ"),
        )
        for n, (head, line) in enumerate(tiles):
            x = 42 + 262 * n
            frame(sheet, x, 418, x + 234, 522, 6)
            sheet.text(head, x + 117, 436, size=11, align="center")
            box(sheet, line + "地域の人とともに続けていくための計画をつくる。", x + 10, 446, 214, 9.5)
        truth.card(ordinal, number=number, name=name, description=text)
        truth.budget(ordinal, budgets)
    return truth


# (b) two sheets below each other on every page, their labels in the middle of frames
STACKED: tuple[tuple[str, str, Amounts], ...] = (
    ("山あいの仕事体験推進事業", "R7当初 1.2億円（R6当初 1.0億円）", {2025: 120_000, 2024: 100_000}),
    ("島の働き手応援事業", "R7当初 ４千５百万円（R6当初 5,000万円）", {2025: 45_000, 2024: 50_000}),
    ("港の朝市支援事業", "R7当初 2.4億円（R6当初 2.4億円）", {2025: 240_000, 2024: 240_000}),
    ("谷の集落ネットワーク事業", "R7当初 4億円（R6当初 3.8億円）", {2025: 400_000, 2024: 380_000}),
)


def _stacked(sheet: Sheet) -> Truth:
    truth = Truth()
    for ordinal, (name, amount, budgets) in enumerate(STACKED, 1):
        if ordinal % 2:
            if ordinal > 1:
                sheet.next_page()
            sheet.text("令和７年度　仕事づくり関係予算の概要", 297, 40, size=15, align="center")
        top = 60 + 380 * ((ordinal + 1) % 2)
        bar(sheet, 28, top, 567, top + 26, BLUE)
        sheet.text(name, 38, top + 19, size=14)
        sheet.text(amount, 567, top + 42, size=10.5, align="right")
        content = f"{name[:2]}で働きながら暮らす取組に要する経費を支援する。"
        goal = f"参加者の数　{50 + ordinal}人（R5）→{150 + ordinal}人（R9）"
        for n, (label, text) in enumerate((("事業概要", content), ("対象", "市町村"), ("成果目標", goal))):
            frame(sheet, 28, top + 60 + 80 * n, 113, top + 79 + 80 * n)
            sheet.text(label, 70.5, top + 73 + 80 * n, size=11, align="center")
            sheet.text(text, 34, top + 98 + 80 * n, size=10.5)
        truth.card(ordinal, name=name, description=content)
        truth.budget(ordinal, budgets)
        truth.kpi(ordinal, "参加者の数", "人", (50 + ordinal, 2023), (150 + ordinal, 2027))
    return truth


# (c) two sheets beside each other
def _twins(sheet: Sheet) -> Truth:
    truth = Truth()
    for ordinal, (name, amount, goal, target) in enumerate(
        (
            (
                "里の手仕事推進事業",
                "6.5億円（前年度予算額　5.9億円）",
                "担い手の数　72人（令和５年度）→ 100人（令和８年度）",
                (72, 100),
            ),
            (
                "浜の番屋整備事業",
                "1.8億円（前年度予算額　1.5億円）",
                "番屋の数　77棟（令和５年度）→ 120棟（令和８年度）",
                (77, 120),
            ),
        ),
        1,
    ):
        x = 20 + 410 * (ordinal - 1)
        bar(sheet, x, 20, x + 390, 52, NAVY)
        sheet.text(name, x + 12, 43, size=17)
        sheet.text(f"令和７年度予算額　{amount}", x + 390, 74, size=10, align="right")
        content = f"{name[:5]}を続ける人を育て、道具をそろえる費用を補助する。"
        for n, (label, text) in enumerate(
            (("事業目的", "地域の営みを次の世代に渡す。"), ("事業内容", content), ("成果目標", goal))
        ):
            _tab(sheet, label, x, 100 + 120 * n)
            frame(sheet, x, 117 + 120 * n, x + 390, 200 + 120 * n)
            sheet.text(text, x + 10, 140 + 120 * n, size=10.5)
        truth.card(ordinal, name=name, description=content)
        million = (650_000, 590_000) if ordinal == 1 else (180_000, 150_000)
        truth.budget(ordinal, {2025: million[0], 2024: million[1]})
        unit = "人" if ordinal == 1 else "棟"
        truth.kpi(ordinal, goal.split("　")[0], unit, (target[0], 2023), (target[1], 2026))
    return truth


# (d) labels on grounds as tall as their rows, an arrow between two figures, the year only on the cover
def _ribbons(sheet: Sheet) -> Truth:
    truth = Truth()
    sheet.text("令和７年度　水辺まちづくり関係予算　主要事業説明資料", 421, 250, size=24, align="center")
    sheet.text("水辺環境局", 421, 330, size=18, align="center")
    for ordinal, (name, funds, figures) in enumerate(
        (
            ("１．水辺の拠点づくり支援", "国費：1,200百万円（前年度：1,050百万円）", (12, 20)),
            ("２．舟運の再生（水辺環境局）", "国費：860百万円（前年度：900百万円）", (31, 45)),
        ),
        1,
    ):
        sheet.next_page()
        sheet.text(name, 24, 40, size=20)
        sheet.text(funds, 818, 66, size=11, align="right")
        top = 90.0
        content = f"{name[2:6]}に要する船着場の修繕の費用を補助する。"
        for label, text, high in (
            ("目的", "水辺に人の集う場を取り戻す。", 60),
            ("事業内容", content, 70),
            ("補助率", "1/2", 40),
            ("成果目標", "", 70),
        ):
            bar(sheet, 24, top, 114, top + high, BLUE)
            sheet.text(label, 69, top + high / 2 + 4, size=12, align="center")
            frame(sheet, 114, top, 818, top + high)
            sheet.text(text, 124, top + 20, size=11)
            top += high + 10
        sheet.text("水辺を使う団体の数", 130, top - 42, size=11)
        for x, figure, year in ((370, figures[0], "（令和４年度）"), (560, figures[1], "（令和９年度）")):
            sheet.text(f"{figure}団体", x, top - 48, size=13, align="center")
            sheet.text(year, x, top - 28, size=9, align="center")
        _arrow(sheet, 420, 490, top - 50)
        truth.card(ordinal, number=name[0], name=name[2:].split("（")[0], description=content)
        truth.budget(
            ordinal, {2025: 1_200_000, 2024: 1_050_000} if ordinal == 1 else {2025: 860_000, 2024: 900_000}
        )
        truth.kpi(ordinal, "水辺を使う団体の数", "団体", (figures[0], 2022), (figures[1], 2027))
    return truth


# (d2) figures in boxes of their own with what they are above them, an arrow between; numbered headings in bands
def _boxed_figures(sheet: Sheet) -> Truth:
    truth = Truth()
    slides = (
        ("谷の診療所応援事業", 480_000, 390_000, ("訪ねた家の数", "戸", 310, 520), ("休診の割合", "％", 24.5, 10)),
        ("湯治場の学びなおし事業", 86_000, 64_000, ("学びなおした人の数（累計）", "人", 41, 900), None),
    )
    for ordinal, (name, amount, before, *goals) in enumerate(slides, 1):
        if ordinal > 1:
            sheet.next_page()
        sheet.text(name, 421, 50, size=20, align="center")
        frame(sheet, 400, 66, 812, 88)
        sheet.text(
            f"令和７年度予算案　{amount // 1000}百万円（{before // 1000}百万円）※（　）内は前年度当初予算額",
            606,
            81,
            size=10.5,
            align="center",
        )
        content = "谷に暮らす人のもとへ通う車を買う費用を補助する。"
        for head, x0, x1, top in (
            ("１　事業の目的", 30, 812, 100),
            ("２　事業の概要", 30, 412, 180),
            ("３　役どころの図", 430, 812, 180),
            ("成果目標（ＫＰＩ）", 430, 812, 360),
        ):
            bar(sheet, x0, top, x1, top + 18, BLUE)
            sheet.text(head, x0 + 4, top + 14, size=12)
            frame(sheet, x0, top + 20, x1, {100: 170, 180: 350, 360: 540}[top])
        sheet.text("○　谷から医療が失われるのを防ぎ、暮らし続けられるようにする。", 36, 140, size=11)
        sheet.text(content, 36, 220, size=11)
        for n, text in enumerate(("【町の役目】", "事業の評価", "手引きをつくる", "仲間に伝えること")):
            sheet.text(text, 680, 230 + 14 * n, size=10.5, align="center")
        for n, goal in enumerate(goal for goal in goals if goal is not None):
            counted, unit, today, aimed = goal
            y = 390 + 72 * n
            sheet.text(f"◆ {counted}", 442, y + 10, size=11)
            for x, head, figure in ((460, "現状（令和５年度）", today), (650, "目標（令和９年度）", aimed)):
                frame(sheet, x, y + 16, x + 128, y + 54)
                sheet.text(head, x + 64, y + 30, size=9, align="center")
                sheet.text(f"{figure:,}{unit}", x + 64, y + 47, size=14, align="center")
            _arrow(sheet, 600, 640, y + 35)
            truth.kpi(ordinal, counted, unit.replace("％", "%"), (today, 2023), (aimed, 2027))
        truth.card(ordinal, name=name, description=content, evaluation=None)
        truth.budget(ordinal, {2025: amount, 2024: before})
    return truth


def _arrow(sheet: Sheet, x0: float, x1: float, y: float) -> None:
    """A broad arrow to the right with its middle at ``y`` points from the top."""
    sheet.canvas.setFillColorRGB(*GREY)
    path, y = sheet.canvas.beginPath(), sheet.height - y
    head = x1 - 20
    for n, (px, py) in enumerate(
        ((x0, y - 5), (head, y - 5), (head, y - 10), (x1, y), (head, y + 10), (head, y + 5), (x0, y + 5))
    ):
        (path.lineTo if n else path.moveTo)(px, py)
    path.close()
    sheet.canvas.drawPath(path, stroke=0, fill=1)


# (e) labels set upright, character by character, on grounds beside their frames; the goal in three labelled lines
LIGHTS: tuple[tuple[str, tuple[str, ...], tuple[Amounts, ...], tuple[int, int]], ...] = (
    (
        "「島の灯りをともす事業」",
        ("令和７年度予算額（案）　234百万円", "（前年度予算額　210百万円）", "【令和６年度補正予算額　50百万円】"),
        ({2025: 234_000, 2024: 210_000}, {2024: 50_000}),
        (18, 40),
    ),
    (
        "「公民館の屋根を生かす事業」",
        ("令和７年度予算額（案）　86百万円", "（前年度予算額　92百万円）"),
        ({2025: 86_000, 2024: 92_000},),
        (41, 90),
    ),
)


def _upright_labels(sheet: Sheet) -> Truth:
    truth = Truth()
    for ordinal, (name, printed, amounts, (now, then)) in enumerate(LIGHTS, 1):
        if ordinal > 1:
            sheet.next_page()
        sheet.text(name, 24, 30, size=19)
        for n, amount in enumerate(printed):
            sheet.text(amount, 818, 22 + 16 * n, size=11, align="right")
        content = f"{name[1:4]}まわりの設備を整える費用を補助する。"
        texts = ("夜も安心して歩ける道をつくる。", content, "市町村", "")
        for n, (label, text) in enumerate(
            zip(("事業目的", "事業内容", "補助対象", "成果目標"), texts, strict=True)
        ):
            top = 70.0 + 100 * n
            bar(sheet, 24, top, 52, top + 90, BLUE)
            for k, letter in enumerate(label):
                sheet.text(letter, 38, top + 25 + 16 * k, size=14, align="center")
            frame(sheet, 52, top, 818, top + 90)
            sheet.text(text, 64, top + 24, size=12)
        goal = ("指標：灯りをともした所の数", f"現状：{now}か所（令和５年度）", f"目標：{then}か所（令和９年度）")
        for n, line in enumerate(goal):
            sheet.text(line, 64, 394 + 17 * n, size=12)
        bar(sheet, 24, 475, 96, 497, BLUE)
        sheet.text("実施主体", 60, 490, size=11.5, align="center")
        sheet.text("市町村が定める団体", 108, 490, size=11.5)
        truth.card(ordinal, name=name.strip("「」"), description=content)
        truth.kept(ordinal, "実施主体", "市町村が定める団体")
        for budgets in amounts:
            truth.budget(ordinal, budgets)
        truth.kpi(ordinal, "灯りをともした所の数", "か所", (now, 2023), (then, 2027))
    return truth


# (f) four sheets on one page; their amounts say nothing but that one is of the year before
def _four(sheet: Sheet) -> Truth:
    truth = Truth()
    sheet.text("令和７年度　農村振興関係予算の概要", 421, 30, size=17, align="center")
    for ordinal, (name, amount, counted) in enumerate(
        (
            ("農の宿応援事業", (280, 250), ("宿の数", "軒", 94, 110)),
            ("棚田の米づくり事業", (110, 100), ("守る棚田の数", "枚", 95, 130)),
            ("畑の先生育成事業", (360, 330), ("先生の数", "人", 71, 120)),
            ("まちなか農園整備事業", (90, 90), ("農園の数", "園", 48, 55)),
        ),
        1,
    ):
        x, top = 20 + 410 * ((ordinal - 1) % 2), 50 + 265 * ((ordinal - 1) // 2)
        frame(sheet, x, top, x + 390, top + 250, 6)
        bar(sheet, x, top, x + 390, top + 26, BLUE)
        sheet.text(name, x + 12, top + 19, size=15)
        sheet.text(f"{amount[0]}百万円（前年度 {amount[1]}百万円）", x + 380, top + 42, size=10, align="right")
        indicator, unit, now, then = counted
        goal = f"{indicator}　{now}{unit}（令和５年度）→ {then}{unit}（令和９年度）"
        content = f"{name[:-2]}に取り組む団体を支援する。"
        for n, (label, text) in enumerate((("目的", "土に親しむ人を増やす。"), ("内容", content), ("目標", goal))):
            bar(sheet, x + 12, top + 56 + 64 * n, x + 72, top + 74 + 64 * n, GREY)
            sheet.text(label, x + 42, top + 69 + 64 * n, size=10.5, align="center")
            sheet.text(text, x + 20, top + 92 + 64 * n, size=10.5)
        truth.card(ordinal, name=name, description=content)
        truth.budget(ordinal, {2025: amount[0] * 1000, 2024: amount[1] * 1000})
        truth.kpi(ordinal, indicator, unit, (now, 2023), (then, 2027))
    return truth


# (g) a number in a box beside the name, labelled boxes, a table with the kind of each indicator, a band below both
def _kinds(sheet: Sheet) -> Truth:
    truth = Truth()
    for ordinal, (name, amounts) in enumerate(
        (("里の働き手つなぎ事業", (640, 580)), ("谷の通信整備事業", (118, 118))), 1
    ):
        if ordinal > 1:
            sheet.next_page()
        frame(sheet, 20, 14, 90, 42, 6)
        sheet.text(f"施策{ordinal}", 55, 33, size=13, align="center")
        sheet.text(name, 104, 36, size=20)
        amount = f"令和７年度要求額　{amounts[0]}百万円（前年度　{amounts[1]}百万円）"
        sheet.text(amount, 818, 62, size=11, align="right")
        content = "相談の窓口を置き、働き手と企業をつなぐ人を育てる。"
        for n, (label, text) in enumerate(
            (("▶ 目的", "少ない人手でも仕事を続けられるようにする。"), ("▶ 概要", content))
        ):
            bar(sheet, 24, 84 + 84 * n, 404, 104 + 84 * n, BLUE)
            sheet.text(label, 32, 98 + 84 * n, size=11.5)
            sheet.text(text, 36, 124 + 84 * n, size=10.5)
        bar(sheet, 424, 84, 814, 104, BLUE)
        sheet.text("▶ 目標・効果", 432, 98, size=11.5)
        sheet.text("● つながった件数", 432, 124, size=11)
        sheet.text("令和５年度：850件　→　令和９年度：1,500件", 450, 142, size=11)
        bar(sheet, 24, 260, 814, 280, BLUE)
        sheet.text("▶ 事業イメージ", 32, 274, size=11.5)
        for n, place in enumerate(("学校", "会社", "役場")):
            frame(sheet, 120 + 220 * n, 300, 240 + 220 * n, 340, 8)
            sheet.text(place, 180 + 220 * n, 325, size=12, align="center")
        sheet.top = 380
        rows = [
            [head_cell(head) for head in ("区分", "指標", "単位", "現状（R5）", "目標値", "目標年度")],
            [Cell(cell) for cell in ("アウトプット", "窓口の数", "箇所", "30", "47", "令和７年度")],
            [Cell(cell) for cell in ("短期アウトカム", "相談の件数", "件", "210", "800", "令和８年度")],
        ]
        sheet.table(rows, [100, 200, 60, 90, 90, 110])
        truth.card(ordinal, number=f"施策{ordinal}", name=name, description=content)
        truth.budget(ordinal, {2025: amounts[0] * 1000, 2024: amounts[1] * 1000})
        truth.kpi(ordinal, "窓口の数", "箇所", (30, 2023), (47, 2025))
        truth.kpi(ordinal, "相談の件数", "件", (210, 2023), (800, 2026))
        truth.kpi(ordinal, "つながった件数", "件", (850, 2023), (1500, 2027))
    return truth


FORMS = (
    Form("tabbed-panels-over-tiles", _framed_panels, True, "令和７年度 主要事業の概要"),
    Form("two-sheets-on-a-page", _stacked, False, "令和７年度 予算の概要"),
    Form("two-sheets-side-by-side", _twins, True, "令和７年度 予算の概要"),
    Form("tall-label-grounds", _ribbons, True, "令和７年度 予算の概要"),
    Form("figures-in-boxes", _boxed_figures, True, "令和７年度 予算の概要"),
    Form("labels-set-upright", _upright_labels, True, "令和７年度 予算の概要"),
    Form("four-sheets-on-a-page", _four, True, "令和７年度 予算の概要"),
    Form("kinds-of-indicators", _kinds, True, "令和７年度 予算の概要"),
)
