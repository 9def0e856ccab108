"""Indicators across and years down: 「KPI①」, 「KPI②」 over 目標 and 実績 of each year, named in a list above."""

from __future__ import annotations

from collections.abc import Sequence

from extract.cards.cells.figures import is_dash
from extract.cards.cells.pieces import Piece
from extract.cards.cells.places import joined
from extract.cards.cells.view import View
from extract.cards.draft import Draft
from extract.cards.measures.indicators import Cells
from schemas.folding import fold
from schemas.patterns import lazy_re
from schemas.printed import Printed

_COUNTED = lazy_re(r"\D{0,8}?(?P<number>\d{1,2}|[①-⑳])\)?")
"""An indicator told by its number: 「KPI①」, 「指標2」, 「（1）」."""
_YEAR_WITHIN = lazy_re(r"\((?:令和|平成|R|H|20)\d{1,4}年?度?\)")
_LEAST = 2


def _number(text: str) -> str | None:
    match = _COUNTED.fullmatch(fold(text))
    return fold(match["number"]) if match else None


def read_named_list(view: View, row: int, draft: Draft) -> int | None:
    """Reads a list of indicators with nothing but their numbers, names and units; the row after it, or None.

    Args:
        view: the card.
        row: the row that may be its header.
        draft: receives an indicator a row.
    """
    heads = view.starting(row)
    name = next((p for p in heads if p.is_field("indicator")), None)
    number = next((p for p in heads if p.is_field("number")), None)
    if name is None or number is None or any(p.role == "value" or p.heads_year for p in heads):
        return None
    if not all(p.is_field("indicator", "number", "unit", "note") for p in heads if p.role != "blank"):
        return None
    unit = next((p for p in heads if p.is_field("unit")), None)
    at = row + 1
    while at < len(view.rows):
        pieces = view.printed(at)
        if not pieces or pieces[0].grid is not name.grid or _number(pieces[0].text) is None:
            break
        own = next((p for p in pieces if p.overlap(name.x0, name.x1) > 0.5), None)
        if own is None:
            break
        cells = draft.cells(fresh=True)
        cells.values["indicator"], cells.labels["indicator"] = [own], name.printed
        counted = next((p for p in pieces if unit is not None and p.overlap(unit.x0, unit.x1) > 0.5), None)
        if counted is not None and unit is not None:
            cells.values["unit"], cells.labels["unit"] = [counted], unit.printed
        draft.use(*pieces)
        at += 1
    draft.use(*heads)
    return at if at > row + 1 else None


def read_crossed(view: View, row: int, draft: Draft) -> int | None:
    """Reads the figures of numbered indicators, years down; the row after the table, or None where it is none.

    Args:
        view: the card.
        row: the row that may be its header.
        draft: has the indicators that a list above the table names.
    """
    heads = [p for p in view.starting(row) if p.role != "blank"]
    if len(heads) < _LEAST or not heads[0].is_field("budget_years"):
        return None
    columns = [p for p in heads[1:] if p.is_field("kpi", "indicator") and _number(p.text) is not None]
    named = [cells for cells in draft.indicators if set(cells.values) <= {"indicator", "unit"} and not cells.empty]
    if not columns or len(columns) < len(heads) - 1 or len(named) < len(columns):
        return None
    found = named[-len(columns) :]
    targets: list[list[tuple[Piece, Piece, Piece]]] = [[] for _ in columns]
    at = row + 1
    while at < len(view.rows) and view.rows[at] and view.rows[at][0].grid is heads[0].grid:
        _row(view, at, columns, found, targets, draft)
        at += 1
    for cells, meant in zip(found, targets, strict=True):
        if meant:
            year, word, value = meant[-1]
            cells.values["target"], cells.labels["target"] = [value], joined([year.printed, word.printed], " ")
            for year, word, value in meant[:-1]:
                draft.extra.append((joined([*_names(cells), year.printed, word.printed], " "), value.printed))
    draft.use(*heads)
    return at


def _names(cells: Cells) -> list[Printed]:
    return [p.printed for p in cells.values.get("indicator", [])]


def _row(
    view: View,
    at: int,
    columns: Sequence[Piece],
    found: Sequence[Cells],
    targets: Sequence[list[tuple[Piece, Piece, Piece]]],
    draft: Draft,
) -> None:
    left = [p for p in view.rows[at] if p.x1 <= columns[0].x0 + 1.0 and p.role != "blank"]
    year = next((p for p in left if p.role == "year"), None)
    word = next((p for p in left if p.is_field("target", "result")), None)
    draft.use(*left)
    for column, cells, meant in zip(columns, found, targets, strict=True):
        value = next((p for p in view.starting(at) if p.overlap(column.x0, column.x1) > 0.5), None)
        if value is None or value.role == "blank":
            continue
        draft.use(value)
        if is_dash(value.text):
            continue
        if year is None and left and _YEAR_WITHIN.search(fold(left[0].text)):
            cells.values["baseline"], cells.labels["baseline"] = [value], left[0].printed
        elif year is not None and word is not None and word.is_field("target"):
            meant.append((year, word, value))
        elif year is not None:
            cells.results.append((year.year, [value]))
        else:
            draft.extra.append((joined([*_names(cells), *(p.printed for p in left)], " "), value.printed))
