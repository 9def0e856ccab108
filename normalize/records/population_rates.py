"""What the figures of a population table tell about its rates: which years they compare, and whether they do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from normalize.records.ledger import Ledger
from normalize.records.printed_years import is_base, unbroken, years_of
from schemas.folding import fold, has_word
from schemas.frozen import dataclass
from schemas.printed import RawRecord
from schemas.tables import PopulationMetric, Sex
from schemas.vocabulary_tables import CHANGE_WORDS, INDEX_WORDS

_TABLE = "population"
_ROUNDING_PCT = 0.11
_LEAST_AGREEING = 0.8

Key = tuple[str | None, str | None, str | None, Sex, str | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """A record half understood: everything but what its neighbours decide."""

    record: RawRecord
    key: Key
    metric: PopulationMetric
    year: int | None
    base_year: int | None
    value: int | float | None
    guessed: bool = False
    place: str | None = None
    """The area however it is called: its code, or its name where it has none."""

    @property
    def title(self) -> str | None:
        """The title of the figure's table."""
        return self.key[0]


def text(record: RawRecord, name: str) -> str:
    """The text of a raw field; empty where it was not printed."""
    printed = record.fields.get(name)
    return printed.text if printed is not None else ""


class Persons:
    """The figures in persons by key and year, which rates are compared with."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._values: dict[Key, dict[int, int | float]] = {}
        self._by_age: dict[tuple[object, ...], dict[object, dict[int, int | float]]] = {}
        self._by_title: dict[str | None, set[int]] = {}
        self._anywhere: dict[tuple[object, ...], dict[int, set[int | float]]] = {}
        for figure in figures:
            if figure.metric == "population" and figure.year is not None:
                self._by_title.setdefault(figure.title, set()).add(figure.year)
                if figure.value is not None:
                    self._values.setdefault(figure.key, {})[figure.year] = figure.value
                    title, area, age, sex, pattern = figure.key
                    ages = self._by_age.setdefault((title, area, sex, pattern), {})
                    ages.setdefault(age, {})[figure.year] = figure.value
                    known = self._anywhere.setdefault(figure.key[1:], {})
                    known.setdefault(figure.year, set()).add(figure.value)

    def _row(self, figure: Figure) -> dict[int, int | float]:
        """The persons of a figure's row by year; those of other tables, if they agree, where its own has none."""
        own = self._values.get(figure.key)
        if own is not None:
            return own
        known = self._anywhere.get(figure.key[1:], {})
        return {year: next(iter(values)) for year, values in known.items() if len(values) == 1}

    def last_year(self, figure: Figure) -> int | None:
        """The last year of the figure's row, or of its table where the row has no figures."""
        years = self._values.get(figure.key) or self._by_title.get(figure.title)
        return max(years) if years else None

    def years(self, figure: Figure) -> tuple[int, ...]:
        """The years of the figure's row."""
        return tuple(sorted(self._row(figure)))

    def agrees(self, figure: Figure, year: int, base: int) -> bool | None:
        """Whether a rate is the change between two years of its row; None where they cannot be compared."""
        row = self._row(figure)
        if figure.value is None or year not in row or not row.get(base):
            return None
        return abs((row[year] - row[base]) / row[base] * 100 - figure.value) <= _ROUNDING_PCT

    def shares(self, figure: Figure) -> bool | None:
        """Whether a rate is the share of its group in all ages; None where they cannot be compared."""
        title, area, age, sex, pattern = figure.key
        if figure.value is None or figure.year is None or age is None:
            return None
        ages = self._by_age.get((title, area, sex, pattern), {})
        groups = {group: years[figure.year] for group, years in ages.items() if figure.year in years}
        whole = groups.get("total") or sum(groups.get(part, 0) for part in ("0-14", "15-64", "65+"))
        if age not in groups or not whole:
            return None
        return abs(groups[age] / whole * 100 - figure.value) <= _ROUNDING_PCT

    def is_part(self, figure: Figure) -> bool:
        """Whether a rate is the share of its sex in both, or of its area in the sum of all areas of its table."""
        title, area, age, sex, pattern = figure.key
        if figure.value is None or figure.year is None:
            return False
        own = self._values.get(figure.key, {}).get(figure.year)
        both = (
            self._values.get((title, area, age, "both", pattern), {}).get(figure.year) if sex != "both" else None
        )
        areas = [
            years[figure.year]
            for (of, _, *group), years in self._values.items()
            if of == title and group == [age, sex, pattern] and figure.year in years
        ]
        largest = max(areas, default=0)
        whole = largest if 2 * largest == sum(areas) else None
        return own is not None and any(
            abs(own / sum_ * 100 - figure.value) <= _ROUNDING_PCT for sum_ in (both, whole) if sum_
        )

    def compares(self, figure: Figure) -> Literal["change", "ratio"] | None:
        """Whether a figure is the change or the ratio between the two years of its labels; None where unclear."""
        row = self._values.get(figure.key, {})
        if figure.value is None or figure.base_year is None or figure.year not in row:
            return None
        bases: Iterable[int | float] = [row[figure.base_year]] if figure.base_year in row else ()
        if not bases:
            # a pattern may begin with the year after the count that it starts from; census and register may
            # both have counted that year, and what agrees with one of them is told by it
            bases = self._anywhere.get((*figure.key[1:4], None), {}).get(figure.base_year, ())
        near = _ROUNDING_PCT if "." in fold(text(figure.record, "value")) else 0.51
        ratios = [row[figure.year] / base * 100 for base in bases if base]
        is_ratio = any(abs(ratio - figure.value) <= near for ratio in ratios)
        is_change = any(abs(ratio - 100 - figure.value) <= near for ratio in ratios)
        if is_ratio == is_change:
            return None
        return "ratio" if is_ratio else "change"


