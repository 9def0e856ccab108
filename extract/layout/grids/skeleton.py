"""A table's skeleton: its borders, its cells with their spans, and which groups of cells are tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

MAX_LATTICE = 200_000
"""Rows times columns; more is hatching or a hostile file, not a table."""
CHART_COLUMNS = 16
FEWEST_SEGMENTS = 8
FEWEST_BARS = 5
LONGEST_SEGMENT = 0.34
"""Stacked bars and the space between them: so many columns and rows, and no border longer than this share."""
LABEL_COLUMNS = 4
LABELLED = 0.9
"""A border so long, as a share of the height, among so many at the left parts a form's labels from values."""
EVEN = 0.04
"""Steps of a scale differ by no more than this share."""
CHART_DENSITY = 0.32
"""A grid of so many columns, with fewer cells than this share of its rows times columns, may be a chart: card
forms and statistics stay above one third."""


class Span(NamedTuple):
    """A cell: its first row and column and how many of each it covers."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(slots=True)
class Skeleton:
    """A table's geometry: column borders ``xs``, row borders ``ys`` and the cells between them.

    ``owner`` gives for each (row, column), row by row, the index into ``cells``, or -1 for a hole. ``marks`` is
    the number of lines inside that separate no cells; ``completed`` whether an outer border was not drawn;
    ``like_chart`` whether only what stands in its cells can tell it from bars over gridlines.
    """

    xs: list[float]
    ys: list[float]
    cells: list[Span]
    owner: list[int]
    marks: int = 0
    completed: bool = False
    like_chart: bool = False

    def find(self, x: float, y: float) -> int:
        """Index of the cell that holds a point; -1 where none does."""
        xs, ys = self.xs, self.ys
        column = bisect_right(xs, x) - 1
        row = bisect_right(ys, y) - 1
        width = len(xs) - 1
        if 0 <= column < width and 0 <= row < len(ys) - 1:
            return self.owner[row * width + column]
        return -1

    def overlaps(self, other: Skeleton) -> bool:
        """Whether the two share more than a border."""
        return (
            self.xs[0] < other.xs[-1]
            and other.xs[0] < self.xs[-1]
            and self.ys[0] < other.ys[-1]
            and other.ys[0] < self.ys[-1]
        )


def distinct(places: Iterable[float], apart: float) -> list[float]:
    """Places in order, of those that lie within ``apart`` points of one only that one.

    >>> distinct([20.5, 10.0, 20.0, 30.0], 1.0)
    [10.0, 20.0, 30.0]
    """
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > apart:
            found.append(place)
    return found


def from_boxes(boxes: Sequence[tuple[float, float, float, float]]) -> Skeleton | None:
    """The skeleton of cells given as (x0, top, x1, bottom) whose common borders are equal numbers.

    None where there are fewer than two.

    >>> [tuple(span) for span in from_boxes([(0, 0, 20, 10), (0, 10, 10, 20), (10, 10, 20, 20)]).cells]
    [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]
    """
    if len(boxes) < 2:
        return None
    xs = sorted({x for box in boxes for x in (box[0], box[2])})
    ys = sorted({y for box in boxes for y in (box[1], box[3])})
    column_of = {x: k for k, x in enumerate(xs)}
    row_of = {y: k for k, y in enumerate(ys)}
    spans = [
        Span(row_of[top], column_of[x0], row_of[bottom] - row_of[top], column_of[x1] - column_of[x0])
        for x0, top, x1, bottom in boxes
    ]
    return reindexed(xs, ys, spans)


def is_chart(skeleton: Skeleton) -> bool:
    """Whether the rulings look like bars over gridlines: many borders, each drawn in a row or two, few cells."""
    rows, columns = len(skeleton.ys) - 1, len(skeleton.xs) - 1
    if columns < FEWEST_SEGMENTS or len(skeleton.cells) >= CHART_DENSITY * rows * columns:
        return False
    height = skeleton.ys[-1] - skeleton.ys[0]
    drawn = [0.0] * (columns + 1)
    for span in skeleton.cells:
        drawn[span.column] += skeleton.ys[span.row + span.rows] - skeleton.ys[span.row]
    if columns >= CHART_COLUMNS:
        short = sum(1 for length in drawn[1:columns] if length < 0.12 * height)
        long = [skeleton.xs[k] for k in range(1, columns) if drawn[k] >= LABELLED * height]
        # headings between the parts of a form; a chart has room above and below all of its bars
        parting = [s for s in skeleton.cells if s.columns == columns and 0 < s.row < rows - s.rows]
        parting = parting if len(parting) > 1 else []
        bands = sum(skeleton.ys[s.row + s.rows] - skeleton.ys[s.row] for s in parting)
        labelled = max(drawn[1:LABEL_COLUMNS]) >= LABELLED * (height - bands) and not _is_scale(long)
        return short * 4 >= columns - 1 and not labelled
    # the border right of a form's labels is long; the segments of bars end anywhere
    return rows >= FEWEST_BARS and max(drawn[1:columns]) < LONGEST_SEGMENT * height


def _is_scale(xs: Sequence[float]) -> bool:
    """Whether three or more lines stand as far apart as the gridlines of a scale.

    >>> _is_scale([212.0, 271.0, 330.5, 389.0]), _is_scale([120.0, 300.0, 340.0]), _is_scale([120.0])
    (True, False, False)
    """
    steps = [b - a for a, b in pairwise(xs)]
    return any(abs(a - b) <= EVEN * max(a, b) for a, b in pairwise(steps))


def reindexed(xs: list[float], ys: list[float], cells: list[Span]) -> Skeleton:
    """Cells numbered by the borders that separate any two of them; a border inside every cell is none."""
    columns = sorted({c.column for c in cells} | {c.column + c.columns for c in cells})
    rows = sorted({c.row for c in cells} | {c.row + c.rows for c in cells})
    column_of = {old: new for new, old in enumerate(columns)}
    row_of = {old: new for new, old in enumerate(rows)}
    width = len(columns) - 1
    owner = [-1] * (width * (len(rows) - 1))
    if len(columns) == len(xs) and len(rows) == len(ys):
        spans = sorted(cells)  # every border separates two, as in most tables
    else:
        spans = sorted(
            Span(
                row_of[c.row],
                column_of[c.column],
                row_of[c.row + c.rows] - row_of[c.row],
                column_of[c.column + c.columns] - column_of[c.column],
            )
            for c in cells
        )
    for index, span in enumerate(spans):
        for row in range(span.row, span.row + span.rows):
            start = row * width + span.column
            owner[start : start + span.columns] = [index] * span.columns
    return Skeleton([xs[k] for k in columns], [ys[k] for k in rows], spans, owner)


def separate(skeleton: Skeleton) -> list[Skeleton]:
    """One skeleton for each group of cells that touch along an edge, seams between two tables aside."""
    cells, owner = skeleton.cells, skeleton.owner
    width = len(skeleton.xs) - 1
    if -1 not in owner:
        return [skeleton]
    rows = [owner[k : k + width] for k in range(0, len(owner), width)]
    row_seams, column_seams = _seams(rows), _seams([list(column) for column in zip(*rows, strict=True)])
    parent = list(range(len(cells)))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    for k, a in enumerate(owner):
        if a < 0:
            continue
        row, column = divmod(k, width)
        if column + 1 < width and owner[k + 1] >= 0 and column + 1 not in column_seams:
            parent[root(owner[k + 1])] = root(a)
        if row + 1 < len(rows) and owner[k + width] >= 0 and row + 1 not in row_seams:
            parent[root(owner[k + width])] = root(a)
    groups: dict[int, list[Span]] = {}
    for k, span in enumerate(cells):
        groups.setdefault(root(k), []).append(span)
    if len(groups) == 1:
        return [skeleton]
    return [reindexed(skeleton.xs, skeleton.ys, group) for group in groups.values()]


def _seams(rows: list[list[int]]) -> set[int]:
    """Indices of the rows with which another table begins: it has other outer edges and shares no inner border.

    A row whose first cell is missing (the corner of a cross table) still has the borders of the rows below. A box
    that ends elsewhere than the cells beside it (the frame of a chart right below a table) is none of its rows;
    one above the first cells heads its table.

    >>> _seams([[0, 0, 1, -1], [2, 3, 3, 4]]), _seams([[-1, 0, 1], [2, 3, 4]])
    ({1}, set())
    >>> _seams([[0, 0, 1, 1], [2, 2, 3, 3], [-1, 4, 4, -1]]), _seams([[0, 1, 1], [2, 3, 3], [4, 4, -1]])
    ({2}, {2})
    >>> _seams([[4, 4, -1], [0, 1, 1], [2, 3, 3]]), _seams([[-1, 0, 0, -1], [1, 2, 3, 4], [5, 6, 7, 8]])
    (set(), set())
    """
    seams: set[int] = set()
    inner = [{j for j, (a, b) in enumerate(pairwise(row)) if a != b and a >= 0 and b >= 0} for row in rows]
    for k, (above, below) in enumerate(pairwise(rows), start=1):
        if any(a == b >= 0 for a, b in zip(above, below, strict=True)):
            continue
        if all((a < 0) == (b < 0) for a, b in zip(above, below, strict=True)):
            continue
        upper, lower = inner[k - 1], inner[k]
        if (
            (upper and lower and not upper & lower)
            or (k > 1 and upper & inner[k - 2] and _is_box_apart(below, above, upper, 1))
            or (k + 1 < len(rows) and lower & inner[k + 1] and _is_box_apart(above, below, lower, 2))
        ):
            seams.add(k)
    return seams


def _is_box_apart(box: list[int], row: list[int], borders: set[int], fewest: int) -> bool:
    """Whether a row of one cell has so many ends, or more, inside another row, and none on its inner ``borders``.

    A heading over some columns of a table ends on borders between them.
    """
    own, others = ([j for j, cell in enumerate(cells) if cell >= 0] for cells in (box, row))
    if len({box[j] for j in own}) != 1 or own[0] < others[0] or own[-1] > others[-1]:
        return False
    ends = {own[0] - 1} if own[0] > others[0] else set()
    ends |= {own[-1]} if own[-1] < others[-1] else set()
    return len(ends) >= fewest and not ends & borders
