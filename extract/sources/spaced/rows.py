"""Rows of a table in a text dump: which lines are one row, and which labels span several rows.

A row of a printed table has one line with its number, its figures or its name; the lines of its other cells stand
around that line where cells are centred, and below it where they begin at the top. A dump shows neither borders
nor the height of a row, so the borders between rows are placed where every row's lines lie evenly around its own
line (or below it), rather at blank lines than through a text. A label that stands beside several rows is the
label of those that lie evenly around it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from extract.sources.spaced.columns import Lattice
from extract.sources.spaced.heads import Spot, grouped, heads_of
from extract.sources.spaced.pieces import Piece, is_value
from extract.year_shapes import is_year
from schemas.folding import unify
from schemas.patterns import lazy_pattern

_NUMBERED = lazy_pattern(r"^([0-9]{1,3})(?:[.．、)）]?[ \u3000]+\S|[.．]?$)")
_BEGINS = lazy_pattern(r"^[・○●◯◎◇◆▶►⇒→➡➢✓☆★■□▪①-⑳(（【]")
_LEAST_NUMBERED = 3
_BLANK_BONUS = 0.4
_THROUGH_TEXT = 0.8
_ROOMY = 3
_MOST_UNEVEN = 1.0
_IN_ORDER = 0.7
_BESIDE = 2
_NUMBERED_SHARE = 0.6
_HEAD_AND_ROW = 2
_MOST_MIXED = 0.1
_LEAST_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class _Band:
    """Positions of the lines of a row: ``first`` to ``last`` of its anchor, ``begin`` to ``end`` (excluded)."""

    first: int
    last: int
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Laid:
    """A table laid out: its cells and lines, how many rows are heads, how many rows and columns there are."""

    spots: tuple[Spot, ...]
    lines: frozenset[int]
    heads: int
    rows: int
    columns: int


def laid_out(lattice: Lattice) -> Laid | None:
    """The cells of a table; None where no rows are seen."""
    lines = sorted(lattice.pieces)
    count = len(lattice.columns)
    cells: list[dict[int, list[Piece]]] = []
    for n in lines:
        row: dict[int, list[Piece]] = {}
        for piece in lattice.pieces[n]:
            row.setdefault(lattice.column_of(piece), []).append(piece)
        cells.append(row)
    least = 1 if len(lines) == _HEAD_AND_ROW else 2
    column, kinds = _anchors(lines, cells, count)
    kinds = [anchors for anchors in kinds if len(anchors) >= least]
    if not kinds:
        return None
    end = _end(lines, cells, max(kinds, key=len))
    lines, cells = lines[:end], cells[:end]
    placings = [_bands(lines, cells, anchors, lattice, column) for anchors in kinds]
    _, bands, at_top = min(placings, key=lambda found: found[0])
    head = bands[0].begin
    groups = grouped(lattice, lines[:head], cells[head:])
    columns = {k: at for at, group in enumerate(groups) for k in group}
    found = heads_of(lattice, lines[:head], groups)
    top = max((spot.row + spot.row_span for spot in found), default=0)
    body: list[dict[int, list[Piece]]] = []
    for band in bands:
        row = {}
        for position in range(band.begin, band.end):
            for k, pieces in sorted(cells[position].items()):
                row.setdefault(columns[k], []).extend(pieces)
        body.append(row)
    for k in range(len(groups)):
        leading = all(any(j not in row for row in body) for j in range(k + 1) if column not in groups[j] or j == k)
        spans = _spans(k, body, bands, lines, leading=leading, numbers=column in groups[k], at_top=at_top) or [
            (r, r + 1, row.get(k, [])) for r, row in enumerate(body)
        ]
        found.extend(Spot(top + a, k, b - a, 1, tuple(pieces)) for a, b, pieces in spans)
    return Laid(tuple(found), frozenset(lines), top, top + len(body), len(groups))


def is_doubtful(table: Laid) -> bool:
    """Whether figures of one line fall into one column, or with labels, too often for the borders to be right."""
    figures = mixed = 0
    for spot in table.spots:
        values = [piece for piece in spot.pieces if is_value(piece.text)]
        if spot.row < table.heads or not values:
            continue
        figures += 1
        together = len({piece.line for piece in values}) < len(values)
        labelled = any(piece.line not in {value.line for value in values} for piece in spot.pieces)
        mixed += together or (labelled and len(spot.pieces) > len(values))
    return mixed > _MOST_MIXED * figures or _is_astray(table)


def _is_astray(table: Laid) -> bool:
    """Whether a line has more figures than there are columns of them, or heads stand over other columns.

    As many heads on a line as columns are dealt to them in order, wherever they stand.
    """
    values: dict[int, list[Piece]] = {}
    for spot in table.spots:
        if spot.row >= table.heads and spot.column_span == 1:
            values.setdefault(spot.column, []).extend(piece for piece in spot.pieces if is_value(piece.text))
    middles = {k: sum(p.centre for p in found) / len(found) for k, found in values.items() if len(found) > 1}
    if len(middles) < _LEAST_COLUMNS:
        return False
    counts = Counter(piece.line for found in values.values() for piece in found)
    if any(count > len(middles) and times > 1 for count, times in Counter(counts.values()).items()):
        return True
    heads = [
        (spot.column, piece)
        for spot in table.spots
        if spot.row < table.heads and spot.column_span == 1 and spot.column in middles
        for piece in spot.pieces
    ]
    lines = Counter(piece.line for _, piece in heads)
    return any(
        lines[piece.line] != len(middles) and min(middles, key=lambda k: abs(middles[k] - piece.centre)) != column
        for column, piece in heads
    )


def _end(lines: Sequence[int], cells: Sequence[dict[int, list[Piece]]], anchors: Sequence[tuple[int, int]]) -> int:
    """How many lines are the table's: below its last row those right under each other, or of several pieces."""
    end = anchors[-1][1] + 1
    while end < len(lines) and (lines[end] == lines[end - 1] + 1 or len(cells[end]) > 1):
        end += 1
    return end


