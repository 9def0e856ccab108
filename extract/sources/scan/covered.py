"""Upright rulings that the bars of a timetable cover, drawn on behind them as a drawn page would have them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extract.layout.ink import Fill
from extract.sources.scan.picture import Mask
from extract.sources.scan.rulings import Ruled
from extract.sources.scan.runs import Line

_SAME_PT = 1.2
"""The parts of a ruling are so far from one straight line at most."""
_NEAR_PT = 4.0
"""So much of a ruling is hidden at most beyond the edges of a bar."""
_FLUSH_PT = 2.0
"""A bar ends so far before a border beside it at least: what is flush with both borders is a row of the table."""
_MOSTLY = 0.6
"""So much of what is missing of a ruling lies behind bars or is inked."""
_BESIDE_PT = 0.35


class _Bar(NamedTuple):
    """The box of a ground in pixels."""

    x0: float
    y0: float
    x1: float
    y1: float


def drawn_behind(ruled: Ruled, fills: Sequence[Fill], ink: Mask, scale: float) -> Ruled:
    """The rulings, the upright ones drawn on behind the bars that part or end them.

    A row of a table that is painted all over ends at its borders, and rulings run along its edges. A bar leaves
    white beside it, and nothing is ruled where it interrupts a ruling. Between two bars, and between one and the
    table's edge, a piece may be too short to be known as a ruling: then its ink tells.

    Args:
        ruled: the rulings of a picture.
        fills: its grounds, in points.
        ink: the ink of the picture, rulings included.
        scale: pixels a point.

    >>> import numpy as np
    >>> upright = [Line(10, 0, 90, 1), Line(60, 0, 20, 1), Line(60, 40, 90, 1), Line(110, 0, 90, 1)]
    >>> ink = np.zeros((91, 120), np.bool_)
    >>> ruled = Ruled([Line(90, 0, 120, 1)], upright, ink.copy())
    >>> bar = Fill(14, 20, 106, 40, (190, 190, 190), 0)
    >>> [line[:3] for line in drawn_behind(ruled, [bar], ink, 1.0).plumb]
    [(10, 0, 90), (60, 0, 90), (110, 0, 90)]
    >>> drawn_behind(ruled, [bar._replace(x0=10, x1=110)], ink, 1.0) is ruled
    True
    >>> drawn_behind(ruled._replace(level=[Line(40, 0, 120, 1)]), [bar], ink, 1.0).plumb == upright
    True
    >>> ink[84:90, 60] = True
    >>> short = ruled._replace(plumb=[upright[0], Line(60, 0, 66, 1), upright[3]])
    >>> drawn_behind(short, [bar._replace(top=66, bottom=85)], ink, 1.0).plumb[1][:3]
    (60, 0, 90)
    """
    boxes = (_Bar(f.x0 * scale, f.top * scale, f.x1 * scale, f.bottom * scale) for f in fills)
    bars = [bar for bar in boxes if _is_loose(bar, ruled.plumb, _FLUSH_PT * scale)]
    if not bars:
        return ruled
    plumb: list[Line] = []
    for line in sorted(ruled.plumb, key=lambda r: (r.low, r.high)):
        above = [k for k, other in enumerate(plumb) if abs(other.at - line.at) <= _SAME_PT * scale]
        k = max(above, key=lambda k: plumb[k].high, default=-1)
        drawn_on = k >= 0 and line.low <= plumb[k].high and plumb[k] not in ruled.plumb
        if drawn_on or (k >= 0 and _is_hidden(plumb[k], line, bars, ruled.level, ink, scale)):
            plumb[k] = plumb[k]._replace(high=max(plumb[k].high, line.high))
        else:
            plumb.append(line)
    plumb = [_to_edges(line, bars, ruled, ink, scale) for line in plumb]
    if sorted(plumb) == ruled.plumb:
        return ruled
    mask = ruled.mask.copy()
    for line in plumb:
        if line not in ruled.plumb:
            left, right = (round(line.at + side * (line.width / 2 + _BESIDE_PT * scale)) for side in (-1, 1))
            for y in range(round(line.low), round(line.high) + 1):
                if not _is_behind(bars, line.at, y):
                    mask[y : y + 1, left : right + 1] = True
    return Ruled(ruled.level, sorted(plumb), mask)


def _is_loose(bar: _Bar, plumb: Sequence[Line], flush: float) -> bool:
    """Whether rulings run beside a bar on both sides, and it ends clearly before one of them.

    They go on beyond it above or below: a ruling begins at the top of the cell above several columns, too, and
    what is as tall as the bar is its outline.
    """
    along = [r for r in plumb if r.low <= bar.y0 + flush and bar.y1 - flush <= r.high]
    passing = [r.at for r in along if r.low <= bar.y0 - flush or bar.y1 + flush <= r.high]
    middle = (bar.x0 + bar.x1) / 2
    left = [bar.x0 - at for at in passing if at < middle and at <= bar.x0 + flush]
    right = [at - bar.x1 for at in passing if at > middle and at >= bar.x1 - flush]
    return bool(left and right) and max(min(left), min(right)) >= flush


def _is_behind(bars: Sequence[_Bar], at: float, y: float) -> bool:
    return any(bar.x0 < at < bar.x1 and bar.y0 + 1 < y < bar.y1 - 1 for bar in bars)


def _is_hidden(
    upper: Line, lower: Line, bars: Sequence[_Bar], level: Sequence[Line], ink: Mask, scale: float
) -> bool:
    """Whether what is missing between two parts of a ruling lies behind bars, and no ruling runs where they end.

    A line as long as a bar is its edge.
    """
    near, at, first, last = _NEAR_PT * scale, lower.at, upper.high, lower.low
    if first >= last or not _is_covered(at, first, last, bars, ink):
        return False
    over = [bar for bar in bars if bar.x0 < at < bar.x1 and bar.y1 > first - near and bar.y0 < last + near]
    if not over or first < min(bar.y0 for bar in over) - near or last > max(bar.y1 for bar in over) + near:
        return False
    return not any(
        line.low - near <= at <= line.high + near
        and first - near <= line.at <= last + near
        and not any(bar.x0 - near <= line.low and line.high <= bar.x1 + near for bar in over)
        for line in level
    )


def _is_covered(at: float, first: float, last: float, bars: Sequence[_Bar], ink: Mask) -> bool:
    """Whether most of an upright line lies behind bars or is inked, and some of it behind a bar."""
    rows = range(round(first), round(last))
    behind = [_is_behind(bars, at, y) for y in rows]
    inked = [bool(ink[y, max(0, round(at) - 1) : round(at) + 2].any()) for y in rows]
    return any(behind) and sum(a or b for a, b in zip(behind, inked, strict=True)) >= _MOSTLY * len(behind)


def _to_edges(line: Line, bars: Sequence[_Bar], ruled: Ruled, ink: Mask, scale: float) -> Line:
    """A ruling that ends at a bar drawn on to the table's edge, where others end and its own ink goes on."""
    near, at = _NEAR_PT * scale, line.at
    over = [bar for bar in bars if bar.x0 < at < bar.x1]
    edges = [
        r.at
        for r in ruled.level
        if r.low - near <= at <= r.high + near
        and not any(bar.x0 - near <= r.low and r.high <= bar.x1 + near for bar in over)
    ]
    below = min((edge for edge in edges if edge > line.high), default=None)
    if below is not None and any(bar.y0 - near <= line.high <= bar.y1 <= below + near for bar in over):
        beyond = max(bar.y1 for bar in over if line.high - near <= bar.y1 <= below + near)
        ends = any(abs(r.high - below) <= near for r in ruled.plumb if r.at != at)
        if ends and beyond < below and _is_inked(at, beyond, below, ink):
            line = line._replace(high=below)
    above = max((edge for edge in edges if edge < line.low), default=None)
    if above is not None and any(above - near <= bar.y0 <= line.low <= bar.y1 + near for bar in over):
        beyond = min(bar.y0 for bar in over if above - near <= bar.y0 <= line.low + near)
        ends = any(r.low - near <= above <= r.high for r in ruled.plumb if r.at != at)
        if ends and above < beyond and _is_inked(at, above, beyond, ink):
            line = line._replace(low=above)
    return line


def _is_inked(at: float, first: float, last: float, ink: Mask) -> bool:
    rows = ink[round(first) : round(last), max(0, round(at) - 1) : round(at) + 2].any(axis=1)
    return bool(rows.size) and float(rows.mean()) >= _MOSTLY
