"""A page composed: from ink to lines and tables in reading order, before anything has a key."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.layout.cells import find_skeletons
from extract.layout.ink import PageInk
from extract.layout.lines import Draft
from extract.layout.order import in_reading_order, read_flow
from extract.layout.rulings import Rule, find_rulings
from extract.layout.tables import TableDraft, fill_tables, paint
from schemas.printed import Box, Ruling, Shape

MAX_RULINGS = 4_000
"""More horizontal or vertical rulings than this are hatching; the page is then read without tables."""
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
    tables, rest = fill_tables(find_skeletons(level, plumb), ink.glyphs)
    free = paint(tables, drawn.fills)
    lines, ruby = read_flow(rest)
    page.flow = in_reading_order([*lines, *tables])
    page.furniture = [*ruby, *(line for table in tables for line in table.ruby)]
    page.rulings = [*_rulings(level, True), *_rulings(plumb, False)]
    page.shapes = [
        Shape(Box(f.x0, f.top, f.x1, f.bottom), "arrow" if f.corners in (3, 7) else "fill", f.colour)
        for f in free[:MAX_SHAPES]
    ]
    return page


def _rulings(rules: list[Rule], horizontal: bool) -> list[Ruling]:
    if horizontal:
        return [Ruling(Box(r.low, r.at, r.high, r.at), True, r.width) for r in rules]
    return [Ruling(Box(r.at, r.low, r.at, r.high), False, r.width) for r in rules]
