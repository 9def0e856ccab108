"""A list of indicators, one a row, with a result or grade for each year.

Seen as: 「成果指標（KPI）達成状況一覧」 with №, merged 政策分野, 施策名, indicator and a grade in the column
of each year, over two pages with the header repeated, and with a second row for a second indicator of the same
initiative; landscape lists with 単位, 基準値, 目標値 and under each year 実績値, 達成率 and 評価.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extract.family import Family, Region, printed_cell
from extract.family import keys as line_keys
from extract.memo import once
from extract.shapes import is_dash, is_figure, is_grade, is_percent, year_in
from extract.tables.captions import Caption, caption
from extract.tables.headers import Spot, Table, printed_spots, region
from extract.tables.kpi_columns import Column, lists
from schemas.folding import fold
from schemas.printed import Document, Printed, RawRecord, Reading, Remark

_PRIORITY = 30
_CARRIED = ("policy_field", "initiative_name", "number")
_TITLE_YEAR = regex.compile(
    r"((?:令和|平成|[RHＲＨ])\s*(?:[0-9０-９]{1,2}|元)\s*年?度?|(?:20|２０)[0-9０-９]{2}\s*年?度?)"
    r"(?:末|の)?\s*(?:実績|達成|評価|進捗|結果|成果指標|KPI|ＫＰＩ|重要業績)"
)


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    table: Table
    caption: Caption
    columns: dict[str, list[Column]]


@once
def _found(document: Document) -> tuple[_Found, ...]:
    return tuple(_Found(table, caption(document, table.grids), named) for table, named in lists(document))


def find(document: Document) -> tuple[Region, ...]:
    """One region a list, over all the pages that it runs over."""
    return tuple(
        region(document, "kpi_summary_table", found.table.grids, found.caption.used) for found in _found(document)
    )


def _section(found: _Found, row: int) -> Spot | None:
    """The only text of a row, where it heads the rows below and is no indicator."""
    spots = {id(s): s for s in found.table.rows[row] if s is not None and not s.blank}
    if len(spots) != 1:
        return None
    spot = next(iter(spots.values()))
    index = found.columns["indicator"][0].index
    over_indicator = spot is found.table.rows[row][index] and spot.cell.column_span == 1
    return None if over_indicator else spot


@dataclass(slots=True)
class _Carried:
    """The labels on the left that hold for the rows below until printed anew."""

    policy_field: Spot | None = None
    initiative_name: Spot | None = None
    number: Spot | None = None

    def take(self, found: _Found, row: int) -> None:
        """Takes the labels of a row. A new field ends the initiative, a new initiative ends the number."""
        fresh: dict[str, Spot | None] = {}
        for name in _CARRIED:
            spot = found.table.filled(row, found.columns[name][0].index) if name in found.columns else None
            fresh[name] = spot if spot is not None and spot is not getattr(self, name) else None
        if fresh["policy_field"] is not None:
            self.policy_field, self.initiative_name, self.number = fresh["policy_field"], None, None
        if fresh["initiative_name"] is not None:
            self.initiative_name, self.number = fresh["initiative_name"], None
        if fresh["number"] is not None:
            self.number = fresh["number"]
        for name in _CARRIED:
            held = found.table.filled(row, found.columns[name][0].index) if name in found.columns else None
            if held is not None or not found.table.ruled:
                # without rulings a label may stand beside the middle of its rows: it holds for its own row only
                setattr(self, name, held)


@dataclass(slots=True)
class _Year:
    """What a row prints for one year."""

    label: Printed | None
    fields: dict[str, Printed]


def _cell_parts(field: str, spot: Spot) -> dict[str, Printed]:
    """The fields that one cell of a year holds: told by the header, or by the shape of the text."""
    value = printed_cell(spot.page, spot.cell)
    if field == "grade" and is_figure(spot.text):
        return {"rate" if is_percent(spot.text) else "value": value}  # 達成状況 heads grades, rates and results
    if field != "result":
        return {field: value}
    if is_grade(spot.text):
        return {"grade": value}
    lines = [line for line in spot.cell.lines if fold(line.text)]
    if len(lines) > 1:
        parts: dict[str, Printed] = {}
        for line in lines:
            name = "grade" if is_grade(line.text) else "rate" if is_percent(line.text) and parts else "value"
            shaped = is_grade(line.text) or is_figure(line.text)
            if not shaped or name in parts:
                return {"value": value}
            parts[name] = printed_cell(spot.page, spot.cell, line.text)
        return parts
    return {"value": value}


def _year_key(column: Column) -> str:
    return year_in(column.year.text) if column.year is not None else ""


def _title_year(around: Caption) -> Printed | None:
    for text in (around.title, around.heading):
        match = _TITLE_YEAR.search(text.text) if text is not None else None
        if text is not None and match is not None:
            return Printed(match[1], text.page, text.box, text.line, text.method, text.confidence, text.keys)
    return None


def _years(found: _Found, row: int) -> list[_Year]:
    """What the row prints year by year, in the order of the columns; a year without any print is left out."""
    years: dict[str, _Year] = {}
    yearly = [c for name in ("result", "value", "rate", "grade") for c in found.columns.get(name, [])]
    dated = {_year_key(c) for c in yearly if c.year is not None}
    only = next(iter(dated)) if len(dated) == 1 else ""
    for column in sorted(yearly, key=lambda c: c.index):
        spot = found.table.filled(row, column.index)
        if spot is None or is_dash(spot.text):
            continue
        key = _year_key(column) or only
        labelled = next((c for c in yearly if c.year is not None and _year_key(c) == key), None)
        if labelled is not None and labelled.year is not None:
            label: Printed | None = printed_cell(labelled.year.page, labelled.year.cell)
        else:
            label = _title_year(found.caption)
        year = years.setdefault(key, _Year(label, {}))
        for name, part in _cell_parts(column.field, spot).items():
            year.fields.setdefault(name, part)
    return list(years.values())


def _target(found: _Found, row: int, year: _Year | None) -> tuple[Column, Spot] | None:
    """The target that holds for a year: the only one, the year's own, else the last one printed."""
    printed_targets = [
        (column, spot)
        for column in found.columns.get("target", [])
        if (spot := found.table.filled(row, column.index)) is not None and not is_dash(spot.text)
    ]
    if not printed_targets:
        return None
    results = {_year_key(c) for name in ("result", "value") for c in found.columns.get(name, [])}
    own = [t for t in printed_targets if _year_key(t[0]) and _year_key(t[0]) in results]
    final = [t for t in printed_targets if t not in own]
    if final:
        return final[-1]
    if year is not None and year.label is not None:
        matching = [t for t in own if _year_key(t[0]) == year_in(year.label.text)]
        if matching:
            return matching[0]
    return own[-1]


