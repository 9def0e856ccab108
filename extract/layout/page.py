"""A page composed: from ink to lines and tables in reading order, before anything has a key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from extract.layout.boxed import without_frames
from extract.layout.cells import find_skeletons
from extract.layout.header_bands import with_header_bands
from extract.layout.ink import Fill, Glyph, PageInk
from extract.layout.inside_cells import tables_in_cells
from extract.layout.label_columns import find_label_columns
from extract.layout.lines import Draft
from extract.layout.open_ends import close_inner_tables
from extract.layout.open_regions import SCALE_PT, find_open_tables, is_scale
from extract.layout.order import in_reading_order, read_flow
from extract.layout.parted import parted
from extract.layout.row_ends import columns_at_row_ends
from extract.layout.rulings import Drawn, Piece, Rule, find_rulings, merge
from extract.layout.side_tabs import part_side_tabs
from extract.layout.skeleton import Skeleton
from extract.layout.stripes import stripe_rules
from extract.layout.strips import strip_tables
from extract.layout.tables import TableDraft, fill_inferred, fill_tables, paint
from extract.layout.tiles import tile_edges
from extract.layout.underlined import underlined_cells
from extract.layout.unruled import find_unruled
from schemas.printed import Box, Method, Ruling, Shape, SourceNote, Turned

MAX_RULINGS = 2_000
"""More horizontal or vertical rulings than this are hatching; the page is then read without tables."""
TITLES_SHARE = 0.35
"""Titles, notes and units are at most so much of the words on coloured cells and between them."""
PICTURE_SHARE = 0.1
"""Share of the area of unruled words from which on a picture makes them its labels."""
DRAWN_UPRIGHT = 2
DRAWN_SLANTED = 3
"""So many upright lines, or slanted ones and figures that are no rectangles, make a drawing of unruled words."""
DRAWN_FIGURES = 6
"""So many filled figures around words make a drawing."""
WRITTEN, WORDED = 0.7, 0.4
"""Of the cells of a form at least such shares hold text, and words."""
FEWEST_GRIDLINES = 3
FEWEST_BARS = 5
"""So many different lengths of figures of one width are those of bars; the cells of a table have few heights."""
NEAR_DRAWING_PT = 20.0
NEAR_BORDER_PT = 3.0
COLOURED_ROWS = 3
"""So many rows of coloured cells under each other are a list."""
MAX_SHAPES = 2_000
"""More drawn figures than this are an illustration."""


@dataclass(slots=True)
class PageDraft:
    """A page before furniture is told from text across pages and before lines have keys."""

    number: int
    width: float
    height: float
    flow: list[Draft | TableDraft] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    furniture: list[Draft] = field(default_factory=list)
    limits: set[str] = field(default_factory=set)
    turned: Turned | None = None


class PageRead(NamedTuple):
    """What reading one page gave, before the pages of a document are put together.

    Attributes:
        draft: the page; without anything on it where it could not be read.
        method: how its words were read.
        notes: what a person should know about the page.
    """

    draft: PageDraft
    method: Method = "text"
    notes: tuple[SourceNote, ...] = ()


def _is_frame(table: Skeleton, others: Sequence[Skeleton]) -> bool:
    """Whether a table of one column is only a box drawn around other tables and the text between them."""
    return len(table.xs) == 2 and any(
        table.xs[0] < other.xs[0] and other.xs[-1] < table.xs[-1] and table.ys[0] < other.ys[0] < table.ys[-1]
        for other in others
        if other is not table
    )


def compose(ink: PageInk) -> PageDraft:
    """The page's lines, tables, rulings and shapes."""
    page = PageDraft(ink.number, ink.width, ink.height, limits=set(ink.limits), turned=ink.turned)
    tabs, glyphs = part_side_tabs(ink.glyphs, ink.fills, ink.width)
    ink = replace(ink, glyphs=glyphs) if tabs else ink
    drawn = find_rulings(ink.strokes, ink.fills)
    level, plumb = drawn.level, drawn.plumb
    if len(level) > MAX_RULINGS or len(plumb) > MAX_RULINGS:
        page.limits.add("rulings")
        level, plumb = [], []
    level, plumb = close_inner_tables(level, plumb, ink.glyphs)
    if undrawn := columns_at_row_ends(level, plumb, ink.glyphs):
        plumb = sorted([*plumb, *undrawn])
    below, beside = underlined_cells(level, plumb, drawn.fills, ink.glyphs)
    if below:
        level, plumb = _with(level, below), _with(plumb, beside)
    skeletons, hanging = find_skeletons(level, plumb)
    skeletons = _without_charts(skeletons, ink.glyphs)
    loose = _outside(drawn.fills, skeletons)
    labelled = find_label_columns(loose, ink.glyphs, level, plumb)
    strips = _apart(strip_tables(level, plumb, drawn.fills, ink.glyphs), labelled)
    if strips:
        # rows of cells that are all coloured are lists, and the headings above them no strips of a form
        sides = tile_edges(loose, level, plumb)
        cells = find_skeletons(_with(level, sides[0]), _with(plumb, sides[1]))[0] if sides[0] else []
        strips = _apart(strips, [t for t in cells if len(t.ys) > COLOURED_ROWS and len(t.xs) > 2])
    skeletons, boxed = without_frames(
        _beside(skeletons, strips), level, plumb, ink.glyphs, drawn.fills, ink.height
    )
    labelled = _apart(labelled, [*strips, *boxed])
    known = [*skeletons, *boxed, *labelled]
    stripes = stripe_rules(_outside(drawn.fills, known), ink.glyphs, level)
    open_tables = find_open_tables(
        sorted([*level, *stripes]) if stripes else level, plumb, known, ink.glyphs, drawn.fills, ink.height
    )
    banded = [*boxed, *labelled, *open_tables]
    outside = _outside(drawn.fills, [*skeletons, *banded])
    charts = _charts(drawn.level, ink.glyphs)

    def without(glyphs: list[Glyph]) -> list[Glyph]:
        """The glyphs outside charts, whose labels would line up with a table above or below."""
        return [g for g in glyphs if not any(c.contains((g[1] + g[3]) / 2, (g[2] + g[4]) / 2) for c in charts)]

    rows, columns = tile_edges(outside, level, plumb)
    unruled: list[Skeleton] | None = None
    if rows:
        level, plumb = _with(level, rows), _with(plumb, columns)
        drawn_only = [*skeletons, *banded]
        tiled, hanging = find_skeletons(level, plumb)
        tiled = _without_charts(tiled, ink.glyphs)
        unruled = [
            table
            for table in find_unruled(without(_outside_glyphs(ink.glyphs, drawn_only)), outside)
            if not _in_drawing(table, outside, drawn, ink)
        ]
        skeletons, unruled = _settled(drawn_only, _beside(tiled, strips), unruled, ink.glyphs)
    skeletons = [table for table in skeletons if not _is_frame(table, skeletons)]
    skeletons = with_header_bands(skeletons, _outside(drawn.fills, skeletons), ink.glyphs)
    inner, rest = fill_inferred(tables_in_cells(skeletons, level, ink.glyphs, drawn.fills), ink.glyphs)
    tables, rest = fill_tables(skeletons, rest, ink.homes)
    free = paint(tables, drawn.fills)
    banded = [part for table in banded for part in parted(table, rest, drawn.level)]
    inferred, rest = fill_inferred(banded, rest)
    inferred.extend(inner)
    if unruled is None:
        unruled = [t for t in find_unruled(without(rest), outside) if not _in_drawing(t, free, drawn, ink)]
    unruled = [part for table in unruled for part in parted(table, rest, drawn.level)]
    more, rest = fill_inferred(unruled, rest)
    inferred.extend(more)
    free = paint(inferred, free)
    tables.extend(inferred)
    lines, ruby = read_flow(rest, tables)
    page.flow = in_reading_order([*lines, *tables])
    page.furniture = [*tabs, *ruby, *(line for table in tables for line in table.ruby)]
    page.rulings = [*_rulings(level, True), *_rulings(plumb, False)]
    page.shapes = [
        *(_shape(f, "arrow" if f.corners in (3, 7) else "fill") for f in [*drawn.arrows, *free][:MAX_SHAPES]),
        *(_line(rule, horizontal) for rule, horizontal in hanging),
    ]
    return page


