"""Where rows, their provenance and findings are collected while raw records are given meaning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from schemas.findings import Finding
from schemas.printed import LOST_LETTER, Box, Printed, SourceNote
from schemas.tables import Provenance, Row

LEAST_CONFIDENCE = 0.8
"""A recognised figure below it becomes a finding.

The confidence of a figure is that of its least sure digit, sign or point. Measured on 4,800 figures in ruled
tables (four faces, 7 to 9 points, at 200 and 150 dpi, askew, with noise, blur and shade): of those at 0.99 and
more 1 of 4,102 was misread (an A for a ▲, which is no number and so a finding anyhow), of those between 0.9 and
0.99 1 of 659 (most hold a ▲, which is told by its shape and counts 0.9), of those below 0.9 1 of 39. All three
have been mended since; a point that only its ink tells counts 0.5, so that its figure is a finding.
"""


_provenance = Provenance.trusted
Edges = tuple[float | None, float | None, float | None, float | None]


@lru_cache(maxsize=1 << 14)
def _rounded(points: float) -> float:
    # the edges of a table's cells are those of their neighbours; whole numbers are written without a point
    rounded = round(points, 2)
    return int(rounded) if rounded == int(rounded) else rounded


def edges_of(box: Box | None) -> Edges:
    """Left, top, right and bottom edge as rows give them, in points to two decimals; None without a box."""
    if box is None:
        return (None, None, None, None)
    return (_rounded(box.x0), _rounded(box.top), _rounded(box.x1), _rounded(box.bottom))


class Ledger:
    """Collects the rows of one document in the order in which they are added.

    Attributes:
        cards: initiatives of the sections before the one that is read now.
    """

    def __init__(self, document_id: str) -> None:
        self.document_id = document_id
        self.cards = 0
        self.rows: list[Row] = []
        self.provenance: list[Provenance] = []
        self.findings: list[Finding] = []
        self._counters: Counter[str] = Counter()
        self._doubted: set[tuple[int | None, Box | None, str]] = set()

    def clear(self) -> None:
        """Forgets rows, provenance and findings, which were taken, and goes on counting."""
        self.rows, self.provenance, self.findings = [], [], []
        self._doubted.clear()

    def next(self, what: str) -> int:
        """The next number of a count through the whole document, from 1."""
        self._counters[what] += 1
        return self._counters[what]

    def next_id(self, table: str) -> str:
        """A record id for the next row of ``table``: document id, table, running number."""
        self._counters[table] += 1
        return f"{self.document_id}-{table}-{self._counters[table]:05}"

    def next_ids(self, table: str, count: int) -> list[str]:
        """The record ids for the next ``count`` rows of ``table``."""
        before = self._counters[table]
        self._counters[table] += count
        return [f"{self.document_id}-{table}-{number:05}" for number in range(before + 1, before + count + 1)]

    def add(self, row: Row, sources: Mapping[str, Printed]) -> None:
        """Adds a row; ``sources`` says where each of its columns was read."""
        self.rows.append(row)
        if not sources:
            return
        table, record_id, document_id = row.TABLE, row.row_id, self.document_id
        box: Box | None = None
        x0, top, x1, bottom = edges_of(box)
        for name, source in sources.items():
            if source.method == "ocr":
                self._doubt(row, name, source)
            if source.box is not box:
                box = source.box
                x0, top, x1, bottom = edges_of(box)
            self.provenance.append(
                _provenance(
                    {
                        "table": table,
                        "record_id": record_id,
                        "field": name,
                        "document_id": document_id,
                        "page": source.page,
                        "x0": x0,
                        "top": top,
                        "x1": x1,
                        "bottom": bottom,
                        "line": source.line,
                        "raw_text": source.text if source.as_read is None else source.as_read,
                        "method": source.method,
                        # as it is written, for nearly all are sure
                        "confidence": 1 if source.confidence == 1 else source.confidence,
                    }
                )
            )

    def _doubt(self, row: Row, name: str, source: Printed) -> None:
        """Adds a finding about a figure of which the recogniser is not sure, or a lost letter, once a place."""
        value = getattr(row, name, None)
        figure = isinstance(value, int | float) and not isinstance(value, bool)
        unsure = figure and source.confidence < LEAST_CONFIDENCE
        place = (source.page, source.box, source.text)
        if not (unsure or LOST_LETTER in source.text) or place in self._doubted:
            return
        self._doubted.add(place)
        shown = " ".join(source.text.split())
        if unsure:
            message = (
                f"{source.page}ページの「{shown}」は、文字認識の確信度が低い値です（{source.confidence:.2f}）。"
                "紙面の画像と見比べてください。"
            )
        else:
            at = shown.index(LOST_LETTER)
            message = (
                f"{source.page}ページの「{shown[max(0, at - 12) : at + 13]}」の「{LOST_LETTER}」は、"
                "文字認識で読み取れなかった文字です。紙面の画像を見て補ってください。"
            )
        self.finding("low-confidence", message, source=source, table=row.TABLE, record_id=row.row_id)

    def finding(
        self,
        rule: str,
        message: str,
        *,
        source: Printed | None = None,
        table: str | None = None,
        record_id: str | None = None,
        expected: str | None = None,
        found: str | None = None,
    ) -> None:
        """Adds a finding about ``source``; ``found`` is its text unless given."""
        self.findings.append(
            Finding(
                rule=rule,
                message=message,
                table=table,
                record_id=record_id,
                page=source.page if source else None,
                expected=expected,
                found=found if found is not None else (source.text if source else None),
            )
        )

    def note(self, note: SourceNote) -> None:
        """Adds what a source noticed while reading as a finding."""
        self.findings.append(Finding(rule=note.rule, message=note.message, page=note.page, found=note.found))
