"""One document in a child process: a status in every case, never a traceback."""

from __future__ import annotations

import contextlib
import gc
import resource
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from schemas.errors import Status, UnreadableInputError


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost."""

    seconds: float = 900.0
    memory_mb: int = 4096


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input.

    Attributes:
        status: as in the table ``inputs``.
        reason: Japanese; None where nothing is wrong.
        advice: Japanese; None where nothing is to be done.
        document_id: None where the file could not be read.
        counts: rows by table.
        detail: for ``bug`` only: the English traceback for the log.
    """

    status: Status
    reason: str | None = None
    advice: str | None = None
    document_id: str | None = None
    title: str | None = None
    doc_type: str | None = None
    pages: int | None = None
    counts: Counter[str] = field(default_factory=Counter)
    accounted: float | None = None
    seconds: float = 0.0
    peak_memory_mb: float = 0.0
    detail: str | None = None


def _peak_memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def limit_memory(memory_mb: int) -> None:
    """Bounds the address space of this process; a document that needs more ends with the status ``memory``."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory_mb * 1024 * 1024, memory_mb * 1024 * 1024))


def work(path: Path, part: Path) -> Outcome:
    """Reads one document and writes its rows and its record into the folder ``part``.

    Raises:
        OSError: the part cannot be written; that is no fault of the document.
    """
    # a document is millions of small tuples and no cycles: collecting rarely saves a tenth of the time
    gc.set_threshold(200_000, 20, 20)
    begun = time.monotonic()
    outcome = _read_and_write(path, part)
    return replace(outcome, seconds=time.monotonic() - begun, peak_memory_mb=_peak_memory_mb())


def _read_and_write(path: Path, part: Path) -> Outcome:
    # imported here so that the parent, which only waits, need not load the readers
    from kohyo.pipeline import read_document
    from kohyo.writers.parts import write_part
    from kohyo.writers.records_json import RECORD_NAME, write_record
    from schemas.tables import DocumentRow

    try:
        result = read_document(path)
    except UnreadableInputError as error:
        return Outcome(error.status, error.reason, error.advice)
    except MemoryError:
        return Outcome(
            "memory",
            "読み取りに必要なメモリが上限を超えました。",
            "ファイルを分割するか、--memory で上限を上げてください。",
        )
    except OSError as error:
        return Outcome(
            "unsupported",
            f"ファイルを開けませんでした（{error.strerror or error}）。",
            "ファイルがあること、読み取りの権限があることを確かめてください。",
        )
    except Exception as error:  # whatever one document does, the others must get their results
        return Outcome(
            "bug",
            f"プログラムの不具合で読み取れませんでした（{type(error).__name__}）。",
            "run.json の記録を添えて、開発者に知らせてください。",
            detail=traceback.format_exc(),
        )
    part.mkdir(parents=True, exist_ok=True)
    write_part(part, result.rows)
    write_record(part / RECORD_NAME, result.rows)
    row = next(row for row in result.rows if isinstance(row, DocumentRow))
    whole = result.status == "ok"
    return Outcome(
        result.status,
        None if whole else "文書の一部を読み取れませんでした。",
        None if whole else "確認事項（findings）の該当ページを原本で確かめてください。",
        document_id=result.document.document_id,
        title=row.title,
        doc_type=row.doc_type,
        pages=result.document.page_count,
        counts=result.counts(),
        accounted=result.accounted,
    )
