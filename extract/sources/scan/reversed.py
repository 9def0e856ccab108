"""Light letters on dark grounds: shown as dark letters on a tint, which is how everything after reads a page."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

_DARK = 0.8
"""A ground is darker than the paper times this."""
_DARKER_FIRST = (0.35, 0.5, 0.65, _DARK)
"""Grounds that touch each other are told apart by how dark they are, as shares of the paper's brightness."""
_STROKE_PT, _LEAST_PT = 5, 7
"""Light strokes that are thinner belong to the ground around them, and a ground is as wide and tall at least."""
_ALIKE, _MOSTLY = 30, 0.6
"""How far from its median a ground may be, of 255 levels, over most of it: letters and photographs are not."""
_LEAST_LIGHT, _MOST_LIGHT = 0.005, 0.45
_DARKER = 0.2
"""Ink on a ground is darker than it by so much of the paper's brightness."""
_SHORTEST_PT, _TALLEST_PT, _THINNEST_PT = 3.5, 45.0, 0.7
"""How tall a light letter is, and how broad it is at least."""
_LONGEST_PT = 30.0
"""A longer white line is a ruling."""
_TINT = 0.76
"""How bright the ground becomes, as a share of the paper."""
_NEAR_PT, _SOLID = 9.0, 0.55
"""So much of a ground is dark within so many points of each of its places."""
_BOXED = 0.2
"""So much of a hole in a ground is light over two strokes and more where it is a white box."""
_DARK_EDGE = 0.96
"""So much of its edge is dark; white lines that part its cells end there."""
_GAP_PT = 1.8
"""White between two grounds is broader than a white line that parts cells."""
_RULED_PT = 1.4
"""A ruling around a ground is no broader within it."""
_EDGE_PT, _HALO_PT, _AROUND_PT = 0.7, 1.1, 2
"""How broad the blurred edge of a ground is inside and outside of it, and how far around it is looked."""

_RECTANGULAR = 0.9
"""A rectangular ground fills so much of its box."""

Grey = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]


class Ground(NamedTuple):
    """The box in pixels of a rectangular dark ground: left, top, right and bottom (exclusive)."""

    x0: int
    y0: int
    x1: int
    y1: int


class Turned(NamedTuple):
    """A picture with its dark grounds turned into tints, and what was on them.

    ``rims`` are their edges, ``joints`` the short white lines between the cells of one row, ``grounds`` the boxes
    of the rectangular ones.
    """

    grey: Grey
    rims: Mask
    joints: Mask
    grounds: tuple[Ground, ...]


def with_dark_letters(grey: Grey, scale: float) -> Turned:
    """A picture with its dark grounds turned into tints, light letters on them into dark ones, and their rims.

    Long white lines on such a ground become dark rulings, short ones between cells of one row vanish. Bars and
    emblems without letters stay as they are. Where ground and paper meet there is every brightness between them,
    and none of it is ink: those are the rims. ``scale`` is pixels a point.

    >>> sheet = np.full((100, 120), 250, np.uint8); sheet[10:50, 10:110] = 80; sheet[20:40, 30:36] = 250
    >>> turned, rims, _, [ground] = with_dark_letters(sheet, 2.0)
    >>> int(turned[15, 60]), int(turned[30, 32]), int(turned[5, 5]), bool(rims[30, 10]), bool(rims[30, 32])
    (190, 0, 250, True, False)
    >>> ground
    Ground(x0=10, y0=10, x1=110, y1=50)
    """
    rows, columns = grey.shape
    size = (max(1, round(columns / scale)), max(1, round(rows / scale)))
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    white = float(np.median(small))
    grounds = cv2.morphologyEx(small, cv2.MORPH_OPEN, np.ones((_STROKE_PT, _STROKE_PT), np.uint8))
    found, boxes = grey, []
    rims, joints = np.zeros(grey.shape, np.bool_), np.zeros(grey.shape, np.bool_)
    tried: set[tuple[int, ...]] = set()
    for share in _DARKER_FIRST:
        _, labels, stats, _ = cv2.connectedComponentsWithStats((grounds < share * white).astype(np.uint8))
        for k, (x, y, width, height, _) in enumerate(stats[1:].tolist(), 1):
            box = (x, y, width, height)
            if min(width, height) < _LEAST_PT or box in tried:
                continue
            whole = slice(y, y + height), slice(x, x + width)
            if float(np.median(grounds[whole][labels[whole] == k])) > share * white - (share < _DARK) * _ALIKE:
                continue  # a part of a ground that is hardly brighter
            tried.add(box)
            own = labels[
                max(0, y - _AROUND_PT) : y + height + _AROUND_PT, max(0, x - _AROUND_PT) : x + width + _AROUND_PT
            ]
            top, left = round(max(0, y - _AROUND_PT) * scale), round(max(0, x - _AROUND_PT) * scale)
            part = found[top : round(top + own.shape[0] * scale), left : round(left + own.shape[1] * scale)]
            near = cv2.dilate((own == k).astype(np.uint8), np.ones((2 * _AROUND_PT + 1,) * 2, np.uint8))
            near = cv2.resize(near, part.shape[::-1], interpolation=cv2.INTER_NEAREST)
            turned = _turned(part, np.asarray(near, np.uint8), white, scale)
            if turned is not None:
                found = found.copy() if found is grey else found
                place = (slice(top, top + part.shape[0]), slice(left, left + part.shape[1]))
                found[place] = turned.grey
                rims[place] |= turned.rims
                joints[place] |= turned.joints
                boxes += [Ground(left + x0, top + y0, left + x1, top + y1) for x0, y0, x1, y1 in turned.grounds]
                grounds[whole][_filled(labels[whole] == k)] = round(white)
    return Turned(found, rims, joints, tuple(sorted(boxes)))


