"""Where tables stand that have upright rulings alone."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.drawn.not_borders import is_crossed
from extract.layout.drawn.rulings import Rule
from extract.layout.grids.cells import REACH_PT
from extract.layout.grids.partial_rulings import between_plumb
from extract.layout.grids.ruled_boxes import FEWEST_RULES, fills_behind, glyphs_inside
from extract.layout.grids.skeleton import Skeleton
from extract.layout.ink import Fill, Glyph

MOST_RULES = 400
"""More parallel rulings than this without one across are hatching."""
OPEN_SIDE_PT = 3.0
"""White space between the outermost column and where its border would be."""
FEWEST_ROWS = 3
"""Rows of a table that has only vertical rulings."""


def plumb_tables(
    level: Sequence[Rule],
    plumb: Sequence[Rule],
    taken: Sequence[Skeleton],
    glyphs: Sequence[Glyph],
    fills: Sequence[Fill],
) -> list[Skeleton]:
    """The tables with only vertical rulings.

    Args:
        level: the page's horizontal rulings; those that cross a vertical one make another table of it.
        plumb: its vertical ones.
        taken: tables that stand already.
        glyphs: those of the page.
        fills: its coloured figures.
    """
    free = [
        rule
        for rule in plumb
        if not any(
            rule.at - REACH_PT <= a.high
            and a.low <= rule.at + REACH_PT
            and rule.low - REACH_PT <= a.at <= rule.high + REACH_PT
            for a in level
        )
        and not any(
            s.xs[0] - REACH_PT <= rule.at <= s.xs[-1] + REACH_PT and s.ys[0] < rule.high and rule.low < s.ys[-1]
            for s in taken
        )
    ]
    found: list[Skeleton] = []
    if len(free) > MOST_RULES:
        return found
    for group in _groups(free):
        group = _with_open_sides(group, glyphs)
        box = (group[0].at, min(r.low for r in group), group[-1].at, max(r.high for r in group))
        inside = glyphs_inside(glyphs, box)
        if any(
            abs(r.low - box[1]) > 2 * REACH_PT or abs(r.high - box[3]) > 2 * REACH_PT
            for r in (group[0], group[-1])
        ):
            continue  # lines of a drawing, each as long as it likes
        if is_crossed(inside, group):
            continue
        table = between_plumb(group, inside, fills_behind(fills, box))
        if table is not None and len(table.ys) > FEWEST_ROWS:
            found.append(table)
    return found


def _with_open_sides(group: list[Rule], glyphs: Sequence[Glyph]) -> list[Rule]:
    """The rulings with an outer border at each side where more columns stand than rulings enclose."""
    top, bottom = min(r.low for r in group), max(r.high for r in group)
    left, right = group[0].at, group[-1].at
    beside = [g for g in glyphs if top < (g[2] + g[4]) / 2 < bottom and not g[0].isspace()]
    inside = {round(g[6]) for g in beside if left < g[1] and g[3] < right}
    before = [g for g in beside if g[3] <= left + 1]
    after = [g for g in beside if g[1] >= right - 1]
    if len({round(g[6]) for g in before} & inside) * 2 > len(inside):
        group = [Rule(min(g[1] for g in before) - OPEN_SIDE_PT, top, bottom, 0.0), *group]
    if len({round(g[6]) for g in after} & inside) * 2 > len(inside):
        group = [*group, Rule(max(g[3] for g in after) + OPEN_SIDE_PT, top, bottom, 0.0)]
    return group


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Vertical rulings of one table each, left to right: those that begin or end together, and those between."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.low - rule.high):
        for group in groups:
            top, bottom = min(r.low for r in group), max(r.high for r in group)
            if top - REACH_PT <= rule.low and rule.high <= bottom + REACH_PT:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [sorted(group) for group in groups if len(group) >= FEWEST_RULES]
