"""Cards drawn on a page that may be a sheet: most are all that the page says, some are but a part of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.cards.bounds.card import Card
from extract.cards.bounds.segments import is_named
from schemas.printed import Grid


def may_be_sheet(cards: Sequence[Card], index: int) -> bool:
    """Whether a page can be a sheet for all the cards that are drawn on it: one is its own.

    It has no name either, unless that stands with its label in a strip above all else.

    Args:
        cards: the cards with a table on the page.
        index: the page's index in the document.
    """
    if not cards:
        return True
    return len(cards) == 1 and set(cards[0].pages) == {index} and (not is_named(cards[0]) or _has_strip(cards[0]))


def _has_strip(card: Card) -> bool:
    first = card.grids[0]
    return first.row_count == 1 and len(first.cells) == len(("label", "name")) and len(card.grids) > 1


def is_written_below_strip(card: Card, tables: Mapping[int, Grid]) -> bool:
    """Whether a card is lines of text below a strip with its name, so that only the strip of it is drawn.

    Args:
        card: the card.
        tables: all tables of its document, by key.
    """
    first = card.grids[0]
    strip = tables.get(first.key)
    drawn = strip is not None and strip.row_count == 1 and len(strip.cells) == len(("label", "name"))
    return drawn and first.row_count > 1 and not first.ruled
