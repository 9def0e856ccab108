"""Coloured bands at the borders of ruled tables: headers that no ruling parts, and headings between their rows."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extract.layout.drawn.rulings import Rule, is_white
from extract.layout.gaps.aligned import row_of
from extract.layout.grids.cells import REACH_PT
from extract.layout.grids.ruled_boxes import glyphs_inside
from extract.layout.grids.skeleton import Skeleton, Span, reindexed
from extract.layout.ink import Fill, Glyph
from extract.layout.lines import by_baseline

_FEWEST_HEADINGS = 2
_HIGHEST_PT = 60.0
_HIGHEST_ROW_PT = 30.0
_MOST_EM = 2.0
"""So many heights of its letters a row of one line has at most; a title between tables has more white around."""
_SAME_HEIGHT_PT = 0.5
_FEWEST_COLUMNS = 4


def with_header_bands(
    tables: Sequence[Skeleton], level: Sequence[Rule], fills: Sequence[Fill], glyphs: Sequence[Glyph]
) -> list[Skeleton]:
    """The tables, each with the band that lies on its top border from end to end as a row of headings.

    Args:
        tables: tables that rulings enclose.
        level: the page's horizontal rulings.
        fills: its coloured figures.
        glyphs: those of the page.
    """
    return [_with_band(_as_wide_as_heads(table, level, fills), fills, glyphs) for table in tables]


def joined_by_bands(tables: Sequence[Skeleton], fills: Sequence[Fill], glyphs: Sequence[Glyph]) -> list[Skeleton]:
    """The tables, those of the same columns that a coloured band or a row of one line lies between put together.

    Programs that draw merged cells leave out the rulings at the ends of a row that is one cell, so that a heading
    between the rows (「【生活機能の強化】」) cuts a table into two. So does a table without rulings at its sides.

    Args:
        tables: tables that rulings enclose.
        fills: the page's coloured figures.
        glyphs: those of the page.
    """
    found: list[Skeleton] = []
    for table in sorted(tables, key=lambda t: (t.ys[0], t.xs[0])):
        upper = next((t for t in found if _is_cut(t, table, fills, glyphs)), None)
        if upper is None:
            found.append(table)
            continue
        below = len(upper.ys)  # the row of the band is the one before
        cells = [*upper.cells, Span(below - 1, 0, 1, len(upper.xs) - 1)]
        cells += [cell._replace(row=cell.row + below) for cell in table.cells]
        found[found.index(upper)] = reindexed(upper.xs, [*upper.ys, *table.ys], cells)
    return found


def _is_cut(upper: Skeleton, lower: Skeleton, fills: Sequence[Fill], glyphs: Sequence[Glyph]) -> bool:
    """Whether two tables of the same columns are one that a row over its whole width cuts."""
    same = len(upper.xs) == len(lower.xs) and all(
        abs(a - b) <= REACH_PT for a, b in zip(upper.xs, lower.xs, strict=True)
    )
    return same and (_band_between(upper, lower, fills) or _line_between(upper, lower, glyphs))


def _band_between(upper: Skeleton, lower: Skeleton, fills: Sequence[Fill]) -> bool:
    return any(
        band.bottom - band.top <= _HIGHEST_PT
        and abs(band.top - upper.ys[-1]) <= REACH_PT
        and abs(band.bottom - lower.ys[0]) <= REACH_PT
        and _is_band_of(band, upper.xs)
        for band in fills
    )


def _line_between(upper: Skeleton, lower: Skeleton, glyphs: Sequence[Glyph]) -> bool:
    """Whether one line fills the height between two tables of many columns as the text of a row does.

    It begins where the texts of the first column do; a title or a unit between two tables has white space around.
    """
    height, xs = lower.ys[0] - upper.ys[-1], upper.xs
    if not 0 < height <= _HIGHEST_ROW_PT or len(xs) <= _FEWEST_COLUMNS:
        return False
    inside = glyphs_inside(glyphs, (xs[0], upper.ys[-1], xs[-1], lower.ys[0]))
    if not inside or min(g.x0 for g in inside) > xs[1]:
        return False
    filled = height <= _MOST_EM * max(g.size for g in inside) or _is_row_high(height, upper, lower)
    return filled and len(by_baseline(inside)) == 1 and not _heads_again(upper, lower, glyphs)


def _is_row_high(height: float, *tables: Skeleton) -> bool:
    """Whether a height is that of the lowest rows of both tables."""
    return all(abs(min(b - a for a, b in pairwise(t.ys)) - height) <= _SAME_HEIGHT_PT for t in tables)


def _heads_again(upper: Skeleton, lower: Skeleton, glyphs: Sequence[Glyph]) -> bool:
    """Whether the lower table begins with the upper one's head: then it is the next, and the line its title.

    Of a head of two rows the rulings may leave one row in the one table and two in the other.
    """
    first, other = (
        Counter(g.text for g in glyphs_inside(glyphs, (t.xs[0], t.ys[0], t.xs[-1], t.ys[1])))
        for t in (upper, lower)
    )
    return first <= other or other <= first


def _is_band_of(band: Fill, xs: Sequence[float]) -> bool:
    """Whether a coloured rectangle reaches from the first to the last border of a table's columns."""
    drawn = band.corners == 4 and not is_white(band.colour)
    return drawn and abs(band.x0 - xs[0]) <= REACH_PT and abs(band.x1 - xs[-1]) <= REACH_PT


