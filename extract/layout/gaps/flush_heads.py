"""Heads in the middle of columns whose figures are set flush right: none stands over its figures.

Every head then stands between the figures of the column before and the end of its own, and the white space at its
left is that of its column, too.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.gaps.blocks import Block
from extract.layout.gaps.borders import Gap

FEWEST_ROWS = 3
"""So many rows with a label and a figure for every head tell the columns."""
FLUSH_PT = 1.5
"""Figures that end so close to each other are set flush right."""


def gaps_beside_heads(lines: Sequence[Sequence[Block]]) -> list[Gap]:
    """The white space left of each head of a table whose labels have none; empty where rows do not tell it.

    Args:
        lines: the blocks of each line, from the top.
    """
    heads = lines[0] if lines else ()
    rows = [line for line in lines[1:] if len(line) == len(heads) + 1 and _is_row(line)]
    if len(heads) < 2 or len(rows) < FEWEST_ROWS or 2 * len(rows) < len(lines):
        return []
    columns = list(zip(*rows, strict=True))
    ends = [max(block.x1 for block in column) for column in columns]
    if any(end - min(b.x1 for b in column) > FLUSH_PT for end, column in zip(ends[1:], columns[1:], strict=True)):
        return []
    if any(
        head.x0 <= before or head.x1 > end + FLUSH_PT
        for head, before, end in zip(heads, ends, ends[1:], strict=False)
    ):
        return []
    starts = [min(block.x0 for block in column) for column in columns[1:]]
    return [Gap(end, min(head.x0, start)) for end, head, start in zip(ends, heads, starts, strict=False)]


def _is_row(line: Sequence[Block]) -> bool:
    return not line[0].is_figure and all(block.is_figure for block in line[1:])
