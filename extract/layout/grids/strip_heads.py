"""The strips of a form: coloured strips with labels, and labels in small type right below rulings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import inf
from statistics import median
from typing import NamedTuple

from extract.layout.drawn.rulings import Rule
from extract.layout.drawn.sums import are_sums
from extract.layout.gaps.aligned import rows_of
from extract.layout.ink import Colour, Fill, Glyph, upright_letters

SAME_PT = 2.0
NEAR_PT = 6.0
APART_PT = 16.0
"""So much white between two rows begins a table of its own."""
SAME_SIZE = 0.05
"""Type of one size, by share: a list sets the rows on stripes and those between alike."""
LOWEST_PT, HIGHEST_PT = 8.0, 40.0
"""Height of a strip."""
WIDEST_GAP_PT = 14.0
"""White space between two strips side by side at most."""
FEWEST_ROWS = 4
FEWEST_PARTED = 2
"""So many rows of strips, and so many of them with strips side by side, make a form."""
MANY_COLUMNS = 3
"""Below so many strips every line of text is a row."""
SMALLER = 0.9
"""Labels in small type are at most so large as what most of the form is set in."""
MAX_FILLS = 800


class Head(NamedTuple):
    """A row of strips, from the left."""

    top: float
    bottom: float
    boxes: tuple[tuple[float, float], ...]
    colour: Colour | None = None
    """That of the first strip; None of labels without a strip."""
    cuts: tuple[float, ...] = ()
    """Where rows of what stands below end, as strips of their own tell: heads of its columns, and sums."""

    @property
    def columns(self) -> list[float]:
        """The borders: between two strips in the middle of the white."""
        inner = [(a[1] + b[0]) / 2 for a, b in pairwise(self.boxes)]
        return [self.boxes[0][0], *inner, self.boxes[-1][1]]


def is_form(heads: Sequence[Head]) -> bool:
    """Whether rows of strips are so many, and some of them parted, that they are those of a form."""
    return len(heads) >= FEWEST_ROWS and sum(len(head.boxes) > 1 for head in heads) >= FEWEST_PARTED


def holds_sums(head: Head, glyphs: Sequence[Glyph]) -> bool:
    """Whether strips side by side hold the sums of what stands above them."""
    return len(head.boxes) > 1 and are_sums(
        head.boxes, [g for g in glyphs if head.top < (g[2] + g[4]) / 2 < head.bottom]
    )


def without_rows(heads: Sequence[Head], glyphs: Sequence[Glyph]) -> list[Head]:
    """The strips but those that are rows of what stands below the one before: years or figures in several columns.

    Where a label and such a row stand on one strip, the row is none of it.
    """
    found: list[Head] = []
    for head in heads:
        own = [g for g in glyphs if head.top < (g[2] + g[4]) / 2 < head.bottom]
        rows = rows_of(own)
        several = len(head.boxes) > 1 and not holds_sums(head, own)
        if several or not rows or sum(p.digits > 0 for p in rows[-1].pieces) < MANY_COLUMNS:
            found.append(head)
        elif len(rows) > 1:
            end = (rows[-2].bottom + rows[-1].top) / 2
            found.append(head._replace(bottom=end, cuts=(head.bottom,)))
        elif found:
            found[-1] = found[-1]._replace(cuts=(*found[-1].cuts, head.top, head.bottom))
        else:
            found.append(head)
    return found


def captions_of(level: Sequence[Rule], plumb: Sequence[Rule], glyphs: Sequence[Glyph]) -> list[Head]:
    """Lines of labels in small type, each right below a ruling as wide as the others; none where they are few."""
    ends = [(round(r.low), round(r.high)) for r in level]
    count = Counter(ends)
    usual = max(set(ends), key=lambda end: (count[end], end[1] - end[0]), default=None)
    if usual is None:
        return []
    rules = [r for r in level if abs(r.low - usual[0]) <= SAME_PT and abs(r.high - usual[1]) <= SAME_PT]
    if len(rules) < FEWEST_ROWS:
        return []
    left, right = rules[0].low, rules[0].high
    # two rulings at most have no labels: what crosses the others is a vertical ruling of a table
    high, low = rules[2].at, rules[-3].at
    if any(left - SAME_PT < r.at < right + SAME_PT and r.low < low and r.high > high for r in plumb):
        return []
    upright = upright_letters(glyphs)
    inside = [g for g in upright if left - SAME_PT <= g[1] and g[3] <= right + SAME_PT and g[4] > rules[0].at]
    if not inside:
        return []
    found: list[tuple[float, Head]] = []
    for number, rule in enumerate(rules):
        below = rules[number + 1].at if number + 1 < len(rules) else inf
        band = [g for g in inside if rule.at < (g[2] + g[4]) / 2 < below]
        rows = rows_of(band)
        if len(rows) < 2 or rows[0].top - rule.at > APART_PT or abs(rows[0].pieces[0].x0 - left) > NEAR_PT:
            continue
        edges = [left, *(piece.x0 - SAME_PT for piece in rows[0].pieces[1:]), right]
        bottom = (rows[0].bottom + rows[1].top) / 2
        found.append((rows[0].size, Head(rule.at, bottom, tuple(pairwise(edges)))))
    sizes = [size for size, _ in found]
    small = median(sizes) if sizes else 0.0
    same = [head for size, head in found if abs(size - small) <= SAME_SIZE * small]
    return same if small <= SMALLER * median(g[5] for g in inside) and len(same) >= len(rules) - 2 else []


def heads_of(fills: Sequence[Fill], glyphs: Sequence[Glyph]) -> list[Head]:
    """The rows of strips with the ends that most of them have, from the top; each holds text."""
    strips = [f for f in fills if f.corners == 4 and LOWEST_PT <= f.bottom - f.top <= HIGHEST_PT]
    if not FEWEST_ROWS <= len(strips) <= MAX_FILLS:
        return []
    rows: list[list[Fill]] = []
    for strip in sorted(strips, key=lambda f: (round(f.top), f.x0)):
        last = rows[-1] if rows else None
        if (
            last is not None
            and abs(last[0].top - strip.top) <= SAME_PT
            and abs(last[0].bottom - strip.bottom) <= SAME_PT
        ):
            last.append(strip)
        else:
            rows.append([strip])
    heads = [head for row in rows if (head := _head(row)) is not None]
    ends = [(round(h.boxes[0][0]), round(h.boxes[-1][1])) for h in heads]
    usual = max(set(ends), key=ends.count, default=(0, 0))
    heads = [
        head
        for head, own in zip(heads, ends, strict=True)
        if all(abs(a - b) <= SAME_PT for a, b in zip(own, usual, strict=True))
    ]
    if not is_form(heads):
        return []
    middles = sorted([((g[2] + g[4]) / 2, (g[1] + g[3]) / 2) for g in upright_letters(glyphs)])
    found: list[Head] = []
    for head in heads:
        if (not found or found[-1].bottom <= head.top + SAME_PT) and _holds(head, middles):
            found.append(head)
    return found


def _head(row: Sequence[Fill]) -> Head | None:
    """Strips of one row; None where white too wide or another fill stands between two of them."""
    ordered = sorted(row, key=lambda f: f.x0)
    if any(not -SAME_PT <= b.x0 - a.x1 <= WIDEST_GAP_PT for a, b in pairwise(ordered)):
        return None
    top, bottom = min(f.top for f in row), max(f.bottom for f in row)
    return Head(top, bottom, tuple((f.x0, f.x1) for f in ordered), ordered[0].colour)


def _holds(head: Head, middles: Sequence[tuple[float, float]]) -> bool:
    """Whether one of the middles (y, x) of characters, which are sorted, lies on a row of strips."""
    left, right = head.boxes[0][0], head.boxes[-1][1]
    first, last = bisect_right(middles, (head.top, inf)), bisect_left(middles, (head.bottom, -inf))
    return any(left < x < right for _, x in middles[first:last])
