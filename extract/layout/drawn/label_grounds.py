"""Labels on a ground of their own in a ruled form, one side of which is not drawn: the ground's side parts cells.

Seen as: a label at the left of a cell, and no ruling between it and its value; a label at the head of the right
half of a form, and the rulings of the left half end where its ground begins; a further label between the values of
a row that begins with one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extract.layout.drawn.rulings import SAME_LINE_PT, Rule, is_white
from extract.layout.ink import Fill, Glyph

NARROWEST_PT, LOWEST_PT = 10.0, 8.0
"""A smaller ground is a mark."""
BEYOND_PT = 20.0
"""So far beyond the ground the cell goes on at least."""
MOST_GROUNDS = 500
"""More fills than this are an illustration."""
FEWEST_ENDS = 2
"""So many rulings of rows that end at the left side of a ground end at the border of a column."""


def label_sides(
    level: Sequence[Rule], plumb: Sequence[Rule], fills: Sequence[Fill], glyphs: Sequence[Glyph]
) -> list[Rule]:
    """The sides of such grounds: right ones as long as their cells, left ones as long as the grounds.

    Args:
        level: the page's horizontal rulings, sorted by position.
        plumb: its vertical ones, sorted by position.
        fills: its coloured figures.
        glyphs: its characters.
    """
    if len(level) < len(("top", "bottom")) or not plumb or len(fills) > MOST_GROUNDS:
        return []
    grounds = grounds_of(fills)
    found = sides = _right_sides(level, plumb, grounds, grounds, glyphs)
    while inner := _of_groups(sides, grounds):  # labels of labels, each lower than the one before
        sides = _right_sides(level, sorted([*plumb, *found]), inner, grounds, glyphs)
        found = [*found, *sides]
    return [*found, *_left_sides(level, plumb, grounds, glyphs)]


def _of_groups(sides: Sequence[Rule], grounds: Sequence[Fill]) -> list[Fill]:
    """The grounds of labels that stand right beside one for several of them, as its side tells.

    Grounds side by side are those of heads.
    """
    return [
        f
        for f in grounds
        if any(
            abs(side.at - f.x0) <= SAME_LINE_PT
            and side.low - SAME_LINE_PT <= f.top
            and f.bottom <= side.high + SAME_LINE_PT
            and f.bottom - f.top < side.high - side.low - LOWEST_PT
            for side in sides
        )
        and not any(
            abs(g.x0 - f.x1) <= SAME_LINE_PT
            and abs(g.top - f.top) <= SAME_LINE_PT
            and abs(g.bottom - f.bottom) <= SAME_LINE_PT
            for g in grounds
        )
    ]


def grounds_of(fills: Sequence[Fill]) -> list[Fill]:
    """The coloured figures that are large enough for a label to stand on."""
    return [
        fill
        for fill in fills
        if fill.corners == 4
        and fill.x1 - fill.x0 >= NARROWEST_PT
        and fill.bottom - fill.top >= LOWEST_PT
        and not is_white(fill.colour)
    ]


def _right_sides(
    level: Sequence[Rule],
    plumb: Sequence[Rule],
    first: Sequence[Fill],
    grounds: Sequence[Fill],
    glyphs: Sequence[Glyph],
) -> list[Rule]:
    """Those of ``first`` labels, at the left of ruled cells that hold their values, and of labels behind these."""
    tops, sides = [rule.at for rule in level], [rule.at for rule in plumb]
    found = []
    for fill in first:
        middle = (fill.top + fill.bottom) / 2
        if not _drawn(plumb, sides, fill.x0, fill.top, fill.bottom):
            continue
        if _drawn(plumb, sides, fill.x1, middle, middle):
            continue
        wide = fill.x0, fill.x1 + BEYOND_PT
        if not (_drawn(level, tops, fill.top, *wide) and _drawn(level, tops, fill.bottom, *wide)):
            continue
        right = _next_at(sides, fill.x1)
        if right is not None and _parts_texts(fill, right, glyphs):
            found.append(Rule(fill.x1, fill.top, fill.bottom, 0.0))
    return [*found, *_inner_sides(found, plumb, grounds, glyphs)]


def _left_sides(
    level: Sequence[Rule], plumb: Sequence[Rule], grounds: Sequence[Fill], glyphs: Sequence[Glyph]
) -> list[Rule]:
    """Those of labels whose other sides are drawn, where several rulings that come from the left end."""
    tops, sides = [rule.at for rule in level], [rule.at for rule in plumb]
    found = []
    for fill in grounds:
        left, right, top, bottom = fill.x0, fill.x1, fill.top, fill.bottom
        middle = (top + bottom) / 2
        if not _drawn(plumb, sides, right, top, bottom) or _drawn(plumb, sides, left, middle, middle):
            continue
        if not (_drawn(level, tops, top, left, right) and _drawn(level, tops, bottom, left, right)):
            continue
        ends = sum([abs(rule.high - left) <= SAME_LINE_PT and top < rule.at < bottom for rule in level])
        if ends < FEWEST_ENDS:
            continue
        own = [g for g in glyphs if stands_beside(g, fill) and g[3] > left and g[1] < right]
        if own and all(g[1] >= left - 1 for g in own):
            found.append(Rule(left, top, bottom, 0.0))
    return found


def _inner_sides(
    labelled: Sequence[Rule], plumb: Sequence[Rule], grounds: Sequence[Fill], glyphs: Sequence[Glyph]
) -> list[Rule]:
    """Both sides of labels behind the first value of a row, on grounds as high as that of the row's first label.

    Grounds that touch each other are those of heads.

    Args:
        labelled: the right sides of the labels that the rows begin with.
        plumb: the page's vertical rulings, sorted by position.
        grounds: its grounds of labels.
        glyphs: its characters.
    """
    sides = [rule.at for rule in plumb]
    found: list[Rule] = []
    for first in labelled:
        row = [
            fill
            for fill in grounds
            if abs(fill.top - first.low) <= SAME_LINE_PT and abs(fill.bottom - first.high) <= SAME_LINE_PT
        ]
        for fill in row:
            if any(fill.x0 - BEYOND_PT < x < fill.x0 + SAME_LINE_PT for x in (first.at, *(f.x1 for f in row))):
                continue
            if fill.x0 < first.at:
                continue
            middle = (fill.top + fill.bottom) / 2
            right = _next_at(sides, fill.x1)
            drawn = any(_drawn(plumb, sides, x, middle, middle) for x in (fill.x0, fill.x1))
            if right is None or drawn or not _parts_texts(fill, right, glyphs):
                continue
            if _ends_before(first.at, fill, glyphs):
                found.extend(Rule(x, fill.top, fill.bottom, 0.0) for x in (fill.x0, fill.x1))
    return found


def _next_at(sides: Sequence[float], x: float) -> float | None:
    """The place of the first upright ruling right of ``x``; None where none is."""
    number = bisect_right(sides, x + SAME_LINE_PT)
    return sides[number] if number < len(sides) else None


def stands_beside(glyph: Glyph, fill: Fill) -> bool:
    """Whether the middle of a letter is at the height of a ground, wherever it stands on its line."""
    return fill.top < (glyph[2] + glyph[4]) / 2 < fill.bottom


def _ends_before(left: float, fill: Fill, glyphs: Sequence[Glyph]) -> bool:
    """Whether words stand between a place and a ground right of it, and none over the ground's left side."""
    row = [g for g in glyphs if stands_beside(g, fill) and not g[0].isspace()]
    crossed = any(g[1] < fill.x0 - 1 and g[3] > fill.x0 + 1 for g in row)
    return not crossed and any(left < (g[1] + g[3]) / 2 < fill.x0 for g in row)


def _drawn(rules: Sequence[Rule], places: Sequence[float], at: float, low: float, high: float) -> bool:
    """Whether a ruling at a place reaches from ``low`` to ``high``."""
    first, last = bisect_left(places, at - SAME_LINE_PT), bisect_right(places, at + SAME_LINE_PT)
    for r in rules[first:last]:  # noqa: SIM110  asked a hundred times a page of few rulings each
        if r.low - SAME_LINE_PT <= low and high <= r.high + SAME_LINE_PT:
            return True
    return False


def _parts_texts(fill: Fill, right: float, glyphs: Sequence[Glyph]) -> bool:
    """Whether words stand on the ground and beside it, up to the next ruling, and none over its side."""
    on = beside = False
    for glyph in glyphs:
        if stands_beside(glyph, fill) and not glyph[0].isspace():
            if glyph[1] < fill.x1 - 1 and glyph[3] > fill.x1 + 1:
                return False
            middle = (glyph[1] + glyph[3]) / 2
            on |= fill.x0 < middle < fill.x1
            beside |= fill.x1 < middle < right
    return on and beside
