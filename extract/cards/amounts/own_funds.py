"""国費 as what an initiative costs: what a ministry pays is what its sheet is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.cards.cells.pieces import Piece
from schemas.folding import fold
from schemas.labels import Label
from schemas.vocabulary_sheets import FUND_WORDS

_FUNDS = frozenset(fold(word) for word in FUND_WORDS)
_MONEY = ("budget", "funding", "total", "component", "source")


def funds_as_budget(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a table, 国費 the label of budgets where no other label says what amounts are.

    Beside a total, or other sources, it is a part of them. The label of the cell that its table stands in says
    of which table all of it is: 「予算額の推移 | 年度 | 国費」.
    """
    money = [p for p in pieces if p.is_field(*_MONEY)]
    funds = [p for p in money if p.label is not None and p.is_field("source") and p.label.word in _FUNDS]
    if len(funds) != 1:
        return list(pieces)
    others = [p for p in money if p is not funds[0] and not _is_label_of_table(p, funds[0])]
    years = any(p.heads_year for p in pieces)
    if not years or not all(p.is_field("total") and p.row != funds[0].row and p.x0 != funds[0].x0 for p in others):
        # 計 of the years stands at the end of the years
        return list(pieces)
    return [replace(p, label=Label(("budget",), fold(p.text))) if p is funds[0] else p for p in pieces]


def _is_label_of_table(piece: Piece, funds: Piece) -> bool:
    """Whether a label of budgets stands left of several rows, that of 国費 among them."""
    beside = piece.x1 <= funds.x0 and piece.row <= funds.row and funds.last <= piece.last
    return piece.is_field("budget") and beside and piece.last > piece.row
