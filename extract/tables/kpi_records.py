"""The raw records of an indicator list: one an indicator and year, with what its rows and headers print."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extract.family import keys as line_keys
from extract.family import printed_cell
from extract.outline import outline
from extract.shapes import has_share, is_dash, is_figure, is_grade, is_percent, plain
from extract.tables.captions import Caption
from extract.tables.headers import Spot, printed_spots
from extract.tables.kpi_changes import changes
from extract.tables.kpi_columns import CONTEXT, YEARLY, Column, unknown_heads
from extract.tables.kpi_heads import field_of
from extract.tables.kpi_lists import KpiList
from extract.tables.kpi_rows import ListRow, grouped, kind_of, rows_of
from extract.tables.kpi_sections import MOST_ACROSS, Carried, holds_below, is_remark, section_at, texts_across
from extract.tables.plan_headings import aim_above, headings_above
from extract.tables.stated_years import stated_years, with_stated_years
from extract.year_shapes import is_newest_first, same_year
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Box, Document, Printed, RawRecord, Reading, Remark
from schemas.vocabulary_lists import KPI_WORDS

_TITLE_YEAR = lazy_pattern(
    r"((?:令和|平成|[RHＲＨ])\s*(?:[0-9０-９]{1,2}|元)\s*年?度?|(?:20|２０)[0-9０-９]{2}\s*年?度?)"
    r"(?:(?:末|の|分)?\s*(?:現在|時点|成果指標|KPI|ＫＰＩ|重要業績|[)）]|$)|(?=.{0,24}(?:実績|達成|評価|進捗|結果|検証)))"
)
_SEVERAL_HEADS = lazy_pattern(r"[/／・\n]")
_BESIDE = lazy_pattern(r"\s*([^()（）]*?)\s*[(（]\s*([^()（）]*[%％])\s*[)）]\s*")


@dataclass(slots=True)
class _Year:
    """What a row prints for one year."""

    label: Printed | None
    fields: dict[str, Printed]


def _printed(spot: Spot, text: str | None = None) -> Printed:
    return printed_cell(spot.page, spot.cell, text)


def _cell_parts(field: str, spot: Spot, shared: bool = False) -> dict[str, Printed]:
    """The fields that one cell of a year holds: told by the header, or by the shape of the text.

    ``shared`` says that the row's other figures have a share in brackets too, which is no rate of achievement.
    """
    value = _printed(spot)
    if field == "grade" and is_figure(spot.text):
        return {"rate" if is_percent(spot.text) else "value": value}  # 達成状況 heads grades, rates and results
    if field == "rate" and is_grade(spot.text):
        return {"grade": value}
    if field not in ("result", "value"):
        return {field: value}
    if is_grade(spot.text):
        return {"grade": value}
    lines = [line for line in spot.cell.lines if fold(line.text)]
    texts = [line.text for line in lines]
    if len(texts) == 1 and (beside := _BESIDE.fullmatch(plain(texts[0]))) is not None:
        texts = [beside[1], beside[2]]  # 「9（90%）」
        if not is_figure(texts[0]) or is_percent(texts[0]):
            return {"value": value}
    if len(texts) > 1 and not (shared and has_share(spot.text)):
        parts: dict[str, Printed] = {}
        for text in texts:
            name = "grade" if is_grade(text) else "rate" if is_percent(text) and parts else "value"
            shaped = is_grade(text) or is_figure(text)
            if not shaped or name in parts:
                return {"value": value}
            parts[name] = _printed(spot, text)
        return parts
    return {"value": value}


def _year_key(column: Column) -> str:
    return same_year(column.year.text) if column.year is not None else ""


def title_year(around: Caption) -> Printed | None:
    """The year of which title or heading say that its results are listed; None where they name none."""
    for text in (around.title, around.heading):
        match = _TITLE_YEAR.search(text.text) if text is not None else None
        if text is not None and match is not None:
            return replace(text, text=match[1])
    return None


class _Reader:
    """Reads one list."""

    def __init__(self, document: Document, found: KpiList) -> None:
        self.found, self.table = found, found.table
        self.kind_at = found.columns["kind"][0].index if "kind" in found.columns else None
        self.yearly = [c for name in YEARLY for c in found.columns.get(name, [])]
        dated = {_year_key(c): c for c in self.yearly if c.year is not None}
        self.undated = self._undated(dated)
        self.title_year = title_year(found.caption)
        self.headings = headings_above(document, found.table.key)
        # a list that names initiatives only takes its field from a heading that is certainly one
        self.named = found.whole and not {"policy_field", "initiative_name"}.isdisjoint(found.columns)
        self.aim = None if "policy_field" in found.columns else aim_above(document, found.table.key)

    def _undated(self, dated: dict[str, Column]) -> str:
        """The year that rates and grades without a year belong to: the last one that is filled in."""
        filled = [
            key
            for key, column in dated.items()
            if any(
                (spot := self.table.filled(row, column.index)) is not None and not is_dash(spot.text)
                for row in self.table.body
            )
        ]
        if is_newest_first(filled):
            return filled[0]
        return filled[-1] if filled else next(iter(dated), "")

    def years(self, rows: Sequence[ListRow]) -> tuple[list[_Year], dict[str, tuple[Column, Spot]]]:
        """What the rows of an indicator print year by year, and the targets of years.

        Blank years are left out. A mark where the result of a year would stand (―, －) says that there is none.
        """
        years: dict[str, _Year] = {}
        marked: dict[str, _Year] = {}
        targets: dict[str, tuple[Column, Spot]] = {}
        for row in rows:
            kind = kind_of(row, self.kind_at) if self.kind_at is not None else None
            aims = [c for name in ("baseline", "target") for c in self.found.columns.get(name, [])]
            shared = any((spot := row.spots.get(c.index)) is not None and has_share(spot.text) for c in aims)
            for column in sorted(self.yearly, key=lambda c: c.index):
                spot = row.spots.get(column.index)
                if spot is None:
                    continue
                if is_dash(spot.text) and not (column.field == "grade" and is_grade(spot.text)):
                    # × is a grade where grades stand, and nothing elsewhere
                    if column.year is not None and column.field in ("result", "value") and kind in (None, "value"):
                        marked.setdefault(
                            _year_key(column), _Year(_printed(column.year), {"value": _printed(spot)})
                        )
                    continue
                key = _year_key(column) or self.undated
                # what a row holds says nothing about the rate and the grade that stand beside all of its rows
                name = kind if kind is not None and column.field in ("result", "value") else column.field
                if name == "target":
                    targets[key] = (column, spot)
                    continue
                year = years.setdefault(key, _Year(self._label(column, key), {}))
                for part, text in _cell_parts(name, spot, shared).items():
                    year.fields.setdefault(part, text)
        # a grade in the first of an indicator's rows may be the first that is met of a later year
        places: dict[str, int] = {}
        for column in self.yearly:
            key = _year_key(column) or self.undated
            places[key] = min(places.get(key, column.index), column.index)
        if years:
            years = marked | years  # where every year has a mark, none has a result
        return [years[key] for key in sorted(years, key=places.__getitem__)], targets

    def _label(self, column: Column, key: str) -> Printed | None:
        own = next((c for c in (column, *self.yearly) if c.year is not None and _year_key(c) == key), None)
        if own is not None and own.year is not None:
            return _printed(own.year)
        return self.title_year

    def target(
        self, rows: Sequence[ListRow], year: _Year | None, of_years: dict[str, tuple[Column, Spot]]
    ) -> tuple[Column, Spot] | None:
        """The target that holds for a year: the only one, the year's own, else the last one printed."""
        told = dict(of_years)
        final: list[tuple[Column, Spot]] = []
        results = {_year_key(c) for name in ("result", "value") for c in self.found.columns.get(name, [])}
        for column in self.found.columns.get("target", []):
            spot = rows[0].spots.get(column.index)
            if spot is None or is_dash(spot.text):
                continue
            if _year_key(column) and _year_key(column) in results:
                told[_year_key(column)] = (column, spot)
            else:
                final.append((column, spot))
        if final:
            return final[-1]
        if year is not None and year.label is not None and same_year(year.label.text) in told:
            return told[same_year(year.label.text)]
        return list(told.values())[-1] if told else None

    def context(self, carried: Carried) -> dict[str, Printed]:
        """The labels of what the indicator belongs to: its row's, else those of the headings above."""
        fields = {name: _printed(spot) for name in CONTEXT if (spot := getattr(carried, name)) is not None}
        if fields.keys() & {"policy_field", "initiative_name"} or self.named:
            return {"policy_field": self.aim, **fields} if self.aim is not None else fields
        return {**self.headings, **fields}  # a number alone does not tell what an indicator belongs to

    def of_indicator(self, rows: Sequence[ListRow]) -> dict[str, Printed]:
        """Indicator, unit and baseline of one indicator."""
        fields = {"indicator": self._indicator(rows[0])}
        for name in ("unit", "baseline"):
            for column in self.found.columns.get(name, [])[:1]:
                spot = rows[0].spots.get(column.index)
                # a mark says that nothing was measured in the baseline's year, a blank cell says nothing
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
            elif self._section_field not in self.found.columns and not is_remark(section.text):
                sections[row.row] = section
        left = sorted(sections)
        for group in grouped(rows, self.found.columns):
            while left and left[0] < group[0].row:
                carried = self._opened(sections[left.pop(0)])
            carried.take(self.found, group[0], heading)
            if at in group[0].spots and not group[0].torn:
                yield from self._of_group(group, carried)

    @property
    def _section_field(self) -> str:
        """What rows with one text only name: the field, or the initiative where the head says so (事業名／KPI)."""
        head = self.found.columns["indicator"][0].path
        named = [field_of(part) for part in _SEVERAL_HEADS.split(head[-1].text)] if head else []
        return (
            "initiative_name"
            if any(f is not None and f[0] == "initiative_name" for f in named)
            else "policy_field"
        )

    def _opened(self, section: Spot) -> Carried:
        """The labels that hold below a row with one text only."""
        if self._section_field == "initiative_name":
            return Carried(initiative_name=section)
        return Carried(policy_field=section)

    def _of_group(self, group: Sequence[ListRow], carried: Carried) -> Iterator[RawRecord]:
        fields = self.context(carried) | self.of_indicator(group)
        key = group[0].spots[self.found.columns["indicator"][0].index].cell.lines[0].key
        years, targets = self.years(group)
        both = changes(self.found.columns, group[0])
        told: list[_Year | None] = [*years]
        for year in told or [None]:
            own = dict(fields)
            target = self.target(group, year, targets)
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
