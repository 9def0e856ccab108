from __future__ import annotations

import json
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kohyo.writers import parts
from kohyo.writers.part_writer import part_writer
from kohyo.writers.parts import read_part, write_part
from kohyo.writers.records_json import write_record
from schemas.tables import TABLES, Row, TableCell

RowsOf = Callable[..., list[Row]]

FAMILY = frozenset(
    {"initiatives", "initiative_extra_fields", "budgets", "budget_totals", "schedules", "kpis", "kpi_results"}
)


def batches(rows: list[Row]) -> Iterator[list[Row]]:
    """One batch for all that hangs together, then three rows at a time."""
    together = [row for row in rows if row.TABLE.startswith("initiative") or row.TABLE in FAMILY]
    yield together
    rest = [row for row in rows if row not in together]
    for start in range(0, len(rest), 3):
        yield rest[start : start + 3]


@pytest.mark.parametrize("pending", [1, 7, 10_000])
def test_batches_give_what_one_call_gives(
    tmp_path: Path, rows_of: RowsOf, monkeypatch: pytest.MonkeyPatch, pending: int
) -> None:
    monkeypatch.setattr(parts, "_PENDING_ROWS", pending)
    rows = rows_of(3, 9)
    write_part(tmp_path / "once", rows)
    write_record(tmp_path / "once" / "record.json", rows)
    with part_writer(tmp_path / "streamed") as part:
        for batch in batches(rows):
            part.add(batch)
    assert part.counts == Counter(row.TABLE for row in rows)
    for table in TABLES:
        once = list(read_part(tmp_path / "once", table))
        assert list(read_part(tmp_path / "streamed", table)) == once
    assert (tmp_path / "streamed" / "record.json").read_bytes() == (tmp_path / "once" / "record.json").read_bytes()
    assert len(list((tmp_path / "streamed").iterdir())) == 2


def test_a_row_that_comes_after_its_parent_is_kept(tmp_path: Path, rows_of: RowsOf) -> None:
    rows = rows_of(3, 4)
    with part_writer(tmp_path) as part:
        part.add(row for row in rows if row.TABLE != "budgets")
        part.add(row for row in rows if row.TABLE == "budgets")
    record = json.loads((tmp_path / "record.json").read_bytes())
    assert [row["record_id"] for row in record["budgets"]] == [r.row_id for r in rows if r.TABLE == "budgets"]
    assert all(row["budgets"] == [] for row in record["initiatives"])


def fail(folder: Path, rows: list[Row]) -> None:
    with part_writer(folder) as part:
        part.add(rows)
        raise MemoryError


def test_a_document_that_fails_leaves_nothing(tmp_path: Path, rows_of: RowsOf) -> None:
    with pytest.raises(MemoryError):
        fail(tmp_path, rows_of(3))
    assert list(tmp_path.iterdir()) == []


def test_a_record_without_its_document_leaves_no_rows_either(tmp_path: Path, rows_of: RowsOf) -> None:
    with pytest.raises(ValueError, match="one document"), part_writer(tmp_path) as part:
        part.add(rows_of(3)[1:])
    assert list(tmp_path.iterdir()) == []


def peak_of(folder: Path, document: Row, pages: int) -> int:
    """Bytes of Python's own memory that a document of so many pages takes at most while it is written."""
    tracemalloc.start()
    try:
        with part_writer(folder) as part:
            part.add([document])
            for page in range(pages):
                part.add(
                    TableCell(
                        record_id=f"d-table_cells-{page}-{cell}",
                        document_id="d",
                        table_id=f"t{page}",
                        row=cell,
                        column=1,
                        row_span=1,
                        column_span=1,
                        text="圏域住民が身近な地域で安心して医療を受けられる体制",
                        page=page + 1,
                    )
                    for cell in range(100)
                )
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_document(
    tmp_path: Path, rows_of: RowsOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "_PENDING_ROWS", 500)
    document = rows_of(3)[0]
    short = peak_of(tmp_path / "short", document, 60)
    assert peak_of(tmp_path / "long", document, 240) < 1.3 * short
