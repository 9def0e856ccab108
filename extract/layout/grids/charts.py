"""Charts and drawings: their gridlines, bars and labels line up as those of a table do, and are none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.layout.drawn.not_borders import FEWEST_GRIDLINES, SCALE_PT, gridlines, is_scale
from extract.layout.drawn.rulings import Drawn, Rule
from extract.layout.grids.candidates import glyphs_outside
from extract.layout.grids.skeleton import Skeleton
from extract.layout.ink import Fill, Glyph, PageInk
from schemas.printed import Box

PICTURE_SHARE = 0.1
"""Share of the area of unruled words from which on a picture makes them its labels."""
DRAWN_UPRIGHT = 2
DRAWN_SLANTED = 3
"""So many upright lines, or slanted ones and figures that are no rectangles, make a drawing of unruled words."""
DRAWN_FIGURES = 6
"""So many filled figures around words make a drawing."""
WRITTEN, WORDED = 0.7, 0.4
"""Of the cells of a form at least such shares hold text, and words."""
ROWS_WRITTEN, ROWS_WORDED = 0.9, 0.6
"""Else at least such shares of its rows hold text, and words."""
FEWEST_BARS = 5
"""So many different lengths of figures of one width are those of bars; the cells of a table have few heights."""
NEAR_DRAWING_PT = 20.0
NEAR_BORDER_PT = 3.0


def without_charts(tables: list[Skeleton], glyphs: list[Glyph]) -> list[Skeleton]:
    """The tables without those that are charts; figures in the cells of one table are no scale of another."""
    left = min([g[1] for g in glyphs], default=0.0) if tables else 0.0
    kept = []
    for table in tables:
        beside = [
            t for t in tables if t.xs[-1] <= table.xs[0] and t.ys[0] < table.ys[-1] and table.ys[0] < t.ys[-1]
        ]
        if not _is_chart(table, glyphs_outside(glyphs, beside) if beside else glyphs, left):
            kept.append(table)
    return kept


def _is_chart(table: Skeleton, glyphs: list[Glyph], left: float) -> bool:
    """Whether figures stand beside the ends of most of its rulings, and not of its rows: a scale.

    Or its rulings look like bars, and what stands in them is not the text of a form. Nothing stands left of
    ``left`` on the page.
    """
    if table.like_chart and not _is_written(table, glyphs):
        return True
    if len(table.ys) <= FEWEST_GRIDLINES or table.xs[0] - left < NEAR_BORDER_PT:
        return False
    return is_scale([Rule(y, table.xs[0], table.xs[-1], 0.0) for y in table.ys], glyphs)


def _is_written(table: Skeleton, glyphs: list[Glyph]) -> bool:
    """Whether nearly all cells hold text and many of them words, or nearly all rows: bars hold figures at most."""
    held: set[int] = set()
    worded: set[int] = set()
    for glyph in glyphs:
        text = glyph[0]
        if text.isspace():
            continue
        place = table.find((glyph[1] + glyph[3]) / 2, (glyph[2] + glyph[4]) / 2)
        if place >= 0:
            held.add(place)
            if text.isalpha():
                worded.add(place)
    cells = len(table.cells)
    if len(held) >= WRITTEN * cells and len(worded) >= WORDED * cells:
        return True
    # a timetable leaves most of its cells blank, but each row says what it is about; a chart says so beside itself
    rows = len(table.ys) - 1
    return _rows(table, held) >= ROWS_WRITTEN * rows and _rows(table, worded) >= ROWS_WORDED * rows


def _rows(table: Skeleton, places: Iterable[int]) -> int:
    """How many rows some cells lie in."""
    spans = [table.cells[place] for place in places]
    return len({row for span in spans for row in range(span.row, span.row + span.rows)})


def is_in_drawing(table: Skeleton, figures: Sequence[Fill], drawn: Drawn, ink: PageInk) -> bool:
    """Whether the words stand among bars, axes and slices: the labels of a chart line up like a table's."""
    x0, top, x1, bottom = table.xs[0], table.ys[0], table.xs[-1], table.ys[-1]
    upright = sum(x0 < r.at < x1 and r.low < bottom and r.high > top for r in drawn.plumb)
    short = sum(
        top < r.at < bottom and r.low < x1 and r.high > x0 and 2 * (r.high - r.low) < x1 - x0 for r in drawn.level
    )
    slanted = sum(
        abs(s.x0 - s.x1) > 1 and abs(s.y0 - s.y1) > 1 and x0 < s.x0 < x1 and top < s.y0 < bottom
        for s in ink.strokes
    )
    round_ = sum(
        f.corners not in (3, 4, 7) and f.x0 < x1 and f.x1 > x0 and f.top < bottom and f.bottom > top
        for f in figures
    )
    if any(_is_picture_in(image, table) for image in ink.images):
        return True
    if upright >= DRAWN_UPRIGHT or short >= DRAWN_FIGURES or slanted + round_ >= DRAWN_SLANTED:
        return True
    left, top = table.xs[0] - NEAR_DRAWING_PT, table.ys[0] - NEAR_DRAWING_PT
    right, bottom = table.xs[-1] + NEAR_DRAWING_PT, table.ys[-1] + NEAR_DRAWING_PT
    near = [f for f in figures if f.x0 < right and f.x1 > left and f.top < bottom and f.bottom > top]
    if len(near) < DRAWN_FIGURES:
        return False
    if _are_bars(near):
        return True
    across = [*table.xs, *(x for f in near for x in (f.x0, f.x1))]
    down = [*table.ys, *(y for f in near for y in (f.top, f.bottom))]
    return sum(not _is_ground(f, across, down) for f in near) >= DRAWN_FIGURES


