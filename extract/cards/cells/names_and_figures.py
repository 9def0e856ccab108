"""Tables of a name and one figure a row, in forms whose columns only white space tells.

Columns are told for a whole form. Where other tables of it have more of them, 「市町村 | Ｒ７」 over names and
amounts stand in cells of several widths, with blank ones between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.cards.cells.figures import is_figure
from extract.cards.cells.pieces import Piece, sorted_rows_of
from extract.shapes import is_dash

_SLACK = 0.01
_FEWEST_ROWS = 2
_PAIR = 2


def with_whole_columns(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a form without rulings, names and figures below a single year each in one column."""
    if not any(p.role == "year" for p in pieces) or not any(p.role == "blank" for p in pieces):
        return pieces
    rows = sorted_rows_of(pieces)
    changed: dict[int, Piece] = {}
    gone: set[int] = set()
    for head in pieces:
        if head.role != "year" or id(head) in changed:
            continue
        found = _rows_below(head, rows)
        for name, figure in found:
            low, high = _reach(name, rows, left=True), _reach(figure, rows, left=False)
            changed[id(name)] = replace(name, x0=low, x1=head.x0)
            changed[id(figure)] = replace(figure, x0=head.x0, x1=high)
            inside = [p for p in rows[name.row] if p.role == "blank" and p.row == name.row == p.last]
            gone.update(id(p) for p in inside if low - _SLACK <= p.x0 and p.x1 <= high + _SLACK)
    return [changed.get(id(p), p) for p in pieces if id(p) not in gone]


def _rows_below(head: Piece, rows: Mapping[int, Sequence[Piece]]) -> list[tuple[Piece, Piece]]:
    """The words left of a year and the year itself, then the names and figures below; empty for other tables."""
    found: list[tuple[Piece, Piece]] = []
    row = head.row
    while (pair := _pair(head, rows.get(row, ()))) is not None:
        found.append(pair)
        row += 1
    return found if len(found) > _FEWEST_ROWS and found[0][1] is head else []


def _pair(head: Piece, row: Sequence[Piece]) -> tuple[Piece, Piece] | None:
    """The only two texts of a row behind its label, one left of a year, the other below it or the year itself."""
    # what covers more rows stands beside the table
    own = [p for p in row if p.row == p.last and p.role != "blank"]
    if len(own) != _PAIR:
        return None
    name, figure = own
    told = figure is head or (figure.x0 >= head.x0 - _SLACK and (is_figure(figure.text) or is_dash(figure.text)))
    return (name, figure) if told and name.x0 < head.x0 and text_end(name) <= head.x0 else None


def _reach(piece: Piece, rows: Mapping[int, Sequence[Piece]], *, left: bool) -> float:
    """How far blank cells directly left of a text, or right of it, reach."""
    at = piece.x0 if left else piece.x1
    row = rows[piece.row]
    for other in reversed(row) if left else row:
        if other.role != "blank" or (other.row, other.last) != (piece.row, piece.last):
            continue
        if left and abs(other.x1 - at) <= _SLACK:
            at = other.x0
        if not left and abs(other.x0 - at) <= _SLACK:
            at = other.x1
    return at


def text_end(piece: Piece) -> float:
    """Where the text of a cell ends, in points; where it begins the cell is blank."""
    return max((line.box.x1 for line in piece.lines if line.box is not None), default=piece.x0)
