"""Cells: the faces that rulings enclose, with their exact spans in rows and columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from extract.layout.rulings import Rule

REACH_PT = 3.0
"""A ruling that ends this short of another one still meets it."""
MAX_LATTICE = 200_000
"""Rows times columns; more is hatching or a hostile file, not a table."""
THICKER = 1.4
"""A line so many times as thick as the usual ruling of its table is a mark."""
CHART_COLUMNS = 16
CHART_DENSITY = 0.32
"""A grid of so many columns, with fewer cells than this share of its rows times columns, may be a chart: card
forms and statistics stay above one third."""


class Span(NamedTuple):
    """A cell: its first row and column and how many of each it covers."""

    row: int
    column: int
    rows: int
    columns: int


class Hanging(NamedTuple):
    """A line inside a table that separates no cells."""

    rule: Rule
    horizontal: bool


@dataclass(slots=True)
class Skeleton:
    """A table's geometry: column borders ``xs``, row borders ``ys`` and the cells between them.

    ``owner`` gives for each (row, column), row by row, the index into ``cells``, or -1 for a hole. ``marks`` is
    the number of lines inside that separate no cells.
    """

    xs: list[float]
    ys: list[float]
    cells: list[Span]
    owner: list[int]
    marks: int = 0

    def find(self, x: float, y: float) -> int:
        """Index of the cell that holds a point; -1 where none does."""
        xs, ys = self.xs, self.ys
        column = bisect_right(xs, x) - 1
        row = bisect_right(ys, y) - 1
        width = len(xs) - 1
        if 0 <= column < width and 0 <= row < len(ys) - 1:
            return self.owner[row * width + column]
        return -1


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
    return _reindexed(xs, ys, spans)


def is_chart(skeleton: Skeleton) -> bool:
    """Whether the rulings look like bars over gridlines: many borders, each drawn in a row or two, few cells."""
    rows, columns = len(skeleton.ys) - 1, len(skeleton.xs) - 1
    if columns < CHART_COLUMNS or len(skeleton.cells) >= CHART_DENSITY * rows * columns:
        return False
    height = skeleton.ys[-1] - skeleton.ys[0]
    drawn = [0.0] * (columns + 1)
    for span in skeleton.cells:
        drawn[span.column] += skeleton.ys[span.row + span.rows] - skeleton.ys[span.row]
    short = sum(1 for length in drawn[1:columns] if length < 0.12 * height)
    return short * 4 >= columns - 1


def find_skeletons(level: Sequence[Rule], plumb: Sequence[Rule]) -> tuple[list[Skeleton], list[Hanging]]:
    """The tables that horizontal (``level``) and vertical (``plumb``) rulings enclose, with at least two cells.

    Also the lines inside them that end in the middle of a cell: they are bars of a timetable, not rulings.
    """
    found: list[Skeleton] = []
    hanging: list[Hanging] = []
    for rows, columns in _components(level, plumb):
        if len(rows) + len(columns) < 4:
            continue
        usual = sorted(rule.width for rule in (*rows, *columns))[(len(rows) + len(columns)) // 2]
        loose_rows, loose_columns = _hanging(rows, columns, usual), _hanging(columns, rows, usual)
        hanging.extend(Hanging(rule, True) for rule in loose_rows)
        hanging.extend(Hanging(rule, False) for rule in loose_columns)
        rows = [rule for rule in rows if rule not in loose_rows]
        columns = [rule for rule in columns if rule not in loose_columns]
        if not rows or not columns:
            continue
        rows, columns = complete_borders(rows, columns)
        skeleton = _faces(rows, columns)
        if skeleton is not None:
            parts = [s for s in _separate(skeleton) if len(s.cells) > 1 and not is_chart(s)]
            for part in parts:
                part.marks = len(loose_rows) + len(loose_columns)
            found.extend(parts)
    return found, hanging


def _hanging(along: list[Rule], across: list[Rule], usual: float) -> list[Rule]:
    """Lines that end inside the table, neither meeting a ruling across nor ending where another one does.

    A line with both ends loose is one, and a line with one loose end that is also thicker than ``usual``.
    """
    if len(across) < 2:
        return []
    places = sorted(rule.at for rule in across)
    first, last = places[0], places[-1]
    found = []
    for rule in along:
        loose = 0
        for end in (rule.low, rule.high):
            if not first + 2 * REACH_PT < end < last - 2 * REACH_PT:
                continue
            k = bisect_left(places, end - 2 * REACH_PT)
            if k < len(places) and places[k] <= end + 2 * REACH_PT:
                continue
            if not any(r is not rule and min(abs(r.low - end), abs(r.high - end)) <= REACH_PT for r in along):
                loose += 1
        if loose == 2 or (loose == 1 and rule.width > THICKER * usual):
            found.append(rule)
    return found


def _components(level: Sequence[Rule], plumb: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of rulings that meet each other."""
    parent = list(range(len(level) + len(plumb)))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    order = sorted(range(len(plumb)), key=lambda k: plumb[k].at)
    places = [plumb[k].at for k in order]
    for i, rule in enumerate(level):
        at, low, high = rule.at, rule.low - REACH_PT, rule.high + REACH_PT
        for k in order[bisect_left(places, low) : bisect_right(places, high)]:
            other = plumb[k]
            if other.low - REACH_PT <= at <= other.high + REACH_PT:
                a, b = root(i), root(len(level) + k)
                if a != b:
                    parent[b] = a
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate(level):
        groups.setdefault(root(i), ([], []))[0].append(rule)
    for k, rule in enumerate(plumb):
        groups.setdefault(root(len(level) + k), ([], []))[1].append(rule)
    return [group for group in groups.values() if group[0] and group[1]]


