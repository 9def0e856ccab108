"""Where grounds in a picture end to the pixel, and the white joints that part the cells of a painted table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from extract.layout.ink import Fill
from extract.sources.scan.picture import Mask, Picture
from extract.sources.scan.rulings import evened
from extract.sources.scan.runs import Line

_REACH_PT, _CORNER_PT = 3.0, 1.5
"""How far from a rough edge the true one is looked for, and how much of a side its corners take."""
_RULED_PT, _APART_PT, _BESIDE_RULING = 2.0, 0.9, 0.6
"""A rough edge that lies so far beyond a ruling, or so little before it, is that ruling, unless so much of the
ground's tint begins beside it."""
_CLEAR_PX = 9
"""Ink darkens and blurs the paper so far around it, both sides together."""
_FEWEST_PX = 10
"""So many pixels without ink make a mean."""
LEAST_STEP, _UNEVEN = 3.0, 0.4
"""By how many of 255 levels a ground differs from what is beside it, and what share of all differences near its
edge is left on both sides of that."""
_JOINT_PT, _BESIDE_PT = 3.0, 4.0
"""How wide a joint is at most, and over how much beside it a cell is looked at."""
_LEAST_JOINT, _JOINT_SHARE, _PART_SHARE = 3.5, 0.35, 0.5
"""By how many levels, and by how much of a ground's tint, a joint is brighter than the cells beside it; and by
what share of that in each third of its length."""
_LEAST_CELL_PT = 6.0
_MOST_CUTS = 60
_SAME_LEVEL = 4
"""Grounds of one colour differ by so many levels at most."""

Box = tuple[float, float, float, float]
Profile = npt.NDArray[np.float64]


class Paint(NamedTuple):
    """What is seen of the grounds of a picture.

    ``grey`` is its brightness, ``bare`` where no ink is near, ``scale`` pixels a point; ``level`` and ``plumb``
    are its rulings in pixels.
    """

    grey: Picture
    bare: Mask
    scale: float
    level: Sequence[Line] = ()
    plumb: Sequence[Line] = ()


def paint_of(
    grey: Picture, ink: Mask, scale: float, level: Sequence[Line] = (), plumb: Sequence[Line] = ()
) -> Paint:
    """The paint of a picture with its rulings; ``ink`` are the pixels of these and of the letters."""
    near = np.ones((_CLEAR_PX, _CLEAR_PX), np.uint8)
    return Paint(grey, np.asarray(cv2.dilate(ink.astype(np.uint8), near) == 0), scale, level, plumb)


class Edges(NamedTuple):
    """A ground with its true sides, and by how many levels it is darker than what is beyond each of them.

    ``steps`` are in the order of the sides of ``box``; 0.0 where hardly any paper is seen.
    """

    box: Box
    steps: Box


def fitted(box: Box, tint: float, paint: Paint) -> Edges:
    """A rough box in points with its sides where the brightness changes, or else at rulings.

    ``tint`` is how much darker it is than paper: beside a ruling less than that may be letters.

    >>> grey = np.full((120, 200), 250, np.uint8); grey[33:81, 40:150] = 235
    >>> fitted((41.0, 32.0, 149.0, 82.0), 15.0, paint_of(grey, grey < 100, 1.0)).box
    (40.0, 33.0, 150.0, 81.0)
    """
    x0, top, x1, bottom = box
    found: list[float] = []
    steps: list[float] = []
    for low, high, first, last, turned in ((x0, x1, top, bottom, False), (top, bottom, x0, x1, True)):
        for at, inner in ((low, 1), (high, -1)):
            step = _step(paint, at, first, last, (high - low) / 2, turned=turned)
            inside = 0.0 if step is None else step[1] * inner
            ruling = _ruling(paint, at, inner, first, last, turned=turned)
            least = LEAST_STEP if ruling is None else max(LEAST_STEP, _BESIDE_RULING * tint)
            if step is None or abs(inside) < least:
                steps.append(inside if ruling is None else 0.0)
                found.append(at if ruling is None else ruling)
            else:
                steps.append(inside)
                found.append(step[0])
    left, right, above, below = found
    return Edges((left, above, right, below), (steps[0], steps[2], steps[1], steps[3]))


