"""Tables with years across inside a card: budgets, timetables, yearly results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.cards.cells.figures import is_figure, is_money_unit, names_money_unit
from extract.cards.cells.pieces import Piece, Status, split_by_columns
from extract.cards.cells.view import View
from extract.cards.years.block_ends import (
    ends_block,
    is_of_other_table,
    is_told_across,
    is_unit_of_next,
    last_row_above,
    stands_left,
)
from extract.cards.years.blocks import Block, BlockRow, Column, Kind, kind_of
from extract.cards.years.even_columns import spread_evenly
from extract.cards.years.parted_years import parts_of_years
from extract.cards.years.typed_bars import is_bar, within_text
from extract.memo import once
from schemas.folding import fold
from schemas.frozen import dataclass

_LONGEST_MARK = 4
_SIDE_VALUES = ("unit", "baseline", "target", "note", "baseline_year", "target_year")
"""Fields of an indicator that a column beside the years can hold."""


def _columns(view: View, row: int) -> list[Column]:
    heads: list[Column] = []
    for piece in view.starting(row):
        if piece.heads_year or (piece.heads_aim and view.exact):
            heads.append(Column(piece, piece.x0, piece.x1, total=False, status=piece.status, word=piece))
        elif heads and piece.is_field("total"):
            heads.append(Column(piece, piece.x0, piece.x1, total=True))
    if not view.exact:
        return heads
    above = [p for p in view.rows[row - 1] if p.last == row - 1 and p.role != "blank"] if row else []
    found: list[Column] = []
    for column in heads:
        if not column.status and not column.total:
            over = next((p for p in above if p.overlap(column.x0, column.x1) > 0.5), None)
            status = over.status if over is not None and over.is_field("result", "target", "budget") else ""
            column = Column(column.head, column.x0, column.x1, False, status, over if status else None)
        found.append(column)
    return found


def _subdivided(view: View, row: int, columns: list[Column]) -> list[Column]:
    """The columns of years that are parted below by words like 予算 and 決算, or 目標 and 実績."""
    if not view.exact or row + 1 >= len(view.rows):
        return columns
    below = [p for p in view.printed(row + 1) if any(p.overlap(c.x0, c.x1) > 0.5 for c in columns)]
    parted = [p for p in below if p.status or p.is_field("rate")]
    if len(parted) < 2 or len(parted) < len(below):
        return columns
    found: list[Column] = []
    for column in columns:
        own = [p for p in parted if p.overlap(column.x0, column.x1) > 0.5]
        found.extend(
            Column(column.head, p.x0, p.x1, total=column.total, status=p.status, word=p)
            for p in own
            if p.status or p.is_field("rate")
        )
        if not own:
            found.append(column)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    name: Piece | None
    unit: Piece | None
    data: list[Piece]
    path: tuple[Piece, ...] = ()
    status: Status = ""
    sides: tuple[tuple[Piece, Piece], ...] = ()


def _name_and_rest(
    view: View, row: int, columns: list[Column], kind: Kind, labels: Sequence[Piece], heads: Sequence[Piece]
) -> _Row:
    pieces = [p for p in view.rows[row] if p.role != "blank" and p not in labels]
    pieces = [p for p in pieces if p.row == row or p.x1 <= columns[0].x0 + 1.0]
    left = [p for p in pieces if p.x0 < columns[0].x0 - 0.01 and stands_left(p, columns[0])]
    unit = next((p for p in left if is_money_unit(p.text)), None)
    sides = _sides(pieces, columns, heads) if view.exact and kind != "schedule" else []
    beside = [piece for _, piece in sides]
    named = [p for p in left if p is not unit and p not in beside and (p.role != "value" or not is_figure(p.text))]
    name = named[-1] if named else None
    data = [p for p in pieces if p not in named and p is not unit and p not in beside]
    if not view.exact and name is None and data and kind in ("budget", "schedule"):
        first = data[0]
        longest = 0 if kind == "budget" else _LONGEST_MARK
        if not is_figure(first.text) and len(fold(first.text)) > longest:
            # the header lost the empty cell above the names, so names stand below the first year
            name, data = first, data[1:]
    status: Status = ""
    if view.exact and kind != "schedule" and len(named) > 1 and named[-1].status:
        # 「参加者数 | 目標 | …」: the last word says what the figures are, the one before what they count
        status, name = named[-1].status, named[-2]
    return _Row(name, unit, data, tuple(named), status, tuple(sides))


def _sides(
    pieces: Sequence[Piece], columns: Sequence[Column], heads: Sequence[Piece]
) -> list[tuple[Piece, Piece]]:
    """The pieces of a row below headers beside the years that ask for a value of their own: 単位, 現状値, 備考."""
    found = []
    for piece in pieces:
        if any(piece.overlap(column.x0, column.x1) > 0.5 for column in columns):
            continue
        head = next((h for h in heads if h.overlap(piece.x0, piece.x1) > 0.5), None)
        if head is not None and (head.is_field(*_SIDE_VALUES, "aim", "number") or head.x0 > columns[-1].x0):
            found.append((head, piece))
    return found


def _place(
    view: View, found: _Row, columns: list[Column], kind: Kind
) -> tuple[list[tuple[tuple[Column, ...], Piece]], list[Piece]]:
    """Puts the values of a row below their years."""
    shift = 0.0
    if not view.exact and found.name is not None:
        behind = found.name.x1 - columns[0].x0
        slid_left = any(p.x0 < columns[0].x0 for p in found.data)
        shift = behind if behind > 0 or slid_left else 0.0
    values: list[tuple[tuple[Column, ...], Piece]] = []
    stray: list[Piece] = []
    extents = [(column.x0, column.x1) for column in columns]
    parts = [part for whole in found.data for part in _parts(view, whole, columns, extents, kind)]
    if view.exact and _one_each(parts, columns):
        return [((column,), piece) for column, piece in zip(columns, parts, strict=True)], []
    for piece in parts:
        covered = tuple(c for c in columns if _covers(piece, c, shift))
        if covered:
            values.append((covered, piece))
        else:
            stray.append(piece)
    return values, stray


def _one_each(parts: Sequence[Piece], columns: Sequence[Column]) -> bool:
    """Whether figures, that no ruling keeps below their years, are as many as the years: one of each."""
    return (
        len(parts) == len(columns)
        and all(is_figure(part.text) and not part.grid.ruled for part in parts)
        and any(sum(_covers(part, column, 0.0) for column in columns) != 1 for part in parts)
    )


def _parts(
    view: View, piece: Piece, columns: list[Column], extents: list[tuple[float, float]], kind: Kind
) -> list[Piece]:
    """A piece below several years as one a year, where it prints several words.

    A cell of a timetable that rulings draw over several years holds for all of them: 「実施　→」. Where words
    alone tell the cells, a bar of signs reaches from its first sign to its last one.
    """
    covered = sum(_covers(piece, column, 0.0) for column in columns)
    words = sum(len(line.words) for line in piece.lines)
    if view.exact and kind == "schedule" and not piece.grid.ruled and is_bar(piece.text):
        return [within_text(piece)]
    several = view.exact and covered > 1 and not (kind == "schedule" and piece.grid.ruled and words < covered)
    return split_by_columns(piece, extents) if several else [piece]


def _covers(piece: Piece, column: Column, shift: float) -> bool:
    moved = replace(piece, x0=piece.x0 - shift, x1=piece.x1 - shift) if shift else piece
    # a cell over several years covers each; a cell that only touches the neighbour's edge does not
    return moved.overlap(column.x0, column.x1) > 0.5


def labels_above(view: View, row: int, columns: Sequence[Column]) -> list[Piece]:
    """The label directly above a header of years: 「事業費（百万円）」 over R7 and R8."""
    if row == 0 or not view.exact:
        return []
    above = [p for p in view.rows[row - 1] if any(p.overlap(c.x0, c.x1) > 0.5 for c in columns)]
    printed = [p for p in above if p.role != "blank"]
    # without vertical rulings a label in the middle of the years leaves blank cells beside it
    alone = len(printed) == 1 and len(above) > 1
    return [
        p
        for p in printed
        if p.role == "label"
        and p.last == row - 1
        and not _has_value_beside(view, p, row - 1)
        and (alone or sum(p.overlap(c.x0, c.x1) > 0.5 for c in columns) > 1)
    ]


def _has_value_beside(view: View, label: Piece, row: int) -> bool:
    """Whether a label's value stands right of it, so that it is no heading of what is below."""
    right = view.right_of(label, row)
    return bool(right) and right[0].role == "value" and right[0].x0 <= label.x1 + 1


