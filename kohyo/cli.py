"""The command line."""

from __future__ import annotations

import argparse
import atexit
import gc
import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

from kohyo.commands import diff, extract
from kohyo.version import VERSION

PIPE_CLOSED = 141
"""What a shell gives for a program that was ended by a closed pipe."""
COMMANDS = (extract, diff)
"""Modules of subcommands; they import what they need when they run, so that ``--help`` is quick."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kohyo",
        description="共生ビジョンなどの文書（PDF・テキスト・Markdown）を読み取り、確かめられる表にします。",
    )
    parser.add_argument("--version", action="version", version=f"kohyo {VERSION}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands).set_defaults(run=command.run)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line.

    Returns:
        The exit status of the subcommand; 2 for wrong arguments.
    """
    for stream in (sys.stdout, sys.stderr):
        # a Japanese message must not fail on a terminal with another encoding
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    # what modules are made of does not go away again: looking for it so often takes a tenth of a short run
    gc.set_threshold(200_000, 20, 20)
    arguments = _parser().parse_args(argv)
    arguments.own_process = argv is None
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        status = run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # as after "| head": nobody reads any more, and the interpreter must not stumble over it when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = PIPE_CLOSED
    if arguments.own_process:
        _end(status)
    return status


def _end(status: int) -> None:
    """Ends this process without taking apart what is loaded, which takes as long as reading five pages.

    Does nothing where threads are left, which the interpreter waits for.
    """
    if threading.active_count() > 1:
        return
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    sys.exit(main())
