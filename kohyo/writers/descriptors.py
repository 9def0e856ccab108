"""The files that explain the others: data package, data dictionary, code lists, the run's own record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kohyo.version import VERSION
from kohyo.writers.atomic import replace_file
from kohyo.writers.columns import CONTRACT_VERSION, Column, Kind, columns_of, references_of
from kohyo.writers.csv_form import csv_bytes, header_bytes
from kohyo.writers.dictionary import CODES_HEADER, DICTIONARY_HEADER, code_rows, dictionary_rows
from kohyo.writers.tables import TABLES_FOLDER, FileFact
from schemas.codes import CODES
from schemas.tables import TABLES, Provenance, Row

PACKAGE_NAME = "datapackage.json"
DICTIONARY_NAME = "dictionary.csv"
CODES_NAME = "codes.csv"
RUN_NAME = "run.json"

_TYPES: Mapping[Kind, str] = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean"}
_DIALECT = {"header": True, "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True}


def write_descriptors(out: Path, files: Iterable[FileFact]) -> None:
    """Writes ``datapackage.json``, ``dictionary.csv`` and ``codes.csv`` into ``out``.

    Args:
        out: the output folder.
        files: the files of the tables, CSV and Parquet.
    """
    _write_csv(out / DICTIONARY_NAME, tuple(DICTIONARY_HEADER), dictionary_rows())
    _write_csv(out / CODES_NAME, tuple(CODES_HEADER), code_rows())
    _write_json(out / PACKAGE_NAME, data_package(files))


def write_run(path: Path, payload: Mapping[str, object]) -> None:
    """Writes what differs from run to run (times, memory) with the versions that made the output.

    Args:
        path: the file, ``run.json`` in the output folder.
        payload: plain data; keys stay in their order.
    """
    _write_json(path, {"kohyo": VERSION, "contract_version": CONTRACT_VERSION, **payload})


def data_package(files: Iterable[FileFact]) -> dict[str, Any]:
    """The Data Package (version 2) as plain data: each table as CSV and as Parquet, dictionary and codes."""
    facts = {fact.path: fact for fact in files}
    resources: list[dict[str, Any]] = []
    for table, model in TABLES.items():
        csv_fact = facts[f"{TABLES_FOLDER}/{table}.csv"]
        described = {"title": model.TITLE, "description": model.ABOUT}
        resources.append(
            {"name": table, **_csv_file(csv_fact.path), **described, **_size(csv_fact), "schema": _schema(model)}
        )
    for table, model in TABLES.items():
        parquet_fact = facts[f"{TABLES_FOLDER}/{table}.parquet"]
        resources.append(
            {
                "name": f"{table}-parquet",
                "path": parquet_fact.path,
                # Not "table": the frictionless library reads Parquet by way of pandas, where an integer column
                # with nulls becomes one of fractions, and calls every value of it wrong.
                "type": "file",
                "format": "parquet",
                "mediatype": "application/vnd.apache.parquet",
                "title": f"{model.TITLE}（Parquet）",
                "description": f"The same rows as {table}; each column carries its title, description and unit.",
                **_size(parquet_fact),
            }
        )
    resources.append(_listing("dictionary", DICTIONARY_NAME, "項目の説明", DICTIONARY_HEADER))
    resources.append(_listing("codes", CODES_NAME, "コード表", CODES_HEADER))
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "kohyo",
        "title": "ビジョン資料の読み取り結果",
        "description": "Records read from vision documents by kohyo. Missing values are empty; 0 is a printed 0.",
        "version": f"{CONTRACT_VERSION}.0.0",
        "contributors": [{"title": f"kohyo {VERSION}", "roles": ["creator"]}],
        "resources": resources,
    }


def _csv_file(path: str) -> dict[str, Any]:
    return {
        "path": path,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        # With BOM, which the name utf-8 covers: readers of data packages skip it.
        "encoding": "utf-8",
        "dialect": _DIALECT,
    }


def _size(fact: FileFact) -> dict[str, Any]:
    return {"bytes": fact.size, "hash": f"sha256:{fact.sha256}"}


def _schema(model: type[Row]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in columns_of(model)], "missingValues": [""]}
    # A record has many places: provenance is the one table that its KEY does not identify.
    if model is not Provenance:
        schema["primaryKey"] = [model.KEY]
    keys = [
        {"fields": [name], "reference": {"resource": owner, "fields": [TABLES[owner].KEY]}}
        for name, owner in references_of(model).items()
    ]
    return schema | ({"foreignKeys": keys} if keys else {})


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.kind],
        "title": column.title,
        "description": column.description,
    }
    if column.kind == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.choices and column.codes is not None:
        field["categories"] = [{"value": code.value, "label": code.title} for code in CODES[column.codes]]
    # required speaks of the text of a cell, and a text may be there and empty.
    if column.required and (column.is_key or column.kind != "text" or column.choices):
        field["constraints"] = {"required": True}
    facts = {"unit": column.unit, "null": column.null, "codes": column.codes}
    return field | {key: value for key, value in facts.items() if value is not None}


def _listing(name: str, path: str, title: str, header: Mapping[str, str]) -> dict[str, Any]:
    fields = [{"name": key, "type": "string", "title": japanese} for key, japanese in header.items()]
    return {"name": name, **_csv_file(path), "title": title, "schema": {"fields": fields, "missingValues": [""]}}


def _write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with replace_file(path, durable=False) as file:
        file.write(header_bytes(header) + csv_bytes(rows))


def _write_json(path: Path, data: Mapping[str, object]) -> None:
    with replace_file(path, durable=False) as file:
        file.write((json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))
