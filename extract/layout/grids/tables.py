"""Tables with their text: glyphs go to cells first, and only then become lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from extract.layout.grids.broken_figures import join_broken_figures
from extract.layout.grids.overflow import changes, settle_runs
from extract.layout.grids.partly import split_open_cells
from extract.layout.grids.restated_years import with_whole_years
from extract.layout.grids.skeleton import MAX_LATTICE, Skeleton, Span
from extract.layout.grids.white_tables import split_white_tables
from extract.layout.ink import Colour, Fill, Glyph
from extract.layout.lines import Draft, read_lines
from schemas.patterns import lazy_pattern
from schemas.printed import Box

FEW_CELLS = 12
"""A grid with fewer cells is a table however empty it is."""
EMPTIEST = 0.06
"""Share of cells with text below which a larger grid is a chart's background, not a table."""
MANY_MARKS = 6
"""With so many lines that separate no cells, a grid is a timetable only if its first row and column are labels."""
_NUMBER = lazy_pattern(r"[(（]?\p{Nd}{1,3}[)）.．]?")
_SAYS_NOTHING = frozenset(" \t\u3000-\u2010\u2013\u2014\u2015\u2212\uff0d|")
"""What the bars and axes of a drawing look like in a scan: a table holds something else."""
COVERED = 0.85
"""Share of a cell's width and height that a fill behind it covers at least: borders may stay free."""
MOSTLY = 0.5
"""Share of a cell from which on a fill says something of it."""


@dataclass(slots=True)
class TableDraft:
    """A table before its lines have keys: ``lines`` and ``fills`` go with ``skeleton.cells`` by index."""

    skeleton: Skeleton
    box: Box
    lines: list[list[Draft]] = field(default_factory=list)
    fills: list[Colour | None] = field(default_factory=list)
    ruby: list[Draft] = field(default_factory=list)
    ruled: bool = True

    def colour_at(self, place: int) -> Colour | None:
        """The colour of the cell at a place of the lattice; None for a white one, or where there is none."""
        cell = self.skeleton.owner[place]
        return self.fills[cell] if cell >= 0 else None

    def heads(self) -> list[str]:
        """What is printed in the cells of the first row; empty where nothing is."""
        top = (lines for span, lines in zip(self.skeleton.cells, self.lines, strict=True) if span.row == 0)
        return [line.text for lines in top for line in lines]


def fill_tables(
    skeletons: list[Skeleton], glyphs: list[Glyph], clips: dict[int, tuple[float, float]] | None = None
) -> tuple[list[TableDraft], list[Glyph]]:
    """Tables with their lines, and the glyphs outside them.

    A glyph belongs to the smallest table that holds its middle, so that a table inside another's cell keeps its
    own text; a text that overflows its cell stays together (``clips`` are :attr:`PageInk.homes`). Grids that are
    nearly empty are no tables.
    """
    order = sorted(skeletons, key=lambda s: (s.xs[-1] - s.xs[0]) * (s.ys[-1] - s.ys[0]))
    buckets: list[list[list[Glyph] | None]] = [[None] * len(s.cells) for s in order]
    rest = _assign(order, buckets, glyphs, clips)
    tables: list[TableDraft] = []
    for skeleton, bucket in zip(order, buckets, strict=True):
        if _is_background(skeleton, bucket):
            rest.extend(g for found in bucket if found for g in found)
            continue
        opened = split_open_cells(skeleton, bucket) or split_white_tables(skeleton, bucket)
        if opened is None:
            table = _table(skeleton, bucket)
            join_broken_figures(skeleton.cells, skeleton.xs, table.lines)
            tables.append(table)
        else:
            tables.extend(fill_inferred([opened], [g for found in bucket if found for g in found], ruled=True)[0])
    return tables, rest


def _is_background(skeleton: Skeleton, bucket: list[list[Glyph] | None]) -> bool:
    """Whether the grid lies behind a drawing: it is nearly empty, or full of lines and without labels."""
    held = [found is not None and any(not g[0].isspace() for g in found) for found in bucket]
    full = sum(held)
    if not any(found is not None and any(g[0] not in _SAYS_NOTHING for g in found) for found in bucket):
        return True
    if full == 0 or (len(bucket) >= FEW_CELLS and full < EMPTIEST * len(bucket)):
        return True
    if skeleton.completed and len(bucket) < FEW_CELLS and 2 * full <= len(bucket):
        return True  # lines of a drawing that end alike
    if skeleton.marks < MANY_MARKS:
        return False
    top = [h for h, span in zip(held, skeleton.cells, strict=True) if span.row == 0]
    side = [h for h, span in zip(held, skeleton.cells, strict=True) if span.column == 0]
    return sum(top) * 2 < len(top) or sum(side) * 2 < len(side)


