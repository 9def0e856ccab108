"""Text in a box that stands in the text of its page: no line of it goes on beside the box, on either side.

Two boxes side by side are told as panels, and what rulings part is a table; here a single box, with an outline or
a ground of its own, stands in one of the columns of a page that is no box itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extract.layout.drawn.rulings import is_white
from extract.layout.ink import ByHeight, Fill, Frame, Glyph, PageInk, holds
from extract.layout.lines import by_baseline

_NARROWEST_PT, _LOWEST_PT = 72.0, 24.0
_FEWEST_LINES = 3
_LEAST_LETTERS = 8
_EDGE_PT = 1.6
_MOST_BOXES = 60
"""More boxes than this are the cells of a table, drawn one by one, or an illustration."""


class Boxed(NamedTuple):
    """Text in a box: the box, its glyphs, and where the gutter is between it and what stands beside it."""

    frame: Frame
    glyphs: list[Glyph]
    gutter: float


def boxed_text(glyphs: Sequence[Glyph], ink: PageInk) -> list[Boxed]:
    """The text of each box that other text stands beside, the outermost boxes first; none where there is none.

    Args:
        glyphs: those of a page outside its tables.
        ink: of that page, for its boxes.
    """
    found: list[Boxed] = []
    large = large_boxes(ink)
    bands = ByHeight([g for g in glyphs if g[8] == 0] if large else [])
    for box in sorted(large, key=lambda f: (f.x1 - f.x0) * (f.bottom - f.top), reverse=True):
        if any(holds(other.frame, box, _EDGE_PT) for other in found):
            continue
        level = bands.between(box.top, box.bottom)
        own = [g for g in level if box.x0 - _EDGE_PT <= g[1] and g[3] <= box.x1 + _EDGE_PT]
        left = [g for g in level if g[3] <= box.x0 + _EDGE_PT]
        right = [g for g in level if g[1] >= box.x1 - _EDGE_PT]
        beside = [*left, *right]
        if not beside or len(own) + len(beside) < len(level) or len(by_baseline(own)) < _FEWEST_LINES:
            continue
        if not _is_prose(beside) or (right and not _is_prose(own)):
            continue  # the labels of what stands beside them
        if not any(_parts(other, own, beside) for other in large):
            found.append(Boxed(box, own, _gutter(box, beside)))
    return found


def large_boxes(ink: PageInk, more: Sequence[Frame] = ()) -> list[Frame]:
    """The boxes of a page that can hold several lines, with an outline or a ground; none where they are many.

    Args:
        ink: of the page.
        more: other boxes that are asked as well.
    """
    outlined = [box for box in (*ink.frames, *more) if _is_large(box)]
    grounds = [
        Frame(f.x0, f.top, f.x1, f.bottom, f.order)
        for f in ink.fills
        if f.corners == 4 and _is_large(f) and not is_white(f.colour)
    ]
    large = [*outlined, *grounds]
    return large if len(large) <= _MOST_BOXES else []


def _is_large(box: Frame | Fill) -> bool:
    return box.x1 - box.x0 >= _NARROWEST_PT and box.bottom - box.top >= _LOWEST_PT


def _is_prose(glyphs: Sequence[Glyph]) -> bool:
    """Whether lines are long, as those of labels of boxes are not."""
    lines = by_baseline([g for g in glyphs if not g[0].isspace()])
    return len(lines) >= _FEWEST_LINES and sum(map(len, lines)) >= _LEAST_LETTERS * len(lines)


def outside_and_inside(glyphs: Sequence[Glyph], boxed: Sequence[Boxed]) -> list[Sequence[Glyph]]:
    """The glyphs outside all boxes, and those of each."""
    inside = {id(g) for found in boxed for g in found.glyphs}
    return [[g for g in glyphs if id(g) not in inside], *(found.glyphs for found in boxed)] if boxed else [glyphs]


def _gutter(box: Frame, beside: Sequence[Glyph]) -> float:
    left = [g[3] for g in beside if g[3] <= box.x0 + _EDGE_PT]
    if left:
        return (max(left) + box.x0) / 2
    return (box.x1 + min(g[1] for g in beside)) / 2


def _parts(frame: Frame, own: Sequence[Glyph], beside: Sequence[Glyph]) -> bool:
    """Whether what stands beside a box has a frame of its own."""
    first = own[0]
    holds_own = (
        frame.x0 < (first[1] + first[3]) / 2 < frame.x1 and frame.top < (first[2] + first[4]) / 2 < frame.bottom
    )
    return not holds_own and any(
        frame.x0 < (g[1] + g[3]) / 2 < frame.x1 and frame.top < (g[2] + g[4]) / 2 < frame.bottom for g in beside
    )
