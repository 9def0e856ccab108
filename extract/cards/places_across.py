"""Municipalities across a card with a mark below those that take part (飯田市 | 松川町 over ○ | ○)."""

from __future__ import annotations

from extract.cards.cells.pieces import Piece
from extract.cards.cells.places import joined
from extract.cards.cells.towns import CROSSES
from extract.cards.cells.view import View
from extract.cards.draft import Draft
from extract.shapes import is_dash, is_mark, is_place
from schemas.folding import fold

_LEAST = 2
_EDGE_PT = 3.0


def read_places_across(view: View, row: int, draft: Draft) -> int | None:
    """Reads names across and the marks below them; the row after both, None where a row holds no such names.

    Their label stands left of both, or alone on the row above them.
    """
    if not view.exact or row + 1 >= len(view.rows):
        return None
    told = [p for p in view.rows[row] if p.is_field("municipalities")]
    label = told[-1] if told else _unknown_label(view, row)  # a group of that name may stand left of it
    if label is None:
        return None
    alone = len(view.printed(row)) == 1 and label.last == row
    at = row + 1 if alone else row  # 「関係市町村」 over the names
    right = [p for p in view.starting(at) if alone or p.x0 >= label.x1 - 0.01]
    names = [p for p in right if p.role != "blank" and is_place(p.text)]
    if len(names) < _LEAST or any(p not in names and p.x0 > names[0].x0 and p.role != "blank" for p in right):
        return None
    below = [_below(view, name) for name in names]
    if any(piece is None for piece in below):
        return None
    pairs = [(name, piece) for name, piece in zip(names, below, strict=True) if piece is not None]
    if not all(p.role == "blank" or is_mark(p.text) or is_dash(p.text) for _, p in pairs):
        return None
    part = [name for name, piece in pairs if is_mark(piece.text) and fold(piece.text) not in CROSSES]
    if not part:
        return None
    draft.put("municipalities", label.printed, joined([name.printed for name in part], "、"))
    draft.use(label, *names, *(piece for _, piece in pairs))
    last = max(piece.last for _, piece in pairs)
    draft.use(*(p for r in range(at, last + 1) for p in view.printed(r) if p.x1 <= names[0].x0 + 0.01))
    return last + 1


def _unknown_label(view: View, row: int) -> Piece | None:
    """The cell over names and marks whose word says nothing, on a card with no other label of them: 顔ぶれ."""
    if view.has_label("municipalities"):
        return None
    first = next((n for n, p in enumerate(view.rows[row]) if is_place(p.text)), 0)
    before = view.rows[row][first - 1] if first else None
    spans = before is not None and before.row == row < before.last
    return before if spans and before is not None and before.role in ("value", "unknown-label") else None


def _below(view: View, name: Piece) -> Piece | None:
    """The one cell below a name that is as wide as it, or the one with a mark among those that together are."""
    under = [p for p in view.below(name) if p.x0 >= name.x0 - _EDGE_PT and p.x1 <= name.x1 + _EDGE_PT]
    found = [p for p in under if p.role != "blank"] or under[:1]
    return found[0] if len(found) == 1 else None
