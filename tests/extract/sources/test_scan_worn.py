"""Pages that were scanned badly: noise, blur and damage; left out where the optional packages are missing."""

from __future__ import annotations

import pytest

from extract.sources.scan import find_models

if find_models() is None:
    pytest.skip("the optional packages for scans (kohyo[ocr]) are not installed", allow_module_level=True)

import numpy as np
import numpy.typing as npt
from PIL import Image

from extract.sources.scan_picture import straighten
from extract.sources.scan_rulings import find_grounds, find_rulings
from tests.scan_drawing import DPI, SCALE, array, blank, grid, write


def noisy(picture: Image.Image, sigma: float) -> npt.NDArray[np.uint8]:
    noise = np.random.default_rng(1).normal(0, sigma, array(picture).shape)
    return np.asarray((array(picture) + noise).clip(0, 255), np.uint8)


def test_a_pale_tint_is_a_ground_in_noise_and_white_paper_is_none() -> None:
    picture, draw = blank()
    picture.paste(255, (0, 0, *picture.size))
    for x in (50, 150, 250):
        draw.rectangle([x * SCALE, 50 * SCALE, (x + 100) * SCALE, 63 * SCALE], fill=242)
        write(draw, x + 20, 52, "現状値", 8)
    grid(draw, [50, 150, 250, 350], [50, 63, 76, 89])
    for sigma in (3, 8):
        straight = straighten(noisy(picture, sigma), DPI)
        grounds = find_grounds(straight, find_rulings(straight))
        assert sorted(round((f.x0 + f.x1) / 20) * 10 for f in grounds) == [100, 200, 300], sigma
        assert all(f.top < 56 < f.bottom < 67 for f in grounds), sigma
