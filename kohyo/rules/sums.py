"""Parts and their totals."""

from __future__ import annotations

from collections.abc import Iterator

from kohyo.rules.rows import RowsByTable, where
from schemas.findings import Finding
from schemas.folding import fold
from schemas.tables import Budget, Initiative, Population

_WHOLE_AREA = ("合計", "総計", "圏域計", "圏域全体", "計")


def payers_add_up(rows: RowsByTable) -> Iterator[Finding]:
    """The municipalities' amounts of a year add up to the card's printed total (rule ``sum-of-parts``)."""
    names = {card.initiative_id: card.name for card in rows.of(Initiative)}
    years: dict[tuple[str, int | None], list[Budget]] = {}
    for row in rows.of(Budget):
        years.setdefault((row.initiative_id, row.fiscal_year), []).append(row)
    for (initiative_id, fiscal_year), amounts in years.items():
        totals = [row for row in amounts if row.municipality is None]
        parts = [row for row in amounts if row.municipality is not None]
        if len(totals) != 1 or not parts or any(row.amount_thousand_yen is None for row in amounts):
            continue
        found = totals[0].amount_thousand_yen or 0
        expected = sum(row.amount_thousand_yen or 0 for row in parts)
        if abs(found - expected) > 0.5 * len(parts) * (found % 1 != 0) + 1e-6:
            yield Finding(
                "sum-of-parts",
                f"{where(totals[0].page)}個票「{names.get(initiative_id)}」の{fiscal_year}年度の事業費は、"
                f"市町村別の合計が {expected:,} 千円で、記載の合計 {found:,} 千円と一致しません。",
                Budget.TABLE,
                totals[0].record_id,
                totals[0].page,
                expected=str(expected),
                found=totals[0].amount_raw,
            )


_AGES = frozenset({"0-14", "15-64", "65+"})


def ages_add_up(rows: RowsByTable) -> Iterator[Finding]:
    """The three age groups of an area and year add up to the total (rule ``sum-of-parts``).

    A total may exceed the ages by the persons of unknown age, which censuses leave out of the groups.
    """
    groups: dict[tuple[object, ...], dict[str, Population]] = {}
    for row in rows.of(Population):
        if row.metric == "population" and row.value is not None and row.age_group is not None:
            key = (row.table_title, row.area, row.year, row.sex, row.pattern, row.page)
            groups.setdefault(key, {})[row.age_group] = row
    for ages in groups.values():
        if not set(ages) >= _AGES or "total" not in ages:
            continue
        total = ages["total"]
        expected = sum(ages[age].value or 0 for age in _AGES)
        found = total.value or 0
        # projections are rounded group by group
        if found < expected - 2 or (found > expected + 2 and total.series != "census") or found > expected * 1.05:
            yield Finding(
                "sum-of-parts",
                f"{where(total.page)}表「{total.table_title}」の{total.area}・{total.year}年は、年齢区分の合計が "
                f"{expected:,} 人で、記載の合計 {found:,} 人と一致しません。",
                Population.TABLE,
                total.record_id,
                total.page,
                expected=str(expected),
                found=total.value_raw,
            )


def areas_add_up(rows: RowsByTable) -> Iterator[Finding]:
    """The municipalities of a table add up to the region's total (rule ``sum-of-parts``)."""
    groups: dict[tuple[object, ...], list[Population]] = {}
    for row in rows.of(Population):
        if row.metric == "population" and row.value is not None and row.area is not None:
            key = (row.table_title, row.age_group, row.year, row.sex, row.pattern)
            groups.setdefault(key, []).append(row)
    for figures in groups.values():
        totals = [row for row in figures if fold(row.area or "").endswith(_WHOLE_AREA) and row.area_code is None]
        parts = [row for row in figures if row.area_code is not None and not row.area_code.endswith("000")]
        if len(totals) != 1 or len(parts) < 2 or len({row.area for row in parts}) != len(parts):
            continue
        expected = sum(row.value or 0 for row in parts)
        found = totals[0].value or 0
        if abs(expected - found) > len(parts):
            yield Finding(
                "sum-of-parts",
                f"{where(totals[0].page)}表「{totals[0].table_title}」の{totals[0].year}年（{totals[0].age_group}）は、"
                f"市町村の合計が {expected:,} 人で、記載の{totals[0].area} {found:,} 人と一致しません。",
                Population.TABLE,
                totals[0].record_id,
                totals[0].page,
                expected=str(expected),
                found=totals[0].value_raw,
            )
