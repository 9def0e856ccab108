"""A column of a table of indicators that says what kind each is: アウトプット, 短期アウトカム."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.cards.cells.pieces import Piece
from schemas.folding import fold
from schemas.labels import read_label
from schemas.vocabulary_cards import KIND_HEADS

_NOTE = "備考"
"""The kind of an indicator is kept as what is noted of it."""


def settle_kinds(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a table, kinds of indicators as values: in a column of their own they label nothing."""
    found = list(pieces)
    for head in pieces:
        if fold(head.text) not in KIND_HEADS or not _heads_indicators(head, pieces):
            continue
        below = [p for p in pieces if p.row > head.last and p.text and head.overlap(p.x0, p.x1) > 0.5]
        if below and all(p.is_field("kpi", "indicator") for p in below):
            kinds = {id(p) for p in below}
            found = [replace(p, role="value", label=None) if id(p) in kinds else p for p in found]
            found = [replace(p, role="label", label=read_label(_NOTE)) if p is head else p for p in found]
    return found


def _heads_indicators(head: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether the names of indicators and their figures are headed right of a head."""
    right = [p for p in pieces if p.row == head.row and p.x0 >= head.x1 - 0.01]
    named = any(p.is_field("indicator", "kpi") for p in right)
    return named and any(p.is_field("baseline", "target", "result") for p in right)
