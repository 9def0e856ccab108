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


def through(gaps: Iterable[Gap], hints: Sequence[float] = ()) -> list[Border]:
    """The fewest borders so that one runs through every gap, each on one of ``hints`` where that is possible.

    >>> [b.at for b in through([Gap(10, 30), Gap(20, 40), Gap(50, 60), Gap(12, 58)])]
    [25.0, 55.0]
    >>> [b.at for b in through([Gap(10, 30), Gap(20, 40)], hints=[29])]
    [29]
    """
    ordered = sorted(gaps, key=lambda gap: gap.high)
    points: list[float] = []
    for gap in ordered:
        if not points or gap.low > points[-1]:
            points.append(gap.high)
    lows = [float("-inf")] * len(points)
    shared: list[tuple[Gap, int, int]] = []
    for gap in ordered:
        first, last = bisect_left(points, gap.low), bisect_right(points, gap.high)
        if last - first == 1:
            lows[first] = max(lows[first], gap.low)
        else:
            shared.append((gap, first, last))
    for gap, first, last in shared:
        # one of its borders must stay inside: the last one can be moved least
        if all(lows[k] < gap.low for k in range(first, last)):
            lows[last - 1] = gap.low
    return [_settled(low, high, hints) for low, high in zip(lows, points, strict=True)]


def _settled(low: float, high: float, hints: Sequence[float]) -> Border:
    middle = (low + high) / 2
    near = [x for x in hints if low - 1 <= x <= high + 1]
    if near:
        at = min(near, key=lambda x: abs(x - middle))
        return Border(at, at, at)
    return Border(middle, low, high)
