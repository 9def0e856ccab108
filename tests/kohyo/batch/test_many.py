"""Thousands of documents: memory, order and time of the run itself, with an executor that reads nothing."""

from __future__ import annotations

import hashlib
import os
import tracemalloc
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kohyo.batch.discover import discover
from kohyo.batch.outcome import Outcome
from kohyo.batch.run import extract
from kohyo.batch.store import seal
from kohyo.batch.worker import Task
from kohyo.writers.parts import write_part
from kohyo.writers.records_json import RECORD_NAME, write_record
from schemas.tables import DocumentRow, Passage

MANY = int(os.environ.get("KOHYO_TEST_MANY", "300"))


class Instant:
    """An executor of this process: a document is what its name says."""

    def __init__(self) -> None:
        self.order: list[int] = []

    def __enter__(self) -> Instant:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def run(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Outcome]]:
        for task in tasks:
            self.order.append(task.size)
            yield task, _read(task)


def _read(task: Task) -> Outcome:
    data = task.path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    document_id = f"d{sha256[:12]}"
    head = DocumentRow.model_construct(
        **dict.fromkeys(DocumentRow.model_fields),
        **{},
    ).model_copy(
        update={
            "document_id": document_id,
            "source_name": task.name,
            "sha256": sha256,
            "media_type": "text/markdown",
            "text_layer": "text",
            "doc_type": "unknown",
        }
    )
    passage = Passage.model_construct(**dict.fromkeys(Passage.model_fields)).model_copy(
        update={
            "record_id": f"{document_id}-p1",
            "document_id": document_id,
            "ordinal": 1,
            "kind": "paragraph",
            "text": "本文" * 200,
        }
    )
    task.room.mkdir(parents=True)
    rows = (head, passage)
    write_part(task.room, rows)
    write_record(task.room / RECORD_NAME, rows)
    return Outcome(
        "ok",
        document_id=document_id,
        counts=Counter(documents=1, passages=1),
        sha256=sha256,
        size=len(data),
        needs=("base",),
        files=seal(task.room),
    )


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(MANY):
        (folder / f"{number:05}.md").write_text("い" * (number % 97) + str(number), encoding="utf-8")
    return folder


def test_the_longest_begin_first_and_the_output_is_ordered_by_name(many: Path, tmp_path: Path) -> None:
    executor = Instant()
    extract(discover([many]), tmp_path / "data", executor=executor)
    assert executor.order == sorted(executor.order, reverse=True)
    text = (tmp_path / "data" / "tables" / "inputs.csv").read_text(encoding="utf-8-sig")
    paths = [line.split('"')[1] for line in text.splitlines()[1:]]
    assert paths == [f"{number:05}.md" for number in range(MANY)]


def test_a_document_costs_the_run_little_memory(many: Path, tmp_path: Path) -> None:
    tracemalloc.start()
    extract(discover([many]), tmp_path / "data", executor=Instant())
    _, first = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    again = Instant()
    run = extract(discover([many]), tmp_path / "data", executor=again)
    _, second = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert again.order == []
    assert not run.changed
    # beyond what the writers take whatever they write
    assert max(0, first - 25_000_000) / MANY < 20_000, "bytes a document"
    assert second / MANY < 40_000, "bytes a document"
