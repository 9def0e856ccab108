"""``tables/<table>.csv`` of all documents, merged from their parts."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import field
from pathlib import Path
from typing import IO

from kohyo.writers.csv_form import csv_bytes, header_bytes, row_texts
from kohyo.writers.editions import link_editions
from kohyo.writers.parts import open_part, tables_in
from schemas.frozen import dataclass
from schemas.tables import TABLES, DocumentRow, Input, Row

TABLES_FOLDER = "tables"

_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class FileFact:
    """A written file: ``path`` relative to the output folder with forward slashes, its size and SHA-256."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class TableCounts:
    """What :func:`write_tables` wrote: rows by table (every table, 0 for empty ones) and the files.

    ``longest`` is a number of bytes that no line of a table is longer than. ``supersedes`` is the id of the
    preceding edition by the id of each document that has one in this output.
    """

    rows: Mapping[str, int]
    files: tuple[FileFact, ...]
    longest: Mapping[str, int]
    supersedes: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Sink:
    """A CSV file that is being written; no line of it is longer than ``longest``."""

    file: IO[bytes]
    rows: int = 0
    size: int = 0
    longest: int = _CHUNK_BYTES
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)
    _begun: int = 0

    def write(self, data: bytes) -> None:
        self.file.write(data)
        self.digest.update(data)
        self.size += len(data)

    def write_rows(self, body: bytes) -> None:
        """Adds rows, at most ``_CHUNK_BYTES``; a row may reach from one call to the next."""
        self.write(body)
        # A field holds no line break, so that lines are rows.
        self.rows += body.count(b"\n")
        # A line that fits into one call is short enough; the others are followed from call to call.
        self.longest = max(self.longest, self._begun + (body.find(b"\n") + 1 or len(body)))
        ended = body.rfind(b"\n") + 1
        self._begun = len(body) - ended if ended else self._begun + len(body)

    def write_all(self, body: IO[bytes]) -> None:
        """Copies rows, a megabyte at a time."""
        while chunk := body.read(_CHUNK_BYTES):
            self.write_rows(chunk)


def write_tables(parts: Sequence[Path], inputs: Sequence[Row], out: Path) -> TableCounts:
    """Writes every table of the contract as CSV, empty ones too, into ``out/tables``.

    Memory does not depend on the number of documents: bodies are copied by the megabyte.

    Args:
        parts: folders of parts in the order of the documents.
        inputs: rows of the table ``inputs``.
        out: the output folder; made if it is missing.

    Raises:
        StalePartError: a part was written by a version with other columns.
    """
    folder = out / TABLES_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        sinks: dict[str, _Sink] = {}
        for table, model in TABLES.items():
            sinks[table] = _Sink(stack.enter_context((folder / f"{table}.csv").open("wb")))
            sinks[table].write(header_bytes(tuple(model.model_fields)))
        if inputs:
            sinks[Input.TABLE].write_all(io.BytesIO(csv_bytes(row_texts(Input, inputs))))
        documents: list[bytes] = []
        for part in parts:
            with open_part(part) as archive:
                for table, members in tables_in(archive).items():
                    for member in members:
                        if table == DocumentRow.TABLE:
                            documents.append(archive.read(member))  # a row a document, and each knows only itself
                            continue
                        with archive.open(member) as body:
                            sinks[table].write_all(body)
        linked, supersedes = link_editions(documents)
        sinks[DocumentRow.TABLE].write_all(io.BytesIO(linked))
    files = tuple(
        FileFact(f"{TABLES_FOLDER}/{table}.csv", sink.size, sink.digest.hexdigest())
        for table, sink in sinks.items()
    )
    rows = {table: sink.rows for table, sink in sinks.items()}
    longest = {table: sink.longest for table, sink in sinks.items()}
    return TableCounts(rows, files, longest, supersedes)
