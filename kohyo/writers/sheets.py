"""What the workbook's sheets hold: the rows of the CSV files, arranged for people.

The columns of the table stand in their order with three differences, none of which changes a value:

- ids and codes made for programs stand at the end, beyond what is printed;
- a fiscal year is followed by its Japanese year, and in the place of a code stands its meaning;
- what a row belongs to (施策・事業名, 指標, ファイル名) is repeated in words, since an id tells a person nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kohyo.writers.columns import Column, Kind, columns_of, references_of
from kohyo.writers.csv_form import read_texts
from kohyo.writers.tables import TABLES_FOLDER
from kohyo.writers.wareki import fiscal_year_text
from schemas.codes import CODES, OPEN_LISTS
from schemas.tables import TABLES, DocumentRow, Initiative, Input, Kpi, Provenance, Row, TableCell

TECHNICAL = (TableCell.TABLE, Provenance.TABLE)
"""Tables for checking, not for reading: large, last, without what is added for people."""

_NAMES: Mapping[str, str] = {DocumentRow.TABLE: "source_name", Initiative.TABLE: "name", Kpi.TABLE: "indicator"}
"""What a person calls a row of these tables."""

Fields = Sequence[str]


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a sheet.

    Attributes:
        title: header in row 1.
        kind: what the texts of the CSV become.
        grouped: whether whole numbers show thousands separators.
        decimals: digits after the point that are shown; None for as many as there are.
        added: whether the column repeats in words what another one says, and is not in the CSV.
        key: whether the values are ids or codes made for programs; such columns are the last ones.
    """

    title: str
    kind: Kind = "text"
    grouped: bool = False
    decimals: int | None = None
    added: bool = False
    key: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of the workbook.

    Attributes:
        title: name of the sheet.
        columns: in the order of the sheet.
        count: number of rows.
        rows: gives the rows anew at each call; fields are the texts of the CSV, "" for null.
        plain: whether cells are written without wrapping and heights.
        named: number of the columns up to the one by which a person calls a row.
    """

    title: str
    columns: tuple[SheetColumn, ...]
    count: int
    rows: Callable[[], Iterable[Fields]]
    plain: bool = False
    named: int = 1


def table_rows(out: Path, table: str) -> Iterator[Fields]:
    """The rows of a written table as texts, without the header."""
    with (out / TABLES_FOLDER / f"{table}.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = read_texts(lines)
        next(rows)
        yield from rows


def table_sheet(out: Path, table: str, count: int) -> Sheet:
    """The sheet of a written table.

    Args:
        out: the output folder, in which the tables have been written.
        table: name of the table.
        count: number of its rows.
    """
    model = TABLES[table]
    columns = columns_of(model)
    if table in TECHNICAL:
        plain = tuple(_sheet_column(column) for column in columns)
        return Sheet(model.TITLE, plain, count, lambda: table_rows(out, table), plain=True)
    arrangement = _arrangement(model)
    shown = tuple(item.column for item in arrangement)
    name = next((c.title for c in columns_of(model) if c.name == _NAMES.get(table)), shown[0].title)
    named = [column.title for column in shown].index(name) + 1
    return Sheet(model.TITLE, shown, count, lambda: _arranged(out, table), named=named)


def _sheet_column(column: Column) -> SheetColumn:
    # 〜数 counts something; other whole numbers without a unit are positions, numbers of items, pages and years.
    grouped = column.kind == "number" or column.unit is not None or column.title.endswith("数")
    return SheetColumn(
        column.title, column.kind, grouped and not column.is_year, column.decimals, key=column.is_key
    )


@dataclass(frozen=True, slots=True)
class _Item:
    """A column of a sheet, made from the field ``source`` of the CSV by ``make``; None keeps the text."""

    column: SheetColumn
    source: int
    make: Callable[[str], str] | None = None
    owner: str | None = None


def _arrangement(model: type[Row]) -> list[_Item]:
    columns = columns_of(model)
    references = references_of(model)
    before: list[_Item] = []
    middle: list[_Item] = []
    after: list[_Item] = []
    for source, column in enumerate(columns):
        own = _Item(_sheet_column(column), source)
        meanings = _meanings(column)
        if meanings is not None:
            middle.append(_Item(_added(f"{column.title}（日本語）"), source, meanings))
            own = _Item(replace(own.column, key=True), source)
        (after if own.column.key else middle).append(own)
        if column.is_fiscal_year:
            middle.append(_Item(_added(_wareki_title(column.title)), source, _wareki))
        owner = references.get(column.name)
        if owner is not None:
            name = next(c for c in columns_of(TABLES[owner]) if c.name == _NAMES[owner])
            item = _Item(_added(name.title), source, owner=owner)
            if owner != DocumentRow.TABLE:
                before.append(item)
            elif model is not Input:
                middle.append(item)
    # ファイル名 comes from an id that stands in front: it ends what a person reads.
    middle.sort(key=lambda item: item.owner is not None)
    return before + middle + after


def _added(title: str) -> SheetColumn:
    return SheetColumn(title, added=True)


def _wareki_title(title: str) -> str:
    return title.replace("（西暦）", "（和暦）") if "（西暦）" in title else f"{title}（和暦）"


def _wareki(text: str) -> str:
    return fiscal_year_text(int(text)) if text else ""


def _meanings(column: Column) -> Callable[[str], str] | None:
    """What turns a column's codes into words; None for columns without codes of ours."""
    if column.codes is not None and column.codes not in OPEN_LISTS:
        titles = {code.value: code.title for code in CODES[column.codes]}
    elif column.name == "table":
        titles = {table: model.TITLE for table, model in TABLES.items()}
    else:
        return None
    return lambda text: titles.get(text, "")


class _Names:
    """What people call the rows of a table, asked in the order of the documents.

    Rows of all tables stand in the order of the documents, so that the names of one document are enough: memory
    does not grow with the rows. Documents may be missing on either side.
    """

    def __init__(self, out: Path, table: str) -> None:
        names = tuple(TABLES[table].model_fields)
        self._rows = table_rows(out, table)
        self._key, self._name = names.index(TABLES[table].KEY), names.index(_NAMES[table])
        self._document = names.index("document_id")
        own = tuple(DocumentRow.model_fields).index(DocumentRow.KEY)
        self._order = {fields[own]: place for place, fields in enumerate(table_rows(out, DocumentRow.TABLE))}
        self._ahead: Fields | None = next(self._rows, None)
        self._current = ""
        self._found: dict[str, str] = {}

    def of(self, row_id: str, document_id: str) -> str:
        """The name of a row; empty where there is none."""
        place = self._order.get(document_id, -1)
        while (
            self._current != document_id
            and self._ahead is not None
            and self._order.get(self._ahead[self._document], -1) <= place
        ):
            self._current, self._found = self._ahead[self._document], {}
            while self._ahead is not None and self._ahead[self._document] == self._current:
                self._found[self._ahead[self._key]] = self._ahead[self._name]
                self._ahead = next(self._rows, None)
        return self._found.get(row_id, "") if self._current == document_id else ""


def _arranged(out: Path, table: str) -> Iterator[Fields]:
    model = TABLES[table]
    items = _arrangement(model)
    document = next((n for n, c in enumerate(columns_of(model)) if c.name == "document_id"), None)
    names = {item.owner: _Names(out, item.owner) for item in items if item.owner is not None}
    for fields in table_rows(out, table):
        document_id = "" if document is None else fields[document]
        row = []
        for item in items:
            text = fields[item.source]
            if item.owner is not None:
                text = names[item.owner].of(text, document_id) if text else ""
            elif item.make is not None:
                text = item.make(text)
            row.append(text)
        yield row
