"""Pieces of one table that lines over its whole width part: put together, with the lines as rows of their own.

Where rulings do not enclose the cells, a line that heads some rows looks like one between two tables. The pieces
have the same columns, and those below a line go on with figures or marks instead of a header.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile

from extract.layout.grids.skeleton import Skeleton, Span
from extract.layout.grids.stretches import MUCH_LARGER
from extract.layout.grids.tables import TableDraft
from extract.layout.lines import Draft
from extract.shapes import is_dash, is_figure, is_grade, is_mark
from extract.year_shapes import is_year
from schemas.printed import Box, Word

_SAME_EDGE = 3.0
"""Points by which the borders of columns may differ."""
_FEWEST_COLUMNS = 3
_MOST_LINES = 2
_TOUCHING = 3.0
_FARTHEST_SIDE = 20.0
"""Points by which the sides of two pieces may differ, where words and no rulings tell them."""
_FARTHEST_EM = 4.0
"""So many heights of its lines may lie between two pieces."""


def with_bands(flow: Sequence[Draft | TableDraft]) -> list[Draft | TableDraft]:
    """A page's lines and tables in reading order, pieces of one table put together with the lines between them."""
    found: list[Draft | TableDraft] = []
    joined: set[int] = set()
    for item in flow:
        if not isinstance(item, TableDraft):
            found.append(item)
            continue
        bands = list(takewhile(lambda before: isinstance(before, Draft), reversed(found)))[::-1]
        above = found[-len(bands) - 1] if len(bands) < len(found) else None
        lines = [line for line in bands if isinstance(line, Draft)]
        if isinstance(above, TableDraft):
            above = _recut(above, item.skeleton.xs) or above
        borders = _goes_on(above, lines, item) if isinstance(above, TableDraft) else None
        if isinstance(above, TableDraft) and borders is not None:
            whole = _one(above, lines, item, borders)
            del found[-len(lines) - 1 :]
            found.append(whole)
            joined.add(id(whole))
        else:
            found.append(item)
    return _with_first_bands(found, joined)


def _with_first_bands(flow: list[Draft | TableDraft], joined: set[int]) -> list[Draft | TableDraft]:
    """The flow with what stands right above the first row of a joined table put into it.

    That are lines that begin where its other bands do, and above them a row that is alone on its page.
    """
    found: list[Draft | TableDraft] = []
    for item in flow:
        if isinstance(item, TableDraft) and id(item) in joined:
            if _is_data(item, 0):
                item = _with_lines_above(item, found, _is_band)
            item = _with_lines_above(item, found, _is_row)
        found.append(item)
    return found


def _with_lines_above(
    table: TableDraft, flow: list[Draft | TableDraft], belongs: Callable[[Draft, TableDraft], bool]
) -> TableDraft:
    """A table with the lines right above it that belong to it, which are taken from the end of the flow."""
    top, first = table.skeleton.ys[0], len(flow)
    while first and len(flow) - first < _MOST_LINES:
        line = flow[first - 1]
        if not isinstance(line, Draft) or not _is_near(line, top) or not belongs(line, table):
            break
        top, first = line.box.top, first - 1
    lines = [line for line in flow[first:] if isinstance(line, Draft)]
    if not lines:
        return table
    del flow[first:]
    rows = _row_borders(lines, lines[0].box.top - 1, table.skeleton.ys[0])
    return _stacked(None, lines, table, table.skeleton.xs, [*rows[:-1], *table.skeleton.ys])


def _is_band(line: Draft, table: TableDraft) -> bool:
    """Whether a line begins where one over the whole width of the table does."""
    width = len(table.skeleton.xs) - 1
    spans = zip(table.skeleton.cells, table.lines, strict=True)
    bands = [lines[0].box.x0 for span, lines in spans if lines and span.columns == width]
    return any(abs(line.box.x0 - x0) <= _SAME_EDGE for x0 in bands)


def _is_row(line: Draft, table: TableDraft) -> bool:
    """Whether the words of a line stand in most columns of a table and across none of its borders."""
    parts = _in_columns(line, table.skeleton.xs)
    return parts is not None and 2 * len(parts) > len(table.skeleton.xs) - 1


def _in_columns(line: Draft, xs: Sequence[float]) -> dict[int, Draft] | None:
    """The words of a line by column; None where one reaches over a border."""
    words: dict[int, list[Word]] = {}
    for word in line.words:
        box = word.box
        column = bisect_right(xs, (box.x0 + box.x1) / 2) - 1 if box is not None else -1
        if box is None or not 0 <= column < len(xs) - 1:
            return None
        if box.x0 < xs[column] - _SAME_EDGE or box.x1 > xs[column + 1] + _SAME_EDGE:
            return None
        words.setdefault(column, []).append(word)
    found: dict[int, Draft] = {}
    for column, own in words.items():
        box = Box.around([word.box for word in own if word.box is not None])
        if box is not None:
            found[column] = Draft(tuple(own), "".join(word.text for word in own), box)
    return found


def _recut(table: TableDraft, xs: Sequence[float]) -> TableDraft | None:
    """A single row of headings with the columns of the rows below it; None for other tables.

    Two rulings above each other say nothing of the columns between them.
    """
    own = table.skeleton
    if len(own.ys) != len(("top", "bottom")) or len(own.xs) >= len(xs) or table.ruled or _is_data(table, 0):
        return None
    texts: dict[int, list[Draft]] = {}
    for line in (line for lines in table.lines for line in lines):
        parts = _in_columns(line, xs)
        if parts is None:
            return None
        for column, part in parts.items():
            texts.setdefault(column, []).append(part)
    width = len(xs) - 1
    if 2 * len(texts) <= width:
        return None
    cells = [Span(0, column, 1, 1) for column in range(width)]
    lines = [texts.get(column, []) for column in range(width)]
    skeleton = Skeleton(list(xs), own.ys, cells, list(range(width)))
    return TableDraft(skeleton, table.box, lines, [None] * width, table.ruby, ruled=False)


