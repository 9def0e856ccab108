"""Bullets drawn as small round figures: what prints web pages sets no character before the items of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.layout.ink import Fill, Glyph, PageInk

BULLET = "•"
_SMALLEST_PT = 1.2
_LARGEST_EM = 0.6
_LARGEST_PT = 9.0
_CURVED = 8
"""A round figure has more vertices, control points among them."""
_ROUND = 0.15
"""Width and height differ by such a share of the larger at most."""
_DARK, _GREY = 110, 40
"""The colour of text: no part is lighter, and they differ by so much at most; the dots of legends are coloured."""
_REACH_EM = 1.6
"""White between a bullet and its item, at most."""
_OFF_MIDDLE_EM = 0.35
_MOST = 300
"""More such dots on a page are a picture's."""


def with_drawn_bullets(ink: PageInk) -> PageInk:
    """The page with a character for each round dot that stands before the first letter of a line."""
    dots = [f for f in ink.fills if f.corners > _CURVED and _is_dot(f)]
    if not 0 < len(dots) <= _MOST:
        return ink
    letters = [g for g in ink.glyphs if g.turn == 0 and not g.text.isspace()]
    found = [bullet for dot in dots if (bullet := _bullet(dot, letters)) is not None]
    return replace(ink, glyphs=[*ink.glyphs, *found]) if found else ink


def _is_dot(fill: Fill) -> bool:
    width, height = fill.x1 - fill.x0, fill.bottom - fill.top
    larger = max(width, height)
    return (
        _SMALLEST_PT <= larger <= _LARGEST_PT
        and abs(width - height) <= _ROUND * larger
        and max(fill.colour) < _DARK
        and max(fill.colour) - min(fill.colour) <= _GREY
    )


def _bullet(dot: Fill, letters: Sequence[Glyph]) -> Glyph | None:
    """The character for a dot; None where no line begins right of it."""
    middle = (dot.top + dot.bottom) / 2
    line = [g for g in letters if abs((g.top + g.bottom) / 2 - middle) <= _OFF_MIDDLE_EM * g.size]
    first = min((g for g in line if g.x0 >= dot.x1), key=lambda g: g.x0, default=None)
    if first is None or first.x0 - dot.x1 > _REACH_EM * first.size or dot.x1 - dot.x0 > _LARGEST_EM * first.size:
        return None
    if any(dot.x0 - 2 * _REACH_EM * g.size < g.x1 <= dot.x1 for g in line):
        return None  # a dot between words
    return first._replace(text=BULLET, x0=dot.x0, x1=dot.x1, bold=False, run=-1)
