"""Marks told by their shape: circles, triangles, dashes and arrows, which a recogniser drops or misreads."""

from __future__ import annotations

from collections.abc import Sequence
from math import pi

import cv2
import numpy as np
import numpy.typing as npt

from extract.sources.scan.picture import Mask
from extract.sources.scan.pointers import POINTER_EM, is_stroke, points_right
from extract.sources.scan.setting import Character

MARK_CONFIDENCE = 0.9
"""How sure a shape is: the outline of a mark leaves little doubt, but nothing measured it."""
_ARROWS = "→➡"
_SECTORS = 32
_LARGEST_SPECK = 0.3
_FILLED = 0.93
MOST_WITHIN = 0.15
"""Share of the middle of a ring that noise may fill."""
_INNERMOST, _RING = 0.2, 0.85
"""Within which share of its radius a double circle is empty; how broad its inner circle is against its height."""
_LEAST_PT = 3.0
_LARGEST_PT = 30.0
_SHORTEST_PT, _HYPHEN_PT, _THICKEST_PT = 1.8, 4.5, 2.0
"""Lengths and thickness of a hyphen: no other character is so flat and so short."""
_HOLLOW = 0.55
"""How tall the hollow of 0 is at least, as a share of its height."""
_SOLID_BAR = 0.6
_FIGURES_EM, _CAPITALS_EM = 0.8, 1.05
"""How far from the middle of a figure, and of a capital, that of a letter of the same word is."""
_BAR_EM, _BAR_TALL_EM = 0.2, (0.55, 0.9)
"""How broad a numeral Ⅰ is at most, and how tall; the bar that marks a heading is taller or broader."""
_SURE_LETTER = 0.95
_SURE_IDEOGRAPH = 0.9
_SURE_ZERO, _NARROW = 0.97, 0.92
"""How sure a recogniser is of 0, and how much narrower than tall it is at least, where a ring is no circle."""
_DISC = (0.7, 0.82)
"""A disc inks so much of the square around it (π/4 without noise); thick strokes run together to less or more."""
_SMALLEST_DIGIT, _LEVEL = 0.5, 1.3
"""No digit alone is smaller than this share of the usual line; so many times wider than tall is a dash."""
_DASHES = frozenset("―ー－−—–-‐一_~〜～'\"`ｰ.…")
_POINTERS = frozenset("▶►▷▸>＞〉4")
_SPECKS = frozenset(".,·・、。'`\"*")
_ROUND = frozenset("○◎●■◆〇◯Oo0。Ｏ０Q◉⊙〶口□☉©®⑥⓪Cc")


def lone_mark(ink: Mask, characters: Sequence[Character], scale: float) -> str | None:
    """The mark that a piece of ink is, judged by its shape; None where it is not clearly one.

    ``characters`` are what the recogniser takes it for: a piece with two sure characters is text.
    """
    rows, columns = ink.shape
    wide, high = columns / scale, rows / scale
    printed = [c for c in characters if not c.text.isspace()]
    sure = sum(c.confidence > 0.8 for c in printed if c.text not in _SPECKS)
    if sure > 1 or not _SHORTEST_PT <= max(wide, high) <= _LARGEST_PT:
        return None
    bar = _main_part(ink)
    if bar.shape[1] >= 2 * bar.shape[0] and bar.shape[0] <= _THICKEST_PT * scale and wide <= _HYPHEN_PT:
        return "-" if float(bar.mean()) > _SOLID_BAR else None
    if max(wide, high) < _LEAST_PT:
        return None
    core = int(np.count_nonzero(bar.mean(axis=1) >= 0.5)) / scale
    if 0 < core <= 0.3 * wide and bar.shape[0] <= min(0.36 * bar.shape[1], 2.5 * scale):
        # 一 is an ideograph too, but not alone between rulings where figures and marks stand
        return "―" if not printed or printed[0].text in _DASHES or not sure else None
    shape = _outline(ink) or _outline(_main_part(ink))
    if shape is None:
        return None
    if shape in _ARROWS:
        # no figure is wider than tall
        first = printed[0] if printed else None
        arrow = first is None or first.text in "→➡⇒➔➜-―" or first.text.isascii() or first.confidence < 0.9
        return shape if arrow else None
    if shape in "○◎●":
        zero = printed and printed[0].text == "0" and printed[0].confidence >= _SURE_ZERO
        if zero and columns <= _NARROW * rows:
            return None
        gives_way = not sure or (printed[0].text in _ROUND and not _is_sure_letter(printed[0]))
        return shape if gives_way else None
    if shape in "※■◆":
        return shape if not sure or printed[0].text in _ROUND else None
    if shape == "▶":
        return shape if not sure or printed[0].text in _POINTERS else None
    return shape if not sure or printed[0].text in "△▲Δ∆AＡ▼▽4" else None


