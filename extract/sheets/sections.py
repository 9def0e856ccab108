"""Which text stands below which heading of a page whose boxes stand in columns.

Two headings beside each other begin two columns, and the border between them runs down to the first text that
crosses it. A text belongs to the nearest heading above it on its own side of every such border.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.sheets.fragments import Fragment
from extract.sheets.headings import Heading

_SAME_LINE = 0.6
_EDGE_PT = 2.0
_NEAR_PT = 60.0
"""Two columns need not begin at the same height."""
_LEAST_PT = 24.0


@dataclass(frozen=True, slots=True)
class Border:
    """A vertical border between two columns, from ``top`` down to ``bottom`` in points."""

    x: float
    top: float
    bottom: float

    def side(self, fragment: Fragment) -> int:
        """-1 left of the border, 1 right of it, 0 above or below it."""
        middle = fragment.box.center[1]
        if not self.top - _EDGE_PT <= middle <= self.bottom:
            return 0
        return -1 if fragment.box.center[0] < self.x else 1


@dataclass(slots=True)
class Section:
    """A heading with the fragments below it, in reading order."""

    heading: Heading
    fragments: list[Fragment] = field(default_factory=list)


def beside(one: Fragment, other: Fragment) -> bool:
    """Whether two fragments stand on one line of the page."""
    height = max(one.box.height, other.box.height)
    return abs(one.box.center[1] - other.box.center[1]) <= _SAME_LINE * height


def _reach(x: float, top: float, fragments: Sequence[Fragment]) -> float:
    """How far down a vertical line runs before a text crosses it."""
    crossing = [
        f.box.top
        for f in fragments
        if f.box.center[1] > top and f.box.x0 < x - _EDGE_PT and f.box.x1 > x + _EDGE_PT
    ]
    return min(crossing, default=float("inf"))


def _border(left: Fragment, right: Fragment, fragments: Sequence[Fragment]) -> Border | None:
    """The border between two headings of one line that runs down farthest, nearest to the right one's text."""
    top, both = min(left.box.top, right.box.top), max(left.box.top, right.box.top)
    below = [f for f in fragments if f.box.center[1] >= top]
    edges = {right.box.x0}
    edges |= {f.box.x0 for f in below if left.box.x1 <= f.box.x0 <= right.box.x0}
    best: Border | None = None
    for edge in sorted(edges, reverse=True):
        bottom = _reach(edge - 1.0, top, fragments)
        if bottom > both and (best is None or bottom > best.bottom):
            best = Border(edge - 1.0, top, bottom)
    return best


def borders_of(headings: Sequence[Heading], fragments: Sequence[Fragment]) -> list[Border]:
    """The borders between headings that stand beside each other."""
    found = []
    ordered = sorted((h.fragment for h in headings), key=lambda f: (f.box.top, f.box.x0))
    for fragment in ordered:
        right = [
            o for o in ordered if o.box.x0 > fragment.box.x1 and abs(o.box.top - fragment.box.top) <= _NEAR_PT
        ]
        if right:
            border = _border(
                fragment, min(right, key=lambda o: (not beside(o, fragment), o.box.x0, o.box.top)), fragments
            )
            if border is not None and border.bottom - border.top >= _LEAST_PT:
                found.append(border)
    return found


def _fits(borders: Sequence[Border], heading: Fragment, fragment: Fragment) -> bool:
    for border in borders:
        here, there = border.side(fragment), border.side(heading)
        if here and there and here != there:
            return False
    return True


def sections_of(headings: Sequence[Heading], fragments: Sequence[Fragment]) -> list[Section]:
    """The sections of a page; what stands above the first heading is in none.

    Args:
        headings: the page's headings.
        fragments: all fragments of the page, headings among them.
    """
    borders = borders_of(headings, fragments)
    sections = {id(h.fragment): Section(h) for h in headings}
    heads = [h.fragment for h in headings]
    for fragment in fragments:
        if id(fragment) in sections:
            continue
        above = [
            h
            for h in heads
            if (
                h.box.center[1] <= fragment.box.center[1] - _EDGE_PT
                or (beside(h, fragment) and h.box.x1 <= fragment.box.x0)
            )
            and _fits(borders, h, fragment)
        ]
        if above:
            owner = max(above, key=lambda h: (h.box.top, h.box.x0))
            sections[id(owner)].fragments.append(fragment)
    for section in sections.values():
        section.fragments = in_lines(section.fragments)
    return [sections[id(h)] for h in heads]


def in_lines(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Fragments line by line; those of one line from left to right."""
    lines: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: f.box.top):
        if lines and beside(lines[-1][0], fragment):
            lines[-1].append(fragment)
        else:
            lines.append([fragment])
    return [f for line in lines for f in sorted(line, key=lambda f: f.box.x0)]
