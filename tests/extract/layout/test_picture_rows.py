"""Captions of pictures below each other are read with the text beside each picture."""

from __future__ import annotations

from tests.drawing import Drawing, texts

PARTS = (
    (
        "■山車の蔵",
        ["・蔵を開け、山車を間近に見ていただく日を設けた。", "・灯りを道にともし、夜も歩けるようにした。"],
    ),
    ("■渡し船", ["・船着き場を直し、春から秋まで船を出している。", "・船頭を育てる講座に市民が集まった。"]),
)
CAPTIONS = (
    ("【夜の灯りの下で山車を納める", "町のはずれの古い蔵】"),
    ("【春を待つ渡し船と川べりの", "新しい船乗り場のようす】"),
)


def _slide(apart: float) -> Drawing:
    """Two parts of a text, ``apart`` points between them, with a picture and a caption beside each."""
    d = Drawing(640, 360)
    d.text(30, 30, "川辺のまちの取組", 18)
    top = 60.0
    for (head, lines), caption in zip(PARTS, CAPTIONS, strict=True):
        d.text(30, top + 12, head, 12)
        for n, line in enumerate([*lines, *lines[:1] * 3]):
            d.text(40, top + 32 + 18 * n, line, 10)
        d.fill(460, top, 600, top + 70, 0.8, 0.85, 0.9)
        for n, line in enumerate(caption):
            d.text(470, top + 83 + 12 * n, line, 8)
        top += 100 + apart
    return d


def _order(drawing: Drawing) -> list[str]:
    found = texts(drawing.read())
    return [text for text in found if text.startswith(("■", "【"))]


def test_captions_stand_behind_the_text_beside_their_pictures() -> None:
    assert _order(_slide(40)) == ["■山車の蔵", CAPTIONS[0][0], "■渡し船", CAPTIONS[1][0]]


def test_beside_a_text_that_no_white_parts_captions_stand_behind_all_of_it() -> None:
    assert _order(_slide(6)) == ["■山車の蔵", "■渡し船", CAPTIONS[0][0], CAPTIONS[1][0]]
