"""Heads of indicators in storeys, set into one row: 値の推移 over 現状値 and 実績, and these over their years.

The head of the names stands beside all storeys, and so may 単位 and 備考. What holds a column is the lowest cell
of it; the one above says what its figures are, and a title over these says nothing that they do not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.cards.cells.figures import is_figure
from extract.cards.cells.label_forms import could_be_label, could_label_indicator
from extract.cards.cells.pieces import Piece, role_of, rows_of, same_edges
from schemas.frozen import dataclass
from schemas.labels import Label

_MOST_STOREYS = 3
_VALUES = ("baseline", "target", "result")
_AIMS = ("target", "result")
_MONEY = ("budget", "funding")


@dataclass(frozen=True, slots=True, eq=False)
class _Column:
    """The lowest cell of a column of figures and the head directly above it; None where there is none."""

    foot: Piece
    over: Piece | None


def level_storeys(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a table, with the heads of its indicators in one row, each over all storeys."""
    levelled: dict[int, Piece] = {}
    gone: set[int] = set()
    names = [p for p in pieces if 0 < p.last - p.row < _MOST_STOREYS and could_label_indicator(p)]
    rows = rows_of(pieces) if names else {}
    for name in names:
        within = _within(name, rows)
        columns = _columns(within, name)
        if columns and id(name) not in levelled:
            found = _one_row(columns, within, name)
            levelled |= found
            gone.update(id(p) for p in within if id(p) not in found)
    return [levelled.get(id(p), p) for p in pieces if id(p) not in gone] if levelled else pieces


def _within(name: Piece, rows: Mapping[int, Sequence[Piece]]) -> list[Piece]:
    """The cells right of the head of names that begin in its rows, left to right, each once.

    Years below 事業費 are those of amounts, in a list that gives the indicator and the costs of what it lists.
    """
    found = {id(p): p for row in range(name.row, name.last + 1) for p in rows[row] if p.row == row}
    money = [p for p in found.values() if p.is_field(*_MONEY) and not p.is_field(*_VALUES)]
    right = [p for p in found.values() if p.x0 >= name.x1 - 0.01]
    right = [p for p in right if not any(p.overlap(m.x0, m.x1) > 0.5 for m in money)]
    return sorted(right, key=lambda p: (p.x0, p.row))


def _columns(within: Sequence[Piece], name: Piece) -> list[_Column]:
    """The columns that cells beside a head of names make; empty where these are no storeys of heads."""
    printed = [p for p in within if p.role != "blank"]
    feet = [p for p in printed if p.last == name.last]
    uppers = [p for p in printed if p.last < name.last]
    if not uppers or len(feet) < 2 or any(is_figure(p.text) and not p.heads_year for p in printed):
        return []
    if any(p.heads_year for p in uppers):
        return []  # years over 目標 and 実績
    columns = [_Column(foot, _over(foot, uppers)) for foot in feet]
    told = [c.over if c.foot.heads_year and c.over is not None else c.foot for c in columns]
    if not all(map(_is_column, columns)) or not any(p.is_field("baseline", "target") for p in told):
        return []
    covered = all(any(p.overlap(c.foot.x0, c.foot.x1) > 0.5 for c in columns) for p in uppers)
    return columns if covered and not _are_stacked(uppers) else []


def _over(foot: Piece, uppers: Sequence[Piece]) -> Piece | None:
    above = [p for p in uppers if p.last < foot.row and p.overlap(foot.x0, foot.x1) > 0.5]
    return max(above, key=lambda p: p.last, default=None)


def _is_column(column: _Column) -> bool:
    """Whether a cell can hold a column: a year below what its figures are, or a label."""
    foot, over = column.foot, column.over
    if foot.heads_year:
        return over is None or (not foot.rest and (over.role == "label" or could_be_label(over)))
    return foot.role in ("label", "unknown-label") or (over is None and could_be_label(foot))


def _are_stacked(uppers: Sequence[Piece]) -> bool:
    """Whether 目標 stands on 実績 over the same years: then each indicator has a row for either."""
    return any(
        upper.last + 1 == lower.row
        and same_edges(upper, lower)
        and upper.is_field(*_AIMS)
        and lower.is_field(*_AIMS)
        for upper in uppers
        for lower in uppers
    )


def _one_row(columns: Sequence[_Column], within: Sequence[Piece], name: Piece) -> dict[int, Piece]:
    """The heads of columns, by the identity of their lowest cells, over all rows of the head of names."""
    found: dict[int, Piece] = {}
    kept = {id(c.foot) for c in columns}
    for column in columns:
        foot, over = column.foot, column.over
        above = [p for p in within if id(p) not in kept and p.role != "blank" and p.x0 <= foot.x0 + 0.01]
        kept.update(map(id, above))
        head = foot
        if foot.heads_year and over is not None and not over.is_field("result"):
            head = _dated(foot, over, alone=sum(c.over is over for c in columns) == 1)
        lines = (*(line for p in above for line in p.lines), *foot.lines)
        found[id(foot)] = replace(head, row=name.row, last=name.last, lines=lines)
    if not name.is_field("indicator", "kpi"):
        found[id(name)] = replace(name, role="label", label=Label(("indicator",), "指標"))
    return found


def _dated(year: Piece, over: Piece, *, alone: bool) -> Piece:
    """The head of the figures of one year; of several below 現状値 each has come of its year."""
    if not alone and not over.is_field("target"):
        return year
    text = f"{over.text}\n{year.text}"
    role, label = role_of(text)
    if role != "label" and over.role == "label":
        role, label = over.role, over.label
    x0, x1 = (over.x0, over.x1) if alone else (year.x0, year.x1)
    return replace(year, text=text, x0=x0, x1=x1, role=role, label=label)
