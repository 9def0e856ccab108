"""One document from path to rows: read, find, give meaning, check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from extract.document import file_bytes, read_sections
from extract.figures_left import figures_left
from extract.memo import forget
from extract.passages import read_passages
from extract.reading import all_lines, read_regions
from extract.titles import table_titles
from kohyo.rules import check
from normalize.records import Normalizer
from schemas.errors import Status
from schemas.findings import RULES, Finding
from schemas.frozen import dataclass
from schemas.limits import Limits
from schemas.printed import Box, Document, Line, Reading, Turned
from schemas.tables import DocumentRow, FindingRow, Provenance, Row, TableCell

_LEFT_OUT = frozenset({"layout-limit", "unread-page", "no-text-layer"})
"""Rules whose findings say that something on the pages was not read."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one document gave.

    Attributes:
        document_id: id of the document.
        page_count: pages that the file has; None where it has no pages.
        rows: all rows of all tables but ``inputs``, ordered by table as they were read.
        accounted: share of printed characters that ended in a record, a table cell, a passage or furniture.
        status: ``ok``, or ``partial`` where a part could not be read.
    """

    document_id: str
    page_count: int | None
    rows: tuple[Row, ...]
    accounted: float
    status: Status = "ok"

    def counts(self) -> Counter[str]:
        """Number of rows by table."""
        return Counter(row.TABLE for row in self.rows)


class DocumentReader:
    """Turns the sections of one document into rows, one after the other.

    Attributes:
        head: the document's own row, known to its end once all sections were read; None before the first.
    """

    def __init__(self) -> None:
        self.head: DocumentRow | None = None
        self._normalizer: Normalizer | None = None
        self._findings = 0
        self._partial = False
        self._printed = 0
        self._lost = 0
        self._turned: dict[int | None, Turned] = {}

    @property
    def accounted(self) -> float:
        """Share of printed characters so far that ended in a record, a table cell, a passage or furniture."""
        return 1.0 if self._printed == 0 else 1 - self._lost / self._printed

    @property
    def status(self) -> Status:
        """``partial`` where a part could not be read so far, else ``ok``."""
        return "partial" if self._partial else "ok"

    def rows(self, section: Document) -> list[Row]:
        """The rows of a section but the document's own, which is :attr:`head`; sections come in reading order."""
        try:
            return self._rows(section)
        finally:
            forget()

    def _rows(self, section: Document) -> list[Row]:
        found = read_regions(section)
        text = read_passages(section, found.used, found.beside)
        records = sorted((*found.records, *text.records), key=lambda record: record.key)
        # what stands above a section was read with the section before
        own = tuple(record for record in records if record.key >= section.first_key)
        reading = Reading(own, found.used | text.used, found.remarks)
        if self._normalizer is None:
            self._normalizer = Normalizer(section.document_id)
        self._normalizer.read(section, reading, table_titles(section))
        ledger = self._normalizer.ledger
        left = [Finding(n.rule, n.message, page=n.page, found=n.found) for n in figures_left(section, found.used)]
        lost = [*left, *self._unclaimed(section, reading)]
        findings = [*ledger.findings, *lost, *check(ledger.rows, ledger.provenance)]
        self._partial |= any(finding.rule in _LEFT_OUT for finding in findings)
        rows = [row for row in ledger.rows if not isinstance(row, DocumentRow)]
        for row in ledger.rows:
            if isinstance(row, DocumentRow):
                self.head = row
        if self.head is not None and section.text_layer != self.head.text_layer:
            self.head = self.head.model_copy(update={"text_layer": "mixed"})
        rows += [*ledger.provenance, *self._numbered(section.document_id, findings)]
        ledger.clear()
        self._turned |= {page.number: page.turned for page in section.pages if page.turned is not None}
        return [self._as_shown(row) for row in rows] if self._turned else rows

    def _as_shown(self, row: Row) -> Row:
        """A row with its box where the file shows it: a scan is read after it was turned straight."""
        if not isinstance(row, Provenance | TableCell):
            return row
        turned, x0, top, x1, bottom = self._turned.get(row.page), row.x0, row.top, row.x1, row.bottom
        if turned is None or x0 is None or top is None or x1 is None or bottom is None:
            return row
        box = turned.as_shown(Box(x0, top, x1, bottom))
        edges = {"x0": box.x0, "top": box.top, "x1": box.x1, "bottom": box.bottom}
        return type(row).trusted(dict(row) | {name: round(edge, 2) for name, edge in edges.items()})

    def _unclaimed(self, section: Document, reading: Reading) -> Iterator[Finding]:
        lines = {key: line for key, line in all_lines(section).items() if key >= section.first_key}
        self._printed += sum([len(line.text) for line in lines.values()])
        # lines of tables are in the table of their cells
        outside = [(page.number, item) for page, item in section.flow if isinstance(item, Line)]
        lost = [(place, line) for place, line in outside if line.key in lines and line.key not in reading.used]
        for place, line in lost:
            self._lost += len(line.text)
            where = f"{place}ページ" if place is not None else f"{line.number}行目"
            yield Finding(
                "unclaimed-text",
                f"{where}の次の文字は、どの表にも入りませんでした。原本で内容を確かめてください。",
                page=place,
                found=line.text,
            )

    def _numbered(self, document_id: str, findings: Sequence[Finding]) -> Iterator[FindingRow]:
        for finding in dict.fromkeys(sorted(findings, key=_place)):
            self._findings += 1
            yield FindingRow(
                finding_id=f"{document_id}-f{self._findings:04}",
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


def _place(finding: Finding) -> tuple[int, str, str, str, str, str]:
    return (
        finding.page or 0,
        finding.rule,
        finding.table or "",
        finding.record_id or "",
        finding.message,
        finding.found or "",
    )


def process(document: Document) -> Result:
    """Turns a document into rows."""
    return process_sections([document])


def process_sections(sections: Iterable[Document]) -> Result:
    """Turns the sections of a document into rows; at least one section."""
    reader = DocumentReader()
    rows: list[Row] = []
    page_count = None
    for section in sections:
        rows += reader.rows(section)
        page_count = section.page_count
        del section  # the next one is read without it
    if reader.head is None:
        raise ValueError("a document has at least one section")
    return Result(reader.head.document_id, page_count, (reader.head, *rows), reader.accounted, reader.status)


def read_document(path: Path, limits: Limits | None = None) -> Result:
    """Reads one file and turns it into rows.

    Args:
        path: the file.
        limits: what it may cost; None for the usual limits.

    Raises:
        UnreadableInputError: the file cannot be processed; says why and what to do.
    """
    return process_sections(read_sections(file_bytes(path), source_name=path.name, limits=limits))
