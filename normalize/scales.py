"""Units of one kind and of several scales beside each other: a goal of 「1.2万本」 over a column of 「本」.

A row has one unit for all of its figures. So figures of another scale are told in it, or they would stand for ten
thousand times as much or as little.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from normalize.amounts import Quantity
from normalize.units import MULTIPLIERS, is_unit, power_of

_LONGEST_FIRST = sorted(MULTIPLIERS, key=len, reverse=True)


def scale_of(unit: str) -> tuple[int, str]:
    """The power of ten before a unit, and the unit without it.

    >>> scale_of("万本"), scale_of("百万円"), scale_of("本"), scale_of("千"), scale_of("t")
    ((4, '本'), (6, '円'), (0, '本'), (0, '千'), (0, 't'))
    """
    for words in _LONGEST_FIRST:
        if unit.startswith(words) and is_unit(unit[len(words) :], counting=True):
            return power_of(words), unit[len(words) :]
    return 0, unit


def in_unit(found: Quantity | None, unit: str | None) -> Quantity | None:
    """A quantity told in another unit of its kind; as it is where it prints no unit or one of another kind.

    >>> printed = ((1.2, "万本"), (30, "本"), (5, "株"), (7, None))
    >>> [in_unit(Quantity(value, own, ""), "本").value for value, own in printed]
    [12000, 30, 5, 7]
    >>> in_unit(Quantity(8500, "万円", ""), "億円").value, in_unit(None, "本")
    (0.85, None)
    """
    if found is None or found.value is None or found.unit is None or unit is None or found.unit == unit:
        return found
    (power, kind), (wanted, same) = scale_of(found.unit), scale_of(unit)
    if kind != same or power == wanted:
        return found
    value = (Decimal(str(found.value)) * Decimal(10) ** (power - wanted)).normalize()
    return replace(found, value=int(value) if value == value.to_integral_value() else float(value), unit=unit)


def finest(unit: str | None, others: Iterable[str | None]) -> str | None:
    """The unit with the least power of ten of those that are of one kind with ``unit``.

    >>> finest("万本", ["本", None]), finest("億円", ["万円", "人"]), finest(None, ["人"])
    ('本', '万円', None)
    """
    if unit is None:
        return None
    kind = scale_of(unit)[1]
    alike = [other for other in others if other is not None and scale_of(other)[1] == kind]
    return min((unit, *alike), key=lambda other: scale_of(other)[0])
