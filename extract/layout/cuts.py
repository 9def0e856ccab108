"""Where a long document may be cut in two: where what stands on both sides does not belong together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.layout.grids.tables import TableDraft
from extract.layout.lines import Draft
from extract.layout.page import PageDraft

LARGER = 1.15
"""A line so many times larger than the usual one heads something new."""
SAME_EDGE_PT = 2.0


def best_cut(pages: Sequence[PageDraft], least: int) -> int:
    """Before which page, counted from 0, to cut: of the places from ``least`` on, the last of the best.

    A page that begins with a large line is the best place, one that begins with any line the next best. A table
    that begins with the words of the table before it is another copy of one form. A table with the same columns
    as the one before it goes on, and is cut only where everything else is worse.

    Args:
        pages: pages in reading order, without their running heads.
        least: pages before the first place to be considered.

    Returns:
        An index into ``pages``; their number where nothing from ``least`` on follows anything.
    """
    usual = _usual_size(pages)
    places = range(max(1, least), len(pages))
    return max(places, key=lambda at: (_worth(pages[at - 1], pages[at], usual), at), default=len(pages))


def _usual_size(pages: Sequence[PageDraft]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for item in page.flow:
            if isinstance(item, Draft):
                sizes[_size(item)] += len(item.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def _size(line: Draft) -> float:
    return max((word.size or 0.0 for word in line.words), default=0.0)


def _worth(before: PageDraft, after: PageDraft, usual: float) -> int:
    if not before.flow or not after.flow:
        return 2
    first, last = after.flow[0], before.flow[-1]
    if isinstance(first, Draft):
        return 3 if usual and _size(first) >= usual * LARGER else 2
    if isinstance(last, Draft):
        return 1
    if _first_words(first) == _first_words(last) is not None:
        return 1
    return 0 if _same_columns(first, last) else 1


def _first_words(table: TableDraft) -> str | None:
    return next((line.text for lines in table.lines for line in lines), None)


def _same_columns(one: TableDraft, other: TableDraft) -> bool:
    left, right = one.skeleton.xs, other.skeleton.xs
    return len(left) == len(right) and all(abs(a - b) <= SAME_EDGE_PT for a, b in zip(left, right, strict=True))
