"""The series of tables that hold rates alone, from the table of persons that their rates were made of."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.records.population_rates import Figure
from schemas.tables import Series

_Column = tuple[str | None, str | None, int | None]


def settle_rates(figures: Sequence[Figure], found: list[Series | None]) -> None:
    """Gives rates without a series in ``found`` that of the persons of their area, pattern and year.

    「地区別人口の増減率」 stands beside 「地区別人口の推計」: the persons have to be those of a table that holds
    all areas, patterns and years of the table of rates, and where several do, they have to agree.
    """
    persons: dict[str | None, dict[_Column, set[Series | None]]] = {}
    rates: dict[str | None, dict[_Column, list[int]]] = {}
    for index, (figure, series) in enumerate(zip(figures, found, strict=True)):
        column = (figure.place, figure.key[4], figure.year)
        if figure.metric == "population":
            persons.setdefault(figure.title, {}).setdefault(column, set()).add(series)
        elif figure.year is not None:
            rates.setdefault(figure.title, {}).setdefault(column, []).append(index)
    for title, columns in rates.items():
        if title in persons or all(found[index] is not None for indices in columns.values() for index in indices):
            continue
        whole = [known for known in persons.values() if all(column in known for column in columns)]
        for column, indices in columns.items():
            told = set().union(*(known[column] for known in whole))
            for index in indices:
                found[index] = next(iter(told)) if len(told) == 1 and found[index] is None else found[index]
