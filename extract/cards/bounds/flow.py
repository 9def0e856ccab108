"""The flow of a document as cards are looked for in it: tables, lines, and labelled lines set as tables."""

from __future__ import annotations

from extract.cards.bounds.drawn import with_drawn_timetables
from extract.cards.bounds.embedded import with_inner_tables
from extract.cards.bounds.goal_boxes import with_goal_boxes
from extract.cards.bounds.headed import with_headed_tables
from extract.cards.bounds.headed_texts import with_headed_texts
from extract.cards.bounds.item import Item
from extract.cards.bounds.overleaf import with_rows_overleaf
from extract.cards.bounds.series import parts_of_cards, with_headings_as_labels
from extract.cards.text.written import with_written_cards
from extract.memo import once
from extract.outline import outline
from extract.shapes import GOES_ON
from schemas.printed import Document, Grid, Line, Page


@once
def flow_of(document: Document) -> tuple[Item, ...]:
    """The lines and tables of a document, cards that are written as lines among the tables."""
    items = [
        Item(index, page, item, frozenset((item.key,)) if isinstance(item, Grid) else frozenset())
        for index, page in enumerate(document.pages)
        for item in _without_overleaf_note(page)
    ]
    items = with_drawn_timetables(with_inner_tables(with_rows_overleaf(items)))
    parts = parts_of_cards(document)
    if parts:
        items = list(with_headings_as_labels(items, parts))
    else:
        items = with_headed_texts(with_headed_tables(with_goal_boxes(items)), outline(document))
    headings = frozenset(heading.line.key for heading in outline(document).headings)
    return tuple(with_written_cards(items, headings))


def _without_overleaf_note(page: Page) -> tuple[Line | Grid, ...]:
    """The flow of a page without a first line that only says what goes on from the page before: （前頁の続き）."""
    first = page.flow[0] if page.flow else None
    return page.flow[1:] if isinstance(first, Line) and GOES_ON.search(first.text) else page.flow
