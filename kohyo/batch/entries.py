"""The lines of an output: the inputs of this run, and the documents of earlier runs whose files are gone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from kohyo.batch.outcome import Outcome
from kohyo.batch.store import Kept, Store
from schemas.frozen import dataclass

RUN_NAME = "run.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """An input, or a document that is kept although its file is gone.

    Attributes:
        name: as in the table ``inputs``.
        outcome: what became of it.
        kept: its result; None where its content could not be had.
        order: number of the input in this run; -1 for a document without a file.
        reused: whether the result comes from an earlier run or from another input.
        gone: whether no input of this run is this document.
    """

    name: str
    outcome: Outcome
    kept: Kept | None
    order: int = -1
    reused: bool = False
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Earlier:
    """A document of the last output.

    Attributes:
        name: of its input.
        document_id: its id.
        key: of its result in the store.
    """

    name: str
    document_id: str
    key: str


def earlier_inputs(out: Path) -> list[Earlier]:
    """The documents of the last output, as its ``run.json`` names them; none where there is no output."""
    try:
        inputs = json.loads((out / RUN_NAME).read_bytes())["inputs"]
        return [Earlier(i["path"], i["document_id"], i["part"]) for i in inputs if i["document_id"] and i["part"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between the inputs of this run and those of the last output.

    Attributes:
        gone: documents whose files are gone; they stay in the output.
        dropped: names of documents whose files are gone and which leave the output.
        replaced: names whose content is another one.
    """

    gone: tuple[Entry, ...] = ()
    dropped: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()


def compare(entries: Sequence[Entry], earlier: Sequence[Earlier], store: Store, *, prune: bool) -> Change:
    """What became of the documents of the last output that no input is any more.

    A document that is found under another name has been renamed; one whose name has another content now has been
    replaced. What is left is gone, and stays in the output unless ``prune``.
    """
    here = {entry.outcome.document_id for entry in entries}
    names = {entry.name for entry in entries}
    gone: list[Entry] = []
    dropped: list[str] = []
    replaced: list[str] = []
    for item in earlier:
        if item.document_id in here:
            continue
        here.add(item.document_id)
        kept = store.find(item.key)
        if item.name in names:
            replaced.append(item.name)
        elif prune or kept is None or kept.outcome.document_id != item.document_id:
            dropped.append(item.name)
        else:
            gone.append(Entry(item.name, kept.outcome, kept, reused=True, gone=True))
    return Change(tuple(gone), tuple(dropped), tuple(replaced))
