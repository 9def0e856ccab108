"""Sheets with two tables of indicators, slides with drawn timetables, tables with level rulings inside a cell.

Facts of the forms only; every sentence is invented.
"""

from __future__ import annotations

from functools import partial

from samples.drawing import BLUE, GREY, Cell, Sheet, centre, label, right
from tests.card_forms.slides import NAVY, bar, box, frame
from tests.card_forms.truth import Form, Truth
from tests.card_forms.truth import text as _


def _sheet(sheet: Sheet) -> Truth:
    """Planned and settled amounts down, yearly targets beside a final one, and a number in the page's head."""
    truth = Truth()
    g = partial(label, fill=BLUE)
    sheet.text("様式３（観光）", 56, 48, size=8)
    sheet.text("整理番号　観－７", 539, 48, size=8, align="right")
    amounts = {"予算額（当初）": ("－", "120", "150"), "執行額": ("－", "98", "141")}
    rows = [
        [g("施策名"), _("湯治場の連泊を増やす取組", 8)],
        [g("事業概要"), _("宿の台所を改修し、一週間の滞在を試す客に食材を届ける。", 8)],
        [g("予算額等\n（百万円）", 1, 3), g("区分", 2), *[g(f"令和{n}年度", 2) for n in "４５６"]],
        *[[_(k, 2), *[right(x, 2) for x in v]] for k, v in amounts.items()],
        [g("活動指標", 1, 2), g("指標名", 3), g("単位"), *[g(f"{n}年度実績") for n in "４５６"], g("７年度見込")],
        [_("改修した宿の数", 3), centre("軒"), right("3"), right("5"), right("8"), right("12")],
        [
            g("成果指標", 1, 7),
            g("指標名", 2),
            g("単位"),
            g(""),
            *[g(f"{n}年度") for n in "４５６"],
            g("最終目標\n（９年度）"),
        ],
    ]
    for name, unit, figures, final in (
        ("一週間以上の滞在者数", "人", (("－", "60", "90"), ("－", "54", "97"), ("－", "90.0%", "107.8%")), "300"),
        (
            "１人当たりの平均滞在日数",
            "日",
            (("3", "3", "4"), ("2.8", "3.1", "3.9"), ("93.3%", "103.3%", "97.5%")),
            "6",
        ),
    ):
        for n, (word, values) in enumerate(zip(("目標値", "実績値", "達成度"), figures, strict=True)):
            names = [_(name, 2, 3), centre(unit, 1, 3)] if n == 0 else []
            rows.append([*names, _(word), *[right(v) for v in values], *([right(final, 1, 3)] if n == 0 else [])])
    sheet.table(rows, [70, 76, 50, 40, 50, 50, 50, 50, 50], size=8)
    truth.card(1, number="観－７", name="湯治場の連泊を増やす取組")
    truth.budget(1, {2022: None, 2023: 120_000, 2024: 150_000})
    truth.budget(1, {2022: None, 2023: 98_000, 2024: 141_000})
    truth.kpi(1, "改修した宿の数", "軒", target=(12, 2025), results={2022: 3, 2023: 5, 2024: 8})
    truth.kpi(1, "一週間以上の滞在者数", "人", target=(300, 2027), results={2023: 54, 2024: 97})
    truth.kpi(1, "１人当たりの平均滞在日数", "日", target=(6, 2027), results={2022: 2.8, 2023: 3.1, 2024: 3.9})
    truth.rows["budgets"] = [row for row in truth.rows["budgets"] if row["amount_thousand_yen"] is not None]
    return truth


