"""Which of many sums of a table are wrong: a table tells by its other sums whether its figures are rounded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from schemas.frozen import dataclass

T = TypeVar("T")

_MOSTLY = 0.75
_LEAST_EXACT = 2
_UNKNOWN_SHARE = 0.05
_NONE = 1e-9


@dataclass(frozen=True, slots=True)
class Comparison(Generic[T]):
    """A printed total and what its parts add up to.

    Attributes:
        total: the row with the printed total.
        parts: the rows that add up to it.
        found: the printed total.
        expected: the sum of the parts.
        step: one unit of the last printed digit.
        open_above: the total may hold more than the parts, as censuses count persons of unknown age.
        counted: the figures are whole things that were counted, so that no rounding explains a difference.
        signs: 1 for a part that adds to the total and -1 for one that it is less by; empty where all add to it.
    """

    total: T
    parts: tuple[T, ...]
    found: float
    expected: float
    step: float = 1.0
    open_above: bool = False
    signs: tuple[int, ...] = ()
    counted: bool = False

    def with_values(self, found: float, parts: Sequence[float]) -> Comparison[T]:
        """The same with other figures in the places of the total and its parts."""
        signs = self.signs or (1,) * len(parts)
        expected = sum(sign * part for sign, part in zip(signs, parts, strict=True))
        return replace(self, found=found, expected=expected)

    @property
    def exact(self) -> bool:
        """Whether the sum is the total to the last printed digit."""
        return abs(self.found - self.expected) < self.step / 2

    @property
    def near(self) -> bool:
        """Whether the parts may add up to the total, each of them rounded."""
        if self.counted:
            return self.exact
        return abs(self.found - self.expected) <= max(2.0, len(self.parts) / 2) * self.step + _NONE

    @property
    def one_digit_off(self) -> bool:
        """Whether a single digit of one figure explains by how much the sum is wrong.

        >>> [Comparison(None, (), 1000, expected).one_digit_off for expected in (1700, 997, 1012, 1000)]
        [True, True, False, False]
        """
        units = str(round(abs(self.found - self.expected) / self.step))
        return not self.exact and len(units.rstrip("0")) == 1

    @property
    def above(self) -> bool:
        """Whether the total is larger by no more than those of whom the parts do not tell."""
        return self.open_above and self.expected <= self.found <= self.expected * (1 + _UNKNOWN_SHARE)


def is_strict(comparisons: Sequence[Comparison[T]], *, recognised: bool) -> bool:
    """Whether the sums of one kind in one table are exact to the last digit, as most of them show."""
    exact = sum(each.exact for each in comparisons)
    rounded = sum(each.near and not each.exact for each in comparisons)
    if recognised and exact >= max(rounded, 1):
        return True
    return exact >= _LEAST_EXACT and exact >= _MOSTLY * (exact + rounded)


def doubtful(comparisons: Sequence[Comparison[T]], *, recognised: bool) -> list[Comparison[T]]:
    """The sums that are wrong, not merely rounded.

    Where the other sums of a table are exact to the last digit, one that is off by one is wrong; where many are
    off by one, the table is rounded. Figures that were recognised in a picture are held to that more strictly,
    because a misread last digit looks like rounding.

    Args:
        comparisons: the sums of one kind in one table.
        recognised: whether the figures were read from a picture.
    """
    strict = is_strict(comparisons, recognised=recognised)
    found = []
    for each in comparisons:
        if each.exact or (each.near and not strict):
            continue
        if each.above and not (strict and recognised):
            continue
        found.append(each)
    return found


def step_of(raws: Sequence[str | None]) -> float:
    """One unit of the last digit that any of the figures prints.

    >>> step_of(["1,234", "12"]), step_of(["12.5", "3"]), step_of([None])
    (1.0, 0.1, 1.0)
    """
    places = 0
    for raw in raws:
        digits = (raw or "").translate(_FULL_WIDTH).rstrip("%％ 　人)）")
        tail = digits.rpartition(".")[2] if "." in digits else ""
        places = max(places, len(tail) if tail.isdigit() else 0)
    return float(round(10**-places, places))


_FULL_WIDTH = {ord("０") + n: str(n) for n in range(10)} | {ord("．"): "."}
