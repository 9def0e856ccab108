"""What title, notes and labels of one population table say about the series of its years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from normalize.records.printed_years import spelled_out, years_of
from schemas.folding import fold, has_word
from schemas.patterns import lazy_re
from schemas.tables import Series
from schemas.vocabulary_tables import ACTUAL_WORDS, OUTLOOK_WORDS, PATTERN_NUMBERED, SERIES_WORDS

FUTURE: tuple[Series, ...] = ("target", "projection")
SURVEYS: tuple[Series, ...] = ("census", "register")
_RELEASE = lazy_re(r"^[0-9]{0,2}月?(?:推計|公表|発表|刊行|改訂)")
_INSTITUTE = lazy_re(r"社人研|社会保障・?人口問題研究所")
_UNTIL = lazy_re(r"^[)]?(?:年?度?)(?:まで|以前)")
_FROM = lazy_re(r"^[)]?(?:年?度?)(?:以降|から(?!.*まで)|以後)")
_IS = lazy_re(r"^[)]?年?度?(?:の(?:人口|値|数値))?は")
_NUMBERED = lazy_re("(?:" + "|".join(word for word in PATTERN_NUMBERED if word != "推計") + ")[0-9A-Z①-⑳Ⅰ-Ⅻ]")
_AIMS = tuple(word for word in SERIES_WORDS["target"] if word not in OUTLOOK_WORDS)
_YEARS_TO_PUBLISH = 2
"""The institute publishes its projection about three years after the census that it starts from."""


def named(text: str) -> Series | None:
    """The series that a text names, the most telling word first; None where it names none.

    What a municipality aims at or sees as its future (目標, 展望) is a target, and a numbered projection stays one
    that is only glossed as its outlook: of several projections it is the one hoped for. A numbered one that is
    called the aim is a target.

    >>> named("国勢調査"), named("推計"), named("一関市・平泉町人口ビジョンより"), named("人口")
    ('census', 'projection', 'target', None)
    >>> named("将来展望"), named("パターン３（町の将来展望）"), named("パターン３（目標人口）")
    ('target', 'projection', 'target')
    """
    return next(_named(fold(text), tuple(_all())), None)


def _all() -> Iterator[Series]:
    yield from SURVEYS
    yield from FUTURE


def _named(folded: str, among: tuple[Series, ...]) -> Iterator[Series]:
    one_of_several = _NUMBERED.search(folded) is not None and has_word(folded, OUTLOOK_WORDS)
    for series in among:
        words = _AIMS if series == "target" and one_of_several else SERIES_WORDS[series]
        if has_word(folded, words) or (series == "projection" and one_of_several):
            yield series


_DATED = lazy_re(
    r"(?P<what>[^、,。;:()]+)\((?P<when>(?=[^()]*(?:[0-9元]年|(?<![A-Z])[RHS][0-9]))(?:[^()]|\([^()]*\))*)\)"
)
"""What comes from where, with its years in brackets: 「社人研推計（令和7年以降）」."""
_TO = lazy_re(r"年?度?(?:[~→-]|から)")
_AND = lazy_re(r"(?:及び|および|並びに|と|・|、|,)")


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
    return next(_named(own, SURVEYS), None) is None and next(_named(own, FUTURE), None) is not None


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


class _Told(NamedTuple):
    """A year of a statement, or the last one of a span, with what follows; ``first`` is None for a single year."""

    year: int
    rest: str
    first: int | None = None


class Sources:
    """What title and notes of one table say about the series of its years."""

    def __init__(self, title: str | None, note: str | None) -> None:
        self._exact: dict[int, Series] = {}
        self._counted: dict[int, Series] = {}
        self._until: list[tuple[int, Series]] = []
        self._since: list[tuple[int, Series]] = []
        self._spans: list[tuple[int, int, Series]] = []
        self._to_come: list[int] = []
        self._goes_on = False
        self._actual: Series | None = None
        self._future: Series | None = None
        self._base_census: int | None = None
        for statement in re.split(r"[\n。※]", _unwrapped(note or "")):
            self._take(spelled_out(fold(statement)))
        self._take_title(fold(title or ""))

    def _take(self, statement: str) -> None:
        statement = _DATED.sub(self._take_dated, statement)
        surveys = list(_named(statement, SURVEYS))
        futures = list(_named(statement, FUTURE))
        told = self._release(statement)
        coming = [one for one in told if futures and _is_to_come(one.rest)]
        self._to_come += [one.year if one.first is None else one.first for one in coming]
        self._goes_on |= any(one.first is not None or _FROM.match(one.rest) for one in coming)
        counted = [one for one in told if surveys and one not in coming]
        for one in counted:
            self._note(one, surveys[0])
            if one.first is None and _IS.match(one.rest):
                self._counted.setdefault(one.year, surveys[0])
        if surveys and not counted and self._actual is None:
            self._actual = surveys[0]
        if futures and self._future is None:
            self._future = futures[0]

    def _take_dated(self, match: re.Match[str]) -> str:
        """Takes the years that stand in brackets behind what they come from; what is left to read of both."""
        series = named(match["what"])
        told = self._release(match["when"])
        years = sum(1 if one.first is None else 2 for one in told)
        if series is None or not told or years < len(years_of(match["when"])):
            return match.group()
        for one in told:
            self._note(one, series)
        if series in FUTURE:
            self._future = self._future or series
        return ""

    def _note(self, told: _Told, series: Series) -> None:
        """Notes a series of a year or span, by what follows it of those before or after it, too."""
        if told.first is not None:
            self._spans.append((told.first, told.year, series))
        elif _UNTIL.match(told.rest):
            self._until.append((told.year, series))
        elif _FROM.match(told.rest):
            self._since.append((told.year, series))
        else:
            self._exact.setdefault(told.year, series)

    def _take_title(self, title: str) -> None:
        self._release(title)
        surveys, futures = list(_named(title, SURVEYS)), list(_named(title, FUTURE))
        if futures:
            self._future = futures[0]
        if surveys and self._actual is None:
            self._actual = surveys[0]

    def _release(self, statement: str) -> list[_Told]:
        """The years of a statement with the text after each, without the year in which a projection came out."""
        told: list[_Told] = []
        end = 0
        for year in years_of(statement):
            at = statement.find(fold(year.raw), end)
            between = statement[end:at] if at >= 0 else ""
            end = at + len(fold(year.raw)) if at >= 0 else end
            rest = statement[end:] if at >= 0 else ""
            for candidate in year.candidates[:1]:
                if _RELEASE.match(rest):
                    if _INSTITUTE.search(statement):
                        self._base_census = (candidate - _YEARS_TO_PUBLISH) // 5 * 5
                elif told and _TO.fullmatch(between) and told[-1].first is None and told[-1].year < candidate:
                    told[-1] = _Told(candidate, rest, told[-1].year)
                else:
                    told.append(_Told(candidate, rest))
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
        if own in FUTURE and len(list(_named(folded, FUTURE))) > 1:
            own = named(pattern) or own  # 「推計・目標」 over 「社人研推計」 and 「目標人口」
        if own in FUTURE and year in self._counted:
            return self._counted[year]  # 「※2020年は国勢調査」 below figures of all years called 目標人口
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
        if year is not None and any(series in FUTURE and year < first for first, series in self._since):
            return self._actual  # 「国勢調査、社人研推計（令和7年以降）」 of the years before
        if year is not None and self._goes_on and year >= min(self._to_come):
            return self._future
        if year is not None and self._goes_on and self._actual is not None:
            return self._actual  # 「国勢調査、令和7年以降は社人研推計」 of the years before
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
        for first, last, series in self._spans:
            if first <= year <= last:
                return series
        for last, series in self._until:
            if year <= last:
                return series
        for first, series in self._since:
            if year >= first:
                return series
        return None
