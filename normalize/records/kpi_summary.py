"""The table ``kpi_summary``: an indicator of a list in one year."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from normalize import amounts, marks, text, units, years
from normalize.goals import goal
from normalize.records import names
from normalize.records.card_facts import split_year
from normalize.records.context import Context
from normalize.records.ledger import Ledger
from normalize.records.printed_years import gregorian, is_of_nothing
from normalize.scales import finest, in_unit
from schemas.patterns import lazy_re
from schemas.printed import Printed, RawRecord
from schemas.tables import KpiSummary

_TABLE = "kpi_summary"
_TOLERANCE = 0.01
_REMARK = lazy_re(r"[(（][^()（）]*[^()（）0-9０-９,，.．%％\s][^()（）]*[)）]")
_NOTED = lazy_re(r"(?P<figure>.*[0-9０-９].*?)\s*※\D*[0-9０-９]*(?:年|か年|箇年).*$")
_BOUND = lazy_re(r"約|およそ|概ね|程度|以上|以下|未満|以内|超")
_PERIOD = lazy_re(r"\s*[(（]([^()（）]+)[)）]$")
_BARE = lazy_re(r"\s*[0-9０-９]+\s*")
_SPANS = frozenset(("年間", "月間", "週間"))


def _without_year(figure: str) -> str:
    return (years.figure_beside_year(figure) or split_year(figure))[0]


def _quantity(
    printed: Printed | None,
    context: Context,
    ledger: Ledger,
    row_id: str,
    read_number: Callable[[str], amounts.Quantity | None] = amounts.quantity,
) -> amounts.Quantity | None:
    """The number of a cell, a year in brackets left aside; None where nothing is printed."""
    if printed is None:
        return None
    flow = text.flow(printed.text)
    # 「10人（R6）※５年間の累計」: what follows the mark explains the figure
    noted = _NOTED.match(flow)
    figure = noted["figure"] if noted is not None else flow
    # four digits alone are a figure where figures stand
    rest = figure if _BARE.fullmatch(figure) else _without_year(figure)
    quantity = read_number(context.figure(rest))
    if quantity is not None and quantity.value is None and _REMARK.search(rest):
        # 「12人（H26～H30平均）」: what stands in brackets behind a figure explains it
        plain = read_number(context.figure(_REMARK.sub("", rest)))
        quantity = plain if plain is not None and plain.value is not None else quantity
    if quantity is not None and quantity.value is None and quantity.reason != "undecided":
        ledger.finding(
            "unreadable-number",
            f"KPI一覧の「{text.flow(printed.text)}」は一つの数値として読めません。原本で確認してください。",
            source=printed,
            table=_TABLE,
            record_id=row_id,
        )
    return quantity


def _number(printed: Printed | None, name: Printed | None) -> int | None:
    """The number of an initiative: from its own column, else from before its name."""
    if printed is None:
        return names.numbered(name.text)[0] if name is not None else None
    counted = names.number(printed.text)
    if counted is not None:
        return counted
    number = amounts.number(printed.text)
    if number is not None and isinstance(number.value, int):
        return number.value
    return names.numbered(f"{text.flow(printed.text)} 番")[0]


def rate(printed: str, value: float | None, target: float | None) -> float | None:
    """A printed rate of achievement as a fraction; None where it is not one number.

    Without a percent sign, the quotient of value and target decides whether 0.9 or 90 was printed; a rate that
    nothing decides is taken for percent.

    >>> rate("90.5%", None, None), rate("90.5", None, None), rate("0.9", 9, 10), rate("90", 9, 10)
    (0.905, 0.905, 0.9, 0.9)
    >>> rate("―", 1, 2) is None
    True
    """
    quantity = amounts.quantity(printed)
    if quantity is None or quantity.value is None:
        return None
    shown = Decimal(str(quantity.value))
    fraction = shown / 100
    if quantity.unit != "%" and value is not None and target:
        expected = value / target
        if abs(float(shown) - expected) <= max(_TOLERANCE, abs(float(fraction) - expected) / 10):
            fraction = shown
    return float(fraction)


def _beside(flow: str) -> years.Year | None:
    """The year in brackets behind a figure that no other word names one in: 1980（R9）, 55（2020）."""
    figure = years.figure_beside_year(flow)
    if figure is not None:
        return figure[1]
    return split_year(flow)[1] if years.split_year(flow)[1] is None else None


def _year_of(
    label: Printed | None, cell: Printed | None, context: Context, ledger: Ledger, *, goal_of: bool = False
) -> int | None:
    """The fiscal year of a baseline or target: printed in the cell itself, else over the column.

    A span of years is no year of a baseline; a goal for a span (R2～R6の累計) is to be reached at its end.
    """
    for printed in (cell, label):
        if printed is None or (printed is cell and _BARE.fullmatch(printed.text)):
            continue
        beside = _beside(text.flow(printed.text)) if printed is cell else None
        if beside is not None:
            return beside.gregorian
        span = years.year_range(text.flow(printed.text))
        if span is not None:
            return span[1] if goal_of else None
        found = gregorian(printed, context, ledger, table=_TABLE)
        if found is not None:
            return found - years.ends_fiscal_year(printed.text)
    return None


def _raw(printed: Printed | None) -> str | None:
    return names.label(printed.text) if printed is not None else None


def _grade(printed: Printed | None) -> str | None:
    if printed is None:
        return None
    grade = marks.grade(printed.text)
    if grade is not None and printed.method == "ocr":
        return grade.upper()  # in a picture, C and c, or S and s, are alike
    return grade or names.label(printed.text)


def read(records: Sequence[RawRecord], context: Context, ledger: Ledger) -> None:
    """Adds one row an indicator and year."""
    for record in records:
        fields = record.fields
        row_id = ledger.next_id(_TABLE)
        indicator_text = ""
        if "indicator" in fields:
            indicator_text = names.unmarked(text.unspace(names.unbulleted(fields["indicator"].text)))
        split = _split(indicator_text) if indicator_text else None
        baseline = _quantity(fields.get("baseline"), context, ledger, row_id)
        target = _quantity(fields.get("target"), context, ledger, row_id, goal)
        value = _quantity(fields.get("value"), context, ledger, row_id)
        unit = _unit(fields.get("unit"), split.unit if split is not None else None, (value, target, baseline))
        baseline, target, value = (in_unit(found, unit) for found in (baseline, target, value))
        filled = any(name in fields for name in ("value", "rate", "grade"))
        fiscal_year = gregorian(fields.get("fiscal_year"), context, ledger, table=_TABLE)
        if fiscal_year is not None and years.ends_fiscal_year(fields["fiscal_year"].text):
            fiscal_year -= 1
        if fiscal_year is None and filled and "fiscal_year" not in fields:
            fiscal_year = context.results_fy
        number = value.value if value is not None else None
        printed = fields.get("indicator") or next(iter(fields.values()))
        row = KpiSummary(
            record_id=row_id,
            document_id=ledger.document_id,
            number=_number(fields.get("number"), fields.get("initiative_name")),
            policy_field=names.name(names.unbulleted(fields["policy_field"].text))
            if "policy_field" in fields
            else None,
            initiative_name=_initiative(fields.get("initiative_name")),
            indicator=split.indicator if split is not None else None,
            unit=unit,
            baseline_value=baseline.value if baseline is not None else None,
            baseline_fy=_year_of(fields.get("baseline_label"), fields.get("baseline"), context, ledger)
            if not is_of_nothing(fields.get("baseline"))
            else None,
            baseline_raw=_raw(fields.get("baseline")),
            target_value=target.value if target is not None else None,
            target_fy=_year_of(fields.get("target_label"), fields.get("target"), context, ledger, goal_of=True),
            target_raw=_raw(fields.get("target")),
            fiscal_year=fiscal_year,
            value=number,
            value_raw=_raw(fields.get("value")),
            achievement_rate=rate(fields["rate"].text, number, target.value if target else None)
            if "rate" in fields
            else None,
            grade=_grade(fields.get("grade")),
            page=printed.page,
        )
        ledger.add(row, _sources(fields))
        if filled and fiscal_year is None:
            ledger.finding(
                "unreadable-year",
                f"KPI一覧の指標「{row.indicator}」の実績・評価の年度を見出しから確定できませんでした。原本で確認してください。",
                source=printed,
                table=_TABLE,
                record_id=row_id,
            )


def _initiative(printed: Printed | None) -> str | None:
    """The name of an initiative without a bullet, and without the years in which it is carried out behind it."""
    name = names.name(names.unbulleted(printed.text)) if printed is not None else None
    match = _PERIOD.search(name) if name is not None else None
    if name is None or match is None or (years.year_range(match[1]) is None and years.year(match[1]) is None):
        return name
    return name[: match.start()]


def _split(indicator: str) -> units.UnitSplit:
    """An indicator without its unit; 「（年間）」 behind one says over which time it is counted."""
    split = units.split_unit(indicator)
    return split._replace(indicator=indicator.strip(), unit=None) if split.unit in _SPANS else split


def _unit(printed: Printed | None, bracketed: str | None, values: Sequence[amounts.Quantity | None]) -> str | None:
    """The unit from its own column, else from the indicator's brackets, else from behind a figure."""
    if printed is not None and not amounts.is_blank_mark(printed.text):
        return units.canonical(text.flow(printed.text)) or None
    if bracketed is not None:
        return bracketed
    printed_units = [value.unit for value in values if value is not None and value.unit is not None]
    # most of the figures print it in full
    own = finest(max(printed_units, key=printed_units.count, default=None), printed_units)
    return own or next((unit for value in values if value is not None and (unit := _unit_of_bound(value))), None)


def _unit_of_bound(value: amounts.Quantity) -> str | None:
    """The unit of a figure that is only a bound (80%以上); None where it has none."""
    if value.reason != "bound":
        return None
    plain = amounts.quantity(_BOUND.sub("", value.raw))
    return plain.unit if plain is not None else None


_COLUMNS = {
    "number": "number",
    "policy_field": "policy_field",
    "initiative_name": "initiative_name",
    "indicator": "indicator",
    "unit": "unit",
    "baseline": "baseline_value",
    "baseline_label": "baseline_fy",
    "target": "target_value",
    "target_label": "target_fy",
    "fiscal_year": "fiscal_year",
    "value": "value",
    "rate": "achievement_rate",
    "grade": "grade",
}


def _sources(fields: Mapping[str, Printed]) -> dict[str, Printed]:
    sources = {_COLUMNS[name]: printed for name, printed in fields.items() if name in _COLUMNS}
    return sources | {f"{name}_raw": fields[name] for name in ("baseline", "target") if name in fields}
