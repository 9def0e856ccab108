"""Scans: pages whose text is only to be seen, told apart from pages with a text layer and read from their picture.

A page with a good text layer is never read from its picture. The picture gives the same ink as a drawn page
(glyphs, strokes and fills), so that nothing after it knows the difference but for the method and the confidence.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from extract.layout.ink import PageInk, Sure
from extract.layout.lines import Draft
from extract.layout.page import PageDraft
from schemas.patterns import lazy_pattern
from schemas.printed import Word

FEWEST_GLYPHS = 12
"""A page with fewer glyphs of a broken layer is judged by nothing."""
MOST_UNREADABLE = 0.2
"""Share of glyphs without meaning above which a text layer lies."""
LEAST_PICTURE = 0.02
"""Share of the page that pictures cover below which a page without text is empty."""
COVERED = 0.5
OUTLINES = 300
"""So many filled figures on a page without text are letters drawn as outlines."""

_NEEDED = ("onnxruntime", "cv2", "numpy")
_DETECTOR = "PP-OCRv6_det_*.onnx"
_RECOGNISER = "PP-OCRv6_rec_*.onnx"

Reason = Literal["picture", "outlines", "broken", "layer"]
"""Why a page is read from its picture: it is one, its letters are drawn as outlines, its text layer has no
meaning, or it is a scan whose layer says something else than its picture."""

COARSE = "resolution"
"""The limit that a page reaches whose picture is too large to be read as finely as others."""
MARGIN = 0.08
"""Share of a page's height, above and below, in which a stamp on a scan stands: a page number, a running head."""
WHOLE = 0.85
"""A picture that covers so much of a page is a scan, or the ground of a slide."""


def why_recognise(ink: PageInk) -> Reason | None:
    """Why a page's text must be read from its picture; None where its text layer is good or it has no text."""
    text = "".join("".join([glyph[0] for glyph in ink.glyphs]).split())
    covered = _covered(ink)
    if not text:
        if covered >= LEAST_PICTURE:
            return "picture"
        return "outlines" if len(ink.fills) >= OUTLINES else None
    if _only_stamped(ink):
        return "picture"
    if len(text) < FEWEST_GLYPHS:
        return None
    if max(meaningless(text), ink.unreadable) > MOST_UNREADABLE * len(text):
        return "broken"
    if is_hidden(ink) and covered >= COVERED and not _JAPANESE.search(text):
        return "layer"  # of a recogniser that knew no Japanese
    return None


def is_hidden(ink: PageInk) -> bool:
    """Whether most of the text is printed in no ink: the layer that a recogniser has put over a scan."""
    return ink.invisible * 2 > len(ink.glyphs)


def covers_most(ink: PageInk) -> bool:
    """Whether a single picture covers nearly all of the page."""
    whole = WHOLE * ink.width * ink.height
    return any(
        (min(x1, ink.width) - max(x0, 0.0)) * (min(bottom, ink.height) - max(top, 0.0)) >= whole > 0
        for x0, top, x1, bottom in ink.images
        if x1 > x0 and bottom > top
    )


def _only_stamped(ink: PageInk) -> bool:
    """Whether the page is a scan on which nothing is typeset but a page number or a running head."""
    top, bottom = MARGIN * ink.height, (1 - MARGIN) * ink.height
    return covers_most(ink) and all(g.bottom <= top or g.top >= bottom for g in ink.glyphs if not g.text.isspace())


def _covered(ink: PageInk) -> float:
    """Share of the page that its pictures cover; overlapping ones count twice."""
    page = ink.width * ink.height
    if page <= 0:
        return 0.0
    total = 0.0
    for x0, top, x1, bottom in ink.images:
        wide, high = min(x1, ink.width) - max(x0, 0.0), min(bottom, ink.height) - max(top, 0.0)
        total += max(0.0, wide) * max(0.0, high)
    return total / page


_JAPANESE = lazy_pattern("[\u3041-\u9fff]")
_MEANINGLESS = lazy_pattern(
    "[\x00-\x1f\x7f-\x9f\xc0-\xd6\xd8-\xf6\xf8-\u0390\u03ca-\u1fff\u2c00-\u2e7f\ua000-\ud7ff"
    "\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]"
)
"""What has no place in a Japanese text: control, private and replaced characters, and other scripts than Latin and
Greek, which a wrong encoding or a glyph's number taken for its character gives."""


def meaningless(text: str) -> int:
    r"""How many characters of a text have no place in a Japanese one.

    >>> [meaningless(c) for c in ["市", "1", "ｱ", "\x03", "\ue123", "\ufffd", "ƒ", "ã", "й"]]
    [0, 0, 0, 1, 1, 1, 1, 1, 1]
    """
    return len(_MEANINGLESS.findall(text))


def find_models() -> tuple[Path, Path] | None:
    """The files of the detector and of the recogniser; None where the optional packages are not installed.

    The weights come inside the wheel of ``rapidocr``. They are opened as files, and ``rapidocr`` itself is never
    imported: it would download what it misses, and a run must not depend on a network.
    """
    if any(find_spec(name) is None for name in _NEEDED):
        return None
    package = find_spec("rapidocr")
    if package is None or package.origin is None:
        return None
    folder = Path(package.origin).parent / "models"
    detectors, recognisers = sorted(folder.glob(_DETECTOR)), sorted(folder.glob(_RECOGNISER))
    return (detectors[-1], recognisers[-1]) if detectors and recognisers else None


_FIGURE_SIGNS = frozenset("▲△+-－−.．,，")


def with_confidence(draft: PageDraft, places: list[Sure]) -> None:
    """Gives every word of a page the confidence of the characters in it: of a figure the lowest, else the mean.

    Of a figure the digits, its sign and its points count, not the unit behind it.
    """
    by_height = sorted(places, key=lambda place: place.y)
    heights = [place.y for place in by_height]
    draft.flow = [_sure_line(item, by_height, heights) if isinstance(item, Draft) else item for item in draft.flow]
    draft.furniture = [_sure_line(item, by_height, heights) for item in draft.furniture]
    for item in draft.flow:
        if not isinstance(item, Draft):
            item.lines = [[_sure_line(line, by_height, heights) for line in lines] for lines in item.lines]


def _sure_line(line: Draft, places: list[Sure], heights: list[float]) -> Draft:
    return line._replace(words=tuple(_sure_word(word, places, heights) for word in line.words))


def _sure_word(word: Word, places: list[Sure], heights: list[float]) -> Word:
    box = word.box
    if box is None:
        return word
    first, last = bisect_left(heights, box.top), bisect_right(heights, box.bottom)
    inside = [place for place in places[first:last] if box.x0 <= place.x <= box.x1]
    if not inside:
        return word
    figure = [place.confidence for place in inside if place.text.isdigit() or place.text in _FIGURE_SIGNS]
    if any(c.isdigit() for c in word.text) and figure:
        value = min(figure)
    else:
        value = sum(place.confidence for place in inside) / len(inside)
    return Word(word.text, word.box, word.size, word.bold, round(min(max(value, 0.0), 1.0), 3))
