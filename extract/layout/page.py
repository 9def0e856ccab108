"""A page composed: from ink to lines and tables in reading order, before anything has a key."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extract.layout.cells import find_skeletons
from extract.layout.ink import Fill, PageInk
from extract.layout.lines import Draft
from extract.layout.order import in_reading_order, read_flow
from extract.layout.partly import find_bands, table_between
from extract.layout.ruled_rows import rows_between, stretches
from extract.layout.rulings import Piece, Rule, find_rulings, merge
from extract.layout.skeleton import Skeleton
from extract.layout.tables import TableDraft, fill_inferred, fill_tables, paint
from extract.layout.tiles import tile_edges
from extract.layout.unruled import find_unruled
from schemas.printed import Box, Ruling, Shape

MAX_RULINGS = 2_000
"""More horizontal or vertical rulings than this are hatching; the page is then read without tables."""
DRAWN_FIGURES = 6
"""So many filled figures around words make a drawing."""
NEAR_DRAWING_PT = 20.0
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


def compose(ink: PageInk) -> PageDraft:
    """The page's lines, tables, rulings and shapes."""
    page = PageDraft(ink.number, ink.width, ink.height, limits=set(ink.limits))
    drawn = find_rulings(ink.strokes, ink.fills)
    level, plumb = drawn.level, drawn.plumb
    if len(level) > MAX_RULINGS or len(plumb) > MAX_RULINGS:
        page.limits.add("rulings")
        level, plumb = [], []
    skeletons, hanging = find_skeletons(level, plumb)
    banded = _banded(level, plumb, skeletons, ink, drawn.fills)
    rows, columns = tile_edges(_outside(drawn.fills, [*skeletons, *banded]), level, plumb)
    if rows:
        level = merge([*(Piece(*rule, 0) for rule in level), *rows])
        plumb = merge([*(Piece(*rule, 0) for rule in plumb), *columns])
        skeletons, hanging = find_skeletons(level, plumb)
    tables, rest = fill_tables(skeletons, ink.glyphs, ink.homes)
    free = paint(tables, drawn.fills)
    inferred, rest = fill_inferred(banded, rest)
    unruled, rest = fill_inferred([t for t in find_unruled(rest) if not _in_drawing(t, free)], rest)
    inferred.extend(unruled)
    free = paint(inferred, free)
    tables.extend(inferred)
    lines, ruby = read_flow(rest)
    page.flow = in_reading_order([*lines, *tables])
    page.furniture = [*ruby, *(line for table in tables for line in table.ruby)]
    page.rulings = [*_rulings(level, True), *_rulings(plumb, False)]
    page.shapes = [
        *(_shape(f, "arrow" if f.corners in (3, 7) else "fill") for f in [*drawn.arrows, *free][:MAX_SHAPES]),
        *(_line(rule, horizontal) for rule, horizontal in hanging),
    ]
    return page


def _banded(
    level: list[Rule], plumb: list[Rule], skeletons: list[Skeleton], ink: PageInk, fills: list[Fill]
) -> list[Skeleton]:
    """Tables with only horizontal rulings; lines above and below another table are none."""
    found = []
    for band in find_bands(level, plumb, ink.height):
        top, bottom = band[0].at, band[-1].at
        if any(s.ys[0] < bottom and s.ys[-1] > top and s.xs[0] < band[0].high for s in skeletons):
            continue
        behind = [f for f in fills if f.corners == 4 and f.top < bottom and f.bottom > top - NEAR_DRAWING_PT]
        hints = [x for f in behind for x in (f.x0, f.x1)]
        for stretch in stretches(band, ink.glyphs, outside=True):
            skeleton = table_between(stretch, ink.glyphs, hints)
            if skeleton is not None:
                found.append(skeleton)
                continue
            for part in stretches(stretch, ink.glyphs, outside=False):
                inside = [
                    g for g in ink.glyphs if g[8] == 0 and part[0].low - 2 <= g[1] and g[3] <= part[0].high + 2
                ]
                borders = [rule.at for rule in part]
                exact = rows_between(borders, inside, part[0].low, part[0].high, wrapped=False)
                if exact is not None:
                    found.append(exact)
    return found


def _in_drawing(table: Skeleton, figures: list[Fill]) -> bool:
    """Whether the words stand among bars and slices: the labels of a chart line up like a table's."""
    left, top = table.xs[0] - NEAR_DRAWING_PT, table.ys[0] - NEAR_DRAWING_PT
    right, bottom = table.xs[-1] + NEAR_DRAWING_PT, table.ys[-1] + NEAR_DRAWING_PT
    near = sum(1 for f in figures if f.x0 < right and f.x1 > left and f.top < bottom and f.bottom > top)
    return near >= DRAWN_FIGURES


def _outside(fills: list[Fill], skeletons: list[Skeleton]) -> list[Fill]:
    """The fills whose middle is in no cell that rulings enclose."""
    return [f for f in fills if all(s.find((f.x0 + f.x1) / 2, (f.top + f.bottom) / 2) < 0 for s in skeletons)]


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
