"""Level rulings of which a scan shows pieces only: fine dots and pale lines, followed along and drawn whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from extract.sources.scan.picture import Darkness, Picture
from extract.sources.scan.runs import MEET_PT, SURE_PT, Line

_STEP_PT, _DRIFT = 4.0, 0.3
"""A ruling is followed in steps so long; by this share of what a step is off, its height is corrected."""
_SEEN, _RIDGE = 0.03, 0.025
"""How much darker than paper and than what is beside it a ruling is over a step, as shares of its brightness."""
_APART_PT, _LETTERS_PT, _LETTERED = 1.4, 3.0, 0.12
"""How far above and below a ruling is looked at, how far letters reach, and how dark paper with letters is."""
_MISSED, _MOST_MISSED = 3, 0.15
"""So many steps may show nothing, and such a share of all; letters may cross no more of them."""
_SHORTEST_PT, _SAME_END_PT = 80.0, 6.0
"""The shortest such ruling, and how far from an end of others it ends."""
_FEWEST = 2


class Whole(NamedTuple):
    """Rulings that were found in pieces, each whole, and the pixels that they cover."""

    found: list[Line]
    pixels: Picture


class _Step(NamedTuple):
    """What is seen over a step of a ruling: where it runs, whether at all, and whether letters stand at it."""

    at: int
    seen: bool
    lettered: bool


def whole_lines(pieces: Sequence[Line], others: Sequence[Line], dark: Darkness, scale: float) -> Whole:
    """Rulings that pieces belong to: what goes on from a piece to where other rulings end.

    Args:
        pieces: level pieces that no ruling across holds.
        others: the other level rulings.
        dark: how much darker than the paper each pixel is.
        scale: pixels a point.

    >>> dark = np.zeros((100, 900), np.float32); dark[50, 100:800:3] = 0.4; dark[20, 100:800] = 0.9
    >>> others = [Line(20.5, 100, 800, 1), Line(80.5, 100, 800, 1)]
    >>> [line[:3] for line in whole_lines([Line(50.5, 300, 380, 1)], others, dark, 2.8).found]
    [(50.5, 100, 800)]
    >>> whole_lines([Line(50.5, 300, 380, 1)], others[:1], dark, 2.8).found
    []
    """
    pixels = np.zeros(dark.shape, np.uint8)
    ends = [line for line in others if line.high - line.low >= SURE_PT * scale]
    if len(ends) < _FEWEST:
        return Whole([], pixels)
    found: list[Line] = []
    for piece in sorted(pieces, key=lambda line: line.low - line.high):
        if any(_is_on(piece, line, scale) for line in found):
            continue
        back, ahead = _followed(piece, dark, scale, -1), _followed(piece, dark, scale, 1)
        within = _between(piece, dark, scale)
        steps = [*reversed(back), *within, *ahead]
        missed = sum(not step.seen or step.lettered for step in steps)
        low = _settled(piece.low - len(back) * _STEP_PT * scale, [line.low for line in ends], scale)
        high = _settled(piece.high + len(ahead) * _STEP_PT * scale, [line.high for line in ends], scale)
        aligned = [end for end in (low, high) if end[1]]
        if not aligned or missed > _MOST_MISSED * len(steps) or high[0] - low[0] < _SHORTEST_PT * scale:
            continue
        line = Line(float(np.median([step.at for step in steps])) + 0.5, low[0], high[0], 1.0)
        if any(abs(line.at - other.at) <= MEET_PT * scale and _share(line, other) > 0.5 for other in ends):
            continue
        found.append(line)
        _paint(pixels, steps, low[0], piece.low - len(back) * _STEP_PT * scale, scale)
    return Whole(found, pixels)


def _is_on(piece: Line, line: Line, scale: float) -> bool:
    near = MEET_PT * scale
    return abs(piece.at - line.at) <= near and line.low - near <= piece.low and piece.high <= line.high + near


def _share(line: Line, other: Line) -> float:
    """How much of a line another one runs along."""
    return (min(line.high, other.high) - max(line.low, other.low)) / (line.high - line.low)


def _followed(piece: Line, dark: Darkness, scale: float, way: int) -> list[_Step]:
    """The steps from an end of a piece to the last one that shows the ruling; ``way`` is 1 ahead, -1 back."""
    step, at = _STEP_PT * scale, piece.at - 0.5
    steps: list[_Step] = []
    end, last, missed = (piece.high if way > 0 else piece.low), 0, 0
    while missed <= _MISSED:
        first = end + len(steps) * step * way
        seen = _seen(dark, at, min(first, first + way * step), scale)
        if seen is None:
            break
        steps.append(seen)
        missed = 0 if seen.seen else missed + 1
        if seen.seen:
            last = len(steps)
            at += _DRIFT * (seen.at - at)
    return steps[:last]


def _between(piece: Line, dark: Darkness, scale: float) -> list[_Step]:
    step = _STEP_PT * scale
    count = max(1, round((piece.high - piece.low) / step))
    seen = (_seen(dark, piece.at - 0.5, piece.low + k * step, scale) for k in range(count))
    return [one for one in seen if one is not None]


def _seen(dark: Darkness, at: float, low: float, scale: float) -> _Step | None:
    """What a step shows near a height; None beyond the picture."""
    apart, far = max(3, round(_APART_PT * scale)), round(_LETTERS_PT * scale)
    middle, left, right = round(at), round(low), round(low + _STEP_PT * scale)
    if left < 0 or right > dark.shape[1] or middle < far + 1 or middle + far + 2 > len(dark):
        return None
    rows = dark[middle - far - 1 : middle + far + 2, left:right].mean(axis=1)
    near = rows[far : far + 3]
    best = int(near.argmax())
    k = far + best
    beside = max(float(rows[k - apart]), float(rows[k + apart]))
    letters = np.concatenate((rows[: k - apart + 1], rows[k + apart :]))
    seen = float(rows[k]) > _SEEN and float(rows[k]) - beside > _RIDGE
    return _Step(middle - 1 + best, seen, float(letters.max()) > _LETTERED and not seen)


def _settled(end: float, ends: Sequence[float], scale: float) -> tuple[float, bool]:
    """The end of a ruling, at that of others where it is near one, and whether it is."""
    near = min(ends, key=lambda other: abs(other - end))
    return (near, True) if abs(near - end) <= _SAME_END_PT * scale else (end, False)


def _paint(pixels: Picture, steps: Sequence[_Step], low: float, first: float, scale: float) -> None:
    """Marks what a ruling covers, wherever it drifts to."""
    step, reach = _STEP_PT * scale, max(1, round(0.35 * scale))
    for k, one in enumerate(steps):
        left = round(low if not k else first + k * step)
        pixels[one.at - reach : one.at + reach + 1, max(0, left) : round(first + (k + 1) * step)] = 1
