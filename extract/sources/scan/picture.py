"""The picture of a page: rendered in grey, turned straight, and its ink told from the paper."""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from extract.sources.pdf import library as lib
from extract.sources.scan.holes import Hole, filled, find_holes
from extract.sources.scan.reversed import Ground, with_dark_letters

Picture = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
Darkness = npt.NDArray[np.float32]
"""How much darker than the paper each pixel is, as a share of the paper's brightness."""

FINEST_DPI = 300.0
COARSEST_DPI = 200.0
WIDEST_SKEW = 5.0
_SKEW_DPI = 75.0
_NEAR_PX = 11
_DARKER = 0.2
"""Ink is darker than the paper around it by at least this share of the paper's brightness."""
_DARKEST = 0.5
"""A ground darker than this share of the paper is no less noisy than one as bright."""
_GROUND_PT = 9.0
"""Darker spots wider and taller than this are ground, not ink."""
_BAND_CELL_PT, _LEAST_INKED = 4.0, 0.04
"""Where less than this share of a square has ink, there is noise."""
_BLANK_PT, _BAND_MARGIN_PT = 40.0, 12.0
"""So much white parts bands of ink, and so much of it stays around each."""


class Straight(NamedTuple):
    """A page as a picture without skew.

    ``paper`` is the picture without ink (grounds of cells stay), ``ink`` says where ink is. ``scale`` is pixels a
    point, ``angle`` the degrees counterclockwise by which the page was turned around its middle. ``holes`` are
    those of a punch, painted over, ``grounds`` the dark ones that were made light; turning by quarters forgets
    both, since rulings are found before. ``joints`` are the white lines between cells on these grounds.
    """

    grey: Picture
    paper: Picture
    ink: Mask
    scale: float
    angle: float
    holes: tuple[Hole, ...] = ()
    grounds: tuple[Ground, ...] = ()
    joints: Mask | None = None

    @property
    def darkness(self) -> Darkness:
        """How much darker than the paper around it each pixel is."""
        paper = np.maximum(self.paper, 1).astype(np.float32)
        return np.asarray((paper - self.grey) / paper, np.float32)

    def turned(self, quarters: int) -> Straight:
        """The picture turned by quarters, counterclockwise."""
        return self._replace(
            grey=np.ascontiguousarray(np.rot90(self.grey, quarters)),
            paper=np.ascontiguousarray(np.rot90(self.paper, quarters)),
            ink=np.ascontiguousarray(np.rot90(self.ink, quarters)),
            holes=(),
            grounds=(),
            joints=None if self.joints is None else np.ascontiguousarray(np.rot90(self.joints, quarters)),
        )


def resolution(width: float, height: float, native: float, most: int) -> float:
    """Dots an inch at which a page is rendered.

    Args:
        width: of the page in points.
        height: of the page in points.
        native: dots an inch of its own picture.
        most: pixels that the rendered picture may have; a larger page is rendered more coarsely.

    >>> [resolution(595, 842, native, 14_000_000) for native in (72, 240, 600)]
    [200.0, 240, 300.0]
    >>> round(resolution(10_000, 10_000, 300, 14_000_000))
    27
    """
    dpi = min(max(native, COARSEST_DPI), FINEST_DPI)
    pixels = width * height * (dpi / 72) ** 2
    return dpi if pixels <= most else dpi * (most / pixels) ** 0.5


def render(page: int, width: float, height: float, dpi: float) -> Picture:
    """The page in grey, 0 black to 255 white, shape (rows, columns); ``page`` is a handle of PDFium."""
    columns, rows = max(1, round(width * dpi / 72)), max(1, round(height * dpi / 72))
    stride = (columns + 3) // 4 * 4
    pixels = (ctypes.c_ubyte * (stride * rows))()
    bitmap = lib.bitmap_create(columns, rows, lib.BITMAP_GREY, ctypes.addressof(pixels), stride)
    try:
        lib.bitmap_fill(bitmap, 0, 0, columns, rows, 0xFFFFFFFF)
        lib.render_page(bitmap, page, 0, 0, columns, rows, 0, lib.RENDER_ANNOTATIONS)
    finally:
        lib.bitmap_destroy(bitmap)
    read: Picture = np.frombuffer(memoryview(pixels).cast("B"), np.uint8)
    return read.reshape(rows, stride)[:, :columns].copy()


