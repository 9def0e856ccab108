"""Which files were given."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = frozenset({".pdf", ".txt", ".md"})


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read; ``name`` is its path relative to the folder given, with forward slashes."""

    path: Path
    name: str


def discover(inputs: Sequence[Path]) -> list[InputFile]:
    """The files to read, ordered by name so that the output does not depend on the file system.

    Folders are searched for ``.pdf``, ``.txt`` and ``.md``; a file given by name is taken whatever its suffix.
    Hidden files and folders are left out, and symbolic links to folders are not followed. A file that is given
    twice is read once.

    Raises:
        FileNotFoundError: an input does not exist.
    """
    found: dict[Path, InputFile] = {}
    for given in inputs:
        if given.is_dir():
            for path in _walk(given):
                found.setdefault(_identity(path), InputFile(path, _printable(path.relative_to(given).as_posix())))
        elif given.exists():
            found.setdefault(_identity(given), InputFile(given, _printable(given.name)))
        else:
            raise FileNotFoundError(given)
    return sorted(found.values(), key=lambda file: (file.name, str(file.path)))


def _identity(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  resolve() would follow the links of the input


def _printable(name: str) -> str:
    # a name that is not valid UTF-8 comes with surrogate escapes, which no file of ours can hold
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _walk(folder: Path) -> Iterator[Path]:
    for current, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Path(current) / name
