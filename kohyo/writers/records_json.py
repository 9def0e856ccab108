"""``records/<document_id>.json``: one document with everything that was read from it, nested.

A table whose rows name a row of another table (``kpi_results.kpi_id``) stands inside that row under its own
name; which table belongs where is told by the names of the columns alone.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from math import isfinite
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import IO, Any, cast

import orjson

from kohyo.writers.atomic import replace_file
from kohyo.writers.columns import CONTRACT_VERSION, columns_of, references_of
from kohyo.writers.parts import grouped
from schemas.tables import TABLES, DocumentRow, Input, Row

RECORDS_FOLDER = "records"
RECORD_NAME = "record.json"

_SPOOLED_BYTES = 1 << 20
# What a block needs is small enough to be used again for the next one, which is faster than new memory.
_BLOCK_ROWS = 1_000
_in_python = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def _dumps(value: object) -> bytes:
    """A value as JSON; a row takes a tenth of the time in Rust."""
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:
        # A half of a surrogate pair is no character and cannot be encoded.
        return _in_python(value).encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


@cache
def parent_of(table: str) -> str | None:
    """The table in whose rows the rows of ``table`` stand; None for lists of their own.

    >>> parent_of("kpi_results"), parent_of("budgets"), parent_of("population")
    ('kpis', 'initiatives', None)
    """
    references = [t for t in references_of(TABLES[table]).values() if t != DocumentRow.TABLE]
    # The innermost one: a result names its card and its indicator, and the indicator stands on the card.
    return max(references, key=list(TABLES).index, default=None)


@cache
def children_of(table: str) -> tuple[str, ...]:
    """The tables whose rows stand inside the rows of ``table``."""
    return tuple(child for child in TABLES if parent_of(child) == table)


@cache
def lists_of_record() -> tuple[str, ...]:
    """The tables that are lists on the top level of every record, in the order of the contract."""
    return tuple(t for t in TABLES if t not in (Input.TABLE, DocumentRow.TABLE) and parent_of(t) is None)


@contextmanager
def record_writer(path: Path) -> Iterator[RecordWriter]:
    """Writes the record of one document as its rows come.

    Every row is one line of the file, so that two results can be compared line by line. Texts keep the line
    breaks of the print. A row whose parent is not in the same batch stands in a list of its table on the top
    level: nothing is left out. The file takes its place when the block ends well, and not at all otherwise.

    Args:
        path: the file; its folder must exist.

    Raises:
        ValueError: there was not exactly one row of ``documents``, or a value is not finite.
    """
    with ExitStack() as stack:
        writer = RecordWriter(stack, path.parent)
        yield writer
        with replace_file(path, durable=False) as file:
            writer.write_to(file)


def write_record(path: Path, rows: Iterable[Row]) -> None:
    """Writes the record of one document at once, as :func:`record_writer` does.

    Args:
        path: the file; its folder must exist.
        rows: all rows of one document in any order of tables, among them exactly one of ``documents``.
    """
    with record_writer(path) as writer:
        writer.add(grouped(rows))


class RecordWriter:
    """What :func:`record_writer` gives: keeps the lists of the top level apart until the document is whole.

    A list stays in memory up to a megabyte, and then in a file without a name.
    """

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        self._stack = stack
        self._folder = folder
        self._documents: list[Row] = []
        self._lists: dict[str, IO[bytes]] = {}

    def add(self, by_table: Mapping[str, Sequence[Row]]) -> None:
        """Adds rows, grouped by :func:`kohyo.writers.parts.grouped`: a parent together with its children."""
        self._documents += by_table.get(DocumentRow.TABLE, ())
        nesting = _Nesting(by_table)
        for table in lists_of_record():
            self._append(table, by_table.get(table, ()), nesting)
        # Whatever no parent has taken by now.
        for table in TABLES:
            self._append(table, nesting.left(table), nesting)

    def _append(self, table: str, rows: Sequence[Row], nesting: _Nesting) -> None:
        for start in range(0, len(rows), _BLOCK_ROWS):
            if table in self._lists:
                self._lists[table].write(_COMMA)
            else:
                self._lists[table] = self._stack.enter_context(self._spool())
            lines = nesting.nested(table, rows[start : start + _BLOCK_ROWS], b" ")
            self._lists[table].write(_COMMA.join(lines))

    def _spool(self) -> IO[bytes]:
        # The caller closes it; typeshed takes the type of the folder's name for that of the content.
        spool = tempfile.SpooledTemporaryFile(_SPOOLED_BYTES, dir=self._folder)  # type: ignore[call-overload]  # noqa: SIM115
        return cast(IO[bytes], spool)

    def write_to(self, file: IO[bytes]) -> None:
        """Writes the whole record."""
        if len(self._documents) != 1:
            raise ValueError(f"a record is one document, not {len(self._documents)}")
        file.write(b'{\n"contract_version": ' + _dumps(CONTRACT_VERSION))
        file.write(b',\n"document": ' + b"".join(_lines(DocumentRow.TABLE, self._documents)))
        for table in dict.fromkeys((*lists_of_record(), *TABLES)):
            spool = self._lists.get(table)
            if spool is not None:
                file.write(f',\n"{table}": [\n '.encode())
                spool.seek(0)
                shutil.copyfileobj(spool, file)
                file.write(b"\n]")
            elif table in lists_of_record():
                file.write(f',\n"{table}": []'.encode())
        file.write(b"\n}\n")


_COMMA = b",\n "


@cache
def _numbers(table: str) -> tuple[str, ...]:
    """The columns of a table that hold numbers with fractions."""
    return tuple(c.name for c in columns_of(TABLES[table]) if c.kind == "number")


def _lines(table: str, rows: Sequence[Row]) -> list[bytes]:
    """The rows of a table as JSON objects; whole numbers without a point, as in the CSV."""
    # What a model holds is a dict in the order of its columns; one is copied only where a number changes.
    values: list[dict[str, Any]] = list(map(vars, rows))
    for name in _numbers(table):
        numbers = list(map(itemgetter(name), values))
        # Positions repeat: the few different ones are looked at, and rows only where one of them is whole.
        different = set(numbers) - {None}
        if not all(map(isfinite, different)):
            raise ValueError(f"{name} of {table} holds what is no number that JSON can hold")
        whole = {number for number in different if number == int(number)}
        if whole:
            for place, number in enumerate(numbers):
                if number in whole and type(number) is float:
                    values[place] = values[place] | {name: int(number)}
    return list(map(_dumps, values))


class _Nesting:
    """Puts the rows of one batch into each other, each at most once."""

    def __init__(self, by_table: Mapping[str, Sequence[Row]]) -> None:
        self._by_table = by_table
        self._below: dict[str, dict[str | None, list[Row]]] = {}
        for table, rows in by_table.items():
            parent = parent_of(table)
            if parent is not None:
                groups = self._below.setdefault(table, {})
                key = attrgetter(TABLES[parent].KEY)
                for row in rows:
                    groups.setdefault(key(row), []).append(row)

    def left(self, table: str) -> list[Row]:
        """The rows of a table that no row they name has taken so far."""
        return [row for group in self._below.get(table, {}).values() for row in group]

    def nested(self, table: str, rows: Sequence[Row], indent: bytes) -> list[bytes]:
        """The rows as JSON objects, each with what stands inside it."""
        lines = _lines(table, rows)
        children = children_of(table)
        if not children:
            return lines
        return [
            line[:-1] + b"".join(self._child(child, row, indent) for child in children) + b"}"
            for line, row in zip(lines, rows, strict=True)
        ]

    def _child(self, child: str, row: Row, indent: bytes) -> bytes:
        rows = self._below.get(child, {}).pop(row.row_id, ())
        begin = b",\n" + indent + f' "{child}": ['.encode()
        if not rows:
            return begin + b"]"
        inner = b"\n" + indent + b"  "
        return begin + inner + (b"," + inner).join(self.nested(child, rows, inner[1:])) + inner[:-1] + b"]"
