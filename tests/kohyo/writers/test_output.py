from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from kohyo.writers.atomic import MANAGED
from kohyo.writers.output import write_output
from kohyo.writers.parts import write_part
from kohyo.writers.records_json import write_record
from schemas.tables import Row

RowsOf = Callable[..., list[Row]]
InputsOf = Callable[[int], list[Row]]


def make(base: Path, rows_of: RowsOf, inputs_of: InputsOf) -> Path:
    parts = {}
    for seed in (1, 2):
        rows = rows_of(seed)
        parts[f"d{seed:012x}"] = part = base / f"part{seed}"
        write_part(part, rows)
        write_record(part / "record.json", rows)
    write_output(base / "out", parts, inputs_of(2), {"started": str(base)})
    return base / "out"


def test_an_output_has_every_file_of_the_contract(tmp_path: Path, rows_of: RowsOf, inputs_of: InputsOf) -> None:
    out = make(tmp_path, rows_of, inputs_of)
    assert {entry.name for entry in out.iterdir()} == MANAGED - {"review", "changes.csv", "changes.html"}
    assert {p.name for p in (out / "records").iterdir()} == {"d000000000001.json", "d000000000002.json"}
    record = json.loads((out / "records" / "d000000000002.json").read_text(encoding="utf-8"))
    assert record["document"]["document_id"] == "d000000000002"
    assert json.loads((out / "run.json").read_text(encoding="utf-8"))["workbook"] == []


def test_only_the_runs_own_record_differs_between_runs(
    tmp_path: Path, rows_of: RowsOf, inputs_of: InputsOf
) -> None:
    one, other = make(tmp_path / "a", rows_of, inputs_of), make(tmp_path / "b", rows_of, inputs_of)
    files = sorted(p.relative_to(one) for p in one.rglob("*") if p.is_file())
    assert files == sorted(p.relative_to(other) for p in other.rglob("*") if p.is_file())
    assert [str(f) for f in files if (one / f).read_bytes() != (other / f).read_bytes()] == ["run.json"]
