"""Real runs of the command line over small inputs: statuses, isolation, swaps and repeatability."""

from __future__ import annotations

import csv
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

KOHYO = [sys.executable, "-m", "kohyo.cli"]
OF_THE_RUN = frozenset({"run.json", "changes.csv", "changes.html"})

CARD = """## 出雲・雲南定住自立圏共生ビジョン

施策名	{name}
連携する事項	生活機能の強化	政策分野	医療
取組内容	休日の診療体制を整える。
成果指標 (KPI)	診療日数
現状値 (2022年度)	{baseline}日	目標値 (2028年度)	70日	関係市町	出雲市 雲南市
実施年度	2024	2025	2026
事業費 (千円)	1,000	1,200	0
"""


def _extract(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [*KOHYO, "extract", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def _rows(data: Path, table: str) -> list[dict[str, str]]:
    with (data / "tables" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _contents(data: Path) -> dict[str, bytes]:
    """What is handed over; what is kept for the next run and what differs from run to run are left out."""
    return {
        path.relative_to(data).as_posix(): path.read_bytes()
        for path in sorted(data.rglob("*"))
        if path.is_file() and path.name not in OF_THE_RUN and ".kohyo" not in path.parts
    }


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(3):
        text = CARD.format(name=f"休日診療事業{number}", baseline=60 + number)
        (folder / f"計画{number}.md").write_text(text, encoding="utf-8")
    return folder


def test_all_read_is_status_0(inputs: Path, tmp_path: Path) -> None:
    done = _extract(inputs, "--out", tmp_path / "data")
    assert done.returncode == 0, done.stderr
    assert [row["name"] for row in _rows(tmp_path / "data", "initiatives")] == [
        f"休日診療事業{n}" for n in range(3)
    ]
    assert "3 件中 3 件を読み取り" in done.stdout


def test_bad_inputs_are_named_and_cost_the_others_nothing(inputs: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    _extract(inputs, "--out", alone)
    (inputs / "空.pdf").write_bytes(b"")
    (inputs / "頁.pdf").write_text("<html>見つかりません</html>", encoding="utf-8")
    (inputs / "壊.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    done = _extract(inputs, "--out", tmp_path / "data")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    status = {row["path"]: row for row in _rows(tmp_path / "data", "inputs")}
    assert status["空.pdf"]["status"] == "empty"
    assert status["頁.pdf"]["status"] == "not_pdf"
    assert status["壊.pdf"]["status"] == "not_pdf"
    for name in ("空.pdf", "頁.pdf", "壊.pdf"):
        assert status[name]["reason"]
        assert status[name]["advice"]
        assert name in done.stdout
    for table in ("initiatives", "budgets", "kpis", "provenance"):
        assert _rows(tmp_path / "data", table) == _rows(alone, table)


def test_a_file_given_twice_under_two_names_is_one_document(inputs: Path, tmp_path: Path) -> None:
    (inputs / "写し.md").write_bytes((inputs / "計画0.md").read_bytes())
    _extract(inputs, "--out", tmp_path / "data")
    rows = _rows(tmp_path / "data", "inputs")
    assert len(_rows(tmp_path / "data", "documents")) == 3
    assert sum("同じ内容" in row["reason"] for row in rows) == 1


def test_wrong_arguments_are_status_2(inputs: Path, tmp_path: Path) -> None:
    assert _extract(tmp_path / "ない.pdf", "--out", tmp_path / "data").returncode == 2
    assert _extract(inputs).returncode == 2
    assert _extract(inputs, "--out", tmp_path / "data", "--workers", "0").returncode == 2
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert _extract(inputs, "--out", tmp_path / "file").returncode == 2
    (tmp_path / "none").mkdir()
    assert _extract(tmp_path / "none", "--out", tmp_path / "data").returncode == 2
    assert not (tmp_path / "data").exists()


def test_any_number_of_workers_gives_the_same_bytes(inputs: Path, tmp_path: Path) -> None:
    _extract(inputs, "--out", tmp_path / "one", "--workers", "1")
    _extract(inputs, "--out", tmp_path / "three", "--workers", "3")
    one, three = _contents(tmp_path / "one"), _contents(tmp_path / "three")
    assert one.keys() == three.keys()
    assert [name for name in one if one[name] != three[name]] == []


def test_run_json_tells_what_differs_from_run_to_run(inputs: Path, tmp_path: Path) -> None:
    _extract(inputs, "--out", tmp_path / "data")
    run = json.loads((tmp_path / "data" / "run.json").read_text(encoding="utf-8"))
    assert [item["status"] for item in run["inputs"]] == ["ok"] * 3
    assert all(item["accounted"] == 1.0 and item["peak_memory_mb"] > 0 for item in run["inputs"])


def test_a_killed_run_leaves_the_earlier_output_whole(inputs: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert _extract(inputs, "--out", data).returncode == 0
    before = _contents(data)
    (inputs / "計画9.md").write_text(CARD.format(name="新しい事業", baseline=1), encoding="utf-8")
    chance = random.Random(7)  # noqa: S311
    for _ in range(4):
        process = subprocess.Popen(
            [*KOHYO, "extract", str(inputs), "--out", str(data), "--quiet"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(chance.uniform(0.2, 1.6))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        after = _contents(data)
        whole = after == before or b"\xe6\x96\xb0\xe3\x81\x97\xe3\x81\x84" in after["tables/initiatives.csv"]
        assert whole
    assert _extract(inputs, "--out", data).returncode == 0
    assert len(_rows(data, "initiatives")) == 4
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".data")] == []


def test_a_second_run_on_the_same_output_is_told(inputs: Path, tmp_path: Path) -> None:
    from kohyo.batch.workplace import workplace

    with workplace(tmp_path / "data"):
        done = _extract(inputs, "--out", tmp_path / "data")
    assert done.returncode == 3
    assert "別の処理" in done.stderr
    assert _extract(inputs, "--out", tmp_path / "data").returncode == 0


def test_an_output_that_cannot_be_written_is_status_3(inputs: Path, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        target = Path("/proc/kohyo")  # not even root can write there
    else:
        locked = tmp_path / "locked"
        locked.mkdir(mode=0o500)
        target = locked / "data"
    done = _extract(inputs, "--out", target)
    assert done.returncode == 3
    assert "書き出せませんでした" in done.stderr
    assert "Traceback" not in done.stderr


def test_tables_load_as_frames_with_their_types(inputs: Path, tmp_path: Path) -> None:
    import kohyo

    _extract(inputs, "--out", tmp_path / "data")
    budgets = kohyo.read_table(tmp_path / "data", "budgets")
    assert budgets.fiscal_year.tolist() == [2024, 2025, 2026] * 3
    assert str(budgets.fiscal_year.dtype) == "Int64"
    assert budgets.amount_thousand_yen.sum() == 6600
    codes = kohyo.read_table(tmp_path / "data", "initiative_municipalities").area_code
    assert codes.tolist() == ["32203", "32209"] * 3
    with pytest.raises(KeyError, match="no table"):
        kohyo.read_table(tmp_path / "data", "weather")


def test_help_loads_no_reader() -> None:
    code = (
        "import sys, kohyo.cli\n"
        "try: kohyo.cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'pandas', 'pyarrow', 'openpyxl', 'pydantic', 'pypdfium2', 'pdfplumber', 'rich'}\n"
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
