"""Whether a table is the rest of the card before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.cards.bounds.beginnings import FEWEST_FIELDS, INDICATOR_FIELDS, card_fields
from extract.cards.bounds.card import Card
from extract.cards.bounds.numbered import NUMBERED, is_title
from extract.cards.cells.figures import is_money_unit
from extract.cards.cells.pieces import SAME_EDGE_PT, Piece
from extract.cards.cells.view import View, heads_indicators, heads_years
from schemas.folding import fold
from schemas.glossary import AGREEMENT_HEADINGS, CARD_HEADINGS, FIELD_OF_ONE, PROSE_FIELDS
from schemas.printed import Line

_ENDS = frozenset(fold(word) for word in (*CARD_HEADINGS, *AGREEMENT_HEADINGS))
_LONGEST_GAP = 4


def is_open_gap(gap: list[Line], headings: frozenset[int]) -> bool:
    """Whether the lines between two tables may stand inside a card: notes, but no heading."""
    if len(gap) > _LONGEST_GAP:
        return False
    for line in gap:
        bare = fold(line.text).strip("【】[]<>").rstrip("0123456789")
        if line.key in headings or bare in _ENDS:
            return False
    return True


def _words(view: View) -> set[str]:
    """The labels of a table, folded."""
    return {fold(p.text) for p in view.pieces if p.role in ("label", "unknown-label") and not p.names_row}


def edges_of(pieces: Iterable[Piece]) -> tuple[float, float]:
    """Left and right edge of pieces."""
    every = list(pieces)
    return min(p.x0 for p in every), max(p.x1 for p in every)


def _goes_over(card: Card, view: View) -> bool:
    """Whether a table of the same width is the rest of a named card although it prints a text field again."""
    edges = edges_of(card.parts[-1]), edges_of(p for row in view.rows for p in row)
    return "name" in card_fields(card.view) and all(abs(a - b) < SAME_EDGE_PT for a, b in zip(*edges, strict=True))


def _word_of(view: View, field: str) -> str:
    """The word under which a card prints a field first, as printed and folded; empty without one."""
    return next((fold(p.text) for p in view.pieces if p.role == "label" and p.fields[:1] == (field,)), "")


def goes_on(card: Card, view: View, gap: Sequence[Line], *, over_page: bool = False) -> bool:
    """Whether a table without a name is the rest of a card: none of its fields has been read yet.

    Args:
        card: the card that stands before the table.
        view: the table.
        gap: lines between both.
        over_page: the table begins the next page, and nothing is printed above it.
    """
    fields = card_fields(view)
    if "name" in fields and not _names_programmes(card, view):
        return _same_name(card, view)
    if "name" not in card_fields(card.view) and len(_words(view) & _words(card.view)) >= FEWEST_FIELDS:
        # the same form again, with its name outside of any label, unless it is but another indicator of the card
        return not gap and _only_measures(view) and not _only_measures(card.view)
    known = set(card_fields(card.view))
    once = (set(fields) & FIELD_OF_ONE) - {"name"}
    again = once & known
    if over_page and "name" not in fields:
        again -= _left_open(card.parts[-1])
    if again and not over_page and _goes_over(card, view):
        # two words for one field stand on one card: 総合評価 and 令和６年度の評価
        again = {name for name in again if _word_of(view, name) == _word_of(card.view, name)}
    if again and not (over_page and again <= PROSE_FIELDS and once < set(fields) and _goes_over(card, view)):
        return False
    if fields:
        return True
    before = card.parts[-1]
    if _is_awaited(before):
        return True
    # rows without any label: the rest of a table cut by the page's end
    same_width = abs(min(p.x0 for p in before) - min(p.x0 for row in view.rows for p in row)) < 3.0
    # a unit of money above years says what their figures are
    told = any(is_money_unit(line.text) for line in gap) and heads_years(view, 0)
    return card.grids[-1].box is not None and same_width and (told or heads_nothing(view))


def _only_measures(view: View) -> bool:
    """Whether all labels of a table are those of an indicator."""
    return (INDICATOR_FIELDS | {"kpi"}).issuperset(card_fields(view))


def repeated_rows(card: Card, view: View) -> list[Piece]:
    """The first rows of a table where they are the card's first ones; empty for others.

    They head the table again on each page that it goes on to.
    """
    if not view.exact or not view.labels(0):
        return []
    first, found = card.view, list[Piece]()
    for row in range(min(len(view.rows), len(first.rows))):
        here, there = view.rows[row], first.rows[row]
        alike = len(here) == len(there) and all(
            fold(a.text) == fold(b.text) and abs(a.x0 - b.x0) < SAME_EDGE_PT and abs(a.x1 - b.x1) < SAME_EDGE_PT
            for a, b in zip(here, there, strict=True)
        )
        if not alike or row == len(view.rows) - 1:
            break
        found.extend(view.starting(row))
    told = [p for p in found if p.role == "label" and FIELD_OF_ONE.intersection(p.fields)]
    if any(_value_below(view, p) != _value_below(first, p) for p in told):
        return []  # labels above their values: the same labels, other values
    return found


def _value_below(view: View, label: Piece) -> str:
    """The value right below a label that has none beside it, folded; empty elsewhere."""
    beside = view.right_of(label, label.row)[:1]
    return "" if beside and beside[0].role == "value" else fold("".join(p.text for p in view.below(label)))


def row_of_next_name(card: Card, view: View) -> int:
    """The row of a table, not its first one, in which another card of the kind of ``card`` begins; 0 without one.

    Cards of its kind begin with their name, under the same word.
    """
    words = {p.label.word for p in card.view.labels(0) if p.label is not None and p.is_field("name")}
    if not words:
        return 0
    for row in range(len(view.rows)):
        first = next(iter(view.labels(row)), None)
        if first is not None and first.label is not None and first.label.word in words:
            return row
    return 0


def row_of_next_title(card: Card, view: View) -> int:
    """The row of a table, not its first one, with the numbered title of another card of the kind; 0 without one.

    It is all that stands in its row, and the card below it begins with the label that ``card`` begins with.
    """
    first = next((label for row in range(len(card.view.rows)) for label in card.view.labels(row)), None)
    for row in range(1, len(view.rows) - 1):
        here, below = view.printed(row), next(iter(view.labels(row + 1)), None)
        if first is None or below is None or len(here) != 1 or not is_title(here):
            continue
        alike = first.label is not None and below.label is not None and first.label.word == below.label.word
        if alike and NUMBERED.match(here[0].text) is not None:
            return row
    return 0


def _is_awaited(pieces: Sequence[Piece]) -> bool:
    """Whether a part of a card ends with a label of figures and nothing beside it: they stand in a table below."""
    last = max(p.last for p in pieces)
    row = [p for p in pieces if p.last == last and p.role != "blank" and not is_money_unit(p.text)]
    return len(row) == 1 and row[0].is_field("budget", "schedule", "kpi", "result", "target", "funding")


def _left_open(pieces: Sequence[Piece]) -> set[str]:
    """The fields of the last label of a table where its value is still blank: it stands on the next page."""
    labels = [p for p in pieces if p.role == "label"]
    if not labels:
        return set()
    last = max(labels, key=lambda p: p.row)
    beside = [p for p in pieces if p.row >= last.row and p is not last]
    return set(last.fields) if all(not p.text.strip() for p in beside) else set()


def heads_nothing(view: View) -> bool:
    """Whether no row of a table looks like a header."""
    return not any(heads_years(view, row) or heads_indicators(view, row) for row in range(len(view.rows)))


def name_on(view: View) -> str | None:
    """The folded name that a card prints beside its label; None for a card without one."""
    for piece in view.pieces:
        if piece.is_field("name"):
            values = [p for p in view.right_of(piece, piece.row) if p.role == "value"]
            return fold(values[0].text) if values else None
    return None


def _names_programmes(card: Card, view: View) -> bool:
    """Whether a table of a card's page prints a name under another word, further down: 事業名 of a 施策.

    Where the table begins with the name, it may be a card of its own below what it belongs to.
    """
    names = [p for p in view.pieces if p.is_field("name")]
    words = {p.label.word for p in names if p.label is not None}
    known = {p.label.word for p in card.view.pieces if p.is_field("name") and p.label is not None}
    here = view.pieces
    return bool(known) and not words & known and all(p.row > next(iter(here)).row for p in names)


def _same_name(card: Card, view: View) -> bool:
    """Whether a table repeats the card's name at the top of a further page and brings other fields."""
    name = name_on(view)
    if name is None or name != name_on(card.view):
        return False
    repeated = set(card_fields(view)) & set(card_fields(card.view)) & FIELD_OF_ONE
    return repeated <= {"name", "axis", "policy_field", "measure", "municipalities"}
