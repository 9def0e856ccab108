"""Printed rates and the figures they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kohyo.rules.rows import RowsByTable, where
from schemas.findings import Finding
from schemas.folding import fold
from schemas.tables import Population

_DECIMALS = re.compile(r"[0-9]\.([0-9]+)")


def _tolerance(raw: str | None) -> float:
    decimals = _DECIMALS.search(fold(raw or ""))
    places = len(decimals[1]) if decimals else 0
    # printed rates are rounded or cut; either stays within one unit of the last printed digit
    return float(10**-places) * 1.01


def changes_agree(rows: RowsByTable) -> Iterator[Finding]:
    """A printed change, share or aging rate equals what the table's own figures give (rule ``printed-rate``)."""
    figures: dict[tuple[object, ...], float] = {}
    population = rows.of(Population)
    for row in population:
        if row.metric == "population" and row.value is not None:
            figures[(row.table_title, row.area, row.age_group, row.sex, row.pattern, row.year)] = float(row.value)
    for row in population:
        if row.value is None or row.metric == "population":
            continue
        base = (row.table_title, row.area)
        tail = (row.sex, row.pattern)
        if row.metric == "change_rate_pct":
            before = figures.get((*base, row.age_group, *tail, row.base_year))
            now = figures.get((*base, row.age_group, *tail, row.year))
            expected = (now - before) / before * 100 if now is not None and before else None
        elif row.age_group in (None, "total"):
            # the share of a larger area: the rule does not know which one
            continue
        else:
            part = figures.get((*base, row.age_group, *tail, row.year))
            whole = figures.get((*base, "total", *tail, row.year))
            expected = part / whole * 100 if part is not None and whole else None
        if expected is None or abs(expected - float(row.value)) <= _tolerance(row.value_raw):
            continue
        yield Finding(
            "printed-rate",
            f"{where(row.page)}表「{row.table_title}」の{row.area}・{row.year}年（{row.age_group}）の率 "
            f"{row.value_raw} は、表の実数から計算した {expected:.2f}% と一致しません。",
            Population.TABLE,
            row.record_id,
            row.page,
            expected=f"{expected:.2f}",
            found=row.value_raw,
        )
