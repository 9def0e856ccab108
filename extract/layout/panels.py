"""Panels: boxes of a page that stand side by side, each with a title or a table of its own.

A person reads the one before the other, and no line, row or ruling goes on from one to the next. So each is
composed like a page by itself; what stands inside may again be panels. Boxes of one row that hold a few lines each
(a figure above the name of what it measures) are read so too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.layout.columns_of_lists import headed_columns
from extract.layout.drawn.rulings import THIN_FILL_PT, is_white
from extract.layout.ink import Fill, Frame, Glyph, PageInk, Stroke, holds, upright_letters
from extract.layout.lines import by_baseline
from extract.layout.twin_forms import twin_forms

NARROWEST_PT, LOWEST_PT = 72.0, 24.0
"""A smaller box is the cell of a form, or the ground of a label."""
EDGE_PT = 1.6
"""What ends so near to a border ends there."""
GUTTER_PT = 3.0
"""White between two panels at least."""
WIDEST_GUTTER = 0.2
"""White between two panels at most, by the width of the page; boxes further apart stand in a drawing."""
SHARED = 0.3
"""Two panels side by side share so much of the height of the lower one."""
NARROWER = 0.4
"""A panel is at least so wide as the one beside it, by share; a narrower box is a label."""
BAND_SHARE = 0.9
"""A title's ground is so wide as its panel, at least."""
BAND_HEIGHT = 0.4
"""Of the height of the panel a title's ground takes at most so much."""
HIGHEST_TAB_PT = 40.0
"""A title's ground in the upper left corner of a panel, as wide as its words, is so high at most."""
FEWEST_DRAWN = 4
"""So many rulings and boxes inside make a panel without a title's ground."""
FEWEST_LINES = 2
FEWEST_PARTS = 3
"""So many panels one below the other, with the same labels as those beside them, are the parts of a form."""
MOST_FRAMES = 60
"""More boxes than this are the cells of a table, drawn one by one, or an illustration."""
_HEAD_SIZE = 1.05
"""The head of a tile is so much larger than its text, at least."""
_RUBY = 0.7
"""Type smaller than this share of the text is a reading set over it."""
NEAR_ROW_PT = 16.0
"""What is as wide as a box and so near above or below belongs to it."""

Extent = tuple[float, float, float, float]
"""(x0, x1, top, bottom)."""


def find_panels(ink: PageInk) -> list[Frame]:
    """The panels of a page, none inside another; none where it has no two side by side."""
    outlined, grounds = _boxes(ink)
    titled = [box for box in (*outlined, *grounds) if _is_panel(box, ink)]
    found = [box for box in titled if any(_side_by_side(box, other, ink.width) for other in titled)]
    tiles = _tiles(
        [box for box in outlined if not any(holds(f, box, EDGE_PT) or holds(box, f, EDGE_PT) for f in found)], ink
    )
    panels = _outermost([*found, *tiles])
    return _forms_of(panels, ink) or panels or _outermost(twin_forms(ink) or headed_columns(ink))


def _forms_of(panels: Sequence[Frame], ink: PageInk) -> list[Frame]:
    """The two forms side by side whose parts the panels are, each below the other; none for other panels.

    The labels that tell the forms stand in several panels of each, or outside of them too.
    """
    forms = twin_forms(ink) if panels else []
    parts = [[panel for panel in panels if holds(form, panel, EDGE_PT)] for form in forms]
    if not forms or sum(map(len, parts)) < len(panels):
        return []
    several = all(len(own) >= FEWEST_PARTS for own in parts)
    return forms if several or twin_forms(part(ink, panels)[0]) else []


def _boxes(ink: PageInk) -> tuple[list[Frame], list[Frame]]:
    """Boxes large enough for a panel that nothing reaches out of: those with an outline, and mere grounds."""
    grounds = [f for f in ink.fills if f.corners == 4 and not is_white(f.colour)]
    outlined = _large(ink.frames)
    painted = _large([Frame(f.x0, f.top, f.x1, f.bottom, f.order) for f in grounds], outlined)
    if len(outlined) + len(painted) > MOST_FRAMES or not _any_beside([*outlined, *painted]):
        return [], []
    # most coloured labels have no other box beside them that could be a panel too
    painted = [f for f in painted if any(_side_by_side(f, box, ink.width) for box in (*outlined, *painted))]
    drawn = _extents(ink) if outlined or painted else []
    return (
        [box for box in outlined if _is_closed(box, ink.glyphs, drawn, False)],
        [box for box in painted if _is_closed(box, ink.glyphs, drawn, True)],
    )


