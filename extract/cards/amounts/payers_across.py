"""What each municipality pays in one year, the names across and the amounts below them, in one tier or several.

Seen as: 事業費（令和７年度　単位：千円） over 計 | 新庄市 | 金山町 with the amounts below, and further towns
below these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.cards.cells.figures import is_dash, is_figure
from extract.cards.cells.pieces import Piece, same_edges
from extract.cards.cells.view import View
from extract.cards.draft import Draft
from extract.cards.years.amount_rows import payer_of
from extract.shapes import is_total
from schemas.patterns import lazy_re
from schemas.printed import Printed

_FEWEST = 2
_YEAR = lazy_re(r"(?:(?:令和|平成|[RHＲＨ])\s?[0-9０-９元]{1,2}|[2２][0０][0-9０-９]{2})\s?(?:年度?)?")


def read_payers_across(view: View, row: int, label: Piece, note: Printed | None, draft: Draft) -> int | None:
    """Reads the amounts below the municipalities that pay them; the row after them, None for other rows.

    Args:
        view: the card.
        row: the row of the first names.
        label: the label of the amounts.
        note: a line above the table that may name the unit.
        draft: what has been read of the card.
    """
    tier = _tier(view, row, label)
    if tier is None or sum(payer_of(name) is not None for name, _ in tier) < _FEWEST:
        return None
    tiers: list[Sequence[tuple[Piece, Piece]]] = []
    at = row
    while tier is not None:
        tiers.append(tier)
        at = max(amount.last for _, amount in tier) + 1
        tier = _tier(view, at, label) if at + 1 < len(view.rows) else None
    draft.use(label)
    year = _YEAR.search(label.text)
    for name, amount in (pair for tier in tiers for pair in tier):
        draft.use(name, amount)
        if amount.role == "blank":
            continue
        fields = {"amount": amount.printed, "kind": label.printed, "unit_label": label.printed}
        if "円" not in label.text and note is not None:
            fields["unit_label"] = note
        if year is not None:
            fields["fiscal_year"] = replace(label.printed, text=year[0])
        payer = payer_of(name)
        if payer is not None:
            fields["municipality"] = replace(name.printed, text=payer)
        draft.budgets.append(fields)
    return at


def label_of_payers(view: View, row: int) -> tuple[Piece, int] | None:
    """The label of amounts that a row begins with, and the row beside or below it where names may stand."""
    label = next((p for p in view.printed(row) if p.is_field("budget")), None) if view.exact else None
    if label is None:
        return None
    below = label.last + 1
    alone = len(view.printed(row)) == 1 and below < len(view.rows)
    return label, below if alone else row


def _tier(view: View, row: int, label: Piece) -> list[tuple[Piece, Piece]] | None:
    """Names with the amount below each; None where a row prints anything but names, or no amounts below them."""
    names = [p for p in view.starting(row) if p is not label]
    printed = [p for p in names if p.role != "blank"]
    if not printed or (label.last >= row and any(p.x0 < label.x1 - 0.01 for p in printed)):
        return None
    if not all(payer_of(p) is not None or is_total(p.text) for p in printed):
        return None
    if max(p.last for p in names) + 1 >= len(view.rows):
        return None
    below = {id(p): [q for q in view.below(p) if same_edges(p, q)] for p in names}
    beside = view.below(label) if label.last == row else []
    if any(q.role == "year" for found in (beside, *below.values()) for q in found):
        return None  # the years stand under each other, beside the amounts
    if any(len(below[id(p)]) != 1 for p in printed):
        return None
    pairs = [(p, below[id(p)][0]) for p in printed]
    return pairs if all(q.role == "blank" or is_figure(q.text) or is_dash(q.text) for _, q in pairs) else None
