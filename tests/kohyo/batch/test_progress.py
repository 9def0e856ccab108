"""What is said while a run goes on, and that it is true."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kohyo.batch.outcome import Outcome
from kohyo.batch.progress import Lines, Listeners, Machine, Tally, Terminal

Desk = Any


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def _read(pages: int | None) -> Outcome:
    return Outcome("ok", document_id="d1", pages=pages, counts=Counter(budgets=3, findings=1), seconds=1.0)


FAILED = Outcome("crashed", "理由", "対処")


def test_the_time_left_comes_from_the_bytes_that_were_read() -> None:
    clock = Clock()
    tally = Tally(4, bytes_left=1000, clock=clock)
    assert tally.seconds_left is None
    tally.add(_read(2), 500, reused=True)
    assert tally.seconds_left is None, "what was known says nothing about what is to come"
    clock.now = 10.0
    tally.add(_read(5), 250, reused=False)
    assert tally.seconds_left == 30.0
    assert tally.pages_per_second == 0.5
    tally.add(FAILED, 750, reused=False)
    assert tally.seconds_left == 0.0
    assert (tally.done, tally.reused, tally.failed, tally.pages) == (3, 1, 1, 5)


def test_a_log_has_one_line_a_document_that_is_read() -> None:
    stream = io.StringIO()
    with Listeners([Lines(stream)], 3) as told:
        told.document("前.pdf", _read(7), 10, reused=True)
        told.document("a.pdf", _read(7), 10, reused=False)
        told.document("b.pdf", FAILED, 10, reused=False)
    lines = stream.getvalue().splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("[2/3] ok a.pdf pages=7 records=3 findings=1 seconds=1.00 failed=0")
    assert lines[1].startswith("[3/3] crashed b.pdf records=0")
    assert "failed=1" in lines[1]


def test_machines_get_one_object_a_line_with_the_same_keys() -> None:
    stream = io.StringIO()
    with Listeners([Machine(stream)], 2) as told:
        told.phase("reading")
        told.document("a\n.pdf", _read(None), 10, reused=False)
        told.ended(1)
    phase, document, end = map(json.loads, stream.getvalue().splitlines())
    assert (phase["event"], document["event"], end["event"]) == ("phase", "document", "end")
    assert document["path"] == "a\n.pdf"
    assert document["pages"] is None
    assert end["exit_status"] == 1
    progress = {"done", "total", "reused_so_far", "failed", "pages_done", "pages_per_second", "elapsed_seconds"}
    assert all(progress | {"seconds_left"} <= item.keys() for item in (phase, document, end))


def test_a_terminal_gets_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    stream = io.StringIO()
    with Listeners([Terminal(stream)], 2) as told:
        told.phase("reading")
        told.document("a.pdf", _read(3), 10, reused=False)
        told.document("b.pdf", FAILED, 10, reused=False)
        told.ended(1)
    assert "読み取り中" in stream.getvalue()
    assert "読めなかったもの 1" in stream.getvalue()


def test_a_run_writes_its_json_log_and_can_be_quiet(desk: Desk, tmp_path: Path) -> None:
    desk.card("a.md")
    (desk.inputs / "空.pdf").write_bytes(b"")
    done = desk.run("--quiet", "--json-log", tmp_path / "log", status=1)
    assert (done.stdout, done.stderr) == ("", "")
    events = [json.loads(line) for line in (tmp_path / "log").read_text(encoding="utf-8").splitlines()]
    documents = {event["path"]: event for event in events if event["event"] == "document"}
    assert {path: event["status"] for path, event in documents.items()} == {"a.md": "ok", "空.pdf": "empty"}
    assert [event["phase"] for event in events if event["event"] == "phase"] == ["comparing", "reading", "writing"]
    assert events[-1]["event"] == "end"
    assert (events[-1]["done"], events[-1]["failed"], events[-1]["seconds_left"]) == (2, 1, 0.0)
    done = desk.run("--json-log", "-", status=1)
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert [event["phase"] for event in events if event["event"] == "phase"] == ["comparing", "unchanged"]
    assert all(event["reused"] for event in events if event["event"] == "document")


def test_a_log_that_cannot_be_written_is_a_wrong_argument(desk: Desk, tmp_path: Path) -> None:
    desk.card("a.md")
    assert "--json-log" in desk.run("--json-log", tmp_path / "no" / "log", status=2).stderr
