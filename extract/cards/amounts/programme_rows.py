"""Programmes of a card in rows below one header, each with what it costs: 主な取組 | 取組内容 | R5決算（千円）.

What a programme costs is no amount of the card: only a row that sums them up is.
"""

from __future__ import annotations

from extract.cards.amounts.amount_lines import read_amount_lines
from extract.cards.cells.pieces import Piece, same_edges
from extract.cards.cells.places import joined
from extract.cards.cells.view import View
from extract.cards.draft import Draft
from extract.shapes import is_dash, is_total
from schemas.labels import is_year

_LEAST_ROWS = 2
_LEAST_HEADS = 3


def read_programme_rows(view: View, row: int, draft: Draft) -> int | None:
    """Reads programmes and their costs below the heads of a row; the row after the last, None for other rows."""
    heads = [p for p in view.starting(row) if p.role != "blank"]
    if not view.exact or len(heads) < _LEAST_HEADS or not heads[0].is_field("projects", "schedule_item"):
        return None
    costs = [p for p in heads[1:] if _is_cost_of_year(p)]
    rows: list[list[Piece]] = []
    at = max(p.last for p in heads) + 1
    while costs and at < len(view.rows) and (found := _row_below(view, at, heads)) is not None:
        rows.append(found)
        at += 1
    programmes = [pieces for pieces in rows if not is_total(pieces[0].text)]
    if len(programmes) < _LEAST_ROWS:
        return None
    names = joined([pieces[0].printed for pieces in programmes])
    draft.put("projects", names, names)
    for pieces in rows:
        for head, piece in zip(heads[1:], pieces[1:], strict=True):
            if pieces not in programmes and head in costs and piece.label is None and not is_dash(piece.text):
                read_amount_lines(head, [piece], draft)
            elif piece.role != "blank":
                draft.extra.append((joined([pieces[0].printed, head.printed], " "), piece.printed))
        draft.use(*pieces)
    draft.use(*heads)
    return at


def _is_cost_of_year(head: Piece) -> bool:
    """Whether a head names the costs of one year: 「R5決算（千円）」."""
    remark = (head.label.remark if head.label is not None else None) or ""
    return head.is_field("budget", "component") and any(is_year(part) for part in remark.split())


def _row_below(view: View, row: int, heads: list[Piece]) -> list[Piece] | None:
    """The cells of a row, one below every head, of which the first is a name; None for a row of other cells."""
    pieces = list(view.starting(row))
    if not view.rows[row] or view.rows[row][0].grid is not heads[0].grid:
        return None
    found = [next((p for p in pieces if same_edges(p, head)), None) for head in heads]
    row_of = [piece for piece in found if piece is not None]
    named = len(row_of) == len(heads) and row_of[0].role != "blank"
    return row_of if named and (row_of[0].role != "label" or is_total(row_of[0].text)) else None
