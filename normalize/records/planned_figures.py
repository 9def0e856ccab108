"""Figures of indicators that are no results: those below years of a plan to come, and one from before the plan."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from normalize import text
from normalize.records.context import Context
from normalize.records.ledger import Ledger
from normalize.records.printed_years import years_of
from schemas.printed import Printed, RawRecord

_LEAST_YEARS = 2
_Item = tuple[int | None, int | None]


def told_as_targets(
    records: Sequence[RawRecord], published: int | None, context: Context, ledger: Ledger
) -> list[RawRecord]:
    """The records, with yearly figures of indicators read as targets where they can be no results.

    A plan that prints 「現状値 | R7 | … | R11」 and no target means the years to come: its last figure is the
    target, the earlier ones are kept beside the initiative. Nothing printed says so: each indicator is a finding.

    Args:
        records: raw records of a section.
        published: the year in which the document was published; None where it is not printed.
        context: the document's context, with the years of its plan.
        ledger: receives the findings.
    """
    if context.plan is None or published is None or published > context.plan[0]:
        return list(records)
    first, last = context.plan
    aimed = {_item(r) for r in records if r.table == "kpis" and "target" in r.fields}
    named = {_item(r): r.fields["indicator"] for r in records if r.table == "kpis" and "indicator" in r.fields}
    taken: dict[_Item, list[RawRecord]] = {}
    for item, found in _results(records).items():
        if item in aimed or item not in named:
            continue
        told = [_year(record) for record in found]
        if len(told) >= _LEAST_YEARS and all(y is not None and first <= y <= last for y in told):
            taken[item] = found
    moved = {id(record) for found in taken.values() for record in found}
    kept = []
    for record in records:
        if id(record) in moved:
            continue
        if record.table == "kpis" and _item(record) in taken:
            record = _with_target(record, taken[_item(record)][-1], ledger)
        elif record.table == "initiatives":
            own = [(named[item], found[:-1]) for item, found in taken.items() if item[0] == record.key]
            extra = tuple((_label(name, r), r.fields["value"]) for name, found in own for r in found)
            record = replace(record, extra=(*record.extra, *extra))
        kept.append(record)
    return kept


def told_as_baselines(records: Sequence[RawRecord], context: Context) -> list[RawRecord]:
    """The records, with the one figure of an indicator from before the plan read as what the plan sets out from.

    A plan of R8 to R12 that prints 「R6実績 | R12目標」 means by the first what others call 現状値. Of several
    earlier years none is more the baseline than the others: they stay results.

    Args:
        records: raw records of a section.
        context: the document's context, with the years of its plan.
    """
    if context.plan is None:
        return list(records)
    first = context.plan[0]
    listed = Counter(map(_indicator, records))
    awaited = {_item(r) for r in records if r.table == "kpis" and _awaits_baseline(r)}
    alone = {item: found[0] for item, found in _results(records).items() if len(found) == 1}
    taken = {item: r for item, r in alone.items() if item in awaited and _is_before(r, first)}
    moved = {id(record) for record in taken.values()}
    kept = []
    for record in records:
        if id(record) in moved:
            continue
        if record.table == "kpis" and _item(record) in taken:
            record = _with_baseline(record, taken[_item(record)])
        elif record.table == "kpi_summary" and listed[_indicator(record)] == 1:
            awaits = _awaits_baseline(record) and not record.fields.keys() & {"rate", "grade"}
            record = _with_baseline(record, record) if awaits and _is_before(record, first) else record
        kept.append(record)
    return kept


def _results(records: Sequence[RawRecord]) -> dict[_Item, list[RawRecord]]:
    """The yearly figures of cards, by indicator."""
    found: dict[_Item, list[RawRecord]] = defaultdict(list)
    for record in records:
        if record.table == "kpi_results":
            found[_item(record)].append(record)
    return found


def _indicator(record: RawRecord) -> tuple[str, ...]:
    """What a row of a list counts and is to reach, which rows of several years share; empty for other records."""
    if record.table != "kpi_summary":
        return ()
    return tuple(record.fields[name].text for name in ("indicator", "target") if name in record.fields)


def _awaits_baseline(record: RawRecord) -> bool:
    return "target" in record.fields and "baseline" not in record.fields


def _is_before(record: RawRecord, first: int) -> bool:
    """Whether a figure stands below a year before the plan's ``first``."""
    year = _year(record) if "value" in record.fields else None
    return year is not None and year < first


def _with_baseline(kpi: RawRecord, figure: RawRecord) -> RawRecord:
    printed = figure.fields
    known = {"baseline": printed["value"], "baseline_label": printed["fiscal_year"]}
    others = {name: text for name, text in kpi.fields.items() if name not in ("value", "fiscal_year")}
    return replace(kpi, fields={**others, **known})


def _item(record: RawRecord) -> _Item:
    return record.card, record.item


def _year(record: RawRecord) -> int | None:
    printed = record.fields.get("fiscal_year")
    found = years_of(printed.text) if printed is not None else []
    told = {year.gregorian for year in found if year.conflict is None}
    return told.pop() if len(told) == 1 else None


def _label(name: Printed, record: RawRecord) -> Printed:
    return replace(name, text=f"{text.flow(name.text)} {text.flow(record.fields['fiscal_year'].text)}")


def _with_target(kpi: RawRecord, last: RawRecord, ledger: Ledger) -> RawRecord:
    target, year = last.fields["value"], last.fields["fiscal_year"]
    ledger.finding(
        "assumed-target",
        f"「{text.flow(kpi.fields['indicator'].text)[:30]}」には、計画の策定後の年度の値が、"
        f"目標値とも実績値とも書かれずに並んでいます。{text.flow(year.text)}の値を目標値として読み取りました。"
        "原本を確かめてください。",
        source=target,
        table="kpis",
    )
    return replace(kpi, fields={**kpi.fields, "target": target, "target_label": year})
