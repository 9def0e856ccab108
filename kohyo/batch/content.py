"""The bytes of an input, read once, and never from anything but a file."""

from __future__ import annotations

import hashlib
import mmap
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from kohyo.batch.discover import not_a_file, unopened
from kohyo.batch.outcome import Outcome, out_of_memory
from schemas.file_bytes import FileBytes

MAPPED_FROM = 8 << 20
"""A file of so many bytes is mapped from a copy instead of being kept in memory while it is read."""
_PIECE = 1 << 20
_KINDS = {".pdf": "pdf", ".txt": "txt", ".md": "md", ".markdown": "md"}


class UnusableFileError(Exception):
    """The bytes of an input cannot be had; ``outcome`` says why."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.reason)
        self.outcome = outcome


def kind_of(suffix: str) -> str:
    """What a file claims to be by the end of its name, which decides together with its content how it is read.

    >>> kind_of(".markdown"), kind_of(".PDF"), kind_of("")
    ('md', 'pdf', 'other')
    """
    return _KINDS.get(suffix.lower(), "other")


def read_whole(path: Path, most: int | None = None, aside: Path | None = None) -> FileBytes:
    """All bytes of a file, as they were at one time.

    Args:
        path: the file.
        most: bytes above which it is not tried.
        aside: folder for the copy that a large file is mapped from; None keeps all files in memory.

    Raises:
        UnusableFileError: it is no file, cannot be opened, is too large, or was written to in the meantime.
    """
    with _opened(path) as file:
        before = os.fstat(file.fileno())
        if most is not None and before.st_size > most:
            raise UnusableFileError(out_of_memory())
        # one byte more than there should be shows a file that grows, and never reads one without end
        data: FileBytes | None = None
        if aside is not None and before.st_size >= MAPPED_FROM:
            data = _mapped(file, before.st_size, aside)
        if data is None:
            data = file.read(before.st_size + 1)
        after = os.fstat(file.fileno())
    if len(data) != before.st_size or _stamp(before) != _stamp(after):
        raise UnusableFileError(
            Outcome(
                "unsupported",
                "読み取っている間にファイルが書き換えられました。",
                "書き込みやコピーが終わってから、もう一度実行してください。",
            )
        )
    return data


def _mapped(file: FileIO, size: int, folder: Path) -> mmap.mmap | None:
    """A copy without a name of a file that should have ``size`` bytes, mapped; None where it cannot be made."""
    try:
        with tempfile.TemporaryFile(dir=folder) as copy:
            while copy.tell() <= size and (piece := file.read(_PIECE)):
                copy.write(piece)
            copy.flush()
            # PDFium is given its address, which Python does for memory only that could be written to
            return mmap.mmap(copy.fileno(), 0, access=mmap.ACCESS_COPY)
    except OSError:  # the disk is full: then it stays in memory
        file.seek(0)
        return None


def digest(path: Path) -> str:
    """The SHA-256 of a file's content, in hex.

    Raises:
        UnusableFileError: it is no file or cannot be opened.
    """
    with _opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _stamp(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


@contextmanager
def _opened(path: Path) -> Iterator[FileIO]:
    try:
        # a pipe that has taken the place of the file must not make the run wait
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY)
        with open(handle, "rb", buffering=0) as file:  # noqa: PTH123  by its number
            mode = os.fstat(handle).st_mode
            if not stat.S_ISREG(mode):
                raise UnusableFileError(not_a_file(mode))
            yield file
    except OSError as error:
        raise UnusableFileError(unopened(error)) from error
