"""Indicators set as a small form each, below each other, often beside one label for all of them.

Seen as: 「指標 | 相談件数」, below it 「現状値（R5） | 120件 | 目標値（R10） | 150件」, and 「各年度の実績」 over
two rows beside the years and their figures; then 「指標」 again with the next one. Results may stand between the
two values instead, each beside a label with its year: 「実績値（R7） | 131件」. The row of the name may end with
its unit, and 「現状値（R5）」, 「R6実績」 and 「目標値（R10）」 may stand side by side over their figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from extract.cards.cells.figures import is_dash, is_figure
from extract.cards.cells.label_forms import could_label_indicator
from extract.cards.cells.pieces import SAME_EDGE_PT, Piece, same_edges
from extract.cards.cells.places import joined
from extract.cards.cells.view import View
from extract.cards.draft import Draft
from extract.cards.measures.indicator_table import without_label
from schemas.folding import fold
from schemas.frozen import dataclass

_VALUES = ("baseline", "target", "unit", "note")
_LABELLED = (*_VALUES, "result")
_BOTH = 2
_WITH_UNIT = 4
_OVER = (*_VALUES, "rate")


@dataclass(frozen=True, slots=True)
class _Form:
    """The form of one indicator.

    Attributes:
        head: the label beside the name.
        name: the name.
        values: what else stands beside a label, by label; None for a blank cell.
        results: the label of yearly results; None where there are none.
        years: their years with the figure below each; None for a blank cell.
        end: the row after the form.
    """

    head: Piece
    name: Piece
    values: tuple[tuple[Piece, Piece | None], ...]
    results: Piece | None
    years: tuple[tuple[Piece, Piece | None], ...]
    end: int


def read_indicator_forms(view: View, row: int, draft: Draft) -> int | None:
    """Reads indicators that have a form each; the row after them, or None where there are none.

    Args:
        view: the card.
        row: the row that may print the name of the first one.
        draft: receives the indicators.
    """
    at = row
    before: Piece | None = None
    while view.exact and at < len(view.rows) and (form := _form(view, at, before)) is not None:
        _put(form, draft)
        at, before = form.end, form.head
    if at == row:
        return None
    draft.use(*(p for p in view.printed(row) if p.last > row))  # the label beside all of them
    return at


def _form(view: View, row: int, before: Piece | None) -> _Form | None:
    named = _named(view, row, before)
    if named is None or named[0].last + 1 >= len(view.rows):
        return None
    head, name, *unit = named
    at = head.last + 1
    beside = ((unit[0], unit[1]),) if unit else ()
    under = _over_figures(view, at, head)
    if under is not None:
        return _Form(head, name, (*beside, *under[0]), None, under[1], under[2])
    values = _values(view.printed(at), head)
    if not all(any(label.is_field(field) for label, _ in values) for field in ("baseline", "target")):
        return None
    results, years = _results(view, at + 1, head)
    end = at + 1 if results is None else results.last + 1
    return _Form(head, name, (*beside, *values), results, years, end)


def _named(view: View, row: int, before: Piece | None) -> tuple[Piece, ...] | None:
    """The label and the name of an indicator where nothing else but 単位 and a unit stands in a row, with both.

    None elsewhere.

    The label of the form ``before``, right above, is that of this one, too.

    What labels an indicator only beside 現状値 and 目標値 (項目, 区分) does so here where a label of indicators
    reaches along the form, or stands alone above it.
    """
    printed = view.printed(row)
    here = [p for p in printed if p.last <= printed[-1].last]  # what stands beside several rows is told apart
    with_unit = len(here) == _WITH_UNIT and here[2].is_field("unit") and here[3].role == "value"
    if len(here) != _BOTH and not with_unit:
        return None
    head, name = here[:_BOTH]
    if head.last != name.last or name.role != "value" or is_figure(name.text):
        return None
    again = before is not None and fold(head.text) == fold(before.text)
    if (
        again
        or head.is_field("kpi", "indicator")
        or (could_label_indicator(head) and _is_of_indicators(view, head))
    ):
        return tuple(here)
    return None


def _is_of_indicators(view: View, head: Piece) -> bool:
    beside = [p for p in view.rows[head.row] if p.x1 <= head.x0 + SAME_EDGE_PT and p.last > head.last]
    above = view.printed(head.row - 1) if head.row else ()
    labels = [*beside, *(above if len(above) == 1 else ())]
    return any(p.is_field("kpi", "indicator", "target") for p in labels)


def _values(pieces: Sequence[Piece], head: Piece) -> tuple[tuple[Piece, Piece | None], ...]:
    """The labels of a row with what stands beside each; empty where the row is no such one."""
    found: list[tuple[Piece, Piece | None]] = []
    if not pieces or not _begins_like(pieces[0], head):
        return ()
    for piece in pieces:
        if piece.is_field(*_LABELLED):
            found.append((piece, None))
        elif found and found[-1][1] is None and piece.role in ("value", "year"):
            found[-1] = (found[-1][0], piece)
        else:
            return ()
    return tuple(found)


_Pairs: TypeAlias = tuple[tuple[Piece, Piece | None], ...]


def _over_figures(view: View, row: int, head: Piece) -> tuple[_Pairs, _Pairs, int] | None:
    """The heads of a row over the figures of one indicator, those of years apart, and the row after the figures.

    None where a head is none of an indicator, heads no figure, or says what another one does (中間目標, 最終目標).
    """
    heads = view.printed(row)
    if len(heads) < _BOTH or abs(heads[0].x0 - head.x0) > SAME_EDGE_PT or heads[0].last + 1 >= len(view.rows):
        return None
    below = view.starting(heads[0].last + 1)
    pairs: list[tuple[Piece, Piece]] = []
    for over in heads:
        figure = next((p for p in below if same_edges(p, over)), None)
        known = over.is_field(*_OVER) or (over.heads_year and not over.rest)
        if figure is None or not known or over.last != heads[0].last:
            return None
        if not (figure.role == "blank" or is_figure(figure.text) or is_dash(figure.text)):
            return None
        pairs.append((over, figure))
    told = [next(name for name in _OVER if over.is_field(name)) for over, _ in pairs if over.is_field(*_OVER)]
    if not {"baseline", "target"}.intersection(told) or len(set(told)) < len(told):
        return None
    if all(figure.role == "blank" for _, figure in pairs):
        return None
    filled = tuple((over, figure if figure.role != "blank" else None) for over, figure in pairs)
    values = tuple(pair for pair in filled if pair[0].is_field(*_OVER))
    return values, tuple(pair for pair in filled if pair not in values), max(f.last for _, f in pairs) + 1


def _results(view: View, row: int, head: Piece) -> tuple[Piece | None, tuple[tuple[Piece, Piece | None], ...]]:
    """The label of yearly results over the rows of years and of figures, with both; None where a row has none."""
    here = view.printed(row) if row < len(view.rows) else ()
    label, years = next(iter(here), None), here[1:]
    if label is None or not _begins_like(label, head) or not label.is_field("result"):
        return None, ()
    if label.last != row + 1 or not years or not all(p.heads_year and not p.rest for p in years):
        return None, ()
    below = view.printed(row + 1)
    return label, tuple(
        (year, next((p for p in below if p.overlap(year.x0, year.x1) > 0.5), None)) for year in years
    )


def _begins_like(piece: Piece, head: Piece) -> bool:
    """Whether a piece begins a row as the label of the name does, be it with a blank beside that in its cell."""
    covers = piece.x0 <= head.x0 and piece.x1 >= head.x1 - SAME_EDGE_PT
    return abs(piece.x0 - head.x0) <= SAME_EDGE_PT or covers


def _put(form: _Form, draft: Draft) -> None:
    cells = draft.cells(fresh=True)
    cells.values["indicator"], cells.labels["indicator"] = [without_label(form.name)], form.head.printed
    draft.use(form.head, form.name, *([form.results] if form.results is not None else []))
    for label, value in form.values:
        draft.use(label, *([value] if value is not None else []))
        if label.is_field("result"):
            cells.results.append((label.printed, [value] if value is not None else []))
            continue
        if label.is_field("rate"):
            if value is not None:
                draft.extra.append((joined([form.name.printed, label.printed], " "), value.printed))
            continue
        field = next(name for name in _VALUES if label.is_field(name))
        cells.values[field], cells.labels[field] = [value] if value is not None else [], label.printed
    for year, figure in form.years:
        draft.use(year)
        if figure is not None:
            cells.results.append((year.year, [figure]))
            draft.use(figure)
