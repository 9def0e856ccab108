"""One document from path to rows: read, find, give meaning, check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.document import read
from extract.memo import forget
from extract.passages import read_passages
from extract.reading import all_lines, read_regions
from extract.titles import table_titles
from kohyo.rules import check
from normalize.records import normalize_records
from schemas.errors import Status
from schemas.findings import RULES, Finding
from schemas.printed import Document, Reading
from schemas.tables import FindingRow, Row

AUDIT_TABLES = frozenset({"provenance", "findings"})


@dataclass(frozen=True, slots=True)
class Result:
    """What one document gave.

    Attributes:
        document: the document as read.
        rows: all rows of all tables but ``inputs``, ordered by table as they were read.
        accounted: share of printed characters that ended in a record, a table cell, a passage or furniture.
        status: ``ok``, or ``partial`` where a part could not be read.
    """

    document: Document
    rows: tuple[Row, ...]
    accounted: float
    status: Status = "ok"

    def counts(self) -> Counter[str]:
        """Number of rows by table."""
        return Counter(row.TABLE for row in self.rows)


def _accounted(document: Document, reading: Reading) -> tuple[float, list[int]]:
    lines = all_lines(document)
    in_tables = {line.key for page in document.pages for grid in page.grids for line in grid.lines}
    total = sum(len(line.text) for line in lines.values())
    lost = [key for key in lines if key not in reading.used and key not in in_tables]
    missing = sum(len(lines[key].text) for key in lost)
    return (1.0 if total == 0 else 1 - missing / total), lost


def _finding_rows(document_id: str, findings: Sequence[Finding]) -> list[FindingRow]:
    ordered = sorted(
        findings, key=lambda f: (f.page or 0, f.rule, f.table or "", f.record_id or "", f.message, f.found or "")
    )
    rows: list[FindingRow] = []
    seen: set[Finding] = set()
    for finding in ordered:
        if finding in seen:
            continue
        seen.add(finding)
        rows.append(
            FindingRow(
                finding_id=f"{document_id}-f{len(rows) + 1:04}",
                rule=finding.rule,
                severity=RULES[finding.rule].severity,
                document_id=document_id,
                table=finding.table,
                record_id=finding.record_id,
                page=finding.page,
                message=finding.message,
                expected=finding.expected,
                found=finding.found,
            )
        )
    return rows


def process(document: Document) -> Result:
    """Turns a document into rows."""
    try:
        return _process(document)
    finally:
        forget()


def _process(document: Document) -> Result:
    found = read_regions(document)
    text = read_passages(document, found.used)
    records = tuple(sorted((*found.records, *text.records), key=lambda record: record.key))
    reading = Reading(records, found.used | text.used, found.remarks)
    ledger = normalize_records(document, reading, table_titles(document))
    accounted, lost = _accounted(document, reading)
    findings = list(ledger.findings)
    if lost:
        lines = all_lines(document)
        pages = {item.key: page.number for page, item in document.flow}
        for key in lost:
            place = pages.get(key)
            where = f"{place}ページ" if place is not None else f"{lines[key].number}行目"
            findings.append(
                Finding(
                    "unclaimed-text",
                    f"{where}の次の文字は、どの表にも入りませんでした。原本で内容を確かめてください。",
                    page=place,
                    found=lines[key].text,
                )
            )
    findings.extend(check(ledger.rows))
    rows = (*ledger.rows, *ledger.provenance, *_finding_rows(document.document_id, findings))
    return Result(document, rows, accounted, "partial" if _is_partial(findings) else "ok")


def _is_partial(findings: Sequence[Finding]) -> bool:
    return any(finding.rule == "layout-limit" for finding in findings)


def read_document(path: Path) -> Result:
    """Reads one file and turns it into rows.

    Raises:
        UnreadableInputError: the file cannot be processed; says why and what to do.
    """
    return process(read(path))