def _slide(sheet: Sheet, title: str, amounts: tuple[str, ...], content: tuple[str, ...], law: str) -> None:
    bar(sheet, 0, 0, sheet.width, 44, NAVY)
    sheet.canvas.setFillColorRGB(1, 1, 1)
    sheet.canvas.setFont(sheet.font, 17)
    sheet.canvas.drawString(18, sheet.height - 30, title)
    for words, x0, top, x1, bottom in (
        ("施策の概要", 16, 62, 450, 240),
        ("予算額の推移（億円）", 475, 62, 820, 165),
        ("根拠法令", 475, 185, 820, 240),
        ("成果目標", 16, 262, 820, 360),
        ("今後の進め方", 16, 385, 820, 560),
    ):
        frame(sheet, x0, top, x1, bottom, 6)
        bar(sheet, x0 + 10, top - 8, x0 + 120, top + 9, (1, 1, 1))
        sheet.text(words, x0 + 16, top + 4, size=10)
    top = 80.0
    for item in content:
        top = box(sheet, f"○{item}", 24, top, 410) + 4
    sheet.top = 85
    years = [centre(f"令和{n}年度", fill=GREY) for n in "５６７"]
    sheet.table([years, [centre(a) for a in amounts]], [100, 100, 100], x=490)
    sheet.text(law, 484, 210, size=9)


def _timetable(sheet: Sheet, items: dict[str, tuple[float, float]], inside: bool) -> None:
    """Years over dotted lines with a bar for each item, whose name stands inside it or at the left."""
    left, width = (40.0, 155.0) if inside else (190.0, 125.0)
    for n, year in enumerate(("R5年度", "R6年度", "R7年度", "R8年度", "R9年度")):
        x = left + n * width
        sheet.rule(x, 400, x, 550, dashed=True)
        sheet.text(year, x + width / 2, 412, size=9, align="center")
    for n, (name, (start, end)) in enumerate(items.items()):
        y = 425.0 + 30 * n
        bar(sheet, left + start * width + 3, y, left + end * width - 3, y + 18, (0.6, 0.75, 0.9))
        sheet.text(name, left + start * width + 10 if inside else 26, y + 13, size=9)


def _slides(sheet: Sheet) -> Truth:
    truth = Truth()
    years = range(2023, 2028)
    g = partial(label, fill=GREY)
    for number, (title, amounts, inside) in enumerate(
        (
            ("里山の薪を届ける仕組みづくり", ("0.4", "1.2", "2.0"), False),
            ("離島の診療をつなぐ船", ("3.1", "3.3", "－"), True),
        ),
        start=1,
    ):
        content = ("薪を割る人と使う家を結ぶ窓口を置き、運ぶ費用の半分を支える", "若い人の研修を年に四回開く")
        _slide(sheet, title, amounts, content, "－" if inside else "山村振興法　第11条")
        sheet.top = 285
        head = [g("指　標"), g("単位"), g("現状値"), g("目標値")]
        sheet.table(
            [head, [_("参加した家の数"), centre("戸"), centre("86（R5）"), centre("400（R9）")]],
            [320, 60, 130, 130],
            x=30,
        )
        items = {"窓口の運営": (0.0, 5.0), "研修の開催": (1.0, 4.0), "他地域への普及": (3.5, 5.0)}
        _timetable(sheet, items, inside)
        truth.card(number, name=title, description="\n".join(f"○{item}" for item in content))
        found = {
            year: float(a) * 100_000 for year, a in zip((2023, 2024, 2025), amounts, strict=True) if a != "－"
        }
        truth.budget(number, found)
        truth.kpi(number, "参加した家の数", "戸", (86, 2023), (400, 2027))
        for item, marks in zip(items, ("xxxxx", "-xxx-", "---xx"), strict=True):
            truth.schedule(number, item, list(years), marks)
        if number == 1:
            sheet.next_page()
    return truth


