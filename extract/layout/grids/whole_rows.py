"""Rows of one cell at the head and the foot of a table that has no rulings at its sides.

Where the sides are drawn, such a row is enclosed as any other one is. Without them nothing but two level rulings
bounds it: a heading above the first columns, the text that a form begins with, a note below the last row.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.drawn.rulings import Rule
from extract.layout.gaps.aligned import rows_of
from extract.layout.grids.cells import REACH_PT
from extract.layout.grids.ruled_boxes import glyphs_inside
from extract.layout.grids.skeleton import Skeleton, Span, reindexed
from extract.layout.ink import Glyph

WHITE_EM = 1.0
"""White above and below the text of such a row, at most; around the title of a table there is more."""
HEAVIER = 1.2
"""The rulings around a table are so many times as wide as the widest between its rows, at least."""


def with_whole_rows(
    tables: Sequence[Skeleton], level: Sequence[Rule], plumb: Sequence[Rule], glyphs: Sequence[Glyph]
) -> list[Skeleton]:
    """The tables, each without rulings at its sides with the rows of one cell right above and below it.

    Args:
        tables: tables that rulings enclose.
        level: the page's horizontal rulings.
        plumb: its vertical ones.
        glyphs: those of the page.
    """
    return [_with_rows(t, level, glyphs, tables) if _is_open(t, plumb) else t for t in tables]


def _is_open(table: Skeleton, plumb: Sequence[Rule]) -> bool:
    """Whether neither side of a table is drawn."""
    if not table.completed:
        return False
    first, last, top, bottom = table.xs[0], table.xs[-1], table.ys[0], table.ys[-1]
    return not any(
        min(abs(rule.at - first), abs(rule.at - last)) <= REACH_PT and rule.low < bottom and rule.high > top
        for rule in plumb
    )


def _with_rows(
    table: Skeleton, level: Sequence[Rule], glyphs: Sequence[Glyph], tables: Sequence[Skeleton]
) -> Skeleton:
    xs, ys = table.xs, table.ys
    rules = [r for r in level if abs(r.low - xs[0]) <= REACH_PT and abs(r.high - xs[-1]) <= REACH_PT]
    others = [t for t in tables if t is not table and t.xs[0] < xs[-1] and xs[0] < t.xs[-1]]
    free = [r for r in rules if not any(t.ys[0] - REACH_PT <= r.at <= t.ys[-1] + REACH_PT for t in others)]
    inner = [r.width for r in level if ys[0] + REACH_PT < r.at < ys[-1] - REACH_PT and xs[0] <= r.high <= xs[-1]]
    frame = HEAVIER * max(inner, default=float("inf"))
    above = _rows_from(ys[0], [r for r in reversed(free) if r.at < ys[0] - REACH_PT], rules, frame, glyphs)
    below = _rows_from(ys[-1], [r for r in free if r.at > ys[-1] + REACH_PT], rules, frame, glyphs)
    if not above and not below:
        return table
    whole = len(xs) - 1
    cells = [Span(k, 0, 1, whole) for k in range(len(above))]
    cells += [cell._replace(row=cell.row + len(above)) for cell in table.cells]
    cells += [Span(len(above) + len(ys) - 1 + k, 0, 1, whole) for k in range(len(below))]
    found = reindexed(xs, [*reversed(above), *ys, *below], cells)
    found.marks, found.completed, found.like_chart = table.marks, table.completed, table.like_chart
    return found


def _rows_from(
    edge: float, outer: Sequence[Rule], rules: Sequence[Rule], frame: float, glyphs: Sequence[Glyph]
) -> list[float]:
    """Where the rows of one cell beyond an edge of a table end, from that edge outwards.

    ``outer`` are the rulings beyond the edge, the nearest first, and ``rules`` all of the table's width. One wider
    than ``frame`` ends the table.
    """
    found: list[float] = []
    border = next((r for r in rules if abs(r.at - edge) <= REACH_PT), None)
    for rule in outer:
        if border is None or border.width > frame or not _is_row(border, rule, glyphs):
            break
        found.append(rule.at)
        border = rule
    return found


def _is_row(one: Rule, other: Rule, glyphs: Sequence[Glyph]) -> bool:
    """Whether text fills what lies between two rulings, in lines of one piece each."""
    top, bottom = min(one.at, other.at), max(one.at, other.at)
    rows = rows_of(glyphs_inside(glyphs, (one.low, top, one.high, bottom)))
    if not rows or any(len(row.pieces) > 1 for row in rows):
        return False
    white = max(rows[0].top - top, bottom - rows[-1].bottom)
    return white <= WHITE_EM * max(row.size for row in rows)
