"""The JSON Schema of ``records/<document_id>.json``, made from the models.

``python -m kohyo.writers.record_schema`` writes it to ``docs/record.schema.json``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kohyo.writers.columns import CONTRACT_VERSION, Column, Kind, columns_of
from kohyo.writers.records_json import children_of, lists_of_record, parent_of
from schemas.tables import TABLES, DocumentRow, Row

FILE_NAME = "record.schema.json"

_TYPES: Mapping[Kind, str] = {"text": "string", "integer": "integer", "number": "number", "boolean": "boolean"}


def _property(column: Column) -> dict[str, Any]:
    kind = _TYPES[column.kind]
    schema: dict[str, Any] = {
        "title": column.title,
        "description": column.description,
        "type": kind if column.required else [kind, "null"],
    }
    if column.choices:
        schema["enum"] = [*column.choices] if column.required else [*column.choices, None]
    facts = {"x-unit": column.unit, "x-null": column.null, "x-codes": column.codes}
    return schema | {key: value for key, value in facts.items() if value is not None}


def _list(table: str) -> dict[str, Any]:
    return {"description": TABLES[table].ABOUT, "type": "array", "items": {"$ref": f"#/$defs/{table}"}}


def _row(model: type[Row]) -> dict[str, Any]:
    properties = {column.name: _property(column) for column in columns_of(model)}
    properties |= {child: _list(child) for child in children_of(model.TABLE)}
    return {
        "title": model.TITLE,
        "description": model.ABOUT,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def record_schema() -> dict[str, Any]:
    """The schema (JSON Schema, draft 2020-12) as plain data."""
    lists = lists_of_record()
    nested = [table for table in TABLES if parent_of(table) is not None]
    properties: dict[str, Any] = {
        "contract_version": {"const": CONTRACT_VERSION},
        "document": {"$ref": f"#/$defs/{DocumentRow.TABLE}"},
        **{table: _list(table) for table in lists},
    }
    required = list(properties)
    for table in nested:
        orphans = f"Rows of {table} whose {parent_of(table)} row is missing; absent where there are none."
        properties[table] = _list(table) | {"description": orphans}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "kohyo record",
        "description": "Everything that was read from one document; null means missing, see x-null.",
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
        "$defs": {table: _row(TABLES[table]) for table in (DocumentRow.TABLE, *lists, *nested)},
    }


def schema_text() -> str:
    """The schema as the text of its file."""
    return json.dumps(record_schema(), ensure_ascii=False, indent=1) + "\n"


def write_schema(out: Path) -> Path:
    """Writes ``out/record.schema.json`` and returns its path."""
    path = out / FILE_NAME
    path.write_text(schema_text(), encoding="utf-8", newline="\n")
    return path


if __name__ == "__main__":
    write_schema(Path(__file__).resolve().parents[2] / "docs")
