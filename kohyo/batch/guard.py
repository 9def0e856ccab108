"""A child process that ends with the run that started it, however that run ended."""

from __future__ import annotations

import ctypes
import fcntl
import os
import signal
import sys
import threading
from contextlib import suppress
from multiprocessing import connection, parent_process

_PR_SET_PDEATHSIG = 1


def end_with_parent() -> None:
    """Lets this process be killed as soon as the run that started it is gone, killed or not.

    Two processes can vanish: the server that forked this one (the kernel tells), and the run itself, which holds
    the other end of a pipe. A signal comes with the end of that pipe, so that even a library that holds the
    interpreter for minutes does not keep this process alive. Does nothing in a process that no run started.
    """
    parent = parent_process()
    if parent is None:
        return
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    sentinel = parent.sentinel
    try:
        signal.signal(signal.SIGIO, signal.SIG_DFL)  # which ends the process
        fcntl.fcntl(sentinel, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(sentinel, fcntl.F_SETFL, fcntl.fcntl(sentinel, fcntl.F_GETFL) | os.O_ASYNC)
    except (OSError, AttributeError, ValueError):
        threading.Thread(target=_watch, args=(sentinel,), daemon=True).start()
    if connection.wait([sentinel], timeout=0):
        os._exit(1)  # the run was gone before the signal was asked for


def _watch(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
