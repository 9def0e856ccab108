"""The cover of a document: a page that bears its title, who issued it and when, and no text.

What is printed there heads neither the text nor a card.
"""

from __future__ import annotations

from extract.outline import numbering
from extract.passage_signs import BODY, BULLET, NO_TITLE, SENTENCE
from schemas.folding import fold
from schemas.printed import Document, Line, Page

_MOST_LINES = 15
_LAST_NUMBER = 2
"""The sheet before a cover may be blank or a picture."""


def cover_of(document: Document) -> Page | None:
    """The cover; None where the document begins with its text, has one page only, or is no set of pages.

    A title slide that nobody signs or dates is none: what its title heads is the deck.
    """
    pages = [page for page in document.pages if page.flow]
    if len(pages) < 2 or pages[0].number is None or pages[0].number > _LAST_NUMBER:
        return None
    lines = [item for item in pages[0].flow if isinstance(item, Line)]
    if len(lines) < len(pages[0].flow) or not 1 < len(lines) <= _MOST_LINES:
        return None
    if any(numbering(line.text) or BULLET.match(line.text) or SENTENCE.search(line.text) for line in lines):
        return None
    return pages[0] if any(_signs(line) for line in lines) else None


def _signs(line: Line) -> bool:
    """Whether a line is the date of a document or the body that issues it."""
    text = fold(line.text)
    return NO_TITLE.search(text) is not None or BODY.search(text) is not None
