"""Decimal points and commas that the recogniser dropped: small ink between two digits, at their foot."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np

from extract.sources.scan.picture import Mask
from extract.sources.scan.setting import Character

POINT_CONFIDENCE = 0.5
"""A point that only its ink tells makes the figure one to be looked at."""
_SMALLEST, _WIDEST, _TALLEST = 0.06, 0.3, 0.4
"""How wide and tall its ink is, in ems."""
_LOW = 0.62
"""Its middle stands so far down the line at least, as a share of the line's height."""
_CLEAR = 0.12
"""How far, in ems, it stands from the middles of the digits beside it."""
_ROOM = 0.2
"""How far apart, in ems, the ink of the digits beside it is: between two that nearly touch is a speck of noise."""
_COMMA = 1.35
"""A comma is taller than wide by so many times."""
_LEAST_PX = 5


def with_points(ink: Mask, characters: Sequence[Character], size: float, start: float) -> list[Character]:
    """The characters of a line with the points between digits that its ink shows; the others are unchanged.

    Args:
        ink: the ink of the line alone.
        characters: what was recognised, with places in pixels from the left of ``ink`` less ``start``.
        size: font size in pixels.
        start: where the recognised picture begins, in pixels from the left of ``ink``.

    >>> ink = np.zeros((20, 30), np.bool_); ink[2:18, 2:10] = ink[2:18, 18:26] = ink[15:18, 12:15] = True
    >>> digits = [Character("1", 6.0, 1.0), Character("2", 22.0, 1.0)]
    >>> [(c.text, c.confidence) for c in with_points(ink, digits, 22.0, 0.0)]
    [('1', 1.0), ('.', 0.5), ('2', 1.0)]
    >>> ink[:, 15:] = False; ink[2:18, 13:21] = True; ink[15:18, 11:13] = True
    >>> "".join(c.text for c in with_points(ink, [digits[0], Character("2", 17.0, 1.0)], 22.0, 0.0))
    '12'
    """
    if sum(c.text.isdigit() for c in characters) < 2:
        return list(characters)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    small: list[tuple[float, bool]] = []
    tall = [(int(x), int(x + width)) for x, _, width, height, _ in stats[1:] if height > _TALLEST * size]
    for x, y, width, height, area in stats[1:]:
        fits = _SMALLEST * size <= width <= _WIDEST * size and _SMALLEST * size <= height <= _TALLEST * size
        middle = x + width / 2
        left = max((b for a, b in tall if (a + b) / 2 < middle), default=0)
        right = min((a for a, b in tall if (a + b) / 2 > middle), default=ink.shape[1])
        fits = fits and right - left >= _ROOM * size
        if fits and area >= _LEAST_PX and y + height / 2 >= _LOW * ink.shape[0]:
            small.append((x + width / 2 - start, height > _COMMA * width))
    found = list(characters)
    for a, b in pairwise(characters):
        if a.text.isdigit() and b.text.isdigit():
            between = [p for p in small if a.at + _CLEAR * size < p[0] < b.at - _CLEAR * size]
            if len(between) == 1:
                [(at, comma)] = between
                found.append(Character("," if comma else ".", at, POINT_CONFIDENCE))
    return sorted(found, key=lambda c: c.at)
