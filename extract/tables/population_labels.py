"""What the labels of a population table name: a year, an area, an age group, a sex, a pattern, a measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Literal

from extract.shapes import (
    bare,
    bracketed,
    is_age_group,
    is_difference,
    is_named_pattern,
    is_pattern,
    is_place,
    is_sex,
    is_total,
    sex_of_age_group,
)
from extract.tables.headers import Spot
from extract.year_shapes import has_year, is_base, is_span, is_year, is_years_before, without_years
from schemas.folding import fold, has_word
from schemas.patterns import lazy_pattern
from schemas.vocabulary_agreements import PARTY_LABELS
from schemas.vocabulary_tables import (
    ACTUAL_WORDS,
    AGE_WORDS,
    AGING_WORDS,
    CHANGE_WORDS,
    GROUP_WORDS,
    HEAD_COUNT_WORDS,
    OTHER_MEASURES,
    PROJECTION_NAME,
    RATE_ALONE,
    SERIES_WORDS,
    SHARE_WORDS,
)

Dimension = Literal[
    "year",
    "area",
    "age",
    "sex",
    "pattern",
    "series",
    "metric",
    "count",
    "base",
    "before",
    "unit",
    "group",
    "measure",
    "other",
]

_SERIES = tuple(fold(word) for words in SERIES_WORDS.values() for word in words) + tuple(map(fold, ACTUAL_WORDS))
_FUTURE = (*SERIES_WORDS["target"], *SERIES_WORDS["projection"])
_METRICS = tuple(fold(word) for word in (*AGING_WORDS, *CHANGE_WORDS, *SHARE_WORDS))
_COUNTS = frozenset(fold(word) for word in HEAD_COUNT_WORDS)
_GROUPS = frozenset(fold(word) for word in GROUP_WORDS)
_PARTIES = frozenset(fold(word) for word in PARTY_LABELS)
_ALL_AGES = _COUNTS.union(fold(word) for word in AGE_WORDS["total"])
_OTHER = tuple(fold(word) for word in OTHER_MEASURES)
_NOT_OF_RESIDENTS = ("世帯", "昼夜間", "昼間人口")
_PERSONS = lazy_pattern(r"\([千万]?人\)$")
_UNITS = frozenset(("(人)", "(%)", "人", "%", "(千人)", "(万人)"))
_TOTALLED: tuple[Dimension, ...] = ("age", "sex", "area")


_RELEASED = lazy_pattern(r"(?:[0-9]{4}|(?:令和|平成|[RH])(?:元|[0-9]{1,2}))年(?:[0-9]{1,2}月)?(?:推計|公表|発表)")
_COMPARED = lazy_pattern(r"(?:対)?前(?:回|期|年)(?:調査|国勢調査|国調)?(?:と?の比較|比較?|対比)")
_FROM_TO = lazy_pattern(r"[0-9]{4}年?\s*[→⇒➡]\s*[0-9]{4}年?")
_PROJECTION = lazy_pattern(PROJECTION_NAME)
_CHANGE = lazy_pattern(r"(?:(?:対)?前(?:回|期|年)(?:調査|国勢調査|国調|比)?の?)?(?:人口)?の?(?:増減|変化)")
_RATE_ALONE = frozenset(fold(word) for word in RATE_ALONE)
_LIKE_A_YEAR = lazy_pattern(r"[0-9]{4}年?度?|\p{Han}{2}[0-9元]{1,2}年度?")


@lru_cache(maxsize=1 << 12)
def kind(text: str, level: Dimension | None) -> Dimension:
    """What a label names; ``level`` is what most labels beside it name, which decides what 合計 is the sum of.

    >>> [kind(t, None) for t in ("2015年", "一関市", "0～14歳", "男", "増減率(%)", "R2比", "推計", "人口")]
    ['year', 'area', 'age', 'sex', 'metric', 'base', 'series', 'count']
    >>> kind("合計", "age"), kind("計", "sex"), kind("計", "area")
    ('age', 'sex', 'area')
    >>> kind("世帯数", "area"), kind("産業", None), kind("2410", "year"), kind("2410", None), kind("前回比", None)
    ('measure', 'other', 'year', 'other', 'before')
    """
    folded = fold(text)
    outside = bare(text)
    if is_total(text):
        return level if level in _TOTALLED else "age"
    if folded in _UNITS:
        return "unit"
    if outside in _GROUPS or outside in _PARTIES:
        return "group"
    if is_year(text) or is_year(_PERSONS.sub("", folded)):
        return "year"
    if _FROM_TO.fullmatch(folded):
        return "year"  # 「2010→2015」 below 増減率
    if is_base(text) or is_years_before(text):
        return "base"
    if _COMPARED.fullmatch(outside):
        return "before"
    if is_named_pattern(text) and not is_difference(text):
        return "pattern"  # 「出生率上昇ケース」 is no rate
    rest = without_years(text) if folded else ""
    if any(word in outside for word in _METRICS) or has_word(folded, CHANGE_WORDS):
        # 「高齢単身世帯の割合」, 「昼夜間人口比率」
        return "measure" if any(word in outside for word in _NOT_OF_RESIDENTS) else "metric"
    if any(word in outside for word in _OTHER) or is_difference(text):
        return "measure"
    if is_age_group(text):
        return "age"
    if is_sex(text):
        return "sex"
    if outside in _COUNTS:
        return "count"
    if is_place(text):
        return "area"
    if is_pattern(outside) and not has_year(outside):
        return "pattern"  # 「社人研（平成25年推計）」
    if rest != folded and any(word in rest for word in _SERIES):
        return "year"  # 「令和2年国勢調査」, 「2025年（推計）」
    if is_pattern(text):
        return "pattern"
    if any(word in folded for word in _SERIES) and len(folded) <= 25:
        return "series"
    if level == "year" and _LIKE_A_YEAR.fullmatch(folded):
        return "year"  # misprinted or misread; what it means is not told here
    return "other"


def settled(kinds: Sequence[Dimension], texts: Sequence[str]) -> list[Dimension]:
    """What the labels of one column or row name, outermost first, as far as they tell it together.

    >>> settled(("metric", "other"), ("増減率", "H17～R2")), settled(("before", "metric"), ("前回比", "増減率"))
    (['metric', 'year'], ['group', 'metric'])
    >>> settled(("measure", "metric"), ("増減", "増減率")), settled(("measure", "measure"), ("増減", "増減数"))
    (['group', 'metric'], ['measure', 'measure'])
    >>> settled(("measure", "other"), ("対前回増減", "率")), settled(("measure", "series"), ("対前回増減", "実数"))
    (['metric', 'metric'], ['measure', 'series'])
    """
    found = list(kinds)
    if len(texts) > 1 and fold(texts[-1]) in _RATE_ALONE and _CHANGE.fullmatch(bare(texts[-2])):
        found[-2:] = ["metric", "metric"]
    change = any(
        what == "metric" and has_word(fold(text), CHANGE_WORDS) for what, text in zip(kinds, texts, strict=True)
    )
    for position, (what, text) in enumerate(zip(kinds, texts, strict=True)):
        if what == "other" and change and is_span(text):
            found[position] = "year"
        elif what == "measure" and _CHANGE.fullmatch(bare(text)) and "metric" in kinds[position + 1 :]:
            found[position] = "group"  # 増減 over 増減数 and 増減率
        elif what == "before" and {"metric", "measure"} & set(kinds[position + 1 :]):
            found[position] = "group"  # what is compared with is told by the years
    return found


def is_future(text: str, what: Dimension) -> bool:
    """Whether a label of figures to come is one of several projections where a label beside it is one.

    >>> is_future("村の目標", "series"), is_future("推計値", "series"), is_future("実績値", "series")
    (True, True, False)
    """
    return what == "series" and has_word(fold(text), _FUTURE)


def hold_patterns(texts: Iterable[str]) -> bool:
    """Whether labels of one row or column of labels are projections beside each other.

    >>> hold_patterns(("基本推計", "対策推計")), hold_patterns(("実績", "推計")), hold_patterns(("パターン１",))
    (True, False, True)
    """
    labels = {fold(text): kind(text, None) for text in texts}
    projections = [label for label, what in labels.items() if what == "series" and names_projection(label)]
    return "pattern" in labels.values() or len(projections) > 1


def names_projection(text: str) -> bool:
    """Whether the text is the name of one of several projections and nothing else.

    >>> names_projection("基準推計"), names_projection("推計"), names_projection("将来推計")
    (True, False, False)
    """
    return _PROJECTION.fullmatch(fold(text)) is not None


def is_release(text: str) -> bool:
    """Whether a label names a projection by the year in which it came out.

    >>> is_release("平成30年推計"), is_release("社人研（令和5年推計）"), is_release("2025年（推計）")
    (True, True, False)
    """
    return _RELEASED.search(fold(text)) is not None


def names_age(text: str) -> bool:
    """Whether the label of a rate says which age group it is of.

    >>> names_age("高齢化率"), names_age("年少人口割合"), names_age("構成比(%)")
    (True, True, False)
    """
    outside = bare(text)
    if has_word(outside, AGING_WORDS):
        return True
    return any(is_age_group(outside.removesuffix(word)) for word in _METRICS if outside.endswith(word))


def dominant(texts: Iterable[str]) -> Dimension | None:
    """What most labels of one row or column of labels name, apart from sums; None where all are sums.

    >>> dominant(["0～14歳", "15～64歳", "65歳以上", "合計", "高齢化率"])
    'age'
    >>> dominant(["計"]) is None
    True
    """
    votes: Counter[Dimension] = Counter(kind(text, None) for text in texts if not is_total(text))
    for unimportant in ("unit", "base"):
        votes.pop(unimportant, None)
    return votes.most_common(1)[0][0] if votes else None


def levels_of(columns: Sequence[Collection[str]], *, by_area: bool) -> list[Dimension | None]:
    """What the labels of each column name, outermost first, as :func:`dominant`.

    Names that are nothing else are areas below 地区別. A sum beside age groups that have a sum of their own is one
    of areas.

    >>> levels_of([["合計"], ["0～14歳", "15歳以上", "合計"]], by_area=False)
    ['area', 'age']
    >>> levels_of([["合計"], ["0～14歳", "15歳以上"]], by_area=False), levels_of([["桜台"]], by_area=True)
    ([None, 'age'], ['area'])
    """
    levels = [dominant(texts) for texts in columns]
    for column, (inner, texts) in enumerate(zip(levels[1:], columns[1:], strict=True)):
        if levels[column] is None and columns[column] and inner == "age" and any(map(is_total, texts)):
            levels[column] = "area"
    return ["area" if by_area and level == "other" else level for level in levels]


class Labels:
    """The labels over a column or beside a row, by what they name; the first of a kind counts, years add up."""

    def __init__(self) -> None:
        self.spots: list[Spot] = []
        self.years: list[Spot] = []
        self.metrics: list[Spot] = []
        self.units: list[Spot] = []
        self.others: list[Spot] = []
        self.area: Spot | None = None
        self.age: Spot | None = None
        self.age_is_total = False
        self.sex: Spot | None = None
        self.pattern: Spot | None = None
        self.series: Spot | None = None
        self.before: Spot | None = None
        """A label that compares with the figure before (前回比), as a change or as a ratio."""
        self.party: Spot | None = None
        """A designation (中心市), the area of a row that names no municipality."""
        self.head_count = False
        self.own = True
        self.metric_level: Dimension | None = None
        self.of_area = False
        self.unknown = False
        """Whether a label could not be told."""

    def add(self, spot: Spot, what: Dimension, level: Dimension | None) -> None:
        """Notes a label; ``level`` is what its neighbours name."""
        self.spots.append(spot)
        if what in ("year", "base"):
            self.years.append(spot)
        elif what == "metric":
            self.metrics.append(spot)
            self.metric_level = level
            self._take_sex(spot)
        elif what == "age":
            total = is_total(spot.text) or bare(spot.text) in _ALL_AGES
            if self.age is None or not total:  # うち75歳以上 below 老年人口
                self.age, self.age_is_total = spot, total
            self._take_sex(spot)
            if has_year(bracketed(spot.text)):
                self.years.append(spot)  # 「65歳以上（R2）」
        elif what == "before":
            self.before = spot
        elif what == "unit":
            self.units.append(spot)
        elif what == "area" and not is_total(spot.text):
            self.area = spot  # a hamlet beside its ward
        elif what in ("measure", "other"):
            self.others.append(spot)
            self.unknown = self.unknown or what == "other"
        elif what == "count":
            self.head_count = True
            if level == "age" and self.age is None:
                self.age, self.age_is_total = spot, True
        else:
            self.inherit(what, spot)

    def _take_sex(self, spot: Spot) -> None:
        """Takes the sex of a label that names both (20～39歳女性人口)."""
        if self.sex is None and sex_of_age_group(spot.text):
            self.sex = spot

    def inherit(self, what: Dimension, spot: Spot) -> None:
        """Takes a label from a section above where the row itself names nothing of the kind."""
        if what == "group" and bare(spot.text) in _PARTIES:
            self.party = self.party or spot
        if what == "area":
            self.area = self.area or spot
        elif what == "sex":
            self.sex = self.sex or spot
        elif what == "pattern":
            self.pattern = self.pattern or spot
        elif what == "series":
            self.series = self.series or spot
        elif what == "age":
            self.age = self.age or spot
            self._take_sex(spot)
        elif what == "year" and not self.years:
            self.years.append(spot)
        elif what == "metric" and not any(has_year(own.text) for own in self.metrics):
            self.metrics.append(spot)
        if all(spot is not other for other in self.spots):
            self.spots.append(spot)

    def settle_party(self) -> None:
        """Takes a designation for the area where no municipality is named beside it."""
        self.area = self.area or self.party

    @property
    def share_of_age(self) -> bool:
        """Whether the row gives a rate that belongs to the age group of the row above, as 構成比 does.

        高齢化率 and 年少人口割合 name their own age group.
        """
        return any(not names_age(spot.text) for spot in self.metrics)
