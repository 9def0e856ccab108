"""Tables of which only the horizontal or only the vertical rulings are drawn: the zones that these leave open."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.drawn.rulings import Rule
from extract.layout.gaps.aligned import Row, rows_of
from extract.layout.gaps.blocks import Block
from extract.layout.gaps.counts import counts_below, remarks_below
from extract.layout.gaps.heads import headed_by
from extract.layout.gaps.inner_zones import inner_tables
from extract.layout.gaps.marks import marked_lines
from extract.layout.gaps.narrow_paragraphs import holds_paragraphs, holds_words
from extract.layout.gaps.openings import Lattice, Rect, Zone, lattice_of
from extract.layout.gaps.spread import MIDDLE_PT, boxes_of, spread
from extract.layout.grids.cells import REACH_PT
from extract.layout.grids.form_rows import with_form_rows
from extract.layout.grids.level_edges import edge_above
from extract.layout.grids.said_above import says_above, with_headings_above, with_labels_above
from extract.layout.grids.said_forms import form_of_fields, gaps_between_forms, laid_out
from extract.layout.grids.skeleton import Skeleton, from_boxes
from extract.layout.ink import Colour, Fill, Glyph

FEWEST_GROUPS = 2
"""So many headings that each stand over several others are a row of their own."""
PARTED_SHARE = 0.6
"""Share of the rows with text that hold at least two cells: fewer, and the rulings part paragraphs."""
FEWEST_HEADS = 3
"""A first row with so many cells heads columns, which rows may leave blank."""
EVERY_ROW = 3
"""With so many zones of which most hold one row, a ruling stands below every row."""
TIGHT_EM = 0.9
"""White space above and below the text of a row at most; a title between two tables has more."""
OUTDENT_PT = 1.5
"""A title begins at least so far left of the labels, which stand inside their cells."""
LONG_LETTERS = 12
"""A line with so many letters in its last column may be one of a paragraph."""
FULL_EM = 2.5
"""A line that ends so near the border has no room for the next word."""
SAME_BORDER_PT = 2.0
OFF_MIDDLE = 0.2
"""A line in the middle of its row stands so far from there, in heights of the row."""
NAMED_ROWS = 3
"""So many rows of figures, each with a line beside it, have their names there."""
MANY_LINES = 4
"""So many full lines between two rulings are rows even then."""


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


def with_single_rows(zones: Sequence[Zone], glyphs: Sequence[Glyph]) -> list[Zone]:
    """The zones, with those that are a single row each told from those that hold several."""
    lines = [_lines(zone, glyphs) for zone in zones]
    full = [_full_lines(rows) for rows in lines]
    held = [k for k, rows in enumerate(lines) if rows]
    each = len(held) >= EVERY_ROW and sum(full[k] <= 1 for k in held) * 2 >= len(held)
    wrapped = [_wraps(rows, zone) for rows, zone in zip(lines, zones, strict=True)]
    counted = [
        len(rows) > 1 and counts_below(_inside(zone, glyphs)) for rows, zone in zip(lines, zones, strict=True)
    ]
    few = sum(counted) * 2 <= len(held)  # where most zones do, a year stands above the figure in each cell
    prose = len(held) >= EVERY_ROW - 1 and sum(wrapped) * 2 >= len(held)
    several = [k for k in held if full[k] > 1]  # labels beside rows are zones of their own
    if sum(map(holds_paragraphs, lines)) * 2 >= len(several) > 1:
        prose = True
        wrapped = [wraps or holds_words(rows) for wraps, rows in zip(wrapped, lines, strict=True)]
    single = [
        (count < (MANY_LINES if each else 2) or (prose and wraps) or _has_remarks(zone, count, glyphs))
        and not has_figures_below(rows)
        and not _has_marks(zone, rows, zones, lines)
        and not _has_groups(rows)
        and not (len(rows) > 1 and _tells_rows(zone, zones, _spaceless(zone, glyphs)))
        and not _names_rows(zone, rows, zones, lines)
        and not (zone is zones[0] and _has_group(rows))
        and not (few and counts)
        for zone, count, rows, wraps, counts in zip(zones, full, lines, wrapped, counted, strict=True)
    ]
    return [zone._replace(single=one) for zone, one in zip(zones, single, strict=True)]


def _has_remarks(zone: Zone, count: int, glyphs: Sequence[Glyph]) -> bool:
    """Whether the two full lines of a zone are values and what brackets below them say of each."""
    return count == len(("values", "remarks")) and remarks_below(_inside(zone, glyphs))


def _spaceless(zone: Zone, glyphs: Sequence[Glyph]) -> list[Row]:
    """The lines of a zone, what a space parts apart: a scan shows the white behind a number as one."""
    return _lines(zone, [glyph for glyph in glyphs if not glyph[0].isspace()])


def _tells_rows(zone: Zone, zones: Sequence[Zone], lines: Sequence[Row]) -> bool:
    """Whether a number stands in the middle of every row beside a zone: rulings that part them end at its side."""
    if len(lines) < 2:
        return False
    beside = {
        (other.top, other.bottom)
        for other in zones
        if (other.x0 >= zone.x1 - SAME_BORDER_PT or other.x1 <= zone.x0 + SAME_BORDER_PT)
        and other.top >= zone.top - SAME_BORDER_PT
        and other.bottom <= zone.bottom + SAME_BORDER_PT
    }
    rows = sorted(beside - {(zone.top, zone.bottom)})
    first = min((line.pieces[0] for line in lines), key=lambda piece: piece.x0)
    told = [line for line in lines if line.pieces[0].x0 < first.x1]
    numbers = all(2 * line.pieces[0].digits >= line.pieces[0].letters for line in told)
    return (
        len(rows) == len(told) > 1
        and numbers
        and all(
            abs((line.top + line.bottom) - (top + bottom)) / 2 <= OFF_MIDDLE * (bottom - top)
            for line, (top, bottom) in zip(told, rows, strict=True)
        )
    )


def _names_rows(zone: Zone, own: Sequence[Row], zones: Sequence[Zone], lines: Sequence[Sequence[Row]]) -> bool:
    """Whether every row of figures in the zone at its right has its name in it, below the head of the names."""
    if len(own) <= NAMED_ROWS or any(len(row.pieces) > 1 for row in own):
        return False
    for other, rows in zip(zones, lines, strict=True):
        if abs(other.x0 - zone.x1) > SAME_BORDER_PT or not (
            zone.top + SAME_BORDER_PT < other.top and other.bottom <= zone.bottom + SAME_BORDER_PT
        ):
            continue
        figures = [row for row in rows if all(2 * p.digits >= p.letters for p in row.pieces)]
        named = sum(any(abs(name.bottom - row.bottom) <= SAME_BORDER_PT for name in own) for row in figures)
        below = sum(other.top < (name.top + name.bottom) / 2 < other.bottom for name in own)
        if len(rows) == len(figures) == named == below >= NAMED_ROWS:
            return True
    return False


def _has_marks(zone: Zone, own: Sequence[Row], zones: Sequence[Zone], lines: Sequence[Sequence[Row]]) -> bool:
    """Whether several lines of the zone are rows of a timetable, whose heads may stand in the zone right above."""
    above = [
        row
        for other, rows in zip(zones, lines, strict=True)
        if abs(other.bottom - zone.top) <= SAME_BORDER_PT and other.x0 <= zone.x0 and zone.x1 <= other.x1
        for row in rows[-1:]
    ]
    if not above and _are_wrapped_heads(own):
        return False
    return len(own) > 1 and bool(marked_lines([row.pieces for row in (*above, *own)]) - {0})


def _are_wrapped_heads(rows: Sequence[Row]) -> bool:
    """Whether two lines are wrapped heads: that of another column stands at half their height between them."""
    if len(rows) != len(("first line", "head of one line", "second line")):
        return False
    first, middle, last = rows
    beside = not any(p.x0 < q.x1 and q.x0 < p.x1 for p in middle.pieces for q in (*first.pieces, *last.pieces))
    return beside and middle.top < first.bottom and last.top < middle.bottom


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


def _inside(zone: Zone, glyphs: Sequence[Glyph]) -> list[Glyph]:
    return [g for g in glyphs if zone.holds(g)]


def _lines(zone: Zone, glyphs: Sequence[Glyph]) -> list[Row]:
    """The lines in a zone."""
    return rows_of(_inside(zone, glyphs))


def _full_lines(rows: Sequence[Row]) -> int:
    """How many lines hold several pieces and not far fewer than the fullest."""
    most = max((len(row.pieces) for row in rows), default=0)
    return sum(len(row.pieces) >= 2 and 3 * len(row.pieces) >= most for row in rows)


def _wraps(rows: Sequence[Row], zone: Zone) -> bool:
    """Whether the text in the last column of a zone is a paragraph, or in others: its lines reach the border."""
    if holds_paragraphs(rows):
        return True
    last = [row.pieces[-1] for row in rows]
    if any(p.digits * 3 >= p.letters >= LONG_LETTERS for p in last):
        return False
    return any(
        p.letters >= LONG_LETTERS and zone.x1 - p.x1 <= FULL_EM * row.size
        for p, row in zip(last[:-1], rows, strict=False)
    )


def has_figures_below(rows: Sequence[Row]) -> bool:
    """Whether two figures stand under figures of the line above: these are two rows, for nobody wraps figures."""
    for above, below in pairwise(rows):
        under = sum(
            any(q.digits * 2 >= q.letters and q.x0 < p.x1 and p.x0 < q.x1 for q in above.pieces)
            for p in below.pieces
            if p.digits * 2 >= p.letters
        )
        if under >= 2:
            return True
    return False


def _has_groups(rows: Sequence[Row]) -> bool:
    """Whether the pieces of one line stand in the middle over several of the next each: two rows of headings."""
    for above, below in pairwise(rows):
        if not 2 * FEWEST_GROUPS <= 2 * len(above.pieces) <= len(below.pieces) + 2:
            continue
        start = matched = covered = 0
        for piece in above.pieces:
            middle = piece.x0 + piece.x1
            runs = [
                (abs(below.pieces[a].x0 + below.pieces[b].x1 - middle), a, b)
                for a in range(start, len(below.pieces) - 1)
                for b in range(a + 1, len(below.pieces))
            ]
            off, a, b = min(runs, default=(1e9, 0, 0))
            if off <= 2 * above.size:
                matched, covered, start = matched + 1, covered + b - a + 1, b + 1
        if matched >= max(FEWEST_GROUPS, len(above.pieces) - 1) and covered >= len(below.pieces) - 1:
            return True
    return False


def _has_group(rows: Sequence[Row]) -> bool:
    """Whether a piece of a line stands in the middle over several of a line below it: one heading over others."""
    return any(
        headed_by(piece, lower.pieces, [p for p in upper.pieces if p is not piece]) is not None
        for k, upper in enumerate(rows)
        for lower in rows[k + 1 :]
        for piece in upper.pieces
    )


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
