"""What a thread of a Dask worker does: it hands errands to a process that may have children."""

from __future__ import annotations

import os
import pickle
import socket
import subprocess
import sys
import threading

from kohyo.batch.outcome import crashed
from kohyo.cluster.errand import Answer, Errand

_ATTEMPTS = 3
_mine = threading.local()


class Helper:
    """The process that carries out the errands of one thread; another one where it was killed."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._process: subprocess.Popen[bytes] | None = None

    def carry_out(self, errand: Errand) -> Answer:
        """As :func:`kohyo.cluster.child.carry_out`; a document that kills the helper again and again is told."""
        status = 0
        for _ in range(_ATTEMPTS):
            process = self._running()
            try:
                if process.stdin is None or process.stdout is None:
                    raise OSError("no pipes")
                pickle.dump(errand, process.stdin)
                process.stdin.flush()
                answer = pickle.load(process.stdout)  # noqa: S301  from a process of ours
            except (OSError, EOFError, pickle.UnpicklingError):
                status = self._end()
            else:
                return answer if isinstance(answer, Answer) else Answer(socket.gethostname(), refusal="versions")
        return Answer(socket.gethostname(), crashed(status))

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self._end()
        if self._process is None:
            command = [sys.executable, "-m", "kohyo.cluster.child", self._place, str(os.getpid())]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
        return self._process

    def _end(self) -> int:
        """Ends what is left of the process and gives its exit status."""
        process, self._process = self._process, None
        if process is None:
            return 0
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue  # what was still to be written to it has no reader
        return process.wait()


def read_remotely(errand: Errand) -> Answer:
    """Reads a document; called by Dask in a thread of a worker."""
    helper: Helper | None = getattr(_mine, "helper", None)
    if helper is None:
        from distributed import get_worker

        # the worker's own folder: Dask clears it also where the worker was killed
        helper = _mine.helper = Helper(get_worker().local_directory)
    return helper.carry_out(errand)
