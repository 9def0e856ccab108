"""Agreements in a frame with round corners: dotted lines between the rows only, a chip on the upper side."""

from __future__ import annotations

from pathlib import Path

from kohyo.pipeline import read_document
from samples.drawing import CID_GOTHIC, Sheet
from schemas.tables import Agreement
from tests.card_forms.slides import NAVY, bar, frame

_ROWS = (
    ("取組の内容", ("渡し舟をふたたび走らせ、川の両岸に暮らす人の足を確保する取組を進め",), ("る。",)),
    ("甲市の役割", ("舟を持ち、舟を操る人を募る。",)),
    (
        "乙町の役割",
        ("舟着き場を守り、舟を待つ人のための小屋を建てる。",),
        ("また、舟の走る時刻を町の人に知らせる。",),
    ),
)
"""Labels with the paragraphs beside them, each with its lines; the white between paragraphs is wide."""


def test_the_rows_of_a_form_end_with_the_frame_around_it(tmp_path: Path) -> None:
    path = tmp_path / "agreement.pdf"
    sheet = Sheet(path, "西部定住自立圏共生ビジョン", font=CID_GOTHIC)
    sheet.text("１　結びつきやネットワークの強化に係る政策分野の取組", 60, 80, size=12)
    sheet.text("（１）地域公共交通", 60, 104, size=11)
    sheet.text("①　水辺の足の確保", 60, 124, size=10.5)
    bar(sheet, 0, 100, 18, 170, NAVY)
    bar(sheet, 76, 134, 130, 150, NAVY)
    sheet.text("協定の内容", 103, 146, size=9, align="center")
    y = 158.0
    for label, *paragraphs in _ROWS:
        sheet.text(label, 70, y + 10, size=8.8)
        for paragraph in paragraphs:
            for line in paragraph:
                sheet.text(line, 140, y + 13, size=9.3)
                y += 20
        y += 2
        if label != _ROWS[-1][0]:
            sheet.rule(70, y, 530, y, dashed=True)
    frame(sheet, 60, 142, 540, y + 4, 6)
    sheet.save()
    found = [row for row in read_document(path).rows if isinstance(row, Agreement)]
    assert [(row.role, row.text, row.item) for row in found] == [
        ("content", "渡し舟をふたたび走らせ、川の両岸に暮らす人の足を確保する取組を進める。", "水辺の足の確保"),
        ("甲市", "舟を持ち、舟を操る人を募る。", "水辺の足の確保"),
        (
            "乙町",
            "舟着き場を守り、舟を待つ人のための小屋を建てる。また、舟の走る時刻を町の人に知らせる。",
            "水辺の足の確保",
        ),
    ]
