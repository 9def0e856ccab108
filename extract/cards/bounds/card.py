"""A card before it is read: the tables that it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from extract.cards.bounds.agreed import Statement
from extract.cards.bounds.item import Item
from extract.cards.cells.pieces import Piece
from extract.cards.cells.view import View, view_of
from schemas.frozen import dataclass
from schemas.printed import Grid, Line


@dataclass(slots=True)
class Card:
    """A card before it is read: its parts in reading order, each with the pieces of its rows.

    Attributes:
        pages: indices of the pages that the parts stand on.
        grids: the tables of the parts.
        parts: pieces by part.
        above: lines directly above the first table, nearest last; empty where another card stands above.
        sources: the items of the flow that the tables are or were made of.
        between: lines directly above each further table, by its key.
        agreed: statements of the agreement that stand in the card's tables.
        plate: pieces of a box above the first table that prints the card's number; its item is among the sources.
        first: key of the line that the card begins with, where it has lines of a common header too.
        repeated: the card's first rows where they are printed once more at the top of a further page.
    """

    pages: list[int] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    parts: list[list[Piece]] = field(default_factory=list)
    above: tuple[Line, ...] = ()
    sources: list[Item] = field(default_factory=list)
    between: dict[int, tuple[Line, ...]] = field(default_factory=dict)
    first: int | None = None
    agreed: list[Statement] = field(default_factory=list)
    repeated: list[Piece] = field(default_factory=list)
    plate: list[Piece] = field(default_factory=list)

    def add(self, index: int, found: Item, grid: Grid, pieces: list[Piece], gap: Sequence[Line]) -> None:
        """Adds a further table, or the rows of one that are the card's, with the lines above it."""
        self.pages.append(index)
        self.grids.append(grid)
        self.parts.append(pieces)
        self.sources.append(found)
        self.between[grid.key] = tuple(gap)

    @property
    def view(self) -> View:
        """The card as rows."""
        return view_of([self.plate, *self.parts])

    @property
    def key(self) -> int:
        """The smallest key of the card's lines; the table's own for a card without any."""
        if self.first is not None:
            return self.first
        keys = [line.key for part in self.parts for piece in part for line in piece.lines]
        return min(keys, default=self.grids[0].key)
