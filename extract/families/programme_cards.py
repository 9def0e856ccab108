"""Projects selected in a national programme on cards: a small table each, headed by the organization.

Seen as: 「令和4年度「○○事業」採択団体の取組」 over 「○○型」, then boxes in two columns, each with
「岩手県 遠野市」 over its whole width and 事業名, 連携団体, 対象者 and 概要 beside their values; the same with
団体名 as a label, or with the name as a line above the table; many below each other in one table over pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from extract.family import Family, Region, printed, printed_cell
from extract.family import keys as line_keys
from extract.memo import once
from extract.outline import heading_text
from extract.programmes.columns import (
    column_field,
    heads_any_project,
    selects_bodies,
    selects_surely,
    turned_list,
)
from extract.programmes.heads import body_of, names_project
from extract.programmes.overview import is_list_title, is_note
from extract.programmes.readings import with_reading
from extract.programmes.remarks import without_column
from extract.programmes.surroundings import bare_category, is_legend
from extract.tables.headers import region, spots_of
from extract.tables.rows import Row, Spot, positions
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.printed import Document, Grid, Line, Page, Printed, RawRecord, Reading

_NAME = "programme_cards"
_PRIORITY = 28
"""Before cards, whose labels these have, too."""
_FIELDS = ("organization", "furigana", "prefecture", "partners", "audience", "category", "summary")
_FEWEST = 3
_LONGEST_CATEGORY = 70


@dataclass(slots=True)
class _Card:
    """A card: the organization's lines and the text of them that names it, its values, labels without a field."""

    page: Page
    grid: Grid
    title: tuple[Page, Line]
    category: tuple[Page, Line] | None
    head: list[Line]
    name: str
    any_project: bool = False
    fields: dict[str, list[Spot]] = field(default_factory=dict)
    unknown: list[Spot] = field(default_factory=list)
    of_area: bool = False
    """Whether it prints the population or the area of a region: a profile of the region, no project."""
    last: str | None = None

    def take(self, row: Row) -> None:
        """Files the values of a row beside their labels; without a label they go on in the field before."""
        spots = spots_of(row)
        if len(spots) == 1 and self.last is not None and (row[0] is None or row[0].blank):
            self.fields[self.last].append(spots[0])
        for label, value in _pairs(row):
            self.last = column_field(label.text)
            self.of_area = self.of_area or self.last in ("population", "area")
            if self.last is None:
                self.unknown.append(label)
            elif self.last not in _FIELDS or self.last == "organization":
                self.last = None
            elif all(value is not spot for spot in self.fields.get(self.last, ())):
                self.fields.setdefault(self.last, []).append(value)


def _alone(row: Row) -> Spot | None:
    """The only printed cell of a row, at its left; None for other rows."""
    spots = spots_of(row)
    return spots[0] if len(spots) == 1 and spots[0] is row[0] else None


def _pairs(row: Row) -> list[tuple[Spot, Spot]]:
    """The labels of a row with the values right of them: every second cell."""
    spots = spots_of(row)
    return list(zip(spots[::2], spots[1::2], strict=False))


@dataclass(slots=True)
class _Above:
    """What stands above a card: title and category, and the line right above."""

    title: tuple[Page, Line]
    category: tuple[Page, Line] | None = None
    name: tuple[Page, Line] | None = None


def _opened(page: Page, grid: Grid, row: Row, above: _Above) -> _Card | None:
    """The card that begins in a row: with a name over its whole width, or beside a label for organizations."""
    alone = _alone(row)
    if alone is not None and (name := body_of(alone.text)) is not None:
        return _Card(page, grid, above.title, above.category, list(alone.cell.lines), name)
    for label, value in _pairs(row):
        if column_field(label.text) == "organization":
            any_project = heads_any_project(label.text)
            return _Card(page, grid, above.title, above.category, list(value.cell.lines), value.text, any_project)
    return None


def _cards(page: Page, grid: Grid, above: _Above, open_card: _Card | None) -> Iterator[_Card]:
    """The cards that begin in a table; ``open_card`` is the last one of the page before, which may go on in it."""
    card = open_card
    if above.name is not None and (name := body_of(above.name[1].text)) is not None:
        card = _Card(page, grid, above.title, above.category, [above.name[1]], name)
        yield card
    for row in positions(page, grid):
        begun = _opened(page, grid, row, above)
        if begun is not None:
            card = begun
            yield card
        if card is not None:
            card.take(row)


