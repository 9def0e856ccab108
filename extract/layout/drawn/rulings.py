"""Rulings: which strokes and fills act as straight lines between cells, merged and joined.

A ruling may be drawn as a stroke, as a thin fill, as the side of a rectangle, twice (a double line), in pieces
(dashes and dots) or not at all where two coloured fills meet. White lines and white fills are paper, except that a
white fill hides what was painted below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from extract.layout.drawn.arrows import find_arrows
from extract.layout.ink import Colour, Fill, Stroke

SAME_LINE_PT = 2.6
"""Parallel strokes closer than this are one ruling: a double line is at most 2.25 points from line to line."""
JOIN_PT = 2.0
"""Gap between two strokes on one line that nobody sees as a gap."""
THIN_FILL_PT = 2.6
"""A fill thinner than this acts as a ruling."""
ARROW_CORNERS = (5, 7)
"""Corners of an arrow drawn in one piece: a bar with a point, or with a head wider than its shaft."""
THICK_STROKE_PT = 4.0
"""A stroke thicker than this is a bar."""
BAR_PT = 8.0
"""A filled rectangle lower than this is too low for a line of text: it is the bar of a timetable or a chart."""
BAR_SHARE = 2.0
"""A bar is so many times as wide as high at least."""
SHORTEST_PT = 4.0
"""Rulings shorter than this are specks, once dashes are joined."""
PLACE_PT = 8.0
"""Height of the stripes by which white fills are found."""
LAST_PLACE = 1_800
"""The stripe at 14,400 points, the longest side of a page; a fill may reach to any number beyond it."""
WHITE = 250
"""A colour whose components are all at least this is paper."""


class Rule(NamedTuple):
    """A straight line: ``at`` is its position across, ``low`` and ``high`` its ends along."""

    at: float
    low: float
    high: float
    width: float


class Piece(NamedTuple):
    """A candidate before merging; ``order`` is the order of painting."""

    at: float
    low: float
    high: float
    width: float
    order: int


class Drawn(NamedTuple):
    """Rulings of a page, and the fills that are not rulings."""

    level: list[Rule]
    plumb: list[Rule]
    fills: list[Fill]
    arrows: list[Fill]


@lru_cache(maxsize=1 << 10)
def is_white(colour: Colour) -> bool:
    """Whether a colour is that of paper.

    >>> is_white((255, 255, 255)), is_white((242, 242, 242))
    (True, False)
    """
    return min(colour) >= WHITE


def find_rulings(strokes: Sequence[Stroke], fills: Sequence[Fill]) -> Drawn:
    """The page's rulings, sorted by position, the arrows, and the fills that are neither."""
    arrows, shafts, heads = find_arrows(strokes, fills)
    if arrows:
        strokes = [stroke for k, stroke in enumerate(strokes) if k not in shafts]
        fills = [fill for k, fill in enumerate(fills) if k not in heads]
    level: list[Piece] = []
    plumb: list[Piece] = []
    solid: list[Fill] = []
    covers: list[Fill] = []
    hollow: list[Fill] = []
    make = tuple.__new__  # a named tuple's own constructor costs twice as much
    papers = {colour for colour in {*(f[4] for f in fills), *(s[5] for s in strokes)} if is_white(colour)}
    for fill in fills:
        x0, y0, x1, y1, colour, order, _ = fill
        width, height = x1 - x0, y1 - y0
        if colour in papers:
            if width > THIN_FILL_PT and height > THIN_FILL_PT:
                if fill.corners == 4:
                    covers.append(fill)
                elif fill.corners in ARROW_CORNERS:
                    hollow.append(fill)
            continue
        thin, flat = width <= THIN_FILL_PT, height <= THIN_FILL_PT
        # A dot of a dotted line, about as wide as tall, may belong to a line in either direction.
        if flat and (not thin or 1.5 * width >= height):
            level.append(make(Piece, ((y0 + y1) / 2, x0, x1, height, order)))
        if thin and (not flat or 1.5 * height >= width):
            plumb.append(make(Piece, ((x0 + x1) / 2, y0, y1, width, order)))
        if not (thin or flat):
            solid.append(fill)
    grounds = [fill for fill in solid if fill.corners == 4]
    bars: dict[int, list[Fill]] = {}  # by the order in which an outline is drawn with a bar, or right after it
    for fill in grounds:
        if fill.bottom - fill.top < BAR_PT and fill.x1 - fill.x0 >= BAR_SHARE * (fill.bottom - fill.top):
            for painted in (fill.order, fill.order + 1):
                bars.setdefault(painted, []).append(fill)
    if hollow:
        # the outline of an arrow as white as paper is drawn with it or right after it
        drawn = {stroke.order for stroke in strokes if stroke.colour not in papers}
        hollow = [fill for fill in hollow if fill.order in drawn or fill.order + 1 in drawn]
    outlined = [*(fill for fill in solid if fill.corners in ARROW_CORNERS), *hollow]
    for x0, y0, x1, y1, width, colour, order in strokes:
        dx, dy = abs(x1 - x0), abs(y1 - y0)
        if colour in papers and not _on_ground((x0 + x1) / 2, (y0 + y1) / 2, order, grounds):
            continue
        if outlined and any(_outlines(x0, y0, x1, y1, arrow) for arrow in outlined):
            continue
        if order in bars and any(_outlines(x0, y0, x1, y1, bar) for bar in bars[order]):
            continue
        if width > THICK_STROKE_PT and min(dx, dy) <= 0.6:
            half = width / 2
            bar = (min(x0, x1), min(y0, y1) - half, max(x0, x1), max(y0, y1) + half)
            if dy > dx:
                bar = (min(x0, x1) - half, min(y0, y1), max(x0, x1) + half, max(y0, y1))
            solid.append(Fill(*bar, colour, order))
        elif dy <= 0.6 and dy <= dx:
            low, high = (x0, x1) if x0 <= x1 else (x1, x0)
            level.append(make(Piece, ((y0 + y1) / 2, low, high, width, order)))
        elif dx <= 0.6 and dx < dy:
            low, high = (y0, y1) if y0 <= y1 else (y1, y0)
            plumb.append(make(Piece, ((x0 + x1) / 2, low, high, width, order)))
    if covers:
        level = _uncovered(level, [(f.top, f.bottom, f.x0, f.x1, f.order) for f in covers])
        plumb = _uncovered(plumb, [(f.x0, f.x1, f.top, f.bottom, f.order) for f in covers])
    return Drawn(merge(level), merge(plumb), solid, [*arrows, *hollow])