def with_last_year(figure: Figure, persons: Persons) -> Figure:
    """A column of change, a share and a rate of the aged without year are for the last year of their row."""
    if figure.metric not in ("change_rate_pct", "share_pct", "aging_rate_pct") or figure.year is not None:
        return figure
    lines = unbroken(text(figure.record, "column_label").split("\n"))
    if any(years_of(line) for line in lines if not is_base(line)):
        return figure  # a year is printed but could not be decided
    if figure.metric == "share_pct" and len(persons.years(figure)) != 1:
        return figure
    return replace(figure, year=persons.last_year(figure))


def with_base(figures: list[Figure], persons: Persons) -> list[Figure]:
    """Finds the base year of growth columns that do not print it: the only year with which all rates agree."""
    figures = _from_one_year(figures, persons)
    open_columns: dict[tuple[str | None, str, int | None], list[Figure]] = {}
    for figure in figures:
        if figure.metric == "change_rate_pct" and figure.base_year is None and figure.year is not None:
            column = (figure.title, text(figure.record, "column_label"), figure.year)
            open_columns.setdefault(column, []).append(figure)
    bases: dict[int, int] = {}
    for (_, _, year), column_figures in open_columns.items():
        if year is None:
            continue
        candidates = {base for figure in column_figures for base in persons.years(figure) if base < year}
        fitting = []
        for base in sorted(candidates):
            answers = [persons.agrees(figure, year, base) for figure in column_figures]
            compared = [answer for answer in answers if answer is not None]
            if compared and all(compared):
                fitting.append(base)
        if len(fitting) == 1:
            bases.update((id(figure), fitting[0]) for figure in column_figures)
    return [replace(figure, base_year=bases[id(figure)]) if id(figure) in bases else figure for figure in figures]


def _from_one_year(figures: list[Figure], persons: Persons) -> list[Figure]:
    """Lets the rates of a table compare with one year where the persons say so, not with the year before each.

    Only rates whose labels name no base are asked: that each compares with the year before is told by its place.
    """
    placed: dict[str | None, list[Figure]] = {}
    for figure in figures:
        before = [year.gregorian for year in years_of(text(figure.record, "base_label"))]
        if figure.metric == "change_rate_pct" and figure.year is not None and figure.base_year in before:
            placed.setdefault(figure.title, []).append(figure)
    bases: dict[int, int] = {}
    for rates in placed.values():
        if _agreeing(rates, None, persons) is not False:
            continue
        first = min(rate.year for rate in rates if rate.year is not None)
        years = {year for rate in rates for year in persons.years(rate) if year < first}
        fitting = [year for year in sorted(years) if _agreeing(rates, year, persons)]
        if len(fitting) == 1:
            bases.update((id(rate), fitting[0]) for rate in rates)
    return [replace(figure, base_year=bases[id(figure)]) if id(figure) in bases else figure for figure in figures]


