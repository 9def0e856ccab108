"""Initiative cards in text dumps: labels and values as lines, in the order in which a program wrote the page.

Seen in dumps of the cards of 定住自立圏共生ビジョン: all labels first and the values after the table; row by row,
the label at half the height of its value; with columns kept by spaces. What a label's value is, is told by the
label before it where there is one, and else by what a person uses: the order of the labels, sentences, lists of
projects, figures, the headings above the card, and what is the same on other cards.
"""

from __future__ import annotations

from extract.dumps.forms import forms_of
from extract.family import Family, Region
from schemas.printed import Document, Reading

NAME = "card_text_dump"


def find(document: Document) -> tuple[Region, ...]:
    """All cards of a dump as one region: they share a form, and each tells how to read the others."""
    reading = forms_of(document).cards
    if not reading.records:
        return ()
    return (Region(NAME, min(reading.used), (0,), lines=reading.used),)


def read(document: Document, _region: Region) -> Reading:
    """The records of all cards of the region."""
    return forms_of(document).cards


FAMILY = Family(NAME, find, read, priority=40)
