"""What the subcommands say about their arguments in the same words."""

from __future__ import annotations

import argparse
import sys


def positive(text: str) -> int:
    """A whole number from 1."""
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"1 以上の数を指定してください: {text}")
    return value


def seconds(text: str) -> float:
    """A time of 0 or more."""
    value = float(text)
    if not 0 <= value < float("inf"):
        raise argparse.ArgumentTypeError(f"0 以上の秒数を指定してください: {text}")
    return value


def fail(message: str, status: int) -> int:
    """Tells why the command ends, and gives its exit status."""
    print(f"kohyo: {message}", file=sys.stderr)  # noqa: T201
    return status
