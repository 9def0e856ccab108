"""The functions of PDFium that the reader calls, bound once with plain addresses instead of typed pointers.

The bindings of pypdfium2 wrap every pointer in an object, which costs more than the calls themselves when a page
has thousands of characters. Here a handle is an int (None for a null pointer), and structures are passed by
address. PDFium is not thread-safe: one process reads one document at a time.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from ctypes import c_double, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from itertools import count, repeat
from mmap import mmap
from typing import Any, cast

import pypdfium2.raw as pdfium  # importing it also initialises the library
from pypdfium2_raw import bindings

from schemas.file_bytes import FileBytes, put_back

_LIBRARY = bindings._libs["pdfium"]
_SHORT = ctypes.PyDLL(None, handle=_LIBRARY._handle)
"""The same library, for calls that are over so soon that letting other threads run meanwhile costs more."""


def _bind(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    # Subscription, unlike attribute access, makes a new function object each time, so that our prototypes do not
    # change those that pypdfium2 itself uses.
    function = _LIBRARY[name]
    function.restype = result
    function.argtypes = arguments
    return function  # type: ignore[no-any-return]


def _bind_short(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    function = _SHORT[name]
    function.restype = result
    function.argtypes = arguments
    return function


def _bind_bare(name: str, result: Any) -> Callable[..., Any]:
    """A function without a prototype, which is twice as fast; addresses must be given as :class:`Pointer`."""
    function = _SHORT[name]
    function.restype = result
    return function


_P = c_void_p


class Pointer:
    """An address as functions without a prototype take it; only the type checker meets this class."""


as_pointer = cast(Callable[[int], Pointer], c_void_p.from_param)
"""What an address is made a pointer with: in half the time of a ``c_void_p``, which also takes longer to pass."""


init_library = pdfium.FPDF_InitLibrary
load_document = _bind("FPDF_LoadMemDocument64", _P, _P, c_size_t, _P)
load_mapped_document = _bind("FPDF_LoadCustomDocument", _P, _P, _P)
close_document = _bind("FPDF_CloseDocument", None, _P)
last_error = _bind("FPDF_GetLastError", c_ulong)
page_count = _bind("FPDF_GetPageCount", c_int, _P)
meta_text = _bind("FPDF_GetMetaText", c_ulong, _P, ctypes.c_char_p, _P, c_ulong)

load_page = _bind("FPDF_LoadPage", _P, _P, c_int)
close_page = _bind("FPDF_ClosePage", None, _P)
page_rotation = _bind("FPDFPage_GetRotation", c_int, _P)
page_bounds = _bind("FPDF_GetPageBoundingBox", c_int, _P, _P)
render_page = _bind("FPDF_RenderPageBitmap", None, _P, _P, c_int, c_int, c_int, c_int, c_int, c_int)
bitmap_create = _bind("FPDFBitmap_CreateEx", _P, c_int, c_int, c_int, _P, c_int)
bitmap_fill = _bind("FPDFBitmap_FillRect", c_int, _P, c_int, c_int, c_int, c_int, c_ulong)
bitmap_destroy = _bind("FPDFBitmap_Destroy", None, _P)
image_pixels = _bind("FPDFImageObj_GetImagePixelSize", c_int, _P, _P, _P)

load_text = _bind("FPDFText_LoadPage", _P, _P)
close_text = _bind("FPDFText_ClosePage", None, _P)
count_chars = _bind("FPDFText_CountChars", c_int, _P)
char_unicode = _bind_bare("FPDFText_GetUnicode", c_uint)
char_object = _bind_bare("FPDFText_GetTextObject", _P)
char_origin = _bind_bare("FPDFText_GetCharOrigin", c_int)
char_loose_box = _bind_bare("FPDFText_GetLooseCharBox", c_int)
char_box = _bind_short("FPDFText_GetCharBox", c_int, _P, c_int, _P, _P, _P, _P)
char_matrix = _bind_bare("FPDFText_GetMatrix", c_int)
char_generated = _bind_bare("FPDFText_IsGenerated", c_int)
char_map_error = _bind_bare("FPDFText_HasUnicodeMapError", c_int)

text_font = _bind_bare("FPDFTextObj_GetFont", _P)
text_font_size = _bind_bare("FPDFTextObj_GetFontSize", c_int)
text_render_mode = _bind_bare("FPDFTextObj_GetTextRenderMode", c_int)
font_base_name = _bind("FPDFFont_GetBaseFontName", c_size_t, _P, _P, c_size_t)
font_flags = _bind("FPDFFont_GetFlags", c_int, _P)
font_weight = _bind("FPDFFont_GetWeight", c_int, _P)

count_objects = _bind_bare("FPDFPage_CountObjects", c_int)
page_object = _bind_bare("FPDFPage_GetObject", _P)
form_count_objects = _bind_bare("FPDFFormObj_CountObjects", c_int)
form_object = _bind_short("FPDFFormObj_GetObject", _P, _P, c_ulong)
object_type = _bind_bare("FPDFPageObj_GetType", c_int)
object_bounds = _bind_bare("FPDFPageObj_GetBounds", c_int)
object_matrix = _bind_bare("FPDFPageObj_GetMatrix", c_int)
object_fill = _bind_bare("FPDFPageObj_GetFillColor", c_int)
object_stroke = _bind_bare("FPDFPageObj_GetStrokeColor", c_int)
object_stroke_width = _bind_bare("FPDFPageObj_GetStrokeWidth", c_int)
object_clip = _bind_bare("FPDFPageObj_GetClipPath", _P)
clip_count_paths = _bind_bare("FPDFClipPath_CountPaths", c_int)
clip_count_segments = _bind_bare("FPDFClipPath_CountPathSegments", c_int)
clip_segment = _bind_bare("FPDFClipPath_GetPathSegment", _P)
path_draw_mode = _bind_bare("FPDFPath_GetDrawMode", c_int)
path_count_segments = _bind_bare("FPDFPath_CountSegments", c_int)
path_segment = _bind_bare("FPDFPath_GetPathSegment", _P)
segment_point = _bind_bare("FPDFPathSegment_GetPoint", c_int)
segment_type = _bind_bare("FPDFPathSegment_GetType", c_int)
segment_close = _bind_bare("FPDFPathSegment_GetClose", c_int)

BITMAP_GREY = 1
RENDER_ANNOTATIONS = 1
ERROR_FORMAT = 3
ERROR_PASSWORD = 4
ERROR_SECURITY = 5
OBJECT_TEXT, OBJECT_PATH, OBJECT_IMAGE, OBJECT_SHADING, OBJECT_FORM = 1, 2, 3, 4, 5
SEGMENT_LINE, SEGMENT_BEZIER, SEGMENT_MOVE = 0, 1, 2
"""Kinds of path segments: a straight line, a point of a curve (three a curve), a new start."""


class Floats:
    """A reusable array of C floats: ``address`` goes into a call, ``values`` is read after it."""

    __slots__ = ("address", "values")

    def __init__(self, count: int) -> None:
        self.values = (c_float * count)()
        self.address = ctypes.addressof(self.values)


class Doubles:
    """A reusable array of C doubles, with the address of each element as a number and as a pointer."""

    __slots__ = ("addresses", "pointers", "values")

    def __init__(self, count: int) -> None:
        self.values = (c_double * count)()
        start = ctypes.addressof(self.values)
        self.addresses = tuple(start + 8 * k for k in range(count))
        self.pointers = tuple(map(as_pointer, self.addresses))


class Numbers:
    """Calls a function for many things one after the other, without a step of Python between two of them.

    The function writes ``width`` numbers for each thing, through one pointer to all of them or (``apart``) one
    pointer to each.
    """

    _ROWS = 1024

    def __init__(
        self, kind: type[c_float | c_double | c_uint | c_int], width: int, *, apart: bool = False
    ) -> None:
        self._width = width
        self._values = (kind * (width * self._ROWS))()
        # the same memory, of which a list is made in two thirds of the time
        self._numbers = memoryview(self._values).cast("B").cast(kind._type_)
        start, size = ctypes.addressof(self._values), ctypes.sizeof(kind)
        firsts = range(width) if apart else range(1)
        self._pointers = [
            [as_pointer(start + size * (row * width + k)) for row in range(self._ROWS)] for k in firsts
        ]

    def of(
        self, call: Callable[..., int], things: Sequence[Any], within: Pointer | None = None
    ) -> tuple[list[int], list[Any]]:
        """What the calls returned, and the numbers that they wrote, those of one thing after those of another.

        Args:
            call: a function without a prototype.
            things: its first argument, or the second where there is ``within``.
            within: its first argument, the same for all.
        """
        returned: list[int] = []
        numbers: list[Any] = []
        before = () if within is None else (repeat(within),)
        for start in range(0, len(things), self._ROWS):
            chunk = things[start : start + self._ROWS]
            returned += map(call, *before, chunk, *self._pointers)
            numbers += self._numbers[: self._width * len(chunk)].tolist()
        return returned, numbers


class Access:
    """How PDFium reads a mapped file: by asking for a piece after the other, to be held while a document is open.

    Given the file's address it would look at the dictionaries of all pages before the one that it is to open, and
    with each the system brings sixteen pages of memory.
    """

    _CALLS = 64
    """After so many pieces the memory that they have brought is given back: a few megabytes."""

    def __init__(self, content: mmap) -> None:
        start = ctypes.addressof(ctypes.c_char.from_buffer(content))
        calls = count(1)

        def read(_: object, position: int, buffer: Any, size: int) -> int:
            ctypes.memmove(buffer, start + position, size)
            if next(calls) % self._CALLS == 0:
                put_back(content)
            return 1

        self._told = pdfium.FPDF_FILEACCESS(m_FileLen=len(content))
        self._told.m_GetBlock = dict(self._told._fields_)["m_GetBlock"](read)
        self.address = ctypes.addressof(self._told)


def open_document(data: FileBytes) -> tuple[int, Access | None]:
    """The handle of a document, 0 where it cannot be opened, and what to hold with ``data`` while it is open."""
    if isinstance(data, bytes):
        address = ctypes.cast(ctypes.c_char_p(data), c_void_p).value
        return load_document(address, len(data), None) or 0, None
    put_back(data)
    access = Access(data)
    return load_mapped_document(access.address, None) or 0, access


def text_of(call: Callable[..., int], *before: Any, encoding: str = "utf-8") -> str:
    """The string that a PDFium function writes into a buffer; empty where there is none."""
    length = call(*before, None, 0)
    if length <= 0:
        return ""
    buffer = ctypes.create_string_buffer(length)
    call(*before, ctypes.addressof(buffer), length)
    return buffer.raw.decode(encoding, errors="replace").rstrip("\x00")
