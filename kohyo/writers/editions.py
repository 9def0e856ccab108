"""The one thing that a document cannot know by itself: which document of the same run comes before it.

It is filled in when the parts of all documents are put together, in the table and in the documents' records.
"""

from __future__ import annotations

import io
import json
import shutil
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
    value = f'"{_COLUMN}":{json.dumps(document_id)}'.encode()
    with record.open("rb") as old, replace_file(record, durable=False) as new:
        for line in old:
            # Every row is one line, and that of the document comes first: the rest is copied as it is.
            filled = line.replace(_UNSET, value, 1)
            new.write(filled)
            if filled != line:
                shutil.copyfileobj(old, new, 1 << 20)
                return
        raise ValueError(f"{record} has no place for the document before")
