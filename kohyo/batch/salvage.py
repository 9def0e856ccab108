"""A document that ended its process is read once more, page by page: what can be read of it is not lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kohyo.batch.executor import Executor
from kohyo.batch.outcome import Outcome
from kohyo.batch.worker import Task
from schemas.errors import Status

_MAY_HAVE_PAGES = frozenset({"pdf", "other"})
_ENDED: frozenset[Status] = frozenset({"crashed", "memory", "timeout"})


def read_all(executor: Executor, tasks: Sequence[Task]) -> Iterator[tuple[Task, Outcome]]:
    """Reads documents as :meth:`Executor.run`, those that a page ended a second time with each page apart.

    The first outcome counts where the second reading gave nothing either.
    """
    first: dict[int, Outcome] = {}
    again: list[Task] = []
    for task, outcome in executor.run(tasks):
        if outcome.status in _ENDED and task.kind in _MAY_HAVE_PAGES and not task.manner.apart:
            first[task.number] = outcome
            again.append(replace(task, manner=replace(task.manner, apart=True)))
        else:
            yield task, outcome
    if not again:
        return
    for task, outcome in executor.run(again):
        yield task, outcome if outcome.document_id is not None else first[task.number]
