"""Timetables with the years down and what is done across: 年度 | 協議 | 整備, with a mark below each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extract.cards.cells.figures import is_dash, is_figure
from extract.cards.cells.pieces import Piece, role_of
from extract.cards.cells.view import View
from extract.cards.draft import Draft, Mark
from extract.cards.years.timetable import is_mark
from extract.cards.years.years_down import column_below
from schemas.frozen import dataclass

_FEWEST_YEARS = 2
_STUBS = frozenset({"budget_years", "schedule_item"})


@dataclass(frozen=True, slots=True)
class _Table:
    """Such a table: the head of its years, the years, the items across, and what stands below each, by year."""

    stub: Piece
    years: tuple[Piece, ...]
    items: tuple[Piece, ...]
    marks: tuple[tuple[Piece | None, ...], ...]
    told: Piece | None


def _table(view: View, row: int) -> _Table | None:
    heads = view.starting(row)
    # a cell beside all rows may say anything
    beside = heads[0] if len(heads) > 1 and heads[0].last > heads[1].last else None
    every = heads if beside is None else heads[1:]
    heads = _from_stub(every)
    stub, items = next(iter(heads), None), tuple(p for p in heads[1:] if p.role != "blank")
    if stub is None or not items or not _heads_years(stub):
        return None
    if any(p.role == "year" or is_figure(p.text) or p.last != stub.last for p in items):
        return None
    told = beside if beside is not None and beside.is_field("schedule") else _label_above(view, stub)
    last = beside.last if beside is not None else len(view.rows)
    years = _years_below(view, stub, last)
    if not years and every[0].role == "blank":
        # a border of other rows may have cut the head of the years
        stub = replace(stub, x0=every[0].x0)
        years = _years_below(view, stub, last)
    if len(years) < (_FEWEST_YEARS if told is None else 1):
        return None
    marks = []
    for year in years:
        here = [p for p in view.printed(year.row) if p.x0 >= stub.x1 - 0.01]
        under = tuple(next((p for p in here if p.overlap(i.x0, i.x1) > 0.5), None) for i in items)
        if any(p not in under for p in here):
            return None
        marks.append(under)
    printed = [p for under in marks for p in under if p is not None and not is_dash(p.text)]
    plain = all(is_mark(p.text) for p in printed)
    # below the label 実施事項 stands what is done in each year
    worded = told is not None and not any(p.role == "label" for p in items)
    if any(is_figure(p.text) for p in printed) or not (worded or (printed and plain)):
        return None
    return _Table(stub, years, items, tuple(marks), beside if beside is not None else told)


def _years_below(view: View, stub: Piece, last: int) -> tuple[Piece, ...]:
    """The years below their head, down to a ``last`` row: years further down are of another table."""
    below = takewhile(lambda p: p.role == "year" and not p.rest and p.row <= last, column_below(view, stub))
    return tuple(below)


def _from_stub(heads: Sequence[Piece]) -> Sequence[Piece]:
    """The cells of a header from 年度 on: blank ones left of it are columns of other rows of the card."""
    first = next((n for n, p in enumerate(heads) if p.role != "blank"), 0)
    return heads[first:] if heads and heads[first].is_field("budget_years") else heads


def _heads_years(stub: Piece) -> bool:
    """Whether a cell can stand over years: it says so, whatever sets labels off in its table, or nothing."""
    label = role_of(stub.text)[1]
    return stub.role == "blank" or (label is not None and not _STUBS.isdisjoint(label.fields))


def _label_above(view: View, stub: Piece) -> Piece | None:
    """The label of timetables alone in the row above a head; None without one."""
    above = view.printed(stub.row - 1) if stub.row else ()
    return above[0] if len(above) == 1 and above[0].is_field("schedule") else None


def read_timetable_down(view: View, row: int, draft: Draft) -> int | None:
    """Reads a timetable with the years down whose header is a row; the row after it, None where there is none.

    Words count as marks only where a label says that the table is a timetable.

    Args:
        view: the card.
        row: the row that may be the header.
        draft: receives the marks.
    """
    table = _table(view, row) if view.exact else None
    if table is None:
        return None
    draft.use(table.stub, *table.years, *table.items, *([table.told] if table.told is not None else []))
    for n, item in enumerate(table.items):
        for year, under in zip(table.years, table.marks, strict=True):
            mark = under[n]
            draft.marks.append(Mark(item.printed, year.year, mark.printed if mark is not None else None))
            draft.use(*([mark] if mark is not None else []))
    return table.years[-1].last + 1
