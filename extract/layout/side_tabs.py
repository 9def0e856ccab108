"""Tabs at the side of a page: what a coloured box at the page's edge says is that of its chapter, and no text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extract.layout.drawn.rulings import is_white
from extract.layout.ink import Fill, Glyph
from extract.layout.lines import Draft, read_lines

EDGE_PT = 4.0
"""A tab begins so near to the page's edge at most; most are printed beyond it."""
WIDEST = 0.08
"""Share of the page's width that a tab has at most."""
SHORTEST_PT = 20.0


class Parted(NamedTuple):
    """The lines on the tabs of a page, and its other glyphs."""

    lines: list[Draft]
    glyphs: list[Glyph]


def part_side_tabs(glyphs: Sequence[Glyph], fills: Sequence[Fill], width: float) -> Parted:
    """Parts what stands on side tabs from the rest of a page.

    Args:
        glyphs: those of the page.
        fills: its filled figures.
        width: of the page, in points.
    """
    far = width - EDGE_PT
    tabs = [fill for fill in fills if (fill[0] <= EDGE_PT or fill[2] >= far) and _is_tab(fill, width)]
    on_tabs: list[list[Glyph]] = [[] for _ in tabs]
    rest: list[Glyph] = []
    # most glyphs stand between the tabs at the left and those at the right
    left = max([tab.x1 for tab in tabs if tab.x0 <= EDGE_PT], default=-1.0)
    right = min([tab.x0 for tab in tabs if tab.x0 > EDGE_PT], default=width)
    for glyph in glyphs if tabs else ():
        x = (glyph[1] + glyph[3]) / 2
        if left < x < right:
            rest.append(glyph)
            continue
        y = (glyph[2] + glyph[4]) / 2
        at = next((k for k, tab in enumerate(tabs) if tab.x0 <= x <= tab.x1 and tab.top <= y <= tab.bottom), None)
        (rest if at is None else on_tabs[at]).append(glyph)
    if not any(on_tabs):
        return Parted([], list(glyphs))
    return Parted([line for own in on_tabs if own for line in read_lines(own).lines], rest)


def _is_tab(fill: Fill, width: float) -> bool:
    """Whether a fill that begins at the left or ends at the right edge of the page is a narrow upright box."""
    if fill.corners != 4 or is_white(fill.colour) or fill.x1 - fill.x0 > WIDEST * width:
        return False
    high = fill.bottom - fill.top
    return high >= SHORTEST_PT and high >= fill.x1 - fill.x0
