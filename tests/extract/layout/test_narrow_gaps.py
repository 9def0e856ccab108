"""Texts of two columns with hardly any white between them."""

from __future__ import annotations

import pytest

from extract.layout.gaps.aligned import Cut, row_of
from extract.layout.ink import Glyph

SIZE = 6.0


def _set(text: str, left: float) -> list[Glyph]:
    return [
        Glyph(char, left + SIZE * k, 0.0, left + SIZE * (k + 1), SIZE, SIZE, SIZE, False, 0)
        for k, char in enumerate(text)
    ]


@pytest.mark.parametrize(("low", "high", "pieces"), [(44.0, 45.4, 2), (40.0, 60.0, 1), (20.0, 21.4, 1)])
def test_white_that_is_just_that_of_a_border_parts_two_texts(low: float, high: float, pieces: int) -> None:
    row = row_of([*_set("面積㎢", 26.0), *_set("栄えた町", 45.4)], [Cut(low, high)])
    assert row is not None
    assert len(row.pieces) == pieces