def _large(boxes: Iterable[Frame], known: Sequence[Frame] = ()) -> list[Frame]:
    """Boxes that are large enough, each place once, none that is ``known``; not all where they are very many."""
    found: list[Frame] = []
    for box in boxes:
        if box.x1 - box.x0 < NARROWEST_PT or box.bottom - box.top < LOWEST_PT:
            continue
        if not any(_are_at_one_place(box, other) for other in (*known, *found)):
            found.append(box)
        if len(found) > MOST_FRAMES:
            break
    return found


def _are_at_one_place(box: Frame, other: Frame) -> bool:
    return (
        abs(box.x0 - other.x0) <= GUTTER_PT
        and abs(box.top - other.top) <= GUTTER_PT
        and abs(box.x1 - other.x1) <= GUTTER_PT
        and abs(box.bottom - other.bottom) <= GUTTER_PT
    )


def _any_beside(boxes: Sequence[Frame]) -> bool:
    """Whether any two stand side by side at all, which most pages need not be searched for further."""
    return any(
        b.x0 >= a.x1 + GUTTER_PT and a.top < b.bottom and b.top < a.bottom
        for a in boxes
        for b in boxes
        if a is not b
    )


def _is_closed(box: Frame, glyphs: Sequence[Glyph], drawn: Sequence[Extent], is_ground: bool) -> bool:
    """Whether no text, ruling or other box crosses a side of the box.

    Beside a mere ``is_ground`` no other one may stand, and no ruling may go on along its sides: it is a cell then.
    """
    x0, top, x1, bottom = box[:4]
    for a0, a1, b0, b1 in drawn:
        if a0 > x1 + EDGE_PT or a1 < x0 - EDGE_PT or b0 > bottom + EDGE_PT or b1 < top - EDGE_PT:
            continue
        within_x = a0 >= x0 - EDGE_PT and a1 <= x1 + EDGE_PT
        within_y = b0 >= top - EDGE_PT and b1 <= bottom + EDGE_PT
        around = a0 <= x0 + EDGE_PT and a1 >= x1 - EDGE_PT and b0 <= top + EDGE_PT and b1 >= bottom - EDGE_PT
        if around or (within_x and within_y):
            continue
        touches = a0 >= x1 - EDGE_PT or a1 <= x0 + EDGE_PT or b0 >= bottom - EDGE_PT or b1 <= top + EDGE_PT
        if is_ground or not touches:
            return False
    near = [g for g in glyphs if g[3] > x0 and g[1] < x1 and top < (g[2] + g[4]) / 2 < bottom]
    return not any(g[1] < x0 - EDGE_PT < g[3] - 2 or g[1] + 2 < x1 + EDGE_PT < g[3] for g in near)


def _extents(ink: PageInk) -> list[Extent]:
    """Where everything is that is drawn."""
    found = [(f.x0, f.x1, f.top, f.bottom) for f in ink.fills if not is_white(f.colour)]
    for x0, y0, x1, y1, _, _, _ in ink.strokes:
        left, right = (x0, x1) if x0 <= x1 else (x1, x0)
        found.append((left, right, y0, y1) if y0 <= y1 else (left, right, y1, y0))
    return found


def _is_panel(box: Frame, ink: PageInk) -> bool:
    """Whether a box has a title's ground at its top and text below that, or rulings of its own."""
    drawn = 0
    band: Fill | None = None
    tab: Fill | None = None
    for f in ink.fills:
        if not holds(box, f, EDGE_PT) or is_white(f.colour) or _is_same(box, f):
            continue
        wide, high = f.x1 - f.x0, f.bottom - f.top
        at_top = f.top - box.top <= 2 * GUTTER_PT and high >= THIN_FILL_PT
        if at_top and f.x0 - box.x0 <= GUTTER_PT and high <= HIGHEST_TAB_PT:
            tab = f
        if at_top and wide >= BAND_SHARE * (box.x1 - box.x0) and high <= BAND_HEIGHT * (box.bottom - box.top):
            band = f
        drawn += 1
    if band is None and tab is not None:
        return _is_label(tab, box, ink.glyphs)
    drawn += sum(_holds_stroke(box, s) and not _is_border(box, s) for s in ink.strokes)
    if band is None and drawn < FEWEST_DRAWN:
        return False
    held = _glyphs_in(box, ink.glyphs)
    lines = _count_lines(held)
    if band is None:
        return lines >= FEWEST_LINES
    return bool(_glyphs_in(band, held)) and lines > FEWEST_LINES