def _plan(sheet: Sheet) -> Truth:
    """A band with number and name, and below it a form with a table of level rulings inside a cell."""
    truth = Truth()
    g = partial(label, fill=GREY)
    sheet.table([[g("施策２－③"), _("沢水の小さな発電所")]], [90, 390])
    sheet.top += 2
    rows = [
        [
            label("計\n画", 1, 3, (0.6, 0.6, 0.6)),
            g("施策の目標"),
            _("使われていない沢の水で、集会所の明かりと暖房をまかなう。"),
        ],
        [g("取組の内容"), _("水車と発電機を据え、見回りの当番を集落ごとに決める。")],
        [g("予算額"), _("令和４年度　　１億２，０００万円\n令和５年度　　８，５００万円")],
        [label("実\n施", 1, 1, (0.6, 0.6, 0.6)), g("指標の推移"), _("\n" * 9)],
        [label("改\n善", 1, 1, (0.6, 0.6, 0.6)), g("今後の方針"), _("隣の谷にも水車を据える場所を探す。")],
    ]
    edges = sheet.table(rows, [30, 90, 360])
    x0, top = 186.0, edges[3]
    columns = (x0 + 4, x0 + 115, x0 + 175, x0 + 225, x0 + 275)
    for x, lines in zip(
        columns,
        (("指標",), ("基準値", "（令和３年度）"), ("令和４年度",), ("令和５年度",), ("目標値", "（令和８年度）")),
        strict=True,
    ):
        for k, line in enumerate(lines):
            sheet.text(line, x, top + (16 if len(lines) == 1 else 11 + 10 * k), size=7)
    for k, values in enumerate(
        (
            ("ア　沢水で灯る明かりの数", "12灯", "31灯", "58灯", "120灯"),
            ("イ　当番に加わる家の割合", "―", "22.5％", "40.1％", "70％"),
        )
    ):
        y = top + 26 + 24 * k
        sheet.rule(x0, y, x0 + 338, y, dashed=k > 0)
        for x, value in zip(columns, values, strict=True):
            sheet.text(value, x, y + 14, size=7)
    sheet.rule(x0, top + 74, x0 + 338, top + 74, dashed=True)
    truth.card(
        1,
        number="２－③",
        name="沢水の小さな発電所",
        description="水車と発電機を据え、見回りの当番を集落ごとに決める。",
        next_steps="隣の谷にも水車を据える場所を探す。",
    )
    truth.budget(1, {2022: 120_000, 2023: 85_000})
    truth.kpi(1, "沢水で灯る明かりの数", "灯", (12, 2021), (120, 2026), {2022: 31, 2023: 58})
    truth.kpi(1, "当番に加わる家の割合", "%", (None, 2021), (70, 2026), {2022: 22.5, 2023: 40.1})
    return truth


def _inner(sheet: Sheet, x: float, top: float, rows: list[list[str]], widths: list[float]) -> None:
    """A small table at a place of the page, its first row and column labels."""
    below, sheet.top = sheet.top, top
    cells = [
        [(label(t, fill=GREY) if k == 0 or n == 0 else right(t)) for n, t in enumerate(row)]
        for k, row in enumerate(rows)
    ]
    sheet.table(cells, widths, x=x, size=8, least=14)
    sheet.top = below


def _with_inner_tables(sheet: Sheet) -> Truth:
    """A card whose cells hold tables: figures of towns that are no budget, amounts of towns, indicators."""
    truth = Truth()
    g = partial(label, fill=BLUE)
    for number, (name, field) in enumerate(
        (("夜の診療所を開く取組", "医療"), ("渡し船と乗合の時刻合わせ", "地域公共交通")), start=1
    ):
        axis = "生活機能の強化" if number == 1 else "結びつきやネットワークの強化"
        sheet.line(f"{number}　{axis}　（{field}）" if number == 1 else f"{axis}　＞　{field}", size=10)
        rows = [
            [g("事業名"), _(name)],
            [g("構成市町"), _("大仙市、美郷町")],
            [g("現　状"), _("【訪れた人の数（人）】" + "\n" * 5)],
            [g("事業内容"), _("月に二度、夜の九時まで窓口を開き、隣の町からの人も受け付ける。")],
            [g("事業費\n見込額\n（千円）"), _("\n" * 6)],
            [g("重要業績\n評価指標"), _("\n" * 4)],
        ]
        edges = sheet.table(rows, [80, 400])
        _inner(
            sheet,
            142,
            edges[2] + 17,
            [["市町", "R4", "R5"], ["大仙市", "310", "350"], ["美郷町", "42", "51"]],
            [70, 60, 60],
        )
        amounts = [
            ["市町", "令和７年度", "令和８年度"],
            ["大仙市", "1,200", "1,300"],
            ["美郷町", "400", "－"],
            ["合計", "1,600", "1,300"],
        ]
        _inner(sheet, 142, edges[4] + 5, amounts, [90, 100, 100])
        _inner(
            sheet,
            142,
            edges[5] + 5,
            [["指標", "単位", "現状値（R6）", "目標値（R10）"], ["夜に訪れた人の数", "人", "24", "90"]],
            [150, 50, 90, 90],
        )
        truth.card(number, name=name, axis=axis, policy_field=field, municipalities="大仙市、美郷町")
        truth.budget(number, {2025: 1200, 2026: 1300}, "大仙市")
        truth.budget(number, {2025: 400}, "美郷町")
        truth.budget(number, {2025: 1600, 2026: 1300})
        truth.kpi(number, "夜に訪れた人の数", "人", (24, 2024), (90, 2028))
        for town, values in (("大仙市", (310, 350)), ("美郷町", (42, 51))):
            for year, value in zip(("R4", "R5"), values, strict=True):
                truth.rows.setdefault("statistics", []).append(
                    {"row_label": town, "column_label": year, "value": value}
                )
        if number == 1:
            sheet.next_page()
    return truth


