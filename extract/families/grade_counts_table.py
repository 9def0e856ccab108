"""How many indicators of each policy field have which grade.

Seen as: 政策分野 beside 達成状況 with 「A : 3項目 C : 2項目」 in one cell, one table an axis below its
heading; grades across with a count in each cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from extract.cards.bounds.taxonomy import levels_of
from extract.family import Family, Region, printed, printed_cell
from extract.family import keys as line_keys
from extract.frames import pages_of
from extract.memo import once
from extract.outline import outline
from extract.shapes import bare, is_dash, is_figure, is_grade, is_total, plain
from extract.tables.caption_lines import title_text
from extract.tables.captions import Caption, caption
from extract.tables.headers import Spot, Table, build, is_serial, region, runs
from extract.tables.kpi_lists import filled_years
from extract.tables.rows import head_rows, positions
from extract.year_shapes import has_year, year_in
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Grid, Line, Page, Printed, RawRecord, Reading
from schemas.vocabulary_lists import GRADE_COUNT_UNITS
from schemas.vocabulary_tables import SHARE_WORDS

_PRIORITY = 35
_UNITS = "|".join(regex.escape(fold(unit)) for unit in GRADE_COUNT_UNITS)
_ONE_COUNT = rf"(?:SS|[SA-E][+-]?|[◎○◯〇△×])(?:評価)?(?:[:=(][0-9]+(?:{_UNITS})?\)?|[0-9]+(?:{_UNITS}))"
_COUNTS = lazy_pattern(rf"(?:{_ONE_COUNT}[、,/・]?)+")
_COUNT = lazy_pattern(_ONE_COUNT)
_GRADE_HEAD = lazy_pattern(r"((?:SS|[SA-E])[+-]?|[◎○◯〇△×])(?:評価|ランク|判定)?")
_YEAR = lazy_pattern(
    r"(?:20[0-9]{2}|２０[０-９]{2})\s*(?:[（(][^()（）]*[)）])?\s*年?度?"
    r"|(?:令和|平成|[RHＲＨ])\s*(?:[0-9０-９]{1,2}|元)\s*年?度?"
)
_RESULT_YEAR = lazy_pattern(rf"({_YEAR.pattern})\s*(?:末|の|における)?\s*(?:実績|結果|達成|評価|進捗)")
_RESULTS = lazy_pattern(r"実績|結果|達成|評価|進捗")
_SHARES = tuple(fold(word) for word in SHARE_WORDS)
_WHOLE = lazy_pattern(r"ビジョン|計画|戦略|懇談会|について|概要|資料")


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """A table of counts; ``grades`` are the columns with a grade as header, empty where cells tell the grades."""

    table: Table
    caption: Caption
    grades: dict[int, Spot]
    counts: int | None


def _is_counts(text: str) -> bool:
    return _COUNTS.fullmatch(fold(text)) is not None and not is_grade(text)


def _is_computed(label: str) -> bool:
    """Whether a row's label says that its figures are sums or shares: 小計, 構成比（％）."""
    return is_total(label) or bare(label).startswith(_SHARES)


def _is_datum(text: str) -> bool:
    return _is_counts(text) or is_figure(text)


def _grade_columns(table: Table) -> dict[int, Spot]:
    found: dict[int, Spot] = {}
    for column in range(max(1, table.stubs), table.width):
        path = table.header(column)
        if path and _GRADE_HEAD.fullmatch(bare(path[-1].text)):
            found[column] = path[-1]
    return found


@lru_cache(maxsize=1 << 12)
def _may_count(text: str) -> bool:
    """Whether a cell's text counts a grade or is one that heads a column; asked first, for few tables have any."""
    text = plain(text)
    return _GRADE_HEAD.fullmatch(bare(text)) is not None or _COUNT.search(fold(text)) is not None


def _opens(page: Page, grid: Grid) -> bool:
    """Whether a table begins with headings: a row of counts goes on with the table of the page before."""
    return head_rows(positions(page, grid), 0, _is_datum) > 0


@once
def _found(document: Document) -> tuple[_Found, ...]:
    found: list[_Found] = []
    for grids in runs(document, _opens):
        if not any(_may_count(cell.text) for _, grid in grids for cell in grid.cells if cell.lines):
            continue
        table = build(grids, is_data=_is_datum)
        if table.torn or table.width < 2 or table.head == table.banner or not table.body:
            continue
        first = max(1, table.stubs)
        texts = {c: [s.text for r in table.body if (s := table.filled(r, c))] for c in range(first, table.width)}
        told = [c for c, cells in texts.items() if cells and all(_is_counts(t) or is_dash(t) for t in cells)]
        told = [c for c in told if any(_is_counts(text) for text in texts[c])]
        grades = _grade_columns(table)
        counted = all(is_figure(t) or is_dash(t) or _is_unit_count(t) for c in grades for t in texts[c])
        if told:
            found.append(_Found(table, caption(document, grids), {}, told[0]))
        elif len(grades) >= 2 and counted and any(texts[c] for c in grades):
            found.append(_Found(table, caption(document, grids), grades, None))
    return tuple(found)