def fill_inferred(
    skeletons: list[Skeleton], glyphs: list[Glyph], ruled: bool = False
) -> tuple[list[TableDraft], list[Glyph]]:
    """Tables whose borders were inferred from words, with their lines, and the glyphs outside them."""
    if not skeletons:
        return [], glyphs
    buckets: list[list[list[Glyph] | None]] = [[None] * len(s.cells) for s in skeletons]
    rest = _assign(skeletons, buckets, glyphs)
    tables = [_table(skeleton, bucket) for skeleton, bucket in zip(skeletons, buckets, strict=True)]
    for table in tables:
        table.ruled = ruled
        table.skeleton, table.lines = with_whole_years(table.skeleton, table.lines)
        table.fills = [None] * len(table.lines)
    return tables, rest


def _assign(
    order: list[Skeleton],
    buckets: list[list[list[Glyph] | None]],
    glyphs: list[Glyph],
    clips: dict[int, tuple[float, float]] | None = None,
) -> list[Glyph]:
    """Puts each glyph into the bucket of its cell; returns those outside all cells."""
    places = _places(order, glyphs)
    settle_runs(glyphs, places, clips or {}, lambda x, y: _place(order, x, y))
    rest: list[Glyph] = []
    if not glyphs:
        return rest
    for start, end in pairwise((0, *changes(places), len(places))):
        place, part = places[start], glyphs[start:end]
        if place < 0:
            rest += part
            continue
        bucket = buckets[place // MAX_LATTICE]
        held = bucket[place % MAX_LATTICE]
        if held is None:
            bucket[place % MAX_LATTICE] = part
        else:
            held += part
    return rest


def _place(order: list[Skeleton], x: float, y: float) -> int:
    """Where a point lies: the table's number times ``MAX_LATTICE`` plus the cell's; -1 outside all cells."""
    for k, skeleton in enumerate(order):
        if skeleton.xs[0] <= x <= skeleton.xs[-1] and skeleton.ys[0] <= y <= skeleton.ys[-1]:
            index = skeleton.find(x, y)
            if index >= 0:
                return k * MAX_LATTICE + index
    return -1


def _places(order: list[Skeleton], glyphs: list[Glyph]) -> list[int]:
    """The place of the middle of every glyph."""
    if not order:
        return [-1] * len(glyphs)
    # The next glyph mostly stands in the same cell, which needs no search; but a cell that holds another table
    # must not keep that table's glyphs.
    memory = not _overlap(order)
    left = upper = 1.0
    right = lower = 0.0
    place = -1
    places: list[int] = []
    for glyph in glyphs:
        x, y = (glyph[1] + glyph[3]) * 0.5, (glyph[2] + glyph[4]) * 0.5
        if not (left <= x < right and upper <= y < lower):
            place = _place(order, x, y)
            if memory and place >= 0:
                skeleton = order[place // MAX_LATTICE]
                row, column, rows, columns = skeleton.cells[place % MAX_LATTICE]
                left, right = skeleton.xs[column], skeleton.xs[column + columns]
                upper, lower = skeleton.ys[row], skeleton.ys[row + rows]
            else:
                left, right = 1.0, 0.0
        places.append(place)
    return places


def _overlap(skeletons: list[Skeleton]) -> bool:
    """Whether one table stands inside another."""
    return any(a.overlaps(b) for k, a in enumerate(skeletons) for b in skeletons[:k])


def _table(skeleton: Skeleton, bucket: list[list[Glyph] | None]) -> TableDraft:
    xs, ys = skeleton.xs, skeleton.ys
    table = TableDraft(skeleton, Box(xs[0], ys[0], xs[-1], ys[-1]))
    for span, found in zip(skeleton.cells, bucket, strict=True):
        if not found:
            table.lines.append([])
            continue
        lines, ruby = read_lines(found, xs[span.column + span.columns] - xs[span.column])
        table.lines.append(_number_first(lines) if len(lines) > 2 else lines)
        table.ruby.extend(ruby)
    table.fills = [None] * len(skeleton.cells)
    return table


def _number_first(lines: list[Draft]) -> list[Draft]:
    """Lines of a cell; a number that stands in the middle beside the lines of its text is read before them."""
    index = min(range(len(lines)), key=lambda k: lines[k].box.x0)
    number = lines[index]
    if not index or number.turn or _NUMBER.fullmatch(number.text) is None:
        return lines
    text = [*lines[:index], *lines[index + 1 :]]
    if number.box.x1 >= min(line.box.x0 for line in text) or index == len(text):
        return lines
    return [number, *text]


def paint(tables: list[TableDraft], fills: list[Fill]) -> list[Fill]:
    """Gives cells the colour painted behind them; returns the fills that are no cell's background."""
    if not fills:
        return []
    grounds: list[dict[int, Colour]] = [{} for _ in tables]
    painted: list[dict[int, dict[Colour, float]]] = [{} for _ in tables]
    touched: list[tuple[Fill, int, list[int], list[int]]] = []
    for fill in sorted(fills, key=lambda f: f.order):
        if fill.corners == 4:
            for k, table in enumerate(tables):
                places, mostly = _paint_lattice(table.skeleton, fill, painted[k], grounds[k])
                if places:
                    touched.append((fill, k, places, mostly))
    for table, ground in zip(tables, grounds, strict=True):
        if ground:
            table.fills = [_colour_of(table.skeleton, span, ground) for span in table.skeleton.cells]
    used = {
        id(f)
        for f, k, places, mostly in touched
        if any(tables[k].colour_at(place) == f.colour for place in places)
        # a bar over several cells may hide the ground of those between its ends
        and all(grounds[k].get(place) is not None for place in mostly)
    }
    return [fill for fill in fills if id(fill) not in used]


def _colour_of(skeleton: Skeleton, span: Span, ground: dict[int, Colour]) -> Colour | None:
    """The only colour of the places of a cell; a narrow place at its side may be blank, or its neighbour's."""
    xs, ys, width = skeleton.xs, skeleton.ys, len(skeleton.xs) - 1
    if span[2] == 1 == span[3]:
        return ground.get(span[0] * width + span[1])
    columns = range(span.column, span.column + span.columns)
    rows = range(span.row, span.row + span.rows)
    areas: dict[Colour | None, float] = {}
    for r in rows:
        for c in columns:
            colour = ground.get(r * width + c)
            areas[colour] = areas.get(colour, 0.0) + (xs[c + 1] - xs[c]) * (ys[r + 1] - ys[r])
    if len(areas) == 1:
        return next(iter(areas))
    widest = max(areas, key=lambda colour: areas[colour])
    return widest if areas[widest] >= COVERED * sum(areas.values()) else None


def _paint_lattice(
    skeleton: Skeleton, fill: Fill, painted: dict[int, dict[Colour, float]], ground: dict[int, Colour]
) -> tuple[list[int], list[int]]:
    """The places of the lattice that the fill touches, and those that it covers mostly.

    Those that are covered now take its colour.

    A cell may be painted in pieces, and one fill may lie behind many cells, so the share of each place that is
    ``painted`` in a colour adds up.
    """
    rows = _overlaps(skeleton.ys, fill.top, fill.bottom)
    columns = _overlaps(skeleton.xs, fill.x0, fill.x1) if rows else []
    width = len(skeleton.xs) - 1
    colour = fill.colour
    places, mostly = [], []
    for row, share in rows:
        for column, part in columns:
            place = row * width + column
            own = share * part
            if own >= COVERED * COVERED or place not in painted:
                painted[place] = {}  # what was painted there before is hidden
            total = painted[place].get(colour, 0.0) + own
            painted[place][colour] = total
            if total >= COVERED * COVERED:
                ground[place] = colour
            places.append(place)
            if own >= MOSTLY:
                mostly.append(place)
    return places, mostly


def _overlaps(edges: list[float], low: float, high: float) -> list[tuple[int, float]]:
    """(index, share covered) of the intervals between ``edges`` that ``low`` to ``high`` reaches into.

    >>> _overlaps([0, 10, 20, 30], 9.5, 25)
    [(0, 0.05), (1, 1.0), (2, 0.5)]
    """
    first = max(bisect_right(edges, low) - 1, 0)
    last = min(bisect_left(edges, high), len(edges) - 1)
    return [
        (k, (min(high, edges[k + 1]) - max(low, edges[k])) / (edges[k + 1] - edges[k])) for k in range(first, last)
    ]
