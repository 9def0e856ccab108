"""The raw records of an indicator list: one an indicator and year, with what its rows and headers print."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extract.family import keys as line_keys
from extract.family import printed_cell
from extract.outline import outline
from extract.shapes import is_dash
from extract.tables.headers import Spot, printed_spots
from extract.tables.kpi_changes import changes
from extract.tables.kpi_columns import CONTEXT, Column, unknown_heads
from extract.tables.kpi_heads import field_of, labelled
from extract.tables.kpi_lists import KpiList
from extract.tables.kpi_rows import ListRow, grouped, rows_of
from extract.tables.kpi_sections import MOST_ACROSS, Carried, holds_below, is_remark, section_at, texts_across
from extract.tables.kpi_years import Year, YearReader
from extract.tables.plan_headings import field_above, headings_above
from extract.tables.stated_years import stated_years, with_stated_years
from schemas.folding import fold
from schemas.patterns import lazy_pattern
from schemas.printed import Box, Document, Printed, RawRecord, Reading, Remark
from schemas.vocabulary_lists import KPI_WORDS

_SEVERAL_HEADS = lazy_pattern(r"[/／・\n]")


def _printed(spot: Spot, text: str | None = None) -> Printed:
    return printed_cell(spot.page, spot.cell, text)


def _named(spot: Spot, name: str) -> Printed:
    """What a cell names for a field, without a label of that field before it."""
    told = labelled(spot.text)
    return _printed(spot, told[1] if told is not None and told[0] == name else None)


class _Reader:
    """Reads one list."""

    def __init__(self, document: Document, found: KpiList) -> None:
        self.found, self.table = found, found.table
        self.yearly = YearReader(found)
        self.headings = headings_above(document, found.table.key)
        # a list that names initiatives only takes its field from a heading that is certainly one
        self.named = found.whole and not {"policy_field", "initiative_name"}.isdisjoint(found.columns)
        self.aim = None if "policy_field" in found.columns else field_above(document, found.table.key)

    def context(self, carried: Carried) -> dict[str, Printed]:
        """The labels of what the indicator belongs to: its row's, else those of the headings above."""
        fields = {name: _named(spot, name) for name in CONTEXT if (spot := getattr(carried, name)) is not None}
        if fields.keys() & {"policy_field", "initiative_name"} or self.named:
            return {"policy_field": self.aim, **fields} if self.aim is not None else fields
        return {**self.headings, **fields}  # a number alone does not tell what an indicator belongs to

    def of_indicator(self, rows: Sequence[ListRow]) -> dict[str, Printed]:
        """Indicator, unit and baseline of one indicator."""
        fields = {"indicator": self._indicator(rows[0])}
        for name in ("unit", "baseline"):
            for column in self.found.columns.get(name, [])[:1]:
                spot = rows[0].spots.get(column.index)
                # the mark of a baseline that was not measured is told as printed
                if spot is not None and (name == "baseline" or not is_dash(spot.text)):
                    fields[name] = _printed(spot)
                    label = self._year_label(rows[0], "baseline", column) if name == "baseline" else None
                    if label is not None:
                        fields["baseline_label"] = label
        return fields

    def _indicator(self, row: ListRow) -> Printed:
        """The indicator, with the part of it that the column beside it names."""
        spots = [spot for c in self.found.columns["indicator"] if (spot := row.spots.get(c.index)) is not None]
        first = _printed(spots[0])
        parts = [first, *(_printed(spot) for spot in spots[1:] if spot is not spots[0])]
        if len(parts) == 1:
            return first
        text = " ".join(part.text for part in parts)
        keys = tuple(dict.fromkeys(key for part in parts for key in part.keys))
        return replace(first, text=text, box=Box.around([p.box for p in parts if p.box is not None]), keys=keys)

    def _year_label(self, row: ListRow, name: str, column: Column) -> Printed | None:
        for beside in self.found.columns.get(f"{name}_year", []):
            spot = row.spots.get(beside.index)
            if spot is not None and not is_dash(spot.text):
                return _printed(spot)
        return printed_spots(column.path)

    def records(self) -> Iterator[RawRecord]:
        """One record an indicator and year; one without a year where none is filled in."""
        carried = Carried()
        heading = frozenset(name for name in CONTEXT if holds_below(self.found, name))
        at = self.found.columns["indicator"][0].index
        rows: list[ListRow] = []
        sections: dict[int, Spot] = {}
        for row in rows_of(self.table, self.found.columns):
            section = section_at(self.found, row.row)
            if section is None:
                rows.append(row)
            elif self._field_of(section) not in self.found.columns and not is_remark(section.text):
                sections[row.row] = section
        left = sorted(sections)
        for group in grouped(rows, self.found.columns, self.yearly.kinds):
            while left and left[0] < group[0].row:
                carried = self._opened(carried, sections[left.pop(0)])
            carried.take(self.found, group[0], heading)
            if at in group[0].spots and not group[0].torn:
                yield from self._of_group(group, carried)

    def _field_of(self, section: Spot) -> str:
        """What a row with one text only names: what its label says, else the field.

        Without a label it is the initiative where the head says so (事業名／KPI).
        """
        told = labelled(section.text)
        if told is not None and told[0] in ("policy_field", "initiative_name"):
            return told[0]
        head = self.found.columns["indicator"][0].path
        named = [field_of(part) for part in _SEVERAL_HEADS.split(head[-1].text)] if head else []
        return (
            "initiative_name"
            if any(f is not None and f[0] == "initiative_name" for f in named)
            else "policy_field"
        )

    def _opened(self, carried: Carried, section: Spot) -> Carried:
        """The labels that hold below a row with one text only; a row of an initiative leaves the field open."""
        if self._field_of(section) == "initiative_name":
            return Carried(policy_field=carried.policy_field, initiative_name=section)
        return Carried(policy_field=section)

    def _of_group(self, group: Sequence[ListRow], carried: Carried) -> Iterator[RawRecord]:
        fields = self.context(carried) | self.of_indicator(group)
        key = group[0].spots[self.found.columns["indicator"][0].index].cell.lines[0].key
        years, targets = self.yearly.years(group)
        both = changes(self.found.columns, group[0])
        told: list[Year | None] = [*years]
        for year in told or [None]:
            own = dict(fields)
            target = self.yearly.target(group, year, targets)
            if both:
                own |= both
            elif target is not None:
                own["target"] = _printed(target[1])
                if (label := self._year_label(group[0], "target", target[0])) is not None:
                    own["target_label"] = label
            if year is not None:
                own |= year.fields
                if year.label is not None:
                    own["fiscal_year"] = year.label
            yield RawRecord("kpi_summary", key, own)


