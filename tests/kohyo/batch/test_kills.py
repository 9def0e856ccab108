"""Runs that are killed for real, at random moments: what stands stands, and nothing is left behind."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest

KILLS = int(os.environ.get("KOHYO_TEST_KILLS", "6"))
"""How many runs are killed; more take longer and find rarer moments."""


class Desk(Protocol):
    inputs: Path
    data: Path

    def card(self, name: str, title: str = ..., baseline: int = ...) -> Path: ...
    def run(self, *arguments: str | Path, out: Path | None = ..., status: int | None = ...) -> object: ...
    def start(self, *arguments: str | Path) -> Process: ...
    def contents(self, data: Path | None = ...) -> dict[str, bytes]: ...
    def read(self) -> list[str]: ...


class Process(Protocol):
    pid: int

    def wait(self, timeout: float | None = ...) -> int: ...
    def poll(self) -> int | None: ...


def _fill(desk: Desk, edition: int, documents: int = 4) -> None:
    """Some documents, of which every other one differs between the two editions."""
    for number in range(documents):
        desk.card(f"計画{number}.md", f"事業{number}", 60 + (edition if number % 2 else 0))


def _references(desk: Desk, folder: Path) -> list[dict[str, bytes]]:
    found = []
    for edition in (0, 1):
        _fill(desk, edition)
        desk.run("--quiet", out=folder / f"undisturbed{edition}", status=0)
        found.append(desk.contents(folder / f"undisturbed{edition}"))
    return found


def _is_half_written(name: str) -> bool:
    return name.rpartition("/")[2].startswith(".") and name.endswith(".tmp")


def test_killed_runs_leave_a_whole_output_and_the_next_one_ends_as_if_nothing_had_been(
    desk: Desk,
    tmp_path: Path,
    session_of: Callable[[int], list[int]],
    wait_until: Callable[[Callable[[], bool], float], bool],
) -> None:
    references = _references(desk, tmp_path)
    _fill(desk, 0)
    begun = time.monotonic()
    desk.run("--quiet", status=0)
    usual = time.monotonic() - begun
    chance = random.Random(KILLS)  # noqa: S311
    for kill in range(KILLS):
        _fill(desk, (kill + 1) % 2)
        process = desk.start("--quiet", "--workers", "2")
        time.sleep(chance.uniform(0.05, 1.1) * usual)
        everybody = session_of(process.pid)
        victims = [process.pid] if kill % 3 else everybody
        for victim in victims:
            try:
                os.kill(victim, signal.SIGKILL)
            except ProcessLookupError:
                continue
        process.wait()
        assert wait_until(lambda pid=process.pid: not session_of(pid), 5), "processes outlived their run"
        # a file that was being written stands half beside the old one, until the next run takes it away
        left = {name: data for name, data in desk.contents().items() if not _is_half_written(name)}
        assert left in references, f"after kill {kill} the output is no whole one: {sorted(left)}"
    for edition in (0, 1):
        _fill(desk, edition)
        desk.run("--quiet", status=0)
        assert desk.contents() == references[edition]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    assert [path.name for path in desk.data.iterdir() if path.name.startswith(".")] == [".kohyo"]
    assert sorted(path.name for path in (desk.data / ".kohyo").iterdir()) == [
        "README.txt",
        "output.json",
        "parts",
        "unchanged",
    ]


@pytest.mark.parametrize("victim", ["worker", "server"])
def test_a_run_survives_the_death_of_those_who_work_for_it(
    desk: Desk,
    tmp_path: Path,
    session_of: Callable[[int], list[int]],
    wait_until: Callable[[Callable[[], bool], float], bool],
    victim: str,
) -> None:
    _fill(desk, 0)
    desk.run("--quiet", out=tmp_path / "undisturbed", status=0)
    process = desk.start("--quiet", "--workers", "2")

    def chosen() -> list[int]:
        others = [pid for pid in session_of(process.pid) if pid != process.pid]
        # the server is the one that has children of its own
        workers = [pid for pid in others if _parent(pid) in others]
        return [_parent(pid) for pid in workers] if victim == "server" else workers

    for _ in range(3):
        if wait_until(lambda: bool(chosen()) or process.poll() is not None, 20):
            for pid in chosen()[:1]:
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.3)
    assert process.wait(timeout=60) == 0
    assert desk.contents() == desk.contents(tmp_path / "undisturbed")
    assert wait_until(lambda: not session_of(process.pid), 5)


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def test_what_a_killed_run_had_read_is_not_read_again(
    desk: Desk, wait_until: Callable[[Callable[[], bool], float], bool]
) -> None:
    _fill(desk, 0)
    process = desk.start("--quiet", "--workers", "1")
    parts = desk.data / ".kohyo" / "parts"
    assert wait_until(lambda: parts.is_dir() and len(list(parts.iterdir())) > 0, 30)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert not (desk.data / "tables").exists()
    done = len(list(parts.iterdir()))
    desk.run("--quiet", status=0)
    assert len(desk.read()) == 4 - done


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_told_to_stop_stops_and_keeps_what_it_has(
    desk: Desk,
    session_of: Callable[[int], list[int]],
    wait_until: Callable[[Callable[[], bool], float], bool],
    number: signal.Signals,
    status: int,
) -> None:
    documents = 30  # more than are read before a busy machine looks again
    _fill(desk, 0, documents)
    process = desk.start("--quiet", "--workers", "1")
    parts = desk.data / ".kohyo" / "parts"
    assert wait_until(lambda: parts.is_dir() and len(list(parts.iterdir())) > 0, 30)
    os.kill(process.pid, number)
    assert process.wait(timeout=60) == status
    assert wait_until(lambda: not session_of(process.pid), 5)
    kept = len(list(parts.iterdir()))
    desk.run("--quiet", status=0)
    assert len(desk.read()) == documents - kept
