"""Cells of a table that rulings draw in part or not at all: the borders that are missing are those of the words.

The table comes as zones: what the drawn rulings enclose. Borders run through the white space between neighbouring
blocks of text, as few as there can be, so that columns are told by the rows together and rows by the columns
together. A block that a border would cut spans it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter
from typing import Literal, NamedTuple

from extract.layout.columns import is_vertical
from extract.layout.gaps.blocks import Block, Edge, Fence
from extract.layout.gaps.borders import Border, Gap, through
from extract.layout.gaps.counts import LABEL_PT, edges_below_heads
from extract.layout.gaps.flush_heads import gaps_beside_heads
from extract.layout.gaps.pieces import pieces_of
from extract.layout.gaps.running import running_lines
from extract.layout.gaps.sections import with_whole_headings
from extract.layout.gaps.wrapped import joined
from extract.layout.ink import Fill, Glyph
from extract.layout.lines import by_baseline

SAME_BORDER_PT = 2.0
"""A border closer than this to one that is drawn is that one."""
SIDE_PT = 0.5
"""So far from the side of the coloured cell above them figures end and begin where a narrow gap parts them."""
FEWEST_DIGITS, DIGITS_SHARE = 4, 0.5
"""So many characters, and of them such a share of digits, make a line of figures."""
NARROWEST_EM = 0.3
"""A block that reaches over a border by less than this does not span it."""
BESIDE_SHARE = 0.2
"""Share of the lower block's height by which two blocks stand beside each other."""