def _without_rows(found: KpiList, left_out: Collection[int]) -> KpiList:
    """A list without some rows of its body."""
    table = found.table
    kept = [row for row in table.body if row not in left_out]
    return replace(
        found,
        table=replace(
            table,
            rows=(*table.rows[: table.head], *(table.rows[row] for row in kept)),
            carried=tuple(table.carried[row - table.head] for row in kept),
        ),
    )


def lines_around(document: Document, found: KpiList) -> frozenset[int]:
    """The lines of title, unit and notes; a heading above a list remains one of the text as well.

    So does the last item of a list that stands right above the table: it is no title of indicators.
    """
    kept = {heading.line.key for heading in outline(document).headings}
    title = found.caption.title
    if title is not None and not any(fold(word) in fold(title.text) for word in KPI_WORDS):
        kept.update(title.keys)
    return frozenset(found.caption.used - kept)


def reading_of(document: Document, found: KpiList) -> Reading:
    """Everything that is read from a list; rows that cannot be told apart are left out with a remark."""
    around = lines_around(document, found)
    used = around | line_keys(found.table.lines)
    beside = found.caption.beside.within(around)
    across = texts_across(found)
    if MOST_ACROSS * len(across) > len(found.table.body):
        message = "KPI一覧の表の列の区切りを確定できないため、読み取りませんでした。原本から転記してください。"
        first = printed_spots([next(iter(across.values()))])
        return Reading((), used, (Remark("value-in-wrong-cell", message, first, "kpi_summary"),), beside)
    uncertain = tuple(
        Remark(
            "value-in-wrong-cell",
            "KPI一覧のこの行は列の区切りを確定できないため、読み取りませんでした。原本から転記してください。",
            printed_spots([spot]),
            "kpi_summary",
        )
        for spot in across.values()
    )
    found = _without_rows(found, across) if across else found
    at = found.columns["indicator"][0].index
    remarks = uncertain + tuple(
        Remark(
            "value-in-wrong-cell",
            "KPI一覧の一つの枠に複数の指標があり、どの値がどの指標のものかを確定できないため、読み取りませんでした。"
            "原本から転記してください。",
            _printed(row.spots[at]),
            "kpi_summary",
        )
        for row in rows_of(found.table, found.columns)
        if row.torn and at in row.spots
    )
    remarks += tuple(
        Remark(
            "unknown-label",
            f"「{fold(head.text)}」は登録されていない項目名です。値は「表のセル」に残しました。",
            _printed(head),
            "table_cells",
        )
        for head in unknown_heads(found.table, found.columns)
    )
    stated = stated_years(
        document, frozenset(page.number for page, _ in found.table.grids if page.number is not None)
    )
    records = (with_stated_years(record, stated) for record in _Reader(document, found).records())
    return Reading(tuple(records), used, remarks, beside)
