"""The table ``population``: every figure with its area, age group, sex, year, series and measure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from normalize import amounts, places, units
from normalize.records import names
from normalize.records.context import Context
from normalize.records.ledger import Ledger
from normalize.records.population_labels import age_group, metric, sex
from normalize.records.population_series import Sources
from normalize.records.printed_years import gregorian, is_base, years_of
from schemas.folding import fold
from schemas.printed import Printed, RawRecord
from schemas.tables import Population, PopulationMetric, Sex
from schemas.vocabulary_tables import CHANGE_WORDS

_TABLE = "population"
_SCALES = {"千人": 1000, "万人": 10000, "百人": 100}
_ROUNDING_PCT = 0.11
_LEAST_AGREEING = 0.8

Key = tuple[str | None, str | None, str | None, Sex, str | None]


@dataclass(frozen=True, slots=True)
class _Figure:
    """A record half understood: everything but what its neighbours decide."""

    record: RawRecord
    key: Key
    metric: PopulationMetric
    year: int | None
    base_year: int | None
    value: int | float | None
    guessed: bool = False

    @property
    def title(self) -> str | None:
        """The title of the figure's table."""
        return self.key[0]


def _text(record: RawRecord, name: str) -> str:
    printed = record.fields.get(name)
    return printed.text if printed is not None else ""


def _is_percent(record: RawRecord) -> bool:
    quantity = amounts.quantity(_text(record, "value"))
    if quantity is not None and quantity.unit is not None:
        return quantity.unit == "%"
    column = units.unit_of_header(_text(record, "column_label")) or units.unit_of_header(
        _text(record, "row_label")
    )
    if column is not None:
        return column == "%"
    return units.unit_note(_text(record, "unit_label")).units == ("%",)


def _metric(record: RawRecord) -> tuple[PopulationMetric | None, bool]:
    """The measure, and whether only the figures' arrangement speaks for it; None where nothing tells."""
    labelled = metric(_text(record, "row_label")) or metric(_text(record, "column_label"))
    if labelled is not None:
        return labelled, False
    if "base_label" in record.fields:
        lower = units.unit_note(_text(record, "unit_label")).lower or _text(record, "unit_label")
        told = any(fold(word) in fold(lower) for word in (*CHANGE_WORDS, "増減"))
        return "change_rate_pct", not told
    if _is_percent(record):
        return metric(_text(record, "table_title")), False
    return "population", False


def _years(
    record: RawRecord, what: PopulationMetric, context: Context, ledger: Ledger
) -> tuple[int | None, int | None]:
    """Year and base year as far as the record's own labels tell."""
    column = record.fields.get("column_label")
    lines = column.text.split("\n") if column is not None else []
    base_lines = [line for line in lines if is_base(line)] if what == "change_rate_pct" else []
    year_lines = [line for line in lines if line not in base_lines]
    base = _one_year(column, base_lines, context, ledger)
    if "base_label" in record.fields and base is None:
        base = gregorian(record.fields["base_label"], context, ledger, table=_TABLE)
    year: int | None = None
    if what == "change_rate_pct" and base is None:
        spanned = [y.gregorian for line in year_lines for y in years_of(line) if y.gregorian is not None]
        if len(set(spanned)) == 2:
            return max(spanned), min(spanned)
    year = _one_year(column, year_lines, context, ledger)
    if year is None and not any(years_of(line) for line in year_lines) and what != "change_rate_pct":
        year = _year_around(record, context, ledger)
    return year, base


def _one_year(column: Printed | None, lines: list[str], context: Context, ledger: Ledger) -> int | None:
    if column is None or not lines:
        return None
    return gregorian(column, context, ledger, table=_TABLE, value="\n".join(lines))


def _year_around(record: RawRecord, context: Context, ledger: Ledger) -> int | None:
    """The one year that title, unit line or notes name for a table without years; None for none or several."""
    for name in ("table_title", "unit_label", "note"):
        printed = record.fields.get(name)
        if printed is not None and years_of(printed.text):
            return gregorian(printed, context, ledger, table=_TABLE)
    return None


def _value(record: RawRecord, what: PopulationMetric, context: Context, ledger: Ledger) -> int | float | None:
    quantity = amounts.quantity(context.figure(_text(record, "value")))
    if quantity is None:
        return None
    if quantity.value is None:
        ledger.finding(
            "unreadable-number",
            f"人口の表の「{names.label(_text(record, 'value'))}」は一つの数値として読めません。"
            "原本で確認してください。",
            source=record.fields["value"],
            table=_TABLE,
        )
        return None
    unit = quantity.unit or next(iter(units.unit_note(_text(record, "unit_label")).units), None)
    scale = _SCALES.get(unit or "")
    if what == "population" and scale is not None:
        return int((Decimal(str(quantity.value)) * scale).to_integral_value())
    return quantity.value


