"""Reading on the machines of a Dask cluster that is already there."""

from __future__ import annotations

import logging
import os
import threading
import time
from asyncio import CancelledError
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

from kohyo.batch.content import UnusableFileError, digest
from kohyo.batch.discover import unopened
from kohyo.batch.fingerprint import ALL_READERS
from kohyo.batch.outcome import Outcome
from kohyo.batch.store import seal
from kohyo.batch.worker import Task
from kohyo.cluster.errand import Answer, Errand, readers
from kohyo.cluster.errors import ClusterError
from kohyo.cluster.remote import read_remotely

_AHEAD = 4
"""Documents a thread of the cluster that are handed to the scheduler before they are needed."""
_LOOK = 1.0
"""Seconds after which workers and documents are looked at again, whether or not anything was told."""
_LONGEST = 3.0
"""Times its allowance that a document may take on a worker: what was killed there is begun again twice."""
_ENDED = frozenset({"finished", "error", "cancelled"})
"""States of what Dask keeps for a document; one whose result was lost with a worker is under way again."""
_CONNECT = 20.0
_ANSWER = 120.0
"""Seconds after which a scheduler that is connected but does not answer is given up."""


class _OutOfReachError(Exception):
    """The answer about a document that was read cannot be had now."""


class DaskExecutor:
    """Sends every document to a Dask scheduler, several a worker, and puts the results into their rooms.

    A worker reads a document at the same path as here (a shared folder) or fetches it from its address. What it
    has made comes back with its answer, so that only documents need be reachable from there. A document whose
    worker dies goes to another one. Dask gives a document up with which too many workers have died; as it may only
    have stood beside the one that killed them, it is tried once more with nothing beside it.

    Nothing is waited for without end: documents are looked at even where Dask tells nothing of them, a scheduler
    that does not answer is given up, and where no document has come to its end for longer than any may take, those
    under way are sent once more before the run ends.

    Args:
        address: of the scheduler, such as ``tcp://host:8786``.
        addresses: of documents that workers fetch, by the path of their copy here.
        patience: seconds that there may be no worker at all.
        read: what is called on the workers.

    Raises:
        ClusterError: Dask is not installed here.
    """

    def __init__(
        self,
        address: str,
        addresses: Mapping[Path, str] | None = None,
        *,
        patience: float = 120.0,
        read: Callable[[Errand], Answer] = read_remotely,
    ) -> None:
        try:
            import distributed
        except ImportError as error:
            raise ClusterError(
                '--cluster を使うには、部品を pip install "kohyo[cluster]" で入れてください。'
            ) from error
        self._dask = distributed
        self._address = address
        self._addresses = dict(addresses or {})
        self._patience = patience
        self._read = read
        self._client: Any = None
        self._versions = readers()
        self._running: dict[str, tuple[Task, Any]] = {}
        self._told = threading.Event()
        self._threads = 0
        self._looked = float("-inf")
        self._last_seen = 0.0
        self._last_end = 0.0
        self._sent_again = False

    def __enter__(self) -> DaskExecutor:
        """Connects.

        Raises:
            ClusterError: nobody answers at the address.
        """
        for name in ("distributed", "distributed.client", "distributed.core", "distributed.comm"):
            # what happens to the connection is told in one sentence instead of tracebacks
            logging.getLogger(name).setLevel(logging.CRITICAL)
        try:
            # a client that cannot make sense of its address would not go away for a long time
            self._dask.comm.get_address_host_port(self._address)
            self._client = self._dask.Client(self._address, timeout=_CONNECT, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            raise ClusterError(
                f"計算機群のスケジューラー {self._address} につながりません（{error}）。"
                "アドレスと、スケジューラーが動いていること、dask の版が同じことを確かめてください。"
            ) from error
        self._last_seen = time.monotonic()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Takes back what has not begun and disconnects; what a worker is reading now it reads to its end."""
        for _, future in self._running.values():
            future.release()
        self._running.clear()
        if self._client is not None:
            self._client.close(timeout=5)
            self._client = None

    def run(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Outcome]]:
        """As :meth:`kohyo.batch.executor.Executor.run`.

        Raises:
            ClusterError: the cluster is gone, or a machine of it cannot do its work.
            OSError: a result cannot be written here.
        """
        lost: list[Task] = []
        for task, outcome in self._round(tasks, None):
            if outcome is None:
                lost.append(task)
            else:
                yield task, outcome
        for task, outcome in self._round(lost, 1):
            yield task, outcome or _killer(task)

    def _round(self, tasks: Sequence[Task], most: int | None) -> Iterator[tuple[Task, Outcome | None]]:
        """Reads documents, ``most`` at a time; None for one that Dask has given up."""
        waiting = deque(tasks)
        self._last_end = time.monotonic()
        while waiting or self._running:
            self._look()
            while waiting and len(self._running) < (most or max(1, self._threads * _AHEAD)):
                self._begin(waiting.popleft())
            self._told.clear()
            key = next((key for key, (_, future) in self._running.items() if future.status in _ENDED), None)
            if key is None:
                self._told.wait(_LOOK)
                continue
            task, future = self._running.pop(key)
            try:
                outcome = self._outcome(task, future)
            except _OutOfReachError:
                self._running[key] = task, future  # behind the others, which may be within reach
                self._told.wait(_LOOK)
                continue
            future.release()
            yield task, outcome
            self._last_end, self._sent_again = time.monotonic(), False

    def _begin(self, task: Task) -> None:
        # a path means the same elsewhere only from the root
        path = Path(os.path.abspath(task.path))  # noqa: PTH100  resolve() would follow the links of the input
        errand = Errand(replace(task, path=path), self._addresses.get(task.path), self._versions)
        future = self._client.submit(self._read, errand, pure=False, retries=0)
        self._running[future.key] = (task, future)
        future.add_done_callback(lambda _: self._told.set())

    def _look(self) -> None:
        """Counts the threads of the cluster, now and then, and sees to it that documents come to their end.

        Raises:
            ClusterError: the scheduler is gone, or there has been no worker or no end for too long.
        """
        now = time.monotonic()
        if now - self._looked < _LOOK:
            return
        self._looked = now
        try:
            self._threads = sum(self._client.nthreads(callback_timeout=_ANSWER).values())
        except (OSError, TypeError, ValueError, RuntimeError, CancelledError) as error:
            raise self._gone(error) from error
        if self._threads:
            self._last_seen = now
        elif now - self._last_seen > self._patience:
            raise ClusterError(
                f"計算機群 {self._address} にワーカーがありません（{self._patience:.0f} 秒待ちました）。"
                f"dask worker {self._address} を動かしてから、もう一度実行してください。"
            )
        longest = max((task.allowance.seconds for task, _ in self._running.values()), default=0.0)
        if self._running and now - self._last_end > _LONGEST * longest + self._patience:
            self._send_again()

    def _send_again(self) -> None:
        """Sends what is under way once more: scheduler or workers may have lost it without knowing.

        Raises:
            ClusterError: it has been sent again before, and nothing has ended since.
        """
        if self._sent_again:
            minutes = (time.monotonic() - self._last_end) / 60
            raise ClusterError(
                f"計算機群 {self._address} から、{minutes:.0f} 分のあいだ1件の結果も届きません"
                "（送り直しても同じでした）。"
                "ワーカーが止まっていないか、ほかの仕事でふさがっていないかをログで確かめ、"
                "スケジューラーとワーカーを起動し直してから、もう一度実行してください。読み終えた文書は読み直しません。"
            )
        held = list(self._running.values())
        self._running.clear()
        for task, future in held:
            future.release()
            self._begin(task)
        self._last_end, self._sent_again = time.monotonic(), True

    def _gone(self, error: object) -> ClusterError:
        return ClusterError(
            f"計算機群のスケジューラー {self._address} との接続が切れました（{error}）。"
            "スケジューラーを動かしてから、もう一度実行してください。読み終えた文書は読み直しません。"
        )

    def _outcome(self, task: Task, future: Any) -> Outcome | None:
        """What became of a document; None where Dask has given it up.

        Raises:
            ClusterError: the cluster is gone, or a machine of it cannot do its work.
            OSError: a result cannot be written here.
            _OutOfReachError: it was done, but its answer cannot be had now.
        """
        if future.status == "cancelled":
            raise self._gone(future.status)
        if future.status == "error":
            error = future.exception(timeout=_ANSWER)
            if isinstance(error, self._dask.scheduler.KilledWorker):
                return None
            raise self._useless(error)
        try:
            answer: Answer = future.result(timeout=_ANSWER)
        except (Exception, CancelledError) as error:
            # its worker died before it had handed the answer over, or the scheduler did: the next look will tell
            if future.status != "finished" or isinstance(error, OSError):
                raise _OutOfReachError from error
            raise self._useless(error) from error
        if answer.outcome is None:
            return self._refused(task, answer)
        return self._received(task, answer, answer.outcome)

    def _useless(self, error: BaseException) -> ClusterError:
        return ClusterError(
            f"計算機群 {self._address} で kohyo を実行できません（{type(error).__name__}: {error}）。"
            'スケジューラーとすべてのワーカーに、同じ版の "kohyo[cluster]" を入れてください。'
        )

    def _refused(self, task: Task, answer: Answer) -> Outcome:
        if answer.refusal == "missing" and not task.path.exists():
            return unopened(FileNotFoundError(2, "No such file or directory"))
        raise ClusterError(_REFUSALS[answer.refusal or ""].format(machine=answer.machine, detail=answer.detail))

    def _received(self, task: Task, answer: Answer, outcome: Outcome) -> Outcome:
        """Puts what a worker has made into the room of its task.

        Raises:
            ClusterError: the worker has read another file.
            OSError: it cannot be written.
        """
        if outcome.sha256 is not None and outcome.sha256 != _content(task)[0]:
            raise ClusterError(_REFUSALS["other"].format(machine=answer.machine, detail=task.path))
        task.room.mkdir(parents=True, exist_ok=True)
        for name, data in answer.files.items():
            (task.room / Path(name).name).write_bytes(data)
        return replace(outcome, files=seal(task.room)) if answer.files else outcome


def _content(task: Task) -> tuple[str | None, int]:
    """SHA-256 and size of a document as it is here; None where it cannot be had."""
    try:
        return digest(task.path), task.path.stat().st_size
    except (UnusableFileError, OSError):
        return None, 0


def _killer(task: Task) -> Outcome:
    """What becomes of a document with which one worker after the other has died."""
    sha256, size = _content(task)
    return Outcome(
        "crashed",
        "この文書を読ませるたびに、計算機群のワーカーが異常終了しました。",
        "ワーカーのメモリが足りているかを確かめてください。"
        "--cluster を付けずに読むと、原因が分かることがあります。",
        sha256=sha256,
        size=size,
        needs=ALL_READERS,
    )


_REFUSALS: Mapping[str, str] = {
    "versions": "計算機 {machine} の kohyo は、ここのものと版（プログラム、部品、Python）が違います。"
    "すべての計算機に同じ kohyo を同じ部品（requirements.lock、ocr の有無も）で入れて、"
    "ワーカーを起動し直してください。",
    "missing": "計算機 {machine} から {detail} が見えません。"
    "文書を、すべての計算機で同じパスに見える共有フォルダか、s3:// などのアドレスに置いてください。",
    "unreadable": "計算機 {machine} で文書を読み出せません（{detail}）。"
    "その計算機の、フォルダの権限、または保管先のアドレスと認証の設定を確かめてください。",
    "unwritable": "計算機 {machine} の作業用フォルダに書けません（{detail}）。"
    "空き容量と権限を確かめるか、dask worker の --local-directory で別の場所を指定してください。",
    "other": "計算機 {machine} が読んだ {detail} は、ここにあるものと内容が違います。"
    "共有フォルダが同じものかを確かめてください。書き込みの途中だった場合は、終わってからもう一度実行してください。",
}
"""What to do where a machine cannot do its work, by the reason it gives."""
