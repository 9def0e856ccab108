"""The second engine: the same ink of a page, read with pdfplumber.

It is many times slower than PDFium and used where PDFium cannot load a file, and in tests, which hold the two
engines against each other.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from extract.layout.ink import Colour, Fill, Glyph, PageInk, Stroke
from extract.sources.pdf_text import ASCENT, MAX_GLYPHS_PER_PAGE, is_bold_name, is_unreadable
from schemas.errors import UnreadableInputError

_REPLACEMENT = "\ufffd"


def count_pages(data: bytes) -> int:
    """How many pages a PDF has.

    Raises:
        UnreadableInputError: encrypted, or not loadable by this engine either.
    """
    return len(_pages(data))


def read_inks(data: bytes, numbers: Iterable[int] | None = None) -> Iterator[PageInk | None]:
    """The ink of pages one after the other; None for a page that cannot be read.

    Args:
        data: the bytes of the file.
        numbers: the pages to read, counted from 1, asked for one by one; None for all of them.

    Raises:
        UnreadableInputError: encrypted, or not loadable by this engine either.
    """
    pages = _pages(data)
    for number in range(1, len(pages) + 1) if numbers is None else numbers:
        page = pages[number - 1]
        try:
            yield read_ink(page, number)
        except MemoryError:
            raise
        except Exception as error:  # as when opening, within a page, which must not cost the others
            logging.getLogger(__name__).info("page %d: %r", number, error)
            yield None
        finally:
            page.close()


def _pages(data: bytes) -> list[Any]:
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it warns of every damaged object
    try:
        return list(pdfplumber.open(io.BytesIO(data)).pages)
    except MemoryError:
        raise  # the caller's limit, not the file's fault alone
    except Exception as error:  # pdfminer meets damaged objects with whatever its own code raises on them
        cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
        raise _refusal(cause) from error


def _refusal(cause: object) -> UnreadableInputError:
    if isinstance(cause, PDFPasswordIncorrect):
        return UnreadableInputError(
            "encrypted",
            "パスワードで保護されたPDFです。",
            "パスワードを解除して保存し直したファイルを渡してください。",
        )
    return UnreadableInputError(
        "not_pdf",
        "PDFとして読み込めません。ファイルが壊れているか、途中で切れています。",
        "ファイルを開けるか確かめ、作成元からもう一度入手してください。",
    )


def read_ink(page: Any, number: int) -> PageInk:
    """The ink of a pdfplumber page."""
    left, top = float(page.bbox[0]), float(page.bbox[1])
    ink = PageInk(number, float(page.width), float(page.height))
    for char in page.chars[:MAX_GLYPHS_PER_PAGE]:
        glyph = _glyph(char, left, top, ink)
        if glyph is not None:
            ink.glyphs.append(glyph)
    if len(page.chars) > MAX_GLYPHS_PER_PAGE:
        ink.limits.add("glyphs")
    for order, item in enumerate((*page.rects, *page.curves, *page.lines)):
        _add_path(item, left, top, ink, order)
    ink.images = [(i["x0"] - left, i["top"] - top, i["x1"] - left, i["bottom"] - top) for i in page.images]
    return ink


def _glyph(char: dict[str, Any], left: float, top: float, ink: PageInk) -> Glyph | None:
    text = char["text"]
    if text.startswith("(cid:") or not text or any(is_unreadable(ord(c)) for c in text):
        ink.unreadable += 1
        text = text if len(text) == 1 and ord(text) >= 0xE000 else _REPLACEMENT
    a, b = char["matrix"][:2]
    size = abs(float(char["size"]))
    x0, x1 = char["x0"] - left, char["x1"] - left
    up, down = char["top"] - top, char["bottom"] - top
    bold = is_bold_name(char["fontname"])
    if abs(b) > abs(a):  # turned text
        size = abs(x1 - x0)
        turn = 90 if b < 0 else 270
        base = x0 + (1 - ASCENT) * size if turn == 90 else x1 - (1 - ASCENT) * size
        return Glyph(text, x0, up, x1, down, size, base, bold, turn)
    if not char["upright"] and down - up > 0:  # vertical writing: the box is the glyph's square
        size = max(x1 - x0, down - up)
    base = down - (1 - ASCENT) * size
    return Glyph(text, x0, base - ASCENT * size, x1, base + (1 - ASCENT) * size, size, base, bold, 0)


def _colour(value: Any) -> Colour:
    """RGB of a PDF colour in any device space; black where it is a pattern or missing."""
    parts = [float(v) for v in value if isinstance(v, int | float)] if isinstance(value, tuple | list) else []
    if isinstance(value, int | float):
        parts = [float(value)]
    if len(parts) == 1:
        parts = parts * 3
    elif len(parts) == 4:
        cyan, magenta, yellow, black = parts
        parts = [(1 - min(1.0, ink + black)) for ink in (cyan, magenta, yellow)]
    if len(parts) != 3:
        return (0, 0, 0)
    red, green, blue = (round(255 * min(max(v, 0.0), 1.0)) for v in parts)
    return (red, green, blue)


def _add_path(item: dict[str, Any], left: float, top: float, ink: PageInk, order: int) -> None:
    points = [(x - left, y - top) for x, y in item["pts"]]
    if item.get("fill") and len(points) > 2:
        x0, x1 = item["x0"] - left, item["x1"] - left
        y0, y1 = item["top"] - top, item["bottom"] - top
        corners = 4 if item["object_type"] == "rect" else len(set(points)) + (5 if len(set(points)) == 4 else 0)
        ink.fills.append(Fill(x0, y0, x1, y1, _colour(item["non_stroking_color"]), order, corners))
    if item.get("stroke"):
        colour, width = _colour(item["stroking_color"]), float(item.get("linewidth") or 0)
        if item["object_type"] == "rect":
            points = [*points, points[0]]
        for (ax, ay), (bx, by) in pairwise(points):
            ink.strokes.append(Stroke(ax, ay, bx, by, width, colour, order))
