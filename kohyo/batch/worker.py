"""One document in a child process: a status in every case, never a traceback."""

from __future__ import annotations

import gc
import hashlib
import json
import resource
import signal
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from kohyo.batch.content import UnusableFileError, kind_of, read_whole
from kohyo.batch.fingerprint import ALL_READERS
from kohyo.batch.guard import end_with_parent
from kohyo.batch.outcome import Allowance, Outcome, out_of_memory
from kohyo.batch.reading import HERE, Manner, read_to_part
from kohyo.batch.store import seal
from schemas.frozen import dataclass

CONTENT_NAME = ".content.json"
"""In the room of a task: what was read, told before the reading begins, for the case that it never ends."""
_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Task:
    """A document to read; plain data that any executor can send anywhere the two paths mean the same.

    Attributes:
        number: of the input in this run.
        path: the file.
        name: the name that the rows give the document: that of the file, fit to be printed, with its suffix.
        size: bytes, as far as known; a hint for the order of work.
        room: folder for the result, not made yet.
        allowance: what the document may cost.
        manner: how its pages are read.
    """

    number: int
    path: Path
    name: str
    size: int
    room: Path
    allowance: Allowance
    manner: Manner = HERE

    @property
    def kind(self) -> str:
        """What the file claims to be."""
        return kind_of(self.path.suffix)


def work(task: Task) -> Outcome:
    """Reads one document in this process, which is for it alone, and writes rows and record into its room.

    Raises:
        OSError: the result cannot be written; that is no fault of the document.
    """
    end_with_parent()
    # at once, also within a library: nothing of an unfinished result is worth cleaning up
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _limit_memory(task.allowance.memory_mb)
    # a document is millions of small tuples and no cycles: what a section of it holds is not worth a search
    gc.set_threshold(1_000_000, 20, 20)
    begun = time.monotonic()
    outcome = _read_and_write(task)
    return replace(outcome, seconds=time.monotonic() - begun, peak_memory_mb=_peak_memory_mb())


def _peak_memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (_MIB if sys.platform == "darwin" else 1024)


def _limit_memory(memory_mb: int) -> None:
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory_mb * _MIB, memory_mb * _MIB))
    # a reader that crashes is told by its status; a picture of its memory would fill the disk
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read_and_write(task: Task) -> Outcome:
    task.room.mkdir(parents=True, exist_ok=True)
    try:
        data = read_whole(task.path, task.allowance.memory_mb * _MIB, aside=task.room)
    except UnusableFileError as error:
        return error.outcome
    except MemoryError:
        return out_of_memory()
    sha256 = hashlib.sha256(data).hexdigest()
    (task.room / CONTENT_NAME).write_text(json.dumps({"sha256": sha256, "size": len(data)}), encoding="utf-8")
    outcome = read_to_part(data, task.name, task.room, task.allowance.reading, task.manner)
    files = seal(task.room) if outcome.document_id is not None else {}
    return replace(outcome, sha256=sha256, size=len(data), needs=outcome.needs or ALL_READERS, files=files)


def remembered(room: Path) -> tuple[str | None, int]:
    """SHA-256 and size of what a process was reading that never came to its end; None where it told nothing."""
    try:
        told = json.loads((room / CONTENT_NAME).read_bytes())
        return str(told["sha256"]), int(told["size"])
    except (OSError, ValueError, KeyError, TypeError):
        return None, 0
