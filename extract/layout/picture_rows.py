"""Pictures below each other, each with its caption, beside the part of the text that it belongs to.

Where white parts the rows right across the page, a person reads the caption with the text beside its picture, and
not behind the whole column of text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.gutters import in_bands
from extract.layout.ink import Frame, PageInk
from extract.layout.lines import Draft
from extract.layout.order import Item
from extract.layout.picture_captions import EDGE_PT, LOWEST_EM, NEAR_EM, holds_text, outermost, picture_boxes
from schemas.printed import Box

_FEWEST = 2
_SHARED_EM = 0.5
"""Two lines of one column overlap by less than this share of the height of a line."""


class PictureRow(NamedTuple):
    """What stands in a row of a page: its text, and the caption of the picture in it, if any."""

    text: list[Item]
    caption: list[Item]


def picture_rows(items: Sequence[Item], ink: PageInk) -> list[PictureRow]:
    """The rows of a page with pictures below each other, from the top; none for most pages.

    Args:
        items: the lines and tables of the page.
        ink: of that page, for its pictures.
    """
    lines = [item for item in items if isinstance(item, Draft)]
    places = _stacked(ink) if lines and len(lines) == len(items) else []
    if not places:
        return []
    usual = sorted(line.box.height for line in lines)[len(lines) // 2]
    rows: list[PictureRow] = []
    parts: list[Draft | Frame] = [*lines, *places]
    for band in in_bands(parts, _extent, usual):
        held = [part for part in band if isinstance(part, Frame)]
        own = [part for part in band if isinstance(part, Draft)]
        if held:
            row = _row(own, held[0]) if len(held) == 1 else None
            if row is None:
                return []
            rows.append(row)
        elif rows and not rows[-1].caption:
            rows[-1].text.extend(own)
        else:
            rows.append(PictureRow([*own], []))
    return rows


def _extent(part: Draft | Frame) -> tuple[float, float]:
    box = part if isinstance(part, Frame) else part.box
    return box.top, box.bottom


def _stacked(ink: PageInk) -> list[Frame]:
    """The pictures of a page where all of them stand below each other, with no words in them."""
    boxes = picture_boxes(ink)
    if len(boxes) < _FEWEST:
        return []
    found = outermost([box for box in boxes if not holds_text(box, ink.glyphs)])
    found.sort(key=lambda box: box.top)
    stacked = all(b.top >= a.bottom and b.x0 < a.x1 and a.x0 < b.x1 for a, b in pairwise(found))
    return found if stacked and len(found) >= _FEWEST else []


def _row(lines: Sequence[Draft], place: Frame) -> PictureRow | None:
    """The text beside a picture and its caption; None where there is no such text or anything else."""
    caption: list[Item] = []
    text: list[Draft] = []
    end = place.bottom
    for line in sorted(lines, key=lambda line: line.box.top):
        box = line.box
        if not place.x0 < box.center[0] < place.x1 or box.bottom <= place.top:
            text.append(line)
        elif -EDGE_PT <= box.top - end <= NEAR_EM * box.height:
            caption.append(line)
            end = box.bottom
        else:
            return None
    beside = [line.box for line in text if line.box.top < end and line.box.bottom > place.top]
    if not caption or not beside or place.bottom - place.top < LOWEST_EM * beside[0].height:
        return None
    around = Box(*place[:4])
    for item in caption:
        around = around.union(item.box)
    apart = all(box.x1 <= around.x0 for box in beside) or all(box.x0 >= around.x1 for box in beside)
    one_column = all(a.bottom - b.top < _SHARED_EM * b.height for a, b in pairwise(line.box for line in text))
    return PictureRow([*text], caption) if apart and one_column else None
