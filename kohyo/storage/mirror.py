"""A folder on this machine that is kept the same as what lies at an address (``s3://bucket/folder``).

Reading and writing themselves know only folders. What is at the address is fetched before a run, as far as it has
changed since the last one, and what a run has made goes back afterwards, ``run.json`` last: whoever sees a new
``run.json`` sees everything that belongs to it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from schemas.patterns import lazy_re

LAST = "run.json"
"""The file that is handed over after all others."""
_COMING = ".kohyo-coming"
_ADDRESS = lazy_re(r"[A-Za-z][A-Za-z0-9+.-]+://")
_TOKENS = ("ETag", "etag", "md5", "mtime", "LastModified", "last_modified", "updated", "created")


class StorageError(Exception):
    """What is at an address cannot be reached; the message is Japanese and says what to do."""


def is_address(text: str) -> bool:
    """Whether an argument names something that is not a path of this machine.

    >>> is_address("s3://plans/2026"), is_address("plans/2026"), is_address("C:/plans")
    (True, False, False)
    """
    return _ADDRESS.match(text) is not None


def mirrors_home() -> Path:
    """Where mirrors are kept: ``kohyo`` in the user's cache folder (``XDG_CACHE_HOME``)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kohyo"


class Mirror:
    """The folder that mirrors an address.

    Attributes:
        address: as given, without a slash at its end.
        folder: the mirror; made where it is missing.
        addresses: of each file of the mirror, after :meth:`pull`.
        is_file: whether the address was that of a single file, after :meth:`pull`.

    Raises:
        StorageError: nothing can be read from addresses of this kind here.
    """

    def __init__(self, address: str, home: Path | None = None) -> None:
        self.address = address.rstrip("/")
        place = (home or mirrors_home()) / hashlib.sha256(self.address.encode()).hexdigest()[:16]
        # the name of the folder is shown to people, and a run keeps its lock beside it
        self.folder = place / (PurePosixPath(self.address).name or "root")
        self._manifest = place / "mirrored.json"
        self.addresses: Mapping[Path, str] = {}
        self.is_file = False
        self._files, self._root = _file_system(self.address)
        self.folder.mkdir(parents=True, exist_ok=True)

    def pull(self) -> None:
        """Fetches what has changed at the address, and removes here what is gone there.

        Raises:
            StorageError: the address cannot be read.
        """
        with _told(self.address):
            there = self._there()
            known, stamps = self._known(), dict(self._stamps())
            for name in sorted(set(known) - set(there)):
                (self.folder / name).unlink(missing_ok=True)
            for name, (path, token) in there.items():
                here = self.folder / name
                if known.get(name) == token and here.is_file():
                    continue
                here.parent.mkdir(parents=True, exist_ok=True)
                coming = here.with_name(f".{hashlib.sha256(here.name.encode()).hexdigest()}{_COMING}")
                self._files.get_file(path, str(coming))
                coming.replace(here)
                stamps[name] = self._stamp(name)
            # not the stamps of now: what a run has made and could not hand over is still to be handed over
            self._remember({name: (token, stamps[name]) for name, (_, token) in there.items()})
            self.is_file = [path for path, _ in there.values()] == [self._root]
            self.addresses = {
                self.folder / name: str(self._files.unstrip_protocol(path)) for name, (path, _) in there.items()
            }

    def push(self) -> None:
        """Hands over what has changed here, and removes there what is gone here.

        Raises:
            StorageError: the address cannot be written.
        """
        with _told(self.address):
            before = self._known()
            stamps = {name: self._stamp(name) for name in self._here()}
            handed_over = self._stamps()
            order = sorted(stamps, key=lambda name: (name == LAST, name))
            tokens = dict(before)
            for name in order:
                if handed_over.get(name) == stamps[name]:
                    continue
                path = self.path_of(name)
                self._files.makedirs(path.rpartition("/")[0], exist_ok=True)
                self._files.put_file(str(self.folder / name), path)
                tokens[name] = _token(self._files.info(path))
            for name in sorted(set(before) - set(stamps)):
                self._files.rm_file(self.path_of(name))
                del tokens[name]
            self._remember({name: (token, stamps[name]) for name, token in tokens.items()})

    def path_of(self, name: str) -> str:
        """Where a file of the mirror lies, as the file system names it."""
        return f"{self._root}/{name}" if self._root else name

    def _there(self) -> dict[str, tuple[str, str]]:
        """(path, token) by name of everything at the address; none where nothing is there yet."""
        try:
            found: Mapping[str, Mapping[str, Any]] = self._files.find(self._root, detail=True)
        except FileNotFoundError:
            return {}
        names = {}
        for path, about in found.items():
            name = _safe(path.removeprefix(self._root).strip("/") or PurePosixPath(path).name)
            names[name] = (path, _token(about))
        return names

    def _here(self) -> Iterator[str]:
        for current, folders, files in os.walk(self.folder):
            folders.sort()
            for name in sorted(files):
                if name.endswith(_COMING):
                    continue  # an interrupted transfer has left it
                yield (Path(current) / name).relative_to(self.folder).as_posix()

    def _stamp(self, name: str) -> list[int]:
        about = (self.folder / name).stat()
        return [about.st_size, about.st_mtime_ns, about.st_ino]

    def _known(self) -> dict[str, str]:
        return {name: str(token) for name, (token, _) in self._read().items()}

    def _stamps(self) -> dict[str, list[int]]:
        return {name: stamp for name, (_, stamp) in self._read().items()}

    def _read(self) -> dict[str, tuple[str, list[int]]]:
        try:
            return dict(json.loads(self._manifest.read_bytes()))
        except (OSError, ValueError):
            return {}

    def _remember(self, common: Mapping[str, tuple[str, list[int]]]) -> None:
        """Notes what the address and the folder have in common: token there and stamp here by name."""
        coming = self._manifest.with_suffix(".coming")
        coming.write_text(json.dumps(common, ensure_ascii=True), encoding="utf-8")
        coming.replace(self._manifest)


