"""The rows of an indicator list: cells that hold several indicators one below the other become several rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.shapes import is_cut, is_dash, is_figure, is_grade, is_percent, plain
from extract.tables.headers import Spot, Table
from extract.tables.kpi_columns import CONTEXT, YEARLY, Columns
from extract.tables.kpi_heads import field_of
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Box, Cell, Line

_BULLET = lazy_pattern(
    r"\s*(?:[・･○●◯◎■□◆◇▪•‣⚫➢▶]|[①-⑳]|[(（]\p{Nd}{1,2}[)）]|\p{Nd}{1,2}[.．、)）])\s*(?=\P{Nd})"
)
_REMARK = lazy_pattern(r"\(.*\)|(?:[→⇒➡↓⇓⬇]).*|.*(?:[→⇒➡↓⇓⬇])")
_GOES_ON = lazy_pattern(r"[のにをとがはへや、・(（]$")
_DIGIT = lazy_pattern(r"\p{Nd}")
_STACKED = ("number", "unit", "baseline", "target", "value", "rate", "grade", "result", "change")
_SHARED = ("number", "unit")
_SAME_LINE = 3.0
"""Points by which lines of one height may differ."""


@dataclass(frozen=True, slots=True, eq=False)
class ListRow:
    """One indicator's row.

    Attributes:
        row: its row in the table.
        spots: what stands in each column; a cell that several indicators share is in each of their rows.
        torn: its cells hold several values and which of them are the indicator's could not be told.
    """

    row: int
    spots: dict[int, Spot]
    torn: bool = False


def rows_of(table: Table, named: Columns) -> Iterator[ListRow]:
    """The rows of the body in order, stacked ones taken apart; rows without anything printed are left out.

    A row that says in brackets of which year the values above it are (令和２年) is a part of that above it.
    """
    at = named["indicator"][0].index
    before: ListRow | None = None
    for row in _printed_rows(table, named):
        if before is not None and _explains(before, row, at):
            lines = {
                index: (*before.spots[index].cell.lines, *spot.cell.lines) for index, spot in row.spots.items()
            }
            own = {index: _narrowed(before.spots[index], lines[index]) for index in lines if index != at}
            before = ListRow(before.row, {**before.spots, **own}, before.torn)
            continue
        if before is not None:
            yield before
        before = row
    if before is not None:
        yield before


def _explains(before: ListRow, row: ListRow, at: int) -> bool:
    """Whether a row beside the label of the one above holds nothing but brackets below values."""
    if row.spots.get(at) is None or row.spots.get(at) is not before.spots.get(at):
        return False
    own = {index: spot for index, spot in row.spots.items() if spot is not before.spots.get(index)}
    return bool(own) and all(
        index in before.spots and _REMARK.fullmatch(spot.folded) is not None for index, spot in own.items()
    )


def _printed_rows(table: Table, named: Columns) -> Iterator[ListRow]:
    at = named["indicator"][0].index
    valued = {column.index for name in _STACKED for column in named.get(name, [])}
    for row in table.body:
        spots = {index: spot for index in range(table.width) if (spot := table.filled(row, index)) is not None}
        if not spots:
            continue
        label = spots.get(at)
        shared = {column.index for name in _SHARED for column in named.get(name, [])}
        stacks = {
            index: spot
            for index, spot in spots.items()
            if index in valued and (index not in shared or len(_lines(spot)) > 1)
        }
        if label is None or label.cell.column_span > 1 or not _is_stack(label, list(stacks.values())):
            yield ListRow(row, spots)
            continue
        parts = _items(label, list(stacks.values()))
        split = {index: _shared_out(spot, parts) for index, spot in stacks.items()}
        if len(parts) < 2 or any(found is None for found in split.values()):
            yield ListRow(row, spots, torn=True)
            continue
        for number, part in enumerate(parts):
            own = dict(spots)
            own[at] = _narrowed(label, part)
            for index, found in split.items():
                cut = _narrowed(stacks[index], found[number]) if found is not None else None
                if cut is None or cut.blank:
                    own.pop(index)
                else:
                    own[index] = cut
            yield ListRow(row, own)


def _lines(spot: Spot) -> list[Line]:
    return [line for line in spot.cell.lines if fold(plain(line.text))]


def _is_value(text: str) -> bool:
    return bool(_DIGIT.search(fold(text))) or is_dash(text) or is_grade(text) or len(fold(text)) <= 5


def _values(spot: Spot) -> list[list[Line]]:
    """The lines of a cell by value: a remark in brackets or beside an arrow belongs to the one beside it."""
    found: list[list[Line]] = []
    open_end = False
    for line in _lines(spot):
        text = fold(plain(line.text))
        joined = bool(found) and (open_end or _REMARK.fullmatch(text) is not None)
        open_end = text.endswith(tuple("→⇒➡↓⇓⬇")) or is_cut(text)
        if joined:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _is_stack(label: Spot, cells: Sequence[Spot]) -> bool:
    """Whether the cells of a row hold the values of several indicators, one below the other."""
    lines = _lines(label)
    if len(lines) < 2:
        return False
    several = [values for spot in cells if len(values := _values(spot)) > 1]
    if not several:
        return False
    bullets = sum(_BULLET.match(plain(line.text)) is not None for line in lines)
    if bullets > 1:
        return True
    counts = {len(values) for values in several}
    if counts == {len(lines)} and any(_GOES_ON.search(line.text.rstrip()) for line in lines[:-1]):
        return False  # one label that wraps beside values that wrap
    shaped = all(_is_value(plain(line.text)) for values in several for line in values[0])
    full = sum(not is_dash(spot.text) for spot in cells)
    # a figure and its percentage below are one result, so that one cell of two lines is no stack
    return shaped and len(counts) == 1 and len(several) > full / 2 and not all(map(_is_result, cells))


def _is_result(spot: Spot) -> bool:
    texts = [fold(plain(line.text)).strip("()") for line in _lines(spot)]
    return len(texts) == 2 and texts[1].endswith("%") and is_figure(texts[1]) and not texts[0].endswith("%")


def _items(label: Spot, cells: Sequence[Spot]) -> list[list[Line]]:
    """The lines of the label by indicator; one list where they could not be told apart."""
    lines = _lines(label)
    starts = [index for index, line in enumerate(lines) if _BULLET.match(plain(line.text))]
    if len(starts) > 1 and starts[0] == 0:
        return [lines[a:b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    several = [values for spot in cells if len(values := _values(spot)) > 1]
    wanted = {len(values) for values in several}
    if wanted == {len(lines)}:
        return [[line] for line in lines]
    heights = [_height(values[0]) for values in several[0]]
    own = [_height(line) for line in lines]
    if None in heights or None in own or len(wanted) != 1:
        return [lines]
    # labels that wrap begin at the height of their value
    begins = [
        next((i for i, y in enumerate(own) if abs((y or 0) - (height or 0)) <= _SAME_LINE), None)
        for height in heights
    ]
    known = [begin for begin in begins if begin is not None]
    if len(known) < len(begins) or known[0] != 0 or known != sorted(set(known)):
        return [lines]
    return [lines[a:b] for a, b in zip(known, [*known[1:], len(lines)], strict=True)]


def _height(line: Line) -> float | None:
    return line.box.center[1] if line.box is not None else None


def _shared_out(spot: Spot, parts: Sequence[Sequence[Line]]) -> list[list[Line]] | None:
    """The lines of a cell by indicator; None where they cannot be told.

    As many values as indicators are one each; others go by their height, several lines at one indicator together.
    """
    values = _values(spot)
    if len(values) == len(parts):
        return values
    lines = [line for value in values for line in value]
    if len(lines) == len(parts):
        return [[line] for line in lines]
    spans = [[height for line in part if (height := _height(line)) is not None] for part in parts]
    if not all(spans):
        return None
    found: list[list[Line]] = [[] for _ in parts]
    for value in values:
        height = _height(value[0])
        if height is None:
            return None
        at = [i for i, span in enumerate(spans) if min(span) - _SAME_LINE <= height <= max(span) + _SAME_LINE]
        if len(at) != 1 or found[at[0]]:
            return None
        found[at[0]] = value
    return found


def _narrowed(spot: Spot, lines: Sequence[Line]) -> Spot:
    boxes = [line.box for line in lines if line.box is not None]
    cell: Cell = replace(spot.cell, lines=tuple(lines), box=Box.around(boxes) or spot.cell.box)
    return Spot(spot.page, cell)


def grouped(rows: Sequence[ListRow], named: Columns, kinds: Mapping[int, str]) -> Iterator[list[ListRow]]:
    """The rows of each indicator: one, or one a year or a kind where a column says what each row holds.

    Args:
        rows: the rows of the list.
        named: its columns.
        kinds: what each row holds (目標, 実績), as :func:`kinds_of` tells.
    """
    at = named["indicator"][0].index
    group: list[ListRow] = []
    for row in rows:
        own, first = row.spots.get(at), group[0].spots.get(at) if group else None
        fresh = own is not None and own is not first
        if group and (fresh if "year" in named else _begins_anew(group, row, named, kinds)):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _begins_anew(group: Sequence[ListRow], row: ListRow, named: Columns, kinds: Mapping[int, str]) -> bool:
    """Whether a row is of another indicator than those above it, by its label or by what it holds."""
    kind = kinds.get(row.row)
    if kind is None or kind in {kinds.get(other.row) for other in group}:
        return True
    at = named["indicator"][0].index
    own, first = row.spots.get(at), group[0].spots.get(at)
    moved = any(
        (spot := row.spots.get(column.index)) is not None and spot is not group[0].spots.get(column.index)
        for name in CONTEXT
        for column in named.get(name, [])
    )
    return own is not None and (
        moved or (own is not first and (first is None or fold(own.text) != fold(first.text)))
    )


def kinds_of(table: Table, named: Columns) -> dict[int, str]:
    """What each row of a list holds, a field of the yearly columns, where a column says so (目標, 実績).

    達成度 beside percentages only says how much of the goal is reached, and beside words how well.
    """
    if "kind" not in named:
        return {}
    at = named["kind"][0].index
    words = {row: spot.text for row in table.body if (spot := table.filled(row, at)) is not None}
    fields = {word: found[0] for word in set(words.values()) if (found := field_of(word)) is not None}
    for word in [word for word, field in fields.items() if field == "grade"]:
        texts = [
            spot.text
            for row in words
            if words[row] == word
            for name in YEARLY
            for column in named.get(name, [])
            if (spot := table.filled(row, column.index)) is not None and not is_dash(spot.text)
        ]
        if texts and all(map(is_percent, texts)):
            fields[word] = "rate"
    return {row: fields[word] for row, word in words.items() if word in fields}
