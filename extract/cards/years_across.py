"""Tables with years across inside a card: budgets, timetables, yearly results."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from extract.cards.pieces import Piece, Status, split_by_columns
from extract.cards.places import joined
from extract.cards.view import View, heads_indicators, heads_years
from extract.memo import once
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.printed import Printed

Kind = Literal["budget", "schedule", "result", "target", "indicator", "years", "unknown"]

_ROW_FIELDS = ("budget", "result", "target", "total", "source", "funding", "component", "rate", "unit")
_INDICATOR_ROWS = ("kpi", "indicator")
_FIGURE = re.compile(r"[▲△+\-(約]*\d")
_COUNTED = re.compile(
    r"(?:\d+[^\d\W]{1,4})?\d+[^\d]{5,}(?:数|率|割合|件数|量|額|面積|時間|距離|人口|度|点|値)(?:\(\D+\))?"
)
"""What is counted, though it begins with a figure: 40歳未満の従事者数, １人１日当たりのごみ排出量."""
_NUMBERED = re.compile(r"\s*[①-⑳㉑-㉟]\s*[^\W\d]")
"""A name with its number in front: ③売上高."""
_DASH = re.compile(r"[-ー・…*]+")
_MONEY = "(?:千円|百万円|万円|億円|円)"
_MONEY_UNIT = re.compile(rf"\(?(?:単位:?)?{_MONEY}(?:、税込)?\)?")
_MONEY_BRACKET = re.compile(rf"\((?:単位:?)?{_MONEY}(?:、税込)?\)$")
_LONGEST_MARK = 4
_SAME_EDGE_PT = 3.0
_SIDE_VALUES = ("unit", "baseline", "target", "note", "baseline_year", "target_year")
"""Fields of an indicator that a column beside the years can hold."""


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


def is_figure(text: str) -> bool:
    """Whether a text begins like a figure or is the dash that stands for none."""
    if _NUMBERED.match(text) is not None:
        return False
    folded = fold(text)
    return bool((_FIGURE.match(folded) and not _COUNTED.fullmatch(folded)) or _DASH.fullmatch(folded))


def is_dash(text: str) -> bool:
    """Whether a text only stands for nothing, or is blank."""
    folded = fold(text)
    return not folded or _DASH.fullmatch(folded) is not None


def is_money_unit(text: str) -> bool:
    """Whether a text is a unit of money and nothing else: 「（千円）」."""
    return _MONEY_UNIT.fullmatch(fold(text)) is not None


def names_money_unit(text: str) -> bool:
    """Whether a text ends with a unit of money in brackets, as a table's corner may: 「区分（単位：千円）」."""
    return _MONEY_BRACKET.search(fold(text)) is not None


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
            Column(column.head, p.x0, p.x1, total=column.total, status=p.status, word=p) for p in own if p.status
        )
        if not own:
            found.append(column)
    return found


def _limit(view: View, row: int, labels: Iterable[Piece]) -> int:
    """The row after the last that the spanning labels beside a header allow."""
    spanning = [p for p in labels if p.last > row]
    if not spanning:
        return len(view.rows)
    known = [p for p in spanning if p.role == "label"] if view.exact else spanning
    end = min((p.last for p in known), default=max(p.last for p in spanning)) + 1
    below = view.rows[end][0] if end < len(view.rows) and view.rows[end] else None
    if below is not None and below.grid is not spanning[0].grid and below.page is not spanning[0].page:
        # the page ended, and the label's cell with it
        return len(view.rows)
    return end


def _is_item(view: View, row: int, columns: Sequence[Column], kind: Kind) -> bool:
    """Whether a row has a cell for each year, blank or with a mark: an item of a timetable, whatever its name.

    Items may be called what elsewhere labels a field: 「事業の検証 | | ○ | ○」.
    """
    if kind not in ("schedule", "unknown") or not view.exact:
        return False
    cells = view.starting(row)
    below = [p for c in columns for p in cells if _same_edges(p, c)]
    return len(below) == len(columns) >= 2 and not any(is_figure(p.text) and not is_dash(p.text) for p in below)


def _is_over_all(printed: Sequence[Piece], columns: Sequence[Column]) -> bool:
    """Whether a label stands left of all years and a single cell below them all: a field of its own."""
    if len(printed) != 2 or printed[0].role != "label" or not printed[1].grid.ruled:
        return False
    label, text = printed
    return label.x1 <= columns[0].x0 + 1.0 and text.x0 <= columns[0].x0 + 1.0 and text.x1 >= columns[-1].x1 - 1.0


def _ends_block(view: View, row: int, labels: Sequence[Piece], kind: Kind, columns: Sequence[Column]) -> bool:
    if heads_years(view, row) or heads_indicators(view, row):
        return True
    alone = next(iter(view.printed(row))) if len(view.printed(row)) == 1 else None
    if alone is not None and alone.role == "label" and alone.x0 < columns[0].x0 and alone.x1 > columns[-1].x0:
        return True  # a band across the form heads what is below it
    if _is_item(view, row, columns, kind):
        return False
    if view.exact and any(p.role == "year" and p.last == row for p in view.printed(row)[1:]):
        # 「事業費 | R7 | 3,200」 is a list of its own, with its years under each other
        return True
    if kind == "schedule" and view.exact and _is_over_all(view.printed(row), columns):
        return True
    edge = min((p.x0 for p in labels), default=view.rows[row][0].x0 if view.rows[row] else 0.0)
    for piece in view.labels(row):
        if piece.role == "unknown-label" or piece.is_field(*_ROW_FIELDS):
            continue
        if kind in ("indicator", "unknown") and piece.is_field(*_INDICATOR_ROWS):
            continue
        # words of the vocabulary right of the group's label are names of rows
        if piece.x0 <= edge + 1.0 or not labels:
            return True
    return False


