"""``tables/<table>.parquet``: made from the finished CSV files, so that the two cannot differ."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Event

import pyarrow as pa
import pyarrow.parquet as pq

from kohyo.writers.arrow_csv import typed_batches
from kohyo.writers.columns import CONTRACT_VERSION, Column, Kind, columns_of
from kohyo.writers.tables import TABLES_FOLDER, FileFact, TableCounts
from schemas.tables import TABLES, Row

_GROUP_ROWS = 1 << 14
"""Of a wide table some four megabytes, of which there are several copies while they are written."""
_ARROW: Mapping[Kind, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}


def write_parquet(out: Path, counts: TableCounts, stop: Event | None = None) -> tuple[FileFact, ...]:
    """Writes every table, empty ones too, beside its CSV file; memory is that of one group of rows.

    Args:
        out: the output folder.
        counts: what :func:`kohyo.writers.tables.write_tables` returned for it.
        stop: set by another thread that has no use for the files any more.

    Raises:
        InterruptedError: ``stop`` was set.
    """
    facts = []
    for table, model in TABLES.items():
        schema = arrow_schema(model)
        source, target = (out / TABLES_FOLDER / f"{table}{suffix}" for suffix in (".csv", ".parquet"))
        with pq.ParquetWriter(target, schema, compression="zstd", compression_level=3) as writer:
            if counts.rows[table]:
                for group in _groups(schema, source, counts.longest[table]):
                    if stop is not None and stop.is_set():
                        raise InterruptedError(target)
                    writer.write_table(group, row_group_size=_GROUP_ROWS)
                    if group.num_rows == _GROUP_ROWS:
                        # What Arrow has freed it keeps for itself, more with every group.
                        pa.default_memory_pool().release_unused()
        with target.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        facts.append(FileFact(f"{TABLES_FOLDER}/{table}.parquet", target.stat().st_size, digest))
    return tuple(facts)


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


def _groups(schema: pa.Schema, source: Path, longest: int) -> Iterator[pa.Table]:
    """The rows of a finished CSV file, so that the two cannot differ, as tables of ``_GROUP_ROWS`` rows."""
    types = {column.name: column.type for column in schema}
    waiting: list[pa.RecordBatch] = []
    count = 0
    for batch in typed_batches(source, types, longest):
        waiting.append(pa.RecordBatch.from_arrays(batch.columns, schema=schema))
        count += batch.num_rows
        while count >= _GROUP_ROWS:
            table = pa.Table.from_batches(waiting)
            yield table.slice(0, _GROUP_ROWS)
            waiting = table.slice(_GROUP_ROWS).to_batches()
            count -= _GROUP_ROWS
    if count:
        yield pa.Table.from_batches(waiting)
