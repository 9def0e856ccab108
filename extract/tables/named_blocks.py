"""Blocks of columns with names of their own: 順位 | 転入元 | 人数 | 転出先 | 人数."""

from __future__ import annotations

from itertools import pairwise

from extract.shapes import is_dash
from extract.tables.headers import Spot, Table, is_datum

_FEWEST_NAMES = 2


def names_columns(table: Table) -> dict[int, int]:
    """For each column of figures right of names of its own the column of these names.

    The names stand among the figures, all different, below the heading that the names of the rows have, or before
    figures with the same headings as those right of the rows' names.
    """
    if table.stubs == 0:
        return {}
    found: dict[int, int] = {}
    first = table.stubs - 1
    starts = [first, *(column for column in table.data_columns if _holds_names(table, column)), table.width]
    name = _head(table, first)
    beside = [_head(table, column) for column in range(table.stubs, starts[1])]
    for start, end in pairwise(starts[1:]):
        same_head = bool(name) and _head(table, start) == name
        figures = [_head(table, column) for column in range(start + 1, end)]
        same_figures = bool(figures) and figures == beside
        if end > start + 1 and (same_head or same_figures):
            found.update(dict.fromkeys(range(start + 1, end), start))
    return found


def head_of(table: Table, column: int) -> tuple[Spot, ...]:
    """The innermost heading of a column; empty where it has none."""
    return table.header(column)[-1:]


def _head(table: Table, column: int) -> str:
    return "".join(spot.folded for spot in head_of(table, column))


def _holds_names(table: Table, column: int) -> bool:
    spots = {id(s): s for row in table.body if (s := table.filled(row, column)) is not None}
    texts = [spot.folded for spot in spots.values() if not is_dash(spot.text)]
    return len(texts) >= _FEWEST_NAMES and len(set(texts)) == len(texts) and not any(map(is_datum, texts))
