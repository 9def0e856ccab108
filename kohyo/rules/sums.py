"""Amounts of money on cards and their totals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kohyo.rules.rows import RowsByTable, where
from schemas.findings import Finding
from schemas.tables import Budget, Initiative

_Year = tuple[str, int | None, str | None]
"""A card, a year, and whether its amounts are planned or settled."""


def payers_add_up(rows: RowsByTable) -> Iterator[Finding]:
    """The municipalities' amounts of a year add up to the card's printed total (rule ``sum-of-parts``)."""
    names = {card.initiative_id: card.name for card in rows.of(Initiative)}
    years: dict[_Year, list[Budget]] = {}
    for row in rows.of(Budget):
        years.setdefault((row.initiative_id, row.fiscal_year, row.kind), []).append(row)
    sums = {key: whole for key, amounts in years.items() if (whole := _sum(amounts)) is not None}
    of_which = _only_parts(sums)
    for (initiative_id, fiscal_year, _), (total, parts) in sums.items():
        found = total.amount_thousand_yen or 0
        expected = sum(row.amount_thousand_yen or 0 for row in parts)
        if initiative_id in of_which and expected <= found:
            continue
        if abs(found - expected) > 0.5 * len(parts) * (found % 1 != 0) + 1e-6:
            when = f"{fiscal_year}年度の" if fiscal_year is not None else ""
            yield Finding(
                "sum-of-parts",
                f"{where(total.page)}個票「{names.get(initiative_id)}」の{when}事業費は、"
                f"市町村別の合計が {expected:,} 千円で、記載の合計 {found:,} 千円と一致しません。",
                Budget.TABLE,
                total.record_id,
                total.page,
                expected=str(expected),
                found=total.amount_raw,
            )


def _sum(amounts: Sequence[Budget]) -> tuple[Budget, list[Budget]] | None:
    """The total of a year and its parts; None where one of them is missing or has no value."""
    totals = [row for row in amounts if row.municipality is None]
    parts = [row for row in amounts if row.municipality is not None]
    whole = len(totals) == 1 and bool(parts) and all(row.amount_thousand_yen is not None for row in amounts)
    return (totals[0], parts) if whole else None


def _only_parts(sums: Mapping[_Year, tuple[Budget, list[Budget]]]) -> set[str]:
    """The cards that print no more than the part of one municipality, 「うち彦根市」: no year's is the total."""
    years: dict[str, list[bool]] = {}
    for (initiative_id, *_), (total, parts) in sums.items():
        part = len(parts) == 1 and parts[0].amount_thousand_yen != total.amount_thousand_yen
        years.setdefault(initiative_id, []).append(part)
    return {card for card, apart in years.items() if len(apart) > 1 and all(apart)}