def _anchors(
    lines: Sequence[int], cells: Sequence[dict[int, list[Piece]]], count: int
) -> tuple[int, list[list[tuple[int, int]]]]:
    """The column of the numbers and the lines that tell the rows: by numbers, by figures, or by the first column.

    The column is the first one where there are no numbers; lines are given as (first, last) position. What the
    first column tells is open: each of its lines may be a row, or the lines right under each other are one name.
    """
    numbers = [_numbered([(p, row[k][0].text) for p, row in enumerate(cells) if k in row]) for k in range(count)]
    column = max(range(count), key=lambda k: (len(numbers[k]), -k))
    if len(numbers[column]) >= _LEAST_NUMBERED:
        return column, [_with_values(numbers[column], column, lines, cells)]
    values = [p for p, row in enumerate(cells) if _has_value(row, 0)]
    if len(values) >= 2:
        return 0, [[(p, p) for p in values]]
    names = [p for p, row in enumerate(cells) if 0 in row and p]
    runs: list[tuple[int, int]] = []
    for p in names:
        if runs and p == runs[-1][1] + 1 and lines[p] == lines[p - 1] + 1:
            runs[-1] = (runs[-1][0], p)
        else:
            runs.append((p, p))
    return 0, [runs, [(p, p) for p in names]]


def _has_value(row: dict[int, list[Piece]], but: int) -> bool:
    return any(is_value(piece.text) for k in row if k != but for piece in row[k])


def _with_values(
    numbered: Sequence[int], column: int, lines: Sequence[int], cells: Sequence[dict[int, list[Piece]]]
) -> list[tuple[int, int]]:
    """The rows that numbers and figures tell together.

    A number may stand a line off the figures of its row, or between those of two rows that it stands for. Figures
    that stand with a text and no number are a row of their own.
    """
    known = set(numbered)
    loose = {
        p for p, row in enumerate(cells) if p > numbered[0] - 3 and p not in known and _has_value(row, column)
    }
    found: list[tuple[int, int]] = []
    for p in numbered:
        if _has_value(cells[p], column):
            found.append((p, p))
            continue
        near = [q for q in (p - 1, p + 1) if q in loose and abs(lines[q] - lines[p]) <= _BESIDE]
        if len(near) != 2:
            found.append((min([p, *near]), max([p, *near])))
            loose.difference_update(near)
    texts = {p for p in loose if any(not is_value(piece.text) for row in cells[p].values() for piece in row)}
    between = {p for p in loose for step in (-1, 1) if p + step in known and p + 2 * step in loose}
    taken = {p for first, last in found for p in range(first, last + 1)}
    return sorted([*found, *((p, p) for p in (texts | between) - taken if not _has_year(cells[p]))])


