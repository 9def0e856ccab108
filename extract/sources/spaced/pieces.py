"""The pieces of a line of a text dump that keeps its columns by spaces, and the places where they stand.

A program that keeps the places of a page sets every word as far right as it stands on the page, and the lines of
one page by one measure: characters that all take the same room, or wide ones that take two.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.shapes import is_dash, is_figure, is_grade, is_mark
from extract.year_shapes import is_year
from schemas.patterns import lazy_pattern

_WORD = lazy_pattern(r"\S+")
_CLEARLY = 1.25
_CHANCE = 2
"""So many pieces under each other may be chance; few programs give wide characters twice the room."""
_PIECE = lazy_pattern(r"\S+(?:[ \u3000]\S+)*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words on a line; ``places`` are those of its characters and the one after the last."""

    line: int
    text: str
    places: tuple[int, ...]

    @property
    def start(self) -> int:
        """The place of its first character."""
        return self.places[0]

    @property
    def end(self) -> int:
        """The place after its last character."""
        return self.places[-1]

    @property
    def centre(self) -> float:
        """The place of its middle."""
        return (self.start + self.end) / 2


def by_characters(text: str) -> list[int]:
    """The place of each character where all take the same room."""
    return list(range(len(text) + 1))


def by_width(text: str) -> list[int]:
    """The place of each character where East Asian wide ones take two."""
    places = [0]
    for char in text:
        places.append(places[-1] + (2 if unicodedata.east_asian_width(char) in "WFA" else 1))
    return places


def pieces_of(text: str, line: int, measure: Callable[[str], list[int]]) -> list[Piece]:
    """The pieces of a line that two or more spaces part."""
    places = measure(text)
    spans = [span for m in _PIECE.finditer(text) for span in _words(text, m.start(), m.end())]
    return [Piece(line, text[a:b], tuple(places[a : b + 1])) for a, b in spans]


def words_of(piece: Piece) -> list[Piece]:
    """The words of a piece as pieces of their own."""
    return [
        Piece(piece.line, m.group(), piece.places[m.start() : m.end() + 1]) for m in _WORD.finditer(piece.text)
    ]


def _words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places of a piece, or of its words where all are years, or all are figures, or all are marks."""
    words = [(start + m.start(), start + m.end()) for m in _WORD.finditer(text[start:end])]
    several = len(words) > 1 and any(
        all(of_kind(text[a:b]) for a, b in words) for of_kind in (is_year, is_figure, _is_sign)
    )
    return words if several else [(start, end)]


def is_value(text: str) -> bool:
    """Whether a piece is a figure, a mark or a grade and no year."""
    if is_year(text):
        return False
    return is_figure(text) or is_dash(text) or is_mark(text) or is_grade(text)


def _is_sign(text: str) -> bool:
    return len(text) == 1 and (is_dash(text) or is_grade(text))


def measure_of(lines: Sequence[str]) -> Callable[[str], list[int]]:
    """By which measure more pieces begin or end under each other."""

    def agreed(measure: Callable[[str], list[int]]) -> int:
        rows = [pieces_of(text, n, measure)[1:] for n, text in enumerate(lines)]
        rows = [row for row in rows if row]
        return sum(
            len({p.start for p in a} & {p.start for p in b}) + len({p.end for p in a} & {p.end for p in b})
            for a, b in pairwise(rows)
        )

    return by_width if agreed(by_width) > _CLEARLY * agreed(by_characters) + _CHANCE else by_characters
