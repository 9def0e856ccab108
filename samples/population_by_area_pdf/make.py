"""Draws a wide population table by area with rates below the figures, and a page of facts about each town."""

from __future__ import annotations

import sys
from pathlib import Path

from samples.drawing import GREY, WHITE, Cell, Rules, Sheet, centre, label, right

ERAS = ("平成17年", "平成22年", "平成27年", "令和2年", "令和7年", "令和12年", "令和17年", "令和22年")
YEARS = ("2005", "2010", "2015", "2020", "2025", "2030", "2035", "2040")
AREAS = (
    (
        "大 田 市",
        ("40,703", "37,996", "35,166", "32,846", "30,420", "28,110", "25,900", "23,740"),
        ("-6.7%", "-7.4%", "-6.6%", "-7.4%", "-7.6%", "-7.9%", "-8.3%"),
    ),
    (
        "川 本 町",
        ("4,324", "3,900", "3,442", "3,248", "2,980", "2,730", "2,510", "2,300"),
        ("-9.8%", "-11.7%", "-5.6%", "-8.3%", "-8.4%", "-8.1%", "-8.4%"),
    ),
    (
        "美 郷 町",
        ("5,911", "5,351", "4,900", "4,355", "3,960", "3,580", "3,240", "2,940"),
        ("-9.5%", "-8.4%", "-11.1%", "-9.1%", "-9.6%", "-9.5%", "-9.3%"),
    ),
    (
        "邑 南 町",
        ("12,944", "11,959", "11,101", "10,163", "9,340", "8,560", "7,850", "7,190"),
        ("-7.6%", "-7.2%", "-8.4%", "-8.1%", "-8.4%", "-8.3%", "-8.4%"),
    ),
    (
        "飯 南 町",
        ("5,979", "5,534", "5,031", "4,577", "4,180", "3,800", "3,450", "3,140"),
        ("-7.4%", "-9.1%", "-9.0%", "-8.7%", "-9.1%", "-9.2%", "-9.0%"),
    ),
    (
        "圏域の合計",
        ("69,861", "64,740", "59,640", "55,189", "50,880", "46,780", "42,950", "39,310"),
        ("-7.3%", "-7.9%", "-7.5%", "-7.8%", "-8.1%", "-8.2%", "-8.5%"),
    ),
)
PREFECTURE = ("742,223", "717,397", "694,352", "671,126", "643,500", "615,400", "588,200", "560,900")
SHARE = ("9.4%", "9.0%", "8.6%", "8.2%", "7.9%", "7.6%", "7.3%", "7.0%")

TOWNS = (
    (
        "大田市",
        "31,524",
        "435.34",
        "大田市は、島根県の中央に位置し、三瓶山と世界遺産の石見銀山を有する市です。",
    ),
    ("川本町", "3,061", "106.43", "川本町は、江の川の中流に位置し、音楽を活かしたまちづくりに取り組む町です。"),
    ("美郷町", "4,102", "282.92", "美郷町は、江の川に沿って集落が広がり、有害鳥獣の資源化で知られる町です。"),
    ("邑南町", "9,655", "419.29", "邑南町は、広島県と境を接し、食と子育てを柱にまちづくりを進める町です。"),
    ("飯南町", "4,370", "242.88", "飯南町は、中国山地の高原にあり、しめ縄づくりと森林セラピーで知られる町です。"),
)


def population(sheet: Sheet) -> None:
    """The table of the first page."""
    sheet.line("② 圏域の人口の推移と将来推計", size=11)
    sheet.line("【総人口の推移と将来推計】", size=10, gap=0)
    sheet.text("（単位：人、下段は増減率）", 56 + 730, sheet.top, size=8.5, align="right")
    sheet.top += 4
    head = [
        [Cell("", rows=3, fill=GREY), label("実績", 4, fill=GREY), label("推計", 4, fill=GREY)],
        [label(era, fill=GREY) for era in ERAS],
        [centre(year, fill=GREY) for year in YEARS],
    ]
    rows: list[list[Cell]] = []
    for area, figures, rates in AREAS:
        rows.append([centre(area, rows=2), *(right(f) for f in figures)])
        rows.append([Cell(""), *(right(r, size=8) for r in rates)])
    rows.append([centre("島根県"), *(right(f) for f in PREFECTURE)])
    rows.append([centre("圏域の割合"), *(right(s) for s in SHARE)])
    sheet.table([*head, *rows], (90, *(80,) * 8), size=9, rules=Rules(underlay=True, style="double"))
    sheet.line("資料：実績は、「国勢調査」より", size=8, gap=2)
    sheet.line(
        "推計は、国立社会保障・人口問題研究所「日本の地域別将来推計人口」（令和５年12月推計）より",
        size=8,
        gap=2,
        x=80,
    )


def towns(sheet: Sheet) -> None:
    """The facts about each town on the second page; the 2 of km² is raised, not a character of its own."""
    sheet.line("① 構成市町の概要", size=11)
    rows: list[list[Cell]] = []
    for name, people, area, text in TOWNS:
        facts = Cell(f"{name}\n人口：{people}人\n面積：{area}km", raised="2", fill=WHITE)
        rows.append([facts, Cell(text)])
    sheet.table(rows, (130, 600), size=10, rules=Rules(style="fills"))
    sheet.line("※人口：「令和６年島根県の人口と世帯数」より", size=8, gap=2)
    sheet.line("面積：国土地理院「全国都道府県市区町村別面積調」より", size=8, gap=2, x=64)


def make(path: Path) -> None:
    """Writes the PDF."""
    sheet = Sheet(path, "第３次大田・三瓶定住自立圏共生ビジョン", wide=True, first_page=3)
    sheet.line("第３次大田・三瓶定住自立圏共生ビジョン（素案）", x=270, size=13, strike=True, gap=14)
    sheet.line("３ 定住自立圏の将来像", size=12)
    sheet.line("(1) 圏域の状況", size=11)
    towns(sheet)
    sheet.next_page()
    population(sheet)
    sheet.save()


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("source.pdf"))