class _told:  # noqa: N801  used as a word in a with statement
    """Turns whatever a storage raises into one error that says where and what to do."""

    def __init__(self, address: str) -> None:
        self._address = address

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, StorageError) or not isinstance(error, Exception):
            return
        raise StorageError(
            f"{self._address} を読み書きできません（{type(error).__name__}: {error}）。"
            "名前、ネットワーク、アクセスの権限を確かめてください。"
        ) from error


def _file_system(address: str) -> tuple[Any, str]:
    """The file system of an address and the path in it."""
    try:
        import fsspec
    except ImportError as error:
        raise StorageError(
            f'{address} を読み書きするには、部品を pip install "kohyo[cluster]" で入れてください。'
        ) from error
    try:
        files, root = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise StorageError(f"{address} の種類の場所は読み書きできません（{error}）。") from error
    files.invalidate_cache()
    return files, str(root).rstrip("/")


def _token(about: Mapping[str, Any]) -> str:
    """What changes whenever a file at an address changes, as far as its storage tells."""
    told = [str(about[name]) for name in _TOKENS if about.get(name) is not None]
    return "|".join([str(about.get("size")), *told])


def _safe(name: str) -> str:
    """A name that stays inside the mirror, whatever an object is called.

    >>> _safe("2026/計画.pdf"), _safe("../../etc/passwd"), _safe("a//b"), _safe("./x")
    ('2026/計画.pdf', '%2E%2E/%2E%2E/etc/passwd', 'a/%2F/b', '%2E/x')
    """
    parts = []
    for part in name.split("/"):
        if part in (".", ".."):
            parts.append(part.replace(".", "%2E"))
        elif not part:
            parts.append("%2F")
        else:
            parts.append(part.replace("\x00", "%00") if len(part.encode()) <= 240 else _shortened(part))
    return "/".join(parts)


def _shortened(part: str) -> str:
    """A name that a file system can hold: its end, which tells the kind, and what tells it from others."""
    suffix = PurePosixPath(part).suffix[:20]
    return quote(part, safe="")[:120] + hashlib.sha256(part.encode()).hexdigest()[:12] + suffix