class Zone(NamedTuple):
    """What drawn rulings enclose.

    ``single`` where it is one row, however many lines stand in it. ``said`` where a label alone in its line tells
    what it is: that label, the text below it, or the title of the table below it.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    single: bool = False
    said: Literal["", "label", "text", "title"] = ""

    def holds(self, glyph: Glyph) -> bool:
        """Whether the middle of a glyph stands in the zone."""
        x, y = (glyph[1] + glyph[3]) / 2, (glyph[2] + glyph[4]) / 2
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


class Rows(NamedTuple):
    """Where the rows of a table end, from the top, and the largest pitch in ems of lines of one text."""

    borders: list[float]
    leading: float


@dataclass(slots=True)
class Rect:
    """A cell on the lattice: columns ``c0`` to ``c1`` and rows ``r0`` to ``r1``, the latter exclusive."""

    zone: int
    r0: int
    r1: int
    c0: int
    c1: int
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Lattice:
    """Borders, and for every square of the lattice its zone and its cell (-1 where there is none)."""

    columns: list[Border]
    rows: list[Border]
    zones: list[list[int]]
    rects: list[Rect]
    owner: list[list[int]] = field(default_factory=list)
    xs: list[float] = field(init=False)
    ys: list[float] = field(init=False)

    def __post_init__(self) -> None:
        """Keeps the places of the borders by themselves."""
        self.xs = [border.at for border in self.columns]
        self.ys = [border.at for border in self.rows]

    def is_free(self, r0: int, r1: int, c0: int, c1: int, zone: int) -> bool:
        """Whether no cell has any of these squares, which all lie in ``zone``."""
        return all(self.owner[r][c] < 0 and self.zones[r][c] == zone for r in range(r0, r1) for c in range(c0, c1))

    def is_free_but(self, rect: Rect, r0: int, r1: int) -> bool:
        """Whether no other cell has any of these rows in the columns of a cell of theirs."""
        own = self.owner[rect.r0][rect.c0]
        return all(self.owner[r][c] in (own, -1) for r in range(r0, r1) for c in range(rect.c0, rect.c1))

    def absorb(self, rect: Rect, other: Rect) -> None:
        """Makes the cell right below another one a part of it."""
        number, gone = self.owner[rect.r0][rect.c0], self.owner[other.r0][other.c0]
        for row in self.owner:
            row[:] = [number if k == gone else k for k in row]
            row[:] = [k - 1 if k > gone else k for k in row]
        del self.rects[gone]
        rect.blocks.extend(other.blocks)
        rect.r1 = other.r1

    def grow(self, rect: Rect, r0: int, r1: int, c0: int, c1: int) -> None:
        """Gives more squares to a cell."""
        number = self.owner[rect.r0][rect.c0]
        rect.r0, rect.r1, rect.c0, rect.c1 = r0, r1, c0, c1
        for r in range(r0, r1):
            self.owner[r][c0:c1] = [number] * (c1 - c0)


def lattice_of(
    zones: Sequence[Zone],
    glyphs: Sequence[Glyph],
    fills: Sequence[Fill],
    around: Sequence[Border] = (),
    known: Rows | None = None,
    columns: Sequence[float] | None = None,
    leading: float | None = None,
) -> Lattice | None:
    """The lattice of the cells in ``zones``; None where no text stands in them, or only vertical writing.

    Args:
        zones: they do not overlap.
        glyphs: upright ones inside the zones.
        fills: coloured rectangles behind the table: where one ends, a border is likely.
        around: borders of a table that the zones are a part of; a narrow gap on one of them parts two texts.
        known: the rows where something else tells them.
        columns: the borders between the columns, likewise.
        leading: the largest pitch in ems of lines of one text, likewise.
    """
    printed = by_baseline(list(glyphs))
    if is_vertical(printed, None):
        return None
    edges = [
        *(Edge(x, x, fill.top, fill.bottom) for fill in fills for x in (fill.x0, fill.x1)),
        *(Edge(x, x, zone.top, zone.bottom) for zone in zones for x in (zone.x0, zone.x1)),
        *(Edge(b.low, b.high, zone.top, zone.bottom) for b in around if b.low < b.high for zone in zones),
    ]
    heads = [
        Fence(y, x0, zone.x1)
        for zone in zones
        if not zone.single
        for y, x0 in edges_below_heads([g for g in glyphs if zone.holds(g)])
    ]
    if known is not None:
        # a label may have wrapped beside several rows; no text behind the labels goes on over their borders
        left = min((g[1] for g in glyphs if not g[0].isspace()), default=0.0)
        heads += [Fence(y, z.x0, z.x1, left + LABEL_PT) for z in zones for y in known.borders]
    leading = leading if known is None else known.leading
    told = None if columns is None else [Border(x, x, x) for x in columns]
    lines = with_whole_headings(pieces_of(glyphs, edges), fills)
    borders, blocks, home = _columns(zones, lines, fills, leading, heads, told)
    if not blocks:
        return None
    top, bottom = min(zone.top for zone in zones), max(zone.bottom for zone in zones)
    found = [b for b in borders if b.low < b.high]
    parts = pairwise([top, *(y for line in running_lines(lines, glyphs, found) for y in line), bottom])
    spans = [span for k, span in enumerate(parts) if not k % 2]
    close = [Edge(b.low, b.high, *span) for b in found for span in spans]
    drawn = [b.at for b in borders if b.low == b.high]
    close.extend([*_between_figures(printed, drawn), *_at_drawn(printed, drawn)])
    lines = with_whole_headings(pieces_of(glyphs, [*edges, *close]), fills)
    borders, blocks, home = _columns(zones, lines, fills, leading, heads, told)
    if known is None:
        sides = sorted({y for fill in fills for y in (fill.top, fill.bottom)})
        found = through(_down(blocks, home, zones, borders), sides)
    else:
        found = [Border(y, y, y) for y in known.borders]
    rows = _with_drawn(found, [y for z in zones for y in (z.top, z.bottom)])
    lattice = Lattice(borders, rows, _zone_map(zones, borders, rows), [])
    _place(lattice, blocks, home, zones)
    return lattice


def _between_figures(lines: Sequence[Sequence[Glyph]], borders: Sequence[float]) -> list[Edge]:
    """Where the sides of coloured cells part the figures of lines below them, which stand close together."""
    found: list[Edge] = []
    for line in lines:
        printed = [g for g in line if not g[0].isspace()]
        if len(printed) >= FEWEST_DIGITS and sum(g[0].isdigit() for g in printed) >= DIGITS_SHARE * len(printed):
            top, bottom = min(g[2] for g in printed), max(g[4] for g in printed)
            found.extend(Edge(at - SIDE_PT, at + SIDE_PT, top, bottom) for at in borders)
    return found


def _at_drawn(lines: Sequence[Sequence[Glyph]], borders: Sequence[float]) -> list[Edge]:
    """Where white in a line lies over a border that something drawn tells in other rows, however narrow it is."""
    found: list[Edge] = []
    for line in lines if borders else ():
        printed = sorted((g for g in line if not g[0].isspace()), key=itemgetter(1))
        for a, b in pairwise(printed):
            if b[1] - a[3] >= NARROWEST_EM * max(a[5], b[5]) and any(a[3] <= at <= b[1] for at in borders):
                found.append(Edge(a[3], b[1], min(a[2], b[2]), max(a[4], b[4])))
    return found


def _columns(
    zones: Sequence[Zone],
    lines: Sequence[Sequence[Block]],
    fills: Sequence[Fill],
    leading: float | None,
    heads: Sequence[Fence],
    told: Sequence[Border] | None,
) -> tuple[list[Border], list[Block], list[int]]:
    """The borders of the columns, the blocks, and for each block the number of its zone (-1 for none)."""
    fences = [
        *heads,
        *(Fence(y, zone.x0, zone.x1) for zone in zones for y in (zone.top, zone.bottom)),
        *(Fence(y, fill.x0, fill.x1) for fill in fills for y in (fill.top, fill.bottom)),
    ]
    blocks = joined(lines, fences, leading)
    home = [_zone_of(zones, block) for block in blocks]
    sides = sorted({x for fill in fills for x in (fill.x0, fill.x1)})
    drawn = [x for z in zones for x in (z.x0, z.x1)]
    found = told
    if found is None:
        gaps = _without_borders([*_across(blocks, home, zones), *gaps_beside_heads(lines)], drawn)
        found = through(gaps, sides, [(b.x0, b.x1) for b in blocks])
    return _with_drawn(found, drawn), blocks, home


def _without_borders(gaps: Sequence[Gap], drawn: Sequence[float]) -> list[Gap]:
    """The white space in which no border is drawn: where one is, no other has to run through it."""
    places = sorted(set(drawn))
    return [gap for gap in gaps if bisect_left(places, gap.low) == bisect_left(places, gap.high)]


def _zone_of(zones: Sequence[Zone], block: Block) -> int:
    x, y = (block.x0 + block.x1) / 2, block.middle
    for k, zone in enumerate(zones):
        if zone.x0 <= x <= zone.x1 and zone.top <= y <= zone.bottom:
            return k
    return -1


def _across(blocks: Sequence[Block], home: Sequence[int], zones: Sequence[Zone]) -> list[Gap]:
    """The white space between each block and the nearest one at its right and at its left."""
    order = sorted((b.top, k) for k, b in enumerate(blocks))
    right: dict[int, int] = {}
    left: dict[int, int] = {}
    for i, (_, k) in enumerate(order):
        a = blocks[k]
        for _, j in order[i + 1 :]:
            b = blocks[j]
            single = zones[home[k]].single if home[k] >= 0 else False
            if b.top >= a.bottom and not (single and home[j] == home[k]):
                if not single or b.top >= zones[home[k]].bottom:
                    break
                continue
            if home[j] != home[k]:
                continue
            common = min(a.bottom, b.bottom) - max(a.top, b.top)
            if not single and common < BESIDE_SHARE * min(a.bottom - a.top, b.bottom - b.top):
                continue
            first, second = (k, j) if a.x0 <= b.x0 else (j, k)
            if blocks[second].x0 <= blocks[first].x1:
                continue
            if first not in right or blocks[second].x0 < blocks[right[first]].x0:
                right[first] = second
            if second not in left or blocks[first].x1 > blocks[left[second]].x1:
                left[second] = first
    pairs = {*right.items(), *((a, b) for b, a in left.items())}
    return [Gap(blocks[a].x1, blocks[b].x0) for a, b in pairs]


def _down(
    blocks: Sequence[Block], home: Sequence[int], zones: Sequence[Zone], columns: Sequence[Border]
) -> list[Gap]:
    """The white space between each block and the nearest one below it in its columns."""
    gaps = []
    xs = [border.at for border in columns]
    covered = [
        _covered(xs, b.x0, b.x1, NARROWEST_EM * b.size, (zones[k].x0, zones[k].x1)) if k >= 0 else (0, 0)
        for b, k in zip(blocks, home, strict=True)
    ]
    order = sorted(range(len(blocks)), key=lambda k: blocks[k].middle)
    for i, k in enumerate(order):
        a = blocks[k]
        if home[k] >= 0 and zones[home[k]].single:
            continue
        reach = float("inf")
        for j in order[i + 1 :]:
            b = blocks[j]
            if b.top > reach:
                break
            if home[j] == home[k] and covered[k][0] < covered[j][1] and covered[j][0] < covered[k][1]:
                low, high = a.bottom - 0.2 * a.size, b.top + 0.2 * b.size
                if high > low:
                    gaps.append(Gap(low, high))
                reach = min(reach, b.bottom)
    return gaps


def _with_drawn(found: Sequence[Border], drawn: Sequence[float]) -> list[Border]:
    """Borders in rising order, those found too near a drawn one left out."""
    places: list[float] = []
    for at in sorted(drawn):
        if not places or at - places[-1] > SAME_BORDER_PT:
            places.append(at)
    borders = [Border(at, at, at) for at in places]
    for border in found:
        if places[0] < border.at < places[-1]:
            k = bisect_left(places, border.low - SAME_BORDER_PT)
            if k == len(places) or places[k] > border.high + SAME_BORDER_PT:
                borders.append(border)
    return sorted(borders)


def _zone_map(zones: Sequence[Zone], columns: Sequence[Border], rows: Sequence[Border]) -> list[list[int]]:
    """For every square, the number of the zone that holds its middle."""
    found = [[-1] * (len(columns) - 1) for _ in range(len(rows) - 1)]
    for k, zone in enumerate(zones):
        inside = [c for c, (a, b) in enumerate(pairwise(columns)) if zone.x0 < (a.at + b.at) / 2 < zone.x1]
        for r, (a, b) in enumerate(pairwise(rows)):
            if zone.top < (a.at + b.at) / 2 < zone.bottom:
                for c in inside:
                    found[r][c] = k
    return found


def _place(lattice: Lattice, blocks: Sequence[Block], home: Sequence[int], zones: Sequence[Zone]) -> None:
    """Gives every block the squares that it covers; blocks that cover the same square are one cell."""
    spots: list[list[Rect]] = [[] for _ in zones]
    for block, zone in zip(blocks, home, strict=True):
        if zone < 0:
            continue
        area = zones[zone]
        c0, c1 = _covered(lattice.xs, block.x0, block.x1, NARROWEST_EM * block.size, (area.x0, area.x1))
        top, bottom = (area.top, area.bottom) if area.single else (block.top, block.bottom)
        r0, r1 = _covered(lattice.ys, top, bottom, NARROWEST_EM * block.size, (area.top, area.bottom))
        rect = Rect(zone, r0, r1, c0, c1, [block])
        rest = []
        for other in spots[zone]:
            if other.r0 < rect.r1 and rect.r0 < other.r1 and other.c0 < rect.c1 and rect.c0 < other.c1:
                rect = Rect(
                    zone,
                    min(rect.r0, other.r0),
                    max(rect.r1, other.r1),
                    min(rect.c0, other.c0),
                    max(rect.c1, other.c1),
                    [*other.blocks, *rect.blocks],
                )
            else:
                rest.append(other)
        spots[zone] = [*rest, rect]
    lattice.rects = _disjoint([rect for spot in spots for rect in spot])
    lattice.owner = [[-1] * (len(lattice.xs) - 1) for _ in range(len(lattice.ys) - 1)]
    for k, rect in enumerate(lattice.rects):
        for r in range(rect.r0, rect.r1):
            lattice.owner[r][rect.c0 : rect.c1] = [k] * (rect.c1 - rect.c0)


def _disjoint(rects: list[Rect]) -> list[Rect]:
    """Cells that overlap after others grew together are put together too."""
    changed = True
    while changed:
        changed = False
        for k, a in enumerate(rects):
            for b in rects[k + 1 :]:
                if a.r0 < b.r1 and b.r0 < a.r1 and a.c0 < b.c1 and b.c0 < a.c1:
                    a.r0, a.r1 = min(a.r0, b.r0), max(a.r1, b.r1)
                    a.c0, a.c1 = min(a.c0, b.c0), max(a.c1, b.c1)
                    a.blocks.extend(b.blocks)
                    rects.remove(b)
                    changed = True
                    break
            if changed:
                break
    return rects


def _covered(
    marks: Sequence[float], low: float, high: float, reach: float, limits: tuple[float, float]
) -> tuple[int, int]:
    """First and last (exclusive) of the intervals that ``low`` to ``high`` covers by more than ``reach``."""
    inside = [
        k
        for k, (a, b) in enumerate(pairwise(marks))
        if limits[0] - SAME_BORDER_PT <= a and b <= limits[1] + SAME_BORDER_PT
    ]
    covered = [k for k in inside if min(high, marks[k + 1]) - max(low, marks[k]) > min(reach, 0.5 * (high - low))]
    if not covered:
        middle = (low + high) / 2
        covered = [min(inside, key=lambda k: abs((marks[k] + marks[k + 1]) / 2 - middle))]
    return covered[0], covered[-1] + 1
