"""Why an input cannot be read, in words that tell a person what to do next."""

from __future__ import annotations

from typing import Literal

Status = Literal[
    "ok",
    "partial",
    "encrypted",
    "not_pdf",
    "empty",
    "timeout",
    "memory",
    "crashed",
    "unsupported",
    "bug",
]


class UnreadableInputError(Exception):
    """This file cannot be processed.

    Attributes:
        status: the input's status in the table ``inputs``; never ``ok``.
        reason: Japanese; what is wrong with the file.
        advice: Japanese; what the person who gave the file can do.
    """

    def __init__(self, status: Status, reason: str, advice: str) -> None:
        super().__init__(f"{status}: {reason} {advice}")
        self.status: Status = status
        self.reason = reason
        self.advice = advice

    def __reduce__(self) -> tuple[type[UnreadableInputError], tuple[Status, str, str]]:
        """Pickles across process borders with all three fields."""
        return (type(self), (self.status, self.reason, self.advice))
