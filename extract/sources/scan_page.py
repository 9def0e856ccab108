"""A page read from its picture: rendered, turned straight, ruled, recognised."""

from __future__ import annotations

from ctypes import addressof, c_uint

from extract.layout.ink import PageInk, Sure
from extract.sources import pdf_library as lib
from extract.sources.scan import Reason
from extract.sources.scan_models import Models
from extract.sources.scan_picture import render, resolution, straighten
from extract.sources.scan_pieces import is_between
from extract.sources.scan_rulings import find_grounds, find_heads, find_rulings, without
from extract.sources.scan_words import read_words

_wide, _high = c_uint(), c_uint()


def read_picture(page: int, ink: PageInk, reason: Reason, models: Models) -> PageInk:
    """The ink of a page as its picture shows it.

    Rulings and fills that the page draws are kept where only its letters cannot be read; the picture is then taken
    to stand straight. ``page`` is a handle of PDFium.
    """
    dpi = resolution(ink.width, ink.height, native_resolution(page, ink))
    picture = straighten(render(page, ink.width, ink.height, dpi), dpi, turn=reason == "picture")
    ruled = find_rulings(picture)
    bare = without(picture, ruled.mask)
    heads, pixels = find_heads(bare, ruled)
    words = read_words(without(bare, pixels) if heads else bare, ruled, models)
    found = PageInk(ink.number, ink.width, ink.height, glyphs=words.glyphs, images=ink.images)
    if reason == "broken":
        found.replaced = True
        found.strokes, found.fills = ink.strokes, ink.fills
    else:
        found.strokes, found.fills = ruled.strokes(picture.scale), [*find_grounds(picture, ruled), *heads]
    found.unreadable = sum(is_between(ruled, piece) for piece in words.unread)
    found.sure = [
        Sure((g.x0 + g.x1) / 2, (g.top + g.bottom) / 2, confidence)
        for g, confidence in zip(words.glyphs, words.confidences, strict=True)
    ]
    return found


def native_resolution(page: int, ink: PageInk) -> float:
    """Dots an inch of the page's finest large picture; 0.0 where it has none of its own."""
    best = 0.0
    for index in range(min(lib.count_objects(page), 2_000)):
        item = lib.page_object(page, index)
        if (
            item
            and lib.object_type(item) == lib.OBJECT_IMAGE
            and lib.image_pixels(item, addressof(_wide), addressof(_high))
        ):
            # whichever way the picture is turned, its longer side fits the page's longer side at most
            best = max(best, 72 * max(_wide.value, _high.value) / max(ink.width, ink.height, 1.0))
    return best