def _apart(tables: Sequence[Skeleton], others: Sequence[Skeleton]) -> list[Skeleton]:
    """The tables that lie where none of the others does."""
    return [table for table in tables if not any(table.overlaps(other) for other in others)]


def _beside(tables: list[Skeleton], strips: list[Skeleton]) -> list[Skeleton]:
    """Tables with those of forms in strips, which stand for all that lies where they do."""
    if not strips:
        return tables
    return [*_apart(tables, strips), *strips]


def _with(rules: list[Rule], sides: list[Piece]) -> list[Rule]:
    """Rulings, and the sides of cells that act as such."""
    return merge([*(Piece(*rule, 0) for rule in rules), *sides])


def _without_charts(tables: list[Skeleton], glyphs: list[Glyph]) -> list[Skeleton]:
    """The tables without those that are charts; figures in the cells of one table are no scale of another."""
    left = min((g[1] for g in glyphs), default=0.0)
    kept = []
    for table in tables:
        beside = [
            t for t in tables if t.xs[-1] <= table.xs[0] and t.ys[0] < table.ys[-1] and table.ys[0] < t.ys[-1]
        ]
        if not _is_chart(table, _outside_glyphs(glyphs, beside) if beside else glyphs, left):
            kept.append(table)
    return kept


def _is_chart(table: Skeleton, glyphs: list[Glyph], left: float) -> bool:
    """Whether figures stand beside the ends of most of its rulings, and not of its rows: a scale.

    Or its rulings look like bars, and what stands in them is not the text of a form. Nothing stands left of
    ``left`` on the page.
    """
    if table.like_chart and not _is_written(table, glyphs):
        return True
    if len(table.ys) <= FEWEST_GRIDLINES or table.xs[0] - left < NEAR_BORDER_PT:
        return False
    return is_scale([Rule(y, table.xs[0], table.xs[-1], 0.0) for y in table.ys], glyphs)


