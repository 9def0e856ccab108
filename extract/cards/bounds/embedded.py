"""Tables inside a cell of a card, set into its rows: the label beside the cell is their label then."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.cards.bounds.item import Item
from extract.cards.cells.roles import pieces_of
from extract.cards.cells.view import heads_indicators, view_of
from extract.layout.grids.skeleton import distinct
from extract.layout.nested import lines_above, nested_tables
from schemas.labels import Label, read_label
from schemas.patterns import lazy_re
from schemas.printed import Box, Cell, Grid, Line

_TABLED = frozenset(
    {
        *("budget", "funding", "schedule", "kpi", "indicator", "result", "target", "budget_years", "role_sharing"),
        "municipalities",
    }
)
"""Fields whose values stand in rows: years, indicators, or the municipalities with what each of them does."""
_SAME_PT = 1.5
_OPEN_BRACKET = lazy_re(r"[(（][^()（）]{0,4}\Z")
"""What the end of a page leaves of a remark behind a label: 「事業費見込（千」."""


def with_inner_tables(items: Sequence[Item]) -> list[Item]:
    """The flow with tables inside a labelled cell of another table as rows of that table.

    A table that stands in the cell of a text (現状) is none of the card's: other readers of tables find it.
    """
    within = {id(inner): (outer, cell) for outer, cell, inner in _nested(items)}
    if not within:
        return list(items)
    inner: dict[int, list[tuple[Cell, Item]]] = {}
    gone: set[int] = set()
    for item in items:
        if id(item) not in within:
            continue
        outer, cell = within[id(item)]
        label = _label_of(outer.item, cell)
        if label is not None and _TABLED.intersection(label.fields):
            inner.setdefault(id(outer), []).append((cell, item))
            gone.add(id(item))
        elif label is not None and not _says_what_it_holds(item):
            gone.add(id(item))
    return [grown(item, inner.get(id(item), ())) for item in items if id(item) not in gone]


def _nested(items: Sequence[Item]) -> Iterator[tuple[Item, Cell, Item]]:
    """Tables (the last) that stand in a cell of another one of their page."""
    by_page: dict[int, dict[int, Item]] = {}
    for item in items:
        if isinstance(item.item, Grid) and item.item.box is not None:
            by_page.setdefault(item.index, {})[id(item.item)] = item
    for tables in by_page.values():
        if len(tables) > 1:
            grids = [item.item for item in tables.values() if isinstance(item.item, Grid)]
            for outer, cell, inner in nested_tables(grids):
                yield tables[id(outer)], cell, tables[id(inner)]


def _label_of(grid: Line | Grid, cell: Cell) -> Label | None:
    """The label left of a cell; else the one that the cell prints above the table, or the cell right above it."""
    assert isinstance(grid, Grid)  # noqa: S101  asked before
    left = [c for c in grid.row(cell.row) if c.column < cell.column and c.text.strip()]
    for beside in reversed(left):
        label = read_label(beside.text) or read_label(_OPEN_BRACKET.sub("", beside.text))
        if label is not None:
            return label
    above = [] if left or not cell.row else [c for c in grid.cells if c.row + c.row_span == cell.row]
    over = [c.text for c in above if (c.column, c.column_span) == (cell.column, cell.column_span)]
    texts = [*(line.text for line in cell.lines), *over]
    return next((label for text in texts if (label := read_label(text)) is not None), None)


def _says_what_it_holds(item: Item) -> bool:
    """Whether a table has a header of indicators, or labels of its own."""
    grid = item.item
    view = view_of([pieces_of(item.page, grid)]) if isinstance(grid, Grid) else None
    if view is None:
        return True
    rows = range(len(view.rows))
    return any(heads_indicators(view, row) for row in rows) or any(
        piece.role == "label" and not piece.names_row for row in rows for piece in view.labels(row)
    )


def grown(item: Item, inner: Iterable[tuple[Cell, Item]]) -> Item:
    """A table with the tables inside its cells as rows of its own."""
    inner = list(inner)
    grid = item.item
    if not inner or not isinstance(grid, Grid):
        return item
    cells = list(grid.cells)
    for cell in {id(cell): cell for cell, _ in inner}.values():
        tables = [found.item for own, found in inner if own is cell and isinstance(found.item, Grid)]
        cells.remove(cell)
        cells.extend(_filled(cell, sorted(tables, key=lambda g: g.box.top if g.box else 0.0)))
    keys = frozenset(key for _, found in inner for key in found.grids)
    return replace(item, item=_indexed(grid, cells), grids=item.grids | keys)


def _filled(cell: Cell, tables: Sequence[Grid]) -> Iterator[Cell]:
    """The cells of the tables inside a cell, stretched to its sides, and its own text above and below them.

    Where all of its text stands left of the tables, it is their label, and a cell beside them.
    """
    box = cell.box
    assert box is not None  # noqa: S101  asked before
    left = min((table.box.x0 for table in tables if table.box is not None), default=box.x0)
    if cell.lines and all(line.box is not None and line.box.x1 <= left for line in cell.lines):
        yield replace(cell, box=replace(box, x1=left))
        cell, box = replace(cell, lines=(), box=replace(box, x0=left)), replace(box, x0=left)
    top = box.top
    rest = sorted(cell.lines, key=lambda line: line.box.top if line.box else 0.0)
    for number, table in enumerate(tables):
        assert table.box is not None  # noqa: S101  asked before
        before = {id(line) for line in lines_above(cell, table)}
        above = [line for line in rest if id(line) in before]
        rest = [line for line in rest if id(line) not in before]
        start = top
        if above:
            start = table.box.top
            yield Cell(0, 0, 1, 1, tuple(above), Box(box.x0, top, box.x1, start), cell.fill)
        last = number == len(tables) - 1 and not rest
        end = box.bottom if last else table.box.bottom
        for inner in table.cells:
            if inner.box is not None:
                yield replace(inner, box=_stretched(inner.box, table.box, Box(box.x0, start, box.x1, end)))
        top = end
    if rest:
        yield Cell(0, 0, 1, 1, tuple(rest), Box(box.x0, top, box.x1, box.bottom), cell.fill)


def _stretched(box: Box, table: Box, over: Box) -> Box:
    """A cell's box, with its sides at the table's edge moved to those of the cell around the table."""
    return Box(
        over.x0 if abs(box.x0 - table.x0) <= _SAME_PT else box.x0,
        over.top if abs(box.top - table.top) <= _SAME_PT else box.top,
        over.x1 if abs(box.x1 - table.x1) <= _SAME_PT else box.x1,
        over.bottom if abs(box.bottom - table.bottom) <= _SAME_PT else box.bottom,
    )


def _indexed(grid: Grid, cells: Sequence[Cell]) -> Grid:
    """A table of cells, their rows and columns told by their boxes."""
    boxes = [cell.box for cell in cells if cell.box is not None]
    xs = distinct((edge for box in boxes for edge in (box.x0, box.x1)), _SAME_PT)
    ys = distinct((edge for box in boxes for edge in (box.top, box.bottom)), _SAME_PT)
    placed = []
    for cell in cells:
        if cell.box is None:
            continue
        row, column = _at(ys, cell.box.top), _at(xs, cell.box.x0)
        rows, columns = max(_at(ys, cell.box.bottom) - row, 1), max(_at(xs, cell.box.x1) - column, 1)
        placed.append(replace(cell, row=row, column=column, row_span=rows, column_span=columns))
    placed.sort(key=lambda cell: (cell.row, cell.column))
    return replace(grid, cells=tuple(placed), row_count=len(ys) - 1, column_count=len(xs) - 1)


def _at(edges: Sequence[float], value: float) -> int:
    k = bisect_left(edges, value)
    near = [n for n in (k - 1, k) if 0 <= n < len(edges)]
    return min(near, key=lambda n: abs(edges[n] - value))
