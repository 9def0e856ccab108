"""A text layer that lies is found out by a few lines of the picture, and a good one is left alone."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from schemas.printed import Document
from tests.drawing import Drawing

pytest.importorskip("onnxruntime")
pytest.importorskip("cv2")

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics, ttfonts

from extract.sources.pdf.triage import find_models
from extract.sources.scan import layer as scan_layer

if find_models() is None:
    pytest.skip("the optional packages for scans (kohyo[ocr]) are not installed", allow_module_level=True)

FONT = Path(__file__).parents[3] / "samples" / "fonts" / "NotoSansJP-Regular.subset.ttf"
TEXT = (
    "圏域の住民が安心して暮らせるとともに、",
    "病院の勤務医の負担が軽減される。また、",
    "各町は、人口割により必要な経費を負担し、",
    "住民への周知を行う。大田市が設置する",
    "夜間休日の診療所を圏域の住民が利用できる。",
)
_named = iter(range(1_000))


def typeset(monkeypatch: pytest.MonkeyPatch, wrong: Callable[[int], int] | None = None) -> Document:
    """A page of TEXT whose font maps its codes to ``wrong`` characters."""
    make = ttfonts.makeToUnicodeCMap

    def lying(name: str, subset: Sequence[int]) -> Any:
        return make(name, [wrong(code) for code in subset] if wrong else subset)

    monkeypatch.setattr(ttfonts, "makeToUnicodeCMap", lying)
    font = f"layer{next(_named)}"
    pdfmetrics.registerFont(ttfonts.TTFont(font, str(FONT)))
    d = Drawing()
    for k, line in enumerate(TEXT):
        d.text(40, 80 + 24 * k, line, font=font, size=11)
    return d.read()


def text_of(document: Document) -> str:
    return "".join(line.text for line in document.pages[0].lines).replace(" ", "")


def shifted(code: int) -> int:
    return code + 1


def private(code: int) -> int:
    return 0xE000 + code % 6_000


def random_ideograph(code: int) -> int:
    return 0x4E00 + code * 7_919 % 20_000


def glyph_number(code: int) -> int:
    return 0x0530 + code % 2_000


@pytest.mark.parametrize("wrong", [shifted, private, random_ideograph, glyph_number])
def test_a_wrong_map_is_found_out(monkeypatch: pytest.MonkeyPatch, wrong: Callable[[int], int]) -> None:
    document = typeset(monkeypatch, wrong)
    assert document.pages[0].method == "ocr"
    assert text_of(document) == "".join(TEXT)
    assert [note.rule for note in document.notes] == ["unreadable-glyphs"]


def test_a_right_map_is_believed_without_a_look(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a good page was sampled")

    monkeypatch.setattr(scan_layer, "why_layer_lies", refuse)
    document = typeset(monkeypatch)
    assert document.pages[0].method == "text"
    assert text_of(document) == "".join(TEXT)


def scanned(layer: Sequence[str], *, hidden: bool = True) -> Document:
    """A picture of TEXT with a layer over it."""
    from PIL import ImageDraw, ImageFont

    scale = 200 / 72
    picture = Image.new("L", (round(400 * scale), round(500 * scale)), 240)
    draw = ImageDraw.Draw(picture)
    for k, line in enumerate(TEXT):
        face = ImageFont.truetype(str(FONT), round(11 * scale))
        draw.text((40 * scale, (80 + 24 * k) * scale), line, 20, font=face, anchor="ls")
    noise = np.random.default_rng(1).normal(0, 3, (picture.height, picture.width))
    picture = Image.fromarray((np.asarray(picture) + noise).clip(0, 255).astype(np.uint8))
    stored = io.BytesIO()
    picture.save(stored, "JPEG", quality=80)
    font = f"layer{next(_named)}"
    pdfmetrics.registerFont(ttfonts.TTFont(font, str(FONT)))
    d = Drawing()
    for k, line in enumerate(layer):
        if not hidden:
            d.text(40, 80 + 24 * k, line, font=font, size=11)
    d.canvas.drawImage(ImageReader(Image.open(stored)), 0, 0, 400, 500)
    for k, line in enumerate(layer):
        if hidden:
            text = d.canvas.beginText(40, 500 - 80 - 24 * k)
            text.setTextRenderMode(3)
            text.setFont(font, 11)
            text.textOut(line)
            d.canvas.drawText(text)
    return d.read()


def worn(line: str) -> str:
    """A line as an old recogniser gives it: torn apart and with look-alikes."""
    worse = line.maketrans("圏住の担医をの日夜", "国往0坦区をの月複")
    return " ".join(line.translate(worse))


@pytest.mark.parametrize("hidden", [True, False])
def test_an_old_layer_full_of_errors_is_read_again(hidden: bool) -> None:
    document = scanned([worn(line) for line in TEXT], hidden=hidden)
    assert text_of(document) == "".join(TEXT)
    assert document.pages[0].method == "ocr"


def test_a_good_layer_over_a_scan_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a good layer was read again")

    monkeypatch.setattr("extract.sources.scan.page.read_picture", refuse)
    document = scanned(TEXT)
    assert text_of(document) == "".join(TEXT)
    assert document.text_layer == "ocr"


def test_a_good_layer_over_a_scan_has_the_rulings_of_its_picture() -> None:
    from PIL import ImageDraw

    scale = 200 / 72
    picture = Image.new("L", (round(400 * scale), round(500 * scale)), 240)
    draw = ImageDraw.Draw(picture)
    for x in (40, 120, 360):
        draw.line([x * scale, 60 * scale, x * scale, 140 * scale], fill=30, width=2)
    for y in (60, 100, 140):
        draw.line([40 * scale, y * scale, 360 * scale, y * scale], fill=30, width=2)
    stored = io.BytesIO()
    picture.rotate(1.5, Image.Resampling.BICUBIC, fillcolor=240).save(stored, "PNG")
    font = f"layer{next(_named)}"
    pdfmetrics.registerFont(ttfonts.TTFont(font, str(FONT)))
    d = Drawing()
    d.canvas.drawImage(ImageReader(Image.open(stored)), 0, 0, 400, 500)
    # as the sheet lies: the rotation of the picture around its middle
    d.canvas.translate(200, 250)
    d.canvas.rotate(1.5)
    for x, y, words in ((46, 84, "事業名"), (126, 84, TEXT[1]), (46, 124, "事業費"), (126, 124, "千円")):
        text = d.canvas.beginText(x - 200, 250 - y)
        text.setTextRenderMode(3)
        text.setFont(font, 11)
        text.textOut(words)
        d.canvas.drawText(text)
    document = d.read()
    [table] = document.pages[0].grids
    assert [cell.text for cell in table.cells] == ["事業名", TEXT[1], "事業費", "千円"]
    assert document.pages[0].turned is not None
