"""What goes to a machine of the cluster and what comes back: plain data, the same on both sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from kohyo.batch.fingerprint import ALL_READERS, versions
from kohyo.batch.outcome import Outcome
from kohyo.batch.worker import Task
from schemas.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Errand:
    """A document to read on another machine.

    Attributes:
        task: as it would be done here; its room is where the result belongs here, and means nothing there.
        address: from where the document is fetched; None where ``task.path`` means the same file there.
        versions: of the program that shall read it (:func:`readers`).
    """

    task: Task
    address: str | None
    versions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a machine answers: an outcome, or why it cannot do what was asked.

    Attributes:
        machine: its name.
        outcome: None where the machine could not do it.
        files: of the result, by name.
        refusal: ``versions``, ``missing`` (no such document there), ``unreadable`` (document or its address),
            ``unwritable`` (its temporary folder); None where there is an outcome.
        detail: of the refusal, for people.
    """

    machine: str
    outcome: Outcome | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    refusal: str | None = None
    detail: str = ""


def readers() -> dict[str, str]:
    """The versions of what makes rows of a document; equal on two machines whose results are equal."""
    found = versions()
    return {part: found[part] for part in ALL_READERS}
