"""Which way up a scanned page lies, told by reading the beginnings of a few of its lines each way."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from extract.sources.scan.models import Models
from extract.sources.scan.picture import Mask, Picture, Straight
from extract.sources.scan.pieces import Piece
from extract.sources.scan.words import column, crop_of

LINES = 8
"""So many lines are read."""
LONG, LONGEST = 3.0, 7.0
"""A piece so many times longer than broad shows which way its line runs; no more of it is read than the second."""
LEAST_PT, LARGEST_PT = 4.0, 40.0
"""How broad the ink of a line is."""
APART_PT = 4.0
"""Ink so close to other ink along a line belongs to it."""
MOST_BROAD = 1.5
"""Lines so many times broader than usual are several, run together."""
WELL_READ = 0.88
"""Lines whose characters are that sure on the mean stand upright."""
SURER, LEAST_READ = 0.05, 0.6
"""By how much surer lines must be that are read another way, and how sure at least."""
FEWEST_CHARACTERS = 8


def quarter_turns(picture: Straight, models: Models) -> int:
    """By how many quarters, counterclockwise, the page must be turned so that its lines can be read; mostly 0.

    ``picture`` is without its rulings. A page whose level lines can be read stands upright, or on its head. Where
    its plumb lines are read better it lies on a side, unless they are columns of vertical writing, whose
    characters stand upright.
    """
    # turned by a quarter to the left, a plumb line becomes a level one
    left_side = np.ascontiguousarray(np.rot90(picture.ink))
    level, plumb = level_lines(picture.ink, picture.scale), level_lines(left_side, picture.scale)
    # The recogniser is sure of letters that lie, too: which way the lines run comes first.
    if _length(level) >= _length(plumb):
        crops = [crop_of(picture, _beginning(picture.ink, piece)) for piece in level]
        upright = _sureness(crops, models)
        if upright >= WELL_READ:
            return 0
        overhead = _sureness([np.ascontiguousarray(np.rot90(crop, 2)) for crop in crops], models)
        return 2 if overhead > max(upright + SURER, LEAST_READ) else 0
    plumb = [_plumb(_beginning(left_side, piece), picture.ink.shape[1]) for piece in plumb]
    # The recogniser reads columns that lie on their left side as well as upright ones: standing upright decides.
    stacked = _sureness([column(picture, piece) for piece in plumb], models)
    left, right = (_sureness(_turned(picture, plumb, turns), models) for turns in (1, 3))
    if right >= WELL_READ and right > left:
        return 3
    return 1 if left >= WELL_READ > stacked else 0


def level_lines(ink: Mask, scale: float) -> list[Piece]:
    """Boxes around the longest level lines of a picture without rulings, the longest first.

    >>> ink = np.zeros((60, 400), np.bool_); ink[20:30, 10:300] = True; ink[45:55, 10:30] = True
    >>> level_lines(ink, 1.0)
    [Piece(x0=10, y0=20, x1=300, y1=30)]
    """
    near = np.ones((1, round(APART_PT * scale) | 1), np.uint8)
    joined = cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_CLOSE, near)
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found: list[Piece] = []
    for x, y, wide, high, _ in (tuple(int(value) for value in row) for row in stats[1:]):
        if LEAST_PT * scale <= high <= LARGEST_PT * scale and wide >= LONG * high:
            found.append(Piece(x, y, x + wide, y + high))
    if not found:
        return []
    usual = float(np.percentile([p.y1 - p.y0 for p in found], 35))
    found = [p for p in found if p.y1 - p.y0 <= MOST_BROAD * usual]
    return sorted(found, key=lambda p: (p.x0 - p.x1, p))[:LINES]


def _beginning(ink: Mask, piece: Piece) -> Piece:
    """As much of a line as is read, cut where there is no ink."""
    most = round(LONGEST * (piece.y1 - piece.y0))
    if piece.x1 - piece.x0 <= most:
        return piece
    blank = np.flatnonzero(~ink[piece.y0 : piece.y1, piece.x0 : piece.x0 + most].any(axis=0))
    return piece._replace(x1=piece.x0 + (int(blank[-1]) if len(blank) and blank[-1] > most // 2 else most))


def _plumb(piece: Piece, columns: int) -> Piece:
    """Where a line of a picture turned by a quarter to the left stood before; the picture was ``columns`` wide."""
    return Piece(columns - piece.y1, piece.x0, columns - piece.y0, piece.x1)


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


def _length(pieces: Sequence[Piece]) -> int:
    return sum(max(p.x1 - p.x0, p.y1 - p.y0) for p in pieces)


def _sureness(crops: Sequence[Picture], models: Models) -> float:
    """How sure the recogniser is of lines, on the mean of characters (0-1); 0.0 where it reads too few."""
    sure = [c.confidence for line in models.read(crops) for c in line]
    return sum(sure) / len(sure) if len(sure) >= FEWEST_CHARACTERS else 0.0
