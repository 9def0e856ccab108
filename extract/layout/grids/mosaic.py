"""Forms set as a mosaic: every label and every value on a coloured ground of its own, white joints between them.

Seen as: pages laid out like a website, a dark band with a label on top of a light ground with its value, labels
down the left of texts as high as they are, and a table whose cells stand a hair apart. The joints are too wide to
be borders that the cells share, and no ruling runs in them: a border is the middle of a joint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.layout.drawn.rulings import SAME_LINE_PT, Rule, is_white
from extract.layout.grids.skeleton import Skeleton, distinct, from_boxes
from extract.layout.ink import Colour, Fill, Glyph

WIDEST_JOINT_PT = 9.0
SMALLEST_PT = 6.0
FEWEST_CELLS = 8
FEWEST_PAIRS = 3
"""So many labels that a lighter ground goes on from, below them or beside them, make a form."""
SAME_SIDE_PT = 1.5
SNAP_PT = 3.0
FACING_SHARE = 0.5
PAINTED_SHARE = 0.8
"""Share of a form that cells and joints cover; panels on a slide leave more of it free."""
ON_CELLS = 0.98
"""Share of the characters that stand on cells."""
MAX_FILLS = 400
DARKER = 24
"""A label's ground is darker than that of its value by so much, all components together."""

Box = tuple[float, float, float, float]


class Cell(NamedTuple):
    """A painted cell: its sides (x0, top, x1, bottom) and its colour."""

    box: Box
    colour: Colour


def mosaics(
    fills: Sequence[Fill], glyphs: Sequence[Glyph], level: Sequence[Rule], plumb: Sequence[Rule]
) -> list[Skeleton]:
    """The forms of a page that are mosaics.

    Args:
        fills: the page's coloured figures outside tables that rulings enclose.
        glyphs: those of the page.
        level: the page's horizontal rulings.
        plumb: its vertical ones.
    """
    grounds = [
        f
        for f in fills
        if f.corners == 4 and not is_white(f.colour) and min(f.x1 - f.x0, f.bottom - f.top) >= SMALLEST_PT
    ]
    if not FEWEST_CELLS <= len(grounds) <= MAX_FILLS:
        return []
    found: list[Skeleton] = []
    for cells in _clusters(_without_layers(grounds)):
        if len(cells) < FEWEST_CELLS or not _is_form(cells, glyphs):
            continue
        box = _around(cells)
        if any(box[0] < r.low and r.high < box[2] and box[1] < r.at < box[3] for r in level) or any(
            box[1] < r.low and r.high < box[3] and box[0] < r.at < box[2] for r in plumb
        ):
            continue
        table = _table(cells)
        if table is not None:
            found.append(table)
    return found


def _without_layers(grounds: Sequence[Fill]) -> list[Cell]:
    """The grounds as cells that do not lie on each other: a band on one of its sides parts a ground in two."""
    cells: list[Cell] = [
        Cell((f.x0, f.top, f.x1, f.bottom), f.colour) for f in sorted(grounds, key=lambda f: f.order)
    ]
    found: list[Cell] = []
    for cell in cells:
        under = next((k for k, other in enumerate(found) if _lies_on(cell.box, other.box)), None)
        if under is None:
            found.append(cell)
            continue
        rest = _rest(found[under], cell)
        if rest is not None:
            found[under : under + 1] = [cell, rest]
        elif all(abs(a - b) <= SAME_SIDE_PT for a, b in zip(found[under].box, cell.box, strict=True)):
            found[under] = cell  # painted over
    return found


def _lies_on(cell: Box, other: Box) -> bool:
    return (
        other[0] - SAME_SIDE_PT <= cell[0]
        and other[1] - SAME_SIDE_PT <= cell[1]
        and cell[2] <= other[2] + SAME_SIDE_PT
        and cell[3] <= other[3] + SAME_SIDE_PT
    )


def _rest(ground: Cell, band: Cell) -> Cell | None:
    """What a band along the top or the left side of a ground leaves of it; None for any other figure on it."""
    x0, top, x1, bottom = ground.box
    same = [abs(a - b) <= SAME_SIDE_PT for a, b in zip(ground.box, band.box, strict=True)]
    if same[0] and same[1] and same[2] and bottom - band.box[3] >= SMALLEST_PT:
        return Cell((x0, band.box[3], x1, bottom), ground.colour)
    if same[0] and same[1] and same[3] and x1 - band.box[2] >= SMALLEST_PT:
        return Cell((band.box[2], top, x1, bottom), ground.colour)
    return None


