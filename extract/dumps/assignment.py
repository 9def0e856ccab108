"""Which value belongs to which label where they do not stand side by side: the best agreement of all signs.

Every pair of a value and a label has a score; a value takes one label at most and a label one value. Values tend
to come in the order of their labels, so every pair that crosses costs something. The best sum is found exactly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

_CROSSING = 0.4
_MOST_OPEN = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """The slot of a value and by how much it beats every other arrangement without it."""

    slot: int
    margin: float


def _solve(scores: Sequence[Mapping[int, float]], slots: int) -> tuple[float, dict[int, int]]:
    """The best sum and the slot of each value; ``slots`` counts the slots, ordered as their labels are."""

    @cache
    def best(value: int, taken: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if value == len(scores):
            return 0.0, ()
        found = best(value + 1, taken)
        for slot, score in scores[value].items():
            if taken >> slot & 1:
                continue
            crossings = (taken >> (slot + 1)).bit_count()
            rest, pairs = best(value + 1, taken | 1 << slot)
            total = rest + score - _CROSSING * crossings
            if total > found[0] + 1e-9:
                found = total, ((value, slot), *pairs)
        return found

    if slots > 62:
        return 0.0, {}
    total, pairs = best(0, 0)
    return total, dict(pairs)


def assign(scores: Sequence[Mapping[int, float]], slots: int) -> dict[int, Choice]:
    """The slot of every value that has one.

    Args:
        scores: for every value in reading order, the scores of the slots that it may take; higher is likelier,
            and a slot of no positive score is not taken.
        slots: number of slots; they are numbered in the order of their labels.

    Returns:
        By index of the value. A margin near zero says that another arrangement is as good.

    >>> chosen = assign([{0: 3.0, 1: 3.0}, {0: 1.0, 1: 1.0}], 2)
    >>> [(value, chosen[value].slot) for value in chosen]
    [(0, 0), (1, 1)]
    """
    likely = [{slot: score for slot, score in row.items() if score > 0} for row in scores]
    if sum(1 for row in likely if row) > 4 * _MOST_OPEN:
        likely = [dict([max(row.items(), key=lambda pair: pair[1])]) if row else {} for row in likely]
    total, pairs = _solve(likely, slots)
    found = {}
    for value, slot in pairs.items():
        if len(likely[value]) == 1 and sum(slot in row for row in likely) == 1:
            margin = likely[value][slot]
        else:
            without = [dict(row) for row in likely]
            del without[value][slot]
            margin = total - _solve(without, slots)[0]
        found[value] = Choice(slot, margin)
    return found
