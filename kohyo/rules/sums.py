"""Amounts of money on cards and their totals."""

from __future__ import annotations

from collections.abc import Iterator

from kohyo.rules.rows import RowsByTable, where
from schemas.findings import Finding
from schemas.tables import Budget, Initiative


def payers_add_up(rows: RowsByTable) -> Iterator[Finding]:
    """The municipalities' amounts of a year add up to the card's printed total (rule ``sum-of-parts``)."""
    names = {card.initiative_id: card.name for card in rows.of(Initiative)}
    years: dict[tuple[str, int | None, str | None], list[Budget]] = {}
    for row in rows.of(Budget):
        years.setdefault((row.initiative_id, row.fiscal_year, row.kind), []).append(row)
    for (initiative_id, fiscal_year, _), amounts in years.items():
        totals = [row for row in amounts if row.municipality is None]
        parts = [row for row in amounts if row.municipality is not None]
        if len(totals) != 1 or not parts or any(row.amount_thousand_yen is None for row in amounts):
            continue
        found = totals[0].amount_thousand_yen or 0
        expected = sum(row.amount_thousand_yen or 0 for row in parts)
        if abs(found - expected) > 0.5 * len(parts) * (found % 1 != 0) + 1e-6:
            when = f"{fiscal_year}年度の" if fiscal_year is not None else ""
            yield Finding(
                "sum-of-parts",
                f"{where(totals[0].page)}個票「{names.get(initiative_id)}」の{when}事業費は、"
                f"市町村別の合計が {expected:,} 千円で、記載の合計 {found:,} 千円と一致しません。",
                Budget.TABLE,
                totals[0].record_id,
                totals[0].page,
                expected=str(expected),
                found=totals[0].amount_raw,
            )
