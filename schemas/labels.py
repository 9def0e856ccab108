r"""Taking a printed label apart: numbering, year and unit beside the words that name a field.

Labels come wrapped, letter-spaced, one character a line, numbered, with a unit or a year in brackets or in front:
「成 果 指 標\n（Ｋ Ｐ Ｉ）」, 「目標値 (2028年 (R10) 度)」, 「2024年度評価」, 「■事業費（千円）」.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.glossary import (
    CARD_WORDS,
    LOOSE_CARD_WORDS,
    PROSE_FIELDS,
    fields_by_pattern,
    fields_of_parts,
    fields_of_word,
    is_done,
    is_meant,
    loosely,
    says_status,
)
from schemas.patterns import lazy_re

_ERA = "(?:令和|平成|昭和|大正|明治|[RHSTM]\\.?)"
_ONE_YEAR = rf"(?:(?:19|20)\d\d|{_ERA}(?:元|\d{{1,2}}))(?:年度|年)?"
_STATUS = "(?:(?:予定|見込み?|実績|予算|当初|決算|計画)額?|単位:?\\w+円|[千百万億]*円|案)"
_YEAR_TEXT = rf"{_ONE_YEAR}(?:\({_ONE_YEAR}(?:度|末)?\))?(?:年度|年|度|末)*(?:\({_STATUS}\))?"
_YEAR = lazy_re(_YEAR_TEXT)
_YEAR_FRONT = lazy_re(rf"{_YEAR_TEXT}(?:の|に|における|時点の|末の|分)?(?=\D)")
_YEARS_FRONT = lazy_re(rf"{_ERA}?\d{{1,4}}(?:年度?)?[・~、-]{_ERA}?\d{{1,4}}年度(?:の|における|分)?(?=\D)")
_YEAR_BACK = lazy_re(rf"(?<=\D){_YEAR_TEXT}$")
_ORDINAL_FRONT = lazy_re(
    r"^(?:\(\d{1,2}\)|\d{1,2}[.)、:]|\d{1,2}(?=[^\d年]|年(?:次|度別|度ごと))|[ア-コ][.)、]|[a-zA-Z][.)])"
)
_ORDINAL_BACK = lazy_re(r"(?<=\D)(?:その)?(?:\d{1,2}|[A-Z])$")
_ORDINAL_INSIDE = lazy_re(r"(?<=\D)\d{1,2}(?:-\d{1,2})?(?=\(\D)")
_UNIT_FRONT = lazy_re(r"\((単位[^()]{1,8})\)(?=.)", re.DOTALL)
"""A unit set right above a header at the end of a table falls into the header's cell."""
_DECORATION = "■□●○◎◆◇▼▽▶▷►▪◼☆★※*#・〇◯"
_WRAPPERS = (("【", "】"), ("<", ">"), ("《", "》"), ("〈", "〉"), ("「", "」"), ("(", ")"))
_OPENING = "".join(left for left, _ in _WRAPPERS)
_DATED = lazy_re(r"[\d元]")
"""What every year and nearly every ordinal has; asked first, for most words have none."""
_OF_WHICH = "うち"
_LEAST_SIMILARITY = 0.7
_LEAST_MARGIN = 0.15
_LONGEST_LABEL = 24
_LONGEST_OWN = 8
_LEAST_LOOSE = 4
"""Shorter words say too little without their particles."""


def undecorated(text: str) -> str:
    """A label without the mark before it: a bullet, or the square that says how a chart draws it.

    >>> undecorated("■65歳以上"), undecorated("0～14歳")
    ('65歳以上', '0～14歳')
    """
    return text.lstrip(_DECORATION)


_MARKED = lazy_re(
    rf"\s*(?:(?P<bullet>[{_DECORATION}])\s*|[(（]?(?P<number>\d{{1,2}})(?:[)）.．、]\s*|\s+))(?P<bare>[^\W\d].*)",
    re.DOTALL,
)
_WRAPPED = lazy_re(
    r"\s*(?:(?P<left>【)(?P<bare>[^【】]+)】|(?P<left_angle>[<＜〈《])(?P<angled>[^<>＜＞〈〉《》]+)[>＞〉》])\s*"
)


