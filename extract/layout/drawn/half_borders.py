"""The undrawn border between two halves of a form: row rulings end at it on one side and begin on the other.

Each half has rows of its own, and only rulings above and below run over both, or both end at one height.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from extract.layout.drawn.rulings import Rule
from extract.layout.ink import Glyph

_REACH_PT = 3.0
_WIDEST_PT = 24.0
"""White between the two halves at most."""
_SHORTEST_PT = 60.0
"""Shorter rulings part the columns of a table in a half."""
_MOST_DRAWN = 0.4
"""Of the height of a form a side that is drawn takes so much: then it is that of a table in it."""
_FEWEST_ROWS = 3
"""So many rulings end, and begin, at the border at least."""


def borders_between_halves(level: Sequence[Rule], plumb: Sequence[Rule], glyphs: Sequence[Glyph]) -> list[Rule]:
    """The vertical rulings that such forms add, one at each side of the white between their halves.

    Args:
        level: the page's horizontal rulings.
        plumb: its vertical ones; a form with none of them is told by its words.
        glyphs: those of the page.
    """
    wide = [rule for rule in level if rule.high - rule.low >= _SHORTEST_PT]
    if not plumb or len(wide) < 2 * _FEWEST_ROWS:
        return []
    found: list[Rule] = []
    for x in _places([rule.high for rule in wide]):
        left = [rule for rule in wide if abs(rule.high - x) <= _REACH_PT]
        right = [rule for rule in wide if -_REACH_PT <= rule.low - x <= _WIDEST_PT]
        starts = _places([rule.low for rule in right])
        if len(starts) != 1:
            continue
        through = sorted(r.at for r in level if r.low < x - _REACH_PT and r.high > starts[0] + _REACH_PT)
        for top, bottom in _spans(left, right, through):
            if not _is_taken((x, top, starts[0], bottom), plumb, glyphs):
                found.extend(Rule(at, top, bottom, 0.0) for at in sorted({x, starts[0]}))
    return found


def _places(edges: Sequence[float]) -> list[float]:
    """The places where several rulings end, from left to right."""
    groups: list[list[float]] = []
    for edge in sorted(edges):
        if groups and edge - groups[-1][-1] <= _REACH_PT:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return [group[len(group) // 2] for group in groups if len(group) >= _FEWEST_ROWS]


def _spans(left: Sequence[Rule], right: Sequence[Rule], through: Sequence[float]) -> list[tuple[float, float]]:
    """From a ruling over both halves to the next one, or to where both end, rows of each half between."""
    found = []
    for top, end in pairwise([*through, inf]):
        sides = [[rule.at for rule in side if top < rule.at < end] for side in (left, right)]
        if min(map(len, sides)) < _FEWEST_ROWS:
            continue
        lasts = [max(side) for side in sides]
        bottom = lasts[0] if abs(lasts[0] - lasts[1]) <= _REACH_PT else end
        if bottom < inf:
            found.append((top, bottom))
    return found


def _is_taken(box: tuple[float, float, float, float], plumb: Sequence[Rule], glyphs: Sequence[Glyph]) -> bool:
    """Whether a side of a table is drawn at the white between two halves, or a text stands there."""
    x0, top, x1, bottom = box
    near = [p for p in plumb if p.width > 0 and x0 - _REACH_PT <= p.at <= x1 + _REACH_PT]
    # cells with white between them have sides of their own, one row high each
    if sum(max(min(p.high, bottom) - max(p.low, top), 0.0) for p in near) >= _MOST_DRAWN * (bottom - top):
        return True
    return any(g[1] < x1 - 1 and g[3] > x0 + 1 and top < (g[2] + g[4]) / 2 < bottom for g in glyphs)
