"""Draws the tables of a village's population vision: what was, what is projected, by pattern, age and sex."""

from __future__ import annotations

import sys
from pathlib import Path

from samples.drawing import CID_GOTHIC, GREY, Cell, Sheet, label, right

YEARS = (2010, 2015, 2020, 2025, 2030, 2040)
ERAS = ("H22", "H27", "R2", "R7", "R12", "R22")
AGES = {
    "年少人口\n（0～14歳）": (72, 66, 61, 55, 50, 42),
    "生産年齢人口\n（15～64歳）": (318, 288, 262, 240, 221, 190),
    "老年人口\n（65歳以上）": (267, 261, 250, 238, 220, 188),
}
SHARES = ("年少人口比率", "生産年齢人口比率", "老年人口比率")
FUTURE = (2020, 2030, 2040, 2050, 2060)
PATTERNS = {
    "パターン１（社人研推計準拠）": (573, 491, 420, 352, 290),
    "シミュレーション１（出生率上昇）": (573, 500, 441, 388, 342),
    "シミュレーション２（出生率上昇＋移動均衡）": (573, 520, 486, 462, 450),
}
CLASSES = (*(f"{low}～{low + 4}歳" for low in range(0, 90, 5)), "90歳以上")
MEN = (8, 9, 10, 7, 9, 11, 14, 15, 17, 18, 16, 17, 20, 24, 22, 18, 15, 9, 5)
WOMEN = (10, 11, 13, 5, 7, 10, 12, 14, 16, 17, 18, 19, 18, 23, 25, 26, 30, 22, 13)
SMALL = {
    "シミュレーション１": ((61, 52, 50), (262, 238, 211), (250, 210, 180)),
    "シミュレーション２": ((61, 60, 63), (262, 246, 233), (250, 214, 190)),
}
# Births, deaths, moved in, moved out.
MOVES = ((2019, 4, 14, 31, 35), (2020, 3, 15, 28, 26), (2021, 5, 12, 30, 33), (2022, 2, 16, 27, 29))
FERTILITY = {"パターン１": ("1.45", "1.47", "1.50"), "シミュレーション１": ("1.45", "1.80", "2.10")}


def minus(value: int) -> str:
    """A figure with a triangle for minus."""
    return f"△{-value}" if value < 0 else str(value)


def past_and_future(sheet: Sheet) -> None:
    """Three age groups, counted and projected, with their shares below."""
    head = [[label("区分", rows=2, fill=GREY), label("実績値", 3, fill=GREY), label("推計値", 3, fill=GREY)]]
    head.append([label(f"{year}年\n({era})", fill=GREY) for year, era in zip(YEARS, ERAS, strict=True)])
    totals = [sum(column) for column in zip(*AGES.values(), strict=True)]
    made = [[Cell("総人口"), *(right(f"{n}") for n in totals)]]
    made += [[Cell(text), *(right(str(n)) for n in counts)] for text, counts in AGES.items()]
    for text, counts in zip(SHARES, AGES.values(), strict=True):
        made.append([Cell(text), *(right(f"{n / t * 100:.1f}%") for n, t in zip(counts, totals, strict=True))])
    sheet.table([*head, *made], (110, *[58] * 6))


def patterns(sheet: Sheet) -> None:
    """The total by pattern, with the ratio to 2020 beside it for the last year."""
    head = [label("推計パターン", fill=GREY), *(label(f"{year}年", fill=GREY) for year in FUTURE)]
    made = [[Cell(text), *(right(str(n)) for n in counts)] for text, counts in PATTERNS.items()]
    sheet.table([head, *made], (190, *[56] * 5))


def classes(sheet: Sheet) -> None:
    """Five-year classes by sex."""
    head = [label("年齢", rows=2, fill=GREY), label("令和2年（2020年）", 3, fill=GREY)]
    made = [head, [label(text, fill=GREY) for text in ("総数", "男", "女")]]
    both = [m + w for m, w in zip(MEN, WOMEN, strict=True)]
    made.append([Cell("総数"), *(right(str(sum(counts))) for counts in (both, MEN, WOMEN))])
    for text, *counts in zip(CLASSES, both, MEN, WOMEN, strict=True):
        made.append([Cell(text), *(right(str(n)) for n in counts)])
    sheet.table(made, (110, 70, 70, 70))


def small(sheet: Sheet, pattern: str) -> None:
    """One of several small tables: a pattern in the title."""
    sheet.line(f"【{pattern}】　（単位：人）", gap=3)
    ages = SMALL[pattern]
    totals = [sum(column) for column in zip(*ages, strict=True)]
    made = [[label("", fill=GREY), *(label(f"{year}年", fill=GREY) for year in FUTURE[:3])]]
    for text, counts in zip(("年少人口", "生産年齢人口", "老年人口"), ages, strict=True):
        made.append([Cell(text), *(right(str(n)) for n in counts)])
    made.append([Cell("総人口"), *(right(str(n)) for n in totals)])
    made.append([Cell("指数（2020年＝100）"), *(right(f"{n / totals[0] * 100:.1f}") for n in totals)])
    sheet.table(made, (120, 70, 70, 70))


def moves(sheet: Sheet) -> None:
    """Births, deaths and moves by year."""
    head = [label("年", rows=2, fill=GREY), label("自然動態", 3, fill=GREY), label("社会動態", 3, fill=GREY)]
    made = [head, [label(t, fill=GREY) for t in ("出生", "死亡", "自然増減", "転入", "転出", "社会増減")]]
    for year, born, died, came, left in MOVES:
        counts = (born, died, born - died, came, left, came - left)
        made.append([Cell(f"{year}年"), *(right(minus(n)) for n in counts)])
    sheet.table(made, (70, *[60] * 6))


def make(path: Path) -> None:
    """Writes the PDF."""
    sheet = Sheet(path, "知夫村人口ビジョン", font=CID_GOTHIC, size=9)
    sheet.line("知夫村人口ビジョン（改訂版）", x=210, size=14, gap=4)
    sheet.line("令和６年３月　知夫村", x=240, size=10, gap=14)
    sheet.line("１ 人口の現状と将来推計", size=12)
    sheet.line("図表１　年齢３区分別人口の推移と将来推計　（単位：人）", gap=3)
    past_and_future(sheet)
    sheet.line("資料：2020年までは国勢調査、2025年以降は国立社会保障・人口問題研究所推計", size=8, gap=12)
    sheet.line("図表２　自然増減・社会増減の推移（単位：人）", gap=3)
    moves(sheet)
    sheet.line("資料：住民基本台帳", size=8, gap=12)
    sheet.line("２ 将来人口のシミュレーション", size=12)
    sheet.line("図表３　総人口の推計結果の比較（人）", gap=3)
    patterns(sheet)
    sheet.line("図表４　合計特殊出生率の仮定値", gap=3)
    rates = [[label("区分", fill=GREY), *(label(f"{year}年", fill=GREY) for year in FUTURE[:3])]]
    rates += [[Cell(text), *map(right, values)] for text, values in FERTILITY.items()]
    sheet.table(rates, (120, 60, 60, 60))
    sheet.next_page()
    sheet.line("３ 年齢３区分別人口の見通し", size=12)
    for pattern in SMALL:
        small(sheet, pattern)
    sheet.line("資料編", size=12)
    sheet.line("男女・年齢５歳階級別人口　（単位：人）", gap=3)
    classes(sheet)
    sheet.line("資料：国勢調査", size=8)
    sheet.save()


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("source.pdf"))