def straighten(grey: Picture, dpi: float, *, turn: bool = True) -> Straight:
    """Turns a picture so that its lines are level (unless ``turn`` is false), and tells ink from paper."""
    angle = skew(grey, dpi) if turn else 0.0
    if abs(angle) >= 0.03:
        rows, columns = grey.shape
        matrix = cv2.getRotationMatrix2D(((columns - 1) / 2, (rows - 1) / 2), angle, 1.0)
        edge = float(np.median(grey))
        turned = cv2.warpAffine(
            grey, matrix, (columns, rows), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=edge
        )
        grey = np.asarray(turned, np.uint8)
    else:
        angle = 0.0
    scale = dpi / 72
    holes = find_holes(grey, scale) if turn else []
    if holes:
        grey = filled(grey, holes, scale)
    grey, rims, joints, grounds = with_dark_letters(grey, scale)
    paper = _paper(grey, scale)
    grey = np.where(rims, paper, grey)
    # on a dark ground a share of its brightness would be less than the noise
    bright = np.maximum(paper, _DARKEST * float(np.median(paper)))
    ink = paper.astype(np.int16) - grey > _DARKER * bright
    return Straight(grey, paper, _without_specks(ink), scale, angle, tuple(holes), grounds, joints)


def inked_bands(picture: Straight, scale: float) -> list[tuple[int, int, int, int]]:
    """The parts of a picture with ink, from above: top, bottom, left and right, times ``scale``, with a margin.

    A page's foot, or the half that a short table leaves blank, is in none of them.
    """
    cell = _BAND_CELL_PT * picture.scale
    rows, columns = picture.ink.shape
    size = (max(1, round(columns / cell)), max(1, round(rows / cell)))
    share = cv2.resize(picture.ink.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    inked = share > _LEAST_INKED
    down = np.flatnonzero(inked.any(axis=1))
    if not len(down):
        return []
    breaks = np.flatnonzero(np.diff(down) > _BLANK_PT / _BAND_CELL_PT)
    high, wide = rows * scale, columns * scale
    margin = _BAND_MARGIN_PT * picture.scale * scale
    bands = []
    for first, last in zip((0, *(breaks + 1)), (*breaks, len(down) - 1), strict=True):
        top, bottom = int(down[first]), int(down[last]) + 1
        across = np.flatnonzero(inked[top:bottom].any(axis=0))
        left, right = int(across[0]) * wide / size[0], (int(across[-1]) + 1) * wide / size[0]
        bands.append(
            (
                max(0, round(top * high / size[1] - margin)),
                min(round(high), round(bottom * high / size[1] + margin)),
                max(0, round(left - margin)),
                min(round(wide), round(right + margin)),
            )
        )
    return bands


def skew(grey: Picture, dpi: float) -> float:
    """Degrees counterclockwise by which the picture must be turned to stand straight, at most 5 either way.

    Lines of text and rulings are sharpest in the profile of rows when they are level.
    """
    shrink = min(1.0, _SKEW_DPI / dpi)
    small = cv2.resize(grey, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    # against the paper around it: the shadow of a book's back is straight, whichever way the page lies
    near = np.ones((_NEAR_PX, _NEAR_PX), np.uint8)
    paper = cv2.medianBlur(np.asarray(cv2.morphologyEx(small, cv2.MORPH_CLOSE, near), np.uint8), 5)
    dark = np.clip(paper.astype(np.float32) - small.astype(np.float32) - 20, 0, 120)
    if dark.sum() < 120 * 30:
        return 0.0
    rows, columns = dark.shape

    def sharpness(angle: float) -> float:
        turn = cv2.getRotationMatrix2D((columns / 2, rows / 2), angle, 1.0)
        turned = cv2.warpAffine(dark, turn, (columns, rows), flags=cv2.INTER_LINEAR)
        level, plumb = turned.sum(axis=1), turned.sum(axis=0)
        return float((np.diff(level) ** 2).sum() + (np.diff(plumb) ** 2).sum())

    best = 0.0
    for reach, step in ((WIDEST_SKEW, 0.5), (0.5, 0.1), (0.1, 0.02)):
        angles = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(angles, key=lambda angle: (sharpness(float(angle)), -abs(angle))))
    return best if abs(best) <= WIDEST_SKEW else 0.0


def _paper(grey: Picture, scale: float) -> Picture:
    """The picture with everything thinner than a ground painted over, from a copy of one pixel a point."""
    rows, columns = grey.shape
    size = (max(1, round(columns / scale)), max(1, round(rows / scale)))
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    kernel = np.ones((round(_GROUND_PT), round(_GROUND_PT)), np.uint8)
    closed = cv2.medianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, kernel), 3)
    return np.asarray(cv2.resize(closed, (columns, rows), interpolation=cv2.INTER_LINEAR), np.uint8)


def _without_specks(ink: Mask) -> Mask:
    """Ink without spots of one or two pixels, which are noise."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    keep = stats[:, cv2.CC_STAT_AREA] > 2
    keep[0] = False
    kept: Any = keep[labels] if count > 1 else ink
    return np.asarray(kept, dtype=np.bool_)
