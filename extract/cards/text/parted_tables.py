"""Tables with rulings between their rows that labels over the whole width part: each part is a table of its own.

Seen in cards whose labels stand above what belongs to them, all of it between level rulings: 「年次計画」, the
rows of a timetable, 「数値目標」, the rows of indicators. What stands below the labels has columns of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.cards.bounds.item import Item
from extract.cards.text.heads import label_of
from extract.cards.text.tabbed import BRACKETS, across, is_head, pieces_of_line
from extract.outline import numbering
from schemas.labels import read_label
from schemas.printed import Box, Cell, Grid, Line

_FEWEST_ROWS = 2
_EDGE_PT = 2.0
_SAME_LINE = 0.5
"""Share of a line's height by which the middles of texts on one line differ at most."""
_MOST_OF_WIDTH = 0.8


def parts_between_labels(item: Item, labels: Sequence[Line]) -> list[Item]:
    """The lines and smaller tables that a table falls into; empty where no label in it heads such a table.

    Args:
        item: the table.
        labels: the labels of the card above it, like which those in the table are set.
    """
    grid, above = item.item, labels[-1] if labels else None
    if not isinstance(grid, Grid) or grid.ruled or grid.box is None or above is None or above.box is None:
        return []
    if any(line.box is None for line in grid.lines):
        return []
    rows = [[cell for cell in grid.row(row) if cell.lines] for row in range(grid.row_count)]
    heads = [n for n, row in enumerate(rows) if _is_headed(row, above.box.x0, bold=above.bold)]
    if any(cell.row_span > 1 and cell.lines and not set(heads).isdisjoint(cell.rows) for cell in grid.cells):
        return []
    found: list[Item] = []
    tables = 0
    for first, last in _stretches(heads, len(rows)):
        if first in heads:
            found.extend(
                Item(item.index, item.page, line, frozenset({grid.key}), parts=parts)
                for line, parts in _lines(rows[first])
            )
        elif last - first < _FEWEST_ROWS or not any(rows[first:last]) or not _has_drawn_rows(item, first, last):
            return []
        else:
            found.append(Item(item.index, item.page, _table(grid, first, last), frozenset({grid.key})))
            tables += 1
    return found if heads and tables else []


def _stretches(heads: Sequence[int], count: int) -> Iterator[tuple[int, int]]:
    """The rows of labels, and what lies between them, from the first to the one after the last."""
    start = 0
    for head in (*heads, count):
        if head > start:
            yield start, head
        if head < count:
            yield head, head + 1
        start = head + 1


def _is_headed(row: Sequence[Cell], at: float, *, bold: bool) -> bool:
    """Whether a row begins with a label alone on its line, set as the labels of the card are."""
    first = row[0].lines[0] if row else None
    if first is None or first.box is None or abs(first.box.x0 - at) > _EDGE_PT or first.bold != bold:
        return False
    others = [line for cell in row for line in cell.lines if line is not first]
    return label_of(first.text) is not None and not any(_level(first, line) for line in others)


def _level(one: Line, other: Line) -> bool:
    if one.box is None or other.box is None:
        return False
    return abs(one.box.center[1] - other.box.center[1]) <= _SAME_LINE * one.box.height


def _lines(row: Sequence[Cell]) -> Iterator[tuple[Line, tuple[Line, ...]]]:
    """The lines of a row across its cells, with the printed lines that each was made of."""
    lines: list[list[Line]] = []
    printed = [line for cell in row for line in cell.lines]
    for line in sorted(printed, key=lambda line: line.box.center[1] if line.box else 0.0):
        if not lines or not _level(lines[-1][0], line):
            lines.append([])
        lines[-1].append(line)
    for level in lines:
        yield across(level), tuple(level)


def _has_drawn_rows(item: Item, first: int, last: int) -> bool:
    """Whether a level ruling runs between every two of some rows, over most of what no cell over both covers."""
    grid = item.item
    assert isinstance(grid, Grid)  # noqa: S101  asked before
    for row in range(first + 1, last):
        boxes = [cell.box for cell in grid.cells if cell.row == row and cell.box is not None]
        if not boxes:
            return False
        top, width = min(box.top for box in boxes), sum(box.width for box in boxes)
        if not any(
            ruling.horizontal
            and abs(ruling.box.center[1] - top) <= _EDGE_PT
            and ruling.box.width >= _MOST_OF_WIDTH * width
            for ruling in item.page.rulings
        ):
            return False
    return True


