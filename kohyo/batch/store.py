"""The results of single documents, kept in the output folder so that no document is read twice.

``DATA/.kohyo/parts/<SHA-256>.<kind>/`` holds ``outcome.json`` and, where the document could be read, its rows and
its record. A result is found by the content of the file and by what the name of the file claims it to be, never
by the name itself. It is kept as soon as it is there, so that a run that was killed loses only what was being
read. A result whose files are not as they were written counts as none.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from kohyo.batch.outcome import Outcome, Stamps
from kohyo.writers.atomic import clear_temporary, replace_file
from schemas.frozen import dataclass

STORE_NAME = ".kohyo"
OUTCOME_NAME = "outcome.json"
OUTPUT_NAME = "output.json"
"""In the folder of the store: what the files of the output were like when they were written."""
_FORMAT = 2
_UNCHANGED_NAME = "unchanged"
_NOTE_NAME = "README.txt"
_NOTE = """このフォルダには、読み終えた文書ごとの結果を残しています。同じ文書を二度読まないためのものです。
消しても tables などの結果は変わりませんが、次の実行ではすべての文書を読み直し、
ファイルがなくなった文書の結果は残せなくなります。中のファイルは書き換えないでください。
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A result in the store.

    Attributes:
        key: content and kind.
        folder: where its files are.
        name: the name that its rows give the document; empty where there are none.
        outcome: what became of the document.
        made_by: version of each part of the program that it depends on.
        allowance: what it was allowed to cost, as plain data.
    """

    key: str
    folder: Path
    name: str
    outcome: Outcome
    made_by: Mapping[str, str]
    allowance: Mapping[str, Any]

    @property
    def content(self) -> str:
        """Tells the content of this result from that of any other; the same for the same rows."""
        facts = {name: stamp[2] for name, stamp in sorted(self.outcome.files.items())}
        return hashlib.sha256(json.dumps([self.key, self.name, facts]).encode()).hexdigest()


class Store:
    """The kept results of one output folder; only the run that holds the output folder may use it."""

    def __init__(self, out: Path) -> None:
        self.root = out / STORE_NAME
        self._parts = self.root / "parts"
        self._rooms = self.root / "tmp"

    def open(self) -> None:
        """Makes the folders and clears what a run that was killed was writing.

        Raises:
            OSError: the output folder cannot be written.
        """
        shutil.rmtree(self._rooms, ignore_errors=True)
        clear_temporary(self.root, {OUTPUT_NAME})
        self._parts.mkdir(parents=True, exist_ok=True)
        self._rooms.mkdir(exist_ok=True)
        note = self.root / _NOTE_NAME
        if not note.exists():
            note.write_text(_NOTE, encoding="utf-8")

    def is_empty(self) -> bool:
        """Whether nothing is kept."""
        return next(self._parts.iterdir(), None) is None

    def room(self, number: int) -> Path:
        """A folder for the result of one input of this run while it is made; not made yet."""
        return self._rooms / f"{number:06}"

    def find(self, key: str) -> Kept | None:
        """The result with this key; None where there is none, or none whose files are as they were written."""
        folder = self._parts / key
        try:
            data = json.loads((folder / OUTCOME_NAME).read_bytes())
            if data["format"] != _FORMAT:
                return None
            outcome = Outcome.from_dict(data["outcome"])
            kept = Kept(key, folder, data["name"], outcome, data["made_by"], data["allowance"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return kept if all(_is_as_written(folder / name, was) for name, was in outcome.files.items()) else None

    def keep(self, room: Path, key: str, outcome: Outcome, task: Mapping[str, Any]) -> Path:
        """Moves the result in ``room`` to its place, after :func:`seal` has brought its files to the disk.

        A power cut may take the name away, and then the document is read again; it never leaves half a result.

        Args:
            room: holds the files of the result, or is missing where there are none. All others go.
            key: content and kind.
            outcome: what became of the document.
            task: ``name``, ``made_by`` and ``allowance`` of :class:`Kept`.

        Returns:
            The folder of the result.

        Raises:
            OSError: it cannot be written.
        """
        room.mkdir(parents=True, exist_ok=True)
        for left in list(room.iterdir()):
            if left.name not in outcome.files:
                left.unlink()  # an attempt that came to no end has left it
        _write(room, outcome, task)
        target = self._parts / key
        # never two results mixed: the earlier one goes as a whole before the new one comes as a whole
        earlier = room.with_name(room.name + ".earlier")
        shutil.rmtree(earlier, ignore_errors=True)
        with suppress(FileNotFoundError):
            target.rename(earlier)
        room.rename(target)
        shutil.rmtree(earlier, ignore_errors=True)
        return target

    def rename(self, kept: Kept, name: str) -> Kept:
        """Gives the document of a result another name, in its rows and in its record.

        Raises:
            OSError: it cannot be written.
        """
        # the writers load slowly, and documents are seldom renamed
        from kohyo.writers.rename import rename_document

        rename_document(kept.folder, name)
        task = {"name": name, "made_by": kept.made_by, "allowance": kept.allowance}
        _write(kept.folder, replace(kept.outcome, files=seal(kept.folder)), task)
        renamed = self.find(kept.key)
        if renamed is None:
            raise OSError(f"{kept.folder} changed while it was renamed")
        return renamed

    def folder_for_unchanged(self) -> Path:
        """A folder for the files that a run which changes nothing puts into the output."""
        folder = self.root / _UNCHANGED_NAME
        folder.mkdir(exist_ok=True)
        return folder

    def unchanged(self) -> Mapping[str, bytes]:
        """The files that a run which changes nothing puts into the output, by name."""
        folder = self.root / _UNCHANGED_NAME
        if not folder.is_dir():
            return {}
        return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}

    def sweep(self, keys: Collection[str]) -> None:
        """Removes all results but those with these keys."""
        shutil.rmtree(self._rooms, ignore_errors=True)
        for folder in self._parts.iterdir():
            if folder.name not in keys:
                shutil.rmtree(folder, ignore_errors=True)


def key_of(sha256: str, kind: str) -> str:
    """The key of a result."""
    return f"{sha256}.{kind}"


def seal(folder: Path) -> Stamps:
    """Brings the files of a result to the disk, and tells what they are like; hidden files are no part of it.

    Raises:
        OSError: the disk does not take them.
    """
    names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    return {name: _stamp(folder / name, durable=True) for name in names if name != OUTCOME_NAME}


def _stamp(path: Path, *, durable: bool = False) -> tuple[int, int, str]:
    with path.open("rb") as file:
        if durable and os.name == "posix":
            os.fsync(file.fileno())
        status = os.fstat(file.fileno())
        return status.st_size, status.st_mtime_ns, hashlib.file_digest(file, "sha256").hexdigest()


def _is_as_written(path: Path, written: tuple[int, int, str]) -> bool:
    try:
        status = path.stat()
        if status.st_size != written[0]:
            return False
        # a copied output folder has other times and the same content
        return status.st_mtime_ns == written[1] or _stamp(path)[2] == written[2]
    except OSError:
        return False


def _write(folder: Path, outcome: Outcome, task: Mapping[str, Any]) -> None:
    named = {"name": task["name"], "made_by": dict(task["made_by"]), "allowance": dict(task["allowance"])}
    data = {"format": _FORMAT, **named, "outcome": outcome.as_dict()}
    with replace_file(folder / OUTCOME_NAME) as file:
        file.write(json.dumps(data, ensure_ascii=True, indent=1).encode())
