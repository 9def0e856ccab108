"""Holes that a punch has left in a sheet: black discs in its scan, painted over as paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

_BLACK = 0.45
"""A hole is darker than the paper times this."""
_LEAST_PT, _MOST_PT = 12, 24
"""Diameters of the disc that fits into every hole, and of the largest hole, in points."""
_DISC, _UNEVEN_PT = 0.68, 3.0
"""Share of its square that a disc fills at least, and how far from a circle it may be."""
_MARGIN_PT = 60.0
"""How far from the edge of the sheet a hole's middle is at most."""
_PITCHES_PT, _PITCH_OFF_PT, _ASKEW = (227.0, 306.0), 11.0, 0.1
"""How far apart the holes of a punch are (80 mm, 108 mm), give or take, and how askew the sheet may lie."""
_RIM_PT, _PAPER = 1.5, 75
"""How broad the blurred rim of a hole is; percentage of what lies around it that is darker than paper."""


class Hole(NamedTuple):
    """A hole in a sheet, in pixels: its middle and its radius."""

    x: float
    y: float
    radius: float


def find_holes(grey: npt.NDArray[np.uint8], scale: float) -> list[Hole]:
    """The holes of a sheet: equal black discs near its edge, as far apart as those of a punch.

    >>> sheet = np.full((842, 595), 240, np.uint8)
    >>> for y in (308, 535, 700): _ = cv2.circle(sheet, (34, y), 8, 40, -1)
    >>> [(int(hole.x), int(hole.y)) for hole in find_holes(sheet, 1.0)]
    [(34, 308), (34, 535)]
    """
    rows, columns = grey.shape
    size = (max(1, round(columns / scale)), max(1, round(rows / scale)))
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    dark = (small < _BLACK * float(np.median(small))).astype(np.uint8)
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_LEAST_PT, _LEAST_PT))
    _, _, stats, middles = cv2.connectedComponentsWithStats(cv2.morphologyEx(dark, cv2.MORPH_OPEN, disc))
    discs: list[Hole] = []
    for (_, _, width, height, area), (x, y) in zip(stats[1:].tolist(), middles[1:], strict=True):
        round_enough = abs(width - height) <= _UNEVEN_PT and area >= _DISC * width * height
        edge = min(x, y, size[0] - x, size[1] - y)
        if round_enough and max(width, height) <= _MOST_PT and edge <= _MARGIN_PT:
            discs.append(Hole(float(x) + 0.5, float(y) + 0.5, (width + height) / 4))
    paired = [hole for hole in discs if any(_is_pair(hole, other) for other in discs)]
    return [Hole(hole.x * scale, hole.y * scale, hole.radius * scale) for hole in paired]


def _is_pair(a: Hole, b: Hole) -> bool:
    """Whether two discs, in points, lie as the holes of a punch do."""
    along, across = max(abs(a.x - b.x), abs(a.y - b.y)), min(abs(a.x - b.x), abs(a.y - b.y))
    apart = any(abs(along - pitch) <= _PITCH_OFF_PT for pitch in _PITCHES_PT)
    return apart and across <= _ASKEW * along and abs(a.radius - b.radius) <= _UNEVEN_PT


def filled(grey: npt.NDArray[np.uint8], holes: Sequence[Hole], scale: float) -> npt.NDArray[np.uint8]:
    """The picture with its holes painted over in the brightness of the paper around them."""
    found = grey.copy()
    for hole in holes:
        reach = hole.radius + _RIM_PT * scale
        around = round(reach + _RIM_PT * scale)
        x, y = round(hole.x), round(hole.y)
        near = grey[max(0, y - around) : y + around, max(0, x - around) : x + around]
        cv2.circle(found, (x, y), round(reach), int(np.percentile(near, _PAPER)), -1)
    return found
