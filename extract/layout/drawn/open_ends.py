"""Tables drawn inside a cell without borders of their own: their column rulings end in the white of the cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import NamedTuple

from extract.layout.drawn.rulings import Rule
from extract.layout.ink import Glyph

REACH_PT = 3.0
SHORTEST_PT = 8.0
"""Rulings shorter than this are the ticks of a scale."""
SAME_COLUMN_PT = 1.0
LEAST_TOGETHER = 2
"""So many column rulings that end at one height end at the border of a table."""
FEWEST_ROWS = 3
"""A column ruling that crosses so many row rulings with the same ends is that of a table of two columns."""

_at: Callable[[Rule], float] = attrgetter("at")


class _End(NamedTuple):
    """An end of a column ruling that meets no ruling; ``above`` where the white lies above it.

    ``alone`` where the ruling is the only one between the columns of a table.
    """

    y: float
    x: float
    above: bool
    number: int
    alone: bool


def close_inner_tables(
    level: Sequence[Rule], plumb: Sequence[Rule], glyphs: Sequence[Glyph]
) -> tuple[list[Rule], list[Rule]]:
    """Level and plumb rulings, with the top and bottom of tables inside a cell that nobody drew.

    Where nothing is printed between the ends of the columns and the border of the cell, the columns are drawn on
    to that border; else a ruling from side to side of the cell closes them.
    """
    plumb = _drawn_on(level, plumb, glyphs)
    ends = _loose_ends(level, plumb)
    if len(ends) < LEAST_TOGETHER and not any(end.alone for end in ends):
        return list(level), list(plumb)
    rows, columns = list(level), list(plumb)
    for together in _groups(ends):
        box = _around(together, level, plumb)
        if box is None:
            continue
        left, right, wall = box
        y = together[0].y
        low, high = (wall, y) if together[0].above else (y, wall)
        if any(left < (g[1] + g[3]) / 2 < right and low < (g[2] + g[4]) / 2 < high for g in glyphs):
            rows.append(Rule(y, left, right, 0.0))
            continue
        for end in together if len(together) >= LEAST_TOGETHER else ():
            rule = columns[end.number]
            first, last = (wall, rule.high) if end.above else (rule.low, wall)
            columns[end.number] = rule._replace(low=first, high=last)
    return sorted(rows), sorted(columns)


def _drawn_on(level: Sequence[Rule], plumb: Sequence[Rule], glyphs: Sequence[Glyph]) -> Sequence[Rule]:
    """The column rulings, those as long as a row that end short of its borders.

    Where a picture in each row draws the columns, a row as high as two lines of text leaves white above and below;
    the same column goes on in the rows above or below it.
    """
    found = list(plumb)
    for number, rule in enumerate(plumb):
        long = rule.high - rule.low
        if long < SHORTEST_PT:
            continue
        after = bisect_left(level, rule.low, key=_at)
        top = next((r.at for r in reversed(level[:after]) if _crosses(r, rule)), None)
        bottom = next((r.at for r in level[after:] if _crosses(r, rule)), None)
        if top is None or bottom is None or min(rule.low - top, bottom - rule.high) <= REACH_PT:
            continue
        goes_on = any(
            abs(other.at - rule.at) <= SAME_COLUMN_PT
            and (abs(other.high - top) <= REACH_PT or abs(other.low - bottom) <= REACH_PT)
            for other in plumb
        )
        if (
            goes_on
            and max(rule.low - top, bottom - rule.high) <= long / 2
            and not any(g[1] < rule.at < g[3] and top < (g[2] + g[4]) / 2 < bottom for g in glyphs)
        ):
            found[number] = rule._replace(low=top, high=bottom)
    return found


def _crosses(level: Rule, rule: Rule) -> bool:
    """Whether a level ruling reaches to where a column ruling stands."""
    return level.low - REACH_PT <= rule.at <= level.high + REACH_PT


def _loose_ends(level: Sequence[Rule], plumb: Sequence[Rule]) -> list[_End]:
    """The ends of column rulings that cross or meet a ruling elsewhere but none at the end, by their height."""
    found = []
    for number, rule in enumerate(plumb):
        if rule.high - rule.low < SHORTEST_PT:
            continue
        first = bisect_left(level, rule.low - REACH_PT, key=_at)
        last = bisect_right(level, rule.high + REACH_PT, key=_at)
        crossed = [r for r in level[first:last] if _crosses(r, rule)]
        met = [r.at for r in crossed]
        if not met:
            continue
        alike = sum(abs(r.low - crossed[0].low) + abs(r.high - crossed[0].high) <= REACH_PT for r in crossed)
        alone = alike >= FEWEST_ROWS and crossed[0].low < rule.at - REACH_PT < rule.at + REACH_PT < crossed[0].high
        if met[0] > rule.low + REACH_PT:
            found.append(_End(rule.low, rule.at, True, number, alone))
        if met[-1] < rule.high - REACH_PT:
            found.append(_End(rule.high, rule.at, False, number, alone))
    return sorted(found)


def _groups(ends: Sequence[_End]) -> list[list[_End]]:
    """Ends at one height and on one side."""
    found: list[list[_End]] = []
    for above in (True, False):
        group: list[_End] = []
        for end in ends:
            if end.above is not above:
                continue
            if group and end.y - group[-1].y > REACH_PT:
                found.append(group)
                group = []
            group.append(end)
        if group:
            found.append(group)
    return [group for group in found if len(group) >= LEAST_TOGETHER or group[0].alone]


def _around(
    ends: Sequence[_End], level: Sequence[Rule], plumb: Sequence[Rule]
) -> tuple[float, float, float] | None:
    """The sides of the cell in which columns end, and its border beyond them; None where they are in no cell."""
    y, above = ends[0].y, ends[0].above
    first, last = min(end.x for end in ends), max(end.x for end in ends)
    through = [r.at for r in plumb if r.low < y - REACH_PT and r.high > y + REACH_PT]
    left = max((x for x in through if x < first - REACH_PT), default=None)
    right = min((x for x in through if x > last + REACH_PT), default=None)
    if any(first <= x <= last for x in through):
        return None
    if (left is None) != (right is None):
        over = [r for r in level if r.low < first - REACH_PT and r.high > last + REACH_PT]
        left = _undrawn_side(over, y, right=False) if left is None else left
        right = _undrawn_side(over, y, right=True) if right is None else right
    if left is None or right is None:
        return None
    spans = [r.at for r in level if r.low <= left + REACH_PT and r.high >= right - REACH_PT]
    beyond = (
        [at for at in spans if at < y - 2 * REACH_PT] if above else [at for at in spans if at > y + 2 * REACH_PT]
    )
    if not beyond:
        return None
    return left, right, max(beyond) if above else min(beyond)


def _undrawn_side(level: Sequence[Rule], y: float, *, right: bool) -> float | None:
    """Where the rulings nearest above and below a height both end: the side of a form that nobody drew."""
    sides = (max((r for r in level if r.at < y), default=None), min((r for r in level if r.at > y), default=None))
    ends = [rule.high if right else rule.low for rule in sides if rule is not None]
    return ends[0] if len(ends) == len(sides) and abs(ends[0] - ends[1]) <= REACH_PT else None
