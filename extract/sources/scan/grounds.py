"""Grounds in the picture of a page: tinted cells and bars as the fills that a drawn page would have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from extract.layout.ink import Fill
from extract.sources.scan.ground_edges import LEAST_STEP, Box, Edges, Paint, aligned, fitted, paint_of, parted
from extract.sources.scan.picture import Mask, Picture, Straight
from extract.sources.scan.rulings import DARK_SHARE, Ruled

_INKED, _CLOSED_PT = 0.05, 7
"""Share of a point that a letter covers at least, and how far apart the parts of a ground are beside letters."""
TINT = 7
"""A ground is darker than the paper by at least this many of 255 levels."""
_DARKEST_PAPER, _UNEVEN, _ROUNDS = 128, 2.5, 10
"""What is darker is no paper; how much darker than the paper's brightness it may be at a place, of 255 levels."""
PALE = 3.5
"""The same, of a ground that ends sharply all around."""
_WEAK, _BLURRED_SIDES = 244, 2
"""A brighter ground with no more sharp sides than this is a blur around letters."""
_PALE_WIDTH_PT, _PALE_HEIGHT_PT = 40.0, 8.0
"""The smallest pale ground."""
LEAST_GROUND_PT = 4.0
_HALO_PX, _REACHES_PT, _LEAST_BARE = 5, (11, 7, 3), 0.15
"""How far ink darkens the paper beside it; over how many points it is averaged, the finest that has enough paper
last; and how much of that must be paper."""
MAX_GROUNDS = 600
MOST_INK = 0.3
_ALIKE, _MOSTLY = 30, 0.6
"""How far from its median a dark ground may be, of 255 levels, over most of it."""
_NOISE = 0.04
"""By how much of the paper's brightness a ground differs from itself."""
_DARK_PAPER = 0.76
"""The commonest grey of bars is a quarter darker than paper: it is dark, and what is brighter has no rims."""
_OUTLINE = 25
"""The outline of a dark ground is darker than it by so many of 255 levels."""
_TALLEST_BAR_PT = 36.0
_SMALL_PT, _PALEST_SMALL = 10, 243
"""A smaller ground is darker than this."""
_STEP, _STEP_PT = 7, 20
"""By how many of 255 levels two grounds side by side differ within two points, and how long their border is."""


def dark_rims(picture: Straight) -> Mask:
    """The edges of dark grounds, which look like thin ink: emblems and bars."""
    dark = _dark_all_over(picture)
    if not dark.any():
        return np.zeros(dark.shape, np.bool_)
    near = np.ones((round(3 * picture.scale) | 1,) * 2, np.uint8)
    rims = np.asarray(cv2.dilate(dark, near) & ~cv2.erode(dark, near) & 1, np.bool_)
    return rims | _tips(dark, picture)


