"""Notes on a sheet that say of which year its amounts in brackets are."""

from __future__ import annotations

from pathlib import Path

import pytest

from kohyo.pipeline import read_document
from schemas.tables import Budget, FindingRow, InitiativeExtraField, Passage
from tests.drawing import Drawing

pytest.importorskip("reportlab", reason="reportlab, which draws the pages, is not installed")


def test_the_year_of_amounts_in_brackets_is_the_one_in_the_note_which_no_heading_owns(tmp_path: Path) -> None:
    d = Drawing(842, 595)
    d.text(30, 40, "港の足を守る事業", 18)
    d.text(500, 62, "【令和８年度予算額　120（95）百万円】", 10)
    d.text(30, 100, "＜事業内容＞", 10)
    d.text(30, 120, "島と港を結ぶ船の買い替えを助ける。", 10)
    d.text(30, 160, "＜事業の流れ＞", 10)
    d.text(30, 180, "国から町へ", 10)
    d.text(30, 220, "※　予算額の（　）内は令和７年度当初予算額", 8)
    (tmp_path / "drawn.pdf").write_bytes(d.data())
    rows = list(read_document(tmp_path / "drawn.pdf").rows)
    budgets = [row for row in rows if isinstance(row, Budget)]
    assert [(b.fiscal_year, b.fiscal_year_raw, b.amount_thousand_yen) for b in budgets] == [
        (2026, "令和８年度", 120_000),
        (2025, "令和７年度", 95_000),
    ]
    assert not [row for row in rows if isinstance(row, FindingRow) and row.rule == "assumed-year"]
    assert [row.text for row in rows if isinstance(row, InitiativeExtraField)] == ["国から町へ"]
    assert "※　予算額の（　）内は令和７年度当初予算額" in [row.text for row in rows if isinstance(row, Passage)]
