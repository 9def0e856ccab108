"""Pages drawn as pictures, as a scanner would give them. Import it only where the packages for scans are there."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from extract.document import read_bytes
from schemas.printed import Document

FONT = Path(__file__).parents[1] / "samples" / "fonts" / "NotoSansJP-Regular.subset.ttf"
DPI = 200.0
SCALE = DPI / 72


def blank(width: float = 400, height: float = 300) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("L", (round(width * SCALE), round(height * SCALE)), 245)
    return picture, ImageDraw.Draw(picture)


def line(draw: ImageDraw.ImageDraw, x0: float, y0: float, x1: float, y1: float, width: int = 2) -> None:
    draw.line([x0 * SCALE, y0 * SCALE, x1 * SCALE, y1 * SCALE], fill=30, width=width)


def write(draw: ImageDraw.ImageDraw, x: float, y: float, text: str, size: float = 10, fill: int = 20) -> None:
    draw.text((x * SCALE, y * SCALE), text, fill=fill, font=ImageFont.truetype(str(FONT), round(size * SCALE)))


def grid(draw: ImageDraw.ImageDraw, xs: list[float], ys: list[float]) -> None:
    for x in xs:
        line(draw, x, ys[0], x, ys[-1])
    for y in ys:
        line(draw, xs[0], y, xs[-1], y)


def as_pdf(*pictures: Image.Image, turn: float = 0.0) -> Document:
    stored = io.BytesIO()
    turned = [p.rotate(turn, Image.Resampling.BICUBIC, fillcolor=245) if turn else p for p in pictures]
    turned[0].save(stored, "PDF", resolution=DPI, save_all=True, append_images=turned[1:])
    return read_bytes(stored.getvalue(), source_name="scan.pdf")


def array(picture: Image.Image) -> npt.NDArray[np.uint8]:
    return np.asarray(picture, np.uint8)
