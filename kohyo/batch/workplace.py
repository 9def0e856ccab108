"""The hidden folder in which a run prepares its output, held by one run at a time."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kohyo.writers.atomic import repair


class OutputBusyError(Exception):
    """Another run is writing to the same output folder."""


@contextmanager
def workplace(out: Path) -> Iterator[Path]:
    """A folder of its own for one run that will replace ``out``, on the same file system where possible.

    What an earlier run that was killed has left is finished or cleared first. The folder is removed at the end.

    Raises:
        OutputBusyError: another run holds the output folder.
        OSError: neither the folder above ``out`` nor ``out`` itself can be written.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    # a folder whose parent is read-only (a mounted volume) is prepared inside itself
    home, prefix = (out.parent, f".{out.name}.") if os.access(out.parent, os.W_OK) else (out, ".run.")
    with _held(home / f"{prefix}lock"):
        for left in home.glob(f"{prefix}*.tmp"):
            shutil.rmtree(left, ignore_errors=True)
        if out.is_dir():
            repair(out)
        folder = Path(tempfile.mkdtemp(prefix=prefix, suffix=".tmp", dir=home))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _held(path: Path) -> Iterator[None]:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            raise OutputBusyError(path) from None
        if _is_still(path, descriptor):
            break
        # the run that held this file has removed it between our two steps
        os.close(descriptor)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(descriptor)


def _is_still(path: Path, descriptor: int) -> bool:
    try:
        named = path.stat()
    except FileNotFoundError:
        return False
    opened = os.fstat(descriptor)
    return (named.st_dev, named.st_ino) == (opened.st_dev, opened.st_ino)
