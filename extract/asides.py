"""Running text that families have read: captions and notes around their tables, parts of lines that they use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from extract.family import printed
from extract.paragraphs import blocks
from extract.passage_signs import BRACKETED, BULLET, number_style
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.printed import Beside, Document, Line, Page, Printed

_DEEPEST = 6
"""The levels of headings that a markup has."""


@dataclass(frozen=True, slots=True, eq=False)
class Aside:
    """A caption or a note of a table, or a part of a line of which a family has used another one.

    Attributes:
        kind: which of them it is; ``paragraph`` is a part of a line.
        text: what it says; a caption without the mark before it.
        line: its first line.
    """

    kind: Literal["caption", "note", "paragraph"]
    text: Printed
    line: Line


def asides(document: Document, beside: Beside, used: frozenset[int]) -> tuple[Aside, ...]:
    """The captions and notes of tables, each once though several may share them, and parts of lines, in order.

    Args:
        document: the document as read.
        beside: what families name of them.
        used: keys of lines that families have accounted for; only others can be the wrapped rest of a note.
    """
    if not (beside.captions or beside.notes or beside.parts):
        return ()
    lines = {line.key: line for page in document.pages for line in page.lines}
    captions = {min(caption.keys): caption for caption in beside.captions if lines.keys() >= set(caption.keys)}
    found = [
        Aside("caption", replace(caption, text=BULLET.sub("", caption.text, count=1)), lines[key])
        for key, caption in captions.items()
    ]
    notes = beside.notes - {key for caption in captions.values() for key in caption.keys}
    found += [note for page in document.pages for note in _notes(document, page, notes, used - notes)]
    found += [Aside("paragraph", part, lines[part.keys[0]]) for part in beside.parts if part.keys[0] in lines]
    return tuple(sorted(found, key=lambda aside: aside.line.key))


def _notes(document: Document, page: Page, notes: frozenset[int], others: frozenset[int]) -> Iterator[Aside]:
    """The notes of a page, their wrapped lines together."""
    if notes.isdisjoint(line.key for line in page.lines):
        return
    for block in blocks(document, others, (page,)):
        if block.first.key in notes:
            yield Aside("note", printed(page, block.lines), block.first)


def heading_styles(line: Line) -> tuple[tuple[str, int | str], ...]:
    """The styles of headings that end above a heading set as this line is; empty for a line without any sign."""
    if line.level is not None:
        return tuple(("markup", level) for level in range(line.level, _DEEPEST + 1))
    number = number_style(line.text)
    if number is not None:
        return ((number, 0),)
    mark, bracket = BULLET.match(line.text), BRACKETED.match(line.text)
    if mark is not None:
        return (("mark", mark["mark"]),)
    return (("bracket", fold(bracket["open"])),) if bracket is not None else ()