def _is_written(table: Skeleton, glyphs: list[Glyph]) -> bool:
    """Whether nearly all cells hold text and many of them words: bars hold their figures at most."""
    held: set[int] = set()
    worded: set[int] = set()
    for glyph in glyphs:
        text = glyph[0]
        if text.isspace():
            continue
        place = table.find((glyph[1] + glyph[3]) / 2, (glyph[2] + glyph[4]) / 2)
        if place >= 0:
            held.add(place)
            if text.isalpha():
                worded.add(place)
    cells = len(table.cells)
    return len(held) >= WRITTEN * cells and len(worded) >= WORDED * cells


def _in_drawing(table: Skeleton, figures: list[Fill], drawn: Drawn, ink: PageInk) -> bool:
    """Whether the words stand among bars, axes and slices: the labels of a chart line up like a table's."""
    x0, top, x1, bottom = table.xs[0], table.ys[0], table.xs[-1], table.ys[-1]
    upright = sum(x0 < r.at < x1 and r.low < bottom and r.high > top for r in drawn.plumb)
    short = sum(
        top < r.at < bottom and r.low < x1 and r.high > x0 and 2 * (r.high - r.low) < x1 - x0 for r in drawn.level
    )
    slanted = sum(
        abs(s.x0 - s.x1) > 1 and abs(s.y0 - s.y1) > 1 and x0 < s.x0 < x1 and top < s.y0 < bottom
        for s in ink.strokes
    )
    round_ = sum(
        f.corners not in (3, 4, 7) and f.x0 < x1 and f.x1 > x0 and f.top < bottom and f.bottom > top
        for f in figures
    )
    if any(_is_picture_in(image, table) for image in ink.images):
        return True
    if upright >= DRAWN_UPRIGHT or short >= DRAWN_FIGURES or slanted + round_ >= DRAWN_SLANTED:
        return True
    left, top = table.xs[0] - NEAR_DRAWING_PT, table.ys[0] - NEAR_DRAWING_PT
    right, bottom = table.xs[-1] + NEAR_DRAWING_PT, table.ys[-1] + NEAR_DRAWING_PT
    near = [f for f in figures if f.x0 < right and f.x1 > left and f.top < bottom and f.bottom > top]
    if len(near) < DRAWN_FIGURES:
        return False
    if _are_bars(near):
        return True
    across = [*table.xs, *(x for f in near for x in (f.x0, f.x1))]
    down = [*table.ys, *(y for f in near for y in (f.top, f.bottom))]
    return sum(not _is_ground(f, across, down) for f in near) >= DRAWN_FIGURES


def _charts(level: list[Rule], glyphs: list[Glyph]) -> list[Box]:
    """Where charts stand: around lines of one length with a scale at their left ends, and the axis's labels."""
    ends: dict[tuple[int, int], list[Rule]] = {}
    for rule in level:
        ends.setdefault((round(rule.low), round(rule.high)), []).append(rule)
    found = []
    for rules in ends.values():
        if len(rules) >= FEWEST_GRIDLINES and is_scale(rules, glyphs):
            first, last = min(r.at for r in rules), max(r.at for r in rules)
            margin = min(NEAR_DRAWING_PT / 2, (last - first) / (len(rules) - 1) / 2)
            low, high = rules[0].low - SCALE_PT, rules[0].high + margin
            found.append(Box(low, first - margin, high, last + NEAR_DRAWING_PT))
    return found


