"""Timetables whose years are parted: halves (上期, 下期), quarters or months stand below each year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.cards.cells.figures import is_dash
from extract.cards.cells.pieces import Piece
from extract.cards.cells.view import View
from extract.cards.years.blocks import Column
from schemas.folding import fold

_FEWEST_PARTS, _MOST_PARTS = 2, 12


def parts_of_years(view: View, row: int, columns: Sequence[Column]) -> list[Column] | None:
    """The columns of the parts of years, each with its year as head; None where a row does not part the years.

    The parts need no vocabulary: the same words stand below each year in the same order, none of them twice.

    Args:
        view: the card.
        row: the row below the years.
        columns: the years, left to right.
    """
    if not view.exact or len(columns) < 2 or row >= len(view.rows) or any(c.total or c.status for c in columns):
        return None
    below: list[list[Piece]] = [[] for _ in columns]
    for piece in view.printed(row):
        own = next(
            (n for n, c in enumerate(columns) if c.x0 - 1.0 <= (piece.x0 + piece.x1) / 2 <= c.x1 + 1.0), None
        )
        if own is None:
            return None
        below[own].append(piece)
    words = [fold(piece.text) for piece in below[0]]
    if (
        not _FEWEST_PARTS <= len(words) <= _MOST_PARTS
        or len(set(words)) < len(words)
        or any(is_dash(word) for word in words)
        or any([fold(piece.text) for piece in pieces] != words for pieces in below[1:])
    ):
        return None
    found: list[Column] = []
    for column, pieces in zip(columns, below, strict=True):
        wide = (column.x1 - column.x0) / len(pieces)
        found.extend(
            replace(column, x0=piece.x0, x1=piece.x1)
            if piece.grid.ruled
            else replace(column, x0=column.x0 + n * wide, x1=column.x0 + (n + 1) * wide)
            for n, piece in enumerate(pieces)
        )
    return found
