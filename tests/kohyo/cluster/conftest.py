"""A real scheduler and real workers on loopback."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

PATIENCE = 30.0


class Cluster:
    """A scheduler with workers of one thread each, every one with its nanny in a session of its own."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self._folder = folder
        self._environment = {
            **os.environ,
            # one worker may die with a document; the second one that does is the document's fault
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            **environment,
        }
        self._processes: list[subprocess.Popen[bytes]] = []
        about = folder / "scheduler.json"
        self.scheduler = self._start(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(about)
        )
        until = time.monotonic() + PATIENCE
        while not about.exists() or not about.read_bytes().endswith(b"}"):
            assert time.monotonic() < until, self.log()
            time.sleep(0.05)
        self.address: str = json.loads(about.read_bytes())["address"]

    def worker(self) -> subprocess.Popen[bytes]:
        """Starts a worker; whether it is there yet is the scheduler's affair."""
        place = self._folder / f"worker{len(self._processes)}"
        options = ["--host", "127.0.0.1", "--nthreads", "1", "--local-directory", str(place)]
        return self._start("worker", self.address, *options)

    def _start(self, kind: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *arguments, "--no-dashboard"]
        with (self._folder / "log").open("ab") as log:
            process = subprocess.Popen(
                command, env=self._environment, stdout=log, stderr=log, start_new_session=True, cwd=self._folder
            )
        self._processes.append(process)
        return process

    def log(self) -> str:
        """What scheduler and workers have told."""
        return (self._folder / "log").read_text(encoding="utf-8", errors="replace")[-5000:]

    def stop(self) -> None:
        """Kills everybody."""
        for process in self._processes:
            self.kill(process)

    @staticmethod
    def kill(process: subprocess.Popen[bytes]) -> None:
        """Kills a worker with its nanny: those who work for it must notice by themselves."""
        for pid in (process.pid, *_children(process.pid)):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait()

    @staticmethod
    def members(process: subprocess.Popen[bytes]) -> list[int]:
        """The living processes of the session of a worker."""
        return [pid for pid, _, session, state in _processes() if session == process.pid and state != "Z"]


def _children(parent: int) -> list[int]:
    return [pid for pid, above, _, _ in _processes() if above == parent]


def _processes() -> Iterator[tuple[int, int, int, str]]:
    """Number, parent, session and state of every process."""
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            yield int(entry.name), int(fields[1]), int(fields[3]), fields[0]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Callable[..., Cluster]]:
    """Starts a cluster; everything of it is gone after the test."""
    if importlib.util.find_spec("distributed") is None:
        pytest.skip("the extra cluster is not installed")
    if not Path("/proc/self").is_dir():
        pytest.skip("needs /proc to find the processes of a worker")
    started: list[Cluster] = []

    def start(workers: int = 2, **environment: str) -> Cluster:
        folder = tmp_path / "cluster"
        folder.mkdir()
        started.append(Cluster(folder, environment))
        for _ in range(workers):
            started[0].worker()
        return started[0]

    yield start
    for one in started:
        one.stop()
