"""Figures with their names beside a municipality's name, in cells or lines rather than in rows and columns.

Seen as: 「新庄市 人口：32,075 人 面積：222.85 km²」 over a description, two municipalities side by side, several
such tables under one heading, with the sources (※人口：…より) below the last; a row a municipality below 市町村名,
面積, 人口 and 概要, whose cells print figures with their units and a description.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extract.family import Family, Region, printed, printed_cell
from extract.memo import once
from extract.shapes import bare, has_letter, is_figure, is_place, plain
from extract.tables.captions import Caption, caption
from extract.tables.headers import region
from extract.words import words_of
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import any_of, lazy_pattern
from schemas.printed import Cell, Document, Grid, Line, Page, Printed, RawRecord, Reading
from schemas.vocabulary_tables import FIGURE_UNITS

_PRIORITY = 45
_UNITS = any_of(FIGURE_UNITS)
_FIGURE = lazy_pattern(
    r"(?P<label>[^\s：:、。（）()0-9０-９]{2,10})\s*[：:]\s*"
    rf"(?P<value>[0-9０-９][0-9０-９,，.．]*\s*(?:[kｋ][mｍ]\s*[²2２]|{_UNITS})(?![\p{{Han}}\p{{Hiragana}}]))"
)
_POPULATION = ("人口", "総人口")
_LONGEST_NAME = 30
"""A text with more letters describes the municipality."""
_FEWEST_PLACES = 2


@dataclass(frozen=True, slots=True, eq=False)
class _Labelled:
    """A figure with its label: both as printed."""

    label: Printed
    value: Printed

    @property
    def is_population(self) -> bool:
        """Whether the figure is that of the people who live there."""
        return bare(self.label.text) in _POPULATION


@dataclass(frozen=True, slots=True, eq=False)
class _Caption:
    """A municipality's name and the labelled figures beside it; ``lines`` are all that print them."""

    page: Page
    lines: tuple[Line, ...]
    name_lines: tuple[Line, ...]
    name: str
    figures: tuple[_Labelled, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """The captions under one heading."""

    grids: tuple[tuple[Page, Grid], ...]
    around: Caption
    found: tuple[_Caption, ...]


def _captioned(page: Page, grid: Grid, cell: Cell) -> _Caption | None:
    """The caption that a cell holds; None unless it holds labelled figures, 人口 among them, beside a name.

    The name stands before the figures in the cell, or else in the cell to the left or above.
    """
    if not any(":" in line.text or "：" in line.text for line in cell.lines):
        return None
    text = "\n".join(plain(line.text) for line in cell.lines)
    matches = list(_FIGURE.finditer(text))
    if not matches or not any(fold(match["label"]) in _POPULATION for match in matches):
        return None
    if regex.search(r"\w{3,}", _FIGURE.sub("", text[matches[0].start() :])):
        return None  # figures inside running text are no captions
    figures = tuple(
        _Labelled(printed(page, cell.lines, match["label"]), printed(page, cell.lines, match["value"]))
        for match in matches
    )
    name = text[: matches[0].start()].strip()
    if is_place(name):
        return _Caption(page, cell.lines, cell.lines, name, figures)
    if fold(name):
        return None
    for beside in (grid.at(cell.row, cell.column - 1), grid.at(cell.row - 1, cell.column)):
        if beside is not None and is_place(plain(beside.text)):
            return _Caption(page, cell.lines, beside.lines, plain(beside.text), figures)
    return None


def _head(grid: Grid) -> tuple[Cell, ...] | None:
    """The labels over rows of municipalities with their people, other figures and a description; None without."""
    cells = tuple(cell for cell in grid.cells if cell.row == 0 and cell.lines)
    heads = any(bare(plain(cell.text)) in _POPULATION for cell in cells)
    return cells if heads and _describes_places(grid, 1, _FEWEST_PLACES) else None


def _describes_places(grid: Grid, first: int, fewest: int) -> bool:
    """Whether all rows from one on are municipalities with descriptions; the end of a page may tear some."""
    body = [cell for cell in grid.cells if cell.row >= first and cell.lines]
    places = {cell.row for cell in body if cell.column == 0 and is_place(plain(cell.text))}
    described = {cell.row for cell in body if len(fold(cell.text)) > _LONGEST_NAME}
    torn = {row for row in described - places if sum(cell.row == row for cell in body) == 1}
    return len(places) >= fewest and places <= described and {cell.row for cell in body} == places | torn


def _is_rest(first: Grid, grid: Grid) -> bool:
    """Whether a table goes on with rows of municipalities and their descriptions on the next page."""
    heads, again = ([fold(cell.text) for cell in table.cells if cell.row == 0] for table in (first, grid))
    return grid.column_count == first.column_count and _describes_places(grid, int(heads == again), 1)


def _rows(page: Page, grid: Grid, head: Sequence[Cell], above: Page) -> list[_Caption]:
    """The rows below labels as captions; ``above`` is the page of the labels."""
    found: list[_Caption] = []
    for name in (cell for cell in grid.cells if cell.column == 0 and is_place(plain(cell.text))):
        row = [cell for cell in grid.cells if cell.row == name.row and cell is not name and cell.lines]
        figures: list[_Labelled] = []
        lines = list(name.lines)
        for cell in row:
            label = next((h for h in head if h.column == cell.column), None)
            lines += cell.lines
            if label is not None and is_figure(plain(cell.text).replace("\n", " ")):
                figures.append(_Labelled(printed_cell(above, label), printed_cell(page, cell)))
        if figures:
            found.append(_Caption(page, tuple(lines), name.lines, plain(name.text), tuple(figures)))
    return found


@once
def _groups(document: Document) -> tuple[_Group, ...]:
    groups: list[_Group] = []
    grids: list[tuple[Page, Grid]] = []
    found: list[_Caption] = []
    head: tuple[Page, Grid, tuple[Cell, ...]] | None = None

    def close() -> None:
        nonlocal head
        head = None
        if found:
            first, last = caption(document, grids[:1]), caption(document, grids)
            around = Caption(
                first.title, first.unit, last.notes, first.heading, first.used | last.used, first.whole
            )
            groups.append(_Group(tuple(grids), around, tuple(found)))
        grids.clear()
        found.clear()

    for page, item in document.flow:
        if isinstance(item, Line):
            if has_letter(item.text):
                close()
            continue
        cells = item.cells if ":" in words_of(item) else ()
        captions = [c for cell in cells if cell.lines and (c := _captioned(page, item, cell)) is not None]
        own = _head(item) if not captions and any(word in words_of(item) for word in _POPULATION) else None
        if own is not None:
            head = (page, item, own)
        if head is not None and not captions and (head[1] is item or _is_rest(head[1], item)):
            captions = _rows(page, item, head[2], head[0])
        if captions:
            grids.append((page, item))
            found.extend(captions)
        else:
            close()
    close()
    return tuple(groups)


def find(document: Document) -> tuple[Region, ...]:
    """One region a heading: all tables below it that hold captions."""
    return tuple(
        region(document, "captioned_figures", group.grids, group.around.used) for group in _groups(document)
    )


def _records(group: _Group) -> Iterator[RawRecord]:
    title = group.around.name
    for found in group.found:
        name = printed(found.page, found.name_lines, found.name)
        for figure in found.figures:
            fields: dict[str, Printed] = {"table_title": title} if title is not None else {}
            fields["value"] = figure.value
            key = found.lines[0].key
            if figure.is_population:
                fields["area"] = name
                fields["row_label"] = figure.label
                note = _note(group.around, bare(figure.label.text))
                if note is not None:
                    fields["note"] = note
                yield RawRecord("population", key, fields)
            else:
                fields["row_label"] = name
                fields["column_label"] = figure.label
                yield RawRecord("statistics", key, fields)


def _note(around: Caption, label: str) -> Printed | None:
    """The source of one measure: the note line that begins with its name, or all notes where none does."""
    own = [(page, line) for page, line in around.notes if fold(line.text).lstrip("※*(").startswith(fold(label))]
    chosen = own or list(around.notes)
    return printed(chosen[0][0], [line for _, line in chosen]) if chosen else None


def read(document: Document, region: Region) -> Reading:
    """Reads population rows, and rows of the general statistics for the other figures."""
    group = next(group for group in _groups(document) if group.grids[0][1].key == region.key)
    used = frozenset(line.key for found in group.found for line in (*found.lines, *found.name_lines))
    return Reading(tuple(_records(group)), used | group.around.used, beside=group.around.beside)


FAMILY = Family("captioned_figures", find, read, _PRIORITY)
