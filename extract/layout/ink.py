"""What a PDF engine hands to the layout: glyphs, strokes and fills of one page, and nothing interpreted.

Lengths are points from the visible page's top left corner, after cropping and turning. Named tuples rather than
dataclasses, because a page has thousands of them and they are made in the innermost loop.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from schemas.printed import Turned

Colour = tuple[int, int, int]


class Glyph(NamedTuple):
    """A printed character.

    ``base`` is the baseline's position across the reading direction (y for upright text) and ``turn`` the
    reading direction in degrees clockwise from left-to-right: 0, 90 (top to bottom), 180 or 270. Glyphs that
    were set together share a ``run``; -1 where the engine does not know.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    base: float
    bold: bool
    turn: int
    run: int = -1


class Stroke(NamedTuple):
    """A straight stroke; ``order`` is the order of painting, ``colour`` is RGB of 0-255."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    colour: Colour
    order: int


class Fill(NamedTuple):
    """A filled figure by its bounding box; ``corners`` is the number of its vertices, 4 for a rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: Colour
    order: int
    corners: int = 4


class Frame(NamedTuple):
    """The outline of a box drawn as one path, its corners round or not; ``order`` is the order of painting."""

    x0: float
    top: float
    x1: float
    bottom: float
    order: int


class Sure(NamedTuple):
    """How sure a recogniser is (0-1) of the character whose middle stands at a place."""

    x: float
    y: float
    confidence: float
    text: str = ""


@dataclass(slots=True)
class PageInk:
    """Everything an engine read from one page.

    Attributes:
        number: 1-based page number.
        width: visible width in points.
        height: visible height in points.
        glyphs: in any order; spaces are glyphs too.
        strokes: straight strokes in any direction.
        fills: filled figures that are at least partly opaque.
        frames: outlines of boxes; those with square corners are among the strokes, too.
        images: boxes of pictures as (x0, top, x1, bottom).
        homes: by run, the middle of the clip that cuts it: the cell that a text belongs to where it overflows.
        unreadable: glyphs that have no Unicode; they are not among ``glyphs`` unless a code stands for them.
        invisible: glyphs printed in no ink (the text layer of a scan).
        limits: which limits were reached: ``glyphs``, ``paths``.
        replaced: the text layer was broken, and the glyphs were read from the page's picture instead.
        sure: how sure the recogniser is of each glyph; None where the glyphs are those of a text layer.
        turned: how a scan was turned to be read; None where it stood straight.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    images: list[tuple[float, float, float, float]] = field(default_factory=list)
    homes: dict[int, tuple[float, float]] = field(default_factory=dict)
    unreadable: int = 0
    invisible: int = 0
    limits: set[str] = field(default_factory=set)
    replaced: bool = False
    sure: list[Sure] | None = None
    turned: Turned | None = None


ROUND_SHARE = 0.34
"""Of the shorter side of a box its round corners take so much at most."""
SMALLEST_FRAME_PT = 12.0
_FEWEST_POINTS = 5
"""A closed outline of four corners has so many, the first one being named again at its end."""


def frame_of(points: Sequence[tuple[float, float]], order: int) -> Frame | None:
    """The box that a path is the outline of, its corners round or not; None for any other path.

    Points are those of the path, control points of curves among them.

    >>> frame_of([(0, 4), (0, 0), (4, 0), (60, 0), (60, 30), (0, 30), (0, 4)], 1)
    Frame(x0=0, top=0, x1=60, bottom=30, order=1)
    >>> frame_of([(0, 15), (30, 0), (60, 15), (30, 30)], 1) is None
    True
    """
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
    shorter = min(x1 - x0, bottom - top)
    if shorter < SMALLEST_FRAME_PT:
        return None
    near = ROUND_SHARE * shorter
    corners: set[tuple[bool, bool]] = set()
    for x, y in points:
        if min(x - x0, x1 - x) > near or min(y - top, bottom - y) > near:
            return None
        corners.add((x - x0 <= near, y - top <= near))
    return Frame(x0, top, x1, bottom, order) if len(corners) == 4 else None


SLACK_PT = 0.05
"""A point so near to the straight line between its neighbours lies on it."""


def from_a_corner(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A closed outline without its first point, where that is none of its corners.

    Office programs begin the outline of a box in the middle of a side. The point would pass for a fifth corner,
    and the ground of a cell or a label for an arrow.

    >>> from_a_corner([(30, 20), (0, 20), (0, 0), (60, 0), (60, 20), (30, 20)])
    [(0, 20), (0, 0), (60, 0), (60, 20), (0, 20)]
    """
    if len(points) > _FEWEST_POINTS and points[0] == points[-1]:
        (ax, ay), (x, y), (bx, by) = points[-2], points[0], points[1]
        level = abs(ay - y) <= SLACK_PT and abs(by - y) <= SLACK_PT and (ax - x) * (bx - x) < 0
        plumb = abs(ax - x) <= SLACK_PT and abs(bx - x) <= SLACK_PT and (ay - y) * (by - y) < 0
        if level or plumb:
            return [*points[1:-1], points[1]]
    return points


class Extent(Protocol):
    """Anything with four sides, in points."""

    @property
    def x0(self) -> float:
        """The left side."""

    @property
    def top(self) -> float:
        """The upper side."""

    @property
    def x1(self) -> float:
        """The right side."""

    @property
    def bottom(self) -> float:
        """The lower side."""


def holds(outer: Extent, inner: Extent, slack: float) -> bool:
    """Whether an extent lies in another one, or reaches out of it by no more than ``slack`` points."""
    return (
        outer.x0 - slack <= inner.x0
        and inner.x1 <= outer.x1 + slack
        and outer.top - slack <= inner.top
        and inner.bottom <= outer.bottom + slack
    )


class ByHeight:
    """Glyphs that are asked for those of a band over and over, so that no answer costs a look at all of them."""

    def __init__(self, glyphs: Sequence[Glyph]) -> None:
        self._glyphs = glyphs
        middles = [(g[2] + g[4]) / 2 for g in glyphs]
        self._order = sorted(range(len(glyphs)), key=middles.__getitem__)
        self._middles = [middles[k] for k in self._order]

    def between(self, top: float, bottom: float) -> list[Glyph]:
        """The glyphs whose middle lies between two heights, in the order in which they were given."""
        first, last = bisect_right(self._middles, top), bisect_left(self._middles, bottom)
        return [self._glyphs[k] for k in sorted(self._order[first:last])]


def upright_letters(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The upright glyphs but spaces."""
    return [g for g in glyphs if g[8] == 0 and not g[0].isspace()]
