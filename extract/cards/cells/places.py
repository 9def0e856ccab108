"""Printed texts put together from several cells, or narrowed to one of a cell's lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.cards.cells.pieces import Piece
from extract.family import printed
from schemas.printed import Box, Line, Printed, Word


def joined(parts: Sequence[Printed], separator: str = "\n") -> Printed:
    """Several printed texts as one; the place is the first one's page with a box around all on that page.

    Args:
        parts: at least one printed text.
        separator: what is set between two texts.
    """
    first = parts[0]
    if len(parts) == 1:
        return first
    boxes = [p.box for p in parts if p.box is not None and p.page == first.page]
    return replace(
        first,
        text=separator.join(p.text for p in parts if p.text),
        box=Box.around(boxes),
        confidence=min(p.confidence for p in parts),
        keys=tuple(key for p in parts for key in p.keys),
    )


def lines_of(piece: Piece) -> list[Printed]:
    """The printed lines of a piece, each with its own place."""
    texts = [text.strip() for text in piece.text.split("\n")]
    if len(texts) == len(piece.lines):
        parts = [printed(piece.page, [line], text) for line, text in zip(piece.lines, texts, strict=True)]
        return [part for part in parts if part.text]
    return [replace(piece.printed, text=text) for text in texts if text]


def words_of(part: Printed) -> list[Printed]:
    """The words of a printed text that white space separates."""
    return [replace(part, text=word) for word in part.text.split()]


def part_of_line(line: Line, words: Sequence[Word], text: str | None = None) -> Line:
    """A part of a line: some of its words, with the text that they print where spaces in it matter."""
    box = Box.around([w.box for w in words if w.box is not None])
    whole = " ".join(w.text for w in words) if text is None else text
    return replace(line, words=tuple(words), text=whole, box=box)


def cut_word(word: Word, at: int) -> tuple[Word, Word]:
    """A word in two before one of its characters, which are taken to be equally wide."""
    if word.box is None:
        return replace(word, text=word.text[:at]), replace(word, text=word.text[at:])
    x = word.box.x0 + (word.box.x1 - word.box.x0) * at / max(1, len(word.text))
    left = replace(word, text=word.text[:at], box=replace(word.box, x1=x))
    return left, replace(word, text=word.text[at:], box=replace(word.box, x0=x))


def text_before(line: Line, at: int) -> str:
    """The text of a line before one of its words, as printed."""
    place = 0
    for word in line.words[:at]:
        place = line.text.index(word.text, place) + len(word.text)
    return line.text[:place]
