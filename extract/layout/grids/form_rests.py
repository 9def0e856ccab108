"""What the end of a page leaves of a form: rows above the first ruling that only the grounds of labels show.

Another form of the page has its labels on grounds as wide; its columns are those of the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.drawn.rulings import SAME_LINE_PT, Rule
from extract.layout.gaps.aligned import BoxTuple
from extract.layout.grids.cells import REACH_PT
from extract.layout.grids.level_edges import label_grounds
from extract.layout.grids.skeleton import Skeleton, from_boxes
from extract.layout.ink import Fill, Glyph


def rests_of_forms(
    forms: Sequence[Skeleton], taken: Sequence[Skeleton], glyphs: Sequence[Glyph], fills: Sequence[Fill]
) -> list[Skeleton]:
    """The rows with the labels of forms that stand outside of all tables, those right under each other together.

    Args:
        forms: tables between level rulings.
        taken: the other tables of the page.
        glyphs: upright ones of the page.
        fills: its coloured rectangles.
    """
    found: list[Skeleton] = []
    for form in forms:
        rule = Rule(form.ys[0], form.xs[0], form.xs[-1], 0.0)
        grounds = [f for f in label_grounds(rule, fills) if abs(f.x1 - form.xs[1]) <= REACH_PT]
        if not any(_is_in(f, [form]) for f in grounds):
            continue
        for run in _runs([f for f in grounds if not _is_in(f, [*forms, *taken, *found])]):
            boxes = [box for ground in run for box in _row(ground, form.xs, glyphs)]
            table = from_boxes(boxes) if boxes else None
            if table is not None:
                found.append(table)
    return found


def _runs(grounds: Sequence[Fill]) -> list[list[Fill]]:
    runs: list[list[Fill]] = []
    for ground in grounds:
        if runs and abs(ground.top - runs[-1][-1].bottom) <= SAME_LINE_PT:
            runs[-1].append(ground._replace(top=runs[-1][-1].bottom))
        else:
            runs.append([ground])
    return runs


def _is_in(fill: Fill, tables: Sequence[Skeleton]) -> bool:
    x, y = (fill.x0 + fill.x1) / 2, (fill.top + fill.bottom) / 2
    return any(t.xs[0] <= x <= t.xs[-1] and t.ys[0] <= y <= t.ys[-1] for t in tables)


def _row(ground: Fill, xs: Sequence[float], glyphs: Sequence[Glyph]) -> list[BoxTuple]:
    """The cells of a row: the label, and those beside it that no text crosses; none without label or values."""
    row = [g for g in glyphs if not g[0].isspace() and ground.top < (g[2] + g[4]) / 2 < ground.bottom]
    values = [g for g in row if g[1] >= xs[1] - 1 and g[3] <= xs[-1] + 1]
    if not any(xs[0] <= g[1] and g[3] <= xs[1] + 1 for g in row) or not values:
        return []
    borders = [x for x in xs[1:-1] if not any(g[1] < x - 0.5 and g[3] > x + 0.5 for g in values)]
    if xs[1] not in borders:
        return []
    return [(a, ground.top, b, ground.bottom) for a, b in pairwise([xs[0], *borders, xs[-1]])]
