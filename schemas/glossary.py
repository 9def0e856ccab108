"""The vocabulary: the words that can stand for a field. A new town's wording is a new word here.

Labels are compared after folding (no white space, compatibility forms unified), in one spelling (めざす is 目指す,
:mod:`schemas.spellings`) and without a unit or year in brackets at their end: 「現状値（2022年度）」 is the label
現状値 with the remark 2022年度. How a printed label is taken apart stands in :mod:`schemas.labels`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from schemas.folding import fold
from schemas.patterns import lazy_re
from schemas.spellings import one_spelling
from schemas.vocabulary_card_patterns import AXIS_TAIL, CARD_PATTERNS, KNOWN_AXIS_TAIL, REFERENCE_PATTERN
from schemas.vocabulary_cards import AMOUNT_NOUNS, DONE_WORDS, MEANT_WORDS, SHORT_SOURCES, YEAR_REMARKS
from schemas.vocabulary_cards import CARD_LABELS as CARD_LABELS

FIELD_OF_ONE: frozenset[str] = frozenset(
    {
        "name",
        "axis",
        "policy_field",
        "measure",
        "description",
        "effect",
        "role_sharing",
        "municipalities",
        "projects",
        "subsidy",
        "evaluation",
        "next_steps",
    }
)
"""Fields that a card prints once: a second one belongs to the next card."""

PROSE_FIELDS: frozenset[str] = frozenset({"description", "effect", "role_sharing", "evaluation", "next_steps"})
"""Fields of a card whose values are sentences."""

AGREEMENT_PROSE: frozenset[str] = frozenset({"content", "role"})
"""Raw fields of an agreement whose values are sentences."""

ROW_FIELDS: frozenset[str] = frozenset({"source", "total", "component", "rate"})
"""Fields whose words only name a row of figures: beside a label they are a value."""

AXES: tuple[str, ...] = (
    "生活機能の強化",
    "結びつきやネットワークの強化",
    "圏域マネジメント能力の強化",
    "圏域全体の経済成長のけん引",
    "圏域全体の経済成長の牽引",
    "経済成長のけん引",
    "高次の都市機能の集積・強化",
    "圏域全体の生活関連機能サービスの向上",
    "生活関連機能サービスの向上",
)
"""Axes that the national guidelines of 定住自立圏 and 連携中枢都市圏 give to every area, in full and shortened."""

_AXES_IN_SHORT = (
    "経済成長のけん引",
    "経済成長の牽引",
    "圏域全体の経済成長の牽引",
    "都市機能の集積・強化",
    "高次都市機能の集積・強化",
    "生活関連機能サービスの向上",
    "生活関連サービスの向上",
    "圏域全体の生活関連サービスの向上",
)
"""The same as plans shorten or write them."""

CARD_HEADINGS: tuple[str, ...] = (
    "具体的な連携事業",
    "具体的な取組",
    "具体的取組",
    "具体的な取組内容",
    "具体的な事業",
    "具体的な施策",
    "連携事業",
    "個別事業",
    "事業個票",
    "個票",
    "施策",
    "事業",
    "取組",
    "個別施策",
)
"""Headings that stand above a card and say only that one follows."""

AGREEMENT_HEADINGS: tuple[str, ...] = (
    "形成協定の内容",
    "協定の内容",
    "連携協約の内容",
    "協約の内容",
    "定住自立圏形成協定の内容",
    "協定内容",
)
"""Headings above the statements of the agreement that a card carries out."""


def _index(vocabulary: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, words in vocabulary.items():
        for word in words:
            found.setdefault(fold(word), []).append(name)
    return {word: tuple(names) for word, names in found.items()}


CARD_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(_index(CARD_LABELS))
"""The same vocabulary by folded word: the raw fields that the word can stand for."""


def _by_spelling(words: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word, fields in words.items():
        spelt = one_spelling(word)
        found[spelt] = tuple(dict.fromkeys((*found.get(spelt, ()), *fields)))
    return MappingProxyType(found)


_SPELT_CARD_WORDS = _by_spelling(CARD_WORDS)
_LONGEST_PATTERN = 24


def fields_of_word(word: str) -> tuple[str, ...]:
    """The raw fields of a folded label that the vocabulary has, in this spelling or another; empty without one.

    >>> fields_of_word("目ざす効果"), fields_of_word("おこなうこと"), fields_of_word("目立つ効果")
    (('effect',), ('description',), ())
    """
    known = CARD_WORDS.get(word)
    if known is not None or len(word) > _LONGEST_PATTERN:
        return known or ()
    spelt = one_spelling(word)
    return _SPELT_CARD_WORDS.get(spelt) or _SPELT_CARD_WORDS.get(spelt.removesuffix("等"), ())


def loosely(word: str) -> str:
    """A folded label in one spelling, without what the same words are joined by: 役割の分担 and 役割分担.

    >>> loosely("役割の分担"), loosely("目的及び必要性")
    ('役割分担', '目的・必要性')
    """
    return one_spelling(word).replace("の", "").replace("及び", "・").replace("と", "・").replace("、", "・")


LOOSE_CARD_WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {loosely(word): fields for word, fields in reversed(tuple(CARD_WORDS.items()))}
)
"""The vocabulary by its words without particles: only for texts whose exact words are in no vocabulary."""

_JOINED = (FIELD_OF_ONE - {"projects", "axis", "policy_field"}) | {
    "purpose",
    "reason",
    "method",
    "contact",
    "sdgs",
}
"""Fields whose labels may be joined to other nouns."""
_PATTERN = lazy_re("|".join(f"(?P<{field}>{words})" for field, words in CARD_PATTERNS.items()))


@lru_cache(maxsize=4096)
def fields_by_pattern(word: str) -> tuple[str, ...]:
    """The raw fields of a folded label that is put together from the words of one; empty for any other text.

    >>> fields_by_pattern("連携して取り組む市町村"), fields_by_pattern("事業の推進")
    (('municipalities',), ())
    """
    match = _PATTERN.fullmatch(one_spelling(word)) if len(word) <= _LONGEST_PATTERN else None
    if match is None or match.lastgroup is None:
        return ()
    return ("kpi", "indicator") if match.lastgroup == "kpi" else (match.lastgroup,)


_TAKING_PART_AND_PAYING = {"municipalities", "budget"}
"""What one table below both says of each municipality: that it takes part, and what it pays."""
_JOINT = lazy_re("・|、|及び|および|並びに|と|/")
_BESIDE = frozenset(
    {
        *("事業", "取組", "施策", "プロジェクト", "成果", "検証", "方法", "実施方法", "手法", "ねらい", "背景"),
        *("課題", "概要", "内容", "考え方", "説明", "理由", "根拠", "必要性", "費用負担の考え方", "分析"),
    }
)
"""Nouns that only add to the label they are joined to."""


def fields_of_parts(word: str) -> tuple[str, ...]:
    """The field of a folded label that joins its word to others without a column of their own; empty without one.

    >>> fields_of_parts("実施体制・役割分担"), fields_of_parts("事業・取組名"), fields_of_parts("目的・ねらい")
    (('role_sharing',), ('name',), ('purpose',))
    >>> fields_of_parts("効果・今後の方針"), fields_of_parts("医療・福祉")
    ((), ())
    >>> fields_of_parts("関係市町村と事業費見込")
    ('municipalities', 'budget')
    """
    parts = _JOINT.split(word) if len(word) <= _LONGEST_PATTERN else []
    if len(parts) < 2:
        return ()
    found = [fields_of_word(part) or fields_by_pattern(part) for part in parts]
    if any(not fields and part not in _BESIDE for part, fields in zip(parts, found, strict=True)):
        return ()
    told = {fields[0] for fields in found if fields}
    own = told & FIELD_OF_ONE
    if told == _TAKING_PART_AND_PAYING:
        return ("municipalities", "budget")
    chosen = own or told
    return tuple(chosen) if len(chosen) == 1 and chosen <= _JOINED else ()


@lru_cache(maxsize=4096)
def is_done(text: str) -> bool:
    """Whether words beside a year say what came of it (決算, 実績) and nothing else."""
    folded = fold(text)
    return folded in _DONE or folded.strip("()") in _DONE


@lru_cache(maxsize=4096)
def is_amount_noun(text: str) -> bool:
    """Whether a text says that figures are amounts, perhaps in which unit, and no more: 「金額（千円）」."""
    return fold(text).partition("(")[0] in AMOUNT_NOUNS


@lru_cache(maxsize=4096)
def is_meant(text: str) -> bool:
    """Whether words beside a year say what was meant to be (予算, 計画, 目標) and nothing else."""
    folded = fold(text)
    forms = (folded, folded.strip("()"), folded.removesuffix("(案)"), folded.removesuffix("案"))
    return any(form in _MEANT for form in forms)


def says_status(text: str) -> bool:
    r"""Whether a word of :func:`is_done` or :func:`is_meant` stands anywhere in a text.

    >>> says_status("令和４年度\n決算"), says_status("令和４年度")
    (True, False)
    """
    return _STATUS.search(fold(text)) is not None


@lru_cache(maxsize=4096)
def is_source(text: str) -> bool:
    """Whether a part of an amount is named as a source of funds (国庫支出金, うち県費); for breakdowns only.

    >>> [is_source(t) for t in ("うち国費", "地 方 債", "県", "新庄市")]
    [True, True, True, False]
    """
    word = fold(text).removeprefix("うち").removeprefix("内").strip("()・:")
    return word in _SOURCES or (word.endswith(("支出金", "補助金", "交付金", "繰入金")) and len(word) <= 14)


def names_part(text: str) -> bool:
    """Whether a label says itself that its amounts are a part of others: うち補助対象経費.

    >>> names_part("うち補助対象経費（円）"), names_part("うち"), names_part("内容")
    (True, False, False)
    """
    return fold(text).startswith("うち") and len(fold(text)) > len("うち")


def names_sum(text: str) -> bool:
    """Whether a label says that its amounts are those of all municipalities together: 「両市町の合計」.

    >>> [names_sum(t) for t in ("両市町の合計", "３市２町計", "両町計", "関係市町村 計", "市町村課", "事業計")]
    [True, True, True, True, False, False]
    """
    return _SUM_OF_ALL.fullmatch(fold(text)) is not None


def is_year_remark(text: str) -> bool:
    """Whether a text beside a year only says which of a plan's years it is: 「（最終）」 below 「R7」.

    >>> is_year_remark("（最終）"), is_year_remark("基準年度"), is_year_remark("72社")
    (True, True, False)
    """
    return fold(text).strip("()") in YEAR_REMARKS


def is_reference(text: str) -> bool:
    """Whether a text only says where something is printed.

    >>> is_reference("次の表のとおり"), is_reference("別紙１参照"), is_reference("次の世代を育てる")
    (True, True, False)
    """
    return _REFERENCE.fullmatch(fold(text)) is not None


def is_known_axis(text: str) -> bool:
    """Whether a text is an axis that the national guidelines name, and nothing else.

    >>> is_known_axis("生活機能の強化"), is_known_axis("生活関連機能サービスの向上"), is_known_axis("医療")
    (True, True, False)
    """
    return fold(text) in _AXES


def bare_axis(text: str) -> str:
    """The name of an axis without what headings and cells add to it; other texts as they are.

    >>> bare_axis("生活機能の強化に係る政策分野"), bare_axis("暮らしの安心に係る政策分野の取組")
    ('生活機能の強化', '暮らしの安心')
    >>> bare_axis("生活機能の強化の取組"), bare_axis("これまでの取組"), bare_axis("医療分野")
    ('生活機能の強化', 'これまでの取組', '医療分野')
    """
    named = _AXIS_TAIL.sub("", text)
    if named != text:
        return named
    known = _KNOWN_AXIS_TAIL.sub("", text)
    return known if is_known_axis(known) else text


_AXIS_TAIL = lazy_re(rf"(?<=.)(?:{AXIS_TAIL})$", re.DOTALL)
_KNOWN_AXIS_TAIL = lazy_re(rf"(?:{KNOWN_AXIS_TAIL})$")
_REFERENCE = lazy_re(REFERENCE_PATTERN)
_AXES = frozenset(fold(axis) for axis in (*AXES, *_AXES_IN_SHORT))
_DONE = frozenset(fold(word) for word in DONE_WORDS)
_MEANT = frozenset(fold(word) for word in MEANT_WORDS)
_STATUS = lazy_re("|".join(map(re.escape, sorted(_DONE | _MEANT))))
_SUM_OF_ALL = lazy_re(
    r"(?:(?:両|各|全|関係|構成|連携|参加|圏域(?:内)?)?"
    r"(?:圏域|市町村|市町|町村|市村|[0-9]*市[0-9]*町(?:[0-9]*村)?|[0-9]+(?:市|町|村|団体|自治体))|両[市町村])"
    r"(?:全体)?[の・]?(?:合計|総計|計|総額|全体|事業費)(?:額|の?事業費)?"
)
_SOURCES = frozenset(fold(word) for word in (*SHORT_SOURCES, *CARD_LABELS["source"]))


def card_fields(text: str) -> tuple[str, ...]:
    """The raw fields that a label of exactly these words can stand for; empty for an unknown label.

    >>> card_fields("関 係 市 町")
    ('municipalities',)
    >>> card_fields("成果指標")
    ('kpi', 'indicator')
    >>> card_fields("天気")
    ()
    """
    word = fold(text)
    return fields_of_word(word) or fields_by_pattern(word)
