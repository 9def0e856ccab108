"""Lists of initiatives (事業一覧): an initiative a row, with its name, what it does, and what it costs.

Seen as: 番号 / 事業名 / 事業内容 / 事業費 with the years below / 担当課, and 取組名 / 取組の概要 / 関係市町村 /
成果指標 / 現状値 / 目標値 / 事業費. A list of indicators that prints no contents is a summary of indicators.
"""

from __future__ import annotations

from extract.cards.bounds.card import Card
from extract.cards.bounds.surroundings import Surroundings
from extract.cards.bounds.taxonomy import taxonomy_of
from extract.cards.lists.listed import Listing, listings_of
from extract.cards.pairs import read_card
from extract.cards.records import records_of
from extract.family import Family, Region
from extract.memo import once
from schemas.printed import Document, RawRecord, Reading, Remark

_NAME = "initiative_list"
_PRIORITY = 22


def _grids(listing: Listing) -> frozenset[int]:
    return frozenset(key for source in listing.sources for key in source.grids)


def find(document: Document) -> tuple[Region, ...]:
    """The tables of each list."""
    return tuple(
        Region(
            _NAME,
            listing.sources[0].item.key,
            tuple(sorted({source.index for source in listing.sources})),
            _grids(listing),
            frozenset(key for source in listing.sources for key in source.lines),
        )
        for listing in listings_of(document)
    )


@once
def _surroundings(document: Document) -> Surroundings:
    grids = frozenset(key for listing in listings_of(document) for key in _grids(listing))
    return Surroundings(document, taxonomy_of(document, grids))


def read(document: Document, region: Region) -> Reading:
    """The records of all initiatives of a list; a doubt about a column is remarked once."""
    listing = next(found for found in listings_of(document) if found.sources[0].item.key == region.key)
    around = _surroundings(document)
    records: list[RawRecord] = []
    used: set[int] = set()
    remarks: dict[tuple[str, str], Remark] = {}
    before: Card | None = None
    for card in listing.cards:
        draft = read_card(card.view, around.unit_notes(card))
        around.complete(draft, card, before)
        records.extend(records_of(card, draft))
        used |= draft.used
        for remark in draft.remarks:
            remarks.setdefault((remark.rule, remark.message), remark)
        before = card
    first = min(card.key for card in listing.cards)
    heads = {line.key for card in listing.cards for grid in card.grids for line in grid.lines if line.key < first}
    return Reading(tuple(records), frozenset(used | heads), tuple(remarks.values()))


FAMILY = Family(_NAME, find, read, _PRIORITY)
