"""What stands beside letters and is none: round corners and ends of boxes, and upright bars before headings."""

from __future__ import annotations

import cv2
import numpy as np

from extract.sources.scan.picture import Mask
from extract.sources.scan.rulings import Ruled

_WIDEST_PT, _NEAR_PT = 16.0, 2.0
"""How far a corner reaches from the ends of the two sides, and how far around it its ink stands."""
_LEAST = 0.5
"""A corner's ink reaches over so much of the distance between the two ends, both across and down."""
_OVER_PT, _TALLEST_PT, _WHOLE = 3.0, 30.0, 0.8
"""How far from each other the ends of two sides above each other are, how far apart the sides, and over so much of
the distance between them the ink of a round end reaches, which is thin: it fills at most half of its box."""
_BAR_PT, _BAR_LONG, _SOLID = (2.8, 9.0), 1.7, 0.9
"""How broad an upright bar is, how many times taller than broad, and how much of its box it fills."""


def upright_bars(ink: Mask, scale: float) -> Mask:
    """The solid bars that stand before headings: no letter is so broad and solid and tall.

    >>> ink = np.zeros((60, 90), np.bool_); ink[5:50, 4:14] = ink[20:24, 30:70] = True
    >>> np.flatnonzero(upright_bars(ink, 2.8).any(axis=0)).tolist() == list(range(4, 14))
    True
    """
    _, parts, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    width, height, area = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_AREA]
    bars = (width >= _BAR_PT[0] * scale) & (width <= _BAR_PT[1] * scale)
    bars &= (height >= _BAR_LONG * width) & (area >= _SOLID * width * height)
    bars[0] = False
    return np.asarray(bars[parts], np.bool_)


def round_corners(ink: Mask, ruled: Ruled, scale: float) -> Mask:
    """The ink between the end of a level ruling and that of a plumb one, which a curve joins.

    ``ink`` is without the rulings, ``scale`` pixels a point.
    """
    found = np.zeros(ink.shape, np.bool_)
    level = [(end, line.at) for line in ruled.level for end in (line.low, line.high)]
    plumb = [(line.at, end) for line in ruled.plumb for end in (line.low, line.high)]
    most, near = _WIDEST_PT * scale, round(_NEAR_PT * scale)
    for x0, y0 in level:
        for x1, y1 in plumb:
            wide, high = abs(x1 - x0), abs(y1 - y0)
            if not (near <= wide <= most and near <= high <= most):
                continue
            left, top = max(0, round(min(x0, x1)) - near), max(0, round(min(y0, y1)) - near)
            part = ink[top : round(max(y0, y1)) + near, left : round(max(x0, x1)) + near]
            _, parts, stats, _ = cv2.connectedComponentsWithStats(part.astype(np.uint8), connectivity=8)
            edges = np.concatenate([parts[0], parts[-1], parts[:, 0], parts[:, -1]]) if parts.size else parts[:0]
            beyond = set(edges.ravel().tolist())
            for k, (_, _, across, down, _) in enumerate(stats.tolist()):
                if k and k not in beyond and across >= _LEAST * wide and down >= _LEAST * high:
                    found[top : top + part.shape[0], left : left + part.shape[1]] |= parts == k
    return found


def round_ends(ink: Mask, ruled: Ruled, scale: float) -> Mask:
    """The curves that join the ends of two level rulings above each other: a box without straight upright sides.

    A recogniser reads them as brackets around the label in the box. ``ink`` is without the rulings, ``scale``
    pixels a point.
    """
    found = np.zeros(ink.shape, np.bool_)
    lines = sorted(ruled.level, key=lambda line: line.at)
    over, tallest, widest = _OVER_PT * scale, _TALLEST_PT * scale, round(_WIDEST_PT * scale)
    near = round(_NEAR_PT * scale)
    for index, upper in enumerate(lines):
        for lower in lines[index + 1 :]:
            high = lower.at - upper.at
            if high > tallest:
                break
            if abs(upper.low - lower.low) > over or abs(upper.high - lower.high) > over or high < 2 * near:
                continue
            whole = [False, False]
            both = np.zeros(ink.shape, np.bool_)
            for side, (first, last) in enumerate(
                (
                    (min(upper.low, lower.low) - widest, min(upper.low, lower.low) + near),
                    (max(upper.high, lower.high) - near, max(upper.high, lower.high) + widest),
                )
            ):
                left, top = max(0, round(first)), max(0, round(upper.at) - near)
                part = ink[top : round(lower.at) + near, left : max(0, round(last))]
                _, parts, stats, _ = cv2.connectedComponentsWithStats(part.astype(np.uint8), connectivity=8)
                for k, (x, y, across, down, area) in enumerate(stats.tolist()):
                    gap = x if side else part.shape[1] - x - across
                    apart = y > 0 and y + down < part.shape[0]  # no letter that reaches beyond the two sides
                    if k and apart and gap <= 2 * near and down >= _WHOLE * high and 2 * area <= across * down:
                        both[top : top + part.shape[0], left : left + part.shape[1]] |= parts == k
                        whole[side] = True
            if all(whole):
                found |= both
    return found
