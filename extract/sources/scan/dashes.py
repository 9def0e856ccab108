"""Rows of dashes and dots in a picture that are rulings: long ones, and short ones between two rulings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

from extract.sources.scan.picture import Darkness, Mask, Picture
from extract.sources.scan.runs import MEET_PT, Line, Runs, beside, find_runs, is_held, is_known, is_touching

DASHED_PT, SHORT_DASHED_PT = 40.0, 10.0
"""The shortest row of dashes that is a ruling, and the shortest between two rulings."""
DASH_PT = 2.2
"""How thick a dash of a long row is at most; what is taller is none."""
DASH_GAP_PT = 5.0
MOST_BESIDE, MOST_BESIDE_SHORT = 0.1, 0.3
"""Share of a row of dashes beside which other ink may stand, and of a short one between two rulings."""
GAP = 0.55
"""The gaps between dashes are as dark as the dashes times this at most."""
DASH_THICK_PT, DASH_LONG_PT = 1.6, 8.0
"""How thick and how long a dash of a short row is at most."""
_ALONE_PT, _LEADER_PT, _BEFORE_PT = 80.0, 3.0, 30.0
"""How long a dashed ruling is that touches none across, and how far above, below and beside it no ink stands."""
_LEAST_ROW_PT, _APART_PT, _MOST_OF_ROW = 9.0, 1.5, 0.8
"""Between rulings so far apart a dashed ruling has more than one dash; how far from them it is looked at, and how
much of what lies between them the stroke of a figure is at most."""
_LONGER, _SOLID_PT = 3.0, 4.0
"""A stroke of a letter is so many times as long as a dash, and so many points, at least."""
_RULING_PT = 0.7
"""How far a ruling may reach beyond its width."""
_BESIDE_PT, _MOST_ACROSS, _MOST_LETTERED = 6.0, 1.5, 0.6
"""How far beside a row of dashes what is connected with it is looked at, how wide that is at most, in the
thickness of a dash, and how much of the row may be wider."""


def find_dashes(ink: Picture, dark: Darkness, scale: float) -> Runs:
    """Level rows of dashes or dots with nothing beside them, and short rows of dashes that touch nothing else.

    ``dark`` tells them from pale rulings of which only bits are ink.
    """
    thin, _ = _without_tall(ink, scale)
    runs = find_runs(thin, scale, DASHED_PT, gap=DASH_GAP_PT)
    found = [run for run in runs.found if _is_dashed(ink, dark, run.line, scale)]
    short = find_runs(_lone_dashes(ink, scale), scale, SHORT_DASHED_PT, gap=DASH_GAP_PT)
    last = int(runs.labels.max())
    labels = np.where(runs.labels > 0, runs.labels, np.where(short.labels > 0, short.labels + last, 0))
    found += [
        run._replace(label=run.label + last)
        for run in short.found
        if not is_known(run.line, [other.line for other in found], scale)
        and _is_dashed(ink, dark, run.line, scale)
    ]
    return Runs(found, np.asarray(labels, np.int32))


def _without_tall(ink: Picture, scale: float) -> tuple[Picture, Picture]:
    """Ink without what is taller than a dash, which breaks a row of them, and the tall ink."""
    upright = np.ones((max(3, round(DASH_PT * scale)), 1), np.uint8)
    tall = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, upright), np.uint8)
    return ink & ~tall, tall


def _lone_dashes(ink: Picture, scale: float) -> Picture:
    """The ink of level dashes and dots that are connected with nothing else."""
    _, parts, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    flat = (stats[:, cv2.CC_STAT_HEIGHT] <= DASH_THICK_PT * scale) & (
        stats[:, cv2.CC_STAT_WIDTH] <= DASH_LONG_PT * scale
    )
    flat[0] = False
    return np.asarray(flat[parts], np.uint8)


def apart_from(dashes: Runs, pale: Picture, scale: float) -> Picture:
    """Pale lines without the paper between dashes, which blurs to a line here and there."""
    left = pale.copy()
    for run in dashes.found:
        line, reach = run.line, 1.5 * scale
        top, bottom = max(0, round(line.at - reach)), round(line.at + reach) + 1
        left[top:bottom, max(0, round(line.low - 3 * scale)) : round(line.high + 3 * scale)] = 0
    return left


def _is_dashed(ink: Picture, dark: Darkness, line: Line, scale: float) -> bool:
    if line.width > DASH_PT * scale:
        # strokes of a line of small letters, which stand one above another and leave nothing beside them
        return False
    above, core, below = beside(ink, line, scale)
    edges = int(np.count_nonzero(np.diff(core.astype(np.int8))))
    even = edges / 2 >= (line.high - line.low) / (3 * DASH_GAP_PT * scale)
    crowded = (float(above.mean()) + float(below.mean())) / 2
    if not even or float(core.mean()) < 0.3:
        return False
    middle = round(line.at)
    along = dark[max(0, middle - 1) : middle + 2, round(line.low) : round(line.high)].max(axis=0)
    if not along.size or np.percentile(along, 15) > GAP * np.percentile(along, 85):
        return False
    return crowded <= (MOST_BESIDE if _is_long(line, scale) else MOST_BESIDE_SHORT)


def leads(line: Line, across: Sequence[Line], scale: float) -> bool:
    """Whether a row of dashes leads to a ruling across, a short one from one to another."""
    near = 2 * MEET_PT * scale
    return is_touching(line, across, near) if _is_long(line, scale) else is_held(line, across, near)


def stands_alone(ink: Picture, line: Line, across: Sequence[Line], scale: float) -> bool:
    """Whether a long row of dashes has no letters before and behind it on its line, as leaders have.

    A ruling across is no letter.
    """
    if line.high - line.low < _ALONE_PT * scale:
        return False
    top, bottom = max(0, round(line.at - _LEADER_PT * scale)), round(line.at + _LEADER_PT * scale)
    near, far = _APART_PT * scale, _BEFORE_PT * scale
    for low, high in ((line.low - far, line.low - near), (line.high + near, line.high + far)):
        left = max(0, round(low))
        part = ink[top:bottom, left : max(left, round(high))].copy()
        for ruling in across:
            if left - near <= ruling.at <= high + near and ruling.low < bottom and ruling.high > top:
                edge = ruling.width / 2 + _RULING_PT * scale
                part[:, max(0, round(ruling.at - edge) - left) : max(0, round(ruling.at + edge) - left)] = 0
        if part.size and _without_tall(part, scale)[1].any():
            return False
    return True


def is_lettered(ink: Picture, line: Line, across: Sequence[Line], scale: float) -> bool:
    """Whether a row of dashes is made of strokes of figures in the rows of a table, and of its rulings.

    There is one stroke in each row (1 has one), or the strokes go on beside it, as those of 2 and 5 do.
    """
    near = 2 * MEET_PT * scale
    met = sorted(r.at for r in across if r.low - near <= line.at <= r.high + near)
    met = [at for at in met if line.low - near <= at <= line.high + near]
    _, core, _ = beside(ink, line, scale)
    rows = single = 0
    if _goes_on_beside(ink, line, met, scale):
        return True
    for low, high in pairwise(met):
        if high - low < _LEAST_ROW_PT * scale:
            continue
        first, last = round(low + _APART_PT * scale - line.low), round(high - _APART_PT * scale - line.low)
        part = core[max(0, first) : max(0, last)].astype(np.int8)
        strokes = int(np.count_nonzero(np.diff(part, prepend=0) == 1))
        rows += 1
        single += strokes <= 1 and int(part.sum()) <= _MOST_OF_ROW * (last - first)
    return 2 * single > rows


def _goes_on_beside(ink: Picture, line: Line, met: Sequence[float], scale: float) -> bool:
    """Whether most of the ink in a row of dashes between rulings across is connected with ink beside it."""
    wide, core = round(_BESIDE_PT * scale), round(DASH_THICK_PT / 2 * scale)
    top, left = max(0, round(line.at) - wide), max(0, round(line.low))
    part = ink[top : round(line.at) + wide + 1, left : round(line.high)].copy()
    for at in met:
        part[:, max(0, round(at - _APART_PT * scale) - left) : max(0, round(at + _APART_PT * scale) - left)] = 0
    _, labels, stats, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
    middle = round(line.at) - top
    own = labels[max(0, middle - core) : middle + core + 1]
    own = own[own > 0]
    across = stats[own, cv2.CC_STAT_HEIGHT] > _MOST_ACROSS * DASH_THICK_PT * scale
    return bool(own.size) and float(across.mean()) > _MOST_LETTERED


def is_solid_beside(ink: Picture, part: Line, row: Line, scale: float) -> bool:
    """Whether a part of a run beyond the rulings has a stroke much longer than the dashes of the row within them.

    So the right stroke of 円 stands above a dashed border, where a unit ends with it.

    >>> ink = np.zeros((9, 200), np.uint8); ink[4, 60:] = np.arange(140) % 6 < 3; ink[4, 10:40] = 1
    >>> row = Line(4.5, 60, 200, 1)
    >>> [is_solid_beside(ink, row._replace(low=low, high=low + 50), row, 2.8) for low in (10, 140)]
    [True, False]
    """
    dashes, strokes = (_stretches(beside(ink, line, scale)[1]) for line in (row, part))
    if not len(dashes) or not len(strokes):
        return False
    return float(strokes.max()) > max(_LONGER * float(np.median(dashes)), _SOLID_PT * scale)


def _stretches(core: Mask) -> npt.NDArray[np.intp]:
    """How long the stretches of ink are."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], core.astype(np.int8), [0]))))
    return edges[1::2] - edges[::2]


def drawn_on(line: Line, across: Sequence[Line], scale: float) -> Line:
    """A row of dashes drawn on to the rulings across that it ends a gap before."""
    near = MEET_PT * scale
    ends = [r.at for r in across if r.low - near <= line.at <= r.high + near]
    low = min((at for at in ends if line.low - 2 * near <= at < line.low), default=line.low)
    return line._replace(
        low=low, high=max((a for a in ends if line.high < a <= line.high + 2 * near), default=line.high)
    )


def _is_long(line: Line, scale: float) -> bool:
    return line.high - line.low >= DASHED_PT * scale
