"""Which way up a scanned page lies, told by reading a few of its longest lines each way."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extract.sources.scan_models import Models
from extract.sources.scan_picture import Picture, Straight
from extract.sources.scan_pieces import Piece
from extract.sources.scan_words import column, crop_of

LINES = 8
"""So many lines are read."""
LONG = 3.0
"""A piece so many times longer than broad shows which way its line runs."""
WELL_READ = 0.88
"""Lines whose characters are that sure on the mean stand upright."""
SURER = 0.05
"""By how much surer lines must be that are read another way."""
FEWEST_CHARACTERS = 8


def quarter_turns(picture: Straight, pieces: Sequence[Piece], models: Models) -> int:
    """By how many quarters, counterclockwise, the page must be turned so that its lines can be read; mostly 0.

    Where most lines are level the page stands upright or on its head. Where most are plumb it lies on a side,
    unless they are columns of vertical writing, whose characters stand upright.
    """
    level = _longest([p for p in pieces if p.x1 - p.x0 >= LONG * (p.y1 - p.y0)])
    plumb = _longest([p for p in pieces if p.y1 - p.y0 >= LONG * (p.x1 - p.x0)])
    if _length(level) >= _length(plumb):
        crops = [crop_of(picture, piece) for piece in level]
        upright = _sureness(crops, models)
        if upright is None or upright >= WELL_READ:
            return 0
        overhead = _sureness([np.ascontiguousarray(np.rot90(crop, 2)) for crop in crops], models)
        return 2 if overhead is not None and overhead > upright + SURER else 0
    # The recogniser reads columns that lie on their left side as well as upright ones: standing upright decides.
    upright = _sureness([column(picture, piece) for piece in plumb], models) or 0.0
    left, right = (_sureness(_turned(picture, plumb, turns), models) or 0.0 for turns in (1, 3))
    if right >= WELL_READ and right > left:
        return 3
    return 1 if left >= WELL_READ > upright else 0


def _turned(picture: Straight, pieces: Sequence[Piece], turns: int) -> list[Picture]:
    """The pictures of plumb lines laid level."""
    found = []
    for piece in pieces:
        margin = round(0.16 * (piece.x1 - piece.x0)) + 1
        crop = picture.grey[
            max(0, piece.y0 - margin) : piece.y1 + margin, max(0, piece.x0 - margin) : piece.x1 + margin
        ]
        found.append(np.ascontiguousarray(np.rot90(crop, turns)))
    return found


def _longest(pieces: Sequence[Piece]) -> list[Piece]:
    return sorted(pieces, key=lambda p: (-max(p.x1 - p.x0, p.y1 - p.y0), p))[:LINES]


def _length(pieces: Sequence[Piece]) -> int:
    return sum(max(p.x1 - p.x0, p.y1 - p.y0) for p in pieces)


def _sureness(crops: Sequence[Picture], models: Models) -> float | None:
    """How sure the recogniser is of lines, on the mean of characters (0-1); None where it reads too few."""
    sure = [c.confidence for line in models.read(crops) for c in line]
    return sum(sure) / len(sure) if len(sure) >= FEWEST_CHARACTERS else None