def _is_label(tab: Fill, box: Frame, glyphs: Sequence[Glyph]) -> bool:
    """Whether the ground in the corner of a box holds a word, nothing stands beside it, and more below."""
    held = _glyphs_in(box, glyphs)
    head = [g for g in held if (g[2] + g[4]) / 2 < tab.bottom]
    own = _glyphs_in(tab, head)
    return bool(own) and len(own) == len(head) < len(held)


def _tiles(boxes: Sequence[Frame], ink: PageInk) -> list[Frame]:
    """Boxes of one row with the same top, bottom and about the same width, which hold a few lines each."""
    found: list[Frame] = []
    rows: list[list[Frame]] = []
    drawn = _extents(ink) if len(boxes) > 1 else []
    for box in sorted(boxes, key=lambda b: (round(b.top), b.x0)):
        row = rows[-1] if rows else None
        if row and abs(row[0].top - box.top) <= 2 and abs(row[0].bottom - box.bottom) <= 2:
            row.append(box)
        else:
            rows.append([box])
    for row in rows:
        widths = [box.x1 - box.x0 for box in row]
        parted = all(GUTTER_PT <= b.x0 - a.x1 <= WIDEST_GUTTER * ink.width for a, b in pairwise(row))
        if len(row) < 2 or not parted or min(widths) < 0.6 * max(widths):
            continue
        on = [box for box in row if _goes_on(box, drawn)]
        if on and (
            not all(_is_headed(box, ink) for box in row) or any(_goes_on_apart(b, drawn, boxes) for b in on)
        ):
            continue  # the title of what is drawn below, or the cells of a table, drawn one by one
        if all(_count_lines(_glyphs_in(box, ink.glyphs)) >= FEWEST_LINES for box in row):
            found.extend(row)
    return found


def _is_headed(box: Frame, ink: PageInk) -> bool:
    """Whether a box holds several lines of text below a head in larger type, as the cells of a table do not."""
    lines = by_baseline(upright_letters(_glyphs_in(box, ink.glyphs)))
    head = next((line for line in lines if max(g[5] for g in line) > _RUBY * lines[-1][0][5]), None)
    if head is None or len(lines) <= FEWEST_LINES:
        return False
    return min(g[5] for g in head) >= _HEAD_SIZE * max(g[5] for g in lines[-1])


def _goes_on_apart(box: Frame, drawn: Sequence[Extent], boxes: Sequence[Frame]) -> bool:
    """The same outside the boxes of a box's size in its column with white between, which are tiles as well."""
    alike = [
        other
        for other in boxes
        if max(abs(other.x0 - box.x0), abs(other.x1 - box.x1)) <= EDGE_PT
        and abs((other.bottom - other.top) - (box.bottom - box.top)) <= EDGE_PT
        and max(other.top - box.bottom, box.top - other.bottom) >= GUTTER_PT
    ]
    outside = [
        (x0, x1, top, bottom)
        for x0, x1, top, bottom in drawn
        if not any(holds(other, Frame(x0, top, x1, bottom, 0), EDGE_PT) for other in alike)
    ]
    return _goes_on(box, outside)


def _goes_on(box: Frame, drawn: Sequence[Extent]) -> bool:
    """Whether something as wide as a box is drawn right above or below it."""
    ends = [
        (abs(x0 - box.x0) <= EDGE_PT, abs(x1 - box.x1) <= EDGE_PT, top >= box.bottom - EDGE_PT)
        for x0, x1, top, bottom in drawn
        if -EDGE_PT <= max(top - box.bottom, box.top - bottom) <= NEAR_ROW_PT
        and not (top >= box.top - EDGE_PT and bottom <= box.bottom + EDGE_PT)  # a side of its own
    ]
    return any(
        any(left for left, _, is_below in ends if is_below is below)
        and any(right for _, right, is_below in ends if is_below is below)
        for below in (True, False)
    )


