"""Where the columns of a table stand, and columns that stay blank on a further page, where nothing draws them.

Seen as: a list between level rulings with a column for each year of a plan, of which the last ones are blank.
Overleaf, where its heads are not repeated, nothing shows that they are there.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from extract.memo import once
from schemas.printed import Box, Cell, Grid

SAME_EDGE_PT = 4.0
"""The sides of two parts of a table differ by so much at most."""
INSIDE = 0.6
"""A column's texts stand in another one by this share of their width, at least."""


@once
def edges_of(grid: Grid) -> list[float] | None:
    """The x positions of the column edges; None without boxes."""
    edges: dict[int, float] = {}
    for cell in grid.cells:
        if cell.box is None:
            return None
        edges.setdefault(cell.column, cell.box.x0)
        edges.setdefault(cell.column + cell.column_span, cell.box.x1)
    return [edges[index] for index in sorted(edges)]


def text_span(grid: Grid, column: int) -> tuple[float, float] | None:
    """From where to where the texts of a column's own cells reach; None without any."""
    boxes = [
        line.box
        for cell in grid.cells
        if cell.column == column and cell.column_span == 1
        for line in cell.lines
        if line.box is not None
    ]
    return (min(box.x0 for box in boxes), max(box.x1 for box in boxes)) if boxes else None


def with_blank_columns(above: Grid, below: Grid) -> Grid | None:
    """A table with the columns of the one that it goes on from, some of them blank; None if it has others.

    Args:
        above: the part of the table with more columns.
        below: the part that goes on from it; nothing is drawn between its columns.
    """
    edges, own = edges_of(above), edges_of(below)
    if below.ruled or edges is None or own is None or len(edges) != above.column_count + 1:
        return None
    if not 2 < below.column_count < above.column_count:
        return None
    if abs(edges[0] - own[0]) > SAME_EDGE_PT or abs(edges[-1] - own[-1]) > SAME_EDGE_PT:
        return None
    places = [_place(edges, text_span(below, column)) for column in range(below.column_count)]
    targets = [place for place in places if place is not None]
    if len(targets) < len(places) or any(a >= b for a, b in pairwise(targets)):
        return None
    cells = [_moved(cell, targets, edges, below.column_count) for cell in below.cells]
    cells += [
        Cell(row, column, 1, 1, (), _between(edges, column, column + 1, cells, row))
        for row in range(below.row_count)
        for column in range(above.column_count)
        if not any(row in cell.rows and column in cell.columns for cell in cells)
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(below, cells=tuple(cells), column_count=above.column_count)


def _place(edges: list[float], span: tuple[float, float] | None) -> int | None:
    """The column in which most of some texts stands; None for no texts, or where they stand in none."""
    if span is None:
        return None
    low, high = span
    shares = [min(high, b) - max(low, a) for a, b in pairwise(edges)]
    best = max(range(len(shares)), key=shares.__getitem__)
    return best if shares[best] >= INSIDE * (high - low) else None


def _moved(cell: Cell, targets: list[int], edges: list[float], count: int) -> Cell:
    """A cell in the columns of the table above: from that of its first one to that of its last one."""
    last = cell.column + cell.column_span - 1
    start = 0 if cell.column == 0 else targets[cell.column]
    end = len(edges) - 1 if last == count - 1 and cell.column_span > 1 else targets[last] + 1
    box = replace(cell.box, x0=edges[start], x1=edges[end]) if cell.box is not None else None
    return replace(cell, column=start, column_span=end - start, box=box)


def _between(edges: list[float], start: int, end: int, cells: list[Cell], row: int) -> Box | None:
    """The box of blank columns of a row, as high as the cells of it."""
    boxes = [cell.box for cell in cells if cell.row == row and cell.row_span == 1 and cell.box is not None]
    if not boxes:
        return None
    return replace(boxes[0], x0=edges[start], x1=edges[end])
