"""Where a run reads from and writes to, given as paths or as addresses."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from kohyo.storage.mirror import Mirror, StorageError, is_address


class Places:
    """The folders of this machine for inputs and an output, some of which mirror addresses.

    Entering fetches what has changed at the addresses. Mirrors are held until the end: a second run on this
    machine that needs one of them is told so.

    Attributes:
        inputs: paths in place of what was given.
        out: path in place of what was given.
        addresses: of every input that was fetched, by its path here.

    Raises:
        StorageError: an address cannot be read, is held by another run, or the output lies within an input.
    """

    def __init__(self, inputs: Sequence[str], out: str, home: Path | None = None) -> None:
        self._given = (*map(_plain, inputs),), _plain(out)
        self._home = home
        self._held = ExitStack()
        self._out: Mirror | None = None
        self.inputs: tuple[Path, ...] = ()
        self.out = Path(out)
        self.addresses: Mapping[Path, str] = {}

    def __enter__(self) -> Places:
        try:
            self._fetch()
        except BaseException:
            self._held.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Lets the mirrors go; what they hold stays for the next run."""
        self._held.close()

    def hand_over(self) -> None:
        """Brings the output to its address, where it has one.

        Raises:
            StorageError: it cannot be written; the next run will try again.
        """
        if self._out is not None:
            self._out.push()

    def _fetch(self) -> None:
        inputs, out = self._given
        found: list[Path] = []
        addresses: dict[Path, str] = {}
        for given in dict.fromkeys(inputs):
            if not is_address(given):
                found.append(Path(given))
                continue
            if f"{out}/".startswith(f"{given}/"):
                raise StorageError(
                    f"--out の {out} が、読み取る {given} の中にあります。別の場所を指定してください。"
                )
            mirror = self._mirror(given)
            if not mirror.addresses:
                raise StorageError(f"{given} に何もありません。名前と、認証の設定を確かめてください。")
            found.extend([mirror.folder] if not mirror.is_file else mirror.addresses)
            addresses.update(mirror.addresses)
        if is_address(out):
            self._out = self._mirror(out)
            self.out = self._out.folder
        self.inputs = tuple(found)
        self.addresses = addresses

    def _mirror(self, address: str) -> Mirror:
        mirror = Mirror(address, self._home)
        self._hold(mirror)
        mirror.pull()
        return mirror

    def _hold(self, mirror: Mirror) -> None:
        lock = self._held.enter_context((mirror.folder.parent / "lock").open("w"))
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StorageError(
                f"別の処理が {mirror.address} を使っています。終わってから、もう一度実行してください。"
            ) from None


def _plain(given: str) -> str:
    """An argument in one spelling.

    >>> _plain("s3://plans/2026/"), _plain("plans/")
    ('s3://plans/2026', 'plans/')
    """
    return os.fspath(given).rstrip("/") if is_address(given) else given
