"""The hidden folder of a run: held by one, cleared by the next, never that of another output."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from kohyo.batch.workplace import OutputBusyError, workplace

Desk = Any


def _hold(out: Path) -> None:
    with workplace(out):
        pass


def test_a_second_run_is_told_or_waits(tmp_path: Path) -> None:
    out = tmp_path / "data"
    told: list[bool] = []
    with workplace(out):
        with pytest.raises(OutputBusyError):
            _hold(out)
        begun = time.monotonic()
        with pytest.raises(OutputBusyError), workplace(out, 0.5, lambda: told.append(True)):
            pass
        assert time.monotonic() - begun >= 0.5
    assert told == [True]
    _hold(out)


def test_a_run_that_waits_goes_on_when_the_other_ends(desk: Desk) -> None:
    desk.card("a.md")
    with workplace(desk.data):
        waiting = desk.start("--quiet", "--wait", "60")
        time.sleep(1.5)
        assert waiting.poll() is None
    assert waiting.wait(timeout=60) == 0
    assert len(desk.rows("initiatives")) == 1


def test_what_a_killed_run_left_is_cleared_and_what_it_kept_comes_back(tmp_path: Path) -> None:
    out = tmp_path / "data"
    out.mkdir()
    left = tmp_path / ".data.abcd1234.tmp"
    (left / "new" / ".kohyo" / "parts").mkdir(parents=True)
    (left / "new" / "tables").mkdir()
    _hold(out)
    assert not left.exists()
    assert (out / ".kohyo" / "parts").is_dir()
    assert [path.name for path in out.iterdir()] == [".kohyo"]


def test_the_workplace_of_another_output_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / ".data.x.abcd1234.tmp"
    other.mkdir()
    with workplace(tmp_path / "data.x") as theirs:
        _hold(tmp_path / "data")
        _hold(tmp_path / "data[x]")
        assert theirs.is_dir()
    assert not other.exists(), "it belongs to data.x, whose run has cleared it"


def test_an_output_with_the_longest_name_has_a_workplace(tmp_path: Path) -> None:
    with workplace(tmp_path / ("あ" * 85)) as folder:
        assert folder.is_dir()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_below_a_closed_folder_is_prepared_inside_itself(tmp_path: Path) -> None:
    out = tmp_path / "closed" / "data"
    out.mkdir(parents=True)
    (tmp_path / "closed").chmod(0o500)
    try:
        with workplace(out) as folder:
            assert folder.parent == out
    finally:
        (tmp_path / "closed").chmod(0o700)
