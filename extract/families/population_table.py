"""A table of a population: areas, age groups, sexes, years and patterns in any arrangement.

Seen as: areas down with age groups inside and years across (two header rows, 増減率 and 人口比率 at the
end); areas down with a row of growth rates below each and 実績／推計 over the years; years down, age groups
across; 5-year classes down with sexes across, one table a pattern. What a label is decides its own text, and
for 合計 the texts beside it, so the arrangement does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.family import Family, Region
from extract.family import keys as line_keys
from extract.memo import once
from extract.shapes import is_dash, is_percent, is_sex
from extract.tables.captions import Caption
from extract.tables.headers import Spot, figures_in, joined, printed_spots, region, runs
from extract.tables.population_around import pattern_part, places_around, sex_part
from extract.tables.population_bases import base_of, column_text, is_of_changes
from extract.tables.population_grid import PopulationGrid, understood
from extract.tables.population_labels import Labels, kind
from extract.tables.population_titles import is_of_shares
from extract.tables.row_units import unit_of_difference, unit_of_row
from extract.year_shapes import is_base, is_years_before
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Printed, RawRecord, Reading, Remark
from schemas.vocabulary_tables import AGING_WORDS, CHANGE_WORDS, SHARE_WORDS

_PRIORITY = 40
_SIGN = lazy_pattern("[-+±▲△▼]")
_LOWER = lazy_pattern(
    r"(?:下段|[(（]\s*[)）]\s*[内は]|括弧内|カッコ内|かっこ内)[はが:：内]*[、，,]?\s*([^、。,(（)）\s]+)"
)


@once
def _found(document: Document) -> tuple[PopulationGrid, ...]:
    return tuple(found for grids in runs(document) if (found := understood(document, grids)) is not None)


def find(document: Document) -> tuple[Region, ...]:
    """One region a table, over all the pages that it runs over."""
    return tuple(
        region(document, "population_table", found.table.grids, found.caption.used) for found in _found(document)
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """What the lines around a table say about all of its cells."""

    fields: dict[str, Printed]
    areas: dict[str, Printed]
    sex: Printed | None
    pattern: Printed | None


def _around(document: Document, found: PopulationGrid) -> _Around:
    caption_ = found.caption
    fields: dict[str, Printed] = {}
    banner = printed_spots(found.table.title_rows)
    name = caption_.title or banner or caption_.heading
    if name is not None:
        fields["table_title"] = name
    if banner is not None and banner is not name:
        fields["banner"] = banner
    if caption_.unit is not None:
        fields["unit_label"] = caption_.unit
    if caption_.note is not None:
        fields["note"] = caption_.note
    if caption_.heading is not None and caption_.heading is not name:
        fields["heading"] = caption_.heading
    everything = [*found.columns.values(), *found.rows.values()]
    titles = [text for text in (caption_.title, banner, caption_.heading) if text is not None]
    areas: dict[str, Printed] = {}
    sex = pattern = None
    named = next((labels.area for labels in everything if labels.area is not None), None)
    if named is None:
        areas = places_around(document, caption_, found.table.key)
    elif (label := printed_spots([named])) is not None:
        areas["areas_around"] = label
    if not any(labels.sex and is_sex(labels.sex.text) for labels in everything):
        sex = next((part for text in titles if (part := sex_part(text)) is not None), None)
    if not any(labels.pattern for labels in everything):
        pattern = next((part for text in titles if (part := pattern_part(text))), None)
    return _Around(fields, areas, sex, pattern)


def _row_text(row: Labels, column: Labels) -> list[Spot]:
    age = row.age or column.age
    metrics = [*row.metrics, *(column.metrics if column.metric_level == "age" else [])]
    if age is None:
        return metrics
    # 「割合」 over 「老年人口」: in the order of print, no label of both (老年人口割合) comes of two
    around = [spot for spot in metrics if spot.cell.column < age.cell.column and spot.cell.row <= age.cell.row]
    return [*around, age, *(spot for spot in metrics if all(spot is not other for other in around))]


def _lower_measure(around: Caption) -> str | None:
    """The measure of the lower row of each pair by the lines around (「下段は構成比」, 「( )内は構成比」).

    A unit alone (「下段は％」) says less than another line does.
    """
    texts = [text.text for text in (around.unit, around.title, around.note) if text is not None]
    told = [str(match[1]) for match in map(_LOWER.search, texts) if match is not None]
    return next((measure for measure in told if fold(measure) != "%"), None)


def _lower_kind(found: PopulationGrid, texts: Sequence[str]) -> str | None:
    """What figures below other figures are: 'change', 'share', or None for undecided."""
    measure = _lower_measure(found.caption)
    if measure is None:
        if sum(is_percent(text) for text in texts) <= len(texts) / 2:
            return None
        if any(labels.years for labels in (*found.columns.values(), *found.rows.values())):
            return "change"
        # in the figures of one year there is nothing that one of them could have changed from
        return "share" if not any(_SIGN.search(fold(text)) for text in texts) else None
    if any(fold(word) in fold(measure) for word in (*CHANGE_WORDS, "増減")):
        return "change"
    if any(fold(word) in fold(measure) for word in (*SHARE_WORDS, *AGING_WORDS)):
        return "share"  # of the aged in all, where it is their rate
    return None


def _lower_rows(found: PopulationGrid) -> dict[int, str | None]:
    """The rows without a label of their own below a row of figures, with what they hold."""
    kinds: dict[int, str | None] = {}
    for row, labels in found.rows.items():
        if not labels.own:
            spots = [found.table.filled(row, column) for column in found.columns]
            kinds[row] = _lower_kind(found, [spot.text for spot in spots if spot is not None])
    return kinds


def _torn_rows(found: PopulationGrid) -> dict[int, str | None]:
    """The first row with cells of two figures of which nothing tells what the second is."""
    if _lower_lines(found) is not None:
        return {}
    for row in found.rows:
        spots = [spot for column in found.columns if (spot := found.table.filled(row, column)) is not None]
        if any(len(figures_in(spot)) > 1 for spot in spots):
            return {row: None}
    return {}


def _lower_lines(found: PopulationGrid) -> str | None:
    """What the second figure of the cells holds, where a figure stands above another in one cell."""
    seconds: list[str] = []
    for row in found.rows:
        for column in found.columns:
            spot = found.table.filled(row, column)
            if spot is not None and len(figures := figures_in(spot)) == 2:
                seconds.append(figures[1].text)
    return _lower_kind(found, seconds) if seconds else None


def _records(document: Document, found: PopulationGrid) -> Iterator[RawRecord]:
    around = _around(document, found)
    lower_rows, lower_lines = _lower_rows(found), _lower_lines(found)
    for row, row_labels in found.rows.items():
        if row in lower_rows and lower_rows[row] is None:
            continue
        for column, column_labels in found.columns.items():
            spot = found.table.filled(row, column)
            if spot is None or is_dash(spot.text) or spot in found.table.rows[row][: found.table.stubs]:
                continue
            if row in lower_rows and spot is found.table.filled(row - 1, column):
                continue  # a cell over both rows of a year holds one figure
            if column in found.remarks:
                continue
            for order, value in enumerate(figures_in(spot)[: 2 if lower_lines else 1]):
                if row_labels.others or column_labels.others:
                    yield _other(found, row, column, around, value)
                else:
                    lower = lower_lines if order else lower_rows.get(row)
                    yield _record(found, row, column, around, value, lower)

    for other in found.others:
        yield from _records(document, other)


def _record(
    found: PopulationGrid, row: int, column: int, around: _Around, value: Printed, lower: str | None
) -> RawRecord:
    row_labels, column_labels = found.rows[row], found.columns[column]
    fields = dict(around.fields)
    label = printed_spots(column_text(row_labels, column_labels))
    if label is not None:
        fields["column_label"] = label
    row_text = printed_spots(_row_text(row_labels, column_labels))
    measure = _lower_measure(found.caption)
    if lower == "share" and measure is not None:
        row_text = _with_measure(row_text, value, measure)
    if row_text is not None:
        fields["row_label"] = row_text
    for name, own, fallback in (
        ("area", row_labels.area or column_labels.area, around.areas.get("area")),
        ("sex", row_labels.sex or column_labels.sex, around.sex),
        ("pattern", row_labels.pattern or column_labels.pattern, around.pattern),
        ("series_label", row_labels.series or column_labels.series, None),
    ):
        text = printed_spots([own]) if own is not None else fallback
        if text is not None:
            fields[name] = text
    if "area" not in fields:
        fields |= around.areas
    unit = (row_labels.units or column_labels.units)[-1:]
    if unit and (told := printed_spots(unit)) is not None:
        fields["own_unit"] = told
    title = around.fields.get("table_title")
    of_rates = is_of_changes(found) or is_of_shares(found.table, found.caption)
    if title is not None and (of_rates or not (found.plain or _is_of_persons(found))):
        fields["measure_around"] = title
    if title is not None and not any(o.age for o in (*found.columns.values(), *found.rows.values())):
        fields["age_around"] = title
    before = row_labels.before or column_labels.before
    base = base_of(found, row, column, lower=lower == "change" or before is not None)
    if base is not None:
        fields["base_label"] = base
    if before is not None or (base is None and _compares_only(row_labels, column_labels)):
        fields |= _own_labels(row_labels, column_labels)
    fields["value"] = value
    return RawRecord("population", value.keys[0], fields)


def _is_of_persons(found: PopulationGrid) -> bool:
    """Whether the lines around say that the rows hold persons, with what the title names below them."""
    unit = found.caption.unit
    return unit is not None and "人" in fold(unit.text) and _lower_measure(found.caption) is not None


def _compares_only(row: Labels, column: Labels) -> bool:
    """Whether labels name what is compared with (対2020年比, 5年前比) but not whether as a change or a ratio."""
    years = [*row.years, *column.years]
    compares = any(is_base(spot.text) or is_years_before(spot.text) for spot in years)
    return compares and not row.metrics and not column.metrics


def _own_labels(row: Labels, column: Labels) -> dict[str, Printed]:
    """All labels beside the row and over the column, for a figure that may turn out to be no population."""
    told = {"own_row_label": joined(row.spots), "own_column_label": joined(column.spots)}
    return {name: text for name, text in told.items() if text is not None}


def _with_measure(row_text: Printed | None, value: Printed, measure: str) -> Printed:
    text = measure if row_text is None else f"{row_text.text}\n{measure}"
    source = row_text or value
    return Printed(text, source.page, source.box, source.line, source.method, source.confidence, source.keys)


def _other(found: PopulationGrid, row: int, column: int, around: _Around, value: Printed) -> RawRecord:
    """A figure in the table that is no population (households, density): a row of the general statistics."""
    fields = {name: text for name, text in around.fields.items() if name in ("table_title", "unit_label")}
    # a group (甲, 乙) says nothing beside the name of what belongs to it
    labels = found.rows[row]
    own = [s for s in labels.spots if s not in labels.units]
    row_text = joined([s for s in own if kind(s.text, None) != "group"] or own)
    if (unit := unit_of_row(found.table, row) or _unit_beside(found, row, column)) is not None:
        fields["unit_label"] = unit
    column_text = joined(found.columns[column].spots)
    if row_text is not None:
        fields["row_label"] = row_text
    if column_text is not None:
        fields["column_label"] = column_text
    fields["value"] = value
    return RawRecord("statistics", value.keys[0], fields)


def _unit_beside(found: PopulationGrid, row: int, column: int) -> Printed | None:
    """The unit of a figure that says how the persons left of it or above it have become more or fewer."""
    for lines, place in ((found.rows, row), (found.columns, column)):
        before = lines.get(place - 1)
        if lines[place].others and before is not None and not before.others and not before.metrics:
            return unit_of_difference(found.caption.unit, lines[place].others[-1].text)
    return None


def read(document: Document, region: Region) -> Reading:
    """Reads every figure with the labels that tell what it is."""
    found = next(found for found in _found(document) if found.table.key == region.key)
    parts = (found, *found.others)
    remarks = [
        Remark(
            "unknown-label",
            "人口の表で、見出しのない段の数値が何を表すか（増減率か構成比か）を確定できませんでした。原本で確認してください。",
            printed_spots([s for s in part.table.rows[row] if s is not None and not s.blank][:1]),
            "population",
        )
        for part in parts
        for row, what in (_lower_rows(part) | _torn_rows(part)).items()
        if what is None
    ]
    used = found.caption.used.union(*(line_keys(part.table.lines) for part in parts))
    return Reading(tuple(_records(document, found)), used, tuple(remarks), found.caption.beside)


FAMILY = Family("population_table", find, read, _PRIORITY, of_tables=True)
