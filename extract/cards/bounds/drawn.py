"""Timetables drawn without rulings of their own where a card labels them, as rows and columns of its tables.

The years stand on a line and the bars below them, all in one cell, in cells that white space has made of the
words, or on the bare page below a heading. Set up from its years and its bars, such a timetable is read like any
other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.cards.bounds.embedded import grown
from extract.cards.bounds.item import Item
from extract.cards.cells.pieces import role_of
from extract.cards.years.drawn_timetable import drawn_timetables
from schemas.labels import read_label
from schemas.printed import Box, Cell, Grid, Line

_FIELDS = frozenset({"schedule", "schedule_item"})


def with_drawn_timetables(items: Sequence[Item]) -> list[Item]:
    """The flow with drawn timetables as rows and columns of the tables that they stand in, or as tables."""
    found = [_with_timetables(item) for item in items]
    return list(_tabled(found))


def _with_timetables(item: Item) -> Item:
    """A table with the timetables inside its cells as rows of its own."""
    grid = item.item
    if not isinstance(grid, Grid) or grid.box is None or not item.page.shapes:
        return item
    inner: list[tuple[Cell, Item]] = []
    gone: set[int] = set()
    for cells in _areas(grid):
        lines = [line for cell in cells for line in cell.lines]
        box = Box.around([cell.box for cell in cells if cell.box is not None])
        table = _timetable(item, lines) if any(map(_mixes_years, cells)) else None
        if table is not None and box is not None and gone.isdisjoint(map(id, cells)):
            gone.update(id(cell) for cell in cells)
            inner.append((replace(cells[0], lines=(), box=box), replace(item, item=table, grids=frozenset())))
    if not inner:
        return item
    kept = [cell for cell in grid.cells if id(cell) not in gone]
    whole = replace(grid, cells=(*kept, *(cell for cell, _ in inner)))
    return grown(replace(item, item=whole), inner)


def _areas(grid: Grid) -> Iterator[list[Cell]]:
    """The cells beside each label of a timetable, or those below it where it stands over all columns."""
    for label in grid.cells:
        read = read_label(label.text) if label.column == 0 and label.lines else None
        if read is None or not _FIELDS.intersection(read.fields):
            continue
        if label.column_span < grid.column_count:
            cells = [cell for cell in grid.cells if cell.column > label.column and cell.row in label.rows]
            if cells and all(cell.rows.stop <= label.rows.stop for cell in cells):
                yield cells
            continue
        below: list[Cell] = []
        for row in range(label.rows.stop, grid.row_count):
            cells = [cell for cell in grid.row(row) if cell.row == row]
            first = next((cell for cell in cells if cell.lines), None)
            head = read_label(first.text) if first is not None else None
            if head is not None and not _FIELDS.intersection(head.fields):
                break
            below.extend(cells)
        if below:
            yield below


def _mixes_years(cell: Cell) -> bool:
    """Whether a cell prints a year and other words, which no ruled timetable does."""
    words = [word.text for line in cell.lines for word in line.words]
    years = sum(role_of(word)[0] == "year" for word in words)
    return years > 0 and len(words) > 1


def _timetable(item: Item, lines: Sequence[Line]) -> Grid | None:
    """The one timetable that lines of a page are; None where some of their words belong to none, or to another."""
    found = drawn_timetables(item.page, lines)
    if len(found) != 1 or sum(len(line.words) for line in found[0].lines) < sum(len(line.words) for line in lines):
        return None
    return found[0]


def _tabled(items: Sequence[Item]) -> Iterator[Item]:
    """Lines below a heading that are a timetable as a table."""
    at = 0
    while at < len(items):
        yield items[at]
        at += 1
        below = _below_heading(items, at) if _heads_timetable(items[at - 1]) else []
        while below:
            lines = [item.item for item in below if isinstance(item.item, Line)]
            table = _timetable(below[0], lines)
            if table is not None:
                keys = frozenset(line.key for line in lines)
                yield replace(below[0], item=table, grids=frozenset(), lines=keys)
                at += len(below)
                break
            below.pop()


def _heads_timetable(item: Item) -> bool:
    """Whether a line is the label of a timetable, on a page on which something is drawn."""
    if not isinstance(item.item, Line) or item.item.box is None or not item.page.shapes:
        return False
    label = read_label(item.item.text)
    return label is not None and not _FIELDS.isdisjoint(label.fields)


def _below_heading(items: Sequence[Item], at: int) -> list[Item]:
    """The lines of the flow that may be a timetable's: up to a table, a label, or the end of the page."""
    found: list[Item] = []
    for item in items[at:]:
        if not isinstance(item.item, Line) or (found and item.index != found[0].index):
            break
        if found and read_label(item.item.text) is not None:
            break
        found.append(item)
    return found
