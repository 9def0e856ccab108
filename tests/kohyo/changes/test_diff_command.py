"""``kohyo diff``: two outputs, two editions in two outputs or in one, two documents."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from kohyo.commands.diff import add_to, run

Output = Callable[..., Path]

PLAN = """# 第{edition}次出雲・雲南定住自立圏共生ビジョン

計画期間　{first}年度から{last}年度まで

施策名\t{name}
連携する事項\t生活機能の強化\t政策分野\t医療
取組内容\t休日の診療体制を整え、住民が安心して暮らせる圏域をつくる。
成果指標 (KPI)\t診療日数
現状値 ({base}年度)\t60日\t目標値 ({last}年度)\t70日\t関係市町\t出雲市 雲南市
実施年度\t{first}\t{second}\t{last}
事業費 (千円)\t1,000\t1,200\t0
"""
SECOND = PLAN.format(edition="２", first=2022, second=2023, last=2024, base=2020, name="休日診療事業")
THIRD = PLAN.format(edition="３", first=2024, second=2025, last=2026, base=2022, name="休日診療推進事業")


def diff(*arguments: str | Path) -> int:
    parser = argparse.ArgumentParser()
    add_to(parser.add_subparsers(dest="command"))
    return run(parser.parse_args(["diff", *map(str, arguments)]))


def told(folder: Path) -> set[tuple[str, str, str]]:
    lines = (folder / "changes.csv").read_text(encoding="utf-8-sig").splitlines()
    return {(row["kind"], row["record"], row["column"]) for row in csv.DictReader(lines)}


EXPECTED = {
    ("changed", "休日診療推進事業", "name"),
    ("added", "休日診療推進事業／2025年度", ""),
    ("removed", "休日診療事業／2023年度", ""),
    ("changed", "休日診療推進事業／2024年度", "amount_thousand_yen"),
    ("changed", "休日診療推進事業／診療日数", "target_fy"),
}


def test_two_editions_in_two_outputs(output: Output, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = output("old", {"二次.md": SECOND}), output("new", {"三次.md": THIRD})
    assert diff(old, new, "--out", tmp_path / "diff") == 0
    assert told(tmp_path / "diff") >= EXPECTED
    assert "休日診療事業 → 休日診療推進事業" in capsys.readouterr().out


def test_two_editions_in_one_output(output: Output, tmp_path: Path) -> None:
    data = output("data", {"三次.md": THIRD, "二次.md": SECOND, "別.md": "関係のない本文です。"})
    assert diff(data, "--out", tmp_path / "diff") == 0
    assert told(tmp_path / "diff") >= EXPECTED


def test_two_documents_that_a_person_names(output: Output, tmp_path: Path) -> None:
    data = output("data", {"三次.md": THIRD, "二次.md": SECOND})
    assert diff(data, "--from", "三次.md", "--to", "二次.md", "--out", tmp_path / "diff") == 0
    assert ("changed", "休日診療事業", "name") in told(tmp_path / "diff")
    assert ("added", "休日診療事業／2023年度", "") in told(tmp_path / "diff")


def test_a_run_in_which_the_next_edition_took_the_place_of_the_last(output: Output, tmp_path: Path) -> None:
    other = {"別.md": "関係のない本文です。"}
    old, new = output("old", {"二次.md": SECOND, **other}), output("new", {"三次.md": THIRD, **other})
    assert diff(old, new, "--out", tmp_path / "diff") == 0
    assert told(tmp_path / "diff") >= EXPECTED
    assert "次の版に替わった文書（1件）" in (tmp_path / "diff" / "changes.html").read_text(encoding="utf-8")


def test_nothing_is_written_without_a_folder_to_write_to(
    output: Output, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = output("old", {"一.md": SECOND}), output("new", {"一.md": SECOND.replace("1,200", "1,250")})
    before = sorted(old.iterdir()), sorted(new.iterdir())
    assert diff(old, new) == 0
    assert (sorted(old.iterdir()), sorted(new.iterdir())) == before
    assert "1,200千円 → 1,250千円" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("missing",), "読み取りの結果"),
        (("data", "--from", "一.md"), "--from と --to は一緒に"),
        (("data", "--from", "一.md", "--to", "無.md"), "文書「無.md」がありません"),
        (("data",), "前の版と次の版がありません"),
    ],
)
def test_wrong_arguments_say_what_to_do(
    output: Output,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    message: str,
) -> None:
    output("data", {"一.md": SECOND})
    monkeypatch.chdir(tmp_path)
    assert diff(*arguments) == 2
    assert message in capsys.readouterr().err
