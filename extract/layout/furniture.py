"""Furniture: page numbers and running heads, told from text by standing at the same place on many pages."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from statistics import median

from extract.layout.lines import Draft
from extract.layout.order import Item
from extract.layout.page import PageDraft
from schemas.patterns import lazy_re
from schemas.printed import Box

MARGIN_SHARE = 0.09
"""Share of the page's height, at the top and at the bottom, in which furniture stands."""
SMALL_MARGIN_SHARE = 0.11
"""The same for lines in smaller type than the text: a landscape page is low, its margins are those of any page."""
SMALLER = 0.9
SAME_PLACE_PT = 3.0
LINES_BELOW = 2
"""So many lines or tables below a row of labels hold its values."""
_EVERY_PAGE = 4
"""A text that begins every page is a running head where it stands above lines on more than this part of them."""
MIN_GAP_LINES = 0.8
"""Least gap between a running head and the text, in heights of its line."""

_DIGITS = lazy_re(r"\d+")
_LONE_NUMBER = lazy_re(r"[^\w]*(?:[pP]\.?\s*)?(\d{1,4}|[ivxlc]{1,6})(?:\s*/\s*\d{1,4})?[^\w]*")


def without_furniture(pages: list[PageDraft]) -> list[PageDraft]:
    """The same pages, with page numbers and running heads moved from ``flow`` to ``furniture``."""
    seen: Counter[tuple[str, int, int]] = Counter()
    marginal: list[list[tuple[Draft, tuple[str, int, int]]]] = []
    printed = [[item for item in page.flow if isinstance(item, Draft)] for page in pages]
    for page, lines in zip(pages, printed, strict=True):
        # on a page with a table alone, the lines of others tell how large text is
        told = lines if _has_text(page, lines) else [line for own in printed for line in own]
        small = SMALLER * median([line.box.height for line in told] or [0.0])
        found = [(line, _mark(line)) for line in lines if _in_margin(line, page.height, small)]
        marginal.append(found)
        seen.update({mark for _, mark in found})
    needed = max(3, len(pages) // 4) if len(pages) > 2 else len(pages) + 1
    # on a page of another shape the running head stands elsewhere
    heads = {mark[0] for mark, count in seen.items() if count >= needed}
    heads |= _aligned(marginal, pages, needed)
    heads -= _of_text(marginal, pages, heads)
    above = _above_lines(pages, heads)
    for page, found in zip(pages, marginal, strict=True):
        candidates = {id(item) for item, mark in found if mark[0] in heads or is_page_number(item.text)}
        candidates -= _boxed_with_text(page, candidates) if candidates and page.frames else set()
        moved = _at_edge(page, candidates, above) if candidates else set()
        if moved:
            page.furniture = [item for item, _ in found if id(item) in moved] + page.furniture
            page.flow = [item for item in page.flow if id(item) not in moved]
    return pages


def _aligned(
    marginal: Sequence[Sequence[tuple[Draft, tuple[str, int, int]]]], pages: Sequence[PageDraft], needed: int
) -> set[str]:
    """The words of lines that end at one distance from the right edge of many pages, however wide these are."""
    seen: Counter[tuple[str, int, int]] = Counter()
    for page, found in zip(pages, marginal, strict=True):
        ends = ((mark[0], mark[1], round((page.width - item.box.x1) / SAME_PLACE_PT)) for item, mark in found)
        seen.update(set(ends))
    return {mark[0] for mark, count in seen.items() if count >= needed}


def _of_text(
    marginal: Sequence[Sequence[tuple[Draft, tuple[str, int, int]]]], pages: Sequence[PageDraft], heads: set[str]
) -> set[str]:
    """Those of ``heads`` that stand in the text as often as in the margins.

    A heading that comes again and again begins some pages by chance.
    """
    words = {item.text: mark[0] for found in marginal for item, mark in found if mark[0] in heads}
    own = {id(item) for found in marginal for item, _ in found}
    outer = Counter(mark[0] for found in marginal for _, mark in found)
    inner = Counter(
        words[item.text]
        for page in (pages if words else ())
        for item in page.flow
        if isinstance(item, Draft) and item.text in words and id(item) not in own
    )
    return {text for text, count in inner.items() if count >= outer[text]}


def _above_lines(pages: Sequence[PageDraft], heads: set[str]) -> set[str]:
    """The texts that begin most of their pages, right above other lines more often than above tables.

    Such a text is a running head, even where a table leaves no gap below it; a caption or a unit
    would belong to what it stands above. One that begins every page need not stand above lines so often.
    """
    first: Counter[str] = Counter()
    over_line: Counter[str] = Counter()
    for page in pages:
        by_top = sorted(page.flow, key=lambda item: item.box.top)[:2]
        if len(by_top) == 2 and isinstance(by_top[0], Draft) and _mark(by_top[0])[0] in heads:
            first[by_top[0].text] += 1
            over_line[by_top[0].text] += isinstance(by_top[1], Draft)
    printed = sum(bool(page.flow) for page in pages)
    return {
        text
        for text, count in first.items()
        if count * 2 > len(pages) and over_line[text] * (_EVERY_PAGE if count == printed else 2) > count
    }


def _at_edge(page: PageDraft, candidates: set[int], above: set[str]) -> set[int]:
    """The candidates with nothing but furniture between them and the edge, and a gap between them and the text.

    The caption of a form stands at the same place on many pages too, but under a heading or right above its table.
    ``above`` are texts of running heads that need no gap.
    """
    by_top = sorted(page.flow, key=lambda item: item.box.top)
    moved: set[int] = set()
    for items in (by_top, by_top[::-1]):
        chain = list(takewhile(lambda item: id(item) in candidates, items))
        rest = items[len(chain) :]
        while chain and rest and _gap(chain[-1].box, rest[0].box) < MIN_GAP_LINES * chain[-1].box.height:
            last = chain[-1]
            if isinstance(last, Draft) and (
                is_page_number(last.text) or (last.text in above and not _heads_columns(last, rest[:LINES_BELOW]))
            ):
                break
            rest = [chain.pop()]
        moved.update(id(item) for item in chain)
    return moved


def _boxed_with_text(page: PageDraft, candidates: set[int]) -> set[int]:
    """The candidates in a box with text of the page in it, or on its upper edge: what stands below a heading."""
    low = [frame for frame in page.frames if frame.height < page.height / 2]
    inside = [
        (item, [f for f in low if f.contains(*item.box.center)]) for item in page.flow if id(item) in candidates
    ]
    texts = [item.box for item in page.flow if isinstance(item, Draft) and id(item) not in candidates]

    def heads(text: Box, frame: Box) -> bool:
        x, y = text.center
        return frame.x0 <= x <= frame.x1 and frame.top - text.height <= y <= frame.bottom

    return {id(item) for item, own in inside if any(heads(text, frame) for frame in own for text in texts)}


def _heads_columns(line: Draft, below: Sequence[Item]) -> bool:
    """Whether a line consists of several words, and under each of them something begins: labels over values."""
    starts = [
        word.box.x0 for item in below if isinstance(item, Draft) for word in item.words if word.box is not None
    ]
    heads = [word.box.x0 for word in line.words if word.box is not None]
    return len(heads) > 1 and all(any(abs(x - head) <= line.box.height for x in starts) for head in heads)


def _gap(one: Box, other: Box) -> float:
    return max(one.top, other.top) - min(one.bottom, other.bottom)


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but a page number and its ornaments.

    >>> [is_page_number(t) for t in ("- 12 -", "１２", "3/10", "P.5", "2025 年")]
    [True, True, True, True, False]
    """
    return _LONE_NUMBER.fullmatch(unicodedata.normalize("NFKC", text).strip()) is not None


def _in_margin(line: Draft, height: float, small: float) -> bool:
    share = SMALL_MARGIN_SHARE if line.box.height <= small else MARGIN_SHARE
    return line.box.bottom <= share * height or line.box.top >= (1 - share) * height


def _has_text(page: PageDraft, lines: Sequence[Draft]) -> bool:
    """Whether any line of a page stands between its margins."""
    top, bottom = SMALL_MARGIN_SHARE * page.height, (1 - SMALL_MARGIN_SHARE) * page.height
    return any(top < line.box.bottom and line.box.top < bottom for line in lines)


def _mark(line: Draft) -> tuple[str, int, int]:
    """What a running head has in common on all pages: its words, digits aside, its height and its middle."""
    middle, level = line.box.center
    text = _DIGITS.sub("0", unicodedata.normalize("NFKC", line.text))
    return (text, round(level / SAME_PLACE_PT), round(middle / (4 * SAME_PLACE_PT)))
