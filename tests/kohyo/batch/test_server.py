"""The server of the processes: forked from a process that is alone, and left to the library elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[3]
_ASKED = """
import multiprocessing, os, sys, threading
from multiprocessing import forkserver
from kohyo.batch.server import begin_server

def parent_and_file(number):
    try:
        return os.getppid(), os.readlink(f"/proc/self/fd/{{number}}")
    except OSError:
        return os.getppid(), None

if __name__ == "__main__":
    held = os.dup(os.open("{held}", os.O_RDONLY))
    {before}
    print(begin_server(["json"]), begin_server(["json"]))
    with multiprocessing.get_context("forkserver").Pool(1) as pool:
        parent, held_there = pool.map(parent_and_file, [held])[0]
    print(parent == forkserver._forkserver._forkserver_pid, held_there == "{held}")
    forkserver._forkserver._stop()
"""


def _said(tmp_path: Path, before: str) -> list[str]:
    script = tmp_path / "asked.py"
    script.write_text(_ASKED.format(before=before, held=script), encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(_ROOT)}
    done = subprocess.run(
        [sys.executable, script], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.split()


@pytest.mark.skipif(sys.platform != "linux" or sys.version_info >= (3, 14), reason="the library begins the server")
def test_a_process_that_is_alone_forks_its_server(tmp_path: Path) -> None:
    """Once only, and what the process holds open is not held by those who read."""
    assert _said(tmp_path, "pass") == ["True", "False", "True", "False"]


def test_with_a_second_thread_the_library_begins_the_server(tmp_path: Path) -> None:
    """A lock that another thread holds would never be released in a forked process."""
    before = "threading.Thread(target=threading.Event().wait, daemon=True).start()"
    assert _said(tmp_path, before) == ["False", "False", "True", "False"]
