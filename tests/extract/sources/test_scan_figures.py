"""Figures on scans, and how sure they are; left out where the optional packages are missing."""

from __future__ import annotations

import pytest

from extract.sources.pdf.triage import find_models

if find_models() is None:
    pytest.skip("the optional packages for scans (kohyo[ocr]) are not installed", allow_module_level=True)

import numpy as np
from PIL import Image

from extract.layout.ink import Glyph
from extract.sources.look_alikes import repair
from extract.sources.scan.words import Recognised, without_rests
from normalize.records.ledger import LEAST_CONFIDENCE
from tests.scan_drawing import array, as_pdf, blank, grid, write


def test_a_nought_alone_in_its_cell_is_no_doubtful_figure() -> None:
    picture, draw = blank(400, 150)
    grid(draw, [40, 140, 210, 280, 360], [40, 60, 80])
    for x, y, text in ((150, 45, "310"), (240, 45, "0"), (320, 45, "0"), (150, 65, "0"), (240, 65, "25")):
        write(draw, x, y, text, 8)
    noise = np.random.default_rng(1).normal(0, 8, array(picture).shape)
    worn = Image.fromarray(np.asarray((array(picture) + noise).clip(0, 255), np.uint8))
    [table] = as_pdf(worn, turn=0.5).pages[0].grids
    noughts = [line for cell in table.cells for line in cell.lines if cell.text == "0"]
    assert len(noughts) == 3
    assert min(line.confidence for line in noughts) > LEAST_CONFIDENCE


def test_what_an_edge_leaves_of_a_page_number_is_no_text() -> None:
    def glyph(text: str, x: float, top: float, size: float, run: int) -> Glyph:
        return Glyph(text, x, top, x + size / 2, top + size, size, top + 0.88 * size, False, 0, run)

    cut = [glyph("n", 294, 804, 2, 1), glyph("A", 300, 804, 2, 1)]
    number = [glyph("1", 294, 804, 9, 2), glyph("4", 299, 804, 9, 2)]
    low = [glyph("注", 40, 400, 3, 3)]  # however small, within the page it stays
    found = Recognised([*cut, *number, *low], [0.16, 0.87, 1.0, 1.0, 0.9], [])
    assert "".join(g.text for g in without_rests(found, 842).glyphs) == "14注"


def test_old_forms_in_words_of_today_are_those_of_today() -> None:
    assert "".join(repair("介護職員獎励金")) == "介護職員奨励金"
