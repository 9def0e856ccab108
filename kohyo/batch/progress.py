"""What a person or a machine sees while a run goes on.

A bar on a terminal, one line a document in a log, one JSON object a line for machines. What is said of the time
left comes from the bytes that were read in this run: documents that were known from earlier runs cost nothing and
say nothing about those to come.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import field
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, TextIO

from kohyo.batch.outcome import Outcome
from schemas.frozen import dataclass

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


@dataclass(slots=True)
class Tally:
    """How far a run is.

    Attributes:
        total: inputs of the run.
        bytes_left: size of the documents that are still to be read.
        done: inputs of which the outcome is known.
        reused: those among them that were known from earlier runs.
        failed: those among them that could not be read.
        pages: pages of the documents that were read in this run.
        bytes_read: size of the documents that were read in this run.
    """

    total: int
    bytes_left: int = 0
    done: int = 0
    reused: int = 0
    failed: int = 0
    pages: int = 0
    bytes_read: int = 0
    clock: Callable[[], float] = time.monotonic
    begun: float = field(init=False)

    def __post_init__(self) -> None:
        """The clock runs from here."""
        self.begun = self.clock()

    def add(self, outcome: Outcome, size: int, *, reused: bool) -> None:
        """Counts one input."""
        self.done += 1
        self.failed += outcome.document_id is None
        if reused:
            self.reused += 1
            return
        self.pages += outcome.pages or 0
        self.bytes_read += size
        self.bytes_left = max(0, self.bytes_left - size)

    @property
    def seconds(self) -> float:
        """Time since the beginning."""
        return self.clock() - self.begun

    @property
    def pages_per_second(self) -> float | None:
        """Pages read in a second; None before the first page."""
        return self.pages / self.seconds if self.pages and self.seconds > 0 else None

    @property
    def seconds_left(self) -> float | None:
        """Estimated by bytes; None before the first document is read."""
        if self.bytes_left == 0:
            return 0.0
        return self.seconds * self.bytes_left / self.bytes_read if self.bytes_read else None


class Listener(Protocol):
    """Is told of everything that happens in a run."""

    def document(self, name: str, outcome: Outcome, tally: Tally, *, reused: bool) -> None:
        """The outcome of an input is known."""

    def phase(self, name: str, tally: Tally) -> None:
        """Something else begins: ``waiting``, ``comparing``, ``reading``, ``writing``, ``unchanged``."""

    def ended(self, tally: Tally, exit_status: int) -> None:
        """The run is over."""

    def __enter__(self) -> Listener: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Lines:
    """One line a document that is read, for a log."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __enter__(self) -> Lines:
        """Nothing to begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to end."""

    def document(self, name: str, outcome: Outcome, tally: Tally, *, reused: bool) -> None:
        """Documents known from earlier runs are counted and not listed."""
        if reused:
            return
        pages = f" pages={outcome.pages}" if outcome.pages is not None else ""
        left = f" left={tally.seconds_left:.0f}" if tally.seconds_left is not None else ""
        self._say(
            f"[{tally.done}/{tally.total}] {outcome.status} {name}{pages} records={outcome.records}"
            f" findings={outcome.findings} seconds={outcome.seconds:.2f} failed={tally.failed}{left}"
        )

    def phase(self, name: str, tally: Tally) -> None:
        """Told with what is known by then."""
        self._say(f"{name}: {tally.done}/{tally.total} documents, {tally.reused} known, {tally.failed} failed")

    def ended(self, tally: Tally, exit_status: int) -> None:
        """The summary on the standard output says the rest."""

    def _say(self, text: str) -> None:
        print(text, file=self._stream, flush=True)


class Machine:
    """One JSON object a line; keys are only ever added.

    Every object has ``event`` (``phase``, ``document`` or ``end``) and how far the run is: ``done`` of ``total``
    inputs, ``reused_so_far`` and ``failed`` among them, ``pages_done`` and ``pages_per_second`` of this run,
    ``elapsed_seconds`` and ``seconds_left`` (null as long as nothing was read). A ``phase`` has its name in
    ``phase``; a ``document`` has ``path``, ``status``, ``reason``, ``document_id``, ``pages``, ``records``,
    ``findings``, ``seconds`` (of its reading, in whatever run that was) and ``reused``; ``end`` has
    ``exit_status``.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __enter__(self) -> Machine:
        """Nothing to begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """The stream belongs to the caller."""

    def document(self, name: str, outcome: Outcome, tally: Tally, *, reused: bool) -> None:
        """``event`` is ``document``."""
        facts = {
            "path": name,
            "status": outcome.status,
            "reason": outcome.reason,
            "document_id": outcome.document_id,
            "pages": outcome.pages,
            "records": outcome.records,
            "findings": outcome.findings,
            "seconds": round(outcome.seconds, 3),
            "reused": reused,
        }
        self._write("document", facts, tally)

    def phase(self, name: str, tally: Tally) -> None:
        """``event`` is ``phase``."""
        self._write("phase", {"phase": name}, tally)

    def ended(self, tally: Tally, exit_status: int) -> None:
        """``event`` is ``end``."""
        self._write("end", {"exit_status": exit_status}, tally)

    def _write(self, event: str, facts: Mapping[str, object], tally: Tally) -> None:
        rate, left = tally.pages_per_second, tally.seconds_left
        progress = {
            "done": tally.done,
            "total": tally.total,
            "reused_so_far": tally.reused,
            "failed": tally.failed,
            "pages_done": tally.pages,
            "pages_per_second": None if rate is None else round(rate, 2),
            "elapsed_seconds": round(tally.seconds, 3),
            "seconds_left": None if left is None else round(left, 1),
        }
        self._stream.write(json.dumps({"event": event, **facts, **progress}, ensure_ascii=False) + "\n")
        self._stream.flush()


