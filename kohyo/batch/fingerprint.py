"""Which version of the program makes a result, so that a result is made again only where it could differ.

A version is a hash of the installed code and of the names and versions of the libraries it stands on. There are
several, because a change to the reading of scans says nothing about a text file.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent.parent
_MAKES_ROWS = frozenset(
    {
        "kohyo/batch/pages.py",
        "kohyo/batch/reading.py",
        "kohyo/pipeline.py",
        "kohyo/writers/columns.py",
        "kohyo/writers/csv_form.py",
        "kohyo/writers/part_writer.py",
        "kohyo/writers/parts.py",
        "kohyo/writers/records_json.py",
    }
)

_LIBRARIES: Mapping[str, tuple[str, ...]] = {
    "base": ("pydantic", "pydantic_core", "regex"),
    "pdf": ("pypdfium2", "pdfplumber", "pdfminer_six"),
    "ocr": ("numpy", "onnxruntime", "rapidocr", "opencv_python", "opencv_python_headless"),
    "output": ("orjson", "pyarrow", "xlsxwriter"),
}
ALL_READERS = ("base", "pdf", "ocr")
"""What a result can depend on: everything but scans and PDF, the reading of PDF, the reading of scans."""


@cache
def versions() -> Mapping[str, str]:
    """The version of each part of the program: ``base``, ``pdf``, ``ocr`` and ``output``.

    Computed once in a process, from some 200 files in about 10 ms. The version of ``ocr`` is another one where
    the packages for scans are not installed, so that a scan is read again once they are.
    """
    hashes = {part: hashlib.sha256() for part in _LIBRARIES}
    for name, path in _files():
        data = path.read_bytes()
        for part in _parts_of(name):
            hashes[part].update(f"{name}\0{len(data)}\0".encode())
            hashes[part].update(data)
    installed = _installed()
    for part, libraries in _LIBRARIES.items():
        for library in libraries:
            hashes[part].update(f"{library}={installed.get(library, '-')}\0".encode())
    # the tables of Unicode come with Python
    hashes["base"].update(repr(sys.version_info[:2]).encode())
    return {part: value.hexdigest()[:16] for part, value in hashes.items()}


def _parts_of(name: str) -> Iterator[str]:
    """The parts of the program that a file of it belongs to.

    >>> list(_parts_of("extract/sources/scan/words.py")), list(_parts_of("normalize/years.py"))
    (['ocr'], ['base'])
    >>> list(_parts_of("schemas/codes.py")), list(_parts_of("kohyo/writers/sheets.py"))
    (['base', 'output'], ['output'])
    """
    if name.startswith("extract/sources/scan/"):
        yield "ocr"
    elif name.startswith("extract/sources/pdf/"):
        yield "pdf"
    elif not name.startswith("kohyo/") or name.startswith("kohyo/rules/") or name in _MAKES_ROWS:
        yield "base"
    if name.startswith(("kohyo/", "schemas/")):
        yield "output"


def _files() -> Iterator[tuple[str, Path]]:
    """Every file of the program but compiled ones, by name with forward slashes, in a fixed order."""
    for package in ("extract", "kohyo", "normalize", "schemas"):
        for folder, folders, names in os.walk(_ROOT / package):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(names):
                path = Path(folder, name)
                yield path.relative_to(_ROOT).as_posix(), path


def _installed() -> dict[str, str]:
    """Versions of the installed distributions by normalised name.

    Told by the names of the folders: importlib.metadata takes longer to import than all else here to run.
    """
    found: dict[str, str] = {}
    for place in reversed(sys.path):
        try:
            names = [path.name for path in Path(place or ".").iterdir()]
        except OSError:
            continue
        for name in names:
            stem, _, kind = name.rpartition(".")
            if kind == "dist-info":
                library, _, version = stem.rpartition("-")
                found[library.lower().replace(".", "_").replace("-", "_")] = version
    return found
