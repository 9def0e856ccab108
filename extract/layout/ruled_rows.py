"""Tables whose every row stands between two horizontal rulings while no ruling parts the columns.

A row may hold several lines, and a short label stands beside the middle of a long text. So columns are told by
the white channels that run through all rows, not by the words of single lines.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extract.layout.aligned import BoxTuple, row_of
from extract.layout.ink import Glyph
from extract.layout.lines import by_baseline
from extract.layout.rulings import Rule
from extract.layout.skeleton import Skeleton, from_boxes

FEWEST_ROWS = 3
CHANNEL_EM = 0.45
"""White space between two columns is at least so wide: the padding of two cells."""
FILLED_SHARE = 0.6
"""Share of the rows that hold something in each column."""


def stretches(rules: Sequence[Rule], glyphs: Sequence[Glyph], outside: bool) -> list[Sequence[Rule]]:
    """The rulings of tables that stand under each other, cut where a title stands between two of them.

    Args:
        rules: horizontal rulings with the same ends, top to bottom.
        glyphs: those of the page.
        outside: a title begins left of the rulings; otherwise a single line that fills no second column is one.
    """
    left, right = min(rule.low for rule in rules), max(rule.high for rule in rules)
    found: list[list[Rule]] = [[rules[0]]]
    for above, below in pairwise(rules):
        band = [g for g in glyphs if g[8] == 0 and above.at < (g[2] + g[4]) / 2 < below.at and g[1] < right]
        rows = [row for line in by_baseline(band) if (row := row_of(line)) is not None]
        if outside:
            cut = any(p.x0 < left - 2 and p.x1 > left + 2 for row in rows for p in row.pieces)
        else:
            cut = len(rows) == 1 and len(rows[0].pieces) == 1
        if cut:
            found.append([])
        found[-1].append(below)
    return [
        stretch for stretch in found if len(stretch) > FEWEST_ROWS or (outside and len(stretch) == FEWEST_ROWS)
    ]


def rows_between(
    borders: Sequence[float], glyphs: Sequence[Glyph], left: float, right: float, *, wrapped: bool = True
) -> Skeleton | None:
    """The table with one row between any two neighbouring ``borders``; None where that is not certain.

    It is certain where white channels part every row in the same way, and no row holds two lines that both fill
    most columns.

    Args:
        borders: positions of the horizontal rulings, top to bottom.
        glyphs: what stands between the first and the last of them.
        left: left end of the rulings.
        right: right end of the rulings.
        wrapped: at least one row must hold lines that do not line up with what stands beside them.
    """
    if len(borders) - 1 < FEWEST_ROWS:
        return None
    bands: list[list[Glyph]] = [[] for _ in range(len(borders) - 1)]
    for glyph in glyphs:
        if not glyph[0].isspace():
            band = bisect_right(borders, (glyph[2] + glyph[4]) / 2) - 1
            if 0 <= band < len(bands):
                bands[band].append(glyph)
    if not all(bands):
        return None
    xs = [left, *_channels([glyph for band in bands for glyph in band]), right]
    if len(xs) < 3 or not _is_filled(bands, xs) or not _are_single_rows(bands, len(xs) - 1, wrapped):
        return None
    boxes: list[BoxTuple] = [(a, upper, b, lower) for upper, lower in pairwise(borders) for a, b in pairwise(xs)]
    return from_boxes(boxes)


def _channels(glyphs: Sequence[Glyph]) -> list[float]:
    """The middles of the white channels that no glyph stands in."""
    width = CHANNEL_EM * sorted(glyph[5] for glyph in glyphs)[len(glyphs) // 2]
    found = []
    reach = float("-inf")
    for x0, x1 in sorted((glyph[1], glyph[3]) for glyph in glyphs):
        if reach > float("-inf") and x0 - reach >= width:
            found.append((reach + x0) / 2)
        reach = max(reach, x1)
    return found


def _is_filled(bands: Sequence[Sequence[Glyph]], xs: Sequence[float]) -> bool:
    """Whether every column holds something in most rows."""
    counts = [0] * (len(xs) - 1)
    for band in bands:
        for column in {bisect_right(xs, glyph[1]) - 1 for glyph in band}:
            counts[min(max(column, 0), len(counts) - 1)] += 1
    return all(count >= FILLED_SHARE * len(bands) for count in counts)


def _are_single_rows(bands: Sequence[Sequence[Glyph]], columns: int, wrapped: bool) -> bool:
    """Whether no band holds two lines that both fill most columns, and (``wrapped``) one holds several lines."""
    several = False
    for band in bands:
        rows = [row for found in by_baseline(list(band)) if (row := row_of(found)) is not None]
        if len(rows) > 1 and sum(2 * len(row.pieces) > columns for row in rows) > 1:
            return False
        several |= len(rows) > 1
    return several or not wrapped
