"""Initiative cards in text dumps: labels and values as lines, in the order in which a program wrote the page.

Seen in dumps of the cards of 定住自立圏共生ビジョン: all labels first and the values after the table; row by row, the
label at half the height of its value; with columns kept by spaces. What a label's value is, is told by the label
before it where there is one, and else by what a person uses: the order of the labels, sentences, lists of projects,
figures, the headings above the card, and what is the same on other cards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from extract.dumps.blocks import wrap_widths
from extract.dumps.card_reader import CardText, read_card
from extract.dumps.card_signs import surroundings
from extract.dumps.segments import card_segments, form_recogniser, standing_notes
from extract.family import Family, Region
from extract.outline import outline
from schemas.folding import fold
from schemas.printed import Document, Reading

NAME = "card_text_dump"


@lru_cache(maxsize=4)
def _reading(document: Document) -> Reading:
    pages = [page for page in document.pages if page.width is None]
    if not pages:
        return Reading()
    (page,) = pages[:1]
    segments = card_segments(page)
    if not segments:
        return Reading()
    recogniser = form_recogniser(segments)
    notes = standing_notes(segments)
    cards = [CardText.of(segment, recogniser, notes) for segment in segments]
    widths = wrap_widths([[t for t in card.tokens if t.kind in ("text", "label")] for card in cards])
    recurrence: Counter[str] = Counter()
    for card in cards:
        recurrence.update({fold(token.text) for token in card.tokens if token.kind == "text"})
    structure = outline(document)
    around = surroundings([structure.titles(card.tokens[0].line.key) for card in cards], recurrence)
    return _together([Reading(used=notes), *(read_card(page, card, widths, around) for card in cards)])


def _together(readings: Sequence[Reading]) -> Reading:
    return Reading(
        tuple(record for reading in readings for record in reading.records),
        frozenset().union(*(reading.used for reading in readings)),
        tuple(remark for reading in readings for remark in reading.remarks),
    )


def find(document: Document) -> tuple[Region, ...]:
    """All cards of a dump as one region: they share a form, and each tells how to read the others."""
    reading = _reading(document)
    if not reading.records:
        return ()
    return (Region(NAME, min(reading.used), (0,), lines=reading.used),)


def read(document: Document, _region: Region) -> Reading:
    """The records of all cards of the region."""
    return _reading(document)


FAMILY = Family(NAME, find, read, priority=40)
