"""The one thing that a document cannot know by itself: which document of the same run comes before it.

It is filled in when the parts of all documents are put together, in the table and in the documents' records.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from kohyo.writers.atomic import replace_file
from kohyo.writers.columns import columns_of
from kohyo.writers.csv_form import csv_bytes, read_texts, read_value
from schemas.editions import Edition, predecessors
from schemas.tables import DocumentRow

_COLUMN = "supersedes"
_UNSET = b'"supersedes":null'


def link_editions(bodies: Iterable[bytes]) -> tuple[bytes, Mapping[str, str]]:
    """The rows of ``documents`` with ``supersedes`` filled in.

    Args:
        bodies: CSV without header, a row of each document, in output order.

    Returns:
        The rows as CSV in the same order, and the id of the document before by the id of each that has one.
    """
    columns = columns_of(DocumentRow)
    place = [column.name for column in columns].index(_COLUMN)
    rows: list[list[str]] = []
    editions: list[Edition] = []
    for body in bodies:
        for texts in read_texts(io.StringIO(body.decode("utf-8"), newline="")):
            rows.append(texts)
            values = {c.name: read_value(c, text) for c, text in zip(columns, texts, strict=True)}
            editions.append(edition_of(values))
    before = predecessors(editions)
    for texts, edition in zip(rows, editions, strict=True):
        texts[place] = before.get(edition.document_id, "")
    return csv_bytes(rows), before


def edition_of(values: Mapping[str, object]) -> Edition:
    """A row of ``documents`` as a place in a series; columns that an older output lacks count as missing."""

    def text(name: str) -> str | None:
        value = values.get(name)
        return value if isinstance(value, str) else None

    def whole(name: str) -> int | None:
        value = values.get(name)
        return value if isinstance(value, int) else None

    return Edition(
        document_id=text("document_id") or "",
        area_key=text("area_key"),
        doc_type=text("doc_type") or "",
        edition=whole("edition"),
        plan_start_fy=whole("plan_start_fy"),
        published_on=text("published_on"),
        pages=whole("page_count") or 0,
    )


def name_predecessor(record: Path, document_id: str) -> None:
    """Names the document before in the file of a record, which is written anew and not changed in place.

    Raises:
        ValueError: the file is no record of this version.
    """
    text = record.read_bytes()
    filled = text.replace(_UNSET, f'"supersedes":{json.dumps(document_id)}'.encode(), 1)
    if filled == text:
        raise ValueError(f"{record} has no place for the document before")
    with replace_file(record, durable=False) as file:
        file.write(filled)
