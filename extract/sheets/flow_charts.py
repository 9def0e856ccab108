"""Charts of who gives what to whom, in boxes joined by arrows: what names a party in one is no label.

「国 → 事業実施主体 → 住民」; the word 事業実施主体 heads a text on other sheets.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.fragments import Fragment
from extract.sheets.headings import Heading
from extract.sheets.strips import SAME_PT
from schemas.printed import Box

_PARTIES = frozenset({"method", "people", "aid", "municipalities", "facts"})
"""Fields whose labels can name a party, too."""
_NEAR_PT = 12.0
"""White between an arrow and the boxes that it joins at most."""


def outside_charts(
    headings: Sequence[Heading], fragments: Sequence[Fragment], boxes: Sequence[Box], arrows: Sequence[Box]
) -> list[Heading]:
    """The headings without words alone in a box of a chart, which an arrow joins to a box like it.

    That other box holds no heading: between two of them an arrow leads from one topic to the next.

    Args:
        headings: those of a page.
        fragments: the text of the page, headings among it.
        boxes: its coloured grounds and frames.
        arrows: its drawn arrows.
    """
    heads = [h.fragment.box for h in headings]
    texts = [f.box for f in fragments if f.box not in heads]

    def is_party(heading: Heading) -> bool:
        if heading.rest or heading.style or _PARTIES.isdisjoint(heading.fields[:1]):
            return False
        own = min(_around(heading.fragment.box, boxes), key=lambda box: box.width * box.height, default=None)
        return own is not None and any(
            _joins(arrow, own, other)
            and any(other.contains(*text.center) for text in texts)
            and not any(other.contains(*head.center) for head in heads)
            for arrow in arrows
            for other in boxes
        )

    return [h for h in headings if not is_party(h)] if arrows else list(headings)


def _around(text: Box, boxes: Sequence[Box]) -> list[Box]:
    return [box for box in boxes if box.contains(*text.center)]


def _joins(arrow: Box, one: Box, other: Box) -> bool:
    """Whether an arrow stands between two boxes of one height beside each other, or of one width in a column."""
    if abs(one.top - other.top) <= SAME_PT and abs(one.bottom - other.bottom) <= SAME_PT:
        left, right = (one, other) if one.x0 <= other.x0 else (other, one)
        level = one.top <= arrow.center[1] <= one.bottom
        return level and abs(arrow.x0 - left.x1) <= _NEAR_PT and abs(right.x0 - arrow.x1) <= _NEAR_PT
    if abs(one.x0 - other.x0) <= SAME_PT and abs(one.x1 - other.x1) <= SAME_PT:
        upper, lower = (one, other) if one.top <= other.top else (other, one)
        above = one.x0 <= arrow.center[0] <= one.x1
        return above and abs(arrow.top - upper.bottom) <= _NEAR_PT and abs(lower.top - arrow.bottom) <= _NEAR_PT
    return False
