"""Reading order: lines and tables of a page from top to bottom, prose columns one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.ink import Glyph
from extract.layout.lines import Draft, Set, read_lines
from extract.layout.tables import TableDraft


def read_flow(glyphs: list[Glyph]) -> Set:
    """The lines of the glyphs outside tables."""
    return read_lines(glyphs)


def in_reading_order(items: Sequence[Draft | TableDraft]) -> list[Draft | TableDraft]:
    """Lines and tables by position."""
    return sorted(items, key=lambda item: (item.box.top, item.box.x0))