def _age(record: RawRecord, what: PopulationMetric, ledger: Ledger) -> str | None:
    if what == "aging_rate_pct":
        return "65+"
    printed = record.fields.get("row_label")
    if printed is None:
        return "total"
    for line in (*printed.text.split("\n"), "".join(printed.text.split("\n"))):
        code = age_group(line)
        if code is not None:
            return code
    if "歳" in printed.text or "才" in printed.text:
        ledger.finding(
            "unknown-label",
            f"年齢区分「{names.label(printed.text)}」を読み取れませんでした。原本で確認してください。",
            source=printed,
            table=_TABLE,
        )
        return None
    return "total"


def _figure(record: RawRecord, context: Context, ledger: Ledger) -> _Figure | None:
    what, guessed = _metric(record)
    if what is None:
        return None
    area = places.clean(_text(record, "area")) or None
    pattern = names.label(_text(record, "pattern"))
    key: Key = (
        names.title(_text(record, "table_title")),
        area,
        _age(record, what, ledger),
        sex(_text(record, "sex")) or "both",
        pattern,
    )
    year, base = _years(record, what, context, ledger)
    return _Figure(record, key, what, year, base, _value(record, what, context, ledger), guessed)


class _Persons:
    """The figures in persons by key and year, which rates are compared with."""

    def __init__(self, figures: Iterable[_Figure]) -> None:
        self._values: dict[Key, dict[int, int | float]] = {}
        self._by_title: dict[str | None, set[int]] = {}
        for figure in figures:
            if figure.metric == "population" and figure.year is not None:
                self._by_title.setdefault(figure.title, set()).add(figure.year)
                if figure.value is not None:
                    self._values.setdefault(figure.key, {})[figure.year] = figure.value

    def last_year(self, figure: _Figure) -> int | None:
        """The last year of the figure's row, or of its table where the row has no figures."""
        years = self._values.get(figure.key) or self._by_title.get(figure.title)
        return max(years) if years else None

    def years(self, figure: _Figure) -> tuple[int, ...]:
        """The years of the figure's row."""
        return tuple(sorted(self._values.get(figure.key, ())))

    def agrees(self, figure: _Figure, year: int, base: int) -> bool | None:
        """Whether a rate is the change between two years of its row; None where they cannot be compared."""
        row = self._values.get(figure.key, {})
        if figure.value is None or year not in row or not row.get(base):
            return None
        return abs((row[year] - row[base]) / row[base] * 100 - figure.value) <= _ROUNDING_PCT


def _with_last_year(figure: _Figure, persons: _Persons) -> _Figure:
    """A column of change, and a share without year, are for the last year of their row."""
    if figure.metric not in ("change_rate_pct", "share_pct") or figure.year is not None:
        return figure
    if any(years_of(line) for line in _text(figure.record, "column_label").split("\n") if not is_base(line)):
        return figure  # a year is printed but could not be decided
    if figure.metric == "share_pct" and len(persons.years(figure)) != 1:
        return figure
    return replace(figure, year=persons.last_year(figure))


def _with_base(figures: list[_Figure], persons: _Persons) -> list[_Figure]:
    """Finds the base year of growth columns that do not print it: the only year with which all rates agree."""
    open_columns: dict[tuple[str | None, str, int | None], list[_Figure]] = {}
    for figure in figures:
        if figure.metric == "change_rate_pct" and figure.base_year is None and figure.year is not None:
            column = (figure.title, _text(figure.record, "column_label"), figure.year)
            open_columns.setdefault(column, []).append(figure)
    bases: dict[int, int] = {}
    for (_, _, year), column_figures in open_columns.items():
        if year is None:
            continue
        candidates = {base for figure in column_figures for base in persons.years(figure) if base < year}
        fitting = []
        for base in sorted(candidates):
            answers = [persons.agrees(figure, year, base) for figure in column_figures]
            compared = [answer for answer in answers if answer is not None]
            if compared and all(compared):
                fitting.append(base)
        if len(fitting) == 1:
            bases.update((id(figure), fitting[0]) for figure in column_figures)
    return [replace(figure, base_year=bases[id(figure)]) if id(figure) in bases else figure for figure in figures]


def _certain(figures: list[_Figure], persons: _Persons, ledger: Ledger) -> list[_Figure]:
    """Leaves out rates that only their place makes rates of change where the figures contradict it."""
    answers: dict[str | None, list[bool]] = {}
    for figure in figures:
        if figure.guessed and figure.year is not None and figure.base_year is not None:
            agrees = persons.agrees(figure, figure.year, figure.base_year)
            if agrees is not None:
                answers.setdefault(figure.title, []).append(agrees)
    wrong = {title for title, found in answers.items() if sum(found) < len(found) * _LEAST_AGREEING}
    for title in sorted(wrong, key=str):
        source = next(
            figure.record.fields["value"] for figure in figures if figure.guessed and figure.title == title
        )
        ledger.finding(
            "printed-rate",
            f"表「{title}」の下段の率は、前の年からの増減率と一致しません。何の率かを原本で確認してください。",
            source=source,
            table=_TABLE,
        )
    return [figure for figure in figures if not (figure.guessed and figure.title in wrong)]


def _area_code(area: str | None, context: Context) -> str | None:
    if area is None:
        return None
    code = context.area_code(area)
    if code is None:
        for tail in ("の総人口", "総人口", "の人口", "人口", "計", "全体"):
            if area.endswith(tail):
                return context.area_code(area.removesuffix(tail))
    return code


