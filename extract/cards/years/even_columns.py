"""Years that stand evenly side by side: how wide their columns are, where no rulings tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from extract.cards.years.blocks import Column
from schemas.printed import Box

FEWEST_YEARS = 3
"""Fewer show no even distance."""
_TELLING_PT = 0.5
"""Distances that differ by more are uneven."""
_UNEVEN = 0.25
"""Share of the distance between two years by which the distances of the others may differ from it."""


def even_distance(middles: Sequence[float]) -> float | None:
    """The distance between places that stand evenly side by side; None for uneven ones and for less than three.

    Args:
        middles: places in points, from the left.
    """
    if len(middles) < FEWEST_YEARS:
        return None
    distance = median(b - a for a, b in pairwise(middles))
    even = all(abs(b - a - distance) <= _UNEVEN * distance for a, b in pairwise(middles))
    return distance if even and distance > 0 else None


def spread_evenly(columns: Sequence[Column]) -> list[Column]:
    """The columns of a table without vertical rulings, as wide as the distance of its years.

    White space parts a table by the words of all its rows, so that a column may begin far from its year. Where the
    years end with the table, its edge tells where the columns end, for heads need not stand in their middle.
    """
    years = [column for column in columns if not column.total]
    boxes = [Box.around([line.box for line in c.head.lines if line.box is not None]) for c in years]
    middles = [box.center[0] for box in boxes if box is not None]
    if len(middles) < len(columns) or columns[0].head.grid.ruled or any(c.status for c in columns):
        return list(columns)
    distance = even_distance(middles)
    widths = [column.x1 - column.x0 for column in columns]
    if distance is None or max(widths) - min(widths) <= _TELLING_PT:
        return list(columns)
    left = middles[0] - distance / 2
    edge = _edge(columns[-1])
    begins = [box.x0 for box in boxes if box is not None]
    if (
        edge is not None
        and 0.0 < edge - middles[-1] - distance / 2 < distance / 2
        and not _centred(begins, middles)
    ):
        left = edge - len(columns) * distance
    return [
        replace(column, x0=left + n * distance, x1=left + (n + 1) * distance) for n, column in enumerate(columns)
    ]


def _edge(last: Column) -> float | None:
    """The right side of a table that ends with its years; None where a further column is headed there."""
    cell, grid = last.head.cell, last.head.grid
    beyond = any(c.lines and c.row in cell.rows and c.column >= cell.columns.stop for c in grid.cells)
    return None if beyond or grid.box is None else grid.box.x1


def _centred(begins: Sequence[float], middles: Sequence[float]) -> bool:
    """Whether heads of different widths stand with their middles at even distances, not with their beginnings."""
    return _unevenness(middles) + _TELLING_PT < _unevenness(begins)


def _unevenness(places: Sequence[float]) -> float:
    steps = [b - a for a, b in pairwise(places)]
    return max(steps) - min(steps)
