"""``tables/<table>.csv`` and ``.parquet`` of all documents, merged from their parts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from kohyo.writers.columns import CONTRACT_VERSION, Column, Kind, columns_of
from kohyo.writers.csv_form import csv_bytes, header_bytes, row_texts
from kohyo.writers.editions import link_editions
from kohyo.writers.parts import open_part, tables_in
from schemas.tables import TABLES, DocumentRow, Input, Row

TABLES_FOLDER = "tables"

_CHUNK_BYTES = 1 << 20
_BLOCK_BYTES = 4 << 20
_GROUP_ROWS = 1 << 17
_ARROW: Mapping[Kind, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}


@dataclass(frozen=True, slots=True)
class FileFact:
    """A written file: ``path`` relative to the output folder with forward slashes, its size and SHA-256."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class TableCounts:
    """What :func:`write_tables` wrote: rows by table (every table, 0 for empty ones) and the files.

    ``supersedes`` is the id of the preceding edition by the id of each document that has one in this output.
    """

    rows: Mapping[str, int]
    files: tuple[FileFact, ...]
    supersedes: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Sink:
    """A CSV file that is being written."""

    file: IO[bytes]
    rows: int = 0
    size: int = 0
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)

    def write(self, data: bytes) -> None:
        self.file.write(data)
        self.digest.update(data)
        self.size += len(data)

    def write_rows(self, body: bytes) -> None:
        self.write(body)
        # A field holds no line break, so that lines are rows.
        self.rows += body.count(b"\n")


def write_tables(parts: Sequence[Path], inputs: Sequence[Row], out: Path) -> TableCounts:
    """Writes every table of the contract, empty ones too, into ``out/tables``.

    Memory does not depend on the number of documents: bodies are copied by the megabyte, Parquet is made by
    row groups.

    Args:
        parts: folders of parts in the order of the documents.
        inputs: rows of the table ``inputs``.
        out: the output folder; made if it is missing.

    Raises:
        StalePartError: a part was written by a version with other columns.
    """
    folder = out / TABLES_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        sinks: dict[str, _Sink] = {}
        for table, model in TABLES.items():
            sinks[table] = _Sink(stack.enter_context((folder / f"{table}.csv").open("wb")))
            sinks[table].write(header_bytes(tuple(model.model_fields)))
        if inputs:
            sinks[Input.TABLE].write_rows(csv_bytes(row_texts(Input, inputs)))
        documents: list[bytes] = []
        for part in parts:
            with open_part(part) as archive:
                for table, members in tables_in(archive).items():
                    for member in members:
                        if table == DocumentRow.TABLE:
                            documents.append(archive.read(member))  # a row a document, and each knows only itself
                            continue
                        with archive.open(member) as body:
                            while chunk := body.read(_CHUNK_BYTES):
                                sinks[table].write_rows(chunk)
        linked, supersedes = link_editions(documents)
        sinks[DocumentRow.TABLE].write_rows(linked)
    facts: list[FileFact] = []
    for table, model in TABLES.items():
        sink = sinks[table]
        facts.append(FileFact(f"{TABLES_FOLDER}/{table}.csv", sink.size, sink.digest.hexdigest()))
        target = folder / f"{table}.parquet"
        _write_parquet(model, folder / f"{table}.csv", sink.rows, target)
        with target.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        facts.append(FileFact(f"{TABLES_FOLDER}/{table}.parquet", target.stat().st_size, digest))
    return TableCounts({table: sink.rows for table, sink in sinks.items()}, tuple(facts), supersedes)


def arrow_schema(model: type[Row]) -> pa.Schema:
    """The Parquet schema of a table; fields and table carry what the model says about them."""
    facts = {"contract_version": CONTRACT_VERSION, "table": model.TABLE, "title": model.TITLE}
    return pa.schema(
        [pa.field(c.name, _ARROW[c.kind], metadata=_field_metadata(c)) for c in columns_of(model)],
        metadata={**facts, "description": model.ABOUT},
    )


def _field_metadata(column: Column) -> dict[str, str]:
    facts = {
        "title": column.title,
        "description": column.description,
        "unit": column.unit,
        "null": column.null,
        "codes": column.codes,
        "decimals": None if column.decimals is None else json.dumps(column.decimals),
    }
    return {key: value for key, value in facts.items() if value is not None}


def _write_parquet(model: type[Row], source: Path, rows: int, target: Path) -> None:
    """Makes Parquet of a finished CSV file, so that the two cannot differ."""
    # A line longer than a block cannot be read; larger blocks are for such tables only.
    block = _BLOCK_BYTES
    while True:
        try:
            _write_groups(arrow_schema(model), source if rows else None, target, block)
        except pa.ArrowInvalid:
            if block > source.stat().st_size:
                raise
            block *= 8
        else:
            return


def _write_groups(schema: pa.Schema, source: Path | None, target: Path, block: int) -> None:
    with pq.ParquetWriter(target, schema, compression="zstd", compression_level=3) as writer:
        if source is not None:
            for group in _groups(schema, source, block):
                writer.write_table(group, row_group_size=_GROUP_ROWS)


def _groups(schema: pa.Schema, source: Path, block: int) -> Iterator[pa.Table]:
    """The rows of a CSV file as tables of ``_GROUP_ROWS`` rows; the last one has fewer."""
    reader = pa_csv.open_csv(
        source,
        read_options=pa_csv.ReadOptions(block_size=block),
        parse_options=pa_csv.ParseOptions(newlines_in_values=False),
        convert_options=pa_csv.ConvertOptions(
            column_types={f.name: f.type for f in schema},
            null_values=[""],
            strings_can_be_null=True,
            true_values=["true"],
            false_values=["false"],
        ),
    )
    waiting: list[pa.RecordBatch] = []
    count = 0
    with reader:
        for batch in reader:
            waiting.append(batch)
            count += batch.num_rows
            while count >= _GROUP_ROWS:
                table = pa.Table.from_batches(waiting).cast(schema)
                yield table.slice(0, _GROUP_ROWS)
                waiting = table.slice(_GROUP_ROWS).to_batches()
                count -= _GROUP_ROWS
    if count:
        yield pa.Table.from_batches(waiting).cast(schema)
