"""Where tables stand on a page: every way of drawing one is asked, in the order of its evidence.

Rulings around every cell come first; then forms of which fills and some rulings tell the cells; then tables
between level rulings; then coloured cells; last words that only line up. Where two of them see a table in one
place, :mod:`extract.layout.grids.candidates` says which stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extract.layout.boxed_text import boxed_text, outside_and_inside
from extract.layout.drawn.banded_heads import columns_below_bands
from extract.layout.drawn.half_borders import borders_between_halves
from extract.layout.drawn.headed_columns import columns_below_heads
from extract.layout.drawn.label_grounds import label_sides
from extract.layout.drawn.label_stacks import sides_of_stacks
from extract.layout.drawn.open_ends import close_inner_tables
from extract.layout.drawn.round_cells import sides_of_round_cells
from extract.layout.drawn.row_ends import columns_at_row_ends
from extract.layout.drawn.rulings import Drawn, Piece, Rule, find_rulings, merge
from extract.layout.drawn.striped_columns import columns_of_stripes
from extract.layout.drawn.stripes import stripe_rules
from extract.layout.drawn.tiles import tile_edges
from extract.layout.drawn.underlined import underlined_cells
from extract.layout.grids.boxed import without_frames
from extract.layout.grids.candidates import (
    apart,
    fills_outside,
    glyphs_outside,
    settled,
    standing_for,
    without_outer_frames,
)
from extract.layout.grids.cells import Hanging, find_skeletons
from extract.layout.grids.charts import chart_boxes, is_in_drawing, without_charts
from extract.layout.grids.corner_labels import without_labelled_rows
from extract.layout.grids.field_sides import sides_of_fields
from extract.layout.grids.header_bands import joined_by_bands, with_header_bands
from extract.layout.grids.inside_cells import tables_in_cells
from extract.layout.grids.label_columns import find_label_columns
from extract.layout.grids.mosaic import mosaics
from extract.layout.grids.open_columns import with_open_columns
from extract.layout.grids.open_regions import find_open_tables
from extract.layout.grids.outer_rows import sides_of_framed_forms
from extract.layout.grids.painted_lists import whole_lists, with_white_heads
from extract.layout.grids.side_labels import with_side_labels
from extract.layout.grids.skeleton import Skeleton
from extract.layout.grids.stripes_in_white import needed_rules
from extract.layout.grids.strips import strip_tables
from extract.layout.grids.tabs import tab_tables
from extract.layout.grids.typed import is_typed
from extract.layout.grids.unruled import find_unruled
from extract.layout.grids.whole_rows import with_whole_rows
from extract.layout.ink import Fill, Glyph, PageInk

MAX_RULINGS = 2_000
"""More horizontal or vertical rulings than this are hatching; the page is then read without tables."""
COLOURED_ROWS = 3
"""So many rows of coloured cells under each other are a list."""


class PageRules(NamedTuple):
    """The rulings of a page as they part its cells.

    Attributes:
        level: the horizontal ones, with those that nobody drew but every reader sees.
        plumb: the vertical ones, likewise.
        drawn: what is really drawn, with the fills and arrows that are no rulings.
        hatched: whether there are so many that they are hatching; ``level`` and ``plumb`` are then empty.
    """

    level: list[Rule]
    plumb: list[Rule]
    drawn: Drawn
    hatched: bool


@dataclass(frozen=True, slots=True)
class Grids:
    """The tables of a page before their words are put into them.

    Attributes:
        enclosed: tables whose cells rulings or colours enclose.
        inner: tables set inside one cell of these.
        opened: tables of which some borders are told by the words only.
        aligned: tables of words that only line up; None where they are to be looked for in what the others leave
            (:func:`aligned_tables`).
        level: the horizontal rulings and sides of coloured cells.
        plumb: the vertical ones.
        hanging: lines that bound no cell.
    """

    enclosed: list[Skeleton]
    inner: list[Skeleton]
    opened: list[Skeleton]
    aligned: list[Skeleton] | None
    level: list[Rule]
    plumb: list[Rule]
    hanging: list[Hanging]


def page_rules(ink: PageInk) -> PageRules:
    """The rulings of a page, those completed that a reader adds by himself."""
    square = {stroke.order for stroke in ink.strokes}
    round_cells = sides_of_round_cells(ink.frames, square, ink.height)
    cells = {stroke.order for stroke in round_cells}
    strokes = [*(s for s in ink.strokes if s.order not in cells), *round_cells] if cells else ink.strokes
    drawn = find_rulings(strokes, ink.fills)
    hatched = len(drawn.level) > MAX_RULINGS or len(drawn.plumb) > MAX_RULINGS
    level, plumb = ([], []) if hatched else (drawn.level, drawn.plumb)
    if undrawn := columns_at_row_ends(level, plumb, ink.glyphs):
        plumb = sorted([*plumb, *undrawn])
    level, plumb = close_inner_tables(level, plumb, ink.glyphs)
    if halves := borders_between_halves(level, plumb, ink.glyphs):
        plumb = _with(plumb, map(_side, halves))
    if sides := sides_of_fields(level, plumb, ink.glyphs):
        plumb = _with(plumb, map(_side, sides))
    if grounds := label_sides(level, plumb, drawn.fills, ink.glyphs):
        plumb = sorted([*plumb, *grounds])
    if striped := columns_of_stripes(level, plumb, drawn.fills, ink.glyphs):
        plumb = sorted([*plumb, *striped])
    if heads := columns_below_bands(level, plumb, drawn.fills, ink.glyphs):
        plumb = sorted([*plumb, *heads])
    rows, columns = sides_of_stacks(level, plumb, drawn.fills, ink)
    if rows:
        level, plumb = _with(level, map(_side, rows)), _with(plumb, map(_side, columns))
    below, beside = underlined_cells(level, plumb, drawn.fills, ink.glyphs)
    if below:
        level, plumb = _with(level, below), _with(plumb, beside)
    return PageRules(level, plumb, drawn, hatched)


def find_grids(rules: PageRules, ink: PageInk) -> Grids:
    """The tables of a page."""
    rules = _with_headed_columns(rules, ink)
    level, plumb, fills = rules.level, rules.plumb, rules.drawn.fills
    enclosed, hanging = find_skeletons(level, plumb)
    enclosed = with_whole_rows(without_charts(enclosed, ink.glyphs), level, plumb, ink.glyphs, fills)
    enclosed = with_side_labels(enclosed, ink.glyphs, fills)
    loose = fills_outside(fills, enclosed)
    mosaic = mosaics(loose, ink.glyphs, level, plumb)
    loose = fills_outside(loose, mosaic)
    labelled = apart(find_label_columns(loose, ink.glyphs, level, plumb), mosaic)
    strips = [*mosaic, *apart(_strips(rules, loose, labelled, ink), mosaic)]
    strips = strips or apart(tab_tables(level, fills, ink.glyphs, enclosed), [*labelled, *enclosed])
    enclosed, boxed = without_frames(standing_for(enclosed, strips), level, plumb, ink.glyphs, fills, ink.height)
    enclosed, partly = with_open_columns(enclosed, level, plumb, ink.glyphs, fills)
    opened = [*boxed, *partly, *apart(labelled, [*strips, *boxed])]
    opened.extend(_between_rules(rules, [*enclosed, *opened], ink))
    opened = whole_lists(opened, fills, ink.glyphs) if len(fills) >= COLOURED_ROWS else opened
    known = [*enclosed, *opened]
    outside = fills_outside(fills, known)
    rows, columns = tile_edges(outside, level, plumb)
    aligned: list[Skeleton] | None = None
    if rows:
        level, plumb = _with(level, rows), _with(plumb, columns)
        tiled, hanging = find_skeletons(level, plumb)
        aligned = aligned_tables(glyphs_outside(ink.glyphs, known), outside, rules, ink)
        tiled = with_whole_rows(without_charts(tiled, ink.glyphs), level, plumb, ink.glyphs, fills)
        tiled = standing_for(tiled, strips)
        enclosed, aligned = settled(known, tiled, aligned, ink.glyphs)
        whole = whole_lists([*opened, *aligned], fills, ink.glyphs)
        aligned = [table for table in whole if any(table is other for other in aligned)]
        opened = [table for table in whole if not any(table is other for other in aligned)]
    enclosed = without_outer_frames(enclosed)
    enclosed = joined_by_bands(enclosed, fills, ink.glyphs)
    enclosed = with_header_bands(enclosed, level, fills_outside(fills, enclosed), ink.glyphs)
    enclosed = with_white_heads(enclosed, fills, ink.glyphs) if len(fills) >= COLOURED_ROWS else enclosed
    inner = tables_in_cells(enclosed, level, ink.glyphs, fills)
    return Grids(enclosed, inner, opened, aligned, level, plumb, hanging)


def _with_headed_columns(rules: PageRules, ink: PageInk) -> PageRules:
    """The rulings with those that a row of coloured headings adds, unless it is a strip of a form."""
    level, plumb, fills = rules.level, rules.plumb, rules.drawn.fills
    heads, columns = columns_below_heads(level, plumb, fills, ink.glyphs)
    if not columns:
        return rules
    loose = fills_outside(fills, find_skeletons(level, plumb)[0])
    if _strips(rules, loose, find_label_columns(loose, ink.glyphs, level, plumb), ink):
        return rules
    return rules._replace(level=_with(level, map(_side, heads)), plumb=_with(plumb, map(_side, columns)))


def aligned_tables(
    glyphs: Sequence[Glyph], free: Sequence[Fill], rules: PageRules, ink: PageInk
) -> list[Skeleton]:
    """The tables of words that only line up, among those of no other table; the labels of charts line up, too.

    None reaches out of a box that text stands beside.
    """
    charts = chart_boxes(rules.drawn.level, ink.glyphs)
    if charts:
        glyphs = [g for g in glyphs if not any(c.contains((g[1] + g[3]) / 2, (g[2] + g[4]) / 2) for c in charts)]
    boxed = boxed_text(glyphs, ink)
    return [
        table
        for part in outside_and_inside(glyphs, boxed)
        for table in find_unruled(part, free)
        if not is_in_drawing(table, free, rules.drawn, ink) and not is_typed(table, glyphs)
    ]


def _strips(rules: PageRules, loose: Sequence[Fill], labelled: Sequence[Skeleton], ink: PageInk) -> list[Skeleton]:
    """The forms in strips; rows of cells that are all coloured are lists, and headings above them no strips."""
    strips = apart(strip_tables(rules.level, rules.plumb, rules.drawn.fills, ink.glyphs), labelled)
    strips = without_labelled_rows(strips, rules.drawn.fills) if strips else strips
    if not strips:
        return []
    rows, columns = tile_edges(loose, rules.level, rules.plumb)
    cells = find_skeletons(_with(rules.level, rows), _with(rules.plumb, columns))[0] if rows else []
    return apart(strips, [t for t in cells if len(t.ys) > COLOURED_ROWS and len(t.xs) > 2])


def _between_rules(rules: PageRules, known: Sequence[Skeleton], ink: PageInk) -> list[Skeleton]:
    """The tables between level rulings, or between the edges of striped rows that stand for them."""
    fills = rules.drawn.fills
    stripes = stripe_rules(fills_outside(fills, known), ink.glyphs, rules.level)
    if stripes:
        white = aligned_tables(glyphs_outside(ink.glyphs, known), fills_outside(fills, known), rules, ink)
        stripes = needed_rules(stripes, white, ink.glyphs)
    level = sorted([*rules.level, *stripes]) if stripes else rules.level
    if ink.frames:
        free = [r for r in level if not any(t.ys[0] <= r.at <= t.ys[-1] for t in known)]
        sides, heads = sides_of_framed_forms(free, ink.frames, ink.glyphs, fills)
        level, fills = sorted([*level, *sides]), [f for f in fills if f not in heads] if heads else fills
    return find_open_tables(level, rules.plumb, known, ink.glyphs, fills, ink.height)


def _side(rule: Rule) -> Piece:
    return Piece(*rule, 0)


def _with(rules: Sequence[Rule], sides: Iterable[Piece]) -> list[Rule]:
    """Rulings, and the sides of cells that act as such."""
    return merge([*map(_side, rules), *sides])
