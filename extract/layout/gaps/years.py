"""Years among the heads of an open table: which words stand over them, and which columns are theirs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from extract.layout.gaps.heads import FEWEST_YEARS, LONGEST_YEAR, OFF_MIDDLE
from extract.layout.gaps.openings import Lattice, Rect

MOST_YEARS = 14
"""More headings with digits below others are no years."""


def year_columns(lattice: Lattice) -> dict[int, frozenset[int]]:
    """By zone below the heads, the columns that have a year of their own there: a blank one is a cell itself."""
    heads: dict[int, set[int]] = {}
    for rect in lattice.rects:
        only = rect.blocks[0]
        if rect.c1 - rect.c0 == 1 and only.digits and only.letters <= LONGEST_YEAR:
            heads.setdefault(rect.r0, set()).add(rect.c0)
    first = next((r for r, columns in sorted(heads.items()) if len(columns) >= FEWEST_YEARS), None)
    if first is None:
        return {}
    below = {zone for zones in lattice.zones[first + 1 :] for zone in zones} - {*lattice.zones[first]}
    return dict.fromkeys(below, frozenset(heads[first]))


def over_years(own: Sequence[Rect], below: Sequence[Rect]) -> list[tuple[int, int]] | None:
    """For every cell of a row its columns, where words share the years below out among them; None elsewhere.

    Years set to the right of their columns leave the words only near the middle of theirs.
    """
    tops = [rect for rect in own if all(rect is not q for q in below)]
    years = [q for q in below if all(q is not rect for rect in own)]
    texts = [q.blocks[0] for q in years]
    if not 1 < len(tops) < len(years) <= MOST_YEARS or any(rect.blocks[0].digits for rect in tops):
        return None
    if not all(b.digits and b.letters <= LONGEST_YEAR for b in texts):
        return None
    step = (texts[-1].x0 - texts[0].x0) / (len(texts) - 1)
    middles = [(rect.blocks[0].x0 + rect.blocks[0].x1) / 2 for rect in tops]

    def off(cuts: Sequence[int]) -> tuple[float, float]:
        """How differently, and how far at most, the words stand from the middle of their years."""
        found = [
            (texts[a].x0 + texts[b - 1].x1) / 2 - middle
            for (a, b), middle in zip(pairwise(cuts), middles, strict=True)
        ]
        return max(found) - min(found), max(map(abs, found))

    inner = combinations(range(1, len(years)), len(tops) - 1)
    best = min(((0, *cuts, len(years)) for cuts in inner), key=off)
    uneven, farthest = off(best)
    if uneven > OFF_MIDDLE * step or farthest > step / 2:
        return None
    shares = {id(rect): (years[a].c0, years[b - 1].c1) for rect, (a, b) in zip(tops, pairwise(best), strict=True)}
    return [shares.get(id(rect), (rect.c0, rect.c1)) for rect in own]