def _ruling(paint: Paint, at: float, inner: int, first: float, last: float, *, turned: bool) -> float | None:
    """Where a ruling runs along most of an edge; None where none does. All in points.

    ``inner`` is 1 where the ground lies behind the edge, -1 where before it.
    """
    rules = [
        line.at / paint.scale
        for line in (paint.level if turned else paint.plumb)
        if 2 * (min(line.high / paint.scale, last) - max(line.low / paint.scale, first)) > last - first
    ]
    near = min(rules, key=lambda rule: abs(rule - at), default=None)
    return near if near is not None and -_RULED_PT <= (at - near) * inner <= _APART_PT else None


def _step(
    paint: Paint, at: float, first: float, last: float, most: float, *, turned: bool
) -> tuple[float, float] | None:
    """Where brightness changes near an edge, and by how much it is darker behind; None where nothing tells.

    ``first`` and ``last`` are the ends of the edge, ``most`` how far it may be away at most; all in points.
    """
    reach = min(_REACH_PT, most)
    start = max(0, round((at - reach) * paint.scale))
    means = _profile(
        paint, start, (at + reach) * paint.scale, first + _CORNER_PT, last - _CORNER_PT, turned=turned
    )
    known = np.flatnonzero(~np.isnan(means))
    if len(known) < 2:
        return None
    values = means[known]
    best = (float("inf"), at * paint.scale - start, 0.0)
    for cut in range(1, len(values)):
        before, behind = values[:cut], values[cut:]
        cost = float(((before - before.mean()) ** 2).sum() + ((behind - behind.mean()) ** 2).sum())
        if cost < best[0]:
            # between two lines that letters hide nothing tells: the edge is where it was thought to be
            place = min(max(at * paint.scale - start, float(known[cut - 1] + 1)), float(known[cut]))
            best = (cost, place, float(before.mean() - behind.mean()))
    if best[0] > _UNEVEN * float(((values - values.mean()) ** 2).sum()):
        return None
    return (start + best[1]) / paint.scale, best[2]


def _profile(paint: Paint, low: float, high: float, first: float, last: float, *, turned: bool) -> Profile:
    """The mean brightness of each line across a stretch (pixels), of its paper between two places (points).

    Not a number where hardly any paper is. The lines are columns of pixels, rows where ``turned``.
    """
    along = slice(max(0, round(first * paint.scale)), max(0, round(last * paint.scale)))
    across = slice(max(0, round(low)), max(0, round(high)))
    place = (across, along) if turned else (along, across)
    axis = 1 if turned else 0
    bare = paint.bare[place]
    count = bare.sum(axis=axis)
    total = np.where(bare, paint.grey[place], 0).sum(axis=axis, dtype=np.float64)
    return np.where(count >= _FEWEST_PX, total / np.maximum(count, 1), np.nan)


def parted(box: Box, tint: float, paint: Paint) -> list[Box]:
    """A ground cut at the white joints that run through it, in points.

    What a joint parts may be parted by others that end at it: a cell over several columns. ``tint`` is how much
    darker the ground is than paper.

    >>> grey = np.full((120, 200), 250, np.uint8); grey[20:80, 20:180] = 235; grey[20:80, 99:101] = 248
    >>> grey[49:51, 100:180] = 248
    >>> parted((20.0, 20.0, 180.0, 80.0), 15.0, paint_of(grey, grey < 100, 1.0))
    [(20.0, 20.0, 100.0, 80.0), (100.0, 20.0, 180.0, 50.0), (100.0, 50.0, 180.0, 80.0)]
    """
    x0, top, x1, bottom = box
    across = _joints(paint, x0, x1, top, bottom, tint, turned=False)
    if across:
        return [
            part
            for left, right in pairwise((x0, *across, x1))
            for part in parted((left, top, right, bottom), tint, paint)
        ]
    down = _joints(paint, top, bottom, x0, x1, tint, turned=True)
    if down:
        return [
            part
            for above, below in pairwise((top, *down, bottom))
            for part in parted((x0, above, x1, below), tint, paint)
        ]
    return [box]


