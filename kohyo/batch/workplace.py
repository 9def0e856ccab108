"""The hidden folder in which a run prepares its output, held by one run at a time."""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kohyo.batch.store import STORE_NAME
from kohyo.writers.atomic import repair

NEW_NAME = "new"
"""The folder in a workplace in which the next output is prepared."""

_MOST_NAME = 180
"""UTF-8 bytes of the output folder's name that go into hidden names; a name may have 255 in all."""
_PAUSE = 0.2


class OutputBusyError(Exception):
    """Another run is writing to the same output folder."""


@contextmanager
def workplace(out: Path, wait_seconds: float = 0.0, waiting: Callable[[], None] | None = None) -> Iterator[Path]:
    """A folder of its own for one run that will replace ``out``, on the same file system where possible.

    What an earlier run that was killed has left is finished or cleared first, and results of documents that it
    kept are brought back. The folder is removed at the end.

    Args:
        out: the output folder, without links in its path.
        wait_seconds: how long to wait for another run to end.
        waiting: called once when there is something to wait for.

    Raises:
        OutputBusyError: another run holds the output folder.
        OSError: neither the folder above ``out`` nor ``out`` itself can be written.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    # a folder whose parent is read-only (a mounted volume) is prepared inside itself
    beside = os.access(out.parent, os.W_OK) and not out.is_mount()
    home, prefix = (out.parent, f".{_short(out.name)}.") if beside else (out, ".run.")
    with _held(home / f"{prefix}lock", wait_seconds, waiting):
        _clear(home, prefix, out)
        if out.is_dir():
            repair(out)
        folder = Path(tempfile.mkdtemp(prefix=prefix, suffix=".tmp", dir=home))
        try:
            yield folder
        finally:
            _rescue(folder, out)
            shutil.rmtree(folder, ignore_errors=True)


def _short(name: str) -> str:
    data = os.fsencode(name)
    if len(data) <= _MOST_NAME:
        return name
    return hashlib.sha256(data).hexdigest()[:32]


def _clear(home: Path, prefix: str, out: Path) -> None:
    """Removes workplaces of runs that were killed; nobody works in them, because the lock is ours."""
    # not a glob: the name of the output may hold its signs, or begin like the name of another output
    ours = re.compile(re.escape(prefix) + r"[a-z0-9_]{8}\.tmp")
    for left in list(home.iterdir()):
        if ours.fullmatch(left.name):
            _rescue(left, out)
            shutil.rmtree(left, ignore_errors=True)


def _rescue(folder: Path, out: Path) -> None:
    """Brings results back that were on their way into a new output that was never put in its place."""
    store = folder / NEW_NAME / STORE_NAME
    if store.is_dir() and out.is_dir() and not (out / STORE_NAME).exists():
        with suppress(OSError):
            store.rename(out / STORE_NAME)


@contextmanager
def _held(path: Path, wait_seconds: float, waiting: Callable[[], None] | None) -> Iterator[None]:
    until = time.monotonic() + wait_seconds
    told = False
    while (descriptor := _take(path)) is None:
        if time.monotonic() >= until:
            raise OutputBusyError(path)
        if not told and waiting is not None:
            waiting()
            told = True
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(descriptor)


def _take(path: Path) -> int | None:
    """The lock as an open file; None where another run has it."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        except BaseException:
            os.close(descriptor)
            raise
        if _is_still(path, descriptor):
            return descriptor
        # the run that held this file has removed it between our two steps
        os.close(descriptor)


def _is_still(path: Path, descriptor: int) -> bool:
    try:
        named = path.stat()
    except FileNotFoundError:
        return False
    opened = os.fstat(descriptor)
    return (named.st_dev, named.st_ino) == (opened.st_dev, opened.st_ino)
