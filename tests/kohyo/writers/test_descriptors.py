from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

from kohyo.writers.columns import columns_of
from kohyo.writers.csv_form import BOM
from kohyo.writers.descriptors import write_descriptors, write_run
from kohyo.writers.dictionary import CODES_HEADER, DICTIONARY_HEADER
from kohyo.writers.tables import TableCounts
from schemas.codes import CODES
from schemas.tables import TABLES

Written = tuple[Path, TableCounts]


@pytest.fixture
def described(written: Written) -> Path:
    out, counts = written
    write_descriptors(out, counts.files)
    return out


def package(out: Path) -> Any:
    return json.loads((out / "datapackage.json").read_text(encoding="utf-8"))


def test_every_file_is_a_resource_that_is_there(described: Path) -> None:
    resources = package(described)["resources"]
    files = {p.relative_to(described).as_posix() for p in described.rglob("*") if p.is_file()}
    assert {resource["path"] for resource in resources} == files - {"datapackage.json"}
    assert len({resource["name"] for resource in resources}) == len(resources)
    for resource in resources:
        data = (described / resource["path"]).read_bytes()
        if "hash" in resource:
            assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        if "bytes" in resource:
            assert resource["bytes"] == len(data)


def test_fields_are_the_columns_of_the_files(described: Path) -> None:
    for resource in package(described)["resources"]:
        if resource.get("format") != "csv":
            continue
        data = (described / resource["path"]).read_bytes()
        assert data.startswith(BOM)
        header = next(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert resource["schema"]["missingValues"] == [""]
        assert resource["encoding"] == "utf-8"


def test_fields_say_what_the_models_say(described: Path) -> None:
    by_name = {resource["name"]: resource for resource in package(described)["resources"]}
    for table, model in TABLES.items():
        for field, column in zip(by_name[table]["schema"]["fields"], columns_of(model), strict=True):
            assert (field["title"], field["description"]) == (column.title, column.description)
            assert field.get("unit") == column.unit
    budgets = by_name["budgets"]["schema"]
    types = {field["name"]: field["type"] for field in budgets["fields"]}
    assert types["amount_thousand_yen"] == "number"
    assert types["fiscal_year"] == "integer"
    assert types["area_code"] == "string"
    assert budgets["primaryKey"] == ["record_id"]
    assert {key["reference"]["resource"] for key in budgets["foreignKeys"]} == {"documents", "initiatives"}
    assert "primaryKey" not in by_name["provenance"]["schema"]


def test_codes_have_labels(described: Path) -> None:
    findings = next(r for r in package(described)["resources"] if r["name"] == "findings")
    severity = next(f for f in findings["schema"]["fields"] if f["name"] == "severity")
    assert {"value": "warning", "label": "要確認"} in severity["categories"]


def test_dictionary_and_codes_have_the_csv_form(described: Path) -> None:
    for name, header in (("dictionary.csv", DICTIONARY_HEADER), ("codes.csv", CODES_HEADER)):
        data = (described / name).read_bytes()
        lines = data.removeprefix(BOM).decode("utf-8").split("\r\n")
        assert data.startswith(BOM)
        assert lines.pop() == ""
        assert all(line.startswith('"') and line.endswith('"') and "\n" not in line for line in lines)
        assert next(csv.reader(lines)) == list(header)
    with (described / "codes.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == sum(map(len, CODES.values()))


def test_the_same_tables_make_the_same_bytes(written: Written) -> None:
    out, counts = written
    write_descriptors(out, counts.files)
    first = [(out / name).read_bytes() for name in ("datapackage.json", "dictionary.csv", "codes.csv")]
    write_descriptors(out, counts.files)
    assert [(out / name).read_bytes() for name in ("datapackage.json", "dictionary.csv", "codes.csv")] == first


def test_the_run_is_recorded_with_its_versions(tmp_path: Path) -> None:
    write_run(tmp_path / "run.json", {"started": "2026-01-01", "inputs": [{"path": "町.pdf"}]})
    run = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert run["contract_version"] == "1"
    assert run["kohyo"]
    assert run["inputs"] == [{"path": "町.pdf"}]
