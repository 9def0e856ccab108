"""The program gives today what it gave when the expected files were last accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.golden import expected_files, missing_for, sample_folders

HINT = "read the difference; if it is meant, run `make golden` and commit it"


@pytest.mark.parametrize("folder", sample_folders(), ids=lambda folder: folder.name)
def test_a_sample_gives_what_it_gave(folder: Path) -> None:
    if missing := missing_for(folder):
        pytest.skip(missing)
    found = expected_files(folder)
    kept = {path.name: path.read_bytes() for path in (folder / "expected").glob("*.csv")}
    assert sorted(found) == sorted(kept), HINT
    for name, content in found.items():
        assert content.decode("utf-8").splitlines() == kept[name].decode("utf-8").splitlines(), (name, HINT)
        assert content == kept[name], (name, HINT)


def test_nothing_is_expected_of_a_sample_that_is_gone() -> None:
    for folder in sample_folders():
        assert (folder / "expected").is_dir(), f"{folder.name} has no expected files; run `make golden`"
