"""The workbook as another program opens it."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from itertools import zip_longest
from pathlib import Path

import openpyxl
import pytest

from kohyo.writers.columns import columns_of
from kohyo.writers.tables import TableCounts
from kohyo.writers.workbook import WORKBOOK_NAME, write_workbook
from schemas.tables import TABLES

SOFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed"),
]


@pytest.fixture
def converted(written: tuple[Path, TableCounts], tmp_path: Path) -> tuple[Path, Path]:
    """The output folder and the workbook as LibreOffice saves it after opening it."""
    out, counts = written
    write_workbook(out, counts)
    assert SOFFICE is not None
    done = subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(tmp_path / "office"),
            str(out / WORKBOOK_NAME),
        ],
        capture_output=True,
        text=True,
        timeout=180,
        check=True,
    )
    assert "Error" not in done.stderr
    return out, tmp_path / "office" / WORKBOOK_NAME


def test_libreoffice_reads_the_same_values_as_the_csv(converted: tuple[Path, Path]) -> None:
    out, path = converted
    book = openpyxl.load_workbook(path)
    assert len(book.sheetnames) == len(TABLES) + 3
    for table, model in TABLES.items():
        text = (out / "tables" / f"{table}.csv").read_bytes().decode("utf-8-sig")
        sheet = book[model.TITLE]
        header = [cell.value for cell in sheet[1]]
        for line, cells in zip_longest(csv.DictReader(io.StringIO(text, newline="")), sheet.iter_rows(min_row=2)):
            found = dict(zip(header, cells, strict=False))
            for column in columns_of(model):
                expected, value = line[column.name], found[column.title].value
                if column.kind in ("integer", "number"):
                    assert (float(expected) if expected else None) == value
                elif column.kind == "boolean":
                    # LibreOffice has no truth values of its own and saves them as formulas.
                    assert (
                        value in {"true": (True, "=TRUE()"), "false": (False, "=FALSE()"), "": (None,)}[expected]
                    )
                else:
                    assert expected == (value or "")
                    assert value is None or found[column.title].data_type == "s"
