"""Tables made of coloured fills: where fills stand edge to edge, their sides act as rulings."""

from __future__ import annotations

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
    beside = [_has_neighbour(f, tiles, plumb, upright=True) for f in tiles]
    below = [_has_neighbour(f, tiles, level, upright=False) for f in tiles]
    rows: list[Piece] = []
    columns: list[Piece] = []
    for f, a, b in zip(tiles, beside, below, strict=True):
        if a and b:
            rows.extend(Piece(y, f.x0, f.x1, 0.0, f.order) for y in (f.top, f.bottom))
            columns.extend(Piece(x, f.top, f.bottom, 0.0, f.order) for x in (f.x0, f.x1))
    return rows, columns


def _has_neighbour(f: Fill, tiles: Sequence[Fill], rules: Sequence[Rule], upright: bool) -> bool:
    near, far, low, high = (f.x0, f.x1, f.top, f.bottom) if upright else (f.top, f.bottom, f.x0, f.x1)
    for rule in rules:
        if min(abs(rule.at - near), abs(rule.at - far)) <= SAME_LINE_PT and _faces(low, high, rule.low, rule.high):
            return True
    for g in tiles:
        if g is f:
            continue
        a, b, c, d = (g.x0, g.x1, g.top, g.bottom) if upright else (g.top, g.bottom, g.x0, g.x1)
        if (abs(a - far) <= SAME_LINE_PT or abs(b - near) <= SAME_LINE_PT) and _faces(low, high, c, d):
            return True
    return False


def _faces(low: float, high: float, other_low: float, other_high: float) -> bool:
    common = min(high, other_high) - max(low, other_low)
    return common >= FACING_SHARE * min(high - low, other_high - other_low)