@lru_cache(maxsize=4096)
def label_mark(text: str) -> tuple[str, str] | None:
    """The kind of mark that sets a label off (a bullet, brackets, a number), and the label without it.

    >>> label_mark("■担当課"), label_mark("【担当課】"), label_mark("６　広報の手段"), label_mark("担当課")
    (('■', '担当課'), ('【', '担当課'), ('number', '広報の手段'), None)
    >>> label_mark("3人"), label_mark("5,000千円")
    (None, None)
    """
    wrapped = _WRAPPED.fullmatch(text)
    if wrapped is not None:
        return (wrapped["left"] or wrapped["left_angle"], (wrapped["bare"] or wrapped["angled"]).strip())
    marked = _MARKED.fullmatch(text)
    return (marked["bullet"] or "number", marked["bare"].strip()) if marked is not None else None


@dataclass(frozen=True, slots=True)
class Label:
    """A recognised label.

    Attributes:
        fields: the raw fields that it can stand for, never empty.
        word: the word of the vocabulary, folded.
        remark: unit, year or comment beside the word, folded; None without one.
        exact: False where the word is only similar to the vocabulary's.
    """

    fields: tuple[str, ...]
    word: str
    remark: str | None = None
    exact: bool = True


def _last_bracket(text: str) -> tuple[str, str] | None:
    """Splits ``a(b(c)d)`` into ``a`` and ``b(c)d``; None where the text does not end with a closed bracket."""
    if not text.endswith((")", "】")):
        return None
    depth = 0
    for position in range(len(text) - 1, -1, -1):
        depth += {")": 1, "】": 1, "(": -1, "【": -1}.get(text[position], 0)
        if depth == 0:
            return (text[:position], text[position + 1 : -1]) if position else None
    return None


def _bare(text: str) -> str:
    """A folded text without bullets, a colon and brackets around all of it."""
    bare = text.strip(_DECORATION).rstrip(":")
    for left, right in _WRAPPERS if bare[:1] in _OPENING else ():
        if bare.startswith(left) and bare.endswith(right) and left not in bare[1:]:
            bare = bare[1:-1]
    return bare


def _readings(text: str) -> list[tuple[str, str | None]]:
    """The words that a label can consist of, with what was set aside, the fullest first."""
    found: list[tuple[str, str | None]] = []
    queue: list[tuple[str, tuple[str, ...]]] = [(_bare(fold(text)), ())]
    while queue:
        word, remarks = queue.pop(0)
        if not word or any(word == known for known, _ in found):
            continue
        found.append((word, " ".join(remarks) or None))
        split = _last_bracket(word)
        if split:
            queue.append((split[0], (*remarks, split[1])))
        unit = _UNIT_FRONT.match(word) if word.startswith("(単位") else None
        if unit:
            queue.append((word[unit.end() :], (*remarks, unit[1])))
        dated = _DATED.search(word) is not None
        span = _YEARS_FRONT.match(word) if dated else None
        if span:
            queue.append((word[span.end() :], (*remarks, span.group())))
        front = _YEAR_FRONT.match(word) if dated else None
        if front:
            queue.append((word[front.end() :], (*remarks, front.group())))
        back = _YEAR_BACK.search(word) if dated else None
        if back:
            queue.append((word[: back.start()], (*remarks, back.group())))
        numbered = _ORDINAL_FRONT.match(word) if dated or word[1:2] in (".", ")", "、") else None
        if numbered:
            queue.append((word[numbered.end() :], remarks))
        inner = _ORDINAL_INSIDE.sub("", word) if dated else word
        if inner != word:
            queue.append((inner, remarks))
        counted = _ORDINAL_BACK.search(word) if dated or "A" <= word[-1] <= "Z" else None
        if counted:
            queue.append((word[: counted.start()], remarks))
        if word.startswith(_OF_WHICH):
            queue.append((word.removeprefix(_OF_WHICH).lstrip("、"), remarks))
        bare = _bare(word)
        if bare != word:
            queue.append((bare, remarks))
    return found


