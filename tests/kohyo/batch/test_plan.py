"""When a kept result is up to date, and what tells one version of the program from another."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from kohyo.batch import fingerprint
from kohyo.batch.outcome import Allowance, Outcome
from kohyo.batch.plan import is_up_to_date
from kohyo.batch.store import Kept
from schemas.errors import Status

VERSIONS = {"base": "1", "pdf": "1", "ocr": "1"}
USUAL = Allowance.of(900, 4096)


def _kept(status: Status, **made_by: str) -> Kept:
    outcome = Outcome(status, document_id="d1" if status in ("ok", "partial") else None)
    return Kept("k", Path(), "a.pdf", outcome, made_by or VERSIONS, USUAL.as_dict())


@pytest.mark.parametrize(
    ("status", "allowance", "expected"),
    [
        ("ok", Allowance.of(9000, 9000), True),
        ("not_pdf", Allowance.of(9000, 9000), True),
        ("encrypted", Allowance.of(9000, 9000), True),
        ("bug", Allowance.of(9000, 9000), True),
        ("timeout", USUAL, True),
        ("timeout", Allowance.of(901, 4096), False),
        ("timeout", Allowance.of(900, 9000), True),
        ("memory", Allowance.of(900, 4097), False),
        ("memory", Allowance.of(901, 4096), True),
        ("crashed", Allowance.of(900, 4097), False),
        ("partial", USUAL, True),
        ("partial", Allowance.of(900, 4096, pages=10), True),
        ("partial", Allowance.of(900, 4096, pages=9999), False),
        ("partial", Allowance.of(1000, 4096), False),
    ],
)
def test_only_a_limit_that_grew_can_give_more(status: Status, allowance: Allowance, expected: bool) -> None:
    assert is_up_to_date(_kept(status), VERSIONS, allowance, retry=False) is expected


@pytest.mark.parametrize("status", ["partial", "timeout", "not_pdf", "bug"])
def test_retry_tries_again_whatever_is_not_whole(status: Status) -> None:
    assert not is_up_to_date(_kept(status), VERSIONS, USUAL, retry=True)
    assert is_up_to_date(_kept("ok"), VERSIONS, USUAL, retry=True)


def test_only_the_parts_of_the_program_that_a_result_stands_on_make_it_old() -> None:
    newer = VERSIONS | {"ocr": "2"}
    assert is_up_to_date(_kept("ok", base="1"), newer, USUAL, retry=False)
    assert is_up_to_date(_kept("ok", base="1", pdf="1"), newer, USUAL, retry=False)
    assert not is_up_to_date(_kept("ok", **VERSIONS), newer, USUAL, retry=False)
    assert not is_up_to_date(_kept("not_pdf"), VERSIONS | {"pdf": "2"}, USUAL, retry=False)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("extract/sources/scan/words.py", "extract/sources/pdf/source.py", "normalize/data/codes.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1", encoding="utf-8")
    monkeypatch.setattr(fingerprint, "_ROOT", tmp_path)
    return tmp_path


def _changed(program: Path, name: str) -> set[str]:
    before = fingerprint.versions.__wrapped__()
    path = program / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("2", encoding="utf-8")
    after = fingerprint.versions.__wrapped__()
    return {part for part in after if after[part] != before[part]}


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("extract/sources/scan/words.py", {"ocr"}),
        ("extract/sources/pdf/source.py", {"pdf"}),
        ("extract/sources/pdf/triage.py", {"pdf"}),
        ("extract/families/card.py", {"base"}),
        ("extract/sources/text/plain_text.py", {"base"}),
        ("normalize/data/codes.csv", {"base"}),
        ("schemas/glossary.py", {"base", "output"}),
        ("kohyo/rules/sums.py", {"base", "output"}),
        ("kohyo/batch/reading.py", {"base", "output"}),
        ("kohyo/writers/sheets.py", {"output"}),
        ("kohyo/changes/report.py", {"output"}),
        ("kohyo/__pycache__/cli.pyc", set()),
    ],
)
def test_a_change_of_the_program_makes_old_what_it_can_change(program: Path, name: str, parts: set[str]) -> None:
    assert _changed(program, name) == parts


def test_the_packages_for_scans_are_part_of_the_version(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed: dict[str, Any] = {"pydantic": "2", "pypdfium2": "5"}
    monkeypatch.setattr(fingerprint, "_installed", lambda: installed)
    before = fingerprint.versions.__wrapped__()
    installed["rapidocr"] = "3"
    after = fingerprint.versions.__wrapped__()
    assert {part for part in after if after[part] != before[part]} == {"ocr"}


def test_the_libraries_are_found_where_they_are_installed() -> None:
    installed = fingerprint._installed()
    assert {"pydantic", "pypdfium2", "pdfminer_six", "pyarrow"} <= installed.keys()


def test_the_version_is_told_quickly() -> None:
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        fingerprint.versions.__wrapped__()
        times.append(time.perf_counter() - begun)
    assert min(times) < 0.2, "30 ms on an idle machine"