class Terminal:
    """A bar with documents, pages, rate, failures and the time left."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Terminal:
        """Begins the display."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        text = TextColumn("{task.fields[text]}")
        # whoever chooses this display has made sure that somebody looks at it
        console = Console(file=self._stream, force_terminal=True)
        self._bar = Progress(*columns, text, console=console, transient=True)
        self._task = self._bar.add_task("準備中", total=None, text="")
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends the display."""
        if self._bar is not None:
            self._bar.stop()

    def document(self, name: str, outcome: Outcome, tally: Tally, *, reused: bool) -> None:  # noqa: ARG002
        """Moves the bar."""
        self._update(tally)

    def phase(self, name: str, tally: Tally) -> None:
        """Names what is being done."""
        self._update(tally, _PHASES.get(name, name))

    def ended(self, tally: Tally, exit_status: int) -> None:
        """The bar goes; the summary stays."""

    def _update(self, tally: Tally, description: str | None = None) -> None:
        if self._bar is None or self._task is None:
            return
        rate, left = tally.pages_per_second, tally.seconds_left
        facts = [f"{tally.pages}ページ"]
        facts += [] if rate is None else [f"毎秒{rate:.1f}ページ"]
        facts += [f"読めなかったもの {tally.failed}"]
        facts += [] if left is None else [f"残り約{_clock(left)}"]
        text = "  ".join(facts)
        # None leaves the description as it is
        self._bar.update(self._task, completed=tally.done, total=tally.total, text=text, description=description)


_PHASES = {
    "waiting": "別の処理の終わりを待っています",
    "comparing": "前回と比べています",
    "reading": "読み取り中",
    "writing": "書き出し中",
}


def _clock(seconds: float | None) -> str:
    """A time as a person reads it.

    >>> _clock(7.6), _clock(75), _clock(7322)
    ('8秒', '1分15秒', '2時間2分')
    """
    whole = round(seconds or 0)
    if whole < 60:
        return f"{whole}秒"
    if whole < 3600:
        return f"{whole // 60}分{whole % 60}秒"
    return f"{whole // 3600}時間{whole % 3600 // 60}分"


class Listeners:
    """Tells several listeners, and keeps the tally for them."""

    def __init__(self, listeners: Sequence[Listener], total: int) -> None:
        self.tally = Tally(total)
        self._listeners = listeners
        self._stack = ExitStack()

    def __enter__(self) -> Listeners:
        """Begins all."""
        for listener in self._listeners:
            self._stack.enter_context(listener)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends all."""
        self._stack.__exit__(kind, error, trace)

    def document(self, name: str, outcome: Outcome, size: int, *, reused: bool) -> None:
        """The outcome of an input is known."""
        self.tally.add(outcome, size, reused=reused)
        for listener in self._listeners:
            listener.document(name, outcome, self.tally, reused=reused)

    def phase(self, name: str) -> None:
        """Something else begins."""
        for listener in self._listeners:
            listener.phase(name, self.tally)

    def ended(self, exit_status: int) -> None:
        """The run is over."""
        for listener in self._listeners:
            listener.ended(self.tally, exit_status)


def listeners_for(*, quiet: bool, machine: TextIO | None, stream: TextIO | None = None) -> list[Listener]:
    """Those who listen to a run on the command line.

    Args:
        quiet: nobody but ``machine``.
        machine: where the JSON lines go; None for none. On the stream of the progress they take its place.
        stream: of the progress; the standard error where None.
    """
    stream = stream or sys.stderr
    found: list[Listener] = []
    if not quiet and machine is not stream:
        found.append(Terminal(stream) if stream.isatty() else Lines(stream))
    if machine is not None:
        found.append(Machine(machine))
    return found
