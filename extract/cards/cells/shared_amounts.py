"""Amounts of several years in one cell with hardly any white between them: 「100千円120千円」 below R7 and R8."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.cards.cells.pieces import Piece
from extract.cards.cells.places import cut_word, part_of_line
from schemas.patterns import lazy_pattern
from schemas.printed import Line

_AMOUNT = r"[▲△-]?\p{Nd}{1,3}(?:[,，]?\p{Nd}{3})*(?:[.．]\p{Nd}+)?\s?[千百万億]{0,2}円"
_ONE = lazy_pattern(_AMOUNT)
_SEVERAL = lazy_pattern(rf"(?:{_AMOUNT}[\s　]*){{2,}}")
_UNIT = "円"


def part_amounts(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a table, a cell with an amount for each of the years above it as one piece a year."""
    shared = [p for p in pieces if p.role == "value" and p.text.count(_UNIT) > 1 and _SEVERAL.fullmatch(p.text)]
    parts = {id(p): parts for p in shared if (parts := _parts(p, _years_over(p, pieces)))}
    return [part for p in pieces for part in parts.get(id(p), [p])] if parts else pieces


def _years_over(piece: Piece, pieces: Sequence[Piece]) -> list[Piece]:
    """The years in the nearest row above a cell that have any, as far as the cell reaches, left to right."""
    years = [p for p in pieces if p.last < piece.row and p.heads_year and p.overlap(piece.x0, piece.x1) > 0.5]
    row = max((p.last for p in years), default=0)
    return sorted((p for p in years if p.last == row), key=lambda p: p.x0)


def _parts(piece: Piece, years: Sequence[Piece]) -> list[Piece]:
    """An amount a year; empty where there are not as many of them as years."""
    found = list(_ONE.finditer(piece.text))
    if len(found) != len(years):
        return []
    return [
        replace(
            piece,
            text=match.group(),
            lines=tuple(_cut(line, match.start(), match.group()) for line in piece.lines),
            x0=year.x0,
            x1=year.x1,
        )
        for match, year in zip(found, years, strict=True)
    ]


def _cut(line: Line, at: int, text: str) -> Line:
    """The part of a line that is one of its amounts; the whole line where its words do not tell its place."""
    if len(line.words) != 1 or line.words[0].text[at : at + len(text)] != text:
        return line
    word, _ = cut_word(cut_word(line.words[0], at)[1], len(text))
    return part_of_line(line, [word], text)
