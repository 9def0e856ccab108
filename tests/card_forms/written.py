"""Cards without any ruling: labels and values as lines of text, with small tables that white space sets."""

from __future__ import annotations

from samples.drawing import Sheet
from tests.card_forms.truth import Form, Truth, number


def _rows(sheet: Sheet, rows: list[tuple[str, ...]], ends: tuple[float, ...]) -> None:
    """Lines of a first text at the left and figures that end at given places."""
    for first, *rest in rows:
        if first:
            sheet.text(first, 70, sheet.top + 9)
        for text, end in zip(rest, ends, strict=True):
            sheet.text(text, end, sheet.top + 9, align="right")
        sheet.top += 14


def colons(sheet: Sheet) -> Truth:
    """「施策名：…」 line by line, amounts of several years in one line, two values of an indicator in one."""
    t = Truth()
    sheet.line("１　生活機能の強化に係る政策分野", size=12)
    for n, (name, field, amounts) in enumerate(
        (("夜間診療所の運営", "医療", (1200, 1250)), ("相談窓口の設置", "福祉", (800, 820))), 1
    ):
        sheet.line(f"{'アイ'[n - 1]}　{field}", size=11)
        sheet.line(f"施策名：{name}")
        sheet.line("関係市町：倉敷市、早島町")
        sheet.paragraph(
            "取組内容：圏域の住民が同じように利用できるよう、運営の経費を分かち合い、広報紙と案内板により周知する。"
        )
        sheet.line("役割分担：倉敷市が運営し、早島町は経費の一部を負担する。")
        sheet.line(f"事業費：令和６年度 {amounts[0]:,}千円、令和７年度 {amounts[1]:,}千円")
        sheet.line("成果指標：年間の利用者数")
        sheet.line("現状値（令和５年度）：310人　　目標値（令和８年度）：450人", gap=16)
        t.card(
            n,
            number=None,
            name=name,
            axis="生活機能の強化",
            policy_field=field,
            description="圏域の住民が同じように利用できるよう、運営の経費を分かち合い、広報紙と案内板により周知する。",
            role_sharing="倉敷市が運営し、早島町は経費の一部を負担する。",
            municipalities="倉敷市、早島町",
        )
        t.budget(n, dict(zip((2024, 2025), amounts, strict=True)))
        t.kpi(n, "年間の利用者数", "人", (310, 2023), (450, 2026))
    return t


def bullets(sheet: Sheet) -> Truth:
    """■ labels with their text below, and tables of two rows among them."""
    t = Truth()
    for n, (name, amounts) in enumerate(
        (("空き家の紹介", ("900", "1,100")), ("お試し住宅の運営", ("450", "470"))), 1
    ):
        for label, value in (
            ("取組名称", name),
            ("構成市町", "玉野市、早島町"),
            ("取組の概要", "移住を考える人に、圏域の住まいを紹介する。"),
            ("期待される効果", "圏域に移り住む人が増える。"),
        ):
            sheet.line(f"■{label}", gap=3)
            sheet.line(value, x=70)
        sheet.line("■年次計画", gap=3)
        _rows(
            sheet,
            [("項目", "R7", "R8", "R9"), ("窓口の設置", "●", "―", "―"), ("相談会", "―", "●", "●")],
            (300, 380, 460),
        )
        sheet.line("■事業費（千円）", gap=3)
        _rows(sheet, [("", "令和７年度", "令和８年度"), ("", *amounts)], (300, 460))
        sheet.line("■成果指標", gap=3)
        _rows(sheet, [("指標名", "現状値（R5）", "目標値（R9）"), ("相談の件数（件）", "120", "180")], (360, 480))
        sheet.line("■今後の取組", gap=3)
        sheet.line("空き家の所有者に意向を尋ねる。", x=70)
        sheet.next_page()
        t.card(
            n,
            name=name,
            municipalities="玉野市、早島町",
            description="移住を考える人に、圏域の住まいを紹介する。",
            effect="圏域に移り住む人が増える。",
            next_steps="空き家の所有者に意向を尋ねる。",
        )
        t.schedule(n, "窓口の設置", (2025, 2026, 2027), "x--")
        t.schedule(n, "相談会", (2025, 2026, 2027), "-xx")
        t.budget(n, {y: float(a.replace(",", "")) for y, a in zip((2025, 2026), amounts, strict=True)})
        t.kpi(n, "相談の件数", "件", (120, 2023), (180, 2027))
    return t


