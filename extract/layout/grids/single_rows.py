"""Which zones between rulings are one row each: whether the lines of their texts are wrapped, or rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.gaps.aligned import Row, rows_of
from extract.layout.gaps.counts import counts_below, remarks_below
from extract.layout.gaps.heads import headed_by
from extract.layout.gaps.marks import marked_lines
from extract.layout.gaps.narrow_paragraphs import holds_paragraphs, holds_words
from extract.layout.gaps.openings import Zone
from extract.layout.ink import Glyph

FEWEST_GROUPS = 2
"""So many headings that each stand over several others are a row of their own."""
EVERY_ROW = 3
"""With so many zones of which most hold one row, a ruling stands below every row."""
LONG_LETTERS = 12
"""A line with so many letters in its last column may be one of a paragraph."""
FULL_EM = 2.5
"""A line that ends so near the border has no room for the next word."""
SAME_BORDER_PT = 2.0
OFF_MIDDLE = 0.2
"""A line in the middle of its row stands so far from there, in heights of the row."""
NAMED_ROWS = 3
"""So many rows of figures, each with a line beside it, have their names there."""
TIGHT_EM = 0.35
MANY_LINES = 4
"""So many full lines between two rulings are rows even then."""


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
        and not (has_figures_below(rows) and not (each and zone is zones[0] and _are_tight(rows)))
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


def _are_tight(rows: Sequence[Row]) -> bool:
    """Whether lines stand as near as those of one text: years wrapped in narrow heads are no rows."""
    return all(below.top - above.bottom <= TIGHT_EM * above.size for above, below in pairwise(rows))


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
