"""Stretches of labelled lines set as tables, with the labels in a column of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.cards.bounds.item import Item
from extract.cards.bounds.series import label_over
from extract.cards.text.heads import Entry
from extract.cards.text.labelled_run import ENOUGH, LabelledRun
from extract.cards.text.side_by_side import label_right_above
from extract.cards.text.tabbed import set_in_columns
from schemas.printed import Box, Cell, Grid, Line

_LABEL_WIDTH = 120.0
"""Width in points of the column that the labels are set into."""


def tables_of(run: LabelledRun) -> Iterator[Item]:
    """A card's parts as tables, in their order."""
    boxes = [item.item.box for item in run.items if item.item.box is not None]
    left, right = min(b.x0 for b in boxes) - 3.0, max(b.x1 for b in boxes) + 3.0
    items = {line.key: item for item in run.items for line in _lines(item)}
    for n, part in enumerate(run.parts):
        if isinstance(part, Item):
            yield part
            continue
        below = run.parts[n + 1 : n + 2]
        head = label_right_above(part, below[0].item.box if below and isinstance(below[0], Item) else None)
        # a card is told by the labels of its first table, all of which stand in it where they are few
        whole = n == 0 and len(part) <= ENOUGH
        heading = _heading(head, below, items) if head is not None and not whole else None
        entries = part if heading is None else [entry for entry in part if entry is not head]
        keys = {
            k.key
            for entry in entries
            for k in (entry.label, *entry.values, *(line for r in entry.rows for line in r.lines))
        }
        own = {id(items[key]): items[key] for key in keys if key in items}
        if own:
            first = min(own.values(), key=lambda item: item.item.key)
            grid = _grid(entries, left, right, first.item.key)
            apart = frozenset(key for item in own.values() for key in item.grids)
            lines = frozenset(k for item in own.values() if not item.grids for k in item.lines or {item.item.key})
            origin = {id(w): line.key for item in own.values() for line in item.parts for w in line.words}
            yield Item(first.index, first.page, _with_keys(grid, origin), apart, lines)
        if heading is not None:
            yield heading


def _heading(last: Entry, below: Sequence[list[Entry] | Item], items: Mapping[int, Item]) -> Item | None:
    """A label without a value as the label of the table below it; None where no table follows on its page."""
    table = next(iter(below), None)
    own = items.get(last.label.key)
    told = bool(last.values) or last.beside or any(not row.note for row in last.rows)
    if told or own is None or not isinstance(table, Item) or not isinstance(table.item, Grid):
        return None
    if own.index != table.index or last.label.box is None or table.item.box is None:
        return None
    over = label_over(own, last.label, table.item, _notes(last))
    return replace(over, grids=own.grids, lines=frozenset()) if own.grids else over


def _with_keys(grid: Grid, origin: Mapping[int, int]) -> Grid:
    """A table whose lines have the keys of the lines that their words were printed on."""
    if not origin:
        return grid

    def keyed(line: Line) -> Line:
        return replace(line, key=origin.get(id(line.words[0]), line.key)) if line.words else line

    return replace(grid, cells=tuple(replace(c, lines=tuple(map(keyed, c.lines))) for c in grid.cells))


def _lines(item: Item) -> Iterable[Line]:
    return item.item.lines if isinstance(item.item, Grid) else (item.item,)


def _grid(entries: Sequence[Entry], left: float, right: float, key: int) -> Grid:
    """Entries as a table: labels in a column of their own, left of everything that is printed."""
    cells: list[Cell] = []
    row = 0
    outer = left - _LABEL_WIDTH
    top = min(line.box.top for entry in entries for line in _printed(entry) if line.box is not None)
    y = top
    groups: list[list[Entry]] = []
    for entry in entries:
        if entry.beside and groups:
            groups[-1].append(entry)
        else:
            groups.append([entry])
    for group in groups:
        entry = group[0]
        lines = [line for e in group for line in _printed(e) if line.box is not None]
        bottom = max((line.box.bottom for line in lines if line.box is not None), default=y + 1.0)
        table = [r for r in entry.rows if not r.note]
        height = len(table) + bool(entry.values) if table and len(group) == 1 else 1
        own = _with_notes(entry)
        if len(group) > 1 or not table:
            edges = _edges(group, left, right)
            spots = [(e, n) for n, e in enumerate(group)]
            for e, n in spots:
                x0 = outer if n == 0 else edges[2 * n - 1]
                x1 = left if n == 0 else edges[2 * n]
                label = _with_notes(e)
                cells.append(Cell(row, 2 * n, 1, 1, label, Box(x0, y, x1, bottom)))
                cells.append(Cell(row, 2 * n + 1, 1, 1, tuple(e.values), Box(x1, y, edges[2 * n + 1], bottom)))
            row += 1
        else:
            cells.append(Cell(row, 0, height, 1, own, Box(outer, y, left, bottom)))
            at = row
            if entry.values:
                cells.append(Cell(at, 1, 1, 1, tuple(entry.values), Box(left, y, right, bottom)))
                at += 1
            cells.extend(set_in_columns(table, at, left, right))
            row += height
        y = bottom
    width = max(cell.column + cell.column_span for cell in cells)
    return Grid(tuple(cells), row, width, Box(outer, top, right, y), None, key, ruled=False)


def _notes(entry: Entry) -> list[Line]:
    """The lines that only name the unit of what stands below a label, perhaps with its year."""
    return [row.line for row in entry.rows if row.note]


def _with_notes(entry: Entry) -> tuple[Line, ...]:
    """The lines of a label's cell; empty for a text without a label."""
    return (*([entry.label] if entry.label.text else []), *_notes(entry))


def _printed(entry: Entry) -> list[Line]:
    return [entry.label, *entry.values, *(line for row in entry.rows for line in row.lines)]


def _edges(group: Sequence[Entry], left: float, right: float) -> list[float]:
    """Borders between the labels and values of a line: the left end, then one behind every label and value."""
    edges = [left]
    for one, other in pairwise(group):
        ends = [line.box.x1 for line in (one.label, *one.values) if line.box is not None]
        start = other.label.box.x0 if other.label.box is not None else max(ends)
        begins = [line.box.x0 for line in other.values if line.box is not None]
        middle = (max(ends) + start) / 2
        edges.append(middle)
        edges.append((other.label.box.x1 + min(begins)) / 2 if begins and other.label.box is not None else right)
    edges.append(right)
    return edges
