"""Plates: a box above a card that prints its number, or its name, and is no part of the card's table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from extract.cards.bounds.item import Item
from extract.cards.cells.name_heads import NUMBER_WITH_LABEL
from extract.cards.cells.pieces import Piece
from extract.cards.cells.roles import pieces_of
from schemas.folding import fold
from schemas.glossary import FIELD_OF_ONE
from schemas.printed import Grid

_MOST_ROWS = 2
_TELLING = frozenset({"description", "effect"})
_HIGHER = frozenset({"axis", "policy_field", "measure"})


def _prints_number(pieces: Sequence[Piece]) -> bool:
    """Whether a table of a row or two prints a number under its label, and no field that a card's table prints."""
    labels = [p for p in pieces if p.role == "label"]
    valued = any(p.role in ("value", "year") for p in pieces)
    numbers = [p for p in labels if p.is_field("number")]
    others = {name for p in labels if p not in numbers for name in p.fields}
    return len(numbers) == 1 and valued and not others & FIELD_OF_ONE


def _prints_name(pieces: Sequence[Piece]) -> bool:
    """Whether a table of one row prints a name beside its label, or its number, and nothing else: no amounts."""
    labels = [p for p in pieces if p.role == "label"]
    names = [p for p in labels if p.is_field("name") or NUMBER_WITH_LABEL.fullmatch(fold(p.text)) is not None]
    values = [p for p in pieces if p.role == "value"]
    valued = bool(values) and not any("円" in p.text for p in values)
    others = [p for p in labels if p not in names and not p.is_field("number")]
    return len(names) == 1 and valued and not others and len({p.row for p in pieces}) == 1


def _is_form(pieces: Sequence[Piece]) -> bool:
    """Whether a table begins with a label, says what is done, and names no initiative itself."""
    labels = [p for p in pieces if p.role in ("label", "unknown-label")]
    fields = {name for p in labels for name in p.fields[:1]}
    return bool(labels) and bool(fields & _TELLING) and not any(p.is_field("name") for p in labels)


def _begins_with_name(pieces: Sequence[Piece]) -> bool:
    # a label over several rows heads a group of them
    labels = [p for p in pieces if p.role in ("label", "unknown-label") and p.row == p.last]
    at = next((n for n, p in enumerate(labels) if p.is_field("name")), None)
    if at is None:
        return False
    before = {p.fields[0] for p in labels[:at] if p.fields}
    return at == 0 or (bool(before) and before <= _HIGHER)


def plates_of(items: Sequence[Item]) -> Mapping[int, Item]:
    """The plates of a flow, by the key of the table that each belongs to.

    A number is that of the next one on the page, where it begins with the name of a card, or with what stands
    above the card (基本目標, 施策) and then its name, and prints no number. A name is that of the form below it.
    """
    tables = [item for item in items if isinstance(item.item, Grid)]
    found: dict[int, Item] = {}
    for plate, below in pairwise(tables):
        if plate.index != below.index or not isinstance(plate.item, Grid) or not isinstance(below.item, Grid):
            continue
        if plate.item.row_count > _MOST_ROWS or below.item.row_count <= plate.item.row_count:
            continue
        printed = pieces_of(plate.page, plate.item)
        own = pieces_of(below.page, below.item)
        if _prints_name(printed) and _is_form(own):
            found[below.item.key] = plate
            continue
        if not _prints_number(printed):
            continue
        if _begins_with_name(own) and not any(p.is_field("number") for p in own):
            found[below.item.key] = plate
    return MappingProxyType(found)
