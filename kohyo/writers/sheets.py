"""What the workbook's sheets hold: the rows of the CSV files, arranged for people.

The columns of the table stand in their order with three differences, none of which changes a value:

- ids and codes made for programs stand at the end, beyond what is printed;
- a fiscal year is followed by its Japanese year, and in the place of a code stands its meaning;
- what a row belongs to (施策・事業名, 指標, ファイル名) is repeated in words, since an id tells a person nothing.

Rows are Arrow batches of texts, as long as a block of the CSV file: whole columns are looked up and put together
in C, and memory depends on the block.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from kohyo.writers.arrow_arrays import strings
from kohyo.writers.arrow_csv import text_batches
from kohyo.writers.columns import Column, Kind, columns_of, references_of
from kohyo.writers.tables import TABLES_FOLDER, TableCounts
from kohyo.writers.wareki import fiscal_year_text
from schemas.codes import CODES, OPEN_LISTS
from schemas.frozen import dataclass
from schemas.tables import TABLES, DocumentRow, Initiative, Input, Kpi, Provenance, Row, TableCell

TECHNICAL = (TableCell.TABLE, Provenance.TABLE)
"""Tables for checking, not for reading: large, last, without what is added for people."""

_NAMES: Mapping[str, str] = {DocumentRow.TABLE: "source_name", Initiative.TABLE: "name", Kpi.TABLE: "indicator"}
"""What a person calls a row of these tables."""

Batch = Sequence[pa.Array]
"""Some rows: an array of texts for each column, null where there is no value."""


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
        batches: gives the rows anew at each call.
        plain: whether cells are written without wrapping and heights.
        named: number of the columns up to the one by which a person calls a row.
        size: bytes of the CSV file.
    """

    title: str
    columns: tuple[SheetColumn, ...]
    count: int
    batches: Callable[[], Iterable[Batch]]
    plain: bool = False
    named: int = 1
    size: int = 0

    @property
    def most_bytes(self) -> int:
        """More bytes than the sheet's XML can have: an ampersand takes five, and a cell has its tags."""
        return 5 * self.size + 200 * self.cells

    @property
    def cells(self) -> int:
        """Number of cells, empty ones too."""
        return self.count * len(self.columns)


def listing(title: str, columns: tuple[SheetColumn, ...], rows: Iterable[Sequence[str]]) -> Sheet:
    """A sheet of rows that are at hand; empty texts make no cells."""
    arrays = [strings(texts) for texts in zip(*rows, strict=True)]
    return Sheet(title, columns, len(arrays[0]) if arrays else 0, lambda: [arrays])


class Sheets:
    """The sheets of the tables that were written into a folder."""

    def __init__(self, out: Path, counts: TableCounts) -> None:
        """Reads nothing yet.

        Args:
            out: the output folder.
            counts: what :func:`kohyo.writers.tables.write_tables` returned.
        """
        self._out = out
        self._counts = counts
        self._sizes = {fact.path: fact.size for fact in counts.files}
        self._names_of = cache(self._names)

    def of(self, table: str) -> Sheet:
        """The sheet of a table."""
        model = TABLES[table]
        count = self._counts.rows[table]
        size = self._sizes[f"{TABLES_FOLDER}/{table}.csv"]
        if table in TECHNICAL:
            plain = tuple(_sheet_column(column) for column in columns_of(model))
            return Sheet(model.TITLE, plain, count, lambda: self._batches(table), plain=True, size=size)
        arrangement = _arrangement(model)
        shown = tuple(item.column for item in arrangement)
        name = next((c.title for c in columns_of(model) if c.name == _NAMES.get(table)), shown[0].title)
        named = [column.title for column in shown].index(name) + 1
        return Sheet(model.TITLE, shown, count, lambda: self._arranged(table, arrangement), named=named, size=size)

    def first(self, table: str, rows: int) -> list[dict[str, str]]:
        """The first rows of a table as texts by column, "" for null."""
        columns = tuple(TABLES[table].model_fields)
        for batch in self._batches(table):
            texts = [[text or "" for text in array.slice(0, rows).to_pylist()] for array in batch]
            return [dict(zip(columns, row, strict=True)) for row in zip(*texts, strict=True)]
        return []

    def _batches(self, table: str, names: Sequence[str] | None = None) -> Iterator[Batch]:
        if self._counts.rows[table]:
            path = self._out / TABLES_FOLDER / f"{table}.csv"
            yield from text_batches(path, tuple(TABLES[table].model_fields), self._counts.longest[table], names)

    def _arranged(self, table: str, arrangement: Sequence[_Item]) -> Iterator[Batch]:
        for batch in self._batches(table):
            yield [self._made(item, batch[item.source]) for item in arrangement]

    def _made(self, item: _Item, texts: pa.Array) -> pa.Array:
        if item.owner is not None:
            keys, names = self._names_of(item.owner)
            return pc.take(names, pc.index_in(texts, value_set=keys))
        if item.make is not None:
            # Years and codes are few and rows are many.
            coded = texts.dictionary_encode()
            words = strings([item.make(text) for text in coded.dictionary.to_pylist()])
            return pc.take(words, coded.indices)
        return texts

    def _names(self, table: str) -> tuple[pa.Array, pa.Array]:
        """The ids of a table's rows, and what people call these rows."""
        keys, names = self._pairs(table, (TABLES[table].KEY, _NAMES[table]))
        if table == DocumentRow.TABLE:
            names = self._told_apart(keys, names)
        return keys, names

    def _told_apart(self, documents: pa.Array, files: pa.Array) -> pa.Array:
        """The names of documents; their paths in the folder given where several files have one name."""
        count = Counter(files.to_pylist())
        if len(count) == len(files):
            return files
        of_input, paths = self._pairs(Input.TABLE, ("document_id", "path"))
        path_of = dict(zip(of_input.to_pylist(), paths.to_pylist(), strict=True))
        named = zip(documents.to_pylist(), files.to_pylist(), strict=True)
        return strings([path_of.get(document, file) if count[file] > 1 else file for document, file in named])

    def _pairs(self, table: str, columns: tuple[str, str]) -> tuple[pa.Array, pa.Array]:
        """Two columns of a table."""
        some = zip(*self._batches(table, columns), strict=True) if self._counts.rows[table] else ((), ())
        first, second = some
        return _joined(first), _joined(second)


def _joined(arrays: Sequence[pa.Array]) -> pa.Array:
    return pa.concat_arrays(arrays) if arrays else strings([])


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
    return fiscal_year_text(int(text))


def _meanings(column: Column) -> Callable[[str], str] | None:
    """What turns a column's codes into words; None for columns without codes of ours."""
    if column.codes is not None and column.codes not in OPEN_LISTS:
        titles = {code.value: code.title for code in CODES[column.codes]}
    elif column.name == "table":
        titles = {table: model.TITLE for table, model in TABLES.items()}
    else:
        return None
    return lambda text: titles.get(text, "")
