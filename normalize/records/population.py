"""The table ``population``: every figure with its area, age group, sex, year, series and measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from normalize import amounts, places, units
from normalize.records import names
from normalize.records.context import Context
from normalize.records.ledger import Ledger
from normalize.records.population_areas import with_areas
from normalize.records.population_labels import age_group, age_groups_in, metric, sex, sex_of_title
from normalize.records.population_rates import (
    Figure,
    Key,
    Persons,
    as_shares,
    certain,
    settled,
    text,
    with_base,
    with_last_year,
)
from normalize.records.population_series import series_of
from normalize.records.population_years import FROM_TO, base_around, year_source, year_text, years_told
from normalize.records.table_titles import table_title
from schemas.folding import fold
from schemas.patterns import lazy_re
from schemas.printed import Printed, RawRecord
from schemas.tables import Population, PopulationMetric, Series, table_name
from schemas.vocabulary_tables import CHANGE_WORDS

_TABLE = "population"
_SCALES = {"千人": 1000, "万人": 10000, "百人": 100}
_ENCLOSED = lazy_re(r"[【《〈<\[［]([^【】《》〈〉<>\[\]［］]+)[】》〉>\]］]")
_WRAPPED_AGE = lazy_re(r"(?<=[～〜~\-－ー])\n\s*(?=[0-9０-９])")
"""Where a label breaks its line within an age group: 「うち15歳～」 over 「29歳」."""
_OF_ITSELF = lazy_re(r"[本当](?:市|町|村)(?:計|全体)?|(?:市|町|村)(?:計|全体)")


def _is_percent(record: RawRecord) -> bool:
    quantity = amounts.quantity(text(record, "value"))
    if quantity is not None and quantity.unit is not None:
        return quantity.unit == "%"
    own = fold(text(record, "own_unit")).strip("()")
    if own:
        return own == "%"
    column = units.unit_of_header(text(record, "column_label")) or units.unit_of_header(text(record, "row_label"))
    if column is not None:
        return column == "%"
    return units.unit_note(text(record, "unit_label")).units == ("%",)


def _metric(record: RawRecord) -> tuple[PopulationMetric | None, bool]:
    """The measure, and whether only the figures' arrangement speaks for it; None where nothing tells."""
    labelled = metric(text(record, "row_label")) or metric(text(record, "column_label"))
    if labelled is not None:
        return labelled, False
    around = metric(text(record, "measure_around"))
    if around is not None:
        return around, False
    if "base_label" in record.fields:
        lower = units.unit_note(text(record, "unit_label")).lower or text(record, "unit_label")
        told = any(fold(word) in fold(lower) for word in (*CHANGE_WORDS, "増減"))
        return "change_rate_pct", not told
    if _is_percent(record):
        # a part of a population in percent is its share
        of_part = any(
            age_group(line) not in (None, "total") for line in text(record, "row_label").split("\n") if line
        )
        spanned = FROM_TO.search(fold(text(record, "column_label"))) is not None  # 「2020年→2050年」
        own: PopulationMetric | None = "change_rate_pct" if spanned else "share_pct" if of_part else None
        return metric(text(record, "table_title")) or own, False
    if _is_aging_rate(record):
        return "aging_rate_pct", False
    return "population", False


def _is_aging_rate(record: RawRecord) -> bool:
    """Whether the title names the rate of the aged and no population, and the figure has decimals.

    The table prints no unit then: 「高齢化率の推移」 above 28.60.
    """
    title = text(record, "table_title")
    if "人口" in title or metric(title) != "aging_rate_pct":
        return False
    quantity = amounts.quantity(text(record, "value"))
    return quantity is not None and quantity.unit is None and "." in fold(text(record, "value"))


