"""Where a table between level rulings begins and ends: rows beyond its outermost rulings, and coloured bands."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.drawn.rulings import SAME_LINE_PT, Rule
from extract.layout.gaps.aligned import Row, row_of
from extract.layout.grids.cells import REACH_PT
from extract.layout.ink import Fill, Glyph
from extract.layout.lines import by_baseline

FARTHEST_PT = 40.0
"""Headings above the first ruling stand at most so far above it."""
HEADINGS = 3
"""Fewer pieces above the first ruling are a caption and its unit."""
LARGER = 1.1
"""Type of a heading, in sizes of that of the table below it, at least."""


def edge_above(rule: Rule, glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> float:
    """Where the table begins: above its first ruling where headings stand there, otherwise on it."""
    edge = rule.at
    while True:
        above = [g for g in glyphs if edge - FARTHEST_PT <= g[2] and g[4] - 0.3 * g[5] <= edge]
        start = edge
        for row, painted in reversed(_rows_beside(rule, above, fills)):
            if edge - row.bottom > row.size or not _is_part(row, rule, painted):
                break
            edge = row.top - 1
        if edge == start:
            break
    grounds = [f.top for f in fills if edge < rule.at and abs(f.bottom - rule.at) <= REACH_PT and f.top < edge]
    # a header's band reaches down to the text of the row above the first ruling, or ends right above it
    grounds += [
        f.top
        for f in bands_of(rule, fills)
        if f.top < edge < rule.at
        and f.bottom < rule.at
        and edge - f.bottom <= rule.at - edge
        # what is printed between the two is the caption of the table, below a band with words of its own
        and not any(f.x0 < g[1] < f.x1 and f.bottom < (g[2] + g[4]) / 2 < edge for g in glyphs)
    ]
    return min([edge, *grounds])


def top_of_header(first: Rule, last: Rule, glyphs: Sequence[Glyph]) -> float | None:
    """Where the header over a single row of several pieces begins; None where no such header stands there."""
    beside = [g for g in glyphs if first.low - REACH_PT <= g[1] and g[3] <= first.high + REACH_PT]
    rows = [row_of(line) for line in by_baseline([g for g in beside if first.at < (g[2] + g[4]) / 2 < last.at])]
    above = [
        row_of(line) for line in by_baseline([g for g in beside if -FARTHEST_PT < g[4] - first.at < g[5] / 3])
    ]
    row, head = rows[0] if len(rows) == 1 else None, above[-1] if above else None
    if row is None or head is None or first.at - head.bottom > head.size or last.at - row.bottom > row.size:
        return None
    over = len(head.pieces) == len(row.pieces) >= HEADINGS and all(
        min(p.x1, q.x1) > max(p.x0, q.x0) for p, q in zip(head.pieces, row.pieces, strict=True)
    )
    return head.top - 1 if over else None


def top_below_heading(above: Rule, below: Rule, rows: Sequence[Row], fills: Sequence[Fill]) -> float | None:
    """Where a table begins with a band below a heading in larger type; None without one between two rulings."""
    tops = [f.top for f in bands_of(below, fills) if above.at + SAME_LINE_PT < f.top < below.at - SAME_LINE_PT]
    before = [row.size for row in rows if tops and row.bottom <= min(tops) + 1]
    after = [row.size for row in rows if tops and row.bottom > min(tops) + 1]
    return min(tops) if before and after and min(before) >= LARGER * max(after) else None


def bands_of(rule: Rule, fills: Sequence[Fill]) -> list[Fill]:
    """The coloured bands that reach from one end of a ruling to the other, as behind headers and sections."""
    return [f for f in fills if abs(f.x0 - rule.low) <= REACH_PT and abs(f.x1 - rule.high) <= REACH_PT]


def sides_of_bands(bands: Sequence[Fill], rules: Sequence[Rule]) -> list[Rule]:
    """Rulings along the sides of bands that begin or end between two rulings, as another row lies there."""
    first, last = min(rule.at for rule in rules), max(rule.at for rule in rules)
    found: list[Rule] = []
    for band in bands:
        for at in (band.top, band.bottom):
            if first < at < last and all(abs(at - rule.at) > SAME_LINE_PT for rule in (*rules, *found)):
                found.append(Rule(at, band.x0, band.x1, 0.0))
    return found


def edge_below(rule: Rule, glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> float:
    """Where the table ends: below its last ruling where another row stands there, otherwise on it."""
    edge, end = rule.at, rule.at + FARTHEST_PT
    while True:
        below = [g for g in glyphs if g[4] <= end and g[2] + 0.3 * g[5] >= edge]
        start = edge
        for row, painted in _rows_beside(rule, below, fills):
            if row.top - edge > row.size or not _is_part(row, rule, painted):
                break
            edge = row.bottom + 1
        if edge == start:
            break
        end = edge + FARTHEST_PT  # a page that ends before the table leaves many rows below its last ruling
    grounds = [f.bottom for f in fills if edge > rule.at and abs(f.top - rule.at) <= REACH_PT and f.bottom > edge]
    return max([edge, *grounds])


def _rows_beside(rule: Rule, glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> list[tuple[Row, bool]]:
    """Lines from the top, each with whether coloured rectangles lie behind all of its pieces."""
    found = []
    for line in by_baseline(list(glyphs)):
        row = row_of(line)
        if row is not None and row.pieces[-1].x1 > rule.low and row.pieces[0].x0 < rule.high:
            y = (row.top + row.bottom) / 2
            painted = all(
                any(
                    f.x0 <= p.x0 and p.x1 <= f.x1 and f.top <= y <= f.bottom and rule.low - REACH_PT <= f.x0
                    for f in fills
                )
                for p in row.pieces
            )
            found.append((row, painted))
    return found


def _is_part(row: Row, rule: Rule, painted: bool) -> bool:
    """Whether a line beyond the outermost ruling is a row of the table and no caption, unit or note."""
    if row.pieces[0].x0 < rule.low - 2 or row.pieces[-1].x1 > rule.high + 2:
        return False
    return painted or len(row.pieces) >= HEADINGS
