"""What the ink of recognised lines tells: the white between their characters, and the size of their type."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from extract.sources.scan.picture import Mask, Picture
from extract.sources.scan.pieces import Piece
from extract.sources.scan.setting import Character
from extract.sources.scan.sizes import TypeSize, harmonised, type_size

_LONGEST_APART, _APART_EM, _IDEOGRAPH_TALL = 8, 0.3, 0.92
"""How many letters a label set apart has, how much white is between them, and how tall an ideograph is, in ems."""
_ROUGH = 0.35
_FLAT = 0.5
"""A single mark lower than this share of the usual line is a dash or a point."""


def type_sizes(
    lines: Sequence[list[Character]],
    crops: Sequence[Picture],
    owners: Sequence[tuple[Piece, list[Piece]]],
    ink: Mask,
    usual: float,
) -> list[float]:
    """The size of type of every line in pixels, equal where lines differ by no more than can be measured.

    A dash alone is set in the size of the others, whose pieces are ``usual`` pixels high; the size of letters that
    are set apart only their height tells. ``ink`` is that of the page.
    """
    sizes, weights = [], []
    for characters, crop, (piece, parts) in zip(lines, crops, owners, strict=True):
        printed = [c for c in characters if not c.text.isspace()]
        high, wide = piece.y1 - piece.y0, piece.x1 - piece.x0
        if len(printed) <= 1 and high < _FLAT * usual:
            sizes.append(TypeSize(usual / _IDEOGRAPH_TALL, False))
            weights.append(0.0)
            continue
        size = type_size(printed, wide, high) if printed else TypeSize(float(high), False)
        if size.sharp and not parts and len(printed) <= _LONGEST_APART and size.pixels > high:
            own = ink[piece.y0 : piece.y1, piece.x0 : piece.x1]
            gaps = gaps_between(own, [(wide - crop.shape[1]) / 2 + c.at for c in printed], high)
            if float(np.median(gaps)) >= _APART_EM:
                size = TypeSize(high / _IDEOGRAPH_TALL, False)
        sizes.append(size)
        weights.append(float(len(printed)))
    return harmonised(sizes, weights)


def gaps_between(ink: Mask, places: Sequence[float], size: float) -> list[float]:
    """The widest stretch without ink between each two neighbouring characters, in ems.

    The places are rough by a third of a square; that matters where a figure at the beginning may number the line,
    and where a place is beside the ink of its character.
    """
    columns = np.asarray(ink.any(axis=0), np.bool_)
    places = [_on_ink(columns, place, _ROUGH * size) for place in places]
    gaps = []
    for k, (a, b) in enumerate(pairwise(places)):
        reach = _ROUGH * size if k < 2 else 0.0
        filled = np.flatnonzero(columns[max(0, round(a - reach)) : max(0, round(b + reach)) + 1])
        gaps.append(float(np.diff(filled).max() - 1) / size if len(filled) > 1 else 0.0)
    return gaps


def _on_ink(columns: Mask, place: float, reach: float) -> float:
    """A place, or the nearest one that has ink within ``reach`` of it.

    >>> columns = np.zeros(20, np.bool_); columns[4:8] = columns[14:18] = True
    >>> [_on_ink(columns, place, 4.0) for place in (6.0, 9.0, 12.0, 19.0)]
    [6.0, 7.0, 14.0, 17.0]
    """
    at, low = round(place), max(0, round(place - reach))
    if 0 <= at < len(columns) and columns[at]:
        return place
    near = np.flatnonzero(columns[low : max(0, round(place + reach)) + 1]) + low
    return float(near[np.abs(near - place).argmin()]) if len(near) else place
