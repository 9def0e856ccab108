"""Draws a list of agreement items by municipality, in fonts that are not embedded (predefined CMaps)."""

from __future__ import annotations

import sys
from pathlib import Path

from samples.drawing import CID_GOTHIC, CID_MINCHO, Cell, Rules, Sheet, centre, label

ITEMS = (
    (
        "1. 生活機能の強化",
        (
            ("1. 医療", (("1 夜間休日における診療体制の確保", "○○○○"), ("2 医療従事者の確保", "○○○―"))),
            ("2. 福祉", (("3 子育て支援センターの広域利用", "○―○○"),)),
            ("3. 教育", (("4 学校給食センターの共同運営", "――○ "), ("5 図書館の相互利用", "○○○○"))),
            (
                "4. 産業振興",
                (("6 地域農業の担い手の確保と農産品の魅力発信", "○○○○"), ("7 広域観光の推進", "○○○○")),
            ),
            ("5. 生活・環境", (("8 斎場の共同利用", "―○――"),)),
        ),
    ),
    (
        "2. 結びつきやネットワークの強化",
        (
            ("1. 地域公共交通", (("9 市町をまたぐバス路線の維持", "○○○○"),)),
            ("2. 交流・移住促進", (("10 移住相談会の共同開催", "    "),)),
        ),
    ),
    (
        "3. 圏域マネジメント能力の強化",
        (("1. 人材の育成", (("11 職員の合同研修", "○○○○"), ("12 自治体ＤＸの共同推進", "○―○―"))),),
    ),
)
TOWNS = ("川本町", "美郷町", "邑南町", "飯南町")


def make(path: Path) -> None:
    """Writes the PDF."""
    sheet = Sheet(path, "大田・三瓶定住自立圏 第３次共生ビジョン", font=CID_MINCHO, first_page=10)
    sheet.line("大田・三瓶定住自立圏 第３次共生ビジョン（素案）", x=150, size=13, strike=True, gap=14)
    sheet.paragraph(
        "　大田市は、島根県内の川本町、美郷町、邑南町及び飯南町と、次の項目について定住自立圏形成協定を締結して"
        "います。"
    )
    sheet.line("４ 大田・三瓶定住自立圏形成協定項目一覧表", size=11, font=CID_GOTHIC)
    rows: list[list[Cell]] = [
        [
            label("政策分野", rows=2, font=CID_GOTHIC),
            label("分類", rows=2, font=CID_GOTHIC),
            label("連携する取組項目", rows=2, font=CID_GOTHIC),
            label("大田市との協定締結", 4, font=CID_GOTHIC),
        ],
        [label(town, font=CID_GOTHIC) for town in TOWNS],
    ]
    for axis, groups in ITEMS:
        first: list[Cell] = [Cell(axis, rows=sum(len(items) for _, items in groups))]
        for group, items in groups:
            second = [Cell(group, rows=len(items))]
            for item, marks in items:
                rows.append([*first, *second, Cell(item), *(centre(mark.strip()) for mark in marks)])
                first, second = [], []
    sheet.table(rows, (86, 86, 147, 41, 41, 41, 41), size=8.5, least=19, rules=Rules(dashed=True))
    sheet.line("※○は協定を締結している項目、―は締結していない項目を示す。空欄は協議中。", size=8)
    sheet.save()


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("source.pdf"))
