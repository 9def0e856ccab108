"""The rows of one document between its own process and the merge: a ZIP of CSV bodies in their final form.

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
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from kohyo.writers.atomic import replace_file
from kohyo.writers.columns import CONTRACT_VERSION, Value, columns_of
from kohyo.writers.csv_form import csv_bytes, read_texts, read_value, row_texts
from schemas.tables import TABLES, Input, Row

PART_NAME = "rows.zip"

_EPOCH = (1980, 1, 1, 0, 0, 0)
_SUFFIX = ".csv"


class StalePartError(Exception):
    """A part was written by a version with other columns and must be made again."""


@cache
def fingerprint() -> bytes:
    """Tells the columns of this version from those of another one."""
    names = {table: [(c.name, c.kind) for c in columns_of(model)] for table, model in TABLES.items()}
    return hashlib.sha256(json.dumps([CONTRACT_VERSION, names]).encode()).hexdigest()[:32].encode()


def write_part(folder: Path, rows: Sequence[Row]) -> None:
    """Writes the rows of one document, in any order of tables; rows of a table stay in their order.

    Args:
        folder: made if it is missing; a part that is there is replaced.
        rows: rows of every table but ``inputs``, which belongs to the run and not to a document.

    Raises:
        ValueError: a row of ``inputs``, or a value that does not fit its column.
    """
    by_table: dict[str, list[Row]] = {}
    for row in rows:
        by_table.setdefault(row.TABLE, []).append(row)
    if Input.TABLE in by_table:
        raise ValueError(f"the table {Input.TABLE} is given to write_tables, not kept in parts")
    folder.mkdir(parents=True, exist_ok=True)
    with (
        replace_file(folder / PART_NAME, durable=False) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        archive.comment = fingerprint()
        for table, model in TABLES.items():
            if table in by_table:
                member = zipfile.ZipInfo(table + _SUFFIX, _EPOCH)
                member.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(member, csv_bytes(row_texts(model, by_table[table])), compresslevel=1)


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


def tables_in(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The tables of a part that have rows, with their members."""
    return {member.filename.removesuffix(_SUFFIX): member for member in archive.infolist()}


def read_part(folder: Path, table: str) -> Iterator[tuple[Value, ...]]:
    """The rows of one table of a part, in the order of the model's columns; none where the table has no rows.

    Texts are as in the CSV: on one line, and None where they were empty.
    """
    columns = columns_of(TABLES[table])
    with open_part(folder) as archive:
        member = tables_in(archive).get(table)
        if member is None:
            return
        with archive.open(member) as body, io.TextIOWrapper(body, encoding="utf-8", newline="") as lines:
            for fields in read_texts(lines):
                yield tuple(read_value(c, text) for c, text in zip(columns, fields, strict=True))
