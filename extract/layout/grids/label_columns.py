"""Forms whose labels stand on coloured cells under each other, where no ruling parts the values beside them.

The sides of the coloured cells are what a reader goes by: every row begins and ends where its label's cell does,
and what is left unpainted between coloured cells of a row is a cell too.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.drawn.rulings import SAME_LINE_PT, Rule, is_white
from extract.layout.gaps.openings import Zone
from extract.layout.gaps.spread import MIDDLE_PT
from extract.layout.grids.partial_rulings import open_form
from extract.layout.grids.single_rows import with_single_rows
from extract.layout.grids.skeleton import Skeleton, distinct, from_boxes
from extract.layout.ink import Fill, Glyph, upright_letters
from extract.layout.lines import by_baseline

FEWEST_LABELS = 3
WIDEST_SHARE = 0.6
"""Share of the form's width that a label takes at most; what is wider heads columns."""
SMALLEST_PT = 6.0
"""A fill with a shorter side is a mark or an underline."""
VALUES_SHARE = 0.25
"""Share of the labels that have a text on unpainted ground beside them, at least."""
PADDING_PT = 3.0
"""White space between the longest value and where the form would end."""
FEWEST_HEADINGS = 2
"""Coloured headings beside the corner above the labels: then one label below shows the form."""
TOUCH_PT = 1.2
"""White space between two cells at most; what is further apart are two forms."""
GUTTER_PT = 8.0
"""White space between two forms or tables side by side."""
MOST_FILLS = 1_500
"""More fills than this are an illustration."""
CUT_SHARE = 0.25
"""A line that runs through a character leaves this share of its height on each side."""


def find_label_columns(
    fills: Sequence[Fill], glyphs: Sequence[Glyph], level: Sequence[Rule], plumb: Sequence[Rule]
) -> list[Skeleton]:
    """The forms whose rows only the coloured cells of their labels show, top to bottom.

    Args:
        fills: the page's coloured figures outside tables.
        glyphs: those of the page.
        level: the page's horizontal rulings; where one runs through a form, the rulings tell its rows.
        plumb: its vertical ones.
    """
    cells = [
        f
        for f in fills
        if f.corners == 4 and min(f.x1 - f.x0, f.bottom - f.top) >= SMALLEST_PT and not is_white(f.colour)
    ]
    if not FEWEST_LABELS <= len(cells) <= MOST_FILLS:
        return []
    upright = upright_letters(glyphs)
    found: list[Skeleton] = []
    kinds: list[tuple[float, float, float]] = []
    stacks = _stacks(cells)
    for labels in (s for s in stacks if len(s) >= FEWEST_LABELS or _has_header(s, cells)):
        table = _form(labels, cells, upright, level, plumb)
        if table is not None and not any(table.overlaps(other) for other in found):
            found.append(table)
            kinds.append((labels[0].x0, min(f.x1 for f in labels), table.xs[-1]))
    for labels in (s for s in stacks if len(s) < FEWEST_LABELS and not _has_header(s, cells)):
        # what the end of a page leaves of a form has the labels of another one
        right = next((end for x0, x1, end in kinds if _is_alike(labels, x0, x1)), None)
        table = _form(labels, cells, upright, level, plumb, right) if right is not None else None
        if table is not None and not any(table.overlaps(other) for other in found):
            found.append(table)
    return sorted(found, key=lambda table: table.ys[0])


def _has_header(labels: Sequence[Fill], cells: Sequence[Fill]) -> bool:
    """Whether the first of some labels is the corner of a row of headings, all side by side in their colour."""
    first = labels[0]
    count, end = 0, first.x1
    for f in sorted(f for f in cells if f.colour == first.colour and abs(f.top - first.top) <= TOUCH_PT):
        if f.x0 >= first.x1 - TOUCH_PT:
            if abs(f.x0 - end) > TOUCH_PT:
                return False
            count, end = count + 1, f.x1
    alike = all(label.colour == first.colour for label in labels)
    return len(labels) > 1 and alike and count >= FEWEST_HEADINGS


def _is_alike(labels: Sequence[Fill], x0: float, x1: float) -> bool:
    narrow = min(f.x1 for f in labels)
    return abs(labels[0].x0 - x0) <= SAME_LINE_PT and abs(narrow - x1) <= SAME_LINE_PT


def _stacks(cells: Sequence[Fill]) -> list[list[Fill]]:
    """Coloured cells right under each other that begin at the same place, those furthest left first."""
    stacks: list[list[Fill]] = []
    for fill in sorted(cells, key=lambda f: f.top):
        for stack in stacks:
            last = stack[-1]
            if abs(last.x0 - fill.x0) <= SAME_LINE_PT and abs(fill.top - last.bottom) <= TOUCH_PT:
                stack.append(fill)
                break
        else:
            stacks.append([fill])
    return sorted(stacks, key=lambda s: s[0].x0)


