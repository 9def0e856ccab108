"""Bands along the rows of a sheet that name the phases of its cycle: P, D, C and A are no values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.cards.cells.pieces import Piece
from schemas.folding import fold
from schemas.patterns import lazy_re

_WORD = r"(?:PLAN|DO|CHECK|ACT(?:ION)?|[PDCA])"
_PHASE = lazy_re(rf"(?:{_WORD}[・/&~-]?)+", re.IGNORECASE)
_ORDER = "PDCA"
_FEWEST = 2


def _first(piece: Piece) -> str:
    """The first letter of the phase that a piece names; empty for any other, and where words say what it holds."""
    folded = fold(piece.text)
    return folded[0].upper() if _PHASE.fullmatch(folded) else ""


def blank_phases(pieces: list[Piece]) -> list[Piece]:
    """Takes the words out of bands at the left that name phases; their lines stay, to be accounted for.

    They are told by their order, P before D before C before A, or as the only cell of the column over several
    rows: a grade (Ａ) is neither.
    """
    left = min((p.x0 for p in pieces), default=0.0)
    column = sorted((p for p in pieces if p.x0 == left), key=lambda p: p.row)
    bands = [p for p in column if _first(p)]
    if not bands or not _are_phases(bands, column):
        return pieces
    gone = {id(p) for p in bands}
    return [replace(p, text="", role="blank", label=None) if id(p) in gone else p for p in pieces]


def _are_phases(bands: Sequence[Piece], column: Sequence[Piece]) -> bool:
    letters = [_ORDER.index(_first(p)) for p in bands]
    rising = len(letters) >= _FEWEST and all(a < b for a, b in pairwise(letters))
    return rising or (len(column) == 1 and column[0].last > column[0].row)
