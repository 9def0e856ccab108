"""The pages of one document read by several processes, and by another one where the last one did not survive.

A child reads its share of the pages and sends them through a pipe, one by one and in order, and waits where this
process does not keep up, so that memory does not grow with the number of pages. A page that ends a child, or that
it does not finish in time, costs only itself: another child goes on behind it.
"""

from __future__ import annotations

import multiprocessing
import pickle
import resource
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from kohyo.batch.guard import end_with_parent
from schemas.file_bytes import FileBytes
from schemas.limits import Limits

if TYPE_CHECKING:
    from extract.layout.assemble import PageRead

USUAL = Limits()
STRIDE = 4
"""Neighbouring pages that one child reads before the next ones are another's."""
LONGEST_PAGE_S = 120.0
"""Time after which a page is left out; a scan takes a few seconds."""


class PageReaders:
    """Reads the pages of one PDF in child processes. To be used as a context manager.

    Args:
        data: the bytes of the file.
        count: number of its pages.
        processes: how many children read at the same time.
        seconds: longest time for a page.
        memory_mb: address space that a child may add to what this process has; None does not limit it further.
        twice: every page is read with both engines.
        most_pixels: pixels that the picture of a page may have.
    """

    def __init__(
        self,
        data: FileBytes,
        count: int,
        processes: int,
        seconds: float = LONGEST_PAGE_S,
        memory_mb: int | None = None,
        *,
        twice: bool = False,
        most_pixels: int = USUAL.pixels,
    ) -> None:
        self._seconds = seconds
        how = _How(memory_mb, twice, most_pixels)
        turns = [range(first, min(first + STRIDE, count + 1)) for first in range(1, count + 1, STRIDE)]
        self._children = [
            _Child(data, list(chain.from_iterable(turns[share::processes])), how)
            for share in range(min(processes, len(turns)))
        ]
        self._order = [share for index, turn in enumerate(turns) for share in [index % processes] * len(turn)]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for child in self._children:
            child.end()

    def pages(self, numbers: range) -> Iterator[PageRead]:
        """The pages in order, from the first one on; whoever asks may stop when it likes."""
        for number in numbers:
            yield self._children[self._order[number - 1]].next(self._seconds)


class _How(NamedTuple):
    """How a child reads: as the arguments of :class:`PageReaders`."""

    memory_mb: int | None
    twice: bool
    most_pixels: int


class _Child:
    """One child and the pages that it still has to send."""

    def __init__(self, data: FileBytes, numbers: Sequence[int], how: _How) -> None:
        self._data = data
        self._how = how
        self._numbers = deque(numbers)
        # forked, because the file then need not be sent; this process has no threads and holds no open document
        self._context = multiprocessing.get_context("fork")
        self._begin()

    def _begin(self) -> None:
        self._connection, theirs = self._context.Pipe(duplex=False)
        self._process = self._context.Process(
            target=_serve,
            args=(self._data, tuple(self._numbers), self._how, theirs, self._connection),
            daemon=True,
        )
        self._process.start()
        theirs.close()

    def next(self, seconds: float) -> PageRead:
        """The next page; an empty one with a note where reading it ended the child or took too long."""
        # imported late: whoever reads no PDF needs none of it
        from extract.sources.pdf.source import unread

        number = self._numbers.popleft()
        why = f"{seconds:.0f}秒たっても読み終わらないため、読んでいません"
        if self._connection.poll(seconds):
            try:
                read: PageRead = pickle.loads(self._connection.recv_bytes())  # noqa: S301  our own child sent it
            except (EOFError, OSError):  # between two pages, or within one
                why = "読み取りの途中で処理が異常終了したため、読んでいません"
            else:
                return read
        self.end()
        if self._numbers:
            self._begin()
        return unread(number, why)

    def end(self) -> None:
        """Ends the child, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._connection.close()


def _serve(
    data: FileBytes,
    numbers: Sequence[int],
    how: _How,
    pipe: Connection,
    other_end: Connection,
) -> None:
    """What a child does: it sends its pages, pickled, and ends."""
    from extract.sources.pdf.source import PdfFile

    other_end.close()  # so that the pipe breaks when the parent is gone
    end_with_parent()
    if how.memory_mb is not None:
        _limit_growth(how.memory_mb << 20)
    if how.twice:
        from extract.sources.pdf.second_reading import SecondReading

        for read in SecondReading(data, how.most_pixels).pages(numbers):
            pipe.send_bytes(pickle.dumps(read, pickle.HIGHEST_PROTOCOL))
        return
    with PdfFile(data, how.most_pixels) as file:
        for read in file.pages(numbers):
            pipe.send_bytes(pickle.dumps(read, pickle.HIGHEST_PROTOCOL))


def _limit_growth(most: int) -> None:
    """Bounds what this process may add to its address space, in bytes; does nothing where the system cannot."""
    with suppress(OSError, ValueError):
        now = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        if soft == resource.RLIM_INFINITY or now + most < soft:
            resource.setrlimit(resource.RLIMIT_AS, (now + most, hard))