def _value(record: RawRecord, what: PopulationMetric, context: Context, ledger: Ledger) -> int | float | None:
    quantity = amounts.quantity(context.figure(text(record, "value")))
    if quantity is None:
        return None
    if quantity.value is None:
        ledger.finding(
            "unreadable-number",
            f"人口の表の「{names.label(text(record, 'value'))}」は一つの数値として読めません。"
            "原本で確認してください。",
            source=record.fields["value"],
            table=_TABLE,
        )
        return None
    own = fold(text(record, "own_unit")).strip("()") or None
    unit = quantity.unit or own or next(iter(units.unit_note(text(record, "unit_label")).units), None)
    scale = _SCALES.get(unit or "")
    if what == "population" and scale is not None:
        return int((Decimal(str(quantity.value)) * scale).to_integral_value())
    return quantity.value


def _age(record: RawRecord, what: PopulationMetric, ledger: Ledger) -> str | None:
    if what == "aging_rate_pct":
        return "65+"
    around = age_groups_in(text(record, "age_around"))
    whole = around.pop() if len(around) == 1 else "total"
    printed = record.fields.get("row_label")
    if printed is None:
        return whole
    whole_lines = _WRAPPED_AGE.sub("", printed.text)
    for line in (*whole_lines.split("\n"), "".join(printed.text.split("\n"))):
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
    return whole


def _figure(record: RawRecord, context: Context, ledger: Ledger) -> Figure | None:
    what, guessed = _metric(record)
    return _as(record, what, context, ledger, guessed=guessed) if what is not None else None


def _as(
    record: RawRecord, what: PopulationMetric, context: Context, ledger: Ledger, *, guessed: bool = False
) -> Figure:
    """The record as a figure of one measure."""
    area = _area(record, context)
    pattern = names.label(text(record, "pattern"))
    if pattern is not None and (inside := _ENCLOSED.fullmatch(pattern)) is not None:
        pattern = inside[1]
    key: Key = (
        table_name(*table_title(text(record, "table_title"))),
        area,
        _age(record, what, ledger),
        sex(text(record, "sex")) or sex_of_title(text(record, "age_around")) or "both",
        pattern,
    )
    year, base = years_told(record, what, context, ledger)
    place = _area_code(area, context) or area
    return Figure(record, key, what, year, base, _value(record, what, context, ledger), guessed, place)


def _area(record: RawRecord, context: Context) -> str | None:
    """The printed area; where none is printed, the municipality whose document it is."""
    printed = places.clean(text(record, "area"))
    if printed or "areas_around" in record.fields:
        return _place_of(printed, context) or None
    return context.municipality or places.clean(text(record, "area_of_document")) or None


_COUNTED = ("の総人口", "総人口", "の人口", "人口")
_SUMMED = ("計", "全体")


def _place_of(label: str, context: Context) -> str:
    """The place in the label of a figure: 山形県 of 「山形県人口」; the label where it names no known place."""
    name = _without(label, _COUNTED)
    return name if context.area_code(label) is None and context.area_code(name) is not None else label


def _without(label: str, tails: Sequence[str]) -> str:
    """A label without the first of these that it ends in."""
    return next((label.removesuffix(tail) for tail in tails if label.endswith(tail)), label)


def _area_code(area: str | None, context: Context) -> str | None:
    if area is None:
        return None
    if _OF_ITSELF.fullmatch(fold(area)) and context.municipality is not None:
        area = context.municipality
    code = context.area_code(area)
    return code if code is not None else context.area_code(_without(area, (*_COUNTED, *_SUMMED)))


def _area_source(record: RawRecord, context: Context) -> Printed | None:
    return (
        context.municipality_source if context.municipality is not None else record.fields.get("area_of_document")
    )


def _unknown_places(figures: list[Figure], context: Context, ledger: Ledger) -> None:
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
                source=figure.record.fields.get("area") or _area_source(figure.record, context),
                table=_TABLE,
            )


def _contradictions(figures: list[Figure], ledger: Ledger) -> None:
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


def _of_statistics(record: RawRecord) -> RawRecord:
    names_of = {"own_row_label": "row_label", "own_column_label": "column_label"}
    kept = ("table_title", "unit_label", "value", *names_of)
    fields = {names_of.get(name, name): record.fields[name] for name in kept if name in record.fields}
    return replace(record, table="statistics", fields=fields)


