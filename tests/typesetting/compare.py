"""The records of a document without what depends on its typesetting: ids, places and printed spacing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extract.document import read_bytes
from kohyo.pipeline import process
from schemas.printed import Document
from tools.accuracy import Record, compare, describe, with_ordinals

PLACES = frozenset(
    {"x0", "x1", "top", "bottom", "page", "page_start", "page_end", "sha256", "source_name", "media_type"}
    | {"page_count", "text_layer", "value_raw"}
)
NOT_RECORDS = frozenset({"inputs", "provenance", "findings"})


def records_of(document: Document) -> dict[str, list[Record]]:
    """The comparable rows of a document by table; card data are told by ordinals instead of ids."""
    tables: dict[str, list[Record]] = {}
    for row in process(document).rows:
        tables.setdefault(row.TABLE, []).append(row.model_dump(mode="json"))
    return {
        table: [{name: value for name, value in row.items() if not _depends(name)} for row in rows]
        for table, rows in with_ordinals(tables).items()
        if table not in NOT_RECORDS
    }


def _depends(name: str) -> bool:
    return name in PLACES or name.endswith(("_id", "_raw"))


def scores(wanted: Mapping[str, Sequence[Record]], pdf: bytes) -> dict[str, tuple[float, list[str]]]:
    """By table, how like the records of ``pdf`` are to those wanted (F1), and what differs for a person."""
    found = records_of(read_bytes(pdf, source_name="typeset.pdf"))
    return {table: _score(wanted.get(table, ()), found.get(table, ())) for table in sorted({*wanted, *found})}


def _score(wanted: Sequence[Record], found: Sequence[Record]) -> tuple[float, list[str]]:
    columns = list(dict.fromkeys(name for row in (*wanted, *found) for name in row))
    score = compare(wanted, found, columns)
    return score.f1 if wanted else 0.0, list(describe(score, 4))


def differences(wanted: Mapping[str, Sequence[Record]], pdf: bytes, *but: str) -> Iterator[str]:
    """A line for each table that is not equal and for each row that differs; ``but`` are tables left out."""
    for table, (f1, lines) in scores(wanted, pdf).items():
        if f1 != 1.0 and table not in but:
            yield f"{table}: {f1:.4f}"
            yield from lines
