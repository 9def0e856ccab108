"""Rows of one cell at the head and the foot of a table that has no rulings at its sides.

Where the sides are drawn, such a row is enclosed as any other one is. Without them nothing but two level rulings
bounds it: a heading above the first columns, the text that a form begins with, a note below the last row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter

from extract.layout.drawn.rulings import Rule, is_white
from extract.layout.gaps.aligned import rows_of
from extract.layout.grids.cells import REACH_PT
from extract.layout.grids.ruled_boxes import glyphs_inside
from extract.layout.grids.said_above import OPENING
from extract.layout.grids.skeleton import Skeleton, Span, reindexed
from extract.layout.ink import Fill, Glyph

WHITE_EM = 1.0
"""White above and below the text of such a row, at most; around the title of a table there is more."""
LEADING_EM = 0.8
"""White between two lines of such a row, at most."""
BESIDE_PT = 20.0
"""Text that begins so near beyond the ends of the rulings runs over them."""
FLUSH_PT = 1.5
"""Texts of a table begin so near each other."""
HEAVIER = 1.2
"""The rulings around a table are so many times as wide as the widest between its rows, at least."""


def with_whole_rows(
    tables: Sequence[Skeleton],
    level: Sequence[Rule],
    plumb: Sequence[Rule],
    glyphs: Sequence[Glyph],
    fills: Sequence[Fill],
) -> list[Skeleton]:
    """The tables, each without rulings at its sides with the rows of one cell right above and below it.

    Args:
        tables: tables that rulings enclose.
        level: the page's horizontal rulings.
        plumb: its vertical ones.
        glyphs: those of the page.
        fills: its coloured figures.
    """
    open_ = [_is_open(t, plumb) for t in tables]
    if not any(open_):
        return [*tables]
    found = [*tables]
    free = [rule for rule in level if not _is_side_of_box(rule, plumb)]
    for above in (True, False):  # what heads the next table is none of this one's rows
        found = [
            _with_rows(t, free, glyphs, [other for other in found if other is not t], above=above) if own else t
            for t, own in zip(found, open_, strict=True)
        ]
    bands = [f for f in fills if f.corners == 4 and not is_white(f.colour)]
    return (
        [_with_text(t, level, glyphs, bands) if own else t for t, own in zip(found, open_, strict=True)]
        if bands
        else found
    )


def _is_side_of_box(rule: Rule, plumb: Sequence[Rule]) -> bool:
    """Whether vertical rulings meet a ruling at both of its ends, as the sides of a box of its own do."""
    return all(
        any(abs(p.at - end) <= REACH_PT and p.low - REACH_PT <= rule.at <= p.high + REACH_PT for p in plumb)
        for end in (rule.low, rule.high)
    )


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
    table: Skeleton, level: Sequence[Rule], glyphs: Sequence[Glyph], others: Sequence[Skeleton], *, above: bool
) -> Skeleton:
    xs, ys = table.xs, table.ys
    rules = [r for r in level if abs(r.low - xs[0]) <= REACH_PT and abs(r.high - xs[-1]) <= REACH_PT]
    beside = [t for t in others if t.xs[0] < xs[-1] and xs[0] < t.xs[-1]]
    # the lower side of the table above may be the upper one of the row that heads this one
    shared = -REACH_PT if above else REACH_PT
    free = [r for r in rules if not any(t.ys[0] - REACH_PT <= r.at <= t.ys[-1] + shared for t in beside)]
    outer = (
        [r for r in reversed(free) if r.at < ys[0] - REACH_PT]
        if above
        else [r for r in free if r.at > ys[-1] + REACH_PT]
    )
    border = next((r for r in rules if abs(r.at - (ys[0] if above else ys[-1])) <= REACH_PT), None)
    if not outer or border is None:
        return table
    inner = [r.width for r in level if ys[0] + REACH_PT < r.at < ys[-1] - REACH_PT and xs[0] <= r.high <= xs[-1]]
    frame = HEAVIER * max(inner, default=float("inf"))
    start = min(
        (g[1] for t in (table, *others) if _has_sides(t, xs) for g in glyphs_inside(glyphs, _box(t))),
        default=xs[0],
    )
    edges: list[float] = []
    for rule in outer:
        if border.width > frame or not _is_row(border, rule, start, glyphs):
            break
        shared_side = above and any(abs(rule.at - t.ys[-1]) <= REACH_PT for t in beside)
        if shared_side and not _begins_in_brackets(rule, border, glyphs):
            break  # a heading between two tables
        edges.append(rule.at)
        border = rule
    if not edges:
        return table
    return _with_edges(table, edges, above=above)


def _begins_in_brackets(top: Rule, bottom: Rule, glyphs: Sequence[Glyph]) -> bool:
    """Whether what stands between two rulings begins with a bracket, as the label of a field does: 【事業費】."""
    inside = [g for g in glyphs_inside(glyphs, (top.low, top.at, top.high, bottom.at)) if not g[0].isspace()]
    return bool(inside) and min(inside, key=itemgetter(6, 1))[0] in OPENING


def _has_sides(table: Skeleton, xs: Sequence[float]) -> bool:
    """Whether a table begins and ends where another one does, as the parts of one form do."""
    return abs(table.xs[0] - xs[0]) <= REACH_PT and abs(table.xs[-1] - xs[-1]) <= REACH_PT


def _box(table: Skeleton) -> tuple[float, float, float, float]:
    return table.xs[0], table.ys[0], table.xs[-1], table.ys[-1]


def _with_edges(table: Skeleton, edges: Sequence[float], *, above: bool) -> Skeleton:
    """A table with rows of one cell beyond an edge, which end at these places from that edge outwards."""
    xs, ys = table.xs, table.ys
    whole, rows = len(xs) - 1, len(ys) - 1
    before = len(edges) if above else 0
    cells = [cell._replace(row=cell.row + before) for cell in table.cells]
    cells += [Span(k if above else rows + k, 0, 1, whole) for k in range(len(edges))]
    found = reindexed(xs, [*reversed(edges), *ys] if above else [*ys, *edges], cells)
    found.marks, found.completed, found.like_chart = table.marks, table.completed, table.like_chart
    return found


def _with_text(table: Skeleton, level: Sequence[Rule], glyphs: Sequence[Glyph], bands: Sequence[Fill]) -> Skeleton:
    """A table that ends with a label on a band over all columns, with the text right below that as its last row.

    However much white is left below the text, nothing else has a use for such a band.
    """
    xs, ys = table.xs, table.ys
    if not any(
        abs(f.x0 - xs[0]) <= REACH_PT
        and abs(f.x1 - xs[-1]) <= REACH_PT
        and f.top <= ys[-2] + REACH_PT
        and abs(f.bottom - ys[-1]) <= REACH_PT
        for f in bands
    ):
        return table
    rules = [r for r in level if abs(r.low - xs[0]) <= REACH_PT and abs(r.high - xs[-1]) <= REACH_PT]
    border = next((r for r in rules if abs(r.at - ys[-1]) <= REACH_PT), None)
    end = next((r for r in rules if r.at > ys[-1] + REACH_PT), None)
    start = min((g[1] for g in glyphs_inside(glyphs, (xs[0], ys[-2], xs[-1], ys[-1]))), default=xs[0])
    if border is None or end is None or not _is_row(border, end, start, glyphs, filled=False):
        return table
    return _with_edges(table, [end.at], above=False)


def _is_row(one: Rule, other: Rule, start: float, glyphs: Sequence[Glyph], *, filled: bool = True) -> bool:
    """Whether text fills what lies between two rulings: lines of one piece, near each other and the rulings.

    None of it stands beyond the ends of the rulings, or left of where the texts of the table ``start``. Unless it
    has to have ``filled`` the row, white may be left below it.
    """
    top, bottom = min(one.at, other.at), max(one.at, other.at)
    rows = rows_of(glyphs_inside(glyphs, (one.low - BESIDE_PT, top, one.high + BESIDE_PT, bottom)))
    if not rows or any(len(row.pieces) > 1 for row in rows):
        return False
    pieces = [row.pieces[0] for row in rows]
    if min(p.x0 for p in pieces) < start - FLUSH_PT or max(p.x1 for p in pieces) > one.high + FLUSH_PT:
        return False
    size = max(row.size for row in rows)
    white = max(rows[0].top - top, bottom - rows[-1].bottom if filled else 0.0)
    apart = max((below.top - above.bottom for above, below in pairwise(rows)), default=0.0)
    return white <= WHITE_EM * size and apart <= LEADING_EM * size
