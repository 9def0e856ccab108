from pathlib import Path

import pytest

from kohyo.batch.discover import discover


def _touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("本文", encoding="utf-8")
    return path


def test_folders_are_searched_for_the_three_suffixes_in_a_fixed_order(tmp_path: Path) -> None:
    for name in ("b/２次.pdf", "a.txt", "b/c.MD", "b/notes.docx", ".hidden/x.txt", "b/.y.pdf"):
        _touch(tmp_path / name)
    assert [file.name for file in discover([tmp_path])] == ["a.txt", "b/c.MD", "b/２次.pdf"]


def test_a_file_given_by_name_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    path = _touch(tmp_path / "vision.text")
    assert [file.name for file in discover([path])] == ["vision.text"]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    path = _touch(tmp_path / "a.txt")
    assert len(discover([tmp_path, path])) == 1


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    _touch(tmp_path / "real" / "a.txt")
    (tmp_path / "real" / "loop").symlink_to(tmp_path / "real", target_is_directory=True)
    assert [file.name for file in discover([tmp_path])] == ["real/a.txt"]


def test_a_missing_input_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        discover([tmp_path / "nowhere.pdf"])


def test_names_that_are_not_utf8_become_printable(tmp_path: Path) -> None:
    path = tmp_path / "\udc83r.txt"
    path.write_text("本文", encoding="utf-8")
    (found,) = discover([tmp_path])
    assert found.name == "\\x83r.txt"
    found.name.encode("utf-8")