def complete_borders(rows: list[Rule], columns: list[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Adds an outer border that is not drawn where inner rulings end on a common edge.

    >>> rows = [Rule(0, 0, 90, 1), Rule(20, 0, 90, 1), Rule(40, 0, 90, 1)]
    >>> [rule.at for rule in complete_borders(rows, [Rule(30, 0, 40, 1), Rule(60, 0, 40, 1)])[1]]
    [30, 60, 0, 90]
    """
    columns = columns + _missing(rows, columns)
    rows = rows + _missing(columns, rows)
    return rows, columns


def _missing(along: list[Rule], across: list[Rule]) -> list[Rule]:
    """The borders parallel to ``across`` on which at least two of ``along`` end and that nobody drew."""
    if len(along) < 2 or not across:
        return []
    added = []
    first = min(rule.low for rule in along)
    last = max(rule.high for rule in along)
    nearest = min(rule.at for rule in across)
    farthest = max(rule.at for rule in across)
    for edge, drawn in ((first, nearest), (last, farthest)):
        if abs(edge - drawn) <= 2 * REACH_PT:
            continue
        ends = [r.at for r in along if abs((r.low if edge == first else r.high) - edge) <= REACH_PT]
        if len(ends) >= 2 and len(ends) * 2 >= len(along):
            added.append(Rule(edge, min(ends), max(ends), 0.0))
    return added


def _positions(rules: list[Rule]) -> list[float]:
    """Distinct positions; those of one merged line are equal already, completed borders may be near one."""
    distinct: list[float] = []
    for at in sorted({rule.at for rule in rules}):
        if not distinct or at - distinct[-1] > REACH_PT * 0.8:
            distinct.append(at)
    return distinct


def _walls(rules: list[Rule], positions: list[float], marks: list[float]) -> list[bytearray]:
    """For each of ``positions``, which intervals between neighbouring ``marks`` a ruling covers."""
    intervals = len(marks) - 1
    covered = [[0.0] * intervals for _ in positions]
    for rule in rules:
        line = bisect_left(positions, rule.at - REACH_PT)
        if line + 1 < len(positions) and abs(positions[line + 1] - rule.at) < abs(positions[line] - rule.at):
            line += 1
        row = covered[line]
        low, high = rule.low, rule.high
        k = max(bisect_right(marks, low) - 1, 0)
        while k < intervals and marks[k] < high:
            row[k] += min(high, marks[k + 1]) - max(low, marks[k])
            k += 1
    allowed = []
    for a, b in pairwise(marks):
        length = b - a
        allowed.append(length - max(min(2 * REACH_PT, 0.35 * length), 0.06 * length))
    return [bytearray(c >= need for c, need in zip(row, allowed, strict=True)) for row in covered]


def _faces(rows: list[Rule], columns: list[Rule]) -> Skeleton | None:
    """Every closed face of the lattice as one or more rectangles; None where there is none."""
    xs, ys = _positions(columns), _positions(rows)
    width, height = len(xs) - 1, len(ys) - 1
    if width < 1 or height < 1 or width * height > MAX_LATTICE:
        return None
    right = _walls(columns, xs, ys)
    below = _walls(rows, ys, xs)
    owner = [-1] * (width * height)
    cells: list[Span] = []
    uncertain: list[tuple[int, int]] = []
    for r in range(height):
        for c in range(width):
            if owner[r * width + c] >= 0:
                continue
            c1 = c + 1
            while c1 < width and not right[c1][r]:
                c1 += 1
            r1 = r + 1
            while r1 < height and not any(below[r1][c:c1]):
                r1 += 1
            if _enclosed(r, c, r1, c1, right, below, owner, width):
                for row in range(r, r1):
                    start = row * width
                    for k in range(start + c, start + c1):
                        owner[k] = len(cells)
                cells.append(Span(r, c, r1 - r, c1 - c))
            else:
                uncertain.append((r, c))
    if uncertain:
        _fill_irregular(uncertain, right, below, owner, cells, width, height)
    if not cells:
        return None
    return _reindexed(xs, ys, cells)


def _enclosed(
    r: int, c: int, r1: int, c1: int, right: list[bytearray], below: list[bytearray], owner: list[int], width: int
) -> bool:
    """Whether the rectangle has walls on all four sides and none inside."""
    if not (all(right[c][r:r1]) and all(right[c1][r:r1]) and all(below[r][c:c1]) and all(below[r1][c:c1])):
        return False
    for row in range(r, r1):
        if any(right[k][row] for k in range(c + 1, c1)):
            return False
        if any(o >= 0 for o in owner[row * width + c : row * width + c1]):
            return False
    return True


def _fill_irregular(
    seeds: list[tuple[int, int]],
    right: list[bytearray],
    below: list[bytearray],
    owner: list[int],
    cells: list[Span],
    width: int,
    height: int,
) -> None:
    """Faces that are not rectangles: those open to the outside are no cells, the others are cut up."""
    seen: set[tuple[int, int]] = set()
    for seed in seeds:
        if seed in seen or owner[seed[0] * width + seed[1]] >= 0:
            continue
        face, queue, is_open = {seed}, [seed], False
        while queue:
            r, c = queue.pop()
            for nr, nc, wall in (
                (r, c - 1, right[c][r]),
                (r, c + 1, right[c + 1][r]),
                (r - 1, c, below[r][c]),
                (r + 1, c, below[r + 1][c]),
            ):
                if wall or (nr, nc) in face:
                    continue
                if not (0 <= nr < height and 0 <= nc < width):
                    is_open = True
                    continue
                face.add((nr, nc))
                queue.append((nr, nc))
        seen |= face
        if not is_open:
            _cut(face, owner, cells, width)


def _cut(face: set[tuple[int, int]], owner: list[int], cells: list[Span], width: int) -> None:
    """Cuts a face into rectangles, each as wide and then as tall as it goes, from its top left."""
    left = set(face)
    while left:
        r, c = min(left)
        c1 = c + 1
        while (r, c1) in left:
            c1 += 1
        r1 = r + 1
        while all((r1, k) in left for k in range(c, c1)):
            r1 += 1
        for row in range(r, r1):
            for k in range(c, c1):
                left.discard((row, k))
                owner[row * width + k] = len(cells)
        cells.append(Span(r, c, r1 - r, c1 - c))


def _reindexed(xs: list[float], ys: list[float], cells: list[Span]) -> Skeleton:
    """Cells numbered by the borders that separate any two of them; a border inside every cell is none."""
    columns = sorted({c.column for c in cells} | {c.column + c.columns for c in cells})
    rows = sorted({c.row for c in cells} | {c.row + c.rows for c in cells})
    column_of = {old: new for new, old in enumerate(columns)}
    row_of = {old: new for new, old in enumerate(rows)}
    width = len(columns) - 1
    owner = [-1] * (width * (len(rows) - 1))
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


def _separate(skeleton: Skeleton) -> list[Skeleton]:
    """One skeleton for each group of cells that touch along an edge."""
    cells, owner = skeleton.cells, skeleton.owner
    width = len(skeleton.xs) - 1
    if -1 not in owner:
        return [skeleton]
    parent = list(range(len(cells)))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    for k, a in enumerate(owner):
        if a < 0:
            continue
        if (k + 1) % width and owner[k + 1] >= 0:
            parent[root(owner[k + 1])] = root(a)
        if k + width < len(owner) and owner[k + width] >= 0:
            parent[root(owner[k + width])] = root(a)
    groups: dict[int, list[Span]] = {}
    for k, span in enumerate(cells):
        groups.setdefault(root(k), []).append(span)
    if len(groups) == 1:
        return [skeleton]
    return [_reindexed(skeleton.xs, skeleton.ys, group) for group in groups.values()]
