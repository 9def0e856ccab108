"""Tables under each other that the words alone have made one, with a title between them.

The heads of the first one are printed again below the title, or the title is set in larger type than all rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from extract.layout.gaps.wrapped import TITLE_SIZE
from extract.layout.grids.skeleton import reindexed
from extract.layout.grids.tables import TableDraft
from extract.layout.lines import Draft
from schemas.printed import Box

FEWEST_HEADS = 3
MOST_TITLES = 2
"""So many rows of a single text each may stand between two tables."""

_Row = tuple[tuple[int, str], ...]


def parted_at_heads(tables: Sequence[TableDraft]) -> tuple[list[TableDraft], list[Draft]]:
    """The tables, cut at the titles inside them; and the lines of these titles."""
    found: list[TableDraft] = []
    titles: list[Draft] = []
    for table in tables:
        cuts = [] if table.ruled else _cuts(table) or _larger(table)
        if not cuts:
            found.append(table)
            continue
        ends = [0, *(row for cut in cuts for row in cut), len(table.skeleton.ys) - 1]
        for k, (start, end) in enumerate(pairwise(ends)):
            if k % 2:
                titles.extend(line for n in _within(table, start, end) for line in table.lines[n])
            elif start < end:
                found.append(_part(table, start, end))
    return found, titles


def _cuts(table: TableDraft) -> list[tuple[int, int]]:
    """Where a table ends and where the next one begins with the heads of the first, from the top."""
    rows = _texts(table)
    head = next((row for row in rows[: MOST_TITLES + 1] if len(row) >= FEWEST_HEADS), None)
    if head is None:
        return []
    cuts: list[tuple[int, int]] = []
    for again in range(rows.index(head) + 1, len(rows)):
        end = again
        while again - end < MOST_TITLES and len(rows[end - 1]) == 1:
            end -= 1
        if rows[again] == head and end < again and not any(_crosses(table, cut) for cut in (end, again)):
            cuts.append((end, again))
    return cuts


def _larger(table: TableDraft) -> list[tuple[int, int]]:
    """The rows inside a table that hold one text each, in larger type than all rows of several."""
    rows: list[list[Draft]] = [[] for _ in table.skeleton.ys[1:]]
    for span, lines in zip(table.skeleton.cells, table.lines, strict=True):
        rows[span.row].extend(lines)
    usual = max((_size(line) for row in rows if len(row) > 1 for line in row), default=inf)
    return [
        (row, row + 1)
        for row in range(1, len(rows) - 1)
        if len(rows[row]) == 1
        and _size(rows[row][0]) > TITLE_SIZE * usual
        and not any(_crosses(table, cut) for cut in (row, row + 1))
    ]


def _size(line: Draft) -> float:
    return max((word.size or 0.0 for word in line.words), default=0.0)


def _texts(table: TableDraft) -> list[_Row]:
    """What begins in each row, as (column, text)."""
    rows: list[list[tuple[int, str]]] = [[] for _ in table.skeleton.ys[1:]]
    for span, lines in zip(table.skeleton.cells, table.lines, strict=True):
        text = "".join("".join(line.text.split()) for line in lines)
        if text:
            rows[span.row].append((span.column, text))
    return [tuple(row) for row in rows]


def _crosses(table: TableDraft, row: int) -> bool:
    return any(span.row < row < span.row + span.rows for span in table.skeleton.cells)


def _within(table: TableDraft, start: int, end: int) -> list[int]:
    return [n for n, span in enumerate(table.skeleton.cells) if start <= span.row < end]


def _part(table: TableDraft, start: int, end: int) -> TableDraft:
    """The rows from ``start`` to ``end`` (exclusive) as a table of their own."""
    own = _within(table, start, end)
    whole = table.skeleton
    part = reindexed(whole.xs, whole.ys, [whole.cells[n] for n in own])
    box = Box(part.xs[0], part.ys[0], part.xs[-1], part.ys[-1])
    ruby = [line for line in table.ruby if box.top <= line.box.center[1] < box.bottom]
    return TableDraft(
        part, box, [table.lines[n] for n in own], [table.fills[n] for n in own], ruby, ruled=table.ruled
    )
