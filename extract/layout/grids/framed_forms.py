"""Forms in a frame whose rows level rulings part, and nothing a label from its text.

Above, a label and a text stand side by side; further down a label has a row of its own above its text, and tables
stand between the rulings from side to side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.layout.drawn.rulings import Rule
from extract.layout.gaps.aligned import BoxTuple, Row, rows_of
from extract.layout.gaps.openings import Zone, lattice_of
from extract.layout.gaps.spread import MIDDLE_PT, boxes_of, spread
from extract.layout.grids.partial_rulings import strips
from extract.layout.grids.single_rows import with_single_rows
from extract.layout.grids.skeleton import Skeleton, from_boxes
from extract.layout.ink import Fill, Glyph

FLUSH_PT = 1.6
"""Labels, and the texts beside them, begin so close to each other."""
FEWEST_LABELLED = 3
"""So many rows from the first one are a label and a text beside it."""


def framed_form(rules: Sequence[Rule], glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> Skeleton | None:
    """The form in a frame; None where its first rows are not labels with texts that begin at one place.

    Args:
        rules: the level rulings in the frame, with its upper and lower side.
        glyphs: those in it, all upright.
        fills: coloured rectangles in it.
    """
    zones = [Zone(low, near, high, far) for low, near, high, far in strips(rules)]
    lines = {zone: rows_of([g for g in glyphs if zone.holds(g)]) for zone in zones}
    width = max(zone.x1 - zone.x0 for zone in zones)
    whole = [zone for zone in zones if zone.x1 - zone.x0 >= width - FLUSH_PT]
    if not _begins_with_labels([lines[zone] for zone in sorted(whole, key=_top)]):
        return None
    left = min(row.pieces[0].x0 for rows in lines.values() for row in rows)
    alone = [zone for zone in zones if _is_one_text(lines[zone], left) or _is_in_middle(lines[zone], zone)]
    zones = with_single_rows(zones, glyphs)
    lattice = lattice_of(zones, glyphs, fills)
    if lattice is None:
        return None
    spread(lattice, fills)
    boxes = [box for box in boxes_of(lattice, zones) if not any(_is_in(box, zone) for zone in alone)]
    return from_boxes([*boxes, *((zone.x0, zone.top, zone.x1, zone.bottom) for zone in alone)])


def _top(zone: Zone) -> float:
    return zone.top


def _begins_with_labels(fields: Sequence[Sequence[Row]]) -> bool:
    """Whether the first fields of a form are each a label and a text, which all begin at one place right of them.

    Args:
        fields: the lines between the rulings, from the top.
    """
    pieces = [[piece for row in rows for piece in row.pieces] for rows in fields]
    begins = Counter(
        round(piece.x0) for own in pieces if own for piece in own if piece.x0 > min(p.x1 for p in own) + FLUSH_PT
    )
    if not begins:
        return False
    text = max(begins, key=lambda x: (begins[x], -x)) - FLUSH_PT
    found = 0
    for own in pieces:
        labels = [piece for piece in own if piece.x1 < text]
        texts = [piece for piece in own if piece.x0 >= text]
        if not labels or not texts or len(labels) + len(texts) < len(own):
            break
        if abs(min(piece.x0 for piece in texts) - text) > 2 * FLUSH_PT:
            break
        found += 1
    return found >= FEWEST_LABELLED


def _is_one_text(rows: Sequence[Row], left: float) -> bool:
    """Whether lines are one text that begins where the labels do, and has its row by itself."""
    single = bool(rows) and all(len(row.pieces) == 1 for row in rows)
    return single and abs(rows[0].pieces[0].x0 - left) <= FLUSH_PT


def _is_in_middle(rows: Sequence[Row], zone: Zone) -> bool:
    """Whether the only text between two rulings stands in the middle from side to side: it heads all below it."""
    if len(rows) != 1 or len(rows[0].pieces) > 1:
        return False
    only = rows[0].pieces[0]
    return abs(only.x0 + only.x1 - zone.x0 - zone.x1) <= 2 * MIDDLE_PT


def _is_in(box: BoxTuple, zone: Zone) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return zone.x0 < x < zone.x1 and zone.top < y < zone.bottom
