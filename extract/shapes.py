"""What printed text looks like: a figure, an age group, a mark, a place. Shapes only, no values.

All predicates take text as printed and fold it themselves; a blank text has no shape.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from schemas.folding import fold
from schemas.labels import undecorated
from schemas.patterns import any_of, lazy_pattern
from schemas.vocabulary_lists import GRADE_WORDS
from schemas.vocabulary_tables import (
    AGE_WORDS,
    CORNER_UNITS,
    DIFFERENCE_WORDS,
    FIGURE_UNITS,
    PATTERN_NUMBERED,
    PATTERN_WORDS,
    SEX_WORDS,
    TOTAL_WORDS,
)

_UNITS = any_of(map(fold, FIGURE_UNITS))
_CORNER = "|".join(regex.escape(fold(unit)) for unit in CORNER_UNITS)
_FIGURE = lazy_pattern(
    rf"[(<]?(?:{_CORNER})?(?:[▲△▼+±-]|約)?(?:[0-9]{{1,3}}(?:[,，][0-9]{{3}})+|[0-9]+)(?:\.[0-9]+)?(?:{_UNITS})?[)>]?"
    r"(?:[(]?(?:※|\*|注)[0-9]{0,2}[)]?)?"
)
_WITH_SHARE = lazy_pattern(
    rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+)(?:{_UNITS})?\([▲△+-]?[0-9]+(?:\.[0-9]+%?|%)\)"
)
_CUT = lazy_pattern(r"[0-9](?:[,.]|,[0-9]{1,2})$")
_DASH = lazy_pattern(r"[-*…‥・/xX×.]|\.{2,}|-{2,}|該当なし|なし|n/?a", regex.IGNORECASE)
_ANY_SEX = "|".join(sorted({fold(word) for words in SEX_WORDS.values() for word in words}, key=len, reverse=True))
_AGE = lazy_pattern(
    rf"満?(?:若年|若い)?(?:(?P<before>{_ANY_SEX})の?)?"
    r"(?:[0-9]{1,3}(?:歳|才)?(?:~|-|から)[0-9]{1,3}(?:歳|才)?(?:未満)?|[0-9]{1,3}(?:歳|才)?以上~?[0-9]{1,3}(?:歳|才)?未満"
    r"|[0-9]{1,3}(?:(?:歳|才)?(?:以上|\+|~|未満|以下)|(?:歳|才)-))"
    rf"(?:の?(?P<after>{_ANY_SEX}))?(?:の?(?:人口|者数?))?"
)
_OF_WHICH = lazy_pattern(r"^(?:うち|内|\(?再掲\)?)[、:]?")
_OF_WHICH_ENCLOSED = lazy_pattern(r"^\((うち.+)\)$")
ARROWS = "→⇒➡⇨➔➜➞►▶▸"
"""Signs that point from one thing to the next."""
MARKS = "[○◯〇◎●△▲×✕✓✔☑レ]"
"""The marks that a cell may hold instead of words, as a pattern."""
_MARK = lazy_pattern(MARKS)
GOES_ON = lazy_pattern(r"\s*[(（\[〔【](?:前(?:の)?(?:頁|ページ|表)(?:から)?の?)?(?:つづき|続き)[)）\]〕】]$")
"""What a title ends with, or a line says, where a table or a card goes on overleaf."""
_GRADE = lazy_pattern(rf"(?:SS|[SA-E])[+-]?|[◎○◯〇△▲×✕]|{any_of(map(fold, GRADE_WORDS))}")
_PLACE = lazy_pattern(
    r"(?:旧)?[\p{Han}々ヶケノのぁ-んァ-ヴー]{1,10}(?:市|町|村|区|郡|都|道|府|県|地区|地域)"
    r"(?:の)?(?:人口|総人口|計|合計|全体|全域|総数)?(?:へ|から)?"
    r"|(?:本|当)?(?:[\p{Han}・]{2,12})?圏域?(?:の|内)?(?:合計|計|全体|人口|総人口)?"
    r"|(?:地域|地区)の?(?:合計|計|全体)|全国|国|県|県計|県全体|本[市町村県]|(?:市|町|村)(?:全体|計)|(?=.{2})(?:[1-9]*市)?(?:[1-9]*町)?(?:[1-9]*村)?計"
)
_NOT_PLACES = frozenset(
    (
        "市町",
        "町村",
        "市町村",
        "市区町村",
        "都道府県",
        "中心市",
        "行政区",
        "地区",
        "地域",
        "都市",
        "連携町村",
        "連携市町村",
        "構成市町村",
    )
)
_AGE_WORDS = frozenset(fold(word) for words in AGE_WORDS.values() for word in words)
_WORD_AND_AGE = lazy_pattern("(?:" + any_of(_AGE_WORDS) + r")(?P<age>[0-9].*)")
_ONE_SEX = (*SEX_WORDS["male"], *SEX_WORDS["female"])
_SEX_WORDS = frozenset(fold(word) for words in SEX_WORDS.values() for word in words)
_TOTALS = frozenset(fold(word) for word in TOTAL_WORDS)
_PATTERNS = tuple(fold(word) for word in PATTERN_WORDS)
_OPERAND = r"\(?(?:[①-⑳A-Z]|(?:" + "|".join(map(regex.escape, _PATTERNS)) + r")[0-9A-Z①-⑳]*)\)?"
_NUMBERED = "(?:" + "|".join(word for word in PATTERN_NUMBERED if word != "推計") + ")"
_NAMED_PATTERN = lazy_pattern(
    rf"{_NUMBERED}[0-9A-Z①-⑳Ⅰ-Ⅻ]*$|^{_NUMBERED}[0-9A-Z①-⑳Ⅰ-Ⅻ]+(?:[:(]|$)"
    r"|^(?:将来)?(?:人口)?推計(?:結果)?[0-9A-Z](?:[:(]|$)"
)
_DIFFERENCE = lazy_pattern(
    r"^(?:" + "|".join(DIFFERENCE_WORDS) + rf")(?:\(.*)?$|との差$|の差\)?$|^{_OPERAND}[-ー−]{_OPERAND}$"
)
_BRACKETED = lazy_pattern(r"\([^()]*\)")


@lru_cache(maxsize=1 << 13)
def has_letter(text: str) -> bool:
    """Whether a text has a word, not only figures and signs.

    >>> has_letter("第1章"), has_letter("- 12 -"), has_letter("")
    (True, False, False)
    """
    return any(map(str.isalpha, fold(text)))


_TAG = lazy_pattern(r"</?[A-Za-z][^<>]*>")


def plain(text: str) -> str:
    """The text without the markup of a text dump: HTML tags become line breaks, ** goes.

    >>> plain("<p>新庄市</p><p>**32,075** 人</p>").split()
    ['新庄市', '32,075', '人']
    >>> plain("▲ 39.30")
    '▲ 39.30'
    """
    if "<" in text:
        text = _TAG.sub("\n", text)
    return text.replace("**", "")


def bare(text: str) -> str:
    """The folded text without what stands in brackets; the brackets' content where nothing else is left.

    >>> bare("年少人口（0～14歳）")
    '年少人口'
    >>> bare("（H27年度）")
    '(H27年度)'
    """
    folded = fold(text)
    outside: str = _BRACKETED.sub("", folded)
    return outside or folded


def bracketed(text: str) -> str:
    """The folded text that stands in brackets; empty without any.

    >>> bracketed("65歳以上（R2）"), bracketed("総数")
    ('(R2)', '')
    """
    return "".join(_BRACKETED.findall(fold(text)))


def brackets_opened(text: str) -> int:
    """How many more brackets a text opens than it closes.

    >>> brackets_opened("80人（令和５"), brackets_opened("年度：70人）とする。")
    (1, -1)
    """
    return sum(text.count(mark) for mark in "【（(「『") - sum(text.count(mark) for mark in "】）)」』")


@lru_cache(maxsize=1 << 13)
def is_figure(text: str) -> bool:
    r"""Whether the text is one number, perhaps with a sign, a unit or brackets around it.

    >>> [is_figure(t) for t in ("▲ 39.30", "44, 550", "84%", "１，２３４人", "(0.5)", "107,\n399人", "10,2\n00")]
    [True, True, True, True, True, True, True]
    >>> is_figure("人\n6,214"), is_figure("％ △34.1"), is_figure("人口6,214")
    (True, True, False)
    >>> is_figure("1,087※1"), is_figure("1,087(注2)")
    (True, True)
    >>> [is_figure(t) for t in ("R7", "0～14歳", "3項目 2項目", "", "―", "4,536\n100.0")]
    [False, False, False, False, False, False]
    """
    if _FIGURE.fullmatch(fold(text)) is None:
        return False
    lines = [line for line in map(fold, text.split("\n")) if any(char.isdigit() for char in line)]
    return all(is_cut(line) for line in lines[:-1])


def has_share(text: str) -> bool:
    """Whether the text is a figure with its share in brackets behind it.

    >>> [has_share(t) for t in ("133（12.0%）", "1,105人(45.3)", "80（75）", "1,087(注2)", "133")]
    [True, True, False, False, False]
    """
    return _WITH_SHARE.fullmatch(fold(text)) is not None


def is_cut(text: str) -> bool:
    """Whether a line can only be the beginning of a number that a narrow cell has broken.

    >>> is_cut("１０２，"), is_cut("１０２，０"), is_cut("94."), is_cut("102,000"), is_cut("102")
    (True, True, True, False, False)
    """
    return _CUT.search(fold(text)) is not None


def is_percent(text: str) -> bool:
    """Whether the text is one number with a percent sign.

    >>> is_percent("▲ 0.5％"), is_percent("0.5")
    (True, False)
    """
    folded = fold(text).rstrip(")")
    return folded.endswith("%") and is_figure(text)


@lru_cache(maxsize=1 << 12)
def is_dash(text: str) -> bool:
    """Whether the text only says that there is no figure.

    >>> [is_dash(t) for t in ("―", "－", "…", "-0.5", "")]
    [True, True, True, False, False]
    """
    return _DASH.fullmatch(fold(text)) is not None


def is_age_group(text: str) -> bool:
    r"""Whether the text names an age group, in figures or in words.

    >>> [is_age_group(t) for t in ("0～14歳", "６５歳以上", "年少人口\n（0～14歳）", "90+", "生産年齢人口")]
    [True, True, True, True, True]
    >>> [is_age_group(t) for t in ("20～39歳女性人口", "うち75歳以上（人）", "女性人口（15～49歳）")]
    [True, True, True]
    >>> is_age_group("（うち75歳以上）"), is_age_group("老年人口\n65歳以上"), is_age_group("■老年人口")
    (True, True, True)
    >>> [is_age_group(t) for t in ("合計", "2020～2025", "高齢化率", "")]
    [False, False, False, False]
    >>> [is_age_group(t) for t in ("老年人口（65歳以上", "老年人口65歳以上）", "（単身世帯", "就業者（15歳以上")]
    [True, True, False, False]
    """
    text = undecorated(text)
    folded = _OF_WHICH.sub("", _OF_WHICH_ENCLOSED.sub(r"\1", fold(text)))
    if folded.count("(") != folded.count(")"):
        folded = folded.replace("(", "").replace(")", "")  # one of a pair is worn off, or was never typed
    if _AGE.fullmatch(folded) or folded in _AGE_WORDS:
        return True
    word = _WORD_AND_AGE.fullmatch(folded)
    if word is not None and _AGE.fullmatch(word["age"]):
        return True  # 「年少人口」 over 「0～14歳」 in one cell
    outside = _OF_WHICH.sub("", bare(text))
    inside = [part.strip("()") for part in _BRACKETED.findall(folded)]
    return (
        outside in _AGE_WORDS
        or _AGE.fullmatch(outside) is not None
        or (bool(inside) and all(_AGE.fullmatch(part) for part in inside))
    )


def sex_of_age_group(text: str) -> bool:
    """Whether a label that names an age group says of which sex.

    >>> [sex_of_age_group(t) for t in ("20～39歳女性人口", "女性人口（15～49歳）", "年少人口（0～14歳）", "女性")]
    [True, True, False, False]
    """
    folded = fold(text)
    return folded not in _SEX_WORDS and any(fold(word) in folded for word in _ONE_SEX)


def is_total(text: str) -> bool:
    """Whether the text says that the figures are a sum, without saying of what.

    >>> is_total("合 計"), is_total("圏域合計")
    (True, False)
    """
    return bare(text) in _TOTALS


def is_sex(text: str) -> bool:
    """Whether the text names a sex or both.

    >>> is_sex("男 性"), is_sex("男女計"), is_sex("うち女性"), is_sex("男鹿市")
    (True, True, True, False)
    """
    return _OF_WHICH.sub("", bare(text)) in _SEX_WORDS


def is_pattern(text: str) -> bool:
    """Whether the text names one of several projections.

    >>> is_pattern("パターン１（社人研推計準拠）"), is_pattern("2040年")
    (True, False)
    """
    folded = fold(text)
    return 0 < len(folded) <= 40 and any(word in folded for word in _PATTERNS)


def is_named_pattern(text: str) -> bool:
    """Whether the text calls itself a pattern, a case or a scenario, whatever else is in its name.

    >>> is_named_pattern("出生率上昇ケース"), is_named_pattern("ケースＡ：出生率上昇"), is_named_pattern("出生率")
    (True, True, False)
    >>> is_named_pattern("推計②（町独自）"), is_named_pattern("推計値"), is_named_pattern("パターン１との差")
    (True, False, False)
    """
    return _NAMED_PATTERN.search(bare(text)) is not None


def is_difference(text: str) -> bool:
    """Whether the text says that figures are the difference of others.

    >>> [is_difference(t) for t in ("差", "差引（②－①）", "パターン２との差", "Ａ－Ｂ", "パターン１－パターン２")]
    [True, True, True, True, True]
    >>> [is_difference(t) for t in ("パターン１－２", "0-14", "格差是正ケース")]
    [False, False, False]
    """
    return _DIFFERENCE.search(bare(text)) is not None or _DIFFERENCE.search(fold(text)) is not None


@lru_cache(maxsize=1 << 12)
def is_mark(text: str) -> bool:
    """Whether the text is a single mark such as ○.

    >>> is_mark("○"), is_mark("―"), is_mark("A")
    (True, False, False)
    """
    return _MARK.fullmatch(fold(text)) is not None


def is_grade(text: str) -> bool:
    """Whether the text is a grade: a letter from A to E or S, a mark, or a word.

    >>> [is_grade(t) for t in ("A", "Ｂ", "◎", "×", "概ね達成", "R6", "84%", "達成率", "")]
    [True, True, True, True, True, False, False, False, False]
    """
    return _GRADE.fullmatch(fold(text)) is not None


@lru_cache(maxsize=1 << 12)
def is_place(text: str) -> bool:
    """Whether the text looks like the name of an area.

    >>> [is_place(t) for t in ("新庄市", "圏域の合計", "山形県人口", "大 蔵 村", "圏域合計", "全国")]
    [True, True, True, True, True, True]
    >>> [is_place(t) for t in ("地域計", "地区の合計", "地域", "地区")]
    [True, True, False, False]
    >>> [is_place(t) for t in ("市町村", "町村", "合計", "計", "人口", "")]
    [False, False, False, False, False, False]
    """
    folded = fold(text)
    return folded not in _NOT_PLACES and _PLACE.fullmatch(folded) is not None
