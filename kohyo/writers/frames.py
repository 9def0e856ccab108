"""The tables of an output folder as pandas frames, with the types that the models promise."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from kohyo.writers.columns import columns_of
from schemas.tables import TABLES

_TYPES = {"integer": "Int64", "number": "Float64", "boolean": "boolean", "text": "string"}


def read_table(data: str | Path, table: str) -> pd.DataFrame:
    """A table of ``kohyo extract … --out DATA`` as a frame.

    Missing values are ``pandas.NA`` in every column, so that years stay integers and area codes text.

    Args:
        data: the output folder.
        table: name of a table, such as ``population``.

    Raises:
        KeyError: there is no table of this name.
        FileNotFoundError: the folder holds no such table.
    """
    if table not in TABLES:
        raise KeyError(f"no table {table!r}; there are {', '.join(TABLES)}")
    types = {column.name: _TYPES[column.kind] for column in columns_of(TABLES[table])}
    path = Path(data) / "tables" / f"{table}.csv"
    return pd.read_csv(
        path,
        dtype=types,
        encoding="utf-8-sig",
        keep_default_na=False,
        na_values=[""],
        true_values=["true"],
        false_values=["false"],
    )
