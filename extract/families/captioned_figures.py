"""Figures with their names beside a municipality's name, in cells or lines rather than in rows and columns.

Seen as: 「新庄市 人口：32,075 人 面積：222.85 km²」 over a description, two municipalities side by side, several
such tables under one heading, with the sources (※人口：…より) below the last.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extract.family import Family, Region, printed
from extract.memo import once
from extract.shapes import has_letter, is_place, plain
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


@dataclass(frozen=True, slots=True, eq=False)
class _Caption:
    """A municipality's name and the labelled figures beside it."""

    page: Page
    lines: tuple[Line, ...]
    name_lines: tuple[Line, ...]
    name: str
    figures: tuple[tuple[str, str], ...]


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
    figures = tuple((match["label"], match["value"]) for match in matches)
    name = text[: matches[0].start()].strip()
    if is_place(name):
        return _Caption(page, cell.lines, cell.lines, name, figures)
    if fold(name):
        return None
    for beside in (grid.at(cell.row, cell.column - 1), grid.at(cell.row - 1, cell.column)):
        if beside is not None and is_place(plain(beside.text)):
            return _Caption(page, cell.lines, beside.lines, plain(beside.text), figures)
    return None


@once
def _groups(document: Document) -> tuple[_Group, ...]:
    groups: list[_Group] = []
    grids: list[tuple[Page, Grid]] = []
    found: list[_Caption] = []

    def close() -> None:
        if found:
            first, last = caption(document, grids[:1]), caption(document, grids)
            around = Caption(first.title, first.unit, last.notes, first.heading, first.used | last.used)
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
        for label, value in found.figures:
            fields: dict[str, Printed] = {"table_title": title} if title is not None else {}
            fields["value"] = printed(found.page, found.lines, value)
            key = found.lines[0].key
            if fold(label) in _POPULATION:
                fields["area"] = name
                fields["row_label"] = printed(found.page, found.lines, label)
                note = _note(group.around, label)
                if note is not None:
                    fields["note"] = note
                yield RawRecord("population", key, fields)
            else:
                fields["row_label"] = name
                fields["column_label"] = printed(found.page, found.lines, label)
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
    return Reading(tuple(_records(group)), used | group.around.used)


FAMILY = Family("captioned_figures", find, read, _PRIORITY)
