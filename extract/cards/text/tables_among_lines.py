"""What a table among labelled lines says of the card that they are: its fields, its name, a label at its end."""

from __future__ import annotations

from extract.cards.bounds.item import Item
from extract.cards.cells.inside import on_chip
from extract.cards.cells.pieces import role_of
from extract.cards.text.heads import field_of
from schemas.glossary import FIELD_OF_ONE, PROSE_FIELDS
from schemas.labels import Label, read_label
from schemas.printed import Cell, Grid

_NAME_ROWS = 2
"""The name of an initiative stands in one of the first rows of its card, a number may stand above it."""
_FEWEST_FIELDS = 2
_FEWEST_YEARS = 2
_SAME_PT = 1.5


def fields_of(item: Item) -> list[str]:
    """The fields of a card whose labels stand in a table."""
    if not isinstance(item.item, Grid):
        return []
    labels = [label for cell in item.item.cells if (label := _label_of(cell)) is not None]
    return [name for label in labels if (name := field_of(label)) in FIELD_OF_ONE and name is not None]


def fields_of_heading(item: Item) -> list[str]:
    """The fields of a table that was made of a heading, perhaps with the text below it; none with years."""
    cells = item.item.cells if isinstance(item.item, Grid) and not item.grids else ()
    if sum(role_of(cell.text)[0] == "year" for cell in cells) >= _FEWEST_YEARS:
        return []
    labels = [label for cell in cells if (label := read_label(cell.text)) is not None]
    return [name for label in labels if (name := field_of(label)) is not None]


def ends_with_label(item: Item) -> bool:
    """Whether the last row of a table that white space sets is a label of a text alone."""
    grid = item.item
    if not isinstance(grid, Grid) or grid.box is None or grid.ruled:
        return False
    last = [cell for cell in grid.row(grid.row_count - 1) if cell.text.strip()]
    label = read_label(last[0].text) if len(last) == 1 else None
    return label is not None and bool(PROSE_FIELDS.intersection(label.fields))


def opens_card(item: Item) -> bool:
    """Whether a table that white space sets names the initiative of a card, which may go on in labelled lines."""
    return isinstance(item.item, Grid) and not item.item.ruled and item.item.box is not None and names_card(item)


def names_card(item: Item) -> bool:
    """Whether a table prints the name of an initiative beside its label: it is a card of its own."""
    return isinstance(item.item, Grid) and any(map(_is_name, item.item.cells))


def _label_of(cell: Cell) -> Label | None:
    """The label that a cell prints, alone or with a value behind it."""
    chip = on_chip(cell.lines[0]) if cell.lines else None
    return chip[0] if chip is not None else read_label(cell.text)


def _is_name(cell: Cell) -> bool:
    label = _label_of(cell)
    return label is not None and "name" in label.fields


def is_form(item: Item) -> bool:
    """Whether most rows of a table begin with a label beside its value, the name of an initiative near its top.

    A table of fields whose labels stand over all columns is a form, too, where a ruling lies above each of them.
    """
    grid = item.item
    if isinstance(grid, Grid) and _has_ruled_fields(item, grid):
        return True
    if not isinstance(grid, Grid) or not names_card(item):
        return False
    rows = [[cell for cell in grid.row(row) if cell.row == row and cell.lines] for row in range(grid.row_count)]
    held = [row for row in rows if row]
    if not any(_is_name(cell) for row in held[:_NAME_ROWS] for cell in row):
        return False  # the rest of one card and the head of the next
    beside = [row for row in held if len(row) > 1 and read_label(row[0].text) is not None]
    return 2 * len(beside) >= len(held)


def _has_ruled_fields(item: Item, grid: Grid) -> bool:
    """Whether several labels stand over all columns of a table, with a ruling above each of them."""
    over = [cell for cell in grid.cells if cell.column_span == grid.column_count and len(cell.lines) == 1]
    tops = [cell.box.top for cell in over if cell.box is not None and read_label(cell.text) is not None]
    if len(tops) < _FEWEST_FIELDS or grid.box is None:
        return False
    left, right = grid.box.x0 + _SAME_PT, grid.box.x1 - _SAME_PT
    drawn = [r.box.top for r in item.page.rulings if r.horizontal and r.box.x0 <= left and r.box.x1 >= right]
    return all(any(abs(top - at) <= _SAME_PT for at in drawn) for top in tops)
