"""Captions on one line below pictures that stand side by side: each is a text of its own.

Nothing of a line tells them apart but that each piece of it stands below a picture of its own, centred or flush.
A picture is an image, or a drawn box without a word in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.boxed_text import large_boxes
from extract.layout.gaps.aligned import Piece, Row, row_of
from extract.layout.ink import Frame, Glyph, PageInk, holds
from extract.layout.lines import by_baseline

_LEVEL_PT = 12.0
"""Pictures of one row end on one height, about."""
EDGE_PT = 1.6
_CENTRED_PT = 3.0
LOWEST_EM = 4.0
"""A picture is so many times as high as the words below it at least, unlike the ground of a label."""
NEAR_EM = 1.5
"""White between a picture and its caption at most, by the size of the caption's type."""
_BELOW_PT = 40.0
"""What stands deeper below a picture need not be looked at."""


def captions_side_by_side(glyphs: Sequence[Glyph], ink: PageInk) -> list[list[Glyph]]:
    """The glyphs of each line of a caption that stands on one line with others; none on most pages.

    Args:
        glyphs: those of a page outside its tables.
        ink: of that page, for its pictures.
    """
    places = _pictures(ink)
    if not places:
        return []
    near = [g for g in glyphs if g[8] == 0 and any(-_BELOW_PT < p.bottom - g[2] < EDGE_PT + g[5] for p in places)]
    found: list[list[Glyph]] = []
    ends = [place.bottom for place in places]
    for line in by_baseline(near):
        row = row_of(line)
        owners = _owners(row, places, ends) if row is not None else []
        if row is None or not owners or any(holds_text(places[at], ink.glyphs) for at in owners):
            continue
        for at, piece in zip(owners, row.pieces, strict=True):
            ends[at] = row.bottom
            found.append([g for g in line if piece.x0 - 0.1 <= g[1] and g[3] <= piece.x1 + 0.1])
    return found


def _pictures(ink: PageInk) -> list[Frame]:
    """The images and boxes of a page that have another one beside them and stand in no other; none for most."""
    boxes = picture_boxes(ink)
    ordered = sorted(boxes, key=lambda box: box.bottom)
    if not any(b.bottom - a.bottom <= _LEVEL_PT for a, b in pairwise(ordered)):
        return []
    outer = outermost(boxes)
    return [box for box in outer if any(_is_level(box, other) for other in outer)]


def picture_boxes(ink: PageInk) -> list[Frame]:
    """The images of a page and its large boxes, which may be pictures."""
    return large_boxes(ink, [Frame(*image, 0) for image in ink.images])


def outermost(boxes: Sequence[Frame]) -> list[Frame]:
    """The boxes that stand in no other, the largest first."""
    outer: list[Frame] = []
    for box in sorted(boxes, key=lambda f: (f.x1 - f.x0) * (f.bottom - f.top), reverse=True):
        if not any(holds(other, box, EDGE_PT) for other in outer):
            outer.append(box)
    return outer


def _is_level(box: Frame, other: Frame) -> bool:
    apart = box.x1 <= other.x0 + EDGE_PT or other.x1 <= box.x0 + EDGE_PT
    return apart and abs(box.bottom - other.bottom) <= _LEVEL_PT


def _owners(row: Row, places: Sequence[Frame], ends: Sequence[float]) -> list[int]:
    """The picture that each piece of a line stands below, by index; none unless each has one of its own.

    Args:
        row: the line.
        places: the pictures.
        ends: where each of them ends, with the lines of its caption so far.
    """
    owners: list[int] = []
    for piece in row.pieces:
        own = [
            at
            for at, place in enumerate(places)
            if _is_below(piece, place)
            and -row.size / 2 <= row.top - ends[at] <= NEAR_EM * row.size
            and place.bottom - place.top >= LOWEST_EM * row.size
        ]
        if len(own) != 1 or own[0] in owners:
            return []
        owners.append(own[0])
    return owners if len(owners) > 1 else []


def _is_below(piece: Piece, place: Frame) -> bool:
    """Whether a piece of a line stands within the width of a picture, centred or flush with its left side."""
    within = place.x0 - _CENTRED_PT <= piece.x0 and piece.x1 <= place.x1 + _CENTRED_PT
    centred = abs(piece.x0 + piece.x1 - place.x0 - place.x1) <= 2 * _CENTRED_PT
    return within and (centred or piece.x0 - place.x0 <= _CENTRED_PT)


def holds_text(place: Frame, glyphs: Sequence[Glyph]) -> bool:
    """Whether a word stands in a box, so that it is no picture."""
    return any(
        place.x0 < (g[1] + g[3]) / 2 < place.x1 and place.top < (g[2] + g[4]) / 2 < place.bottom
        for g in glyphs
        if not g[0].isspace()
    )
