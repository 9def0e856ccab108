"""``records/<document_id>.json``: one document with everything that was read from it, nested.

A table whose rows name a row of another table (``kpi_results.kpi_id``) stands inside that row under its own
name; which table belongs where is told by the names of the columns alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from math import isfinite
from operator import attrgetter
from pathlib import Path

import orjson

from kohyo.writers.atomic import replace_file
from kohyo.writers.columns import CONTRACT_VERSION, Value, columns_of, references_of
from schemas.tables import TABLES, DocumentRow, Input, Row

RECORDS_FOLDER = "records"
RECORD_NAME = "record.json"

_in_python = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def _dumps(value: object) -> str:
    """A value as JSON; a row takes a tenth of the time in Rust."""
    try:
        return orjson.dumps(value).decode()
    except orjson.JSONEncodeError:
        # half of a surrogate pair, which the file replaces later
        return _in_python(value)


_SURROGATES = re.compile("[\ud800-\udfff]")


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


def write_record(path: Path, rows: Sequence[Row]) -> None:
    """Writes the rows of one document as the JSON file ``path``, which is replaced if it is there.

    Every row is one line of the file, so that two results can be compared line by line. Texts keep the line
    breaks of the print. A row whose parent is missing stands in a list of its table on the top level: nothing is
    left out.

    Args:
        path: the file; its folder must exist.
        rows: all rows of one document in any order of tables, among them exactly one of ``documents``.

    Raises:
        ValueError: there is not exactly one row of ``documents``, or a value is not finite.
    """
    by_table: dict[str, list[Row]] = {}
    for row in rows:
        by_table.setdefault(row.TABLE, []).append(row)
    documents = by_table.pop(DocumentRow.TABLE, [])
    if len(documents) != 1:
        raise ValueError(f"a record is one document, not {len(documents)}")
    text = _Nesting(by_table).record(documents[0])
    with replace_file(path, durable=False) as file:
        # A half of a surrogate pair is no character and cannot be encoded.
        file.write(_SURROGATES.sub("\ufffd", text).encode("utf-8"))


@cache
def _shape(table: str) -> tuple[tuple[str, ...], Callable[[Row], tuple[Value, ...]], tuple[str, ...]]:
    """The names of a table's columns, what takes their values from a row, and which of them are numbers."""
    columns = columns_of(TABLES[table])
    names = tuple(column.name for column in columns)
    return names, attrgetter(*names), tuple(c.name for c in columns if c.kind == "number")


def _values(row: Row) -> dict[str, Value]:
    """The values of a row by column; whole numbers without a point, as in the CSV."""
    names, take, numbers = _shape(row.TABLE)
    values = dict(zip(names, take(row), strict=True))
    for name in numbers:
        value = values[name]
        if type(value) is float:
            if not isfinite(value):
                raise ValueError(f"{name} of {row.row_id} is {value}: not a number that JSON can hold")
            if value.is_integer():
                values[name] = int(value)
    return values


class _Nesting:
    """Puts the rows of one document into each other, each at most once."""

    def __init__(self, by_table: Mapping[str, Sequence[Row]]) -> None:
        self._by_table = by_table
        self._below: dict[str, dict[str | None, list[Row]]] = {}
        for table, rows in by_table.items():
            parent = parent_of(table)
            if parent is not None:
                groups = self._below.setdefault(table, {})
                for row in rows:
                    groups.setdefault(getattr(row, TABLES[parent].KEY), []).append(row)

    def record(self, document: Row) -> str:
        """The record as JSON text."""
        parts = [f'"contract_version": {_dumps(CONTRACT_VERSION)}', f'"document": {_dumps(_values(document))}']
        parts += [f'"{t}": {self._list(t, self._by_table.get(t, ()), " ")}' for t in lists_of_record()]
        # Whatever no parent has taken by now.
        for table in TABLES:
            left = [row for group in self._below.get(table, {}).values() for row in group]
            if left:
                parts.append(f'"{table}": {self._list(table, left, " ")}')
        return "{\n" + ",\n".join(parts) + "\n}\n"

    def _list(self, table: str, rows: Sequence[Row], indent: str) -> str:
        if not rows:
            return "[]"
        return "[\n" + ",\n".join(indent + self._row(table, row, indent) for row in rows) + f"\n{indent[1:]}]"

    def _row(self, table: str, row: Row, indent: str) -> str:
        text = _dumps(_values(row))
        inner = indent + " "
        lists = [
            f'{inner}"{child}": {self._list(child, self._below.get(child, {}).pop(row.row_id, []), inner + " ")}'
            for child in children_of(table)
        ]
        return text[:-1] + "".join(",\n" + item for item in lists) + "}" if lists else text
