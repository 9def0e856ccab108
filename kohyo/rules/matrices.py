"""Tables of figures by their rows and columns, as the rules about statistics ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from kohyo.rules.relations import Figure
from kohyo.rules.rows import RowsByTable
from schemas.frozen import dataclass
from schemas.patterns import lazy_re
from schemas.tables import Statistic

_RATES = ("share_pct", "rate", "ratio")
_AVERAGE = lazy_re("当たり|あたり|平均|密度")
"""Figures of which a total has its own, and no sum of its parts: 1世帯当たり人員."""


@dataclass(slots=True)
class Matrix:
    """The figures of one table by row and column label, in printed order."""

    figures: dict[tuple[str, str], Statistic] = field(default_factory=dict)
    rows: dict[str, None] = field(default_factory=dict)
    columns: dict[str, None] = field(default_factory=dict)

    def turned(self) -> Matrix:
        """The same with rows and columns exchanged."""
        figures = {(column, row): figure for (row, column), figure in self.figures.items()}
        return Matrix(figures, self.columns, self.rows)


def matrices(rows: RowsByTable) -> Iterator[Matrix]:
    """The tables of figures; one that prints a row and column twice is told apart from the one before."""
    title: object = None
    matrix = Matrix()
    for row in rows.of(Statistic):
        if row.metric in _RATES or row.unit == "%" or row.row_label is None or row.column_label is None:
            continue
        if _AVERAGE.search(row.row_label) or _AVERAGE.search(row.column_label):
            continue
        place = (row.row_label, row.column_label)
        if row.table_name != title or place in matrix.figures:
            if matrix.figures:
                yield matrix
            matrix, title = Matrix(), row.table_name
        matrix.figures[place] = row
        matrix.rows.setdefault(row.row_label)
        matrix.columns.setdefault(row.column_label)
    if matrix.figures:
        yield matrix


def statistic_figure(row: Statistic) -> Figure:
    """A figure of a statistical table, with the place where a person finds it."""
    table = f"表「{row.table_name}」の" if row.table_name else "統計表の"
    place = f"{table}「{row.row_label}」「{row.column_label}」"
    value = float(row.value or 0)
    return Figure(Statistic.TABLE, row.record_id, "value", row.page, place, value, row.value_raw)
