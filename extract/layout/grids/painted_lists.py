"""Lists painted by turns: parts that touch are one, and a painted header heads the white row below it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.layout.drawn.striped_columns import PaintedRow, painted_rows, same_borders, stand_over
from extract.layout.gaps.aligned import row_of
from extract.layout.grids.cells import REACH_PT
from extract.layout.grids.skeleton import Skeleton, Span, reindexed
from extract.layout.ink import Fill, Glyph, upright_letters
from extract.layout.lines import by_baseline

_FEWEST_COLUMNS = 3
_TOUCH_PT = 0.6
_HIGHER = 2.5
"""The white row below a header is so many times as high as the rows of the list, at most."""
_FEWEST_TEXTS = 2
_FEWEST_PAINTED = 2
_FILLED_SHARE = 0.6
"""Share of the columns that heads of a list stand over, at least."""


def whole_lists(tables: Sequence[Skeleton], fills: Sequence[Fill], glyphs: Sequence[Glyph]) -> list[Skeleton]:
    """The tables, those that touch and have the same columns as one, each with its painted header.

    Args:
        tables: tables whose cells colours tell.
        fills: the page's coloured figures.
        glyphs: those of the page.
    """
    if not tables:
        return []
    rows = painted_rows(fills, REACH_PT)
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
    return len(one) > _FEWEST_COLUMNS and same_borders(one, other, REACH_PT)


def _touch(upper: Skeleton, lower: Skeleton) -> bool:
    return abs(upper.ys[-1] - lower.ys[0]) <= _TOUCH_PT and _same_columns(upper.xs, lower.xs)


def _headed(table: Skeleton, rows: Sequence[PaintedRow], glyphs: Sequence[Glyph]) -> Skeleton:
    """A table with the painted row above its first one as its header, and the white row between."""
    top = table.ys[0]
    high = median(b - a for a, b in pairwise(table.ys))
    for head, bottom, xs in rows:
        white = top - bottom
        if not _same_columns(xs, table.xs) or not high / _HIGHER <= white <= _HIGHER * high:
            continue
        between = [g for g in glyphs if bottom < (g[2] + g[4]) / 2 < top and xs[0] <= g[1] and g[3] <= xs[-1]]
        if stand_over(between, xs):
            continue
        columns = {n for g in between for n, (a, b) in enumerate(pairwise(xs)) if a <= (g[1] + g[3]) / 2 < b}
        if len(columns) >= _FEWEST_TEXTS:
            fresh = [Span(row, column, 1, 1) for row in (0, 1) for column in range(len(xs) - 1)]
            lower = [cell._replace(row=cell.row + 2) for cell in table.cells]
            return reindexed(table.xs, [head, bottom, *table.ys], [*fresh, *lower])
    return table


def with_white_heads(tables: Sequence[Skeleton], fills: Sequence[Fill], glyphs: Sequence[Glyph]) -> list[Skeleton]:
    """The tables, lists painted by turns with the unpainted heads above them, and an unpainted first row.

    Args:
        tables: tables whose cells colours or rulings tell.
        fills: the page's coloured figures.
        glyphs: those of the page.
    """
    rows = painted_rows(fills, REACH_PT) if tables else []
    by_turns = [_is_painted_by_turns(table, rows) for table in tables]
    if not any(by_turns):
        return list(tables)
    upright = upright_letters(glyphs)
    return [_with_white_head(t, upright) if turns else t for t, turns in zip(tables, by_turns, strict=True)]


def _is_painted_by_turns(table: Skeleton, rows: Sequence[PaintedRow]) -> bool:
    painted = [row for row in rows if table.ys[0] <= row[0] < table.ys[-1] and _same_columns(row[2], table.xs)]
    return _FEWEST_PAINTED <= len(painted) <= (len(table.ys) + 1) // 2


def _with_white_head(table: Skeleton, glyphs: Sequence[Glyph]) -> Skeleton:
    """A list painted by turns that begins with figures, with the unpainted heads above it and their first row."""
    xs, top = table.xs, table.ys[0]
    beside = [g for g in glyphs if xs[0] - 1 <= g[1] and g[3] <= xs[-1] + 1]
    first = [g for g in beside if top < (g[2] + g[4]) / 2 < table.ys[1]]
    if len(_counting(first, xs, first=1)) < _FEWEST_TEXTS:
        return table
    lines: list[list[Glyph]] = []
    edge = top
    for line in reversed(by_baseline([g for g in beside if g[4] <= top + 1])):
        row = row_of(line)
        if row is None or edge - row.bottom > row.size or stand_over(line, xs):
            break
        lines.insert(0, line)
        edge = row.top
    while lines and len({_column(g, xs) for g in lines[0]}) == 1 and not _goes_on_below(lines, xs):
        lines = lines[1:]  # a caption, or a unit over the right end
    filled = {_column(g, xs) for line in lines for g in line}
    if len(filled) < _FILLED_SHARE * (len(xs) - 1):
        return table
    extents = [(min(g[2] for g in line), max(g[4] for g in line)) for line in lines]
    places = [extents[0][0] - 1]
    parts = [k for k in range(1, len(lines)) if _is_row(lines[:k], lines[k:], xs)]
    if parts:
        k = max(parts, key=lambda k: extents[k][0] - max(bottom for _, bottom in extents[:k]))
        places.append((max(bottom for _, bottom in extents[:k]) + extents[k][0]) / 2)
    count = len(places)
    fresh = [Span(row, column, 1, 1) for row in range(count) for column in range(len(xs) - 1)]
    lower = [cell._replace(row=cell.row + count) for cell in table.cells]
    return reindexed(xs, [*places, *table.ys], [*fresh, *lower])


def _column(glyph: Glyph, xs: Sequence[float]) -> int:
    return bisect_right(xs, (glyph[1] + glyph[3]) / 2)


def _goes_on_below(lines: Sequence[Sequence[Glyph]], xs: Sequence[float]) -> bool:
    """Whether a line in one column is the beginning of what stands in that column on the next line."""
    first, end = lines[0], max(g[3] for g in lines[0])
    under = [g for g in lines[1] if _column(g, xs) == _column(first[0], xs)] if len(lines) > 1 else []
    return bool(under) and end < xs[-1] - 1 and _column(first[0], xs) > 1


def _is_row(head: Sequence[Sequence[Glyph]], row: Sequence[Sequence[Glyph]], xs: Sequence[float]) -> bool:
    """Whether lines with figures in several columns stand under words in all of these."""
    counts = {column for line in row for column in _counting(line, xs)}
    named = {_column(g, xs) for line in head for g in line}
    counted = {column for line in head for column in _counting(line, xs)}
    return len(counts) >= _FEWEST_TEXTS > len(counted) and counts <= named


def _counting(line: Sequence[Glyph], xs: Sequence[float], first: int = 2) -> set[int]:
    """The columns from ``first`` on, the leftmost being 1, whose text begins with a digit, no year or age."""
    texts: dict[int, str] = {}
    for glyph in sorted(line, key=lambda g: g[1]):
        column = _column(glyph, xs)
        texts[column] = texts.get(column, "") + glyph[0]
    return {k for k, text in texts.items() if k >= first and text[0].isdigit() and not {"年", "歳"} & set(text)}
