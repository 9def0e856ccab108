"""A cell of a card's table, or a part of one, and the part that it plays: label, year, value or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal, Protocol

from extract.family import printed_cell
from extract.memo import once
from schemas.frozen import dataclass
from schemas.glossary import ROW_FIELDS, is_done, is_meant, is_year_remark
from schemas.labels import Label, is_year, read_label, year_and_rest, year_head
from schemas.printed import Box, Cell, Grid, Line, Page, Printed, Word

Role = Literal["blank", "label", "unknown-label", "year", "value"]
Status = Literal["done", "meant", ""]
Style = tuple[int, int, int] | str | None
"""What sets a cell off: its fill, or ``bold``; None for a plain one."""
_SHORT = 120
_WHITE = 250
"""A ground of which every component is so light is white."""


DOUBLE_RULING_PT = 4.0
"""White between the two lines of a double ruling at most."""
SAME_EDGE_PT = 3.0
"""Edges so near each other are one."""


class Extent(Protocol):
    """What reaches from a left edge to a right one."""

    @property
    def x0(self) -> float:
        """The left edge."""

    @property
    def x1(self) -> float:
        """The right edge."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A cell, or a part of one, as it stands on a card.

    Attributes:
        page: the cell's page.
        grid: the cell's table.
        cell: the cell as printed.
        row: first row in the card (or in the table, before the card is cut out).
        last: last row that the cell covers.
        x0: left edge in points, or the first column where the input has no positions.
        x1: right edge in points, or the column after the last.
        text: printed text of the piece, lines separated by line feeds.
        lines: printed lines of the piece.
        role: the part it plays.
        label: what the label says; None for other roles.
    """

    page: Page
    grid: Grid
    cell: Cell
    row: int
    last: int
    x0: float
    x1: float
    text: str
    lines: tuple[Line, ...]
    role: Role
    label: Label | None = None

    @property
    def printed(self) -> Printed:
        """The piece's text with its place."""
        return _printed(self)

    @property
    def keys(self) -> frozenset[int]:
        """Keys of the printed lines."""
        return frozenset(line.key for line in self.lines)

    @property
    def fields(self) -> tuple[str, ...]:
        """The raw fields that a label can stand for; empty for other roles."""
        return self.label.fields if self.label else ()

    def is_field(self, *names: str) -> bool:
        """Whether the piece is a label of one of these fields."""
        if self.role != "label" or self.label is None:
            return False
        fields = self.label.fields
        for name in names:  # noqa: SIM110  asked a thousand times a page; a generator costs more than the answer
            if name in fields:
                return True
        return False

    @property
    def names_row(self) -> bool:
        """Whether the label only names a row of amounts (計, 県補助金), so that beside a label it is a value."""
        return self.role == "label" and ROW_FIELDS.issuperset(self.fields)

    @property
    def heads_year(self) -> bool:
        """Whether the piece can head a column of one year: 「R7」, 「令和6年度実績」."""
        if self.role != "label":
            return self.role == "year"
        return (
            self.is_field("result", "budget", "component")
            and self.label is not None
            and (is_year(self.label.remark or "") or year_head(self.text) is not None)
        )

    @property
    def heads_aim(self) -> bool:
        """Whether the piece can head the column of a year beside columns of results: 「令和９年度目標」."""
        return (
            self.is_field("target", "target_year") and self.label is not None and is_year(self.label.remark or "")
        )

    @property
    def year(self) -> Printed:
        """The printed year at the head of a column."""
        return _year(self)

    @property
    def rest(self) -> str:
        """What a year piece prints after the year: a value set into the header cell."""
        split = year_and_rest(self.text)
        if split is None or year_head(self.text) is not None or is_year_remark(split[1]):
            return ""
        return split[1]

    @property
    def status(self) -> Status:
        """What a header, or a word beside figures, says of them: what came of a year, or what was meant to."""
        head = year_head(self.text)
        word = head.status if head is not None else self.label.word if self.label is not None else self.text
        if is_done(word) or self.is_field("result"):
            return "done"
        return "meant" if is_meant(word) or self.is_field("target") else ""

    def overlap(self, x0: float, x1: float) -> float:
        """The share of the narrower of the two extents that both cover."""
        # asked a hundred times a page: comparing takes half as long as min and max
        left, right = self.x0, self.x1
        width = right - left
        if x1 - x0 < width:
            width = x1 - x0
        if x0 > left:
            left = x0
        if x1 < right:
            right = x1
        return (right - left) / width if width > 0 and right > left else 0.0


@once
def _printed(piece: Piece) -> Printed:
    return printed_cell(piece.page, piece.cell, piece.text, piece.lines)


@once
def _year(piece: Piece) -> Printed:
    head = year_head(piece.text)
    if head is not None:
        return replace(piece.printed, text=head.year)
    split = year_and_rest(piece.text)
    return replace(piece.printed, text=split[0]) if split else piece.printed


