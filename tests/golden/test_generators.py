"""Every drawn sample can be drawn again, and says what it is."""

from __future__ import annotations

import base64
import importlib
import re
import zlib
from pathlib import Path

import pytest

from tools.golden import SAMPLES, sample_folders, source_of

DRAWN = [folder for folder in sample_folders() if (folder / "make.py").exists()]
LARGEST = 200_000


def inflated(pdf: bytes) -> list[bytes]:
    """The objects of a PDF with their streams decompressed, because zlibs differ in how they compress."""
    parts = re.split(rb"\nstream\r?\n(.*?)endstream", pdf[: pdf.rindex(b"xref")], flags=re.DOTALL)
    made = []
    for number, part in enumerate(parts):
        if number % 2 == 0:
            made.append(re.sub(rb"/Length \d+", b"", part))
        else:
            raw = part.strip(b"\r\n")
            made.append(
                zlib.decompress(_ascii85(raw)) if raw.endswith(b"~>") else zlib.decompressobj().decompress(raw)
            )
    return made


def _ascii85(raw: bytes) -> bytes:

    return base64.a85decode(raw.rstrip(b"~>"))


@pytest.mark.parametrize("folder", DRAWN, ids=lambda folder: folder.name)
def test_a_sample_is_drawn_again_to_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("reportlab", reason="reportlab, which draws the samples, is not installed")
    module = importlib.import_module(f"samples.{folder.name}.make")
    again = tmp_path / "source.pdf"
    module.make(again)
    kept, made = source_of(folder).read_bytes(), again.read_bytes()
    assert made == kept or inflated(made) == inflated(kept)


@pytest.mark.parametrize("folder", sample_folders(), ids=lambda folder: folder.name)
def test_a_sample_says_what_it_is_and_stays_small(folder: Path) -> None:
    assert (folder / "README.rst").read_text(encoding="utf-8").strip()
    assert (folder / "truth.csv").stat().st_size > 0
    assert source_of(folder).stat().st_size < LARGEST


def test_the_list_of_samples_names_each() -> None:
    listed = (SAMPLES / "README.rst").read_text(encoding="utf-8")
    for folder in sample_folders():
        assert f"``{folder.name}``" in listed, folder.name


def test_only_documents_are_found_when_the_folder_is_read() -> None:
    readable = {path for suffix in ("pdf", "txt", "md") for path in SAMPLES.rglob(f"*.{suffix}")}
    assert readable == {source_of(folder) for folder in sample_folders()}
