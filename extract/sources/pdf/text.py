"""The characters of a page: what PDFium's text page knows, in the page's frame."""

from __future__ import annotations

import re
from ctypes import c_double, c_float
from itertools import chain, compress, repeat
from operator import ne
from typing import NamedTuple

from extract.layout.ink import Glyph, PageInk
from extract.sources.pdf import library as lib
from extract.sources.pdf.frame import Box, Matrix, reading_turn
from extract.sources.pdf.library import Pointer, as_pointer
from extract.sources.pdf.paths import bounds_of, clip_box
from extract.sources.pdf.symbol_fonts import symbols_of
from schemas.patterns import lazy_re

MAX_GLYPHS_PER_PAGE = 100_000
"""More characters than any page of print has; a page beyond it is read up to here."""

ASCENT = 0.88
"""Height of a glyph's box above the baseline in ems: the box of East Asian fonts, the same for every font, so
that boxes of two fonts on one line agree and do not depend on what a font program claims."""

PLACE_PT = 4.0
"""Side of the squares in which texts struck twice are looked for; wider than their distance can be."""

TWIN_BEFORE = 5
"""A text struck again mostly follows the first one at once, or within so many others."""

CUT_PT = 0.5
"""A clip cuts a text that reaches further beyond it than this."""

_BOLD_NAME = lazy_re(r"bold|heavy|black|demi|[-,]b(?![a-z])|[-_]?w[6-9](?!\d)|-?(?:eb|ub|db)$", re.IGNORECASE)
_BOLD_WEIGHT = 700
_FORCE_BOLD = 1 << 18
_HYPHEN_AT_LINE_END = 2
_SPACE = 0x20
_FEW = 0.4
"""Share of a page's characters up to which drawn faces are the exception among named ones."""
_REPLACEMENT = "\ufffd"


class _Codes(NamedTuple):
    """What the codes of a font stand for, filled as they are met.

    Attributes:
        plain: printed text; neither spaces nor what is unreadable.
        odd: all others, as (printed text, whether it is unreadable).
    """

    plain: dict[int, str]
    odd: dict[int, tuple[str, bool]]


class _Face(NamedTuple):
    """What the characters of one text object share."""

    size: float
    bold: bool
    turn: int
    hidden: bool
    upright: bool
    codes: _Codes
    run: int


class Fonts:
    """What was learnt about a document's fonts; PDFium keeps a font's address while the document is open."""

    def __init__(self) -> None:
        self.known: dict[int | None, tuple[bool | None, _Codes]] = {}

    def learn(self, font: int | None) -> tuple[bool | None, _Codes]:
        """(whether the face is bold, what its codes stand for), from now on also in ``known``.

        A face that is nothing but drawings has no name and tells nothing: None.
        """
        name = lib.text_of(lib.font_base_name, font) if font is not None else ""
        bold: bool | None = font is not None and (
            is_bold_name(name) or bool(lib.font_flags(font) & _FORCE_BOLD) or lib.font_weight(font) >= _BOLD_WEIGHT
        )
        if font is not None and not name and not bold:
            bold = None
        learnt = self.known[font] = (bold, _Codes(dict(symbols_of(name)), {}))
        return learnt


def is_bold_name(name: str) -> bool:
    """Whether a font's name says that the face is bold.

    >>> [is_bold_name(n) for n in ("ABCDEF+MS-Gothic,Bold", "HiraKakuStd-W8", "HeiseiKakuGo-W5", "MS-Mincho")]
    [True, True, False, False]
    """
    return _BOLD_NAME.search(name) is not None


def is_unreadable(code: int) -> bool:
    """Whether a code point stands for no character: control, private use, replacement, noncharacter.

    >>> [is_unreadable(ord(c)) for c in "市 \ue000\ufffd"]
    [False, False, True, True]
    """
    return (
        code < 0x20
        or 0x7F <= code < 0xA0
        or 0xE000 <= code <= 0xF8FF
        or 0xD800 <= code <= 0xDFFF
        or code in (0xFFFD, 0xFFFE, 0xFFFF)
        or code >= 0xF0000
    )


