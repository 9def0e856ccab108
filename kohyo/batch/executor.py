"""What carries out the reading of single documents, wherever it does so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Protocol

from kohyo.batch.outcome import Outcome
from kohyo.batch.worker import Task


class Executor(Protocol):
    """Reads documents, several at a time, each so that it cannot harm another.

    An implementation carries out :func:`kohyo.batch.worker.work` for every task in a process that is for this
    task alone, ends it when the task's allowance is used up, and gives an outcome in every case. Wherever the
    work was done, its files are in the room of its task, on this machine, before the outcome is given.
    """

    def run(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Outcome]]:
        """Reads all of ``tasks``, begun in the order given, and gives each as soon as it is done.

        Raises:
            OSError: a result cannot be written.
        """
        ...

    def __enter__(self) -> Executor: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends whatever is still going on; returns when no process of it is left."""
        ...