@lru_cache(maxsize=4096)
def read_label(text: str, *, loose: bool = True) -> Label | None:
    r"""The label that a text is, taken apart; None for a text that is no label of the vocabulary.

    Args:
        text: a text that stands by itself, or a part of one.
        loose: the words of a label count without their particles too; not where the end of a sentence is asked.

    >>> read_label("現状値\n(2022 (R4) 年度)")
    Label(fields=('baseline',), word='現状値', remark='2022(R4)年度', exact=True)
    >>> read_label("2024年度評価").remark
    '2024年度'
    >>> read_label("施\n策\n名").fields
    ('name',)
    >>> read_label("■ 事業費【千円】").remark
    '千円'
    >>> read_label("②成果指標（ＫＰＩ）").word
    '成果指標(KPI)'
    >>> read_label("手立て（事業の概要）").fields
    ('description',)
    >>> read_label("地域医療体制の充実") is None
    True
    """
    if len(text) > 80:
        return None
    readings = _readings(text)
    for word, remark in readings:
        fields = fields_of_word(word)
        if fields:
            return Label(_told_by_remark(fields, word, remark), word, remark)
    for word, remark in readings:
        fields = fields_by_pattern(word) or fields_of_parts(word)
        if fields:
            return Label(fields, word, remark)
    for word, remark in readings if loose else ():
        fields = LOOSE_CARD_WORDS.get(loosely(word), ()) if len(word) >= _LEAST_LOOSE else ()
        if fields:
            return Label(fields, word, remark)
    inner = _told_in_brackets(readings) if loose else None
    if inner is not None:
        return inner
    # 「令和４年度の値」 beside a target
    return next((Label(("baseline",), word, remark) for word, remark in readings if word == "値" and remark), None)


def _told_in_brackets(readings: list[tuple[str, str | None]]) -> Label | None:
    """The label in the brackets behind a short word that says the same in another way: 手立て（事業の概要）."""
    for word, remark in readings:
        fields = fields_of_word(remark or "")
        # a word before （評価） names what is judged
        if fields and (PROSE_FIELDS - {"evaluation"}).issuperset(fields) and len(word) <= _LONGEST_OWN:
            return Label(fields, remark or "", word)
    return None


_VALUE_OF_YEAR: Mapping[tuple[str, ...], tuple[str, ...]] = MappingProxyType(
    {("baseline_year",): ("baseline",), ("target_year",): ("target",)}
)

_HOPED = ("期待", "見込", "目指", "めざ", "想定")
"""Stems of words that say that an effect is yet to come."""


def _told_by_remark(fields: tuple[str, ...], word: str, remark: str | None) -> tuple[str, ...]:
    """What a label stands for with the words in its brackets: 基準年度（R6） heads values.

    >>> _told_by_remark(("baseline_year",), "", "R6"), _told_by_remark(("result",), "", "基準値")
    (('baseline',), ('baseline',))
    >>> _told_by_remark(("baseline_year",), "", None), _told_by_remark(("result",), "", "R6")
    (('baseline_year',), ('result',))
    >>> [_told_by_remark(("effect",), word, "R6")[0] for word in ("取組の成果", "期待される成果")]
    ['evaluation', 'effect']
    """
    if remark is None:
        return fields
    if fields in _VALUE_OF_YEAR and is_year(remark):
        return _VALUE_OF_YEAR[fields]
    if fields == ("effect",) and word.endswith("成果") and not any(stem in word for stem in _HOPED):
        # what came of one year is what there is to say of it afterwards
        return ("evaluation",) if is_year(remark.removesuffix("の")) else fields
    told = fields == ("result",) and any(fields_of_word(w) == ("baseline",) for w in remark.split())
    return ("baseline",) if told else fields


@lru_cache(maxsize=4096)
def is_year(text: str) -> bool:
    """Whether a text is one year and nothing else.

    >>> [is_year(t) for t in ("R 1 0", "2024 (R6)", "令和７年度", "2028年 (R10) 度", "25", "R7～R9", "計")]
    [True, True, True, True, False, False, False]
    """
    return _YEAR.fullmatch(fold(text)) is not None


@lru_cache(maxsize=4096)
def year_and_rest(text: str) -> tuple[str, str] | None:
    r"""Splits 「2024 (R6) 72社」 into the year and what follows it, both as printed; None without a leading year.

    >>> year_and_rest("2024 (R6) 72社")
    ('2024 (R6)', '72社')
    >>> year_and_rest("令和７年度\n１，２００")
    ('令和７年度', '１，２００')
    >>> year_and_rest("2024 (R6)")
    ('2024 (R6)', '')
    >>> year_and_rest("2024人") is None
    True
    """
    if len(text) > 80:
        return None
    stripped = text.strip()
    if is_year(stripped):
        return stripped, ""
    for match in re.finditer(r"\s+", stripped):
        # the last white space whose left side is a year: 「2024 (R6) 72社」 is cut after the bracket
        head, rest = stripped[: match.start()], stripped[match.end() :]
        if is_year(head) and not is_year(rest) and not _continues_year(head, rest):
            return head, rest
    return None


_BARE_YEAR = lazy_re(r"(?:\d{1,2}|元)年度?")


