"""What printed years look like: alone, in two calendars, inside of a text, as the base of a comparison. No values.

All predicates take text as printed and fold it themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from extract.shapes import bare
from schemas.eras import ERA_LETTERS, YEAR_BEFORE
from schemas.folding import fold
from schemas.patterns import lazy_pattern

_ERA_YEAR = r"(?:明治|大正|昭和|平成|令和|[MTSHR])\.?(?:[0-9]{1,2}|元)(?:年度?)?"
_GREGORIAN_YEAR = r"(?:西暦)?(?:1[6-9]|2[01])[0-9]{2}(?:年度?)?"
_DAY = r"(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?(?:末|現在|時点|中)?"
_APART = "(?<![0-9A-Za-z,.](?!明治|大正|昭和|平成|令和))"
"""Before a year in a text; the name of an era begins one right behind a figure, too: 「表5平成12年」."""
_ONE_YEAR = rf"(?:{_ERA_YEAR}|{_GREGORIAN_YEAR}){_DAY}"
_YEAR = lazy_pattern(rf"[(<]?{_ONE_YEAR}(?:[(</・=]?{_ONE_YEAR}[)>]?)*(?:\(年度?\))?[)>]?年?度?")
_YEAR_INSIDE = lazy_pattern(rf"{_APART}{_ONE_YEAR}(?:[(/・]?{_ONE_YEAR}[)]?)*(?![0-9])")
_DATE = lazy_pattern(
    r"(?:(?:明治|大正|昭和|平成|令和|[MTSHR])\.?(?:[0-9]{1,2}|元)|(?:19|20)[0-9]{2})[年./-][0-9]{1,2}[月./-][0-9]{1,2}日?"
    r"(?:\([月火水木金土日]\))?"
)
_SPAN = lazy_pattern(rf"[(<]?{_ONE_YEAR}(?:[→⇒➡~-]|から){_ONE_YEAR}[)>]?")
_DIGIT_RUN = lazy_pattern("[0-9]+")
_BARE_YEAR = lazy_pattern(r"(?:1[89]|20|21)[0-9]{2}")
_YEARS_BEFORE = lazy_pattern(
    r"(?:\p{Han}{1,8}の)?対?[0-9]{1,2}年前(?:(?:と?の)?対?比較?|(?:から|より|に対する)の?)"
)
_BASE = lazy_pattern(
    rf"(?:{_ONE_YEAR}(?:年?度?)?(?:\({_ONE_YEAR}\))?[の/])?"
    rf"(?:対|[(<])*{_ONE_YEAR}(?:年?度?)?(?:\({_ONE_YEAR}\))?比?(?:を100|=100|との?比較|比)[)>]?(?:\(%\))?"
    rf"|対{_ONE_YEAR}(?:年?度?)?(?:\({_ONE_YEAR}\))?(?:\(%\))?"
)


def is_span(text: str) -> bool:
    """Whether the text is one year and a later one, joined by an arrow or a wave.

    >>> [is_span(t) for t in ("H17～R2", "2010年→2040年", "平成27年～令和2年", "2010", "15～64")]
    [True, True, True, False, False]
    """
    return _SPAN.fullmatch(fold(text)) is not None


@lru_cache(maxsize=1 << 12)
def is_date(text: str) -> bool:
    """Whether the text is a date with its day and nothing else.

    >>> [is_date(t) for t in ("平成23年3月28日", "H23. 3.28", "2011/3/28", "令和6年度", "3.28")]
    [True, True, True, False, False]
    """
    return _DATE.fullmatch(fold(text)) is not None


def is_bare_year(text: str) -> bool:
    """Whether the text is four digits that can be a Gregorian year and nothing else.

    >>> is_bare_year("1990"), is_bare_year("1,990"), is_bare_year("2040年")
    (True, False, False)
    """
    return _BARE_YEAR.fullmatch(fold(text)) is not None


@lru_cache(maxsize=1 << 13)
def is_year(text: str) -> bool:
    r"""Whether the text is a year or the same year in two calendars.

    >>> [is_year(t) for t in ("2015年\n（H27年度）", "R 1 0", "令和元年度", "平成2年\n1990", "（Ｒ７年度）")]
    [True, True, True, True, True]
    >>> [is_year(t) for t in ("R2比", "32,075", "合計", "")]
    [False, False, False, False]
    """
    return _YEAR.fullmatch(fold(text)) is not None


@lru_cache(maxsize=1 << 12)
def has_year(text: str) -> bool:
    """Whether a year stands somewhere in the text.

    >>> has_year("令和6年度実績"), has_year("R2比"), has_year("人口 1,990人"), has_year("表５　平成12年の人口")
    (True, True, False, True)
    """
    return _YEAR_INSIDE.search(fold(text)) is not None


def breaks_year(upper: str, lower: str) -> bool:
    """Whether a year is broken within its digits between two lines.

    >>> [breaks_year(*lines) for lines in (("H2", "7"), ("令和1", "0年度末"), ("20", "25実績"))]
    [True, True, True]
    >>> [breaks_year(*lines) for lines in (("R1", "2019"), ("H27", "5"), ("738", "9"))]
    [False, False, False]
    """
    whole, joint = fold(upper) + fold(lower), len(fold(upper))
    run = next((match for match in _DIGIT_RUN.finditer(whole) if match.start() < joint < match.end()), None)
    if run is None or len(run.group()) > len("2025"):
        return False
    return any(match.start() < joint < match.end() for match in _YEAR_INSIDE.finditer(whole))


def year_in(text: str) -> str:
    """The first year in a text, folded; empty without one.

    >>> year_in("2024年度 実績"), year_in("令和６年度評価"), year_in("評価")
    ('2024年度', '令和6年度', '')
    """
    match = _YEAR_INSIDE.search(fold(text))
    return str(match.group()) if match is not None else ""


_ERA_NUMBER = lazy_pattern(
    r"(?P<era>明治|大正|昭和|平成|令和|[MTSHR])\.?(?P<year>[0-9]{1,2}|元)|(?P<gregorian>[0-9]{4})"
)
_ERAS = "MTSHR明大昭平令"


def same_year(text: str) -> str:
    """The first year in a text so that it can be compared, however it is printed; empty without one.

    A year without a century stays as it is printed.

    >>> same_year("2024年度 実績"), same_year("令和６年度評価"), same_year("R6"), same_year("評価")
    ('2024', '2024', '2024', '')
    """
    printed = year_in(text)
    match = _ERA_NUMBER.search(printed)
    if match is None:
        return printed
    if match["gregorian"]:
        return str(match["gregorian"])
    era = ERA_LETTERS.get(match["era"], match["era"])
    return str(YEAR_BEFORE[era] + int(match["year"].replace("元", "1")))


def is_newest_first(texts: Sequence[str]) -> bool:
    """Whether years stand in falling order, each printed as a text.

    >>> [is_newest_first(years) for years in (["令和７年度", "令和６年度"], ["R1", "H30"], ["2023", "2024"])]
    [True, True, False]
    """
    found: list[tuple[int, int]] = []
    for text in texts:
        match = _ERA_NUMBER.search(fold(text))
        if match is None:
            return False
        era = _ERAS.index(match["era"][0]) % 5 if match["era"] else 0
        year = match["gregorian"] or match["year"].replace("元", "1")
        found.append((era, int(year)))
    return len(found) > 1 and all(later > earlier for later, earlier in pairwise(found))


_LEFT_EMPTY = lazy_pattern(r"\((?:年度?|[()])?\)|<>|\(年度?$")


@lru_cache(maxsize=1 << 12)
def without_years(text: str) -> str:
    r"""The folded text without its years and the brackets left empty by that.

    >>> without_years("令和6年度実績値")
    '実績値'
    >>> without_years("現状値\n（2022 (R4) 年度）")
    '現状値'
    """
    rest: str = _YEAR_INSIDE.sub("", fold(text))
    previous = None
    while previous != rest:
        previous = rest
        rest = _LEFT_EMPTY.sub("", rest)
    return rest.strip("()/・") if rest.count("(") != rest.count(")") else rest.strip("/・")


def is_base(text: str) -> bool:
    """Whether the text names the year that figures are compared with.

    >>> [is_base(t) for t in ("R2比", "対2020年比", "（令和2年比）", "R22のR2比（%）", "対令和２年", "2020年")]
    [True, True, True, True, True, False]
    """
    folded = fold(text)
    # what every base has; few labels do
    return ("比" in folded or "100" in folded or "対" in folded) and _BASE.fullmatch(folded) is not None


def is_years_before(text: str) -> bool:
    """Whether the text names a number of years before as what figures are compared with.

    >>> [is_years_before(t) for t in ("５年前比", "総人口の５年前との比較（％）", "対10年前比", "５年前")]
    [True, True, True, False]
    >>> is_years_before("５年前からの")
    True
    """
    folded = fold(text)
    return "年前" in folded and _YEARS_BEFORE.fullmatch(bare(folded)) is not None
