"""Draws a strategy: small tables of indicators under headings, lines with arrows, a box, goals beside results."""

from __future__ import annotations

import sys
from pathlib import Path

from samples.drawing import CID_MINCHO, GREEN, Cell, Rules, Sheet, centre, label, right

# Indicator, value in R1, goal for R6.
NUMBERS = (("村内の雇用者数", "182人", "200人"), ("村内総生産額", "32億円", "35億円"))
FARMING = (("新規就農者数（累計）", "2人", "10人"), ("認定農業者数", "35経営体", "40経営体"))
LINES = (
    ("観光入込客数（年間）", "32,150人", "40,000人"),
    ("65歳以上の観光ガイドの登録者数", "4人", "12人"),
)
STACKED = (
    ("年間転入者数", "12人", "20人"),
    ("空き家バンク登録件数", "15件", "40件"),
    ("移住相談件数", "38件", "65件"),
)
BOXED = (("合計特殊出生率", "1.32", "1.50"), ("子育て支援拠点の延べ利用者数", "1,240人", "1,500人"))
# Indicator, unit, baseline, goals and results of R2 to R4, final goal.
YEARS = (
    ("自主防災組織の訓練回数", "回", "3", ("4", "4", "5"), ("2", "3", "5"), "6"),
    ("路線バスの利用者数", "人", "9,800", ("9,900", "10,000", "10,100"), ("7,450", "8,020", ""), "10,300"),
)


def small(sheet: Sheet, head: str, indicators: tuple[tuple[str, str, str], ...]) -> None:
    """A table of indicators with the value now and the goal."""
    columns = (head, "基準値\n（令和元年度）", "目標値\n（令和６年度）")
    made = [[label(text, fill=GREEN) for text in columns]]
    made += [[Cell(text), right(now), right(goal)] for text, now, goal in indicators]
    sheet.table(made, (240, 100, 100), x=70)


def beside(sheet: Sheet) -> None:
    """Goals and results of each year as two rows of an indicator."""
    made = [
        [
            label(text, fill=GREEN)
            for text in ("指標名", "単位", "基準値\n(R1)", "区分", "R2", "R3", "R4", "目標値\n(R6)")
        ]
    ]
    for text, unit, now, goals, results, final in YEARS:
        lead = [Cell(text, rows=2), centre(unit, rows=2), right(now, rows=2)]
        made.append([*lead, centre("目標"), *map(right, goals), right(final, rows=2)])
        made.append([centre("実績"), *map(right, results)])
    sheet.table(made, (130, 30, 48, 36, 48, 48, 48, 52), x=70)


def make(path: Path) -> None:
    """Writes the PDF."""
    sheet = Sheet(path, "知夫村総合戦略", font=CID_MINCHO, size=9.5)
    sheet.line("第２期知夫村まち・ひと・しごと創生総合戦略", x=150, size=14, gap=4)
    sheet.line("令和２年３月　知夫村", x=250, size=10, gap=14)
    sheet.line("基本目標１　しごとをつくり、安心して働けるようにする", size=12)
    sheet.line("【数値目標】", gap=4)
    small(sheet, "数値目標", NUMBERS)
    sheet.line("（１）農業の振興", size=11)
    sheet.paragraph("　担い手を確保するため、研修から就農までの支援を一体的に行う。")
    small(sheet, "重要業績評価指標（KPI）", FARMING)
    sheet.line("（２）観光の振興", size=11)
    sheet.line("【重要業績評価指標（KPI）】", gap=4)
    for text, now, goal in LINES:
        sheet.line(f"・{text}　{now}（Ｒ１）　→　{goal}（Ｒ６）", gap=3)
    sheet.line("", gap=6)
    sheet.line("基本目標２　新しいひとの流れをつくる", size=12)
    stack = ["\n".join(item[place] for item in STACKED) for place in range(3)]
    bullets = "\n".join(f"・{text}" for text in stack[0].split("\n"))
    sheet.table(
        [
            [label(t, fill=GREEN) for t in ("具体的な施策", "KPI", "現状値（R1）", "目標値（R6）")],
            [Cell("移住・定住の促進"), Cell(bullets), right(stack[1]), right(stack[2])],
        ],
        (110, 170, 80, 80),
        x=70,
        rules=Rules(style="fills"),
    )
    sheet.next_page()
    sheet.line("基本目標３　結婚・出産・子育ての希望をかなえる", size=12)
    boxed = "\n".join(f"○{text}　{now}（令和元年度）→{goal}（令和６年度）" for text, now, goal in BOXED)
    sheet.table([[label("重要業績評価指標（KPI）", fill=GREEN)], [Cell(boxed)]], (440,), x=70)
    sheet.line("基本目標４　安心して暮らせる地域をつくる", size=12)
    sheet.line("重要業績評価指標（KPI）の年度別の目標と実績", gap=4)
    beside(sheet)
    sheet.save()


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("source.pdf"))
