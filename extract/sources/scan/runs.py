"""Straight runs of ink in a picture: what may be rulings, rows of dashes or strokes of letters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from extract.sources.scan.picture import Mask, Picture

SURE_PT = 72.0
"""A straight run of ink at least so long is a ruling: no row of letters touches over that length."""
LONG_PT = 24.0
"""A shorter one is a ruling unless it is crowded by other ink, as strokes of letters are."""
SHORT_PT = 8.0
"""A still shorter one is a ruling where both ends meet another ruling."""
THICKEST_PT = 3.5
MEET_PT = 2.5
_ONE_SIDED = 0.8
_BOTH_SIDES = 0.3
"""Share of a run above and below which letters stand, its gaps added, where it is a row of their strokes."""
_BEYOND, _MOST_OF = 2.0, 0.6
"""How far a short run may reach beyond the rulings across that hold it, as against how far it may end before, and
how much of it lies between them."""
_CLOSE = 0.5
_EVEN_PT, _FEWEST_ROWS = 0.8, 3
"""How far the ends of a line's rows of pixels differ, and how many rows the thinnest line has, thickened."""
MOST_CROWDED = 0.22
"""Share of a run's length beside which other ink stands above which it is made of strokes of letters."""
VERY_CROWDED = 0.4
"""The same above which a run is one of letters unless its ends touch rulings across."""
MOST_CROWDED_ALONE = 0.12
"""The same of a level run that meets no ruling across: the tops of 百万円 are one stroke."""


class Line(NamedTuple):
    """A ruling in pixels: position across, both ends along, thickness."""

    at: float
    low: float
    high: float
    width: float


class Run(NamedTuple):
    """A straight run of ink, its number among the runs' pixels, and how much of it is crowded by other ink."""

    line: Line
    label: int
    crowd: float


class Runs(NamedTuple):
    """The runs of a picture; ``labels`` gives each pixel the number of its run."""

    found: list[Run]
    labels: npt.NDArray[np.int32]

    def pixels(self, ink: Picture, lines: Sequence[Line]) -> Picture:
        """The ink of those runs that are among ``lines``."""
        # the pixels of a run may all be those of a longer one, so that none has its number
        last = max([int(self.labels.max()), *(run.label for run in self.found)])
        kept = np.zeros(last + 1, np.bool_)
        kept[[run.label for run in self.found if run.line in lines]] = True
        return np.asarray(kept[self.labels] & (ink > 0), np.uint8)


def find_runs(ink: Picture, scale: float, least: float, gap: float = 1.0) -> Runs:
    """Straight level runs of at least ``least`` points; ``gap`` is the widest stretch in points that is no gap."""
    length = round(least * scale)
    # A line that leans by a pixel or is broken by noise is one run in ink that was thickened across and along.
    thick = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    closed = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones((1, max(3, round(gap * scale)) | 1), np.uint8))
    runs = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    count, labels, stats, middles = cv2.connectedComponentsWithStats(runs, connectivity=8)
    found: list[Run] = []
    for k in range(1, count):
        left, top, width, height, area = (int(value) for value in stats[k])
        thickness = max(1.0, area / width - 2)
        if thickness > THICKEST_PT * scale:
            continue
        if height > 2 * thickness + 2 * scale and height > THICKEST_PT * scale:
            steps = _steps(labels[top : top + height, left : left + width] == k, scale)
            lines = [Line(top + s.at, left + s.low, left + s.high, s.width) for s in steps]
            found.extend(Run(line, k, crowd_of(ink, line, scale)) for line in lines)
            continue
        line = Line(float(middles[k][1]) + 0.5, float(left), float(left + width), thickness)
        found.append(Run(line, k, crowd_of(ink, line, scale)))
    return Runs(found, np.asarray(labels, np.int32))


def _steps(run: Mask, scale: float) -> list[Line]:
    """The level lines that meet end to end, each a little above or below the one before; empty for other ink.

    Such are the borders of tables below each other whose columns were not drawn in one place. The ink of each is
    a rectangle, which that of a letter, or of a line that leans, is not.
    """
    even = _EVEN_PT * scale
    steps: list[list[tuple[int, int, int]]] = []
    for row, ink in enumerate(run):
        places = np.flatnonzero(ink)
        low, high = int(places[0]), int(places[-1]) + 1
        last = steps[-1][-1] if steps else None
        if last is not None and abs(last[1] - low) <= even and abs(last[2] - high) <= even:
            steps[-1].append((row, low, high))
        else:
            steps.append([(row, low, high)])
    extents = sorted((min(r[1] for r in rows), max(r[2] for r in rows)) for rows in steps)
    apart = all(abs(b[0] - a[1]) <= 2 * even for a, b in pairwise(extents))
    if not apart or any(len(rows) < _FEWEST_ROWS for rows in steps):
        return []
    return [
        Line((rows[0][0] + rows[-1][0] + 1) / 2, float(rows[0][1]), float(rows[0][2]), max(1.0, len(rows) - 2.0))
        for rows in steps
    ]


