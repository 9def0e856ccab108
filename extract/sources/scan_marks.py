"""Marks told by their shape: circles, triangles, dashes and arrows, which a recogniser drops or misreads."""

from __future__ import annotations

from collections.abc import Sequence
from math import pi
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from extract.sources.scan_picture import Mask
from extract.sources.scan_setting import Character

MARK_CONFIDENCE = 0.9
"""How sure a shape is: the outline of a mark leaves little doubt, but nothing measured it."""
_LEAST_PT = 3.0
_LARGEST_PT = 30.0
_DASHES = frozenset("―ー－−—–-‐一_~〜～'\"`ｰ.…")
_ROUND = frozenset("○◎●〇◯Oo0。Ｏ０Q◉⊙〶口□☉©®⑥⓪Cc")


def lone_mark(ink: Mask, characters: Sequence[Character], scale: float) -> str | None:
    """The mark that a piece of ink is, judged by its shape; None where it is not clearly one.

    ``characters`` are what the recogniser takes it for: a piece with two sure characters is text.
    """
    rows, columns = ink.shape
    wide, high = columns / scale, rows / scale
    printed = [c for c in characters if not c.text.isspace()]
    sure = sum(c.confidence > 0.8 for c in printed)
    if sure > 1 or not _LEAST_PT <= max(wide, high) <= _LARGEST_PT:
        return None
    if high <= 0.22 * wide and high <= 2.5:
        # 一 is an ideograph too, but not alone between rulings where figures and marks stand
        return "―" if not printed or printed[0].text in _DASHES or not sure else None
    shape = _outline(ink)
    if shape is None:
        return None
    if shape == "→":
        return shape if not sure or printed[0].text in "→➡⇒➔➜-" else None
    if shape in "○◎●":
        return shape if not sure or printed[0].text in _ROUND else None
    return shape if not sure or printed[0].text in "△▲Δ∆AＡ▼▽4" else None


def marks_within(ink: Mask, characters: Sequence[Character], size: float, start: float) -> list[Character]:
    """The characters of a line with the circles and triangles that the recogniser dropped or took for letters.

    Args:
        ink: the ink of the line alone.
        characters: what was recognised, with places in pixels from the left of ``ink`` less ``start``.
        size: font size in pixels.
        start: where the recognised picture begins, in pixels from the left of ``ink``.

    Returns:
        The characters in order; those that no mark replaces are unchanged.
    """
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    found = list(characters)
    for x, y, width, height, _ in stats[1:]:
        if not (0.6 * size <= width <= 1.15 * size and 0.55 * size <= height <= 1.15 * size):
            continue
        shape = _outline(ink[y : y + height, x : x + width])
        if shape is None or shape == "→":
            continue
        middle = x + width / 2 - start
        near = [k for k, c in enumerate(found) if abs(c.at - middle) <= 0.45 * size]
        mark = Character(shape, float(middle), MARK_CONFIDENCE)
        if not near:
            found.append(mark)
        elif len(near) == 1 and _gives_way(found[near[0]], shape):
            found[near[0]] = mark
    return sorted(found, key=lambda c: c.at)


def _gives_way(character: Character, shape: str) -> bool:
    """Whether a recognised character is what a recogniser makes of a mark."""
    if shape in "△▲":
        return character.text in "△▲" or character.confidence < 0.6
    return character.text in _ROUND


def _outline(ink: Mask) -> str | None:
    """The mark whose outline a piece of ink has."""
    padded = np.pad(ink.astype(np.uint8), 2)
    contours, tree = cv2.findContours(padded, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    if tree is None:
        return None
    outer = [(c, k) for k, c in enumerate(contours) if tree[0][k][3] < 0]
    outer.sort(key=lambda item: -cv2.contourArea(item[0]))
    body = outer[0][0]
    area, around = cv2.contourArea(body), cv2.arcLength(body, True)
    rows, columns = ink.shape
    if area < 12 or around == 0:
        return None
    filled = float(ink.sum()) / max(area, 1.0)
    square = 0.85 <= columns / rows <= 1.18
    roundness = 4 * pi * area / (around * around)
    if square and roundness > 0.8 and area > 0.68 * rows * columns:
        if filled > 0.9:
            return "●"
        return "◎" if _ringed(outer, ink) else "○"
    if 0.8 <= columns / rows <= 1.45 and 0.4 <= area / (rows * columns) <= 0.66 and len(outer) == 1:
        hull = cv2.convexHull(body)
        corners = cv2.approxPolyDP(hull, 0.08 * cv2.arcLength(hull, True), True)
        if len(corners) == 3 and cv2.contourArea(hull) < 1.12 * area and _points_up(ink):
            return "▲" if filled > 0.85 else "△"
    if columns > 1.2 * rows and len(outer) == 1 and _is_arrow(ink):
        return "→"
    return None


def _ringed(outer: Sequence[tuple[npt.NDArray[Any], int]], ink: Mask) -> bool:
    """Whether a second ring or a disc stands in the middle of the first."""
    rows, columns = ink.shape
    return any(
        0.3 * rows <= np.ptp(c[:, 0, 1]) <= 0.8 * rows
        and abs(float(c[:, 0, 0].mean()) - 2 - columns / 2) < 0.15 * columns
        for c, _ in outer[1:]
    )


def _points_up(ink: Mask) -> bool:
    rows = ink.shape[0]
    widths = [int(np.ptp(np.flatnonzero(ink[k]))) + 1 if ink[k].any() else 0 for k in range(rows)]
    return float(np.mean(widths[: rows // 4 or 1])) < 0.5 * float(np.mean(widths[-(rows // 4 or 1) :]))


def _is_arrow(ink: Mask) -> bool:
    """Whether a level shaft carries a head at its right."""
    rows, columns = ink.shape
    heights = np.array(
        [int(np.ptp(np.flatnonzero(ink[:, k]))) + 1 if ink[:, k].any() else 0 for k in range(columns)]
    )
    shaft = heights[: columns // 2]
    head = heights[columns // 2 :]
    level = np.flatnonzero(ink[:, columns // 4])
    return bool(
        float(np.median(shaft)) <= 0.45 * rows
        and int(head.max()) >= 0.85 * rows
        and heights[-1] <= 0.6 * rows
        and len(level) > 0
        and abs(float(level.mean()) - rows / 2) < 0.15 * rows
    )
