"""A process that reads one document, and what it tells."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Collection
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext

from kohyo.batch.outcome import Outcome
from kohyo.batch.worker import Task

_FAREWELL = 5.0
"""Longest time in seconds that a process may take to end once it has told something."""
_UNKNOWN = 255
"""As the exit status of a process: the server that it was forked from was killed, and nobody knows."""


class ProcessEndedError(Exception):
    """A process ended before it told anything; ``exit_status`` is negative where a signal ended it."""

    def __init__(self, exit_status: int) -> None:
        super().__init__(f"ended with {exit_status}")
        self.exit_status = exit_status


class OutOfTimeError(Exception):
    """A process was killed because its time was up."""


class Child:
    """A process that does ``work`` with one task; it shares nothing with others, so that any can be killed."""

    def __init__(self, context: ForkServerContext, work: Callable[[Task], Outcome], task: Task) -> None:
        """Begins the process.

        Raises:
            OSError, EOFError: the server that it is forked from is gone.
        """
        self._told, theirs = context.Pipe(duplex=False)
        # no daemon: daemons may not have children, and the reading of a long document may want some
        self._process = context.Process(target=_carry_out, args=(work, task, theirs))
        try:
            self._process.start()
        except BaseException:
            self._told.close()
            raise
        finally:
            theirs.close()
        self._until = time.monotonic() + task.allowance.seconds

    @property
    def seconds_left(self) -> float:
        """Seconds until its time is up."""
        return max(0.0, self._until - time.monotonic())

    def told(self) -> Outcome | BaseException:
        """What the process has told, or what it raised, or why it told nothing; it is gone then.

        Only for a child that :func:`wait_for_any` gave.
        """
        ended = not self._process.is_alive()
        told: Outcome | BaseException
        try:
            if ended or self._told.poll():
                told = self._received()
                self._process.join(_FAREWELL)
            else:
                told = OutOfTimeError()
        except (EOFError, OSError):
            self._process.join(_FAREWELL)
            status = self._process.exitcode
            told = ProcessEndedError(_UNKNOWN if status is None else status)
        finally:
            self.end()
        return told

    def _received(self) -> Outcome | BaseException:
        """What the process has sent.

        Raises:
            EOFError: nothing.
        """
        if not self._told.poll():  # a child of the process may hold the other end
            raise EOFError
        try:
            told: Outcome | tuple[BaseException, str] = self._told.recv()
        except (EOFError, OSError):
            raise
        except Exception as unreadable:
            return unreadable
        if isinstance(told, Outcome):
            return told
        error, trace = told
        error.add_note(trace)
        return error

    def end(self) -> None:
        """Ends the process, whatever it is doing."""
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._told.close()

    @staticmethod
    def wait_for_any(children: Collection[Child]) -> list[Child]:
        """Waits for children that have told something, or have ended, or whose time is up."""
        ends = [(child, end) for child in children for end in (child._told, child._process.sentinel)]
        ready = wait([end for _, end in ends], timeout=min(child.seconds_left for child in children))
        found = [child for child, end in ends if end in ready]
        return [child for child in children if child in found or not child.seconds_left]


def _carry_out(work: Callable[[Task], Outcome], task: Task, results: Connection) -> None:
    """What the process does: it sends an outcome, or what was raised and its traceback."""
    told: Outcome | tuple[BaseException, str]
    try:
        told = work(task)
    except BaseException as error:
        told = (error, traceback.format_exc())
    try:
        results.send(told)
    except OSError:  # nobody is left to be told
        return
    except Exception as unsendable:
        with suppress(OSError):
            results.send((RuntimeError(repr(unsendable)), traceback.format_exc()))
