"""What labels of a population table name, where only the labels beside them tell."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extract.tables.caption_lines import UNIT_CLOSING
from extract.tables.population_labels import Labels, is_release, names_age
from extract.year_shapes import is_year
from schemas.folding import fold
from schemas.vocabulary_tables import TARGET_WORDS

_TARGETS = frozenset(fold(word) for word in TARGET_WORDS)


def settle_releases(columns: Collection[Labels], rows: Collection[Labels]) -> None:
    """Takes labels such as 平成30年推計 as patterns where the other side of the table tells the years."""
    for labels, others in ((rows, columns), (columns, rows)):
        if not others or not all(other.years for other in others):
            continue
        for own in labels:
            released = [spot for spot in own.years if not is_year(spot.text) and is_release(spot.text)]
            if released and len(own.years) == len(released) and own.pattern is None:
                own.pattern, own.years = released[0], []


def settle_target(columns: Collection[Labels], rows: Collection[Labels]) -> None:
    """Takes the one label 「目標人口」 beside its rate or its parts as the series that it is, and no pattern.

    The rate names its age group (高齢化率), the parts are age groups below the sum (うち年少人口). A unit may
    close the label (「目標人口（人）」).
    """
    everything = [*columns, *rows]
    named = [labels for labels in everything if labels.pattern is not None]
    words = {UNIT_CLOSING.sub("", fold(labels.pattern.text)) for labels in named if labels.pattern is not None}
    if (
        len(words) != 1
        or not words & _TARGETS
        or not (any(names_age(m.text) for o in everything for m in o.metrics) or _is_sum(named, columns, rows))
    ):
        return
    for labels in named:
        labels.series, labels.pattern, labels.head_count = labels.pattern, None, True


def _is_sum(named: Sequence[Labels], *sides: Collection[Labels]) -> bool:
    """Whether labels without an age group stand on one side of a table with age groups, and with no other sum."""
    side = next((labels for labels in sides if any(named[0] is own for own in labels)), ())
    others = [own for own in side if all(own is not label for label in named)]
    return (
        all(own.age is None for own in named)
        and any(own.age is not None for own in others)
        and not any(own.age_is_total or own.head_count for own in others)
    )
