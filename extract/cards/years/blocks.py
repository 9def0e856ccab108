"""A table with years across as it is read: its columns, its rows, and what it holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from extract.cards.cells.pieces import Piece, Status
from extract.cards.cells.places import joined
from schemas.frozen import dataclass
from schemas.printed import Printed

Kind = Literal["budget", "schedule", "result", "target", "indicator", "years", "unknown"]


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A column of one year, or of their total; ``head`` is the printed header.

    ``status`` says whether the column holds what came of the year (決算, 実績) or what was meant to be
    (予算, 目標); ``word`` is the piece that prints it, None where none does.
    """

    head: Piece
    x0: float
    x1: float
    total: bool
    status: Status = ""
    word: Piece | None = None

    @property
    def title(self) -> Printed:
        """The printed year with the word that says what its figures are."""
        if self.word is None or self.word is self.head:
            return self.head.printed if self.status else self.head.year
        return joined([self.head.year, self.word.printed], " ")


@dataclass(frozen=True, slots=True, eq=False)
class BlockRow:
    """A row below years.

    Attributes:
        row: its row in the card.
        name: what stands left of the figures; None where nothing does.
        label: ``name`` where it is a label of the vocabulary (事業費, 実績値, 計).
        unit: a cell that prints a unit of money and nothing else.
        values: printed pieces with the columns that they cover.
        stray: printed pieces under no column.
        path: everything left of the figures, outermost first, also what spans several rows.
        status: what a word beside the figures says of all of them (目標 / 実績).
        sides: pieces in columns beside the years, with the header of their column.
    """

    row: int
    name: Piece | None
    label: Piece | None
    unit: Piece | None
    values: tuple[tuple[tuple[Column, ...], Piece], ...]
    stray: tuple[Piece, ...] = ()
    path: tuple[Piece, ...] = ()
    status: Status = ""
    sides: tuple[tuple[Piece, Piece], ...] = ()

    def is_about(self, *fields: str) -> bool:
        """Whether a label left of the figures is one of these fields."""
        return any(piece.is_field(*fields) for piece in self.path) or (
            self.label is not None and self.label.is_field(*fields)
        )


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A header of years with the rows below it.

    Attributes:
        kind: what its labels say that it holds; ``years`` where only its rows' labels do.
        labels: the labels beside the header, left to right, or above it.
        columns: the years, left to right.
        rows: the rows below, and first the values set into the header's own cells.
        start: row of the header.
        end: the row after the last.
    """

    kind: Kind
    labels: tuple[Piece, ...]
    columns: tuple[Column, ...]
    rows: tuple[BlockRow, ...]
    start: int
    end: int


def kind_of(labels: Iterable[Piece]) -> Kind | None:
    """What a table with years across holds, by the labels beside it; None where they do not say."""
    fields = {name for piece in labels if piece.role == "label" for name in piece.fields}
    by_field: tuple[tuple[Kind, tuple[str, ...]], ...] = (
        ("result", ("result",)),
        ("schedule", ("schedule", "schedule_item")),
        ("budget", ("budget", "funding")),
        ("indicator", ("kpi", "indicator")),
        ("target", ("target",)),
        ("years", ("budget_years",)),
    )
    for kind, names in by_field:
        if fields.intersection(names):
            return kind
    return None
