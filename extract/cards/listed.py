"""Lists with an initiative a row: each row set up like a card of its own, so that it is read like one.

Seen as: 番号 | 事業名 | 事業内容 | 事業費（千円） over R7, R8, R9 | 担当課; 取組名 | 取組の概要 | 関係市町村 |
成果指標（KPI） | 現状値 | 目標値 | 事業費. A name beside several rows has several indicators or amounts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.cards.flow import flow_of
from extract.cards.item import Item
from extract.cards.pieces import Piece
from extract.cards.roles import pieces_of
from extract.cards.segments import Card
from extract.cards.view import View, view_of
from extract.cards.years_across import is_figure
from extract.memo import once
from schemas.folding import fold
from schemas.printed import Document, Grid, Line

_TALLEST_HEAD = 3
_SAME_EDGE_PT = 3.0
_OTHERS = ("団体名", "都道府県名", "都道府県", "申請団体", "採択団体", "実施団体", "自治体名", "団体")
"""Headers of lists of programmes, which are no lists of one plan's initiatives."""
_FIGURES = ("budget", "schedule", "budget_years")
_INDICATOR = ("kpi", "indicator", "baseline", "target", "result", "unit", "note", "baseline_year", "target_year")
_PLAIN = ("name", "description", "effect", "municipalities", "number", "policy_field", "measure", "axis")


@dataclass(frozen=True, slots=True, eq=False)
class _Column:
    """A column of a list: its heads, outermost first, and its extent."""

    heads: tuple[Piece, ...]
    x0: float
    x1: float

    @property
    def head(self) -> Piece:
        """The lowest head."""
        return self.heads[-1]

    def is_field(self, *names: str) -> bool:
        """Whether any of the heads is a label of one of these fields."""
        return any(head.is_field(*names) for head in self.heads)


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """A list over one or several tables; ``cards`` has one card for each initiative."""

    sources: tuple[Item, ...]
    cards: tuple[Card, ...]


def _head_rows(view: View) -> int:
    """How many rows at the top are heads; 0 where the table does not begin with heads."""
    for row in range(min(_TALLEST_HEAD, len(view.rows))):
        printed = view.printed(row)
        if not printed or any(p.role == "value" and p.status == "" and not _short(p) for p in printed):
            return row
        if row and not any(p.role in ("label", "year") or p.status for p in printed):
            return row
    return min(_TALLEST_HEAD, len(view.rows))


def _short(piece: Piece) -> bool:
    text = fold(piece.text)
    return len(text) <= 12 and not is_figure(piece.text) and not text.endswith("。")


def _columns(view: View, height: int) -> list[_Column]:
    """The columns below the heads, left to right."""
    found: list[_Column] = []
    for piece in (p for row in range(height) for p in view.printed(row)):
        below = [p for p in view.below(piece) if p.row < height and p.role != "blank"]
        if below:
            continue
        over = [p for row in range(piece.row) for p in view.printed(row) if p.overlap(piece.x0, piece.x1) > 0.5]
        found.append(_Column((*over, piece), piece.x0, piece.x1))
    return sorted(found, key=lambda column: column.x0)


def _is_list(columns: Sequence[_Column], view: View, height: int) -> bool:
    """Whether the heads name what an initiative is called, what it does, and what it costs or who takes part."""
    heads = [column.head for column in columns]
    if sum(head.is_field("name") for head in heads) != 1 or not any(
        h.is_field("description", "effect") for h in heads
    ):
        return False
    if any(fold(head.text) in _OTHERS for head in heads):
        return False
    if not any(column.is_field(*_FIGURES, "municipalities") for column in columns):
        return False
    rows = {p.row for p in _names(columns, view, height)}
    return len(rows) >= 2


def _names(columns: Sequence[_Column], view: View, height: int) -> list[Piece]:
    """The cells with the initiatives' names."""
    at = next(column for column in columns if column.head.is_field("name"))
    found = []
    for row in range(height, len(view.rows)):
        for piece in view.starting(row):
            inside = piece.overlap(at.x0, at.x1) > 0.5 and piece.x1 - piece.x0 < 1.5 * (at.x1 - at.x0)
            if inside and piece.role not in ("blank", "year") and not piece.is_field("total"):
                found.append(piece)
    return found


