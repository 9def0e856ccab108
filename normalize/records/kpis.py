"""Indicators on cards and their yearly results."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from normalize import text, units, years
from normalize.amounts import Quantity, quantity
from normalize.goals import goal
from normalize.records import names
from normalize.records.card_facts import (
    decided_year,
    fiscal_year,
    initiative_ids,
    split_year,
    words,
    year_without_era,
)
from normalize.records.context import Context
from normalize.records.ledger import Ledger
from normalize.records.printed_years import is_of_nothing
from normalize.scales import finest, in_unit
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Printed, RawRecord
from schemas.tables import Kpi, KpiResult

_YEAR_BEHIND = lazy_pattern(r"\s*[(（]\s*(?P<year>(?:[0-9０-９]{1,2}|元)年度)\s*[)）]\s*$")


@dataclass(frozen=True, slots=True)
class _Value:
    """A baseline or target: the quantity and the year that its label or the value itself prints."""

    found: Quantity | None
    year: int | None
    year_source: Printed | None


def _value_of(record: RawRecord, name: str, context: Context, ledger: Ledger, record_id: str) -> _Value:
    printed, label = record.fields.get(name), record.fields.get(f"{name}_label")
    if name == "baseline" and is_of_nothing(printed):
        return _Value(None, None, None)
    read_number = goal if name == "target" else quantity
    found = read_number(text.flow(printed.text)) if printed is not None else None
    year, source = split_year(label.text)[1] if label is not None else None, label
    decided = year_without_era(label.text, context) if year is None and label is not None else None
    beside = _beside_year(printed, found, read_number)
    if beside is not None:
        found, own, bare = beside
        # a year that the value itself prints says more than the one at the head of its column
        if own is not None or (year is None and decided is None):
            year, source = own, printed
            decided = year_without_era(bare, context) if bare is not None else None
    if year is not None and source is not None:
        decided = decided_year(year, source, context, ledger, table=Kpi.TABLE, record_id=record_id)
        if decided is not None and years.ends_fiscal_year(source.text):
            decided -= 1
    return _Value(found, decided, source)


def _beside_year(
    printed: Printed | None, found: Quantity | None, read_number: Callable[[str], Quantity | None]
) -> tuple[Quantity, years.Year | None, str | None] | None:
    """A value, the year behind it, or its words where it has no era: 「36（R12）」, 「36（12年度）」."""
    if printed is None or found is None:
        return None
    flow = text.flow(printed.text)
    bare = _YEAR_BEHIND.search(flow)
    if found.value is not None and bare is None:
        return None  # most values stand alone
    rest, own = years.figure_beside_year(flow) or split_year(flow)
    if own is not None:
        value, told = (read_number(rest.strip("()（） ")) if found.value is None else None), None
    elif bare is not None:
        value, told = read_number(flow[: bare.start()]), bare["year"]
    else:
        return None
    return (value, own, told) if value is not None and value.value is not None else None


def _raw(printed: Printed | None) -> str | None:
    return (text.flow(printed.text) or None) if printed is not None else None


def _doubt(
    found: Quantity | None, printed: Printed | None, what: str, table: str, record_id: str, ledger: Ledger
) -> None:
    if found is not None and found.value is None and printed is not None:
        ledger.finding(
            "unreadable-number",
            f"{what}「{text.flow(printed.text)}」は一つの数値として読み取れません。原本を確かめてください。",
            source=printed,
            table=table,
            record_id=record_id,
        )


def _unit_of_all(record: RawRecord) -> str | None:
    """The unit that is printed for all values of an indicator: its own column, or brackets after its name."""
    column = words(record.fields.get("unit"))
    if column is not None:
        return units.canonical(column)
    name = words(record.fields.get("indicator"))
    split = units.split_unit(names.without_source(name)[0]) if name is not None else None
    return split.unit if split is not None else None


def _unit(record: RawRecord, values: Sequence[Quantity | None]) -> str | None:
    """The unit of an indicator: the one of all its values, else what follows its target or baseline."""
    printed = [value.unit for value in values if value is not None and value.unit is not None]
    return _unit_of_all(record) or finest(next(iter(printed), None), printed)


def _read_kpi(record: RawRecord, initiative: str, ordinal: int, context: Context, ledger: Ledger) -> Kpi:
    fields = record.fields
    kpi_id = f"{initiative}-k{ordinal}"
    name = words(fields.get("indicator"))
    name, source = names.without_source(name) if name is not None else (None, None)
    split = units.split_unit(names.unmarked(name)) if name is not None else None
    baseline = _value_of(record, "baseline", context, ledger, kpi_id)
    target = _value_of(record, "target", context, ledger, kpi_id)
    cumulative = split is not None and split.cumulative
    cumulative = cumulative or any(v.found is not None and v.found.cumulative for v in (baseline, target))
    place = next((p for p in fields.values() if p.page is not None), None)
    unit = _unit(record, (target.found, baseline.found))
    from_, to = (in_unit(value.found, unit) for value in (baseline, target))
    row = Kpi(
        kpi_id=kpi_id,
        document_id=context.document_id,
        initiative_id=initiative,
        ordinal=ordinal,
        indicator=split.indicator if split is not None else None,
        unit=unit,
        baseline_value=from_.value if from_ is not None else None,
        baseline_fy=baseline.year,
        baseline_raw=_raw(fields.get("baseline")),
        target_value=to.value if to is not None else None,
        target_fy=target.year,
        target_raw=_raw(fields.get("target")),
        cumulative=cumulative,
        note="、".join(filter(None, (words(fields.get("note")), source))) or None,
        page=place.page if place is not None else record.page_start,
    )
    sources: dict[str, Printed] = {name: fields[name] for name in ("indicator", "unit", "note") if name in fields}
    if source is not None:
        sources.setdefault("note", fields["indicator"])
    for column, value in (("baseline", baseline), ("target", target)):
        if column in fields:
            sources |= {f"{column}_value": fields[column], f"{column}_raw": fields[column]}
        if value.year is not None and value.year_source is not None:
            sources[f"{column}_fy"] = value.year_source
    ledger.add(row, {name: printed for name, printed in sources.items() if getattr(row, name) is not None})
    _doubt(baseline.found, fields.get("baseline"), "現状値", Kpi.TABLE, kpi_id, ledger)
    _doubt(target.found, fields.get("target"), "目標値", Kpi.TABLE, kpi_id, ledger)
    return row


def achievement_rate(value: float | None, target: float | None) -> float | None:
    """Value over target with four decimals; None without a value or with a target of none or zero.

    >>> achievement_rate(21, 38), achievement_rate(84, 84)
    (0.5526, 1.0)
    >>> achievement_rate(5, 0) is None and achievement_rate(None, 3) is None
    True
    """
    if value is None or target is None or target == 0:
        return None
    return round(value / target, 4)


def _year_of_result(year: Printed, context: Context, ledger: Ledger, record_id: str) -> int | None:
    """The year over a result; that on which the document reports where the header says only 実績値."""
    if context.results_fy is not None and not any(char.isdigit() or char == "元" for char in year.text):
        return context.results_fy
    found = fiscal_year(year, context, ledger, table=KpiResult.TABLE, record_id=record_id)
    return found - 1 if found is not None and years.ends_fiscal_year(year.text) else found


def _read_result(record: RawRecord, kpi: Kpi, unit: str | None, context: Context, ledger: Ledger) -> None:
    printed, year = record.fields["value"], record.fields.get("fiscal_year")
    found = quantity(text.flow(printed.text))
    if found is None:
        return
    beside = _beside_year(printed, found, quantity)
    if beside is not None:
        # as with a baseline, the year in the cell says more than what heads the column
        found, own, bare = beside
        told_year = own.raw if own is not None else bare
        year = replace(printed, text=told_year) if told_year is not None else year
    record_id = ledger.next_id(KpiResult.TABLE)
    compared = in_unit(found, kpi.unit)
    rate = achievement_rate(compared.value if compared is not None else None, kpi.target_value)
    told = in_unit(found, finest(found.unit, [kpi.unit])) or found
    row = KpiResult(
        record_id=record_id,
        document_id=context.document_id,
        initiative_id=kpi.initiative_id,
        kpi_id=kpi.kpi_id,
        fiscal_year=_year_of_result(year, context, ledger, record_id) if year is not None else None,
        fiscal_year_raw=text.flow(year.text) if year is not None else None,
        value=told.value,
        unit=told.unit or unit,
        value_raw=text.flow(printed.text),
        achievement_rate=rate,
        grade_computed=context.grade(rate),
        page=printed.page,
    )
    sources = {"value": printed, "value_raw": printed}
    if year is not None:
        sources |= {"fiscal_year": year, "fiscal_year_raw": year}
    ledger.add(row, sources)
    _doubt(found, printed, "実績値", KpiResult.TABLE, record_id, ledger)


def read(records: Sequence[RawRecord], context: Context, ledger: Ledger) -> None:
    """Adds indicators and their results; a blank result is no row, an indicator without values is one.

    Args:
        records: raw records of the tables ``initiatives``, ``kpis`` and ``kpi_results``.
        context: the document's context.
        ledger: receives rows and findings.
    """
    ids = initiative_ids(records, ledger)
    kpis: dict[tuple[int, int], Kpi] = {}
    units_of: dict[tuple[int, int], str | None] = {}
    for record in records:
        if record.table == "kpis" and record.card in ids:
            item = record.item or 1
            units_of[record.card, item] = _unit_of_all(record)
            kpis[record.card, item] = _read_kpi(record, ids[record.card], item, context, ledger)
    for record in records:
        if record.table != "kpi_results" or record.card is None:
            continue
        kpi = kpis.get((record.card, record.item or 1))
        if kpi is not None:
            _read_result(record, kpi, units_of[record.card, record.item or 1], context, ledger)