def _joints(
    paint: Paint, low: float, high: float, first: float, last: float, tint: float, *, turned: bool
) -> list[float]:
    """Where bright lines run from edge to edge of a ground, in points."""
    if high - low < 2 * _LEAST_CELL_PT or last - first < _LEAST_CELL_PT:
        return []
    scale = paint.scale
    inset = _CORNER_PT
    start, end = round(low * scale), round(high * scale)
    ends = [first + inset + k * (last - first - 2 * inset) / 3 for k in range(4)]
    means = _profile(paint, start, end, ends[0], ends[-1], turned=turned)
    parts = [_profile(paint, start, end, a, b, turned=turned) for a, b in pairwise(ends)]
    least = max(_LEAST_JOINT, _JOINT_SHARE * tint)
    wide, beside = round(_JOINT_PT * scale), round(_BESIDE_PT * scale)
    usual = _running_median(means, beside)
    bright = np.flatnonzero(np.nan_to_num(means - usual, nan=-1.0) >= least)
    found: list[float] = []
    margin = _LEAST_CELL_PT * scale
    for run in np.split(bright, np.flatnonzero(np.diff(bright) > 1) + 1):
        if not len(run) or len(run) > wide or run[0] < margin or run[-1] > len(means) - margin:
            continue
        around = slice(run[0] - 1, run[-1] + 2)
        lines = [float(np.nanmax(part[around] - usual[around], initial=-1.0)) for part in parts]
        seen = [float(part[around].max(initial=0.0)) for part in parts if not np.isnan(part[around]).any()]
        if len(seen) >= 2 and min(line for line in lines if line > -1.0) >= _PART_SHARE * least:
            found.append((start + float(run[0] + run[-1] + 1) / 2) / scale)
    return found if len(found) <= _MOST_CUTS else []


def _running_median(values: Profile, reach: int) -> Profile:
    """The median of the values up to ``reach`` before and behind each."""
    wide = np.pad(values, reach, constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(wide, 2 * reach + 1)
    known = ~np.isnan(windows).all(axis=1)
    found = np.full(len(values), np.nan)
    found[known] = np.nanmedian(windows[known], axis=1)
    return found


def aligned(fills: Sequence[Fill]) -> list[Fill]:
    """Fills with sides and colours made equal that differ by no more than can be measured.

    >>> fills = [Fill(22.5, 162.0, 185.3, 180.4, (239,) * 3, 0), Fill(185.2, 162.3, 340.0, 180.0, (241,) * 3, 0)]
    >>> [fill[:5] for fill in aligned(fills)]
    [(22.5, 162.3, 185.3, 180.4, (241, 241, 241)), (185.3, 162.3, 340.0, 180.4, (241, 241, 241))]
    """
    across = evened([side for f in fills for side in (f.x0, f.x1)])
    down = evened([side for f in fills for side in (f.top, f.bottom)])
    levels: dict[int, int] = {}
    group: list[int] = []
    for level in [*sorted(f.colour[0] for f in fills), 1_000]:
        if group and level - group[0] > _SAME_LEVEL:
            levels.update(dict.fromkeys(group, group[len(group) // 2]))
            group = []
        group.append(level)
    return [
        f._replace(
            x0=across[f.x0],
            x1=across[f.x1],
            top=down[f.top],
            bottom=down[f.bottom],
            colour=(levels[f.colour[0]],) * 3,
        )
        for f in fills
    ]
