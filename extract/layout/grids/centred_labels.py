"""Labels of several rows each in a column in which no ruling parts them.

Rulings between the rows end at the side of the column. A reader sees the labels parted by white space, and gives
each the rows that it stands in the middle of; or, where all stand right below the upper side of a row, that row
and those down to the next label.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.layout.gaps.aligned import Row, rows_of
from extract.layout.gaps.openings import SAME_BORDER_PT, Zone
from extract.layout.ink import Glyph

MIDDLE_PT = 2.5
"""A label stands in the middle of its rows up to this distance."""
UNEVEN_PT = 4.0
"""The white above labels that stand at the upper side of their rows differs by so much at most."""
FAR_PT = 10.0
"""The same where a ruling of a table in the row above stands between."""
APART_EM = 0.5
"""White space between two labels at least."""
MORE = 1.25
"""The white space between two labels is so many times that between the lines of one, at least."""
FEWEST_GROUPS, FEWEST_LABELS = 2, 2
MOST_LINES = 60
"""A column with more lines holds no labels."""


def with_rows_of_labels(zones: Sequence[Zone], glyphs: Sequence[Glyph], leading: float = 0.0) -> list[Zone]:
    """The zones, a column of labels as one zone a label where the rows at its right tell where each ends.

    Args:
        zones: what rulings, or white space, enclose.
        glyphs: upright glyphs in them.
        leading: white space in points up to which two lines are of one label, whatever stands beside them.
    """
    found: list[Zone] = []
    for zone in sorted(zones, key=lambda zone: (-zone.x0, zone.top)):
        found.extend(_parted(zone, found, glyphs, leading))
    return sorted(found, key=lambda zone: (zone.x0, zone.top)) if len(found) > len(zones) else list(zones)


def with_names_of_groups(zones: Sequence[Zone], glyphs: Sequence[Glyph]) -> list[Zone]:
    """The zones, each first one cut where several have the name of a group left of the labels of its rows.

    It stands in the middle of them, and on no line of theirs where they are two or four.

    Args:
        zones: what rulings enclose, from side to side between level ones.
        glyphs: upright glyphs in them.
    """
    left = min((zone.x0 for zone in zones), default=0.0)
    first = {zone: [g for g in glyphs if zone.holds(g)] for zone in zones if abs(zone.x0 - left) <= SAME_BORDER_PT}
    sides = [found for zone, own in first.items() if (found := _beside_group(zone, rows_of(own))) is not None]
    low, high = max((a for a, _ in sides), default=0.0), min((b for _, b in sides), default=0.0)
    # the name may stand close to the label on its line
    named = {zone: own for zone, own in first.items() if low < high and _is_named(zone, own, high)}
    if len(named) < FEWEST_GROUPS:
        return list(zones)
    ends = [g.x1 for own in named.values() for g in own if g.x1 <= high]
    border = (max(ends) + high) / 2
    cut = ((zone._replace(x1=border), zone._replace(x0=border)) if zone in named else (zone,) for zone in zones)
    return [part for parts in cut for part in parts]


def _is_named(zone: Zone, glyphs: Sequence[Glyph], border: float) -> bool:
    """Whether one text in the middle of a zone stands left of a border, and several lines right of it."""
    left, right = rows_of([g for g in glyphs if g.x1 <= border]), rows_of([g for g in glyphs if g.x0 >= border])
    crossed = any(g.x0 < border - SAME_BORDER_PT and g.x1 > border + SAME_BORDER_PT for g in glyphs)
    if crossed or len(left) != 1 or len(right) < FEWEST_LABELS or any(len(line.pieces) > 1 for line in right):
        return False
    return abs(left[0].top + left[0].bottom - zone.top - zone.bottom) <= 2 * MIDDLE_PT


def _beside_group(zone: Zone, lines: Sequence[Row]) -> tuple[float, float] | None:
    """Where the name of a group in the middle of a zone ends, and where labels right of it begin, if it is one."""
    pieces = sorted((piece.x0, piece.x1, line) for line in lines for piece in line.pieces)
    if len(pieces) <= FEWEST_LABELS:
        return None
    (_, end, own), (start, _, _) = pieces[:2]
    middle = (own.top + own.bottom) / 2
    centred = abs(middle - (zone.top + zone.bottom) / 2) <= MIDDLE_PT
    return (end, start) if centred and start - end >= APART_EM * own.size else None


def _parted(zone: Zone, right: Sequence[Zone], glyphs: Sequence[Glyph], leading: float) -> list[Zone]:
    """A zone, or the parts of it that its labels have, with those at its right parted already."""
    edges = _edges(zone, right)
    if len(edges) <= 3:  # two rows tell nothing
        return [zone]
    lines = rows_of([g for g in glyphs if zone.holds(g)])
    if not 2 <= len(lines) <= MOST_LINES or any(len(line.pieces) > 1 for line in lines):
        return [zone]
    for labels in _labels(lines, leading):
        if len(labels) == len(edges) - 1:
            continue
        borders = _borders(labels, edges) or _from_tops(labels, edges, are_labels=leading > 0)
        if borders is not None:
            return [zone._replace(top=a, bottom=b) for a, b in pairwise(borders)]
    return [zone]


def _edges(zone: Zone, right: Sequence[Zone]) -> list[float]:
    """The sides of the rows that stand right beside a zone, from its top to its bottom; empty without any."""
    beside = [
        other
        for other in right
        if abs(other.x0 - zone.x1) <= SAME_BORDER_PT
        and other.top >= zone.top - SAME_BORDER_PT
        and other.bottom <= zone.bottom + SAME_BORDER_PT
    ]
    edges = sorted({other.bottom for other in beside})
    return [zone.top, *edges[:-1], zone.bottom] if edges and edges[-1] >= zone.bottom - SAME_BORDER_PT else []


def _labels(lines: Sequence[Row], leading: float) -> Iterator[list[tuple[float, float]]]:
    """The lines put together as labels, each by its top and bottom, by less and less of their white space."""
    white = [below.top - above.bottom for above, below in pairwise(lines)]
    sizes = sorted(white)
    before = [max(leading, APART_EM * max(line.size for line in lines)), *sizes]
    for least, smaller in zip(sizes, before, strict=False):
        if least < before[0] or (smaller > before[0] and least < MORE * smaller):
            continue
        starts = [0, *(k for k, gap in enumerate(white, 1) if gap >= least), len(lines)]
        yield [(lines[a].top, lines[b - 1].bottom) for a, b in pairwise(starts)]


def _borders(labels: Sequence[tuple[float, float]], edges: Sequence[float]) -> list[float] | None:
    """Where the rows of each label begin, and where the last one's end; None where a label is in no middle."""
    borders = [edges[0]]
    for number, (top, bottom) in enumerate(labels, 1):
        last = number == len(labels)
        ends = [y for y in (edges[-1:] if last else edges[1:-1]) if y >= bottom and y > borders[-1]]
        end = min(ends, key=lambda y: abs(y + borders[-1] - top - bottom), default=None)
        if end is None or top < borders[-1] or abs(end + borders[-1] - top - bottom) > 2 * MIDDLE_PT:
            return None
        borders.append(end)
    return borders


def _from_tops(
    labels: Sequence[tuple[float, float]], edges: Sequence[float], *, are_labels: bool
) -> list[float] | None:
    """The same for labels at the upper side of the first of their rows; None where they are lines of a text.

    Those may stand beside one row each and end early, but leave no row free between them; ``are_labels`` where the
    white space between lines has told labels from lines of a text.
    """
    starts = [max((k for k, y in enumerate(edges[:-1]) if y <= top + 1), default=-1) for top, _ in labels]
    white = [top - edges[k] for (top, _), k in zip(labels, starts, strict=True)]
    if (
        starts[0]
        or len(set(starts)) < len(starts)
        or max(white) - min(white) > (FAR_PT if are_labels else UNEVEN_PT)
    ):
        return None
    if any(2 * gap > edges[k + 1] - edges[k] for gap, k in zip(white, starts, strict=True)):
        return None
    if not are_labels and all(later - earlier == 1 for earlier, later in pairwise(starts)):
        return None
    ends = [*(edges[k] for k in starts[1:]), edges[-1]]
    return [edges[0], *ends] if all(b <= end + 1 for (_, b), end in zip(labels, ends, strict=True)) else None
