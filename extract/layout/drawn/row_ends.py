"""Columns without a border of their own: rulings that part the rows of some columns begin where it would be.

Seen as: names over several rows at the left, and right of them dotted rulings between their rows, with white only
between the two columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.drawn.rulings import Rule
from extract.layout.ink import Glyph

REACH_PT = 3.0
SHORTEST_PT = 40.0
"""Shorter rulings underline words."""
PADDING_PT = 8.0
"""White between a table and the sides of the cell it stands in, at most."""
LEAST_TOGETHER = 2
"""So many row rulings that begin at one place begin at the border of a column."""


def columns_at_row_ends(level: Sequence[Rule], plumb: Sequence[Rule], glyphs: Sequence[Glyph]) -> list[Rule]:
    """The undrawn column borders at which row rulings begin or end between rulings that go on beyond them."""
    found = []
    for group in _groups(_loose_ends(level, plumb)):
        x, ys = group[0].x, sorted(end.y for end in group)
        through = [rule for rule in level if rule.low < x - REACH_PT and rule.high > x + REACH_PT]
        # a box above the table may be wider than it is
        if not any(rule.at <= ys[0] for rule in through) or not any(rule.at >= ys[-1] for rule in through):
            continue
        # gridlines that bars hide begin and end anywhere, the rulings of rows end where all of them do
        alike = _are_inner(group, through, plumb)
        if not alike and not _inset(group, through, plumb):
            continue
        beside = [p for p in plumb if any(p.low - REACH_PT <= y <= p.high + REACH_PT for y in ys)]
        ends = min(p.low for p in beside), max(p.high for p in beside)
        sides = [p for p in beside if any(min(abs(p.at - r.low), abs(p.at - r.high)) <= REACH_PT for r in through)]
        low, high = min((p.low for p in sides), default=ends[0]), max((p.high for p in sides), default=ends[1])
        over = {
            rule.at
            for rule in level
            if rule.low <= x + REACH_PT
            and rule.high >= x - REACH_PT
            # where the sides of the table end, it does
            and (not sides or low - REACH_PT <= rule.at <= high + REACH_PT)
        }
        bands = [(top, bottom) for top, bottom in pairwise(sorted(over.union(ends))) if bottom - top > REACH_PT]
        clear = [not _is_crossed(x, top, bottom, glyphs) for top, bottom in bands]
        inside = [k for k, (top, bottom) in enumerate(bands) if any(top <= y <= bottom for y in ys)]
        first, last = inside[0], inside[-1]
        if not all(clear[first : last + 1]):
            continue
        while first > 0 and clear[first - 1] and bands[first - 1][1] == bands[first][0]:
            first -= 1
        while last + 1 < len(bands) and clear[last + 1] and bands[last + 1][0] == bands[last][1]:
            last += 1
        found.append(Rule(x, bands[first][0], bands[last][1], 0.0))
    return found


class _End(NamedTuple):
    """An end of a row ruling that meets no column ruling; ``other`` is where its other end lies."""

    x: float
    y: float
    other: float


def _end_alike(end: _End, rule: Rule) -> bool:
    """Whether a ruling that goes on beyond an end stops where the other end is."""
    return abs((rule.high if end.other > end.x else rule.low) - end.other) <= REACH_PT


def _are_inner(group: Sequence[_End], through: Sequence[Rule], plumb: Sequence[Rule]) -> bool:
    """Whether row rulings end at their other ends where those above and below that go on beyond them do.

    These are of the same table where its columns reach them: the lines of a chart and the rulings of a wider table
    stand by themselves.
    """
    own = [p for p in plumb if any(_meets(p, end.y, *sorted((end.x, end.other))) for end in group)]
    met = [rule for rule in through if any(_meets(p, rule.at, rule.low, rule.high) for p in own)]
    first, last = min(end.y for end in group), max(end.y for end in group)
    around = any(rule.at <= first for rule in met) and any(rule.at >= last for rule in met)
    return around and all(any(_end_alike(end, rule) for rule in met) for end in group)


def _inset(group: Sequence[_End], through: Sequence[Rule], plumb: Sequence[Rule]) -> bool:
    """Whether row rulings end all at one place, a cell's padding short of those that go on beyond them.

    Where a column ruling stands a padding away from their near ends, their table has its cell.
    """
    if any(_meets(p, end.y, end.x - PADDING_PT, end.x + PADDING_PT) for p in plumb for end in group):
        return False
    far = [end.other for end in group]
    right = group[0].other > group[0].x
    ends = [rule.high if right else rule.low for rule in through]
    padding = min(abs(end - far[0]) for end in ends)
    even = max(far) - min(far) <= REACH_PT and max(ends) - min(ends) <= REACH_PT
    return even and REACH_PT < padding <= PADDING_PT


def _loose_ends(level: Sequence[Rule], plumb: Sequence[Rule]) -> list[_End]:
    """The ends of row rulings that meet column rulings, but none there."""
    found = []
    upright = sorted(plumb)
    for rule in level:
        at, low, high, _ = rule
        if high - low < SHORTEST_PT:
            continue
        first = next((k for k, p in enumerate(upright) if _meets(p, at, low, high)), None)
        # most rulings end at the first and at the last one that they meet
        last = next((k for k in range(len(upright) - 1, -1, -1) if _meets(upright[k], at, low, high)), None)
        if first is None or last is None:
            continue
        if first == last and min(upright[first].at - low, high - upright[first].at) <= REACH_PT:
            continue
        if upright[first].at > low + REACH_PT:
            found.append(_End(low, at, high))
        if upright[last].at < high - REACH_PT:
            found.append(_End(high, at, low))
    return sorted(found)


def _meets(upright: Rule, at: float, low: float, high: float) -> bool:
    """Whether a column ruling meets a row ruling at ``at`` from ``low`` to ``high``."""
    return low - REACH_PT <= upright[0] <= high + REACH_PT and upright[1] - REACH_PT <= at <= upright[2] + REACH_PT


def _groups(ends: Sequence[_End]) -> list[list[_End]]:
    """The ends at one place from left to right, for each place with several."""
    groups: list[list[_End]] = []
    for end in ends:
        if groups and end.x - groups[-1][-1].x <= REACH_PT:
            groups[-1].append(end)
        else:
            groups.append([end])
    return [group for group in groups if len(group) >= LEAST_TOGETHER]


def _is_crossed(x: float, top: float, bottom: float, glyphs: Sequence[Glyph]) -> bool:
    """Whether a character stands on a line from top to bottom."""
    return any(g[1] < x - 1.0 and g[3] > x + 1.0 and top < (g[2] + g[4]) / 2 < bottom for g in glyphs)
