"""What a person sees while a run goes on: a bar on a terminal, one line a document in a log."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from kohyo.batch.worker import Outcome

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class ProgressDisplay:
    """Reports finished documents; quiet, as plain lines, or as a bar with the time left."""

    def __init__(self, total: int, *, quiet: bool = False, stream: TextIO | None = None) -> None:
        self._total = total
        self._done = 0
        self._failed = 0
        self._pages = 0
        self._quiet = quiet
        self._stream = stream or sys.stderr
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> ProgressDisplay:
        """Begins the display."""
        if not self._quiet and self._stream.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            self._bar = Progress(
                TextColumn("読み取り中"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.fields[pages]}ページ  読めなかったもの {task.fields[failed]}"),
                TimeRemainingColumn(),
                console=Console(file=self._stream),
                transient=True,
            )
            self._task = self._bar.add_task("", total=self._total, pages=0, failed=0)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends the display."""
        if self._bar is not None:
            self._bar.stop()

    def done(self, name: str, outcome: Outcome) -> None:
        """Counts one finished document."""
        self._done += 1
        self._pages += outcome.pages or 0
        self._failed += outcome.document_id is None
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=self._done, pages=self._pages, failed=self._failed)
        elif not self._quiet:
            pages = f" pages={outcome.pages}" if outcome.pages is not None else ""
            print(
                f"[{self._done}/{self._total}] {outcome.status} {name}{pages}"
                f" records={records_of(outcome)} findings={outcome.counts['findings']}"
                f" seconds={outcome.seconds:.2f}",
                file=self._stream,
                flush=True,
            )


def records_of(outcome: Outcome) -> int:
    """Number of rows in all tables but provenance and findings."""
    return sum(n for table, n in outcome.counts.items() if table not in ("provenance", "findings"))