def _is_sure_letter(character: Character) -> bool:
    """Whether a recogniser is too sure of a C for it to be a ring that lost a bit."""
    return character.text in "Cc" and character.confidence >= _SURE_LETTER


def lone_sign(ink: Mask, characters: Sequence[Character], usual: float = 0.0) -> list[Character]:
    """The characters of a piece with a single letter told by its proportions: 0 is narrow, № is broad, × square.

    A recogniser gets a dash or a dot as large as a letter and takes it for a figure: ``usual`` is how tall the
    pieces of the page are, in pixels.

    >>> [lone_sign(np.ones(shape, np.bool_), [Character(text, 5, 0.7)])[0].text
    ...     for text, shape in (("O", (18, 12)), ("O", (18, 17)), ("N", (16, 20)), ("N", (16, 15)))]
    ['0', 'O', '№', 'N']
    >>> lone_sign(np.ones((16, 16), np.bool_), [Character("X", 5, 0.7)])[0].text
    '×'
    >>> [lone_sign(np.ones(shape, np.bool_), [Character("8", 5, 0.7)], 14.0)[0].text
    ...     for shape in ((3, 5), (4, 4), (9, 7))]
    ['-', '・', '8']
    """
    printed = [c for c in characters if not c.text.isspace()]
    if len(printed) == 1 and ink.size:
        [only] = printed
        rows, columns = _main_part(ink).shape
        letter = (only.text.isalnum() and only.text.isascii()) or only.text in _DASHES
        if letter and max(ink.shape) < _SMALLEST_DIGIT * usual:
            return [only._replace(text="-" if columns >= _LEVEL * rows else "・")]
        if columns <= 0.8 * rows and (only.text in "OoQ" or (only.text in "Cca" and _is_ring(_main_part(ink)))):
            return [only._replace(text="0")]
        if only.text in "Xx✕乂" and 0.85 <= columns / rows <= 1.2:
            return [only._replace(text="×")]
        if only.text == "N" and ink.shape[1] >= 1.15 * ink.shape[0]:
            return [only._replace(text="№")]
    return list(characters)


def _is_ring(ink: Mask) -> bool:
    """Whether a character is closed all around a single hollow nearly as tall as it is, as 0 is and C is not."""
    rows, columns = ink.shape
    count, _, stats, _ = cv2.connectedComponentsWithStats((~np.pad(ink, 1)).astype(np.uint8), connectivity=4)
    hollows = [s for s in stats[1:count].tolist() if s[0] > 0 and s[2] < columns and s[4] > 2]
    return len(hollows) == 1 and hollows[0][3] >= _HOLLOW * rows


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
        if not (POINTER_EM * size <= width <= 1.15 * size and POINTER_EM * size <= height <= 1.15 * size):
            continue
        part = ink[y : y + height, x : x + width]
        shape = _outline(part)
        large = width >= 0.6 * size and height >= 0.55 * size
        if shape is None and large and _is_ring_around(part):
            _enclose(found, float(x + width / 2 - start), size)
        if shape is None or shape not in ("○◎●△▲■◆▶" if large else "▶"):
            continue
        middle = x + width / 2 - start
        near = [k for k, c in enumerate(found) if abs(c.at - middle) <= 0.45 * size]
        mark = Character(shape, float(middle), MARK_CONFIDENCE)
        if not near and not large and is_stroke(found, float(middle), width, size):
            continue
        if not near:
            found.append(mark)
        elif len(near) == 1 and _gives_way(found[near[0]], shape) and not _in_word(found, near[0], size):
            found[near[0]] = mark
    found = sorted(found, key=lambda c: c.at)
    first = _mark_before(ink, found[0].at + start, size) if found else None
    return [Character(first[0], first[1] - start, MARK_CONFIDENCE), *found] if first is not None else found


