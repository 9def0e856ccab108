"""Makes a scan of the first page of ``card_form_b_pdf``: a grey picture, turned, noisy, compressed, without text.

Not called ``make.py``, because renderers and JPEG encoders differ by version: the bytes are not the same again.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

HERE = Path(__file__).parent
DPI = 200
DEGREES = 0.7
"""Counterclockwise."""
NOISE = 2.0
QUALITY = 24


def scan(source: Path, page: int, target: Path) -> None:
    """Writes ``target``, a PDF of one picture: the page of ``source`` (from 0) as a scanner would see it."""
    document = pdfium.PdfDocument(source)
    picture = document[page].render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
    document.close()
    picture = picture.rotate(DEGREES, Image.Resampling.BICUBIC, fillcolor=255)
    levels = np.asarray(picture, np.float64) * 0.9 + 16
    levels += np.random.default_rng(2).normal(0, NOISE, levels.shape)
    stored = io.BytesIO()
    Image.fromarray(levels.clip(0, 255).astype(np.uint8)).save(stored, "JPEG", quality=QUALITY)
    Image.open(stored).save(target, "PDF", resolution=DPI, quality=QUALITY)


if __name__ == "__main__":
    scan(
        HERE.parent / "card_form_b_pdf" / "source.pdf",
        0,
        Path(sys.argv[1]) if sys.argv[1:] else HERE / "source.pdf",
    )
