"""Headers on a coloured band above a table, where no ruling parts them: the columns below do."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extract.layout.drawn.rulings import is_white
from extract.layout.gaps.aligned import row_of
from extract.layout.grids.cells import REACH_PT
from extract.layout.grids.skeleton import Skeleton, Span, reindexed
from extract.layout.ink import Fill, Glyph
from extract.layout.lines import by_baseline

_FEWEST_HEADINGS = 2
_HIGHEST_PT = 60.0


def with_header_bands(
    tables: Sequence[Skeleton], fills: Sequence[Fill], glyphs: Sequence[Glyph]
) -> list[Skeleton]:
    """The tables, each with the band that lies on its top border from end to end as a row of headings.

    Args:
        tables: tables that rulings enclose.
        fills: the page's coloured figures.
        glyphs: those of the page.
    """
    return [_with_band(table, fills, glyphs) for table in tables]


def _with_band(table: Skeleton, fills: Sequence[Fill], glyphs: Sequence[Glyph]) -> Skeleton:
    xs, ys = table.xs, table.ys
    for band in fills:
        if (
            band.corners != 4
            or is_white(band.colour)
            or band.bottom - band.top > _HIGHEST_PT
            or abs(band.bottom - ys[0]) > REACH_PT
            or abs(band.x0 - xs[0]) > REACH_PT
            or abs(band.x1 - xs[-1]) > REACH_PT
        ):
            continue
        spans = _headings(xs, [g for g in glyphs if g[8] == 0 and _lies_in(g, band)])
        if len(spans) >= _FEWEST_HEADINGS:
            lower = [cell._replace(row=cell.row + 1) for cell in table.cells]
            return reindexed(xs, [band.top, *ys], [*spans, *lower])
    return table


def _lies_in(glyph: Glyph, band: Fill) -> bool:
    across, down = (glyph[1] + glyph[3]) / 2, (glyph[2] + glyph[4]) / 2
    return band.x0 <= across <= band.x1 and band.top <= down <= band.bottom


def _headings(xs: Sequence[float], glyphs: Sequence[Glyph]) -> list[Span]:
    """A cell a heading over the columns it stands in, one for every other column; empty without two headings."""
    last = len(xs) - 2
    middles = [(a + b) / 2 for a, b in pairwise(xs)]
    reach: dict[int, int] = {}
    for line in by_baseline(list(glyphs)):
        row = row_of(line)
        for piece in row.pieces if row is not None else ():
            # a long heading may reach over the borders of its column, but not over the middle of the next one
            own = min(max(bisect_right(xs, (piece.x0 + piece.x1) / 2) - 1, 0), last)
            covered = [own, *(k for k, x in enumerate(middles) if piece.x0 <= x <= piece.x1)]
            reach[min(covered)] = max(*covered, reach.get(min(covered), own))
    if len(reach) < _FEWEST_HEADINGS:
        return []
    spans: list[Span] = []
    column = 0
    while column <= last:
        end = reach.get(column, column)
        inner = [reach[k] for k in range(column + 1, end + 1) if k in reach]
        end = max([end, *inner])
        spans.append(Span(0, column, 1, end - column + 1))
        column = end + 1
    return spans
