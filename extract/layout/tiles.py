"""Tables made of coloured fills: where fills stand edge to edge, their sides act as rulings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from extract.layout.ink import Fill
from extract.layout.rulings import SAME_LINE_PT, Piece, Rule

SMALLEST_PT = 6.0
"""A fill with a shorter side is a mark, not a cell."""
FACING_SHARE = 0.6
"""Share of the shorter side along which two fills must face each other."""
MAX_TILES = 1_500
"""More fills than this are an illustration."""


def tile_edges(
    fills: Sequence[Fill], level: Sequence[Rule], plumb: Sequence[Rule]
) -> tuple[list[Piece], list[Piece]]:
    """The sides (horizontal, vertical) of the fills that tile an area.

    A fill is a tile where one of its upright sides and one of its level sides lie against another fill or on a
    ruling. The segments of a bar chart's bar have neighbours in one direction only.
    """
    tiles = [f for f in fills if f.corners == 4 and f.x1 - f.x0 >= SMALLEST_PT and f.bottom - f.top >= SMALLEST_PT]
    if not 2 <= len(tiles) <= MAX_TILES:
        return [], []
    beside = _neighbours([(f.x0, f.x1, f.top, f.bottom) for f in tiles], plumb)
    below = _neighbours([(f.top, f.bottom, f.x0, f.x1) for f in tiles], level)
    rows: list[Piece] = []
    columns: list[Piece] = []
    for f, a, b in zip(tiles, beside, below, strict=True):
        if a and b:
            rows.extend(Piece(y, f.x0, f.x1, 0.0, f.order) for y in (f.top, f.bottom))
            columns.extend(Piece(x, f.top, f.bottom, 0.0, f.order) for x in (f.x0, f.x1))
    return rows, columns


def _neighbours(sides: list[tuple[float, float, float, float]], rules: Sequence[Rule]) -> list[bool]:
    """For each tile, as (near side, far side, low, high), whether another one or a ruling lies against it."""
    against_near = sorted([(far, low, high) for _, far, low, high in sides] + [rule[:3] for rule in rules])
    against_far = sorted([(near, low, high) for near, _, low, high in sides] + [rule[:3] for rule in rules])
    return [
        _lies_against(near, low, high, against_near) or _lies_against(far, low, high, against_far)
        for near, far, low, high in sides
    ]


def _lies_against(at: float, low: float, high: float, others: list[tuple[float, float, float]]) -> bool:
    k = bisect_left(others, (at - SAME_LINE_PT,))
    while k < len(others) and others[k][0] <= at + SAME_LINE_PT:
        if _faces(low, high, others[k][1], others[k][2]):
            return True
        k += 1
    return False


def _faces(low: float, high: float, other_low: float, other_high: float) -> bool:
    common = min(high, other_high) - max(low, other_low)
    return common >= FACING_SHARE * min(high - low, other_high - other_low)
