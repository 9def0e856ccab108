"""Rows of a form that rulings make a table of, though its other rows are lines to the reader of the page."""

from __future__ import annotations

from extract.cards.text.heads import Entry, field_of, label_of
from schemas.glossary import FIELD_OF_ONE
from schemas.printed import Cell, Grid, Line

_PAIR = 2
_FEWEST_PAIRS = 2
_OF_PLATE = FIELD_OF_ONE | {"number"}


def entries_in(item: Line | Grid) -> list[Entry]:
    """The labels of such a row with their values; empty for other tables, and for lines."""
    if not isinstance(item, Grid) or item.box is None:
        return []
    return _over_values(item) or _beside_values(item)


def _over_values(grid: Grid) -> list[Entry]:
    """The labels of a table whose every cell holds one over its value, where a ruling parts two of them."""
    found: list[Entry] = []
    for cell in grid.cells:
        head, *values = cell.lines or (None,)
        label = label_of(head.text) if head is not None and values else None
        if head is None or label is None or field_of(label) not in FIELD_OF_ONE:
            return []
        found.append(Entry(head, label, values, beside=cell.column > 0))
    return found


def _beside_values(grid: Grid) -> list[Entry]:
    """The labels of a row with the initiative's name and more, each beside its value: 「事業名 | … | 番号 | 3」.

    A box with the name alone may head a page of any kind.
    """
    cells = [cell for cell in grid.cells if cell.lines]
    pairs = list(zip(cells[::_PAIR], cells[1::_PAIR], strict=False))
    if grid.row_count > 1 or len(pairs) < _FEWEST_PAIRS or len(cells) % _PAIR:
        return []
    found = [entry for head, value in pairs if (entry := _beside(head, value)) is not None]
    named = any("name" in entry.read.fields for entry in found)
    return found if named and len(found) == len(pairs) else []


def _beside(head: Cell, value: Cell) -> Entry | None:
    label = label_of(head.text) if len(head.lines) == 1 else None
    if label is None or not _OF_PLATE.intersection(label.fields) or label_of(value.text) is not None:
        return None
    return Entry(head.lines[0], label, [*value.lines], beside=head.column > 0)