def read(records: Sequence[RawRecord], context: Context, ledger: Ledger) -> list[RawRecord]:
    """Adds one row a figure.

    Returns:
        Records of figures that turned out to be no population, to be read as statistics.
    """
    figures: list[Figure] = []
    unsettled: list[RawRecord] = []
    compared: list[Figure] = []
    for record in records:
        if "own_column_label" in record.fields or "own_row_label" in record.fields:
            compared.append(_as(record, "change_rate_pct", context, ledger))
        elif (figure := _figure(record, context, ledger)) is not None:
            figures.append(figure)
        else:
            unsettled.append(record)
    persons = Persons(figures)
    figures = as_shares(figures, persons)
    shares, unsettled = _whole_shares(unsettled, persons, context, ledger)
    figures = sorted([*figures, *shares], key=lambda figure: figure.record.key) if shares else figures
    changes, ratios, undecided = settled([with_last_year(figure, persons) for figure in compared], persons)
    figures = sorted([*figures, *changes], key=lambda figure: figure.record.key) if changes else figures
    for record in [*unsettled, *(figure.record for figure in undecided)]:
        ledger.finding(
            "unknown-label",
            f"人口の表の「{names.label(text(record, 'value'))}」が何の割合かを見出しから読み取れませんでした。"
            "原本で確認してください。",
            source=record.fields["value"],
            table=_TABLE,
        )
    persons = Persons(figures)
    figures = [with_last_year(figure, persons) for figure in figures]
    figures = with_areas(figures, persons)
    figures = certain(with_base(figures, persons), persons, ledger)
    _unknown_places(figures, context, ledger)
    _contradictions(figures, ledger)
    for figure, series in zip(figures, series_of(figures), strict=True):
        _add(figure, series, context, ledger)
    return [_of_statistics(figure.record) for figure in ratios]


def _whole_shares(
    records: Sequence[RawRecord], persons: Persons, context: Context, ledger: Ledger
) -> tuple[list[Figure], list[RawRecord]]:
    """Percentages without any label that are the share of a whole that the table prints, and the rest."""
    shares: list[Figure] = []
    rest: list[RawRecord] = []
    for record in records:
        figure = _as(record, "share_pct", context, ledger)
        if persons.shares(figure) or persons.is_part(figure):
            shares.append(figure)
        else:
            rest.append(record)
    return shares, rest


def _base_source(figure: Figure) -> Printed | None:
    """Where the year is printed that a change compares with: around the table, or in its labels."""
    if figure.metric != "change_rate_pct":
        return None
    around = base_around(figure.record)
    if around is not None and around[1] == figure.base_year:
        return around[0]
    return figure.record.fields.get("base_label")


def _add(figure: Figure, series: Series | None, context: Context, ledger: Ledger) -> None:
    record = figure.record
    _, area, age, of_sex, pattern = figure.key
    number, title = table_title(text(record, "table_title"))
    year_printed = year_source(record, figure.metric)
    row_id = ledger.next_id(_TABLE)
    row = Population(
        record_id=row_id,
        document_id=ledger.document_id,
        table_number=number,
        table_title=title,
        area=area,
        area_code=_area_code(area, context),
        age_group=age,
        sex=of_sex,
        pattern=pattern,
        year=figure.year,
        base_year=figure.base_year if figure.metric == "change_rate_pct" else None,
        year_raw=year_text(year_printed),
        series=series,
        metric=figure.metric,
        value=figure.value,
        value_raw=names.label(record.fields["value"].text),
        page=record.fields["value"].page,
    )
    fields = record.fields
    read_from = {
        "table_number": fields.get("table_title") if number is not None else None,
        "table_title": fields.get("table_title") if title is not None else None,
        "area": fields.get("area") or (_area_source(record, context) if area is not None else None),
        "age_group": fields.get("row_label"),
        "sex": fields.get("sex"),
        "pattern": fields.get("pattern"),
        "year": year_printed,
        "base_year": _base_source(figure),
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
