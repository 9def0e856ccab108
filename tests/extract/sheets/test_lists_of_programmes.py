"""Lists of what a programme has selected, a page each: their heads are no headings of a sheet."""

from __future__ import annotations

from extract.families import card_headed_page, programme_list
from tests.drawing import Drawing

BOLD = 2
ROWS = (
    ("団体名", "連携団体", "対象者", "取組概要"),
    ("新潟県燕市", "弥彦村", "漁師", "魚を売る取組を広げる。"),
    ("徳島県阿南市", "－", "学生", "海で泳ぐ会を開く。"),
)


def test_heads_in_bold_on_every_page_are_those_of_a_list() -> None:
    d = Drawing(960, 540)
    for page in range(3):
        d.text(40, 55, "令和元年度「海の友事業」モデル事業 採択団体", 15, mode=BOLD)
        d.text(40, 86, f"海の型{page}", 12.5, mode=BOLD)
        for y in (96, 113, 168, 223):
            d.line(40, y, 920, y)
        for number, row in enumerate(ROWS):
            for x, text in zip((44, 173, 341, 528), row, strict=True):
                d.text(x, 90 + 55 * number if number else 108, text, 9, mode=0 if number else BOLD)
            if number:
                d.text(528, 104 + 55 * number, "町の人がみんなで力を合わせて花を植え、水をやる。", 9)
        d.page()
    document = d.read()
    assert card_headed_page.FAMILY.find(document) == ()
    assert len(programme_list.FAMILY.find(document)) == 3
