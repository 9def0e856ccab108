"""Where a table with years across ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.cards.amounts.stated_amounts import states_years
from extract.cards.cells.figures import is_dash, is_figure, is_money_unit
from extract.cards.cells.pieces import SAME_EDGE_PT, Piece, in_one_table, same_edges
from extract.cards.cells.view import View, heads_indicators, heads_years
from extract.cards.years.blocks import BlockRow, Column, Kind
from extract.cards.years.typed_bars import is_bar
from extract.year_shapes import is_year
from schemas.folding import fold
from schemas.patterns import lazy_pattern

_ROW_FIELDS = ("budget", "result", "target", "total", "source", "funding", "component", "rate", "unit")
_INDICATOR_ROWS = ("kpi", "indicator")
_DIGITS = lazy_pattern("[0-9]+")
_OF_TABLES = ("kpi", "indicator", "target", "budget")
NEAR_BORDER = 0.4
"""Of its width the first year's column may begin so far from where it began on the page before."""


def last_row_above(view: View, row: int, labels: Iterable[Piece]) -> int:
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

    Items may be called what elsewhere labels a field: 「事業の検証 | | ○ | ○」. A label beside several rows is one
    of a field: towns with marks may stand below the years.
    """
    if kind not in ("schedule", "unknown") or not view.exact:
        return False
    cells = view.starting(row)
    if cells and cells[0].role == "label" and cells[0].last > row:
        return False
    below = [p for c in columns for p in cells if same_edges(p, c)]
    return len(below) == len(columns) >= 2 and not any(is_figure(p.text) and not is_dash(p.text) for p in below)


def _has_years_below(view: View, row: int) -> bool:
    """Whether a label of amounts begins beside heads whose years stand under each other: 年度, 新庄市, 計."""
    label = next((p for p in view.starting(row) if p.is_field("budget") and p.last > row), None)
    if label is None or row + 1 >= len(view.rows):
        return False
    below = [p for p in view.starting(row + 1) if p.x0 >= label.x1 - SAME_EDGE_PT]
    return bool(below) and below[0].role == "year"


def _heads_next_table(view: View, row: int) -> bool:
    """Whether a label of figures stands alone above a header: 「数値目標」 over 指標, 現状値, 目標値."""
    printed = view.printed(row)
    if len(printed) != 1 or not printed[0].is_field(*_OF_TABLES) or row + 1 >= len(view.rows):
        return False
    return heads_indicators(view, row + 1) or heads_years(view, row + 1)


def _is_over_all(printed: Sequence[Piece], columns: Sequence[Column]) -> bool:
    """Whether a label stands left of all years and a single cell below them all: a field of its own."""
    if len(printed) != 2 or printed[0].role != "label" or not printed[1].grid.ruled:
        return False
    label, text = printed
    return label.x1 <= columns[0].x0 + 1.0 and text.x0 <= columns[0].x0 + 1.0 and text.x1 >= columns[-1].x1 - 1.0


def _are_told(view: View, row: int, kind: Kind, columns: Sequence[Column]) -> bool:
    """Whether the row of an indicator prints figures below a header that only says 年度: one of its rows."""
    below = [p for p in view.printed(row) if is_figure(p.text) and any(same_edges(p, c) for c in columns)]
    return kind == "years" and view.exact and len(below) > 1


def _are_amounts(view: View, row: int, columns: Sequence[Column]) -> bool:
    """Whether figures below the years only look like years: 1765, 2039, 1307 are amounts printed without commas.

    Years that head columns all look like years, and rise or fall from one column to the next.
    """
    if not view.exact:
        return False
    below = [fold(p.text) for p in view.printed(row) if any(same_edges(p, c) for c in columns if not c.total)]
    if len(below) < 2 or not all(_DIGITS.fullmatch(text) or is_dash(text) for text in below):
        return False
    if not all(is_year(text) for text in below):
        return True
    steps = [int(later) - int(earlier) for earlier, later in pairwise(below)]
    return not (all(step > 0 for step in steps) or all(step < 0 for step in steps))


def ends_block(view: View, row: int, labels: Sequence[Piece], kind: Kind, columns: Sequence[Column]) -> bool:
    """Whether a row is none of the table above: it heads another one, or begins with a label of its own."""
    amounts = _are_amounts(view, row, columns)
    if (heads_years(view, row) and not amounts) or heads_indicators(view, row):
        return True
    alone = next(iter(view.printed(row))) if len(view.printed(row)) == 1 else None
    if alone is not None and alone.role == "label" and alone.x1 > columns[-1].x0:
        before = columns[0].x0 if kind != "schedule" else columns[0].x0 + SAME_EDGE_PT
        if alone.x0 < before:
            return True  # a band across the form heads what is below it
    if kind == "schedule" and view.exact and (_has_years_below(view, row) or _heads_next_table(view, row)):
        return True
    if _is_item(view, row, columns, kind):
        return False
    if view.exact and not amounts and any(p.role == "year" and p.last == row for p in view.printed(row)[1:]):
        # 「事業費 | R7 | 3,200」 is a list of its own, with its years under each other
        return True
    if kind == "schedule" and view.exact and _is_over_all(view.printed(row), columns):
        return True
    edge = min((p.x0 for p in labels), default=view.rows[row][0].x0 if view.rows[row] else 0.0)
    for piece in view.labels(row):
        if piece.role == "unknown-label" or piece.is_field(*_ROW_FIELDS):
            continue
        if piece.is_field(*_INDICATOR_ROWS) and (
            kind in ("indicator", "unknown") or _are_told(view, row, kind, columns)
        ):
            continue
        # words of the vocabulary right of the group's label are names of rows
        if piece.x0 <= edge + 1.0 or not labels:
            return True
    return False


def is_unit_of_next(view: View, row: int, above: Sequence[BlockRow], kind: Kind) -> bool:
    """Whether a row holds only a unit of money, below figures of another kind: that of a table below."""
    printed = view.printed(row)
    if kind == "budget" or len(printed) != 1 or not is_money_unit(printed[0].text):
        return False
    return kind == "schedule" or any(found.values for found in above)


def is_of_other_table(view: View, row: int, head: int, columns: Sequence[Column]) -> bool:
    """Whether a row stands in another table of the same page, or beside this one: its columns are others."""
    pieces = view.rows[row]
    first = view.rows[head][0]
    if not pieces or not view.exact:
        return False
    if first.grid.ruled and pieces[0].grid.ruled and pieces[0].page is not first.page:
        # where rulings part all cells, every row of a table has a border between its names and its first year
        # (near it overleaf, where columns may be a little wider; the cell of that year may be blank)
        year, edges = columns[0], [edge for p in pieces for edge in (p.x0, p.x1)]
        near = max(SAME_EDGE_PT, NEAR_BORDER * (year.x1 - year.x0))
        return len(pieces) > 1 and not any(abs(edge - year.x0) <= near for edge in edges)
    if in_one_table(first, pieces[0]):
        return pieces[0].page is first.page and pieces[0].x0 >= columns[-1].x1 - SAME_EDGE_PT
    return not any(same_edges(p, c) for p in pieces for c in columns)


def stands_left(piece: Piece, first: Column) -> bool:
    """Whether a piece stands left of the first year.

    Without rulings a cell may reach over a blank one beside it: then its text tells where it stands.
    """
    if piece.overlap(first.x0, first.x1) < 0.5:
        return True
    boxes = [line.box for line in piece.lines if line.box is not None]
    return not piece.grid.ruled and bool(boxes) and max(box.x1 for box in boxes) <= first.x0 + 1.0


def is_told_across(view: View, row: int, columns: Sequence[Column], kind: Kind) -> bool:
    """Whether a row prints one text over all years, or from left of them, and no figures go on below it."""
    if not view.exact or len(columns) < 2 or not view.rows[row]:
        return False
    last = view.rows[row][-1]
    if last.row != row or last.role != "value" or last.x1 < columns[-1].x1 - SAME_EDGE_PT:
        return False
    if states_years(last.text):
        return True  # amounts in words with years of their own
    if is_figure(last.text) or (kind == "schedule" and is_bar(last.text)):
        return False
    if kind == "schedule" and last.x0 < columns[0].x0 - SAME_EDGE_PT and stands_left(last, columns[0]):
        return False  # an item, and nothing but a bar in the blank cells beside it
    if last.x0 >= columns[0].x0 - SAME_EDGE_PT:
        # a bar of a timetable may fill all years; what stands beside a label of its own below figures is its text
        own = any(p.x1 >= last.x0 - SAME_EDGE_PT for p in view.labels(row))
        if not own or last.x0 > columns[0].x0 + SAME_EDGE_PT or kind in ("schedule", "years", "unknown"):
            return False
    if row + 1 == len(view.rows) or heads_years(view, row + 1) or heads_indicators(view, row + 1):
        return True
    return not any(is_figure(p.text) and any(same_edges(p, c) for c in columns) for p in view.printed(row + 1))
