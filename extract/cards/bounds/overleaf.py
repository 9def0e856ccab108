"""Rows that a page break has cut off a table of white space: too few lines to be a table by themselves.

The first labels of a card stand at the foot of a page, or its last row at the head of one. Each text of such a
line stands where others of the table overleaf do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf

from extract.cards.bounds.item import Item
from extract.cards.cells.figures import is_figure
from extract.cards.text.heads import label_of
from extract.cards.text.tabbed import pieces_of_line
from extract.layout.gaps.marks import LONGEST_MARK
from extract.shapes import has_letter
from schemas.folding import fold
from schemas.printed import Box, Cell, Grid, Line

_MOST_ROWS = 4
"""So many lines at the foot or head of a page are asked."""
_SAME_PT = 2.0
"""Two texts of one column begin, end, or have their middle so near each other."""


def with_rows_overleaf(items: Sequence[Item]) -> list[Item]:
    """The flow in which lines at a page's end that are rows of the table overleaf are a table with its columns."""
    found = list(items)
    for n in range(len(items) - 1, -1, -1):
        table = items[n].item
        if not isinstance(table, Grid) or table.ruled or table.box is None:
            continue
        after = _rows(items[n + 1 : n + 1 + _MOST_ROWS], items[n].index + 1, table)
        if after:
            found[n + 1 : n + 1 + len(after)] = [_as_table(after, table)]
        before = _rows(items[max(n - _MOST_ROWS, 0) : n][::-1], items[n].index - 1, table)
        if before:
            found[n - len(before) : n] = [_as_table(before[::-1], table)]
    return found


_Row = tuple[Item, list[tuple[Line, Cell]]]


def _rows(items: Sequence[Item], index: int, table: Grid) -> list[_Row]:
    """The first of some items as rows of a table, as far as they are lines of a page that fit."""
    rows: list[_Row] = []
    for item in items:
        placed = _placed(item.item, table) if item.index == index and isinstance(item.item, Line) else None
        if placed is None:
            break
        rows.append((item, placed))
    return rows


def _placed(line: Line, table: Grid) -> list[tuple[Line, Cell]] | None:
    """The texts of a line, each with a cell of its column; None for a line that is no row of the table.

    A row begins with a label, or holds figures and marks behind its name. A number and a title are none.
    """
    pieces = pieces_of_line(line)
    bare = all(is_figure(p.text) or len(fold(p.text)) <= LONGEST_MARK for p in pieces[1:])
    if label_of(pieces[0].text) is None and not (bare and has_letter(pieces[0].text)):
        return None
    found: list[tuple[Line, Cell]] = []
    for n, piece in enumerate(pieces):
        cells = [cell for cell in table.cells if (cell.column > 0) == (n > 0)]
        # of several the narrowest: a long name reaches over other columns
        near = [
            (round(away), c.column_span, k)
            for k, c in enumerate(cells)
            if (away := _away(piece, c, n)) <= _SAME_PT
        ]
        if not near:
            return None
        cell = cells[min(near)[2]]
        if found and cell.column < found[-1][1].column + found[-1][1].column_span:
            return None
        found.append((piece, cell))
    return found if len(found) > 1 else None


def _away(piece: Line, cell: Cell, n: int) -> float:
    """How far a text is from being set like one of a cell; labels begin where others do."""
    box, best = piece.box, inf
    for other in (line.box for line in cell.lines if line.box is not None):
        if box is not None:
            sides = [abs(box.x0 - other.x0)]
            if n:
                sides += [abs(box.x1 - other.x1), abs(box.center[0] - other.center[0])]
            best = min(best, *sides)
    return best


def _as_table(rows: Sequence[_Row], table: Grid) -> Item:
    """Lines as a table with the columns of another one."""
    first = rows[0][0]
    edges = _edges(table)
    cells: list[Cell] = []
    for n, (item, placed) in enumerate(rows):
        assert item.item.box is not None  # noqa: S101  its texts have places
        top, bottom = item.item.box.top, item.item.box.bottom
        column = 0
        for piece, cell in placed:
            cells.extend(_cell(n, c, 1, (), edges, top, bottom) for c in range(column, cell.column))
            cells.append(_cell(n, cell.column, cell.column_span, (piece,), edges, top, bottom))
            column = cell.column + cell.column_span
        cells.extend(_cell(n, c, 1, (), edges, top, bottom) for c in range(column, table.column_count))
    box = Box.around([cell.box for cell in cells if cell.box is not None])
    grid = Grid(tuple(cells), len(rows), table.column_count, box, None, first.item.key, ruled=False)
    return Item(first.index, first.page, grid, lines=frozenset(item.item.key for item, _ in rows))


def _cell(
    row: int, column: int, span: int, lines: Iterable[Line], edges: Sequence[float], top: float, bottom: float
) -> Cell:
    return Cell(row, column, 1, span, tuple(lines), Box(edges[column], top, edges[column + span], bottom))


def _edges(table: Grid) -> list[float]:
    """The borders between the columns of a table, with the outer ones."""
    assert table.box is not None  # noqa: S101  asked before
    starts = {cell.column: cell.box.x0 for cell in table.cells if cell.box is not None}
    edges = [table.box.x0]
    for column in range(1, table.column_count):
        edges.append(starts.get(column, edges[-1]))
    return [*edges, table.box.x1]
