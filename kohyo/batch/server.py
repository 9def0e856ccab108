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
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import connection, forkserver, resource_tracker, util
from pathlib import Path
from typing import Any

_THREADS = Path("/proc/self/task")
_FILES = Path("/proc/self/fd")
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
    resource_tracker.ensure_running()
    with socket.socket(socket.AF_UNIX) as listener:
        address = connection.arbitrary_address("AF_UNIX")  # type: ignore[attr-defined]
        listener.bind(address)
        if not util.is_abstract_socket_namespace(address):
            Path(address).chmod(0o600)
        listener.listen()
        # every process that may ask for another one holds the other end: the server ends with the last of them
        alive, ours = os.pipe()
        process = os.fork()
        if process == 0:
            _serve(listener.fileno(), alive, preload)
        os.close(alive)
    server._forkserver_address, server._forkserver_alive_fd, server._forkserver_pid = address, ours, process
    return True


def _is_alone() -> bool:
    """Whether this process has a single thread, those of libraries counted in; False where nobody can tell."""
    with suppress(OSError):
        return len(list(_THREADS.iterdir())) == 1
    return False


def _serve(listener: int, alive: int, preload: Sequence[str]) -> None:
    """What the forked process does; it never comes back to what this process was doing."""
    status = 1
    try:
        signal.set_wakeup_fd(-1)
        for ending in (signal.SIGTERM, signal.SIGINT):
            signal.signal(ending, signal.SIG_DFL)
        # files and locks of the run, and the end of the pipe that must be held by others only
        for number in [int(file.name) for file in _FILES.iterdir()]:
            if number > 2 and number not in (listener, alive):
                with suppress(OSError):  # the one that listed them
                    os.close(number)
        # nothing that is loaded goes away again: looking for it would take a tenth of the time
        gc.disable()
        forkserver.main(listener, alive, list(preload))
    except SystemExit:
        status = 0
    finally:
        os._exit(status)