def _form(
    labels: Sequence[Fill],
    cells: Sequence[Fill],
    glyphs: Sequence[Glyph],
    level: Sequence[Rule],
    plumb: Sequence[Rule],
    right: float | None = None,
) -> Skeleton | None:
    """The form of which some cells under each other are the labels; None where they are no labels of one.

    ``right`` is where it ends where a larger form of its kind tells: then a row is enough.
    """
    if _is_striped(labels, cells):
        return None
    left, top, bottom = _extent(labels, cells)
    narrow = min(f.x1 for f in cells if abs(f.x0 - left) <= SAME_LINE_PT and f.top < bottom and f.bottom > top)
    inside = [g for g in glyphs if left <= g[1] and top < (g[2] + g[4]) / 2 < bottom]
    own = [f for f in cells if f.x0 >= left - SAME_LINE_PT and top - 1 <= f.top and f.bottom <= bottom + 1]
    if right is None and (end := _gutter(labels, own, inside, narrow)) is not None:
        own = [f for f in own if f.x1 <= end]
        inside = [g for g in inside if g[3] <= end]
        if _is_striped(labels, own) or len(own) <= len(labels):
            return None
    own = [part for f in own for part in _parted(f, left, narrow, inside)]
    beside = [g[3] + PADDING_PT for g in inside if g[1] >= narrow]
    fewest = FEWEST_LABELS if right is None and not _has_header(labels, cells) else 1
    right = max([*(f.x1 for f in own), *beside]) if right is None else right
    if _runs_through(level, plumb, (left, top, right, bottom)):
        return None
    if not _has_values(labels, own, inside, right, fewest):
        return None
    zones = _zones(own, (left, top, right, bottom), inside)
    if len({zone.top for zone in zones}) == 1:
        return from_boxes([zone[:4] for zone in zones])
    column = [z for z in zones if z.x0 - left <= SAME_LINE_PT and abs(z.x1 - narrow) <= SAME_LINE_PT]
    runs = {run: _merged(run, inside) for run in _runs(column, inside)}
    taken = {zone for run in runs for zone in run}
    rest = with_single_rows([zone for zone in zones if zone not in taken], inside)
    merged = [zone for cells_of_run in runs.values() for zone in cells_of_run]
    own = [f for f in own if not any(_is_within(f, zone) for zone in merged)]
    return open_form([*rest, *merged], inside, own)


def _gutter(labels: Sequence[Fill], cells: Sequence[Fill], glyphs: Sequence[Glyph], narrow: float) -> float | None:
    """Where white right through the rows parts them from coloured cells in rows of their own; None without any."""
    tops = [f.top for f in labels]
    others = [f for f in cells if f.x0 > narrow and all(abs(f.top - top) > SAME_LINE_PT for top in tops)]
    if len(others) < FEWEST_LABELS:
        return None
    spans = sorted([(f.x0, f.x1) for f in cells] + [(g[1], g[3]) for g in glyphs])
    reach = narrow
    for x0, x1 in spans:
        beyond = [f for f in others if f.x0 >= x0 - 0.1]
        if x0 - reach >= GUTTER_PT and len(beyond) >= FEWEST_LABELS:
            return reach + 0.1
        reach = max(reach, x1)
    return None


def _is_striped(labels: Sequence[Fill], cells: Sequence[Fill]) -> bool:
    """Whether most cells go on at their right in the same colour: it is that of rows, and not of labels."""
    return 2 * sum(
        any(
            f.colour == label.colour
            and abs(f.x0 - label.x1) <= SAME_LINE_PT
            and abs(f.top - label.top) <= SAME_LINE_PT
            and abs(f.bottom - label.bottom) <= SAME_LINE_PT
            for f in cells
        )
        for label in labels
    ) > len(labels)


def _extent(labels: Sequence[Fill], cells: Sequence[Fill]) -> tuple[float, float, float]:
    """Where a form begins at the left, at the top and ends at the bottom: labels may stand in several columns."""
    left, top, bottom = labels[0].x0, labels[0].top, labels[-1].bottom
    while True:
        before = [
            f
            for f in cells
            if abs(f.x1 - left) <= SAME_LINE_PT
            and 2 * (min(f.bottom, bottom) - max(f.top, top)) > f.bottom - f.top
        ]
        if not before:
            return left, top, bottom
        left = min(f.x0 for f in before)
        top, bottom = min(top, *(f.top for f in before)), max(bottom, *(f.bottom for f in before))


