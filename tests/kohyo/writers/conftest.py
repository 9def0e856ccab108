"""Rows of every table, made from the models: whatever column is added, these have it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kohyo.writers.columns import Column, columns_of, references_of
from kohyo.writers.parquet import write_parquet
from kohyo.writers.parts import write_part
from kohyo.writers.tables import TableCounts, write_tables
from schemas.codes import CODES
from schemas.tables import TABLES, Input, Row

TEXTS = (
    "休日・夜間当番医制運営事業",
    "病院群輪番制\n病院運営事業（県と共同実施）",
    "令和７年度",
    "１，２３４",
    "▲ 39.30",
    "=SUM(A1:A9)",
    '+81 "quoted", 一関市、平泉町',
    "-",
    "@home & <b>",
    " 前後に空白 ",
    "𠮷野家　KPI\r\n2 025",
    "圏域住民が身近な地域で安心して医療を受けられる体制を維持するため、休日当番医制や夜間の応急診療を共同で運営し、"
    "医師会や歯科医師会、薬剤師会との連携を深めながら、二次救急医療機関の負担の軽減を図る。" * 3,
)
NUMBERS = (0, 1010822, 13766.0, -39.3, 0.1234, 84, -5, 12.5)


def _value(column: Column, table: str, number: int, chance: random.Random) -> object:
    if not column.required and chance.random() < 0.3:
        return None
    if column.is_year:
        return chance.randint(2015, 2030)
    if column.kind == "integer":
        return chance.randint(0, 20000)
    if column.kind == "number":
        return chance.choice(NUMBERS)
    if column.kind == "boolean":
        return chance.random() < 0.5
    if column.choices:
        return chance.choice(column.choices)
    if column.codes:
        return chance.choice([code.value for code in CODES[column.codes]])
    return chance.choice(TEXTS)


def make_rows(seed: int, rows_a_table: int = 4, *, tables: tuple[str, ...] = tuple(TABLES)) -> list[Row]:
    """Rows of one document for each of ``tables`` but ``inputs``; rows refer to rows that exist."""
    document_id = f"d{seed:012x}"
    rows: list[Row] = []
    for table in tables:
        if table == Input.TABLE:
            continue
        model = TABLES[table]
        # of its own for every table, so that a column more changes the values of one table only
        chance = random.Random(f"{seed} {table}")  # noqa: S311 - repeatable, nothing is kept secret
        for number in range(1, (1 if table == "documents" else rows_a_table) + 1):
            values = {c.name: _value(c, table, number, chance) for c in columns_of(model)}
            for name, owner in references_of(model).items():
                values[name] = f"{document_id}-{owner}-{(number + 1) // 2:05}"
            values[model.KEY] = f"{document_id}-{table}-{number:05}"
            values["document_id"] = document_id
            if table == "documents":
                values["area_key"] = values["supersedes"] = None  # filled in when documents are put together
            rows.append(model.model_validate(values))
    return rows


def make_inputs(count: int) -> list[Row]:
    """``count`` files that were read and one that was not."""
    read = [
        Input(path=f"町/{n}.pdf", document_id=f"d{n:012x}", status="ok", pages=n, records=40, findings=4)
        for n in range(1, count + 1)
    ]
    bad = Input(
        path="鍵.pdf",
        status="encrypted",
        reason="パスワードで保護されています。",
        advice="パスワードを外したファイルを渡してください。",
        records=0,
        findings=0,
    )
    return [*read, bad]


@pytest.fixture
def rows_of() -> Callable[..., list[Row]]:
    return make_rows


@pytest.fixture
def inputs_of() -> Callable[[int], list[Row]]:
    return make_inputs


@pytest.fixture
def written(tmp_path: Path) -> tuple[Path, TableCounts]:
    """An output folder with the tables of three documents."""
    parts = []
    for seed in (1, 2, 3):
        parts.append(tmp_path / "parts" / str(seed))
        write_part(parts[-1], make_rows(seed))
    out = tmp_path / "out"
    counts = write_tables(parts, make_inputs(3), out)
    return out, replace(counts, files=(*counts.files, *write_parquet(out, counts)))
