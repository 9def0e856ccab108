"""Draws a population table: areas with merged names, age groups below each other, years side by side."""

from __future__ import annotations

import sys
from pathlib import Path

from samples.drawing import BLUE, CREAM, MINCHO, Cell, Rules, Sheet, centre, label, right

YEARS = ("2015年", "2020年", "2023年", "2025年", "2030年", "2040年")
ERAS = ("(H27年)", "(R2年)", "(R5年)", "(R7年)", "(R12年)", "(R22年)")

# As printed: six years, the change since 2020, the share in 2040.
TABLE = {
    "雲南市": (
        ("0～14歳", "4,512", "4,038", "3,741", "3,560", "3,020", "2,310", "▲ 42.79", "9.37%"),
        ("15～64歳", "20,874", "18,405", "17,260", "16,590", "14,780", "11,640", "▲ 36.76", "47.20%"),
        ("65歳以上", "13,646", "13,564", "13,322", "13,050", "12,180", "10,710", "▲ 21.04", "43.43%"),
        ("合計", "39,032", "36,007", "34,323", "33,200", "29,980", "24,660", "▲ 31.51", ""),
        ("高齢化率", "34.96%", "37.67%", "38.81%", "39.31%", "40.63%", "43.43%", "", ""),
    ),
    "奥出雲町": (
        ("0～14歳", "1,365", "1,152", "1,021", "940", "760", "540", "▲ 53.13", "7.55%"),
        ("15～64歳", "6,402", "5,318", "4,890", "4,620", "3,930", "3,000", "▲ 43.59", "41.96%"),
        ("65歳以上", "5,296", "5,379", "5,262", "5,150", "4,640", "3,610", "▲ 32.89", "50.49%"),
        ("合計", "13,063", "11,849", "11,173", "10,710", "9,330", "7,150", "▲ 39.66", ""),
        ("高齢化率", "40.54%", "45.40%", "47.10%", "48.09%", "49.73%", "50.49%", "", ""),
    ),
    "圏域合計": (
        ("0～14歳", "5,877", "5,190", "4,762", "4,500", "3,780", "2,850", "▲ 45.09", "8.96%"),
        ("15～64歳", "27,276", "23,723", "22,150", "21,210", "18,710", "14,640", "▲ 38.29", "46.02%"),
        ("65歳以上", "18,942", "18,943", "18,584", "18,200", "16,820", "14,320", "▲ 24.40", "45.02%"),
        ("合計", "52,095", "47,856", "45,496", "43,910", "39,310", "31,810", "▲ 33.53", ""),
        ("高齢化率", "36.36%", "39.58%", "40.85%", "41.45%", "42.79%", "45.02%", "", ""),
    ),
}


def make(path: Path) -> None:
    """Writes the PDF."""
    sheet = Sheet(path, "第２次雲南・奥出雲定住自立圏共生ビジョン", font=MINCHO, first_page=5)
    sheet.line("第２次雲南・奥出雲定住自立圏共生ビジョン", x=170, size=13, strike=True, gap=16)
    sheet.line("Ⅲ 圏域の将来像", size=12)
    sheet.line("（２）圏域の将来人口", size=10)
    sheet.paragraph(
        "　圏域の人口は、2020年（令和２年）の国勢調査では47,856人となっており、2040年（令和22年）には31,810人まで"
        "減少すると見込まれています。"
    )
    sheet.line("【圏域の将来人口推計及び人口比率（国立社会保障・人口問題研究所令和５年12月公表）】", gap=3)
    head = [
        [
            label("市町", rows=2),
            label("区分", rows=2),
            *(label(year) for year in YEARS),
            label("増減率(%)"),
            label("人口比率"),
        ],
        [*(label(era, size=7.5) for era in ERAS), label("R2比"), label("R22")],
    ]
    rows: list[list[Cell]] = []
    for area, lines in TABLE.items():
        for number, (group, *values) in enumerate(lines):
            first = [centre(area, rows=5, fill=CREAM, strike=True)] if number == 0 else []
            fill = BLUE if group == "高齢化率" else None
            rows.append([*first, centre(group, strike=True), *(right(v, fill=fill) for v in values)])
    sheet.table(
        [*head, *rows], (58, 56, 46, 46, 46, 46, 46, 46, 48, 45), size=8, rules=Rules(dashed=True, open_sides="r")
    )
    sheet.line("※ 2015年（H27年）及び2020年（R2年）の人口は国勢調査の結果による。", size=8, gap=3)
    sheet.line("　 2023年（R5年）の人口は住民基本台帳に基づく人口（総務省公表）による。", size=8, gap=3)
    sheet.save()


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("source.pdf"))