def _filled(ground: Mask) -> Mask:
    """A ground with the holes that its letters leave in it, and the blurred edges of these."""
    wide = np.pad(cv2.dilate(ground.astype(np.uint8), np.ones((3, 3), np.uint8)), 1)
    _, parts = cv2.connectedComponents(1 - wide, connectivity=4)
    return np.asarray(parts != parts[0, 0], np.bool_)[1:-1, 1:-1]


def _turned(part: Grey, near: Grey, white: float, scale: float) -> Turned | None:
    """A part of a picture with its grounds turned into tints; None without light letters on them.

    ``near`` is 1 at the ground and a little around it, ``white`` how bright the paper is.
    """
    level = float(np.median(part[(near > 0) & (part < _DARK * white)]))
    between = (level + white) / 2
    dark = near & (part < between)
    ground = _edged(_ground(dark, scale), dark, scale)
    own = part[ground > 0].astype(np.float32)
    if own.size < (_LEAST_PT * scale) ** 2 or float(np.mean(np.abs(own - level) <= _ALIKE)) < _MOSTLY:
        return None
    light = float(np.mean(own > between))
    # a black ruling around a ground is no letter on it
    inner = part[cv2.erode(ground, np.ones((2 * round(_RULED_PT * scale) + 1,) * 2, np.uint8)) > 0]
    darker = float(np.mean(inner < level - _DARKER * white)) if inner.size else 0.0
    if not _LEAST_LIGHT <= light <= _MOST_LIGHT or darker > light:
        return None
    letters = _Letters(ground, part > between, scale)
    if not letters.any:
        return None
    edge, halo = (np.ones((2 * round(reach * scale) + 1,) * 2, np.uint8) for reach in (_EDGE_PT, _HALO_PT))
    rim = (cv2.dilate(ground, halo) > 0) & (cv2.erode(ground, edge) == 0)
    tint = _TINT * white
    rim |= cv2.dilate(letters.lines.astype(np.uint8), edge) > 0
    turned = (tint - (part.astype(np.float32) - level) * tint / (white - level)).clip(0, 255)
    found = np.where(rim, np.where(ground > 0, tint, cv2.dilate(part, halo)), np.where(ground > 0, turned, part))
    return Turned(np.asarray(found, np.uint8), rim, letters.lines, _boxes(ground, scale))


def _boxes(ground: Grey, scale: float) -> tuple[Ground, ...]:
    """The boxes of the rectangular ones among grounds, without the beginnings of rulings that end at them."""
    stroke = np.ones((round(_STROKE_PT * scale) | 1,) * 2, np.uint8)
    solid = np.asarray(cv2.morphologyEx(ground, cv2.MORPH_OPEN, stroke), np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=8)
    return tuple(
        Ground(x, y, x + width, y + height)
        for x, y, width, height, area in stats[1:].tolist()
        if area >= _RECTANGULAR * width * height
    )


