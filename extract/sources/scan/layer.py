"""Whether a doubtful text layer says what the page shows: a few lines are read from the picture and compared."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from extract.layout.ink import Glyph, PageInk
from extract.sources.look_alikes import FORMS
from extract.sources.pdf.triage import Reason, covers_most, is_hidden
from extract.sources.scan.models import Models
from extract.sources.scan.picture import COARSEST_DPI, Picture, render, resolution

LINES = 12
"""So many lines are read."""
FEWEST, MOST = 5, 14
"""Characters of a line that is read; a longer one leaves its box where the scan is turned."""
FEWEST_COMPARED = 20
SURE = 0.85
"""A recogniser less sure than this settles nothing."""
OLD_LAYER = 0.95
"""A scan's layer that agrees with its picture less than this is full of errors: a good one reaches 0.98."""
WRONG_MAP = 0.7
"""A typeset page's layer that agrees less than this has a wrong map: a right one reaches 0.98."""


def why_layer_lies(page: int, ink: PageInk, models: Models, most_pixels: int) -> Reason | None:
    """Why the text must be read from the picture: the page shows something else than its text layer says.

    None where both agree, or where the picture is too poor to tell. ``page`` is a handle of PDFium; its picture
    has at most ``most_pixels``.
    """
    lines = sample(ink.glyphs)
    grey = render(page, ink.width, ink.height, resolution(ink.width, ink.height, COARSEST_DPI, most_pixels))
    scale = grey.shape[1] / ink.width if ink.width > 0 else 1.0
    crops = [_crop(grey, line, scale) for line in lines]
    pairs = [(line, crop) for line, crop in zip(lines, crops, strict=True) if min(crop.shape) >= 4]
    read = models.read([crop for _, crop in pairs])
    sure = [c.confidence for line in read for c in line]
    compared = alike = 0.0
    for (line, _), characters in zip(pairs, read, strict=True):
        printed = _folded("".join([glyph.text for glyph in line]))
        seen = _folded("".join([c.text for c in characters]))
        compared += len(printed)
        alike += len(printed) * SequenceMatcher(None, printed, seen, autojunk=False).ratio()
    if compared < FEWEST_COMPARED or not sure or sum(sure) / len(sure) < SURE:
        return None
    if is_hidden(ink) or covers_most(ink):
        return "layer" if alike / compared < OLD_LAYER else None
    return "broken" if alike / compared < WRONG_MAP else None


def sample(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Pieces of the longest level lines, left to right."""
    rows: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        if glyph.turn == 0 and not glyph.text.isspace():
            rows.setdefault(round(glyph.base / 2), []).append(glyph)
    pieces: list[list[Glyph]] = []
    for row in rows.values():
        row.sort(key=lambda glyph: glyph.x0)
        piece: list[Glyph] = []
        for glyph in row:
            if piece and (glyph.x0 - piece[-1].x1 > glyph.size or len(piece) >= MOST):
                pieces.append(piece)
                piece = []
            piece.append(glyph)
        pieces.append(piece)
    pieces = [piece for piece in pieces if len(piece) >= FEWEST]
    pieces.sort(key=lambda piece: (-len(piece), piece[0].base, piece[0].x0))
    # a page's first lines may be its title in another font: the sample is taken all over
    step = max(1, len(pieces) // LINES)
    return pieces[: LINES * step : step]


def _crop(grey: Picture, line: Sequence[Glyph], scale: float) -> Picture:
    margin = 0.12 * max(glyph.size for glyph in line)
    left, right = min(g.x0 for g in line) - margin, max(g.x1 for g in line) + margin
    top, bottom = min(g.top for g in line) - margin, max(g.bottom for g in line) + margin
    rows, columns = grey.shape
    x0, x1 = max(0, round(left * scale)), min(columns, round(right * scale))
    y0, y1 = max(0, round(top * scale)), min(rows, round(bottom * scale))
    return grey[y0 : max(y0, y1), x0 : max(x0, x1)]


def _folded(text: str) -> str:
    return "".join([FORMS.get(c, c) for c in unicodedata.normalize("NFKC", text) if not c.isspace()])
