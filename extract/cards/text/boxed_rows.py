"""Rows of a form that rulings make a table of, though its other rows are lines to the reader of the page."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from extract.cards.bounds.item import Item
from extract.cards.text.heads import Entry, entries_of, field_of, label_of
from extract.cards.text.tables_among_lines import fields_of_heading
from schemas.glossary import FIELD_OF_ONE
from schemas.printed import Cell, Grid, Line

_PAIR = 2
_MOST_ROWS_OF_HEAD = 4
_BELOW_HEAD = 1.5
"""White between the head of a form and the label below it, in heights of the label's line, at most."""
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


class FormHead(NamedTuple):
    """What the table at the head of a form prints: its title on a band of its own, labels with their values."""

    titles: tuple[Line, ...]
    entries: list[Entry]


def form_head(item: Item, below: Item | None) -> FormHead | None:
    """What a table of a few rows prints of the card whose labelled lines begin right below it; None for others.

    Args:
        item: the table.
        below: what follows it.
    """
    grid = item.item
    if not isinstance(grid, Grid) or grid.box is None or grid.row_count > _MOST_ROWS_OF_HEAD:
        return None
    begun = _fields_right_below(item, grid.box.bottom, below)
    read = _rows_of_head(grid) if begun else None
    if read is None or not read.entries:
        return None
    told = {field_of(entry.read) for entry in read.entries}
    return read if told.isdisjoint(begun) and ("name" in told) != bool(read.titles) else None


def entry_of_heading(item: Item) -> Entry | None:
    """The label and the text of a table that was made of a heading with the lines below it; None for others."""
    cells = [cell for cell in item.item.cells if cell.lines] if isinstance(item.item, Grid) else []
    if item.grids or len(cells) != _PAIR or cells[0].row != cells[1].row or len(cells[0].lines) != 1:
        return None
    label = label_of(cells[0].text)
    return Entry(cells[0].lines[0], label, [*cells[1].lines]) if label is not None else None


def label_of_heading(item: Item) -> Entry | None:
    """The label of a table that was made of a heading above another table; None for others."""
    cells = [cell for cell in item.item.cells if cell.lines] if isinstance(item.item, Grid) else []
    if item.grids or len(cells) != 1 or len(cells[0].lines) != 1:
        return None
    label = label_of(cells[0].text)
    return Entry(cells[0].lines[0], label) if label is not None else None


def _fields_right_below(item: Item, bottom: float, below: Item | None) -> list[str]:
    """The fields of the labelled line, or of the label with its text set as a table, right below a table."""
    if below is None or below.index != item.index or below.item.box is None or below.grids:
        return []
    first = next(iter(below.item.lines), None) if isinstance(below.item, Grid) else below.item
    if first is None or first.box is None or not 0.0 <= first.box.top - bottom <= _BELOW_HEAD * first.box.height:
        return []
    if isinstance(below.item, Grid):
        return fields_of_heading(below)
    return [name for entry in entries_of(first) if (name := field_of(entry.read)) is not None]


def _rows_of_head(grid: Grid) -> FormHead | None:
    """The title and the labels of a table whose rows print nothing else; None where one prints more."""
    rows = [[cell for cell in grid.cells if cell.row == row and cell.lines] for row in range(grid.row_count)]
    rows = [row for row in rows if row]
    titles: tuple[Line, ...] = ()
    if rows and len(rows[0]) == 1 and len(rows[0][0].lines) == 1 and label_of(rows[0][0].text) is None:
        titles = rows.pop(0)[0].lines
    entries: list[Entry] = []
    while rows:
        row = rows.pop(0)
        columns = [cell.column for cell in row]
        if rows and [cell.column for cell in rows[0]] == columns and all(label_of(cell.text) for cell in row):
            pairs = list(zip(row, rows.pop(0), strict=True))
        elif len(row) % _PAIR == 0:
            pairs = list(zip(row[::_PAIR], row[1::_PAIR], strict=True))
        else:
            return None
        found = [entry for head, value in pairs if (entry := _beside(head, value)) is not None]
        if len(found) < len(pairs):
            return None
        entries.extend(replace(entry, beside=n > 0) for n, entry in enumerate(found))
    return FormHead(titles, entries)
