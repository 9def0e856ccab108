"""Columns that the heads of a table tell where words only line up: each figure stands nearest to its own head."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.gaps.blocks import Block

FEWEST_HEADS = 3
APART_EM = 0.05
"""White space between two columns at least."""
FLUSH_PT = 2.0
"""Names of rows begin so near each other."""

Extent = tuple[float, float]


def columns_below_heads(heads: Sequence[Block], rows: Sequence[Sequence[Block]]) -> list[float] | None:
    """The borders between the columns of a table; None where they are not those of its heads.

    A head over the middle of a wide column, and figures at the right end of it, need not stand above each other at
    all. The head of the first column may be missing.

    Args:
        heads: the pieces of the first line.
        rows: those of the lines below it.
    """
    if len(heads) < FEWEST_HEADS or not rows:
        return None
    left = min(row[0].x0 for row in rows)
    columns = [(piece.x0, piece.x1) for piece in heads]
    if max(map(len, rows)) == len(heads) + 1 and left < heads[0].x0:
        columns.insert(0, (left, left))
    middles = [(x0 + x1) / 2 for x0, x1 in columns]
    first = int(is_labelled(heads, rows))
    for row in rows:
        places = _places(row, middles, left, first)
        if places is None:
            return None
        for place, piece in zip(places, row, strict=True):
            x0, x1 = columns[place]
            columns[place] = (min(x0, piece.x0), max(x1, piece.x1))
    white = APART_EM * heads[0].size
    if any(below[0] - above[1] < white for above, below in pairwise(columns)):
        return None
    return [(above[1] + below[0]) / 2 for above, below in pairwise(columns)]


def is_labelled(heads: Sequence[Block], rows: Sequence[Sequence[Block]]) -> bool:
    """Whether the label of the whole table stands left of its heads, and nothing below it."""
    return len(heads) > FEWEST_HEADS and all(row[0].x0 > heads[0].x1 for row in rows)


def _places(row: Sequence[Block], middles: Sequence[float], left: float, first: int) -> Sequence[int] | None:
    """The number of each piece's column; None where two would share one, or where they change places.

    Names that begin at ``left`` stand in the column ``first``.
    """
    if len(row) == len(middles):
        return range(len(row))
    found = [
        first
        if not k and piece.x0 - left <= FLUSH_PT
        else min(range(len(middles)), key=lambda c: abs(2 * middles[c] - piece.x0 - piece.x1))
        for k, piece in enumerate(row)
    ]
    return found if all(a < b for a, b in pairwise(found)) else None
