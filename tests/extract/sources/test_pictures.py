"""Pictures on pages with text: what is printed in them is not read, and is said."""

from __future__ import annotations

from PIL import Image
from reportlab.lib.utils import ImageReader

from tests.drawing import Drawing

_PICTURE = ImageReader(Image.new("RGB", (8, 8), "grey"))


def _notes(d: Drawing) -> list[tuple[str, int | None, str]]:
    return [(note.rule, note.page, note.message) for note in d.read().notes]


def test_a_large_picture_below_a_text_is_named_with_its_place() -> None:
    d = Drawing()
    d.text(20, 40, "利用者数は次の表のとおりである。")
    d.canvas.drawImage(_PICTURE, 40, 20, 300, 140)
    [(rule, page, message)] = _notes(d)
    assert (rule, page) == ("unread-picture", 1)
    assert "1ページの下部にある画像（横11cm、縦5cm）" in message


def test_strips_of_one_picture_are_one() -> None:
    d = Drawing()
    d.text(20, 40, "利用者数は次の表のとおりである。")
    for k in range(7):
        d.canvas.drawImage(_PICTURE, 40, 200 + 20 * k, 300, 20)
    assert [rule for rule, _, _ in _notes(d)] == ["unread-picture"]


def test_a_small_picture_and_the_ground_of_a_text_are_not_named() -> None:
    d = Drawing()
    d.canvas.drawImage(_PICTURE, 20, 440, 50, 50)
    d.canvas.drawImage(_PICTURE, 20, 20, 360, 400)
    for k in range(20):
        d.text(30, 110 + 18 * k, "両市町は、連携して図書館の相互利用を進める。")
    assert _notes(d) == []
