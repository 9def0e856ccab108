"""Headings that stand over several others, where only words tell how far they reach."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

FEWEST_YEARS, LONGEST_YEAR = 2, 8
"""A heading stands over so many years at least; a printed year is at most so long (（令和10年度）)."""
OFF_MIDDLE = 0.4
"""So far from the middle of years, in steps from one to the next, stands their heading."""
FEWEST_HEADED = 3
MIDDLE_PT = 4.0
"""A heading stands in the middle over so many others at least, and so exactly."""
FLUSH_PT, LONG_LINE = 0.5, 8
"""A line with so many characters, above one that begins so near below it, goes on there."""


class Printed(Protocol):
    """A piece of a line: from where to where it reaches, and how many of its characters are digits."""

    @property
    def x0(self) -> float:
        """The left edge."""

    @property
    def x1(self) -> float:
        """The right edge."""

    @property
    def digits(self) -> int:
        """The number of digits."""

    @property
    def letters(self) -> int:
        """The number of characters."""

    @property
    def sign(self) -> bool:
        """Whether it is a single sign and no letter, as ○ and → are."""


def headed_by(piece: Printed, below: Sequence[Printed], others: Sequence[Printed]) -> tuple[int, int] | None:
    """The first and last of the pieces below, several of them, in whose middle a piece stands; None without any.

    Args:
        piece: a piece of a line.
        below: the pieces of the next line, left to right; what stands under another piece is headed by that one.
        others: the other pieces of its own line.
    """
    free = [n for n, p in enumerate(below) if not any(p.x0 < o.x1 and o.x0 < p.x1 for o in others)]
    for k in range(len(free) - FEWEST_HEADED + 1):
        for m in range(k + FEWEST_HEADED - 1, len(free)):
            left, right = below[free[k]].x0, below[free[m]].x1
            inside = left <= piece.x0 and piece.x1 <= right
            parted = any(left < other.x0 and other.x1 < right for other in others)
            if inside and not parted and abs(left + right - piece.x0 - piece.x1) <= 2 * MIDDLE_PT:
                return free[k], free[m]
    return _years_below(piece, below, free)


def _years_below(piece: Printed, below: Sequence[Printed], free: Sequence[int]) -> tuple[int, int] | None:
    """The first and last of the short pieces with digits, all alike, over the middle of which a word stands.

    They are those of years, set to one side of their columns, so that the word stands only near their middle.
    """
    if piece.digits:
        return None
    runs: list[list[int]] = []
    for n in free:
        p = below[n]
        if not p.digits or p.letters > LONGEST_YEAR:
            continue
        before = below[runs[-1][-1]] if runs else None
        goes_on = before is not None and runs[-1][-1] == n - 1 and abs(before.letters - p.letters) <= 1
        if goes_on:
            runs[-1].append(n)
        else:
            runs.append([n])
    for run in runs:
        left, right = below[run[0]], below[run[-1]]
        if len(run) < FEWEST_YEARS:
            continue
        step = (right.x0 - left.x0) / (len(run) - 1)
        if piece.x0 < left.x0 - step / 2 or piece.x1 > right.x1 + step / 2:
            continue
        if abs(left.x0 + right.x1 - piece.x0 - piece.x1) / 2 <= OFF_MIDDLE * step:
            return run[0], run[-1]
    return None


def meet(a: Printed, b: Printed) -> bool:
    """Whether two pieces stand over each other, if only in part."""
    return a.x0 < b.x1 and b.x0 < a.x1


def has_wrapped(a: Printed, b: Printed) -> bool:
    """Whether a long line begins right above one that ends no further right: that is the rest of its text.

    The heading of several columns stands over the middle of the one below it, and the mark of a timetable in the
    middle of its column.
    """
    return a.letters >= LONG_LINE and abs(a.x0 - b.x0) <= FLUSH_PT and b.x1 <= a.x1 + FLUSH_PT