def _parted(fill: Fill, left: float, narrow: float, glyphs: Sequence[Glyph]) -> list[Fill]:
    """A fill over several columns without the part of it in the column of labels, where nothing stands on that."""
    if abs(fill.x0 - left) > SAME_LINE_PT or fill.x1 <= narrow + SAME_LINE_PT:
        return [fill]
    if any(g[1] < narrow and fill.top < (g[2] + g[4]) / 2 < fill.bottom for g in glyphs):
        return [fill]
    return [fill._replace(x1=narrow), fill._replace(x0=narrow)]


def _runs(column: Sequence[Zone], glyphs: Sequence[Glyph]) -> list[tuple[Zone, ...]]:
    """The cells of a column of labels under each other among which some are empty: parts of merged cells.

    Where rows are painted one by one, a label over several rows has its text on one of the parts.
    """
    runs: list[list[Zone]] = []
    last: Zone | None = None
    empty = False
    for zone in sorted(column, key=lambda zone: zone.top):
        blank = not any(_is_inside(g, zone) for g in glyphs)
        if last is not None and zone.top == last.bottom and (blank or empty):
            if runs and runs[-1][-1] == last:
                runs[-1].append(zone)
            elif runs and runs[-1][-1].bottom == last.top:
                runs[-1].extend((last, zone))
            else:
                runs.append([last, zone])
        last, empty = zone, blank
    return [tuple(run) for run in runs]


def _merged(parts: Sequence[Zone], glyphs: Sequence[Glyph]) -> list[Zone]:
    """The cells that parts of a column make together, each with its lines in the middle; as many as there can be.

    The first one may be empty, the corner above the labels. The parts themselves where no cells fit.
    """
    first, last = parts[0], parts[-1]
    whole = Zone(first.x0, first.top, first.x1, last.bottom)
    lines = [(min(g[2] for g in row), max(g[4] for g in row)) for row in by_baseline(_inside(glyphs, whole))]
    best: dict[tuple[int, int], list[tuple[int, int]]] = {(0, 0): []}
    for end in range(1, len(parts) + 1):
        for start in range(end):
            top, bottom = parts[start].top, parts[end - 1].bottom
            for above in range(len(lines) + 1):
                before = best.get((start, above))
                if before is None:
                    continue
                for below in range(above, len(lines) + 1):
                    found = [*before, (start, end)]
                    if _fits(lines[above:below], top, bottom, corner=start == 0) and len(found) > len(
                        best.get((end, below), ())
                    ):
                        best[end, below] = found
    spans = best.get((len(parts), len(lines)))
    if spans is None:
        return [part._replace(single=True) for part in parts]
    return [Zone(first.x0, parts[a].top, first.x1, parts[b - 1].bottom, single=True) for a, b in spans]


def _fits(lines: Sequence[tuple[float, float]], top: float, bottom: float, *, corner: bool) -> bool:
    """Whether some lines stand in the middle between two heights; a corner may hold none."""
    if not lines:
        return corner
    first, last = lines[0][0], lines[-1][1]
    return first >= top - 1 and last <= bottom + 1 and abs(first + last - top - bottom) <= 2 * MIDDLE_PT


def _inside(glyphs: Sequence[Glyph], zone: Zone) -> list[Glyph]:
    return [g for g in glyphs if _is_inside(g, zone)]


def _is_within(fill: Fill, zone: Zone) -> bool:
    x, y = (fill.x0 + fill.x1) / 2, (fill.top + fill.bottom) / 2
    return zone.x0 <= x <= zone.x1 and zone.top <= y <= zone.bottom and fill.x1 <= zone.x1 + SAME_LINE_PT


def _is_inside(glyph: Glyph, zone: Zone) -> bool:
    x, y = (glyph[1] + glyph[3]) / 2, (glyph[2] + glyph[4]) / 2
    return zone.x0 <= x <= zone.x1 and zone.top <= y <= zone.bottom


def _runs_through(level: Sequence[Rule], plumb: Sequence[Rule], box: tuple[float, float, float, float]) -> bool:
    """Whether a ruling runs inside a box and not along its sides."""
    x0, top, x1, bottom = box
    return any(
        top + SAME_LINE_PT < r.at < bottom - SAME_LINE_PT and r.low < x1 - SAME_LINE_PT and r.high > x0
        for r in level
    ) or any(x0 + SAME_LINE_PT < r.at < x1 - SAME_LINE_PT and r.low < bottom and r.high > top for r in plumb)


