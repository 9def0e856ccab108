"""Where in a table a card begins, and whether a table is one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extract.cards.amounts.stated_amounts import is_of_amounts
from extract.cards.bounds.numbered import is_title
from extract.cards.bounds.page_head import PageHead
from extract.cards.cells.beside import is_group
from extract.cards.cells.pieces import Piece, same_edges
from extract.cards.cells.view import View, heads_indicators, heads_years
from extract.cards.years.years_across import read_block
from extract.memo import once
from schemas.glossary import FIELD_OF_ONE

_CARD_FIELDS = FIELD_OF_ONE | {
    "budget",
    "budget_years",
    "schedule",
    "kpi",
    "number",
    "baseline",
    "target",
    "result",
}
FEWEST_FIELDS = 3
_LABELS_BESIDE = 2
"""So many times a known label is followed by another one in a row of headers, if one of them is not known."""
_SEVERAL = 2
_MOST_ROWS = 2
"""Rows of a table that prints one field of a card, or two beside each other: labels above their values."""
INDICATOR_FIELDS = {"indicator", "baseline", "target", "result", "unit", "note", "baseline_year", "target_year"}
_OF_ANYTHING = {"budget_years", "result", "target"}
"""What any table with figures by year may print: years, 実績 and 目標."""
_STRONG = FIELD_OF_ONE - {"projects", "subsidy", "measure"}


def _single_fields(view: View, piece: Piece) -> set[str]:
    """The fields that a label can stand for only once on a card; none where it heads a group of labels."""
    return set() if piece.role != "label" or is_group(view, piece) else set(piece.fields) & FIELD_OF_ONE


def is_list(view: View, fewest: int = 1) -> bool:
    """Whether a table has one row of headers and rows of values below: many things, a row each, and no card.

    Args:
        view: the table.
        fewest: how many rows have to stand below the headers.
    """
    headed = [row for row in range(len(view.rows)) if any(p.role == "label" for p in view.labels(row))]
    if not headed:
        return True
    # a title over the whole width stands above the headers
    first = next((row for row in headed if row or not _is_title_row(view, row)), headed[0])
    here = view.printed(first)
    only_labels = all(p.role in ("label", "unknown-label", "year") for p in here) and len(here) >= 2
    only_labels = only_labels or _heads_columns(view, first)
    below = [row for row in range(first + 1, len(view.rows)) if view.printed(row)]
    # rows of a list may print words of the vocabulary (計, その他), but not at their beginning
    plain = [row for row in below if not view.printed(row)[0].is_field(*_CARD_FIELDS)]
    several = len(below) >= max(fewest, 2) or (len(here) >= 4 and len(below) >= fewest)
    return only_labels and len(plain) == len(below) and several


def _heads_columns(view: View, row: int) -> bool:
    """Whether known labels, side by side, and few other words each stand over a column of values of a ruled table.

    Beside a label of a card stands its value, so that no further label follows at once.
    """
    here = view.starting(row)
    labels = [p for p in here if p.role in ("label", "unknown-label")]
    beside = sum(a.role == b.role == "label" for a, b in pairwise(here))
    if not view.exact or beside < _LABELS_BESIDE or len(view.rows) - row <= _SEVERAL:
        return False
    if len(here) - len(labels) >= len(labels) or len(here) != len(view.rows[row]):
        return False
    if any(p.role == "label" for below in range(row + 1, len(view.rows)) for p in view.starting(below)):
        return False
    return all(any(same_edges(p, q) for q in view.below(p)) for p in here)


def _is_title_row(view: View, row: int) -> bool:
    """Whether all that a row holds is one text over the whole width of several columns."""
    here = view.starting(row)
    below = view.starting(row + 1) if row + 1 < len(view.rows) else ()
    return view.exact and len(here) == 1 and here[0].last == row and len(below) > 1


@once
def card_fields(view: View) -> tuple[str, ...]:
    """One card field for each label that has one, in reading order; the head of a timetable's items has none."""
    found = []
    for piece in view.pieces:
        if piece.role != "label" or (piece.is_field("schedule_item") and heads_years(view, piece.row)):
            continue
        names = [name for name in piece.fields if name in _CARD_FIELDS]
        if names and not (names[0] in FIELD_OF_ONE and is_group(view, piece)):
            found.append(names[0])
    return tuple(found)


