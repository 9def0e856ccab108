"""Child processes that hang, crash, are killed or raise: the others get their results, and each gets a status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

DRIVER = """
import json, os, signal, sys, time
from pathlib import Path
from kohyo.batch import local
from kohyo.batch.outcome import Allowance, Outcome
from kohyo.batch.worker import CONTENT_NAME, Task

def work(task):
    task.room.mkdir(parents=True, exist_ok=True)
    (task.room / CONTENT_NAME).write_text(json.dumps({"sha256": "ab" * 32, "size": 7}))
    kind = task.name.rstrip("0123456789")
    with open(task.path, "a") as log:
        log.write(kind + "\\n")
    if kind == "hang":
        time.sleep(60)
    if kind == "abort":
        os.abort()
    if kind == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "once" and task.path.read_text().count("once") == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "leave":
        os._exit(0)
    if kind == "exit":
        sys.exit(5)
    if kind == "memory":
        raise MemoryError
    if kind == "bug":
        raise ValueError("no")
    if kind == "stop":
        raise KeyboardInterrupt
    if kind == "full":
        raise OSError(28, "No space left on device")
    return Outcome("ok", document_id="d" + kind)

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    local.work = work
    names = sys.argv[3:]
    tasks = [
        Task(n, folder / "log", name, 1, folder / f"room{n}", Allowance(seconds=float(sys.argv[2])))
        for n, name in enumerate(names)
    ]
    found = {}
    with local.LocalExecutor(3) as executor:
        for task, outcome in executor.run(tasks):
            found[task.name] = [outcome.status, outcome.reason, outcome.advice, outcome.sha256]
    print(json.dumps(found))
"""


def _run(folder: Path, *names: str, seconds: int = 30) -> subprocess.CompletedProcess[str]:
    driver = folder / "driver.py"
    driver.write_text(DRIVER, encoding="utf-8")
    command = [sys.executable, str(driver), str(folder), str(seconds), *names]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_every_end_of_a_process_is_a_status_of_its_own_document(tmp_path: Path) -> None:
    names = ["fine1", "abort", "killed", "fine2", "once", "leave", "exit", "memory", "bug", "stop", "fine3"]
    done = _run(tmp_path, *names)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert {name: facts[0] for name, facts in found.items()} == {
        "fine1": "ok",
        "fine2": "ok",
        "fine3": "ok",
        "once": "ok",
        "abort": "crashed",
        "killed": "crashed",
        "leave": "crashed",
        "exit": "bug",
        "memory": "memory",
        "bug": "bug",
        "stop": "bug",
    }
    for name, (status, reason, advice, sha256) in found.items():
        if status != "ok":
            assert reason, name
            assert advice, name
            assert sha256 == "ab" * 32, "what was being read is known, so that it can be remembered"
    log = (tmp_path / "log").read_text(encoding="utf-8").split()
    assert log.count("killed") == 3
    assert log.count("abort") == 1


def test_a_process_that_hangs_is_ended(tmp_path: Path) -> None:
    done = _run(tmp_path, "fine1", "hang", "fine2", seconds=3)
    assert done.returncode == 0, done.stderr
    assert {name: facts[0] for name, facts in json.loads(done.stdout).items()} == {
        "fine1": "ok",
        "fine2": "ok",
        "hang": "timeout",
    }


def test_a_result_that_cannot_be_written_ends_the_run(tmp_path: Path) -> None:
    done = _run(tmp_path, "hang", "full", "fine1")
    assert done.returncode == 1
    assert "No space left on device" in done.stderr


REHEARSED = """
import sys
from pathlib import Path
from kohyo.batch import local
from kohyo.batch.outcome import Allowance, Outcome
from kohyo.batch.worker import Task

def work(task):
    return Outcome("ok", document_id=str("kohyo.batch.rehearsal" in sys.modules))

if __name__ == "__main__":
    local.work = work
    task = Task(0, Path("a"), "a", 1, Path("room"), Allowance(seconds=30))
    with local.LocalExecutor(1, documents=int(sys.argv[1])) as executor:
        print([outcome.document_id for _, outcome in executor.run([task])])
"""


@pytest.mark.parametrize(("documents", "rehearsed"), [("1", "False"), ("2", "True")])
def test_only_processes_for_several_documents_begin_with_a_text_read_before(
    tmp_path: Path, documents: str, rehearsed: str
) -> None:
    driver = tmp_path / "driver.py"
    driver.write_text(REHEARSED, encoding="utf-8")
    command = [sys.executable, str(driver), documents]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.split() == [f"['{rehearsed}']"]
