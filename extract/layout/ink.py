"""What a PDF engine hands to the layout: glyphs, strokes and fills of one page, and nothing interpreted.

Lengths are points from the visible page's top left corner, after cropping and turning. Named tuples rather than
dataclasses, because a page has thousands of them and they are made in the innermost loop.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

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
    images: list[tuple[float, float, float, float]] = field(default_factory=list)
    homes: dict[int, tuple[float, float]] = field(default_factory=dict)
    unreadable: int = 0
    invisible: int = 0
    limits: set[str] = field(default_factory=set)
    replaced: bool = False
    sure: list[Sure] | None = None
    turned: Turned | None = None
