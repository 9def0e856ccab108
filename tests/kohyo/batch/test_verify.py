"""``kohyo extract --verify``: every page read with both engines, in the process of its document or in several."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.drawing import Drawing


def extract(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kohyo.cli", "extract", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def inputs(data: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((data / "run.json").read_bytes())["inputs"]
    return found


def findings(data: Path) -> list[dict[str, str]]:
    with (data / "tables" / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def drawn(path: Path, pages: int, *, lying: bool = False) -> None:
    d = Drawing()
    for number in range(1, pages + 1):
        d.text(30, 40, f"{number}番目のページ 1,234人")
        if lying and number == pages:
            # the glyphs say one thing, and the text that readers are to take instead another one
            d.canvas._code.append("/Span <</ActualText (5678)>> BDC")
            d.text(30, 80, "5,678", font="Helvetica")
            d.canvas._code.append("EMC")
        if number < pages:
            d.page()
    path.write_bytes(d.data())


def test_a_verified_run_says_how_many_pages_were_read_twice(tmp_path: Path) -> None:
    drawn(tmp_path / "in.pdf", 3)
    (tmp_path / "text.md").write_text("本文です。", encoding="utf-8")
    out = tmp_path / "out"
    done = extract(tmp_path / "in.pdf", tmp_path / "text.md", "--out", out, "--verify")
    assert done.returncode == 0, done.stderr
    assert [(entry["path"], entry["verified"]) for entry in inputs(out)] == [("in.pdf", 3), ("text.md", None)]
    assert [row for row in findings(out) if row["rule"] in ("engines-differ", "page-not-verified")] == []
    assert "読み比べたページ 3" in done.stdout


def test_a_figure_on_which_the_engines_differ_is_a_finding_with_its_page(tmp_path: Path) -> None:
    drawn(tmp_path / "in.pdf", 2, lying=True)
    out = tmp_path / "out"
    assert extract(tmp_path / "in.pdf", "--out", out, "--verify", "--quiet").returncode == 0
    (row,) = [row for row in findings(out) if row["rule"] == "engines-differ"]
    assert (row["severity"], row["page"]) == ("warning", "2")
    assert "「5678」" in row["message"]
    assert "「5,678」" in row["message"]


def test_a_document_read_once_is_read_again_when_it_is_to_be_verified(tmp_path: Path) -> None:
    drawn(tmp_path / "in.pdf", 1)
    out = tmp_path / "out"
    extract(tmp_path / "in.pdf", "--out", out, "--quiet")
    assert [entry["verified"] for entry in inputs(out)] == [None]
    extract(tmp_path / "in.pdf", "--out", out, "--quiet", "--verify")
    assert [(entry["verified"], entry["reused"]) for entry in inputs(out)] == [(1, False)]
    # and is not read a third time, with or without
    for more in ((), ("--verify",)):
        extract(tmp_path / "in.pdf", "--out", out, "--quiet", *more)
        assert [(entry["verified"], entry["reused"]) for entry in inputs(out)] == [(1, True)]


def test_pages_that_several_processes_read_are_verified_too(tmp_path: Path) -> None:
    drawn(tmp_path / "in.pdf", 44, lying=True)
    out = tmp_path / "out"
    assert extract(tmp_path / "in.pdf", "--out", out, "--quiet", "--verify", "--workers", "2").returncode == 0
    assert [entry["verified"] for entry in inputs(out)] == [44]
    assert [row["page"] for row in findings(out) if row["rule"] == "engines-differ"] == ["44"]
