"""The content of a file: in memory, or, of a large one, mapped from a copy that nobody else knows of.

A mapped file is in memory only as far as it was looked at lately, so that a document of two thousand pages takes
no more than one of two hundred.
"""

from __future__ import annotations

from mmap import MADV_DONTNEED, mmap

FileBytes = bytes | mmap


def put_back(content: FileBytes) -> None:
    """Gives the memory back of what was looked at so far; whatever is asked for again comes from the disk."""
    if isinstance(content, mmap):
        content.madvise(MADV_DONTNEED)
