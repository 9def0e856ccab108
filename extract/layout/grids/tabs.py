"""Forms with labels on tabs: a coloured tab stands on a ruling, and its value below that, as wide as the ruling.

The tabs are strips that are painted only behind their words. Tables that rulings enclose stay between them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import inf

from extract.layout.drawn.rulings import Rule, is_white
from extract.layout.gaps.aligned import BoxTuple, rows_of
from extract.layout.grids.skeleton import Skeleton, from_boxes
from extract.layout.grids.strip_heads import (
    APART_PT,
    FEWEST_ROWS,
    HIGHEST_PT,
    LOWEST_PT,
    MANY_COLUMNS,
    MAX_FILLS,
    SAME_PT,
    WIDEST_GAP_PT,
    Head,
)
from extract.layout.grids.strips import snapped, stacked, values_below
from extract.layout.ink import ByHeight, Fill, Glyph, upright_letters

LONGER_PT = 36.0
"""The ruling that a tab stands on is so much longer than the tab at least."""
SAME_HEIGHT_PT = 1.5
FEWEST_ALONE = 3
"""So many tabs stand on rulings of one length at least, over which the others stand side by side."""
HEADING_EM = 0.5
"""White space above a heading at least, which is more than that between the lines of a text."""


def tab_tables(
    level: Sequence[Rule], fills: Sequence[Fill], glyphs: Sequence[Glyph], enclosed: Sequence[Skeleton]
) -> list[Skeleton]:
    """The tables of such a form; none where the page holds no form.

    Args:
        level: the page's horizontal rulings.
        fills: its coloured figures.
        glyphs: those of the page.
        enclosed: tables that rulings enclose; a label may stand above one.
    """
    heads = _heads(level, fills, glyphs)
    if not heads:
        return []
    left, right = heads[0].boxes[0][0], heads[0].boxes[-1][1]
    tables = [t for t in enclosed if t.xs[0] < right and t.xs[-1] > left]
    inside = [g for g in glyphs if g[8] == 0 and left - SAME_PT <= g[1] and g[3] <= right + SAME_PT]
    parts: list[list[BoxTuple]] = [[]]
    before: Head | None = None
    for number, head in enumerate(heads):
        after = heads[number + 1] if number + 1 < len(heads) else None
        below = after.top if after is not None else inf
        next_table = min((t.ys[0] for t in tables if head.bottom - SAME_PT <= t.ys[0] < below), default=inf)
        columns = head.columns
        if after is not None and after.colour != head.colour and len(columns) == 2:
            below = _without_heading(head, below, inside)
        if len(columns) > MANY_COLUMNS:
            below = _without_note(head, below, inside)
        values = [] if next_table < below else list(values_below(head, below, level, inside, None))
        if before is not None and values and before.colour != head.colour:
            parts.append([])  # a form of its own
        before = head if values else None
        end = below if not values and below - head.bottom <= APART_PT else head.bottom
        parts[-1].extend((a, head.top, b, end) for a, b in pairwise(columns))
        parts[-1].extend(values)
    return [
        table for cells in parts for part in stacked(cells) if (table := from_boxes(snapped(part))) is not None
    ]


def _without_note(head: Head, below: float, glyphs: Sequence[Glyph]) -> float:
    """Where the values of several columns end above ``below``: a text across their borders is a note on them."""
    own = [g for g in glyphs if head.bottom < (g[2] + g[4]) / 2 < below]
    for row in rows_of(own):
        if any(p.x0 + SAME_PT < x < p.x1 - SAME_PT for p in row.pieces for x in head.columns[1:-1]):
            return row.top - SAME_PT / 2
    return below


def _without_heading(head: Head, below: float, glyphs: Sequence[Glyph]) -> float:
    """Where a value ends above ``below``, where tabs of another colour begin: over them may stand a heading."""
    own = [g for g in glyphs if head.bottom < (g[2] + g[4]) / 2 < below and not g[0].isspace()]
    lines = rows_of(own)
    if len(lines) < 2 or lines[-1].top - lines[-2].bottom < HEADING_EM * lines[-1].size:
        return below
    return (lines[-1].top + lines[-2].bottom) / 2


def _heads(level: Sequence[Rule], fills: Sequence[Fill], glyphs: Sequence[Glyph]) -> list[Head]:
    """The tabs in rows from the top, each as wide as the ruling that it stands on; none where they are few."""
    painted = [f for f in fills if LOWEST_PT <= f.bottom - f.top <= HIGHEST_PT and not is_white(f.colour)]
    if not FEWEST_ROWS <= len(painted) <= MAX_FILLS or len(level) < FEWEST_ROWS:
        return []
    # a page has thousands of pairs, of which hardly any lies at one height
    standing = [(f, r) for f in painted for r in level if abs(r.at - f.bottom) <= SAME_PT and _stands_on(f, r)]
    standing = [(f, r) for f, r in standing if not any(_goes_on(f, other) for other in painted)]
    if len(standing) < FEWEST_ROWS:
        return []
    printed = ByHeight(glyphs)
    standing = [(f, r) for f, r in standing if _has_label(f, r.high, printed)]
    ends = Counter((round(r.low), round(r.high)) for _, r in standing)
    usual = max(ends, key=lambda end: ends[end], default=None)
    if usual is None or ends[usual] < FEWEST_ALONE:
        return []
    own = [(f, r) for f, r in standing if (round(r.low), round(r.high)) == usual]
    left, right = own[0][1].low, own[0][1].high
    height = own[0][0].bottom - own[0][0].top
    tabs = [f for f in painted if abs(f.bottom - f.top - height) <= SAME_HEIGHT_PT]
    rows: list[list[Fill]] = []
    for tab in sorted(tabs, key=lambda f: (round(f.top), f.x0)):
        if rows and abs(rows[-1][0].top - tab.top) <= SAME_PT:
            rows[-1].append(tab)
        else:
            rows.append([tab])
    reach = {id(f): r.high for f, r in standing}
    found: list[Head] = []
    for row in rows:
        boxes = [(f.x0, reach.get(id(f), f.x1)) for f in row]
        if len(row) == 1 and id(row[0]) not in reach and _has_label(row[0], right, printed):
            boxes = [(row[0].x0, right)]  # a label above a row of tabs stands on no ruling
        whole = abs(boxes[0][0] - left) <= SAME_PT and abs(boxes[-1][1] - right) <= SAME_PT
        beside = all(-SAME_PT <= b[0] - a[1] <= WIDEST_GAP_PT for a, b in pairwise(boxes))
        if whole and beside and all(_has_letters(f, printed) for f in row):
            found.append(Head(row[0].top, row[0].bottom, tuple(boxes), row[0].colour))
    # titles of chapters stand on rulings too, but never side by side
    is_form = len(found) >= FEWEST_ROWS and any(len(head.boxes) > 1 for head in found)
    return found if is_form else []


def _stands_on(tab: Fill, rule: Rule) -> bool:
    """Whether a tab stands at the left end of a ruling at its foot that is longer."""
    return abs(rule.low - tab.x0) <= SAME_PT and rule.high - tab.x1 >= LONGER_PT


def _goes_on(tab: Fill, other: Fill) -> bool:
    """Whether another ground as wide begins at the foot of one: labels of rows, of which the values are blank."""
    return (
        abs(other.top - tab.bottom) <= SAME_PT
        and abs(other.x0 - tab.x0) <= SAME_PT
        and abs(other.x1 - tab.x1) <= SAME_PT
    )


def _is_on(tab: Fill, glyph: Glyph) -> bool:
    x, y = (glyph[1] + glyph[3]) / 2, (glyph[2] + glyph[4]) / 2
    return tab.x0 < x < tab.x1 and tab.top < y < tab.bottom


def _has_letters(tab: Fill, printed: ByHeight) -> bool:
    """Whether anything stands on a tab."""
    return any(_is_on(tab, g) for g in upright_letters(printed.between(tab.top, tab.bottom)))


def _has_label(tab: Fill, right: float, printed: ByHeight) -> bool:
    """Whether words stand on a tab, and nothing beside it up to ``right``."""
    level = upright_letters([g for g in printed.between(tab.top, tab.bottom) if tab.x0 < g[3] and g[1] < right])
    return bool(level) and all(_is_on(tab, g) for g in level)
