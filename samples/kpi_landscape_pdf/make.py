"""Draws a landscape list of indicators with full-width figures, three columns under each year, over two pages."""

from __future__ import annotations

import sys
from pathlib import Path

from samples.drawing import CID_GOTHIC, GREY, Cell, Rules, Sheet, centre, label, right

Year = tuple[str, str, str]
# Basic aim, measure, indicators: text, unit, baseline, target, (result, rate, grade) of R5 and R6, office.
AIMS: tuple[tuple[str, tuple[tuple[str, tuple[tuple[str, str, str, str, Year, Year, str], ...]], ...]], ...] = (
    (
        "しごとをつくる",
        (
            (
                "農林水産業の振興",
                (
                    (
                        "新規就業者数（累計）",
                        "人",
                        "２",
                        "１０",
                        ("４", "４０．０％", "Ｃ"),
                        ("７", "７０．０％", "Ｂ"),
                        "農林水産課",
                    ),
                    (
                        "水産物の水揚額",
                        "千円",
                        "１０２，３４０",
                        "１２０，０００",
                        ("９８，７６０", "８２．３％", "Ｂ"),
                        ("１１４，５００", "９５．４％", "Ｂ"),
                        "農林水産課",
                    ),
                ),
            ),
            (
                "観光の振興",
                (
                    (
                        "観光入込客数",
                        "人",
                        "３２，１５０",
                        "４０，０００",
                        ("２８，４２０", "７１．１％", "Ｃ"),
                        ("４１，２００", "１０３．０％", "Ａ"),
                        "産業観光課",
                    ),
                ),
            ),
        ),
    ),
    (
        "ひとの流れをつくる",
        (
            (
                "移住・定住の促進",
                (
                    (
                        "移住者数（累計）",
                        "人",
                        "１２",
                        "６０",
                        ("２１", "３５．０％", "Ｃ"),
                        ("―", "―", "―"),
                        "企画課",
                    ),
                    (
                        "空き家バンクの登録件数のうち契約に至った件数の割合",
                        "％",
                        "３３．３",
                        "５０．０",
                        ("４０．０", "８０．０％", "Ｂ"),
                        ("５２．５", "１０５．０％", "Ａ"),
                        "企画課",
                    ),
                ),
            ),
            (
                "関係人口の創出",
                (
                    (
                        "ふるさと納税の寄附件数",
                        "件／年",
                        "１，２００",
                        "２，０００",
                        ("１，５６０", "７８．０％", "Ｃ"),
                        ("１，８９０", "９４．５％", "Ｂ"),
                        "総務課",
                    ),
                ),
            ),
        ),
    ),
    (
        "安心して暮らす",
        (
            (
                "健康づくり",
                (
                    (
                        "特定健診の受診率",
                        "％",
                        "４５．２",
                        "６０．０",
                        ("４８．１", "８０．２％", "Ｂ"),
                        ("５０．６", "８４．３％", "Ｂ"),
                        "保健福祉課",
                    ),
                ),
            ),
        ),
    ),
)
WIDTHS = (26.0, 84, 132, 34, 62, 58, 46, 28, 58, 46, 28, 62, 62)


def head() -> list[list[Cell]]:
    """Two header rows: the years over their three columns."""
    above = ("基本目標", "施策", "重要業績評価指標\n（ＫＰＩ）", "単位", "基準値\n（令和元年度）")
    first = [label(text, rows=2, fill=GREY) for text in above]
    first += [label(year, columns=3, fill=GREY) for year in ("令和５年度", "令和６年度")]
    first += [label(text, rows=2, fill=GREY) for text in ("目標値\n（令和６年度）", "担当課")]
    return [first, [label(text, fill=GREY) for text in ("実績値", "達成率", "評価") * 2]]


def rows(aims: tuple) -> list[list[Cell]]:  # type: ignore[type-arg]
    """The rows with the aim upright on the left, and each measure beside all of its indicators."""
    made = head()
    for aim, measures in aims:
        lead: list[Cell] = [Cell(aim, rows=sum(len(m[1]) for m in measures), upright=True, align="center")]
        for measure, indicators in measures:
            lead.append(Cell(measure, rows=len(indicators)))
            for text, unit, baseline, target, *years, office in indicators:
                figures = [cell for v, r, g in years for cell in (right(v), right(r), centre(g))]
                made.append(
                    [*lead, Cell(text), centre(unit), right(baseline), *figures, right(target), Cell(office)]
                )
                lead = []
    return made


def make(path: Path) -> None:
    """Writes the PDF."""
    sheet = Sheet(path, "総合戦略進捗状況", font=CID_GOTHIC, size=8.5, wide=True)
    sheet.line(
        "第２期知夫村まち・ひと・しごと創生総合戦略　重要業績評価指標（ＫＰＩ）達成状況一覧", size=12, gap=3
    )
    sheet.line("令和７年８月　知夫村", x=640, size=9, gap=8)
    sheet.table(rows(AIMS[:2]), WIDTHS, size=8, rules=Rules(style="double"), least=26)
    sheet.next_page()
    sheet.table(rows(AIMS[2:]), WIDTHS, size=8, rules=Rules(style="double"), least=38)
    sheet.line("※評価　Ａ：達成率１００％以上　Ｂ：８０％以上１００％未満　Ｃ：８０％未満", size=8)
    sheet.save()


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("source.pdf"))