def _agreeing(rates: Sequence[Figure], base: int | None, persons: Persons) -> bool | None:
    """Whether nearly all rates are changes since a year, or their own base years; None where none compares."""
    answers = [
        persons.agrees(rate, rate.year, base or rate.base_year)
        for rate in rates
        if rate.year is not None and rate.base_year is not None
    ]
    compared = [answer for answer in answers if answer is not None]
    return sum(compared) >= len(compared) * _LEAST_AGREEING if compared else None


def as_shares(figures: list[Figure], persons: Persons) -> list[Figure]:
    """Calls rates that only their place makes rates of change shares where the persons say so, table by table."""
    answers: dict[str | None, list[bool]] = {}
    for figure in figures:
        if figure.guessed and (agrees := persons.shares(figure)) is not None:
            answers.setdefault(figure.title, []).append(agrees)
    shares = {title for title, found in answers.items() if sum(found) >= len(found) * _LEAST_AGREEING}
    return [
        replace(figure, metric="share_pct", base_year=None, guessed=False)
        if figure.guessed and figure.title in shares
        else figure
        for figure in figures
    ]


def certain(figures: list[Figure], persons: Persons, ledger: Ledger) -> list[Figure]:
    """Leaves out rates that only their place makes rates of change where the figures contradict it."""
    answers: dict[str | None, list[bool]] = {}
    for figure in figures:
        if figure.guessed and figure.year is not None and figure.base_year is not None:
            agrees = persons.agrees(figure, figure.year, figure.base_year)
            if agrees is not None:
                answers.setdefault(figure.title, []).append(agrees)
    wrong = {title for title, found in answers.items() if sum(found) < len(found) * _LEAST_AGREEING}
    for title in sorted(wrong, key=str):
        source = next(
            figure.record.fields["value"] for figure in figures if figure.guessed and figure.title == title
        )
        ledger.finding(
            "printed-rate",
            f"表「{title}」の下段の率は、前の年からの増減率と一致しません。何の率かを原本で確認してください。",
            source=source,
            table=_TABLE,
        )
    return [figure for figure in figures if not (figure.guessed and figure.title in wrong)]


def settled(open_figures: Sequence[Figure], persons: Persons) -> tuple[list[Figure], list[Figure], list[Figure]]:
    """Settles columns that name only a year compared with (対2020年比): the persons decide, else the notes.

    Args:
        open_figures: the figures of such columns, as if they were changes.
        persons: the figures in persons.

    Returns:
        Figures that are changes; figures that are ratios (85.0 for a fall by 15 %), which are no population; and
        figures that nothing decides.
    """
    columns: dict[tuple[str | None, str], list[Figure]] = {}
    for figure in open_figures:
        columns.setdefault((figure.title, text(figure.record, "own_column_label")), []).append(figure)
    changes: list[Figure] = []
    ratios: list[Figure] = []
    undecided: list[Figure] = []
    for figures in columns.values():
        found = {answer for figure in figures if (answer := persons.compares(figure)) is not None}
        if not found and _called_changes(figures[0].record):
            found = {"change"}
        (changes if found == {"change"} else ratios if found == {"ratio"} else undecided).extend(figures)
    return changes, ratios, undecided


def _called_changes(record: RawRecord) -> bool:
    """Whether a note says that what compares with a year is a change: 「※R2比は、令和２年に対する増減率」."""
    bases = [
        fold(line).removesuffix("(%)").strip("()")
        for line in text(record, "column_label").split("\n")
        if is_base(line)
    ]
    note = fold(text(record, "note"))
    told = [match[1] for base in bases for match in re.finditer(rf"{re.escape(base)}(?:は|:)([^※。]*)", note)]
    return any(has_word(what, CHANGE_WORDS) and not has_word(what, INDEX_WORDS) for what in told)
