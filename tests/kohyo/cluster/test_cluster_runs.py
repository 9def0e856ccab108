"""Whole runs on a real scheduler with two workers: what comes out is what one machine gives."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
FEW = ("card_form_a_pdf", "statistics_markdown", "card_text_dump")


def kohyo(*arguments: str | Path, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "kohyo.cli", "extract", *map(str, arguments), "--quiet"]
    where = {**os.environ, **environment}
    return subprocess.Popen(command, env=where, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def ended(run: subprocess.Popen[str]) -> tuple[int, str]:
    out, errors = run.communicate(timeout=120)
    return run.returncode, out + errors


def inputs(folder: Path, samples: tuple[str, ...] | None = None) -> Path:
    folder.mkdir()
    for source in sorted(SAMPLES.glob("*/source.*")):
        if source.parent.name in (samples or {source.parent.name}) and "scan" not in source.parent.name:
            shutil.copy(source, folder / (source.parent.name + source.suffix))
    return folder


def tables(data: Path) -> dict[str, bytes]:
    found = {path.name: path.read_bytes() for path in (data / "tables").rglob("*") if path.is_file()}
    assert found
    return found


def done_in(log: Path) -> int:
    return log.read_text(encoding="utf-8").count('"document"') if log.exists() else 0


def test_a_worker_killed_in_the_middle_costs_no_document(cluster: Callable[..., Any], tmp_path: Path) -> None:
    folder = inputs(tmp_path / "in")
    total = len(list(folder.iterdir()))
    assert total >= 8
    code, told = ended(kohyo(folder, "--out", tmp_path / "alone"))
    assert code == 0, told
    running = cluster(workers=0)
    first, second = running.worker(), running.worker()
    log = tmp_path / "log"
    run = kohyo(folder, "--out", tmp_path / "data", "--cluster", running.address, "--json-log", log)
    while done_in(log) < 3:
        assert run.poll() is None, ended(run)
        time.sleep(0.02)
    running.kill(first)
    assert done_in(log) < total, "the worker was killed too late to matter"
    code, told = ended(run)
    assert code == 0, told + running.log()
    assert done_in(log) == total
    assert tables(tmp_path / "data") == tables(tmp_path / "alone")
    assert json.loads((tmp_path / "data" / "run.json").read_bytes())["inputs"]
    until = time.monotonic() + 5
    while running.members(first):
        assert time.monotonic() < until, "whoever worked for the killed worker has not noticed"
        time.sleep(0.05)
    assert second.poll() is None


def test_documents_and_results_in_object_storage(cluster: Callable[..., Any], tmp_path: Path) -> None:
    for module in ("moto", "flask", "s3fs"):
        if find_spec(module) is None:
            pytest.skip(f"{module} is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    where = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    try:
        folder = inputs(tmp_path / "in", FEW)
        code, told = ended(kohyo(folder, "--out", tmp_path / "alone"))
        assert code == 0, told
        script = (
            "import fsspec, sys\n"
            "files = fsspec.filesystem('s3')\n"
            "if sys.argv[1] == 'put':\n"
            "    files.makedir('plans')\n"
            "    files.put(sys.argv[2] + '/', 'plans/2026/', recursive=True)\n"
            "else:\n"
            "    files.get('plans/data/', sys.argv[2] + '/', recursive=True)\n"
        )

        def move(*arguments: str | Path) -> None:
            command = [sys.executable, "-c", script, *map(str, arguments)]
            subprocess.run(command, env={**os.environ, **where}, check=True)

        until = time.monotonic() + 20
        while True:
            with socket.socket() as there:
                if there.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert time.monotonic() < until
            time.sleep(0.05)
        move("put", folder)
        running = cluster(workers=2, **where)
        first = where | {"XDG_CACHE_HOME": str(tmp_path / "one machine")}
        both = ("s3://plans/2026", "--out", "s3://plans/data")
        code, told = ended(kohyo(*both, "--cluster", running.address, **first))
        assert code == 0, told + running.log()
        move("get", tmp_path / "fetched")
        assert tables(tmp_path / "fetched") == tables(tmp_path / "alone")
        # another machine with nothing of its own knows from the address what has been read
        other = where | {"XDG_CACHE_HOME": str(tmp_path / "another")}
        log = tmp_path / "log"
        code, told = ended(kohyo(*both, "--json-log", log, **other))
        assert code == 0, told
        told = log.read_text(encoding="utf-8")
        assert '"reading"' not in told
        assert '"reused_so_far": 3' in told
    finally:
        server.kill()
        server.wait()