def _is_near(line: Draft, top: float) -> bool:
    height = line.box.bottom - line.box.top
    return -1.0 <= top - line.box.bottom <= height * _FARTHEST_EM / 2


def _goes_on(above: TableDraft, lines: Sequence[Draft], below: TableDraft) -> list[float] | None:
    """The borders of the columns of a table that goes on below lines that head its next rows; None for another."""
    one, other = above.skeleton, below.skeleton
    gap = other.ys[0] - one.ys[-1]
    heads = gap <= _TOUCHING and not any(_is_data(above, row) for row in range(len(one.ys) - 1))
    if below.ruled or len(lines) > _MOST_LINES or len(one.xs) <= _FEWEST_COLUMNS:
        return None
    if not heads and (above.ruled or not lines):
        return None  # a header with rulings of its own may stand right above rows that have none
    if _hold_heading(lines, below):
        return None
    if lines and gap > _FARTHEST_EM * sum(line.box.bottom - line.box.top for line in lines):
        return None
    if any(
        line.box.x0 < one.xs[0] - 1 or line.box.x0 > one.xs[1] or line.box.x1 > one.xs[-1] + 1 for line in lines
    ):
        return None
    return _borders(above, below) if _is_data(below, 0) else None


def _hold_heading(lines: Sequence[Draft], table: TableDraft) -> bool:
    """Whether one of some lines is set so much larger than all rows of a table that it heads more than these."""
    sizes = [word.size or 0.0 for texts in table.lines for line in texts for word in line.words]
    largest = max(sizes, default=0.0)
    return largest > 0 and any(
        (word.size or 0.0) >= MUCH_LARGER * largest for line in lines for word in line.words
    )


def _borders(above: TableDraft, below: TableDraft) -> list[float] | None:
    """The borders of columns that part the texts of both tables; None where there are no such."""
    one, other = above.skeleton.xs, below.skeleton.xs
    if (
        len(one) != len(other)
        or abs(one[0] - other[0]) > _FARTHEST_SIDE
        or abs(one[-1] - other[-1]) > _FARTHEST_SIDE
    ):
        return None
    width = len(one) - 1
    left, right = [one[0]] * (width + 1), [one[-1]] * (width + 1)
    for table in (above, below):
        for span, lines in zip(table.skeleton.cells, table.lines, strict=True):
            for line in lines if span.columns < width else ():
                for border in range(span.column + span.columns, width + 1):
                    left[border] = max(left[border], line.box.x1)
                for border in range(span.column + 1):
                    right[border] = min(right[border], line.box.x0)
    borders = [min(one[0], other[0])]
    for border in range(1, width):
        if left[border] >= right[border]:
            return None
        drawn = [x for x in (one[border], other[border]) if left[border] <= x <= right[border]]
        borders.append(drawn[0] if drawn else (left[border] + right[border]) / 2)
    return [*borders, max(one[-1], other[-1])]


def _is_data(table: TableDraft, row: int) -> bool:
    """Whether a row holds figures, marks and grades beside its label; years alone are those of a header."""
    texts = [
        "\n".join(line.text for line in lines)
        for span, lines in zip(table.skeleton.cells, table.lines, strict=True)
        if span.row == row and span.column > 0 and lines
    ]
    figures = [text for text in texts if is_figure(text) or is_mark(text) or is_grade(text) or is_dash(text)]
    years = [text for text in texts if is_year(text)]
    return 2 * len(figures) >= len(texts) > 0 and not years


def _one(above: TableDraft, lines: Sequence[Draft], below: TableDraft, borders: list[float]) -> TableDraft:
    rows = _row_borders(lines, above.skeleton.ys[-1], below.skeleton.ys[0])
    return _stacked(above, lines, below, borders, [*above.skeleton.ys, *rows[1:-1], *below.skeleton.ys])


def _row_borders(lines: Sequence[Draft], top: float, bottom: float) -> list[float]:
    between = [(a.box.bottom + b.box.top) / 2 for a, b in pairwise(lines)]
    return [top, *between, bottom]


def _stacked(
    above: TableDraft | None, lines: Sequence[Draft], below: TableDraft, xs: list[float], ys: list[float]
) -> TableDraft:
    width = len(below.skeleton.xs) - 1
    cells = list(above.skeleton.cells) if above is not None else []
    owner = list(above.skeleton.owner) if above is not None else []
    texts = list(above.lines) if above is not None else []
    fills = list(above.fills) if above is not None else []
    row = len(above.skeleton.ys) - 1 if above is not None else 0
    for line in lines:
        columns = _in_columns(line, xs) if _is_row(line, below) else None
        reach, own = (width, {0: line}) if columns is None else (1, columns)
        for column in range(0, width, reach):
            owner.extend([len(cells)] * reach)
            cells.append(Span(row, column, 1, reach))
            texts.append([own[column]] if column in own else [])
            fills.append(None)
        row += 1
    owner.extend(index + len(cells) if index >= 0 else -1 for index in below.skeleton.owner)
    cells.extend(span._replace(row=span.row + row) for span in below.skeleton.cells)
    parts = [*([above] if above is not None else []), below]
    box = Box.around([part.box for part in parts] + [line.box for line in lines]) or below.box
    return TableDraft(
        Skeleton(list(xs), ys, cells, owner),
        box,
        [*texts, *below.lines],
        [*fills, *below.fills],
        [ruby for part in parts for ruby in part.ruby],
        ruled=False,
    )
