"""Partly ruled tables: only horizontal rulings, or columns ruled in the heading and left open below it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extract.layout.aligned import BoxTuple, Row, cell_boxes, column_edges, filled_columns, row_edges, row_of
from extract.layout.cells import REACH_PT
from extract.layout.ink import Glyph
from extract.layout.lines import by_baseline
from extract.layout.ruled_rows import rows_between
from extract.layout.rulings import Rule
from extract.layout.skeleton import Skeleton, from_boxes

FEWEST_ROWS = 3
HEADINGS = 3
"""Fewer pieces above the first ruling are a caption and its unit."""
EVERY_ROW = 3
"""With so many bands of which most hold one line, every row has its ruling."""
LONGEST_GAP_SHARE = 0.5
"""Share of a page's height between two rulings above which they do not belong to one table."""


def find_bands(level: Sequence[Rule], plumb: Sequence[Rule], height: float) -> list[list[Rule]]:
    """Groups of horizontal rulings with the same ends, none of them met by a vertical one, top to bottom."""
    groups: list[list[Rule]] = []
    for rule in level:
        if any(
            rule.low - REACH_PT <= p.at <= rule.high + REACH_PT
            and p.low - REACH_PT <= rule.at <= p.high + REACH_PT
            for p in plumb
        ):
            continue
        for group in groups:
            last = group[-1]
            if (
                abs(last.low - rule.low) <= REACH_PT
                and abs(last.high - rule.high) <= REACH_PT
                and rule.at - last.at <= LONGEST_GAP_SHARE * height
            ):
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(group) >= 3]


def table_between(rules: Sequence[Rule], glyphs: Sequence[Glyph], hints: Sequence[float] = ()) -> Skeleton | None:
    """The table between horizontal rulings, its columns inferred from the words; None where there is none.

    ``hints`` are places where a border between columns may be, the sides of fills.
    """
    left, right = min(r.low for r in rules), max(r.high for r in rules)
    top, bottom = rules[0].at, rules[-1].at
    inside = [
        g
        for g in glyphs
        if g[8] == 0 and left - 2 <= g[1] and g[3] <= right + 2 and top < (g[2] + g[4]) / 2 < bottom
    ]
    heading = _heading_above(rules[0], glyphs)
    exact = rows_between([rule.at for rule in rules], inside, left, right) if heading is None else None
    if exact is not None:
        return exact
    rows = [row for found in by_baseline(inside) if (row := row_of(found)) is not None]
    if len(rows) < 2 or sum(len(row.pieces) >= 2 for row in rows) * 3 < len(rows) * 2:
        return None
    borders = [rule.at for rule in rules]
    if heading is not None:
        rows.insert(0, heading)
        borders.insert(0, heading.top - 1)
    xs = column_edges(rows, left, right, hints)
    if len(xs) < 3 or filled_columns(rows, xs) < 2:
        return None
    bands = [[row for row in rows if a <= (row.top + row.bottom) / 2 < b] for a, b in pairwise(borders)]
    # Where most bands hold one line, a ruling stands below every row, and two lines are a row that was wrapped.
    each = len(bands) >= EVERY_ROW and sum(len(band) <= 1 for band in bands) * 2 > len(bands)
    boxes: list[BoxTuple] = []
    for band, (upper, lower) in zip(bands, pairwise(borders), strict=True):
        if not band or (each and sum(2 * len(row.pieces) > len(xs) for row in band) <= 1):
            boxes.extend((a, upper, b, lower) for a, b in pairwise(xs))
        else:
            boxes.extend(cell_boxes(band, xs, row_edges(band, upper, lower)))
    return from_boxes(boxes)


def _heading_above(rule: Rule, glyphs: Sequence[Glyph]) -> Row | None:
    """The headings of columns that stand right above the first ruling; a caption has fewer pieces."""
    above = [
        g
        for g in glyphs
        if g[8] == 0
        and rule.low - 2 <= g[1]
        and g[3] <= rule.high + 2
        and 0 <= rule.at - g[4] + 0.3 * g[5] <= g[5]
    ]
    lines = by_baseline(above)
    heading = row_of(lines[-1]) if lines else None
    return heading if heading is not None and len(heading.pieces) >= HEADINGS else None


def split_open_cells(skeleton: Skeleton, bucket: Sequence[Sequence[Glyph] | None]) -> Skeleton | None:
    """The skeleton with each open cell cut by the borders that other rows draw; None where none is open.

    An open cell spans several columns and holds at least three lines whose words keep to those columns. The cells
    beside it that hold as many lines at the same heights are cut with it.
    """
    cuts: dict[int, list[float]] = {}
    for k, (span, glyphs) in enumerate(zip(skeleton.cells, bucket, strict=True)):
        if span.columns < 2 or not glyphs or len(glyphs) < 2 * FEWEST_ROWS:
            continue
        if len({round(g[6]) for g in glyphs}) < FEWEST_ROWS:
            continue
        rows = _upright_rows(glyphs)
        inner = skeleton.xs[span.column : span.column + span.columns + 1]
        if rows is not None and _keeps_to(rows, inner):
            cuts[k] = row_edges(rows, skeleton.ys[span.row], skeleton.ys[span.row + span.rows])
    if not cuts:
        return None
    boxes: list[BoxTuple] = []
    for k, (span, glyphs) in enumerate(zip(skeleton.cells, bucket, strict=True)):
        x0, x1 = skeleton.xs[span.column], skeleton.xs[span.column + span.columns]
        top, bottom = skeleton.ys[span.row], skeleton.ys[span.row + span.rows]
        own = cuts.get(k)
        if own is not None:
            inner = skeleton.xs[span.column : span.column + span.columns + 1]
            rows = _upright_rows(glyphs or ()) or []
            boxes.extend(cell_boxes(rows, inner, own))
            continue
        beside = [
            c for j, c in cuts.items() if skeleton.cells[j].row == span.row and skeleton.cells[j].rows == span.rows
        ]
        if beside and _fits(glyphs or (), beside[0]):
            ys = beside[0]
            boxes.extend((x0, a, x1, b) for a, b in pairwise(ys))
        else:
            boxes.append((x0, top, x1, bottom))
    return from_boxes(boxes)


def _upright_rows(glyphs: Sequence[Glyph]) -> list[Row] | None:
    if any(g[8] for g in glyphs):
        return None
    return [row for found in by_baseline(list(glyphs)) if (row := row_of(found)) is not None]


def _keeps_to(rows: Sequence[Row], edges: Sequence[float]) -> bool:
    """Whether enough lines have words in at least two of the columns and hardly any word crosses a border."""
    if len(rows) < FEWEST_ROWS:
        return False
    several = crossing = 0
    for row in rows:
        columns = set()
        for piece in row.pieces:
            first = bisect_right(edges, piece.x0 + 0.2 * row.size)
            last = bisect_right(edges, piece.x1 - 0.2 * row.size)
            columns.add(first)
            crossing += first != last
        several += len(columns) >= 2
    return several >= FEWEST_ROWS and several * 3 >= len(rows) * 2 and crossing * 8 <= len(rows)


def _fits(glyphs: Sequence[Glyph], ys: Sequence[float]) -> bool:
    """Whether the lines of a cell each stand in one of the bands, most bands holding one."""
    rows = _upright_rows(glyphs)
    if not rows:
        return False
    bands = [bisect_right(ys, (row.top + row.bottom) / 2) for row in rows]
    return len(set(bands)) == len(bands) and len(bands) * 2 > len(ys) - 1
