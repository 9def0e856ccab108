"""Tables of contents: which blocks of text only say where something stands.

Their lines look like headings, but nothing stands below them. Leaders and page numbers tell most of them; where a
contents has neither, its lines are the texts that begin a section further on, or all that stands on its page.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.outline import has_leader, numbering
from extract.paragraphs import Block
from schemas.folding import fold
from schemas.patterns import lazy_pattern

_NAMES = ("目次", "もくじ", "contents", "tableofcontents")
_PAGE_NUMBER = lazy_pattern(r"\s{1,}[-‐－―(（]?\s*[0-9０-９]{1,3}\s*[-‐－―)）]?\s*(?:頁|ページ)?\s*$")
_LEADER = lazy_pattern(r"[\s.．・…‥･\-－―─]{2,}[0-9０-９ivxIVX]*\s*(?:頁|ページ)?\s*$")
_LEAST_SHARE = 0.3


def is_contents_title(text: str) -> bool:
    """Whether a text titles a table of contents.

    >>> is_contents_title("～ 目 次 ～"), is_contents_title("目次に代えて")
    (True, False)
    """
    return fold(text).strip("~-[]【】<>").lower() in _NAMES


def _name(block: Block) -> str:
    """What a block says without number, leader and page number, folded."""
    text = _PAGE_NUMBER.sub("", _LEADER.sub("", block.text)).strip()
    numbered = numbering(text)
    return fold(numbered[1] if numbered else text)


def contents_entries(found: Sequence[Block]) -> frozenset[int]:
    """The indices of blocks that are entries of a table of contents."""
    entries: set[int] = set()
    starts = [index for index, block in enumerate(found) if is_contents_title(block.text)]
    if not starts:
        return frozenset()
    last = {name: index for index, block in enumerate(found) if (name := _name(block))}
    for start in starts:
        page = found[start].page
        following = range(start + 1, len(found))
        told = [i for i in following if found[i].page is page and _is_told(i, found, last)]
        same = [i for i in following if found[i].page is page]
        if page.number is not None and same and len(told) >= _LEAST_SHARE * len(same):
            entries.update(same)
            following = range(same[-1] + 1, len(found))
        for index in following:
            if not _is_told(index, found, last):
                break
            entries.add(index)
    return frozenset(entries)


def _is_told(index: int, found: Sequence[Block], last: dict[str, int]) -> bool:
    block = found[index]
    if has_leader(block.text) or last.get(_name(block), index) > index:
        return True
    return _PAGE_NUMBER.search(block.text) is not None and numbering(block.text) is not None