def _starts(view: View) -> list[int]:
    """The rows of a table in which a card begins; the first row always among them."""
    starts = [0]
    seen: dict[str, int] = {}
    words: set[str] = set()
    told: set[tuple[str, bool]] = set()
    opening: set[str] = set()
    inside = 0
    for row in range(len(view.rows)):
        if heads_indicators(view, row) or heads_years(view, row):
            if view.exact and heads_years(view, row):
                # words of the vocabulary beside figures by year name rows of that table
                inside = read_block(view, row).end
            continue
        if row < inside:
            continue
        # a band 【評価】 over the rows of a card says nothing again that a label 評価 at its top said
        band = _is_title_row(view, row)
        for piece in view.labels(row):
            names = _single_fields(view, piece)
            word = piece.label.word if piece.label else ""
            if "name" in names:
                begins = word in words and row > 0
            else:
                # two words for one field (取組実績 and 評価) stand on one card
                again = names & seen.keys() & _STRONG if (word, band) in told else set()
                begins = any(row - seen[name] > 1 for name in again)
            if begins and row > starts[-1]:
                first = row
                if "name" not in names and is_title(view.printed(row - 1)):
                    # the line above is the name of the card, its label lost
                    first = row - 1
                if "name" in names:
                    first = _first_row_above(view, row, opening)
                starts.append(first)
                seen, words, told = {}, set(), set()
            told.add((word, band))
            if len(starts) == 1 and not words and "name" not in names:
                opening.add(word)
            if "name" in names:
                words.add(word)
            for name in names:
                if view.right_of(piece, row) or row + 1 < len(view.rows):
                    seen[name] = row
    return starts


def _first_row_above(view: View, row: int, opening: set[str]) -> int:
    """The first row of a card whose name stands in a row, below labels that the card before began with, too.

    Args:
        view: the table.
        row: the row of the name.
        opening: the words of the labels above the name of the card before.
    """
    first = row
    while first > 1 and (labels := view.labels(first - 1)):
        if any(p.label is None or p.label.word not in opening for p in labels):
            break
        first -= 1
    return first


def cut_into_cards(pieces: list[Piece], view: View) -> Iterator[list[Piece]]:
    """The pieces of a table, card by card."""
    starts = _starts(view)
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(view.rows)
        part = [p for p in pieces if start <= p.row < end]
        if part:
            yield part


@once
def is_card(view: View) -> bool:
    """Whether a table prints enough fields for a card, more than 実績 and 目標, or a name and another one."""
    fields = set(card_fields(view))
    if is_list(view) or fields <= _OF_ANYTHING:
        return False
    return len(fields) >= FEWEST_FIELDS or ("name" in fields and len(fields) >= 2)


def prints_one_field(view: View) -> bool:
    """Whether a table is so small that it prints one field of a card, or two beside each other."""
    return len(view.rows) <= _MOST_ROWS and bool(set(card_fields(view)) & FIELD_OF_ONE) and not is_list(view)


def is_purse(view: View) -> bool:
    """Whether a table is a strip of budgets, each below its year, perhaps with what has changed between them."""
    if not view.exact or len(view.rows) != len(("years", "amounts")) or not heads_years(view, 0):
        return False
    heads, values = view.printed(0), view.printed(1)
    told = all(p.status == "meant" if p.heads_year else p.role != "label" for p in heads)
    return told and bool(values) and all(is_of_amounts(p.text) for p in values)


def is_described(view: View, head: PageHead | None) -> bool:
    """Whether a table that prints too few fields for a card says by its labels what a page's title names.

    The title stands above the table with a yearly amount, or in the table's first row over its whole width.
    """
    if is_list(view) or len(view.rows) < FEWEST_FIELDS:
        return False
    first = view.printed(0)
    wide = len(first) == 1 and first[0].role in ("value", "unknown-label") and not first[0].heads_year
    wide = wide and view.exact and all(first[0].overlap(p.x0, p.x1) > 0.9 for p in view.rows[1])
    fields = {piece.fields[0] for piece in view.pieces if piece.role == "label" and not piece.names_row}
    fields -= INDICATOR_FIELDS
    titled = head is not None and bool(head.title) and bool(head.amounts)
    return len(fields) >= (FEWEST_FIELDS if titled else FEWEST_FIELDS + 1) and (
        titled or (wide and "budget" in fields)
    )