def read_glyphs(
    page: int, frame: Matrix, ink: PageInk, text_objects: list[tuple[int, Matrix | None]], fonts: Fonts
) -> None:
    """Adds the page's characters to ``ink``.

    ``text_objects`` are all text objects that the page draws, with the matrix of the form they stand in: PDFium
    drops a text struck a second time over itself, so an object that no character belongs to means fake bold.
    """
    text_address = lib.load_text(page)
    if not text_address:
        return
    text_page = as_pointer(text_address)
    try:
        count = lib.count_chars(text_page)
        if count > MAX_GLYPHS_PER_PAGE:
            count = MAX_GLYPHS_PER_PAGE
            ink.limits.add("glyphs")
        owners = list(map(lib.char_object, repeat(text_page), range(count)))
        struck, blanks = _dropped(owners, text_objects)
        runs, items = _fill(text_page, owners, frame, ink, struck, fonts)
        _note_clips(runs, items, text_objects, frame, ink)
        ink.glyphs.extend(
            _blank(address, frame if form is None else frame.after(form)) for address, form in blanks
        )
    finally:
        lib.close_text(text_address)


def _dropped(
    owners: list[int | None], text_objects: list[tuple[int, Matrix | None]]
) -> tuple[set[int], list[tuple[int, Matrix | None]]]:
    """What became of the text objects that no character belongs to, because PDFium leaves some out.

    Returns the addresses of the objects over which the same text was struck again, and the objects that are
    blank: a printed space that stands by itself, with the matrix of its form.
    """
    alive = set(owners)
    dropped = [k for k, (address, _) in enumerate(text_objects) if address not in alive]
    struck: set[int] = set()
    blanks: list[tuple[int, Matrix | None]] = []
    boxes: list[Box] = []
    places: dict[tuple[int, int], list[tuple[float, float, float, int]]] = {}
    for k, (x0, y0, x1, y1) in zip(dropped, _bounds([text_objects[k] for k in dropped]), strict=True):
        if x1 - x0 <= 0.01:
            blanks.append(text_objects[k])
            continue
        boxes = boxes or _bounds(text_objects)
        reach = max(0.6, (y1 - y0) * 0.2)
        before = [(*boxes[j], text_objects[j][0]) for j in range(max(k - TWIN_BEFORE, 0), k)]
        twins = [
            twin
            for left, low, right, _, twin in before
            if abs(left - x0) <= reach and abs(low - y0) <= reach and abs(right - x1) <= reach and twin in alive
        ]
        if not twins:
            places = places or _places([item for item in text_objects if item[0] in alive])
            column, row = round(x0 / PLACE_PT), round(y0 / PLACE_PT)
            twins = [
                twin
                for place in [(column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
                for left, low, right, twin in places.get(place, ())
                if abs(left - x0) <= reach and abs(low - y0) <= reach and abs(right - x1) <= reach
            ]
        struck.update(twins)
    return struck, blanks


def _places(
    text_objects: list[tuple[int, Matrix | None]],
) -> dict[tuple[int, int], list[tuple[float, float, float, int]]]:
    """(left, low, right, address) of text objects, by the square they begin in."""
    places: dict[tuple[int, int], list[tuple[float, float, float, int]]] = {}
    for (address, _), (x0, y0, x1, _) in zip(text_objects, _bounds(text_objects), strict=True):
        places.setdefault((round(x0 / PLACE_PT), round(y0 / PLACE_PT)), []).append((x0, y0, x1, address))
    return places


def _bounds(text_objects: list[tuple[int, Matrix | None]]) -> list[Box]:
    """The boxes of objects outside their forms, before they are put into the page's frame."""
    boxes = bounds_of([as_pointer(address) for address, _ in text_objects])
    return [box if form is None else form.box(*box) for box, (_, form) in zip(boxes, text_objects, strict=True)]


def _blank(address: int, frame: Matrix) -> Glyph:
    """The space that a blank text object prints; its width is unknown and given as none."""
    item = [as_pointer(address)]
    a, b, c, d, e, f = _matrices.of(lib.object_matrix, item)[1]
    size = abs(_numbers.of(lib.text_font_size, item)[1][0]) * (c * c + d * d) ** 0.5
    x, y = frame.a * e + frame.c * f + frame.e, frame.b * e + frame.d * f + frame.f
    turn = reading_turn(frame, a, b)
    if turn in (0, 180):
        return Glyph(" ", x, y - ASCENT * size, x, y + (1 - ASCENT) * size, size, y, False, turn)
    return Glyph(" ", x - (1 - ASCENT) * size, y, x + ASCENT * size, y, size, x, False, turn)


_boxes = lib.Numbers(c_float, 4)
_matrices = lib.Numbers(c_float, 6)
_numbers = lib.Numbers(c_float, 1)
_points = lib.Numbers(c_double, 2, apart=True)


def _faces(
    text_page: Pointer,
    firsts: dict[int, int],
    items: list[Pointer],
    owned: list[int],
    frame: Matrix,
    struck: set[int],
    fonts: Fonts,
) -> dict[int, _Face]:
    """What the characters of each text object share, by its address.

    ``firsts`` is the first character of each, ``items`` the objects themselves, ``owned`` that of each character.
    """
    known = fonts.known
    six = iter(_matrices.of(lib.char_matrix, list(firsts.values()), text_page)[1])
    make = tuple.__new__
    faces: dict[int, _Face] = {}
    drawn: set[int] = set()
    for owner, size, font, mode, a, b, c, d, _, _ in zip(
        firsts,
        _numbers.of(lib.text_font_size, items)[1],
        map(lib.text_font, items),
        map(lib.text_render_mode, items),
        *repeat(six, 6),
        strict=True,
    ):
        told, codes = known.get(font) or fonts.learn(font)
        bold = told or mode in (2, 6) or owner in struck
        if told is None and not bold:
            drawn.add(owner)
        upright = a > 0 and abs(b) <= 0.01 * a
        turn = 0 if upright and frame[0] > 0 else reading_turn(frame, a, b)
        size = abs(size) * (abs(d) if c == 0.0 else (c * c + d * d) ** 0.5)
        faces[owner] = make(_Face, (size, bold, turn, mode in (3, 7), upright, codes, len(faces)))
    _thicken(faces, drawn, owned)
    return faces


def _thicken(faces: dict[int, _Face], drawn: set[int], owned: list[int]) -> None:
    """Drawn faces among named ones are bold: a program that thickens a face itself draws the thickened letters."""
    if drawn and sum(owner in drawn for owner in owned) < _FEW * len(owned):
        for owner in drawn:
            faces[owner] = faces[owner]._replace(bold=True)


def _meaning(text_page: Pointer, index: int, code: int) -> tuple[str, bool]:
    """(printed text, whether it is unreadable) of a code: without a map PDFium passes on the font's own number."""
    broken = lib.char_map_error(text_page, index) == 1
    if broken:
        return _REPLACEMENT, True
    if code == _HYPHEN_AT_LINE_END:
        return "-", False
    if code in (9, 10, 13):
        return " ", False
    if is_unreadable(code):
        return (_REPLACEMENT if code < 0xA0 or 0xD800 <= code <= 0xDFFF else chr(code)), True
    return chr(code), False


def _fill(
    text_page: Pointer, owners: list[int | None], frame: Matrix, ink: PageInk, struck: set[int], fonts: Fonts
) -> tuple[dict[int, _Face], list[Pointer]]:
    """The loop over the characters; everything that can be looked up outside it is a local name.

    Returns what was learnt about each text object, by its address, and the objects.
    """
    # those without an owner are spaces and line breaks that PDFium made up
    indices = list(compress(range(len(owners)), owners))
    owned = [owner for owner in owners if owner]
    firsts = dict.fromkeys(owned, -1) | dict(zip(reversed(owned), reversed(indices), strict=True))
    items = list(map(as_pointer, firsts))
    faces = _faces(text_page, firsts, items, owned, frame, struck, fonts)
    begins = list(compress(indices, map(ne, owned, chain((None,), owned))))
    origins = iter(_points.of(lib.char_origin, begins, text_page)[1])
    boxes = _boxes.of(lib.char_loose_box, indices, text_page)[1]
    units = map(lib.char_unicode, repeat(text_page), indices)
    point = lib.Doubles(2)
    x_pointer, y_pointer = point.pointers
    point_values = point.values
    char_generated, char_origin = lib.char_generated, lib.char_origin
    a, b, _, d, e, f = frame
    unturned = b == 0.0 and a > 0
    add = ink.glyphs.append
    make = tuple.__new__  # a named tuple's own constructor costs twice as much
    last: int | None = None
    size = base = top = bottom = 0.0
    bold = hidden = False
    straight = usual = True
    second = level = False
    plain: dict[int, str] = {}
    odd: dict[int, tuple[str, bool]] = {}
    for i, owner, code, left, right, low in zip(
        indices, owned, units, boxes[0::4], boxes[2::4], boxes[3::4], strict=True
    ):
        if owner != last:
            last = owner
            size, bold, _, hidden, upright, (plain, odd), run = faces[owner]
            straight = unturned and upright
            next(origins)
            y = next(origins)
            base = d * y + f  # one text object stands on one baseline
            top, bottom = base - ASCENT * size, base + (1 - ASCENT) * size
            first, level, usual = True, False, False
        text = plain.get(code)
        if text is None:
            meaning = odd.get(code)
            if meaning is None:
                meaning = _meaning(text_page, i, code)
                if meaning[1] or code == _SPACE:
                    odd[code] = meaning
                else:
                    plain[code] = meaning[0]
            if code == _SPACE and char_generated(text_page, i):
                continue  # one that PDFium put into a gap within an object
            text, unreadable = meaning
            if unreadable:
                ink.unreadable += 1
        if not usual:
            if hidden:
                ink.invisible += 1
            if not straight:
                char_origin(text_page, i, x_pointer, y_pointer)
                x, y = point_values
                add(_turned(text_page, i, text, faces[owner], frame, x, y))
                continue
            if level:
                pass
            elif first:
                first, second = False, True
                first_low, vertical = low, abs(y - low) < 0.02 * size
            elif second:
                # the loose boxes of a font that tells no descent are tight: only origins say how the text runs
                second = False
                char_origin(text_page, i, x_pointer, y_pointer)
                level = abs(point_values[1] - y) < 0.1 * size
                usual = level and not hidden
                vertical = not level and (vertical or abs(low - first_low) > 0.4 * size)
            elif not vertical and abs(low - first_low) > 0.4 * size:
                vertical = True  # no baseline to share: the glyphs of vertical writing stand below each other
            if vertical:
                bottom = d * low + f
                base, top = bottom - (1 - ASCENT) * size, bottom - size
        add(make(Glyph, (text, left + e, top, right + e, bottom, size, base, bold, 0, run)))
    return faces, items


def _note_clips(
    runs: dict[int, _Face],
    items: list[Pointer],
    text_objects: list[tuple[int, Matrix | None]],
    frame: Matrix,
    ink: PageInk,
) -> None:
    """Notes for each text object that its clip cuts where the middle of the clip is."""
    clips = list(map(as_pointer, map(lib.object_clip, items)))
    counts = list(map(lib.clip_count_paths, clips))
    clipped = [count > 0 for count in counts]
    if not any(clipped):
        return
    forms = {address: form for address, form in text_objects if form is not None}
    for (address, face), clip, count in compress(zip(runs.items(), clips, counts, strict=True), clipped):
        form = forms.get(address)
        visible = clip_box(clip, count, frame if form is None else frame.after(form))
        ((left, low, right, high),) = _bounds([(address, form)])
        x0, y0, x1, y1 = frame.box(left, low, right, high)
        if visible is None:
            continue
        across = x0 < visible[0] - CUT_PT or x1 > visible[2] + CUT_PT
        along = y0 < visible[1] - CUT_PT or y1 > visible[3] + CUT_PT
        if across or along:
            # a row that the end of a page cuts through has one clip for all its cells, as has a column beside one
            x = (visible[0] + visible[2]) / 2 if across else (x0 + x1) / 2
            ink.homes[face.run] = (x, (visible[1] + visible[3]) / 2 if along else (y0 + y1) / 2)


_tight = lib.Doubles(4)


def _turned(text_page: Pointer, index: int, text: str, face: _Face, frame: Matrix, x: float, y: float) -> Glyph:
    """A glyph of turned text: PDFium's loose box is empty there, so the tight box gives the advance."""
    x0, x1, y0, y1 = _tight.addresses
    lib.char_box(text_page, index, x0, x1, y0, y1)
    left, right, low, high = _tight.values
    bx0, by0, bx1, by1 = frame.box(left, low, right, high)
    ox, oy = frame.a * x + frame.c * y + frame.e, frame.b * x + frame.d * y + frame.f
    size, turn = face.size, face.turn
    wide = len(text) == 1 and ord(text) >= 0x2E80 and not 0xFF61 <= ord(text) <= 0xFFDC
    if turn in (0, 180):
        ahead = max(bx1 - ox, size if wide else 0.0) if turn == 0 else max(ox - bx0, size if wide else 0.0)
        gx0, gx1 = (ox, ox + ahead) if turn == 0 else (ox - ahead, ox)
        up = ASCENT * size if turn == 0 else (1 - ASCENT) * size
        return Glyph(text, gx0, oy - up, gx1, oy - up + size, size, oy, face.bold, turn, face.run)
    ahead = max(by1 - oy, size if wide else 0.0) if turn == 90 else max(oy - by0, size if wide else 0.0)
    gy0, gy1 = (oy, oy + ahead) if turn == 90 else (oy - ahead, oy)
    back = (1 - ASCENT) * size if turn == 90 else ASCENT * size
    return Glyph(text, ox - back, gy0, ox - back + size, gy1, size, ox, face.bold, turn, face.run)
