"""Dark bands and cells among the rulings of a table: where they end is ruled as well, though nothing shows it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.sources.scan_reversed import Ground
from extract.sources.scan_runs import Line

_REACH_PT = 4.0
"""Rulings end so near to a dark ground: its blurred rim hides the rest of them."""
_FEWEST = 2


def with_edges(
    level: Sequence[Line], plumb: Sequence[Line], grounds: Sequence[Ground], scale: float
) -> tuple[list[Line], list[Line]]:
    """Rulings together with those edges of dark grounds at which several of them end: a row of the table.

    >>> plumb = [Line(10, 0, 96, 3), Line(150, 0, 97, 3), Line(400, 0, 200, 3)]
    >>> added, drawn = with_edges([], plumb, [Ground(9, 100, 301, 130)], 2.8)
    >>> [line[:3] for line in added]
    [(100.0, 9, 301), (130.0, 9, 301)]
    >>> [line[:3] for line in drawn]
    [(10, 0, 100), (150, 0, 100), (400, 0, 200), (9.0, 100, 130), (301.0, 100, 130)]
    """
    level, plumb = list(level), list(plumb)
    for x0, y0, x1, y1 in grounds:
        ends = _ends(plumb, x0, x1, y0, y1, scale) + _ends(level, y0, y1, x0, x1, scale)
        if len(ends) < _FEWEST:
            continue
        plumb = _drawn_on(plumb, x0, x1, y0, y1, scale)
        level = _drawn_on(level, y0, y1, x0, x1, scale)
        level += [Line(float(y), x0, x1, scale) for y in (y0, y1) if not _is_ruled(level, y, x0, x1, scale)]
        plumb += [Line(float(x), y0, y1, scale) for x in (x0, x1) if not _is_ruled(plumb, x, y0, y1, scale)]
    return level, plumb


def _ends(lines: Sequence[Line], low: int, high: int, first: int, last: int, scale: float) -> list[Line]:
    """The lines that end before or behind a ground: it reaches from ``low`` to ``high`` across them."""
    near = _REACH_PT * scale
    return [
        line
        for line in lines
        if low - near <= line.at <= high + near
        and (0 <= first - line.high <= near or 0 <= line.low - last <= near)
    ]


def _drawn_on(lines: Sequence[Line], low: int, high: int, first: int, last: int, scale: float) -> list[Line]:
    """The lines, those that end at a ground drawn on to its edge."""
    ending = _ends(lines, low, high, first, last, scale)
    return [
        line
        if line not in ending
        else line._replace(high=first)
        if line.high <= first
        else line._replace(low=last)
        for line in lines
    ]


def _is_ruled(lines: Sequence[Line], at: int, low: int, high: int, scale: float) -> bool:
    """Whether a ruling runs along an edge for the most part."""
    near = _REACH_PT * scale
    return any(
        abs(line.at - at) <= near and min(line.high, high) - max(line.low, low) >= (high - low) / 2
        for line in lines
    )