def _outlines(x0: float, y0: float, x1: float, y1: float, arrow: Fill) -> bool:
    """Whether a stroke is a part of the outline of an arrow or a bar: it reaches nowhere beyond its box."""
    return (
        arrow.x0 - 1 <= min(x0, x1)
        and max(x0, x1) <= arrow.x1 + 1
        and arrow.top - 1 <= min(y0, y1)
        and max(y0, y1) <= arrow.bottom + 1
    )


def _on_ground(x: float, y: float, order: int, grounds: list[Fill]) -> bool:
    return any(g.x0 <= x <= g.x1 and g.top <= y <= g.bottom and g.order <= order for g in grounds)


def _uncovered(pieces: list[Piece], covers: list[tuple[float, float, float, float, int]]) -> list[Piece]:
    """``pieces`` without what a later white fill hides; a fill that ends on the line leaves half of it to see."""
    earliest = min(p.order for p in pieces) if pieces else 0
    by_place: dict[int, list[tuple[float, float, float, float, int]]] = {}
    for cover in covers:
        if cover[4] > earliest:
            first, last = max(int(cover[0] // PLACE_PT), 0), min(int(cover[1] // PLACE_PT), LAST_PLACE)
            for place in range(first, last + 1):
                by_place.setdefault(place, []).append(cover)
    if not by_place:
        return pieces
    left: list[Piece] = []
    for piece in pieces:
        parts = [(piece.low, piece.high)]
        for near, far, low, high, order in by_place.get(int(piece.at // PLACE_PT), ()):
            if order > piece.order and near + 1 < piece.at < far - 1 and low < piece.high and high > piece.low:
                parts = [
                    part
                    for a, b in parts
                    for part in ((a, min(b, low)), (max(a, high), b))
                    if part[1] - part[0] > 0.5
                ]
        left.extend(Piece(piece.at, a, b, piece.width, piece.order) for a, b in parts)
    return left


def merge(pieces: list[Piece]) -> list[Rule]:
    """Rulings out of pieces: parallel ones that nearly touch are one, dashes and dots are joined.

    >>> [tuple(map(round, rule)) for rule in merge([Piece(9, 0, 50, 1, 0), Piece(11, 0, 50, 1, 1)])]
    [(10, 0, 50, 1)]
    >>> [tuple(map(round, rule)) for rule in merge([Piece(10, 0, 50, 1, 0), Piece(10, 51, 90, 1, 1)])]
    [(10, 0, 90, 1)]
    """
    rules: list[Rule] = []
    pieces.sort()
    start = 0
    count = len(pieces)
    while start < count:
        limit = pieces[start].at + SAME_LINE_PT
        end = start + 1
        while end < count and pieces[end].at <= limit:
            end += 1
        if end - start == 1:
            only = pieces[start]
            if only.high - only.low >= SHORTEST_PT:
                rules.append(Rule(only.at, only.low, only.high, only.width))
        else:
            rules.extend(_joined(sorted(pieces[start:end], key=itemgetter(1, 2))))
        start = end
    return rules


def _joined(pieces: list[Piece]) -> list[Rule]:
    """Pieces on one line, joined over gaps that belong to a dash pattern or that nobody sees.

    The line's position is the mean of its pieces by their length: of a double line the middle, while a speck
    beside a line does not move it.
    """
    rules: list[Rule] = []
    low = high = width = last_length = weight = moment = 0.0
    for at, a, b, w, _ in pieces:
        length = b - a
        longest = last_length if last_length > length else length
        allowed = JOIN_PT if longest > 10 else max(JOIN_PT, min(6.0, 2.5 * longest))
        if weight and a - high <= allowed:
            if b > high:
                high, last_length = b, length
            if w > width:
                width = w
        else:
            if weight and high - low >= SHORTEST_PT:
                rules.append(Rule(moment / weight, low, high, width))
            low, high, width, last_length, weight, moment = a, b, w, length, 0.0, 0.0
        weight += length + 1e-6
        moment += at * (length + 1e-6)
    if high - low >= SHORTEST_PT:
        rules.append(Rule(moment / weight, low, high, width))
    return rules
