"""Names of municipalities that a recogniser got wrong."""

from __future__ import annotations

from typing import Any

from normalize.places import Gazetteer
from normalize.records import agreements
from normalize.records.context import Context
from normalize.records.ledger import Ledger
from normalize.records.misread_places import corrected
from schemas.printed import Box, Printed, RawRecord

DOCUMENT = "d0123456789ab"
TEXTS = ["新庄市との協定締結", "金山町", "最上町", "舟形町", "真室川町"]


def _read(text: str, confidence: float = 0.9, method: Any = "ocr") -> Printed:
    return Printed(text, 3, Box(10, 10, 60, 20), None, method, confidence, (7,))


def _record(municipality: Printed) -> RawRecord:
    fields = {"municipality": municipality, "item": _read("1 医療体制の充実"), "mark": _read("○")}
    return RawRecord("agreement_matrix", 7, fields)


def _context(prefecture: str | None = "山形県") -> Context:
    return Context(DOCUMENT, Gazetteer.load(), prefecture=prefecture)


def test_a_misread_name_is_the_only_one_so_near_and_what_was_read_is_kept() -> None:
    ledger = Ledger(DOCUMENT)
    records = corrected([_record(_read("真皇川町")), _record(_read("真皇川町"))], TEXTS, _context(), ledger)
    agreements.read(records, _context(), ledger)
    assert [(row.municipality, row.area_code) for row in ledger.rows] == [("真室川町", "06364")] * 2  # type: ignore[attr-defined]
    told = [p for p in ledger.provenance if p.field == "municipality"]
    assert {(p.raw_text, p.method, p.confidence) for p in told} == {("真皇川町", "correction", 0.9)}
    [finding] = [finding for finding in ledger.findings if finding.rule == "misread-name"]
    assert (finding.found, finding.expected, finding.page) == ("真皇川町", "真室川町", 3)


def test_names_of_the_prefecture_are_asked_where_the_document_prints_none_so_near() -> None:
    [record] = corrected([_record(_read("能川村"))], TEXTS, _context(), Ledger(DOCUMENT))
    assert record.fields["municipality"].text == "鮭川村"


def test_a_list_of_names_is_corrected_name_by_name() -> None:
    record = RawRecord("initiatives", 7, {"municipalities": _read("新庄市、金山町、厳沢村\n、最上町")})
    [found] = corrected([record], TEXTS, _context(), Ledger(DOCUMENT))
    assert found.fields["municipalities"].text == "新庄市、金山町、戸沢村\n、最上町"


def test_what_is_sure_ambiguous_or_typeset_stays() -> None:
    for printed in (_read("真皇川町", 0.99), _read("真皇川町", 1.0, "text"), _read("連携町村"), _read("○山町")):
        [record] = corrected([_record(printed)], TEXTS, _context(), Ledger(DOCUMENT))
        assert record.fields["municipality"] is printed
    [record] = corrected([_record(_read("能川村"))], TEXTS, _context(None), Ledger(DOCUMENT))
    assert record.fields["municipality"].text == "能川村"
