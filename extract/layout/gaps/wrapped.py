"""The lines of one cell put together, where only white space tells cells from each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extract.layout.gaps.blocks import Block, Fence
from extract.layout.gaps.hanging import begins_next_item, goes_on_hanging
from extract.layout.gaps.heads import has_wrapped, headed_by, meet
from extract.layout.gaps.marks import marked_lines

CLOSEST_EM = 0.9
"""Lines of one text are at least so far apart, from baseline to baseline."""
LOOSEST_EM = 1.95
"""And at most so far."""
LOOSER = 1.4
"""Lines of one text may be so many times further apart than those of another, where its signs are larger."""
TITLE_SIZE = 1.08
"""A line set so much larger than the one below is a title."""
SAME_PITCH = 1.08
"""Two pitches are one where the larger is at most so many times the smaller."""
INDENT_EM = 1.7
"""Lines of one text begin or end within so much of each other, or have the same middle."""
FULL_SHARE = 0.7
"""A line with at least this share of the pieces of the line above looks like the next row."""
ROWS_SHARE = 0.5
"""Share of the lines at the closest pitch that look like rows: then that pitch is that of rows."""
BESIDE_SHARE = 0.25
"""Share of a line's height by which what stands half beside it overlaps with it."""
NEAR_LINES = 3
"""What stands half beside a line is among so many lines above and below it."""
FULLER, END_PT = 2, 2.0
"""A line below a unit has so many pieces more at least, and ends so near the unit's end."""
FLUSH_LABEL_PT = 3.0
"""What begins so near the left end of a table stands in its first column."""


class _Pair(NamedTuple):
    """Two pieces under each other that may be one text."""

    upper: int
    lower: int
    pitch: float


def joined(lines: Sequence[Sequence[Block]], fences: Sequence[Fence], leading: float | None) -> list[Block]:
    """Pieces that are lines of one text made one block each.

    Args:
        lines: pieces by line, from the top.
        fences: edges over which no text goes on.
        leading: the largest pitch in ems of lines of one text; None where the pitches of these lines tell.
    """
    pieces = [piece for line in lines for piece in line]
    number = [k for k, line in enumerate(lines) for _ in line]
    marked = marked_lines(lines)
    pairs = [
        pair
        for pair in _pairs(pieces, number, lines)
        if not _is_fenced(pieces[pair.upper], pieces[pair.lower], fences)
    ]
    if leading is None:
        leading = usual_leading(pieces, number, pairs)
    figures = _figures_below(pieces, number, pairs)
    # a label may have wrapped beside the rows, or beside two lines in each cell of one
    left = min((piece.x0 for piece in pieces), default=0.0) + FLUSH_LABEL_PT
    go_on = {p for p in pairs if _goes_on(p, pieces, number, lines)}
    wrapped = {(number[p.upper], number[p.lower]) for p in go_on}
    rows = {lines for lines, count in figures.items() if count > 1 and lines not in wrapped}
    pairs = [
        p
        for p in pairs
        if pieces[p.lower].x0 <= left
        or p in go_on
        or (number[p.lower] not in marked and (number[p.upper], number[p.lower]) not in rows)
    ]
    owner = list(range(len(pieces)))
    for pair in pairs:
        if pair.pitch <= leading or pair in go_on:
            owner[pair.lower] = owner[pair.upper]
    groups: dict[int, list[Block]] = {}
    for k, piece in enumerate(pieces):
        groups.setdefault(owner[k], []).append(piece)
    return [_united(group) for group in groups.values()]


def _goes_on(
    pair: _Pair, pieces: Sequence[Block], number: Sequence[int], lines: Sequence[Sequence[Block]]
) -> bool:
    """Whether a line goes on below: in brackets, with the year of a head in them, or with the rest of a name."""
    above, below = pieces[pair.upper], pieces[pair.lower]
    if above.open or (below.enclosed and below.digits > 0 and not above.digits and not above.enclosed):
        return True
    line, first = number[pair.upper], number[pair.lower]
    if below.marked or first != line + 1:
        return False
    return goes_on_hanging(
        lines[line], lines[first], lines[first + 1] if first + 1 < len(lines) else (), above.size
    )


def _united(group: Sequence[Block]) -> Block:
    if len(group) == 1:
        return group[0]
    return Block(
        min(b.x0 for b in group),
        min(b.top for b in group),
        max(b.x1 for b in group),
        max(b.bottom for b in group),
        max(b.size for b in group),
        sum(b.digits for b in group),
        sum(b.letters for b in group),
        len(group),
        group[-1].base,
        max(b.x1 for b in group) - min(b.x1 for b in group[:-1]),
    )


def _pairs(pieces: Sequence[Block], number: Sequence[int], lines: Sequence[Sequence[Block]]) -> list[_Pair]:
    """Pieces that stand under each other one to one, aligned at a side or in the middle."""
    below: dict[int, list[int]] = {}
    above: dict[int, list[int]] = {}
    for k, piece in enumerate(pieces):
        j = k + 1
        covered: list[tuple[float, float]] = []
        while j < len(pieces) and pieces[j].base - piece.base <= LOOSEST_EM * piece.size:
            other = pieces[j]
            if number[j] != number[k] and meet(piece, other) and other.base - piece.base >= 0.5 * piece.size:
                if not any(a < other.x1 and other.x0 < b for a, b in covered):
                    below.setdefault(k, []).append(j)
                    above.setdefault(j, []).append(k)
                covered.append((other.x0, other.x1))
            j += 1
    found = []
    for k, under in below.items():
        if len(under) == 1 and len(above[under[0]]) == 1:
            a, b = pieces[k], pieces[under[0]]
            pitch = (b.base - a.base) / max(a.size, b.size)
            if not CLOSEST_EM <= pitch <= LOOSEST_EM or not _is_aligned(a, b):
                continue
            if a.remark and len(lines[number[under[0]]]) > 1:
                continue
            others = [p for p in lines[number[k]] if p is not a]
            if _ends_above(a, lines[number[k]], b, lines[number[under[0]]]):
                continue
            upper, lower = lines[number[k]], lines[number[under[0]]]
            if b is lower[0] and (begins_next_item(upper, lower) or _is_title(upper, lower)):
                continue
            # over others beside the rest of its own text a line may stand in the middle by chance
            if has_wrapped(a, b) or headed_by(a, lower, others) is None:
                found.append(_Pair(k, under[0], pitch))
    return found


