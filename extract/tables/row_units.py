"""Units that a table prints among its labels: a column of them (項目 | 単位 | 2015年), or one in its corner."""

from __future__ import annotations

from dataclasses import replace

from extract.family import printed
from extract.memo import once
from extract.shapes import bare
from extract.tables.caption_lines import unit_part
from extract.tables.captions import Caption
from extract.tables.headers import Table, printed_spots
from schemas.folding import fold
from schemas.patterns import lazy_pattern
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


_PERSONS = lazy_pattern(r"[十百千万]*人(?=[、,・)）]|$)")
_DIFFERENCE = lazy_pattern(r"(?:対?前(?:回|期|年)(?:調査|比)?の?)?(?:人口)?の?(?:増減|増加|減少)数?")


def unit_of_difference(unit: Printed | None, label: str) -> Printed | None:
    """That of a table's units in which figures tell how persons beside them have become more or fewer (増減数)."""
    persons = _PERSONS.search(fold(unit.text)) if unit is not None and _DIFFERENCE.fullmatch(bare(label)) else None
    return replace(unit, text=f"（単位：{persons.group()}）") if unit is not None and persons is not None else None


def with_unit(around: Caption, table: Table) -> Caption:
    """What is printed around a table, its unit (「単位：人」) from its corner or title row where none is above."""
    if around.unit is not None:
        return around
    heads = [table.rows[row][: None if row < table.banner else table.stubs] for row in range(table.head)]
    corner = {id(s): s for row in heads for s in row if s is not None}
    units = [(s.page, line, unit) for s in corner.values() for line in s.cell.lines if (unit := unit_part(line))]
    if len(units) != 1:
        return around
    page, line, unit = units[0]
    return replace(around, unit=printed(page, [line], unit))
