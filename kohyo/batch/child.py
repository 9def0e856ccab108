"""A child process whose end several threads may ask for at once, each of them getting the same answer.

``multiprocessing`` hands out the end of a process through a pipe, once. Of two threads that ask in the same moment
the second one finds the pipe empty and reports that the server was killed: the thread that watches a process asks,
and so does every start of another one.
"""

from __future__ import annotations

import os
import threading
from multiprocessing import process
from multiprocessing.connection import wait
from multiprocessing.context import ForkServerContext, ForkServerProcess
from multiprocessing.popen_forkserver import Popen


class Launched(Popen):
    """A process begun by the fork server. Its end is read by one thread at a time."""

    def __init__(self, process_obj: process.BaseProcess) -> None:
        self._reading = threading.Lock()
        super().__init__(process_obj)

    def poll(self, flag: int = os.WNOHANG) -> int | None:
        """The code with which the process ended; None where it runs and ``flag`` says not to wait for it."""
        if self.returncode is None and wait([self.sentinel], 0 if flag == os.WNOHANG else None):
            # waited for outside of the lock: who does not want to wait is not held up by who does
            with self._reading:
                if self.returncode is None:
                    super().poll(flag)
        return self.returncode


class Child(ForkServerProcess):
    """A process begun by the fork server."""

    @staticmethod
    def _Popen(process_obj: process.BaseProcess) -> Launched:  # noqa: N802  the library's name
        return Launched(process_obj)


class ChildContext(ForkServerContext):
    """The context of the fork server, with processes of the kind of :class:`Child`."""

    Process = Child