def _side_by_side(one: Frame, other: Frame, width: float) -> bool:
    if one is other:
        return False
    left, right = (one, other) if one.x0 <= other.x0 else (other, one)
    gutter = right.x0 - left.x1
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    wide, narrow = max(one.x1 - one.x0, other.x1 - other.x0), min(one.x1 - one.x0, other.x1 - other.x0)
    return (
        GUTTER_PT <= gutter <= WIDEST_GUTTER * width
        and shared >= SHARED * min(one.bottom - one.top, other.bottom - other.top)
        and narrow >= NARROWER * wide
    )


def _outermost(boxes: Sequence[Frame]) -> list[Frame]:
    """The boxes that no other one holds or crosses."""
    kept: list[Frame] = []
    for box in sorted(boxes, key=lambda b: (b.x1 - b.x0) * (b.bottom - b.top), reverse=True):
        if not any(box.x0 < k.x1 and k.x0 < box.x1 and box.top < k.bottom and k.top < box.bottom for k in kept):
            kept.append(box)
    return kept


def part(ink: PageInk, panels: Sequence[Frame]) -> tuple[PageInk, list[PageInk]]:
    """What a page has outside its panels, and the ink of each of them; what frames them is in neither."""
    inner = [
        replace(
            ink,
            glyphs=_glyphs_in(panel, ink.glyphs),
            strokes=[s for s in ink.strokes if _holds_stroke(panel, s) and not _is_border(panel, s)],
            fills=[f for f in ink.fills if holds(panel, f, EDGE_PT) and not _is_same(panel, f)],
            frames=[f for f in ink.frames if holds(panel, f, EDGE_PT) and not _is_same(panel, f)],
            images=[i for i in ink.images if _is_in(panel, (i[0] + i[2]) / 2, (i[1] + i[3]) / 2)],
            limits=set(),
        )
        for panel in panels
    ]
    taken = {id(g) for found in inner for g in found.glyphs}
    outer = replace(
        ink,
        glyphs=[g for g in ink.glyphs if id(g) not in taken],
        strokes=[s for s in ink.strokes if not any(_holds_stroke(panel, s) for panel in panels)],
        fills=[f for f in ink.fills if not any(holds(panel, f, EDGE_PT) for panel in panels)],
        frames=[f for f in ink.frames if not any(holds(panel, f, EDGE_PT) for panel in panels)],
        images=[i for i in ink.images if not any(_is_in(p, (i[0] + i[2]) / 2, (i[1] + i[3]) / 2) for p in panels)],
    )
    return outer, inner


def _is_same(box: Frame, other: Frame | Fill) -> bool:
    return holds(box, other, EDGE_PT) and holds(other, box, EDGE_PT)


def _holds_stroke(box: Frame, s: Stroke) -> bool:
    return all(
        box.x0 - EDGE_PT <= x <= box.x1 + EDGE_PT and box.top - EDGE_PT <= y <= box.bottom + EDGE_PT
        for x, y in ((s.x0, s.y0), (s.x1, s.y1))
    )


def _is_border(box: Frame, s: Stroke) -> bool:
    """Whether a stroke inside a box lies on one of its sides."""
    across = ((s.x0, s.x1, (box.x0, box.x1)), (s.y0, s.y1, (box.top, box.bottom)))
    return any(abs(a - side) <= EDGE_PT and abs(b - side) <= EDGE_PT for a, b, sides in across for side in sides)


def _is_in(box: Frame | Fill, x: float, y: float) -> bool:
    return box.x0 < x < box.x1 and box.top < y < box.bottom


def _glyphs_in(box: Frame | Fill, glyphs: Sequence[Glyph]) -> list[Glyph]:
    return [g for g in glyphs if _is_in(box, (g[1] + g[3]) / 2, (g[2] + g[4]) / 2)]


def _count_lines(glyphs: Sequence[Glyph]) -> int:
    return len(by_baseline(upright_letters(glyphs)))
