"""Whether rulings below a row of coloured headings are so many that rows of a table stand there."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.drawn.rulings import SAME_LINE_PT, Rule
from extract.layout.ink import ByHeight, Fill

REACH_PT = 3.0
SAME_SIDE_PT = 1.0
FEWEST_RULES = 2
HIGHEST_PT = 72.0
"""A coloured heading is no higher; a ruling so far below a table is that of another one."""
FOOT_PT = 40.0
"""So much white is below the last ruling of a page."""


def are_enough(
    below: Sequence[Rule], heads: Sequence[Fill], level: Sequence[Rule], plumb: Sequence[Rule], glyphs: ByHeight
) -> bool:
    """Whether rulings are so many that rows stand below headings.

    One is enough in a frame, at a page's foot, or where another one runs along the top of the headings and none
    follows. A page may end after the first row of a table, and a table may hold only one: that has a text in every
    column.

    Args:
        below: the rulings below the headings.
        heads: the coloured cells of the headings, left to right.
        level: the page's horizontal rulings.
        plumb: its vertical ones.
        glyphs: its upright letters.
    """
    if len(below) != 1:
        return len(below) >= FEWEST_RULES
    rule, bottom = below[0], heads[0].bottom
    left, right = heads[0].x0, heads[-1].x1
    if rule.low > left + REACH_PT or rule.high < right - REACH_PT:
        return False
    if not _is_framed(rule, heads, plumb) and not _is_closed(rule, heads, level):
        foot = glyphs.between(rule.at, rule.at + FOOT_PT)
        if any(rule.low < g[1] < rule.high for g in foot):
            return False
    xs = [(g[1] + g[3]) / 2 for g in glyphs.between(bottom, rule.at)]
    return all(any(f.x0 < x < f.x1 for x in xs) for f in heads)


def _is_framed(rule: Rule, heads: Sequence[Fill], plumb: Sequence[Rule]) -> bool:
    """Whether vertical rulings at both sides reach from headings to the ruling below them."""
    return all(
        any(
            abs(p.at - x) <= REACH_PT and p.low < heads[0].top + REACH_PT and p.high > rule.at - REACH_PT
            for p in plumb
        )
        for x in (heads[0].x0, heads[-1].x1)
    )


def _is_closed(rule: Rule, heads: Sequence[Fill], level: Sequence[Rule]) -> bool:
    """Whether a ruling as long runs along the top of the headings, and none stands right below the last row."""
    top = any(
        abs(r.at - heads[0].top) <= SAME_LINE_PT
        and abs(r.low - rule.low) <= SAME_SIDE_PT
        and abs(r.high - rule.high) <= SAME_SIDE_PT
        for r in level
    )
    return top and not any(
        rule.at < r.at <= rule.at + HIGHEST_PT and r.low < rule.high and rule.low < r.high for r in level
    )
