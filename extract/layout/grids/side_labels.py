"""The label left of all rows of a table without rulings at its sides, on a ground as high as the table.

Seen at the head of a page, where the end of the one before has cut a form: no other row of the form shows that it
begins with a column of labels, and the rulings between the rows end at the label.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.drawn.rulings import is_white
from extract.layout.grids.cells import REACH_PT
from extract.layout.grids.ruled_boxes import glyphs_inside
from extract.layout.grids.skeleton import Skeleton, Span, reindexed
from extract.layout.ink import Fill, Glyph

WIDEST = 0.4
"""A label takes this share of the width of its table at most."""


def with_side_labels(tables: Sequence[Skeleton], glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> list[Skeleton]:
    """The tables, each whose outer borders are not drawn with the label that stands so beside it.

    Args:
        tables: tables that rulings enclose.
        glyphs: those of the page.
        fills: its coloured figures.
    """
    return [_with_label(table, glyphs, fills) if table.completed else table for table in tables]


def _with_label(table: Skeleton, glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> Skeleton:
    left, right, top, bottom = table.xs[0], table.xs[-1], table.ys[0], table.ys[-1]
    ground = next(
        (
            f
            for f in fills
            if abs(f.x1 - left) <= REACH_PT
            and abs(f.top - top) <= REACH_PT
            and abs(f.bottom - bottom) <= REACH_PT
            and f.corners == 4
            and not is_white(f.colour)
            and REACH_PT < left - f.x0 <= WIDEST * (right - left)
        ),
        None,
    )
    if ground is None or not glyphs_inside(glyphs, (ground.x0, top, left, bottom)):
        return table
    cells = [Span(0, 0, len(table.ys) - 1, 1), *(cell._replace(column=cell.column + 1) for cell in table.cells)]
    found = reindexed([ground.x0, *table.xs], list(table.ys), cells)
    found.marks, found.completed, found.like_chart = table.marks, table.completed, table.like_chart
    return found