def _ground(dark: Grey, scale: float) -> Grey:
    """Where a ground is, its letters included: dark for the most part all around, as dark letters are not."""
    stroke = round(_STROKE_PT * scale) | 1
    wide = cv2.copyMakeBorder(dark, stroke, stroke, stroke, stroke, cv2.BORDER_CONSTANT, value=0)
    closed = cv2.morphologyEx(wide, cv2.MORPH_CLOSE, np.ones((stroke, stroke), np.uint8))
    reach = (round(_NEAR_PT * scale) | 1,) * 2
    share = cv2.boxFilter(wide.astype(np.float32), -1, reach) / np.maximum(
        cv2.boxFilter(closed.astype(np.float32), -1, reach), 1e-6
    )
    solid = cv2.morphologyEx(closed & (share >= _SOLID), cv2.MORPH_OPEN, np.ones((stroke, stroke), np.uint8))
    solid = np.asarray(solid & ~_inlets(wide, solid, scale), np.uint8)
    solid = solid | _dense(wide, solid, np.ones((stroke, stroke), np.uint8))
    edge = np.ones((2 * round(_HALO_PT * scale) + 1,) * 2, np.uint8)
    return np.asarray(solid | (cv2.dilate(solid, edge) & wide), np.uint8)[stroke:-stroke, stroke:-stroke]


def _edged(ground: Grey, dark: Grey, scale: float) -> Grey:
    """Those of the grounds that are dark along their edge: the room between strokes of bold letters is not."""
    _, parts = cv2.connectedComponents(ground, connectivity=8)
    wide = np.ones((2 * round(_EDGE_PT * scale) + 1,) * 2, np.uint8)
    rim = (ground > 0) & (cv2.erode(ground, wide, borderValue=0) == 0)
    all_of = np.bincount(parts[rim], minlength=int(parts.max()) + 1)
    dark_of = np.bincount(parts[rim & (dark > 0)], minlength=len(all_of))
    kept = (dark_of >= _DARK_EDGE * all_of).astype(np.uint8)
    kept[0] = 0
    return np.asarray(kept[parts], np.uint8)


def _dense(dark: Grey, ground: Grey, stroke: Grey) -> Grey:
    """The holes in a ground that are letters of many strokes; much of a white box is light over two strokes.

    Letters that stand close are one hole, and strokes that run together in some of them are broader than one.
    """
    _, holes = cv2.connectedComponents((ground == 0).astype(np.uint8), connectivity=4)
    filled = np.ones(int(holes.max()) + 1, np.uint8)
    filled[[0, *np.unique(np.concatenate([holes[0], holes[-1], holes[:, 0], holes[:, -1]]))]] = 0
    light = cv2.morphologyEx((dark == 0).astype(np.uint8), cv2.MORPH_OPEN, stroke)
    _, patches, stats, _ = cv2.connectedComponentsWithStats(light)
    broad = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1) >= 2 * len(stroke)
    light_of = np.bincount(holes[broad[patches] & (light > 0)], minlength=len(filled))
    filled[light_of >= _BOXED * np.bincount(holes.ravel(), minlength=len(filled))] = 0
    return np.asarray(filled[holes], np.uint8)


def _inlets(dark: Grey, ground: Grey, scale: float) -> Grey:
    """The parts of a ground that are paper between two grounds: broad, and open to what is around."""
    light = (dark == 0).astype(np.uint8)
    gap = np.ones((round(_GAP_PT * scale) | 1,) * 2, np.uint8)
    _, parts = cv2.connectedComponents(np.asarray(cv2.morphologyEx(light, cv2.MORPH_OPEN, gap), np.uint8))
    outside = np.zeros(int(parts.max()) + 1, np.uint8)
    outside[np.unique(parts[ground == 0])] = 1
    outside[0] = 0
    return np.asarray(outside[parts] & ground, np.uint8)


class _Letters:
    """What is light on a ground: letters, and short white lines between cells, which end at its edge.

    Attributes:
        any: whether something as large as a letter stands on the ground without touching its edge.
        lines: the white lines.
    """

    def __init__(self, ground: Grey, light: Mask, scale: float) -> None:
        inner = cv2.erode(ground, np.ones((3, 3), np.uint8))
        _, parts, stats, _ = cv2.connectedComponentsWithStats(
            (light & (ground > 0)).astype(np.uint8), connectivity=8
        )
        touching = set(np.unique(parts[(inner == 0) & (ground > 0)]).tolist())
        self.any = False
        lines = np.zeros(len(stats), np.bool_)
        for k, (_, _, width, height, _) in enumerate(stats.tolist()):
            thin, long = min(width, height) / scale, max(width, height) / scale
            if k and k in touching:
                lines[k] = thin <= _GAP_PT and _SHORTEST_PT <= long <= _LONGEST_PT
            elif k:
                self.any |= (
                    _SHORTEST_PT * scale <= height and _THINNEST_PT * scale <= width and long <= _TALLEST_PT
                )
        self.lines: Mask = np.asarray(lines[parts], np.bool_)
