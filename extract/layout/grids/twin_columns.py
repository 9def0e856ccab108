"""Labels side by side over texts of their own, each column between rulings of its own: 事業内容 ｜ 期待される効果.

The rulings of all columns stand at the same heights, and a little white space parts their ends. The labels may
stand above the first ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.drawn.rulings import SAME_LINE_PT, Rule
from extract.layout.gaps.aligned import Row, rows_of
from extract.layout.grids.cells import REACH_PT
from extract.layout.grids.skeleton import Skeleton, from_boxes
from extract.layout.ink import Glyph

WIDEST_GAP_PT = 14.0
"""White space between the rulings of two columns at most."""
NARROWEST_PT = 60.0
"""A column is at least so wide."""
FARTHEST_EM = 1.2
"""A label stands so near above its ruling."""

_Ends = tuple[tuple[float, float], ...]


def twin_columns(
    level: Sequence[Rule], plumb: Sequence[Rule], taken: Sequence[Skeleton], glyphs: Sequence[Glyph]
) -> list[Skeleton]:
    """The tables of texts side by side that level rulings draw, each column with its own.

    Args:
        level: the page's horizontal rulings.
        plumb: its vertical ones; where one meets the others the table is of another kind.
        taken: tables that are known already.
        glyphs: upright ones of the page.
    """
    lines = _parted_lines(level)
    found: list[Skeleton] = []
    for (top, ends), (bottom, below) in pairwise(lines):
        if not _same(ends, below) or bottom - top < REACH_PT:
            continue
        left, right = ends[0][0], ends[-1][1]
        between = any(
            top + SAME_LINE_PT < r.at < bottom - SAME_LINE_PT and r.low < right and r.high > left for r in level
        )
        crossed = any(
            left - REACH_PT <= p.at <= right + REACH_PT and p.low < bottom and p.high > top for p in plumb
        )
        if between or crossed:
            continue
        table = _table(top, bottom, ends, glyphs)
        if table is not None and not any(table.overlaps(other) for other in (*taken, *found)):
            found.append(table)
    return found


def _parted_lines(level: Sequence[Rule]) -> list[tuple[float, _Ends]]:
    """Where several rulings stand at one height with a little white between them, top to bottom."""
    heights: list[list[Rule]] = []
    for rule in sorted(level):
        if heights and rule.at - heights[-1][0].at <= SAME_LINE_PT:
            heights[-1].append(rule)
        else:
            heights.append([rule])
    runs: list[list[Rule]] = []
    for height in heights:
        for number, rule in enumerate(sorted(height, key=lambda rule: rule.low)):
            if number and 0 < rule.low - runs[-1][-1].high <= WIDEST_GAP_PT:
                runs[-1].append(rule)
            else:
                runs.append([rule])
    return [
        (run[0].at, tuple((rule.low, rule.high) for rule in run))
        for run in runs
        if len(run) > 1 and all(rule.high - rule.low >= NARROWEST_PT for rule in run)
    ]


def _same(ends: _Ends, others: _Ends) -> bool:
    return len(ends) == len(others) and all(
        abs(a - c) <= REACH_PT and abs(b - d) <= REACH_PT for (a, b), (c, d) in zip(ends, others, strict=True)
    )


def _table(top: float, bottom: float, ends: _Ends, glyphs: Sequence[Glyph]) -> Skeleton | None:
    """The labels above some rulings and the texts below them; None where anything else stands there."""
    left, right = ends[0][0] - REACH_PT, ends[-1][1] + REACH_PT
    beside = [g for g in glyphs if g[3] > left and g[1] < right]
    above = [row for row in rows_of([g for g in beside if (g[2] + g[4]) / 2 < top]) if row.bottom <= top + 1]
    texts = [_lines(beside, top, bottom, column) for column in ends]
    if not above or not any(texts) or any(len(row.pieces) > 1 for rows in texts for row in rows):
        return None
    inside = sum(len(row.pieces) for row in rows_of([g for g in beside if top < (g[2] + g[4]) / 2 < bottom]))
    head = above[-1]
    if len(head.pieces) != len(ends) or top - head.bottom > FARTHEST_EM * head.size or not inside:
        return None
    if any(p.x0 < a - 1 or p.x1 > b + 1 for p, (a, b) in zip(head.pieces, ends, strict=True)):
        return None
    xs = [ends[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(ends)), ends[-1][1]]
    if any(g[1] < x < g[3] for g in beside for x in xs[1:-1] if top < (g[2] + g[4]) / 2 < bottom):
        return None
    start = head.top - 1
    return from_boxes([(a, y, b, z) for y, z in ((start, top), (top, bottom)) for a, b in pairwise(xs)])


def _lines(glyphs: Sequence[Glyph], top: float, bottom: float, ends: tuple[float, float]) -> list[Row]:
    """The lines between two rulings of a column."""
    low, high = ends
    return rows_of(
        [
            g
            for g in glyphs
            if top < (g[2] + g[4]) / 2 < bottom and low - REACH_PT < (g[1] + g[3]) / 2 < high + REACH_PT
        ]
    )
