"""Timetables with the years down and a text beside each: 「実施計画 | 令和７年度 | 測量を行う」.

A header may stand above them (年度 | 取組項目).
"""

from __future__ import annotations

from extract.cards.cells.figures import is_dash, is_figure
from extract.cards.cells.pieces import Piece, same_edges
from extract.cards.cells.view import View
from extract.cards.draft import Draft, Mark

_FEWEST_YEARS = 2
_SCHEDULE = ("schedule", "schedule_item")


def read_year_texts(view: View, row: int, draft: Draft) -> int | None:
    """Reads the texts beside years from a row on; the row after them, None where the row begins no such timetable.

    Args:
        view: the card.
        row: the row of the header, or of the first year.
        draft: receives a mark for each year.
    """
    if not view.exact:
        return None
    here = view.printed(row)
    group = next((p for p in view.rows[row] if p.is_field("schedule") and p.last > row), None)
    inner = [p for p in here if p is not group]
    headed = len(inner) == 2 and inner[0].is_field("budget_years") and inner[1].role == "label"
    told = group is not None or _is_below_label(view, row) or (headed and inner[1].is_field("schedule_item"))
    if not told or not (headed or _pair(view, row, group, None) is not None):
        return None
    at = row + 1 if headed else row
    heads = (inner[0], inner[1]) if headed else None
    pairs: list[tuple[Piece, Piece]] = []
    while at < len(view.rows) and (group is None or at <= group.last):
        pair = _pair(view, at, group, heads)
        if pair is None:
            break
        pairs.append(pair)
        at += 1
    if len(pairs) < _FEWEST_YEARS or (group is not None and at <= group.last):
        return None
    for year, text in pairs:
        if not is_dash(text.text):
            draft.marks.append(Mark(text.printed, year.year, text.printed))
        draft.use(year, text)
    draft.use(*([group] if group is not None else []), *(heads or ()))
    return at


def _is_below_label(view: View, row: int) -> bool:
    """Whether the label of a timetable stands over the whole width above a row."""
    above = view.printed(row - 1) if row else ()
    return len(above) == 1 and above[0].is_field(*_SCHEDULE)


def _pair(
    view: View, row: int, group: Piece | None, heads: tuple[Piece, Piece] | None
) -> tuple[Piece, Piece] | None:
    """The year and the text that a row prints, and nothing else beside the label of all."""
    here = [p for p in view.rows[row] if p is not group and p.role != "blank"]
    if len(here) != 2 or any(p.row != row for p in here):
        return None
    year, text = here
    fits = heads is None or (same_edges(year, heads[0]) and same_edges(text, heads[1]))
    told = year.role == "year" and not year.rest and text.role in ("value", "label", "unknown-label")
    return (year, text) if fits and told and not is_figure(text.text) else None