def _has_values(
    labels: Sequence[Fill], own: Sequence[Fill], glyphs: Sequence[Glyph], right: float, fewest: int
) -> bool:
    """Whether most labels hold a text and have another one beside them, enough of them on unpainted ground."""
    width = right - labels[0].x0
    named = held = bare = 0
    for label in labels:
        if label.x1 - label.x0 > WIDEST_SHARE * width:
            continue
        row = [g for g in glyphs if label.top < (g[2] + g[4]) / 2 < label.bottom]
        values = [g for g in row if g[1] >= label.x1 - 1]
        named += any(g[3] <= label.x1 + 1 for g in row)
        held += bool(values)
        bare += any(not any(_is_on(g, f) for f in own) for g in values)
    return named >= fewest and held * 3 >= 2 * named and bare >= VALUES_SHARE * held


def _is_on(glyph: Glyph, fill: Fill) -> bool:
    x, y = (glyph[1] + glyph[3]) / 2, (glyph[2] + glyph[4]) / 2
    return fill.x0 <= x <= fill.x1 and fill.top <= y <= fill.bottom


def _zones(cells: Sequence[Fill], box: tuple[float, float, float, float], glyphs: Sequence[Glyph]) -> list[Zone]:
    """The coloured cells, and what is unpainted between their sides, as zones that do not overlap."""
    left, top, right, bottom = box
    xs, ys = (
        distinct([left, right, *(x for f in cells for x in (f.x0, f.x1))], SAME_LINE_PT),
        distinct([top, bottom, *(y for f in cells for y in (f.top, f.bottom))], SAME_LINE_PT),
    )
    zones: list[Zone] = []
    for above, below in pairwise(ys):
        start: float | None = None
        for a, b in pairwise(xs):
            painted = any(f.x0 < (a + b) / 2 < f.x1 and f.top < (above + below) / 2 < f.bottom for f in cells)
            if painted and start is not None:
                zones.append(Zone(start, above, a, below))
                start = None
            elif not painted and start is None:
                start = a
        if start is not None:
            zones.append(Zone(start, above, right, below))
    snapped = {_snapped(f, xs, ys) for f in sorted(cells, key=lambda f: f.order)}
    zones.extend(zone for zone in snapped if not any(zone != other and _holds(zone, other) for other in snapped))
    return _without_cuts(sorted(zones, key=lambda z: (z.top, z.x0)), glyphs)


def _snapped(fill: Fill, xs: Sequence[float], ys: Sequence[float]) -> Zone:
    def near(marks: Sequence[float], at: float) -> float:
        return min(marks, key=lambda mark: abs(mark - at))

    return Zone(near(xs, fill.x0), near(ys, fill.top), near(xs, fill.x1), near(ys, fill.bottom))


def _holds(zone: Zone, other: Zone) -> bool:
    """Whether another zone lies inside a zone."""
    return zone.x0 <= other.x0 and other.x1 <= zone.x1 and zone.top <= other.top and other.bottom <= zone.bottom


def _without_cuts(zones: list[Zone], glyphs: Sequence[Glyph]) -> list[Zone]:
    """Zones of which no border cuts through a line of text: those on both sides of it are one cell.

    Where one of the two is wider, only the part below or above the other one belongs to the cell.
    """
    k = 0
    while k < len(zones):
        upper = zones[k]
        other = next((z for z in zones if z.top == upper.bottom and _is_cut(upper, z, glyphs)), None)
        parts = _united(upper, other) if other is not None else None
        if other is None or parts is None:
            k += 1
            continue
        zones = [*zones[:k], *(z for z in zones[k + 1 :] if z != other)]
        zones[k:k] = parts
    return zones


def _is_cut(upper: Zone, lower: Zone, glyphs: Sequence[Glyph]) -> bool:
    x0, x1, at = max(upper.x0, lower.x0), min(upper.x1, lower.x1), lower.top
    return any(
        x0 <= (g[1] + g[3]) / 2 <= x1 and g[2] + CUT_SHARE * (g[4] - g[2]) < at < g[4] - CUT_SHARE * (g[4] - g[2])
        for g in glyphs
    )


def _united(upper: Zone, lower: Zone) -> list[Zone] | None:
    """The cell of two zones under each other, and what is left of the wider one; None where they only overlap."""
    x0, x1 = max(upper.x0, lower.x0), min(upper.x1, lower.x1)
    if (x0, x1) not in ((upper.x0, upper.x1), (lower.x0, lower.x1)):
        return None
    parts = [Zone(x0, upper.top, x1, lower.bottom)]
    for zone in (upper, lower):
        parts.extend(Zone(a, zone.top, b, zone.bottom) for a, b in ((zone.x0, x0), (x1, zone.x1)) if b > a)
    return parts
