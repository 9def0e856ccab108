"""``python -m kohyo.cluster.child PLACE``: reads documents for a thread of a Dask worker.

The worker of a cluster is a daemon and may have no children of the kind that one document each is read in; this
process may. Errands come in by the standard input and answers go out by the standard output, both pickled. It ends
when its input does, or when the thread that began it is gone.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import socket
import sys
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from kohyo.batch.local import LocalExecutor
from kohyo.cluster.errand import Answer, Errand, readers

_PR_SET_PDEATHSIG = 1


def carry_out(errand: Errand, place: Path) -> Answer:
    """Reads one document in a process of its own, within a temporary folder in ``place``."""
    machine = socket.gethostname()
    if readers() != dict(errand.versions):
        return Answer(machine, refusal="versions")
    try:
        with tempfile.TemporaryDirectory(prefix="kohyo-", dir=place) as folder:
            task = replace(errand.task, room=Path(folder) / "room")
            if errand.address is not None:
                # the end of the name tells the kind of the document; the name itself may be too long
                task = replace(task, path=Path(folder) / ("document" + task.path.suffix))
            problem = _fetch(errand, task.path)
            if problem is not None:
                return replace(problem, machine=machine)
            with LocalExecutor(1, documents=1) as executor:
                ((_, outcome),) = executor.run([task])
            files = {name: (task.room / name).read_bytes() for name in outcome.files}
            return Answer(machine, outcome, files)
    except OSError as error:
        return Answer(machine, refusal="unwritable", detail=f"{place}: {error.strerror or error}")


def _fetch(errand: Errand, path: Path) -> Answer | None:
    """Makes sure that the document is at ``path``; why it cannot be had where it is not."""
    try:
        if errand.address is None:
            with path.open("rb"):
                return None
        import fsspec

        files, there = fsspec.core.url_to_fs(errand.address)
        files.get_file(there, str(path))
    except FileNotFoundError:
        return Answer("", refusal="missing", detail=errand.address or str(path))
    except Exception as error:  # whatever a storage raises
        detail = f"{errand.address or path}: {type(error).__name__}: {error}"
        return Answer("", refusal="unreadable", detail=detail)
    return None


def _end_with(parent: int) -> None:
    """Lets the kernel end this process with the thread that began it."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)  # gone before the kernel was asked


def main() -> None:
    """Answers errands until there are no more."""
    place, parent = Path(sys.argv[1]), int(sys.argv[2])
    _end_with(parent)
    # whatever a library prints must not come between the answers
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while True:
        try:
            errand = pickle.load(sys.stdin.buffer)  # noqa: S301  from the process that began this one
        except EOFError:
            return
        pickle.dump(carry_out(errand, place), answers)
        answers.flush()


if __name__ == "__main__":
    main()