def _tab_stops(sheet: Sheet, opening: str, closing: str) -> Truth:
    """【label】 with its text at a tab stop; below the amounts the heads of an indicator behind its label."""
    t = Truth()
    cards = (
        ("谷あいの往診", ("3,820", "3,840", "3,860"), ("往診した軒数（軒）", "412", "450")),
        ("貸し農園の案内", ("520", "520", "530"), ("借りた区画（累計）（区画）", "27", "60")),
    )
    about = ("谷あいの集落を医師と看護師が月に二度まわり、薬を届ける。薬の受け渡しは郵便局の", "窓口でも行う。")
    shared = (
        "岡谷市は医師を手配し、谷町は車を出す。経費は訪ねた軒数に応じて両市町で分け合い",
        "年度末に精算する。",
    )
    for n, (name, amounts, goal) in enumerate(cards, 1):
        sheet.line(f"事業{n}　{name}", size=12)
        for label, texts in (
            ("連携する市町村", ("岡谷市、谷町",)),
            ("取組の内容", about),
            ("市町村の分担", shared),
        ):
            for k, value in enumerate(texts):
                if not k:
                    sheet.text(f"{opening}{label}{closing}", 56, sheet.top + 9)
                sheet.text(value, 158, sheet.top + 9)
                sheet.top += 16
        _rows(sheet, [(f"{opening}年度別事業費{closing}", "（単位：千円）")], (539,))
        _rows(sheet, [("", "令和７年度", "令和８年度", "令和９年度"), ("岡谷市", *amounts)], (300, 420, 539))
        _rows(sheet, [(f"{opening}指　標{closing}", "現状値（令和５年度）", "目標値（令和11年度）")], (400, 539))
        _rows(sheet, [goal], (370, 520))
        sheet.top += 12
        t.card(
            n, name=name, municipalities="岡谷市、谷町", description="".join(about), role_sharing="".join(shared)
        )
        t.budget(n, {y: number(a) for y, a in zip((2025, 2026, 2027), amounts, strict=True)}, "岡谷市")
        indicator, unit = goal[0][:-1].rsplit("（", 1)
        t.kpi(n, indicator, unit, (number(goal[1]), 2023), (number(goal[2]), 2029))
    return t


def in_brackets(sheet: Sheet) -> Truth:
    """Labels as 「【取組の内容】」."""
    return _tab_stops(sheet, "【", "】")


def before_colons(sheet: Sheet) -> Truth:
    """Labels as 「取組の内容：」."""
    return _tab_stops(sheet, "", "：")


def pairs(sheet: Sheet) -> Truth:
    """Names of the card, an office and towns side by side; texts and figures below labels alone on their line."""
    t = Truth()
    cards = (
        ("山あいの診療所", ("2,180", "2,180", "2,230"), ("年間の受診者数", "1,204人（R5）", "1,300人（R10）")),
        ("看護師の復職", ("98", "98", "115"), ("復職した人（累計）", "14人（R5）", "40人（R10）")),
        ("子育て広場", ("460", "460", "480"), ("広場を使った家庭", "86組（R5）", "120組（R10）")),
    )
    about = "離れた集落からも通えるように、送り迎えの車を出し、予約は電話でも受け付ける。"
    shared = "岡谷市が場所を用意し、谷町は人を出す。"
    sheet.line("（１）医療", size=12)
    for n, (name, amounts, goal) in enumerate(cards, 1):
        for row in (("取組名", name), ("担当課", "岡谷市企画課", "連携市町", "岡谷市、谷町")):
            for text, x in zip(row, (56, 110, 300, 360), strict=False):
                sheet.text(text, x, sheet.top + 9)
            sheet.top += 15
        for label, text in (("取組の内容", about), ("役割分担", shared)):
            sheet.line(label, x=60, gap=3)
            sheet.line(text, x=75, gap=4)
        sheet.line("事業費（単位：千円）", x=60, gap=3)
        _rows(sheet, [("", "令和６年度", "令和７年度", "令和８年度"), ("", *amounts)], (200, 300, 400))
        sheet.line("成果指標", x=60, gap=3)
        sheet.line(f"指標：{goal[0]}　　現状値：{goal[1]}　　目標値：{goal[2]}", x=75, gap=18)
        t.card(
            n,
            name=name,
            municipalities="岡谷市、谷町",
            description=about,
            role_sharing=shared,
        )
        t.budget(n, {y: number(a) for y, a in zip((2024, 2025, 2026), amounts, strict=True)})
        values = [number(value.split("（")[0]) for value in goal[1:]]
        t.kpi(n, goal[0], goal[1].split("（")[0][-1], (values[0], 2023), (values[1], 2028))
    return t


FORMS = (
    Form("colons", colons),
    Form("bullets", bullets),
    Form("tab-stops", in_brackets),
    Form("tab-stops-and-colons", before_colons),
    Form("pairs", pairs),
)
