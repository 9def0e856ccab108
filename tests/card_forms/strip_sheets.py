"""Labels above their values: on coloured strips, or in small type below rulings from side to side.

Facts of the forms only; every sentence is invented.
"""

from __future__ import annotations

from collections.abc import Sequence

from samples.drawing import GREY, Cell, Colour, Rules, Sheet, label, right
from tests.card_forms.slides import bar, box
from tests.card_forms.truth import Form, Truth

LEFT, RIGHT = 50.0, 545.0
TEAL: Colour = (0.6, 0.8, 0.82)
PALE: Colour = (0.85, 0.93, 0.95)


def _strips(sheet: Sheet, top: float, words: Sequence[str], edges: Sequence[float], gap: float = 8) -> float:
    """Strips with labels side by side; returns where they end."""
    for k, word in enumerate(words):
        bar(sheet, edges[k], top, edges[k + 1] - (gap if k + 1 < len(words) else 0), top + 14, GREY)
        sheet.text(word, edges[k] + 5, top + 10, size=7)
    return top + 14


def _below(sheet: Sheet, top: float, values: Sequence[str], edges: Sequence[float]) -> float:
    for k, value in enumerate(values):
        sheet.text(value, edges[k] + 5, top + 12, size=9)
    return top + 22


def _card(
    sheet: Sheet,
    top: float,
    axis: str,
    field: str,
    name: str,
    towns: str,
    content: str,
    goals: dict[str, tuple[str, str]],
) -> float:
    bar(sheet, LEFT, top, RIGHT, top + 18, TEAL)
    sheet.text(f"{axis}　＞　{field}", LEFT + 6, top + 13, size=9)
    sheet.text("連携施策", RIGHT - 6, top + 13, size=9, align="right")
    bar(sheet, LEFT, top + 18, RIGHT, top + 42, PALE)
    sheet.text(name, LEFT + 6, top + 35, size=13)
    half = (LEFT, 300.0, RIGHT)
    top = _below(
        sheet,
        _strips(sheet, top + 50, ("連携する市町村", "ねらい"), half),
        (towns, "里の暮らしを長く続ける"),
        half,
    )
    top = _strips(sheet, top, ("施策の内容",), (LEFT, RIGHT))
    top = box(sheet, content, LEFT + 5, top + 3, 480) + 6
    third = (LEFT, 310.0, 430.0, RIGHT)
    for n, (goal, (first, last)) in enumerate(goals.items(), start=1):
        heads = (f"成果指標{'①②'[n - 1]}", "基準値（令和６年度）", "目標値（令和12年度）")
        top = _below(sheet, _strips(sheet, top, heads, third, 5), (goal, first, last), third)
    top = _strips(sheet, top, ("年度別事業費（万円）",), (LEFT, RIGHT))
    columns = [LEFT + 82.5 * k for k in range(7)]
    for k, year in enumerate(("", "令和８年度", "令和９年度", "令和10年度", "令和11年度", "令和12年度")):
        bar(sheet, columns[k], top, columns[k + 1], top + 13, GREY)
        sheet.text(year, columns[k + 1] - 5, top + 10, size=7, align="right")
    top += 13
    for town, amounts in (
        ("山里市", ("120", "130", "130", "90", "90")),
        ("圏域計", ("120", "130", "130", "90", "90")),
    ):
        sheet.text(town, LEFT + 5, top + 11, size=8)
        for k, amount in enumerate(amounts, start=2):
            sheet.text(amount, columns[k] - 5, top + 11, size=8, align="right")
        sheet.rule(LEFT, top + 15, RIGHT, top + 15, dashed=True)
        top += 15
    return top


def _on_strips(sheet: Sheet) -> Truth:
    """Two cards on a page, all labels on strips above their values."""
    truth = Truth()
    top = 56.0
    for number, (axis, field, name, content, goals) in enumerate(
        (
            (
                "生活機能の強化",
                "医療",
                "夜も開く薬局",
                "当番の薬局を決め、夜の九時まで灯りをともす。薬を届ける人を募る。",
                {"夜の相談の数": ("12件", "80件"), "届けた薬の数": ("30個", "200個")},
            ),
            (
                "結びつきやネットワークの強化",
                "移住・交流",
                "空き家の灯り",
                "空き家の風を入れ替え、泊まれる家として貸し出す。",
                {"泊まった人の数": ("―", "60人")},
            ),
        ),
        start=1,
    ):
        top = _card(sheet, top, axis, field, name, "山里市・川辺町", content, goals) + 24
        truth.card(
            number, name=name, axis=axis, policy_field=field, description=content, municipalities="山里市、川辺町"
        )
        years = range(2026, 2031)
        amounts = dict(zip(years, (1200, 1300, 1300, 900, 900), strict=True))
        truth.budget(number, amounts, "山里市")
        truth.budget(number, amounts)
        for goal, (first, last) in goals.items():
            base = (float(first[:-1]) if first != "―" else None, 2024)
            truth.kpi(number, goal, last[-1], base, (float(last[:-1]), 2030))
    return truth


