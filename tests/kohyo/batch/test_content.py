"""Large files are mapped from a copy of their own, and read as small ones are."""

from __future__ import annotations

import hashlib
import os
import tempfile
from mmap import mmap
from pathlib import Path
from typing import Any, NoReturn

import pytest

from extract.document import count_pages, grows_beyond, read_bytes, read_sections
from kohyo.batch import content
from kohyo.batch.content import UnusableFileError, read_whole
from tests.drawing import Drawing, texts


def drawn(pages: int = 3) -> bytes:
    d = Drawing()
    for number in range(pages):
        if number:
            d.page()
        d.text(30, 40, f"第{number + 1}回の協議会を開いた。", 11)
    return d.data()


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that counts as large."""
    monkeypatch.setattr(content, "MAPPED_FROM", 1)
    path = tmp_path / "a.pdf"
    path.write_bytes(drawn())
    return path


def test_a_mapped_file_is_read_as_one_in_memory(large: Path, tmp_path: Path) -> None:
    data = large.read_bytes()
    mapped = read_whole(large, aside=tmp_path)
    assert isinstance(mapped, mmap)
    assert hashlib.sha256(mapped).digest() == hashlib.sha256(data).digest()
    assert count_pages(mapped) == 3
    assert not grows_beyond(mapped, 1)
    (section,) = read_sections(mapped, source_name="a.pdf")
    whole = read_bytes(data, source_name="a.pdf")
    assert [texts(section, page) for page in range(3)] == [texts(whole, page) for page in range(3)]


def test_what_becomes_of_a_file_changes_nothing_of_its_copy(large: Path, tmp_path: Path) -> None:
    data = large.read_bytes()
    mapped = read_whole(large, aside=tmp_path)
    large.write_bytes(b"")
    assert mapped[:] == data
    assert os.listdir(tmp_path) == ["a.pdf"]  # noqa: PTH208  the copy has no name


def test_a_file_stays_in_memory_where_there_is_no_room_for_a_copy(
    large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_: Any) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    assert read_whole(large, aside=tmp_path) == large.read_bytes()


def test_a_mapped_file_that_was_written_to_is_told(
    large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fstat = os.fstat
    calls: list[int] = []

    def growing(handle: int) -> os.stat_result:
        status = fstat(handle)
        calls.append(handle)
        if len(calls) == 2:  # between the mode and the size
            with large.open("ab") as file:
                file.write(b"more")
        return status

    monkeypatch.setattr(os, "fstat", growing)
    with pytest.raises(UnusableFileError):
        read_whole(large, aside=tmp_path)
