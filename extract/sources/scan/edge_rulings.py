"""Level rulings along the edge of a ground that fine dots show in part: they go on as far as the ground does."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.ink import Fill
from extract.sources.scan.rulings import Ruled
from extract.sources.scan.runs import Line

_EDGE_PT = 1.5
"""A ruling runs so close to the edge of the ground that it bounds."""
_END_PT = 3.0
"""And ends so close to a side of it."""
_SEEN = 0.5
"""So much of an edge shows its ruling at least."""


def along_grounds(ruled: Ruled, fills: Sequence[Fill], scale: float) -> Ruled:
    """The rulings, those that end within the edge of a ground drawn on to its other side.

    Args:
        ruled: the rulings of a picture.
        fills: its grounds, in points.
        scale: pixels a point.

    >>> import numpy as np
    >>> rows = [Line(10, 0, 50, 1), Line(10, 60, 90, 1), Line(40, 0, 100, 1), Line(60, 0, 30, 1)]
    >>> ruled, band = Ruled(rows, [], np.zeros((1, 1), np.bool_)), Fill(0, 10, 100, 40, (210, 210, 210), 0)
    >>> [line[:3] for line in along_grounds(ruled, [band, band._replace(top=60, bottom=80)], 1.0).level]
    [(10, 0, 100.0), (40, 0, 100), (60, 0, 30)]
    """
    level = list(ruled.level)
    for fill in fills:
        for y in (fill.top, fill.bottom):
            level = _whole_along(level, y * scale, fill.x0 * scale, fill.x1 * scale, scale)
    return ruled if level == ruled.level else ruled._replace(level=sorted(level))


def _whole_along(level: list[Line], at: float, low: float, high: float, scale: float) -> list[Line]:
    """The rulings, those along one edge made one that ends where the edge does."""
    end = _END_PT * scale
    parts = [
        line
        for line in level
        if abs(line.at - at) <= _EDGE_PT * scale and low - end <= line.low and line.high <= high + end
    ]
    if not parts or sum(line.high - line.low for line in parts) < _SEEN * (high - low):
        return level
    first, last = min(line.low for line in parts), max(line.high for line in parts)
    longest = max(parts, key=lambda line: line.high - line.low)
    whole = longest._replace(low=first if first - low <= end else low, high=last if high - last <= end else high)
    return level if parts == [whole] else [*(line for line in level if line not in parts), whole]