def _has_year(row: dict[int, list[Piece]]) -> bool:
    return any(is_year(piece.text) for pieces in row.values() for piece in pieces)


def _numbered(texts: Sequence[tuple[int, str]]) -> list[int]:
    """Positions of texts that begin with numbers, mostly one more each time; empty where the order is another."""
    found: list[tuple[int, int]] = []
    numbers = 0
    for position, text in texts:
        match = _NUMBERED.match(unify(text))
        if match is None:
            continue
        numbers += 1
        if not found or int(match[1]) > found[-1][1]:
            found.append((position, int(match[1])))
    steps = [b - a for (_, a), (_, b) in pairwise(found)]
    ordered = len(found) == numbers and steps.count(1) >= _IN_ORDER * len(steps)
    return [position for position, _ in found] if ordered else []


def _bands(
    lines: Sequence[int],
    cells: Sequence[dict[int, list[Piece]]],
    anchors: Sequence[tuple[int, int]],
    lattice: Lattice,
    column: int,
) -> tuple[float, list[_Band], bool]:
    """The lines of each row, centred around its anchor or below it, whichever fits better.

    Lines with nothing but labels left of the ``column`` of numbers do not count: labels may span rows.

    Returns:
        What the borders cost, the rows, and whether the rows begin with their anchors.
    """
    cut = [_cut_cost(p, lines, cells, lattice) for p in range(len(lines))] + [0.0]
    least = min(1, anchors[0][0])
    counted = [0, *accumulate(any(k >= column for k in row) for row in cells)]
    centred = _placed(anchors, cut, least, counted, centred=True)
    below = _placed(anchors, cut, least, counted, centred=False)
    return (*below, True) if below[0] < centred[0] else (*centred, False)


def _placed(
    anchors: Sequence[tuple[int, int]], cut: Sequence[float], least: int, counted: Sequence[int], *, centred: bool
) -> tuple[float, list[_Band]]:
    """The cheapest borders between the rows, and what they cost; ``counted`` is the number of lines above each."""
    count = len(counted) - 1
    best: dict[int, tuple[float, list[int]]] = {p: (cut[p], [p]) for p in range(least, anchors[0][0] + 1)}
    for index, (first, last) in enumerate(anchors):
        following = anchors[index + 1][0] if index + 1 < len(anchors) else count
        ends = range(last + 1, following + 1) if index + 1 < len(anchors) else (count,)
        after: dict[int, tuple[float, list[int]]] = {}
        for end in ends:
            for begin, (cost, path) in best.items():
                above, below = counted[first] - counted[begin], counted[end] - counted[last + 1]
                uneven = abs(above - below) if centred else 2.0 * above
                total = cost + uneven + cut[end]
                if end not in after or total < after[end][0]:
                    after[end] = (total, [*path, end])
        best = after
    cost, path = best[count]
    return cost, [_Band(a[0], a[1], begin, end) for a, (begin, end) in zip(anchors, pairwise(path), strict=True)]


def _cut_cost(p: int, lines: Sequence[int], cells: Sequence[dict[int, list[Piece]]], lattice: Lattice) -> float:
    """What it costs to begin a row with a line: little below a blank line, much within a text that goes on."""
    if p == 0:
        return 0.0
    if lines[p] - lines[p - 1] > 1:
        return -_BLANK_BONUS
    cost = 0.0
    for k in set(cells[p]) & set(cells[p - 1]):
        above, below = cells[p - 1][k][-1], cells[p][k][0]
        if is_value(above.text) or is_value(below.text) or _BEGINS.match(below.text):
            continue
        full = above.end >= lattice.columns[k][1] - _ROOMY
        if full and not above.text.endswith("。"):
            cost += _THROUGH_TEXT
    return cost


