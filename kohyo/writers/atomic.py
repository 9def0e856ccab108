"""Files and folders that are replaced as a whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def replace_file(path: Path, *, durable: bool = True) -> Iterator[BinaryIO]:
    """A binary file that takes the place of ``path`` when the block ends, and leaves it alone on an error.

    Args:
        path: the file to write; its folder must exist.
        durable: whether the bytes are on the disk before the name is (a power cut then leaves the old or the
            new file); switch it off for files that a crash may take with it.

    Yields:
        A temporary file in the same folder, open for writing and reading.
    """
    # Opened by its name, not by tempfile, so that the file is as readable as any other that the user makes.
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("x+b") as file:
            yield file
            file.flush()
            if durable:
                os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