def _records(found: _Found) -> Iterator[RawRecord]:
    carried = _Carried()
    for row in found.table.body:
        section = _section(found, row)
        if section is not None:
            if "policy_field" not in found.columns:
                carried.policy_field, carried.initiative_name, carried.number = section, None, None
            continue
        carried.take(found, row)
        indicator = found.table.filled(row, found.columns["indicator"][0].index)
        if indicator is None:
            continue
        fields: dict[str, Printed] = {}
        for name in _CARRIED:
            spot = getattr(carried, name)
            if spot is not None:
                fields[name] = printed_cell(spot.page, spot.cell)
        fields["indicator"] = printed_cell(indicator.page, indicator.cell)
        for name in ("unit", "baseline"):
            for column in found.columns.get(name, [])[:1]:
                spot = found.table.filled(row, column.index)
                if spot is not None and not is_dash(spot.text):
                    fields[name] = printed_cell(spot.page, spot.cell)
                    if name == "baseline" and (label := printed_spots(column.path)) is not None:
                        fields["baseline_label"] = label
        years: list[_Year | None] = [*_years(found, row)]
        for year in years or [None]:
            own = dict(fields)
            target = _target(found, row, year)
            if target is not None:
                own["target"] = printed_cell(target[1].page, target[1].cell)
                if (label := printed_spots(target[0].path)) is not None:
                    own["target_label"] = label
            if year is not None:
                own |= year.fields
                if year.label is not None:
                    own["fiscal_year"] = year.label
            yield RawRecord("kpi_summary", indicator.cell.lines[0].key, own)


def _torn(found: _Found) -> Spot | None:
    """A text across columns of different fields in a list without rulings: its columns are not certain."""
    if found.table.ruled:
        return None
    fields = {column.index: name for name, group in found.columns.items() for column in group}
    for row in found.table.body:
        for spot in found.table.rows[row]:
            if spot is None or spot.blank or spot is _section(found, row):
                continue
            if len({fields[index] for index in spot.cell.columns if index in fields}) > 1:
                return spot
    return None


def read(document: Document, region: Region) -> Reading:
    """Reads one record an indicator and year; one without a year where none is filled in."""
    found = next(found for found in _found(document) if found.table.key == region.key)
    torn = _torn(found)
    if torn is not None:
        message = "KPI一覧の表の列の区切りを確定できないため、読み取りませんでした。原本から転記してください。"
        remark = Remark("value-in-wrong-cell", message, printed_spots([torn]), "kpi_summary")
        return Reading((), frozenset(found.caption.used | line_keys(found.table.lines)), (remark,))
    return Reading(tuple(_records(found)), frozenset(found.caption.used | line_keys(found.table.lines)))


FAMILY = Family("kpi_summary_table", find, read, _PRIORITY)
