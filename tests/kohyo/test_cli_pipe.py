"""Whoever stops reading what the command line prints gets no traceback."""

from __future__ import annotations

import subprocess
import sys

from kohyo.cli import PIPE_CLOSED


def test_a_closed_pipe_ends_quietly() -> None:
    program = "import sys, kohyo.cli as c\nc.COMMANDS[0].run = lambda a: print('x' * 100_000) or 0\n"
    program += "sys.exit(c.main(['extract', 'a', '--out', 'b']))"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (PIPE_CLOSED, b"")
