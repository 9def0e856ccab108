"""Tables with level rulings alone that stand inside a cell of a ruled table, short of its sides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.drawn.rulings import Rule
from extract.layout.gaps.aligned import rows_of
from extract.layout.grids.cells import REACH_PT
from extract.layout.grids.partial_rulings import between_level
from extract.layout.grids.skeleton import Skeleton
from extract.layout.ink import Fill, Glyph

FEWEST_RULES = 2
LONG_SHARE = 0.5
"""A line alone that fills so much of a table's width is a text above or below it."""
LEADING_EM = 1.0
"""White space between two lines of a table beyond its outermost ruling."""
FEWEST_PIECES = 3
"""Headings of columns are at least so many texts."""
FEWEST_PAIRS = 3
"""So many rows of a label and its value are a table without headings."""


def tables_in_cells(
    skeletons: Sequence[Skeleton], level: Sequence[Rule], glyphs: Sequence[Glyph], fills: Sequence[Fill]
) -> list[Skeleton]:
    """The tables inside cells.

    Args:
        skeletons: the ruled tables of the page.
        level: its horizontal rulings.
        glyphs: its glyphs.
        fills: its coloured figures.
    """
    found: list[Skeleton] = []
    for table in skeletons:
        drawn = [other for other in skeletons if other is not table]
        own = [
            r
            for r in level
            if table.xs[0] < r.low
            and r.high < table.xs[-1]
            and table.ys[0] < r.at < table.ys[-1]
            and not any(_is_of(r, other) for other in drawn)
        ]
        for cell in {k for rule in own if (k := _cell_of(table, rule)) is not None}:
            inside = [rule for rule in own if _cell_of(table, rule) == cell]
            span = table.cells[cell]
            text = [
                g
                for g in glyphs
                if g[8] == 0
                and table.xs[span.column] < (g[1] + g[3]) / 2 < table.xs[span.column + span.columns]
                and table.ys[span.row] < (g[2] + g[4]) / 2 < table.ys[span.row + span.rows]
            ]
            for group in _alike(inside):
                found.extend(_table(group, text, fills))
    return found


def _table(rules: Sequence[Rule], glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> list[Skeleton]:
    """The table of rulings with the same ends, headings above the first or below it; empty where it is none."""
    if len(rules) < FEWEST_RULES:
        return []
    first, last = rules[0], rules[-1]
    top = _headings(first, glyphs)
    below = [g for g in glyphs if (g[2] + g[4]) / 2 > first.at]  # a unit may stand right above the first ruling
    headed = len(rules) > FEWEST_RULES and _headings(rules[1], below) < rules[1].at
    if top == first.at and not headed and not _holds_pairs(rules, glyphs):
        return []
    box = (first.low, top, first.high, last.at)
    inside = [g for g in glyphs if box[0] - 2 <= g[1] and g[3] <= box[2] + 2 and top < (g[2] + g[4]) / 2 < last.at]
    behind = [f for f in fills if box[0] - REACH_PT <= f.x0 and f.x1 <= box[2] + REACH_PT]
    behind = [f for f in behind if top - REACH_PT <= f.top and f.bottom <= last.at + REACH_PT]
    above = [Rule(top, first.low, first.high, 0.0)] if top < first.at else []
    return between_level([*above, *rules], inside, behind)


def _holds_pairs(rules: Sequence[Rule], glyphs: Sequence[Glyph]) -> bool:
    """Whether a line of two texts, far apart, stands between any two rulings that follow one another."""
    rows = [rows_of([g for g in glyphs if a.at < (g[2] + g[4]) / 2 < b.at]) for a, b in pairwise(rules)]
    return len(rows) >= FEWEST_PAIRS and all(len(row) == 1 and len(row[0].pieces) == 2 for row in rows)


def _is_of(rule: Rule, table: Skeleton) -> bool:
    """Whether a ruling is one of a table that has upright ones, too."""
    return (
        table.xs[0] - REACH_PT <= rule.low
        and rule.high <= table.xs[-1] + REACH_PT
        and table.ys[0] - REACH_PT <= rule.at <= table.ys[-1] + REACH_PT
    )


def _headings(rule: Rule, glyphs: Sequence[Glyph]) -> float:
    """Where the headings above a ruling begin; on the ruling where none do."""
    above = [g for g in glyphs if g[4] - 0.3 * g[5] <= rule.at]
    rows = rows_of(above)
    edge, pieces = rule.at, 0
    for row in reversed(rows):
        long = row.pieces[0].x1 - row.pieces[0].x0 > LONG_SHARE * (rule.high - rule.low)
        outside = row.pieces[0].x0 < rule.low - 2 or row.pieces[-1].x1 > rule.high + 2
        if edge - row.bottom > LEADING_EM * row.size or outside or (len(row.pieces) == 1 and long):
            break
        edge, pieces = row.top - 1, pieces + len(row.pieces)
    return edge if pieces >= FEWEST_PIECES else rule.at


def _cell_of(table: Skeleton, rule: Rule) -> int | None:
    """The cell in which all of a ruling stands, short of its sides; None where it parts cells."""
    middle = (rule.low + rule.high) / 2
    index = table.find(middle, rule.at)
    if index < 0:
        return None
    span = table.cells[index]
    left, right = table.xs[span.column], table.xs[span.column + span.columns]
    top, bottom = table.ys[span.row], table.ys[span.row + span.rows]
    short = left + REACH_PT < rule.low and rule.high < right - REACH_PT
    return index if short and top + REACH_PT < rule.at < bottom - REACH_PT else None


def _alike(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rulings with the same ends, top to bottom."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules):
        for group in groups:
            if abs(group[0].low - rule.low) <= REACH_PT and abs(group[0].high - rule.high) <= REACH_PT:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return groups
