"""A box in one column of a page's text: its lines are its own, and so are those beside, above and below it."""

from __future__ import annotations

from pathlib import Path

from extract.document import read
from samples.drawing import CID_GOTHIC, Sheet
from tests.card_forms.slides import frame

_LEFT = (
    "渡し舟をふたたび走らせるため、川の両岸に残る",
    "舟着き場の跡を調べ、石を積みなおす。舟を操る",
    "人は両岸の町の住民から募り、冬の間に講習を行",
    "う。講習を終えた人は、春から朝夕に舟を走らせ",
    "る。舟を待つ人のための小屋も、あわせて建てる",
    "ことにしている。",
)
_BOX = ("舟の数", "五そう", "走る日", "月から金")


def test_lines_end_at_a_box_and_go_on_whole_far_below_it(tmp_path: Path) -> None:
    path = tmp_path / "box.pdf"
    sheet = Sheet(path, "川の便り", font=CID_GOTHIC, number_pages=False)
    for n, line in enumerate(_LEFT):
        sheet.text(line, 60, 100 + 16 * n, size=10)
    frame(sheet, 300, 86, 520, 152, 5)
    for n, line in enumerate(_BOX):
        sheet.text(line, 310, 100 + 16 * n, size=10)
    sheet.text("小屋の数", 310, 180, size=10)
    sheet.text("お問い合わせ　川の係", 60, 260, size=10)
    sheet.text("電話　十番", 312, 260, size=10)
    sheet.save()
    texts = [line.text for line in read(path).pages[0].lines]
    assert texts[: len(_LEFT)] == list(_LEFT)
    assert texts[len(_LEFT) : -1] == [*_BOX, "小屋の数"]
    assert texts[-1].startswith("お問い合わせ")
    assert texts[-1].endswith("十番")
