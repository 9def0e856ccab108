"""Pages of a master plan, each about one measure: a tab at the outer side, the number in a box beside the name.

The indicators stand below a header on a band, with rulings between the rows and no vertical ones. Every
sentence is invented.
"""

from __future__ import annotations

from samples.drawing import GREEN, Colour, Sheet
from tests.card_forms.slides import bar, box
from tests.card_forms.truth import Form, Truth, number

DEEP: Colour = (0.44, 0.68, 0.28)
Indicator = tuple[str, str, str, str, str]
PAGES: tuple[tuple[str, str, str, str, tuple[Indicator, ...]], ...] = (
    (
        "１－１",
        "子育て環境の充実",
        "保護者の相談が増えています。",
        "相談の窓口を一つにまとめます。",
        (
            ("相談しやすいと感じる保護者の割合", "％", "61.8", "70", "80"),
            ("待機児童数", "人", "17", "5", "0"),
            ("遊び場の利用者数", "人", "－", "30,000", "40,000"),
        ),
    ),
    (
        "１－２",
        "学びの場の整備",
        "校舎が古くなっています。",
        "校舎を順に改修します。",
        (("改修を終えた学校の割合", "％", "21.4", "50", "85.7"), ("支援員を置く学校数", "校", "4", "9", "14")),
    ),
    (
        "２－１",
        "健康づくりの推進",
        "健診を受ける人が少ない状況です。",
        "駅前での健診を増やします。",
        (("健診の受診率", "％", "44.6", "52", "60"), ("運動する市民の割合", "％", "47.1", "55", "65")),
    ),
)


def _indicators(sheet: Sheet, left: float, top: float, rows: tuple[Indicator, ...]) -> None:
    places = (left + 90, left + 290, left + 345, left + 410, left + 475)
    bar(sheet, left, top, left + 513, top + 28, DEEP)
    for place, head, year in zip(
        places,
        ("指標名", "単位", "現状値", "中間目標値", "目標値"),
        ("", "", "（令和６年度）", "（令和11年度）", "（令和16年度）"),
        strict=True,
    ):
        sheet.text(head, place, top + (12 if year else 18), size=8.5, align="center")
        sheet.text(year, place, top + 23, size=7, align="center")
    top += 28
    for at, row in enumerate(rows):
        if at % 2:
            bar(sheet, left, top, left + 513, top + 24, GREEN)
        sheet.text(row[0], left + 6, top + 15, size=8.5)
        for place, value in zip(places[1:], row[1:], strict=True):
            sheet.text(value, place, top + 15, size=9, align="center")
        top += 24
        sheet.rule(left, top, left + 513, top)


def _mirrored(sheet: Sheet) -> Truth:
    t = Truth()
    for at, (no, name, state, efforts, rows) in enumerate(PAGES, 1):
        if at > 1:
            sheet.next_page()
        left = 48.0 if at % 2 else 34.0
        tab = 0.0 if at % 2 else 569.0
        bar(sheet, tab, 110 + 60 * at, tab + 26, 200 + 60 * at, DEEP)
        for line, sign in enumerate(("政", "策", no[0])):
            sheet.text(sign, tab + 13, 130 + 60 * at + 16 * line, size=10, align="center")
        bar(sheet, left, 56, left + 513, 96, GREEN)
        bar(sheet, left, 56, left + 70, 96, DEEP)
        sheet.text("施策", left + 35, 74, size=8, align="center")
        sheet.text(no, left + 35, 90, size=14, align="center")
        sheet.text(name, left + 84, 82, size=17)
        for x, heading, body in ((left, "◆ 現状と課題", state), (left + 265, "◆ 主な取組", efforts)):
            sheet.text(heading, x, 190, size=11)
            box(sheet, body, x + 10, 200, 230, 9)
        sheet.text("◆ 成果指標", left, 300, size=11)
        _indicators(sheet, left, 310, rows)
        t.card(at, number=no, name=name, description=efforts)
        t.kept(at, "現状と課題", state)
        for indicator, unit, today, _, aim in rows:
            baseline = (None if today == "－" else number(today), 2024)
            t.kpi(at, indicator, unit, baseline, (number(aim), 2034))
    return t


FORMS = (Form("mirrored-pages", _mirrored, title="第６次総合計画"),)
