"""A part whose document has another name is, byte by byte, the part that would have been written under it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kohyo.pipeline import process
from kohyo.writers.parts import write_part
from kohyo.writers.records_json import RECORD_NAME, write_record
from kohyo.writers.rename import rename_document

TEXT = "施策名\t休日診療事業\n政策分野\t医療\n取組内容\t休日の診療体制を整える。\n"


def _part(folder: Path, name: str) -> Path:
    from extract.document import read_bytes

    rows = process(read_bytes(TEXT.encode(), source_name=name)).rows
    write_part(folder, rows)
    write_record(folder / RECORD_NAME, rows)
    return folder


@pytest.mark.parametrize("name", ["b.txt", '"引用"、\\ と , の名前.txt', "長い" * 40 + ".txt"])
def test_a_renamed_part_is_the_part_of_the_other_name(tmp_path: Path, name: str) -> None:
    part = _part(tmp_path / "part", "a.txt")
    rename_document(part, name)
    other = _part(tmp_path / "other", name)
    assert (part / RECORD_NAME).read_bytes() == (other / RECORD_NAME).read_bytes()
    assert (part / "rows.zip").read_bytes() == (other / "rows.zip").read_bytes()
    assert sorted(path.name for path in part.iterdir()) == sorted(path.name for path in other.iterdir())


def test_a_hard_link_to_the_record_keeps_the_earlier_name(tmp_path: Path) -> None:
    part = _part(tmp_path / "part", "a.txt")
    (tmp_path / "record.json").hardlink_to(part / RECORD_NAME)
    before = (tmp_path / "record.json").read_bytes()
    rename_document(part, "b.txt")
    assert (tmp_path / "record.json").read_bytes() == before
