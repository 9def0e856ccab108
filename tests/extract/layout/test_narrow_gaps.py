"""Texts of two columns with hardly any white between them."""

from __future__ import annotations

import pytest

from extract.layout.gaps.aligned import Cut, row_of
from extract.layout.ink import Glyph

SIZE = 6.0


def _set(text: str, left: float, size: float = SIZE) -> list[Glyph]:
    return [
        Glyph(char, left + size * k, 0.0, left + size * (k + 1), size, size, SIZE, False, 0)
        for k, char in enumerate(text)
    ]


@pytest.mark.parametrize(("large", "pieces"), [(SIZE, 3), (1.5 * SIZE, 3)])
def test_larger_type_at_the_head_of_a_line_widens_no_square_of_the_others(large: float, pieces: int) -> None:
    space = Glyph(" ", 157.0, 0.0, 157.0, SIZE, SIZE, SIZE, False, 0)
    row = row_of([*_set("事業費", 0.0, large), *_set("令和九年度", 119.0), space, *_set("令和十年度", 157.0)])
    assert row is not None
    assert len(row.pieces) == pieces


@pytest.mark.parametrize(("low", "high", "pieces"), [(44.0, 45.4, 2), (40.0, 60.0, 1), (20.0, 21.4, 1)])
def test_white_that_is_just_that_of_a_border_parts_two_texts(low: float, high: float, pieces: int) -> None:
    row = row_of([*_set("面積㎢", 26.0), *_set("栄えた町", 45.4)], [Cut(low, high)])
    assert row is not None
    assert len(row.pieces) == pieces
