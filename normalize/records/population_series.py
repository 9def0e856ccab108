"""Where the figures of a population table come from: census, register, projection or target, year by year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalize.records.population_derived import settle_rates
from normalize.records.population_notes import Notes
from normalize.records.population_rates import Figure, text
from normalize.records.population_sources import FUTURE, SURVEYS, Sources, named
from schemas.folding import fold, has_word
from schemas.patterns import lazy_re
from schemas.tables import Series
from schemas.vocabulary_tables import ACTUAL_WORDS, TARGET_WORDS

_FROM_HERE = lazy_re(r"以下(?:の表も|も)?同(?:じ|様)")
_ROUNDS = 2
_SHARES = ("share_pct", "aging_rate_pct")


def series_of(figures: Sequence[Figure]) -> list[Series | None]:
    """The series of every figure: by its own table, else by what the other tables say about it.

    A figure that is called counted (現状値, 実績) without a survey is of the only survey that other tables name
    for its year; any other one is of the survey to which another table gives the same figure. So are the figures
    of the year from which a projection or target starts, though its title speaks of the years to come.
    """
    sources: dict[tuple[str, str], Sources] = {}
    found: list[Series | None] = []
    labels: list[str] = []
    assumed: set[int] = set()
    aims: set[str] = set()
    standing: dict[str, None] = {}
    notes_of = Notes()
    aimed = {figure.title for figure in figures if named(figure.key[4] or "") == "target"}
    for index, figure in enumerate(figures):
        note = notes_of.of(figure)
        own = "\n".join((note, text(figure.record, "banner"), text(figure.record, "unit_label")))
        notes = "\n".join([own, *(said for said in standing if said not in own)])
        standing.update(dict.fromkeys(said for said in re.split(r"[\n。]", own) if _FROM_HERE.search(fold(said))))
        around = (text(figure.record, "table_title"), notes)
        told = sources.setdefault(around, Sources(*around))
        labels.append(" ".join(text(figure.record, name) for name in ("series_label", "column_label")))
        of_title = _is_of_title(figure)
        pattern = "" if of_title and named(around[0]) == "target" else figure.key[4] or ""
        found.append(told.of(figure.year, labels[-1], pattern))
        is_beside_aim = figure.title in aimed and pattern and named(pattern) is None
        if found[-1] == "target" and is_beside_aim and not told.says(figure.year, labels[-1]):
            found[-1] = "projection"  # 「パターン１」 beside 「目標人口」 is what the aim is compared with
        if found[-1] == "target" and figure.key[4]:
            aims.add(_plain(figure.key[4]))
        if found[-1] in FUTURE and not told.says(figure.year, labels[-1]):
            assumed.add(index)
    for index in assumed:
        called = figures[index].key[4]
        if found[index] == "projection" and called and (_plain(called) in aims or _is_aim(figures[index])):
            found[index] = "target"  # another table, or the heading, says that this projection is what is aimed at
    for _ in range(_ROUNDS):
        # what one table tells of another may in turn tell of a third one
        _told_elsewhere(figures, found, labels, assumed)
        _complete(figures, found)
    _of_one_label(figures, found)
    settle_rates(figures, found)
    return found


def _told_elsewhere(
    figures: Sequence[Figure], found: list[Series | None], labels: Sequence[str], assumed: set[int]
) -> None:
    """Settles in ``found`` what a figure's own table leaves open and other tables tell."""
    surveys: dict[object, set[Series]] = {}
    of_rates: dict[int | None, set[Series]] = {}
    for figure, series in zip(figures, found, strict=True):
        if series in SURVEYS and figure.metric != "population":
            of_rates.setdefault(figure.year, set()).add(series)
            if figure.metric != "change_rate_pct":
                surveys.setdefault(_share(figure), set()).add(series)
        if series in SURVEYS and figure.metric == "population":
            for place in (figure.year, _fact(figure), _fact_of_place(figure)):
                surveys.setdefault(place, set()).add(series)
    for index, series in _starts(figures, assumed, surveys).items():
        found[index] = series
    persons: dict[object, set[Series | None]] = {}
    for figure, series in zip(figures, found, strict=True):
        if figure.metric == "population":
            persons.setdefault(_column(figure), set()).add(series)
    for index, figure in enumerate(figures):
        if found[index] is None and figure.metric in (*_SHARES, "change_rate_pct"):
            # a share is of the persons above or beside it, a change of those that it has led to
            of_persons = persons.get(_column(figure), {None})
            found[index] = next(iter(of_persons)) if len(of_persons) == 1 else None
        if found[index] is None and figure.year is not None:
            counted = any(fold(word) in fold(labels[index]) for word in ACTUAL_WORDS)
            fact = _share(figure) if figure.metric in _SHARES else _fact(figure)
            named_elsewhere = surveys.get(figure.year if counted else fact, set())
            if counted and len(named_elsewhere) > 1:
                named_elsewhere = surveys.get(fact, set())  # a census and a register of the same year
            if counted and not named_elsewhere:
                named_elsewhere = of_rates.get(figure.year, set())
            if len(named_elsewhere) == 1:
                found[index] = next(iter(named_elsewhere))


