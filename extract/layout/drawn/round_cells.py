"""Cells drawn as boxes of their own, with round corners and a little white between them: a table all the same."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from operator import attrgetter

from extract.layout.ink import Frame, Stroke

GAP_PT = 6.0
"""White between two cells at most."""
MEET_PT = 3.0
"""Rulings no farther apart meet."""
SAME_PT = 1.6
"""Edges so near each other are drawn at one place."""
RING_PT = 2.6
"""The two sides of a drawn line are so far apart at most."""
FEWEST_CELLS = 6
LEVEL_SHARE = 0.5
"""Of the cells of a table so many stand beside another one; few boxes of a page's columns do."""
TALLEST_SHARE = 0.4
"""Of the height of the page a cell takes at most so much."""
_BLACK = (0, 0, 0)


def sides_of_round_cells(frames: Sequence[Frame], square: Container[int], height: float) -> list[Stroke]:
    """The sides of boxes that stand like the cells of a table, each side of two cells once; empty for other boxes.

    Boxes with square corners are such cells where one with round corners stands beside each, or where two and two
    of them stand beside each other in the same two columns.

    Args:
        frames: the outlines of the page's boxes.
        square: the orders of those with square corners.
        height: of the page in points.
    """
    low = [f for f in frames if f.bottom - f.top <= TALLEST_SHARE * height]
    boxes = _outer([f for f in low if f.order not in square])
    angular = _outer([f for f in low if f.order in square]) if boxes or len(low) >= FEWEST_CELLS else []
    boxes.extend(_square_beside(boxes, angular) if boxes else _in_two_columns(angular))
    if len(boxes) < FEWEST_CELLS:
        return []
    beside, above = _pairs(boxes, "x0", "x1", _beside), _pairs(boxes, "top", "bottom", _above)
    level = {number for pair in beside for number in pair}
    stacked = [pair for pair in above if not _is_tab(boxes, pair, level)]
    near = {number for pair in (*beside, *stacked) for number in pair}
    sides = [boxes[number] for number in level]
    cells = [
        box
        for number, box in enumerate(boxes)
        if number in level or (number in near and not any(_is_inside(box, other) for other in sides))
    ]
    if len(cells) < FEWEST_CELLS or not beside or len(level) < LEVEL_SHARE * len(cells):
        return []
    xs = _places(edge for c in cells for edge in (c.x0, c.x1))
    ys = _places(edge for c in cells for edge in (c.top, c.bottom))
    strokes: list[Stroke] = []
    for cell in cells:
        x0, x1, top, bottom = xs[cell.x0], xs[cell.x1], ys[cell.top], ys[cell.bottom]
        lines = ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom))
        strokes.extend(Stroke(*line, 0.5, _BLACK, cell.order) for line in lines)
    return strokes


def _square_beside(rounded: Sequence[Frame], square: Sequence[Frame]) -> list[Frame]:
    """The boxes with square corners that have one with round corners beside them, at both of its heights."""
    return [
        box
        for box in square
        if any(
            abs(box.top - other.top) <= SAME_PT
            and abs(box.bottom - other.bottom) <= SAME_PT
            and (_beside(box, other) or _beside(other, box))
            for other in rounded
        )
    ]


def _in_two_columns(square: Sequence[Frame]) -> list[Frame]:
    """The boxes with square corners of a form: labels in one column of boxes, values in one beside it.

    The white between them is too wide for their sides to meet as rulings do.
    """
    pairs = _pairs(square, "x0", "x1", lambda one, other: _beside(one, other) and other.x0 - one.x1 > MEET_PT)
    twice = [n for n, count in Counter(n for pair in pairs for n in pair).items() if count > 1]
    rows: dict[tuple[int, ...], list[int]] = {}
    for pair in pairs:
        if not any(n in twice for n in pair):
            ends = tuple(round(edge) for n in pair for edge in (square[n].x0, square[n].x1))
            rows.setdefault(ends, []).extend(pair)
    return [square[n] for numbers in rows.values() if len(numbers) >= FEWEST_CELLS for n in numbers]


def _outer(frames: Sequence[Frame]) -> list[Frame]:
    """The frames without the inner side of a line that is drawn as a ring."""
    ordered = sorted(frames, key=lambda f: (f.top, f.x0))
    found: list[Frame] = []
    for frame in ordered:
        ring = any(
            all(abs(a - b) <= RING_PT for a, b in zip(frame[:4], other[:4], strict=True)) for other in found[-40:]
        )
        if not ring:
            found.append(frame)
    return found


def _pairs(
    boxes: Sequence[Frame], first: str, last: str, are_neighbours: Callable[[Frame, Frame], bool]
) -> list[tuple[int, int]]:
    """The numbers of two neighbours each; a map may draw thousands of boxes, so only those near are compared.

    Args:
        boxes: all boxes.
        first: name of the edge with which a box begins in the direction of its neighbour.
        last: name of the edge with which it ends there.
        are_neighbours: whether the second of two boxes follows the first one there.
    """
    begins, ends = attrgetter(first), attrgetter(last)
    numbers = sorted(range(len(boxes)), key=lambda n: begins(boxes[n]))
    edges = [begins(boxes[n]) for n in numbers]
    found = []
    for number, box in enumerate(boxes):
        # a little wider than the neighbours may be: they tell by a difference, which rounds otherwise
        near = slice(bisect_left(edges, ends(box) - 1.0), bisect_right(edges, ends(box) + GAP_PT + 1.0))
        found += [(number, n) for n in numbers[near] if n != number and are_neighbours(box, boxes[n])]
    return found


def _beside(one: Frame, other: Frame) -> bool:
    """Whether a box stands right of another one at its height, no wider than white between cells away."""
    level = abs(one.top - other.top) <= SAME_PT or abs(one.bottom - other.bottom) <= SAME_PT
    return level and 0.0 <= other.x0 - one.x1 <= GAP_PT


def _above(one: Frame, other: Frame) -> bool:
    """Whether a box stands right above another one, one of their sides at one place."""
    plumb = abs(one.x0 - other.x0) <= SAME_PT or abs(one.x1 - other.x1) <= SAME_PT
    return plumb and 0.0 <= other.top - one.bottom <= GAP_PT


def _is_inside(box: Frame, cell: Frame) -> bool:
    """Whether a box stands in a cell, as one of a list of boxes that is its text."""
    return cell.x0 < box.x0 and box.x1 < cell.x1 and cell.top < box.top and box.bottom < cell.bottom


def _is_tab(boxes: Sequence[Frame], pair: tuple[int, int], level: Container[int]) -> bool:
    """Whether one of two boxes above each other is narrower and has none beside it: a tab, not a cell of a row.

    ``level`` are the numbers of the boxes with another one beside them.
    """
    narrow, wide = sorted(pair, key=lambda number: boxes[number].x1 - boxes[number].x0)
    one, other = boxes[narrow], boxes[wide]
    return narrow not in level and (other.x1 - other.x0) - (one.x1 - one.x0) > 2 * SAME_PT


def _places(edges: Iterable[float]) -> dict[float, float]:
    """One place for all edges that only the white between two cells parts."""
    found: dict[float, float] = {}
    group: list[float] = []
    for edge in sorted(set(edges)):
        if group and edge - group[0] > GAP_PT:
            found.update(dict.fromkeys(group, (group[0] + group[-1]) / 2))
            group = []
        group.append(edge)
    found.update(dict.fromkeys(group, (group[0] + group[-1]) / 2) if group else {})
    return found
