"""What stands in the places of pictures and below them, and what only stands near."""

from __future__ import annotations

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from extract.layout.fragments import Fragment, fragments_of
from extract.sheets.captions import of_pictures
from kohyo.pipeline import process
from schemas.tables import Initiative
from tests.drawing import Drawing

_PICTURE = ImageReader(Image.new("RGB", (8, 8), "grey"))
_BODY_PT = 11.0


def _apart(d: Drawing) -> list[str]:
    [page] = d.read().pages
    fragments: list[Fragment] = fragments_of(page.lines)
    grounds = [*(shape.box for shape in page.shapes), *page.frames]
    found = of_pictures(fragments, grounds, page.pictures, _BODY_PT)
    return [f.text for f in fragments if id(f) in found]


def _text(d: Drawing) -> None:
    for n in range(3):
        d.text(40, 40 + 16 * n, "朝市に店を出す人を募り、売り場を貸している。", _BODY_PT)
    d.text(40, 320, "売り場は港の近くにある。", _BODY_PT)


@pytest.mark.parametrize("word", ["写真", "写真２", "（朝市の写真）"])
def test_the_word_in_the_place_of_a_picture_and_the_lines_below_it(word: str) -> None:
    d = Drawing()
    _text(d)
    d.fill(100, 100, 300, 220, 0.85, 0.85, 0.85)
    d.text(200 - 4.5 * len(word), 162, word, 9)
    d.text(200 - 4.5 * 6, 234, "開店の日の朝", 9)
    d.text(200 - 4.5 * 4, 246, "（港町）", 9)
    assert _apart(d) == [word, "開店の日の朝", "（港町）"]


def test_a_ground_with_text_is_no_place_of_a_picture() -> None:
    d = Drawing()
    _text(d)
    d.fill(100, 100, 300, 220, 0.85, 0.85, 0.85)
    d.text(150, 162, "売り場は十二ある。", 9)
    d.text(200 - 4.5 * 6, 234, "開店の日の朝", 9)
    assert _apart(d) == []


@pytest.mark.parametrize(("size", "found"), [(9.0, True), (_BODY_PT, False)])
def test_smaller_type_centred_below_an_image_is_its_caption(size: float, found: bool) -> None:
    d = Drawing()
    _text(d)
    d.canvas.drawImage(_PICTURE, 100, d.height - 220, 200, 120)
    d.text(200 - size / 2 * 6, 234, "開店の日の朝", size)
    d.text(40, 260, "※雨の日は休む。", 9)
    assert _apart(d) == (["開店の日の朝"] if found else [])


@pytest.mark.parametrize(("caption", "x"), [("写真：開店の日の朝", 155), ("図２：売り場", 102)])
def test_a_line_that_calls_itself_a_caption_is_one_below_a_drawing(caption: str, x: float) -> None:
    d = Drawing()
    _text(d)
    d.frame(100, 100, 300, 220)
    d.polygon([(110, 215), (200, 120), (290, 215)])
    d.text(x, 234, caption, _BODY_PT)
    assert _apart(d) == [caption]


def test_what_calls_itself_a_caption_below_a_box_of_text_stays_there() -> None:
    d = Drawing()
    _text(d)
    d.frame(100, 100, 300, 220)
    d.text(110, 162, "売り場は十二ある。", 9)
    d.text(155, 234, "写真：募集の対象にする。", 9)
    assert _apart(d) == []


def test_below_an_icon_and_a_picture_that_holds_text_stands_no_caption() -> None:
    d = Drawing()
    _text(d)
    d.canvas.drawImage(_PICTURE, 190, d.height - 120, 20, 20)
    d.text(200 - 4.5 * 6, 134, "開店の日の朝", 9)
    d.canvas.drawImage(_PICTURE, 100, d.height - 260, 200, 110)
    d.text(150, 200, "売り場は十二ある。", 9)
    d.text(200 - 4.5 * 6, 274, "売り場の図面", 9)
    assert _apart(d) == []


def test_the_caption_of_a_picture_in_the_box_of_another_heading_takes_no_text_of_it() -> None:
    d = Drawing(720, 540)
    d.text(36, 28, "港の朝市推進事業", 18)
    d.text(395, 59, "令和８年度当初予算額　2億円", 10.5)
    for top, bottom, label in ((74, 127, "背景・目的"), (136, 259, "取組内容"), (268, 330, "事業の効果")):
        d.frame(36, top, 684, bottom)
        d.text(40, top + 15, f"■{label}", 10)
    d.text(46, 105, "○港の町で、朝市に店を出す人が減っている。", 9.5)
    d.text(46, 299, "○町を訪ねる人が増える。", 9.5)
    d.fill(514, 162, 676, 226, 0.8, 0.9, 0.96)
    d.arrow(520, 178, 603, 206)
    d.text(571, 235, "取組のイメージ", 7.5)
    done = (
        "○朝市に店を出す人を募り、売り場を貸す。",
        "・売り場の見回り",
        "○朝市に来る人のために、車を置く所を設ける。",
    )
    last = "○朝市の日を町の人に知らせる。"
    for n, text in enumerate(done):
        d.text(46, 166 + 14 * n, text, 8.5)
    d.text(46, 240, last, 8.5)  # beside the caption
    (card,) = [row for row in process(d.read()).rows if isinstance(row, Initiative)]
    assert (card.description, card.effect) == ("".join((*done, last)), "○町を訪ねる人が増える。")
