"""Files and folders that are replaced as a whole or not at all, so that a run cut short leaves a whole result.

A file is written beside its place and renamed. A folder is replaced in one of two ways:

1. Exchange. Linux can exchange two folders in one step (``renameat2`` with ``RENAME_EXCHANGE``). Whoever looks
   sees the old result or the new one, whenever the process dies. This is possible where the output folder holds
   nothing but our own entries, is no mount point, and lies on the file system of the new folder.
2. Journal. Elsewhere (files of other people in the folder, a container's volume, another system) the new result is
   moved into the folder under a hidden name; then a journal is written that names the entries; then each old entry
   is moved aside and the new one into its place; then the journal is deleted. Until the journal is there the old
   result is whole and untouched; from then on all of the new result is on the disk beside it, and :func:`repair`,
   which the next run calls first, finishes what was begun. Every step can be repeated.

Entries that are not ours stay where they are. Entries that the caller names, like the kept results of documents,
go along with an exchange.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import secrets
import shutil
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

MANAGED = frozenset(
    {
        "tables",
        "records",
        "review",
        "kohyo.xlsx",
        "datapackage.json",
        "dictionary.csv",
        "codes.csv",
        "record.schema.json",
        "run.json",
        "changes.csv",
        "changes.html",
    }
)
"""The entries of an output folder that are ours: a new result without one of them removes it."""

_JOURNAL = ".kohyo-swap.json"
_NEW = ".kohyo-new"
_OLD = ".kohyo-old"
_OWN = {_JOURNAL, _NEW, _OLD}
_TOKEN = 4
"""Random bytes in the name of a temporary file."""
_FLUSHED_TOGETHER = 16
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


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
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(_TOKEN)}.tmp")
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


def swap_folder(new: Path, final: Path, carried: Collection[str] = ()) -> None:
    """Puts the folder ``new`` in the place of ``final``; ``new`` is gone afterwards.

    Args:
        new: a complete result. Best on the file system of ``final``; from another one it is copied.
        final: the output folder; made if it is missing. A link is followed.
        carried: entries of ``final`` that belong to no result and stay. For an exchange they are moved into
            ``new`` first; where the process dies right then, whoever made ``new`` has to bring them back.

    Raises:
        OSError: the result could not be put there; ``final`` is as it was, or is finished by :func:`repair`.
    """
    final = final.resolve()
    repair(final)
    _flush(new)
    if not final.exists():
        final.parent.mkdir(parents=True, exist_ok=True)
        if _moved(new, final):
            _flush_one(final.parent)
            return
        final.mkdir()
    foreign = {entry.name for entry in final.iterdir()} - MANAGED - _names(new) - set(carried)
    if not foreign and not final.is_mount() and _exchanged_with(carried, new, final):
        _flush_one(final.parent)
        shutil.rmtree(new)
        return
    _bring(new, final / _NEW)
    entries = sorted(_names(final / _NEW) | (_names(final) & MANAGED))
    with replace_file(final / _JOURNAL) as journal:
        journal.write(json.dumps({"new": sorted(_names(final / _NEW)), "entries": entries}).encode())
    _flush_one(final)
    repair(final)


def repair(final: Path) -> None:
    """Finishes a swap that was cut short; does nothing where there is none.

    Args:
        final: the output folder; may be missing.
    """
    journal = final / _JOURNAL
    if journal.exists():
        plan = json.loads(journal.read_bytes())
        (final / _OLD).mkdir(exist_ok=True)
        for name in plan["entries"]:
            _step(final, name, name in plan["new"])
        _flush_one(final)
        journal.unlink()
    # Without a journal these are what a run left that never came to its swap, or did not come to clean up.
    for leftover in (final / _NEW, final / _OLD):
        _remove(leftover)
    clear_temporary(final, {_JOURNAL, *MANAGED})


def clear_temporary(folder: Path, names: Collection[str]) -> None:
    """Removes what :func:`replace_file` left of files with these names where the process was killed."""
    if not folder.is_dir():
        return
    for entry in list(folder.iterdir()):
        name, _, token = entry.name.removesuffix(".tmp").rpartition(".")
        if entry.name.endswith(".tmp") and len(token) == _TOKEN * 2 and name[:1] == "." and name[1:] in names:
            _remove(entry)


def _step(final: Path, name: str, has_new: bool) -> None:
    """Puts one new entry in its place; may be repeated after any interruption."""
    new, current, old = final / _NEW / name, final / name, final / _OLD / name
    if has_new and not _there(new):
        return  # done before the interruption
    if _there(current):
        _remove(old)
        current.rename(old)
    if has_new:
        new.rename(current)


def _exchanged_with(carried: Collection[str], new: Path, final: Path) -> bool:
    """Exchanges two folders while some entries stay in the place of ``final``; False where nothing was done."""
    moved = [name for name in carried if _there(final / name)]
    done = False
    try:
        for name in moved:
            (final / name).rename(new / name)
        done = _exchanged(new, final)
    except OSError:
        done = False
    finally:
        if not done:
            for name in moved:
                if _there(new / name):
                    (new / name).rename(final / name)
    return done


def _exchanged(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step; False where the system or the file system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    # The new folder takes over who may read the old one.
    shutil.copymode(other, one)
    done = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(done == 0)


def _moved(source: Path, target: Path) -> bool:
    """Moves a folder by renaming it; False where it lies on another file system."""
    try:
        source.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        return False
    return True


def _bring(source: Path, target: Path) -> None:
    """Moves a folder, also from another file system."""
    if not _moved(source, target):
        shutil.copytree(source, target)
        _flush(target)
        shutil.rmtree(source)


def _names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()} - _OWN


def _there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _flush(folder: Path) -> None:
    """Brings everything below a folder to the disk, before a name points to it."""
    # All at once: what a file system writes down for one of them it writes down for all that wait, and one after
    # the other some sixty files take five times as long, which is a tenth of the time for 200 pages.
    with ThreadPoolExecutor(_FLUSHED_TOGETHER) as pool:
        for _ in pool.map(_flush_one, (folder, *folder.rglob("*"))):
            pass


def _flush_one(path: Path) -> None:
    # Only POSIX systems can flush what is opened for reading, and folders.
    if os.name == "posix" and not path.is_symlink():
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
