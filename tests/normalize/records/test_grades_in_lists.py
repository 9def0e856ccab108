"""Grades in lists of indicators, in the case that is printed."""

from __future__ import annotations

from typing import Any

import pytest

from normalize.places import Gazetteer
from normalize.records import kpi_summary
from normalize.records.context import Context
from normalize.records.ledger import Ledger
from schemas.printed import Printed, RawRecord

DOCUMENT = "d0123456789ab"


@pytest.mark.parametrize(("method", "stored"), [("text", "c"), ("ocr", "C")])
def test_a_grade_has_the_case_that_is_printed_but_in_a_picture_small_and_large_letters_are_alike(
    method: Any, stored: str
) -> None:
    fields = {"indicator": Printed("舟に乗った人の数"), "grade": Printed("c", 1, None, method=method)}
    ledger = Ledger(DOCUMENT)
    context = Context(DOCUMENT, Gazetteer.load(), results_fy=2024)
    kpi_summary.read([RawRecord("kpi_summary", 1, fields)], context, ledger)
    [row] = ledger.rows
    assert row.grade == stored  # type: ignore[attr-defined]
