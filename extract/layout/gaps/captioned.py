"""Lines between tables of words that only line up: a caption at the left and its unit at the right."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.gaps.blocks import Block

MANY_PIECES = 4
"""Rows of so many pieces tell that a line of two is none of them."""
FEWEST_ROWS = 2
NEAREST_ROWS = 4
"""So many rows above or below a line are asked."""
FLUSH_EM = 2.0
OVER_EM = 1.0


def is_caption(line: Sequence[Block], rows: Sequence[Sequence[Block]]) -> bool:
    """Whether a line is a caption and a unit: two pieces beside rows of many, whose columns the first one covers.

    Args:
        line: the pieces of the line.
        rows: lines above it, or below it, the nearest first; only the nearest are asked.
    """
    if len(line) != 2 or line[1].is_figure or line[0].is_figure:
        return False
    full = [row for row in rows[:NEAREST_ROWS] if len(row) >= MANY_PIECES]
    if len(full) < FEWEST_ROWS:
        return False
    caption, unit = line
    size = caption.size
    left, right = min(row[0].x0 for row in full), max(row[-1].x1 for row in full)
    covers = sum(caption.x1 > row[1].x0 + OVER_EM * size for row in full)
    return caption.x0 <= left + FLUSH_EM * size and abs(right - unit.x1) <= FLUSH_EM * size and covers == len(full)
