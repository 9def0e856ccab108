"""Lists of programmes and agreements over several pages: their heads are no headings of a sheet."""

from __future__ import annotations

import pytest

from extract.families import agreement_list, card_headed_page, programme_list
from extract.family import Family
from tests.drawing import Drawing

BOLD = 2
SELECTED = (
    ("団体名", "連携団体", "対象者", "取組概要"),
    ("新潟県燕市", "弥彦村", "漁師", "魚を売る取組を広げる。"),
    ("徳島県阿南市", "－", "学生", "海で泳ぐ会を開く。"),
)
AGREED = (
    ("政策分野", "連携する取組項目", "区分", "内容"),
    ("医療", "夜間診療の維持", "協定の内容", "夜間の診療を続ける。"),
    ("医療", "夜間診療の維持", "甲の役割", "診療所を開く。"),
)


@pytest.mark.parametrize(
    ("title", "rows", "family"),
    [
        ("令和元年度「海の友事業」モデル事業 採択団体", SELECTED, programme_list.FAMILY),
        ("山川定住自立圏形成協定の内容", AGREED, agreement_list.FAMILY),
    ],
)
def test_heads_in_bold_on_every_page_are_those_of_a_list(
    title: str, rows: tuple[tuple[str, ...], ...], family: Family
) -> None:
    d = Drawing(960, 540)
    for page in range(3):
        d.text(40, 55, title, 15, mode=BOLD)
        d.text(40, 86, f"海の型{page}", 12.5, mode=BOLD)
        for y in (96, 113, 168, 223):
            d.line(40, y, 920, y)
        for number, row in enumerate(rows):
            for x, text in zip((44, 173, 341, 528), row, strict=True):
                d.text(x, 90 + 55 * number if number else 108, text, 9, mode=0 if number else BOLD)
            if number:
                d.text(528, 104 + 55 * number, "町の人がみんなで力を合わせて花を植え、水をやる。", 9)
        d.page()
    document = d.read()
    assert card_headed_page.FAMILY.find(document) == ()
    assert len(family.find(document)) == 3
