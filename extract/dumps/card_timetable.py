"""The timetable of a dumped card: items with marks under years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from extract.dumps.columns import column_of, has, keeps_columns, line_of
from extract.dumps.tokens import Token
from schemas.frozen import dataclass

_LEAST_WRAPPED = 12
_REST = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """An item in one year; ``year`` is None where the dump does not tell the years, ``mark`` where none stands."""

    item: tuple[Token, ...]
    year: Token | None
    mark: Token | None


@dataclass(slots=True)
class Timetable:
    """The timetable of a card with the tokens that it consists of."""

    marks: list[Mark] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    doubtful: list[Token] = field(default_factory=list)


def timetable_of(tokens: Sequence[Token]) -> Timetable:
    """The timetable of a card: the lines below the head of its items, down to the next label or row of years."""
    table = Timetable()
    at = next((i for i, token in enumerate(tokens) if has(token, "schedule_item") or has(token, "schedule")), None)
    head = next((i for i, token in enumerate(tokens) if has(token, "schedule_item")), at)
    if at is None or head is None:
        return table
    years = [i for i in line_of(tokens, head) if tokens[i].kind == "year"]
    if not years:
        return table
    table.used |= {at, head, *years}
    heads = [tokens[i] for i in years]
    index = max(head, years[-1]) + 1
    while index < len(tokens):
        row = line_of(tokens, index)
        labels = [i for i in row if tokens[i].kind == "label"]
        if any(not has(tokens[i], "schedule") for i in labels) or any(
            tokens[i].kind in ("year", "figure", "note") for i in row
        ):
            break
        _row([tokens[i] for i in row if i not in labels], heads, table)
        table.used |= set(row)
        index = row[-1] + 1
    return table


def _row(row: Sequence[Token], years: Sequence[Token], table: Timetable) -> None:
    item = tuple(token for token in row if token.kind != "mark")
    marks = [token for token in row if token.kind == "mark"]
    if not item:
        return
    if not marks:
        before = table.marks[-1] if table.marks else None
        rest = sum(len(token.text) for token in item)
        if before is not None and before.year is not None and rest < len(before.item[-1].text) >= _LEAST_WRAPPED:
            # the end of an item that its cell has wrapped
            table.marks = [
                Mark((*mark.item, *item), mark.year, mark.mark) if mark.item is before.item else mark
                for mark in table.marks
            ]
            return
        table.marks.append(Mark(item, None, None))
        return
    begun = table.marks[-1] if table.marks else None
    rest = sum(len(token.text) for token in item)
    if (
        begun is not None
        and begun.year is None
        and rest < len(begun.item[-1].text) >= _LEAST_WRAPPED
        and rest <= _REST
    ):
        # the marks stand beside the last line of a wrapped item
        table.marks.pop()
        item = (*begun.item, *item)
    columns: list[int | None] = list(range(len(years)))
    if len(marks) != len(years):
        columns = [column_of(mark, years) if keeps_columns(row) else None for mark in marks]
    if None in columns:
        table.marks.append(Mark(item, None, None))
        table.doubtful.append(item[0])
        return
    under = dict(zip(columns, marks, strict=False))
    table.marks.extend(Mark(item, year, under.get(number)) for number, year in enumerate(years))