def _from_middle(ink: Mask) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """How far each pixel is from the middle, across and down: 1 at the edges."""
    rows, columns = ink.shape
    y, x = np.indices(ink.shape)
    return (x - (columns - 1) / 2) / (columns / 2), (y - (rows - 1) / 2) / (rows / 2)


def _around_middle(ink: Mask) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int_]]:
    """The distance of each pixel from the middle, 1 at the edges, and the number of its sector."""
    across, down = _from_middle(ink)
    sector = ((np.arctan2(down, across) + pi) / (2 * pi) * _SECTORS).astype(int) % _SECTORS
    return np.hypot(across, down), sector


def _is_ring_around(ink: Mask) -> bool:
    """Whether ink is a ring with something in it that does not touch it."""
    rows, columns = ink.shape
    if not 0.85 <= columns / rows <= 1.18:
        return False
    radius, sector = _around_middle(ink)
    rim = len(np.unique(sector[ink & (radius > 0.8) & (radius <= 1.14)]))
    corners, between = ink[radius > 1.14], ink[(radius > 0.66) & (radius <= 0.76)]
    return (
        rim >= 0.95 * _SECTORS
        and not (corners.size and float(corners.mean()) > 0.12)
        and bool(ink[radius < 0.6].any())
        and bool(between.size)
        and float(between.mean()) < 0.35
    )


def _enclose(found: list[Character], middle: float, size: float) -> None:
    """Makes the figure that stands in a circle one in a circle."""
    near = [k for k, c in enumerate(found) if abs(c.at - middle) <= 0.35 * size]
    if len(near) == 1 and found[near[0]].text in "123456789":
        character = found[near[0]]
        found[near[0]] = character._replace(text=chr(ord("①") + int(character.text) - 1))


def _mark_before(ink: Mask, first: float, size: float) -> tuple[str, float] | None:
    """A circle, a dot or a numeral Ⅰ, with its middle, that stands before the first character of a line.

    The circle may touch that character: its connected ink tells nothing. ``first`` is that character's middle.
    """
    if not 0.85 * size <= first <= 2.6 * size or not ink.any():
        return None
    for part in range(14, 22):
        width = round(part / 20 * size)
        head = ink[:, :width]
        rows = np.flatnonzero(head.any(axis=1))
        if len(rows) and 0.6 * size <= int(np.ptp(rows)) + 1 <= 1.1 * size and width < first - 0.2 * size:
            mark = _round_mark(head[int(rows[0]) : int(rows[-1]) + 1])
            if mark is not None:
                return mark, width / 2
    columns = np.asarray(ink.any(axis=0), np.bool_)
    width = int(np.flatnonzero(~columns)[0]) if not columns.all() else len(columns)
    rows = np.flatnonzero(ink[:, :width].any(axis=1))
    high = int(np.ptp(rows)) + 1 if len(rows) else 0
    clear = not columns[width : width + round(0.2 * size)].any()
    bar = clear and width <= _BAR_EM * size and _BAR_TALL_EM[0] * size <= high <= _BAR_TALL_EM[1] * size
    if bar and float(ink[int(rows[0]) : int(rows[-1]) + 1, :width].mean()) >= _SOLID_BAR:
        return "Ⅰ", width / 2
    level = high and abs(float(rows.mean()) - ink.shape[0] / 2) <= 0.2 * size
    if clear and level and 0.08 * size <= min(width, high) and max(width, high) <= 0.3 * size:
        return "・", width / 2
    return None


