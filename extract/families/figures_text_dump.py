"""Tables of figures in text dumps: populations by area and age group, and small statistics.

Seen as: two lines of headers (年 2015年 …, 市町 （H27年度） …), rows 0～14歳 13,766 …, a sign apart from its
figure, a rate without a label under each group, and the labels that span rows (一関市, 平泉町, 圏域合計, 高齢化率)
after the whole table; 面積 （単位： ） above 区分 一関市 平泉町 圏域合計 and two rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.dumps.figure_rows import FigureTable, Row, figure_tables
from extract.dumps.figure_titles import Title, notes_below, title_of, titles_of
from extract.dumps.forms import forms_of
from extract.family import Family, Region, printed
from extract.family import keys as line_keys
from extract.memo import once
from extract.shapes import is_age_group, is_place, is_total
from extract.tables.caption_lines import without_unit_apart
from extract.year_shapes import is_year
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.printed import Beside, Document, Line, Page, Printed, RawRecord, Reading, Remark

NAME = "figures_text_dump"


@dataclass(slots=True, eq=False)
class _Found:
    """A table with its title, and the area and label of every row; both may be missing."""

    table: FigureTable
    title: Title | None
    areas: list[Printed | None]
    labels: list[Printed | None]
    remarks: list[Remark]


@once
def _tables(document: Document) -> tuple[tuple[Page, _Found], ...]:
    page = document.pages[0]
    if page.width is not None or any(line.box is not None for line in page.lines):
        return ()
    forms = forms_of(document)
    taken = forms.cards.used | forms.agreements.used
    lines = [line for line in page.lines if line.key not in taken]
    titles = titles_of(lines)
    found: list[tuple[Page, _Found]] = []
    after = -1
    for table in figure_tables(lines):
        title = title_of(table, lines, titles, after)
        if len(table.rows) < 2 and title is None:
            continue
        after = max(line.key for line in table.lines)
        if title is not None and not title.notes:
            title = replace(title, notes=tuple(notes_below(lines, after)))
        areas, labels, remarks = _row_labels(page, table)
        found.append((page, _Found(table, title, areas, labels, remarks)))
    return tuple(found)


def _groups(rows: Sequence[Row]) -> list[int]:
    """The group of every row: a group begins where a label that has been seen in it comes again."""
    groups = []
    seen: set[str] = set()
    number = 0
    for row in rows:
        label = fold(row.label) if row.label else None
        if label is not None and label in seen:
            number += 1
            seen = set()
        if label is not None:
            seen.add(label)
        groups.append(number)
    return groups


def _row_labels(page: Page, table: FigureTable) -> tuple[list[Printed | None], list[Printed | None], list[Remark]]:
    """The area and the label of every row; areas and labels on lines of their own are dealt out in order."""
    rows = table.rows
    labels = [printed(page, [row.line], row.label) if row.label else None for row in rows]
    apart = [(at, line) for at, line in table.labels if is_place(line.text)]
    others = [printed(page, [line]) for _, line in table.labels if not is_place(line.text)]
    glued = [printed(page, [row.line], row.after) for row in rows if row.after]
    remarks: list[Remark] = []
    bare = [index for index, row in enumerate(rows) if row.label is None]
    names = [*glued, *others]
    if bare and len(names) == len(bare):
        ordered = sorted(names, key=lambda name: name.line or 0)
        for index, name in zip(bare, ordered, strict=True):
            labels[index] = name
    elif bare and names and len({fold(name.text) for name in names}) == 1:
        for index in bare:
            labels[index] = names[0]
    areas = _areas(page, rows, apart, remarks)
    return areas, labels, remarks


def _areas(
    page: Page, rows: Sequence[Row], apart: Sequence[tuple[int, Line]], remarks: list[Remark]
) -> list[Printed | None]:
    groups = _groups(rows)
    count = groups[-1] + 1
    areas: list[Printed | None] = [None] * len(rows)
    beside = {groups[i]: printed(page, [row.line], row.area) for i, row in enumerate(rows) if row.area}
    if len(beside) == count:
        return [beside[group] for group in groups]
    if not apart:
        return areas
    first_of = {group: groups.index(group) for group in range(count)}
    if len(apart) == count:
        # as many names as groups: the first name is the first group's, wherever the names are printed
        for index, group in enumerate(groups):
            areas[index] = _name(page, apart[group][1])
    elif all(0 < at < len(rows) or at == 0 for at, _ in apart):
        for index in range(len(rows)):
            above = [line for at, line in apart if at <= index]
            areas[index] = _name(page, above[-1]) if above else None
    else:
        remarks.append(
            Remark(
                "value-in-wrong-cell",
                f"{rows[0].line.number}行目からの表は、地域名が{len(apart)}つ、行のまとまりが{len(first_of)}つで、"
                "どの行がどの地域か決められません。原本の表で確認してください。",
                _name(page, apart[0][1]),
                "population",
            )
        )
    return areas


def _name(page: Page, line: Line) -> Printed:
    return printed(page, [line], line.text.strip())


def _is_population(found: _Found) -> bool:
    years = sum(is_year(word.text) for _, words in found.table.headers for word in words)
    ages = any(row.label and is_age_group(row.label) for row in found.table.rows)
    title = fold(found.title.text) if found.title else ""
    return years >= 2 and (ages or "人口" in title)


def _column_label(page: Page, table: FigureTable, column: int) -> Printed | None:
    words = [(line, heads[column].text) for line, heads in table.headers if column < len(heads)]
    if not words:
        return None
    return printed(page, [line for line, _ in words], "\n".join(text for _, text in words))


def _records(page: Page, found: _Found) -> Iterator[RawRecord]:
    table = found.table
    population = _is_population(found)
    common: dict[str, Printed] = {}
    if found.title is not None:
        common["table_title"] = printed(page, [found.title.line], found.title.text)
        if found.title.unit is not None:
            line, text = found.title.unit
            common["unit_label"] = printed(page, [line], text)
        if population and found.title.notes:
            common["note"] = printed(page, list(found.title.notes))
    for index, row in enumerate(table.rows):
        for number, word in enumerate(row.figures):
            fields = dict(common)
            label, area = found.labels[index], found.areas[index]
            if (
                population
                and label is not None
                and area is None
                and is_place(label.text)
                and not is_total(label.text)
            ):
                area, label = label, None
            if population and area is not None:
                fields["area"] = area
            if label is not None:
                fields["row_label"] = label
            head = _column_label(page, table, table.column(row, number))
            if head is not None:
                fields["column_label"] = head
            fields["value"] = printed(page, [row.line], word.text)
            yield RawRecord("population" if population else "statistics", row.line.key, fields)


def find(document: Document) -> tuple[Region, ...]:
    """One region a table, with its title and notes."""
    return tuple(
        Region(NAME, found.table.rows[0].line.key, (0,), lines=_used(found)) for _, found in _tables(document)
    )


def _used(found: _Found) -> frozenset[int]:
    keys = {line.key for line in found.table.lines}
    if found.title is not None:
        keys.add(found.title.line.key)
        keys |= {line.key for line in found.title.notes}
        if found.title.unit is not None:
            keys.add(found.title.unit[0].key)
    return frozenset(keys)


def read(document: Document, region: Region) -> Reading:
    """One record a figure."""
    page, found = next(pair for pair in _tables(document) if pair[1].table.rows[0].line.key == region.key)
    records = tuple(_records(page, found))
    remarks = tuple(replace(remark, table=records[0].table) for remark in found.remarks)
    return Reading(records, _used(found), remarks, _beside(page, found.title))


def _beside(page: Page, title: Title | None) -> Beside:
    """The title of a table and the notes below it."""
    if title is None:
        return Beside()
    whole = printed(page, [title.line], without_unit_apart(title.line.text))
    return Beside((whole,), line_keys(title.notes))


FAMILY = Family(NAME, find, read, priority=40)
