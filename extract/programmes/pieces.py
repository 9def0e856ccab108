"""The flow of a document with titles and notes in one piece that the width of a page has wrapped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.frames import text_flow
from extract.line_beginnings import NOTE
from extract.memo import once
from extract.outline import outline
from extract.paragraphs import blocks
from schemas.patterns import lazy_pattern
from schemas.printed import Box, Document, Grid, Line, Page

_OPENING = lazy_pattern(r"[(（【「『\[［<＜〈《]")
_CLOSING = lazy_pattern(r"[)）】」』\]］>＞〉》]")
_LONGEST = 120
_YEAR_FIRST = lazy_pattern(r"\s*(?:令和|平成)\s*(?:元|\p{Nd}{1,2})\s*年度")
_GOES_ON = lazy_pattern(r"[\p{Hiragana}、，・～]\s*$")


def _unclosed(text: str) -> bool:
    return len(_OPENING.findall(text)) > len(_CLOSING.findall(text))


def _begins_anew(lines: Sequence[Line]) -> bool:
    """Whether a further line begins a title of its own with its year, below the title of the document."""
    return any(
        _YEAR_FIRST.match(line.text) and not _GOES_ON.search(before.text) and not _unclosed(before.text)
        for before, line in pairwise(lines)
    )


def _whole(lines: Sequence[Line]) -> Line:
    """Several lines as one, under the key of the first."""
    box = Box.around([line.box for line in lines if line.box is not None])
    words = tuple(word for line in lines for word in line.words)
    return replace(lines[0], words=words, text="".join(line.text.strip() for line in lines), box=box)


@once
def pieces(document: Document) -> tuple[tuple[Page, Line | Grid], ...]:
    """The flow; on pages a note, a title or a text that leaves a bracket open is one line up to its end.

    A dump keeps its lines: there a line break is as often the end of an entry as the end of a page's width.
    """
    if all(page.number is None for page in document.pages):
        return tuple(text_flow(document))
    first: dict[int, Line] = {}
    rest: set[int] = set()
    titles = {heading.line.key for heading in outline(document).headings}
    for block in blocks(document, frozenset()):
        lines = block.lines
        note = NOTE.match(lines[0].text) is not None
        wrapped = len(lines) > 1 and (note or _unclosed(lines[0].text) or lines[0].key in titles)
        if wrapped and len(block.text) <= _LONGEST and not _begins_anew(lines):
            first[lines[0].key] = _whole(lines)
            rest.update(line.key for line in lines[1:])
    return tuple(
        (page, first.get(item.key, item) if isinstance(item, Line) else item)
        for page, item in text_flow(document)
        if isinstance(item, Grid) or item.key not in rest
    )