def _year_raw(record: RawRecord, what: PopulationMetric) -> Printed | None:
    """Where the year is printed: the column label, or title, unit line or note for a table without years."""
    for name in ("column_label", "base_label", "table_title", "unit_label", "note"):
        printed = record.fields.get(name)
        if printed is not None and years_of(printed.text):
            if name == "base_label" and what != "change_rate_pct":
                continue
            return printed
    return None


def _year_text(printed: Printed | None) -> str | None:
    if printed is None:
        return None
    lines = [found for line in printed.text.split("\n") if years_of(line) and (found := names.label(line))]
    joined = ""
    for line in lines:
        joined += line if not joined or line[0] in "（(" else f" {line}"
    return joined or None


def _unknown_places(figures: list[_Figure], context: Context, ledger: Ledger) -> None:
    seen: set[str] = set()
    for figure in figures:
        area = figure.key[1]
        if area is None or area in seen or area[-1] not in "市町村":
            continue
        seen.add(area)
        if _area_code(area, context) is None:
            ledger.finding(
                "unknown-place",
                f"「{area}」の地域コードを一つに決められませんでした。正式な名称を確認してください。",
                source=figure.record.fields.get("area"),
                table=_TABLE,
            )


def _contradictions(figures: list[_Figure], ledger: Ledger) -> None:
    """Reports tables that give one group two figures for one year: a label beside the rows was not read."""
    seen: dict[tuple[Key, PopulationMetric, int | None], int | float] = {}
    reported: set[str | None] = set()
    for figure in figures:
        if figure.value is None or figure.title in reported:
            continue
        place = (figure.key, figure.metric, figure.year)
        if seen.setdefault(place, figure.value) != figure.value:
            reported.add(figure.title)
            ledger.finding(
                "value-in-wrong-cell",
                f"表「{figure.title or '（表題なし）'}」に、同じ地域・年齢区分・年の値が二つ以上あります。"
                "市町村などの見出しが読み取れていない可能性があります。原本で確認してください。",
                source=figure.record.fields["value"],
                table=_TABLE,
            )


def read(records: Sequence[RawRecord], context: Context, ledger: Ledger) -> None:
    """Adds one row a figure."""
    figures: list[_Figure] = []
    for record in records:
        figure = _figure(record, context, ledger)
        if figure is not None:
            figures.append(figure)
            continue
        ledger.finding(
            "unknown-label",
            f"人口の表の「{names.label(_text(record, 'value'))}」が何の割合かを見出しから読み取れませんでした。"
            "原本で確認してください。",
            source=record.fields["value"],
            table=_TABLE,
        )
    persons = _Persons(figures)
    figures = [_with_last_year(figure, persons) for figure in figures]
    figures = _certain(_with_base(figures, persons), persons, ledger)
    _unknown_places(figures, context, ledger)
    _contradictions(figures, ledger)
    sources: dict[tuple[str, str], Sources] = {}
    for figure in figures:
        _add(figure, sources, context, ledger)


def _add(figure: _Figure, sources: dict[tuple[str, str], Sources], context: Context, ledger: Ledger) -> None:
    record = figure.record
    around = (_text(record, "table_title"), _text(record, "note"))
    told = sources.setdefault(around, Sources(*around))
    label = " ".join(_text(record, name) for name in ("series_label", "column_label"))
    title, area, age, of_sex, pattern = figure.key
    year_printed = _year_raw(record, figure.metric)
    row_id = ledger.next_id(_TABLE)
    row = Population(
        record_id=row_id,
        document_id=ledger.document_id,
        table_title=title,
        area=area,
        area_code=_area_code(area, context),
        age_group=age,
        sex=of_sex,
        pattern=pattern,
        year=figure.year,
        base_year=figure.base_year if figure.metric == "change_rate_pct" else None,
        year_raw=_year_text(year_printed),
        series=told.of(figure.year, label, pattern or ""),
        metric=figure.metric,
        value=figure.value,
        value_raw=names.label(record.fields["value"].text),
        page=record.fields["value"].page,
    )
    fields = record.fields
    read_from = {
        "table_title": fields.get("table_title"),
        "area": fields.get("area"),
        "age_group": fields.get("row_label"),
        "sex": fields.get("sex"),
        "pattern": fields.get("pattern"),
        "year": year_printed,
        "base_year": fields.get("base_label") if figure.metric == "change_rate_pct" else None,
        "series": fields.get("series_label") or fields.get("note"),
        "value": fields["value"],
    }
    ledger.add(row, {name: printed for name, printed in read_from.items() if printed is not None})
    if figure.year is None or (figure.metric == "change_rate_pct" and figure.base_year is None):
        missing = "年" if figure.year is None else "比較の基準年"
        ledger.finding(
            "unreadable-year",
            f"人口の値「{row.value_raw}」の{missing}を見出しから確定できず、空欄にしました。原本で確認してください。",
            source=record.fields["value"],
            table=_TABLE,
            record_id=row_id,
        )
