"""What making an output costs, and what becomes of it where a part fails."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kohyo.writers import output
from kohyo.writers.output import write_output
from kohyo.writers.parts import write_part
from kohyo.writers.records_json import write_record
from kohyo.writers.tables import TableCounts
from schemas.tables import Row

RowsOf = Callable[..., list[Row]]


def test_an_output_loads_nothing_that_it_does_not_need(tmp_path: Path, rows_of: RowsOf) -> None:
    write_part(tmp_path / "part", rows_of(1))
    write_record(tmp_path / "part" / "record.json", rows_of(1))
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from kohyo.writers.output import write_output\n"
        "base = Path(sys.argv[1])\n"
        "write_output(base / 'out', {'d000000000001': base / 'part'}, [], {})\n"
        "heavy = {'pandas', 'openpyxl', 'pypdfium2', 'pdfplumber', 'PIL'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_an_error_in_the_workbook_is_told_at_once(
    tmp_path: Path, rows_of: RowsOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_part(tmp_path / "part", rows_of(1))
    write_record(tmp_path / "part" / "record.json", rows_of(1))

    def full(out: Path, counts: TableCounts) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output, "write_workbook", full)
    with pytest.raises(OSError, match="No space"):
        write_output(tmp_path / "out", {"d000000000001": tmp_path / "part"}, [], {})