def _banded(sheet: Sheet) -> Truth:
    """An office's sheet in parts under dark bands, each with columns of its own."""
    truth = Truth()
    g = partial(label, fill=GREY)

    def part(band: str, rows: list[list[Cell]], widths: list[float]) -> None:
        sheet.top -= 8
        sheet.table([[label(band, fill=(0.25, 0.25, 0.25), align="left")]], [480], least=14)
        sheet.top -= 8
        sheet.table(rows, widths, least=14)

    sheet.line("令和７年度　事務事業評価シート", size=12)
    sheet.table(
        [[g("事業コード"), centre("20831"), g("事務事業名"), _("雪下ろしの当番づくり")]],
        [64, 70, 66, 280],
        least=14,
    )
    part(
        "１　目的（ＰＬＡＮ）",
        [
            [g("対象"), _("一人で暮らす高齢の人"), g("根拠"), _("なし")],
            [g("意図"), _("屋根の雪で困らないようにする。"), g("区分"), _("継続")],
        ],
        [64, 205, 62, 149],
    )
    amounts = {
        "国県支出金": ("0", "40", "50"),
        "一般財源": ("210", "230", "260"),
        "事業費計": ("210", "270", "310"),
        "人件費": ("90", "95", "97"),
    }
    rows = [[g("事業費\n（千円）", 1, 5), g("区分"), g("５年度決算"), g("６年度決算"), g("７年度予算")]]
    rows += [[_(k), *[right(v) for v in values]] for k, values in amounts.items()]
    part("２　事業費（ＤＯ）", rows, [64, 158, 81, 87, 90])
    marks = [
        [
            g("妥当性"),
            centre("Ａ"),
            g("有効性"),
            centre("Ｂ"),
            g("効率性"),
            centre("Ｃ"),
            g("公平性"),
            centre("Ｂ"),
            g("総合"),
            centre("Ａ"),
        ]
    ]
    part("３　評価（ＣＨＥＣＫ）", marks, [64, 37, 55, 41, 59, 33, 57, 44, 47, 43])
    part("４　今後（ＡＣＴＩＯＮ）", [[g("今後の方向性"), _("若い世代の当番を募る。")]], [64, 416])
    truth.card(1, number="20831", name="雪下ろしの当番づくり", next_steps="若い世代の当番を募る。")
    truth.budget(1, {2023: 210, 2024: 270, 2025: 310})
    return truth


FORMS = (
    Form("tables-in-cells", _with_inner_tables),
    Form("banded-sheet", _banded, title="令和７年度 事務事業評価"),
    Form("outcome-sheet", _sheet),
    Form("arrow-slides", _slides, True, "令和７年度 主要施策集"),
    Form("table-in-cell", _plan),
)
