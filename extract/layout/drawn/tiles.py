"""Tables made of coloured fills: where fills stand edge to edge, their sides act as rulings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extract.layout.drawn.rulings import SAME_LINE_PT, Piece, Rule
from extract.layout.ink import Fill, holds

SMALLEST_PT = 6.0
"""A fill with a shorter side is a mark, not a cell."""
FACING_SHARE = 0.6
"""Share of the shorter side along which two fills must face each other."""
MOST_MERGED = 100
"""More fills than this that stand only beside others are no merged cells."""
FEWEST_CELLS = 2
MAX_TILES = 1_500
"""More fills than this are an illustration."""


def tile_edges(
    fills: Sequence[Fill], level: Sequence[Rule], plumb: Sequence[Rule]
) -> tuple[list[Piece], list[Piece]]:
    """The sides (horizontal, vertical) of the fills that tile an area.

    A fill is a tile where one of its upright sides and one of its level sides lie against another fill or on a
    ruling. The segments of a bar chart's bar have neighbours in one direction only; so has a single row of cells,
    which is as wide as the page's tables of tiles.
    """
    tiles = [f for f in fills if f.corners == 4 and f.x1 - f.x0 >= SMALLEST_PT and f.bottom - f.top >= SMALLEST_PT]
    if not 2 <= len(tiles) <= MAX_TILES:
        return [], []
    beside = _neighbours([(f.x0, f.x1, f.top, f.bottom) for f in tiles], plumb)
    below = _neighbours([(f.top, f.bottom, f.x0, f.x1) for f in tiles], level)
    rows: list[Piece] = []
    columns: list[Piece] = []
    whole = [f for f, a, b in zip(tiles, beside, below, strict=True) if a and b]
    rest = [f for f, a, b in zip(tiles, beside, below, strict=True) if a and not b]
    whole.extend([*_single_rows(rest, whole), *_merged(rest, whole)])
    whole.extend(_sections([f for f, a, b in zip(tiles, beside, below, strict=True) if b and not a], whole))
    for f in _without_tags(whole):
        rows.extend(Piece(y, f.x0, f.x1, 0.0, f.order) for y in (f.top, f.bottom))
        columns.extend(Piece(x, f.top, f.bottom, 0.0, f.order) for x in (f.x0, f.x1))
    return rows, columns


def _without_tags(tiles: Sequence[Fill]) -> list[Fill]:
    """The tiles but those that stand alone in the upper left corner of a larger one: the tag of a box of text."""
    from_top = sorted(tiles, key=lambda f: f.top)
    tops = [f.top for f in from_top]
    tags: set[int] = set()
    for box in tiles:
        level = slice(bisect_left(tops, box.top - SAME_LINE_PT), bisect_right(tops, box.bottom))
        inside = [f for f in from_top[level] if f is not box and holds(box, f, SAME_LINE_PT)]
        if len(inside) == 1 and _is_tag(inside[0], box):
            tags.add(id(inside[0]))
    return [f for f in tiles if id(f) not in tags]


def _is_tag(tile: Fill, box: Fill) -> bool:
    """Whether a tile stands in the upper left corner of a box and is at most half as high and wide."""
    corner = abs(tile.x0 - box.x0) <= SAME_LINE_PT and abs(tile.top - box.top) <= SAME_LINE_PT
    half = (tile.bottom - tile.top) * 2 <= box.bottom - box.top and (tile.x1 - tile.x0) * 2 <= box.x1 - box.x0
    return corner and half


def _single_rows(fills: Sequence[Fill], tiles: Sequence[Fill]) -> list[Fill]:
    """The fills of rows that the end of a page leaves alone: as wide as the tables of tiles are."""
    if not tiles:
        return []
    left, right = min(f.x0 for f in tiles), max(f.x1 for f in tiles)
    levels: dict[tuple[int, int], list[Fill]] = {}
    for fill in fills:
        levels.setdefault((round(fill.top), round(fill.bottom)), []).append(fill)
    return [
        fill
        for row in levels.values()
        if abs(min(f.x0 for f in row) - left) <= SAME_LINE_PT
        and abs(max(f.x1 for f in row) - right) <= SAME_LINE_PT
        for fill in row
    ]


def _sections(fills: Sequence[Fill], tiles: Sequence[Fill]) -> list[Fill]:
    """The fills of rows that are one cell: right below a row of tiles and as wide as that, or one such row."""
    found: list[Fill] = []
    for fill in sorted(fills, key=lambda f: f.top):
        above = [t for t in found if abs(t.bottom - fill.top) <= SAME_LINE_PT]
        alike = any(abs(t.x0 - fill.x0) <= SAME_LINE_PT and abs(t.x1 - fill.x1) <= SAME_LINE_PT for t in above)
        if alike or _is_as_wide(fill, [t for t in tiles if abs(t.bottom - fill.top) <= SAME_LINE_PT]):
            found.append(fill)
    return found


def _is_as_wide(fill: Fill, row: Sequence[Fill]) -> bool:
    own = [t for t in row if t.x0 < fill.x1 and fill.x0 < t.x1]
    if len(own) < FEWEST_CELLS:
        return False
    left, right = min(t.x0 for t in own), max(t.x1 for t in own)
    return abs(left - fill.x0) <= SAME_LINE_PT and abs(right - fill.x1) <= SAME_LINE_PT


def _merged(fills: Sequence[Fill], tiles: Sequence[Fill]) -> list[Fill]:
    """The fills of cells that are all of their column: as high as the rows, or the merged cell, beside them."""

    def is_beside(fill: Fill, tile: Fill) -> bool:
        return (
            min(abs(fill.x0 - tile.x1), abs(tile.x0 - fill.x1)) <= SAME_LINE_PT
            and fill.top - SAME_LINE_PT <= tile.top
            and tile.bottom <= fill.bottom + SAME_LINE_PT
        )

    found: list[Fill] = []
    rest = list(fills[:MOST_MERGED])
    more = True
    while more:
        more = False
        for fill in list(rest):
            rows = [tile for tile in (*tiles, *found) if is_beside(fill, tile)]
            if (
                rows
                and min(tile.top for tile in rows) - fill.top <= SAME_LINE_PT
                and fill.bottom - max(tile.bottom for tile in rows) <= SAME_LINE_PT
            ):
                found.append(fill)
                rest.remove(fill)
                more = True
    return found


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