def _set_up(columns: Sequence[_Column], view: View, rows: range) -> list[Piece]:
    """The pieces of one initiative as a card: a row for each column, small tables for years and indicators."""
    pieces: list[Piece] = []
    at = 0

    def put(piece: Piece, row: int, x0: float | None = None, x1: float | None = None) -> None:
        pieces.append(
            replace(piece, row=row, last=row, x0=piece.x0 if x0 is None else x0, x1=piece.x1 if x1 is None else x1)
        )

    def below(column: _Column, row: int) -> list[Piece]:
        found = [p for p in view.rows[row] if p.overlap(column.x0, column.x1) > 0.5 and p.role != "blank"]
        return [p for p in found if p.row == row or row == rows.start]

    years = [c for c in columns if c.head.heads_year or (c.head.role == "value" and c.head.status)]
    figures = [c for c in columns if c not in years and c.is_field(*_INDICATOR) and not c.is_field(*_PLAIN)]
    named = any(c.is_field("kpi", "indicator") for c in figures)
    figures = figures if named and len(figures) > 1 else []
    for column in (c for c in columns if c not in years and c not in figures):
        values = [p for row in rows for p in below(column, row)]
        put(
            column.head if column.head.role != "value" else replace(column.head, role="unknown-label"),
            at,
            0.0,
            1.0,
        )
        for value in values[:1]:
            role = "value" if value.role in ("label", "unknown-label") else value.role
            put(replace(value, role=role, label=None), at, 1.0, 2.0)
        at += 1
        for value in values[1:]:
            put(replace(value, role="value", label=None), at, 1.0, 2.0)
            at += 1
    for group in (figures, years):
        if not group:
            continue
        labels = {id(head): head for column in group for head in column.heads[:-1] if head.role == "label"}
        for label in labels.values():
            own = [c for c in group if label in c.heads]
            if group is years:
                put(label, at, own[0].x0, own[-1].x1)
                at += 1
        for column in group:
            put(column.head, at, column.x0, column.x1)
        for row in rows:
            at += 1
            for column in group:
                for value in below(column, row):
                    put(value, at, column.x0, column.x1)
        at += 1
    return pieces


def _cards(
    found: Item, view: View, columns: Sequence[_Column], height: int, above: tuple[Line, ...]
) -> list[Card]:
    cards: list[Card] = []
    names = _names(columns, view, height)
    for number, name in enumerate(names):
        after = names[number + 1].row if number + 1 < len(names) else len(view.rows)
        end = max(name.last + 1, min(after, _end(view, columns, name)))
        pieces = _set_up(columns, view, range(name.row, end))
        card = Card([found.index], [name.grid], [pieces], above, [found])
        card.first = min(name.keys)
        cards.append(card)
    return cards


def _end(view: View, columns: Sequence[_Column], name: Piece) -> int:
    """The row after the last that belongs to a name: further rows leave the columns of the initiative blank."""
    single = [c for c in columns if c.is_field("name", "number", "description")]
    row = name.last + 1
    while row < len(view.rows):
        starting = [p for p in view.starting(row) if p.role != "blank"]
        if not starting or any(p.overlap(c.x0, c.x1) > 0.5 for p in starting for c in single):
            break
        row += 1
    return row


def _same_columns(view: View, columns: Sequence[_Column]) -> bool:
    """Whether a table without heads has the columns of the list on the page before."""
    if not view.rows or not view.exact:
        return False
    starts = sorted(p.x0 for p in view.starting(0))
    return len(starts) == len(columns) and all(
        abs(x - column.x0) <= _SAME_EDGE_PT for x, column in zip(starts, columns, strict=True)
    )


def _listings(document: Document) -> Iterator[Listing]:
    above: list[Line] = []
    sources: list[Item] = []
    cards: list[Card] = []
    columns: list[_Column] = []
    for found in flow_of(document):
        if isinstance(found.item, Line):
            above.append(found.item)
            continue
        pieces = pieces_of(found.page, found.item) if _may_list(found.item) else ()
        view = view_of([pieces])
        height = _head_rows(view)
        own = _columns(view, height) if height and view.exact else []
        if own and _is_list(own, view, height):
            columns, top = own, height
        elif columns and sources and found.index == sources[-1].index + 1 and _same_columns(view, columns):
            top = 0
        else:
            columns, top = [], 0
        if not columns or top:
            if cards:
                yield Listing(tuple(sources), tuple(cards))
            sources, cards = [], []
        if columns:
            sources.append(found)
            cards.extend(_cards(found, view, columns, top, tuple(above)))
        above = []
    if cards:
        yield Listing(tuple(sources), tuple(cards))


def _may_list(grid: Grid) -> bool:
    """Whether a table is large enough to be a list; asked first, for most tables are not."""
    return grid.row_count >= 2 and grid.column_count >= 3


@once
def listings_of(document: Document) -> tuple[Listing, ...]:
    """All lists of initiatives of a document in reading order."""
    return tuple(_listings(document))
