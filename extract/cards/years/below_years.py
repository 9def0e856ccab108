"""Rows below the years of a table further up: 事業費 under a timetable, a timetable under the amounts."""

from __future__ import annotations

from collections.abc import Sequence

from extract.cards.cells.figures import is_dash, is_figure
from extract.cards.cells.pieces import SAME_EDGE_PT, Piece, in_one_table, stands_in
from extract.cards.cells.view import View
from extract.cards.draft import Draft
from extract.cards.years.blocks import Block, Column, Kind
from extract.cards.years.years_across import block_row

_FEWEST = 2
"""So many figures, or years, tell that a row stands below the years."""


def amounts_below_years(view: View, row: int, columns: Sequence[Column], draft: Draft) -> Block | None:
    """The figures of a label 事業費 or 実績 that stand below years further up, as a table of that label.

    Args:
        view: the card.
        row: a row whose label is the first one, or the last: 「事業名称 | 救急診療 | 事業費 | 480」. A label over
            several rows has those of each payer beside it.
        columns: the years of the table further up.
        draft: what has been read of the card; what only says that there is no figure is accounted for.

    Returns:
        The table; None where the row prints no such figures.
    """
    printed = view.printed(row)
    labels = [p for p in printed if p.role == "label"]
    label = next((p for p in (*printed[:1], *labels[-1:]) if p.is_field("budget", "result")), None)
    columns = [c for c in columns if in_one_table(c.head, view.rows[row][0])]
    if not view.exact or label is None or len(columns) < _FEWEST:
        return None
    left, right = printed[: printed.index(label)], printed[printed.index(label) + 1 :]
    figures = [p for p in right if is_figure(p.text) and not is_dash(p.text)]
    aligned = [c for c in columns if any(_stands_under(p, c) for p in figures)]
    if len(figures) < _FEWEST or len(aligned) < len(figures):
        return None
    kind: Kind = "budget" if label.is_field("budget") else "result"
    # beside 現状値 and 目標値 stands nothing where a row says what the years cost
    dashes = [p for p in right if is_dash(p.text) and not any(stands_in(p, c) for c in columns)]
    draft.use(*dashes)
    rows = []
    for at in range(row, label.last + 1):
        # what pays or is paid stands beside the label, each on a row of its own
        bands = [p for p in view.rows[at] if p.row < at and p.x1 <= label.x0 + 0.01]
        rows.append(block_row(view, at, columns, kind, [label, *left, *dashes, *bands], []))
    found = tuple(item for item in rows if item is not None)
    return Block(kind, (label,), tuple(columns), found, row, label.last + 1) if found else None


def items_below_years(view: View, row: int, columns: Sequence[Column]) -> Block | None:
    """The items of a timetable below the years of a table further up (事業費); None where a row begins none."""
    label = next((p for p in view.starting(row) if p.is_field("schedule", "schedule_item")), None)
    years = [c for c in columns if not c.total]
    if label is None or not view.exact or len(years) < _FEWEST or years[0].head.grid is not label.grid:
        return None
    rows = range(row, label.last + 1)
    if not all(_share_out(view.starting(r), years) for r in rows):
        return None
    found = [block_row(view, r, years, "schedule", [label], []) for r in rows]
    items = tuple(item for item in found if item is not None and item.name is not None)
    return (
        Block("schedule", (label,), tuple(years), items, row, label.last + 1) if len(items) == len(rows) else None
    )


def _share_out(pieces: Sequence[Piece], years: Sequence[Column]) -> bool:
    """Whether the cells of a row share out the years, one of them perhaps several."""
    left, right = min(year.x0 for year in years), max(year.x1 for year in years)
    below = [p for p in pieces if p.x1 > left + SAME_EDGE_PT and p.x0 < right - SAME_EDGE_PT]
    ends = all(
        any(abs(p.x0 - year.x0) <= SAME_EDGE_PT for year in years)
        and any(abs(p.x1 - year.x1) <= SAME_EDGE_PT for year in years)
        for p in below
    )
    return ends and abs(sum(p.x1 - p.x0 for p in below) - (right - left)) <= SAME_EDGE_PT * len(years)


def _stands_under(figure: Piece, column: Column) -> bool:
    """Whether a figure stands below a year; borders that nothing draws may lie half a column off."""
    loose = not figure.grid.ruled and figure.overlap(column.x0, column.x1) > 0.5
    return loose or stands_in(figure, column)