@once
def _found(document: Document) -> tuple[_Card, ...]:
    if not any(is_list_title(line) for page in document.pages for line in (*page.furniture, *page.lines)):
        return ()
    found: list[_Card] = []
    above: _Above | None = None
    for page in document.pages:
        head = next((line for line in page.furniture if is_list_title(line)), None)
        if head is not None:
            above = _Above((page, head), above.category if above is not None else None)
        following = False
        for item in page.flow:
            if isinstance(item, Grid):
                before = found[-1] if found and found[-1].page is not page and not following else None
                one_a_column = turned_list(page, item) is not None
                found.extend(() if above is None or one_a_column else _cards(page, item, above, before))
                if above is not None:
                    above.name = None
            elif is_list_title(item):
                above = _Above((page, item))
            elif above is None:
                continue
            elif is_note(item) or is_legend(item.text):
                above.name = None
            elif body_of(item.text) is not None:
                above.name = (page, item)
            elif len(fold(item.text)) <= _LONGEST_CATEGORY and not item.text.rstrip().endswith(("。", "、")):
                above = _Above(above.title, (page, item))
            following = True
    told = tuple(filter(_tells, found))
    return told if len(told) >= _FEWEST else ()


def _tells(card: _Card) -> bool:
    """Whether a card tells of a selected project: what it does, and of a body that others have selected."""
    if card.of_area:
        return False
    title = card.title[1].text
    selects = selects_surely if card.any_project else selects_bodies
    return "summary" in card.fields and selects(title)


def _tables(cards: Sequence[_Card]) -> list[tuple[Page, Grid]]:
    """The tables that cards stand in, each once: those in which they begin, and those in which they go on."""
    cells = {id(spot.cell) for card in cards for spots in card.fields.values() for spot in spots}
    pages = {id(spot.page): spot.page for card in cards for spots in card.fields.values() for spot in spots}
    begun = {card.grid.key for card in cards}
    return [
        (page, grid)
        for page in sorted(pages.values(), key=lambda page: min((item.key for item in page.flow), default=0))
        for grid in page.grids
        if grid.key in begun or any(id(cell) in cells for cell in grid.cells)
    ]


def find(document: Document) -> tuple[Region, ...]:
    """One region: all cards of a document, which may go on overleaf."""
    cards = _found(document)
    return (region(document, _NAME, _tables(cards), _outside(cards)),) if cards else ()


def _outside(cards: Sequence[_Card]) -> frozenset[int]:
    """The heads that stand above their tables."""
    inside = {line.key for _, grid in _tables(cards) for line in grid.lines}
    return line_keys(line for card in cards for line in card.head) - inside


def _record(card: _Card) -> RawRecord:
    lines = with_reading(card.head, card.page.furniture)
    readings = [line.text for line in lines[: len(lines) - len(card.head)]]
    fields: dict[str, Printed] = {"organization": printed(card.page, lines, "\n".join([*readings, card.name]))}
    for name, spots in card.fields.items():
        if len(spots) == 1:
            fields[name] = printed_cell(spots[0].page, spots[0].cell)
        else:
            fields[name] = printed(spots[0].page, [line for spot in spots for line in spot.cell.lines])
    fields["title"] = printed(card.title[0], [card.title[1]])
    if card.category is not None:
        page, line = card.category
        fields.setdefault("category", printed(page, [line], bare_category(heading_text(line))))
    numbers = [
        spot.page.number for spots in card.fields.values() for spot in spots if spot.page.number is not None
    ]
    return RawRecord(
        "model_projects",
        card.head[0].key,
        fields,
        page_start=card.page.number,
        page_end=max(numbers, default=card.page.number),
    )


def read(document: Document, region: Region) -> Reading:  # noqa: ARG001
    """Reads one record a card; a label that is no column of the output gives one remark, at its first card."""
    cards = _found(document)
    first = {spot.folded: spot for card in reversed(cards) for spot in reversed(card.unknown)}
    remarks = tuple(
        without_column("採択団体の欄", label, printed_cell(spot.page, spot.cell), "model_projects")
        for label, spot in first.items()
    )
    # the output has no column for the name of a project: a head with one stays in the running text, too
    named = line_keys(line for card in cards for line in card.head if names_project(line.text))
    used = line_keys(line for _, grid in _tables(cards) for line in grid.lines) | (_outside(cards) - named)
    return Reading(tuple(map(_record, cards)), used, remarks)


FAMILY = Family(_NAME, find, read, _PRIORITY)
