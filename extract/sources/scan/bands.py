"""Dark bands and cells of a table: where they end is ruled as well, though nothing shows it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from extract.sources.scan.picture import Picture, Straight
from extract.sources.scan.runs import Line

_REACH_PT = 4.0
"""Rulings end so near to a dark ground: its blurred rim hides the rest of them."""
_CLEAR_PT = 1.0
"""So far from a ruling letters stand that it parts, and from the edges of a ground."""
_FEWEST = 2
_SEEN, _BESIDE_PT = 8.0, 2.5
"""A ruling that crosses a dark ground differs from it by so many of 255 levels, and so near to its place."""


class _Lines(NamedTuple):
    """The lines of one direction, and the picture in which they run from left to right."""

    found: list[Line]
    grey: Picture


class _Side(NamedTuple):
    """A ground as the lines of one direction see it: where it begins and ends along them, and across them."""

    first: int
    last: int
    low: int
    high: int


def with_edges(level: Sequence[Line], plumb: Sequence[Line], picture: Straight) -> tuple[list[Line], list[Line]]:
    """Rulings together with the edges of dark grounds at which several of them end.

    A ground at which they end on both sides is a row among the rows of a table. One beside the rows, as tall as
    some of them together, is a cell or several: what crosses it goes on from a ruling. One at the table's head may
    have cells that no ruling parts; where the sides of the table begin at its foot, as wide as it is, it is the
    first row, and letters above the columns on both sides of a ruling are cells. ``picture`` has the light letters
    of its grounds turned dark.

    >>> from extract.sources.scan.reversed import Ground
    >>> plumb = [Line(at, low, high, 3) for at in (10, 150) for low, high in ((0, 96), (133, 200))]
    >>> paper = np.full((300, 400), 190, np.uint8)
    >>> page = Straight(paper, paper, np.zeros(paper.shape, np.bool_), 2.8, 0.0)
    >>> wide = page._replace(grounds=(Ground(9, 100, 301, 130),))
    >>> added, drawn = with_edges([], plumb, wide)
    >>> [line[:3] for line in added]
    [(100.0, 9, 301), (130.0, 9, 301)]
    >>> [line[:3] for line in drawn]
    [(10, 0, 100), (10, 130, 200), (150, 0, 100), (150, 130, 200), (9.0, 100, 130), (301.0, 100, 130)]
    >>> with_edges([], plumb[::2], wide)[0]
    []
    >>> box = [Line(at, 133, 200, 3) for at in (10, 90, 190, 300)]
    >>> inner = [Line(at, 11, 299, 3) for at in (160, 180, 200)]
    >>> wide.ink[110:120, 20:60] = wide.ink[110:120, 100:150] = True
    >>> added, drawn = with_edges(inner, box, wide)
    >>> [line.at for line in added], [line.low for line in drawn[:4]]
    ([160, 180, 200, 100.0, 130.0], [130, 100, 130, 130])
    >>> rows = [Line(at, 46, 300, 3) for at in (20, 60, 100, 140)]
    >>> paper[100, 10:40] = 255
    >>> beside, [left, right] = with_edges(rows, [], page._replace(grounds=(Ground(10, 21, 42, 139),)))
    >>> [line.low for line in beside], left.at, right.at
    ([10, 42, 10, 10], 10.0, 42.0)
    """
    grey, scale = picture.grey, picture.scale
    rows = _Lines(list(level), grey)
    columns = _Lines(list(plumb), np.asarray(grey.T, np.uint8))
    for x0, y0, x1, y1 in picture.grounds:
        along, down = _Side(x0, x1, y0, y1), _Side(y0, y1, x0, x1)
        head = False
        if _is_beside(rows.found, along, scale):
            rows = rows._replace(found=_drawn_through(rows, along, scale))
        elif not (_is_among(columns.found, down, scale) or _is_among(rows.found, along, scale)):
            head = _is_head(columns.found, rows.found, down, scale)
            if not head:
                continue
        # what ends right above the head of a table is of another one
        columns = columns._replace(found=_drawn_on(columns.found, down, scale, before=not head))
        if head:
            columns = columns._replace(found=_parted(columns.found, down, picture))
        rows = rows._replace(found=_drawn_on(rows.found, along, scale))
        rows.found.extend(
            Line(float(y), x0, x1, scale) for y in (y0, y1) if not _is_ruled(rows.found, y, x0, x1, scale)
        )
        columns.found.extend(
            Line(float(x), y0, y1, scale) for x in (x0, x1) if not _is_ruled(columns.found, x, y0, y1, scale)
        )
    return rows.found, columns.found


def _is_among(lines: Sequence[Line], side: _Side, scale: float) -> bool:
    """Whether several lines end before a ground and several behind it."""
    before, behind = _ends(lines, side, scale)
    return min(len(before), len(behind)) >= _FEWEST


def _is_head(columns: Sequence[Line], rows: Sequence[Line], side: _Side, scale: float) -> bool:
    """Whether both sides of a table begin at the foot of a ground as wide as it is, with rulings between them.

    A single row with an outline below a ground is a box with its title.
    """
    _, behind = _ends(columns, side, scale)
    near = _REACH_PT * scale
    if not all(any(abs(line.at - edge) <= near for line in behind) for edge in side[2:]):
        return False
    foot = min(line.high for line in behind)
    inner = [line.at for line in rows if side.low - near <= line.low and line.high <= side.high + near]
    return sum(side.last + near < at < foot - near for at in inner) >= _FEWEST


def _is_beside(lines: Sequence[Line], side: _Side, scale: float) -> bool:
    """Whether lines begin behind a ground at its top, at its foot, and nowhere before it."""
    before, behind = _ends(lines, side, scale)
    near = _REACH_PT * scale
    return not before and all(any(abs(line.at - edge) <= near for line in behind) for edge in side[2:])


def _ends(lines: Sequence[Line], side: _Side, scale: float) -> tuple[list[Line], list[Line]]:
    """The lines that end before a ground, and those that begin behind it."""
    near = _REACH_PT * scale
    across = [line for line in lines if side.low - near <= line.at <= side.high + near]
    before = [line for line in across if 0 <= side.first - line.high <= near]
    return before, [line for line in across if 0 <= line.low - side.last <= near]


def _drawn_on(lines: Sequence[Line], side: _Side, scale: float, *, before: bool = True) -> list[Line]:
    """The lines, those that end at a ground drawn on to its edge; not those ``before`` it where that is false."""
    ending, behind = _ends(lines, side, scale)
    drawn = [line._replace(high=side.first) if before and line in ending else line for line in lines]
    return [line._replace(low=side.last) if line in behind else line for line in drawn]


def _drawn_through(lines: _Lines, side: _Side, scale: float) -> list[Line]:
    """The lines, those that begin behind a ground and run along its edge or cross it drawn on over it."""
    _, behind = _ends(lines.found, side, scale)
    near = _REACH_PT * scale
    crossing = [
        line
        for line in behind
        if min(abs(line.at - side.low), abs(line.at - side.high)) <= near
        or _is_seen(lines.grey, line, side, scale)
    ]
    return [line._replace(low=side.first) if line in crossing else line for line in lines.found]


def _parted(columns: Sequence[Line], side: _Side, picture: Straight) -> list[Line]:
    """The lines, those that begin at the foot of a head drawn on over it between letters above both their columns.

    Letters that cross a line, or stand above one of several columns only, may belong to all of them.
    """
    near, far = round(_CLEAR_PT * picture.scale), _REACH_PT * picture.scale
    inked = np.asarray(picture.ink[side.first + near : side.last - near].any(axis=0), np.bool_)
    inner = sorted(r.at for r in columns if r.low == side.last and side.low + far < r.at < side.high - far)
    clear = [not inked[round(at) - near : round(at) + near + 1].any() for at in inner]
    headed = [
        bool(inked[round(left) + near + 1 : round(right) - near].any())
        for left, right in pairwise([side.low, *inner, side.high])
    ]
    parting = [at for k, at in enumerate(inner) if clear[k] and headed[k] and headed[k + 1]]
    return [r._replace(low=side.first) if r.low == side.last and r.at in parting else r for r in columns]


def _is_seen(grey: Picture, line: Line, side: _Side, scale: float) -> bool:
    """Whether a line crosses a ground: at its place the ground is brighter or darker than above and below."""
    reach = round(_BESIDE_PT * scale)
    at, top = round(line.at), max(0, round(line.at) - reach)
    part = grey[top : at + reach + 1, side.first : side.last]
    if not part.size:
        return False
    rows = np.median(part, axis=1)
    core = rows[max(0, at - top - reach // 2) : at - top + reach // 2 + 1]
    return bool(np.abs(core - np.median(rows)).max() > _SEEN)


def _is_ruled(lines: Sequence[Line], at: int, low: int, high: int, scale: float) -> bool:
    """Whether a ruling runs along an edge for the most part."""
    near = _REACH_PT * scale
    return any(
        abs(line.at - at) <= near and min(line.high, high) - max(line.low, low) >= (high - low) / 2
        for line in lines
    )
