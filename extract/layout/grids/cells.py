"""Cells: the faces that rulings enclose, with their exact spans in rows and columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.drawn.row_ends import PADDING_PT
from extract.layout.drawn.rulings import Rule
from extract.layout.grids.skeleton import MAX_LATTICE, Skeleton, Span, is_chart, reindexed, separate

REACH_PT = 3.0
"""A ruling that ends this short of another one still meets it."""
ON_PT = 1.0
"""A ruling that ends so near another one ends on it, and not on one beyond."""
CROSS_PT = 24.0
"""Rulings that cross reach so far to both sides where they part four cells; half as far up and down."""
FEWEST_COLUMNS = 3
HIGHEST_PAIR_PT = 120.0
"""So many rulings between columns, so high at most, tell a table of a head and a row from the scale of a chart."""
THICKER = 1.4
"""A line so many times as thick as the usual ruling of its table is a mark."""


class Hanging(NamedTuple):
    """A line inside a table that separates no cells."""

    rule: Rule
    horizontal: bool


def find_skeletons(level: Sequence[Rule], plumb: Sequence[Rule]) -> tuple[list[Skeleton], list[Hanging]]:
    """The tables that horizontal (``level``) and vertical (``plumb``) rulings enclose, with at least two cells.

    Also the lines inside them that end in the middle of a cell: they are bars of a timetable, not rulings.
    """
    found: list[Skeleton] = []
    hanging: list[Hanging] = []
    for rows, columns in _components(level, plumb):
        if len(rows) + len(columns) < 3:
            found.extend(_cross(rows[0], columns[0]))
            continue
        usual = sorted(rule.width for rule in (*rows, *columns))[(len(rows) + len(columns)) // 2]
        loose_rows, loose_columns = _hanging(rows, columns, usual), _hanging(columns, rows, usual)
        hanging.extend(Hanging(rule, True) for rule in loose_rows)
        hanging.extend(Hanging(rule, False) for rule in loose_columns)
        if loose_rows or loose_columns:
            loose = {*loose_rows}, {*loose_columns}
            rows = [rule for rule in rows if rule not in loose[0]]
            columns = [rule for rule in columns if rule not in loose[1]]
        if not rows or not columns:
            continue
        drawn = len(rows) + len(columns)
        rows, columns = complete_borders(rows, columns)
        skeleton = _faces(rows, columns)
        if skeleton is not None:
            parts = [s for s in separate(skeleton) if len(s.cells) > 1]
            for part in parts:
                part.like_chart = is_chart(part)
                part.marks = len(loose_rows) + len(loose_columns)
                part.completed = len(rows) + len(columns) > drawn
            found.extend(parts)
    return found, hanging


def _cross(level: Rule, plumb: Rule) -> list[Skeleton]:
    """The four cells around two rulings that cross; none where they only meet.

    >>> [len(s.cells) for s in _cross(Rule(50, 0, 200, 1), Rule(100, 0, 90, 1))]
    [4]
    >>> _cross(Rule(50, 0, 200, 1), Rule(0, 0, 90, 1))
    []
    """
    if (
        min(plumb.at - level.low, level.high - plumb.at) < CROSS_PT
        or min(level.at - plumb.low, plumb.high - level.at) < CROSS_PT / 2
    ):
        return []
    cells = [Span(row, column, 1, 1) for row in (0, 1) for column in (0, 1)]
    table = reindexed([level.low, plumb.at, level.high], [plumb.low, level.at, plumb.high], cells)
    table.completed = True
    return [table]


def _hanging(along: list[Rule], across: list[Rule], usual: float) -> list[Rule]:
    """Lines that end inside the table, neither meeting a ruling across nor ending where another one does.

    A line with both ends loose is one, and a line with one loose end that is also thicker than ``usual``.
    """
    if len(across) < 2:
        return []
    places = sorted(rule.at for rule in across)
    first, last = places[0], places[-1]
    ends = sorted(end for rule in along for end in (rule.low, rule.high))
    found = []
    for rule in along:
        loose = 0
        for end in (rule.low, rule.high):
            if not first + 2 * REACH_PT < end < last - 2 * REACH_PT:
                continue
            k = bisect_left(places, end - 2 * REACH_PT)
            if k < len(places) and places[k] <= end + 2 * REACH_PT:
                continue
            if bisect_right(ends, end + REACH_PT) - bisect_left(ends, end - REACH_PT) < 2:
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
    reaches = _reaches(plumb, level)
    for i, (rule, reach) in enumerate(zip(level, _reaches(level, plumb), strict=True)):
        at = rule.at
        for k in order[bisect_left(places, rule.low - reach[0]) : bisect_right(places, rule.high + reach[1])]:
            other, (up, down) = plumb[k], reaches[k]
            if other.low - up <= at <= other.high + down:
                a, b = root(i), root(len(level) + k)
                if a != b:
                    parent[b] = a
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate(level):
        groups.setdefault(root(i), ([], []))[0].append(rule)
    for k, rule in enumerate(plumb):
        groups.setdefault(root(len(level) + k), ([], []))[1].append(rule)
    return [group for group in groups.values() if group[0] and group[1]]


def _reaches(along: Sequence[Rule], across: Sequence[Rule]) -> list[tuple[float, float]]:
    """How far the ends of each ruling reach for others: no farther than the one on which an end stands exactly.

    >>> _reaches([Rule(50, 20, 40, 1)], [Rule(20.4, 0, 90, 1), Rule(42.6, 0, 90, 1)])
    [(1.0, 3.0)]
    """
    ordered = sorted(across)
    places = [rule.at for rule in ordered]

    def reach(end: float, at: float) -> float:
        near = ordered[bisect_left(places, end - ON_PT) : bisect_right(places, end + ON_PT)]
        return ON_PT if any(rule.low - ON_PT <= at <= rule.high + ON_PT for rule in near) else REACH_PT

    return [(reach(rule.low, rule.at), reach(rule.high, rule.at)) for rule in along]


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
    """The borders parallel to ``across`` on which several of ``along`` end and that nobody drew.

    Most of ``along`` end there, or three, or its outermost two, or two with a border from one to the other: cells
    that reach over many rows leave few rulings at an edge. The border is as long as the rulings parallel to it,
    for they end on an undrawn border as well. Where only a part of it is drawn (the side of a coloured head),
    rulings that end there are joined.
    """
    if len(along) < 2 or not across:
        return _sides_of_pair(along[0], across) if along else []
    added: list[Rule] = []
    nearest = min(rule.at for rule in across)
    farthest = max(rule.at for rule in across)
    outermost = min(rule.at for rule in along), max(rule.at for rule in along)
    for edge, drawn, low in (
        (min(rule.low for rule in along), nearest, True),
        (max(rule.high for rule in along), farthest, False),
    ):
        ends = [r.at for r in along if abs((r.low if low else r.high) - edge) <= REACH_PT]
        if len(ends) < 2:
            continue
        first, last = min(ends), max(ends)
        beside = any(r.low <= first + REACH_PT and r.high >= last - REACH_PT for r in across)
        if len(ends) < min(3, (len(along) + 1) // 2) and (first, last) != outermost and not beside:
            continue
        if abs(edge - drawn) <= 2 * REACH_PT:
            border = [rule for rule in across if abs(rule.at - drawn) <= 2 * REACH_PT]
            rows = list(pairwise(sorted(ends)))
            if _is_drawn(*rows[0], border):  # beside the head; the axis of a chart ends below its grid
                added.extend(Rule(drawn, a, b, 0.0) for a, b in rows if _is_open(a, b, border))
            continue
        first = min(first, *(rule.low for rule in across))
        last = max(last, *(rule.high for rule in across))
        added.append(Rule(edge, first, last, 0.0))
    return added


def _sides_of_pair(rule: Rule, across: Sequence[Rule]) -> list[Rule]:
    """The sides of a table of two rows that only one ruling parts, where it reaches beyond all columns.

    The rulings of its columns end at two heights, and on the ruling where a cell reaches over several columns.

    >>> columns = [Rule(x, 0, 40, 1) for x in (30, 60, 90)]
    >>> [side.at for side in _sides_of_pair(Rule(20, 0, 120, 1), columns)], _sides_of_pair(Rule(20, 0, 120, 1), [])
    ([0, 120], [])
    """
    if len(across) < FEWEST_COLUMNS:
        return []
    first, last = min(r.low for r in across), max(r.high for r in across)
    alike = all(
        min(abs(r.low - first), abs(r.low - rule.at)) <= REACH_PT
        and min(abs(r.high - last), abs(r.high - rule.at)) <= REACH_PT
        for r in across
    )
    crossed = first + REACH_PT < rule.at < last - REACH_PT and any(r.low < rule.at < r.high for r in across)
    if not alike or not crossed or last - first > HIGHEST_PAIR_PT:
        return []
    places = [r.at for r in across]
    ends = ((rule.low, min(places) - rule.low), (rule.high, rule.high - max(places)))
    return [Rule(edge, first, last, 0.0) for edge, beyond in ends if beyond > 2 * REACH_PT]


def _is_drawn(low: float, high: float, border: Sequence[Rule]) -> bool:
    """Whether a ruling of a border reaches from one of two rulings that end on it to the other."""
    return any(r.low <= low + REACH_PT and high - REACH_PT <= r.high for r in border)


def _is_open(low: float, high: float, border: Sequence[Rule]) -> bool:
    """Whether none of the rulings of a border reaches into what stands between two rulings that end on it."""
    return high - low > 2 * REACH_PT and not any(
        r.low < high - REACH_PT and low + REACH_PT < r.high for r in border
    )


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
            a, b = marks[k], marks[k + 1]
            row[k] += (high if high < b else b) - (low if low > a else a)
            k += 1
    allowed = []
    for a, b in pairwise(marks):
        length = b - a
        allowed.append(length - max(min(PADDING_PT, 0.35 * length), 0.06 * length))
    return [bytearray([c >= need for c, need in zip(row, allowed, strict=True)]) for row in covered]


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
        edges = _drawn_edges(xs, ys, right, below)
        _fill_irregular(uncertain, right, below, owner, cells, (width, height), edges)
    if not cells:
        return None
    return reindexed(xs, ys, cells)


def _enclosed(
    r: int, c: int, r1: int, c1: int, right: list[bytearray], below: list[bytearray], owner: list[int], width: int
) -> bool:
    """Whether the rectangle has walls on all four sides and none inside."""
    if not (all(right[c][r:r1]) and all(right[c1][r:r1]) and all(below[r][c:c1]) and all(below[r1][c:c1])):
        return False
    for row in range(r, r1):
        if c1 - c > 1 and any(right[k][row] for k in range(c + 1, c1)):
            return False
        if max(owner[row * width + c : row * width + c1]) >= 0:
            return False
    return True


def _drawn_edges(xs: list[float], ys: list[float], right: list[bytearray], below: list[bytearray]) -> set[str]:
    """The outer sides (``l``, ``r``, ``t``, ``b``) of the lattice that are drawn for half their length or more."""
    found = set()
    for side, walls, marks in (
        ("l", right[0], ys),
        ("r", right[-1], ys),
        ("t", below[0], xs),
        ("b", below[-1], xs),
    ):
        drawn = sum(b - a for wall, (a, b) in zip(walls, pairwise(marks), strict=True) if wall)
        if 2 * drawn >= marks[-1] - marks[0]:
            found.add(side)
    return found


def _fill_irregular(
    seeds: list[tuple[int, int]],
    right: list[bytearray],
    below: list[bytearray],
    owner: list[int],
    cells: list[Span],
    size: tuple[int, int],
    edges: set[str],
) -> None:
    """Faces that are not rectangles: those open to the outside are no cells, the others are cut up.

    A face that is open at one side only, on which the other cells end with a ruling (one of ``edges``), is a cell
    that goes on overleaf: spreadsheets print no border where a page break cuts merged cells.
    """
    width, height = size
    seen: set[tuple[int, int]] = set()
    for seed in seeds:
        if seed in seen or owner[seed[0] * width + seed[1]] >= 0:
            continue
        face, queue, is_open = {seed}, [seed], set[str]()
        while queue:
            r, c = queue.pop()
            for nr, nc, wall, side in (
                (r, c - 1, right[c][r], "l"),
                (r, c + 1, right[c + 1][r], "r"),
                (r - 1, c, below[r][c], "t"),
                (r + 1, c, below[r + 1][c], "b"),
            ):
                if wall or (nr, nc) in face:
                    continue
                if not (0 <= nr < height and 0 <= nc < width):
                    is_open.add(side)
                    continue
                face.add((nr, nc))
                queue.append((nr, nc))
        seen |= face
        if not is_open or (len(is_open) == 1 and is_open <= edges):
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
