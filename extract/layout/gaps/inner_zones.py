"""Tables inside an open table, which are laid out by themselves.

A form sets a small table at the right of one label: years across, payers down. Where only horizontal rulings are
drawn and a single year is filled in, no row shows that the payers end left of the first year. The even steps from
year to year show it.

Or it sets a table of other columns between its rows: indicators with their values above amounts by year. Where no
vertical rulings are drawn, the borders of the one would part the texts of the other. So they would where tables
stand beside one label each, under each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from extract.layout.gaps.blocks import Block
from extract.layout.gaps.borders import Gap, through
from extract.layout.gaps.openings import Lattice, Rect, Zone, lattice_of
from extract.layout.ink import Fill, Glyph

FEWEST_HEADINGS = 2
FEWEST_STEPS = 3
FEWEST_CELLS = 3
FEWEST_ROWS = 2
"""So many rows with so many cells each make a table beside a label."""
NEAR_PT = 0.5
"""The end of a ruling and the side of a ground so near each other are one border: a ruling has a width."""
UNEVEN = 1.25
"""So many steps from heading to heading are even where the longest is at most so many times the shortest."""
BARE_SHARE = 0.75
"""Text of which so much is digits is a figure, and no year of an era (R7, R10)."""


class Inner(NamedTuple):
    """A table inside another: the numbers of its zones, and these zones as they are to be laid out."""

    numbers: frozenset[int]
    zones: list[Zone]


def inner_tables(
    zones: Sequence[Zone], lattice: Lattice, glyphs: Sequence[Glyph], fills: Sequence[Fill]
) -> list[Inner]:
    """The tables that stand beside a merged label each, and those of other columns between the rows.

    One beside a label begins with a row of evenly spaced headings without a figure; labelled rows with figures
    follow, their labels left of all headings.

    Args:
        zones: what the rulings of the whole table enclose.
        lattice: of the whole table.
        glyphs: upright ones inside the zones.
        fills: coloured rectangles behind the table.
    """
    found = []
    for k, label in enumerate(zones):
        beside = [
            n
            for n, zone in enumerate(zones)
            if zone.x0 == label.x1 and label.top <= zone.top and zone.bottom <= label.bottom
        ]
        if len(beside) < 2 or any(zones[n].x1 != zones[beside[0]].x1 for n in beside):
            continue
        rows = _rows([rect for rect in lattice.rects if rect.zone in beside])
        border = _beside_labels(rows) if _has_headings(rows) else None
        if border is not None and any(rect.zone == k for rect in lattice.rects):
            own = sorted((zones[n] for n in beside), key=lambda zone: zone.top)
            found.append(Inner(frozenset(beside), _halved(own, border)))
    taken = frozenset[int]().union(*(table.numbers for table in found))
    for numbers in _beside_merged(zones, lattice):
        if not numbers & taken and _has_own_columns([*numbers], zones, lattice, glyphs, fills):
            found.append(Inner(numbers, [zones[n] for n in sorted(numbers)]))
            taken |= numbers
    return [*found, *_of_other_columns(zones, lattice, taken)]


def _beside_merged(zones: Sequence[Zone], lattice: Lattice) -> Iterator[frozenset[int]]:
    """The zones beside each label of several rows at the left of a table, where some rows hold several cells."""
    held = {rect.zone for rect in lattice.rects}
    for k, label in enumerate(zones):
        if label.x0 > lattice.xs[0] or k not in held:
            continue
        beside = [
            n
            for n, zone in enumerate(zones)
            if zone.x0 >= label.x1 and label.top <= zone.top and zone.bottom <= label.bottom
        ]
        cells = Counter(r for rect in lattice.rects if rect.zone in beside for r in range(rect.r0, rect.r1))
        if sum(count >= FEWEST_CELLS for count in cells.values()) >= FEWEST_ROWS:
            yield frozenset(beside)


def _has_own_columns(
    numbers: Sequence[int],
    zones: Sequence[Zone],
    lattice: Lattice,
    glyphs: Sequence[Glyph],
    fills: Sequence[Fill],
) -> bool:
    """Whether texts that would stand in one column, laid out by themselves, do not in the whole table.

    Nor may those of two columns stand in one there.
    """
    inside = [g for g in glyphs if any(zones[n].holds(g) for n in numbers)]
    own = lattice_of([zones[n] for n in numbers], inside, fills, lattice.columns)
    if own is None:
        return False
    narrow = [(rect.c0, _columns_of(rect, numbers, lattice)) for rect in own.rects if rect.c1 == rect.c0 + 1]
    return any((c == d) != bool(a & b) for (c, a), (d, b) in combinations(narrow, 2) if a and b)


def _columns_of(own: Rect, numbers: Sequence[int], lattice: Lattice) -> frozenset[int]:
    """The columns of the whole table that the text of a cell of an inner one stands in."""
    low, high = min(b.x0 for b in own.blocks), max(b.x1 for b in own.blocks)
    same = [
        rect
        for rect in lattice.rects
        if rect.zone == numbers[own.zone] and any(b.x0 < high and low < b.x1 for b in rect.blocks)
    ]
    return frozenset(c for rect in same for c in range(rect.c0, rect.c1))


def _of_other_columns(zones: Sequence[Zone], lattice: Lattice, taken: frozenset[int]) -> list[Inner]:
    """The tables whose columns the borders of the whole table do not fit.

    Such a table is a row of headings without a figure over rows of as many texts, with white space between all
    columns; some text of it does not stand under its own heading alone.
    """
    by_zone = _rows_by_zone(lattice)
    order = sorted(by_zone.keys() - taken, key=lambda k: (zones[k].x0, zones[k].top))
    found: list[Inner] = []
    start = 0
    while start < len(order):
        run = [order[start]]
        head = by_zone[run[0]]
        headings = len(head) > 1 and not any(_is_bare(block) for rect in head for block in rect.blocks)
        for k in order[start + 1 :] if headings else ():
            row = by_zone[k]
            if not _goes_below(zones[run[-1]], zones[k]) or len(row) != len(head) or not _has_figures(row):
                break
            if not _are_apart([*(by_zone[n] for n in run), row]):
                break
            run.append(k)
        if len(run) > 1 and any(_strays(by_zone[k], head) for k in run[1:]):
            found.append(Inner(frozenset(run), [zones[k] for k in run]))
        start += len(run)
    return found


def _rows_by_zone(lattice: Lattice) -> dict[int, list[Rect]]:
    """The cells, left to right, of each zone that is a single row."""
    by_zone: dict[int, list[Rect]] = {}
    for rect in sorted(lattice.rects, key=lambda rect: rect.c0):
        by_zone.setdefault(rect.zone, []).append(rect)
    return {k: row for k, row in by_zone.items() if len({(rect.r0, rect.r1) for rect in row}) == 1}


def _goes_below(upper: Zone, lower: Zone) -> bool:
    return (upper.x0, upper.x1, upper.bottom) == (lower.x0, lower.x1, lower.top)


def _has_figures(row: Sequence[Rect]) -> bool:
    return not _is_bare(row[0].blocks[0]) and any(block.is_figure for rect in row[1:] for block in rect.blocks)


def _are_apart(rows: Sequence[Sequence[Rect]]) -> bool:
    """Whether a line from top to bottom can be drawn between all columns of rows of as many texts."""
    columns = [[block for row in rows for block in row[k].blocks] for k in range(len(rows[0]))]
    return all(max(b.x1 for b in left) < min(b.x0 for b in right) for left, right in pairwise(columns))


def _strays(row: Sequence[Rect], head: Sequence[Rect]) -> bool:
    """Whether a text shares no column with its own heading, or one with another heading."""
    return any(
        (rect.c0 < heading.c1 and heading.c0 < rect.c1) != (k == n)
        for k, rect in enumerate(row)
        for n, heading in enumerate(head)
    )


def align(parts: Sequence[Lattice]) -> None:
    """Puts borders of several lattices on one place where each may as well lie there, so that columns are few."""
    places = [border.at for border in through([Gap(b.low, b.high) for part in parts for b in part.columns])]
    for part in parts:
        xs = [next((x for x in places if b.low - NEAR_PT <= x <= b.high + NEAR_PT), b.at) for b in part.columns]
        if all(a < b for a, b in pairwise(xs)):
            part.xs = xs


def _rows(rects: Sequence[Rect]) -> list[list[Rect]]:
    rows: dict[int, list[Rect]] = {}
    for rect in sorted(rects, key=lambda rect: (rect.r0, rect.c0)):
        rows.setdefault(rect.r0, []).append(rect)
    return list(rows.values())


def _beside_labels(rows: Sequence[Sequence[Rect]]) -> float | None:
    """Where the labels end under an empty corner: half a step left of the first of evenly spaced headings.

    None where the first heading is that of the labels, or where a text reaches over the place.
    """
    headings = sorted((block for rect in rows[0] for block in rect.blocks), key=lambda block: block.x0)
    middles = [(block.x0 + block.x1) / 2 for block in headings]
    steps = [b - a for a, b in pairwise(middles)]
    if len(steps) < FEWEST_STEPS or max(steps) > UNEVEN * min(steps):
        return None
    border = middles[0] - steps[0] / 2
    below = [block for row in rows[1:] for rect in row for block in rect.blocks]
    if any(block.x0 < border < block.x1 for block in (*headings, *below)):
        return None
    return border if any(block.x1 <= border for block in below) else None


def _halved(zones: Sequence[Zone], at: float) -> list[Zone]:
    """Every zone as its part left and its part right of a border."""
    return [half for zone in zones for half in (zone._replace(x1=at), zone._replace(x0=at))]


def _has_headings(rows: Sequence[Sequence[Rect]]) -> bool:
    if len(rows) < 2:
        return False
    first, *rest = rows
    if len(first) < FEWEST_HEADINGS or any(_is_bare(block) for rect in first for block in rect.blocks):
        return False
    return any(
        not _is_bare(row[0].blocks[0]) and any(_is_bare(block) for rect in row[1:] for block in rect.blocks)
        for row in rest
    )


def _is_bare(block: Block) -> bool:
    return block.digits >= BARE_SHARE * block.letters
