"""A difference, as it stands in ``changes.csv``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from schemas.frozen import dataclass

Kind = Literal["added", "removed", "changed"]
Level = Literal["document", "row"]
Cause = Literal["document", "program"]
"""``document``: the paper says something else. ``program``: the same file was read in another way than before."""

HEADER: Mapping[str, str] = MappingProxyType(
    {
        "kind": "added: only after; removed: only before; changed: both, with another value",
        "level": "document or row",
        "cause": "document: the document was revised; program: the same file was read in another way",
        "table": "table of the row; documents for what concerns a document as a whole",
        "document_before": "id of the document before; empty for a new one",
        "document_after": "id of the document after; empty for one that is gone",
        "record_id_before": "id of the row before; empty for an added one",
        "record_id_after": "id of the row after; empty for a removed one",
        "record": "what the row is about, in words",
        "column": "column that differs; empty for an added or removed row",
        "before": "value before; of a removed row all its values",
        "after": "value after; of an added row all its values",
        "page": "page of the row after, or of a removed row before",
    }
)
"""The columns of ``changes.csv`` with what they mean."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of ``changes.csv``; the meaning of each field is in :data:`HEADER`.

    Values are texts in the form of the tables; None is an empty field.
    """

    kind: Kind
    level: Level
    cause: Cause
    table: str
    document_before: str | None
    document_after: str | None
    record_id_before: str | None = None
    record_id_after: str | None = None
    record: str | None = None
    column: str | None = None
    before: str | None = None
    after: str | None = None
    page: int | None = None
