"""Years and dates in every notation of public documents: eras from 明治 on, Gregorian, or both side by side.

Eras overlap (平成31年度 and 令和元年度 are both fiscal 2019), and plans made before a change of era count on
(平成32年度 is 2020). Where an era year and a Gregorian year stand side by side and disagree, neither is
preferred: ``gregorian`` is None and both are told.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from schemas.eras import ERA_LETTERS, YEAR_BEFORE
from schemas.folding import fold, unify
from schemas.frozen import dataclass
from schemas.patterns import lazy_re

FIRST_YEAR = 1868
LAST_YEAR = 2100
"""Gregorian years outside these bounds are no years of a plan or a statistic."""

_LAST = {
    **{"明治": 45, "大正": 15, "昭和": 64},
    "平成": 62,  # plans made before 2019 print 平成32年度 to 平成62年; what they mean is certain
    "令和": LAST_YEAR - YEAR_BEFORE["令和"],
}
_ERAS = {name: (before, _LAST[name]) for name, before in YEAR_BEFORE.items()}
_SHORT = {
    **ERA_LETTERS,
    **{letter.lower(): name for letter, name in ERA_LETTERS.items()},
    **{name[0]: name for name in YEAR_BEFORE},
}
_DIGITS = {kanji: value for value, kanji in enumerate("〇一二三四五六七八九")}

KANJI = "[〇一二三四五六七八九十]"
"""A kanji digit as it stands in dates."""


@dataclass(frozen=True, slots=True)
class Year:
    """A printed year.

    Attributes:
        gregorian: the Gregorian (fiscal) year; None where an era year and a Gregorian year disagree.
        fiscal: True for 年度, False for 年, None where the text says neither (``R7``).
        era: the era's name (令和) if an era year is printed.
        conflict: the two years that disagree, the one printed as Gregorian year first; None otherwise.
        raw: the text that was read.
    """

    gregorian: int | None
    fiscal: bool | None
    era: str | None
    conflict: tuple[int, int] | None
    raw: str

    @property
    def candidates(self) -> tuple[int, ...]:
        """The years that the text can mean: one, or the two that disagree."""
        if self.gregorian is None:
            return self.conflict or ()
        return (self.gregorian,)


def kanji_number(text: str) -> int | None:
    """A whole number below 100 in digits, in kanji, or 元 for 1.

    >>> kanji_number("二十七"), kanji_number("一〇"), kanji_number("元"), kanji_number("07")
    (27, 10, 1, 7)
    >>> kanji_number("十十") is None
    True
    """
    if text == "元":
        return 1
    if text.isascii():
        return int(text) if text.isdigit() and len(text) <= 2 else None
    tens, ten, units = text.partition("十")
    if not ten:
        value = 0
        for kanji in text:
            if kanji not in _DIGITS:
                return None
            value = value * 10 + _DIGITS[kanji]
        return value if len(text) <= 2 else None
    if len(tens) > 1 or len(units) > 1 or "十" in units:
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[units] if units else 0)


def era_year(era: str, number: int) -> int | None:
    """The Gregorian year of a year of an era (name, letter or first kanji); None for a year it never had.

    >>> era_year("平成", 31), era_year("R", 1), era_year("昭", 63)
    (2019, 2019, 1988)
    >>> era_year("昭和", 70) is None
    True
    """
    name = _SHORT.get(era, era)
    start, last = _ERAS[name]
    return start + number if 1 <= number <= last else None


_NUMBER = rf"(?:元|[0-9]{{1,2}}|{KANJI}{{1,3}})"
_TOKEN = lazy_re(
    rf"(?P<era>明治|大正|昭和|平成|令和|[MTSHRmtshr明大昭平令](?=\.?[0-9元]))\.?(?P<number>{_NUMBER})(?![0-9])"
    r"|(?P<gregorian>(?:18|19|20|21)[0-9]{2}(?![0-9])|[一二][〇一二三四五六七八九]{3}(?=年))"
    r"|(?P<mark>年度|年|度)|(?P<open>[(<【])|(?P<close>[)>】])|(?P<between>[/・=])"
)
_WESTERN = lazy_re(r"^(?:西暦|紀元)")
_END = lazy_re(r"(?<=[年度])末$")


@lru_cache(maxsize=1 << 13)
def year(text: str) -> Year | None:
    """The year that the whole text is; None where it is anything else, or a year that an era never had.

    A bare number is a year only with four digits between 1868 and 2100 (a column header 「2024」).

    >>> year("令和7年度").gregorian, year("Ｒ 1 0").gregorian, year("平成二十七年").gregorian
    (2025, 2028, 2015)
    >>> year("2022 (R4) 年度")
    Year(gregorian=2022, fiscal=True, era='令和', conflict=None, raw='2022 (R4) 年度')
    >>> year("2023年 (R10) 度").conflict
    (2023, 2028)
    >>> year("65歳") is None and year("2,025") is None and year("昭和70年") is None
    True
    """
    compact = "".join(unify(text).split())
    if not 2 <= len(compact) <= 24:
        return None
    compact = _END.sub("", _WESTERN.sub("", compact))
    gregorian: list[int] = []
    of_era: list[int] = []
    era: str | None = None
    marks = ""
    depth = 0
    position = 0
    while position < len(compact):
        token = _TOKEN.match(compact, position)
        if token is None or token.end() == position:
            return None
        position = token.end()
        if token["era"]:
            number = kanji_number(token["number"])
            value = era_year(token["era"], number) if number is not None else None
            if value is None:
                return None
            of_era.append(value)
            era = _SHORT.get(token["era"], token["era"])
        elif token["gregorian"]:
            gregorian.append(_gregorian(token["gregorian"]))
        elif token["mark"]:
            if not gregorian and not of_era:
                return None
            marks += token["mark"]
        elif token["open"]:
            depth += 1
        elif token["close"]:
            depth -= 1
        elif not gregorian and not of_era:
            return None
        if depth not in (0, 1):
            return None
    if depth or not 1 <= len(gregorian) + len(of_era) <= 2 or len(gregorian) > 1:
        return None
    if any(not FIRST_YEAR <= value <= LAST_YEAR for value in gregorian):
        return None
    return _year(gregorian + of_era, era, marks, text)


def _gregorian(text: str) -> int:
    return int(text) if text.isdigit() and text.isascii() else int("".join(str(_DIGITS[c]) for c in text))


def _year(values: list[int], era: str | None, marks: str, raw: str) -> Year:
    fiscal = True if "度" in marks else (False if marks else None)
    if len(set(values)) == 1:
        return Year(values[0], fiscal, era, None, raw)
    return Year(None, fiscal, era, (values[0], values[1]), raw)


_S = r"\s{0,8}"
_ERA_NAME = rf"(?:明{_S}治|大{_S}正|昭{_S}和|平{_S}成|令{_S}和)"
# 「R 1 0」 is letter-spaced, 「R 8 9,354」 is a year and an amount: only the tens of a plan's years are joined.
_TENS = r"[1-4]\s[0-9](?![0-9,.])"
_SPACED_NUMBER = rf"(?:元|{_TENS}|[0-9]{{1,2}}(?![0-9])|{KANJI}{{1,3}})"
_LETTER = rf"(?:\s(?:{_TENS}|元|[0-9]{{1,2}})|\.?(?:元|[0-9]{{1,2}}))(?![0-9A-Za-z])"
_NO_SPAN = rf"(?!{_S}年[代前間後目])"
_OF_ERA = (
    rf"(?:{_ERA_NAME}{_S}{_SPACED_NUMBER}|(?<![A-Za-z0-9])[RH]{_LETTER}"
    rf"|(?<![A-Za-z0-9])[MTS]{_LETTER}(?={_S}年)){_NO_SPAN}"
)
_OF_ERA_INSIDE = rf"(?:{_ERA_NAME}{_S}{_SPACED_NUMBER}|[RHSTM]{_LETTER})"
_AD = r"(?:1[89]|20|21)[0-9]{2}(?![0-9])"
_YEAR_MARK = rf"(?:{_NO_SPAN}{_S}年(?:{_S}度)?)"
_FOUND = lazy_re(
    rf"{_OF_ERA}{_YEAR_MARK}?(?:{_S}[(]{_S}{_AD}{_YEAR_MARK}?{_S}[)](?:{_YEAR_MARK}|{_S}度)?)?"
    rf"|(?<![0-9.,])(?:{_AD}{_YEAR_MARK}?{_S}[(]{_S}{_OF_ERA_INSIDE}{_YEAR_MARK}?{_S}[)](?:{_YEAR_MARK}|{_S}度)?"
    rf"|{_AD}{_YEAR_MARK})"
)


@lru_cache(maxsize=1 << 13)
def years_in(text: str) -> tuple[Year, ...]:
    """All years printed in a text, in order. A number counts only with 年, 年度 or an era.

    ``raw`` holds the characters as unified by :func:`schemas.folding.unify`.

    >>> [found.gregorian for found in years_in("令和8年度から令和12年度までの5年間")]
    [2026, 2030]
    >>> [found.raw for found in years_in("現状値 (2022 (R4) 年度) 13,981人、1955人、65歳以上")]
    ['2022 (R4) 年度']
    >>> years_in("利用者 2,025人")
    ()
    """
    found = (year(match.group()) for match in _FOUND.finditer(unify(text)))
    return tuple(value for value in found if value is not None)


_FIGURE_BESIDE = lazy_re(r"(?P<figure>[0-9]{4})\s*\((?P<year>[^()]+)\)")
_BARE_IN_BRACKETS = lazy_re(
    r"(?P<before>[^0-9]*[^0-9\s])(?:\s*[(<【]|[ ]*\n)\s*(?P<year>(?:19|20)[0-9]{2})\s*[)>】]?", re.DOTALL
)
_TORN = lazy_re(r"([(<【][^()<>【】\n]*[0-9])\s*\n\s*(?=[0-9]{1,3}(?:年度?)?\s*[)>】])")
"""A year in brackets whose digits the end of a line tears: 「（Ｈ３⏎０）」."""
_BARE_IN_FRONT = lazy_re(r"(?P<year>20[0-9]{2})の(?P<after>[^0-9]+)")
_BRACKETED = r"[(<【]{_S}{found}{_S}[)>】]"


def split_year(text: str) -> tuple[str, Year | None]:
    r"""A label without the one year in it (nor the brackets around that year), and the year.

    Without a year, with several or with a range, the text comes back as it is and None.

    >>> split_year("現状値 (2022 (R4) 年度)")[0], split_year("2024年度評価")[1].gregorian
    ('現状値', 2024)
    >>> split_year("目標値 (2028年\n(R10) 度)")[1].gregorian
    2028
    >>> split_year("施策の展開"), [split_year(text)[1].gregorian for text in ("現状値（2024）", "現状値（R.6）")]
    (('施策の展開', None), [2024, 2024])
    >>> split_year("現状値\n2024")[1].gregorian, split_year("現状値 2024")[1], split_year("2024の実績")[0]
    (2024, None, '実績')
    >>> split_year("現状値\n（H3\n0）")[1].gregorian
    2018
    """
    unified = _TORN.sub(r"\1", unify(text))
    matches = list(_FOUND.finditer(unified))
    whole = year(text)
    if whole is not None:
        return "", whole
    if not matches:
        # 「現状値（2024）」: four digits alone in brackets behind a word, or on a line of their own below it
        bare = _BARE_IN_BRACKETS.fullmatch(unified)
        if bare is not None:
            return bare["before"].rstrip(), year(bare["year"])
        front = _BARE_IN_FRONT.fullmatch(unified)
        return (front["after"], year(front["year"])) if front is not None else (text, None)
    if len(matches) != 1 or year_range(text) is not None:
        return text, None
    value = year(matches[0].group())
    if value is None:
        return text, None
    before, after = unified[: matches[0].start()].rstrip(), unified[matches[0].end() :].lstrip()
    if before[-1:] in "(<【" and before and after[:1] in ")>】" and after:
        before, after = before[:-1].rstrip(), after[1:].lstrip()
    space = " " if before[-1:].isascii() and after[:1].isascii() and before and after else ""
    return before + space + after, value


_RANGE_MARK = rf"(?:{_S}(?:から|より|~|-){_S})"
_FROM = rf"(?:{_FOUND.pattern})|(?<![0-9.,])(?:1[89]|20|21)[0-9]{{2}}(?![0-9])"
_TO = rf"(?:{_FOUND.pattern})|(?:1[89]|20|21)[0-9]{{2}}(?![0-9.,])|{_SPACED_NUMBER}{_YEAR_MARK}?"
_RANGES = lazy_re("[-~]|から|より")
"""What every range has; asked first, for most texts have none."""
_RANGE = lazy_re(rf"(?P<start>{_FROM}){_RANGE_MARK}(?P<end>{_TO})")
_SPAN = lazy_re(
    rf"(?P<start>{_FROM}){_S}から(?:の|{_S})*(?P<count>[0-9]{{1,2}}){_S}[かヶケカヵ箇]?{_S}年(?:間|計画)"
)


@lru_cache(maxsize=1 << 13)
def figure_beside_year(value: str) -> tuple[str, Year] | None:
    """A figure that only looks like a year and the year in brackets behind it; None for other values.

    Where values stand, the two would agree if both were the year.

    >>> figure, beside = figure_beside_year("1980（R9）")
    >>> figure, beside.gregorian
    ('1980', 2027)
    >>> figure_beside_year("1838（R4）")[0]
    '1838'
    >>> figure_beside_year("2024（R6）") is None and figure_beside_year("2024年（R9）") is None
    True
    """
    match = _FIGURE_BESIDE.fullmatch(unify(value).strip())
    if match is None:
        return None
    whole, beside = year(value), year(match["year"])
    one = whole is not None and whole.conflict is None
    return (match["figure"], beside) if beside is not None and not one else None


@lru_cache(maxsize=1 << 13)
def year_range(text: str) -> tuple[int, int] | None:
    """The first range of years in a text as (first, last), both inclusive; None for an open or absent one.

    The end inherits the era or century of the start (``R1～5``), and must not lie before it.

    >>> year_range("令和8年度から令和12年度まで"), year_range("R 6～10"), year_range("2024-2028")
    ((2026, 2030), (2024, 2028), (2024, 2028))
    >>> year_range("計画期間：Ｒ１～５"), year_range("平成26年度～30年度"), year_range("令和8年度から5年間")
    ((2019, 2023), (2014, 2018), (2026, 2030))
    >>> year_range("令和6年度～") is None and year_range("15～64歳") is None
    True
    """
    unified = unify(text)
    if not _RANGES.search(unified):
        return None
    for match in _RANGE.finditer(unified):
        start = year(match["start"])
        if start is None or start.gregorian is None:
            continue
        end = _range_end(start, match)
        if end is not None and start.gregorian <= end:
            return start.gregorian, end
    for match in _SPAN.finditer(unified):
        start = year(match["start"])
        if start is not None and start.gregorian is not None and int(match["count"]) > 0:
            return start.gregorian, start.gregorian + int(match["count"]) - 1
    return None


def _range_end(start: Year, match: re.Match[str]) -> int | None:
    end = year(match["end"])
    if end is not None:
        return end.gregorian
    digits = re.sub(r"[\s年度]", "", match["end"])
    number = kanji_number(digits)
    if number is None or start.gregorian is None:
        return None
    if start.era is not None:
        return era_year(start.era, number)
    # 2005-10 can be a month; a bare number after a Gregorian year is a year only where it cannot be one.
    if len(digits) != 2 or ("-" in match.group() and number <= 12 and "年" not in match["end"]):
        return None
    return start.gregorian // 100 * 100 + number


_MONTH_OR_DAY = rf"(?:[0-9]\s[0-9]|[0-9]{{1,2}}|{KANJI}{{1,3}})"
_YEAR_OF_DATE = (
    rf"(?:{_ERA_NAME}{_S}{_SPACED_NUMBER}|(?<![A-Za-z0-9])[RHSTM]{_LETTER}"
    rf"|(?<![\u3400-\u9fff])[昭平令][0-9]{{1,2}}(?=年)|(?<![0-9.,]){_AD})"
)
_PAIR = rf"(?:{_S}[(]{_S}(?:{_OF_ERA_INSIDE}|{_AD}){_S}年?{_S}[)])"
_DATE = lazy_re(
    rf"(?P<year>{_YEAR_OF_DATE}(?:{_S}年)?{_PAIR}?(?:{_S}年)?)(?:(?<=年)|(?<=年\))|{_S}[.]){_S}"
    rf"(?P<month>{_MONTH_OR_DAY}){_S}月(?:{_S}(?P<day>{_MONTH_OR_DAY}){_S}日)?"
    rf"|(?P<year2>{_YEAR_OF_DATE}){_S}(?P<mark>[./-]){_S}(?P<month2>[0-9]{{1,2}}){_S}(?P=mark){_S}"
    rf"(?P<day2>[0-9]{{1,2}})(?![0-9])"
)
_MONTH_ONLY = lazy_re(
    rf"(?P<year>[RHS]{_LETTER}|(?:19|20)[0-9]{{2}}){_S}[./]{_S}(?P<month>0?[1-9]|1[0-2])(?![0-9])"
    r"|(?P<iso>(?:19|20)[0-9]{2})-(?P<iso_month>0[1-9]|1[0-2])"
)


_ISSUE = lazy_re(
    r"\((?P<bare>(?:19|20)[0-9]{2})\)|(?P<open>\()?(?P<year>(?:19|20)[0-9]{2}|[^0-9年()]{1,3}(?:[0-9]{1,2}|元))年?版(?(open)\))"
)
"""The year of which a publication says that it is its issue."""


def date(text: str) -> str | None:
    """The date that a text prints, in ISO 8601 and as precise as printed (2025-12-17, 2026-01, 2025).

    None without a date, with a day that the calendar does not have, with several dates, and for fiscal years.

    >>> date("令和7年12月17日(水)"), date("令和 8 年 1 月"), date("令和元年１１月１７日"), date("2019年")
    ('2025-12-17', '2026-01', '2019-11-17', '2019')
    >>> date("H26.5.30"), date("R 9. 9月"), date("平成二十七年二月十三日"), date("2025(令和7)年3月")
    ('2014-05-30', '2027-09', '2015-02-13', '2025-03')
    >>> date("2020年版"), date("（令和2年版）"), date("（2020）"), date("2020"), date("2020年度版")
    ('2020', '2020', '2020', None, None)
    >>> date("令和7年度") is None and date("令和7年2月30日") is None and date("新庄市") is None
    True
    """
    found = set(dates_in(text))
    if found:
        return found.pop() if len(found) == 1 else None
    issue = _ISSUE.fullmatch(unify(text).strip())
    whole = year(f"{issue['year'] or issue['bare']}年" if issue is not None else text)
    if whole is not None and whole.fiscal is False and whole.gregorian is not None:
        return str(whole.gregorian)
    unified = unify(text).strip()
    match = _MONTH_ONLY.fullmatch(unified)
    if match is None:
        return None
    return _iso(match["year"] or match["iso"], match["month"] or match["iso_month"], None)


def dates_in(text: str) -> tuple[str, ...]:
    """All dates with at least a month in a text, in order, in ISO 8601; days that do not exist are left out.

    >>> dates_in("日時 令和7年12月17日(水)、次回 令和8年3月")
    ('2025-12-17', '2026-03')
    >>> dates_in("令和7年度から令和8年13月")
    ()
    """
    dates = (
        _iso(match["year"] or match["year2"], match["month"] or match["month2"], match["day"] or match["day2"])
        for match in _DATE.finditer(unify(text))
    )
    return tuple(found for found in dates if found is not None)


def _iso(printed_year: str, printed_month: str, printed_day: str | None) -> str | None:
    of_year = year(printed_year)
    month = kanji_number("".join(printed_month.split()))
    day = kanji_number("".join(printed_day.split())) if printed_day else 1
    if of_year is None or of_year.gregorian is None or month is None or day is None:
        return None
    try:
        valid = datetime.date(of_year.gregorian, month, day)
    except ValueError:
        return None
    return valid.isoformat() if printed_day else f"{valid.year}-{valid.month:02}"


def fiscal_year_of(iso: str) -> int | None:
    """The fiscal year (April to March) of an ISO date with at least a month; None for a year alone.

    >>> fiscal_year_of("2024-03-31"), fiscal_year_of("2024-04"), fiscal_year_of("2024")
    (2023, 2024, None)
    """
    if len(iso) < len("2024-04"):
        return None
    return int(iso[:4]) - (int(iso[5:7]) < 4)


_ENDS_FISCAL_YEAR = lazy_re(r"(?:[RH令平][^0-9]*[0-9元]{1,2}|20[0-9]{2})(?:年|[./])0?[1-3](?:月|[.)末]|$)")


def ends_fiscal_year(text: str) -> bool:
    """Whether a text prints a month from January to March behind a year: it belongs to the fiscal year before.

    >>> [ends_fiscal_year(t) for t in ("R6.3", "令和６年３月末", "2024年3月31日現在", "R6.4", "令和6年度", "R6")]
    [True, True, True, False, False, False]
    """
    return _ENDS_FISCAL_YEAR.search(fold(text)) is not None
