from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kohyo.writers import parquet, tables
from kohyo.writers.columns import columns_of
from kohyo.writers.csv_form import BOM, one_line
from kohyo.writers.parquet import write_parquet
from kohyo.writers.parts import write_part
from kohyo.writers.tables import TableCounts, write_tables
from schemas.tables import TABLES, Passage, Row, TableCell

Written = tuple[Path, TableCounts]
RowsOf = Callable[..., list[Row]]
InputsOf = Callable[[int], list[Row]]


def write_both(part: Path | None, inputs: list[Row], out: Path) -> TableCounts:
    counts = write_tables([] if part is None else [part], inputs, out)
    return replace(counts, files=(*counts.files, *write_parquet(out, counts)))


def read_csv(path: Path) -> list[list[str]]:
    data = path.read_bytes()
    assert data.startswith(BOM)
    assert data.endswith(b"\r\n")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_table_is_written_with_its_header(tmp_path: Path) -> None:
    counts = write_both(None, [], tmp_path)
    assert dict(counts.rows) == dict.fromkeys(TABLES, 0)
    for table, model in TABLES.items():
        assert read_csv(tmp_path / "tables" / f"{table}.csv") == [list(model.model_fields)]
        empty = pq.read_table(tmp_path / "tables" / f"{table}.parquet")
        assert (empty.num_rows, empty.column_names) == (0, list(model.model_fields))
    assert len(list((tmp_path / "tables").iterdir())) == 2 * len(TABLES)


def test_tables_hold_all_documents_in_order(written: Written, rows_of: RowsOf, inputs_of: InputsOf) -> None:
    out, counts = written
    rows = [*inputs_of(3), *rows_of(1), *rows_of(2), *rows_of(3)]
    for table, model in TABLES.items():
        mine = [row for row in rows if table == row.TABLE]
        assert counts.rows[table] == len(mine)
        header, *lines = read_csv(out / "tables" / f"{table}.csv")
        columns = columns_of(model)
        assert header == [c.name for c in columns]
        parquet = pq.read_table(out / "tables" / f"{table}.parquet").to_pylist()
        assert len(lines) == len(parquet) == len(mine)
        for row, line, record in zip(mine, lines, parquet, strict=True):
            for column, text in zip(columns, line, strict=True):
                value = getattr(row, column.name)
                if isinstance(value, str):
                    value = one_line(value) or None
                assert record[column.name] == value
                if value is None or isinstance(value, str):
                    assert text == (value or "")
                elif isinstance(value, bool):
                    assert text == ("true" if value else "false")
                else:
                    assert float(text) == value
                    assert not text.endswith(".0")


def test_parquet_describes_its_columns(written: Written) -> None:
    out, _ = written
    schema = pq.read_schema(out / "tables" / "budgets.parquet")
    assert schema.metadata[b"contract_version"] == b"1"
    amount = schema.field("amount_thousand_yen")
    assert amount.type == pa.float64()
    assert amount.metadata[b"unit"] == "千円".encode()
    assert amount.metadata[b"title"] == "事業費（千円）".encode()
    assert schema.field("fiscal_year").type == pa.int64()
    assert schema.field("area_code").type == pa.string()
    assert pq.read_schema(out / "tables" / "schedules.parquet").field("active").type == pa.bool_()


def test_counts_name_every_file_with_size_and_hash(written: Written) -> None:
    out, counts = written
    assert {fact.path for fact in counts.files} == {f"tables/{p.name}" for p in (out / "tables").iterdir()}
    for fact in counts.files:
        data = (out / fact.path).read_bytes()
        assert (fact.size, fact.sha256) == (len(data), hashlib.sha256(data).hexdigest())


def test_the_same_parts_make_the_same_bytes(tmp_path: Path, rows_of: RowsOf, inputs_of: InputsOf) -> None:
    write_part(tmp_path / "part", rows_of(5, 50))
    first = write_both(tmp_path / "part", inputs_of(1), tmp_path / "a")
    assert write_both(tmp_path / "part", inputs_of(1), tmp_path / "b") == first


def test_row_groups_are_bounded(tmp_path: Path, rows_of: RowsOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_GROUP_ROWS", 7)
    monkeypatch.setattr(tables, "_CHUNK_BYTES", 4096)
    write_part(tmp_path / "part", rows_of(5, 50))
    write_both(tmp_path / "part", [], tmp_path)
    file = pq.ParquetFile(tmp_path / "tables" / "table_cells.parquet")
    assert [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)] == [7] * 7 + [1]
    assert file.read().column("record_id").to_pylist() == [
        row.row_id for row in rows_of(5, 50) if isinstance(row, TableCell)
    ]


def test_a_row_may_be_longer_than_a_block(tmp_path: Path) -> None:
    long = "長い本文" * 2_000_000
    row = Passage(record_id="r", document_id="d", ordinal=1, kind="paragraph", text=long)
    write_part(tmp_path / "part", [row, row])
    write_both(tmp_path / "part", [], tmp_path)
    assert pq.read_table(tmp_path / "tables" / "passages.parquet").column("text").to_pylist() == [long, long]


def test_words_that_look_like_other_values_stay_text(tmp_path: Path) -> None:
    words = ["null", "NA", "N/A", "nan", "true", "03209", "1e5", "#N/A", "-"]
    rows = [Passage(record_id="r", document_id="d", ordinal=1, kind="note", text=word) for word in words]
    write_part(tmp_path / "part", rows)
    write_both(tmp_path / "part", [], tmp_path)
    assert pq.read_table(tmp_path / "tables" / "passages.parquet").column("text").to_pylist() == words


def test_parquet_that_nobody_wants_any_more_is_not_finished(written: Written) -> None:
    out, counts = written
    stop = Event()
    stop.set()
    with pytest.raises(InterruptedError):
        write_parquet(out, counts, stop)
