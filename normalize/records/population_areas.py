"""The area of rates of change that stand beside the figures of several areas and name none of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from normalize.records.population_rates import Figure, Key, Persons

_FEWEST = 2
"""How many rates must agree, for one may do so by chance."""


def with_areas(figures: Sequence[Figure], persons: Persons) -> list[Figure]:
    """Finds the area of rates of change that a table of several areas prints without one (上村 | 計 | 増減率).

    Args:
        figures: all figures of a document, with the years that their labels tell.
        persons: those of them that count persons.

    Returns:
        The figures in their order; a column of rates is of the only area of its table with whose persons all of
        its rates agree, and keeps none where there is no such area, or several.
    """
    columns: dict[Key, list[Figure]] = {}
    for figure in figures:
        if _is_open(figure):
            columns.setdefault(figure.key, []).append(figure)
    if not columns:
        return list(figures)
    counted = [figure for figure in figures if figure.metric == "population" and figure.key[1] is not None]
    found: dict[int, Figure] = {}
    for key, rates in columns.items():
        if _agree(rates, persons):
            continue  # they are of the sum of all areas, which names none either
        areas = {f.key[1]: f for f in counted if (f.key[0], *f.key[2:]) == (key[0], *key[2:])}
        fitting = [of for of in areas.values() if _agree([_as_of(rate, of) for rate in rates], persons)]
        if len(fitting) == 1:
            found.update((id(rate), _as_of(rate, fitting[0])) for rate in rates)
    return [found.get(id(figure), figure) for figure in figures]


def _is_open(figure: Figure) -> bool:
    of_several = figure.key[1] is None and "areas_around" in figure.record.fields
    return of_several and figure.metric == "change_rate_pct" and None not in (figure.year, figure.base_year)


def _as_of(rate: Figure, of: Figure) -> Figure:
    """The rate as one of the area of another figure."""
    title, _, age, sex, pattern = rate.key
    fields = dict(rate.record.fields)
    if "area" in of.record.fields:
        fields["area"] = of.record.fields["area"]
    record = replace(rate.record, fields=fields)
    return replace(rate, record=record, key=(title, of.key[1], age, sex, pattern), place=of.place)


def _agree(rates: Iterable[Figure], persons: Persons) -> bool:
    answers = [
        persons.agrees(rate, rate.year, rate.base_year)
        for rate in rates
        if rate.year is not None and rate.base_year is not None
    ]
    compared = [answer for answer in answers if answer is not None]
    return len(compared) >= _FEWEST and all(compared)
