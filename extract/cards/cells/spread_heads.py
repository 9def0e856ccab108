"""Heads beside blank cells over their figures, in tables whose columns only white space tells.

Columns are told for a whole table. Where a timetable stands in its lower rows, a head of indicators further up may
fill one of its columns, and the figures below the head the next one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.cards.cells.figures import is_figure
from extract.cards.cells.names_and_figures import text_end, with_whole_columns
from extract.cards.cells.pieces import Piece, sorted_rows_of

_HEADS = ("baseline", "target", "result")
_SLACK = 0.01


def spread_heads(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a table, each head of figures spread over the blank cell beside it that stands over them."""
    if not pieces or pieces[0].grid.ruled or pieces[0].cell.box is None:
        return pieces
    pieces = with_whole_columns(pieces)
    heads = [p for p in pieces if p.is_field(*_HEADS) or p.role == "year"]
    if not heads or not any(p.role == "blank" for p in pieces):
        return pieces
    rows = sorted_rows_of(pieces)
    found = {id(head): blanks for head in heads if (blanks := _over_figures(head, rows))}
    gone = {id(p) for blanks in found.values() for p in blanks}
    spread = {id(h): replace(h, x1=max(p.x1 for p in found[id(h)])) for h in heads if id(h) in found}
    return [spread.get(id(p), p) for p in pieces if id(p) not in gone]


def _over_figures(head: Piece, rows: Mapping[int, Sequence[Piece]]) -> list[Piece]:
    """The blank cells right of a head over a figure that has nothing else above it; empty where there are none.

    A further head below this one, a year, stands over the same figure.
    """
    beside = _beside(head, rows)
    if not beside:
        return []
    row = head.last + 1
    while row in rows and any(p.role in ("year", "label") and _are_edges(p, head) for p in rows[row]):
        row += 1
    below = rows.get(row, ())
    figure = next((p for p in below if p.row == row and abs(p.x0 - head.x1) <= _SLACK), None)
    if figure is None or figure.role != "value" or not is_figure(figure.text) or figure.x1 > beside[0].x1 + _SLACK:
        return []
    under = [p for p in below if p is not figure and p.overlap(head.x0, head.x1) > 0.0 and text_end(p) > head.x0]
    return [] if under else beside


def _beside(head: Piece, rows: Mapping[int, Sequence[Piece]]) -> list[Piece]:
    """The blank cells directly right of a head, of one width, which share out its rows; else none."""
    found: dict[int, Piece] = {}
    for row in range(head.row, head.last + 1):
        blank = next((p for p in rows[row] if abs(p.x0 - head.x1) <= _SLACK), None)
        if blank is None or blank.role != "blank" or blank.row < head.row or blank.last > head.last:
            return []
        found[id(blank)] = blank
    blanks = list(found.values())
    return blanks if len({round(p.x1) for p in blanks}) == 1 else []


def _are_edges(piece: Piece, head: Piece) -> bool:
    return abs(piece.x0 - head.x0) <= _SLACK and abs(piece.x1 - head.x1) <= _SLACK
