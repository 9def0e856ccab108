"""Initiative cards (個票) drawn as a table: labels in cells, values right of them or below.

Seen in 定住自立圏 vision documents and their progress reports: 施策名 / 連携する視点 / 政策分野 / 取組内容 /
成果指標 / 現状値 / 目標値 / 事業名称 / 実施年度 / 事業費 / 実績値 / 評価 (one table a card, years across), and
事業名 / 関係市町村名 / 事業内容 / 実施スケジュール / 事業費見込 by municipality / 成果指標 in a table of its own
(under headings that give field and measure). Also from text dumps with such tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extract.cards.bounds.beginnings import is_purse
from extract.cards.bounds.card import Card
from extract.cards.bounds.evaluated import year_evaluated, year_in_title
from extract.cards.bounds.labelled_lines import fields_on
from extract.cards.bounds.numbered import NUMBERED
from extract.cards.bounds.page_head import Brackets, PageHead, head_in_cell, page_heads
from extract.cards.bounds.page_titles import name_and_number, number_before
from extract.cards.bounds.segments import cards_of
from extract.cards.bounds.surroundings import Surroundings
from extract.cards.bounds.taxonomy import taxonomy_of
from extract.cards.bounds.torn import mend
from extract.cards.cells.view import view_of
from extract.cards.draft import Draft
from extract.cards.pairs import read_card
from extract.cards.records import records_of
from extract.family import Family, Region
from extract.layout.fragments import fragments_of, place
from extract.memo import once
from schemas.folding import fold
from schemas.labels import undecorated
from schemas.printed import Document, RawRecord, Reading

_NAME = "card_labelled_grid"
_PLACES = ("axis", "policy_field")
_OPENING = ("【", "［", "〔", "[")
_FEWEST_LISTED = 2
"""An overview names at least so many of the cards that stand elsewhere."""


@once
def _region_cards(document: Document) -> dict[int, list[Card]]:
    """Cards by the key of the first table of their region; cards that share a table share a region."""
    regions: dict[int, list[Card]] = {}
    owner: dict[int, int] = {}
    for card in cards_of(document):
        keys = [*(grid.key for grid in card.grids), *(key for source in card.sources for key in source.grids)]
        first = next((owner[key] for key in keys if key in owner), keys[0])
        owner.update((key, first) for key in keys)
        regions.setdefault(first, []).append(card)
    return regions


def find(document: Document) -> tuple[Region, ...]:
    """The tables of each card; several cards in one table are one region."""
    regions = []
    for key, cards in _region_cards(document).items():
        grids = frozenset(key for card in cards for source in card.sources for key in source.grids)
        lines = frozenset(key for card in cards for source in card.sources for key in source.lines)
        pages = tuple(sorted({page for card in cards for page in card.pages}))
        regions.append(Region(_NAME, key, pages, grids, lines))
    return tuple(regions)


@once
def _readings(document: Document) -> dict[int, Reading]:
    """Every card of a document read, by key: what one card leaves out, the cards before it print."""
    cards = cards_of(document)
    tables = frozenset(key for card in cards for source in card.sources for key in source.grids)
    taxonomy = taxonomy_of(document, tables)
    around = Surroundings(document, taxonomy)
    drafts: dict[int, tuple[Card, Draft]] = {}
    for card in cards:
        draft = read_card(card.view, around.unit_notes(card), around.name_above(card))
        draft.use(*card.repeated)
        mend(document, card, draft)
        taxonomy.add(draft.fields.get("axis"), draft.fields.get("policy_field"), draft.fields.get("measure"))
        drafts[card.key] = (card, draft)
    drafts = {key: kept for key, kept in drafts.items() if not _is_overview(*kept, drafts)}
    named = sum("name" in draft.fields and draft.heading is None for _, draft in drafts.values())
    before: Card | None = None
    for card, draft in drafts.values():
        _places_in_cells(card, draft)
        around.complete(draft, card, before)
        _from_head(card, draft, _head_of_name(card, draft) or page_heads(document).get(card.grids[0].key))
        if "name" not in draft.fields:
            _name_from_title(card, draft, around, doubtful=named > 0)
        elif draft.heading is not None and named:
            draft.remark_unlabelled(draft.heading)
        year = year_evaluated(document, card) if "evaluation" in draft.fields else None
        if year is not None:
            draft.fields.setdefault("evaluation_year", year)
        before = card
    return {
        key: Reading(tuple(_records(document, card, draft)), frozenset(draft.used), tuple(draft.remarks))
        for key, (card, draft) in drafts.items()
    }


def _is_overview(card: Card, draft: Draft, drafts: Mapping[int, tuple[Card, Draft]]) -> bool:
    """Whether a table lists what the document has cards of, as on its cover: 番号 | 取組名称 | 頁."""
    if draft.budgets or draft.indicators or draft.marks or "description" in draft.fields:
        return False
    printed = {fold(cell.text) for grid in card.grids for cell in grid.cells}
    names = {
        fold(name.text)
        for _, other in drafts.values()
        if (name := other.fields.get("name")) and other is not draft
    }
    return len(names & printed) >= _FEWEST_LISTED


def _records(document: Document, card: Card, draft: Draft) -> list[RawRecord]:
    """The records of a card; the year in the title of its sheet says what is evaluated where results are its."""
    head, *records = records_of(card, draft)
    if "evaluation" in head.fields and "evaluation_year" not in head.fields:
        year = year_in_title(document, card, records)
        if year is not None:
            head = replace(head, fields={**head.fields, "evaluation_year": year})
    return [head, *records]


def _places_in_cells(card: Card, draft: Draft) -> None:
    """Adds the place in the plan that a line says in a cell of something else: 「【政策分野名】観光」."""
    for piece in card.view.pieces:
        for line in piece.cell.lines if piece.role == "value" else ():
            if not line.text.lstrip().startswith(_OPENING):
                continue
            for name, label, value in fields_on(line, piece.page):
                if name in _PLACES and name not in draft.fields:
                    draft.put(name, label, value)


def _head_of_name(card: Card, draft: Draft) -> PageHead | None:
    """What the cell of a card's name prints, where amounts stand in it; the name is then read anew from it."""
    name = draft.fields.get("name")
    cells = [p for p in card.view.pieces if name is not None and p.role == "value" and p.printed.keys == name.keys]
    head = head_in_cell(cells[0].page, cells[0].cell) if len(cells) == 1 else None
    if head is not None:
        del draft.fields["name"]
    return head