def _spans(
    k: int,
    body: Sequence[dict[int, list[Piece]]],
    bands: Sequence[_Band],
    lines: Sequence[int],
    *,
    leading: bool,
    numbers: bool,
    at_top: bool,
) -> list[tuple[int, int, list[Piece]]] | None:
    """The rows that each label of a column spans, with its pieces; None where the column has a cell in each row.

    Figures and marks span no rows, but the numbers of the rows may. Labels span rows where they stand beside the
    middle of several, or in the columns that lead the rows.
    """
    pieces = [piece for row in body for piece in row.get(k, ())]
    if not pieces or all(k in row for row in body):
        return None
    own = {lines[p] for band in bands for p in range(band.first, band.last + 1)}
    row_of = {n: r for r, band in enumerate(bands) for n in lines[band.begin : band.end]}
    labels = _labels(pieces, own, row_of)
    anchors = [(lines[band.first] + lines[band.last]) / 2 for band in bands]
    middles = [(label[0].line + label[-1].line) / 2 for label in labels]
    aside = sum(min(abs(middle - at) for at in anchors) >= 0.5 for middle in middles)
    if not (aside or leading) or (not numbers and any(is_value(piece.text) for piece in pieces)):
        return None
    starts = [next((r for r, at in enumerate(anchors) if at >= label[0].line), 0) for label in labels]
    begun = starts[0] == 0 and len(set(starts)) == len(starts) and all(label[0].line in own for label in labels)
    first = [*starts, len(body)] if begun else None  # each label stands on the first of its rows
    path = first if at_top and first else _shared(labels, middles, anchors) or first
    return None if path is None else [(a, b, label) for (a, b), label in zip(pairwise(path), labels, strict=True)]


def _labels(pieces: Sequence[Piece], own: set[int], row_of: Mapping[int, int]) -> list[list[Piece]]:
    """The pieces of a column as labels; ``own`` are the lines that tell rows, ``row_of`` the row of each line.

    Lines right under each other are one label, unless one of them tells a row and the other is of another row, or
    a number or a mark begins another label; where numbers begin the labels, a line without one goes on with the
    label above.
    """
    begins = [_NUMBERED.match(unify(p.text)) is not None for p in pieces]
    numbered = sum(begins) >= _NUMBERED_SHARE * len(pieces)
    if not numbered:
        begins = [new or _BEGINS.match(p.text) is not None for p, new in zip(pieces, begins, strict=True)]
    labels: list[list[Piece]] = []
    for piece, new in zip(pieces, begins, strict=True):
        last = labels[-1][-1].line if labels else -_BESIDE - 1
        near = piece.line - last <= (_BESIDE if numbered else 1)
        apart = not numbered and bool({last, piece.line} & own) and row_of.get(last) != row_of[piece.line]
        if near and not new and not apart:
            labels[-1].append(piece)
        else:
            labels.append([piece])
    return labels


def _shared(
    labels: Sequence[Sequence[Piece]], middles: Sequence[float], anchors: Sequence[float]
) -> list[int] | None:
    """Where the rows of each label begin, and their number; None where they lie too unevenly around the labels."""
    count = len(anchors)
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
    for index, (label, middle) in enumerate(zip(labels, middles, strict=True)):
        after: dict[int, tuple[float, list[int]]] = {}
        for end in (count,) if index + 1 == len(labels) else range(1, count):
            for begin, (cost, path) in best.items():
                if end <= begin:
                    continue
                above = anchors[begin - 1] if begin else -1.0
                below = anchors[end] if end < count else float("inf")
                if label[0].line <= above or label[-1].line >= below:
                    continue
                total = cost + abs((anchors[begin] + anchors[end - 1]) / 2 - middle)
                if end not in after or total < after[end][0]:
                    after[end] = (total, [*path, end])
        best = after
    if count not in best or best[count][0] > _MOST_UNEVEN * len(labels):
        return None
    return best[count][1]
