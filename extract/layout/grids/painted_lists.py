"""Lists painted by turns: parts that touch are one, and a painted header heads the white row below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.layout.drawn.rulings import is_white
from extract.layout.grids.cells import REACH_PT
from extract.layout.grids.skeleton import Skeleton, Span, reindexed
from extract.layout.ink import Fill, Glyph, upright_letters

_FEWEST_COLUMNS = 3
_TOUCH_PT = 0.6
_HIGHER = 2.5
"""The white row below a header is so many times as high as the rows of the list, at most."""
_FEWEST_TEXTS = 2


_Row = tuple[float, float, list[float]]
"""A row of painted cells: top, bottom and borders."""


def whole_lists(tables: Sequence[Skeleton], fills: Sequence[Fill], glyphs: Sequence[Glyph]) -> list[Skeleton]:
    """The tables, those that touch and have the same columns as one, each with its painted header.

    Args:
        tables: tables whose cells colours tell.
        fills: the page's coloured figures.
        glyphs: those of the page.
    """
    if not tables:
        return []
    rows = _painted_rows(fills)
    upright = upright_letters(glyphs) if rows else []
    found: list[Skeleton] = []
    for table in sorted(tables, key=lambda t: t.ys[0]):
        upper = next((t for t in found if _touch(t, table)), None)
        if upper is None:
            found.append(_headed(table, rows, upright))
        else:
            below = [cell._replace(row=cell.row + len(upper.ys) - 1) for cell in table.cells]
            joined = reindexed(upper.xs, [*upper.ys, *table.ys[1:]], [*upper.cells, *below])
            found[found.index(upper)] = joined
    return found


def _same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) > _FEWEST_COLUMNS and all(
        abs(a - b) <= REACH_PT for a, b in zip(one, other, strict=True)
    )


def _touch(upper: Skeleton, lower: Skeleton) -> bool:
    return abs(upper.ys[-1] - lower.ys[0]) <= _TOUCH_PT and _same_columns(upper.xs, lower.xs)


def _painted_rows(fills: Sequence[Fill]) -> list[_Row]:
    """Rows of painted cells side by side without white between."""
    by_height: dict[tuple[int, int], list[Fill]] = defaultdict(list)
    for fill in fills:
        if fill.corners == 4 and not is_white(fill.colour):
            by_height[round(fill.top), round(fill.bottom)].append(fill)
    found = []
    for row in by_height.values():
        ordered = sorted(row, key=lambda f: f.x0)
        if len(ordered) >= _FEWEST_COLUMNS and all(abs(a.x1 - b.x0) <= REACH_PT for a, b in pairwise(ordered)):
            found.append((ordered[0].top, ordered[0].bottom, [*(f.x0 for f in ordered), ordered[-1].x1]))
    return found


def _headed(table: Skeleton, rows: Sequence[_Row], glyphs: Sequence[Glyph]) -> Skeleton:
    """A table with the painted row above its first one as its header, and the white row between."""
    top = table.ys[0]
    high = median(b - a for a, b in pairwise(table.ys))
    for head, bottom, xs in rows:
        white = top - bottom
        if not _same_columns(xs, table.xs) or not high / _HIGHER <= white <= _HIGHER * high:
            continue
        between = [g for g in glyphs if bottom < (g[2] + g[4]) / 2 < top and xs[0] <= g[1] and g[3] <= xs[-1]]
        if any(g[1] < x - 1 and g[3] > x + 1 for g in between for x in xs[1:-1]):
            continue
        columns = {n for g in between for n, (a, b) in enumerate(pairwise(xs)) if a <= (g[1] + g[3]) / 2 < b}
        if len(columns) >= _FEWEST_TEXTS:
            fresh = [Span(row, column, 1, 1) for row in (0, 1) for column in range(len(xs) - 1)]
            lower = [cell._replace(row=cell.row + 2) for cell in table.cells]
            return reindexed(table.xs, [head, bottom, *table.ys], [*fresh, *lower])
    return table
