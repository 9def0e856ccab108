"""Small inputs and real runs of the command line, which the tests of the desk share."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from kohyo.batch import run, worker
from kohyo.batch.outcome import Outcome
from kohyo.batch.worker import Task
from kohyo.cli import main

KOHYO = [sys.executable, "-m", "kohyo.cli"]
OF_THE_RUN = frozenset({"run.json", "changes.csv", "changes.html"})
"""Files of an output that tell of a run and not of its documents."""

CARD = """## 出雲・雲南定住自立圏共生ビジョン

施策名	{name}
連携する事項	生活機能の強化	政策分野	医療
取組内容	休日の診療体制を整える。
成果指標 (KPI)	診療日数
現状値 (2022年度)	{baseline}日	目標値 (2028年度)	70日	関係市町	出雲市 雲南市
実施年度	2024	2025	2026
事業費 (千円)	1,000	1,200	0
"""


def _listen_to_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Desk:
    """Runs the command line and looks at what it leaves."""

    def __init__(self, folder: Path) -> None:
        self.inputs = folder / "in"
        self.data = folder / "data"
        self.inputs.mkdir()

    def card(self, name: str, title: str = "休日診療事業", baseline: int = 60) -> Path:
        """Puts a document of one card into the inputs."""
        path = self.inputs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(CARD.format(name=title, baseline=baseline), encoding="utf-8")
        return path

    def command(self, *arguments: str | Path, inputs: Path | None = None, out: Path | None = None) -> list[str]:
        """The command line of a run over the inputs."""
        return [
            *KOHYO,
            "extract",
            str(inputs or self.inputs),
            "--out",
            str(out or self.data),
            *map(str, arguments),
        ]

    def run(
        self,
        *arguments: str | Path,
        inputs: Path | None = None,
        out: Path | None = None,
        status: int | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """A run to its end; ``status`` is the exit status that it must have."""
        command = self.command(*arguments, inputs=inputs, out=out)
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
        assert "Traceback" not in done.stdout + done.stderr, done.stderr
        assert status is None or done.returncode == status, done.stdout + done.stderr
        return done

    def start(self, *arguments: str | Path, **files: Any) -> subprocess.Popen[bytes]:
        """A run in a session of its own, so that every process of it can be found."""
        where: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL} | files
        # a shell that starts the tests in the background has them, and all they start, ignore Ctrl-C
        where |= {"preexec_fn": _listen_to_interrupts}
        return subprocess.Popen(self.command(*arguments), start_new_session=True, **where)

    def rows(self, table: str, data: Path | None = None) -> list[dict[str, str]]:
        """The rows of a table."""
        path = (data or self.data) / "tables" / f"{table}.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def status(self) -> dict[str, dict[str, str]]:
        """The rows of the table ``inputs`` by path."""
        return {row["path"]: row for row in self.rows("inputs")}

    def facts(self) -> dict[str, Any]:
        """What ``run.json`` holds."""
        facts: dict[str, Any] = json.loads((self.data / "run.json").read_bytes())
        return facts

    def contents(self, data: Path | None = None) -> dict[str, bytes]:
        """What is handed over; what is kept for the next run and what differs from run to run are left out."""
        top = data or self.data
        return {
            path.relative_to(top).as_posix(): path.read_bytes()
            for path in sorted(top.rglob("*"))
            if path.is_file() and path.name not in OF_THE_RUN and ".kohyo" not in path.parts
        }

    def read(self) -> list[str]:
        """The names of the inputs that the last run has read itself."""
        return [item["path"] for item in self.facts()["inputs"] if not item["reused"]]


class InThisProcess:
    """An executor without child processes, for tests that are about something else."""

    def __enter__(self) -> InThisProcess:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def run(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Outcome]]:
        for task in tasks:
            yield task, worker._read_and_write(task)


class QuickDesk(Desk):
    """Runs the command line in this process."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        super().__init__(folder)
        self._capsys = capsys

    def run(
        self,
        *arguments: str | Path,
        inputs: Path | None = None,
        out: Path | None = None,
        status: int | None = None,
    ) -> subprocess.CompletedProcess[str]:
        command = self.command(*arguments, inputs=inputs, out=out)
        code = main(command[len(KOHYO) :])
        done = subprocess.CompletedProcess(command, code, *self._capsys.readouterr())
        assert status is None or code == status, done.stdout + done.stderr
        return done


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def quick(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> QuickDesk:
    monkeypatch.setattr(run, "_local", lambda *_: InThisProcess())
    return QuickDesk(tmp_path, capsys)


def _session(pid: int) -> Iterator[int]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == pid and fields[0] != "Z":
                yield int(entry.name)


@pytest.fixture
def session_of() -> Callable[[int], list[int]]:
    """The living processes of a session, by the process that began it."""
    if not os.path.isdir("/proc/self"):  # noqa: PTH112
        pytest.skip("needs /proc to find the processes of a run")
    return lambda pid: sorted(_session(pid))


@pytest.fixture
def wait_until() -> Callable[[Callable[[], bool], float], bool]:
    """Waits for something to become true; False where the time is up."""

    def wait(true: Callable[[], bool], seconds: float) -> bool:
        until = time.monotonic() + seconds
        while not true():
            if time.monotonic() > until:
                return False
            time.sleep(0.02)
        return True

    return wait
