from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kohyo.writers import record_schema
from kohyo.writers.records_json import lists_of_record, write_record
from schemas.tables import TABLES, Row

RowsOf = Callable[..., list[Row]]


def written(folder: Path, rows: list[Row]) -> Any:
    write_record(folder / "record.json", rows)
    return json.loads((folder / "record.json").read_text(encoding="utf-8"))


def gathered(record: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The rows of a nested record by table."""
    found: dict[str, list[dict[str, Any]]] = {"documents": [record["document"]]}

    def visit(table: str, row: dict[str, Any]) -> None:
        found.setdefault(table, []).append({k: v for k, v in row.items() if not isinstance(v, list)})
        for key, value in row.items():
            if isinstance(value, list):
                for child in value:
                    visit(key, child)

    for table, rows in record.items():
        if isinstance(rows, list):
            for row in rows:
                visit(table, row)
    return found


def test_a_record_holds_every_row_once(tmp_path: Path, rows_of: RowsOf) -> None:
    rows = rows_of(3, 8)
    record = written(tmp_path, rows)
    found = gathered(record)
    for table in TABLES:
        expected = [row.model_dump() for row in rows if table == row.TABLE]
        key = TABLES[table].KEY
        assert sorted(found.get(table, []), key=lambda r: r[key]) == sorted(expected, key=lambda r: r[key])


def test_rows_stand_inside_the_row_they_name(tmp_path: Path, rows_of: RowsOf) -> None:
    record = written(tmp_path, rows_of(3, 8))
    assert lists_of_record()[0] == "initiatives"
    assert "kpis" not in record
    initiative = record["initiatives"][0]
    assert initiative["budgets"]
    assert all(budget["initiative_id"] == initiative["initiative_id"] for budget in initiative["budgets"])
    kpi = initiative["kpis"][0]
    assert kpi["kpi_results"]
    assert all(result["kpi_id"] == kpi["kpi_id"] for result in kpi["kpi_results"])


def test_rows_without_their_parent_are_kept(tmp_path: Path, rows_of: RowsOf) -> None:
    rows = [row for row in rows_of(3) if row.TABLE != "initiatives"]
    record = written(tmp_path, rows)
    assert len(record["budgets"]) == 4
    assert sum(len(kpi["kpi_results"]) for kpi in record["kpis"]) == 4
    Draft202012Validator(record_schema.record_schema()).validate(record)


@pytest.mark.parametrize("rows_a_table", [0, 1, 6])
def test_records_follow_the_published_schema(tmp_path: Path, rows_of: RowsOf, rows_a_table: int) -> None:
    schema = record_schema.record_schema()
    Draft202012Validator.check_schema(schema)
    record = written(tmp_path, rows_of(4, rows_a_table))
    Draft202012Validator(schema).validate(record)


def test_the_schema_refuses_what_the_contract_does_not_know(tmp_path: Path, rows_of: RowsOf) -> None:
    validator = Draft202012Validator(record_schema.record_schema())
    record = written(tmp_path, rows_of(4))
    for change in ({"ordinal": "1"}, {"colour": "red"}, {"name": 1}, {"budgets": None}):
        spoilt = record | {"initiatives": [record["initiatives"][0] | change]}
        assert not validator.is_valid(spoilt), change


def test_the_published_schema_is_fresh() -> None:
    published = Path(__file__).parents[3] / "docs" / record_schema.FILE_NAME
    assert published.read_text(encoding="utf-8") == record_schema.schema_text(), (
        "run python -m kohyo.writers.record_schema"
    )


def test_the_same_rows_make_the_same_bytes(tmp_path: Path, rows_of: RowsOf) -> None:
    write_record(tmp_path / "a.json", rows_of(4))
    write_record(tmp_path / "b.json", rows_of(4))
    first = (tmp_path / "a.json").read_bytes()
    assert (tmp_path / "b.json").read_bytes() == first
    assert "休日・夜間当番医制運営事業".encode() in first
    assert b": 13766.0" not in first


def test_half_a_surrogate_pair_does_not_stop_a_record(tmp_path: Path, rows_of: RowsOf) -> None:
    rows = rows_of(4)
    rows[0] = rows[0].model_copy(update={"title": "半\ud800端"})
    assert written(tmp_path, rows)["document"]["title"] == "半\ufffd端"


def test_a_record_is_one_document(tmp_path: Path, rows_of: RowsOf) -> None:
    with pytest.raises(ValueError, match="one document"):
        write_record(tmp_path / "a.json", [*rows_of(1), *rows_of(2)])
