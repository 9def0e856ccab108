"""A disk that is full: a clear word, nothing damaged, and the next run ends as it should."""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

Desk = Any


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MiB."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a small file system")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "none", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip(f"no small file system here: {mounted.stderr.decode().strip()}")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def _large(desk: Desk, number: int) -> None:
    """A document whose rows cannot be compressed."""
    chance = random.Random(number)  # noqa: S311
    lines = ("".join(chr(chance.randrange(0x4E00, 0x9F00)) for _ in range(60)) + "。" for _ in range(900))
    (desk.inputs / f"大きい{number}.txt").write_text("\n".join(lines), encoding="utf-8")


def test_a_full_disk_is_told_and_leaves_the_last_output_whole(desk: Desk, small_disk: Path) -> None:
    desk.card("a.md")
    out = small_disk / "data"
    desk.run("--quiet", out=out, status=0)
    before = desk.contents(out)
    for number in range(6):
        _large(desk, number)
    done = desk.run(out=out, status=3)
    assert "書き出せませんでした" in done.stderr
    assert "No space left" in done.stderr
    assert "空き容量" in done.stderr
    assert desk.contents(out) == before
    assert [path.name for path in small_disk.iterdir()] == ["data"], "a workplace was left"
    for number in range(6):
        (desk.inputs / f"大きい{number}.txt").unlink()
    desk.card("b.md", "別の事業")
    desk.run("--quiet", out=out, status=0)
    assert len(desk.rows("initiatives", out)) == 2


@pytest.mark.parametrize("kilobytes", [4, 24, 70])
def test_a_file_that_may_not_grow_is_told(desk: Desk, kilobytes: int) -> None:
    desk.card("a.md")
    desk.run("--quiet", status=0)
    before = desk.contents()
    _large(desk, 0)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, kilobytes * 1024))

    done = subprocess.run(
        desk.command(), capture_output=True, text=True, check=False, timeout=120, preexec_fn=limit
    )
    assert done.returncode == 3, done.stderr
    assert "書き出せませんでした" in done.stderr
    assert "Traceback" not in done.stderr
    assert desk.contents() == before
    desk.run("--quiet", status=0)
    assert len(desk.rows("documents")) == 2