def _in_word(characters: Sequence[Character], k: int, size: float) -> bool:
    """Whether a Latin letter or figure stands at once beside a character, or a figure with a point before it.

    O in CO2 is no circle, nor in ＤＭＯ, nor 0 in 45.0.
    """
    at = characters[k].at
    if (
        k > 1
        and characters[k - 1].text in ".,"
        and characters[k - 2].text.isdigit()
        and at - characters[k - 2].at < 2 * size
    ):
        return True  # the decimals of a figure
    beside = [c for c in characters[max(0, k - 1) : k + 2] if c.text.isascii() and c.text.isalnum()]
    return any(0 < abs(c.at - at) < (_CAPITALS_EM if c.text.isupper() else _FIGURES_EM) * size for c in beside)


def _gives_way(character: Character, shape: str) -> bool:
    """Whether a recognised character is what a recogniser makes of a mark."""
    if shape in "△▲":
        return character.text in "△▲" or character.confidence < 0.6
    if shape == "▶":
        return character.text in _POINTERS or character.confidence < 0.6
    if shape == "■":
        # no letter is filled all over, but one of many strokes may be blurred
        ideograph = "\u4e00" <= character.text <= "\u9fff" and character.text not in _ROUND
        return not (ideograph and character.confidence >= _SURE_IDEOGRAPH)
    return character.text in _ROUND and not _is_sure_letter(character)


