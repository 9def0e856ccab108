"""Forms of coloured labels and values on lines: a fill behind each label, a ruling below each value, and no more.

Where the ruling begins at the lower right corner of the fill, the label and its value are two cells of one row.
Rows of values on rulings as long as a row of cells above them have the columns of that row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.drawn.rulings import Piece, Rule
from extract.layout.gaps.aligned import BoxTuple
from extract.layout.ink import Fill, Glyph

SAME_PT = 2.0
"""Sides and ends so close to each other meet."""
FEWEST_ROWS = 3
"""So many rows of a label with a ruling beside it make a form."""
SMALLEST_PT = 6.0
"""A fill with a shorter side is a mark."""
MAX_FILLS = 400
"""More fills than this are a drawing."""
HIGHEST_PT = 120.0
"""A row without a label of its own is at most so high."""


def underlined_cells(
    level: Sequence[Rule], plumb: Sequence[Rule], fills: Sequence[Fill], glyphs: Sequence[Glyph]
) -> tuple[list[Piece], list[Piece]]:
    """The sides (horizontal, vertical) of the cells of such forms; none where the page holds no form.

    Args:
        level: the page's horizontal rulings.
        plumb: its vertical ones; a ruling that meets one of them is that of a table.
        fills: the page's coloured figures.
        glyphs: those of the page.
    """
    grounds = [f for f in fills if f.corners == 4 and min(f.x1 - f.x0, f.bottom - f.top) >= SMALLEST_PT]
    if not FEWEST_ROWS <= len(grounds) <= MAX_FILLS:
        return [], []
    lines = [rule for rule in level if not any(_meet(rule, upright) for upright in plumb)]
    beside = [(rule, fill) for rule in lines for fill in grounds if _is_beside(fill, rule)]
    if len({round(fill.bottom) for _, fill in beside}) < FEWEST_ROWS:
        return [], []
    if len({round(fill.bottom) for _, fill in beside if _holds_text(_box(fill), glyphs)}) < FEWEST_ROWS:
        return [], []
    cells = _cells(lines, grounds, glyphs)
    rows = [Piece(y, x0, x1, 0.0, 0) for x0, top, x1, bottom in cells for y in (top, bottom)]
    columns = [Piece(x, top, bottom, 0.0, 0) for x0, top, x1, bottom in cells for x in (x0, x1)]
    return rows, columns


def _cells(lines: Sequence[Rule], grounds: Sequence[Fill], glyphs: Sequence[Glyph]) -> list[BoxTuple]:
    """The cells on the rulings, and the coloured ones that they or others of them touch."""
    labels = [_box(fill) for fill in grounds]
    values: list[BoxTuple] = []
    used: set[int] = set()
    for rule in sorted(lines):
        near = [k for k, fill in enumerate(grounds) if _is_beside(fill, rule)]
        used.update(near)
        top = min((grounds[k].top for k in near), default=None)
        above = [
            box for box in (*labels, *values) if rule.low - SAME_PT <= box[0] and box[2] <= rule.high + SAME_PT
        ]
        if top is None:
            top = max((box[3] for box in above if SMALLEST_PT < rule.at - box[3] <= HIGHEST_PT), default=None)
        if top is None:
            continue
        row = (rule.low, top, rule.high, rule.at)
        if _holds_text(row, glyphs):
            values.extend(_parted(row, [box for box in above if abs(box[3] - row[1]) <= SAME_PT], glyphs))
    found = [*values, *(labels[k] for k in used)]
    rest = [box for k, box in enumerate(labels) if k not in used]
    more = True
    while more:
        touching = [box for box in rest if any(_touch(box, other) for other in found)]
        found.extend(touching)
        rest = [box for box in rest if box not in touching]
        more = bool(touching)
    return found


def _parted(row: BoxTuple, above: Sequence[BoxTuple], glyphs: Sequence[Glyph]) -> list[BoxTuple]:
    """A row of values in the columns of the cells right above it, where those are as wide and no text crosses."""
    heads = sorted(set(above))
    if len(heads) < 2 or abs(heads[0][0] - row[0]) > SAME_PT or abs(heads[-1][2] - row[2]) > SAME_PT:
        return [row]
    if any(abs(a[2] - b[0]) > SAME_PT for a, b in pairwise(heads)):
        return [row]
    borders = [head[0] for head in heads[1:]]
    inside = [g for g in glyphs if not g[0].isspace() and _is_in(g, row)]
    if any(g[1] + SAME_PT < x < g[3] - SAME_PT for g in inside for x in borders):
        return [row]
    parts = [(a, row[1], b, row[3]) for a, b in pairwise([row[0], *borders, row[2]])]
    return parts if sum(_holds_text(part, inside) for part in parts) >= 2 else [row]


def _box(fill: Fill) -> BoxTuple:
    return (fill.x0, fill.top, fill.x1, fill.bottom)


def _is_beside(fill: Fill, rule: Rule) -> bool:
    """Whether a ruling begins at the lower right corner of a fill."""
    return abs(fill[2] - rule[1]) <= SAME_PT and abs(fill[3] - rule[0]) <= SAME_PT


def _meet(rule: Rule, upright: Rule) -> bool:
    return (
        rule.low - SAME_PT <= upright.at <= rule.high + SAME_PT
        and upright.low - SAME_PT <= rule.at <= upright.high + SAME_PT
    )


def _touch(a: BoxTuple, b: BoxTuple) -> bool:
    """Whether two boxes lie side against side."""
    across = min(a[2], b[2]) - max(a[0], b[0])
    down = min(a[3], b[3]) - max(a[1], b[1])
    return (abs(across) <= SAME_PT and down > SAME_PT) or (abs(down) <= SAME_PT and across > SAME_PT)


def _is_in(glyph: Glyph, box: BoxTuple) -> bool:
    x, y = (glyph[1] + glyph[3]) / 2, (glyph[2] + glyph[4]) / 2
    return box[0] < x < box[2] and box[1] < y < box[3]


def _holds_text(box: BoxTuple, glyphs: Sequence[Glyph]) -> bool:
    x0, top, x1, bottom = box
    return any(
        top < (g[2] + g[4]) / 2 < bottom and x0 < (g[1] + g[3]) / 2 < x1 and not g[0].isspace() for g in glyphs
    )
