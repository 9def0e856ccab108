"""The second engine: the same ink of a page, read with pdfplumber.

It is many times slower than PDFium and used where PDFium cannot load a file, and in tests, which hold the two
engines against each other.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from extract.layout.ink import Colour, Fill, Glyph, PageInk, Stroke, frame_of, from_a_corner
from extract.sources.pdf.symbol_fonts import symbols_of
from extract.sources.pdf.text import ASCENT, MAX_GLYPHS_PER_PAGE, is_bold_name, is_unreadable
from schemas.errors import UnreadableInputError
from schemas.file_bytes import FileBytes

_REPLACEMENT = "\ufffd"


def count_pages(data: FileBytes) -> int:
    """How many pages a PDF has.

    Raises:
        UnreadableInputError: encrypted, or not loadable by this engine either.
    """
    return len(_pages(data))


def read_inks(data: FileBytes, numbers: Sequence[int] | None = None) -> Iterator[PageInk | None]:
    """The ink of pages one after the other; None for a page that cannot be read.

    Args:
        data: the bytes of the file.
        numbers: the pages to read, counted from 1; None for all of them.

    Raises:
        UnreadableInputError: encrypted, or not loadable by this engine either.
    """
    engine = SecondEngine(data)
    for number in range(1, engine.count + 1) if numbers is None else numbers:
        yield engine.ink(number)


class SecondEngine:
    """A file as this engine reads it: opened when the first page is asked for, and a page is closed once read."""

    def __init__(self, data: FileBytes) -> None:
        self._data = data

    @cached_property
    def _opened(self) -> list[Any]:
        return _pages(self._data)

    @property
    def count(self) -> int:
        """Number of pages.

        Raises:
            UnreadableInputError: encrypted, or not loadable by this engine.
        """
        return len(self._opened)

    def ink(self, number: int) -> PageInk | None:
        """The ink of a page, counted from 1; None where it cannot be read.

        Raises:
            UnreadableInputError: encrypted, or not loadable by this engine.
        """
        if number > self.count:
            return None
        page = self._opened[number - 1]
        try:
            return read_ink(page, number)
        except MemoryError:
            raise
        except Exception as error:  # as when opening, within a page, which must not cost the others
            logging.getLogger(__name__).info("page %d: %r", number, error)
            return None
        finally:
            page.close()


def _pages(data: FileBytes) -> list[Any]:
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
    frame = _frame(page)
    left, top = frame.left, frame.top
    ink = PageInk(number, frame.width, frame.height)
    for char in page.chars[:MAX_GLYPHS_PER_PAGE]:
        glyph = _glyph(char, frame, ink)
        if glyph is not None:
            ink.glyphs.append(glyph)
    if len(page.chars) > MAX_GLYPHS_PER_PAGE:
        ink.limits.add("glyphs")
    for order, item in enumerate((*page.rects, *page.curves, *page.lines)):
        _add_path(item, left, top, ink, order)
    ink.images = [(i["x0"] - left, i["top"] - top, i["x1"] - left, i["bottom"] - top) for i in page.images]
    return ink


class _Frame(NamedTuple):
    """The shown part of a page in the coordinates that pdfplumber gives (``left``, ``top``) and in pdfminer's own.

    ``shift`` is what pdfplumber adds to pdfminer's x, which is that of a character's matrix.
    """

    left: float
    top: float
    width: float
    height: float
    shift: float


def _frame(page: Any) -> _Frame:
    """The frame of a pdfplumber page; a crop that leaves nothing is no crop."""
    x0, y0, x1, y1 = _sorted_box(page.page_obj.mediabox)
    cx0, cy0, cx1, cy1 = _sorted_box(page.page_obj.cropbox or page.page_obj.mediabox)
    cx0, cy0, cx1, cy1 = max(x0, cx0), max(y0, cy0), min(x1, cx1), min(y1, cy1)
    if cx0 >= cx1 or cy0 >= cy1:
        cx0, cy0, cx1, cy1 = x0, y0, x1, y1
    # pdfminer turns and shifts by the corners of the media box as they are written, in whatever order
    ax, ay, bx, by = (float(value) for value in page.page_obj.mediabox)
    turns = {90: (0, -1, 1, 0, -ay, bx), 180: (-1, 0, 0, -1, bx, by), 270: (0, 1, -1, 0, by, -ax)}
    a, b, c, d, e, f = turns.get(page.page_obj.rotate, (1, 0, 0, 1, -ax, -ay))
    xs, ys = zip(*((a * x + c * y + e, b * x + d * y + f) for x, y in ((cx0, cy0), (cx1, cy1))), strict=True)
    shift, down = float(page.mediabox[0]), float(page.mediabox[1])
    return _Frame(shift + min(xs), down + page.height - max(ys), max(xs) - min(xs), max(ys) - min(ys), shift)


def _sorted_box(box: Any) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(value) for value in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _glyph(char: dict[str, Any], frame: _Frame, ink: PageInk) -> Glyph | None:
    text = char["text"]
    if len(text) == 1 and ord(text) >= 0xE000:
        text = symbols_of(char["fontname"]).get(ord(text), text)
    if text.startswith("(cid:") or not text or any(is_unreadable(ord(c)) for c in text):
        ink.unreadable += 1
        text = text if len(text) == 1 and ord(text) >= 0xE000 else _REPLACEMENT
    a, b, _, _, origin_x, origin_y = char["matrix"]
    origin_x += frame.shift
    left, top = frame.left, frame.top
    size = abs(float(char["size"]))
    x0, x1 = char["x0"] - left, char["x1"] - left
    up, down = char["top"] - top, char["bottom"] - top
    bold = is_bold_name(char["fontname"])
    if abs(b) > abs(a):  # turned text
        size = abs(x1 - x0)
        turn = 90 if b < 0 else 270
        base = origin_x - left
        start = base - (1 - ASCENT if turn == 90 else ASCENT) * size
        return Glyph(text, start, up, start + size, down, size, base, bold, turn)
    if abs(char["x0"] - origin_x) > 0.1 * size and down > up:  # vertical writing hangs on the middle of its top
        size = max(x1 - x0, down - up)
        base = down - (1 - ASCENT) * size
    else:
        # from the origin: the box hangs on what the font says about its descent, which may be anything
        base = char["top"] + char["y1"] - origin_y - top
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


def _corners(item: dict[str, Any], points: Sequence[tuple[float, float]]) -> int:
    """How many corners a figure has; 4 for boxes only."""
    count = len(set(points))
    begun_elsewhere = len(points) < len(item["pts"]) and all(len(set(at)) == 2 for at in zip(*points, strict=True))
    if item["object_type"] == "rect" or (count == 4 and begun_elsewhere):
        return 4
    return count + (5 if count == 4 else 0)


def _add_path(item: dict[str, Any], left: float, top: float, ink: PageInk, order: int) -> None:
    points = [(x - left, y - top) for x, y in item["pts"]]
    points = points if any(part[0] == "c" for part in item.get("path") or ()) else from_a_corner(points)
    if item.get("fill") and len(points) > 2:
        x0, x1 = item["x0"] - left, item["x1"] - left
        y0, y1 = item["top"] - top, item["bottom"] - top
        ink.fills.append(Fill(x0, y0, x1, y1, _colour(item["non_stroking_color"]), order, _corners(item, points)))
    is_drawn = item.get("stroke") or item["object_type"] == "curve"
    if is_drawn and len(points) > 3 and (frame := frame_of(points, order)) is not None:
        ink.frames.append(frame)
    if item.get("stroke"):
        colour, width = _colour(item["stroking_color"]), float(item.get("linewidth") or 0)
        if item["object_type"] == "rect":
            points = [*points, points[0]]
        for (ax, ay), (bx, by) in pairwise(points):
            ink.strokes.append(Stroke(ax, ay, bx, by, width, colour, order))
