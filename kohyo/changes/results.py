"""An output folder as a comparison sees it: which documents it holds, and the rows of one document at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

import orjson

from kohyo.writers.columns import Value, columns_of
from kohyo.writers.csv_form import read_texts, read_value
from kohyo.writers.descriptors import RUN_NAME
from kohyo.writers.editions import edition_of
from kohyo.writers.records_json import RECORDS_FOLDER
from kohyo.writers.tables import TABLES_FOLDER
from schemas.editions import Edition
from schemas.frozen import dataclass
from schemas.tables import TABLES, DocumentRow, Input

Fields = Mapping[str, Value]
"""A row by column. A column that the output was written without is missing, and counts as null."""


class NoResultsError(Exception):
    """A folder holds no results of a run; the message is Japanese and names it."""


@dataclass(frozen=True, slots=True)
class Known:
    """A document of an output: its row, the path it was given by, and its place in a series."""

    fields: Fields
    path: str
    edition: Edition

    @property
    def document_id(self) -> str:
        """Id of the document."""
        return self.edition.document_id

    @property
    def title(self) -> str:
        """The title, or the name of the file where no title was found."""
        return str(self.fields.get("title") or self.path)


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that could not be read: its path, status and reason (Japanese, None where none is given)."""

    path: str
    status: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Results:
    """An output folder.

    Attributes:
        folder: the folder; rows are read from it when they are asked for.
        documents: by id, in output order.
        unread: inputs that could not be read, by path.
        program: what tells the program that read the documents from others; None where that is not known.
        gone: ids of documents whose files were not given, and whose results were kept from an earlier run.
        readings: by document id, what tells one reading of the document from any other; missing where not known.
        finished: when the run ended (ISO 8601); None where that is not known.
    """

    folder: Path
    documents: Mapping[str, Known]
    unread: Mapping[str, Unread] = field(default_factory=dict)
    program: str | None = None
    finished: str | None = None
    readings: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()

    @staticmethod
    def open(folder: Path) -> Results:
        """Reads what the folder says about its documents; rows stay on the disk.

        Raises:
            NoResultsError: the folder holds no results.
        """
        tables = folder / TABLES_FOLDER
        try:
            inputs = list(_table(tables, Input.TABLE))
            rows = list(_table(tables, DocumentRow.TABLE))
        except (FileNotFoundError, NotADirectoryError) as error:
            raise NoResultsError(f"{folder} には読み取りの結果（{TABLES_FOLDER}）がありません。") from error
        paths: dict[str, str] = {}
        unread: dict[str, Unread] = {}
        for row in inputs:
            path, document_id = str(row["path"]), row.get("document_id")
            if document_id is not None:
                paths.setdefault(str(document_id), path)
            else:
                reason = row.get("reason")
                unread[path] = Unread(path, str(row.get("status")), None if reason is None else str(reason))
        documents = {}
        for row in rows:
            edition = edition_of(row)
            path = paths.get(edition.document_id, str(row.get("source_name")))
            documents[edition.document_id] = Known(row, path, edition)
        run = _run(folder)
        return Results(
            folder,
            documents,
            unread,
            _program(run),
            _text(run.get("finished")),
            _readings(run),
            _gone(run),
        )

    def record_path(self, document_id: str) -> Path:
        """The file with the rows of a document."""
        return self.folder / RECORDS_FOLDER / f"{document_id}.json"

    def rows(self, document_id: str) -> dict[str, list[Fields]]:
        """The rows of a document by table in reading order; tables without rows are missing.

        Raises:
            NoResultsError: the folder holds no readable record of the document.
        """
        path = self.record_path(document_id)
        try:
            record: dict[str, Any] = orjson.loads(path.read_bytes())
        except (OSError, ValueError) as error:
            raise NoResultsError(f"{path} を読めません。") from error
        found: dict[str, list[Fields]] = {}
        document = record.pop("document", None)
        if isinstance(document, dict):
            found[DocumentRow.TABLE] = [document]
        for name, value in record.items():
            if isinstance(value, list):
                _gather(name, value, found)
        return found


def _gather(table: str, rows: Sequence[dict[str, Any]], found: dict[str, list[Fields]]) -> None:
    """Takes nested rows apart."""
    if table not in TABLES:
        return  # a table of another version
    mine = found.setdefault(table, [])
    for row in rows:
        mine.append({name: value for name, value in row.items() if not isinstance(value, list)})
        for name, value in row.items():
            if isinstance(value, list):
                _gather(name, value, found)


def _table(folder: Path, table: str) -> Iterator[dict[str, Value]]:
    """The rows of a small table; columns that this version does not know are left out."""
    kinds = {column.name: column for column in columns_of(TABLES[table])}
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = read_texts(file)
        names = next(lines, [])
        for texts in lines:
            pairs = zip(names, texts, strict=False)
            yield {name: read_value(kinds[name], text) for name, text in pairs if name in kinds}


def _run(folder: Path) -> dict[str, Any]:
    try:
        loaded = json.loads((folder / RUN_NAME).read_bytes())
    except (OSError, ValueError):
        return {}
    return loaded if isinstance(loaded, dict) else {}


def _program(run: Mapping[str, Any]) -> str | None:
    versions = run.get("versions")
    if not isinstance(versions, dict):
        return None
    # how files are written says nothing about how documents are read
    return json.dumps({name: version for name, version in versions.items() if name != "output"}, sort_keys=True)


def _readings(run: Mapping[str, Any]) -> dict[str, str]:
    """A kept result that serves two runs is the same reading: its place in the store and what made it agree."""
    found = {}
    for entry in _inputs(run):
        if entry.get("document_id") and entry.get("part") and entry.get("made_by"):
            facts = [entry["part"], entry["made_by"], entry.get("verified")]
            found[str(entry["document_id"])] = json.dumps(facts, sort_keys=True)
    return found


def _gone(run: Mapping[str, Any]) -> frozenset[str]:
    given = {entry.get("document_id") for entry in _inputs(run) if not entry.get("gone")}
    return frozenset(
        str(entry["document_id"])
        for entry in _inputs(run)
        if entry.get("gone") and entry.get("document_id") and entry["document_id"] not in given
    )


def _inputs(run: Mapping[str, Any]) -> list[dict[str, Any]]:
    inputs = run.get("inputs")
    return [entry for entry in inputs if isinstance(entry, dict)] if isinstance(inputs, list) else []


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
