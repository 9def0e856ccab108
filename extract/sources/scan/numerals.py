"""Roman numerals in a line, which recognisers drop or cut: upright bars on a square of their own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from extract.sources.scan.picture import Mask
from extract.sources.scan.setting import Character, is_full_width

_CONFIDENCE = 0.8
_NUMERALS = {1: "Ⅰ", 2: "Ⅱ", 3: "Ⅲ"}
_LEAST_ROOM_EM, _OWN_EM = 1.6, 0.5
"""How far apart two characters are at least with a numeral between them, and how far the ink of each reaches."""
_TALL_EM, _BROADEST_EM, _BETWEEN_EM = (0.55, 0.95), 0.2, 0.4
"""How tall a numeral is, how broad each of its bars, and how far apart two are at most, in ems."""
_SOLID, _SERIFS = 0.85, 0.3
"""Share of a bar's height that is ink, and of the ink that may stand beside the bars at their ends."""
_LEANING = frozenset("VＶⅤ")


def with_numerals(ink: Mask, characters: Sequence[Character], size: float, start: float) -> list[Character]:
    """The characters of a line with the numerals Ⅰ, Ⅱ and Ⅲ that no character stands for, and Ⅳ for its V.

    Args:
        ink: the ink of the line alone.
        characters: what was recognised, with places in pixels from the left of ``ink`` less ``start``.
        size: font size in pixels.
        start: where the recognised picture begins, in pixels from the left of ``ink``.

    >>> ink = np.zeros((20, 100), np.bool_); ink[2:18, 0:18] = ink[2:18, 68:86] = ink[3:17, 30:32] = True
    >>> line = [Character("標", 9.0, 1.0), Character("人", 77.0, 1.0)]
    >>> "".join(c.text for c in with_numerals(ink, line, 20.0, 0.0))
    '標Ⅰ人'
    >>> ink[3:17, 36:38] = True
    >>> "".join(c.text for c in with_numerals(ink, line, 20.0, 0.0))
    '標Ⅱ人'
    >>> ink[9:11, 30:38] = True
    >>> "".join(c.text for c in with_numerals(ink, line, 20.0, 0.0))
    '標人'
    """
    found: list[Character] = list(characters[:1])
    for a, b in pairwise(characters):
        if b.at - a.at >= _LEAST_ROOM_EM * size and is_full_width(a.text) and a.text.isalpha():
            low, high = start + a.at + _OWN_EM * size, start + b.at - _OWN_EM * size
            for left, right in _blocks(ink, low, high, size):
                numeral = _NUMERALS.get(_bars(ink[:, left:right], size))
                if numeral is not None:
                    found.append(Character(numeral, (left + right) / 2 - start, _CONFIDENCE))
        if b.text in _LEANING and is_full_width(a.text) and _follows_bar(ink, a, b, size, start):
            b = b._replace(text="Ⅳ")
        found.append(b)
    return found


def _follows_bar(ink: Mask, before: Character, letter: Character, size: float, start: float) -> bool:
    """Whether a bar stands right before a letter V, between it and the character before."""
    low = start + before.at + _OWN_EM * size
    runs = _runs(ink[:, round(low) : round(start + letter.at + _OWN_EM * size)].any(axis=0))
    return len(runs) == 2 and _bars(ink[:, round(low) + runs[0][0] : round(low) + runs[0][1]], size) == 1


def _blocks(ink: Mask, low: float, high: float, size: float) -> list[tuple[int, int]]:
    """Left and right of what is printed from ``low`` to ``high`` and reaches over neither, bars together."""
    first, last = max(0, round(low)), min(ink.shape[1], round(high))
    if last <= first:
        return []
    blocks: list[list[int]] = []
    for left, right in _runs(ink[:, first:last].any(axis=0)):
        if blocks and left - blocks[-1][1] <= _BETWEEN_EM * size:
            blocks[-1][1] = right
        else:
            blocks.append([left, right])
    return [(first + left, first + right) for left, right in blocks if left > 0 and right < last - first]


def _runs(filled: Any) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], filled.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _bars(ink: Mask, size: float) -> int:
    """How many upright bars a piece of ink consists of, with serifs or without; 0 for anything else."""
    rows = np.flatnonzero(ink.any(axis=1))
    if not len(rows) or not _TALL_EM[0] * size <= int(np.ptp(rows)) + 1 <= _TALL_EM[1] * size:
        return 0
    part = ink[int(rows[0]) : int(rows[-1]) + 1]
    third = len(part) // 3
    bars = _runs(part[third:-third].any(axis=0))
    if any(right - left > _BROADEST_EM * size for left, right in bars):
        return 0
    within = np.zeros(part.shape[1], np.bool_)
    for left, right in bars:
        within[left:right] = True
        if float(part[:, left:right].any(axis=1).mean()) < _SOLID:
            return 0
    return len(bars) if float(part[:, ~within].sum()) <= _SERIFS * float(part.sum()) else 0
