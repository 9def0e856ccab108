"""Tables with a column an indicator: names beside the head 成果指標, below it 現状値, 実績値 2024 and 目標値.

Seen beside the amounts of a sheet, or as rows of its only table. What a row holds may be said by one cell
(実績値 2024) or by two (令和６年度 | 目標), the first of them over several rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extract.cards.cells.figures import is_figure
from extract.cards.cells.pieces import SAME_EDGE_PT, Piece, in_one_table, same_edges
from extract.cards.cells.view import BESIDE_INDICATORS, View, view_of
from extract.cards.years.blocks import Block
from extract.cards.years.years_down import read_years_down
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.glossary import is_reference
from schemas.labels import read_label
from schemas.vocabulary_cards import INDICATOR_NOUNS, KIND_NOUNS

FIGURES = ("baseline", "target", "result")
_HEADS = ("kpi", "indicator")
_TITLES = (*_HEADS, "target")
_YEARS = ("baseline_year", "target_year")
_OF_INDICATOR = (*FIGURES, *_YEARS, "unit", "note", "rate")
_JUDGING = ("evaluation", *BESIDE_INDICATORS)
_STUBS = frozenset(map(fold, (*INDICATOR_NOUNS, *KIND_NOUNS, "年度", "年次", "")))
"""Heads of a first column that do not say that indicators stand beside them."""
_TOWN = ("市", "町", "村", "区")
_FEWEST_ROWS = 2
_LONGEST_MARK = 3
_SAME_COLUMN = 0.01
"""By how much edges may differ that are numbers of columns."""


@dataclass(frozen=True, slots=True, eq=False)
class FigureRow:
    """A row below the names of indicators.

    Attributes:
        row: its row in the card.
        kind: the raw field of its cells; ``rate`` for what is kept beside them, ``other`` for a row whose label
            says nothing of figures.
        left: what says so, left to right; a year among it.
        cells: what is printed below each name; None where nothing is.
    """

    row: int
    kind: str
    left: tuple[Piece, ...]
    cells: tuple[Piece | None, ...]

    @property
    def year(self) -> Piece | None:
        """The cell that prints the year of the row and nothing else; None where none does."""
        return next((p for p in self.left if p.role == "year"), None)

    @property
    def is_said(self) -> bool:
        """Whether a word says what the row holds, and not its year alone."""
        return any(p.is_field(self.kind) for p in self.left)


@dataclass(frozen=True, slots=True, eq=False)
class NamedColumns:
    """A table with a column an indicator.

    Attributes:
        heads: what says that indicators follow (成果指標), and what else stands left of their names.
        names: the names, left to right; blank where a form has room for more of them.
        rows: what stands below them.
        beside: the table with the years down that stands right of it in the same rows; None without one.
        end: the row after the last.
    """

    heads: tuple[Piece, ...]
    names: tuple[Piece, ...]
    rows: tuple[FigureRow, ...]
    beside: Block | None
    end: int


def find_named_columns(view: View, row: int) -> NamedColumns | None:
    """The table of indicators across whose names, or whose title, stand in a row; None where there is none."""
    below = row + 1
    title = view.rows[row][0]
    alone = (
        all(p is title or p.role == "blank" for p in view.rows[row])
        and title.is_field(*_TITLES)
        and title.last == row
    )
    if alone and below < len(view.rows) and view.rows[below] and _is_over(title, view.rows[below]):
        table = _table(view, below, [title])
        if table is not None or title.is_field(*_HEADS):
            return table
    return _table(view, row, [p for p in view.rows[row] if p.is_field(*_HEADS) and p.last > row])


def _is_over(title: Piece, below: Sequence[Piece]) -> bool:
    """Whether a title stands over the columns of the row below it, though it may be no row of the same table."""
    edges = abs(title.x0 - below[0].x0) <= SAME_EDGE_PT and abs(title.x1 - below[-1].x1) <= SAME_EDGE_PT
    return below[0].grid is title.grid or (edges and below[0].page is title.page)


def _table(view: View, row: int, told: Sequence[Piece]) -> NamedColumns | None:
    """The table whose names stand in a row.

    Args:
        view: the card.
        row: the row.
        told: what stands above or left of it and says that indicators follow.
    """
    for stub in view.starting(row):
        names = _names(view, stub)
        if not names and stub.last > row:
            continue  # a band along the rows of the table may say anything
        if not names or not (stub.is_field(*_HEADS) or fold(stub.text) in _STUBS):
            return None
        rows, end = _rows(view, stub, names)
        certain = bool(told) or stub.is_field(*_HEADS)
        rest = [p for at in range(row, end) for p in view.starting(at) if p.x0 >= names[-1].x1 - _SAME_COLUMN]
        beside = _beside(rest, row)
        if not _tells(rows, names, certain=certain) or (beside is None and any(p.role != "blank" for p in rest)):
            return None
        left = [p for p in view.starting(row) if p.x1 <= names[0].x0 + _SAME_COLUMN and p not in told]
        return NamedColumns((*told, *left), names, rows, beside, end)
    return None


def _beside(rest: Sequence[Piece], row: int) -> Block | None:
    """The table with the years down that stands right of the names; None where anything else does."""
    first = next((p for p in rest if p.role != "blank"), None)
    if first is None or first.row != row:
        return None
    block = read_years_down(view_of([[p for p in rest if p.x0 >= first.x0 - _SAME_COLUMN]]), 0)
    return replace(block, start=row) if block is not None else None


def _names(view: View, stub: Piece) -> tuple[Piece, ...]:
    """The cells beside a head, from the first name to the last one; empty where none stands there."""
    beside = [p for p in view.starting(stub.row) if p.x0 >= stub.x1 - _SAME_COLUMN]
    while beside and fold(beside[0].text) in _STUBS:
        del beside[0]  # over the second of two columns that say what the rows hold
    found = list(takewhile(lambda p: p.last == stub.last and (p.role == "blank" or _is_name(p)), beside))
    while found and found[-1].role == "blank" and len(found) < len(beside):
        found.pop()  # what parts the table from the next one
    return tuple(found)


def _is_name(piece: Piece) -> bool:
    """Whether a piece can name an indicator: a word of the vocabulary cannot, unless it is only like one."""
    if piece.role == "label":
        return piece.is_field("rate") or (piece.label is not None and not piece.label.exact)
    text = fold(piece.text)
    named = piece.role in ("value", "unknown-label") and len(text) > 1 and not text.endswith("。")
    return named and not is_figure(piece.text) and not is_reference(piece.text)


def _rows(view: View, stub: Piece, names: Sequence[Piece]) -> tuple[tuple[FigureRow, ...], int]:
    """The rows below names, and the row after the last of them."""
    heads = [fold(p.text) for p in (stub, *names) if p.role != "blank"]
    found: list[FigureRow] = []
    at = stub.last + 1
    while at < len(view.rows) and view.rows[at] and in_one_table(stub, view.rows[at][0]):
        here = _without_band(view, at, stub)
        printed = [fold(p.text) for p in here if p.x0 < names[-1].x1 - _SAME_COLUMN]
        # a further page may begin with the heads once more, and a table right of this one may be longer
        if printed and printed != heads:
            row = _row(view, at, stub, names)
            if row is None or (row.kind == "other" and len(names) == 1):
                break
            found.append(row)
        at += 1
    while found and found[-1].kind == "other":
        at = found.pop().row
    return tuple(found), at


def _without_band(view: View, row: int, stub: Piece) -> list[Piece]:
    """What is printed in a row, but for the label beside the table that a further page prints once more.

    Where the first page has room for a few rows only, it may print none.
    """
    beside = [p for p in view.rows[stub.row] if p.x1 <= stub.x0 + SAME_EDGE_PT]
    known = {fold(p.text) for p in beside if p.role != "blank"}
    blank = [p for p in beside if p.role == "blank"]
    return [
        p
        for p in view.printed(row)
        if p.page is stub.page
        or p.x1 > stub.x0 + SAME_EDGE_PT
        or (fold(p.text) not in known and not any(same_edges(p, other) for other in blank))
    ]


def _row(view: View, row: int, stub: Piece, names: Sequence[Piece]) -> FigureRow | None:
    """A row with a cell below each of some names; None where anything else is printed in it."""
    edge = SAME_EDGE_PT if view.exact else _SAME_COLUMN
    first, last = names[0].x0 - edge, names[-1].x1 - edge
    left = [p for p in view.rows[row] if p.role != "blank" and p.x0 >= stub.x0 - edge and p.x0 < first]
    right = [p for p in view.printed(row) if first <= p.x0 < last]
    kind = _kind(left, right)
    if kind is None or any(p.x0 < stub.x0 - edge for p in _without_band(view, row, stub)):
        return None
    if kind in ("rate", "other") and any(p.x1 >= last for p in left):
        return None  # a label over all columns begins the next field
    cells: list[Piece | None] = [None] * len(names)
    for piece in right:
        # a figure at the side of its column may have a narrower cell of its own
        within = [n for n, name in enumerate(names) if name.x0 - edge <= piece.x0 and piece.x1 <= name.x1 + edge]
        below = within or [n for n, name in enumerate(names) if piece.x0 < (name.x0 + name.x1) / 2 < piece.x1]
        if not below or (len(below) > 1 and kind not in ("unit", "note")) or any(cells[n] for n in below):
            return None
        for n in below:
            cells[n] = piece
    return FigureRow(row, kind, tuple(left), tuple(cells))


def _kind(left: Sequence[Piece], cells: Sequence[Piece]) -> str | None:
    """What a row holds by what is printed left of its cells; None where it is no row of indicators."""
    kind = next((field for p in reversed(left) for field in _OF_INDICATOR if p.is_field(field)), None)
    if kind is None and any(p.heads_year for p in left):
        kind = "target" if any(p.status == "meant" for p in left) else "result"
    if kind is None and left and any(p.is_field(*_JUDGING) for p in left):
        kind = "rate" if all(len(fold(p.text)) <= _LONGEST_MARK for p in cells) else "other"
    if kind is None and left and all(p.role in ("value", "unknown-label") for p in left):
        kind = "unit" if _names_unit(left[-1]) and not any(is_figure(p.text) for p in cells) else "other"
    if kind in _YEARS:
        return kind
    # years beside each other head columns of their own, and labels values; 2024 may be a figure
    bare = [p for p in cells if p.role == "year" and fold(p.text).isdigit()]
    others = [p for p in cells if p.role != "value" and p not in bare]
    return None if others or 1 < len(bare) == len(cells) else kind


def _names_unit(piece: Piece) -> bool:
    """Whether a cell says 単位, which is no label of a card where it stands alone."""
    label = read_label(piece.text)
    return label is not None and label.exact and "unit" in label.fields


def _tells(rows: Sequence[FigureRow], names: Sequence[Piece], *, certain: bool) -> bool:
    """Whether rows hold the figures of indicators: two of them at least, and a word says of what kind they are.

    Where nothing says that the names are those of indicators, 現状値 and 目標値 with figures alone have to.
    """
    told = [row for row in rows if row.kind in FIGURES]
    said = {row.kind for row in told if row.is_said}
    printed = [p.text for row in told for p in row.cells if p is not None]
    figures = sum(map(is_figure, printed))
    if certain:
        return len(told) >= _FEWEST_ROWS and bool(said) and 2 * figures >= len(printed)
    towns = any(fold(name.text).endswith(_TOWN) for name in names)
    return {"baseline", "target"} <= said and 0 < figures == len(printed) and not towns
