from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kohyo.writers.columns import columns_of
from kohyo.writers.csv_form import one_line
from kohyo.writers.parts import PART_NAME, StalePartError, read_part, write_part
from schemas.tables import TABLES, Row

RowsOf = Callable[..., list[Row]]


def test_a_part_gives_back_every_row_in_order(tmp_path: Path, rows_of: RowsOf) -> None:
    rows = rows_of(7, 9)
    write_part(tmp_path / "part", rows)
    for table, model in TABLES.items():
        expected = []
        for row in rows:
            if table == row.TABLE:
                values = [getattr(row, c.name) for c in columns_of(model)]
                expected.append(tuple(one_line(v) or None if isinstance(v, str) else v for v in values))
        assert list(read_part(tmp_path / "part", table)) == expected


def test_the_same_rows_make_the_same_bytes(tmp_path: Path, rows_of: RowsOf) -> None:
    write_part(tmp_path / "a", rows_of(7))
    write_part(tmp_path / "b", rows_of(7))
    assert (tmp_path / "a" / PART_NAME).read_bytes() == (tmp_path / "b" / PART_NAME).read_bytes()


def test_a_part_is_replaced_whole_and_leaves_nothing_else(tmp_path: Path, rows_of: RowsOf) -> None:
    write_part(tmp_path, rows_of(7))
    write_part(tmp_path, [])
    assert [p.name for p in tmp_path.iterdir()] == [PART_NAME]
    assert list(read_part(tmp_path, "budgets")) == []


def test_a_value_that_fits_no_column_leaves_the_old_part(tmp_path: Path, rows_of: RowsOf) -> None:
    write_part(tmp_path, rows_of(7))
    before = (tmp_path / PART_NAME).read_bytes()
    budget = next(row for row in rows_of(7) if row.TABLE == "budgets")
    with pytest.raises(ValueError, match="no number"):
        write_part(tmp_path, [budget.model_copy(update={"amount_thousand_yen": float("inf")})])
    assert (tmp_path / PART_NAME).read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 1


def test_inputs_do_not_belong_to_a_document(tmp_path: Path, inputs_of: Callable[[int], list[Row]]) -> None:
    with pytest.raises(ValueError, match="inputs"):
        write_part(tmp_path, inputs_of(1))


def test_a_part_with_other_columns_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / PART_NAME, "w") as archive:
        archive.comment = b"another version"
    with pytest.raises(StalePartError):
        list(read_part(tmp_path, "budgets"))
