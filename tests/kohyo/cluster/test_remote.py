"""The process that reads documents for a worker: killed, asked by another version, or without its document."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kohyo.batch.fingerprint import versions
from kohyo.batch.outcome import Allowance
from kohyo.batch.worker import Task
from kohyo.cluster.errand import Errand, readers
from kohyo.cluster.remote import Helper


@pytest.fixture
def helper(tmp_path: Path) -> Iterator[Helper]:
    one = Helper(str(tmp_path))
    yield one
    one._end()


@pytest.fixture
def errand(tmp_path: Path) -> Errand:
    path = tmp_path / "計画.md"
    path.write_text("# 計画\n\n本文です。\n", encoding="utf-8")
    versions.cache_clear()  # the program may have been edited since this process began
    task = Task(0, path, path.name, 1, Path("/nowhere/here"), Allowance.of(60, 2048))
    return Errand(task, None, readers())


def test_the_result_comes_back_as_bytes_and_nothing_is_left_there(
    helper: Helper, errand: Errand, tmp_path: Path
) -> None:
    answer = helper.carry_out(errand)
    assert answer.outcome is not None, answer
    assert answer.outcome.document_id is not None
    assert set(answer.files) == set(answer.outcome.files) != set()
    assert [path.name for path in tmp_path.iterdir()] == ["計画.md"]


def test_a_helper_that_was_killed_is_replaced(helper: Helper, errand: Errand) -> None:
    first = helper.carry_out(errand)
    assert helper._process is not None
    os.kill(helper._process.pid, signal.SIGKILL)
    again = helper.carry_out(errand)
    assert again.outcome is not None
    assert again.files == first.files


def test_limits_hold_there_as_they_do_here(helper: Helper, errand: Errand) -> None:
    errand.task.path.write_text("# 計画\n\n" + "本文です。\n\n" * 50_000, encoding="utf-8")
    hurried = replace(errand, task=replace(errand.task, allowance=Allowance.of(0.2, 2048)))
    answer = helper.carry_out(hurried)
    assert answer.outcome is not None
    assert answer.outcome.status == "timeout"
    assert answer.files == {}


def test_a_document_is_fetched_from_its_address(helper: Helper, errand: Errand) -> None:
    pytest.importorskip("fsspec", reason="the extra cluster is not installed")
    here = helper.carry_out(errand)
    elsewhere = replace(errand, task=replace(errand.task, path=Path("/nowhere/計画.md")))
    fetched = helper.carry_out(replace(elsewhere, address=f"file://{errand.task.path}"))
    assert fetched.files == here.files != {}


NOWHERE = "/nowhere/計画.md"


@pytest.mark.parametrize("address", [None, f"file://{NOWHERE}"])
def test_what_the_machine_does_not_see_is_named(helper: Helper, errand: Errand, address: str | None) -> None:
    if address is not None:
        pytest.importorskip("fsspec", reason="the extra cluster is not installed")
    unseen = replace(errand, task=replace(errand.task, path=Path("/nowhere/計画.md")), address=address)
    answer = helper.carry_out(unseen)
    assert (answer.outcome, answer.refusal) == (None, "missing")
    assert "/nowhere/計画.md" in answer.detail
    assert answer.machine


def test_another_version_reads_nothing(helper: Helper, errand: Errand) -> None:
    answer = helper.carry_out(replace(errand, versions={**readers(), "base": "another"}))
    assert (answer.outcome, answer.refusal) == (None, "versions")


def test_a_full_or_missing_folder_is_the_machine_s_fault(errand: Errand, tmp_path: Path) -> None:
    helper = Helper(str(tmp_path / "missing"))
    try:
        answer = helper.carry_out(errand)
    finally:
        helper._end()
    assert (answer.outcome, answer.refusal) == (None, "unwritable")
