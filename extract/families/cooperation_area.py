"""Cooperation areas in a national programme: a list of them, or one area's profile on a page of its own.

Seen as: 団体名, 関係団体, 圏域人口等, 圏域面積等 and 概要 in columns, with the category in a row of its own
(「1 連携中枢都市圏の形成等に向けた取組」) or in a column 区分; and a page headed by the area's name with
「委託事業実施年度：H26」 over a small table of 圏域市町村, 圏域人口 and 圏域面積.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.family import Family, Region, printed, printed_cell
from extract.family import keys as line_keys
from extract.memo import once
from extract.outline import heading_text
from extract.programmes.area_headings import AreaHeadings, area_headings
from extract.programmes.columns import ProgrammeTable, programme_tables
from extract.programmes.labelled_area import Profile, profile
from extract.programmes.overview import is_list_title
from extract.programmes.remarks import without_column
from extract.programmes.surroundings import Surroundings, surroundings
from extract.tables.captions import caption
from extract.tables.headers import region
from extract.year_shapes import has_year
from schemas.folding import fold
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Line, Page, Printed, RawRecord, Reading, Remark

_NAME = "cooperation_area"
_PRIORITY = 34
_FIELDS = ("organization", "partners", "population", "core_population", "area", "summary", "prefecture")
_YEAR_LINE = lazy_pattern(r"^.{0,12}年度\s*[:：]\s*(?P<year>\S.{0,20})$")
_MOST_LINES = 6
_REGION = "圏域"


def _is_area_list(found: ProgrammeTable) -> bool:
    """Whether a table tells population and area of regions, not of municipalities and not from year to year."""
    if "population" not in found.columns or "area" not in found.columns:
        return False
    head = found.table.header(found.columns["population"])
    of_regions = "partners" in found.columns or any(_REGION in fold(spot.text) for spot in head)
    return of_regions and not any(spot.cell.column_span > 1 for spot in head[-1:])


def _lists(document: Document) -> Iterator[tuple[ProgrammeTable, Surroundings]]:
    around = surroundings(document)
    for found in programme_tables(document):
        if _is_area_list(found):
            yield found, around[found.table.key]


_Lines = tuple[tuple[Page, Line], ...]


@once
def _profiles(document: Document) -> tuple[tuple[Page, Profile, _Lines, _Lines], ...]:
    """The profiles with the lines above them, nearest first, and the title of their list, if any."""
    listed = {grid.key for found in programme_tables(document) for _, grid in found.table.grids}
    above: list[tuple[Page, Line]] = []
    title: _Lines = ()
    result = []
    for page, item in document.flow:
        if isinstance(item, Line):
            above.append((page, item))
            title = ((page, item),) if is_list_title(item) and has_year(item.text) else title
            continue
        found = profile(page, item) if item.key not in listed else None
        if found is not None:
            result.append((page, found, tuple(reversed(above[-_MOST_LINES:])), title))
        above = []
    return tuple(result)


def find(document: Document) -> tuple[Region, ...]:
    """One region a list and one a profile."""
    lists = [region(document, _NAME, found.table.grids, frozenset()) for found, _ in _lists(document)]
    profiles = [
        region(document, _NAME, [(page, found.grid)], frozenset()) for page, found, *_ in _profiles(document)
    ]
    return tuple(lists + profiles)


def _listed(document: Document, found: ProgrammeTable, around: Surroundings) -> Iterator[RawRecord]:
    table = found.table
    title = around.title
    if title is None:  # a list of areas need not say that somebody has selected them
        own = caption(document, table.grids).title
        title = own if own is not None and has_year(own.text) else None
    headings = area_headings(document, table.key)
    if title is None:
        title = headings.title
    category = around.category if around.overview is not None or around.headed else headings.category
    for row in table.body:
        spots = {
            name: spot
            for name in _FIELDS
            if name in found.columns and (spot := table.filled(row, found.columns[name])) is not None
        }
        filled = {id(spot): spot for spot in table.rows[row] if spot is not None and not spot.blank}
        if len(filled) == 1 and table.filled(row, 0) is not None:
            spot = next(iter(filled.values()))
            lines = spot.cell.lines
            text = heading_text(lines[0]) if len(lines) == 1 else spot.text
            category = printed(spot.page, lines, text)
            continue
        if "organization" not in spots or not ("population" in spots or "area" in spots):
            continue
        fields = {name: printed_cell(spot.page, spot.cell) for name, spot in spots.items()}
        if "category" in found.columns and (spot := table.filled(row, found.columns["category"])) is not None:
            category = printed_cell(spot.page, spot.cell)  # a cell over several rows is printed once
        if category is not None:
            fields["category"] = category
        if title is not None:
            fields["title"] = title
        number = spots["organization"].page.number
        key = min(line.key for line in spots["organization"].cell.lines)
        yield RawRecord("cooperation_areas", key, fields, page_start=number, page_end=number)


def _left_out(found: ProgrammeTable) -> tuple[Remark, ...]:
    """One remark a column that the output has no field for."""
    return tuple(
        without_column(
            "連携圏域の表の列", fold(spot.text), printed_cell(spot.page, spot.cell), "cooperation_areas"
        )
        for _, spot in found.unknown
    )


def _profiled(page: Page, found: Profile, above: _Lines, title: _Lines, headings: AreaHeadings) -> RawRecord:
    fields: dict[str, Printed] = dict(found.fields)
    if "organization" in fields:
        category = headings.category_of(fields["organization"].text)
        fields.update({"category": category} if category is not None else {})
    for place, line in above:
        year = _YEAR_LINE.match(line.text.strip())
        if year and has_year(year["year"]) and "fiscal_year" not in fields:
            fields["fiscal_year"] = printed(place, [line], year["year"])
        elif "title" not in fields and 4 <= len(fold(line.text)) <= 60 and not line.text.rstrip().endswith("。"):
            fields["title"] = printed(place, [line])
    for place, line in title:
        fields.setdefault("fiscal_year", printed(place, [line]))
    if headings.title is not None and not has_year(fields["title"].text if "title" in fields else ""):
        fields.setdefault("fiscal_year", headings.title)
    key = min((line.key for line in found.grid.lines), default=found.grid.key)
    return RawRecord("cooperation_areas", key, fields, page_start=page.number, page_end=page.number)


def read(document: Document, region: Region) -> Reading:
    """Reads one record an area."""
    for found, around in _lists(document):
        if found.table.key == region.key:
            return Reading(tuple(_listed(document, found, around)), line_keys(found.table.lines), _left_out(found))
    page, one, above, title = next(item for item in _profiles(document) if item[1].grid.key == region.key)
    headings = area_headings(document, one.grid.key)
    return Reading((_profiled(page, one, above, title, headings),), line_keys(one.grid.lines))


FAMILY = Family(_NAME, find, read, _PRIORITY)
