"""Columns below headings that are underlined from side to side: where the lines end, the texts below part."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.fragments import Fragment, beside
from schemas.printed import Box, Page

_SAME_PT = 1.0
_WIDEST_GAP_PT = 24.0
_NARROWEST_PT = 60.0
_MOST_LETTERS = 8
_BELOW_EM = 0.6
"""White between a heading and the line below it at most."""


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


def underlined_words(page: Page, fragments: Sequence[Fragment]) -> list[Box]:
    """Where short words stand alone above a ruling that begins with them and runs on over a column or the page."""
    level = [ruling.box for ruling in page.rulings if ruling.horizontal and ruling.box.width >= _NARROWEST_PT]
    short = [f for f in fragments if len(f.text) <= _MOST_LETTERS]
    return [f.box for f in short if any(_is_headed_by(rule, f, fragments) for rule in level)]


def _is_headed_by(rule: Box, words: Fragment, fragments: Sequence[Fragment]) -> bool:
    box = words.box
    flush = abs(rule.x0 - box.x0) <= _SAME_PT and rule.x1 > box.x1 + _NARROWEST_PT
    near = -_SAME_PT <= rule.top - box.bottom <= _BELOW_EM * box.height
    return (
        flush
        and near
        and not any(
            f is not words and beside(f, words) and rule.x0 <= f.box.center[0] <= rule.x1 for f in fragments
        )
    )
