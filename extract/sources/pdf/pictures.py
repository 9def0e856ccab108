"""Pictures on pages with text: what is printed in them is not read, and a person should know where they are.

A table, a chart or a scanned part may be pasted as a picture. Whether one is a photograph cannot be told without
unpacking it, which would cost more than reading its page; so every large picture that lies free is named.
"""

from __future__ import annotations

from extract.layout.ink import PageInk
from schemas.printed import Box

LEAST_SHARE = 0.1
"""Share of the page from which on a picture may be a table; logos and icons are smaller."""
MOST_COVERED = 0.02
"""Share of a picture that letters of the page cover, above which it is the ground of a text."""
_TOUCHING_PT = 2.0
"""Pictures this near are parts of one: programs cut large ones into strips."""
_LETTER = 0.6
"""Share of the square of its size that a letter covers."""


def unread_pictures(ink: PageInk) -> list[Box]:
    """The large pictures of a page that are no ground of a text, from the top; none on a page without text."""
    least = LEAST_SHARE * ink.width * ink.height
    if not ink.images or not ink.glyphs or sum(map(_area, ink.images)) < least:
        return []
    page = Box(0.0, 0.0, ink.width, ink.height)
    whole = [box for box in _put_together([_within(Box(*image), page) for image in ink.images]) if _is_box(box)]
    free = [box for box in whole if box.width * box.height >= least and not _is_ground(box, ink)]
    return sorted(free, key=lambda box: (box.top, box.x0))


def _area(image: tuple[float, float, float, float]) -> float:
    x0, top, x1, bottom = image
    return max(0.0, x1 - x0) * max(0.0, bottom - top)


def _within(box: Box, page: Box) -> Box:
    return Box(max(box.x0, page.x0), max(box.top, page.top), min(box.x1, page.x1), min(box.bottom, page.bottom))


def _is_box(box: Box) -> bool:
    return box.x1 > box.x0 and box.bottom > box.top


def _put_together(boxes: list[Box]) -> list[Box]:
    """The boxes with strips of one picture, which touch along a whole side, as one."""
    found: list[Box] = []
    for box in sorted(boxes, key=lambda b: (b.top, b.x0)):
        other = next((k for k, before in enumerate(found) if _is_strip(before, box)), None)
        if other is None:
            found.append(box)
        else:
            found[other] = found[other].union(box)
    return found


def _is_strip(before: Box, box: Box) -> bool:
    """Whether a box goes on where another one ends, with sides of the same length."""
    below = abs(before.x0 - box.x0) <= _TOUCHING_PT and abs(before.x1 - box.x1) <= _TOUCHING_PT
    beside = abs(before.top - box.top) <= _TOUCHING_PT and abs(before.bottom - box.bottom) <= _TOUCHING_PT
    down, across = abs(before.bottom - box.top), abs(before.x1 - box.x0)
    return (below and down <= _TOUCHING_PT) or (beside and across <= _TOUCHING_PT)


def _is_ground(box: Box, ink: PageInk) -> bool:
    """Whether text of the page is printed over a picture."""
    covered = sum(
        _LETTER * g[5] * g[5]
        for g in ink.glyphs
        if not g[0].isspace() and box.contains((g[1] + g[3]) / 2, (g[2] + g[4]) / 2)
    )
    return covered > MOST_COVERED * box.width * box.height
