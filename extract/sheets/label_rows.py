"""Labels at the left of a table that only holds boxes, each with its text right of it between the same rulings.

A drawing in one of the boxes may have added columns to the table, and a box may hold a table of its own. What
stands between the rulings of a label belongs to it, however high in its cell the label stands.
"""

from __future__ import annotations

from collections.abc import Iterable

from extract.cards.cells.pieces import cell_style
from extract.layout.fragments import is_layout
from extract.sheets.strips import LONGEST_LABEL, Pair, label_fields
from schemas.folding import fold
from schemas.printed import Box, Cell, Grid

_FEWEST_KNOWN = 2


def label_rows(grids: Iterable[Grid]) -> list[Pair]:
    """The labels at the left of tables of boxes, with the places of their texts; none of any other table.

    Two of the labels are known words; others count where they are set alike.
    """
    return [pair for grid in grids if is_layout(grid) for pair in labels_of(grid)]


def labels_of(grid: Grid) -> list[Pair]:
    """The labels at the left of one table, if it holds boxes; none where too few of them are known words."""
    if grid.row_count == 1 or grid.column_count == 1 or grid.box is None:
        return []
    first = [cell for cell in grid.cells if cell.column == 0 and cell.column_span == 1 and cell.box is not None]
    known = [cell for cell in first if _is_known(cell)]
    if len(known) < _FEWEST_KNOWN:
        return []
    styles = {cell_style(cell.fill, cell.lines) for cell in known} - {None}
    found = []
    for cell in first:
        alike = cell_style(cell.fill, cell.lines) in styles and 0 < len(fold(cell.text)) <= LONGEST_LABEL
        if cell.box is not None and (cell in known or alike) and not _has_other_label(grid, cell):
            value = Box(cell.box.x1, cell.box.top, grid.box.x1, cell.box.bottom)
            found.append(Pair(cell.box, value, in_strip=False, boxed=True))
    return found


def _is_known(cell: Cell) -> bool:
    return bool(label_fields(cell.text))


def _has_other_label(grid: Grid, label: Cell) -> bool:
    """Whether another label stands right of one in its row, so that the row is one of several pairs."""
    style = cell_style(label.fill, label.lines)
    right = [c for c in grid.cells if c.column > 0 and label.row <= c.row < label.row + label.row_span and c.lines]
    return any(_is_known(c) or (style is not None and cell_style(c.fill, c.lines) == style) for c in right)
