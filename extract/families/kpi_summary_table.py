"""A list of indicators, one a row, that tells what each belongs to, with results or grades by year.

Seen as: 「成果指標（KPI）達成状況一覧」 with №, merged 政策分野, 施策名, indicator and a grade in the column
of each year, over two pages with the header repeated, and with a second row for a second indicator of the same
initiative; landscape lists with 単位, 基準値, 目標値 and under each year 実績値, 達成率 and 評価; rows 目標 and
実績 for each indicator; several indicators in one cell.
"""

from __future__ import annotations

from extract.cards.bounds.card import Card
from extract.cards.bounds.segments import cards_of
from extract.cards.bounds.series import parts_of_cards
from extract.family import Family, Region
from extract.layout.nested import nested_tables
from extract.memo import once
from extract.tables.headers import region
from extract.tables.kpi_lists import KpiList, lists
from extract.tables.kpi_records import lines_around, reading_of
from schemas.glossary import PROSE_FIELDS
from schemas.printed import Document, Reading

_PRIORITY = 25
"""Before cards: a list of a whole plan has the labels of a card over its columns. In a document without cards all
lists are read here."""
_TEXTS = PROSE_FIELDS | {"municipalities"}


def _is_told(card: Card) -> bool:
    """Whether the tables of a card print its name first, or texts about it."""
    texts = {name for part in card.parts for p in part if p.role == "label" for name in p.fields} & _TEXTS
    return len(texts) > 1 or any(p.is_field("name") for p in card.parts[0])


def _below_labels(card: Card) -> set[int]:
    """The tables of a card that stand below labels of it, with those of which it holds the lines.

    The first one does where it prints texts in several rows: the heads of a list stand in one.
    """
    keys = {key for source in card.sources for key in source.grids} | {grid.key for grid in card.grids}
    rows = {p.row for p in card.parts[0] if p.role == "label" and not _TEXTS.isdisjoint(p.fields)}
    return keys if len(rows) > 1 else keys - {card.grids[0].key}


def _in_cells(document: Document, card: Card) -> set[int]:
    """The tables that stand in cells of a card, whose rows they are, whatever else the card says."""
    own = {key for source in card.sources for key in source.grids}
    if len(own) == 1:
        return set()
    pages = (document.pages[index] for index in card.pages)
    nested = (pair for page in pages for pair in nested_tables(page.grids))
    return {inner.key for outer, _, inner in nested if {outer.key, inner.key} <= own}


@once
def _lists(document: Document) -> list[KpiList]:
    # a list on the pages of a card in numbered parts is the card's
    parts = parts_of_cards(document)
    own = {grid.key for index in parts for grid in document.pages[index].grids}
    # one below the labels of a card, with its name or its texts, is the card's, too
    cards = cards_of(document)
    below = {key for card in cards if _is_told(card) for key in _below_labels(card)}
    below |= {key for card in cards for key in _in_cells(document, card)}
    return [
        found
        for found in lists(document)
        if found.alone
        and not own.intersection(grid.key for _, grid in found.table.grids)
        and (_names_owners(found) or not below.intersection(grid.key for _, grid in found.table.grids))
    ]


def _names_owners(found: KpiList) -> bool:
    """Whether a list names the field or initiative of its indicators; cards number their own indicators, too."""
    return found.whole and not {"policy_field", "initiative_name"}.isdisjoint(found.columns)


def find(document: Document) -> tuple[Region, ...]:
    """One region a list, over all the pages that it runs over."""
    return tuple(
        region(document, "kpi_summary_table", found.table.grids, lines_around(document, found))
        for found in _lists(document)
    )


def read(document: Document, region: Region) -> Reading:
    """Reads one record an indicator and year; one without a year where none is filled in."""
    return reading_of(document, next(found for found in _lists(document) if found.table.key == region.key))


FAMILY = Family("kpi_summary_table", find, read, _PRIORITY)
