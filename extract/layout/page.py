"""A page composed: from ink to lines and tables in reading order, before anything has a key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from extract.layout.boxed_text import boxed_text
from extract.layout.drawn.bullets import with_drawn_bullets
from extract.layout.drawn.rulings import Rule
from extract.layout.forms_beside import columns_of_forms
from extract.layout.grids.banded import with_bands
from extract.layout.grids.find import aligned_tables, find_grids, page_rules
from extract.layout.grids.parted import parted
from extract.layout.grids.repeated_heads import parted_at_heads
from extract.layout.grids.tables import TableDraft, fill_inferred, fill_tables, paint
from extract.layout.gutters import read_flow
from extract.layout.ink import Fill, PageInk
from extract.layout.lines import Draft
from extract.layout.order import in_reading_order
from extract.layout.panel_order import panels_in_order
from extract.layout.panels import find_panels, part
from extract.layout.picture_captions import captions_side_by_side
from extract.layout.picture_rows import picture_rows
from extract.layout.side_tabs import part_side_tabs
from schemas.printed import Box, Method, Ruling, Shape, SourceNote, Turned

MAX_SHAPES = 2_000
"""More drawn figures than this are an illustration."""
MAX_FRAMES = 200
MAX_PICTURES = 200
"""Where more pictures stand than this, they are parts of one."""


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
    frames: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)


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


def compose(ink: PageInk) -> PageDraft:
    """The page's lines, tables, rulings and shapes; panels side by side are composed one by one."""
    page = _in_panels(with_drawn_bullets(ink))
    page.frames = [Box(f.x0, f.top, f.x1, f.bottom) for f in ink.frames[:MAX_FRAMES]]
    page.pictures = [Box(*image) for image in ink.images[:MAX_PICTURES]]
    return page


def _in_panels(ink: PageInk) -> PageDraft:
    panels = find_panels(ink)
    if not panels:
        return _composed(ink)
    outer, inner = part(ink, panels)
    page, parts = _in_panels(outer), [_in_panels(own) for own in inner]
    page.flow = panels_in_order(page.flow, [(box, own.flow) for box, own in zip(panels, parts, strict=True)])
    for own in parts:
        page.rulings += own.rulings
        page.shapes += own.shapes
        page.furniture += own.furniture
        page.limits |= own.limits
    return page


def _composed(ink: PageInk) -> PageDraft:
    """The draft of a page, or of a panel, that is read as one."""
    page = PageDraft(ink.number, ink.width, ink.height, limits=set(ink.limits), turned=ink.turned)
    tabs, glyphs = part_side_tabs(ink.glyphs, ink.fills, ink.width)
    ink = replace(ink, glyphs=glyphs) if tabs else ink
    rules = page_rules(ink)
    if rules.hatched:
        page.limits.add("rulings")
    grids = find_grids(rules, ink)
    inner, rest = fill_inferred(grids.inner, ink.glyphs)
    tables, rest = fill_tables(grids.enclosed, rest, ink.homes)
    free = paint(tables, rules.drawn.fills)
    inferred, rest = fill_inferred(
        [half for table in grids.opened for half in parted(table, rest, rules.drawn.level)], rest
    )
    inferred.extend(inner)
    aligned = grids.aligned if grids.aligned is not None else aligned_tables(rest, free, rules, ink)
    more, rest = fill_inferred(
        [half for table in aligned for half in parted(table, rest, rules.drawn.level)], rest
    )
    inferred.extend(more)
    free = paint(inferred, free)
    inferred, titles = parted_at_heads(inferred)
    tables.extend(inferred)
    boxed = boxed_text(rest, ink)
    lines, ruby = read_flow(rest, tables, boxed, captions_side_by_side(rest, ink))
    boxes = [Box(*found.frame[:4]) for found in boxed]
    page.flow = with_bands(_in_order([*lines, *titles, *tables], ink, boxes))
    page.furniture = [*tabs, *ruby, *(line for table in tables for line in table.ruby)]
    page.rulings = [*_rulings(grids.level, True), *_rulings(grids.plumb, False)]
    page.shapes = [
        *[
            *(_shape(f, "arrow") for f in rules.drawn.arrows),
            *(_shape(f, "arrow" if f.corners in (3, 7) else "fill") for f in free),
        ][:MAX_SHAPES],
        *(_line(rule, horizontal) for rule, horizontal in grids.hanging),
    ]
    return page


def _in_order(items: Sequence[Draft | TableDraft], ink: PageInk, boxes: Sequence[Box]) -> list[Draft | TableDraft]:
    """Lines and tables as they are read; where pictures part a page into rows, row by row."""
    columns = columns_of_forms(items)
    if columns is not None:
        return [item for column in columns for item in in_reading_order(column, boxes)]
    rows = picture_rows(items, ink)
    if not rows:
        return in_reading_order(items, boxes)
    return [item for row in rows for item in (*in_reading_order(row.text, boxes), *row.caption)]


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
