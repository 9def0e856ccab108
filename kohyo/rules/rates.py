"""Printed rates and the figures they are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kohyo.rules.population_sums import figure_of
from kohyo.rules.relations import Relation
from kohyo.rules.rows import RowsByTable, where
from schemas.findings import Finding
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_re
from schemas.tables import Population

_DECIMALS = lazy_re(r"[0-9]\.([0-9]+)")
_LEAST_SHARES = 3
_LEAST_HELD = 0.7
"""So many shares, and such a part of a row's, must be those of one larger area for the others to be wrong."""


def _tolerance(raw: str | None) -> float:
    decimals = _DECIMALS.search(fold(raw or ""))
    places = len(decimals[1]) if decimals else 0
    # printed rates are rounded or cut; either stays within one unit of the last printed digit
    return float(10**-places) * 1.01


def changes_agree(rows: RowsByTable) -> Iterator[Finding]:
    """A printed change, share or aging rate equals what the table's own figures give (rule ``printed-rate``)."""
    yield from (_wrong_share(each) for each in _shares_of_larger_areas(rows) if not each.holds)
    for each in _rates(rows):
        if each.holds:
            continue
        row = each.rate
        about = "・".join(filter(None, (row.area, f"{row.year}年（{row.age_group}）")))
        figures = f"（{_told(each.part)}、{_told(each.whole)}）"
        yield Finding(
            "printed-rate",
            f"{where(row.page)}表「{row.table_name}」の{about}の率 "
            f"{row.value_raw} は、表の実数{figures}から計算した {each.expected:.2f}% と一致しません。",
            Population.TABLE,
            row.record_id,
            row.page,
            expected=f"{each.expected:.2f}",
            found=row.value_raw,
        )


def _told(row: Population) -> str:
    age = f"{row.age_group} " if row.age_group not in (None, "total") else ""
    return f"{row.year}年 {age}{row.value_raw}"


def population_rates(rows: RowsByTable) -> Iterator[Relation]:
    """All rates and shares of the population tables with their figures, right and wrong ones."""
    for each in (*_rates(rows), *_shares_of_larger_areas(rows)):
        yield Relation(tuple(map(figure_of, (each.rate, each.part, each.whole))), each.agrees)


def _rates(rows: RowsByTable) -> Iterator[_Rate]:
    """The printed rates whose figures the table prints too."""
    figures: dict[tuple[object, ...], Population] = {}
    population = rows.of(Population)
    for row in population:
        if row.metric == "population" and row.value is not None:
            figures[(row.table_name, row.area, row.age_group, row.sex, row.pattern, row.year)] = row
    for row in population:
        if row.value is None or row.metric == "population":
            continue
        base = (row.table_name, row.area)
        tail = (row.sex, row.pattern)
        change = row.metric == "change_rate_pct"
        if change:
            whole = figures.get((*base, row.age_group, *tail, row.base_year))
        elif row.age_group in (None, "total"):
            continue  # the share of a larger area
        else:
            whole = figures.get((*base, "total", *tail, row.year))
        part = figures.get((*base, row.age_group, *tail, row.year))
        if part is not None and whole is not None and whole.value:
            yield _Rate(row, part, whole, change)


def _shares_of_larger_areas(rows_by_table: RowsByTable) -> Iterator[_Rate]:
    """Shares of all persons of a larger area, which the table's own shares tell: of it most of them are one."""
    tables: dict[tuple[object, ...], list[Population]] = {}
    for row in rows_by_table.of(Population):
        if row.value is not None and row.age_group in (None, "total"):
            tables.setdefault((row.table_name, row.sex, row.pattern), []).append(row)
    for rows in tables.values():
        figures = {(row.area, row.year): row for row in rows if row.metric == "population"}
        shares: dict[str | None, list[Population]] = {}
        for row in rows:
            if row.metric == "share_pct":
                shares.setdefault(row.area, []).append(row)
        areas = dict.fromkeys(area for area, _ in figures)
        for area, printed in shares.items():
            pairs = [(part, whole) for part in areas for whole in areas if part != whole and area in (part, whole)]
            pairs = pairs or [(part, whole) for part in areas for whole in areas if part != whole]
            tried = [[_of(row, figures, part, whole) for row in printed] for part, whole in pairs]
            best = max(tried, key=lambda held: sum(each.holds for each in held if each is not None), default=[])
            found = [each for each in best if each is not None]
            held = sum(each.holds for each in found)
            if held >= _LEAST_SHARES and held >= _LEAST_HELD * len(found):
                yield from found


@dataclass(frozen=True, slots=True)
class _Rate:
    """A printed rate, the figure it is told of, and the one that it is held against: its share or its change."""

    rate: Population
    part: Population
    whole: Population
    change: bool = False

    @property
    def expected(self) -> float:
        """The rate in percent as the figures give it."""
        return self._of(float(self.part.value or 0), float(self.whole.value or 1))

    @property
    def holds(self) -> bool:
        """Whether the printed rate is the computed one, rounded or cut."""
        return abs(self.expected - float(self.rate.value or 0)) <= _tolerance(self.rate.value_raw)

    def agrees(self, values: Sequence[float]) -> bool:
        """The same of other values of the rate and of both figures."""
        rate, part, whole = values
        return bool(whole) and abs(self._of(part, whole) - rate) <= _tolerance(self.rate.value_raw)

    def _of(self, part: float, whole: float) -> float:
        return (part - whole * self.change) / whole * 100


def _of(
    share: Population,
    figures: Mapping[tuple[str | None, int | None], Population],
    part: str | None,
    whole: str | None,
) -> _Rate | None:
    own, all_of = figures.get((part, share.year)), figures.get((whole, share.year))
    if own is None or all_of is None or not all_of.value:
        return None
    return _Rate(share, own, all_of)


def _wrong_share(each: _Rate) -> Finding:
    row = each.rate
    return Finding(
        "printed-rate",
        f"{where(row.page)}表「{row.table_name}」の{row.year}年の割合 {row.value_raw} は、表の実数"
        f"（{each.part.area} {each.part.value_raw} ÷ {each.whole.area} {each.whole.value_raw}）から計算した "
        f"{each.expected:.2f}% と一致しません。",
        Population.TABLE,
        row.record_id,
        row.page,
        expected=f"{each.expected:.2f}",
        found=row.value_raw,
    )
