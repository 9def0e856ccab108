"""The levels of a plan above an initiative, where a sheet prints them beside each other: 政策 | … | 施策 | …."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.cards.cells.pieces import Piece
from schemas.folding import fold
from schemas.labels import Label

_POLICY, _MEASURE = "政策", "施策"
"""What a plan calls its levels; as headings, both words say little."""


def settle_policy(pieces: Sequence[Piece]) -> list[Piece]:
    """Takes 「政策」 beside its value for what heads the policy field, with 「施策」 beside or below it."""
    settled = list(pieces)
    if any(p.is_field("policy_field") for p in pieces):
        return settled
    measures = [p for p in pieces if p.is_field("measure") and fold(p.text) == _MEASURE]
    for n, piece in enumerate(pieces) if measures else ():
        if piece.role not in ("value", "unknown-label") or fold(piece.text) != _POLICY:
            continue
        right = [p for p in pieces if p.row == piece.row and p.x0 >= piece.x1 - 0.01 and p.role != "blank"]
        named = right and min(right, key=lambda p: p.x0).role == "value"
        if named and any(m.row in (piece.row, piece.last + 1) for m in measures):
            settled[n] = replace(piece, role="label", label=Label(("policy_field",), _POLICY))
    return settled
