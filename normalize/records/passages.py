"""The table ``passages``: the running text without layout line breaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from normalize import text
from normalize.records.ledger import Ledger
from schemas.printed import RawRecord
from schemas.tables import Passage, PassageKind


def read(records: Sequence[RawRecord], ledger: Ledger) -> None:
    """Adds one row a passage, numbered in reading order."""
    for record in records:
        printed = record.fields["text"]
        flowed = text.flow(printed.text)
        if not flowed:
            continue
        path = record.fields.get("heading_path")
        ledger.add(
            Passage(
                record_id=ledger.next_id("passages"),
                document_id=ledger.document_id,
                ordinal=ledger.next("running text"),
                kind=cast(PassageKind, record.fields["kind"].text),
                heading_path=text.flow(path.text) if path is not None else None,
                text=flowed,
                page=printed.page,
            ),
            {"text": printed},
        )