def lines_among_columns(item: Item) -> list[Item]:
    """The lines of a table that only white space sets, each across all columns.

    Empty where no line is a label alone: then the table is one.
    """
    grid = item.item
    if not isinstance(grid, Grid) or grid.ruled or any(line.box is None for line in grid.lines):
        return []
    rows: list[list[Line]] = []
    for line in sorted(grid.lines, key=lambda line: line.box.center[1] if line.box else 0.0):
        last = rows[-1][0].box if rows else None
        if last is None or line.box is None or line.box.center[1] - last.center[1] > _SAME_LINE * line.box.height:
            rows.append([])
        rows[-1].append(line)
    whole = [across(row) for row in rows]
    alone = [
        n
        for n, line in enumerate(whole)
        if len(rows[n]) == 1 and _begins_labelled(line.text) and _is_alone(item, rows[n][0])
    ]
    # a further marked label heads columns of its own: 「【指標】　現状値　目標値」 below the amounts by year
    alone.extend(n for n, line in enumerate(whole) if _is_marked(line) and is_head(line))
    # so does a numbered heading over the next card
    alone.extend(n for n, line in enumerate(whole) if len(rows[n]) == 1 and numbering(line.text) is not None)
    if not any(n > 0 for n in alone) or any(_heads_values(line) for line in whole):
        return []
    return [
        Item(item.index, item.page, line, frozenset({grid.key}), parts=tuple(row))
        for line, row in zip(whole, rows, strict=True)
    ]


def _is_alone(item: Item, line: Line) -> bool:
    """Whether no other cell with text stands in the rows of the cell that prints a line.

    Where rulings part all rows, a blank cell beside a label is its value: 単位.
    """
    grid = item.item
    assert isinstance(grid, Grid)  # noqa: S101  asked before
    own = next((cell for cell in grid.cells if any(other is line for other in cell.lines)), None)
    if own is None:
        return True
    beside = [cell for cell in grid.cells if cell is not own and set(cell.rows).intersection(own.rows)]
    if any(cell.lines for cell in beside):
        return False
    return not beside or grid.row_count < _FEWEST_ROWS or not _has_drawn_rows(item, 0, grid.row_count)


def _is_marked(line: Line) -> bool:
    """Whether a line begins with a label in brackets or with a colon behind it: 「成果指標：　基準値　目標値」."""
    first = next(iter(pieces_of_line(line)), line)
    return line.text[:1] in BRACKETS or first.text.rstrip().endswith(("：", ":"))


def _begins_labelled(text: str) -> bool:
    """Whether a text is a label, or begins with one and a colon."""
    head, colon, _ = text.replace("：", ":").partition(":")
    return read_label(text) is not None or (bool(colon) and read_label(head) is not None)


def _heads_values(line: Line) -> bool:
    """Whether a line prints several labels and no values, which then stand below them."""
    pieces = pieces_of_line(line)
    return len(pieces) > 1 and not is_head(line) and all(read_label(piece.text) is not None for piece in pieces)


def _table(grid: Grid, first: int, last: int) -> Grid:
    """Some rows of a table with no more columns than they need."""
    cells = [cell for row in range(first, last) for cell in grid.row(row) if cell.row == row]
    starts = _columns(cells, grid.column_count)
    found: list[Cell] = []
    for row in range(first, last):
        own = [cell for cell in cells if cell.row == row]
        for number, start in enumerate(starts):
            end = starts[number + 1] if number + 1 < len(starts) else grid.column_count
            held = [c for c in own if start <= c.column < end]
            if not held:
                continue  # a cell from further left covers this column
            covered = max(c.column + c.column_span for c in held)
            stop = next((n for n, s in enumerate(starts) if s >= covered), len(starts))
            box = Box.around([c.box for c in held if c.box is not None])
            lines = tuple(line for c in held for line in c.lines)
            main = next((c for c in held if c.lines), held[0])
            found.append(Cell(row - first, number, main.row_span, max(1, stop - number), lines, box, main.fill))
    keys = [line.key for cell in found for line in cell.lines]
    box = Box.around([cell.box for cell in found if cell.box is not None])
    return replace(
        grid, cells=tuple(found), row_count=last - first, column_count=len(starts), box=box, key=min(keys)
    )


def _columns(cells: Sequence[Cell], count: int) -> list[int]:
    """Where columns begin: a column goes on with the one before unless a row prints something in both."""
    starts = [0]
    for column in range(1, count):
        if any(_parts(row, starts[-1], column) for row in _by_row(cells)):
            starts.append(column)
    return starts


def _by_row(cells: Sequence[Cell]) -> list[list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return list(rows.values())


def _parts(row: Sequence[Cell], start: int, column: int) -> bool:
    """Whether a row prints something before a column, from ``start`` on, and something else from it on."""
    here = [cell for cell in row if cell.lines and column in cell.columns]
    before = [
        c for c in row if c.lines and c not in here and c.column < column and c.column + c.column_span > start
    ]
    return bool(here) and here[0].column == column and bool(before)
