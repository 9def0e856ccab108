"""Labels alone on their line with a table below, where words only line up: 「事業費　　（単位：千円）」."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.gaps.blocks import Block

FEWEST_COLUMNS = 3
FLUSH_EM = 1.5
"""Labels of one form begin so near each other."""
FARTHEST_EM = 2.5
"""White space between a label and the heads below it at most."""


def heads_table(lines: Sequence[Sequence[Block]], rows: Sequence[Sequence[Block]] = ()) -> bool:
    """Whether a line is the label of a table below it.

    Args:
        lines: the line, and those below it.
        rows: those right above the line that it might go on with; a label begins where they do.
    """
    if len(lines) <= 2 or not _is_label(lines[0]):
        return False
    (label, *_), heads, first = lines[:3]
    full = len(first) >= FEWEST_COLUMNS or all(piece.sign for piece in first)  # a mark is not in all columns
    if len(heads) < FEWEST_COLUMNS or not full or all(p.is_figure for p in lines[0]):
        return False
    if heads[0].top - label.bottom > FARTHEST_EM * label.size:
        return False
    flush = FLUSH_EM * label.size
    if not label.x0 - flush <= min(heads[0].x0, first[0].x0) < label.x1:
        return False
    return not rows or abs(label.x0 - min(piece.x0 for row in rows for piece in row)) <= flush


def _is_label(line: Sequence[Block]) -> bool:
    """Whether a text stands alone on its line, or with a unit in brackets."""
    return not line[0].is_figure and (len(line) == 1 or (len(line) == 2 and line[1].remark))
