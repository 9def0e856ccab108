"""Forms of which rulings draw the frame only: their fields are parted by white space, and told by their labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extract.layout.gaps.aligned import rows_of
from extract.layout.gaps.blocks import Block
from extract.layout.gaps.openings import SAME_BORDER_PT, Zone
from extract.layout.gaps.pieces import pieces_of
from extract.layout.gaps.row_gaps import bands_of, counts_below, rows_by_gaps
from extract.layout.grids.centred_labels import with_rows_of_labels
from extract.layout.ink import Glyph

FEWEST_LABELS = 3
"""So many labels stand under each other, each with a text at its right that begins like the others."""
FLUSH_PT = 2.0
FULL_EM = 2.0
"""A line ends so near the end of its column at most where it goes on in the next one."""
WIDER_EM = 0.1
"""White space between rows is wider than that between lines by so much at least."""
WIDEST_LABELS = 0.4
"""Labels take this share of the width of a form at most."""


def with_form_rows(zones: Sequence[Zone], glyphs: Sequence[Glyph]) -> list[Zone]:
    """The zones, those with several fields of a form as one zone a field, or one a row beside a label of several.

    Labels in a column without rulings have the rows at their right.

    Args:
        zones: what the rulings of a table enclose.
        glyphs: upright glyphs in them.
    """
    if not zones:
        return []
    left, right = min(zone.x0 for zone in zones), max(zone.x1 for zone in zones)
    lines = pieces_of(glyphs)
    border = _border(lines, right - left)
    leading = _leading(lines, border) if border is not None else 0.0
    rows = _rows(lines, leading) if border is not None else []
    if border is None or not rows:
        return with_rows_of_labels(zones, glyphs)
    middles = [piece.middle for line in lines for piece in line]
    found: list[Zone] = []
    for zone in zones:
        # a border right above a ruling is that ruling
        inner = [
            y for y in rows if any(zone.top < m < y for m in middles) and any(y < m < zone.bottom for m in middles)
        ]
        beside = next((z for z in zones if z.x1 < right and z.x1 <= zone.x0 and _covers(z, zone)), zone)
        if _labels_in(beside, lines, border, leading) < FEWEST_LABELS:
            inner = []  # a ruling parts every field
        parts = [zone._replace(top=a, bottom=b) for a, b in pairwise([zone.top, *inner, zone.bottom])]
        if zone.x0 <= left and zone.x1 >= right:
            own = [g for g in glyphs if zone.holds(g)]
            parts = _fields(zone, border, parts, own, leading) if inner else [zone]
        elif zone.x1 < right:
            parts = [zone]  # labels, which the rows at their right part
        found.extend(parts)
    return with_rows_of_labels(found, glyphs, leading)


def _covers(outer: Zone, zone: Zone) -> bool:
    return outer.top - SAME_BORDER_PT <= zone.top and zone.bottom <= outer.bottom + SAME_BORDER_PT


def _labels_in(zone: Zone, lines: Sequence[Sequence[Block]], border: float, leading: float) -> int:
    """How many labels stand left of a border at the height of a zone."""
    labels = [line[0] for line in lines if line[0].x1 <= border and zone.top < line[0].middle < zone.bottom]
    return bool(labels) + sum(below.top - above.bottom > leading for above, below in pairwise(labels))


def _border(lines: Sequence[Sequence[Block]], width: float) -> float | None:
    """Where the labels of a form end and its texts begin; None where it has no such place."""
    left = min((line[0].x0 for line in lines), default=0.0)
    labelled = [
        line for line in lines if len(line) > 1 and line[0].x0 - left <= FLUSH_PT and not line[0].is_figure
    ]
    starts = Counter(round(line[1].x0) for line in labelled)
    start = max(starts, key=lambda x: starts[x] + starts[x + 1], default=0)
    beside = [line for line in labelled if abs(line[1].x0 - start) <= FLUSH_PT]
    if len(beside) < FEWEST_LABELS or start - left > WIDEST_LABELS * width:
        return None
    end = max(line[0].x1 for line in beside)
    if any(p.x0 < end and p.x1 > start for line in lines for p in line):
        return None
    return (end + start) / 2


def _leading(lines: Sequence[Sequence[Block]], border: float) -> float:
    """The white space in points between the lines of texts and labels that wrap; 0 where none does."""
    bands = bands_of([piece for line in lines for piece in line])
    size = max(piece.size for line in lines for piece in line)
    labels = [[p for p in band.pieces if p.x1 <= border] for band in bands]
    values = [[p for p in band.pieces if p.x0 >= border] for band in bands]
    widest = 0.0
    for side, other in ((labels, values), (values, labels)):
        end = max((p.x1 for pieces in side for p in pieces), default=0.0)
        for k, (above, below) in enumerate(pairwise(side), 1):
            alone = len(above) == len(below) == 1 and not other[k]
            if alone and above[0].x1 > end - FULL_EM * size and abs(above[0].x0 - below[0].x0) <= size:
                widest = max(widest, bands[k].top - bands[k - 1].bottom)
    return widest + WIDER_EM * size if widest else 0.0


def _rows(lines: Sequence[Sequence[Block]], leading: float) -> list[float]:
    """The borders between the rows: white space wider than that between the lines of a text."""
    if not leading:
        found = rows_by_gaps(lines)
        return found.borders if found is not None else []
    return [
        (above.bottom + below.top) / 2
        for above, below in pairwise(bands_of([piece for line in lines for piece in line]))
        if below.top - above.bottom > leading or counts_below(above, below)
    ]


def _fields(
    zone: Zone, border: float, rows: Sequence[Zone], glyphs: Sequence[Glyph], leading: float
) -> list[Zone]:
    """A zone as its fields; itself where its labels do not share its rows out among them."""
    values = [row._replace(x0=border) for row in rows]
    parted = with_rows_of_labels([zone._replace(x1=border), *values], glyphs, leading)
    labels = [part for part in parted if part.x1 <= border]
    if len(labels) < 2:
        labels = [row._replace(x1=border) for row in rows]
        if not _has_one_each(labels, glyphs, leading):
            return [zone]
    found: list[Zone] = []
    for label in labels:
        own = [
            v for v in values if label.top - SAME_BORDER_PT <= v.top and v.bottom <= label.bottom + SAME_BORDER_PT
        ]
        if len(own) == 1:
            found.append(label._replace(x1=zone.x1))
        else:
            found.extend([label, *own])
    return found


def _has_one_each(rows: Sequence[Zone], glyphs: Sequence[Glyph], leading: float) -> bool:
    """Whether every row of a column of labels holds one that does not go on in the next row."""
    held = [rows_of([g for g in glyphs if row.holds(g)]) for row in rows]
    return all(held) and all(below[0].top - above[-1].bottom > leading for above, below in pairwise(held))