def _is_unit_count(text: str) -> bool:
    return regex.fullmatch(rf"[0-9]+(?:{_UNITS})", fold(text)) is not None


def find(document: Document) -> tuple[Region, ...]:
    """One region a table of counts."""
    return tuple(
        region(document, "grade_counts_table", found.table.grids, found.caption.used) for found in _found(document)
    )


def _result_year(document: Document, around: Caption, key: int) -> Printed | None:
    """The year whose results are counted.

    Told by the title or the nearest heading above that speaks of results and names one year; else by the only
    year that a list of indicators has filled in; else by the nearest line above that names a year's results.
    """
    pages = pages_of(document)
    heads: list[Printed] = [around.title] if around.title is not None else []
    heads += [printed(pages[line.key], [line]) for line in reversed(outline(document).path(key))]
    for text in heads:
        if _RESULTS.search(text.text):
            named = {years: match for match in _YEAR.finditer(text.text) if (years := year_in(match.group()))}
            if len(named) == 1:
                return _part(text, next(iter(named.values())).group())
    filled = filled_years(document)
    if len(filled) == 1:
        return filled[0]
    above: list[Printed] = []
    for page, item in document.flow:
        if item.key == key:
            break
        if isinstance(item, Line) and has_year(item.text) and "参考" not in item.text:
            above.append(printed(page, [item]))
    for text in reversed(above):
        match = _RESULT_YEAR.search(text.text)
        if match is not None:
            return _part(text, match[1])
    return None


def _part(text: Printed, part: str) -> Printed:
    return Printed(part, text.page, text.box, text.line, text.method, text.confidence, text.keys)


def _axis(document: Document, key: int) -> Printed | None:
    """The heading above that names an axis, else the innermost that names no results and no whole document."""
    pages = pages_of(document)
    told = levels_of(outline(document).path(key), pages).get("axis")
    if told is not None:
        return told
    for line in reversed(outline(document).path(key)):
        text = title_text(line)
        if _WHOLE.search(text):
            return None
        if text and not _RESULTS.search(text):
            return printed(pages[line.key], [line], text)
    return None


def _is_number(table: Table, column: int) -> bool:
    """Whether a label column only numbers the rows."""
    texts = [spot.text for row in table.body if (spot := table.filled(row, column)) is not None]
    return is_serial(table.header(column), texts, first=column == 0)


def _year_above(table: Table, column: int) -> Printed | None:
    """The year that stands over the grades of a column; None where no header names one."""
    spot = next((s for s in reversed(table.header(column)[:-1]) if year_in(s.text)), None)
    return printed_cell(spot.page, spot.cell) if spot is not None else None


def _records(document: Document, found: _Found) -> Iterator[RawRecord]:
    table = found.table
    common: dict[str, Printed] = {}
    axis = _axis(document, table.key)
    year = _result_year(document, found.caption, table.key)
    if axis is not None:
        common["axis"] = axis
    if year is not None:
        common["fiscal_year"] = year
    named = [column for column in range(table.stubs) if not _is_number(table, column)]
    years = {c: year for c in found.grades if (year := _year_above(table, c)) is not None}
    summed = {row for row in table.body if any(s is not None and _is_computed(s.text) for s in table.labels(row))}
    for row in table.body:
        if row in summed and len(summed) < len(table.body):
            continue  # the sum of the fields, or its share, is the count of none
        labels = [table.labels(row)[column] for column in named]
        fields = dict(common)
        # the last column names the field, one left of it the axis that its fields share
        for name, label in zip(("policy_field", "axis"), reversed(labels), strict=False):
            if label is not None and not _is_computed(label.text):
                fields[name] = printed_cell(label.page, label.cell)
        if found.counts is not None:
            spot = table.filled(row, found.counts)
            if spot is not None and not is_dash(spot.text):
                fields["counts"] = printed_cell(spot.page, spot.cell)
                yield RawRecord("grade_counts", spot.cell.lines[0].key, fields)
            continue
        for column, grade in found.grades.items():
            spot = table.filled(row, column)
            if spot is None or is_dash(spot.text):
                continue
            own = dict(fields)
            if column in years:
                own["fiscal_year"] = years[column]
            own["grade"] = printed_cell(grade.page, grade.cell)
            own["count"] = printed_cell(spot.page, spot.cell)
            yield RawRecord("grade_counts", spot.cell.lines[0].key, own)


def read(document: Document, region: Region) -> Reading:
    """Reads the counts of every policy field; rows of their sums are left to the cells of the table."""
    found = next(found for found in _found(document) if found.table.key == region.key)
    used = frozenset(found.caption.used | line_keys(found.table.lines))
    return Reading(tuple(_records(document, found)), used, beside=found.caption.beside)


FAMILY = Family("grade_counts_table", find, read, _PRIORITY, of_tables=True)