def block_row(view: View, row: int, columns: list[Column], kind: Kind, labels: Sequence[Piece],
              heads: Sequence[Piece]) -> BlockRow | None:  # fmt: skip
    """A row of a table below its years; None for a blank one."""
    found = _name_and_rest(view, row, columns, kind, labels, heads)
    values, stray = _place(view, found, columns, kind)
    label = found.name if found.name is not None and found.name.role == "label" else None
    if found.name is None and found.unit is None and not values and not stray and not found.sides:
        return None
    return BlockRow(
        row, found.name, label, found.unit, tuple(values), tuple(stray), found.path, found.status, found.sides
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Head:
    """The header of a block: its columns and labels, its last row, and the kind that it tells itself."""

    columns: list[Column]
    labels: list[Piece]
    above: list[Piece]
    last: int
    kind: Kind | None


@once
def _head(view: View, row: int) -> _Head:
    top = _columns(view, row)
    columns = _subdivided(view, row, top)
    last_head = max(row if columns is top else row + 1, min(c.head.last for c in columns))
    labels = [p for p in view.rows[row] if p.x0 < columns[0].x0 and p.role in ("label", "unknown-label")]
    known = [p for p in labels if p.role == "label"]
    above = labels_above(view, row, columns)
    if known:
        # a band beside all rows says what they are; the heading over the years may still name their unit
        above = [p for p in above if names_money_unit(p.text)]
    of_heads = kind_of(c.head for c in columns if c.head.role == "label")
    if of_heads == "target" and any(c.head.role == "year" for c in columns):
        of_heads = None  # 「R6 | R7 | 目標値 R7」: one column of targets beside years of anything
    inner = [
        p for p in labels if not any((p.row < q.row or q.last < p.last) and q.x0 >= p.x1 - 0.01 for q in known)
    ]
    # a label beside several tables says less of each than that table's own, where that is more than 「年度」
    own = kind_of(inner)
    kind = own if own not in (None, "years") else kind_of(labels) or kind_of(above) or of_heads
    if kind is None and any(names_money_unit(p.text) for p in view.starting(row) if p.x0 < columns[0].x0):
        kind = "budget"
    return _Head(columns, labels, above, last_head, kind)


@once
def _block(view: View, row: int, kind: Kind) -> Block:
    # a card is cut where its tables end, and read afterwards
    head = _head(view, row)
    labels, above, last_head = head.labels, head.above, head.last
    # a bar covers years from one place to another, where figures only stand nearest to theirs
    columns = spread_evenly(head.columns) if kind == "schedule" else head.columns
    parts = parts_of_years(view, last_head + 1, columns) if kind == "schedule" else None
    if parts is not None:
        columns, last_head = parts, last_head + 1
    heads = [p for p in view.printed(row) if p.last <= last_head and not any(p is c.head for c in columns)]
    corner = [p for p in view.starting(row) if p.x0 < columns[0].x0]
    units = [p for p in corner if is_money_unit(p.text) or (p not in labels and names_money_unit(p.text))]
    rows: list[BlockRow] = []
    inside = tuple(
        ((c,), replace(c.head, text=c.head.rest, role="value"))
        for c in (columns if parts is None else ())
        if c.head.role == "year" and c.head.rest
    )
    if inside:
        rows.append(BlockRow(row, None, None, None, inside))
    if units:
        rows.append(BlockRow(row, None, None, units[0], ()))
    end = last_row_above(view, last_head, labels)
    # a cell from the header's row on names a group of rows and none of them
    groups = [p for p in view.rows[row] if p.last > last_head and p.x0 < columns[0].x0 and p not in labels]
    current = last_head + 1
    while current < end:
        if ends_block(view, current, labels, kind, columns) or is_of_other_table(view, current, row, columns):
            break
        if is_unit_of_next(view, current, rows, kind):
            break
        if is_told_across(view, current, columns, kind):
            break
        found = block_row(view, current, columns, kind, [*labels, *above, *groups], heads)
        if found is not None:
            rows.append(found)
        current += 1
    return Block(kind, (*above, *labels), tuple(columns), tuple(rows), row, current)


def read_block(view: View, row: int, inherited: Kind | None = None) -> Block:
    """The table with years across whose header is a row.

    Args:
        view: the card.
        row: a row for which :func:`extract.cards.cells.view.heads_years` holds.
        inherited: the kind of the table before, of which this one may be the rest on the next page.
    """
    head = _head(view, row)
    return _block(view, row, head.kind or inherited or "unknown")