@dataclass(frozen=True, slots=True)
class YearHead:
    """What heads a column of one year.

    Attributes:
        year: the printed year.
        status: what stands beside it, folded (決算, 目標); empty for a year alone.
        bare: the year has no era (５年度): only the years beside it tell which one it is.
    """

    year: str
    status: str = ""
    bare: bool = False


@lru_cache(maxsize=4096)
def year_head(text: str) -> YearHead | None:
    r"""A year with what was meant to be or came of it beside it; None for anything else, a year alone too.

    >>> year_head("令和４年度\n決算"), year_head("R6要求額")
    (YearHead(year='令和４年度', status='決算', bare=False), YearHead(year='R6', status='要求額', bare=False))
    >>> year_head("令和７年度予算額（案）").status
    '予算額(案)'
    >>> year_head("目標最終年度\n７年度"), year_head("元年度")
    (YearHead(year='７年度', status='目標最終年度', bare=True), YearHead(year='元年度', status='', bare=True))
    >>> year_head("令和４年度"), year_head("令和４年度の取組"), year_head("30年")
    (None, None, None)
    """
    stripped = text.strip()
    if not 2 <= len(stripped) <= 24 or ("年" not in stripped and not any(char.isdigit() for char in stripped)):
        return None
    if is_year(stripped):
        return None
    if _is_bare(stripped):
        return YearHead(stripped, "", True)
    if not says_status(stripped):
        return None
    for at in range(len(stripped) - 1, 0, -1):
        left, right = stripped[:at], stripped[at:].strip()
        for year, status in ((left.strip(), right), (right, left.strip())):
            known = is_year(_unwrapped(year))
            if (known or _is_bare(year)) and (is_done(status) or is_meant(status)):
                word = fold(status)
                wrapped = word.startswith("(") or word.count("(") != word.count(")")
                return YearHead(year, word.strip("()") if wrapped else word, not known)
    return None


def _is_bare(text: str) -> bool:
    folded = fold(text).strip("()")
    return folded.endswith("年度") and _BARE_YEAR.fullmatch(folded) is not None


def _unwrapped(text: str) -> str:
    """A text without the brackets around all of it."""
    return text[1:-1] if text[:1] in "(（" and text[-1:] in ")）" else text


def _continues_year(head: str, rest: str) -> bool:
    first = rest.split()[0]
    return is_year(head + first) or (rest[:1] in "(（" and is_year(head + rest.split(")")[0].split("）")[0] + ")"))


def _pairs(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(len(text) - 1))


def _by_pair() -> Mapping[str, tuple[tuple[str, int], ...]]:
    """The words of the vocabulary in which a pair of characters stands, and how often."""
    found: dict[str, list[tuple[str, int]]] = {}
    for word in CARD_WORDS:
        for pair, times in _pairs(word).items():
            found.setdefault(pair, []).append((word, times))
    return MappingProxyType({pair: tuple(words) for pair, words in found.items()})


_WORDS_BY_PAIR = _by_pair()


def _similar_words(text: str) -> list[tuple[float, str]]:
    """The words of the vocabulary that share a pair of neighbouring characters with a text, the most alike first.

    Beside each its likeness, the Dice coefficient of the pairs.
    """
    shared: Counter[str] = Counter()
    for pair, times in _pairs(text).items():
        for word, own in _WORDS_BY_PAIR.get(pair, ()):
            shared[word] += min(times, own)
    pairs = len(text) - 1
    return sorted(((2 * count / (pairs + len(word) - 1), word) for word, count in shared.items()), reverse=True)


@lru_cache(maxsize=4096)
def similar_label(text: str) -> Label | None:
    """The field whose words a label resembles clearly more than any other field's; None without a clear one.

    To be asked only where the place, fill or face of a text already says that it is a label.

    >>> similar_label("活用を想定する国の補助制度等").fields
    ('subsidy',)
    >>> similar_label("成果指標等（KPI）").fields
    ('kpi', 'indicator')
    >>> similar_label("事業の実施体制") is None
    True
    """
    word = _bare(fold(text))
    split = _last_bracket(word)
    remark = None
    if split:
        word, remark = split
    if not 3 <= len(word) <= _LONGEST_LABEL:
        return None
    ranked = _similar_words(word)
    if not ranked:
        return None
    best, nearest = ranked[0]
    fields = CARD_WORDS[nearest]
    second = next((score for score, known in ranked if not set(CARD_WORDS[known]) & set(fields)), 0.0)
    if best < _LEAST_SIMILARITY or best - second < _LEAST_MARGIN:
        return None
    return Label(fields, nearest, remark, exact=False)
