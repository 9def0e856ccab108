"""Sheets of ministries: marks before names, three columns over a goal, years in columns beside their values.

Facts of the forms only; every sentence is invented.
"""

from __future__ import annotations

from samples.drawing import BLUE, Sheet, centre, label, right
from tests.card_forms.slides import NAVY, bar, box, frame
from tests.card_forms.truth import Form, Truth, text


def _tourism(sheet: Sheet) -> Truth:
    """A slide of an agency: a mark before the name, amounts below each other, three columns."""
    t = Truth()
    pages = (
        (
            "【新規】",
            "地域の祭りを活かした滞在づくり支援",
            ("令和６年度当初予算　：　8億円", "令和５年度補正予算　：　12億円"),
            ((2024, 800_000), (2023, 1_200_000)),
            "旅行者１人当たりの地方での宿泊数：1.4泊（2022年）⇒1.5泊（2025年）",
            ("旅行者１人当たりの地方での宿泊数", "泊", (1.4, 2022), (1.5, 2025)),
        ),
        (
            "【拡充】",
            "ユニバーサルな観光地づくり支援",
            ("令和６年度当初予算　：　3億円", "令和５年度補正予算　：　5億円"),
            ((2024, 300_000), (2023, 500_000)),
            "計画を作った観光地の数：20地域（2022年度）⇒100地域（2027年度）",
            ("計画を作った観光地の数", "地域", (20, 2022), (100, 2027)),
        ),
    )
    for at, (mark, name, amounts, budgets, goal, kpi) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        sheet.text(mark, 30, 44, size=12)
        sheet.text(name, 90, 45, size=19)
        frame(sheet, 610, 22, 812, 62)
        for n, amount in enumerate(amounts):
            sheet.text(amount, 620, 38 + n * 16, size=10)
        bar(sheet, 30, 66, 812, 68, NAVY)
        for x, w, heading, body in (
            (
                30,
                250,
                "事業目的・背景・課題",
                "〇地域の文化を活かした滞在を増やし、消費を地方に広げる。\n〇受入れの体制が整わない地域が多い。",
            ),
            (290, 250, "事業内容", "〇計画づくりへの専門家の派遣\n〇設備や案内の整備への補助\n〇効果を測る調査"),
            (
                550,
                262,
                "事業スキーム",
                "・事業形態：直接補助事業（１／２）\n・補助対象：地方公共団体、ＤＭＯ\n・補助期間：令和５年度～令和７年度",
            ),
        ):
            bar(sheet, x, 78, x + w, 96, BLUE)
            sheet.text(heading, x + w / 2, 91, size=11.5, align="center")
            box(sheet, body, x + 6, 104, w - 12, 10)
        bar(sheet, 30, 300, 812, 318, BLUE)
        sheet.text("成果目標", 421, 313, size=11.5, align="center")
        box(sheet, goal, 44, 326, 750, 10.5)
        sheet.text(f"観光資源課　内線27-90{at}", 812, 556, size=9, align="right")
        t.card(at, name=name)
        for y, v in budgets:
            t.budget(at, {y: v})
        t.kpi(at, *kpi)
    return t


def _grid_of_all(sheet: Sheet) -> Truth:
    """A ruled landscape sheet of four columns with a KPI per row and amounts in thousand yen by year."""
    t = Truth()
    pages = (
        (
            "A-1",
            "文化財を守る担い手の育成",
            ("52,300", "54,100", "60,000"),
            (
                ("研修を終えた人の数", "180人", "R4", "400人", "R8"),
                ("修理を行った件数", "25件", "R4", "60件", "R8"),
            ),
        ),
        (
            "A-2",
            "読書のまちづくり推進",
            ("8,900", "8,900", "9,500"),
            (("図書館のない町村の解消数", "3町村", "R4", "30町村", "R8"),),
        ),
    )
    for at, (no, name, amounts, kpis) in enumerate(pages, 1):
        if at > 1:
            sheet.next_page()
        rows = [
            [label("施策番号"), centre(no), label("施策の名称"), text(name, 3)],
            [label("所管府省"), text("文部科学省"), label("担当課"), text("文化資源課", 3)],
            [label("施策のねらい"), text("地域の文化と学びの場を次の世代に伝える。", 5)],
            [label("施策の内容"), text("研修、修理、図書の整備に要する経費を補助する。", 5)],
            [
                label("予算額\n（千円）", rows=2),
                label("令和４年度予算額"),
                label("令和５年度予算額", 2),
                label("令和６年度予算額（案）", 2),
            ],
            [right(amounts[0]), right(amounts[1], 2), right(amounts[2], 2)],
            [
                label("重要業績評価指標\n（KPI）", rows=1 + len(kpis)),
                label("指標名"),
                label("現状値"),
                label("年度"),
                label("目標値"),
                label("年度"),
            ],
            *([text(k[0]), centre(k[1]), centre(k[2]), centre(k[3]), centre(k[4])] for k in kpis),
            [label("備考"), text("地方財政措置あり", 5)],
        ]
        sheet.table(rows, [110, 220, 110, 90, 110, 90], x=55, size=10)
        t.card(at, number=no, name=name)
        t.budget(at, {y: float(a.replace(",", "")) for y, a in zip((2022, 2023, 2024), amounts, strict=True)})
        for k in kpis:
            unit = "".join(c for c in k[1] if not c.isdigit())
            a, b = (float("".join(c for c in v if c.isdigit())) for v in (k[1], k[3]))
            t.kpi(at, k[0], unit, (a, 2022), (b, 2026))
    return t


FORMS = (
    Form("agency-slides", _tourism, True, "観光関係予算"),
    Form("four-columns", _grid_of_all, True, "施策シート"),
)
