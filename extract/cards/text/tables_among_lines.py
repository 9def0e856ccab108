"""What a table among labelled lines says of the card that they are: its fields, its name, a label at its end."""

from __future__ import annotations

from extract.cards.bounds.item import Item
from extract.cards.text.heads import field_of
from schemas.glossary import FIELD_OF_ONE, PROSE_FIELDS
from schemas.labels import read_label
from schemas.printed import Grid

_NAME_ROWS = 2
"""The name of an initiative stands in one of the first rows of its card, a number may stand above it."""


def fields_of(item: Item) -> list[str]:
    """The fields of a card whose labels stand in a table."""
    if not isinstance(item.item, Grid):
        return []
    labels = [label for cell in item.item.cells if (label := read_label(cell.text)) is not None]
    return [name for label in labels if (name := field_of(label)) in FIELD_OF_ONE and name is not None]


def fields_of_heading(item: Item) -> list[str]:
    """The fields of a table that was made of a heading, perhaps with the text below it."""
    cells = item.item.cells if isinstance(item.item, Grid) and not item.grids else ()
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
    return isinstance(item.item, Grid) and any(_is_name(cell.text) for cell in item.item.cells)


def _is_name(text: str) -> bool:
    label = read_label(text)
    return label is not None and "name" in label.fields


def is_form(item: Item) -> bool:
    """Whether most rows of a table begin with a label beside its value, the name of an initiative near its top."""
    grid = item.item
    if not isinstance(grid, Grid) or not names_card(item):
        return False
    rows = [[cell for cell in grid.row(row) if cell.row == row and cell.lines] for row in range(grid.row_count)]
    held = [row for row in rows if row]
    if not any(_is_name(cell.text) for row in held[:_NAME_ROWS] for cell in row):
        return False  # the rest of one card and the head of the next
    beside = [row for row in held if len(row) > 1 and read_label(row[0].text) is not None]
    return 2 * len(beside) >= len(held)
