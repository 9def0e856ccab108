"""What the title of a table, its headings and its labels say of whether it counts a population."""

from __future__ import annotations

from collections.abc import Sequence

from extract.outline import outline
from extract.shapes import bare, is_pattern
from extract.tables.captions import Caption
from extract.tables.headers import Table, is_datum
from extract.tables.population_labels import Labels
from schemas.folding import fold, has_word
from schemas.patterns import any_of, lazy_pattern
from schemas.printed import Document
from schemas.vocabulary_tables import (
    AGE_WORDS,
    INDEX_WORDS,
    NOT_A_POPULATION,
    PATTERN_NUMBERED,
    PROJECTOR_WORDS,
    SHARE_WORDS,
)

_FEWEST_AGES = 3
_LONGEST_TITLE = 40
_BESIDE_POPULATION = lazy_pattern(r"(?:及び|および|・|、|と)?(?:世帯数?|人口密度)(?:及び|および|・|、|と)?")
_PROJECTORS = tuple(fold(word) for word in PROJECTOR_WORDS)
_WHOLE_POPULATION = frozenset(fold(word) for word in AGE_WORDS["total"] if "人口" in word)
_SHARES_IN_BRACKETS = lazy_pattern(rf"\((?:{any_of(map(fold, SHARE_WORDS))})\)$")
_PROJECTION_NAMES = lazy_pattern(
    rf"(?:{any_of(map(fold, PATTERN_NUMBERED))})[0-9A-Z①-⑳]{{1,3}}(?:\([^()]*\))?"
    r"|[\p{Han}ァ-ヴー]+(?:ケース|シナリオ|パターン)(?![0-9A-Z①-⑳])"
)
"""Names of projections with what they assume: 「パターン２（出生率上昇）」, 「出生率上昇ケース」."""
_VISION = lazy_pattern(r"人口(?:ビジョン|問題研究所|減少(?:対策|社会|問題|克服))")


def title_words(document: Document, around: Caption, table: Table) -> str:
    """What is printed above the table, folded; its own title alone where that speaks of a population."""
    words = own_words(around, table)
    if "人口" in words:
        return words + fold(around.unit.text if around.unit else "")
    words += fold(around.heading.text) if around.heading else ""
    words += fold(around.unit.text) if around.unit else ""
    if not around.title:
        words += fold("".join(outline(document).titles(table.key)[-2:]))
    return _without_others(words)


def own_words(around: Caption, table: Table) -> str:
    """What the title of a table itself says, folded."""
    own = [around.title.text if around.title else "", *(table.text(row, 0) for row in range(table.banner))]
    return _without_others(fold("".join(own)))


def counts_others(words: str) -> bool:
    """Whether words above a table say that it counts something that is no population.

    What a projection is named after does not: a projection of a population may assume more births.

    >>> counts_others("年齢別人口(パターン2(出生率上昇))"), counts_others("出生率の仮定(パターン2)")
    (False, True)
    >>> counts_others("総人口の推計(出生率上昇ケース)"), counts_others("人口の転入・転出(パターン1)")
    (False, True)
    """
    return has_word(_PROJECTION_NAMES.sub("", words), NOT_A_POPULATION)


def are_persons(found: Sequence[Labels]) -> bool:
    """Whether labels name a whole population and nothing that is none, whatever the section around is about."""
    named = any(bare(spot.text) in _WHOLE_POPULATION for labels in found for spot in labels.spots)
    return named and not any(labels.others for labels in found)


def _without_others(words: str) -> str:
    """The words without households beside a population, and without names that have 人口 in them."""
    rest: str = _VISION.sub("", words)
    without: str = _BESIDE_POPULATION.sub("", rest)
    return without if "人口" in without else rest


def speaks_of_population(words: str, found: Sequence[Labels]) -> bool:
    """Whether the words above a table or its labels (``found``) say that it is about a population."""
    if "人口" in words or "高齢化率" in words:
        return True
    ages = {fold(labels.age.text) for labels in found if labels.age is not None and not labels.age_is_total}
    if len(ages) >= _FEWEST_AGES and (
        is_pattern(words[-_LONGEST_TITLE:]) or any(labels.pattern for labels in found)
    ):
        return True  # what is projected by age is a population
    return any("人口" in fold(spot.text) for labels in found for spot in labels.spots)


def is_projected(found: Sequence[Labels], around: Caption, words: str) -> bool:
    """Whether patterns or their title are named after who projects populations, and the figures are persons."""
    patterns = [fold(labels.pattern.text) for labels in found if labels.pattern is not None]
    unit = fold(around.unit.text) if around.unit is not None else ""
    named = [*patterns, words] if patterns else []
    return "人" in unit and any(word in text for word in _PROJECTORS for text in named)


def is_of_indices(table: Table, around: Caption) -> bool:
    """Whether the title says that the figures are indices and no label or unit speaks of anything else."""
    if around.title is None or not has_word(fold(around.title.text), INDEX_WORDS):
        return False
    spots = [spot for row in table.rows for spot in row if spot is not None and not is_datum(spot.text)]
    unit = fold(around.unit.text) if around.unit is not None else ""
    return "人" not in unit and not any(has_word(spot.folded, INDEX_WORDS) for spot in spots)


def counts_heads(table: Table) -> bool:
    """Whether most figures are whole numbers, as persons are; shares beside them have decimals."""
    texts = [spot.text for r in table.body for c in table.data_columns if (spot := table.filled(r, c)) is not None]
    figures = [fold(text) for text in texts if is_datum(text)]
    return sum("." not in text and "%" not in text for text in figures) > len(figures) / 2


def is_of_shares(table: Table, around: Caption) -> bool:
    """Whether a title says at its end that the figures, with decimals, are shares: 「人口構成の推移（割合）」."""
    title = fold(around.title.text) if around.title is not None else ""
    return _SHARES_IN_BRACKETS.search(title) is not None and not counts_heads(table)
