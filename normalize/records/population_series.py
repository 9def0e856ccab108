"""Where the figures of a population table come from: census, register, projection or target, year by year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from normalize.records.population_rates import Figure, text
from normalize.records.printed_years import years_of
from schemas.folding import fold, has_word
from schemas.tables import Series
from schemas.vocabulary_tables import ACTUAL_WORDS, SERIES_WORDS, TARGET_WORDS

_RELEASE = re.compile(r"^[0-9]{0,2}月?(?:推計|公表|発表|刊行|改訂)")
_INSTITUTE = re.compile(r"社人研|社会保障・?人口問題研究所")
_FROM_HERE = re.compile(r"以下(?:の表も|も)?同(?:じ|様)")
_SAME_AS_ABOVE = re.compile(r"(?:資料|出典|出所)?[：:　\s]*同上")
_OF_ONE_SEX = re.compile(r"[\s　]*[（(](?:男女計|男女|総数|計|男性?|女性?)[)）]$")
_UNTIL = re.compile(r"^[)]?(?:年?度?)(?:まで|以前)")
_FROM = re.compile(r"^[)]?(?:年?度?)(?:以降|から(?!.*まで)|以後)")
_FUTURE: tuple[Series, ...] = ("target", "projection")
_SURVEYS: tuple[Series, ...] = ("census", "register")
_ROUNDS = 2
_YEARS_TO_PUBLISH = 2
"""The institute publishes its projection about three years after the census that it starts from."""


def named(text: str) -> Series | None:
    """The series that a text names, the most telling word first; None where it names none.

    >>> named("国勢調査"), named("推計"), named("一関市・平泉町人口ビジョンより"), named("人口")
    ('census', 'projection', 'target', None)
    """
    return next(_named(fold(text), tuple(_all())), None)


def _all() -> Iterator[Series]:
    yield from _SURVEYS
    yield from _FUTURE


def _named(folded: str, among: tuple[Series, ...]) -> Iterator[Series]:
    for series in among:
        if has_word(folded, SERIES_WORDS[series]):
            yield series


_DATED = re.compile(r"(?P<what>[^、,。;:()]+)\((?P<when>[^()]*[0-9元]年[^()]*)\)")
"""What comes from where, with its years in brackets: 「社人研推計（令和7年以降）」."""
_AND = re.compile(r"(?:及び|および|並びに|と|・|、|,)")


def _is_to_come(rest: str) -> bool:
    """Whether what a statement says after a year names a projection before the next year, and no survey.

    >>> _is_to_come("以降は村独自推計による"), _is_to_come("は国勢調査、令和7年以降は推計")
    (True, False)
    >>> _is_to_come("及び2050年は研究所の推計値"), _is_to_come("及び2020年は国勢調査")
    (True, False)
    """
    own = rest
    for year in years_of(rest):
        before, found, after = own.partition(fold(year.raw))
        if found and _AND.fullmatch(before) is None:
            own = before
            break
        own = after if found else own  # 「2040年及び2050年は推計」 says of both what it is
    return next(_named(own, _SURVEYS), None) is None and next(_named(own, _FUTURE), None) is not None


def _unwrapped(note: str) -> str:
    r"""Notes without the line breaks inside brackets, which are those of a page's width.

    >>> _unwrapped("推計は研究所（令和５年12月\n推計）より\n注）速報値")
    '推計は研究所（令和５年12月推計）より\n注）速報値'
    """
    found = ""
    for line in note.split("\n"):
        is_open = found.count("（") + found.count("(") > found.count("）") + found.count(")")
        found += line if is_open or not found else f"\n{line}"
    return found


class Sources:
    """What title and notes of one table say about the series of its years."""

    def __init__(self, title: str | None, note: str | None) -> None:
        self._exact: dict[int, Series] = {}
        self._until: list[tuple[int, Series]] = []
        self._since: list[tuple[int, Series]] = []
        self._actual: Series | None = None
        self._future: Series | None = None
        self._base_census: int | None = None
        for statement in re.split(r"[\n。※]", _unwrapped(note or "")):
            self._take(fold(statement))
        self._take_title(fold(title or ""))

    def _take(self, statement: str) -> None:
        statement = _DATED.sub(self._take_dated, statement)
        surveys = list(_named(statement, _SURVEYS))
        futures = list(_named(statement, _FUTURE))
        told = self._release(statement)
        for year, rest in told:
            if not surveys or (futures and _is_to_come(rest)):
                continue
            self._note(year, rest, surveys[0])
        if surveys and not told and self._actual is None:
            self._actual = surveys[0]
        if futures and self._future is None:
            self._future = futures[0]

    def _take_dated(self, match: re.Match[str]) -> str:
        """Takes the years that stand in brackets behind what they come from; what is left to read of both."""
        series = named(match["what"])
        told = self._release(match["when"])
        if series is None or not told or len(told) < len(years_of(match["when"])):
            return match.group()
        for year, rest in told:
            self._note(year, rest, series)
        if series in _FUTURE:
            self._future = self._future or series
        return ""

    def _note(self, year: int, rest: str, series: Series) -> None:
        """Notes a series of a year, by what follows it of those before or after it, too."""
        if _UNTIL.match(rest):
            self._until.append((year, series))
        elif _FROM.match(rest):
            self._since.append((year, series))
        else:
            self._exact.setdefault(year, series)

    def _take_title(self, title: str) -> None:
        self._release(title)
        surveys, futures = list(_named(title, _SURVEYS)), list(_named(title, _FUTURE))
        if futures:
            self._future = futures[0]
        if surveys and self._actual is None:
            self._actual = surveys[0]

    def _release(self, statement: str) -> list[tuple[int, str]]:
        """The years of a statement with the text after each, without the year in which a projection came out."""
        told: list[tuple[int, str]] = []
        position = 0
        for year in years_of(statement):
            at = statement.find(fold(year.raw), position)
            rest = statement[at + len(fold(year.raw)) :] if at >= 0 else ""
            position = max(at, 0)
            for candidate in year.candidates[:1]:
                if _RELEASE.match(rest):
                    if _INSTITUTE.search(statement):
                        self._base_census = (candidate - _YEARS_TO_PUBLISH) // 5 * 5
                else:
                    told.append((candidate, rest))
        return told

    def of(self, year: int | None, label: str = "", pattern: str = "") -> Series | None:
        """The series of a year's figures.

        Args:
            year: Gregorian year; None where it is unknown.
            label: what the table itself prints over the figures (実績, 推計, 国勢調査); empty for nothing.
            pattern: the projection's pattern, which tells more than the title; empty for none.

        Returns:
            None where neither the labels nor the title and notes tell.
        """
        folded = fold(label)
        own = named(folded)
        if own in _FUTURE and len(list(_named(folded, _FUTURE))) > 1:
            own = named(pattern) or own  # 「推計・目標」 over 「社人研推計」 and 「目標人口」
        if own is not None:
            return own
        noted = self._noted(year)
        if has_word(folded, ACTUAL_WORDS):
            return noted or self._actual
        if noted is not None:
            return noted
        if pattern and (of_pattern := named(pattern)) is not None:
            return of_pattern
        if pattern and not (year is not None and self._base_census is not None and year <= self._base_census):
            return self._future or "projection"
        if self._future is None:
            return self._actual
        if year is not None and self._base_census is not None and year <= self._base_census:
            return self._actual or "census"
        if year is not None and any(series in _FUTURE and year < first for first, series in self._since):
            return self._actual  # 「国勢調査、社人研推計（令和7年以降）」 of the years before
        if self._actual is not None and self._base_census is None:
            return None  # both counted and projected figures, and nothing says where one ends
        return self._future

    def says(self, year: int | None, label: str) -> bool:
        """Whether labels or notes name the series of this very year, so that title and pattern need not speak."""
        return named(fold(label)) is not None or self._noted(year) is not None

    def _noted(self, year: int | None) -> Series | None:
        if year is None:
            return None
        if year in self._exact:
            return self._exact[year]
        for last, series in self._until:
            if year <= last:
                return series
        for first, series in self._since:
            if year >= first:
                return series
        return None


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
    known: dict[str, str] = {}
    before = ""
    for index, figure in enumerate(figures):
        note, title = text(figure.record, "note"), _OF_ONE_SEX.sub("", text(figure.record, "table_title"))
        if _SAME_AS_ABOVE.search(note):
            note = known.get(title, before)
        elif not note:
            note = known.get(title, "")  # 「（男）」 and 「（女）」 below a table of both
        elif title:
            known[title] = note
        before = note or before
        own = "\n".join((note, text(figure.record, "unit_label")))
        notes = "\n".join([own, *(said for said in standing if said not in own)])
        standing.update(dict.fromkeys(said for said in re.split(r"[\n。]", own) if _FROM_HERE.search(fold(said))))
        around = (text(figure.record, "table_title"), notes)
        told = sources.setdefault(around, Sources(*around))
        labels.append(" ".join(text(figure.record, name) for name in ("series_label", "column_label")))
        of_title = _is_of_title(figure)
        pattern = "" if of_title and named(around[0]) == "target" else figure.key[4] or ""
        found.append(told.of(figure.year, labels[-1], pattern))
        if found[-1] == "target" and figure.key[4]:
            aims.add(_plain(figure.key[4]))
        if found[-1] in _FUTURE and not told.says(figure.year, labels[-1]):
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
    return found


def _told_elsewhere(
    figures: Sequence[Figure], found: list[Series | None], labels: Sequence[str], assumed: set[int]
) -> None:
    """Settles in ``found`` what a figure's own table leaves open and other tables tell."""
    surveys: dict[object, set[Series]] = {}
    of_rates: dict[int | None, set[Series]] = {}
    for figure, series in zip(figures, found, strict=True):
        if series in _SURVEYS and figure.metric != "population":
            of_rates.setdefault(figure.year, set()).add(series)
            if figure.metric != "change_rate_pct":
                surveys.setdefault(_share(figure), set()).add(series)
        if series in _SURVEYS and figure.metric == "population":
            for place in (figure.year, _fact(figure)):
                surveys.setdefault(place, set()).add(series)
    for index, series in _starts(figures, assumed, surveys).items():
        found[index] = series
    persons: dict[object, set[Series | None]] = {}
    for figure, series in zip(figures, found, strict=True):
        if figure.metric == "population":
            persons.setdefault(_column(figure), set()).add(series)
    for index, figure in enumerate(figures):
        if found[index] is None and figure.metric in ("share_pct", "aging_rate_pct", "change_rate_pct"):
            # a share is of the persons above or beside it, a change of those that it has led to
            of_persons = persons.get(_column(figure), {None})
            found[index] = next(iter(of_persons)) if len(of_persons) == 1 else None
        if found[index] is None and figure.year is not None:
            counted = any(fold(word) in fold(labels[index]) for word in ACTUAL_WORDS)
            named_elsewhere = surveys.get(figure.year if counted else _fact(figure), set())
            if counted and len(named_elsewhere) > 1:
                named_elsewhere = surveys.get(_fact(figure), set())  # a census and a register of the same year
            if counted and not named_elsewhere:
                named_elsewhere = of_rates.get(figure.year, set())
            if len(named_elsewhere) == 1:
                found[index] = next(iter(named_elsewhere))


def _complete(figures: Sequence[Figure], found: list[Series | None]) -> None:
    """Gives the rest of a table's year the survey that the persons of some of its groups are known to be of."""
    surveys: dict[tuple[object, ...], set[Series | None]] = {}
    for figure, series in zip(figures, found, strict=True):
        if figure.metric == "population" and figure.year is not None and series is not None:
            surveys.setdefault(_column(figure), set()).add(series)
    for index, figure in enumerate(figures):
        if found[index] is None and figure.metric != "change_rate_pct":
            known = surveys.get(_column(figure), set())
            found[index] = next(iter(known)) if len(known) == 1 and known <= {*_SURVEYS} else None


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


def _share(figure: Figure) -> tuple[object, ...]:
    """What a share or a rate of the aged says, which two tables may name by different words."""
    return ("share", *_fact(figure))
