"""Pages with several sheets below or beside each other: the same headings stand below every title."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from extract.cards.amounts.stated_amounts import stated_amounts
from extract.cards.bounds.page_titles import LARGER, may_title
from extract.layout.fragments import Fragment, beside
from extract.sheets.headings import Heading
from schemas.folding import fold
from schemas.printed import Box

_SAME_SIZE = 0.6
_SAME_EDGE_PT = 6.0
_OF_HEAD = frozenset({"budget", "number", "contact", "facts"})
"""What may be said of an initiative before its first heading, or twice of one."""
_FEWEST_ALIKE = 2
_FEWEST_TWINS = 2
_NARROWEST_PT = 6.0


def parts_of(headings: Sequence[Heading], fragments: Sequence[Fragment], body: float) -> list[Box]:
    """Where the sheets stand that a page sets below or beside each other; empty for a page with one sheet.

    Args:
        headings: the page's headings, in reading order.
        fragments: all fragments of the page.
        body: the size of the page's text in points.
    """
    told = [h for h in headings if h.fields and not _OF_HEAD.intersection(h.fields[:1])]
    columns = _columns(told, fragments, body)
    found: list[Box] = []
    whole: list[tuple[float, float, Fragment | None]] = [(-inf, inf, None)]
    for left, right, title in columns or whole:
        heads = [h for h in told if left <= h.fragment.box.center[0] < right]
        texts = [f for f in fragments if left <= f.box.x0 and f.box.x1 <= right]
        titles = _titles_below(heads, texts, body) or ([title] if title is not None else [])
        tops = [t.box.top - t.box.height / 2 for t in titles]
        found.extend(Box(left, top, right, bottom) for top, bottom in pairwise([*tops, inf]))
    return found if len(found) > 1 else []


def _columns(
    told: Sequence[Heading], fragments: Sequence[Fragment], body: float
) -> list[tuple[float, float, Fragment | None]]:
    """The two columns of a page with sheets beside each other, as (left, right, first title); else empty.

    The same headings stand in both at one height, larger type above the first of each, and no text runs over the
    white between.
    """
    twins = [(a, b) for a in told for b in told if _is_beside(a, b)]
    if len({fold(a.words) for a, _ in twins}) < _FEWEST_TWINS:
        return []
    border = _gutter(twins, fragments)
    if border is None:
        return []
    heads = [[h for h in told if (h.fragment.box.x0 < border) is left] for left in (True, False)]
    second = _title([f for f in fragments if f.box.x0 >= border], heads[1], heads[1][0], body)
    if second is None:
        return []
    # what heads the whole page may be set larger than the title of its first sheet
    first = _title([f for f in fragments if f.box.x1 <= border], heads[0], heads[0][0], body, second.size)
    if first is None:
        return []
    top = min(first.box.top, second.box.top)
    if any(f.box.x0 < border < f.box.x1 for f in fragments if f.box.center[1] >= top):
        return []
    return [(-inf, border, first), (border, inf, second)]


def _gutter(twins: Sequence[tuple[Heading, Heading]], fragments: Sequence[Fragment]) -> float | None:
    """Where the right column begins: no text below the first headings reaches into the white left of it."""
    top = min(a.fragment.box.top for a, _ in twins)
    left, right = max(a.fragment.box.x1 for a, _ in twins), min(b.fragment.box.x0 for _, b in twins)
    texts = [f.box for f in fragments if f.box.center[1] >= top and f.box.x1 > left and f.box.x0 < right]
    edge = min((box.x0 for box in texts if box.x1 > right), default=right)
    ends = max((box.x1 for box in texts if box.x0 < edge), default=left)
    return edge - _NARROWEST_PT / 2 if edge - ends >= _NARROWEST_PT else None


def _is_beside(left: Heading, right: Heading) -> bool:
    return (
        left.fragment.box.x1 < right.fragment.box.x0
        and fold(left.words) == fold(right.words)
        and beside(left.fragment, right.fragment)
    )


def _titles_below(told: Sequence[Heading], fragments: Sequence[Fragment], body: float) -> list[Fragment]:
    """The titles of sheets below each other, from the top; empty where there is one sheet.

    A heading that comes again begins the text of another sheet, where larger type stands above it as it does above
    the first one, and no heading between.
    """
    for first in told:
        again = [h for h in told if _is_again(h, first)]
        if not again:
            continue
        starts = [first, *again]
        # the sheets have more in common than this one heading
        words = [_words_between(told, a, b) for a, b in zip(starts, [*starts[1:], None], strict=True)]
        if len(frozenset.intersection(*words)) < _FEWEST_ALIKE:
            continue
        titles = [_title(fragments, told, start, body) for start in again]
        size = titles[-1].size if titles[-1] is not None else 0.0
        # what heads the whole page may be set larger than the title of its first sheet
        titles.insert(0, _title(fragments, told, first, body, size))
        if all(t is not None and abs(t.size - size) <= _SAME_SIZE for t in titles):
            return [t for t in titles if t is not None]
    return []


def _is_again(heading: Heading, first: Heading) -> bool:
    """Whether a heading is the ``first`` one once more, lower on the page."""
    return (
        heading is not first
        and fold(heading.words) == fold(first.words)
        and heading.fragment.box.top > first.fragment.box.bottom
        and abs(heading.fragment.box.x0 - first.fragment.box.x0) <= _SAME_EDGE_PT
    )


def _words_between(told: Sequence[Heading], start: Heading, end: Heading | None) -> frozenset[str]:
    top = start.fragment.box.top
    bottom = end.fragment.box.top if end is not None else float("inf")
    return frozenset(
        fold(h.words) for h in told if top - h.fragment.box.height / 2 <= h.fragment.box.center[1] < bottom
    )


def _title(
    fragments: Sequence[Fragment], told: Sequence[Heading], start: Heading, body: float, size: float | None = None
) -> Fragment | None:
    """The largest type between a heading and the one above it, or what is of a ``size``; the lowest of several."""
    head = start.fragment
    heads = {id(h.fragment) for h in told}
    ends = [h.fragment.box.bottom for h in told if h.fragment.box.bottom <= head.box.top]
    found = [
        f
        for f in fragments
        if max(ends, default=0.0) <= f.box.top
        and f.box.bottom <= head.box.top + f.box.height / 2
        and f.size >= body * LARGER
        and (size is None or abs(f.size - size) <= _SAME_SIZE)
        and id(f) not in heads
        and may_title(f)
        and not stated_amounts(f.text)
    ]
    return max(found, key=lambda f: (round(f.size), f.box.top), default=None)