def _are_bars(figures: list[Fill]) -> bool:
    """Whether figures of one width stand on one line and are of many heights, or lie so from one line on."""
    groups: dict[tuple[str, int, int], set[int]] = {}
    for f in figures:
        wide, high = round(f.x1 - f.x0), round(f.bottom - f.top)
        groups.setdefault(("up", round(f.bottom), wide), set()).add(high)
        groups.setdefault(("right", round(f.x0), high), set()).add(wide)
        groups.setdefault(("left", round(f.x1), high), set()).add(wide)
    return any(len(lengths) >= FEWEST_BARS for lengths in groups.values())


def _is_picture_in(image: tuple[float, float, float, float], table: Skeleton) -> bool:
    """Whether a picture stands in a good part of the table; one behind all of it is the page's ground."""
    x0, top, x1, bottom = table.xs[0], table.ys[0], table.xs[-1], table.ys[-1]
    if image[0] <= x0 and image[1] <= top and image[2] >= x1 and image[3] >= bottom:
        return False
    width, height = min(image[2], x1) - max(image[0], x0), min(image[3], bottom) - max(image[1], top)
    return width > 0 and height > 0 and width * height >= PICTURE_SHARE * (x1 - x0) * (bottom - top)


def _is_ground(f: Fill, across: list[float], down: list[float]) -> bool:
    """Whether a fill ends where others or the table's borders do on all sides: it is the colour of cells."""
    return all(
        sum(abs(side - at) <= NEAR_BORDER_PT for at in places) >= 2
        for side, places in ((f.x0, across), (f.x1, across), (f.top, down), (f.bottom, down))
    )


def _outside(fills: list[Fill], skeletons: list[Skeleton]) -> list[Fill]:
    """The fills whose middle is in no cell that rulings enclose."""
    return [f for f in fills if all(s.find((f.x0 + f.x1) / 2, (f.top + f.bottom) / 2) < 0 for s in skeletons)]


def _outside_glyphs(glyphs: list[Glyph], skeletons: list[Skeleton]) -> list[Glyph]:
    return [g for g in glyphs if all(s.find((g[1] + g[3]) / 2, (g[2] + g[4]) / 2) < 0 for s in skeletons)]


def _settled(
    drawn: list[Skeleton], tiled: list[Skeleton], unruled: list[Skeleton], glyphs: list[Glyph]
) -> tuple[list[Skeleton], list[Skeleton]]:
    """Tables of coloured cells or of aligned words, where both were found in one place.

    Where the coloured cells hold all words, they are the table; else they are only its labels and headings.
    Titles, notes and units between two tables of coloured cells stand beside none of their rows.
    """
    kept: list[Skeleton] = []
    for table in unruled:
        within = [t for t in tiled if _overlap_share(t, table) > 0]
        own = [g for g in glyphs if not g[0].isspace() and table.find((g[1] + g[3]) / 2, (g[2] + g[4]) / 2) >= 0]
        outside = _outside_glyphs(own, within)
        beside = sum(any(t.ys[0] < (g[2] + g[4]) / 2 < t.ys[-1] for t in within) for g in outside)
        if beside * 20 <= len(own) and len(outside) <= TITLES_SHARE * len(own):
            continue
        kept.append(table)
        tiled = [t for t in tiled if t not in within or any(t.overlaps(d) for d in drawn)]
    return tiled, kept


def _overlap_share(a: Skeleton, b: Skeleton) -> float:
    """The share of the area of ``a`` that ``b`` covers."""
    width = min(a.xs[-1], b.xs[-1]) - max(a.xs[0], b.xs[0])
    height = min(a.ys[-1], b.ys[-1]) - max(a.ys[0], b.ys[0])
    if width <= 0 or height <= 0:
        return 0.0
    return width * height / ((a.xs[-1] - a.xs[0]) * (a.ys[-1] - a.ys[0]))


def _shape(f: Fill, kind: Literal["fill", "arrow"]) -> Shape:
    return Shape(Box(f.x0, f.top, f.x1, f.bottom), kind, f.colour)


def _line(rule: Rule, horizontal: bool) -> Shape:
    if horizontal:
        return Shape(Box(rule.low, rule.at, rule.high, rule.at), "line")
    return Shape(Box(rule.at, rule.low, rule.at, rule.high), "line")


def _rulings(rules: list[Rule], horizontal: bool) -> list[Ruling]:
    if horizontal:
        return [Ruling(Box(r.low, r.at, r.high, r.at), True, r.width) for r in rules]
    return [Ruling(Box(r.at, r.low, r.at, r.high), False, r.width) for r in rules]