def _is_title(line: Sequence[Block], below: Sequence[Block]) -> bool:
    """Whether a text alone on its line, in larger type, is the title of what stands below it in columns."""
    return len(line) == 1 and len(below) > 1 and line[0].size > TITLE_SIZE * below[0].size


def _ends_above(a: Block, line: Sequence[Block], b: Block, below: Sequence[Block]) -> bool:
    """Whether a piece is the remark over the right end of a fuller line, as a unit is, and begins no text."""
    return (
        len(below) >= len(line) + FULLER
        and a is line[-1]
        and b is below[-1]
        and -END_PT <= a.x1 - b.x1 <= a.size
        and a.x0 < b.x0 - END_PT
    )


def _is_aligned(a: Block, b: Block) -> bool:
    reach = INDENT_EM * max(a.size, b.size)
    if max(a.size, b.size) > 1.3 * min(a.size, b.size):
        return False
    return abs(a.x0 - b.x0) <= reach or abs(a.x1 - b.x1) <= reach or abs((a.x0 + a.x1) - (b.x0 + b.x1)) <= reach


def _is_fenced(a: Block, b: Block, fences: Sequence[Fence]) -> bool:
    x0, x1 = max(a.x0, b.x0), min(a.x1, b.x1)
    first = min(a.x0, b.x0)
    return any(a.middle < f.y < b.middle and f.x0 < x1 and x0 < f.x1 and first >= f.start for f in fences)


def usual_leading(pieces: Sequence[Block], number: Sequence[int], pairs: Sequence[_Pair]) -> float:
    """The largest pitch in ems at which lines are lines of one text; 0 where every line is a row.

    From the closest pitch on, pitches are those of wrapped text up to the first one at which most lines look like
    the next row of the one above: they hold nearly as many pieces, figures under figures, or a timetable's marks.
    At a wider pitch than the closest one, a label left of the lower line begins a row, too.
    """
    counts = Counter(number)
    leading = 0.0
    rest = sorted(pairs, key=lambda pair: pair.pitch)
    limit = LOOSER * rest[0].pitch if rest else 0.0
    while rest and rest[0].pitch <= limit:
        alike = [pair for pair in rest if pair.pitch <= SAME_PITCH * rest[0].pitch]
        if _are_rows(alike, pieces, number, counts, wider=leading > 0):
            break
        leading = SAME_PITCH * rest[0].pitch
        rest = rest[len(alike) :]
    return leading


def _are_rows(
    pairs: Sequence[_Pair], pieces: Sequence[Block], number: Sequence[int], counts: Counter[int], *, wider: bool
) -> bool:
    """Whether most of the lower lines look like the next row; ``wider`` where others are closer."""
    figures = _figures_below(pieces, number, pairs)
    lines = {(number[pair.upper], number[pair.lower]) for pair in pairs}
    by_line: dict[int, list[Block]] = {}
    for piece, n in zip(pieces, number, strict=True):
        by_line.setdefault(n, []).append(piece)
    order = sorted(by_line)
    marked = {order[k] for k in marked_lines([by_line[n] for n in order])}
    rows = 0
    for upper, lower in lines:
        # what stands between two lines stands beside the middle of a text of two lines
        apart = all(counts[k] <= 1 for k in range(upper + 1, lower))
        held = counts[lower]
        if held < max(2.0, FULL_SHARE * counts[upper]) and counts[upper] >= 2:
            held += _beside_only(lower, upper, by_line)
        full = min(counts[upper], held) >= 2 and held >= FULL_SHARE * counts[upper]
        labelled = wider and counts[upper] == 1 and by_line[lower][0].x1 < by_line[upper][0].x0
        rows += apart and (full or labelled or lower in marked or figures[upper, lower] >= 2)
    return rows > ROWS_SHARE * len(lines)


def _figures_below(
    pieces: Sequence[Block], number: Sequence[int], pairs: Sequence[_Pair]
) -> Counter[tuple[int, int]]:
    """How many figures stand below figures, for every two lines."""
    return Counter(
        (number[pair.upper], number[pair.lower])
        for pair in pairs
        if pieces[pair.upper].is_figure and pieces[pair.lower].is_figure
    )


def _beside_only(lower: int, upper: int, lines: Mapping[int, Sequence[Block]]) -> int:
    """How many pieces of other lines stand half beside a line, and not beside the line above it."""
    top, bottom = min(p.top for p in lines[lower]), max(p.bottom for p in lines[lower])
    end = max(p.bottom for p in lines[upper])
    least = BESIDE_SHARE * (bottom - top)
    near = [n for n in range(lower - NEAR_LINES, lower + NEAR_LINES + 1) if n not in (lower, upper)]
    return sum(
        min(piece.bottom, bottom) - max(piece.top, top) > least and piece.top >= end
        for n in near
        for piece in lines.get(n, ())
    )
