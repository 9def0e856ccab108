"""Dark bands and cells among the rulings of a table: where they end is ruled as well, though nothing shows it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.sources.scan.reversed import Ground
from extract.sources.scan.runs import Line

_REACH_PT = 4.0
"""Rulings end so near to a dark ground: its blurred rim hides the rest of them."""
_FEWEST = 2


def with_edges(
    level: Sequence[Line], plumb: Sequence[Line], grounds: Sequence[Ground], scale: float
) -> tuple[list[Line], list[Line]]:
    """Rulings together with the edges of dark grounds at which several of them end on both sides.

    Such a ground is a row among the rows of a table. One at its head may have cells that no ruling parts.

    >>> plumb = [Line(at, low, high, 3) for at in (10, 150) for low, high in ((0, 96), (133, 200))]
    >>> added, drawn = with_edges([], plumb, [Ground(9, 100, 301, 130)], 2.8)
    >>> [line[:3] for line in added]
    [(100.0, 9, 301), (130.0, 9, 301)]
    >>> [line[:3] for line in drawn]
    [(10, 0, 100), (10, 130, 200), (150, 0, 100), (150, 130, 200), (9.0, 100, 130), (301.0, 100, 130)]
    >>> with_edges([], plumb[::2], [Ground(9, 100, 301, 130)], 2.8)[0]
    []
    """
    level, plumb = list(level), list(plumb)
    for x0, y0, x1, y1 in grounds:
        if not (_is_among(plumb, x0, x1, y0, y1, scale) or _is_among(level, y0, y1, x0, x1, scale)):
            continue
        plumb = _drawn_on(plumb, x0, x1, y0, y1, scale)
        level = _drawn_on(level, y0, y1, x0, x1, scale)
        level += [Line(float(y), x0, x1, scale) for y in (y0, y1) if not _is_ruled(level, y, x0, x1, scale)]
        plumb += [Line(float(x), y0, y1, scale) for x in (x0, x1) if not _is_ruled(plumb, x, y0, y1, scale)]
    return level, plumb


def _is_among(lines: Sequence[Line], low: int, high: int, first: int, last: int, scale: float) -> bool:
    """Whether several lines end before a ground and several behind it: it is ``low`` to ``high`` across them."""
    before, behind = _ends(lines, low, high, first, last, scale)
    return min(len(before), len(behind)) >= _FEWEST


def _ends(
    lines: Sequence[Line], low: int, high: int, first: int, last: int, scale: float
) -> tuple[list[Line], list[Line]]:
    """The lines that end before a ground, and those that begin behind it."""
    near = _REACH_PT * scale
    across = [line for line in lines if low - near <= line.at <= high + near]
    before = [line for line in across if 0 <= first - line.high <= near]
    return before, [line for line in across if 0 <= line.low - last <= near]


def _drawn_on(lines: Sequence[Line], low: int, high: int, first: int, last: int, scale: float) -> list[Line]:
    """The lines, those that end at a ground drawn on to its edge."""
    before, behind = _ends(lines, low, high, first, last, scale)
    drawn = [line._replace(high=first) if line in before else line for line in lines]
    return [line._replace(low=last) if line in behind else line for line in drawn]


def _is_ruled(lines: Sequence[Line], at: int, low: int, high: int, scale: float) -> bool:
    """Whether a ruling runs along an edge for the most part."""
    near = _REACH_PT * scale
    return any(
        abs(line.at - at) <= near and min(line.high, high) - max(line.low, low) >= (high - low) / 2
        for line in lines
    )
