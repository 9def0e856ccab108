"""The server that every process which reads a document is forked from, itself forked from this process.

``multiprocessing`` starts its fork server as a program of its own, which then loads what this process has loaded
already. A process with no other thread than this one can be forked as it is. Where there is another thread, or the
library is not as it was, the library does it its own way, as it does when the server has died.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from multiprocessing import connection, forkserver, resource_tracker, util
from pathlib import Path
from typing import Any, NoReturn

_THREADS = Path("/proc/self/task")
_FILES = Path("/proc/self/fd")
_ENDING = (signal.SIGTERM, signal.SIGINT)
_NEWEST = (3, 14)
"""From this version of Python on the server asks those who connect for a key."""


def begin_server(preload: Sequence[str]) -> bool:
    """Forks the server, which imports the modules ``preload``, unless it runs already.

    Returns:
        Whether it was forked; otherwise the library will start it when it is needed.
    """
    server: Any = forkserver._forkserver
    if server._forkserver_pid is not None or sys.version_info >= _NEWEST or not _is_alone():
        return False
    _begin_tracker()
    with socket.socket(socket.AF_UNIX) as listener:
        address = connection.arbitrary_address("AF_UNIX")  # type: ignore[attr-defined]
        listener.bind(address)
        if not util.is_abstract_socket_namespace(address):
            Path(address).chmod(0o600)
        listener.listen()
        # every process that may ask for another one holds the other end: the server ends with the last of them
        alive, ours = os.pipe()
        place = listener.fileno()
        process = _forked(lambda: forkserver.main(place, alive, list(preload)), (place, alive))
        os.close(alive)
    server._forkserver_address, server._forkserver_alive_fd, server._forkserver_pid = address, ours, process
    return True


def _is_alone() -> bool:
    """Whether this process has a single thread, those of libraries counted in; False where nobody can tell."""
    with suppress(OSError):
        return len(list(_THREADS.iterdir())) == 1
    return False


def _begin_tracker() -> None:
    """Forks what every process of the library is told to hold a pipe to, unless it runs already."""
    tracker: Any = resource_tracker._resource_tracker
    if tracker._fd is not None:
        return
    theirs, ours = os.pipe()
    process = _forked(lambda: resource_tracker.main(theirs), (theirs,))
    os.close(theirs)
    tracker._fd, tracker._pid = ours, process


def _forked(what: Callable[[], object], kept: Collection[int]) -> int:
    """The number of a process that does ``what`` and ends; of the files of this one it has those of ``kept``."""
    # a signal that comes now must not end the run twice
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    process = os.fork()
    if process == 0:
        _become(what, kept)
    signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return process


def _become(what: Callable[[], object], kept: Collection[int]) -> NoReturn:
    """Does something else in a forked process, which never comes back to what this one was doing.

    Files and locks of the run are closed, and so are the ends of pipes that others must hold alone.
    """
    status = 1
    try:
        signal.set_wakeup_fd(-1)
        for ending in _ENDING:
            signal.signal(ending, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
        for number in [int(file.name) for file in _FILES.iterdir()]:
            if number > 2 and number not in kept:
                with suppress(OSError):  # the one that listed them
                    os.close(number)
        # nothing that is loaded goes away again: looking for it would take a tenth of the time
        gc.disable()
        what()
        status = 0
    except SystemExit:
        status = 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(status)