def _tips(dark: Picture, picture: Straight) -> Mask:
    """The pointed ends of bars: ink no darker than a bar that goes on from it by no more than it is tall."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    tips = np.zeros(dark.shape, np.bool_)
    white = float(np.median(picture.paper))
    halo = np.ones((3, 3), np.uint8)
    for k in range(1, count):
        x, y, width, height, area = (int(value) for value in stats[k])
        if height > _TALLEST_BAR_PT * picture.scale:
            continue
        place = (slice(max(0, y - 2), y + height + 2), slice(max(0, x - height), x + width + height))
        own, grey = labels[place] == k, picture.grey[place]
        level = float(np.median(grey[own]))
        _, parts, sizes, _ = cv2.connectedComponentsWithStats((grey < (level + white) / 2).astype(np.uint8))
        touched = [part for part in np.unique(parts[own]) if part and sizes[part][cv2.CC_STAT_AREA] <= 2 * area]
        beyond = np.isin(parts, touched) & ~own & (grey > level - _OUTLINE)
        tips[place] |= (cv2.dilate(beyond.astype(np.uint8), halo) > 0) & ~own
    return tips


def without_soft_rims(picture: Straight) -> Straight:
    """The picture without the edges of dark grounds that nothing is drawn along: bars without an outline.

    An outline is darker than what it surrounds. The edge of a ground is not, and looks like a ruling beside paper.
    """
    dark = _dark_all_over(picture)
    if not dark.any():
        return picture
    count, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    reach = round(1.5 * picture.scale)
    near = np.ones((2 * reach + 1,) * 2, np.uint8)
    soft = np.zeros(dark.shape, np.bool_)
    for k in range(1, count):
        x, y, width, height, _ = (int(value) for value in stats[k])
        place = (
            slice(max(0, y - reach), y + height + reach),
            slice(max(0, x - reach), x + width + reach),
        )
        own = np.asarray(labels[place] == k, np.uint8)
        grey = picture.grey[place]
        level = float(np.median(grey[own > 0]))
        rim = (cv2.dilate(own, near) > 0) & (cv2.erode(own, near) == 0)
        soft[place] |= rim & (grey > level - _OUTLINE)
    return picture._replace(grey=np.where(soft, picture.paper, picture.grey), ink=picture.ink & ~soft)


def _dark_all_over(picture: Straight) -> Picture:
    """The dark grounds of a picture: a large letter of many strokes looks like one from afar.

    A ground is as dark at most places, a letter is not. One that is just dark enough is whole, noise or not.
    """
    white = float(np.median(picture.paper))
    dark = (picture.paper < (DARK_SHARE + _NOISE) * white).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    kept = np.zeros(count, np.uint8)
    for k in range(1, count):
        x, y, width, height, _ = (int(value) for value in stats[k])
        own = labels[y : y + height, x : x + width] == k
        grey = picture.grey[y : y + height, x : x + width][own].astype(np.float32)
        if float(np.mean(np.abs(grey - np.median(grey)) <= _ALIKE)) >= _MOSTLY:
            paper = float(np.median(picture.paper[y : y + height, x : x + width][own]))
            kept[k] = paper < _DARK_PAPER * white
    return np.asarray(kept[labels], np.uint8)


def find_grounds(picture: Straight, ruled: Ruled) -> list[Fill]:
    """Rectangles darker than the paper, cut at rulings and white joints: tinted cells and bars, in points."""
    rows, columns = picture.paper.shape
    size = (max(1, round(columns / picture.scale)), max(1, round(rows / picture.scale)))
    small = _ground(picture, ruled, size)
    light = lighting(small)
    letters = picture.ink & ~ruled.mask
    white = int(np.median(picture.paper))
    grey = picture.grey if picture.joints is None else np.where(picture.joints, white, picture.grey)
    inked = picture.ink | ruled.mask
    paint = paint_of(np.asarray(grey, np.uint8), inked, picture.scale, ruled.level, ruled.plumb)
    ground = _Ground(picture, ruled, letters, small, light)
    dark = [(fill, fitted(fill[:4], 255 - fill.colour[0], paint)) for fill in _darker(ground, TINT, [])]
    clear = [(fill, edges) for fill, edges in dark if _is_clear(fill, edges)]
    pale = [
        (fill, fitted(fill[:4], 255 - fill.colour[0], paint))
        for fill in _darker(ground, PALE, [edges.box for _, edges in clear])
    ]
    pale = [(fill, edges) for fill, edges in pale if _is_sharp(edges)]
    blurs = [fill for fill, _ in dark if any(_is_within(fill, edges.box) for _, edges in pale)]
    kept = [*pale, *(one for one in dark if one[0] not in blurs)]
    return aligned([cell for fill, edges in kept for cell in _cells(fill, edges.box, ground, paint)])


def _is_clear(fill: Fill, edges: Edges) -> bool:
    """Whether a ground is no blur around letters: it is much darker than paper, or ends sharply."""
    return fill.colour[0] < _WEAK or sum(abs(step) >= LEAST_STEP for step in edges.steps) > _BLURRED_SIDES


def _is_sharp(edges: Edges) -> bool:
    """Whether a pale ground ends sharply all around, as no shadow does, and is as large as a cell."""
    x0, top, x1, bottom = edges.box
    return (
        x1 - x0 >= _PALE_WIDTH_PT
        and bottom - top >= _PALE_HEIGHT_PT
        and all(abs(step) >= LEAST_STEP for step in edges.steps)
        and sum(step > 0 for step in edges.steps) > _BLURRED_SIDES - 1
    )


def _is_within(fill: Fill, box: Box) -> bool:
    x0, top, x1, bottom = box
    return fill.x0 >= x0 - 2 and fill.x1 <= x1 + 2 and fill.top >= top - 2 and fill.bottom <= bottom + 2


def _cells(fill: Fill, box: Box, ground: _Ground, paint: Paint) -> list[Fill]:
    """A ground with its true sides, cut at the joints between its cells."""
    parts = parted(box, 255 - fill.colour[0], paint)
    if len(parts) == 1:
        x0, top, x1, bottom = box
        return [fill._replace(x0=x0, top=top, x1=x1, bottom=bottom)]
    found = []
    for x0, top, x1, bottom in parts:
        level = _level(ground, round(x0) + 1, round(top) + 1, round(x1) - 1, round(bottom) - 1)
        found.append(Fill(x0, top, x1, bottom, (level, level, level), 0))
    return found


def _level(ground: _Ground, x0: int, top: int, x1: int, bottom: int) -> int:
    """How bright a part is, apart from white whatever the paper: the layout knows only white paper."""
    place = slice(top, bottom), slice(x0, x1)
    bright = ground.small[place] / ground.light[place]
    return min(int(255 * float(np.median(bright))), 249) if bright.size else 249


class _Ground(NamedTuple):
    """A picture and what hides its grounds.

    ``letters`` is the ink that is no ruling; ``small`` and ``light`` are how bright the picture and white paper
    are, one pixel a point.
    """

    picture: Straight
    ruled: Ruled
    letters: Mask
    small: Picture
    light: npt.NDArray[np.float64]


def _darker(ground: _Ground, tint: float, taken: Sequence[Box]) -> list[Fill]:
    """The rectangles darker than white paper by a tint, to a point, in what known grounds leave."""
    picture, ruled, letters, small, light = ground
    size = small.shape[::-1]
    tinted = (small < light - tint).astype(np.uint8)
    for x0, top, x1, bottom in taken:
        tinted[max(0, round(top) - 1) : round(bottom) + 1, max(0, round(x0) - 1) : round(x1) + 1] = 0
    # among dense letters hardly any paper is seen: what stands there belongs to the ground around it
    inked = cv2.resize(letters.astype(np.float32), size, interpolation=cv2.INTER_AREA) > _INKED
    inked_near = cv2.dilate(inked.astype(np.uint8), np.ones((3, 3), np.uint8))
    tinted |= cv2.morphologyEx(tinted, cv2.MORPH_CLOSE, np.ones((_CLOSED_PT, _CLOSED_PT), np.uint8)) & inked_near
    tinted[_steps(small) | _steps(small.T).T] = 0
    for line in ruled.level:
        at = round(line.at / picture.scale)
        tinted[at : at + 1, round(line.low / picture.scale) : round(line.high / picture.scale) + 1] = 0
    for line in ruled.plumb:
        at = round(line.at / picture.scale)
        tinted[round(line.low / picture.scale) : round(line.high / picture.scale) + 1, at : at + 1] = 0
    # twice the same even square would move what stays by a point
    square = np.ones((4, 4), np.uint8)
    tinted = np.asarray(cv2.dilate(cv2.erode(tinted, square, anchor=(2, 2)), square, anchor=(1, 1)), np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(tinted, connectivity=4)
    if count > MAX_GROUNDS:
        return []
    fills = []
    for k in range(1, count):
        x, y, width, height, _ = (int(value) for value in stats[k])
        box = _even_part(labels[y : y + height, x : x + width] == k)
        if box is None:
            continue
        left, top, width, height = x + box[0], y + box[1], box[2], box[3]
        here = letters[
            round(top * picture.scale) : round((top + height) * picture.scale),
            round(left * picture.scale) : round((left + width) * picture.scale),
        ]
        if here.size and float(here.mean()) > MOST_INK:
            continue  # large letters set close
        level = _level(ground, left, top, left + width, top + height)
        if min(width, height) < _SMALL_PT and level > _PALEST_SMALL:
            continue  # a part of a tint that is hardly one
        fills.append(Fill(left - 1.0, top - 1.0, left + width + 1.0, top + height + 1.0, (level, level, level), 0))
    return fills


def _steps(small: Picture) -> Mask:
    """Where a ground ends at another one: steps of brightness along a level line, one pixel a point.

    >>> small = np.full((20, 40), 205, np.uint8); small[10:] = 225
    >>> np.flatnonzero(_steps(small).all(axis=1)).tolist()
    [9, 10]
    """
    bright = small.astype(np.int16)
    steep = np.zeros(small.shape, np.uint8)
    steep[1:-1] = np.abs(bright[2:] - bright[:-2]) > _STEP
    run = cv2.morphologyEx(steep, cv2.MORPH_OPEN, np.ones((1, _STEP_PT), np.uint8))
    return np.asarray(run, np.bool_)


def _even_part(ground: Mask) -> tuple[int, int, int, int] | None:
    """Left, top, width and height of a ground without its ragged edges; None where it is no rectangle.

    >>> ground = np.ones((10, 30), np.bool_); ground[0, :12] = ground[9, 9:] = ground[3:5, 6:9] = False
    >>> _even_part(ground), _even_part(np.tri(20, dtype=np.bool_))
    ((0, 0, 30, 9), None)
    """
    down, across = np.flatnonzero(ground.mean(axis=1) >= 0.5), np.flatnonzero(ground.mean(axis=0) >= 0.5)
    if not len(down) or not len(across):
        return None
    left, top = int(across[0]), int(down[0])
    part = ground[top : int(down[-1]) + 1, left : int(across[-1]) + 1]
    height, width = part.shape
    whole = min(width, height) >= LEAST_GROUND_PT and part.sum() >= 0.8 * max(part.size, 0.8 * ground.size)
    return (left, top, width, height) if whole else None


def _ground(picture: Straight, ruled: Ruled, size: tuple[int, int]) -> Picture:
    """How bright a picture is beside its ink and its rulings, one pixel a point: ``size`` is columns and rows.

    The mean of what is no ink: the paper of ``picture`` is as bright as the brightest spot near by, and noise
    brightens it by half a tint.
    """
    near = np.ones((_HALO_PX, _HALO_PX), np.uint8)
    bare = 1 - cv2.dilate((picture.ink | ruled.mask).astype(np.uint8), near)
    share = cv2.resize(bare.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    bright = cv2.resize(picture.grey * bare.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    found = cv2.resize(picture.paper, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    for reach in _REACHES_PT:
        weight = cv2.boxFilter(share, -1, (reach, reach))
        mean = cv2.boxFilter(bright, -1, (reach, reach)) / np.maximum(weight, 1e-6)
        found = np.where(weight > _LEAST_BARE, mean, found)
    return np.asarray(found.clip(0, 255), np.uint8)


def lighting(paper: Picture) -> npt.NDArray[np.float64]:
    """How bright white paper is at each place of a picture: a lamp or a book's back makes one side darker.

    >>> white = np.tile(np.linspace(240, 200, 80), (80, 1))
    >>> tinted = white.copy(); tinted[10:40, 10:60] -= 25
    >>> float(np.abs(lighting(tinted.astype(np.uint8)) - white).max()) < 3
    True
    """
    rows, columns = paper.shape
    y, x = np.mgrid[0:rows, 0:columns]
    y, x = y / max(rows, 1) - 0.5, x / max(columns, 1) - 0.5
    terms = np.stack([np.ones_like(x), x, y, x * y, x * x, y * y], axis=-1)
    step = max(1, min(rows, columns) // 80)
    sample, bright = terms[::step, ::step].reshape(-1, 6), paper[::step, ::step].reshape(-1).astype(np.float64)
    kept = bright > _DARKEST_PAPER
    if kept.sum() < 50:
        return np.full(paper.shape, float(np.median(paper)))
    for _ in range(_ROUNDS):
        factors, *_ = np.linalg.lstsq(sample[kept], bright[kept], rcond=None)
        kept = (bright > sample @ factors - _UNEVEN) & (bright > _DARKEST_PAPER)
        if kept.sum() < 50:
            return np.full(paper.shape, float(np.median(paper)))
    return np.asarray(np.maximum(terms @ factors, 1.0), np.float64)
