"""Inputs and outputs at addresses: fetched before a run, handed over after it, and never by two runs at once."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("fsspec", reason="the extra cluster is not installed")

from kohyo.cli import main
from kohyo.storage.mirror import StorageError
from kohyo.storage.places import Places


@pytest.fixture
def there(tmp_path: Path) -> Path:
    folder = tmp_path / "there"
    (folder / "in").mkdir(parents=True)
    (folder / "in" / "計画.md").write_text("# 計画\n\n本文です。\n", encoding="utf-8")
    return folder


def address(path: Path) -> str:
    return f"file://{path}"


def test_paths_stay_paths(tmp_path: Path) -> None:
    with Places([str(tmp_path)], str(tmp_path / "data"), tmp_path / "home") as places:
        assert (places.inputs, places.out, places.addresses) == ((tmp_path,), tmp_path / "data", {})
        places.hand_over()
    assert not (tmp_path / "home").exists()


def test_a_folder_and_a_single_file_are_fetched(there: Path, tmp_path: Path) -> None:
    with Places([address(there / "in") + "/"], address(there / "data"), tmp_path / "home") as places:
        (folder,) = places.inputs
        assert [path.name for path in folder.iterdir()] == ["計画.md"]
        assert list(places.addresses) == [folder / "計画.md"]
    with Places([address(there / "in" / "計画.md")], str(tmp_path / "data"), tmp_path / "home") as places:
        (file,) = places.inputs
        assert file.read_bytes() == (there / "in" / "計画.md").read_bytes()
        assert list(places.addresses) == [file]


def test_two_runs_do_not_share_a_mirror(there: Path, tmp_path: Path) -> None:
    given = [address(there / "in")], str(tmp_path / "data"), tmp_path / "home"
    with Places(*given), pytest.raises(StorageError, match="別の処理"):
        Places(*given).__enter__()
    with Places(*given):
        pass


def test_an_input_given_twice_is_fetched_once(there: Path, tmp_path: Path) -> None:
    given = [address(there / "in"), address(there / "in") + "/"]
    with Places(given, str(tmp_path / "data"), tmp_path / "home") as places:
        assert len(places.inputs) == 1


@pytest.mark.parametrize(
    ("source", "out", "word"), [("in", "in/data", "の中に"), ("none", "data", "何もありません")]
)
def test_what_cannot_be_meant_is_refused(there: Path, tmp_path: Path, source: str, out: str, word: str) -> None:
    with pytest.raises(StorageError, match=word):
        Places([address(there / source)], address(there / out), tmp_path / "home").__enter__()


def test_a_run_from_address_to_address(
    there: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    command = ["extract", address(there / "in"), "--out", address(there / "data"), "--workers", "1"]
    assert main(command) == 0
    assert f"file://{there}/data に書き出しました" in capsys.readouterr().out
    assert (there / "data" / "tables" / "documents.csv").stat().st_size > 0
    before = {path: path.stat().st_mtime_ns for path in (there / "data" / "tables").rglob("*")}
    assert main(command) == 0
    assert "内容に変わりはありません" in capsys.readouterr().out
    assert before == {path: path.stat().st_mtime_ns for path in (there / "data" / "tables").rglob("*")}


def test_an_address_that_cannot_be_read_ends_with_three(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", "nowhere://x/y", "--out", str(tmp_path / "data")]) == 3
    assert "読み書きできません" in capsys.readouterr().err