def _main_part(ink: Mask) -> Mask:
    """The largest connected ink without what noise has put beside it."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    if count < 2:
        return ink
    k = 1 + int(stats[1:, cv2.CC_STAT_AREA].argmax())
    others = np.delete(stats, [0, k], axis=0)
    x, y, width, height, _ = (int(value) for value in stats[k])
    if len(others) and others[:, 2:4].max() > _LARGEST_SPECK * max(width, height):
        return ink
    return np.asarray(labels[y : y + height, x : x + width] == k, np.bool_)


def _outline(ink: Mask) -> str | None:
    """The mark that a piece of ink is by its outline; None where it is none of those known."""
    rows, columns = ink.shape
    if min(rows, columns) < 6:
        return None
    if 0.82 <= columns / rows <= 1.22:
        found = _solid_mark(ink) or _round_mark(ink)
        if found is not None:
            return found
        if _is_reference_mark(ink):
            return "※"
    padded = np.pad(ink.astype(np.uint8), 2)
    contours, _ = cv2.findContours(padded, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if len(contours) != 1:
        return None
    area = cv2.contourArea(contours[0])
    hull = cv2.convexHull(contours[0])
    if 0.8 <= columns / rows <= 1.45 and 0.4 <= area / (rows * columns) <= 0.66:
        corners = cv2.approxPolyDP(hull, 0.08 * cv2.arcLength(hull, True), True)
        if len(corners) == 3 and cv2.contourArea(hull) < 1.12 * area and _points_up(ink):
            return "▲" if float(ink.sum()) > 0.85 * area else "△"
    if points_right(ink):
        return "▶"
    return _arrow(ink) if columns > 1.2 * rows else None


def _solid_mark(ink: Mask) -> str | None:
    """A square, upright or on its point, that is filled all over."""
    if float(ink.mean()) >= _FILLED:
        return "■"
    across, down = _from_middle(ink)
    reach = np.abs(across) + np.abs(down)
    within, without = ink[reach <= 0.85], ink[reach > 1.2]
    return "◆" if within.size and float(within.mean()) >= _FILLED and float(without.mean()) < 0.06 else None


def _round_mark(ink: Mask) -> str | None:
    """A circle, a double one or a disc; a ring may be broken where scanning lost a bit of it."""
    rows, columns = ink.shape
    if not 0.8 <= columns / rows <= 1.25:
        return None
    radius, sector = _around_middle(ink)
    corners = ink[radius > 1.14]
    rim = len(np.unique(sector[ink & (radius > 0.7) & (radius <= 1.14)]))
    if rim < 0.88 * _SECTORS or (corners.size and float(corners.mean()) > 0.12):
        return None
    within = ink[radius < 0.55]
    share = float(within.mean()) if within.size else 0.0
    if share > 0.85:
        return "●" if _DISC[0] <= float(ink.mean()) <= _DISC[1] else None
    if share < MOST_WITHIN:
        return "○"
    between = ink[(radius > 0.55) & (radius < 0.72)]
    inside = ink & (radius > 0.15) & (radius <= 0.6)
    inner = len(np.unique(sector[inside]))
    if inner < 0.9 * _SECTORS or float(between.mean()) >= 0.5:
        return None
    # a figure in a circle is narrower than tall, and inked in its middle or open to the side
    wide, high = (int(np.ptp(np.flatnonzero(inside.any(axis=axis)))) + 1 for axis in (0, 1))
    hollow = ink[radius < _INNERMOST]
    even = wide / columns >= _RING * high / rows
    return "◎" if even and (not hollow.size or float(hollow.mean()) <= 0.5) else None


def _is_reference_mark(ink: Mask) -> bool:
    """Whether a cross stands between four dots."""
    rows, columns = ink.shape
    count, _, stats, middles = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    if not 4 <= count - 1 <= 9:
        return False
    sides = set()
    for k in range(1, count):
        if stats[k, cv2.CC_STAT_AREA] > 0.12 * rows * columns:
            continue
        across, down = middles[k][0] / columns - 0.5, middles[k][1] / rows - 0.5
        if abs(across) < 0.17 and abs(down) > 0.22:
            sides.add("top" if down < 0 else "bottom")
        elif abs(down) < 0.17 and abs(across) > 0.22:
            sides.add("left" if across < 0 else "right")
    corners = [ink[: rows // 4, : columns // 4], ink[: rows // 4, -(columns // 4) :]]
    corners += [ink[-(rows // 4) :, : columns // 4], ink[-(rows // 4) :, -(columns // 4) :]]
    return len(sides) >= 3 and all(bool(corner.any()) for corner in corners)


def _points_up(ink: Mask) -> bool:
    rows = ink.shape[0]
    widths = [int(np.ptp(np.flatnonzero(ink[k]))) + 1 if ink[k].any() else 0 for k in range(rows)]
    return float(np.mean(widths[: rows // 4 or 1])) < 0.5 * float(np.mean(widths[-(rows // 4 or 1) :]))


def _arrow(ink: Mask) -> str | None:
    """An arrow to the right, thin or fat: a level shaft with a head at its end."""
    rows, columns = ink.shape
    heights = np.array(
        [int(np.ptp(np.flatnonzero(ink[:, k]))) + 1 if ink[:, k].any() else 0 for k in range(columns)]
    )
    counts = ink.sum(axis=0)
    shaft = float(np.median(heights[: columns // 2]))
    widest = int(heights.argmax())
    level = np.flatnonzero(ink[:, columns // 4])
    if not len(level) or abs(float(level.mean()) + 0.5 - rows / 2) > 0.15 * rows + 0.5 or shaft > 0.8 * rows:
        return None
    if widest < 0.5 * columns or heights[widest] < max(0.9 * rows, 1.2 * shaft) or heights[-1] > 0.62 * rows:
        return None
    solid = float(counts.sum()) >= 0.9 * float(heights.sum())
    return "➡" if solid and shaft > 0.3 * rows else "→"
