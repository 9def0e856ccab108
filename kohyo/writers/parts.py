"""The rows of one document between its own process and the merge: a ZIP of CSV bodies in their final form.

The rows of a table stand in one member of the archive or, where a long document is written bit by bit, in several
that follow each other: its name is a running number and the table.

Measured on the tables of 200 card pages (40,000 provenance rows, 15,000 cells), what the merging process has to
do for them: 0.02 s to copy CSV bodies out of a ZIP and 0.04 s to make Parquet of them, both in C, against 0.28 s
to make CSV from Arrow or Parquet and 0.49 s to parse NDJSON. So the fields are made into text where there is one
process a document, and the merge copies bytes. One file a document keeps a run over 10,000 documents from
making 100,000 files, and it appears at once or not at all.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from kohyo.writers.atomic import replace_file
from kohyo.writers.columns import CONTRACT_VERSION, Value, columns_of
from kohyo.writers.csv_form import csv_bytes, read_texts, read_value, row_texts
from schemas.tables import TABLES, Input, Row

PART_NAME = "rows.zip"

_SUFFIX = ".csv"
_LEVEL = 1
_PENDING_ROWS = 10_000
# What a block needs is small enough to be used again for the next one, which is faster than new memory.
_BLOCK_ROWS = 1_000


class StalePartError(Exception):
    """A part was written by a version with other columns and must be made again."""


@cache
def fingerprint() -> bytes:
    """Tells the columns of this version from those of another one."""
    names = {table: [(c.name, c.kind) for c in columns_of(model)] for table, model in TABLES.items()}
    return hashlib.sha256(json.dumps([CONTRACT_VERSION, names]).encode()).hexdigest()[:32].encode()


@contextmanager
def rows_writer(folder: Path) -> Iterator[RowsWriter]:
    """Writes the rows of one document as they come.

    The file takes its place when the block ends well, and not at all otherwise.

    Args:
        folder: made if it is missing; a part that is there is replaced.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (
        replace_file(folder / PART_NAME, durable=False) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive,
    ):
        archive.comment = fingerprint()
        writer = RowsWriter(archive)
        yield writer
        writer.flush()


class RowsWriter:
    """What :func:`rows_writer` gives; memory is bounded by ``_PENDING_ROWS`` and by the largest batch."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._pending: dict[str, list[Row]] = {}
        self._waiting = 0
        self._members = 0

    def add(self, by_table: Mapping[str, Sequence[Row]]) -> None:
        """Adds rows, grouped by :func:`grouped`; rows of a table stay in the order in which they are added.

        Raises:
            ValueError: a row of ``inputs``, which belongs to the run and not to a document, or a value that does
                not fit its column.
        """
        if Input.TABLE in by_table:
            raise ValueError(f"the table {Input.TABLE} is given to write_tables, not kept in parts")
        for table, rows in by_table.items():
            self._pending.setdefault(table, []).extend(rows)
            self._waiting += len(rows)
        if self._waiting >= _PENDING_ROWS:
            self.flush()

    def flush(self) -> None:
        """Writes what is waiting."""
        for table, model in TABLES.items():
            if rows := self._pending.get(table):
                self._members += 1
                # A member opened by its name has the time 1980-01-01 and no trace of the run.
                with self._archive.open(f"{self._members:06}/{table}{_SUFFIX}", "w") as body:
                    for start in range(0, len(rows), _BLOCK_ROWS):
                        body.write(csv_bytes(row_texts(model, rows[start : start + _BLOCK_ROWS])))
        self._pending.clear()
        self._waiting = 0


def grouped(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows by table, in their order."""
    by_table: dict[str, list[Row]] = {}
    for row in rows:
        by_table.setdefault(row.TABLE, []).append(row)
    return by_table


def write_part(folder: Path, rows: Iterable[Row]) -> None:
    """Writes the rows of one document at once, in any order of tables.

    Args:
        folder: made if it is missing; a part that is there is replaced.
        rows: rows of every table but ``inputs``.

    Raises:
        ValueError: a row of ``inputs``, or a value that does not fit its column.
    """
    with rows_writer(folder) as writer:
        writer.add(grouped(rows))


def open_part(folder: Path) -> zipfile.ZipFile:
    """The archive of a part.

    Raises:
        StalePartError: another version with other columns wrote it.
        FileNotFoundError: there is no part in ``folder``.
    """
    archive = zipfile.ZipFile(folder / PART_NAME)
    if archive.comment != fingerprint():
        archive.close()
        raise StalePartError(f"{folder / PART_NAME} was written with other columns")
    return archive


def tables_in(archive: zipfile.ZipFile) -> dict[str, list[zipfile.ZipInfo]]:
    """The tables of a part that have rows, with their members in order."""
    members: dict[str, list[zipfile.ZipInfo]] = {}
    for member in archive.infolist():
        members.setdefault(member.filename.rpartition("/")[2].removesuffix(_SUFFIX), []).append(member)
    return members


def read_part(folder: Path, table: str) -> Iterator[tuple[Value, ...]]:
    """The rows of one table of a part, in the order of the model's columns; none where the table has no rows.

    Texts are as in the CSV: on one line, and None where they were empty.
    """
    columns = columns_of(TABLES[table])
    with open_part(folder) as archive:
        for member in tables_in(archive).get(table, ()):
            with archive.open(member) as body, io.TextIOWrapper(body, encoding="utf-8", newline="") as lines:
                for fields in read_texts(lines):
                    yield tuple(read_value(c, text) for c, text in zip(columns, fields, strict=True))
