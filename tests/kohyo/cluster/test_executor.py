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
from kohyo.batch.outcome import Outcome
from kohyo.cluster.errand import Answer

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
    if errand.task.name == "bug":
        raise ValueError("no")
    return Answer("machine7", Outcome("ok", document_id=errand.task.name), {})
"""

DRIVER = """
import json, sys
from pathlib import Path
from kohyo.batch.outcome import Allowance
from kohyo.batch.worker import Task
from kohyo.cluster import executor
import on_workers

# who is to find a scheduler may wait for it on a busy machine
executor._CONNECT = 10.0 if float(sys.argv[3]) > 30 else 1.0
folder = Path(sys.argv[2])

def run(names):
    tasks = [Task(n, folder / name, name, 1, folder / f"room{n}", Allowance()) for n, name in enumerate(names)]
    try:
        with executor.DaskExecutor(sys.argv[1], patience=float(sys.argv[3]), read=on_workers.read) as dask:
            return {task.name: [o.status, o.reason, o.advice, o.sha256] for task, o in dask.run(tasks)}
    except executor.ClusterError as error:
        return str(error)

if __name__ == "__main__":
    print(json.dumps([run(names.split(",")) for names in sys.argv[4:]]))
"""


def _runs(folder: Path, address: str, *runs: str, patience: float = 60) -> list[Any]:
    (folder / "driver.py").write_text(DRIVER, encoding="utf-8")
    command = [sys.executable, str(folder / "driver.py"), address, str(folder), str(patience), *runs]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found


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
        running.address,
        "fine1,fine2,killer,fine3,fine4",
        "fine1,refuse-versions",
        "refuse-missing",
        "refuse-unreadable",
        "refuse-unwritable",
        "other",
        "bug",
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


def test_a_scheduler_that_dies_in_the_middle_is_told_in_one_sentence(
    cluster: Callable[..., Any], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(folder))
    running = cluster(workers=1)
    (folder / "end").write_text(str(running.scheduler.pid), encoding="utf-8")
    (told,) = _runs(folder, running.address, "end")
    assert "接続が切れました" in told


def test_a_scheduler_without_workers_and_no_scheduler_at_all_are_told(
    cluster: Callable[..., Any], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(folder))
    running = cluster(workers=0)
    (told,) = _runs(folder, running.address, "fine1", patience=0.5)
    assert "ワーカーがありません" in told
    (told,) = _runs(folder, "nonsense", "fine1", patience=30)
    assert "nonsense につながりません" in told
    running.stop()
    (told,) = _runs(folder, running.address, "fine1", patience=30)
    assert "つながりません" in told