def _is_unit_of_next(view: View, row: int, above: Sequence[BlockRow], kind: Kind) -> bool:
    """Whether a row holds only a unit of money, below figures of another kind: that of a table below."""
    printed = view.printed(row)
    if kind == "budget" or len(printed) != 1 or not is_money_unit(printed[0].text):
        return False
    return kind == "schedule" or any(found.values for found in above)


def _is_of_other_table(view: View, row: int, head: int, columns: Sequence[Column]) -> bool:
    """Whether a row stands in another table of the same page, whose columns are others than the years."""
    pieces = view.rows[row]
    first = view.rows[head][0]
    if not pieces or not view.exact or pieces[0].grid is first.grid or pieces[0].page is not first.page:
        return False
    return not any(_same_edges(p, c) for p in pieces for c in columns)


def _same_edges(piece: Piece, column: Column) -> bool:
    return abs(piece.x0 - column.x0) <= _SAME_EDGE_PT and abs(piece.x1 - column.x1) <= _SAME_EDGE_PT


def _is_told_across(view: View, row: int, columns: Sequence[Column], kind: Kind) -> bool:
    """Whether a row prints one text over all years, or from left of them, and no figures go on below it."""
    if not view.exact or len(columns) < 2 or not view.rows[row]:
        return False
    last = view.rows[row][-1]
    if last.row != row or last.role != "value" or is_figure(last.text) or last.x1 < columns[-1].x1 - _SAME_EDGE_PT:
        return False
    if last.x0 >= columns[0].x0 - _SAME_EDGE_PT:
        # a bar of a timetable may fill all years; what stands beside a label of its own below figures is its text
        own = any(p.x1 >= last.x0 - _SAME_EDGE_PT for p in view.labels(row))
        if not own or last.x0 > columns[0].x0 + _SAME_EDGE_PT or kind in ("schedule", "years", "unknown"):
            return False
    if row + 1 == len(view.rows) or heads_years(view, row + 1) or heads_indicators(view, row + 1):
        return True
    return not any(is_figure(p.text) and any(_same_edges(p, c) for c in columns) for p in view.printed(row + 1))


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
    left = [p for p in pieces if p.x0 < columns[0].x0 - 0.01 and _stands_left(p, columns[0])]
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


def _stands_left(piece: Piece, first: Column) -> bool:
    """Whether a piece stands left of the first year.

    Without rulings a cell may reach over a blank one beside it: then its text tells where it stands.
    """
    if piece.overlap(first.x0, first.x1) < 0.5:
        return True
    boxes = [line.box for line in piece.lines if line.box is not None]
    return not piece.grid.ruled and bool(boxes) and max(box.x1 for box in boxes) <= first.x0 + 1.0


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
    for piece in [part for whole in found.data for part in _parts(view, whole, columns, extents, kind)]:
        covered = tuple(c for c in columns if _covers(piece, c, shift))
        if covered:
            values.append((covered, piece))
        else:
            stray.append(piece)
    return values, stray


def _parts(
    view: View, piece: Piece, columns: list[Column], extents: list[tuple[float, float]], kind: Kind
) -> list[Piece]:
    """A piece below several years as one a year, where it prints several words.

    A cell of a timetable that rulings draw over several years holds for all of them: 「実施　→」.
    """
    covered = sum(_covers(piece, column, 0.0) for column in columns)
    words = sum(len(line.words) for line in piece.lines)
    several = view.exact and covered > 1 and not (kind == "schedule" and piece.grid.ruled and words < covered)
    return split_by_columns(piece, extents) if several else [piece]


def _covers(piece: Piece, column: Column, shift: float) -> bool:
    moved = replace(piece, x0=piece.x0 - shift, x1=piece.x1 - shift) if shift else piece
    shared = min(moved.x1, column.x1) - max(moved.x0, column.x0)
    if shared <= 0:
        return False
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
    kind = kind_of(labels) or kind_of(above) or of_heads
    if kind is None and any(names_money_unit(p.text) for p in view.starting(row) if p.x0 < columns[0].x0):
        kind = "budget"
    return _Head(columns, labels, above, last_head, kind)


@once
def _block(view: View, row: int, kind: Kind) -> Block:
    # a card is cut where its tables end, and read afterwards
    head = _head(view, row)
    columns, labels, above, last_head = head.columns, head.labels, head.above, head.last
    heads = [p for p in view.printed(row) if p.last <= last_head and not any(p is c.head for c in columns)]
    corner = [p for p in view.starting(row) if p.x0 < columns[0].x0]
    units = [p for p in corner if is_money_unit(p.text) or (p not in labels and names_money_unit(p.text))]
    rows: list[BlockRow] = []
    inside = tuple(
        ((c,), replace(c.head, text=c.head.rest, role="value"))
        for c in columns
        if c.head.role == "year" and c.head.rest
    )
    if inside:
        rows.append(BlockRow(row, None, None, None, inside))
    if units:
        rows.append(BlockRow(row, None, None, units[0], ()))
    end = _limit(view, last_head, labels)
    # a cell from the header's row on names a group of rows and none of them
    groups = [p for p in view.rows[row] if p.last > last_head and p.x0 < columns[0].x0 and p not in labels]
    current = last_head + 1
    while current < end:
        if _ends_block(view, current, labels, kind, columns) or _is_of_other_table(view, current, row, columns):
            break
        if _is_unit_of_next(view, current, rows, kind):
            break
        if _is_told_across(view, current, columns, kind):
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
        row: a row for which :func:`extract.cards.view.heads_years` holds.
        inherited: the kind of the table before, of which this one may be the rest on the next page.
    """
    head = _head(view, row)
    return _block(view, row, head.kind or inherited or "unknown")