def _below_rulings(sheet: Sheet) -> Truth:
    """Labels in small type below rulings, up to three beside each other, and tables that white space sets."""
    truth = Truth()
    sheet.text("Ⅱ　高次の都市機能の集積・強化", LEFT, 50, size=9)
    top = 56.0

    def band(
        heads: Sequence[tuple[float, str]], lines: Sequence[Sequence[tuple[float, str]]], size: float = 10.5
    ) -> None:
        nonlocal top
        sheet.rule(LEFT, top, RIGHT, top)
        for x, word in heads:
            sheet.text(word, x, top + 14, size=8)
        top += 18
        for line in lines:
            top += 15
            for x, word in line:
                right = word[:1].isdigit() and x > 160
                sheet.text(word, x, top, size=size, align="right" if right else "left")
        top += 12

    band([(LEFT, "事業番号"), (150, "連携事業の名称")], [[(LEFT, "Ⅱ-1-(1)"), (150, "谷をつなぐ合唱の集い")]], 12)
    band(
        [(LEFT, "分野"), (150, "連携する市町村"), (380, "とりまとめ課")],
        [[(LEFT, "文化"), (150, "山里市、川辺町"), (380, "文化振興課")]],
    )
    content = "年に三度、谷ごとの歌を持ち寄る集いを開き、若い人の指揮を後押しする。"
    band([(LEFT, "取り組む内容")], [[(60, content)]])
    band([(LEFT, "見込む効果")], [[(60, "谷を越えた友が増える。")]])
    money = [
        [(175, "令和７年度"), (315, "令和８年度")],
        *[
            [(65, t), (225, a), (365, b)]
            for t, a, b in (("計", "900", "850"), ("山里市", "620", "580"), ("川辺町", "280", "270"))
        ],
    ]
    band([(LEFT, "事業費（千円）")], money, 9.5)
    xs = (60, 300, 350, 400, 450)
    figures = [
        list(zip(xs, ("指標名", "基準", "実績", "実績", "目標"), strict=True)),
        list(zip(xs[1:], ("R5", "R6", "R7", "R9"), strict=True)),
        [(60, "歌った人の数"), (315, "52"), (367, "61"), (417, "80"), (467, "120")],
        [(60, "開いた集いの数"), (315, "1"), (367, "2"), (417, "3"), (467, "4")],
    ]
    band([(LEFT, "成果を測る指標")], figures, 9.5)
    band([(LEFT, "今後の方向性")], [[(60, "海辺の町にも声を掛ける。")]])
    sheet.rule(LEFT, top, RIGHT, top)
    truth.card(
        1,
        name="谷をつなぐ合唱の集い",
        axis="高次の都市機能の集積・強化",
        policy_field="文化",
        description=content,
        effect="谷を越えた友が増える。",
        next_steps="海辺の町にも声を掛ける。",
        municipalities="山里市、川辺町",
    )
    truth.budget(1, {2025: 900, 2026: 850})
    truth.budget(1, {2025: 620, 2026: 580}, "山里市")
    truth.budget(1, {2025: 280, 2026: 270}, "川辺町")
    truth.kpi(1, "歌った人の数", None, (52, 2023), (120, 2027), {2024: 61, 2025: 80})
    truth.kpi(1, "開いた集いの数", None, (1, 2023), (4, 2027), {2024: 2, 2025: 3})
    return truth


def _numbered_forms(sheet: Sheet) -> Truth:
    """Forms with level rulings alone below their numbers, and amounts of towns below nothing but their unit."""
    truth = Truth()
    goals = (
        ("川を下った舟の数", "1,153艘（令和6年度）", "1,748艘（令和9年度）"),
        ("岸の花の数", "90株（令和6年度）", "400株（令和9年度）"),
    )
    for number, name in enumerate(("川舟の渡し場づくり", "岸辺の花の道"), start=1):
        sheet.line(f"事業番号 {number}", size=11)
        rows: list[list[Cell]] = [
            [Cell("取組の名称"), Cell(name, 5)],
            [Cell("構成市町村"), Cell("北浜町、里見村", 5)],
            [
                Cell("事業内容"),
                Cell("渡し場の板を張り替え、月の終わりの休みの日に舟を出す。岸の草を刈り、花の種をまく。", 5),
            ],
        ]
        rows += [
            [Cell("重要業績評価指標"), Cell(goal), Cell("当初値"), Cell(first), Cell("数値目標"), Cell(last)]
            for goal, first, last in goals[:number]
        ]
        level = Rules(open_sides="lr", no_verticals=frozenset(range(len(rows))))
        sheet.table(rows, [90, 110, 50, 80, 60, 90], rules=level)
        sheet.top -= 6
        sheet.line("（単位：千円）", x=470, size=8, gap=2)
        towns = [[label(t, fill=None, strike=False) for t in ("区分", "令和7年度", "令和8年度")]]
        towns += [
            [Cell(town), right(a), right(b)]
            for town, a, b in (("北浜町", "3,170", "5,380"), ("里見村", "820", "640"))
        ]
        sheet.table(towns, [90, 195, 195])
        sheet.top += 10
        truth.card(number, number=str(number), name=name, municipalities="北浜町、里見村")
        truth.budget(number, {2025: 3170, 2026: 5380}, "北浜町")
        truth.budget(number, {2025: 820, 2026: 640}, "里見村")
        for goal, first, last in goals[:number]:
            unit = first[first.index("（") - 1]
            values = [float(text[: text.index(unit)].replace(",", "")) for text in (first, last)]
            truth.kpi(number, goal, unit, (values[0], 2024), (values[1], 2027))
    return truth


FORMS = (
    Form("numbered-forms", _numbered_forms),
    Form("on-strips", _on_strips),
    Form("below-rulings", _below_rulings),
)
