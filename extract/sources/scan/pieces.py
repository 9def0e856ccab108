"""Where text stands in the picture of a page: pieces of lines, cut at rulings, and marks the detector misses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from extract.sources.scan.marks import lone_mark
from extract.sources.scan.models import Models
from extract.sources.scan.picture import Mask, Straight
from extract.sources.scan.rulings import Ruled

DETECTION_PX = 1_600
"""The longer side of the picture in which text is looked for."""
_HOT = 0.3
_WARM_MEAN = 0.5
_GROWTH = 1.6
"""The detector marks the heart of a line; it grows by this times its area over its perimeter."""
_MAX_PIECES = 3_000
_MOST_CUT_ACROSS, _MOST_CUT_DOWN = 0.7, 0.45
"""How far connected ink may reach beyond the box of its line, in heights of the box."""


class Piece(NamedTuple):
    """A box in pixels around the ink of a piece of a line: left, top, right and bottom (exclusive)."""

    x0: int
    y0: int
    x1: int
    y1: int


def find_pieces(picture: Straight, ruled: Ruled, models: Models) -> list[Piece]:
    """Boxes around the lines of text, cut where a ruling runs, and around lone marks that the detector misses."""
    heat = models.heat(picture, DETECTION_PX)
    hot = (heat.values > _HOT).astype(np.uint8)
    for line in ruled.level:
        _cut(hot, line.at, line.low, line.high, heat.scale, level=True)
    for line in ruled.plumb:
        _cut(hot, line.at, line.low, line.high, heat.scale, level=False)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(hot, connectivity=4)
    sums = np.bincount(labels.ravel(), weights=heat.values.ravel(), minlength=count)
    hearts: list[Piece] = []
    for k in range(1, min(count, _MAX_PIECES)):
        x, y, width, height, area = (int(value) for value in stats[k])
        if area >= 6 and sums[k] / area >= _WARM_MEAN:
            hearts.append(Piece(x, y, x + width, y + height))
    pieces: list[Piece] = []
    _, parts, extents, _ = cv2.connectedComponentsWithStats(picture.ink.astype(np.uint8), connectivity=8)
    for box in _grown(hearts):
        within = _between([value / heat.scale for value in box], ruled)
        piece = _tight(picture.ink, _with_whole_parts(within, parts, extents))
        if piece is not None:
            pieces.append(piece)
    usual = float(np.median([p.y1 - p.y0 for p in pieces])) if pieces else 0.0
    pieces = [part for piece in pieces for part in _lines_of(picture.ink, piece, usual)]
    pieces = _without_overlaps(pieces)
    return sorted([*pieces, *_missed(picture, ruled, pieces)], key=lambda p: (p.y0, p.x0))


def _cut(hot: npt.NDArray[np.uint8], at: float, low: float, high: float, scale: float, *, level: bool) -> None:
    line, first, last = round(at * scale), max(0, round(low * scale)), max(0, round(high * scale) + 1)
    if level:
        hot[max(0, line) : line + 1, first:last] = 0
    else:
        hot[first:last, max(0, line) : line + 1] = 0


def _grown(hearts: Sequence[Piece]) -> list[tuple[float, float, float, float]]:
    """The boxes of whole lines around their hearts; none reaches beyond the middle between two neighbours.

    >>> [tuple(map(round, box)) for box in _grown([Piece(0, 0, 40, 10), Piece(46, 0, 86, 10)])]
    [(-6, -6, 43, 16), (43, -6, 92, 16)]
    """
    boxes = []
    for heart in hearts:
        width, height = heart.x1 - heart.x0, heart.y1 - heart.y0
        grow = width * height * _GROWTH / (2 * (width + height))
        x0, y0, x1, y1 = heart.x0 - grow, heart.y0 - grow, heart.x1 + grow, heart.y1 + grow
        for other in hearts:
            if other is heart or other.x0 > x1 + grow or other.x1 < x0 - grow:
                continue
            if other.y0 > y1 + grow or other.y1 < y0 - grow:
                continue
            if min(heart.y1, other.y1) - max(heart.y0, other.y0) > 0.5 * min(height, other.y1 - other.y0):
                if other.x0 >= heart.x1:
                    x1 = min(x1, (heart.x1 + other.x0) / 2)
                elif other.x1 <= heart.x0:
                    x0 = max(x0, (heart.x0 + other.x1) / 2)
            elif min(heart.x1, other.x1) > max(heart.x0, other.x0):
                if other.y0 >= heart.y1:
                    y1 = min(y1, (heart.y1 + other.y0) / 2)
                elif other.y1 <= heart.y0:
                    y0 = max(y0, (heart.y0 + other.y1) / 2)
        boxes.append((x0, y0, x1, y1))
    return boxes


def _lines_of(ink: Mask, piece: Piece, usual: float) -> list[Piece]:
    """The piece cut where the detector took two lines for one: at empty rows between rows of usual height."""
    high, wide = piece.y1 - piece.y0, piece.x1 - piece.x0
    if high < 1.6 * usual or wide < 1.6 * high:
        return [piece]
    filled = ink[piece.y0 : piece.y1, piece.x0 : piece.x1].any(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], filled.astype(np.int8), [0]))))
    rows = [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    if len(rows) < 2 or any(b - a < 0.6 * usual for a, b in rows):
        return [piece]
    parts = [_tight(ink, (piece.x0, piece.y0 + a, piece.x1, piece.y0 + b)) for a, b in rows]
    return [part for part in parts if part is not None]


def _between(box: Sequence[float], ruled: Ruled) -> list[float]:
    """The part of a box that lies between the rulings around its middle."""
    x0, y0, x1, y1 = box
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    for line in ruled.plumb:
        if line.low <= y <= line.high and x0 < line.at < x1:
            x0, x1 = (line.at + 1, x1) if line.at < x else (x0, line.at - 1)
    for line in ruled.level:
        if line.low <= x <= line.high and y0 < line.at < y1:
            y0, y1 = (line.at + 1, y1) if line.at < y else (y0, line.at - 1)
    return [x0, y0, x1, y1]


def _with_whole_parts(
    box: Sequence[float], parts: npt.NDArray[np.int32], extents: npt.NDArray[np.int32]
) -> tuple[int, int, int, int]:
    """A box made large enough for the connected ink whose middle lies in it: it cuts no mark.

    ``parts`` numbers the connected ink of the picture, ``extents`` has left, top, width, height and area of each.
    """
    rows, columns = parts.shape
    left, top = max(0, round(box[0])), max(0, round(box[1]))
    right, bottom = min(columns, round(box[2])), min(rows, round(box[3]))
    within = parts[top:bottom, left:right]
    if within.size == 0:
        return left, top, right, bottom
    across, down = _MOST_CUT_ACROSS * (bottom - top), _MOST_CUT_DOWN * (bottom - top)
    x0, y0, x1, y1 = left, top, right, bottom
    for part in np.unique(np.concatenate([within[0], within[-1], within[:, 0], within[:, -1]])):
        if not part:
            continue
        x, y, width, height, _ = (int(value) for value in extents[part])
        if (left - x) > across or x + width - right > across or top - y > down or y + height - bottom > down:
            continue
        if left <= x + width / 2 < right and top <= y + height / 2 < bottom:
            x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x + width), max(y1, y + height)
    return x0, y0, x1, y1


def _tight(ink: Mask, box: tuple[int, int, int, int]) -> Piece | None:
    """The box around the ink within ``box``; None without ink."""
    left, top, right, bottom = box
    part = ink[top:bottom, left:right]
    if part.size == 0:
        return None
    down, across = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    if not len(down):
        return None
    return Piece(left + int(across[0]), top + int(down[0]), left + int(across[-1]) + 1, top + int(down[-1]) + 1)


def _without_overlaps(pieces: list[Piece]) -> list[Piece]:
    """Pieces without those that lie in another one."""
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: (-(p.x1 - p.x0) * (p.y1 - p.y0), p)):
        area = (piece.x1 - piece.x0) * (piece.y1 - piece.y0)
        if all(_shared(piece, other) < 0.6 * area for other in kept):
            kept.append(piece)
    return kept


def _shared(a: Piece, b: Piece) -> int:
    return max(0, min(a.x1, b.x1) - max(a.x0, b.x0)) * max(0, min(a.y1, b.y1) - max(a.y0, b.y0))


def _missed(picture: Straight, ruled: Ruled, pieces: Sequence[Piece]) -> list[Piece]:
    """Ink between rulings that no piece holds and that is as large as a mark: a dash, a circle, an arrow.

    In a table that has level rulings alone it has the shape of one.
    """
    if len(ruled.level) < 2:
        return []
    scale = picture.scale
    left = picture.ink.copy()
    for p in pieces:
        reach = round(0.35 * (p.y1 - p.y0))
        left[max(0, p.y0 - reach) : p.y1 + reach, max(0, p.x0 - reach) : p.x1 + reach] = False
    near = max(3, round(1.5 * scale)) | 1
    joined = cv2.dilate(left.astype(np.uint8), np.ones((near, near), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = []
    for k in range(1, count):
        x, y, width, height, _ = (int(value) for value in stats[k])
        own = left[y : y + height, x : x + width] & (labels[y : y + height, x : x + width] == k)
        down, across = np.flatnonzero(own.any(axis=1)), np.flatnonzero(own.any(axis=0))
        if not len(down):
            continue
        piece = Piece(x + int(across[0]), y + int(down[0]), x + int(across[-1]) + 1, y + int(down[-1]) + 1)
        wide, high = (piece.x1 - piece.x0) / scale, (piece.y1 - piece.y0) / scale
        if max(wide, high) < 3.0 or max(wide, high) > 40 or own.sum() < 2 * scale * scale:
            continue
        if is_between(ruled, piece):
            found.append(piece)
        elif _is_between_level(ruled, piece):
            shape = left[piece.y0 : piece.y1, piece.x0 : piece.x1]
            if lone_mark(shape, [], scale) is not None:
                found.append(piece)
    return found if len(found) <= _MAX_PIECES else []


def _is_between_level(ruled: Ruled, piece: Piece) -> bool:
    """Whether a ruling runs above and another one below a piece, and neither touches it."""
    x, y = (piece.x0 + piece.x1) / 2, (piece.y0 + piece.y1) / 2
    across = [line.at for line in ruled.level if line.low <= x <= line.high]
    above, below = [at for at in across if at < y], [at for at in across if at > y]
    return bool(above and below) and max(above) + 4 < piece.y0 and piece.y1 < min(below) - 4


def is_between(ruled: Ruled, piece: Piece) -> bool:
    """Whether rulings run on three sides at least and none touches the ink, as a rest of a ruling would."""
    x, y = (piece.x0 + piece.x1) / 2, (piece.y0 + piece.y1) / 2
    above = [line.at for line in ruled.level if line.low <= x <= line.high]
    beside = [line.at for line in ruled.plumb if line.low <= y <= line.high]
    top, bottom = (
        max((at for at in above if at < y), default=None),
        min((at for at in above if at > y), default=None),
    )
    left, right = (
        max((at for at in beside if at < x), default=None),
        min((at for at in beside if at > x), default=None),
    )
    if sum(side is None for side in (top, bottom, left, right)) > 1:
        return False
    return (
        (top is None or top + 4 < piece.y0)
        and (bottom is None or piece.y1 < bottom - 4)
        and (left is None or left + 4 < piece.x0)
        and (right is None or piece.x1 < right - 4)
    )
