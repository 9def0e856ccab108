"""Columns of a slide: bands side by side, each with a list of sentences below it that its width has wrapped.

Lines that stand on one height are no row there. A table has figures, or a word or two in each of its cells; here
each column holds several items that begin with a mark, and most of them run over a line. Each may end in a box of
its own that says what the list leads to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from extract.layout.drawn.rulings import is_white
from extract.layout.ink import Fill, Frame, Glyph, PageInk
from extract.layout.lines import by_baseline

_MARKS = "・･•●○◆◇■□▪➢✓"
_NARROWEST_PT = 100.0
_LOWEST_PT, _HIGHEST_PT = 10.0, 48.0
_GUTTER_PT = 4.0
_WIDEST_GUTTER_PT = 60.0
_SAME_PT = 2.0
_NEAR_EM = 2.0
"""What is set below a label stands so near to it, by the size of its type."""
_FEWEST_ITEMS = 2
_FEWEST_WRAPPED = 2
_WIDE = 0.6
"""A line that is wrapped is at least so wide as its band, by share."""


def headed_columns(ink: PageInk) -> list[Frame]:
    """The columns, each from its band down to where a text reaches over several; none without such lists.

    Where other bands stand side by side, too, or something is drawn over the columns further down, the bands are
    the labels of a form; but a last row of boxes, one in each column, is where the columns end.
    """
    rows = _rows_of_bands(ink.fills)
    if not rows or len(rows) > 2 or (len(rows) == 2 and not _are_ends(rows[1], rows[0], ink.glyphs)):
        return []
    columns = _columns_below(rows[0], ink, rows[1][0].bottom if len(rows) == 2 else None)
    return columns if len(columns) == len(rows[0]) else []


def _are_ends(boxes: Sequence[Fill], bands: Sequence[Fill], glyphs: Sequence[Glyph]) -> bool:
    """Whether boxes stand in the columns of bands one by one, with words in each and none right below them."""
    if len(boxes) != len(bands):
        return False
    for box, band in zip(boxes, bands, strict=True):
        own = [g for g in glyphs if g[8] == 0 and not g[0].isspace() and box.x0 <= (g[1] + g[3]) / 2 <= box.x1]
        held = [g for g in own if box.top < (g[2] + g[4]) / 2 < box.bottom]
        flush = abs(box.x0 - band.x0) <= _SAME_PT and abs(box.x1 - band.x1) <= _SAME_PT
        if not flush or not held:
            return False
        near = box.bottom + _NEAR_EM * max(g[5] for g in held)
        if any(box.bottom <= (g[2] + g[4]) / 2 and g[2] < near for g in own):
            return False  # the label of what stands below it
    return True


def _rows_of_bands(fills: Sequence[Fill]) -> list[list[Fill]]:
    """Coloured bands of one height side by side, with white between them."""
    rows: dict[tuple[int, int], list[Fill]] = defaultdict(list)
    for fill in fills:
        high, wide = fill.bottom - fill.top, fill.x1 - fill.x0
        band = fill.corners == 4 and _LOWEST_PT <= high <= _HIGHEST_PT and wide >= _NARROWEST_PT
        if band and not is_white(fill.colour):
            rows[round(fill.top), round(fill.bottom)].append(fill)
    found = []
    for row in rows.values():
        ordered = sorted(row, key=lambda f: f.x0)
        if len(ordered) > 1 and all(_GUTTER_PT <= b.x0 - a.x1 <= _WIDEST_GUTTER_PT for a, b in pairwise(ordered)):
            found.append(ordered)
    return sorted(found, key=lambda row: row[0].top)


def _columns_below(bands: Sequence[Fill], ink: PageInk, ends: float | None) -> list[Frame]:
    """The columns of bands as far as lists stand below them, down to where boxes end them, if any do."""
    top = bands[0].top
    low = [g for g in ink.glyphs if g[8] == 0 and g[4] > top and (ends is None or g[4] <= ends + _SAME_PT)]
    gutters = [(a.x1 + b.x0) / 2 for a, b in pairwise(bands)]
    if _are_drawn_over(gutters, bands[0], ink, ends):
        return []
    # nor does a page's foot belong to a column beyond whose side it begins
    sides = [*gutters, bands[0].x0 - _SAME_PT, bands[-1].x1 + _SAME_PT]
    crossing = [g[2] for g in low if any(g[1] < x < g[3] for x in sides)]
    bottom = min([*crossing, (max((g[4] for g in low), default=top) if ends is None else ends) + 1])
    found = []
    for band in bands:
        own = [g for g in low if band.x0 - _SAME_PT <= g[1] and g[3] <= band.x1 + _SAME_PT and g[4] <= bottom]
        if _is_list([g for g in own if g[2] > band.bottom - _SAME_PT], band):
            found.append(Frame(band.x0 - 1, top - 1, band.x1 + 1, bottom, band.order))
    return found


def _are_drawn_over(gutters: Sequence[float], band: Fill, ink: PageInk, ends: float | None) -> bool:
    """Whether something is drawn across a gutter below the bands; the ground of all columns begins above them."""
    drawn = [(f.x0, f.x1, f.top, f.bottom) for f in ink.fills]
    drawn += [(min(s.x0, s.x1), max(s.x0, s.x1), min(s.y0, s.y1), max(s.y0, s.y1)) for s in ink.strokes]
    return any(
        x0 < x < x1
        for x0, x1, top, bottom in drawn
        if top > band.top - _SAME_PT and bottom > band.bottom + _SAME_PT and (ends is None or top < ends)
        for x in gutters
    )


def _is_list(glyphs: Sequence[Glyph], band: Fill) -> bool:
    """Whether text holds several marked items, of which most run over a line."""
    lines = [
        sorted((g for g in line if not g[0].isspace()), key=lambda g: g[1]) for line in by_baseline(list(glyphs))
    ]
    lines = [line for line in lines if line]
    items = [line for line in lines if line[0][0] in _MARKS]
    wrapped = [line for line in items if line[-1][3] - line[0][1] >= _WIDE * (band.x1 - band.x0)]
    return len(items) >= _FEWEST_ITEMS and len(wrapped) >= _FEWEST_WRAPPED and len(lines) > len(items)