def _gap(one: Cell, other: Cell, side: int) -> float | None:
    """White from a cell to another right of it (``side`` 0) or below it (1); None where they do not face."""
    a, b = one.box, other.box
    low, high = (1, 3) if side == 0 else (0, 2)
    common = min(a[high], b[high]) - max(a[low], b[low])
    if common < FACING_SHARE * min(a[high] - a[low], b[high] - b[low]):
        return None
    gap = b[side] - a[side + 2]
    return gap if -SAME_SIDE_PT <= gap <= WIDEST_JOINT_PT else None


def _clusters(cells: Sequence[Cell]) -> Iterator[list[Cell]]:
    """Cells that joints connect."""
    rest = list(range(len(cells)))
    while rest:
        group, queue = [], [rest.pop(0)]
        while queue:
            k = queue.pop()
            group.append(k)
            near = [
                n
                for n in rest
                if any(
                    _gap(*pair, side) is not None
                    for pair in ((cells[k], cells[n]), (cells[n], cells[k]))
                    for side in (0, 1)
                )
            ]
            queue += near
            rest = [n for n in rest if n not in near]
        yield [cells[k] for k in sorted(group)]


def _around(cells: Sequence[Cell]) -> Box:
    x0, top, x1, bottom = zip(*(cell.box for cell in cells), strict=True)
    return min(x0), min(top), max(x1), max(bottom)


def _is_form(cells: Sequence[Cell], glyphs: Sequence[Glyph]) -> bool:
    """Whether cells have joints both ways and pairs of label and value, and hold all that stands among them."""
    joints = [0, 0]
    pairs = 0
    for a in cells:
        for b in cells:
            for side in (0, 1):
                gap = _gap(a, b, side)
                if gap is None:
                    continue
                joints[side] += gap > SAME_LINE_PT
                along = (1, 3) if side == 0 else (0, 2)
                pairs += sum(b.colour) - sum(a.colour) >= DARKER and all(
                    abs(a.box[k] - b.box[k]) <= SAME_SIDE_PT for k in along
                )
    if not all(joints) or pairs < FEWEST_PAIRS:
        return False
    x0, top, x1, bottom = _around(cells)
    within = [
        ((g[1] + g[3]) / 2, (g[2] + g[4]) / 2)
        for g in glyphs
        if not g[0].isspace() and x0 <= (g[1] + g[3]) / 2 <= x1 and top <= (g[2] + g[4]) / 2 <= bottom
    ]
    held = sum(any(c.box[0] <= x <= c.box[2] and c.box[1] <= y <= c.box[3] for c in cells) for x, y in within)
    half = WIDEST_JOINT_PT / 2
    painted = sum((c.box[2] - c.box[0] + half) * (c.box[3] - c.box[1] + half) for c in cells)
    return held >= ON_CELLS * len(within) and painted >= PAINTED_SHARE * (x1 - x0) * (bottom - top)


def _table(cells: Sequence[Cell]) -> Skeleton | None:
    """The cells with their borders in the middle of the joints; None where two of them would overlap."""
    boxes: list[list[float]] = [list(cell.box) for cell in cells]
    for side in (0, 1):
        for k, a in enumerate(cells):
            gaps = [gap for b in cells if (gap := _gap(a, b, side)) is not None]
            if gaps:
                boxes[k][side + 2] += min(gaps) / 2
            gaps = [gap for b in cells if (gap := _gap(b, a, side)) is not None]
            if gaps:
                boxes[k][side] -= min(gaps) / 2
    xs = distinct([x for box in boxes for x in box[0::2]], SNAP_PT)
    ys = distinct([y for box in boxes for y in box[1::2]], SNAP_PT)

    def near(marks: Sequence[float], at: float) -> float:
        return min(marks, key=lambda mark: abs(mark - at))

    snapped = [(near(xs, b[0]), near(ys, b[1]), near(xs, b[2]), near(ys, b[3])) for b in boxes]
    if any(b[0] >= b[2] or b[1] >= b[3] for b in snapped):
        return None
    for k, one in enumerate(snapped):
        if any(one[0] < b[2] and b[0] < one[2] and one[1] < b[3] and b[1] < one[3] for b in snapped[:k]):
            return None
    return from_boxes(snapped)
