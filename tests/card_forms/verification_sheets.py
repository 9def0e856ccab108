"""Sheets that verify what a grant has brought: amounts by year and indicators in two tables side by side.

The figures of the left table end near the rulings of the right one, and the indicators are numbered ①, ②, ③ with a
goal and a result under each year. Every sentence is invented.
"""

from __future__ import annotations

from samples.drawing import Cell, Sheet, centre, label, right
from tests.card_forms.truth import Form, Truth, number, text

Indicator = tuple[str, str, str, tuple[str, ...], str]
YEARS = (2022, 2023, 2024)
SHEETS: tuple[tuple[str, str, tuple[str, ...], tuple[Indicator, ...]], ...] = (
    (
        "里海の体験プロジェクト",
        "旧校舎を改修し、磯の観察会を行った。",
        ("18,640", "15,220", "12,880"),
        (
            ("体験に参加した人の数", "人", "0", ("500", "412", "1,200", "1,288", "2,000", "2,317"), "115.9%"),
            ("体験による売上高", "千円", "0", ("2,500", "1,960", "6,000", "6,744", "10,000", "11,890"), "118.9%"),
        ),
    ),
    (
        "若者の就職応援事業",
        "市内の企業での就業体験を行った。",
        ("9,800", "9,450", "9,400"),
        (
            ("登録した企業数（累計）", "社", "12", ("40", "38", "70", "66", "100", "91"), "91.0%"),
            ("就業体験の参加者数", "人", "8", ("20", "11", "35", "29", "50", "34"), "68.0%"),
            ("市内企業への就職者数（35歳未満）", "人", "－", ("－", "－", "160", "148", "170", "152"), "89.4%"),
        ),
    ),
)


def _side_by_side(sheet: Sheet) -> Truth:
    t = Truth()
    for at, (name, about, amounts, rows) in enumerate(SHEETS, 1):
        if at > 1:
            sheet.next_page()
        sheet.line(f"交付金事業　効果検証シート（№{at}）", x=320, size=11)
        sheet.table(
            [
                [label("交付対象事業の名称"), text(name), label("担当課"), text("商工課")],
                [label("事業の概要"), text(about, 3)],
            ],
            [110, 380, 70, 170],
        )
        top = sheet.top
        sheet.table(
            [
                [label("年度"), label("事業費（千円）"), label("うち交付金（千円）")],
                *(
                    [centre(f"令和{year - 2018}年度"), right(value), right("100")]
                    for year, value in zip(YEARS, amounts, strict=True)
                ),
            ],
            [65, 70, 85],
            least=21,
        )
        foot, sheet.top = sheet.top, top
        sheet.table(
            [
                [
                    *(label(head, rows=2) for head in ("ＫＰＩ", "単位", "事業\n開始前")),
                    *(label(year, 2) for year in ("R4", "R5", "R6")),
                    label("R6\n達成率", rows=2),
                ],
                [label(word) for _ in YEARS for word in ("目標", "実績")],
                *(
                    [
                        text(f"{chr(0x2460 + n)}{row[0]}"),
                        centre(row[1]),
                        right(row[2]),
                        *(right(value) for value in row[3]),
                        right(row[4]),
                    ]
                    for n, row in enumerate(rows)
                ),
            ],
            [170, 30, 40, *([36] * 6), 45],
            x=285,
            least=20,
        )
        sheet.top = max(foot, sheet.top)
        sheet.table(
            [
                [
                    label("外部有識者\nによる検証", rows=2),
                    label("事業の評価"),
                    Cell("■効果があった　□効果がなかった"),
                ],
                [label("意見"), text("受入れの体制を整えてほしい。")],
                [label("今後の方針"), text("研修を加えて続ける。", 2)],
            ],
            [96, 79, 555],
        )
        t.card(at, name=name, description=about, next_steps="研修を加えて続ける。")
        t.budget(at, {year: number(value) for year, value in zip(YEARS, amounts, strict=True)})
        for indicator, unit, before, values, _ in rows:
            results = {y: number(v) for y, v in zip(YEARS, values[1::2], strict=True) if v != "－"}
            baseline = None if before == "－" else number(before)
            t.kpi(at, indicator, unit, (baseline, None), (number(values[-2]), 2024), results)
    return t


FORMS = (Form("side-by-side", _side_by_side, wide=True, title="交付金事業の効果検証"),)
