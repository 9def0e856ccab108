"""A list of projects selected in a national programme: an organization, whom it addresses, what it does.

Seen as: 「令和元年度「○○事業」モデル事業 採択団体」 over 「○○型（…を対象とする取組）」 and 「【採択：6団体】」,
then a table 提案団体, 対象者, 事業概要 on every page, with the reading over the organization's name, its
prefecture in round and its partners in square brackets below; lists of 団体名, 関係団体, 概要 with a column
都道府県.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.family import Family, Region, printed, printed_cell
from extract.family import keys as line_keys
from extract.programmes.columns import (
    ProgrammeTable,
    heads_any_project,
    programme_tables,
    says_selected,
    selects_surely,
)
from extract.programmes.heads import without_project
from extract.programmes.readings import with_reading
from extract.programmes.remarks import without_column
from extract.programmes.surroundings import Surroundings, bare_category, surroundings
from extract.tables.headers import Spot, region, spots_of
from schemas.folding import fold
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Printed, RawRecord, Reading
from schemas.vocabulary_programmes import SELECTION_WORDS

_PRIORITY = 29
"""Before cards, whose labels head the columns of these lists, too."""
_FIELDS = ("organization", "furigana", "prefecture", "partners", "audience", "category", "summary")
_COUNT = lazy_pattern(r"[（(【]?[0-9０-９]+\s*(?:団体|件|事業)[)）】]?")
_CARRIED = ("prefecture", "category")
_NO_NAME = lazy_pattern(r"[(（【\[［※]")


def _lists(document: Document) -> Iterator[tuple[ProgrammeTable, Surroundings]]:
    around = surroundings(document)
    for found in programme_tables(document):
        if "summary" in found.columns and "population" not in found.columns and "area" not in found.columns:
            place = around[found.table.key]
            if _is_selection(found, place):
                yield found, place


def _is_selection(found: ProgrammeTable, around: Surroundings) -> bool:
    """Whether the head of the organizations or the title says that they were selected."""
    head = found.table.filled(found.table.head - 1, found.columns["organization"])
    title = around.title.text if around.title is not None else ""
    if head is not None and heads_any_project(head.text):
        return selects_surely(title)
    named = head is not None and any(word in fold(head.text) for word in SELECTION_WORDS)
    return named or says_selected(title)


def find(document: Document) -> tuple[Region, ...]:
    """One region a list, over all the pages that it runs over without a title between."""
    return tuple(
        region(document, "programme_list", found.table.grids, frozenset()) for found, _ in _lists(document)
    )


def _records(found: ProgrammeTable, around: Surroundings) -> Iterator[RawRecord]:
    table = found.table
    carried: dict[str, Spot] = {}
    section: Spot | None = None
    pending: tuple[int, dict[str, list[Spot]]] | None = None
    # where only words tell the cells, a text at the top of several rows is printed once, as in a text dump
    spanned = any(
        (cell.box is not None and grid.ruled) or cell.row_span > 1
        for _, grid in table.grids
        for cell in grid.cells
    )
    for row in table.body:
        spots = {name: spot for name in _FIELDS if (spot := _at(found, row, name)) is not None}
        alone = _section(found, row)
        if alone is not None:
            section = alone
            continue
        if "organization" not in spots:
            if pending is not None and spots:
                for name, spot in spots.items():  # the rest of a row that a page break has cut
                    pending[1].setdefault(name, []).append(spot)
            continue
        if pending is not None:
            known_bodies = pending[1]["organization"]
            if any(spots["organization"] is spot for spot in known_bodies) or _is_rest(known_bodies, spots):
                for name, spot in spots.items():
                    known = pending[1].setdefault(name, [])
                    if all(spot is not other for other in known):
                        known.append(spot)
                continue
            yield _record(*pending, around, shared=found.shared is not None)
        for name in _CARRIED:
            if name in spots:
                carried[name] = spots[name]
            elif name in carried and (not spanned or _goes_on_overleaf(found, row, name, carried[name])):
                spots[name] = carried[name]  # a text dump prints a merged cell once, a page break cuts it
        if section is not None:
            spots.setdefault("category", section)
        key = min(line.key for line in spots["organization"].cell.lines)
        pending = (key, {name: [spot] for name, spot in spots.items()})
    if pending is not None:
        yield _record(*pending, around, shared=found.shared is not None)


def _is_rest(bodies: list[Spot], spots: dict[str, Spot]) -> bool:
    """Whether a row overleaf goes on in the cell that a page break has cut: it begins with a bracket."""
    body = spots["organization"]
    return body.page is not bodies[-1].page and _NO_NAME.match(body.text.strip()) is not None


def _at(found: ProgrammeTable, row: int, name: str) -> Spot | None:
    column = found.columns.get(name)
    return found.table.filled(row, column) if column is not None else None


def _goes_on_overleaf(found: ProgrammeTable, row: int, name: str, before: Spot) -> bool:
    """Whether the blank cell of a row is the first of its column on a page: the rest of one before it."""
    column = found.columns.get(name)
    spot = found.table.rows[row][column] if column is not None else None
    if column is None or spot is None or spot.page is before.page:
        return False
    own = [other for r in found.table.body if (other := found.table.rows[r][column]) is not None]
    return next(other for other in own if other.page is spot.page) is spot


def _section(found: ProgrammeTable, row: int) -> Spot | None:
    """The only filled cell of a row, where it stands at the left or over the whole width; None elsewhere.

    The number selected may stand beside it: 「■ ゆかり型 | 6団体」.
    """
    first = found.table.filled(row, 0)
    spots = [s for s in spots_of(found.table.rows[row]) if s is first or not _COUNT.fullmatch(s.text.strip())]
    return spots[0] if len(spots) == 1 and first is not None and found.table.width > 1 else None


def _record(key: int, spots: dict[str, list[Spot]], around: Surroundings, *, shared: bool) -> RawRecord:
    fields: dict[str, Printed] = {}
    for name, found in spots.items():
        lines = [line for spot in found for line in spot.cell.lines]
        if name == "organization" and shared:
            lines = without_project(lines)
        if name == "organization" and "furigana" not in spots:
            lines = with_reading(lines, found[0].page.furniture)
        if len(found) == 1:
            text = bare_category(found[0].text) if name == "category" else None
            text = "\n".join(line.text for line in lines) if name == "organization" else text
            fields[name] = printed_cell(found[0].page, found[0].cell, text, lines)
        else:
            fields[name] = printed(found[0].page, lines)
    if around.title is not None:
        fields["title"] = around.title
    if around.category is not None:
        fields.setdefault("category", around.category)
    own = [spot for name, found in spots.items() if name not in _CARRIED for spot in found]
    pages = [spot.page.number for spot in own if spot.page.number is not None]
    return RawRecord(
        "model_projects",
        key,
        fields,
        page_start=min(pages) if pages else None,
        page_end=max(pages) if pages else None,
    )


def read(document: Document, region: Region) -> Reading:
    """Reads one record an organization; a column with an unknown head gives a remark."""
    found, around = next(item for item in _lists(document) if item[0].table.key == region.key)
    remarks = tuple(
        without_column("採択団体の表の列", fold(spot.text), printed_cell(spot.page, spot.cell), "model_projects")
        for spot in (*(spot for _, spot in found.unknown), *filter(None, (found.shared,)))
    )
    return Reading(tuple(_records(found, around)), line_keys(found.table.lines), remarks)


FAMILY = Family("programme_list", find, read, _PRIORITY)
