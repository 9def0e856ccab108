"""Paragraphs in narrow columns side by side, whose lines are no rows: sentences, each wrapped in its own cell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.gaps.aligned import Piece, Row

SAME_LEFT_PT = 1.5
FEWEST_LETTERS = 8
"""A column of sentences is at least so wide."""
RAGGED_EM = 1.2
"""What a letter that may not begin a line makes the lines of one paragraph differ."""
FIGURE_SHARE = 3
"""A piece of which one letter in so many is a digit is a figure with its unit."""
WHITE_EM = 2.5
"""White between a full line and the next column, at most."""
FEW_FULL = 2
"""So many full lines make a paragraph where a second column holds one, too."""
MANY_FULL = 3
"""So many are one whatever stands beside them."""


def holds_paragraphs(rows: Sequence[Row]) -> bool:
    """Whether lines are those of paragraphs that stand side by side, and no rows of a table."""
    if len(rows) <= FEW_FULL:
        return False
    size = max(row.size for row in rows)
    columns = _columns(rows)
    starts = [column[0].x0 for column in columns if len(column) > 1]
    full = [_full_lines(column, starts, size) for column in columns]
    return max(full, default=0) >= MANY_FULL or sum(lines >= FEW_FULL for lines in full) > 1


def holds_words(rows: Sequence[Row]) -> bool:
    """Whether none of the pieces of some lines is a figure."""
    return not any(FIGURE_SHARE * piece.digits >= piece.letters for row in rows for piece in row.pieces)


def _columns(rows: Sequence[Row]) -> list[list[Piece]]:
    """The pieces that begin at one place, from top to bottom; columns left to right."""
    pieces = sorted(((piece, k) for k, row in enumerate(rows) for piece in row.pieces), key=lambda p: p[0].x0)
    columns = [[pieces[0]]]
    for before, this in pairwise(pieces):
        if this[0].x0 - before[0].x0 > SAME_LEFT_PT:
            columns.append([])
        columns[-1].append(this)
    return [[piece for piece, _ in sorted(column, key=lambda p: p[1])] for column in columns]


def _full_lines(column: Sequence[Piece], starts: Sequence[float], size: float) -> int:
    """How many lines of a paragraph reach its right side; 0 where a column is none.

    Args:
        column: the pieces of the column from top to bottom.
        starts: where columns of several lines begin; a line that touches one of the next is one piece with it.
        size: of the type.
    """
    left, right = column[0].x0, max(piece.x1 for piece in column)
    end = min((x for x in starts if x > left + SAME_LEFT_PT), default=right)
    right = min(right, end)
    full = column[:-1]
    sentence = all(
        piece.letters >= FEWEST_LETTERS
        and FIGURE_SHARE * piece.digits < piece.letters
        and right - piece.x1 <= RAGGED_EM * size
        for piece in full
    )
    return len(full) if sentence and end - right <= WHITE_EM * size else 0
