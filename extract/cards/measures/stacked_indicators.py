"""Indicators whose figures stand under each other: 現状値 and 目標値 a row each, beside the indicator.

Seen as: 指標 | 区分 | 年度 | 数値, with 「相談件数 | 現状値 | R5 | 120件」 and 「| 目標値 | R10 | 150件」
below; the year may stand in the word's own cell, and a column of units may stand beside the names.
"""

from __future__ import annotations

from extract.cards.cells.figures import is_dash, is_figure
from extract.cards.cells.pieces import SAME_EDGE_PT, Piece
from extract.cards.cells.places import joined
from extract.cards.cells.view import View, heads_years
from extract.cards.draft import Draft
from schemas.frozen import dataclass

_WORDS = ("baseline", "target", "result")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of an indicator: the word that says what its figure is, the year of the figure, and the figure."""

    word: Piece
    year: Piece | None
    figure: Piece


@dataclass(frozen=True, slots=True)
class _Indicator:
    """An indicator with its rows, and its unit where it has a cell of its own."""

    name: Piece
    unit: Piece | None
    rows: tuple[_Row, ...]


def _row(view: View, row: int, name: Piece, unit: Piece | None) -> _Row | None:
    """What a row says of the indicator over it; None where it is no such row."""
    right = [p for p in view.right_of(name, row) if p.role != "blank" and p is not unit]
    if not 2 <= len(right) <= 3 or any(p.row != row for p in right):
        return None
    word, *between, figure = right
    if not word.is_field(*_WORDS) or any(p.role != "year" for p in between):
        return None
    if figure.role != "value" or not (is_figure(figure.text) or is_dash(figure.text)):
        return None
    return _Row(word, between[0] if between else None, figure)


def _indicator(view: View, row: int, head: Piece) -> _Indicator | None:
    """The indicator whose name begins in a row below a head; None where none does."""
    name = next(
        (p for p in view.starting(row) if abs(p.x0 - head.x0) <= SAME_EDGE_PT and p.x1 <= head.x1 + SAME_EDGE_PT),
        None,
    )
    if name is None or name.role != "value" or is_figure(name.text):
        return None
    beside = next(iter(view.right_of(name, row)), None)
    spans = beside is not None and name.last > row and (beside.row, beside.last) == (name.row, name.last)
    unit = beside if spans and beside is not None and beside.role == "value" else None
    rows = [_row(view, at, name, unit) for at in range(name.row, name.last + 1)]
    told = tuple(found for found in rows if found is not None)
    return _Indicator(name, unit, told) if len(told) == len(rows) else None


def read_stacked(view: View, row: int, draft: Draft) -> int | None:
    """Reads indicators with a row for each of their figures; the row after them, or None where there are none.

    Args:
        view: the card.
        row: the row that may be their header.
        draft: receives the indicators.
    """
    head = next((p for p in view.starting(row) if p.is_field("kpi", "indicator") and p.last == row), None)
    if head is None or not view.exact or heads_years(view, row):
        return None
    found: list[_Indicator] = []
    at = row + 1
    while at < len(view.rows) and (own := _indicator(view, at, head)) is not None:
        found.append(own)
        at = own.name.last + 1
    if not any(len(own.rows) > 1 for own in found):
        return None
    draft.use(*(p for p in view.rows[row] if p.role != "value" or p.x0 > head.x0))
    for own in found:
        _put(own, head, draft)
    return at


def _put(own: _Indicator, head: Piece, draft: Draft) -> None:
    cells = draft.cells(fresh=True)
    cells.values["indicator"], cells.labels["indicator"] = [own.name], head.printed
    if own.unit is not None:
        cells.values["unit"] = [own.unit]
        draft.use(own.unit)
    draft.use(own.name)
    for row in own.rows:
        draft.use(row.word, row.figure, *([row.year] if row.year is not None else []))
        said = [row.word.printed, *([row.year.printed] if row.year is not None else [])]
        field = next(name for name in _WORDS if row.word.is_field(name))
        if field == "result":
            cells.results.append((row.year.year if row.year is not None else row.word.printed, [row.figure]))
        elif cells.values.get(field):
            draft.extra.append((joined([own.name.printed, *said], " "), row.figure.printed))
        else:
            cells.values[field], cells.labels[field] = [row.figure], joined(said, " ")
