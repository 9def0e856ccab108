"""Which files were given."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kohyo.batch.outcome import Outcome
from schemas.frozen import dataclass
from schemas.patterns import lazy_re

SUFFIXES = frozenset({".pdf", ".txt", ".md"})

# controls, line separators, marks that turn the direction of text: they break tables, logs and terminals
_UNPRINTABLE = lazy_re("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_KINDS = ((stat.S_ISFIFO, "名前付きパイプ"), (stat.S_ISSOCK, "ソケット"), (stat.S_ISDIR, "フォルダへのリンク"))


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that was given.

    Attributes:
        path: where it is.
        name: its path relative to the folder given, with forward slashes and fit to be printed.
        size: bytes, as far as known before it is read.
        problem: why it cannot be read at all; None where reading it can be tried.
    """

    path: Path
    name: str
    size: int = 0
    problem: Outcome | None = None

    @property
    def suffix(self) -> str:
        """The end of the file's name, in lower case."""
        return self.path.suffix.lower()


def discover(inputs: Sequence[Path], *, leave_out: Path | None = None) -> list[InputFile]:
    """The files to read, ordered by name so that the output does not depend on the file system.

    Folders are searched for ``.pdf``, ``.txt`` and ``.md``; a file given by name is taken whatever its suffix.
    Hidden files and folders are left out. Links to files are read, links to folders are not followed. What has
    one of the names and is no file, or cannot be looked into, is there with its problem. A file that is given
    twice is read once. Nothing is opened.

    Args:
        inputs: files and folders.
        leave_out: a folder that is not searched: the one that the output goes to.

    Raises:
        FileNotFoundError: an input does not exist.
    """
    closed = os.path.realpath(leave_out) if leave_out is not None else None
    found: dict[str, tuple[Path, InputFile]] = {}
    for given in inputs:
        if given.is_dir():
            for file in _walk(given, closed):
                found.setdefault(_identity(file.path), (given, file))
        elif given.exists() or given.is_symlink():
            found.setdefault(_identity(given), (given, _look(given, given.name)))
        else:
            raise FileNotFoundError(given)
    return sorted(_told_apart(list(found.values())), key=lambda file: (file.name, str(file.path)))


def _identity(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100  resolve() would follow the links of the input


def _told_apart(found: Sequence[tuple[Path, InputFile]]) -> Iterator[InputFile]:
    """Files of one name in several given folders get the name of their folder, or all of their path."""
    names = Counter(file.name for _, file in found)
    longer = Counter(_below(given, file) for given, file in found)
    for given, file in found:
        if names[file.name] == 1:
            yield file
        elif longer[_below(given, file)] == 1 and _below(given, file) not in names:
            yield replace(file, name=_below(given, file))
        else:
            yield replace(file, name=printable(file.path.as_posix()))


def _below(given: Path, file: InputFile) -> str:
    folder = given if given != file.path else given.parent
    return f"{printable(Path(_identity(folder)).name)}/{file.name}"


def printable(name: str) -> str:
    r"""A name that every table, log and terminal can hold: what is no character or moves the cursor is spelled.

    >>> printable("計画\n（案）.pdf")
    '計画\\n（案）.pdf'
    >>> printable("\udc83r.txt")
    '\\x83r.txt'
    """
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return _UNPRINTABLE.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), text)


def _walk(top: Path, closed: str | None) -> Iterator[InputFile]:
    """The files below a folder; without recursion, because folders may be deeper than the stack."""
    waiting = [(str(top), "")]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            with os.scandir(folder) as listing:
                entries = [entry for entry in listing if not entry.name.startswith(".")]
        except OSError as error:
            yield InputFile(Path(folder), printable(prefix.rstrip("/") or top.name or str(top)), 0, _closed(error))
            continue
        for entry in entries:
            if _is_folder(entry):
                if closed is None or os.path.realpath(entry.path) != closed:
                    waiting.append((entry.path, f"{prefix}{entry.name}/"))
            elif Path(entry.name).suffix.lower() in SUFFIXES:
                yield _look(Path(entry.path), prefix + entry.name)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _look(path: Path, name: str) -> InputFile:
    try:
        status = path.stat()
    except OSError as error:
        return InputFile(path, printable(name), 0, _missing(path, error))
    if stat.S_ISREG(status.st_mode):
        return InputFile(path, printable(name), status.st_size)
    return InputFile(path, printable(name), 0, not_a_file(status.st_mode))


def not_a_file(mode: int) -> Outcome:
    """What becomes of a device, a pipe or a link to a folder: opening it could wait for ever."""
    kind = next((name for test, name in _KINDS if test(mode)), "装置")
    return Outcome(
        "unsupported", f"ファイルではありません（{kind}）。", "文書のファイルそのものを指定してください。"
    )


def _closed(error: OSError) -> Outcome:
    return Outcome(
        "unsupported",
        f"フォルダの中を見られません（{error.strerror or error}）。",
        "フォルダの読み取りの権限と、パスの長さを確かめてください。",
    )


def _missing(path: Path, error: OSError) -> Outcome:
    if path.is_symlink():
        return Outcome(
            "unsupported", "リンクの先のファイルがありません。", "リンクを直すか、文書のファイルを置いてください。"
        )
    return unopened(error)


def unopened(error: OSError) -> Outcome:
    """What becomes of a file that cannot be opened."""
    return Outcome(
        "unsupported",
        f"ファイルを開けませんでした（{error.strerror or error}）。",
        "ファイルがあること、読み取りの権限があることを確かめてください。",
    )