def chart_boxes(level: Sequence[Rule], glyphs: Sequence[Glyph]) -> list[Box]:
    """Where charts stand: around lines of one length with a scale at their left ends, and the axis's labels."""
    found = []
    for rules in gridlines(level, glyphs):
        first, last = min(r.at for r in rules), max(r.at for r in rules)
        margin = min(NEAR_DRAWING_PT / 2, (last - first) / (len(rules) - 1) / 2)
        low, high = rules[0].low - SCALE_PT, rules[0].high + margin
        found.append(Box(low, first - margin, high, last + NEAR_DRAWING_PT))
    return found


def _are_bars(figures: Sequence[Fill]) -> bool:
    """Whether figures of one width stand on one line and are of many heights, or lie so from one line on."""
    groups: dict[tuple[str, int, int], set[int]] = {}
    for f in figures:
        wide, high = round(f.x1 - f.x0), round(f.bottom - f.top)
        groups.setdefault(("up", round(f.bottom), wide), set()).add(high)
        groups.setdefault(("right", round(f.x0), high), set()).add(wide)
        groups.setdefault(("left", round(f.x1), high), set()).add(wide)
    return any(len(lengths) >= FEWEST_BARS for lengths in groups.values())


def _is_picture_in(image: tuple[float, float, float, float], table: Skeleton) -> bool:
    """Whether a picture stands in a good part of the table; one behind all of it is the page's ground."""
    x0, top, x1, bottom = table.xs[0], table.ys[0], table.xs[-1], table.ys[-1]
    if image[0] <= x0 and image[1] <= top and image[2] >= x1 and image[3] >= bottom:
        return False
    width, height = min(image[2], x1) - max(image[0], x0), min(image[3], bottom) - max(image[1], top)
    return width > 0 and height > 0 and width * height >= PICTURE_SHARE * (x1 - x0) * (bottom - top)


def _is_ground(f: Fill, across: list[float], down: list[float]) -> bool:
    """Whether a fill ends where others or the table's borders do on all sides: it is the colour of cells."""
    return all(
        sum(abs(side - at) <= NEAR_BORDER_PT for at in places) >= 2
        for side, places in ((f.x0, across), (f.x1, across), (f.top, down), (f.bottom, down))
    )
