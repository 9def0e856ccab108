"""Block arrows in the picture of a page: bars of a timetable with a head, which no cell and no ruling tells."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from extract.layout.ink import Fill
from extract.sources.scan.picture import Mask, Picture, Straight

_DARKER = 0.13
"""The inside of an arrow is darker than the paper by at least this share of its brightness."""
_THINNEST_PT, _THICKEST_PT, _SHORTEST_PT = 2.2, 9.0, 12.0
"""How thick the bar of an arrow is, and how long at least; thinner are rulings, shorter are letters."""
_THINNEST_PX = 3.0
_FLARE, _MOST_FLARE, _POINTED = 1.3, 4.5, 0.6
"""How much broader than the bar the head is where it begins, at most, and how narrow near its tip."""
_TAPERED, _LOPSIDED = 0.75, 0.35
"""Near its tip the head is narrower than the bar, and where it is broadest it flares as much above as below, but
for this share."""
_HEAD = 3.0
"""The head is no longer than so many thicknesses of the bar."""
_EVEN, _UNEVEN = 0.8, 0.25
"""Over so much of its length the bar is as thick but for this share; rulings may cross the rest."""
_AROUND_PT = 1.0
_LETTER_PT, _HELD = 24.0, 0.06
"""A shorter arrow may be a stroke of a large letter: then other strokes go on from so much of it."""


class _Arrow(NamedTuple):
    """An arrow by its columns: where the first of them is, and where each begins and ends, in pixels."""

    left: int
    tops: npt.NDArray[np.int64]
    bottoms: npt.NDArray[np.int64]

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom."""
        return self.left, int(self.tops.min()), self.left + len(self.tops), int(self.bottoms.max())

    def mirrored(self, width: int) -> _Arrow:
        """The same arrow in a picture that is so wide and not mirrored."""
        return _Arrow(width - self.left - len(self.tops), self.tops[::-1], self.bottoms[::-1])

    def held(self, dark: Picture) -> float:
        """How much of what lies right above and below is dark (0-1): strokes of the letter that this is one of."""
        columns = np.arange(self.left, self.left + len(self.tops))
        above = dark[np.maximum(self.tops - 1, 0), columns]
        below = dark[np.minimum(self.bottoms, len(dark) - 1), columns]
        return float(above.mean() + below.mean()) / 2

    def paint(self, pixels: Mask, around: int) -> None:
        """Marks the arrow's pixels and those around them."""
        for k, (top, bottom) in enumerate(zip(self.tops.tolist(), self.bottoms.tolist(), strict=True)):
            x = self.left + k
            pixels[max(0, top - around) : bottom + around, max(0, x - around) : x + around + 1] = True


def find_arrows(picture: Straight) -> tuple[list[Fill], Mask]:
    """The level block arrows of a picture, in points, and the pixels that they cover.

    >>> grey = np.full((60, 300), 245, np.uint8)
    >>> grey[24:36, 20:220] = 140
    >>> for k in range(24): grey[30 - 24 + k : 30 + 24 - k, 220 + k] = 140
    >>> paper = np.full_like(grey, 245)
    >>> [arrow], pixels = find_arrows(Straight(grey, paper, grey < 190, 2.8, 0.0))
    >>> [round(2.8 * value) for value in arrow[:4]], arrow.corners
    ([21, 6, 244, 54], 7)
    >>> grey[:, 220:] = 245
    >>> find_arrows(Straight(grey, paper, grey < 190, 2.8, 0.0))[0]
    []
    """
    scale = picture.scale
    pixels = np.zeros(picture.ink.shape, np.bool_)
    if _THINNEST_PT * scale < _THINNEST_PX:
        return [], pixels  # in a coarse picture of a large page the strokes of letters look so, too
    dark = (picture.darkness > _DARKER).astype(np.uint8)
    kernel = np.ones((round(_THINNEST_PT * scale), round(_SHORTEST_PT * scale)), np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(cv2.morphologyEx(dark, cv2.MORPH_OPEN, kernel))
    found: list[Fill] = []
    for x, y, width, height, _ in stats[1:].tolist():
        if height > _MOST_FLARE * _THICKEST_PT * scale:
            continue
        arrow = _arrow(dark, (x, y, x + width, y + height), scale)
        if arrow is None:
            mirrored = _arrow(dark[:, ::-1], (dark.shape[1] - x - width, y, dark.shape[1] - x, y + height), scale)
            if mirrored is None:
                continue
            arrow = mirrored.mirrored(dark.shape[1])
        if len(arrow.tops) < _LETTER_PT * scale and arrow.held(dark) > _HELD:
            continue
        arrow.paint(pixels, round(_AROUND_PT * scale))
        x0, top, x1, bottom = arrow.box
        level = int(np.median(picture.grey[y : y + height, x : x + width]))
        found.append(Fill(x0 / scale, top / scale, x1 / scale, bottom / scale, (level, level, level), 1, 7))
    return found, pixels


def _arrow(dark: Picture, bar: tuple[int, int, int, int], scale: float) -> _Arrow | None:
    """The arrow whose bar lies in a box and has its head at the right; None without one.

    ``bar`` is left, top, right and bottom in pixels.
    """
    x0, y0, x1, y1 = bar
    rows, _ = np.nonzero(dark[y0:y1, x0:x1])
    middle = y0 + round(float(np.median(rows)))
    reach = round(_MOST_FLARE * _THICKEST_PT * scale / 2)
    top = max(0, middle - reach)
    part = dark[top : middle + reach, x0 : min(dark.shape[1], x1 + round(_HEAD * _THICKEST_PT * scale))]
    above = np.cumprod(part[middle - top :: -1], axis=0).sum(axis=0)
    below = np.cumprod(part[middle - top + 1 :], axis=0).sum(axis=0)
    tall = above + below
    thick = float(np.median(tall[: x1 - x0]))
    ends = np.flatnonzero(tall[x1 - x0 :] == 0)
    if not len(ends) or not _THINNEST_PT * scale <= thick <= _THICKEST_PT * scale:
        return None
    tip = x1 - x0 + int(ends[0])
    start = max(0, tip - round(_HEAD * thick))
    widest = start + int(tall[start:tip].argmax())
    even = np.abs(tall[: max(1, widest - round(thick))] - thick) <= max(2.0, _UNEVEN * thick)
    narrow = float(tall[max(0, tip - max(2, round(_UNEVEN * thick))) : tip].mean())
    pointed = narrow <= min(_POINTED * tall[widest], _TAPERED * thick) and widest < tip - 2
    # a stroke of a bold letter that others cross or end in, as those of 策 and フ
    lopsided = abs(int(above[widest]) - int(below[widest])) > _LOPSIDED * tall[widest]
    if (
        lopsided
        or tall[widest] > tip
        or float(even.mean()) < _EVEN
        or not pointed
        or not _FLARE <= tall[widest] / thick <= _MOST_FLARE
    ):
        return None
    # rulings that cross the bar are none of it
    own = np.where(tall > tall[widest], thick, tall)[:tip]
    tops = middle + 1 - np.minimum(above[:tip], own)
    return _Arrow(x0, tops.astype(np.int64), (tops + own).astype(np.int64))
