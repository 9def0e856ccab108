"""Folders as people and machines leave them: odd names, links, pipes, locks, files that vanish or grow."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from kohyo.batch.content import UnusableFileError, digest, read_whole
from kohyo.batch.discover import discover, printable

Desk = Any


def test_odd_names_are_read_and_printable(desk: Desk) -> None:
    names = [
        "空白 の ある　名前.md",
        "改行\nのある.md",
        "\x1b[31m赤.md",
        "-rf.md",
        "=SUM(A1).md",
        "あ" * 84 + ".md",  # 255 bytes
        os.fsdecode(b"\x83r\x83W\x83\x87\x83\x93.md"),
        unicodedata.normalize("NFC", "ビジョン.md"),
        unicodedata.normalize("NFD", "ビジョン.md"),
        "\u202egnp.md",
    ]
    for number, name in enumerate(names):
        desk.card(name, f"事業{number}")
    done = desk.run(status=0)
    paths = [row["path"] for row in desk.rows("inputs")]
    assert sorted(paths) == sorted(printable(name) for name in names)
    assert all(path.isprintable() or "\u3000" in path for path in paths)
    assert "\x1b" not in done.stdout + done.stderr
    assert len(desk.rows("initiatives")) == len(names)


def test_two_folders_with_files_of_one_name_are_told_apart(desk: Desk, tmp_path: Path) -> None:
    for folder in ("甲", "乙", "x/丙", "y/丙"):
        path = tmp_path / folder / "計画.md"
        path.parent.mkdir(parents=True)
        path.write_text(folder, encoding="utf-8")
    given = [tmp_path / "甲", tmp_path / "乙" / "計画.md", tmp_path / "x/丙", tmp_path / "y/丙"]
    names = [file.name for file in discover(given)]
    assert names[-2:] == ["乙/計画.md", "甲/計画.md"]
    assert len(set(names)) == 4


def test_links_pipes_and_sockets_have_a_status_and_nobody_waits(desk: Desk, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("別の場所の文書", encoding="utf-8")
    desk.card("a.md")
    (desk.inputs / "link.md").symlink_to(outside)
    (desk.inputs / "dangling.pdf").symlink_to(tmp_path / "nowhere")
    (desk.inputs / "self.pdf").symlink_to(desk.inputs / "self.pdf")
    (desk.inputs / "folder.pdf").symlink_to(desk.inputs, target_is_directory=True)
    (desk.inputs / "loop").symlink_to(desk.inputs, target_is_directory=True)
    (desk.inputs / "zero.pdf").symlink_to("/dev/zero")
    os.mkfifo(desk.inputs / "pipe.pdf")
    with socket.socket(socket.AF_UNIX) as plug:
        here = Path.cwd()
        os.chdir(desk.inputs)  # a socket's path may have 107 bytes only
        try:
            plug.bind("plug.pdf")
        finally:
            os.chdir(here)
        desk.run(status=1)
    found = desk.status()
    assert {path: row["status"] for path, row in found.items()} == {
        "a.md": "ok",
        "link.md": "ok",
        **dict.fromkeys(
            ("dangling.pdf", "folder.pdf", "pipe.pdf", "plug.pdf", "self.pdf", "zero.pdf"), "unsupported"
        ),
    }
    assert all(row["reason"] and row["advice"] for row in found.values() if row["status"] == "unsupported")
    assert "リンクの先" in found["dangling.pdf"]["reason"]
    assert "パイプ" in found["pipe.pdf"]["reason"]


@contextmanager
def _nested(top: Path, name: str, times: int) -> Iterator[None]:
    """A file at the end of folders inside each other, which no path can name and pytest could not remove."""
    top.mkdir()
    here = Path.cwd()
    try:
        os.chdir(top)
        for _ in range(times):
            Path(name).mkdir()
            os.chdir(name)
        Path("far.md").write_text("遠い", encoding="utf-8")
        os.chdir(here)
        yield
    finally:
        os.chdir(here)
        subprocess.run(["rm", "-rf", str(top)], check=True)


def test_folders_deeper_than_the_stack_are_searched(tmp_path: Path) -> None:
    depth = sys.getrecursionlimit() + 200
    with _nested(tmp_path / "in", "d", depth):
        (found,) = discover([tmp_path / "in"])
        assert found.name == "d/" * depth + "far.md"


def test_paths_longer_than_the_system_can_open_have_a_status(tmp_path: Path) -> None:
    with _nested(tmp_path / "in", "x" * 200, 25):
        (found,) = discover([tmp_path / "in"])
    assert found.problem is not None
    assert "フォルダの中を見られません" in (found.problem.reason or "")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_has_a_status(desk: Desk) -> None:
    desk.card("a.md")
    desk.card("閉.md").chmod(0)
    desk.card("部屋/中.md")
    (desk.inputs / "部屋").chmod(0)
    try:
        desk.run(status=1)
    finally:
        (desk.inputs / "部屋").chmod(0o700)
    found = desk.status()
    assert {path: row["status"] for path, row in found.items()} == {
        "a.md": "ok",
        "閉.md": "unsupported",
        "部屋": "unsupported",
    }


def test_a_folder_that_may_not_be_looked_into_has_a_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "閉").mkdir()
    (tmp_path / "a.md").write_text("本文", encoding="utf-8")
    scandir = os.scandir

    def closed(path: str) -> Any:
        if path.endswith("閉"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    names = {file.name: file.problem for file in discover([tmp_path])}
    assert list(names) == ["a.md", "閉"]
    assert names["閉"] is not None


def test_a_file_that_is_written_to_while_it_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_text("本文", encoding="utf-8")
    assert read_whole(path) == "本文".encode()
    fstat = os.fstat
    calls: list[int] = []

    def growing(handle: int) -> os.stat_result:
        status = fstat(handle)
        calls.append(handle)
        if len(calls) == 2:  # between the mode and the size
            with path.open("a", encoding="utf-8") as file:
                file.write("続き")
        return status

    monkeypatch.setattr(os, "fstat", growing)
    with pytest.raises(UnusableFileError) as told:
        read_whole(path)
    assert "書き換えられました" in (told.value.outcome.reason or "")


def test_a_file_that_vanishes_or_turns_into_a_pipe_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError) as told:
        digest(tmp_path / "gone.md")
    assert told.value.outcome.status == "unsupported"
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(UnusableFileError) as told:
        read_whole(tmp_path / "pipe.md")
    assert "パイプ" in (told.value.outcome.reason or "")


def test_a_file_larger_than_the_memory_is_not_tried(tmp_path: Path) -> None:
    with (tmp_path / "large.pdf").open("wb") as file:
        file.truncate(10 << 30)
    with pytest.raises(UnusableFileError) as told:
        read_whole(tmp_path / "large.pdf", 1 << 30)
    assert told.value.outcome.status == "memory"
