"""Signs set in fonts without Unicode."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any

import pytest
from reportlab.pdfbase import pdfmetrics, ttfonts

from extract.document import read_bytes
from extract.sources.pdf.second_reading import SecondReading
from schemas.limits import Limits
from tests.drawing import Drawing, texts
from tests.typesetting.faces import FILES

_named = count()


def _listed(monkeypatch: pytest.MonkeyPatch, font: str) -> bytes:
    """A list whose bullets are set in a font of this name, in the way of word processors."""
    make = ttfonts.makeToUnicodeCMap

    def private(name: str, subset: Sequence[int]) -> Any:
        return make(name, [0xF06C if code == ord("●") else code for code in subset])

    monkeypatch.setattr(ttfonts, "makeToUnicodeCMap", private)
    own = f"signs{next(_named)}"
    face = ttfonts.TTFont(own, str(FILES["gothic"]))
    face.face.name = font.encode()
    pdfmetrics.registerFont(face)
    d = Drawing()
    for row, text in enumerate(("移住相談の窓口", "空き家の活用", "通学費の補助")):
        d.text(40, 60 + 24 * row, "●", font=own, size=11)
        d.text(56, 60 + 24 * row, text, size=11)
    return d.data()


def test_a_bullet_of_a_symbol_font_is_a_character(monkeypatch: pytest.MonkeyPatch) -> None:
    data = _listed(monkeypatch, "Wingdings-Regular")
    document = read_bytes(data, source_name="list.pdf")
    shown = [text.replace(" ", "") for text in texts(document)]
    assert shown == ["●移住相談の窓口", "●空き家の活用", "●通学費の補助"]
    assert not document.notes
    [page] = SecondReading(data, Limits().pixels).pages([1])
    assert not page.notes


def test_a_private_character_of_another_font_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    [note] = read_bytes(_listed(monkeypatch, "Gaiji-Regular"), source_name="list.pdf").notes
    assert (note.rule, note.found) == ("unreadable-glyphs", "3")
