"""A column of labels that prints the unit of each row: 項目 | 単位 | 2015年 | 2020年."""

from __future__ import annotations

from dataclasses import replace

from extract.memo import once
from extract.tables.headers import Table, printed_spots
from schemas.folding import fold
from schemas.printed import Printed
from schemas.vocabulary_tables import UNIT_HEADS

_UNIT_HEADS = frozenset(fold(word) for word in UNIT_HEADS)


@once
def units_column(table: Table) -> int | None:
    """The column of labels that prints the unit of each row; None without one."""
    heads = {column: table.header(column)[-1:] for column in range(table.stubs)}
    return next((c for c, head in heads.items() if any(spot.folded in _UNIT_HEADS for spot in head)), None)


def unit_of_row(table: Table, row: int) -> Printed | None:
    """The unit that the row prints in a column of its own, as the note above a table prints one."""
    column = units_column(table)
    spot = table.labels(row)[column] if column is not None else None
    told = printed_spots([spot]) if spot is not None else None
    return replace(told, text=f"（単位：{told.text}）") if told is not None else None
