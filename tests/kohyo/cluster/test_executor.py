"""The executor against a real scheduler: killers, refusals, and a cluster that is not there."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ON_WORKERS = """
import os, signal, time
from distributed import secede
from kohyo.batch.outcome import Outcome
from kohyo.cluster.errand import Answer

class Dying:
    def __reduce__(self):
        os.kill(os.getpid(), signal.SIGKILL)

def attempt(path):
    with open(path, "ab") as tries:
        tries.write(b"x")
        return tries.tell()

def read(errand):
    if errand.task.name == "killer":
        os.kill(os.getpid(), signal.SIGKILL)
    if errand.task.name.startswith("refuse-"):
        return Answer("machine7", refusal=errand.task.name.partition("-")[2], detail="/there")
    if errand.task.name == "other":
        return Answer("machine7", Outcome("ok", document_id="d", sha256="ab" * 32))
    if errand.task.name == "end":
        os.kill(int(open(errand.task.path).read()), signal.SIGKILL)
        time.sleep(30)
    if errand.task.name == "freeze":
        os.kill(int(open(errand.task.path).read()), signal.SIGSTOP)
    if errand.task.name == "lost":
        tried = attempt(errand.task.path)
        if tried == 1:
            return Dying()
        if tried <= 3:
            os.kill(os.getpid(), signal.SIGKILL)
    if errand.task.name.startswith("stuck") and (errand.task.name == "stuck" or attempt(errand.task.path) == 1):
        secede()
        time.sleep(300)
    if errand.task.name == "bug":
        raise ValueError("no")
    return Answer("machine7", Outcome("ok", document_id=errand.task.name), {})
"""

DRIVER = """
import json, os, sys
from pathlib import Path
import distributed
from kohyo.batch.outcome import Allowance
from kohyo.batch.worker import Task
from kohyo.cluster import executor
import on_workers

address, folder, workers, patience, settings = *sys.argv[1:3], int(sys.argv[3]), float(sys.argv[4]), sys.argv[5]
folder = Path(folder)
vars(executor).update(json.loads(settings))

def run(names):
    tasks = [Task(n, folder / name, name, 1, folder / f"room{n}", Allowance()) for n, name in enumerate(names)]
    try:
        with executor.DaskExecutor(address, patience=patience, read=on_workers.read) as dask:
            return {task.name: [o.status, o.reason, o.advice, o.sha256] for task, o in dask.run(tasks)}
    except executor.ClusterError as error:
        return str(error)

if __name__ == "__main__":
    if workers:
        with distributed.Client(address) as client:
            client.wait_for_workers(workers, timeout=60)
            # a nanny answers once it has begun; where its first worker dies before, it ends as well
            client.run(os.getpid, nanny=True)
    for names in sys.argv[6:]:
        print(json.dumps(run(names.split(","))), flush=True)
"""


def _runs(
    folder: Path,
    running: Any,
    *runs: str,
    address: str = "",
    workers: int = 0,
    patience: float = 60,
    **settings: float,
) -> list[Any]:
    """What comes of runs with the documents named, one run after the other, when so many workers are there."""
    (folder / "driver.py").write_text(DRIVER, encoding="utf-8")
    where = (address or running.address, folder, workers, patience)
    command = [sys.executable, str(folder / "driver.py"), *map(str, where), json.dumps(settings), *runs]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    except subprocess.TimeoutExpired as late:
        pytest.fail(f"no end after {late.timeout} s; {late.stdout!r}\n{running.log()}")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pytest.importorskip("distributed", reason="the extra cluster is not installed")
    (tmp_path / "on_workers.py").write_text(ON_WORKERS, encoding="utf-8")
    for name in ("killer", "refuse-missing", "other"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    return tmp_path


def test_each_document_has_its_end_whatever_workers_come_to(
    cluster: Callable[..., Any], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(folder))
    running = cluster(workers=2)
    found = _runs(
        folder,
        running,
        "fine1,fine2,killer,fine3,fine4",
        "fine1,refuse-versions",
        "refuse-missing",
        "refuse-unreadable",
        "refuse-unwritable",
        "other",
        "bug",
        workers=2,
    )
    killed, *refused = found
    assert {name: facts[0] for name, facts in killed.items()} == {
        "killer": "crashed",
        **{f"fine{number}": "ok" for number in range(1, 5)},
    }
    _, reason, advice, sha256 = killed["killer"]
    assert "ワーカーが異常終了" in reason
    assert advice
    assert sha256 == hashlib.sha256(b"x").hexdigest(), "it is remembered, so that no later run tries it again"
    expected = ("版", "見えません", "読み出せません", "書けません", "内容が違います", "実行できません")
    for told, word in zip(refused, expected, strict=True):
        assert word in told
        assert "machine7" in told or word == "実行できません"
        assert told.endswith("。")


def test_an_answer_that_dies_with_its_worker_is_made_again(
    cluster: Callable[..., Any], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(folder))
    (found,) = _runs(folder, cluster(workers=2), "lost,fine1", workers=2)
    assert {name: facts[0] for name, facts in found.items()} == {"lost": "ok", "fine1": "ok"}
    assert (folder / "lost").stat().st_size == 4, "one answer lost, given up after two deaths, tried once more"


def test_what_never_comes_to_an_end_is_sent_once_more_and_then_told(
    cluster: Callable[..., Any], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(folder))
    runs = ("fine1,stuck-once", "stuck,fine1")
    healed, told = _runs(folder, cluster(workers=1), *runs, workers=1, patience=5, _LONGEST=0)
    assert {name: facts[0] for name, facts in healed.items()} == {"stuck-once": "ok", "fine1": "ok"}
    assert "1件の結果も届きません" in told


@pytest.mark.parametrize("what", ["end", "freeze"])
def test_a_scheduler_that_dies_in_the_middle_is_told_in_one_sentence(
    cluster: Callable[..., Any], folder: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.syspath_prepend(str(folder))
    running = cluster(workers=1)
    (folder / what).write_text(str(running.scheduler.pid), encoding="utf-8")
    # who is to find a scheduler may wait for it on a busy machine
    (told,) = _runs(folder, running, what, _CONNECT=10, _ANSWER=10)
    assert "接続が切れました" in told


def test_a_scheduler_without_workers_and_no_scheduler_at_all_are_told(
    cluster: Callable[..., Any], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(folder))
    running = cluster(workers=0)
    (told,) = _runs(folder, running, "fine1", patience=0.5, _CONNECT=10)
    assert "ワーカーがありません" in told
    (told,) = _runs(folder, running, "fine1", address="nonsense", _CONNECT=1)
    assert "nonsense につながりません" in told
    running.stop()
    (told,) = _runs(folder, running, "fine1", _CONNECT=1)
    assert "つながりません" in told