def crowd_of(ink: Picture, line: Line, scale: float) -> float:
    """How much of a level run (0-1) looks like strokes of letters: other ink beside it, or gaps in it.

    A long run without gaps is a ruling however close the text stands.
    """
    above, core, below = beside(ink, line, scale)
    broken = 1.5 * (1 - float(core.mean()))
    if line.high - line.low >= SURE_PT * scale:
        # bold letters may touch each other over that length, but then ink stands on both sides
        both = min(float(above.mean()), float(below.mean()))
        return max(broken, both if line.high - line.low < 3 * SURE_PT * scale else 0.0)
    # the feet of figures stand in a row, too, with ink above them only
    sides = (float(above.mean()), float(below.mean()))
    return max(sum(sides) / 2, _ONE_SIDED * max(sides), broken)


def beside(ink: Picture, line: Line, scale: float) -> tuple[Mask, Mask, Mask]:
    """For each column of a level run, whether ink stands just above it, in it, and just below it."""
    left, right = round(line.low), max(round(line.high), round(line.low) + 1)
    near, far = line.width / 2 + 0.5 * scale, line.width / 2 + 1.7 * scale
    at = line.at
    bands = ((at - far, at - near), (at - 2, at + 2), (at + near, at + far))
    above, core, below = (
        np.asarray(ink[max(0, round(top)) : max(0, round(bottom)), left:right].any(axis=0), np.bool_)
        for top, bottom in bands
    )
    return above, core, below


def is_known(line: Line, lines: Sequence[Line], near: float) -> bool:
    """Whether a run is a part of a ruling that is known."""
    return any(
        abs(other.at - line.at) <= near and other.low - near <= line.low and line.high <= other.high + near
        for other in lines
    )


def is_held(line: Line, across: Sequence[Line], near: float) -> bool:
    """Whether both ends of a short run meet rulings across; in a blurred picture it runs on beyond them.

    >>> across = [Line(601, 0, 900, 4), Line(675, 0, 900, 4)]
    >>> ends = ((598, 682), (585, 682), (598, 668), (598, 618))
    >>> [is_held(Line(567, low, high, 4), across, 7) for low, high in ends]
    [True, False, True, False]
    """
    met = [other.at for other in across if other.low - near <= line.at <= other.high + near]
    first = [at for at in met if line.low - near <= at <= line.low + _BEYOND * near]
    last = [at for at in met if line.high - _BEYOND * near <= at <= line.high + near]
    return bool(first and last) and max(last) - min(first) >= _MOST_OF * (line.high - line.low)


def hold(line: Line, scale: float, *, crowded: bool = False) -> float:
    """How far from a ruling across a run may end that it holds; a stroke of a letter ends near one, too.

    So does one of strokes below each other in lines of text that hardly part them: it is ``crowded``.
    """
    close = crowded or line.high - line.low < LONG_PT * scale
    return (_CLOSE if close else 1.0) * MEET_PT * scale


def ends_level(line: Line, across: Sequence[Line], others: Sequence[Line], near: float) -> bool:
    """Whether a short run leads from a ruling across to where other rulings end: a table without a border there.

    >>> across, others = [Line(100, 0, 900, 4)], [Line(50, 60, 300, 4)]
    >>> [ends_level(Line(400, low, high, 4), across, others, 7) for low, high in ((61, 98), (72, 98), (101, 140))]
    [True, False, False]
    """
    meets = [
        any(abs(other.at - end) <= near and other.low - near <= line.at <= other.high + near for other in across)
        for end in (line.low, line.high)
    ]
    if meets[0] == meets[1]:
        return False
    free = [(o.low, line.low) if meets[1] else (o.high, line.high) for o in others if o.at != line.at]
    return any(abs(other - own) <= near for other, own in free)


def is_within_letters(ink: Picture, line: Line, scale: float) -> bool:
    """Whether a level run has other ink close above and below it, or gaps, as a row of strokes of letters has."""
    above, core, below = beside(ink, line, scale)
    return min(float(above.mean()), float(below.mean())) + 1.5 * (1 - float(core.mean())) > _BOTH_SIDES


def touches(line: Line, across: Sequence[Line], near: float) -> bool:
    """Whether a run meets a ruling across anywhere.

    >>> [touches(Line(400, low, 98, 4), [Line(100, 0, 900, 4)], 7) for low in (20, 94)], touches(
    ...     Line(400, 20, 60, 4), [Line(100, 0, 900, 4)], 7
    ... )
    ([True, True], False)
    """
    return any(
        other.low - near <= line.at <= other.high + near and line.low - near <= other.at <= line.high + near
        for other in across
    )


def is_touching(line: Line, across: Sequence[Line], near: float) -> bool:
    """Whether an end of a row of dashes meets a ruling across: a row of leaders between words does not."""
    return any(
        min(abs(other.at - line.low), abs(other.at - line.high)) <= near
        and other.low - near <= line.at <= other.high + near
        for other in across
    )
