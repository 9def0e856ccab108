"""One grid that holds several tables: years that did not fit go on below, or beside, with their labels again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.tables.rows import Row, is_datum, positions, texts_of
from extract.year_shapes import has_year, is_year
from schemas.folding import fold
from schemas.printed import Box, Grid, Page

_FEWEST_LABELS = 2


def halves(page: Page, grid: Grid) -> tuple[Grid, ...]:
    """The tables that a grid consists of, each with the grid's key; the grid alone where it is one table.

    A table begins anew where a row of years comes again below figures, its first label being that of the first
    row; or where a column repeats the first one, heading, labels and all.
    """
    rows = [tuple(row) for row in positions(page, grid)]
    below = _row_starts(rows)
    if len(below) > 1:
        return tuple(_part(grid, range(a, b), range(grid.column_count)) for a, b in pairwise([*below, len(rows)]))
    beside = _column_starts(rows)
    if len(beside) > 1:
        ends = [*beside, grid.column_count]
        return tuple(_part(grid, range(len(rows)), range(a, b)) for a, b in pairwise(ends))
    return (grid,)


def _text(row: Row, column: int) -> str:
    spot = row[column]
    return fold(spot.text) if spot is not None else ""


def _heads(row: Row) -> bool:
    """Whether a row holds years and nothing else beside its label."""
    label = row[0].text if row[0] is not None else None
    found = False
    for spot in row[1:]:  # asked of nearly every row of every table: most end with the first spot
        if spot is None or spot.blank or spot.text == label:
            continue
        if not is_year(spot.text):
            return False
        found = True
    return found


def _row_starts(rows: Sequence[Row]) -> list[int]:
    first = next((k for k, row in enumerate(rows) if _heads(row)), None)
    if first is None or first > 1:
        return [0]
    starts = [0]
    label, figures = _text(rows[first], 0), False
    for k in range(first + 1, len(rows)):
        if any(is_datum(text) and not is_year(text) for text in texts_of(rows[k][1:])):
            figures = True
        elif figures and _heads(rows[k]) and _text(rows[k], 0) == label and _is_edge(rows, k - first):
            starts.append(k - first)
            figures = False
    return starts


def _is_edge(rows: Sequence[Row], start: int) -> bool:
    """Whether no cell reaches over the border above a row."""
    return start > 0 and all(
        upper is None or upper is not lower for upper, lower in zip(rows[start - 1], rows[start], strict=True)
    )


def _column_starts(rows: Sequence[Row]) -> list[int]:
    labels = [_text(row, 0) for row in rows]
    if len({label for label in labels if label}) < _FEWEST_LABELS + 1 or sum(map(is_datum, labels)) > 1:
        return [0]
    if not any(has_year(text) for row in rows[:2] for text in texts_of(row[1:])):
        return [0]
    width = len(rows[0])
    again = [
        column
        for column in range(2, width - 1)
        if [_text(row, column) for row in rows] == labels
        and all(row[column] is None or row[column] is not row[column - 1] for row in rows)
    ]
    return [0, *again]


def _part(grid: Grid, rows: range, columns: range) -> Grid:
    own = [cell for cell in grid.cells if cell.row in rows and cell.column in columns]
    # a border of another part only is none of this one's
    row_of = {row: k for k, row in enumerate(sorted({cell.row for cell in own}))}
    column_of = {column: k for k, column in enumerate(sorted({cell.column for cell in own}))}
    cells = tuple(
        replace(
            cell,
            row=row_of[cell.row],
            column=column_of[cell.column],
            row_span=sum(row in row_of for row in cell.rows),
            column_span=sum(column in column_of for column in cell.columns),
        )
        for cell in own
    )
    box = Box.around([cell.box for cell in cells if cell.box is not None])
    return replace(grid, cells=cells, row_count=len(row_of), column_count=len(column_of), box=box)
