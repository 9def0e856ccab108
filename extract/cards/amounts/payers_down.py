"""What each municipality pays in one year, the names down and one amount beside each.

Seen as: 市町村名 | 見込額 over 新庄市 | 1,328 and a last row 合計, below 「関係市町村と事業費見込」 and
「（令和７年度、単位：千円）」. Long lists are set in two or more such pairs of columns beside each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from extract.cards.cells.figures import is_dash, is_figure
from extract.cards.cells.pieces import Piece, same_edges
from extract.cards.cells.places import joined
from extract.cards.cells.view import View
from extract.cards.draft import Draft
from extract.cards.years.amount_rows import payer_of
from extract.cards.years.years_down import says_amounts
from extract.shapes import is_total
from schemas.folding import fold
from schemas.glossary import FIELD_OF_ONE
from schemas.patterns import lazy_re
from schemas.printed import Printed
from schemas.vocabulary_tables import AREA_HEADS

_FEWEST_ROWS = 2
_PAIR = 2
_OVER_NAMES = frozenset(map(fold, AREA_HEADS))
"""Words over names that are written like a name: 市町村."""
_OF_MONEY = ("budget", "component", "funding")
_YEAR = lazy_re(r"(?:(?:令和|平成|[RHＲＨ])\s?[0-9０-９元]{1,2}|[2２][0０][0-9０-９]{2})\s?(?:年度?)?")

_Two: TypeAlias = tuple[Piece, Piece]
"""A name and an amount beside it, or the heads of both."""


def read_payers_down(view: View, row: int, note: Printed | None, draft: Draft) -> int | None:
    """Reads the amounts beside the municipalities that pay them; the row after them, None for other rows.

    A label over the table that names the municipalities says that they take part.

    Args:
        view: the card.
        row: the row of the heads, or of the label alone above them.
        note: a line above the table that may name the unit.
        draft: what has been read of the card.
    """
    if not view.exact:
        return None
    label = _label_alone(view, row)
    first = row if label is None else label.last + 1
    label = label or _band(view, row)
    heads = _heads(view, first, label)
    if not heads:
        return None
    rows: list[list[_Two | None]] = []
    at = first + 1
    while at < len(view.rows) and (found := _row_below(view, at, heads)) is not None:
        rows.append(found)
        at += 1
    pairs = [pair for column in zip(*rows, strict=True) for pair in column if pair is not None]
    names = [name for name, _ in pairs if payer_of(name) is not None]
    if len(rows) < _FEWEST_ROWS or not names:
        return None
    told = [p for p in (label, *(p for pair in heads for p in pair)) if p is not None]
    part = next((p for p in told if p.is_field("municipalities")), None)
    if part is not None and "municipalities" not in draft.fields and not _told_elsewhere(view, told):
        draft.put("municipalities", part.printed, joined([name.printed for name in names], "、"))
    draft.budgets.extend(_amount(name, amount, told, note) for name, amount in pairs if amount.role != "blank")
    draft.use(*told, *(p for pair in pairs for p in pair))
    return at


def _label_alone(view: View, row: int) -> Piece | None:
    """The label of amounts that stands alone in a row over the heads of a table; None for other rows."""
    here = view.printed(row)
    alone = len(here) == 1 and here[0].is_field("municipalities", *_OF_MONEY) and here[0].last + 1 < len(view.rows)
    return here[0] if alone else None


def _band(view: View, row: int) -> Piece | None:
    """The label of amounts that stands left of a table, beside its heads and more rows; None for other rows."""
    first = next(iter(view.starting(row)), None)
    return first if first is not None and first.is_field(*_OF_MONEY) and first.last > row else None


def _heads(view: View, row: int, label: Piece | None) -> list[_Two]:
    """The heads of names and amounts in a row, pair by pair; empty where they are no such heads."""
    if row >= len(view.rows):
        return []
    heads = [p for p in view.starting(row) if p.last == row]
    if not heads or len(heads) % _PAIR or len(heads) != sum(p is not label for p in view.rows[row]):
        return []
    pairs = list(zip(heads[::_PAIR], heads[1::_PAIR], strict=True))
    known = label is not None and label.is_field(*_OF_MONEY)
    return pairs if all(_heads_name(a) and _heads_amount(b, known=known) for a, b in pairs) else []


def _heads_name(piece: Piece) -> bool:
    """Whether names may stand below a text: it is none itself, no year and no label of anything else."""
    other = (
        piece.role == "label" and FIELD_OF_ONE.intersection(piece.fields) and not piece.is_field("municipalities")
    )
    named = payer_of(piece) is not None and fold(piece.text) not in _OVER_NAMES
    return not other and piece.role != "year" and not is_figure(piece.text) and not named


def _heads_amount(piece: Piece, *, known: bool) -> bool:
    """Whether a text heads amounts; a year does where it is ``known`` that the table prints amounts."""
    return piece.is_field(*_OF_MONEY) or says_amounts(piece) or (known and piece.role == "year" and not piece.rest)


def _row_below(view: View, row: int, heads: Sequence[_Two]) -> list[_Two | None] | None:
    """The names and amounts of a row, None for a blank pair; None for a row that prints anything else."""
    pieces, first = view.starting(row), heads[0][0]
    if not pieces:
        return None
    # the end of a page cuts a table in two
    goes_on = view.rows[row][0].grid is first.grid or view.rows[row][0].page is not first.page
    if not goes_on or len(pieces) != _PAIR * len(heads):
        return None
    found: list[_Two | None] = []
    for (over, above), (name, amount) in zip(
        heads, zip(pieces[::_PAIR], pieces[1::_PAIR], strict=True), strict=True
    ):
        if not (same_edges(name, over) and same_edges(amount, above)):
            return None
        if name.role == "blank" and amount.role == "blank":
            found.append(None)
            continue
        told = payer_of(name) is not None or is_total(name.text) or name.is_field("total") or _is_sum(name)
        if not told or not (amount.role == "blank" or is_figure(amount.text) or is_dash(amount.text)):
            return None
        found.append((name, amount))
    return found if any(found) else None


def _is_sum(piece: Piece) -> bool:
    """Whether a label beside an amount says that it is the sum of those of all: 「事業費計」."""
    return piece.is_field(*_OF_MONEY) and fold(piece.text).endswith("計")


def _told_elsewhere(view: View, told: Sequence[Piece]) -> bool:
    """Whether another label of the card says which municipalities take part."""
    return any(p.is_field("municipalities") and p not in told for p in view.pieces)


def _amount(name: Piece, amount: Piece, told: Sequence[Piece], note: Printed | None) -> dict[str, Printed]:
    """The fields of an amount; its year and unit stand in the label, in the heads or in a line above the table."""
    label = next((p for p in told if "円" in p.text), told[0]).printed
    fields = {"amount": amount.printed, "kind": label, "unit_label": label}
    if "円" not in label.text and note is not None:
        fields["unit_label"] = note
    lines = [*(p.printed for p in told), *([note] if note is not None else [])]
    year = next(((line, found[0]) for line in lines if (found := _YEAR.search(line.text)) is not None), None)
    if year is not None:
        fields["fiscal_year"] = replace(year[0], text=year[1])
    payer = payer_of(name)
    if payer is not None:
        fields["municipality"] = replace(name.printed, text=payer)
    return fields