def split_by_columns(piece: Piece, extents: Sequence[tuple[float, float]]) -> list[Piece]:
    """A cell over several columns as one piece a column, by where its words stand.

    A table without vertical rulings prints the values of a whole row in one cell. The piece comes back as it is
    where its words have no places, or all stand below one column.

    Args:
        piece: a piece whose cell reaches below several columns.
        extents: left and right edge of each column in points.
    """
    parts: dict[int, list[Line]] = {}
    boxes = [word.box for line in piece.lines for word in line.words]
    places = [box for box in boxes if box is not None]
    if len(places) < len(boxes):
        return [piece]
    for line in piece.lines:
        words: dict[int, list[Word]] = {}
        for word in line.words:
            # a word that begins below a longer one belongs to the same column, however short it is
            flush = [box for box in places if word.box and abs(box.x0 - word.box.x0) < 1.0]
            middle = max(flush, key=lambda box: box.width).center[0]
            at = min(range(len(extents)), key=lambda n: _distance(middle, extents[n]))
            words.setdefault(at, []).append(word)
        for at, found in words.items():
            box = Box.around([word.box for word in found if word.box is not None])
            text = " ".join(word.text for word in found)
            parts.setdefault(at, []).append(replace(line, words=tuple(found), text=text, box=box))
    if len(parts) < 2:
        return [piece]
    pieces = []
    for at, lines in sorted(parts.items()):
        text = "\n".join(line.text for line in lines)
        role, label = role_of(text)
        x0, x1 = extents[at]
        pieces.append(replace(piece, x0=x0, x1=x1, text=text, lines=tuple(lines), role=role, label=label))
    return pieces


def _distance(x: float, extent: tuple[float, float]) -> float:
    return max(extent[0] - x, x - extent[1], 0.0)


def is_exact(grid: Grid) -> bool:
    """Whether spans and columns of a table are known, not guessed from a text's separators."""
    return grid.box is not None or any(c.row_span > 1 or c.column_span > 1 for c in grid.cells)


def extent_of(cell: Cell) -> tuple[float, float]:
    """Left and right edge of a cell in points; its columns where the input has no positions."""
    if cell.box is not None:
        return cell.box.x0, cell.box.x1
    return float(cell.column), float(cell.column + cell.column_span)


def role_of(text: str) -> tuple[Role, Label | None]:
    """The part that a text plays by its words alone, and what it says as a label; None for other parts."""
    # forms print the same labels on every page, and most figures are short
    return _role_of_short(text) if len(text) <= _SHORT else _role_of(text)


def _role_of(text: str) -> tuple[Role, Label | None]:
    if not text.strip():
        return "blank", None
    label = read_label(text)
    if label:
        return "label", label
    return ("year", None) if year_and_rest(text) or year_head(text) else ("value", None)


_role_of_short = lru_cache(maxsize=1 << 12)(_role_of)


def same_edges(one: Extent, other: Extent) -> bool:
    """Whether two cells, or a cell and a column, begin and end at the same places."""
    return abs(one.x0 - other.x0) <= SAME_EDGE_PT and abs(one.x1 - other.x1) <= SAME_EDGE_PT


def stands_in(piece: Piece, column: Extent) -> bool:
    """Whether a cell stands in a column: the edges are the same, or white space has set them a little off."""
    if same_edges(piece, column):
        return True
    width = column.x1 - column.x0
    return abs(piece.x1 - piece.x0 - width) < 0.2 * width and piece.overlap(column.x0, column.x1) > 0.85


def in_one_table(head: Piece, below: Piece) -> bool:
    """Whether a cell stands in the table of a head, which a page break or a double ruling may have cut in two."""
    return below.grid is head.grid or below.page is not head.page or _joins(head.grid.box, below.grid.box)


def _joins(upper: Box | None, lower: Box | None) -> bool:
    """Whether a table of one width begins where another ends, but for the white of a double ruling."""
    if upper is None or lower is None or not 0 <= lower.top - upper.bottom <= DOUBLE_RULING_PT:
        return False
    return abs(lower.x0 - upper.x0) <= SAME_EDGE_PT and abs(lower.x1 - upper.x1) <= SAME_EDGE_PT


def rows_of(pieces: Iterable[Piece]) -> dict[int, list[Piece]]:
    """The pieces that cover each row, in the order in which they were given."""
    rows: dict[int, list[Piece]] = {}
    for piece in pieces:
        for row in range(piece.row, piece.last + 1):
            rows.setdefault(row, []).append(piece)
    return rows


def sorted_rows_of(pieces: Iterable[Piece]) -> dict[int, list[Piece]]:
    """The pieces that cover each row, left to right."""
    return rows_of(sorted(pieces, key=lambda p: p.x0))


@once
def style_of(piece: Piece) -> Style:
    """What sets labels off: a fill that is not white, or a bold face; None for plain cells."""
    return cell_style(piece.cell.fill, piece.lines)


def cell_style(fill: tuple[int, int, int] | None, lines: Sequence[Line]) -> Style:
    """What sets a cell with this ground and these lines off; None for a plain one."""
    if fill is not None and min(fill) < _WHITE:
        return fill
    return "bold" if lines and all(line.bold for line in lines) else None
