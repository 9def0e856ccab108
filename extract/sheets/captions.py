"""What stands in the place of a picture of a sheet, and the captions of pictures: no text of what is above.

A picture that is not there yet is a rectangle that says 写真, or （事業の写真） with nothing drawn around it.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.fragments import Fragment
from schemas.patterns import lazy_pattern
from schemas.printed import Box

_WORDS = r"(?:写真|画像|図|イラスト|イメージ)"
_BRACKETED = lazy_pattern(
    rf"\s*[（(]\s*(?:{_WORDS}[^（）()]{{0,30}}|[^（）()]{{0,12}}(?:写真|画像|図))\s*[)）]\s*"
)
"""What stands in the place of a picture, or below it, whether that place is drawn or not."""
_ALONE = lazy_pattern(rf"\s*{_WORDS}\s*(?:\p{{Nd}}{{1,2}}|[①-⑳])?\s*")
_LABELLED = lazy_pattern(rf"\s*{_WORDS}\s*(?:\p{{Nd}}{{1,2}}|[①-⑳])?\s*[：:]\s*\S.*")
"""A caption that says of what it is one: 「写真：朝市のようす」."""
_LOWEST_EM = 4.0
"""A picture is so many times as high as the words below it at least, unlike an icon or a band."""
_NEAR_EM = 1.5
_CENTRED_PT = 3.0
_SMALLER = 0.95
"""Share of the size of the page's text up to which a line below an image is its caption."""


def of_pictures(
    fragments: Sequence[Fragment], grounds: Sequence[Box], pictures: Sequence[Box], body: float
) -> frozenset[int]:
    """The ids of the fragments that stand in the places of pictures, and of the captions below them.

    Args:
        fragments: the text of a page, from the top.
        grounds: where it is coloured or framed.
        pictures: where images stand.
        body: the size of the page's text in points.
    """
    bracketed = {id(f) for f in fragments if _BRACKETED.fullmatch(f.text)}
    found = set(bracketed)
    for place in grounds:
        inside = [f for f in fragments if place.contains(*f.box.center)]
        if len(inside) == 1 and (id(inside[0]) in bracketed or _ALONE.fullmatch(inside[0].text)):
            found |= {id(f) for f in (*inside, *_caption(place, fragments))}
    small = [f for f in fragments if f.size <= _SMALLER * body]
    for place in pictures:
        if not any(place.contains(*f.box.center) for f in fragments):
            found |= {id(f) for f in _caption(place, small)}
    labelled = [f for f in fragments if _LABELLED.fullmatch(f.text)]
    # a drawing is a frame or a ground that holds no text
    for place in (*grounds, *pictures) if labelled else ():
        named = [f for f in labelled if _is_below(place, f)]
        if named and not any(place.contains(*f.box.center) for f in fragments):
            found |= {id(f) for f in (*named, *_caption(place, small))}
    return frozenset(found)


def _is_below(place: Box, fragment: Fragment) -> bool:
    """Whether a line stands right below a picture, and within its width."""
    box = fragment.box
    return _follows(place, place.bottom, box) and place.x0 <= box.center[0] <= place.x1


def _caption(place: Box, fragments: Sequence[Fragment]) -> list[Fragment]:
    """The lines centred right below a picture, none wider than it."""
    lines: list[Fragment] = []
    bottom = place.bottom
    for fragment in fragments:
        box = fragment.box
        centred = box.width <= place.width and abs(box.center[0] - place.center[0]) <= _CENTRED_PT
        if centred and _follows(place, bottom, box):
            lines.append(fragment)
            bottom = box.bottom
    return lines


def _follows(place: Box, bottom: float, box: Box) -> bool:
    """Whether a line, low for the picture, begins right below ``bottom``: the picture, or the caption so far."""
    near = bottom - box.height / 2 <= box.top <= bottom + _NEAR_EM * box.height
    return near and place.height >= _LOWEST_EM * box.height
