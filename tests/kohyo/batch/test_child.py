"""The end of a child process, asked for by several threads in the same moment."""

from __future__ import annotations

import os
import signal
import threading
import time

from kohyo.batch.child import ChildContext

_CHILDREN = 12
_THREADS = 4


def test_threads_that_ask_together_hear_the_same_end() -> None:
    for _ in range(_CHILDREN):
        child = ChildContext().Process(target=os._exit, args=(7,))
        child.start()
        heard: list[int | None] = []

        def ask(launched: object = child._popen, heard: list[int | None] = heard) -> None:  # type: ignore[attr-defined]
            heard.append(launched.wait())  # type: ignore[attr-defined]

        threads = [threading.Thread(target=ask) for _ in range(_THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert heard == [7] * _THREADS
        assert child.exitcode == 7


def test_who_does_not_wait_hears_nothing_of_a_process_that_runs() -> None:
    child = ChildContext().Process(target=time.sleep, args=(60,))
    child.start()
    assert child.exitcode is None
    child.kill()
    child.join()
    assert child.exitcode == -signal.SIGKILL
