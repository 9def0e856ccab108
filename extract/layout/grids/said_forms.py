"""Forms between level rulings whose fields have their labels above their texts, with small tables between them.

Each field reaches from one end of the rulings to the other, and each table has columns of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.layout.gaps.aligned import BoxTuple
from extract.layout.gaps.inner_zones import align
from extract.layout.gaps.openings import Lattice, Zone, lattice_of
from extract.layout.gaps.spread import boxes_of, spread
from extract.layout.grids.skeleton import Skeleton, from_boxes
from extract.layout.ink import Fill, Glyph

MOST_BARE = 0.5
"""Paragraphs without a label for every field with one, at most."""


def gaps_between_forms(zones: Sequence[Zone], glyphs: Sequence[Glyph]) -> list[Zone]:
    """The white spaces between the last ruling of a form and the first one of the next.

    Args:
        zones: what rulings with the same ends enclose; those of forms whose labels stand above their texts.
        glyphs: upright glyphs in them.
    """
    left, right = min(zone.x0 for zone in zones), max(zone.x1 for zone in zones)
    whole = [zone for zone in zones if zone.x0 <= left and zone.x1 >= right]
    return [zone for zone in whole if not any(zone.holds(g) for g in glyphs if not g[0].isspace())]


def form_of_fields(zones: Sequence[Zone], glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> Skeleton | None:
    """The form of fields with their labels above their texts; None where few labels stand in it.

    Args:
        zones: its fields, tables and headings of tables (:func:`said_above.with_headings_above`).
        glyphs: upright glyphs in them.
        fills: coloured rectangles there.
    """
    lattice = lattice_of(zones, glyphs, fills)
    if lattice is None:
        return None
    cells = Counter(rect.zone for rect in lattice.rects)
    tables = _tables(zones, lattice, cells)
    inside = {k for table in tables for k in table}
    tops = {zones[table[0]].top for table in tables}
    bare = sum(not z.said and k not in inside and z.bottom not in tops for k, z in enumerate(zones))
    if bare > MOST_BARE * sum(zone.said == "text" for zone in zones):
        return None
    fields = [(z.x0, z.top, z.x1, z.bottom) for k, z in enumerate(zones) if k not in inside]
    return laid_out([[zones[k] for k in table] for table in tables], lattice, glyphs, fills, fields)


def laid_out(
    groups: Sequence[Sequence[Zone]],
    whole: Lattice,
    glyphs: Sequence[Glyph],
    fills: Sequence[Fill],
    fields: Sequence[BoxTuple] = (),
) -> Skeleton | None:
    """The table of several groups of zones with columns of their own; None where one of them holds no text.

    Args:
        groups: the zones of each.
        whole: the lattice of all zones.
        glyphs: upright glyphs in them.
        fills: coloured rectangles there.
        fields: further cells.
    """
    parts: list[Lattice] = []
    for own in groups:
        part = lattice_of(own, [g for g in glyphs if any(zone.holds(g) for zone in own)], fills, whole.columns)
        if part is None:
            return None
        parts.append(part)
    align(parts)
    boxes = [*fields]
    for part, own in zip(parts, groups, strict=True):
        spread(part, fills)
        boxes.extend(boxes_of(part, own))
    return from_boxes(boxes)


def _tables(zones: Sequence[Zone], lattice: Lattice, cells: Counter[int]) -> list[list[int]]:
    """The zones of each table between fields, by their numbers.

    A label alone in its zone heads a table. Where no mark tells it from an item of a timetable without a word
    beside it, it is the last one above a row of several cells.
    """
    left, right = lattice.xs[0], lattice.xs[-1]
    alone = {k for k, z in enumerate(zones) if z.said or (z.x0 <= left and z.x1 >= right and cells[k] <= 1)}
    order = sorted(range(len(zones)), key=lambda k: (zones[k].top, zones[k].x0))
    # a band at the top may hold the name of all
    marked = any(zones[k].said == "title" for k in order[1:])
    runs: list[list[int]] = [[]]
    for k, below in zip(order, [*order[1:], None], strict=True):
        heads = not marked and below is not None and below not in alone
        if k in alone and (zones[k].said or heads or not runs[-1]):
            runs.append([])
        else:
            runs[-1].append(k)
    return [run for run in runs if run]
