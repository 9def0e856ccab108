"""Documents as offices publish them: none ends a reading, and hardly a printed character is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from kohyo.pipeline import read_document

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "real"
DOCUMENTS = sorted(FOLDER.glob("*.pdf")) if FOLDER.is_dir() else []
LEAST_ACCOUNTED = 0.99

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not DOCUMENTS, reason="the documents of offices do not lie beside the checkout"),
]


@pytest.mark.parametrize("path", DOCUMENTS, ids=[path.name for path in DOCUMENTS])
def test_nothing_printed_is_lost(path: Path) -> None:
    assert read_document(path).accounted >= LEAST_ACCOUNTED
