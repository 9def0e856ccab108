"""The words of a table, which are asked for before anyone lays the table out."""

from __future__ import annotations

from extract.memo import once
from extract.shapes import plain
from schemas.folding import fold
from schemas.printed import Grid


@once
def words_of(grid: Grid) -> str:
    """The folded texts of a grid's cells, one a line: a word that does not stand here heads nothing in it."""
    return "\n".join([fold(plain(cell.text)) for cell in grid.cells if cell.lines])