def _from_head(card: Card, draft: Draft, head: PageHead | None) -> None:
    """Adds the yearly amounts that stand with a title above the only card of a page, and the name it misses.

    The amounts may stand in a strip of their own, which the card begins with.
    """
    if head is None or not (head.amounts or is_purse(view_of(card.parts[:1]))):
        return
    if "name" not in draft.fields and head.title:
        draft.fields["name"], number = name_and_number(head.title, head.page)
        number = number or head.number
        if number is not None:
            draft.fields.setdefault("number", number)
        draft.used |= {fragment.line.key for fragment in head.title}
    if draft.budgets:
        return
    brackets = Brackets.noted(head.page, fragments_of(head.page.lines))
    for stated in head.amounts:
        fields = stated.fields(head.page, brackets)
        draft.budgets.append(fields)
        draft.used.add(stated.fragment.line.key)
        if stated.is_assumed(brackets):
            draft.assumed_year(stated.amount.amount, place(head.page, [stated.fragment]))
    draft.used |= {fragment.line.key for fragment in head.title}


def _name_from_title(card: Card, draft: Draft, around: Surroundings, *, doubtful: bool) -> None:
    title = around.title(card)
    if title is None:
        return
    draft.fields["name"] = title
    whole = " ".join(line.text for line in card.above if line.key in title.keys)
    numbered = NUMBERED.match(undecorated(whole))
    if numbered and title.text in whole:
        draft.fields.setdefault("number", replace(title, text=numbered["number"]))
    elif (number := number_before(replace(title, text=whole.strip()))[1]) is not None and title.text in whole:
        draft.fields.setdefault("number", number)
    if doubtful:
        draft.remark(
            "damaged-source",
            f"個票に施策・事業名の欄がないため、直前の行「{title.text[:30]}」を名称として読み取りました。"
            "原本を確かめてください。",
            title,
            "initiatives",
        )


def read(document: Document, region: Region) -> Reading:
    """The records of all cards of a region."""
    found = _readings(document)
    readings = [found[card.key] for card in _region_cards(document)[region.key] if card.key in found]
    return Reading(
        tuple(sorted((record for reading in readings for record in reading.records), key=lambda r: r.key)),
        frozenset(key for reading in readings for key in reading.used),
        tuple(remark for reading in readings for remark in reading.remarks),
    )


FAMILY = Family(name=_NAME, find=find, read=read, priority=30)
