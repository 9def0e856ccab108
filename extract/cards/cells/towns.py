"""Texts that list municipalities and say nothing else, and tables that mark those which take part."""

from __future__ import annotations

import re

from extract.shapes import is_dash, is_mark, is_place
from schemas.folding import fold
from schemas.patterns import lazy_re
from schemas.printed import Grid, Line

_NAME = lazy_re(r"[^\s()各関係構成連携]{1,8}[市町村区]")


def is_list_of_municipalities(text: str) -> bool:
    """Whether a text lists several municipalities and nothing else.

    >>> is_list_of_municipalities("新庄市、金山町"), is_list_of_municipalities("新庄市、商工会")
    (True, False)
    """
    parts = [part for part in re.split(r"[、,・\s]+", text.strip()) if part]
    return len(parts) > 1 and all(_NAME.fullmatch(fold(part)) for part in parts)


CROSSES = frozenset(map(fold, "×✕"))
"""Marks below a municipality that takes no part."""
_LEAST = 2


def towns_marked(grid: Grid) -> list[Line]:
    """The names above a mark in a table of nothing but names across and marks below; empty for other tables."""
    names = [cell for cell in grid.cells if cell.row == 0]
    below = {cell.column: cell for cell in grid.cells if cell.row == 1}
    if grid.row_count != len(("names", "marks")) or len(names) < _LEAST or len(names) != len(below):
        return []
    found: list[Line] = []
    for name in names:
        mark = below.get(name.column)
        if mark is None or not is_place(name.text) or not (is_mark(mark.text) or is_dash(mark.text or "-")):
            return []
        if is_mark(mark.text) and fold(mark.text) not in CROSSES:
            found.extend(name.lines)
    return found
