"""Columns below headings that are underlined from side to side: where the lines end, the texts below part."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from schemas.printed import Box, Page

_SAME_PT = 1.0
_WIDEST_GAP_PT = 24.0
_NARROWEST_PT = 60.0


def columns_below_lines(page: Page) -> list[Box]:
    """The columns of a page below rulings that stand end to end in a row, each down to the next ruling."""
    level = [ruling.box for ruling in page.rulings if ruling.horizontal]
    wide = sorted((r for r in level if r.width >= _NARROWEST_PT), key=lambda r: (round(r.top), r.x0))
    found: dict[int, Box] = {}
    for left, right in pairwise(wide):
        if abs(left.top - right.top) <= _SAME_PT and 0 < right.x0 - left.x1 <= _WIDEST_GAP_PT:
            found |= {id(rule): _column(rule, level, page.height or rule.top) for rule in (left, right)}
    return list(found.values())


def _column(rule: Box, level: Sequence[Box], bottom: float) -> Box:
    below = [r.top for r in level if r.top > rule.top + _SAME_PT and r.x0 < rule.x1 and rule.x0 < r.x1]
    return Box(rule.x0, rule.top, rule.x1, min(below, default=bottom))
