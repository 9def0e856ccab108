"""What of a page stands in the box of a table's rulings, and how many rulings make one."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.grids.cells import REACH_PT
from extract.layout.ink import Fill, Glyph

FEWEST_RULES = 3


def glyphs_inside(glyphs: Sequence[Glyph], box: tuple[float, float, float, float]) -> list[Glyph]:
    """The glyphs in a box (x0, top, x1, bottom), with those that reach a little over its sides."""
    x0, top, x1, bottom = box
    return [g for g in glyphs if x0 - 2 <= g[1] and g[3] <= x1 + 2 and top < (g[2] + g[4]) / 2 < bottom]


def fills_behind(fills: Sequence[Fill], box: tuple[float, float, float, float]) -> list[Fill]:
    """The fills that lie in a box (x0, top, x1, bottom)."""
    x0, top, x1, bottom = box
    return [
        f
        for f in fills
        if x0 - REACH_PT <= f.x0
        and f.x1 <= x1 + REACH_PT
        and top - REACH_PT <= f.top
        and f.bottom <= bottom + REACH_PT
    ]
