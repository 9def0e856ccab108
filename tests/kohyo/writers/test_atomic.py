from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kohyo.writers import atomic
from kohyo.writers.atomic import repair, replace_file, swap_folder

KILLS = 12

SWAPPER = """
import sys
from pathlib import Path
from kohyo.writers import atomic

base, journalled = Path(sys.argv[1]), sys.argv[2] == "journal"
if journalled:
    atomic._exchanged = lambda one, other: False
generation = int(sys.argv[3])
while True:
    generation += 1
    new = base / f"new{generation}"
    (new / "tables").mkdir(parents=True)
    for name in ("run.json", "codes.csv", "tables/a.csv", "tables/b.csv"):
        (new / name).write_text(str(generation))
    if generation % 2:
        (new / "review").mkdir()
        (new / "review" / "index.html").write_text(str(generation))
    atomic.swap_folder(new, base / "out")
    print(generation, flush=True)
"""


def fill(folder: Path, text: str, names: tuple[str, ...] = ("run.json", "tables/a.csv")) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def content(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()}


def cannot(*_: object) -> bool:
    return False


def fail_while_writing(path: Path) -> None:
    with replace_file(path) as file:
        file.write(b"two")
        raise RuntimeError


@pytest.fixture(params=["exchange", "journal"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "journal":
        monkeypatch.setattr(atomic, "_exchanged", cannot)
    return str(request.param)


def test_a_file_is_replaced_only_when_the_block_ends_well(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with replace_file(path) as file:
        file.write(b"one")
        assert not path.exists()
    with pytest.raises(RuntimeError):
        fail_while_writing(path)
    assert content(tmp_path) == {"a.json": "one"}
    assert path.stat().st_mode & 0o600 == 0o600


def test_a_first_result_is_moved_to_its_place(tmp_path: Path) -> None:
    swap_folder(fill(tmp_path / "new", "1"), tmp_path / "deep" / "out")
    assert content(tmp_path / "deep" / "out") == {"run.json": "1", "tables/a.csv": "1"}
    assert not (tmp_path / "new").exists()


def test_a_new_result_replaces_all_of_the_old_one(tmp_path: Path, way: str) -> None:
    out = fill(tmp_path / "out", "1", ("run.json", "tables/a.csv", "tables/gone.csv", "review/index.html"))
    swap_folder(fill(tmp_path / "new", "2"), out)
    assert content(out) == {"run.json": "2", "tables/a.csv": "2"}
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_the_entries_of_other_people_stay(tmp_path: Path, way: str) -> None:
    out = fill(tmp_path / "out", "1", ("run.json", "覚書.txt", "mine/a.txt", "review/index.html"))
    swap_folder(fill(tmp_path / "new", "2"), out)
    assert content(out) == {"run.json": "2", "tables/a.csv": "2", "覚書.txt": "1", "mine/a.txt": "1"}


def test_permissions_and_links_of_the_output_folder_stay(tmp_path: Path, way: str) -> None:
    out = fill(tmp_path / "real", "1")
    out.chmod(0o750)
    (tmp_path / "out").symlink_to(out)
    swap_folder(fill(tmp_path / "new", "2"), tmp_path / "out")
    assert (tmp_path / "out").is_symlink()
    assert out.stat().st_mode & 0o777 == 0o750
    assert content(out)["run.json"] == "2"


def test_a_result_from_another_file_system_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "_exchanged", cannot)
    monkeypatch.setattr(atomic, "_moved", cannot)
    for generation in ("1", "2"):
        swap_folder(fill(tmp_path / "new", generation), tmp_path / "out")
        assert content(tmp_path / "out") == {"run.json": generation, "tables/a.csv": generation}
        assert not (tmp_path / "new").exists()


def test_what_a_killed_run_left_is_cleared_away(tmp_path: Path) -> None:
    out = fill(
        tmp_path / "out",
        "1",
        ("run.json", ".kohyo-new/run.json", ".kohyo-old/a", "..kohyo-swap.json.12ab34cd.tmp"),
    )
    swap_folder(fill(tmp_path / "new", "2"), out)
    assert content(out) == {"run.json": "2", "tables/a.csv": "2"}


def test_a_swap_that_fails_before_its_journal_leaves_the_old_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = fill(tmp_path / "out", "1", ("run.json", "other.txt"))

    def no_space(path: Path, *, durable: bool = True) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(atomic, "replace_file", no_space)
        with pytest.raises(OSError, match="No space"):
            swap_folder(fill(tmp_path / "new", "2"), out)
    assert (out / "run.json").read_text() == "1"
    repair(out)
    assert content(out) == {"run.json": "1", "other.txt": "1"}


@pytest.mark.parametrize("dies_at", range(9))
def test_a_journalled_swap_is_finished_from_any_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dies_at: int
) -> None:
    out = fill(tmp_path / "out", "1", ("run.json", "tables/a.csv", "review/index.html", "other.txt"))
    rename = Path.rename
    left = [dies_at]

    def dying(self: Path, target: Path) -> Path:
        if left[0] == 0:
            raise KeyboardInterrupt
        left[0] -= 1
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", dying)
        try:
            swap_folder(fill(tmp_path / "new", "2"), out)
        except KeyboardInterrupt:
            begun = (out / ".kohyo-swap.json").exists()
        else:
            begun = True
    repair(out)
    repair(out)
    whole = (
        {"run.json": "2", "tables/a.csv": "2"}
        if begun
        else dict.fromkeys(("run.json", "tables/a.csv", "review/index.html"), "1")
    )
    assert content(out) == {**whole, "other.txt": "1"}


@pytest.mark.skipif(os.name != "posix", reason="processes are killed with SIGKILL")
@pytest.mark.parametrize("journalled", ["exchange", "journal"])
def test_a_process_killed_at_any_moment_leaves_one_whole_result(tmp_path: Path, journalled: str) -> None:
    chance = random.Random(journalled)  # noqa: S311 - repeatable, nothing is kept secret
    out = tmp_path / "out"
    last = 0
    for _ in range(KILLS):
        process = subprocess.Popen(
            [sys.executable, "-c", SWAPPER, str(tmp_path), journalled, str(last)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        first = int(process.stdout.readline())
        assert first == last + 1
        time.sleep(chance.random() * 0.02)
        process.send_signal(signal.SIGKILL)
        done = [first, *map(int, process.stdout.read().split())]
        process.wait()
        process.stdout.close()
        if journalled == "journal":
            repair(out)
        found = content(out)
        generation = int(found["run.json"])
        assert generation in (done[-1], done[-1] + 1)
        assert set(found.values()) == {str(generation)}
        assert ("review/index.html" in found) == (generation % 2 == 1)
        assert len(found) == 4 + generation % 2
        last = generation
        for leftover in tmp_path.glob("new*"):
            swap = leftover.name.removeprefix("new")
            assert int(swap) >= generation
            shutil.rmtree(leftover)


def test_carried_entries_stay_in_the_place_of_the_output(tmp_path: Path, way: str) -> None:
    out = fill(tmp_path / "out", "old")
    fill(out / ".store", "kept", ("part",))
    inode = (out / ".store").stat().st_ino
    swap_folder(fill(tmp_path / "new", "new"), out, carried=(".store", ".missing"))
    assert content(out) == {"run.json": "new", "tables/a.csv": "new", ".store/part": "kept"}
    assert (out / ".store").stat().st_ino == inode, "carried, not copied"
    assert not (tmp_path / "new").exists()


def test_carried_entries_come_back_where_an_exchange_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bool:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(atomic, "_exchanged", refuse)
    out = fill(tmp_path / "out", "old")
    fill(out / ".store", "kept", ("part",))
    swap_folder(fill(tmp_path / "new", "new"), out, carried=(".store",))
    assert content(out) == {"run.json": "new", "tables/a.csv": "new", ".store/part": "kept"}


def test_what_a_killed_writer_left_is_cleared_and_nothing_else(tmp_path: Path) -> None:
    out = fill(tmp_path / "out", "old")
    for name in (".run.json.0a1b2c3d.tmp", "..kohyo-swap.json.0a1b2c3d.tmp"):
        (out / name).write_text("half")
    others = {".notes.0a1b2c3d.tmp", ".run.json.tmp", "run.json.0a1b2c3d.tmp", ".run.json.0a1b.tmp"}
    for name in others:
        (out / name).write_text("not ours")
    repair(out)
    assert {path.name for path in out.iterdir()} == {"run.json", "tables", *others}
