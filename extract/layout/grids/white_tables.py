"""Small tables in a cell of a ruled one, which white space alone parts: years over amounts, heads over figures."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.gaps.aligned import BoxTuple, rows_of
from extract.layout.gaps.counts import counts_below
from extract.layout.gaps.openings import Zone, lattice_of
from extract.layout.gaps.spread import boxes_of, spread
from extract.layout.grids.skeleton import Skeleton, from_boxes
from extract.layout.ink import Glyph

FEWEST_COLUMNS = 3
FEWEST_LETTERS = 12
FEWEST_FULL = 2
"""Lines of several texts each, the heads among them."""


def split_white_tables(skeleton: Skeleton, bucket: Sequence[Sequence[Glyph] | None]) -> Skeleton | None:
    """The skeleton with the cells that hold such a table cut as it is; None where none does.

    Args:
        skeleton: a ruled table.
        bucket: the glyphs of each of its cells.
    """
    found: dict[int, list[BoxTuple]] = {}
    boxes: list[BoxTuple] = []
    for k, (span, glyphs) in enumerate(zip(skeleton.cells, bucket, strict=True)):
        box = (
            skeleton.xs[span.column],
            skeleton.ys[span.row],
            skeleton.xs[span.column + span.columns],
            skeleton.ys[span.row + span.rows],
        )
        inner = _inner(box, glyphs) if glyphs and span.column and len(glyphs) >= FEWEST_LETTERS else []
        if inner:
            found[k] = inner
        boxes.extend(inner or [box])
    return from_boxes(boxes) if found else None


def _inner(box: BoxTuple, glyphs: Sequence[Glyph]) -> list[BoxTuple]:
    """The cells of the table that a cell holds; empty where it holds none."""
    # most cells hold no figures
    if not counts_below(glyphs):
        return []
    if any(g[8] for g in glyphs) or len({round(g[6]) for g in glyphs}) < FEWEST_FULL:
        return []
    rows = rows_of(glyphs)
    full = sum(len(row.pieces) >= FEWEST_COLUMNS for row in rows)
    if full < FEWEST_FULL or 2 * full < len(rows):
        return []
    zone = Zone(*box)
    lattice = lattice_of([zone], glyphs, [])
    if lattice is None or len(lattice.xs) <= FEWEST_COLUMNS:
        return []
    spread(lattice, [])
    return boxes_of(lattice, [zone])
