"""Borders that nobody drew: places that lie in the white space between as many neighbours as possible."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Gap(NamedTuple):
    """White space between two blocks next to each other: a border runs through it, anywhere from low to high."""

    low: float
    high: float


class Border(NamedTuple):
    """A border at ``at``, which may as well lie anywhere from ``low`` to ``high``."""

    at: float
    low: float
    high: float


def through(
    gaps: Iterable[Gap], hints: Sequence[float] = (), extents: Sequence[tuple[float, float]] | None = None
) -> list[Border]:
    """Few borders so that one runs through every gap, each on one of ``hints`` where that is possible.

    Args:
        gaps: in any order.
        hints: places where a border is likely: the sides of coloured rectangles.
        extents: from where to where each block reaches. With them, the place that parts most neighbours comes
            first where that takes no more borders, and a border lies where it crosses the fewest blocks.

    >>> [b.at for b in through([Gap(10, 30), Gap(20, 40), Gap(50, 60), Gap(12, 58)])]
    [25.0, 55.0]
    >>> [b.at for b in through([Gap(10, 30), Gap(20, 40)], hints=[29])]
    [29]
    >>> [b.at for b in through([Gap(10, 50)], extents=[(30, 48)])]
    [20.0]
    >>> [b.at for b in through([Gap(10, 50), Gap(12, 70), Gap(60, 90)])]
    [31.0, 75.0]
    """
    ordered = sorted(gaps, key=lambda gap: gap.high)
    points = _fewest(ordered)
    if extents is not None:
        common = _commonest(ordered)
        points = common if len(common) <= len(points) else points
    lows = [float("-inf")] * len(points)
    highs = [float("inf")] * len(points)
    shared: list[tuple[Gap, int, int]] = []
    for gap in ordered:
        first, last = bisect_left(points, gap.low), bisect_right(points, gap.high)
        if last - first == 1:
            lows[first], highs[first] = max(lows[first], gap.low), min(highs[first], gap.high)
        else:
            shared.append((gap, first, last))
    for gap, first, last in shared:
        # one of its borders must stay inside
        if not any(gap.low <= lows[k] and highs[k] <= gap.high for k in range(first, last)):
            k = min(range(first, last), key=lambda k: (_loss(lows[k], highs[k], gap), -k))
            lows[k], highs[k] = max(lows[k], gap.low), min(highs[k], gap.high)
    return [_settled(low, high, hints, extents) for low, high in zip(lows, highs, strict=True)]


def _loss(low: float, high: float, gap: Gap) -> float:
    """How much room a border from ``low`` to ``high`` loses inside ``gap``."""
    return max(gap.low - low, 0.0) + max(high - gap.high, 0.0)


def _fewest(ordered: Sequence[Gap]) -> list[float]:
    """The fewest points so that every gap holds one, from gaps in the order of their ends."""
    points: list[float] = []
    for gap in ordered:
        if not points or gap.low > points[-1]:
            points.append(gap.high)
    return points


def _commonest(ordered: Sequence[Gap]) -> list[float]:
    """Points so that every gap holds one, in rising order: each is where most of the remaining gaps overlap."""
    rest = list(ordered)
    points: list[float] = []
    while rest:
        events = sorted([(gap.low, 0) for gap in rest] + [(gap.high, 1) for gap in rest])
        best = depth = 0
        at = rest[0].high
        for place, ends in events:
            if ends:
                if depth > best:
                    best, at = depth, place
                depth -= 1
            else:
                depth += 1
        points.append(at)
        rest = [gap for gap in rest if not gap.low <= at <= gap.high]
    return sorted(points)


def _settled(
    low: float, high: float, hints: Sequence[float], extents: Sequence[tuple[float, float]] | None
) -> Border:
    middle = (low + high) / 2
    near = [x for x in hints if low - 1 <= x <= high + 1]
    if near:
        at = min(near, key=lambda x: abs(x - middle))
        return Border(at, at, at)
    if extents is not None:
        low, high = _clearest(low, high, extents)
    return Border((low + high) / 2, low, high)


def _clearest(low: float, high: float, extents: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The widest part of a range that the fewest blocks reach into."""
    inside = [(max(a, low), min(b, high)) for a, b in extents if a < high and b > low]
    if not inside:
        return low, high
    events = sorted([(a, 1) for a, _ in inside] + [(b, -1) for _, b in inside])
    best, at = (-len(inside) - 1, 0.0), (low, high)
    depth, start = 0, low
    for place, step in events:
        if place > start:
            best, at = max((best, at), ((-depth, place - start), (start, place)))
        depth, start = depth + step, place
    if high > start:
        best, at = max((best, at), ((-depth, high - start), (start, high)))
    return at
