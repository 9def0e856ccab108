"""Tables in pictures that only their grounds draw: stripes hardly to be seen, white joints between cells."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extract.sources.pdf.triage import find_models

if find_models() is None:
    pytest.skip("the optional packages for scans (kohyo[ocr]) are not installed", allow_module_level=True)

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

from extract.sources.scan.grounds import find_grounds
from extract.sources.scan.picture import straighten
from extract.sources.scan.rulings import find_rulings
from tests.scan_drawing import DPI, SCALE, array, as_pdf, blank, write

ROWS = [(60, 78, 125), (78, 97, 236), (97, 116, 247), (116, 135, 236)]
COLUMNS = [40, 190, 270, 350]
TEXTS = [
    ("指標", "現状値", "目標値"),
    ("新規就農者の数", "11", "30"),
    ("空き家の成約件数", "38", "60"),
    ("相談会の参加者数", "24", "90"),
]


def noisy(picture: Image.Image) -> npt.NDArray[np.uint8]:
    noise = np.random.default_rng(3).normal(0, 6, array(picture).shape)
    return np.asarray((array(picture) + noise).clip(0, 255), np.uint8)


def striped() -> Image.Image:
    """A table with a dark head and stripes of two pale tints, white joints between all its cells."""
    picture, draw = blank(400, 200)
    picture.paste(255, (0, 0, *picture.size))
    for (top, bottom, fill), texts in zip(ROWS, TEXTS, strict=True):
        draw.rectangle([40 * SCALE, top * SCALE, 350 * SCALE, bottom * SCALE], fill=fill)
        for left, text in zip(COLUMNS, texts, strict=False):
            write(draw, left + 6, top + 3, text, fill=255 if top == 60 else 20)
    _joints(draw)
    return picture.rotate(0.5, Image.Resampling.BICUBIC, fillcolor=255)


def _joints(draw: ImageDraw.ImageDraw) -> None:
    for x in COLUMNS:
        draw.rectangle([x * SCALE, 60 * SCALE, x * SCALE + 1, 135 * SCALE], fill=255)
    for _, bottom, _ in ROWS:
        draw.rectangle([40 * SCALE, bottom * SCALE - 1, 350 * SCALE, bottom * SCALE], fill=255)


def test_every_cell_between_white_joints_is_a_ground() -> None:
    seen = straighten(noisy(striped()), DPI)
    fills = sorted(find_grounds(seen, find_rulings(seen)), key=lambda f: (f.top, f.x0))
    boxes = [(x0, top, x1, bottom) for top, bottom, _ in ROWS for x0, x1 in pairwise(COLUMNS)]
    assert len(fills) == len(boxes)
    for fill, box in zip(fills, boxes, strict=True):
        assert fill[:4] == pytest.approx(box, abs=1)
    levels = [fills[k].colour[0] for k in (0, 3, 6, 9)]
    assert levels[1] == levels[3] < levels[2] < 250


def test_a_table_of_grounds_is_read_from_its_picture() -> None:
    [page] = as_pdf(Image.fromarray(noisy(striped()))).pages
    [table] = page.grids
    assert [cell.text for cell in table.cells] == [text for texts in TEXTS for text in texts]


def test_a_shadow_is_no_pale_ground() -> None:
    picture, draw = blank(400, 200)
    picture.paste(255, (0, 0, *picture.size))
    draw.rectangle([90 * SCALE, 60 * SCALE, 310 * SCALE, 130 * SCALE], fill=247)
    blurred = picture.filter(ImageFilter.GaussianBlur(12 * SCALE))
    seen = straighten(noisy(blurred), DPI)
    assert find_grounds(seen, find_rulings(seen)) == []
