"""Amounts of money on cards and their totals: of all who pay, and of all years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kohyo.rules.comparing import Comparison
from kohyo.rules.relations import Figure, Relation
from kohyo.rules.rows import RowsByTable, where
from schemas.findings import Finding
from schemas.tables import Budget, BudgetTotal, Initiative

_LEAST_YEARS = 2

Amount = Budget | BudgetTotal
Sum = Comparison[Amount]


def payers_add_up(rows: RowsByTable) -> Iterator[Finding]:
    """The municipalities' amounts of a year add up to the card's printed total (rule ``sum-of-parts``)."""
    names = _names(rows)
    for each in _of_payers(rows):
        if not _holds(each):
            year = _fiscal_year(each.total)
            when = f"{year}年度の" if year is not None else ""
            yield _finding(each, names, f"の{when}事業費は、市町村別", [row.municipality for row in each.parts])


def years_add_up(rows: RowsByTable) -> Iterator[Finding]:
    """The amounts of the years add up to those printed below 計 beside them (rule ``sum-of-parts``)."""
    names = _names(rows)
    for each in _of_years(rows):
        if not _holds(each):
            payer = each.total.municipality
            whose = f"の{payer}の事業費は、" if payer is not None else "の事業費は、"
            yield _finding(each, names, f"{whose}年度別", [_years(row) for row in each.parts])


def budget_sums(rows: RowsByTable) -> Iterator[Relation]:
    """All sums of amounts on cards, right and wrong ones."""
    names = _names(rows)
    for each in (*_of_payers(rows), *_of_years(rows)):
        yield _relation(each, names)


def budget_figure(row: Amount, name: str | None) -> Figure:
    """An amount on a card with the place where a person finds it."""
    year = _years(row) or (f"{fy}年度" if (fy := _fiscal_year(row)) is not None else None)
    of = "・".join(part for part in (row.municipality, " ".join(year.split()) if year else None) if part)
    place = f"個票「{name}」の事業費" + (f"（{of}）" if of else "")
    value = float(row.amount_thousand_yen or 0)
    return Figure(row.TABLE, row.record_id, "amount_thousand_yen", row.page, place, value, row.amount_raw)


def _relation(each: Sum, names: dict[str, str | None]) -> Relation:
    def agrees(values: Sequence[float]) -> bool:
        return _holds(each.with_values(values[0], values[1:]))

    figures = (each.total, *each.parts)
    return Relation(tuple(budget_figure(row, names.get(row.initiative_id)) for row in figures), agrees)


def _years(row: Amount) -> str | None:
    """What stands over an amount: its year, or what the sum of the years is called."""
    return row.years_raw if isinstance(row, BudgetTotal) else row.fiscal_year_raw


def _fiscal_year(row: Amount) -> int | None:
    """The year of an amount; None for a sum over years."""
    return None if isinstance(row, BudgetTotal) else row.fiscal_year


def _names(rows: RowsByTable) -> dict[str, str | None]:
    return {card.initiative_id: card.name for card in rows.of(Initiative)}


def _of_payers(rows: RowsByTable) -> Iterator[Sum]:
    years: dict[tuple[str, str, int | None, str | None], list[Amount]] = {}
    printed: list[Amount] = [*rows.of(Budget), *rows.of(BudgetTotal)]
    for row in printed:
        years.setdefault((row.TABLE, row.initiative_id, _fiscal_year(row), row.kind), []).append(row)
    found: list[Sum] = []
    for amounts in years.values():
        totals = [row for row in amounts if row.municipality is None]
        parts = [row for row in amounts if row.municipality is not None]
        if len(totals) == 1 and parts:
            found += _comparison(totals[0], parts)
    of_which = _only_parts(found)
    yield from (each for each in found if each.total.initiative_id not in of_which or each.expected > each.found)


def _only_parts(sums: Sequence[Sum]) -> set[str]:
    """The cards that print no more than the part of one municipality, 「うち彦根市」: no year's is the total."""
    years: dict[str, list[bool]] = {}
    for each in sums:
        part = len(each.parts) == 1 and each.found != each.expected
        years.setdefault(each.total.initiative_id, []).append(part)
    return {card for card, apart in years.items() if len(apart) > 1 and all(apart)}


def _of_years(rows: RowsByTable) -> Iterator[Sum]:
    """The totals over years of each who pays; an amount without any label is that of the whole initiative."""
    payers: dict[tuple[str, str | None], list[Budget]] = {}
    for row in rows.of(Budget):
        payers.setdefault((row.initiative_id, row.municipality), []).append(row)
    totals: dict[tuple[str, str | None, str | None], list[BudgetTotal]] = {}
    for total in rows.of(BudgetTotal):
        totals.setdefault((total.initiative_id, total.municipality, total.kind), []).append(total)
    for (initiative, payer, kind), sums in totals.items():
        dated = [row for row in payers.get((initiative, payer), ()) if row.fiscal_year is not None]
        alike = [row for row in dated if row.kind == kind]
        # a total that says neither may add what other words on the card call planned
        summed = [parts for parts in (alike, *([dated] if kind is None else ())) if _is_once(parts)]
        if len(sums) == 1 and summed:
            found = [each for parts in summed for each in _comparison(sums[0], parts)]
            yield from ([each for each in found if _holds(each)] or found[-1:])[:1]


def _is_once(parts: Sequence[Budget]) -> bool:
    """Whether there are amounts of several years, one of each."""
    return len({row.fiscal_year for row in parts}) == len(parts) >= _LEAST_YEARS


def _comparison(total: Amount, parts: Sequence[Amount]) -> Iterator[Sum]:
    """The total held against the parts; nothing where an amount is missing."""
    if all(row.amount_thousand_yen is not None for row in (total, *parts)):
        expected = sum(row.amount_thousand_yen or 0 for row in parts)
        yield Comparison(total, tuple(parts), total.amount_thousand_yen or 0, expected)


def _holds(each: Sum) -> bool:
    """Whether the sum is exact; amounts with decimals were printed in yen or rounded."""
    return abs(each.found - each.expected) <= 0.5 * len(each.parts) * (each.found % 1 != 0) + 1e-6


def _finding(each: Sum, names: dict[str, str | None], whose: str, labels: Iterable[str | None]) -> Finding:
    total = each.total
    told = [
        f"{' '.join((label or '').split())} {row.amount_raw}"
        for label, row in zip(labels, each.parts, strict=True)
    ]
    parts = "、".join(told[:8]) + (f"ほか{len(told) - 8}件" if len(told) > 8 else "")
    return Finding(
        "sum-of-parts",
        f"{where(total.page)}個票「{names.get(total.initiative_id)}」{whose}の合計が {each.expected:,} 千円"
        f"（{parts}）で、記載の合計 {each.found:,} 千円と一致しません。",
        total.TABLE,
        total.record_id,
        total.page,
        expected=str(each.expected),
        found=total.amount_raw,
    )
