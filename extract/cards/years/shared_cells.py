"""Arrows typed into a cell that rulings draw over several years, as a scan shows them: strokes in its middle.

Where a text has the arrow's characters, the cell tells the years. In a picture they are a stroke like that of an
arrow drawn over the years, which tells them by its own ends. What is typed stands in the middle of its cell and
ends anywhere; what is drawn ends where years do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from extract.cards.cells.pieces import Piece
from extract.cards.years.blocks import Column
from extract.shapes import ARROWS
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_re
from schemas.printed import Box

_CENTRED_PT = 5.0
"""The middle of a typed arrow is so near to that of its cell; its head may be lost, or taken for a letter."""
_PADDING_PT = 8.0
"""What is typed at the left of a cell begins so near to its side."""
_NEAR_EDGE = 0.15
"""An end of a drawn arrow is so near to an edge of a year, as a share of the year's width."""
_LEVEL_PT = 3.0
"""The strokes of one arrow are so level, and reach so far over the sides of their cell."""
_BESIDE_PT = 12.0
"""White space between the strokes of an arrow, its head and its dashes at most."""
_REST = lazy_re(rf"[-‐–—―ー一~・.,、。'\"`:;|_<>{ARROWS}]*")
"""What a recogniser makes of an arrow's head, and of dashes that are no ruling."""

Teller = Literal["cell", "arrow", "doubt"]


@dataclass(frozen=True, slots=True)
class SharedCell:
    """A cell over several years with an arrow in it.

    Attributes:
        box: the arrow.
        years: the columns below which the cell stands.
        teller: whether the cell tells the years that the arrow is for, or the arrow's ends do; ``doubt`` where
            nothing settles it.
    """

    box: Box
    years: tuple[Column, ...]
    teller: Teller


def shared_cell(pieces: Sequence[Piece], columns: Sequence[Column], bars: Sequence[Box]) -> SharedCell | None:
    """The cell over several years that holds all that is drawn; None without one, and where words stand in it.

    Args:
        pieces: the cells of an item's rows, on a page read from its picture.
        columns: the columns of the years, left to right.
        bars: what is drawn over the item's rows.
    """
    below = [(piece, _years(piece, columns)) for piece in dict.fromkeys(pieces)]
    shared = [(piece, years) for piece, years in below if len({id(year.head) for year in years}) > 1]
    if len(shared) != 1 or not bars:
        return None
    [(piece, years)], cell = shared, shared[0][0].cell.box
    if cell is None or not _REST.fullmatch(fold(piece.text)):
        return None
    level = bars[0].center[1]
    for bar in bars:
        within = cell.x0 - _LEVEL_PT <= bar.x0 and bar.x1 <= cell.x1 + _LEVEL_PT
        if not within or abs(bar.center[1] - level) > _LEVEL_PT:
            return None
    box = _with_rests(bars, piece)
    return SharedCell(box, years, _teller(box, cell, years, alone=len(years) == len(columns)))


def _with_rests(bars: Sequence[Box], piece: Piece) -> Box:
    """The whole of an arrow: its strokes, and what is printed beside them."""
    box = bars[0]
    for bar in bars[1:]:
        box = box.union(bar)
    for word in sorted((w.box for line in piece.lines for w in line.words if w.box is not None), key=_left):
        if box.x0 - word.x1 <= _BESIDE_PT and word.x0 - box.x1 <= _BESIDE_PT:
            box = box.union(word)
    return box


def _left(box: Box) -> float:
    return box.x0


def _years(piece: Piece, columns: Sequence[Column]) -> tuple[Column, ...]:
    return tuple(column for column in columns if piece.overlap(column.x0, column.x1) > 0.5)


def _teller(box: Box, cell: Box, years: Sequence[Column], *, alone: bool) -> Teller:
    """What tells the years; ``alone`` says that no cell of the item stands below another year.

    A cell drawn over some of the years only was drawn so for its arrow.
    """
    centred = abs(box.center[0] - cell.center[0]) <= _CENTRED_PT
    drawn = alone and all(_is_at_edge(x, years) for x in (box.x0, box.x1))
    if centred and not drawn:
        return "cell"
    at_side = box.x0 - cell.x0 <= _PADDING_PT and not drawn
    return "doubt" if centred or at_side else "arrow"


def _is_at_edge(x: float, years: Sequence[Column]) -> bool:
    return any(abs(x - edge) <= _NEAR_EDGE * (y.x1 - y.x0) for y in years for edge in (y.x0, y.x1))
