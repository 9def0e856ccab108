"""Which value belongs to which label where they do not stand side by side: the best agreement of all signs.

Every pair of a value and a label has a score; a value takes one label at most and a label one value. Values tend
to come in the order of their labels, so every pair that crosses costs something. The best sum is found exactly;
where a text has so many open values that this would take minutes, only the likeliest arrangements are followed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from schemas.frozen import dataclass

_CROSSING = 0.4
_MOST_OPEN = 12
_MOST_SLOTS = 62
_MOST_STATES = 1 << 13
"""States of an exact search, twice as many as a card of twelve labels has; they take a fiftieth of a second."""
_FOLLOWED = 64
"""Arrangements that are followed from value to value where there are too many states."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The slot of a value and by how much it beats every other arrangement without it."""

    slot: int
    margin: float


class _TooManyError(Exception):
    """An exact search has met too many states."""


def _likeliest(scores: Sequence[Mapping[int, float]]) -> tuple[float, dict[int, int]]:
    """As :func:`_exactly`, following a few arrangements only: perhaps not the best one."""
    found: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {0: (0.0, ())}
    for value, row in enumerate(scores):
        further = dict(found)
        for taken, (total, pairs) in found.items():
            for slot, score in row.items():
                if taken >> slot & 1:
                    continue
                now, sum_now = taken | 1 << slot, total + score - _CROSSING * (taken >> (slot + 1)).bit_count()
                if now not in further or sum_now > further[now][0] + 1e-9:
                    further[now] = sum_now, (*pairs, (value, slot))
        kept = sorted(further.items(), key=lambda state: (-state[1][0], state[0]))[:_FOLLOWED]
        found = dict(kept)
    total, pairs = next(iter(found.values()))
    return total, dict(pairs)


def _exactly(scores: Sequence[Mapping[int, float]]) -> tuple[float, dict[int, int]]:
    """The best sum and the slot of each value.

    Raises:
        _TooManyError: it would take minutes.
    """
    states = 0

    @cache
    def best(value: int, taken: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        nonlocal states
        states += 1
        if states > _MOST_STATES:
            raise _TooManyError
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
    if slots > _MOST_SLOTS:
        return {}
    solve = _exactly
    try:
        total, pairs = solve(likely)
    except _TooManyError:
        solve = _likeliest
        total, pairs = solve(likely)
    found = {}
    for value, slot in pairs.items():
        if len(likely[value]) == 1 and sum(slot in row for row in likely) == 1:
            margin = likely[value][slot]
        else:
            without = [dict(row) for row in likely]
            del without[value][slot]
            margin = total - solve(without)[0]
        found[value] = Choice(slot, margin)
    return found
