"""What a person read off the samples is what the program reads: every row of every table, and no row more."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.tables import TABLES
from tools.accuracy import Record, Score, compare, describe, read_truth, with_ordinals
from tools.golden import missing_for, sample_folders, tables_of

SCORED = (
    "documents",
    "initiatives",
    "initiative_municipalities",
    "initiative_projects",
    "budgets",
    "budget_totals",
    "schedules",
    "kpis",
    "kpi_results",
    "kpi_summary",
    "grade_counts",
    "population",
    "statistics",
    "agreements",
    "agreement_matrix",
)
"""Tables that must be empty where the truth has no rows of them; others are compared only where it has."""

FOLDERS = sample_folders()


def scores(folder: Path) -> dict[str, Score]:
    truth = read_truth(folder / "truth.csv")
    plain: dict[str, list[Record]] = {
        table: [row.model_dump() for row in rows] for table, rows in tables_of(folder).items()
    }
    found = with_ordinals(plain)
    wanted = dict.fromkeys((*SCORED, *truth))
    return {table: compare(truth.get(table, []), found.get(table, [])) for table in wanted}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_row_of_the_truth_is_found_and_no_other(folder: Path) -> None:
    if missing := missing_for(folder):
        pytest.skip(missing)
    report = [
        "\n".join([f"{table}: F1 {score.f1:.4f}", *describe(score)])
        for table, score in scores(folder).items()
        if score.f1 != 1.0
    ]
    assert not report, "\n" + "\n".join(report)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_truth_uses_the_columns_of_the_contract(folder: Path) -> None:
    truth = read_truth(folder / "truth.csv")
    assert truth.get("documents"), "a truth says what the document is"
    for table, rows in truth.items():
        known = {*TABLES[table].model_fields, "initiative", "kpi"}
        for row in rows:
            assert set(row) <= known, (table, set(row) - known)


def test_the_samples_cover_every_scored_table() -> None:
    assert set(SCORED) <= {table for folder in FOLDERS for table in read_truth(folder / "truth.csv")}
    assert len(FOLDERS) >= 10
