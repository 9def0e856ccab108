"""A run: files in, one output folder out, whatever single files do."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kohyo.batch.discover import InputFile
from kohyo.batch.entries import Change, Entry, compare, earlier_inputs
from kohyo.batch.executor import Executor
from kohyo.batch.fingerprint import ALL_READERS, versions
from kohyo.batch.handover import Handover
from kohyo.batch.interrupt import Terminated, stop_on_terminate
from kohyo.batch.outcome import Allowance, Outcome
from kohyo.batch.plan import Choice, Known, look_up
from kohyo.batch.progress import Listener, Listeners
from kohyo.batch.reading import Manner
from kohyo.batch.salvage import read_all
from kohyo.batch.store import Kept, Store, key_of
from kohyo.batch.worker import Task
from kohyo.batch.workplace import NEW_NAME, workplace
from schemas.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """What a run gave.

    Attributes:
        entries: one an input in the order of the inputs, with those of documents kept from earlier runs among
            them.
        seconds: wall time.
        changed: whether the output is another one than before.
        difference: what became of the documents of the last output.
    """

    entries: tuple[Entry, ...]
    seconds: float
    changed: bool
    difference: Change

    @property
    def exit_status(self) -> int:
        """0 all read; 1 some inputs could not be read; 3 our own fault."""
        if any(entry.outcome.status == "bug" for entry in self.entries):
            return 3
        return 0 if all(entry.outcome.document_id is not None for entry in self.entries) else 1


class StoppedError(Exception):
    """Somebody ended the run: ``done`` of ``total`` inputs are known to the next one."""

    def __init__(self, done: int, total: int, exit_status: int) -> None:
        super().__init__(f"stopped after {done} of {total} inputs")
        self.done = done
        self.total = total
        self.exit_status = exit_status


def extract(
    files: Sequence[InputFile],
    out: Path,
    *,
    workers: int = 1,
    allowance: Allowance | None = None,
    choice: Choice | None = None,
    wait_seconds: float = 0.0,
    listeners: Sequence[Listener] = (),
    executor: Executor | None = None,
    own_process: bool = False,
) -> Run:
    """Reads files and replaces the output folder ``out`` once everything is written.

    Args:
        files: the files to read, in output order.
        out: the output folder; made where missing. Where the run does not reach its end, its tables stay as they
            were, and what was read is kept beside them for the next run.
        workers: number of processes on this machine.
        allowance: what one document may cost.
        choice: how results of earlier runs are used.
        wait_seconds: how long to wait for another run on the same folder.
        listeners: those who are told how far it is.
        executor: what reads the documents; processes on this machine where None.
        own_process: this process does nothing but the run, so that libraries need be loaded for it alone.

    Raises:
        OSError: the output cannot be written.
        OutputBusyError: another run is writing to ``out``.
        StoppedError: Ctrl-C or SIGTERM.
    """
    out = out.resolve()
    with Listeners(listeners, len(files)) as told, stop_on_terminate():
        try:
            with workplace(out, wait_seconds, lambda: told.phase("waiting")) as folder:
                job = _Job(files, out, allowance or Allowance.of(900.0, 4096), choice or Choice(), told, workers)
                run = job.carry_out(folder, executor, own_process=own_process)
        except KeyboardInterrupt as stopped:
            status = 143 if isinstance(stopped, Terminated) else 130
            told.ended(status)
            raise StoppedError(told.tally.done, len(files), status) from None
        told.ended(run.exit_status)
    return run


class _Job:
    """One run on an output folder that is held."""

    def __init__(
        self,
        files: Sequence[InputFile],
        out: Path,
        allowance: Allowance,
        choice: Choice,
        told: Listeners,
        workers: int,
    ) -> None:
        self._workers = workers
        self._files = files
        self._out = out
        self._allowance = allowance
        self._choice = choice
        self._told = told
        self._store = Store(out)
        self._versions = versions()
        self._began = time.monotonic()
        self._started = datetime.now(UTC)

    def carry_out(self, folder: Path, executor: Executor | None, *, own_process: bool) -> Run:
        """The whole run, prepared in ``folder``."""
        earlier = earlier_inputs(self._out)
        self._store.open()
        self._told.phase("comparing")
        known = look_up(self._files, self._store, self._versions, self._allowance, self._choice)
        entries = self._read_missing(known, executor)
        difference = compare(entries, earlier, self._store, prune=self._choice.prune)
        ordered = sorted((*entries, *difference.gone), key=lambda entry: (entry.name, entry.order))
        handover = Handover(self._named(ordered), difference, self._out, self._store, self._versions["output"])
        changed = not handover.is_done()
        facts = {"allowance": self._allowance.as_dict(), "versions": dict(self._versions)}
        if changed:
            self._told.phase("writing")
            handover.write(folder / NEW_NAME, self._times, facts, own_process=own_process)
        else:
            self._told.phase("unchanged")
            handover.confirm(self._times, facts)
        self._store.sweep(handover.keys)
        return Run(handover.entries, time.monotonic() - self._began, changed, handover.difference)

    def _times(self) -> Mapping[str, Any]:
        return {
            "started": self._started.isoformat(timespec="seconds"),
            "finished": datetime.now(UTC).isoformat(timespec="seconds"),
            "seconds": round(time.monotonic() - self._began, 3),
        }

    def _read_missing(self, known: Sequence[Known], executor: Executor | None) -> list[Entry]:
        entries: dict[int, Entry] = {}
        firsts: dict[str, int] = {}
        twins: dict[int, int] = {}
        tasks = []
        for number, (file, fact) in enumerate(zip(self._files, known, strict=True)):
            if fact.problem is not None:
                entries[number] = self._entry(number, fact.problem, None)
            elif fact.kept is not None:
                entries[number] = self._entry(number, fact.kept.outcome, fact.kept, reused=True)
            elif fact.key is not None and fact.key in firsts:
                twins[number] = firsts[fact.key]
            else:
                if fact.key is not None:
                    firsts[fact.key] = number
                tasks.append(self._task(number, file))
        self._told.tally.bytes_left = sum(task.size for task in tasks)
        tasks = _shared_out(tasks, self._workers)
        # the longest first, so that none of them is left alone at the end
        tasks.sort(key=lambda task: (-task.size, task.number))
        if tasks:
            self._told.phase("reading")
            with executor or _local(min(self._workers, len(tasks)), len(tasks)) as reader:
                for task, outcome in read_all(reader, tasks):
                    entries[task.number] = self._keep(task, outcome)
        for number, first in twins.items():
            one = entries[first]
            entries[number] = self._entry(number, one.outcome, one.kept, reused=True)
        return [entries[number] for number in range(len(self._files))]

    def _task(self, number: int, file: InputFile) -> Task:
        name = file.name.rpartition("/")[2]
        room = self._store.room(number)
        return Task(number, file.path, name, file.size, room, self._allowance, Manner(twice=self._choice.verify))

    def _keep(self, task: Task, outcome: Outcome) -> Entry:
        """Puts a result where the next run finds it, as soon as it is there."""
        if outcome.sha256 is None:
            return self._entry(task.number, outcome, None)
        made_by = {part: self._versions[part] for part in outcome.needs or ALL_READERS}
        about = {"name": task.name, "made_by": made_by, "allowance": self._allowance.as_dict()}
        key = key_of(outcome.sha256, task.kind)
        self._store.keep(task.room, key, outcome, about)
        kept = self._store.find(key)
        if kept is None:
            raise OSError(f"the result of {task.name} cannot be read back from {self._store.root}")
        return self._entry(task.number, outcome, kept)

    def _entry(self, number: int, outcome: Outcome, kept: Kept | None, *, reused: bool = False) -> Entry:
        file = self._files[number]
        self._told.document(file.name, outcome, file.size, reused=reused)
        return Entry(file.name, outcome, kept, order=number, reused=reused)

    def _named(self, entries: Sequence[Entry]) -> list[Entry]:
        """The entries, each document under the name of the first file that holds it."""
        found: list[Entry] = []
        first: dict[str, Kept] = {}
        for entry in entries:
            kept, document_id = entry.kept, entry.outcome.document_id
            if kept is not None and document_id is not None:
                name = entry.name.rpartition("/")[2]
                if document_id not in first:
                    first[document_id] = kept if kept.name == name else self._store.rename(kept, name)
                if kept.key == first[document_id].key:
                    kept = first[document_id]
            found.append(replace(entry, kept=kept))
        return found


def _local(workers: int, documents: int) -> Executor:
    # a run that has nothing to read needs no processes, and what begins them loads slowly
    from kohyo.batch.local import LocalExecutor

    return LocalExecutor(workers, documents=documents)


def _shared_out(tasks: Sequence[Task], workers: int) -> list[Task]:
    """The tasks, where one that is so large that it would be the last to end is read by several processes."""
    total = sum(task.size for task in tasks)
    return [
        replace(task, manner=replace(task.manner, processes=workers)) if task.size * 2 * workers > total else task
        for task in tasks
    ]