def _complete(figures: Sequence[Figure], found: list[Series | None]) -> None:
    """Gives the rest of a table's year the survey that the persons of some of its groups are known to be of.

    Where the table holds no persons of that year, the shares of some of its groups tell.
    """
    persons: dict[tuple[object, ...], set[Series | None]] = {}
    shares: dict[tuple[object, ...], set[Series | None]] = {}
    for figure, series in zip(figures, found, strict=True):
        if figure.metric != "change_rate_pct" and figure.year is not None and series is not None:
            (persons if figure.metric == "population" else shares).setdefault(_column(figure), set()).add(series)
    surveys = shares | persons
    for index, figure in enumerate(figures):
        if found[index] is None and figure.metric != "change_rate_pct":
            known = surveys.get(_column(figure), set())
            found[index] = next(iter(known)) if len(known) == 1 and known <= {*SURVEYS} else None


def _of_one_label(figures: Sequence[Figure], found: list[Series | None]) -> None:
    """Gives all years beside one printed label (実績) the survey that some of them are known to be of."""
    surveys: dict[tuple[int, ...], set[Series | None]] = {}
    for figure, series in zip(figures, found, strict=True):
        label = figure.record.fields.get("series_label")
        if label is not None and label.keys and series is not None and has_word(fold(label.text), ACTUAL_WORDS):
            surveys.setdefault(tuple(label.keys), set()).add(series)
    for index, figure in enumerate(figures):
        label = figure.record.fields.get("series_label")
        known = surveys.get(tuple(label.keys), set()) if label is not None and found[index] is None else set()
        if len(known) == 1:
            found[index] = next(iter(known))


def _starts(figures: Sequence[Figure], assumed: set[int], surveys: dict[object, set[Series]]) -> dict[int, Series]:
    """The figures of years to come, as far as only their title says so, that are those of a survey, by index.

    Of the persons of the first year of a table and pattern some have to be those that another table gives as
    counted, and none others than it gives; or all patterns start from the same persons, in a year of which other
    tables give figures of one survey only.
    """
    columns: dict[tuple[object, ...], list[int]] = {}
    for index in sorted(assumed):
        columns.setdefault(_column(figures[index]), []).append(index)
    first: dict[tuple[object, ...], int] = {}
    counted: dict[tuple[object, ...], set[int | float | None]] = {}
    for index, figure in enumerate(figures):
        if index not in assumed and surveys.get(_fact(figure)):
            counted.setdefault(_fact(figure)[:-1], set()).add(figure.value)
        if figure.year is not None:
            first[_column(figure)[:-1]] = min(figure.year, first.get(_column(figure)[:-1], figure.year))
    starts: dict[tuple[object, ...], list[set[tuple[object, ...]]]] = {}
    for (title, area, _, year), indices in columns.items():
        compared = [figures[i] for i in indices if figures[i].metric != "change_rate_pct"]
        printed = {(figure.metric, *_fact(figure)) for figure in compared}
        starts.setdefault((title, area, year), []).append(printed)
    found: dict[int, Series] = {}
    for (*table, year), indices in columns.items():
        facts = [_fact(figures[i]) for i in indices if figures[i].metric == "population"]
        # a table of rates alone starts from the counted rate
        facts = facts or [_share(figures[i]) for i in indices if figures[i].metric != "change_rate_pct"]
        if not any(surveys.get(fact) for fact in facts):
            # 村計 beside its districts is the village that another table names
            facts = [_fact_of_place(figures[i]) for i in indices if figures[i].metric == "population"]
        told = set.union(*(surveys.get(fact, set()) for fact in facts)) if facts else set()
        alike = starts[*table[:2], year]
        if not told and alike[0] and len(alike) > 1 and all(printed == alike[0] for printed in alike):
            told = surveys.get(year, set())
        others = any(_is_contradicted(figures[i], counted) for i in indices if figures[i].metric == "population")
        if year == first.get(tuple(table)) and not others and len(told) == 1:
            found.update(dict.fromkeys(indices, next(iter(told))))
    settled: dict[tuple[object, ...], Series] = {
        (figures[index].title, figures[index].year): series for index, series in found.items()
    }
    for (title, _, _, year), indices in columns.items():
        series = settled.get((title, year))
        if series is not None and not any(_is_contradicted(figures[i], counted) for i in indices):
            found.update({index: series for index in indices if index not in found})
    return found


def _is_contradicted(figure: Figure, counted: dict[tuple[object, ...], set[int | float | None]]) -> bool:
    """Whether other tables give other figures as counted for the same group and year."""
    known = counted.get(_fact(figure)[:-1])
    return known is not None and figure.value not in known


def _is_of_title(figure: Figure) -> bool:
    """Whether the pattern of a figure is named by the title of its table and by no label."""
    pattern, title = figure.record.fields.get("pattern"), figure.record.fields.get("table_title")
    return pattern is not None and title is not None and pattern.text in title.text and pattern.keys == title.keys


def _is_aim(figure: Figure) -> bool:
    """Whether the heading of a figure's table calls its projection what is aimed at: 「独自推計（目標人口）」."""
    heading = fold(text(figure.record, "heading"))
    return _plain(figure.key[4] or "") in heading and any(fold(word) in heading for word in TARGET_WORDS)


def _plain(pattern: str) -> str:
    """The name of a pattern without what is said of it in brackets."""
    return re.sub(r"\([^()]*\)", "", fold(pattern))


def _column(figure: Figure) -> tuple[object, ...]:
    return (figure.title, figure.key[1], figure.key[4], figure.year)


def _fact(figure: Figure) -> tuple[object, ...]:
    return (*figure.key[1:4], figure.year, figure.value)


def _fact_of_place(figure: Figure) -> tuple[object, ...]:
    """A fact of an area however it is called."""
    return ("place", figure.place, *_fact(figure)[1:])


def _share(figure: Figure) -> tuple[object, ...]:
    """What a share or a rate of the aged says, which two tables may name by different words."""
    return ("share", *_fact(figure))
