"""Figures below words, in what rulings enclose: the heads of columns and their first row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.layout.gaps.aligned import Piece, row_of
from extract.layout.ink import Glyph
from extract.layout.lines import by_baseline

FEWEST_COUNTS, YEAR_DIGITS = 2, 4
"""So many figures stand below words of their own; so many digits alone may be a year."""


def counts_below(glyphs: Sequence[Glyph]) -> bool:
    """Whether figures stand below words, two or more side by side: the heads of columns and their first row.

    Words are what does not begin with a digit, as the years of eras, and years; each figure has its own word.
    """
    words: list[Piece] = []
    for line in by_baseline(list(glyphs)):
        row = row_of(line)
        if row is None:
            continue
        starts = {g[1]: g for g in line if not g[0].isspace()}
        figures = [p for p in row.pieces if _counts(p, starts, line)]
        if not figures:
            words.extend(row.pieces)
            continue
        under = [[w for w in words if w.x0 < p.x1 and p.x0 < w.x1] for p in figures]
        return len(figures) >= FEWEST_COUNTS and all(len(found) >= 1 for found in under)
    return False


def _counts(piece: Piece, starts: Mapping[float, Glyph], line: Sequence[Glyph]) -> bool:
    """Whether a piece is a count: it begins with a digit, and is no year."""
    first = starts.get(piece.x0)
    if first is None or not first[0].isdigit() or 2 * piece.digits < piece.letters:
        return False
    inside = [g[0] for g in line if piece.x0 <= g[1] < piece.x1]
    return "年" not in inside and not (piece.digits == YEAR_DIGITS == piece.letters)
