"""Solid triangles that point from a figure to the next, and the strokes of letters that look like them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extract.sources.scan.picture import Mask
from extract.sources.scan.setting import Character, is_full_width

POINTER_EM = 0.3
"""How broad and tall a triangle that points to what follows is at least."""
_OVERLAP = 0.05
"""How far, in ems, it may reach on the square of the character beside it, whose place is known only roughly."""
_POINT, _SOLID = 0.35, 0.85
"""How tall the end of a triangle that points to the right is at most, as a share of its height, and how much of
what lies between its sides is inked."""


def points_right(ink: Mask) -> bool:
    """Whether ink is a solid triangle that is tallest at its left and ends in a point at its right."""
    rows, columns = ink.shape
    if not 0.5 <= columns / rows <= 1.3 or not 0.4 <= float(ink.mean()) <= 0.68:
        return False
    heights, middles = np.zeros(columns), np.zeros(columns)
    for k in range(columns):
        own = np.flatnonzero(ink[:, k])
        if len(own):
            heights[k], middles[k] = int(own[-1] - own[0]) + 1, (int(own[-1]) + int(own[0]) + 1) / 2
    widest = int(heights.argmax())
    return bool(
        widest <= 0.25 * columns
        and heights[-1] <= _POINT * rows
        and np.diff(heights[widest:]).max(initial=0) <= 1
        and np.abs(middles[widest:-1] - rows / 2).max(initial=0) <= 0.12 * rows + 1
        and float(ink.sum()) >= _SOLID * float(heights.sum())
    )


def is_stroke(characters: Sequence[Character], middle: float, width: int, size: float) -> bool:
    """Whether a small triangle lies on the square of an ideograph or kana: strokes of it that ran together.

    ``middle`` and ``width`` are the triangle's, in pixels.
    """
    return any(
        is_full_width(c.text) and abs(c.at - middle) < (0.5 - _OVERLAP) * size + width / 2 for c in characters
    )
