"""Lists whose every other row lies on a coloured stripe: the sides of the stripes part the rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.drawn.rulings import SAME_LINE_PT, Rule, is_white
from extract.layout.gaps.aligned import Row, rows_of
from extract.layout.ink import Fill, Glyph

FEWEST_STRIPES = 2
NARROWEST_PT = 120.0
LOWEST_PT = 8.0
MOST_UNEVEN = 4.0
"""The highest row of a list is so many times as high as its lowest, at most."""
SAME_START_PT = 2.0
MOST_ABOVE = 3.0
"""Heads and a row above the first stripe are together so many times as high as a row, at most."""
COLUMN_GAP_EM = 0.5
"""White space between columns that says that a line is a row."""


def stripe_rules(fills: Sequence[Fill], glyphs: Sequence[Glyph], drawn: Sequence[Rule] = ()) -> list[Rule]:
    """Horizontal rulings along the sides of stripes of one colour and width with rows of text between them.

    A band of another colour on top of the first stripe, or a row's height above it, is the header.

    Args:
        fills: the page's coloured figures outside tables.
        glyphs: those of the page.
        drawn: the page's horizontal rulings; a side on which one runs is no second ruling.
    """
    grounds = sorted(
        (f for f in fills if f.corners == 4 and f.bottom - f.top >= LOWEST_PT and not is_white(f.colour)),
        key=lambda f: f.top,
    )
    bands = [f for f in grounds if f.x1 - f.x0 >= NARROWEST_PT]
    found: list[Rule] = []
    taken: set[int] = set()
    for k, first in enumerate(bands):
        if k in taken:
            continue
        alike = [n for n, f in enumerate(bands) if n >= k and _same_ends(f, first) and f.colour == first.colour]
        stripes = _alternating([bands[n] for n in alike], grounds, glyphs)
        if len(stripes) < FEWEST_STRIPES:
            continue
        taken.update(n for n in alike if bands[n] in stripes)
        found.extend(side for side in _sides(stripes, bands, glyphs) if not any(_covers(r, side) for r in drawn))
    # below the last stripe of one list its end is only near where the next one begins
    ordered = sorted(found)
    return [rule for k, rule in enumerate(ordered) if not any(_covers(r, rule) for r in ordered[k + 1 :])]


def _covers(rule: Rule, side: Rule) -> bool:
    """Whether a ruling is drawn along the side of a stripe."""
    reaches = rule.low <= side.low + SAME_LINE_PT and rule.high >= side.high - SAME_LINE_PT
    return reaches and abs(rule.at - side.at) <= SAME_LINE_PT


def _same_ends(a: Fill, b: Fill) -> bool:
    return abs(a.x0 - b.x0) <= SAME_LINE_PT and abs(a.x1 - b.x1) <= SAME_LINE_PT


def _alternating(bands: Sequence[Fill], grounds: Sequence[Fill], glyphs: Sequence[Glyph]) -> list[Fill]:
    """The bands from the top as long as what lies between two is unpainted, and about as high as they are.

    It may be much higher or lower where it begins with a label and a text just where they do, as rows of a form.
    """
    found: list[Fill] = list(bands[:1])
    for above, below in pairwise(bands):
        if any(
            f.x0 < above.x1
            and f.x1 > above.x0
            and above.bottom + SAME_LINE_PT < f.bottom
            and f.top < below.top - SAME_LINE_PT
            for f in grounds
        ):
            break
        gap = below.top - above.bottom
        heights = (above.bottom - above.top, below.bottom - below.top, gap)
        if gap < LOWEST_PT:
            break
        if max(heights) > MOST_UNEVEN * min(heights):
            inside = [g for g in glyphs if above.x0 - 1 <= g.x0 and g.x1 <= above.x1 + 1]
            between = ((above.top, above.bottom), (above.bottom, below.top), (below.top, below.bottom))
            if not _begin_alike([_rows(inside, *extent) for extent in between]):
                break
        found.append(below)
    return found


def _begin_alike(rows: Sequence[Sequence[Row]]) -> bool:
    """Whether several rows each begin with a label and a text, all at the same places."""
    starts = [
        (
            row[0].pieces[0].x0,
            next((p.x0 for line in row for p in line.pieces if p.x0 > row[0].pieces[0].x1), None),
        )
        for row in rows
        if row
    ]
    if len(starts) < len(rows):
        return False
    (label, text), *others = starts
    return text is not None and all(
        abs(x - label) <= SAME_START_PT and y is not None and abs(y - text) <= SAME_START_PT for x, y in others
    )


def _row_above(rows: Sequence[Row], first: Fill) -> Sequence[Row]:
    """The lines of an unpainted row right above the first stripe, with the heads above it; empty without one.

    Captions, and units over the right end, stand alone on their lines; so may the first line of a head.
    """
    start = next((k for k in range(len(rows) - 1, 0, -1) if rows[k].top - rows[k - 1].bottom > rows[k].size), 0)
    block = rows[start:]
    while block and len(block[0].pieces) == 1:
        only = block[0].pieces[0]
        under = block[1].pieces if len(block) > 1 else ()
        if (
            only.x0 > (first.x0 + first.x1) / 2
            and only.x1 < first.x1 - 1
            and any(only.x0 < p.x1 and p.x0 < only.x1 for p in under)
        ):
            break
        block = block[1:]
    near = block and first.top - block[-1].bottom <= block[-1].size
    return block if near and _has_columns(block) else ()


def _sides(stripes: Sequence[Fill], bands: Sequence[Fill], glyphs: Sequence[Glyph]) -> list[Rule]:
    first, last = stripes[0], stripes[-1]
    inside = [g for g in glyphs if first.x0 - 1 <= g.x0 and g.x1 <= first.x1 + 1]
    between = [_rows(inside, a.bottom, b.top) for a, b in pairwise(stripes)]
    if not all(_has_columns(rows) for rows in between):
        return []
    marks = {y for stripe in stripes for y in (stripe.top, stripe.bottom)}
    highest = max(b.top - a.bottom for a, b in pairwise(stripes))
    header = next((f for f in bands if _same_ends(f, first) and abs(f.bottom - first.top) <= SAME_LINE_PT), None)
    if header is not None:
        marks.add(header.top)
    elif above := _row_above(_rows(inside, first.top - MOST_ABOVE * highest, first.top), first):
        marks.add(above[0].top - 1.0)
    below = _block(_rows(inside, last.bottom, last.bottom + 1.5 * highest))
    if _has_columns(below):
        marks.add(below[-1].bottom + 1.0)
    return [Rule(y, first.x0, first.x1, 0.0) for y in sorted(marks)]


def _rows(glyphs: Sequence[Glyph], top: float, bottom: float) -> list[Row]:
    inside = [g for g in glyphs if top <= (g.top + g.bottom) / 2 <= bottom]
    return rows_of(inside)


def _block(rows: Sequence[Row]) -> Sequence[Row]:
    """The first rows that follow each other without white space as high as a line."""
    end = next((k for k, (a, b) in enumerate(pairwise(rows), 1) if b.top - a.bottom > a.size), len(rows))
    return rows[:end]


def _has_columns(rows: Sequence[Row]) -> bool:
    """Whether white space runs down through all the lines of a row of the list."""
    reach: float | None = None
    for piece in sorted((p for row in rows for p in row.pieces), key=lambda p: p.x0):
        if reach is not None and piece.x0 - reach > COLUMN_GAP_EM * max(row.size for row in rows):
            return True
        reach = max(reach or 0.0, piece.x1)
    return False
