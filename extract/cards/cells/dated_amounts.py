"""Labels that begin with a year and stand beside an amount: 「令和８年度概算要求額 | 43億円」.

Elsewhere the same words head the column of a year; beside one amount in yen, at the head of a row, they say what
it is for.
"""

from __future__ import annotations

from dataclasses import replace

from extract.cards.amounts.stated_amounts import is_amount
from extract.cards.cells.pieces import Piece, sorted_rows_of
from schemas.labels import Label, year_head


def settle_dated_amounts(pieces: list[Piece]) -> list[Piece]:
    """Takes a year with a word for an amount for the label of the one amount that stands beside it."""
    dated = [n for n, p in enumerate(pieces) if p.role == "year" and p.last == p.row and year_head(p.text)]
    if not dated:
        return pieces
    rows = sorted_rows_of(pieces)
    settled = list(pieces)
    for n in dated:
        piece = pieces[n]
        first, *beside = rows[piece.row]
        head = year_head(piece.text)
        filled = [p for p in beside if p.role != "blank"]
        if first is not piece or head is None or head.bare or len(filled) != 1:
            continue
        text = filled[0].text.replace("\n", "")
        if filled[0].last == piece.row and "円" in text and is_amount(text):
            settled[n] = replace(piece, role="label", label=Label(("budget",), head.status, head.year))
    return settled
