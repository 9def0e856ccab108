"""Bands over boxes: a ground from side to side at the top of a frame, or right above it, with a heading on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.layout.fragments import Fragment
from schemas.printed import Box, Page

_SAME_PT = 2.0
_SAME_HEIGHT_PT = 0.5
_HIGHEST_EM = 3.0
"""A band is so many times as high as the words on it at most."""


def bands_of(page: Page, grounds: Sequence[Box]) -> list[Box]:
    """The bands of a page, whether the box below was taken for a table of one column or not.

    Args:
        page: the page.
        grounds: where it is coloured.
    """
    cells = [
        cell.box
        for grid in page.grids
        if grid.column_count == 1 < grid.row_count
        for cell in grid.row(0)
        if cell.fill is not None and cell.box is not None
    ]
    over = (
        g for g in grounds if any(_tops(g, box) for box in page.frames) or any(_lies_on(g, b) for b in grounds)
    )
    return [*cells, *over]


def bands_alike(heads: Sequence[Fragment], grounds: Sequence[Box]) -> list[Box]:
    """The grounds as high as those that several headings stand on: a short word on one is a heading as well."""
    heights = [ground.height for ground in grounds if any(is_on_band(head, [ground]) for head in heads)]
    usual = [height for height in heights if sum(abs(height - h) <= _SAME_HEIGHT_PT for h in heights) > 1]
    return [g for g in grounds if any(abs(g.height - height) <= _SAME_HEIGHT_PT for height in usual)]


def boxes_of_bands(headings: Iterable[Fragment], grounds: Sequence[Box]) -> list[Box]:
    """The bands with a heading on them, each with the coloured or framed box right below it, as wide as it is."""
    return [
        band.union(box)
        for heading in headings
        for band in grounds
        if is_on_band(heading, [band])
        for box in grounds
        if _lies_on(band, box)
    ]


def _tops(ground: Box, frame: Box) -> bool:
    """Whether a ground fills the top of a frame from side to side, and not all of it."""
    top = abs(ground.top - frame.top) <= _SAME_PT and ground.bottom < frame.bottom - _SAME_PT
    return top and _is_as_wide(ground, frame)


def _lies_on(ground: Box, box: Box) -> bool:
    """Whether a ground ends where a higher box begins, from side to side."""
    return abs(ground.bottom - box.top) <= _SAME_PT and box.height > ground.height and _is_as_wide(ground, box)


def _is_as_wide(one: Box, other: Box) -> bool:
    return abs(one.x0 - other.x0) <= _SAME_PT and abs(one.x1 - other.x1) <= _SAME_PT


def is_on_band(fragment: Fragment, bands: Sequence[Box]) -> bool:
    """Whether a text stands on a band that is little higher than it."""
    highest = _HIGHEST_EM * fragment.box.height
    return any(band.height <= highest and band.contains(*fragment.box.center) for band in bands)
