"""Columns of rows between level rulings, told by the rows among them whose cells are painted one by one.

Seen as: a head and every other row painted, each cell by itself, with a ruling below every row. The borders of the
painted cells are those of the rows between them, on which nothing upright is drawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from extract.layout.drawn.rulings import SAME_LINE_PT, Rule, is_white
from extract.layout.ink import Fill, Glyph
from extract.layout.lines import by_baseline

TOUCH_PT = 1.5
"""Painted cells of one row are no further from each other."""
FEWEST_COLUMNS = 3
FEWEST_PAINTED = 2
FEWEST_TEXTS = 2
"""A row that is not painted has texts in so many columns at least."""
MOST_APART = 3.0
"""Rulings of one table are no further from each other than so many rows."""
OVER_PT = 1.0
"""A letter that reaches over a border by more stands on it."""
TOUCHING_PT = 0.5
"""Letters of one text stand no further apart, those in two cells do."""


PaintedRow = tuple[float, float, list[float]]
"""A row of painted cells: top, bottom and borders."""


def painted_rows(fills: Sequence[Fill], reach: float = TOUCH_PT) -> list[PaintedRow]:
    """Rows of painted cells ``reach`` apart at most, in the order in which their first cells are painted."""
    by_height: dict[tuple[int, int], list[Fill]] = defaultdict(list)
    for fill in fills:
        if fill.corners == 4 and not is_white(fill.colour):
            by_height[round(fill.top), round(fill.bottom)].append(fill)
    found = []
    for row in by_height.values():
        ordered = sorted(row, key=lambda f: f.x0)
        if len(ordered) >= FEWEST_COLUMNS and all(abs(a.x1 - b.x0) <= reach for a, b in pairwise(ordered)):
            found.append((ordered[0].top, ordered[0].bottom, [*(f.x0 for f in ordered), ordered[-1].x1]))
    return found


def columns_of_stripes(
    level: Sequence[Rule], plumb: Sequence[Rule], fills: Sequence[Fill], glyphs: Sequence[Glyph]
) -> list[Rule]:
    """Upright rulings along the borders of painted cells, over the rows between them that are not painted.

    Args:
        level: the page's horizontal rulings, sorted by position.
        plumb: its vertical ones; where one crosses the rows, columns are drawn already.
        fills: its coloured figures.
        glyphs: its characters.
    """
    if len(level) <= FEWEST_PAINTED or len(fills) < FEWEST_PAINTED * FEWEST_COLUMNS:
        return []
    painted = painted_rows(fills)
    if len(painted) < FEWEST_PAINTED:
        return []
    found: list[Rule] = []
    for _, group in groupby(sorted(level, key=_ends), key=_ends):
        rules = sorted(group)
        if len(rules) > FEWEST_PAINTED:
            found.extend(r for r in _columns(rules, plumb, painted, glyphs) if not _crosses(r, level, rules))
    return found


def _crosses(border: Rule, level: Sequence[Rule], rules: Sequence[Rule]) -> bool:
    """Whether rulings longer or shorter than those of the table run over its rows or right above or below them.

    The rows beside a merged cell are parted by such, and no border runs over that cell.
    """
    near = max(b.at - a.at for a, b in pairwise(rules) if border.low <= a.at and b.at <= border.high)
    top, bottom = border.low, border.high
    for rule in reversed(rules):
        top = rule.at if top - MOST_APART * near <= rule.at < top else top
    for rule in rules:
        bottom = rule.at if bottom < rule.at <= bottom + MOST_APART * near else bottom
    low, high = rules[0].low + OVER_PT, rules[0].high - OVER_PT
    return any(
        top - near <= r.at <= bottom + near and r.low < high and r.high > low and r not in rules for r in level
    )


def _ends(rule: Rule) -> tuple[int, int]:
    return round(rule.low), round(rule.high)


def _columns(
    rules: Sequence[Rule], plumb: Sequence[Rule], painted: Sequence[PaintedRow], glyphs: Sequence[Glyph]
) -> list[Rule]:
    """The upright rulings that rows between rulings of the same ends are in want of."""
    low, high = rules[0].low, rules[0].high
    own = [row for row in painted if abs(row[2][0] - low) <= TOUCH_PT and abs(row[2][-1] - high) <= TOUCH_PT]
    if len(own) < FEWEST_PAINTED:
        return []
    beside = [g for g in glyphs if low - OVER_PT <= g[1] and g[3] <= high + OVER_PT and not g[0].isspace()]
    found: list[Rule] = []
    run: list[tuple[float, float, list[float] | None]] = []
    xs: list[float] | None = None
    for above, below in pairwise(rules):
        told = next((r[2] for r in own if _fills(r, above.at, below.at)), None)
        goes_on = xs is not None and (
            same_borders(told, xs) if told is not None else _keeps_to(beside, above.at, below.at, xs)
        )
        if not goes_on:
            found.extend(_of_run(run))
            run, xs = [], None
        xs = told or xs
        if xs is not None:
            run.append((above.at, below.at, told))
    found.extend(_of_run(run))
    drawn = [p for p in plumb if low + OVER_PT < p.at < high - OVER_PT]
    return [f for f in found if not any(p.low < f.high - 1 and f.low + 1 < p.high for p in drawn)]


def _of_run(run: Sequence[tuple[float, float, list[float] | None]]) -> list[Rule]:
    """The borders over a run of rows; empty where few of them are painted, or all."""
    told = [xs for _, _, xs in run if xs is not None]
    if not FEWEST_PAINTED <= len(told) < len(run):
        return []
    return [Rule(x, run[0][0], run[-1][1], 0.0) for x in told[-1]]


def _fills(row: PaintedRow, top: float, bottom: float) -> bool:
    return abs(row[0] - top) <= SAME_LINE_PT and abs(row[1] - bottom) <= SAME_LINE_PT


def same_borders(one: Sequence[float], other: Sequence[float], reach: float = TOUCH_PT) -> bool:
    """Whether rows have the same columns, by the borders of their cells, which lie ``reach`` apart at most."""
    return len(one) == len(other) and all(abs(a - b) <= reach for a, b in zip(one, other, strict=True))


def stand_over(glyphs: Sequence[Glyph], xs: Sequence[float]) -> bool:
    """Whether one of some letters stands over an inner border."""
    return any(g[1] < x - OVER_PT and g[3] > x + OVER_PT for g in glyphs for x in xs[1:-1])


def _keeps_to(glyphs: Sequence[Glyph], top: float, bottom: float, xs: Sequence[float]) -> bool:
    """Whether texts stand in several columns between two rulings, and none over a border."""
    inside = [g for g in glyphs if top < (g[2] + g[4]) / 2 < bottom]
    if stand_over(inside, xs) or _run_over(inside, xs):
        return False
    columns = {k for g in inside for k, (a, b) in enumerate(pairwise(xs)) if a <= (g[1] + g[3]) / 2 < b}
    return len(columns) >= FEWEST_TEXTS


def _run_over(glyphs: Sequence[Glyph], xs: Sequence[float]) -> bool:
    """Whether letters that touch each other stand on both sides of an inner border: a text runs over it."""
    return any(
        b[1] - a[3] < TOUCHING_PT and any(a[1] < x <= b[1] + OVER_PT for x in xs[1:-1])
        for line in by_baseline(list(glyphs))
        for a, b in pairwise(sorted(line, key=itemgetter(1)))
    )
