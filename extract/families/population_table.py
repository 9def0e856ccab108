"""A table of a population: areas, age groups, sexes, years and patterns in any arrangement.

Seen as: areas down with age groups inside and years across (two header rows, 増減率 and 人口比率 at the right end);
areas down with a row of growth rates below each and 実績／推計 over the years; years down and age groups across;
5-year classes down with sexes across, one table a pattern. What a label is decides its own text, and for 合計 the
texts beside it, so the arrangement does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from extract.captions import Caption, caption
from extract.family import Family, Region, printed, printed_cell
from extract.family import keys as line_keys
from extract.headers import Spot, Table, build, runs
from extract.outline import outline
from extract.population_labels import Dimension, Labels, dominant, kind
from extract.shapes import bare, has_year, is_dash, is_figure, is_percent, is_place
from schemas.folding import fold
from schemas.printed import Document, Grid, Line, Page, Printed, RawRecord, Reading, Remark
from schemas.vocabulary_tables import (
    CHANGE_WORDS,
    NOT_A_POPULATION,
    PATTERN_WORDS,
    SHARE_WORDS,
)

_PRIORITY = 40
_LEAST_KNOWN = 0.8
_AREA_IN_TITLE = regex.compile(
    r"(?<![\p{Han}ァ-ヴ])(?![本当各全])([\p{Han}々ヶケァ-ヴー]{1,6}?[市町村])(?=人口|将来|総|年齢|の|[^\p{Han}]|$)"
)
_SEX_IN_TITLE = regex.compile(r"(?:[(（・\s:：【]|^)(男女計|男女合計|男性|女性|男|女)(?:[)）】]|$)")
_PATTERN_IN_TITLE = regex.compile(
    r"(?:推計)?(?:" + "|".join(PATTERN_WORDS[:3]) + r")\s*[0-9０-９A-ZＡ-Ｚ①-⑳Ⅰ-Ⅻ]+(?:[-－‐][0-9０-９]+)?"
    r"(?:\s*[（(][^()（）]*[)）])?"
)
_SHARE_OF = regex.compile(r"^(.*?)(?:が占める|の占める|の|に占める)?(?:割合|比率|シェア|構成比)$")


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """A table understood as a population: its labels by position."""

    table: Table
    caption: Caption
    columns: dict[int, Labels]
    rows: dict[int, Labels]


@dataclass(slots=True)
class _Sections:
    """Labels that open a section of the body and hold until the next of their kind."""

    open: dict[Dimension, Spot] = field(default_factory=dict)


def _row_labels(table: Table) -> dict[int, Labels]:
    """The labels of every row that has data, carried down from sections and from merged or empty cells."""
    stub_levels = []
    for column in range(table.stubs):
        texts = {id(s): s.text for r in table.body if (s := table.filled(r, column)) is not None}
        stub_levels.append(dominant(texts.values()))
    found: dict[int, Labels] = {}
    sections = _Sections()
    age_above: Spot | None = None
    for row in table.body:
        data = [table.filled(row, column) for column in table.data_columns]
        stubs = [s for column in range(table.stubs) if (s := table.filled(row, column)) is not None]
        if not any(spot for spot in data if spot not in stubs):
            distinct = {id(s): s for s in stubs}
            if len(distinct) == 1:
                spot = stubs[0]
                what = kind(spot.text, None)
                if what in ("area", "sex", "pattern", "year", "series"):
                    sections.open[what] = spot
            continue
        labels = Labels()
        for column, spot in enumerate(table.labels(row)):
            if spot is None:
                continue
            labels.add(spot, kind(spot.text, stub_levels[column]), stub_levels[column])
        labels.own = not table.unlabelled(row)
        for what, spot in sections.open.items():
            labels.inherit(what, spot)
        if labels.age is not None:
            age_above = labels.age
        elif age_above is not None and labels.share_of_age:
            labels.inherit("age", age_above)
        found[row] = labels
    _areas_of_shares(found)
    return found


def _areas_of_shares(rows: dict[int, Labels]) -> None:
    """Gives a row 「圏域の割合」 the smaller area as its area: the last one above whose name has the word 圏域."""
    above: list[Spot] = []
    for labels in rows.values():
        if labels.area is not None:
            if all(labels.area is not spot for spot in above):
                above.append(labels.area)
            continue
        for spot in labels.metrics:
            match = _SHARE_OF.match(bare(spot.text))
            if match is None or not match[1] or not above:
                continue
            named = [area for area in above if match[1] in fold(area.text)]
            if named or len(above) > 1:
                labels.area = named[-1] if named else above[-2]
                labels.of_area = True


def _column_labels(table: Table) -> dict[int, Labels]:
    paths = {column: table.header(column) for column in table.data_columns}
    levels: dict[int, Dimension | None] = {}
    for row in range(table.banner, table.head):
        texts = {id(s): s.text for c in table.data_columns if (s := table.filled(row, c)) is not None}
        levels[row] = dominant(texts.values())
    found: dict[int, Labels] = {}
    for column, path in paths.items():
        labels = Labels()
        for spot in path:
            level = next((levels[row] for row in levels if any(spot is s for s in table.rows[row])), None)
            labels.add(spot, kind(spot.text, level), level)
        found[column] = labels
    return found


def _title_words(document: Document, around: Caption, table: Table) -> str:
    words = [around.title.text if around.title else "", around.heading.text if around.heading else ""]
    words += [table.text(row, 0) for row in range(table.banner)]
    words += [around.unit.text if around.unit else ""]
    if not around.title:
        words += outline(document).titles(table.key)[-2:]
    return fold("".join(words))


def _speaks_of_population(words: str, found: Sequence[Labels]) -> bool:
    if "人口" in words or "高齢化率" in words:
        return True
    return any("人口" in fold(spot.text) for labels in found for spot in labels.spots)


def _understood(document: Document, grids: Sequence[tuple[Page, Grid]]) -> _Found | None:
    table = build(grids)
    if table.stubs == 0 or not table.body or table.stubs >= table.width or table.head == table.banner:
        return None
    figures = filled = 0
    for row in table.body:
        for column in table.data_columns:
            spot = table.filled(row, column)
            if spot is not None and not is_dash(spot.text):
                filled += 1
                figures += is_figure(spot.text)
    if filled < 2 or figures < filled * 0.8:
        return None
    around = caption(document, grids)
    words = _title_words(document, around, table)
    if any(fold(word) in words for word in NOT_A_POPULATION):
        return None
    columns, rows = _column_labels(table), _row_labels(table)
    everything = [*columns.values(), *rows.values()]
    if not rows or not _speaks_of_population(words, everything):
        return None
    ages = {fold(labels.age.text) for labels in everything if labels.age is not None and not labels.age_is_total}
    by_year = any(labels.years for labels in everything)
    if not by_year and len(ages) < 2:
        return None
    if not by_year and not _year_around(around):
        return None
    unknown = sum(labels.unknown for labels in everything)
    if unknown > len(everything) * (1 - _LEAST_KNOWN):
        return None
    if not any(labels.area or labels.age or labels.sex or labels.head_count for labels in everything):
        return None
    return _Found(table, around, columns, rows)


def _year_around(around: Caption) -> bool:
    parts = [around.title, around.note, around.unit, around.heading]
    return any(part is not None and has_year(part.text) for part in parts)


@lru_cache(maxsize=4)
def _found(document: Document) -> tuple[_Found, ...]:
    return tuple(found for grids in runs(document) if (found := _understood(document, grids)) is not None)


def find(document: Document) -> tuple[Region, ...]:
    """One region a table, over all the pages that it runs over."""
    page_index = {id(page): index for index, page in enumerate(document.pages)}
    return tuple(
        Region(
            "population_table",
            found.table.key,
            tuple(dict.fromkeys(page_index[id(page)] for page, _ in found.table.grids)),
            frozenset(grid.key for _, grid in found.table.grids),
            found.caption.used,
        )
        for found in _found(document)
    )


def _printed_spots(spots: Sequence[Spot]) -> Printed | None:
    """The texts of label cells, one under the other; None without labels."""
    if not spots:
        return None
    if len(spots) == 1:
        return printed_cell(spots[0].page, spots[0].cell)
    return printed(spots[0].page, [line for spot in spots for line in spot.cell.lines])


def _part(line: Printed | None, match: regex.Match[str] | None) -> Printed | None:
    if line is None or match is None:
        return None
    return Printed(match[1], line.page, line.box, line.line, line.method, line.confidence, line.keys)


def _title_places(document: Document, around: Caption, key: int) -> Printed | None:
    """The one municipality that the title, a heading above or the head of the document names."""
    pages = {item.key: page for page, item in document.flow}
    scopes: list[list[Printed]] = [[around.title]] if around.title else []
    scopes += [[printed(pages[line.key], [line])] for line in reversed(outline(document).path(key))]
    opening: list[Printed] = []
    for page, item in document.flow:
        if not isinstance(item, Line) or len(opening) == 5:
            break
        opening.append(printed(page, [item]))
    for scope in [*scopes, opening]:
        found = {}
        for text in scope:
            for match in _AREA_IN_TITLE.finditer(text.text):
                if is_place(match[1]):
                    found.setdefault(fold(match[1]), _part(text, match))
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            return None
    return None


def _pattern_part(line: Printed | None) -> Printed | None:
    match = _PATTERN_IN_TITLE.search(line.text) if line is not None else None
    if line is None or match is None:
        return None
    return Printed(match.group(), line.page, line.box, line.line, line.method, line.confidence, line.keys)


@dataclass(frozen=True, slots=True)
class _Around:
    """What the lines around a table say about all of its cells."""

    fields: dict[str, Printed]
    area: Printed | None
    sex: Printed | None
    pattern: Printed | None


def _around(document: Document, found: _Found) -> _Around:
    caption_ = found.caption
    fields: dict[str, Printed] = {}
    banner = [spot for row in range(found.table.banner) if (spot := found.table.filled(row, 0)) is not None]
    name = caption_.title or _printed_spots(banner) or caption_.heading
    if name is not None:
        fields["table_title"] = name
    if caption_.unit is not None:
        fields["unit_label"] = caption_.unit
    if caption_.note is not None:
        fields["note"] = caption_.note
    everything = [*found.columns.values(), *found.rows.values()]
    titles = [text for text in (caption_.title, _printed_spots(banner), caption_.heading) if text is not None]
    area = sex = pattern = None
    if not any(labels.area for labels in everything):
        area = _title_places(document, caption_, found.table.key)
    if not any(labels.sex for labels in everything):
        sex = next((part for text in titles if (part := _part(text, _SEX_IN_TITLE.search(text.text)))), None)
    if not any(labels.pattern for labels in everything):
        pattern = next((part for text in titles if (part := _pattern_part(text))), None)
    return _Around(fields, area, sex, pattern)


def _column_text(row: Labels, column: Labels) -> list[Spot]:
    """The labels that tell year and measure, outermost first."""
    across_ages = column.metric_level == "age"
    kept = [
        spot
        for spot in column.spots
        if spot in column.years or spot is column.series or (spot in column.metrics and not across_ages)
    ]
    return [*row.years, *kept]


def _row_text(row: Labels, column: Labels) -> list[Spot]:
    age = row.age or column.age
    spots = [age] if age is not None else []
    spots += row.metrics
    if column.metric_level == "age":
        spots += column.metrics
    return spots


def _lower_measure(unit: Printed | None) -> regex.Match[str] | None:
    """The measure that the unit line gives for the lower row of each pair (「下段は構成比」)."""
    if unit is None:
        return None
    return regex.search(r"下段[はが:：]?\s*([^、。,)）\s]+)", unit.text)


def _is_change(spots: Sequence[Spot]) -> bool:
    return any(fold(word) in fold(spot.text) for spot in spots for word in CHANGE_WORDS)


def _base_above(found: _Found, row: int) -> Spot | None:
    """The year of the nearest row above with another year and the same other labels."""
    own = found.rows[row]
    for other in range(row - 1, found.table.head - 1, -1):
        labels = found.rows.get(other)
        if labels is None or not labels.years or labels.years[0] is own.years[0]:
            continue
        if (labels.area, labels.sex, labels.pattern, labels.age) == (own.area, own.sex, own.pattern, own.age):
            return labels.years[0]
    return None


def _base(found: _Found, row: int, column: int, lower: bool) -> Printed | None:
    """The label of the year that a growth rate compares with; None where the labels leave it open."""
    row_labels, column_labels = found.rows[row], found.columns[column]
    if lower or _is_change(row_labels.metrics):
        before = [c for c in found.columns if c < column and found.columns[c].years]
        if before and column_labels.years:
            return _printed_spots(_column_text(Labels(), found.columns[before[-1]]))
        return None
    if _is_change(column_labels.metrics) and len(column_labels.years) == 0 and row_labels.years:
        spot = _base_above(found, row)
        return _printed_spots([spot]) if spot is not None else None
    return None


def _lower_rows(found: _Found) -> dict[int, str | None]:
    """Rows without a label of their own below a row of figures: 'change', 'share', or None for undecided."""
    measure = _lower_measure(found.caption.unit)
    kinds: dict[int, str | None] = {}
    for row, labels in found.rows.items():
        if labels.own:
            continue
        texts = [s.text for c in found.table.data_columns if (s := found.table.filled(row, c)) is not None]
        percent = sum(is_percent(text) for text in texts) > len(texts) / 2
        if measure is None:
            kinds[row] = "change" if percent and any(c.years for c in found.columns.values()) else None
        elif any(fold(word) in fold(measure[1]) for word in (*CHANGE_WORDS, "増減")):
            kinds[row] = "change"
        elif any(fold(word) in fold(measure[1]) for word in SHARE_WORDS):
            kinds[row] = "share"
        else:
            kinds[row] = None
    return kinds


def _records(document: Document, found: _Found) -> Iterator[RawRecord]:
    around = _around(document, found)
    lower_rows = _lower_rows(found)
    measure = _lower_measure(found.caption.unit)
    for row, row_labels in found.rows.items():
        if row in lower_rows and lower_rows[row] is None:
            continue
        for column, column_labels in found.columns.items():
            spot = found.table.filled(row, column)
            if spot is None or is_dash(spot.text) or spot in found.table.rows[row][: found.table.stubs]:
                continue
            value = printed_cell(spot.page, spot.cell)
            key = spot.cell.lines[0].key
            if row_labels.others or column_labels.others:
                yield _other(found, row, column, around, value, key)
                continue
            fields = dict(around.fields)
            label = _printed_spots(_column_text(row_labels, column_labels))
            if label is not None:
                fields["column_label"] = label
            row_text = _printed_spots(_row_text(row_labels, column_labels))
            if lower_rows.get(row) == "share" and found.caption.unit is not None and measure is not None:
                row_text = _with_measure(row_text, found.caption.unit, measure[1])
            if row_text is not None:
                fields["row_label"] = row_text
            for name, own, fallback in (
                ("area", row_labels.area or column_labels.area, around.area),
                ("sex", row_labels.sex or column_labels.sex, around.sex),
                ("pattern", row_labels.pattern or column_labels.pattern, around.pattern),
                ("series_label", row_labels.series or column_labels.series, None),
            ):
                text = _printed_spots([own]) if own is not None else fallback
                if text is not None:
                    fields[name] = text
            base = _base(found, row, column, lower_rows.get(row) == "change")
            if base is not None:
                fields["base_label"] = base
            fields["value"] = value
            yield RawRecord("population", key, fields)


def _with_measure(row_text: Printed | None, unit: Printed, measure: str) -> Printed:
    text = measure if row_text is None else f"{row_text.text}\n{measure}"
    source = row_text or unit
    return Printed(text, source.page, source.box, source.line, source.method, source.confidence, source.keys)


def _other(found: _Found, row: int, column: int, around: _Around, value: Printed, key: int) -> RawRecord:
    """A figure in the table that is no population (households, density): a row of the general statistics."""
    fields = {name: text for name, text in around.fields.items() if name in ("table_title", "unit_label")}
    row_text = _printed_spots(found.rows[row].spots)
    column_text = _printed_spots(found.columns[column].spots)
    if row_text is not None:
        fields["row_label"] = row_text
    if column_text is not None:
        fields["column_label"] = column_text
    fields["value"] = value
    return RawRecord("statistics", key, fields)


def read(document: Document, region: Region) -> Reading:
    """Reads every figure with the labels that tell what it is."""
    found = next(found for found in _found(document) if found.table.key == region.key)
    remarks = [
        Remark(
            "unknown-label",
            "人口の表で、見出しのない段の数値が何を表すか（増減率か構成比か）を確定できませんでした。原本で確認してください。",
            _printed_spots([s for s in found.table.rows[row] if s is not None and not s.blank][:1]),
            "population",
        )
        for row, what in _lower_rows(found).items()
        if what is None
    ]
    used = frozenset(found.caption.used | line_keys(found.table.lines))
    return Reading(tuple(_records(document, found)), used, tuple(remarks))


FAMILY = Family("population_table", find, read, _PRIORITY)
