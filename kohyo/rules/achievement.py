"""Printed rates of achievement in lists of indicators, and the figures that they are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from kohyo.rules.relations import Figure, Relation
from kohyo.rules.rows import RowsByTable, shown, where
from schemas.findings import Finding
from schemas.frozen import dataclass
from schemas.tables import KpiSummary

_LEAST_RATES, _LEAST_HELD = 3, 0.75
"""So many rates, and such a part of a list's, must be made in one way for the others to be wrong."""
_MOST_DECIMALS = 3

_WAYS: Mapping[str, Callable[[float, float, float | None], float | None]] = MappingProxyType(
    {
        "実績値 ÷ 目標値": lambda value, goal, _: value / goal if goal else None,
        "（実績値 － 現状値）÷（目標値 － 現状値）": lambda value, goal, base: (
            (value - base) / (goal - base) if base is not None and goal != base else None
        ),
        "目標値 ÷ 実績値": lambda value, goal, _: goal / value if value else None,
    }
)
"""How a rate of achievement can be made of the result, the target and the figure at the start."""


@dataclass(frozen=True, slots=True)
class _Rate:
    """A row with a printed rate, how the rates of its list are made, and one unit of their last digit."""

    row: KpiSummary
    way: str
    step: float

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The rate, the result, the target and, where the rate is made of it, the figure at the start."""
        row = self.row
        place = f"KPI一覧の「{row.indicator or row.initiative_name}」"
        printed = [
            ("achievement_rate", "達成率", None),
            ("value", "実績値", row.value_raw),
            ("target_value", "目標値", row.target_raw),
            ("baseline_value", "現状値", row.baseline_raw),
        ]
        kept = printed if "現状値" in self.way else printed[:3]
        return tuple(
            Figure(
                row.TABLE,
                row.record_id,
                column,
                row.page,
                f"{place}の{name}",
                float(getattr(row, column) or 0),
                raw,
            )
            for column, name, raw in kept
        )

    def expected(self, values: Sequence[float], way: str) -> float | None:
        """The rate that a way makes of the figures; None where it makes none."""
        _, value, goal, *base = values
        return _WAYS[way](value, goal, base[0] if base else self.row.baseline_value)

    def agrees(self, values: Sequence[float]) -> bool:
        """Whether any way makes the rate of the figures, rounded or cut; more than all may be printed as all.

        Indicators that shall fall are held against their target the other way round within one list.
        """
        made = {way: self.expected(values, way) for way in _WAYS}
        own, rate = made[self.way], values[0]
        if own is not None and rate == 1 and own >= 1:
            return True
        return any(other is not None and abs(other - rate) <= self.step * 1.01 for other in made.values())


def achievements_agree(rows: RowsByTable) -> Iterator[Finding]:
    """A printed rate of achievement is that of the printed result and target (rule ``printed-rate``)."""
    for each in _rates(rows):
        figures = each.figures
        values = [figure.value for figure in figures]
        expected = each.expected(values, each.way)
        if each.agrees(values) or expected is None:
            continue
        row, rate = each.row, float(each.row.achievement_rate or 0)
        name = row.indicator or row.initiative_name
        yield Finding(
            "printed-rate",
            f"{where(row.page)}KPI一覧の「{name}」の達成率 {shown(rate * 100)}% は、"
            f"実績値 {row.value_raw} と目標値 {row.target_raw} から計算した {expected * 100:.1f}%"
            f"（{each.way}）と一致しません。",
            row.TABLE,
            row.record_id,
            row.page,
            expected=f"{expected:.3f}",
            found=f"{rate:g}",
        )


def achievement_relations(rows: RowsByTable) -> Iterator[Relation]:
    """All rates of achievement with their figures, right and wrong ones."""
    for each in _rates(rows):
        yield Relation(each.figures, each.agrees)


def _rates(rows: RowsByTable) -> Iterator[_Rate]:
    """The rates of achievement of a document whose lists tell how they are made."""
    listed = [
        row
        for row in rows.of(KpiSummary)
        if row.achievement_rate is not None and row.value is not None and row.target_value is not None
    ]
    step = 10.0 ** -max((_decimals(float(row.achievement_rate or 0) * 100) for row in listed), default=0) / 100
    for way in _WAYS:
        made = [_Rate(row, way, step) for row in listed]
        held = sum(_is_made(each) for each in made)
        if held >= _LEAST_RATES and held >= _LEAST_HELD * len(made):
            yield from made
            return


def _is_made(each: _Rate) -> bool:
    """Whether a rate is made in the way of its list itself."""
    values = [figure.value for figure in each.figures]
    expected = each.expected(values, each.way)
    return expected is not None and abs(expected - values[0]) <= each.step * 1.01


def _decimals(percent: float) -> int:
    """Digits behind the point of a printed rate.

    >>> _decimals(90.0), _decimals(90.5), _decimals(110.00000000000001)
    (0, 1, 0)
    """
    digits = f"{percent:.{_MOST_DECIMALS}f}".rstrip("0").partition(".")[2]
    return len(digits)
