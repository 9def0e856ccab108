"""What stands beside a label, and how far a label reaches."""

from __future__ import annotations

from collections.abc import Sequence

from extract.cards.cells.figures import is_figure, is_money_unit
from extract.cards.cells.pieces import Piece, same_edges
from extract.cards.cells.view import View, heads_indicators, heads_years

_MONEY = ("budget", "funding", "total", "component", "source")
"""Fields whose values are amounts."""


def _covered(view: View, piece: Piece, row: int) -> bool:
    """Whether a row has only blank cells below a label, so that the label goes on."""
    under = [p for p in view.rows[row] if p.overlap(piece.x0, piece.x1) > 0.5]
    return bool(under) and all(p.role == "blank" for p in under)


def last_row(view: View, label: Piece) -> int:
    """The last row that a label covers: its own, and rows below in which nothing but values stands."""
    row = label.last + 1
    while (
        row < len(view.rows)
        and not view.labels(row)
        and view.printed(row)
        and _covered(view, label, row)
        and not heads_years(view, row)
        and not heads_indicators(view, row)
        and not (is_unit_row(view, row) and not label.is_field(*_MONEY))
    ):
        row += 1
    return row - 1


def is_unit_row(view: View, row: int) -> bool:
    """Whether a row holds the unit of the amounts below it and nothing else: 「（単位：千円）」."""
    printed = view.printed(row)
    return len(printed) == 1 and is_money_unit(printed[0].text)


def ends_in_figure(pieces: Sequence[Piece]) -> bool:
    """Whether the last of some pieces is a figure."""
    return bool(pieces) and pieces[-1].role == "value" and is_figure(pieces[-1].text)


def free_without(view: View, piece: Piece) -> bool:
    """Whether the label left of a piece keeps a value of its own without it, or there is no such label."""
    left = [p for p in view.rows[piece.row] if p.x1 <= piece.x0 + 0.01]
    labels = [p for p in left if p.role in ("label", "unknown-label")]
    return not labels or any(p.x0 >= labels[-1].x1 - 0.01 and p is not labels[-1] for p in left)


def beside(view: View, label: Piece, row: int) -> list[Piece]:
    """The cells of a row right of a label, up to the next label; blank ones too."""
    found: list[Piece] = []
    for piece in view.right_of(label, row):
        if piece.role in ("label", "unknown-label") and not (piece.names_row and not ends_in_figure(found)):
            break
        found.append(piece)
    return found


def follows_figure(view: View, label: Piece) -> bool:
    """Whether a figure stands directly left of a label: 「実績額 | 24,680 | うち交付金 | 12,340」."""
    left = [p for p in view.rows[label.row] if p.x1 <= label.x0 + 0.01 and p.role != "blank"]
    return view.exact and ends_in_figure(left)


def is_group(view: View, label: Piece) -> bool:
    """Whether labels of their own stand directly beside a label over several rows, or in a column of such."""
    if label.last == label.row:
        return _is_group_of_one(view, label)
    rows = range(label.row, label.last + 1)
    if any(heads_years(view, row) or heads_indicators(view, row) for row in rows):
        return True
    firsts = [next(iter(view.right_of(label, row)), None) for row in rows]
    return any(p is not None and p.role == "label" for p in firsts)


def _is_group_of_one(view: View, label: Piece) -> bool:
    """Whether a label and its value stand right of a label over one row, which is in a column of groups."""
    right = [p for p in view.right_of(label, label.row) if p.role != "blank"]
    if len(right) != len(("label", "value")) or [p.role for p in right] != ["label", "value"]:
        return False
    return any(
        p.last > p.row and same_edges(p, label) and p.role in ("label", "unknown-label") and is_group(view, p)
        for p in view.pieces
    )


def heads_values(view: View, row: int) -> bool:
    """Whether a row prints labels only and the next one values only."""
    if row + 1 >= len(view.rows) or not view.labels(row):
        return False
    here, below = view.printed(row), view.printed(row + 1)
    return all(p.role in ("label", "unknown-label") for p in here) and bool(below) and not view.labels(row + 1)
