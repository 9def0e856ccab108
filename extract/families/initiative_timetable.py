"""A timetable of many initiatives in one table: their names down, what is done beside them, years across.

Seen as: 事業名 / 取組 / R7 … R11 with arrows drawn over the years; 事業名 / 工程 / 令和9年度 … with a word in each
arrow. The initiatives themselves stand in a list or on cards of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from extract.cards.bounds.flow import flow_of
from extract.cards.bounds.going_on import name_on
from extract.cards.bounds.item import Item
from extract.cards.bounds.segments import cards_of
from extract.cards.cells.pieces import Piece
from extract.cards.cells.roles import pieces_of
from extract.cards.cells.view import View, heads_years, view_of
from extract.cards.draft import Draft, Mark
from extract.cards.lists.listed import listings_of
from extract.cards.years.blocks import Block
from extract.cards.years.timetable import is_timetable, read_timetable
from extract.cards.years.years_across import read_block
from extract.family import Family, Region
from extract.family import keys as line_keys
from extract.memo import once
from extract.shapes import is_dash, is_grade, is_mark
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.printed import Document, Grid, RawRecord, Reading, Remark

_NAME = "initiative_timetable"
_PRIORITY = 21
"""Before lists and cards, whose labels it has."""
_TALLEST_HEAD = 3


@dataclass(frozen=True, slots=True, eq=False)
class _Timetable:
    """A timetable with the cell that names the initiative of each row."""

    source: Item
    grid: Grid
    view: View
    block: Block
    names: Mapping[int, Piece]


@once
def _initiatives(document: Document) -> dict[str, int]:
    """The key of each initiative by its folded name, lists first."""
    found: dict[str, int] = {}
    for card in (*(card for listing in listings_of(document) for card in listing.cards), *cards_of(document)):
        name = name_on(card.view)
        if name is not None:
            found.setdefault(name, card.key)
    return found


def _timetable(source: Item, grid: Grid) -> _Timetable | None:
    """A table as a timetable of several initiatives; None for other tables."""
    view = view_of([pieces_of(source.page, grid)])
    if not view.exact:
        return None
    head = next((row for row in range(min(_TALLEST_HEAD, len(view.rows))) if heads_years(view, row)), None)
    if head is None:
        return None
    first = min(piece.x0 for piece in view.starting(head) if piece.heads_year)
    left = [piece for piece in view.rows[head] if piece.x1 <= first + 0.01 and piece.role != "blank"]
    at = next((piece for piece in left if piece.is_field("name")), None)
    if at is None:
        return None
    items = [piece for piece in left if piece.x0 >= at.x1 - 0.01]
    own = [
        replace(piece, role="value", label=None) if piece.role in ("label", "unknown-label") else piece
        for piece in view.pieces
        if piece.row > at.last and piece.x0 >= (items[-1] if items else at).x0 - 0.01
    ]
    plain = view_of([[*(piece for piece in view.starting(head) if piece.x0 >= first - 0.01), *own]])
    if not own or not heads_years(plain, 0):
        return None
    block = read_block(plain, 0, "schedule")
    if not is_timetable(plain, block) or _grades(block):
        return None
    move = plain.rows[0][0].row - head
    names = {
        row + move: piece
        for piece in view.pieces
        if piece.row > at.last and piece.role != "blank" and piece.overlap(at.x0, at.x1) > 0.5
        for row in range(piece.row, piece.last + 1)
    }
    return _Timetable(source, grid, plain, block, names)


def _grades(block: Block) -> bool:
    """Whether letters below the years grade what was reached, on grounds of their colour: a list of indicators."""
    texts = [piece.text for row in block.rows for _, piece in row.values if not is_dash(piece.text)]
    return bool(texts) and all(is_grade(text) and not is_mark(text) for text in texts)


@once
def _found(document: Document) -> tuple[_Timetable, ...]:
    found = []
    for source in flow_of(document):
        if not isinstance(source.item, Grid) or source.item.column_count < _TALLEST_HEAD:
            continue
        table = _timetable(source, source.item)
        known = _initiatives(document) if table is not None else {}
        if table is not None and any(fold(name.text) in known for name in table.names.values()):
            found.append(table)
    return tuple(found)


def find(document: Document) -> tuple[Region, ...]:
    """One region a timetable."""
    return tuple(
        Region(_NAME, t.source.item.key, (t.source.index,), t.source.grids, t.source.lines)
        for t in _found(document)
    )


def _marks(table: _Timetable, draft: Draft) -> Iterator[tuple[Piece | None, Mark]]:
    """The marks of a timetable with the cell that names the initiative of each."""
    read_timetable(table.view, table.block, draft)
    row_of = {row.name.keys: row.row for row in reversed(table.block.rows) if row.name is not None}
    for mark in draft.marks:
        row = row_of.get(frozenset(mark.item.keys))
        yield table.names.get(row) if row is not None else None, mark


def read(document: Document, region: Region) -> Reading:
    """Reads one record an item and year of each initiative; rows of names that no initiative has are remarked."""
    table = next(t for t in _found(document) if t.source.item.key == region.key)
    draft = Draft()
    records: list[RawRecord] = []
    unknown: dict[int, Piece] = {}
    for name, mark in _marks(table, draft):
        card = _initiatives(document).get(fold(name.text)) if name is not None else None
        if card is None:
            if name is not None:
                unknown.setdefault(id(name), name)
            continue
        fields = {"item": mark.item}
        if mark.year is not None:
            fields["fiscal_year"] = mark.year
        if mark.mark is not None:
            fields["mark"] = mark.mark
        records.append(RawRecord("schedules", min(mark.item.keys), fields, card))
    remarks = tuple(
        Remark(
            "unknown-label",
            f"工程表の「{fold(name.text)[:30]}」と同じ名称の取組が見つかりません。どの取組の工程か、原本を確かめてください。",
            name.printed,
            "schedules",
        )
        for name in unknown.values()
    )
    return Reading(tuple(records), line_keys(table.grid.lines), (*draft.remarks, *remarks))


FAMILY = Family(_NAME, find, read, _PRIORITY)
