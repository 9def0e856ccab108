"""A line or table of the flow, with its page: what the reader of cards walks through."""

from __future__ import annotations

from schemas.frozen import dataclass
from schemas.printed import Grid, Line, Page


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A line or table of the flow.

    Attributes:
        index: index of the page in the document.
        page: the page.
        item: the line or table; a table may have been made of lines.
        grids: keys of the tables of the page that it stands for.
        lines: keys of the lines of the page that it was made of.
        parts: the printed lines that a line across the columns of a table was made of.
    """

    index: int
    page: Page
    item: Line | Grid
    grids: frozenset[int] = frozenset()
    lines: frozenset[int] = frozenset()
    parts: tuple[Line, ...] = ()