def _with_band(table: Skeleton, fills: Sequence[Fill], glyphs: Sequence[Glyph]) -> Skeleton:
    xs, ys = table.xs, table.ys
    near = [f for f in fills if abs(f.bottom - ys[0]) <= REACH_PT]
    for band in (*near, *_side_by_side(near)):
        if band.bottom - band.top > _HIGHEST_PT or not _is_band_of(band, xs):
            continue
        inside = [g for g in glyphs if g[8] == 0 and _lies_in(g, band)]
        spans = _headings(xs, inside)
        if not spans and inside and _is_like_rows(band, table):
            spans = [Span(0, 0, 1, len(xs) - 1)]
        if spans:
            lower = [cell._replace(row=cell.row + 1) for cell in table.cells]
            return reindexed(xs, [band.top, *ys], [*spans, *lower])
    return table


def _is_like_rows(band: Fill, table: Skeleton) -> bool:
    """Whether rows of a table are one cell as high as a band on its top border, which is its first row then."""
    whole = [c for c in table.cells if c.row and c.rows == 1 and c.columns == len(table.xs) - 1]
    heights = [table.ys[c.row + 1] - table.ys[c.row] for c in whole]
    return any(abs(band.bottom - band.top - height) <= _SAME_HEIGHT_PT for height in heights)


def _as_wide_as_heads(table: Skeleton, level: Sequence[Rule], fills: Sequence[Fill]) -> Skeleton:
    """A table with the open columns at its ends, where headings painted one by one and its last ruling go on."""
    xs, ys = table.xs, table.ys
    heads = [f for f in fills if abs(f.bottom - ys[0]) <= REACH_PT and f.bottom - f.top <= _HIGHEST_PT]
    left = next((f.x0 for f in heads if abs(f.x1 - xs[0]) <= REACH_PT), xs[0])
    right = next((f.x1 for f in heads if abs(f.x0 - xs[-1]) <= REACH_PT), xs[-1])
    if (left, right) == (xs[0], xs[-1]):
        return table
    whole = any(_is_band_of(band, (left, right)) for band in _side_by_side(heads))
    below = any(
        abs(r.at - ys[-1]) <= REACH_PT and r.low <= left + REACH_PT and r.high >= right - REACH_PT for r in level
    )
    if not whole or not below:
        return table
    inner, rows = int(left < xs[0]), len(ys) - 1
    cells = [cell._replace(column=cell.column + inner) for cell in table.cells]
    wide = [*([left] if inner else []), *xs, *([right] if right > xs[-1] else [])]
    if inner:
        cells += [Span(row, 0, 1, 1) for row in range(rows)]
    if right > xs[-1]:
        cells += [Span(row, len(wide) - 2, 1, 1) for row in range(rows)]
    return reindexed(wide, ys, cells)


def _side_by_side(fills: Sequence[Fill]) -> list[Fill]:
    """Rectangles of one colour that touch in a row as one band: each heading may be painted by itself."""
    found: list[Fill] = []
    for f in sorted((f for f in fills if f.corners == 4), key=lambda f: (round(f.top), f.x0)):
        last = found[-1] if found else None
        if (
            last is not None
            and last.colour == f.colour
            and abs(last.top - f.top) <= REACH_PT
            and abs(last.x1 - f.x0) <= REACH_PT
        ):
            found[-1] = last._replace(x1=f.x1)
        else:
            found.append(f)
    return found


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
