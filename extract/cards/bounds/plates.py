"""Plates: a box in a corner above a card that prints its number and is no part of the card's table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from extract.cards.bounds.item import Item
from extract.cards.cells.pieces import Piece
from extract.cards.cells.roles import pieces_of
from schemas.glossary import FIELD_OF_ONE
from schemas.printed import Grid

_MOST_ROWS = 2


def _prints_number(pieces: Sequence[Piece]) -> bool:
    """Whether a table of a row or two prints a number under its label, and no field that a card's table prints."""
    labels = [p for p in pieces if p.role == "label"]
    valued = any(p.role in ("value", "year") for p in pieces)
    numbers = [p for p in labels if p.is_field("number")]
    others = {name for p in labels if p not in numbers for name in p.fields}
    return len(numbers) == 1 and valued and not others & FIELD_OF_ONE


def plates_of(items: Sequence[Item]) -> Mapping[int, Item]:
    """The plates of a flow, by the key of the table that each belongs to.

    That is the next one on the page, where it begins with the name of a card and prints no number itself.
    """
    tables = [item for item in items if isinstance(item.item, Grid)]
    found: dict[int, Item] = {}
    for plate, below in pairwise(tables):
        if plate.index != below.index or not isinstance(plate.item, Grid) or not isinstance(below.item, Grid):
            continue
        if plate.item.row_count > _MOST_ROWS or below.item.row_count <= plate.item.row_count:
            continue
        if not _prints_number(pieces_of(plate.page, plate.item)):
            continue
        own = pieces_of(below.page, below.item)
        first = next((p for p in own if p.role in ("label", "unknown-label")), None)
        if first is not None and first.is_field("name") and not any(p.is_field("number") for p in own):
            found[below.item.key] = plate
    return MappingProxyType(found)
