"""A figure of which the recogniser is not sure becomes a finding, once a place."""

from __future__ import annotations

from normalize.records.ledger import Ledger
from schemas.findings import RULES
from schemas.printed import Box, Printed
from schemas.tables import TABLES


def ledger_with(confidence: float, method: str = "ocr") -> Ledger:
    ledger = Ledger("d0")
    printed = Printed("12,480", 3, Box(10, 10, 50, 20), method=method, confidence=confidence)  # type: ignore[arg-type]
    model = TABLES["budgets"]
    row = model.model_validate(
        {
            **dict.fromkeys(model.model_fields),
            "initiative_id": "d0-i1",
            "document_id": "d0",
            "record_id": "d0-budgets-00001",
            "amount_thousand_yen": 12480,
            "amount_raw": "12,480",
        }
    )
    ledger.add(row, {"amount_thousand_yen": printed, "amount_raw": printed})
    return ledger


def test_a_doubtful_figure_is_a_finding() -> None:
    ledger = ledger_with(0.62)
    [finding] = ledger.findings
    assert (finding.rule, finding.page, finding.found, finding.table) == ("low-confidence", 3, "12,480", "budgets")
    assert "3ページ" in finding.message
    assert "0.62" in finding.message
    assert finding.rule in RULES
    assert {p.confidence for p in ledger.provenance} == {0.62}


def test_a_sure_figure_and_the_text_of_a_file_are_not() -> None:
    assert ledger_with(0.8).findings == []
    assert ledger_with(0.1, "text").findings == []


def test_a_text_with_a_lost_letter_is_a_finding_once() -> None:
    ledger = Ledger("d0")
    printed = Printed("移動図書館支援〓業", 3, Box(10, 10, 50, 20), method="ocr", confidence=0.9)
    row = TABLES["initiatives"].model_validate(
        {"initiative_id": "d0-i1", "document_id": "d0", "ordinal": 1, "name": printed.text}
    )
    ledger.add(row, {"name": printed})
    ledger.add(row, {"name": printed})
    [finding] = ledger.findings
    assert (finding.rule, finding.page, finding.table) == ("low-confidence", 3, "initiatives")
    assert "「移動図書館支援〓業」の「〓」" in finding.message
