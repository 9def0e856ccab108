"""Reading on this machine: one child process a document, as many at a time as there are workers."""

from __future__ import annotations

import multiprocessing
import signal
import time
import traceback
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import replace
from multiprocessing.context import ForkServerContext
from types import TracebackType

from pebble import ProcessExpired, concurrent

import kohyo.writers.part_writer  # noqa: F401  the server needs it and so will this process
from kohyo.batch.fingerprint import ALL_READERS
from kohyo.batch.outcome import Outcome, bug, crashed, out_of_memory, timed_out
from kohyo.batch.server import begin_server
from kohyo.batch.worker import Task, remembered, work

_ATTEMPTS = 3
_FAREWELL = 5.0
"""Longest time in seconds that the threads which watch killed processes get to notice."""
_PAUSES = (0.1, 0.5, 2.0)
"""Seconds between attempts to begin a process."""
_FOR_ONE, _FOR_MANY = ("kohyo.batch.preload",), ("kohyo.batch.rehearsal",)
"""What the server of the processes loads where it begins one of them, and where it begins many."""
_FROM_OUTSIDE = frozenset({-signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT, -signal.SIGHUP, 255})
"""Ends that say nothing about the document: killed by somebody or by a system out of memory; 255 where the
server of the processes was killed."""


class LocalExecutor:
    """Reads documents in child processes of this one.

    A pool is not used: where the workers of a pool share pipes and locks, one that is killed at the wrong moment
    takes the others with it. A process that reads one document only is also the one whose memory is measured, and
    nothing that a document left in a library can reach the next one.
    """

    def __init__(self, workers: int, *, documents: int | None = None) -> None:
        """``documents`` is how many will be read; None where nobody knows."""
        self._preloaded = _FOR_ONE if documents == 1 else _FOR_MANY
        self._workers = max(1, workers)
        self._running: dict[Future[Outcome], Task] = {}
        self._context: ForkServerContext = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(list(self._preloaded))

    def __enter__(self) -> LocalExecutor:
        """Begins the server of the processes, while this process has no threads yet."""
        begin_server(self._preloaded)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Kills what is still being read."""
        # not cancel(): the library's threads would meet a future that is neither running nor done
        for process in multiprocessing.active_children():
            process.kill()
            process.join()
        wait(self._running, timeout=_FAREWELL)
        self._running.clear()

    def run(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Outcome]]:
        """As :meth:`kohyo.batch.executor.Executor.run`."""
        lost: list[Task] = []
        yield from self._round(tasks, self._workers, lost)
        for attempt in range(2, _ATTEMPTS + 1):
            # whatever was killed may have been too large for its neighbours: now it is alone
            again, lost = lost, []
            yield from self._round(again, 1, lost, last=attempt == _ATTEMPTS)

    def _round(
        self, tasks: Sequence[Task], workers: int, lost: list[Task], *, last: bool = False
    ) -> Iterator[tuple[Task, Outcome]]:
        waiting = deque(tasks)
        while waiting or self._running:
            while waiting and len(self._running) < workers:
                self._begin(waiting.popleft())
            done, _ = wait(self._running, return_when=FIRST_COMPLETED)
            for future in done:
                task = self._running.pop(future)
                outcome = _outcome(future, task)
                if outcome is not None:
                    yield task, outcome
                elif last:
                    yield task, _named(crashed(-signal.SIGKILL), task)
                else:
                    lost.append(task)

    def _begin(self, task: Task) -> None:
        # daemons may not have children, and the reading of a long document may want some
        # the library documents one name of the context and reads another
        how = {"daemon": False, "timeout": task.allowance.seconds}
        read = concurrent.process(**how, context=self._context, mp_context=self._context)(work)  # type: ignore[call-overload]
        for pause in _PAUSES:
            try:
                self._running[read(task)] = task
            except (OSError, EOFError):
                # the server was killed; once the system has cleared it away, the next call starts another
                time.sleep(pause)
            else:
                return
        self._running[read(task)] = task


def _outcome(future: Future[Outcome], task: Task) -> Outcome | None:
    """What became of a document; None where its process was ended from outside and it deserves another try.

    Raises:
        OSError: the result could not be written.
    """
    # not result(): what the process raised must not be taken for a signal to this one
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, FutureTimeoutError):
        outcome = timed_out(task.allowance.seconds)
    elif isinstance(error, ProcessExpired):
        if error.exitcode in _FROM_OUTSIDE:
            return None
        outcome = crashed(error.exitcode)
    elif isinstance(error, MemoryError):
        outcome = out_of_memory()
    elif isinstance(error, OSError):
        raise error
    else:  # what a process could not even hand over
        outcome = bug(error, "".join(traceback.format_exception(error)))
    return _named(outcome, task)


def _named(outcome: Outcome, task: Task) -> Outcome:
    """The outcome of a process that did not come to its end, with what it was reading."""
    sha256, size = remembered(task.room)
    return replace(outcome, sha256=sha256, size=size, needs=ALL_READERS)
