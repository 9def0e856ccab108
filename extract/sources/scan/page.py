"""A page read from its picture: rendered, turned straight, ruled, recognised."""

from __future__ import annotations

from ctypes import addressof, c_uint
from math import cos, radians, sin
from typing import NamedTuple

from extract.layout.ink import Fill, Glyph, PageInk, Sure
from extract.sources.pdf import library as lib
from extract.sources.pdf.triage import COARSE, Reason
from extract.sources.scan.arrows import find_arrows
from extract.sources.scan.covered import drawn_behind
from extract.sources.scan.edge_rulings import along_grounds
from extract.sources.scan.grounds import dark_rims, find_grounds, without_soft_rims
from extract.sources.scan.models import Models
from extract.sources.scan.ornaments import round_corners, round_ends, upright_bars
from extract.sources.scan.picture import Straight, render, resolution, straighten
from extract.sources.scan.pieces import find_pieces, is_between
from extract.sources.scan.rulings import Ruled, find_heads, find_rulings, without
from extract.sources.scan.turn import quarter_turns
from extract.sources.scan.words import read_words, without_rests
from schemas.printed import Turned

COARSE_DPI = 130.0
"""Below it letters of a usual size are hardly read: only very large pages are rendered so coarsely."""

_wide, _high = c_uint(), c_uint()


class _Seen(NamedTuple):
    """A picture, its rulings, and the picture without them and without the heads of arrows."""

    picture: Straight
    ruled: Ruled
    bare: Straight
    heads: list[Fill]


def read_picture(page: int, ink: PageInk, reason: Reason, models: Models, most_pixels: int) -> PageInk:
    """The ink of a page as its picture shows it.

    Rulings and fills that the page draws are kept where only its letters cannot be read; the picture is then taken
    to stand straight. A page that was scanned askew, lying or upside down is turned to be read: its places are
    then those of the turned page, and ``turned`` says how. ``page`` is a handle of PDFium; its picture has at most
    ``most_pixels``.
    """
    dpi = resolution(ink.width, ink.height, native_resolution(page, ink), most_pixels)
    grey = render(page, ink.width, ink.height, dpi)
    scanned = reason in ("picture", "layer")
    picture = straighten(grey, dpi, turn=scanned)
    seen = _see(picture, find_rulings(without_soft_rims(picture)))
    width, height = ink.width, ink.height
    turns = quarter_turns(seen.bare, models) if scanned else 0
    if turns:
        seen = _see(picture.turned(turns), seen.ruled.turned(turns))
        width, height = (height, width) if turns % 2 else (width, height)
    arrows, pixels = find_arrows(seen.picture)
    if arrows:
        seen = seen._replace(bare=without(seen.bare, pixels), picture=without(seen.picture, pixels))
    grounds = find_grounds(seen.picture, seen.ruled)
    ruled = drawn_behind(seen.ruled, grounds, seen.picture.ink, seen.picture.scale)
    if ruled is not seen.ruled:
        seen = seen._replace(bare=without(seen.bare, ruled.mask))
    pieces = find_pieces(seen.bare, seen.ruled, models)
    words = read_words(seen.bare, pieces, models)
    words = without_rests(words, height)
    found = PageInk(ink.number, width, height, glyphs=words.glyphs, images=ink.images)
    found.replaced = reason in ("broken", "layer")
    if dpi < COARSE_DPI:
        found.limits.add(COARSE)
    if turns or seen.picture.angle:
        found.turned = Turned(ink.width, ink.height, turns, seen.picture.angle)
    if reason == "broken":
        found.strokes, found.fills = ink.strokes, ink.fills
    else:
        found.strokes = along_grounds(ruled, grounds, seen.picture.scale).strokes(seen.picture.scale)
        found.fills = [*grounds, *seen.heads, *arrows]
    found.unreadable = sum(is_between(seen.ruled, piece) for piece in words.unread)
    found.sure = [
        Sure((g.x0 + g.x1) / 2, (g.top + g.bottom) / 2, confidence, g.text)
        for g, confidence in zip(words.glyphs, words.confidences, strict=True)
    ]
    return found


def with_rulings(page: int, ink: PageInk, most_pixels: int) -> PageInk:
    """The ink of a scan whose text layer is good, with the rulings and grounds that only its picture shows.

    The text is that of the layer; where the sheet lies askew it is turned with the picture, as ``turned`` says.
    A page without rulings in its picture, or one that lies on its side, stays as it is.
    """
    if ink.strokes or 2 * sum(glyph.turn == 0 for glyph in ink.glyphs) < len(ink.glyphs):
        return ink
    dpi = resolution(ink.width, ink.height, native_resolution(page, ink), most_pixels)
    picture = straighten(render(page, ink.width, ink.height, dpi), dpi)
    seen = _see(picture, find_rulings(without_soft_rims(picture)))
    if not seen.ruled.level and not seen.ruled.plumb:
        return ink
    ink.strokes = seen.ruled.strokes(picture.scale)
    ink.fills = [*ink.fills, *find_grounds(picture, seen.ruled), *seen.heads]
    if picture.angle:
        ink.glyphs = [_askew(glyph, ink, radians(picture.angle)) for glyph in ink.glyphs]
        ink.turned = Turned(ink.width, ink.height, 0, picture.angle)
    return ink


def _askew(glyph: Glyph, ink: PageInk, angle: float) -> Glyph:
    """A glyph where it stands after the page was turned counterclockwise around its middle, by radians."""
    x, y = (glyph.x0 + glyph.x1 - ink.width) / 2, (glyph.top + glyph.bottom - ink.height) / 2
    right, down = x * cos(angle) + y * sin(angle) - x, y * cos(angle) - x * sin(angle) - y
    return glyph._replace(
        x0=glyph.x0 + right,
        x1=glyph.x1 + right,
        top=glyph.top + down,
        bottom=glyph.bottom + down,
        base=glyph.base + (right if glyph.turn in (90, 270) else down),
    )


def _see(picture: Straight, ruled: Ruled) -> _Seen:
    bare = without(picture, ruled.mask | dark_rims(picture))
    corners = round_corners(bare.ink, ruled, picture.scale) | round_ends(bare.ink, ruled, picture.scale)
    bare = without(bare, corners | upright_bars(bare.ink, picture.scale))
    heads, pixels = find_heads(bare, ruled)
    return _Seen(picture, ruled, without(bare, pixels) if heads else bare, heads)


def native_resolution(page: int, ink: PageInk) -> float:
    """Dots an inch of the page's finest large picture; 0.0 where it has none of its own."""
    best = 0.0
    whole = lib.as_pointer(page)
    for index in range(min(lib.count_objects(whole), 2_000)):
        item = lib.page_object(whole, index)
        if (
            item
            and lib.object_type(lib.as_pointer(item)) == lib.OBJECT_IMAGE
            and lib.image_pixels(item, addressof(_wide), addressof(_high))
        ):
            # whichever way the picture is turned, its longer side fits the page's longer side at most
            best = max(best, 72 * max(_wide.value, _high.value) / max(ink.width, ink.height, 1.0))
    return best
