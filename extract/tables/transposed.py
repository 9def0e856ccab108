"""Tables whose rows are another table's columns."""

from __future__ import annotations

from dataclasses import replace

from schemas.printed import Grid


def transposed(grid: Grid) -> Grid:
    """The grid with rows and columns exchanged; its cells keep their boxes, so each is still found on the page."""
    cells = [
        replace(cell, row=cell.column, column=cell.row, row_span=cell.column_span, column_span=cell.row_span)
        for cell in grid.cells
    ]
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    return replace(grid, cells=ordered, row_count=grid.column_count, column_count=grid.row_count)
