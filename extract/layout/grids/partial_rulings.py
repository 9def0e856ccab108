"""Tables of which only the horizontal or only the vertical rulings are drawn: the zones that these leave open."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.drawn.rulings import Rule
from extract.layout.gaps.blocks import Block
from extract.layout.gaps.inner_zones import inner_tables
from extract.layout.gaps.openings import Lattice, Rect, Zone, lattice_of
from extract.layout.gaps.spread import MIDDLE_PT, boxes_of, spread
from extract.layout.grids.cells import REACH_PT
from extract.layout.grids.form_rows import with_form_rows
from extract.layout.grids.level_edges import edge_above
from extract.layout.grids.said_above import says_above, with_headings_above, with_labels_above
from extract.layout.grids.said_forms import form_of_fields, gaps_between_forms, laid_out
from extract.layout.grids.single_rows import EVERY_ROW, SAME_BORDER_PT, with_single_rows
from extract.layout.grids.skeleton import Skeleton, from_boxes
from extract.layout.ink import Colour, Fill, Glyph

PARTED_SHARE = 0.6
"""Share of the rows with text that hold at least two cells: fewer, and the rulings part paragraphs."""
FEWEST_HEADS = 3
"""A first row with so many cells heads columns, which rows may leave blank."""
TIGHT_EM = 0.9
"""White space above and below the text of a row at most; a title between two tables has more."""
OUTDENT_PT = 1.5
"""A title begins at least so far left of the labels, which stand inside their cells."""


def between_level(
    rules: Sequence[Rule], glyphs: Sequence[Glyph], fills: Sequence[Fill], *, labelled: bool = False
) -> list[Skeleton]:
    """The tables between horizontal rulings, parted where a title stands between two of the rulings.

    Args:
        rules: rulings that belong together, in any order; shorter ones part the rows beside a merged cell.
        glyphs: upright glyphs between the first and the last ruling.
        fills: coloured rectangles there.
        labelled: whether labels with their texts below them are a form though no table stands between them.
    """
    zones = with_labels_above([Zone(low, near, high, far) for low, near, high, far in strips(rules)], glyphs)
    if len(zones) < 2:
        return []
    forms = _forms_of_fields(rules, zones, glyphs, fills, labelled=labelled)
    if forms:
        return forms
    zones = with_single_rows(with_form_rows(zones, glyphs), glyphs)
    lattice = lattice_of(zones, glyphs, fills)
    if lattice is None:
        return []
    between = [k for k in _titles(lattice, zones, fills) if not _is_section(k, zones, fills)]
    parts = _parts(rules, [zones[k] for k in between]) if between else []
    if parts and all(len(part) < len(rules) for part in parts):
        return [found for part in parts for found in _of_part(part, rules, glyphs, fills)]
    table = _with_inner_tables(lattice, zones, glyphs, fills) or finished(lattice, zones, fills)
    return [table] if table is not None else []


def _forms_of_fields(
    rules: Sequence[Rule],
    zones: Sequence[Zone],
    glyphs: Sequence[Glyph],
    fills: Sequence[Fill],
    *,
    labelled: bool,
) -> list[Skeleton]:
    """The forms whose labels stand above their texts, in the same type; empty where there are none."""
    fields = with_headings_above(zones, glyphs, fills)
    if not any(zone.said for zone in fields):
        return []
    gaps = gaps_between_forms(fields, glyphs)
    found: list[Skeleton] = []
    for part in _parts(rules, gaps) if gaps else [sorted(rules)]:
        own = [zone for zone in fields if part[0].at <= zone.top and zone.bottom <= part[-1].at]
        if any(zone.said == "text" for zone in own):
            inside = [g for g in glyphs if part[0].at < (g[2] + g[4]) / 2 < part[-1].at]
            form = form_of_fields(with_single_rows(own, inside), inside, fills)
            found.extend([form] if form is not None else [])
        else:
            found.extend(_of_part(part, rules, glyphs, fills))
    # labels and texts alone are read as lines
    return found if labelled or any(len(table.xs) > 2 for table in found) else []


def open_form(zones: Sequence[Zone], glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> Skeleton | None:
    """The form in ``zones``, tables inside it laid out by themselves; None where most rows hold one cell."""
    lattice = lattice_of(zones, glyphs, fills)
    if lattice is None:
        return None
    return _with_inner_tables(lattice, zones, glyphs, fills) or finished(lattice, zones, fills)


def _with_inner_tables(
    lattice: Lattice, zones: Sequence[Zone], glyphs: Sequence[Glyph], fills: Sequence[Fill]
) -> Skeleton | None:
    """The table with the tables inside it laid out by themselves; None where it holds none."""
    inner = inner_tables(zones, lattice, glyphs, fills) if _is_table(lattice, fills) else []
    if not inner:
        return None
    taken = frozenset[int]().union(*(table.numbers for table in inner))
    rest = [zone for k, zone in enumerate(zones) if k not in taken]
    return laid_out([rest, *(table.zones for table in inner)], lattice, glyphs, fills)


def between_plumb(rules: Sequence[Rule], glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> Skeleton | None:
    """The table between vertical rulings; None where what stands between them is no table.

    Args:
        rules: rulings that belong together, in any order; shorter ones part cells of the rows that they cross.
        glyphs: upright glyphs between the first and the last ruling.
        fills: coloured rectangles there.
    """
    zones = [Zone(near, low, far, high) for low, near, high, far in strips(rules)]
    return open_table(zones, glyphs, fills) if len(zones) >= 2 else None


def _of_part(
    rules: Sequence[Rule], whole: Sequence[Rule], glyphs: Sequence[Glyph], fills: Sequence[Fill]
) -> list[Skeleton]:
    """The tables of some rulings, with the headings that stand right above the first below another table.

    A side that is among the ``whole`` rulings already is added no more.
    """
    low, high = min(rule.low for rule in rules), max(rule.high for rule in rules)
    first = min((r for r in rules if r.low - low <= REACH_PT and high - r.high <= REACH_PT), default=min(rules))
    top, bottom = edge_above(first, glyphs, fills), max(rule.at for rule in rules)
    headed = top < first.at - SAME_BORDER_PT and all(abs(rule.at - top) > SAME_BORDER_PT for rule in whole)
    return between_level(
        [Rule(top, first.low, first.high, 0.0), *rules] if headed else rules,
        [g for g in glyphs if top < (g[2] + g[4]) / 2 < bottom],
        [f for f in fills if top - 3 <= f.top and f.bottom <= bottom + 3],
    )


def _parts(rules: Sequence[Rule], between: Sequence[Zone]) -> list[list[Rule]]:
    """The rulings above, between and below the zones that hold titles."""
    parts: list[list[Rule]] = []
    rest = sorted(rules)
    for zone in sorted(between, key=lambda zone: zone.top):
        parts.append([rule for rule in rest if rule.at <= zone.top])
        rest = [rule for rule in rest if rule.at >= zone.bottom]
    return [part for part in [*parts, rest] if len(part) >= 2]


def _titles(lattice: Lattice, zones: Sequence[Zone], fills: Sequence[Fill]) -> list[int]:
    """The zones over the whole width that are the space between two tables: empty ones, and those with titles.

    A title is all that stands in its zone, and it begins left of all labels or reaches over the first border; a
    longer label in the middle of their column begins left of them, too.
    """
    left, right = lattice.xs[0], lattice.xs[-1]
    inside: dict[int, list[Rect]] = {}
    for rect in lattice.rects:
        inside.setdefault(rect.zone, []).append(rect)
    starts = sorted(min(b.x0 for b in q.blocks) for q in lattice.rects if q.c0 == 0 and len(inside[q.zone]) > 1)
    labels = [q for q in lattice.rects if q.c0 == 0 and q.r0 > 0 and len(inside[q.zone]) > 1]
    middles = [b.x0 + b.x1 for q in labels for b in q.blocks]
    found = []
    for k, zone in enumerate(zones):
        if zone.x0 > left or zone.x1 < right:
            continue
        own = inside.get(k, [])
        if any(rect.c0 > 0 for rect in own):
            continue
        blocks = [b for rect in own for b in rect.blocks]
        if blocks and _is_painted(zone, max(b.x1 for b in blocks), fills):
            continue  # a bar beside an item
        centred = [m for m in middles if any(abs(b.x0 + b.x1 - m) <= 2 * MIDDLE_PT for b in blocks)]
        if len(own) == 1 and own[0].c1 == 1 and 2 * len(centred) > len(middles):
            continue
        before = starts and all(b.x0 < starts[0] - OUTDENT_PT for b in blocks)
        if not own or before or (any(rect.c1 > 1 for rect in own) and not _is_flush_row(blocks, zone, starts)):
            found.append(k)
    return found


def _is_section(k: int, zones: Sequence[Zone], fills: Sequence[Fill]) -> bool:
    """Whether a zone that holds a text alone heads rows of one table: colour lies behind it from end to end.

    Below the title of another table stands a header in the colour of the first one.
    """

    def colour(zone: Zone) -> Colour | None:
        y = (zone.top + zone.bottom) / 2
        behind = [f for f in fills if f.x0 <= zone.x0 + REACH_PT and zone.x1 - REACH_PT <= f.x1]
        return next((f.colour for f in reversed(behind) if f.top < y < f.bottom), None)

    below = min((zone for zone in zones if zone.top >= zones[k].bottom - REACH_PT), default=None, key=_top)
    header = colour(min(zones, key=_top))
    return colour(zones[k]) is not None and below is not None and (header is None or colour(below) != header)


def _top(zone: Zone) -> float:
    return zone.top


def _is_flush_row(blocks: Sequence[Block], zone: Zone, starts: Sequence[float]) -> bool:
    """Whether a text over several columns heads the rows below: flush with the labels, its row no higher."""
    if len(blocks) != 1 or not starts or abs(blocks[0].x0 - starts[0]) > OUTDENT_PT:
        return False
    only = blocks[0]
    return max(only.top - zone.top, zone.bottom - only.bottom) <= TIGHT_EM * only.size


def open_table(zones: Sequence[Zone], glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> Skeleton | None:
    """The table in ``zones``; None where most of its rows hold one cell."""
    lattice = lattice_of(zones, glyphs, fills)
    return finished(lattice, zones, fills) if lattice is not None else None


def finished(lattice: Lattice, zones: Sequence[Zone], fills: Sequence[Fill]) -> Skeleton | None:
    """The table of a lattice, its cells as far as they reach; None where most of its rows hold one cell."""
    if not _is_table(lattice, fills):
        return None
    spread(lattice, fills)
    return from_boxes(boxes_of(lattice, zones))


def _is_table(lattice: Lattice, fills: Sequence[Fill]) -> bool:
    """Whether most rows hold several cells, those aside that nobody has filled in below the heads of columns.

    A label in smaller type and its text below it are two cells of one row, as they are beside each other.
    """
    held: list[int] = []
    blank = 0
    above: Rect | None = None
    for r, row in enumerate(lattice.owner):
        cells = {k for k in row if k >= 0}
        if not cells:
            continue
        only = lattice.rects[next(iter(cells))]
        if len(cells) == 1 and above is not None and says_above(above, only):
            blank -= held[-1] == 1 and len(held) > 1
            held[-1], above = 2, None
            continue
        above = only if len(cells) == 1 else None
        strip = Zone(lattice.xs[0], lattice.ys[r], lattice.xs[-1], lattice.ys[r + 1])
        count = len(cells) + (len(cells) == 1 and _is_painted(strip, only.blocks[0].x1, fills))
        held.append(count)
        # a label alone, in the column of the labels
        blank += count == 1 and len(held) > 1 and (only.c0, only.c1) == (0, 1) and only.blocks[0].lines == 1
    parted = sum(count > 1 for count in held)
    if parted < 2 or held[0] < FEWEST_HEADS or len(held) - blank < EVERY_ROW - 1:
        blank = 0
    return len(held) >= 2 and parted >= PARTED_SHARE * (len(held) - blank)


def _is_painted(zone: Zone, left: float, fills: Sequence[Fill]) -> bool:
    """Whether a bar, or the colour of a cell, lies in a zone right of a place."""
    return any(
        zone.top < (f.top + f.bottom) / 2 < zone.bottom and left <= f.x0 and f.x1 <= zone.x1 + REACH_PT
        for f in fills
    )


def strips(along: Sequence[Rule]) -> list[tuple[float, float, float, float]]:
    """What parallel rulings enclose, as (low, near, high, far): ``low`` to ``high`` run along them.

    A ruling that begins or ends inside the others parts what stands on both sides of its end.

    >>> strips([Rule(0, 0, 90, 1), Rule(20, 30, 90, 1), Rule(40, 0, 90, 1)])
    [(0, 0, 30, 40), (30, 0, 90, 20), (30, 20, 90, 40)]
    """
    marks: list[float] = []
    for end in sorted(end for rule in along for end in (rule.low, rule.high)):
        if not marks or end - marks[-1] > 2 * REACH_PT:
            marks.append(end)
    open_: list[tuple[float, float, float, float]] = []
    for low, high in pairwise(marks):
        middle = (low + high) / 2
        places = [rule.at for rule in sorted(along) if rule.low <= middle <= rule.high]
        open_.extend((low, a, high, b) for a, b in pairwise(places))
    found: list[tuple[float, float, float, float]] = []
    for strip in open_:
        before = next(
            (k for k, s in enumerate(found) if s[2] == strip[0] and s[1] == strip[1] and s[3] == strip[3]), None
        )
        if before is None:
            found.append(strip)
        else:
            found[before] = (found[before][0], strip[1], strip[2], strip[3])
    return sorted(found)
