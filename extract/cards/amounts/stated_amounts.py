"""Amounts stated in running text with the year they are for: 「令和６年度要求額 660百万円（600百万円）」.

Ministries print what an initiative costs in a bracket beside its title or as a list in one cell: a year, a word
that says what the amount is, the amount, and in brackets that of the year before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import regex

from extract.shapes import is_dash
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import any_of, lazy_pattern
from schemas.vocabulary_sheets import (
    AMOUNT_WORDS,
    BRACKETED_IS_YEAR_BEFORE,
    INCLUDED_WORD,
    PART_WORDS,
    YEAR_BEFORE,
)

_LONGEST_WORD = 3
_ERA = r"(?:令\s*和|平\s*成|[RHＲＨ])"
_YEAR = (
    rf"(?:{_ERA}\s*(?:元|\p{{Nd}}{{1,2}}(?!\p{{Nd}}))\s*(?:年\s*度?)?|(?:20|２０)\p{{Nd}}{{2}}\s*年\s*度?"
    r"|(?<![\p{Nd}.,，第次])(?:元|\p{Nd}{1,2})\s*年\s*度)"
)
_DIGITS = r"[▲△]?\p{Nd}[\p{Nd},，.．]*"
_UNIT = r"(?:(?:十|百|千)?[万億兆]|[千百十])?円"
_SCALED = rf"{_DIGITS}\s*(?:兆|億|千万|百万|万|千)\s*"
_SUM = rf"(?:約\s*)?(?:(?:{_SCALED})*{_DIGITS}\s*{_UNIT}|(?:{_SCALED})+円)"
_IN_BRACKETS = r"[（(［\[](?P<{0}>[^（()）［］\[\]]*)[)）］\]]"
_AMOUNT = lazy_pattern(
    rf"(?:(?P<shared>{_DIGITS})\s*{_IN_BRACKETS.format('inner')}\s*(?P<unit>{_UNIT})|(?P<amount>{_SUM}))"
    rf"(?P<included>\s*の?\s*{INCLUDED_WORD})?(?:\s*{_IN_BRACKETS.format('outer')})?"
)
_YEAR_OF = lazy_pattern(_YEAR)
_SEPARATORS = lazy_pattern(r"[、，,／/｜|;；\n　＋+]+|[【】《》〈〉＜＞]")
_ONLY_AMOUNT = lazy_pattern(rf"(?:{_DIGITS}|{_SUM})(?:\s*の?\s*{INCLUDED_WORD})?")
_BEFORE = lazy_pattern("|".join(YEAR_BEFORE))
_PART = lazy_pattern("|".join(map(regex.escape, PART_WORDS)))
_WORD = lazy_pattern(any_of(AMOUNT_WORDS))
_UNIT_FIRST = lazy_pattern(
    rf"(?P<label>[^\s　：:（(【]*(?:{'|'.join(map(regex.escape, AMOUNT_WORDS))})[^\s　：:（(]{{0,4}})\s*"
    rf"[（(]\s*(?:単位\s*[：:]\s*)?(?P<unit>{_UNIT})\s*[)）]"
)
_YEAR_AND_FIGURE = lazy_pattern(
    rf"(?P<year>{_YEAR})(?P<word>[^\s　：:、，\p{{Nd}}（(]{{0,8}}(?:[（(]案[)）])?)[\s　：:]*"
    rf"(?P<figure>{_DIGITS})(?![\p{{Nd}},，.．]|\s*[年月日%％])"
)
_YEAR_OF_BRACKETS = lazy_pattern(
    rf"(?:[（(]\s*[)）]|括弧|かっこ|カッコ)\s*(?:内|書き?)\s*は[、，]?\s*(?P<year>{_YEAR})"
    rf"(?:{any_of((*AMOUNT_WORDS, '額', '案', '概算', '決定', '後', 'の'))}|\s)*(?:[。．)）].*)?$"
)
_FARTHEST = 40
"""Characters between a year and its amount; a sentence is longer."""


@dataclass(frozen=True, slots=True)
class StatedAmount:
    """An amount with what is printed around it.

    Attributes:
        label: the words before the amount, back to the last separator; empty for an amount in brackets.
        year: the printed year; None where the label prints none.
        amount: the amount as printed, with 「の内数」 where it covers other initiatives too.
        unit: the unit behind a bracket that stands between it and the amount; None where the amount has its own.
        before: it is for the year before the printed one.
        said: the text says so (前年度); False where only the brackets do.
        start: where the statement begins in the text.
        end: where it ends.
        beside: what stands in brackets behind the amount; empty without any.
    """

    label: str
    year: str | None
    amount: str
    unit: str | None
    before: bool
    said: bool
    start: int
    end: int
    beside: str = ""


def _label(text: str, start: int, end: int) -> tuple[int, str]:
    """The words between a separator and an amount that say what it is, and where they begin."""
    between = text[start:end]
    cut = 0
    for match in _SEPARATORS.finditer(between):
        # the space between 「令和６年度要求額」 and its amount parts nothing
        if between[match.end() :].strip(" :：　") or match.group().endswith("【"):
            cut = match.end()
    if len(between) - cut > _FARTHEST:
        cut = len(between) - _FARTHEST
    return start + cut, between[cut:].strip(" 　:：・○●■◆（([［")


def _bracketed(text: str, unit: str | None, main: StatedAmount, at: tuple[int, int]) -> Iterator[StatedAmount]:
    """The amounts in the brackets beside another one."""
    stripped = text.strip()
    if _ONLY_AMOUNT.fullmatch(stripped):
        own = None if "円" in stripped else unit
        if INCLUDED_WORD in main.amount and unit is not None and own is not None:
            # 「1,234（1,300）百万円の内数」: what is said of one is said of both
            stripped, own = f"{stripped}{unit}の{INCLUDED_WORD}", None
        yield StatedAmount("", main.year, stripped, own, True, False, *at)
        return
    for found in _statements(text):
        year, before = found.year, False
        if year is None and _BEFORE.search(found.label):
            year, before = main.year, True
        if year is not None and not _PART.search(found.label):
            yield StatedAmount(found.label, year, found.amount, found.unit, before, before, *at)


def _statements(text: str, year: str | None = None, *, headed: bool = False) -> Iterator[StatedAmount]:
    """All amounts of a text; ``year`` is that of budgets whose label names none, all of them where ``headed``."""
    start = 0
    for match in _AMOUNT.finditer(text):
        begin, label = _label(text, start, match.start())
        start = match.end()
        outer = match["outer"] or ""
        if not _YEAR_OF.search(label) and _YEAR_OF.search(outer) and not _AMOUNT.search(outer):
            label = f"{label}（{outer.strip()}）"
        years = _YEAR_OF.findall(label)
        printed = (match["shared"] or match["amount"]).strip()
        included = (match["included"] or "").strip()
        unit = match["unit"]
        if included:
            printed, unit = f"{printed}{unit or ''}{included}", None
        beside = _BEFORE.search(f"{match['inner'] or ''}{outer}") is not None and not label
        spoken = (headed or beside or _WORD.search(fold(label))) and not _BEFORE.search(label)
        own = years[-1].strip() if years else year if spoken else None
        main = StatedAmount(label, own, printed, unit, False, False, begin, match.end(), outer.strip())
        yield main
        for group in ("inner", "outer"):
            if match[group] is not None:
                yield from _bracketed(match[group], unit or _own_unit(printed), main, (begin, match.end()))


def _own_unit(amount: str) -> str | None:
    found = regex.search(rf"{_UNIT}$", amount)
    return found.group() if found else None


def is_amount(text: str) -> bool:
    """Whether a text is an amount in yen and nothing else, perhaps with another one in brackets.

    >>> is_amount("800（850）百万円"), is_amount("1,200百万円"), is_amount("800"), is_amount("総額800百万円")
    (True, True, False, False)
    """
    match = _AMOUNT.fullmatch(text.strip())
    return match is not None


def is_of_amounts(text: str) -> bool:
    """Whether a cell among amounts holds one, or what stands in place of one: a dash, 皆増.

    >>> is_of_amounts("1,200百万円"), is_of_amounts("―"), is_of_amounts("皆増"), is_of_amounts("継続して増額")
    (True, True, True, False)
    """
    return is_amount(text) or is_dash(text) or len(text.strip()) <= _LONGEST_WORD


def _below_unit(text: str) -> Iterator[StatedAmount]:
    """Years with bare figures after a label that names their unit: 「予算額（億円）　R4：36.9　R5：37.1」."""
    unit = _UNIT_FIRST.search(text)
    if unit is None or _PART.search(unit["label"]):
        return
    for match in _YEAR_AND_FIGURE.finditer(text, unit.end()):
        label = f"{unit['label']}{match['word']}"
        year = match["year"].strip()
        yield StatedAmount(label, year, match["figure"], unit["unit"], False, False, match.start(), match.end())


def brackets_are_year_before(texts: Iterable[str]) -> bool:
    """Whether a note on a page says that amounts in brackets are those of the year before.

    >>> brackets_are_year_before(["令和６年度予算案", "※（　）内は前年度当初予算額"])
    True
    """
    words = [fold(word) for word in BRACKETED_IS_YEAR_BEFORE]
    return any(word in folded for folded in map(fold, texts) for word in words)


def year_of_brackets(text: str) -> str | None:
    """The year that a note gives for all amounts in brackets; None for any other text.

    >>> year_of_brackets("※　予算額の（　）内は令和６年度当初予算額"), year_of_brackets("（　）内は前年度予算額")
    ('令和６年度', None)
    >>> year_of_brackets("※（　）内は令和２年からの増減率")
    """
    found = _YEAR_OF_BRACKETS.search(text)
    return None if found is None else str(found["year"].strip())


def speaks_of_year_before(text: str) -> bool:
    """Whether a text has a word for the year before the one that is spoken of: 「（前年度予算額」."""
    return _BEFORE.search(text) is not None


def budget_year(text: str) -> str | None:
    """The year of a heading over many budgets; None for any other text, one with an amount among them.

    >>> budget_year("平成30年度予算概算決定の概要"), budget_year("令和６年度の動き")
    ('平成30年度', None)
    """
    year = _YEAR_OF.search(text)
    if year is None or "円" in text or not _WORD.search(fold(text[year.end() :])):
        return None
    return str(year.group().strip())


_ABOUT_BUDGETS = lazy_pattern(r"予算|概算|主要(?:事業|施策|事項)|重点(?:事業|施策)")


def year_of_budgets(text: str) -> str | None:
    """The year of a document's title that is about budgets; None for any other text.

    >>> year_of_budgets("令和７年度　地域振興庁　主要事業の概要"), year_of_budgets("令和７年度の動き")
    ('令和７年度', None)
    """
    year = _YEAR_OF.search(text)
    if year is None or "円" in text or not _ABOUT_BUDGETS.search(fold(text[year.end() :])):
        return None
    return str(year.group().strip())


def stated_amounts(text: str, *, headed: bool = False, year: str | None = None) -> list[StatedAmount]:
    r"""The amounts that a text states for whole years, in printed order; parts, limits and prices are none.

    Args:
        text: printed text.
        headed: a label above or left of the text already says that it is about a budget, so that words that say
            so are not asked for; otherwise only amounts with such words are taken.
        year: the year that a heading above prints, for budgets whose label names none and for amounts that stand
            alone in a bracket 【】.

    >>> [(a.year, a.amount, a.before) for a in stated_amounts("【令和６年度要求額 2,800百万円（2,000百万円）】")]
    [('令和６年度', '2,800百万円', False), ('令和６年度', '2,000百万円', True)]
    >>> [(a.amount, a.unit) for a in stated_amounts("令和６年度予算概算決定額 1,234（1,300）百万円")]
    [('1,234', '百万円'), ('1,300', '百万円')]
    >>> [(a.year, a.amount) for a in stated_amounts("R5当初：23億円、R5補正：12億円、R6当初案：25.5億円")]
    [('R5', '23億円'), ('R5', '12億円'), ('R6', '25.5億円')]
    >>> [(a.year, a.amount) for a in stated_amounts("令和６年度予算案 12億円（令和５年度予算額：10億円）")]
    [('令和６年度', '12億円'), ('令和５年度', '10億円')]
    >>> [(a.year, a.amount, a.before) for a in stated_amounts("R6予算額 12億円\n（前年度予算額 11億円）")]
    [('R6', '12億円', False), ('R6', '11億円', True)]
    >>> [(a.year, a.amount, a.unit) for a in stated_amounts("予算額（億円）　R4：36.9　R5要求：37.1")]
    [('R4', '36.9', '億円'), ('R5', '37.1', '億円')]
    >>> [(a.year, a.amount, a.before) for a in stated_amounts("【850（900）百万円】", year="平成30年度")]
    [('平成30年度', '850', False), ('平成30年度', '900', True)]
    >>> [(a.year, a.amount, a.before) for a in stated_amounts("予算額 850百万円（前年度 900百万円）", year="R6")]
    [('R6', '850百万円', False), ('R6', '900百万円', True)]
    >>> stated_amounts("経費の一部を補助（上限5億円／件）"), stated_amounts("市場規模は５兆円")
    ([], [])
    """
    if not _AMOUNT.search(text):
        return list(_below_unit(text))
    found: list[StatedAmount] = []
    counted = False
    last: str | None = None
    for amount in _statements(text, year, headed=headed):
        alone = year is not None and amount.year is None and text[: amount.start].rstrip().endswith("【")
        if amount.year is None and last is not None and _BEFORE.search(amount.label):
            amount = replace(amount, year=last, before=True, said=True)
        elif alone and not amount.label:
            amount = replace(amount, year=year)
        last = last if amount.before else (amount.year or last)
        if amount.before and not amount.said:
            counted_here = counted
        else:
            folded = fold(amount.label)
            words = _WORD.search(folded) is not None or (not folded and bool(year) and amount.year == year)
            counted_here = not _PART.search(amount.label) and (
                words or (alone and not folded) or (headed and (amount.year is not None or len(folded) <= 6))
            )
            # further amounts of one statement need only their year: 「R5当初：23億円、R6：25億円」
            counted_here = counted_here or (counted and amount.year is not None and len(folded) <= 12)
        if counted_here:
            found.append(amount)
        counted = counted_here
    return found


def states_years(text: str) -> bool:
    """Whether a text states the amounts of several years and nothing else of them.

    >>> states_years("R7：12千円　R8：15千円"), states_years("令和７年度：12千円"), states_years("12千円、15千円")
    (True, False, False)
    """
    if "円" not in text:
        return False
    stated = stated_amounts(text.replace("\n", ""), headed=True)
    return len({amount.year for amount in stated}) > 1 and all(
        amount.year and not amount.before for amount in stated
    )
