"""What figures of a document have to do with each other, whichever rule tells it: a sum, a share, a rate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from kohyo.rules.comparing import Comparison, is_strict

T = TypeVar("T")


class Figure(NamedTuple):
    """A printed figure: its table, its record, its column, where it stands in words, and what it says.

    ``value`` is what the figure was taken for, ``raw`` how it is printed; None where that is not kept.
    """

    table: str
    record_id: str
    column: str
    page: int | None
    place: str
    value: float
    raw: str | None

    @property
    def key(self) -> tuple[str, str]:
        """What makes the figure the same figure: its record and its column."""
        return (self.record_id, self.column)


class Relation(NamedTuple):
    """Figures, and whether values in their stead would agree with each other."""

    figures: tuple[Figure, ...]
    agrees: Callable[[Sequence[float]], bool]

    @property
    def holds(self) -> bool:
        """Whether the printed figures agree."""
        return self.agrees([figure.value for figure in self.figures])


def as_relations(
    comparisons: Sequence[Comparison[T]], figure: Callable[[T], Figure], *, recognised: bool
) -> list[Relation]:
    """The sums of one kind in one table, held as strictly as the table itself is exact."""
    strict = is_strict(comparisons, recognised=recognised)

    def relation(each: Comparison[T]) -> Relation:
        def agrees(values: Sequence[float]) -> bool:
            found, *parts = values
            now = each.with_values(found, parts)
            # persons of unknown age are no misread digit, though a total with them is looked at
            return now.exact or (now.near and not strict) or (now.above and each.above)

        return Relation((figure(each.total), *map(figure, each.parts)), agrees)

    return [relation(each) for each in comparisons]
