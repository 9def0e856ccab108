"""Rewrites ``samples/*/expected`` from what the program gives today.

``python -m tools.golden`` is run by hand after a change that is meant to change the output, never in CI, and its
diff is read before it is committed. Expected files say what the program gives; ``truth.csv`` beside them says what
is right.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from extract.sources.pdf.triage import find_models
from kohyo.pipeline import Result, read_document
from kohyo.writers.columns import columns_of
from kohyo.writers.csv_form import csv_bytes, header_bytes, row_texts
from schemas.tables import TABLES, Row

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
LEFT_OUT = frozenset({"inputs", "provenance"})
"""Tables that are not kept: ``inputs`` is about a run, ``provenance`` would be larger than all else together."""
CELLS_KEPT = frozenset({"unseen_form_pdf", "damaged_markdown"})
"""Samples whose ``table_cells`` are kept, one of each kind of input; elsewhere they repeat the records."""


SCANS = frozenset({"card_scan_pdf"})
"""Samples that can be read only with the optional packages for scans."""


def missing_for(folder: Path) -> str | None:
    """Why a sample cannot be read here; None where it can."""
    if folder.name in SCANS and find_models() is None:
        return "the optional packages for scans (kohyo[ocr]) are not installed"
    return None


def sample_folders() -> list[Path]:
    """The folder of every sample, by name."""
    return sorted(path.parent for path in SAMPLES.glob("*/source.*"))


def source_of(folder: Path) -> Path:
    """The document of a sample."""
    (source,) = folder.glob("source.*")
    return source


@cache
def read_sample(folder: Path) -> Result:
    """What the program gives for a sample; read once a process."""
    return read_document(source_of(folder))


def tables_of(folder: Path) -> dict[str, list[Row]]:
    """The rows of a sample by table, in the order of the contract; tables without rows are left out."""
    rows: dict[str, list[Row]] = {table: [] for table in TABLES}
    for row in read_sample(folder).rows:
        rows[row.TABLE].append(row)
    return {table: found for table, found in rows.items() if found}


def expected_files(folder: Path) -> dict[str, bytes]:
    """The bytes of every expected file of a sample by file name."""
    files = {}
    for table, rows in tables_of(folder).items():
        if table in LEFT_OUT or (table == "table_cells" and folder.name not in CELLS_KEPT):
            continue
        model = TABLES[table]
        names = [column.name for column in columns_of(model)]
        files[f"{table}.csv"] = header_bytes(names) + csv_bytes(row_texts(model, rows))
    return files


def main() -> int:
    """Rewrites the expected files of every sample and names those that changed."""
    for folder in sample_folders():
        missing = missing_for(folder)
        if missing is not None:
            print(f"{folder.name}: left as it is, {missing}")
            continue
        place = folder / "expected"
        place.mkdir(exist_ok=True)
        files = expected_files(folder)
        for old in place.glob("*.csv"):
            if old.name not in files:
                old.unlink()
                print(f"{folder.name}/expected/{old.name}: removed")
        for name, content in files.items():
            path = place / name
            if not path.exists() or path.read_bytes() != content:
                path.write_bytes(content)
                print(f"{folder.name}/expected/{name}: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
