"""Tables that one caption is over: the parts of one table below or beside each other, and tables side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extract.memo import once
from extract.shapes import has_letter, is_age_group, is_figure
from extract.tables.caption_lines import is_note, is_of_chart, title_text, unit_part
from extract.year_shapes import is_year
from schemas.folding import fold
from schemas.printed import Cell, Grid, Line, Page, Printed

_FEWEST_ALIKE = 2
"""So many equal headings or labels make two tables the parts of one."""
MOST_LINES = 8
"""Lines and tables between a table and what belongs to it, at most."""
TOUCHING_PT = 3.0
_RIGHT_ABOVE_EM = 2.0
"""A title stands so near above its table, in heights of its line."""

Items = Sequence[tuple[Page, Line | Grid]]
"""The lines and tables of a document in reading order."""


def part_before(items: Items, index: int) -> int | None:
    """The place of the table that the one at ``index`` goes on with: left of it on its height, or before it.

    Where tables in halves stand below each other, all left halves may be read before the right ones.
    """
    page, own = items[index]
    left: tuple[float, int, Grid] | None = None
    for place in range(index - 1, -1, -1):
        on, item = items[place]
        if on is not page or own.box is None:
            break
        if not isinstance(item, Grid) or item.box is None or not _stands_left(item, own):
            continue
        if left is None or item.box.x1 > left[0]:
            left = (item.box.x1, place, item)
    if left is not None and isinstance(own, Grid) and _goes_on(left[2], own):
        return left[1]
    return neighbour(items, index, -1)


def parts_right_of(items: Items, index: int) -> Iterator[int]:
    """The places of the tables that go on with the one at ``index`` right of it, on its height."""
    page, own = items[index]
    if own.box is None:
        return
    for place in range(index + 1, len(items)):
        on, item = items[place]
        if on is not page:
            break
        if isinstance(own, Grid) and isinstance(item, Grid) and _stands_left(own, item) and _goes_on(own, item):
            yield place


def neighbour(items: Items, index: int, step: int) -> int | None:
    """The place of a table that is a part of the one at ``index``: no more than a unit is printed between them.

    Below columns that go on overleaf, above the labels once more, the notes of all may stand.

    Args:
        items: the document's lines and tables.
        index: the place of a table.
        step: 1 for the part below or beside it, -1 for the one before.
    """
    page, own = items[index]
    place, noted = index + step, False
    while 0 <= place < len(items) and abs(place - index) <= MOST_LINES:
        other = items[place][1]
        if isinstance(other, Grid):
            together = isinstance(own, Grid) and (_goes_on(own, other) if step > 0 else _goes_on(other, own))
            apart = noted and items[place][0] is page and not _are_level(own, other)
            return place if together and not apart else None
        if step < 0 and is_note(other):
            noted = True  # below the columns of the page before, which go on overleaf
        elif has_letter(other.text) and (title_text(other) or unit_part(other) is None):
            return None
        place += step
    return None


def table_beside(items: Items, index: int) -> int | None:
    """The place of the table right of the one at ``index``, with a title of its own, over the same notes."""
    page, own = items[index]
    for number, (place, other) in enumerate(items[index + 1 : index + 1 + MOST_LINES], index + 1):
        if isinstance(other, Grid):
            if place is not page or own.box is None or other.box is None or other.box.x0 < own.box.x1:
                return None
            shared = min(own.box.bottom, other.box.bottom) - max(own.box.top, other.box.top)
            return number if 2 * shared > max(own.box.height, other.box.height) else None
    return None


def stands_below(line: Line, table: Line | Grid) -> bool:
    """Whether a line begins no further left than a table."""
    return line.box is not None and table.box is not None and line.box.x0 >= table.box.x0 - TOUCHING_PT


def stands_left(printed: Printed, table: Line | Grid) -> bool:
    """Whether what is printed ends left of where a table begins."""
    return printed.box is not None and table.box is not None and printed.box.x1 <= table.box.x0


def line_right_above(items: Items, index: int) -> Line | None:
    """The line right above a table though text of another column stands between them in reading order."""
    page, table = items[index]
    if table.box is None:
        return None
    near: list[Line] = []
    for place, item in reversed(items[max(0, index - MOST_LINES) : index]):
        if place is not page or isinstance(item, Grid):
            break
        box = item.box
        if box is None or not has_letter(item.text) or not title_text(item):
            continue
        if box.x1 <= table.box.x0 or box.x0 >= table.box.x1:
            continue
        if 0 <= table.box.top - box.bottom + TOUCHING_PT <= _RIGHT_ABOVE_EM * box.height:
            near.append(item)
    return max(near, key=lambda line: line.box.bottom if line.box is not None else 0.0, default=None)


def heads_a_drawing(items: Items, index: int) -> bool:
    """Whether a picture, or what stands along the axes of a chart, is the next thing below a line on its page."""
    page, line = items[index]
    below = [item for place, item in items[index + 1 : index + 1 + MOST_LINES] if place is page]
    if isinstance(line, Grid):
        return False
    nearest = next((i for i in below if isinstance(i, Grid) or unit_part(i) is None or title_text(i)), None)
    if isinstance(nearest, Line) and is_of_chart(nearest):
        return True
    own, end = line.box, nearest.box if nearest is not None else None
    if own is None:
        return False
    last = end.top if end is not None else page.height or own.bottom
    return any(own.bottom <= sum((p.top, p.bottom)) / 2 <= last for p in page.pictures)


def _stands_left(one: Line | Grid, other: Line | Grid) -> bool:
    """Whether a table begins on the height of another one, left of it."""
    if one.box is None or other.box is None:
        return False
    return one.box.x1 <= other.box.x0 and abs(one.box.top - other.box.top) <= TOUCHING_PT


def _are_level(one: Line | Grid, other: Grid) -> bool:
    """Whether two tables stand side by side, so that a note between them in reading order is below both."""
    return _stands_left(one, other) or _stands_left(other, one)


def _texts(cells: Iterable[Cell]) -> list[str]:
    return [text for cell in cells if (text := fold(cell.text))]


@once
def _heads(grid: Grid) -> list[str]:
    """What is printed in the first row."""
    return _texts(grid.row(0))


@once
def _labels(grid: Grid) -> list[str]:
    """What is printed in the first column below the first row, line by line where rows have no rulings between."""
    cells = [cell for cell in grid.column(0) if cell.row > 0 and fold(cell.text)]
    if len(cells) == 1:
        return [text for line in cells[0].lines if (text := fold(line.text))]
    return _texts(cells)


@once
def _inner_labels(grid: Grid) -> list[str]:
    """The ages in the second column, each once, where groups of them (男, 女) stand in the first."""
    groups = [cell for cell in grid.column(0) if cell.row_span >= _FEWEST_ALIKE and fold(cell.text)]
    ages = [text for text in _texts(grid.column(1)) if is_age_group(text)] if groups else []
    return list(dict.fromkeys(ages))


def _goes_on(first: Grid, second: Grid) -> bool:
    """Whether two tables have the same headings over the same columns, or the same labels beside their rows."""
    if first.column_count == second.column_count:
        heads = [_heads(grid) for grid in (first, second)]
        if len(heads[0]) >= _FEWEST_ALIKE and heads[0] == heads[1]:
            return True
    labels = [_labels(grid) for grid in (first, second)]
    if len(labels[0]) < _FEWEST_ALIKE or labels[0] != labels[1]:
        inner = [_inner_labels(grid) for grid in (first, second)]
        return len(inner[0]) > _FEWEST_ALIKE and inner[0] == inner[1]
    return len({text for text in labels[0] if not is_figure(text) and not is_year(text)}) >= _FEWEST_ALIKE
