"""Frames around running text: a box drawn around paragraphs is a table of one column to the eye of a machine only.

The cells of such a table stay what they are, but whoever asks for headings, notes or running text looks into it.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.memo import once
from schemas.labels import read_label
from schemas.printed import Document, Grid, Line, Page

_MOST_ROWS = 2
"""A title over a text; a column of more rows is a list."""


@once
def frames(document: Document) -> frozenset[int]:
    """The keys of the tables that are frames around text; none in inputs without positions."""
    return frozenset(
        item.key
        for _, item in document.flow
        if isinstance(item, Grid)
        and item.box is not None
        and item.column_count == 1
        and item.row_count <= _MOST_ROWS
        and not _begins_card(item)
    )


def _begins_card(grid: Grid) -> bool:
    """Whether a box holds the label of a card's name over the name: what the end of a page leaves of a card."""
    label = read_label(grid.cells[0].text) if grid.row_count > 1 else None
    return label is not None and label.exact and "name" in label.fields


def text_flow(document: Document) -> Iterator[tuple[Page, Line | Grid]]:
    """All lines and tables in reading order; instead of a frame, the lines in it."""
    framed = frames(document)
    for page, item in document.flow:
        if isinstance(item, Grid) and item.key in framed:
            for line in item.lines:
                yield page, line
        else:
            yield page, item


@once
def pages_of(document: Document) -> dict[int, Page]:
    """The page of every line and table by key, and of every line in a frame."""
    pages = {item.key: page for page, item in document.flow}
    pages.update((item.key, page) for page, item in text_flow(document))
    return pages
