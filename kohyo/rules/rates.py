"""Printed rates and the figures they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kohyo.rules.rows import RowsByTable, where
from schemas.findings import Finding
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.tables import Population

_DECIMALS = re.compile(r"[0-9]\.([0-9]+)")
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
    figures: dict[tuple[object, ...], float] = {}
    population = rows.of(Population)
    yield from _shares_of_larger_areas(population)
    for row in population:
        if row.metric == "population" and row.value is not None:
            figures[(row.table_name, row.area, row.age_group, row.sex, row.pattern, row.year)] = float(row.value)
    for row in population:
        if row.value is None or row.metric == "population":
            continue
        base = (row.table_name, row.area)
        tail = (row.sex, row.pattern)
        if row.metric == "change_rate_pct":
            before = figures.get((*base, row.age_group, *tail, row.base_year))
            now = figures.get((*base, row.age_group, *tail, row.year))
            expected = (now - before) / before * 100 if now is not None and before else None
        elif row.age_group in (None, "total"):
            continue  # the share of a larger area
        else:
            part = figures.get((*base, row.age_group, *tail, row.year))
            whole = figures.get((*base, "total", *tail, row.year))
            expected = part / whole * 100 if part is not None and whole else None
        if expected is None or abs(expected - float(row.value)) <= _tolerance(row.value_raw):
            continue
        about = "・".join(filter(None, (row.area, f"{row.year}年（{row.age_group}）")))
        yield Finding(
            "printed-rate",
            f"{where(row.page)}表「{row.table_name}」の{about}の率 "
            f"{row.value_raw} は、表の実数から計算した {expected:.2f}% と一致しません。",
            Population.TABLE,
            row.record_id,
            row.page,
            expected=f"{expected:.2f}",
            found=row.value_raw,
        )


def _shares_of_larger_areas(population: Sequence[Population]) -> Iterator[Finding]:
    """A share of all persons of a larger area, which the table's own shares tell: of it most of them are one."""
    tables: dict[tuple[object, ...], list[Population]] = {}
    for row in population:
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
                yield from (_wrong_share(each) for each in found if not each.holds)


@dataclass(frozen=True, slots=True)
class _Share:
    """A printed share, and the figures that it is perhaps the share of."""

    share: Population
    part: Population
    whole: Population

    @property
    def expected(self) -> float:
        """The share in percent as the figures give it."""
        return float(self.part.value or 0) / float(self.whole.value or 1) * 100

    @property
    def holds(self) -> bool:
        """Whether the printed share is the computed one, rounded or cut."""
        return abs(self.expected - float(self.share.value or 0)) <= _tolerance(self.share.value_raw)


def _of(
    share: Population,
    figures: Mapping[tuple[str | None, int | None], Population],
    part: str | None,
    whole: str | None,
) -> _Share | None:
    own, all_of = figures.get((part, share.year)), figures.get((whole, share.year))
    if own is None or all_of is None or not all_of.value:
        return None
    return _Share(share, own, all_of)


def _wrong_share(each: _Share) -> Finding:
    row = each.share
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
