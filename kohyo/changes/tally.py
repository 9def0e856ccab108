"""What a report needs of all changes: every count, and of the changes themselves only the first few."""

from __future__ import annotations

from collections import Counter
from dataclasses import field

from kohyo.changes.change import Change
from kohyo.changes.pairing import Pair
from schemas.frozen import dataclass

MOST_DETAILS = 20
"""Changes of one table of one document that a report shows; the others stand in ``changes.csv``."""
MOST_DOCUMENTS = 200
"""Documents of one kind that a report shows with their details."""


@dataclass(slots=True)
class DocumentTally:
    """A document that is new, gone or different.

    Attributes:
        pair: the document before and after.
        counts: number of rows by (table, kind); a row that differs in three columns counts once.
        details: the first changes of each table.
        note: Japanese; why a document is new or gone where its file was there all along.
    """

    pair: Pair
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    details: dict[str, list[Change]] = field(default_factory=dict)
    lines: Counter[str] = field(default_factory=Counter)
    note: str | None = None
    moved: bool = False
    _last: tuple[str, str | None] | None = None

    def add(self, change: Change) -> None:
        """Counts a change; changes of one row come one after the other."""
        row = (change.table, change.record_id_after or change.record_id_before)
        if row != self._last or change.kind != "changed":
            self.counts[change.table, change.kind] += 1
        self._last = row
        self.lines[change.table] += 1
        shown = self.details.setdefault(change.table, [])
        if len(shown) < MOST_DETAILS:
            shown.append(change)


@dataclass(slots=True)
class Tally:
    """All documents of a comparison.

    Attributes:
        first: there was nothing to compare with.
        documents: number of documents by what became of them: the relations of a pair, with ``same`` for
            unchanged ones, ``read`` for those of the same bytes that were read in another way, ``moved`` for those
            that only have another path.
        shown: documents with their details, by the same words, at most ``MOST_DOCUMENTS`` of each.
        changes: number of lines of ``changes.csv``.
        program_differs: whether another version of the program wrote the two outputs; None where unknown.
        before: when the earlier run ended (ISO 8601); None where unknown.
    """

    first: bool = False
    documents: Counter[str] = field(default_factory=Counter)
    shown: dict[str, list[DocumentTally]] = field(default_factory=dict)
    changes: int = 0
    program_differs: bool | None = None
    before: str | None = None

    def add(self, word: str, document: DocumentTally) -> None:
        """Adds a document that is not simply unchanged."""
        self.documents[word] += 1
        shown = self.shown.setdefault(word, [])
        if len(shown) < MOST_DOCUMENTS:
            shown.append(document)
