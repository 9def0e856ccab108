"""Arrows: a straight stroke with a head is a mark on a timetable and no ruling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.layout.ink import Fill, Stroke

HEAD_PT = 16.0
"""No side of an arrow's head is longer."""
NEAR_PT = 3.0
"""The head begins this close to the end of its stroke."""


def find_arrows(strokes: Sequence[Stroke], fills: Sequence[Fill]) -> tuple[list[Fill], set[int], set[int]]:
    """Arrows made of a stroke and a head, and the indices of the strokes and of the fills that they use up.

    A head is a filled triangle around the stroke's end, or two slanted strokes that meet there.
    """
    triangles = [(k, f) for k, f in enumerate(fills) if f.corners == 3 and _is_small(f.x0, f.top, f.x1, f.bottom)]
    barbs = [
        (k, s)
        for k, s in enumerate(strokes)
        if abs(s[0] - s[2]) > 0.6 and abs(s[1] - s[3]) > 0.6 and _is_small(*s[:4])
    ]
    if not triangles and len(barbs) < 2:
        return [], set(), set()
    triangle_at = _index((j, (f.x0 + f.x1) / 2, (f.top + f.bottom) / 2) for j, f in triangles)
    barb_at = _index((j, x, y) for j, s in barbs for x, y in (s[:2], s[2:4]))
    arrows: list[Fill] = []
    used_strokes: set[int] = set()
    used_fills: set[int] = set()
    boxes_of_cells = _boxes(strokes)
    near = triangle_at.keys() | barb_at.keys()
    for k, stroke in enumerate(strokes):
        level, plumb = abs(stroke.y0 - stroke.y1) <= 0.6, abs(stroke.x0 - stroke.x1) <= 0.6
        if level == plumb or stroke.order in boxes_of_cells:
            continue  # a border of a cell may begin right behind the tip of an arrow
        heads = []
        for x, y in ((stroke.x0, stroke.y0), (stroke.x1, stroke.y1)):
            square = _square(x, y)
            if square not in near:
                continue
            for j in triangle_at.get(square, ()):
                f = fills[j]
                aside = (f.top + f.bottom) / 2 - y if level else (f.x0 + f.x1) / 2 - x
                if _holds(f, x, y) and abs(aside) <= 2:
                    heads.append((f.x0, f.top, f.x1, f.bottom))
                    used_fills.add(j)
            tips = [j for j in barb_at.get(square, ()) if _meets(strokes[j], x, y)]
            if len(tips) >= 2:
                ends = [strokes[j][:4] for j in tips]
                heads.extend((min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in ends)
                used_strokes.update(tips)
        if heads:
            used_strokes.add(k)
            x0, x1 = sorted((stroke.x0, stroke.x1))
            y0, y1 = sorted((stroke.y0, stroke.y1))
            boxes = [(x0, y0, x1, y1), *heads]
            arrows.append(
                Fill(
                    min(b[0] for b in boxes),
                    min(b[1] for b in boxes),
                    max(b[2] for b in boxes),
                    max(b[3] for b in boxes),
                    stroke.colour,
                    stroke.order,
                    7,
                )
            )
    return arrows, used_strokes, used_fills


def _boxes(strokes: Sequence[Stroke]) -> set[int]:
    """The orders of rectangles drawn as one path each, whose sides are no shafts."""
    sides: dict[int, list[Stroke]] = {}
    for stroke in strokes:
        sides.setdefault(stroke.order, []).append(stroke)
    return {order for order, own in sides.items() if len(own) == 4 and all(map(_is_straight, own))}


def _is_straight(stroke: Stroke) -> bool:
    return min(abs(stroke.x0 - stroke.x1), abs(stroke.y0 - stroke.y1)) <= 0.6


def _square(x: float, y: float) -> tuple[int, int]:
    return (round(x / HEAD_PT), round(y / HEAD_PT))


def _index(points: Iterable[tuple[int, float, float]]) -> dict[tuple[int, int], set[int]]:
    """Numbers by the square that their points lie in and by the eight around it."""
    found: dict[tuple[int, int], set[int]] = {}
    for number, x, y in points:
        column, row = _square(x, y)
        for square in ((column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
            found.setdefault(square, set()).add(number)
    return found


def _is_small(x0: float, y0: float, x1: float, y1: float) -> bool:
    return abs(x0 - x1) <= HEAD_PT and abs(y0 - y1) <= HEAD_PT


def _holds(f: Fill, x: float, y: float) -> bool:
    return f.x0 - NEAR_PT <= x <= f.x1 + NEAR_PT and f.top - NEAR_PT <= y <= f.bottom + NEAR_PT


def _meets(stroke: Stroke, x: float, y: float) -> bool:
    return any(abs(a - x) <= NEAR_PT and abs(b - y) <= NEAR_PT for a, b in (stroke[:2], stroke[2:4]))
