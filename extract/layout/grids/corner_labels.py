"""Labels set upright on a ground below the blank corner of a row of heads: they stand beside all its rows."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.drawn.label_grounds import grounds_of
from extract.layout.drawn.rulings import SAME_LINE_PT
from extract.layout.grids.skeleton import Skeleton
from extract.layout.ink import Fill

UPRIGHT = 2.0
"""The ground of a label that is set upright is so many times as high as it is wide, at least."""
FEWEST_HEADS = 2
"""So many heads stand side by side right of the corner."""


def without_labelled_rows(tables: Sequence[Skeleton], fills: Sequence[Fill]) -> list[Skeleton]:
    """The tables but those in which such a label stands: a form in strips has none.

    Args:
        tables: forms whose strips are coloured.
        fills: the page's coloured figures.
    """
    labels = _labels(grounds_of(fills))
    return [
        table
        for table in tables
        if not any(
            table.xs[0] < (f.x0 + f.x1) / 2 < table.xs[-1] and table.ys[0] < (f.top + f.bottom) / 2 < table.ys[-1]
            for f in labels
        )
    ]


def _labels(grounds: Sequence[Fill]) -> list[Fill]:
    return [
        f
        for f in grounds
        if f.bottom - f.top >= UPRIGHT * (f.x1 - f.x0)
        and any(
            abs(corner.x0 - f.x0) <= SAME_LINE_PT
            and abs(corner.x1 - f.x1) <= SAME_LINE_PT
            and abs(corner.bottom - f.top) <= SAME_LINE_PT
            and _heads_beside(corner, grounds) >= FEWEST_HEADS
            for corner in grounds
        )
    ]


def _heads_beside(corner: Fill, grounds: Sequence[Fill]) -> int:
    """How many grounds as high as one stand right of it, each where the one before ends."""
    right, count = corner.x1, 0
    for f in sorted(grounds, key=lambda f: f.x0):
        level = abs(f.top - corner.top) <= SAME_LINE_PT and abs(f.bottom - corner.bottom) <= SAME_LINE_PT
        if level and abs(f.x0 - right) <= SAME_LINE_PT and f.x1 > right:
            right, count = f.x1, count + 1
    return count
