"""The CSV files of the tables as Arrow batches, read a block at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pa_csv


def typed_batches(
    path: Path, types: Mapping[str, pa.DataType], block_bytes: int, names: Sequence[str] | None = None
) -> Iterator[pa.RecordBatch]:
    """The rows of a CSV file of ours, which has at least one; an empty field is null.

    Args:
        path: the file.
        types: type of every column.
        block_bytes: what is read at a time; no line may be longer.
        names: the columns wanted, in this order; None for all.
    """
    options = pa_csv.ConvertOptions(
        column_types=types,
        null_values=[""],
        strings_can_be_null=True,
        true_values=["true"],
        false_values=["false"],
        include_columns=names,
    )
    with pa_csv.open_csv(
        path,
        read_options=pa_csv.ReadOptions(block_size=block_bytes),
        parse_options=pa_csv.ParseOptions(newlines_in_values=False),
        convert_options=options,
    ) as reader:
        yield from reader


def text_batches(
    path: Path, columns: Sequence[str], block_bytes: int, names: Sequence[str] | None = None
) -> Iterator[Sequence[pa.Array]]:
    """The rows of a CSV file of ours as they are written: an array of texts for each column.

    Args:
        path: the file.
        columns: all columns of the file.
        block_bytes: what is read at a time; no line may be longer.
        names: the columns wanted, in this order; None for all.
    """
    for batch in typed_batches(path, dict.fromkeys(columns, pa.string()), block_bytes, names):
        yield batch.columns
