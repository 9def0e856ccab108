"""Rows of forms in which labels stand above their values: a line in smaller type, and the values flush below it.

A form with level rulings only has such rows beside others, where the label stands at the left.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.drawn.rulings import Rule
from extract.layout.gaps.aligned import Piece, Row, rows_of
from extract.layout.gaps.openings import Rect, Zone
from extract.layout.ink import Glyph
from extract.layout.lines import is_kana

SMALLER = 0.95
"""Labels are set so much smaller than their values at least."""
READING = 0.8
"""Kana so much smaller than what stands below them are its reading."""
LONGEST_LABEL = 14
FEW_LETTERS, FULL_LINE = 2, 4
"""So few letters below a line so many times longer are the end of its text."""
CLOSE_EM = 1.0
"""White between labels and values at most."""
FLUSH_PT = 2.0


def with_labels_above(zones: Sequence[Zone], glyphs: Sequence[Glyph]) -> list[Zone]:
    """The zones, those in which labels stand above values as one zone for each of both.

    Args:
        zones: what rulings enclose.
        glyphs: upright glyphs in them.
    """
    found: list[Zone] = []
    for zone in zones:
        border = below_labels([g for g in glyphs if zone.holds(g)])
        found.extend([zone] if border is None else [zone._replace(bottom=border), zone._replace(top=border)])
    return found


def end_of_cut_row(rules: Sequence[Rule], glyphs: Sequence[Glyph]) -> float:
    """Where a row ends that the end of a page has left without a ruling below it; the last ruling without one.

    It is told by rows of its kind: a label alone, as far below the ruling, as large and as far to the left as in
    those, and its value flush below it.

    Args:
        rules: those between the rows, top to bottom.
        glyphs: the page's.
    """
    own = [g for g in glyphs if rules[0].low <= g[1] and g[3] <= rules[0].high]
    rows = [rows_of([g for g in own if a.at < (g[2] + g[4]) / 2 < b.at]) for a, b in pairwise(rules)]
    labels = [
        (row[0].top - rule.at, row[0])
        for rule, row in zip(rules, rows, strict=False)
        if len(row) > 1 and len(row[0].pieces) == 1 and _are_labels(row[0], row[1])
    ]
    last = rules[-1]
    below = rows_of([g for g in own if (g[2] + g[4]) / 2 > last.at])
    if not labels or len(below) < 2 or len(below[0].pieces) > 1 or not _are_labels(below[0], below[1]):
        return last.at
    label, values = below[0], below[1:]
    if not any(
        abs(label.top - last.at - gap) <= FLUSH_PT
        and abs(label.size - other.size) <= FLUSH_PT / 4
        and abs(label.pieces[0].x0 - other.pieces[0].x0) <= FLUSH_PT
        for gap, other in labels
    ):
        return last.at
    end, start = values[0].top, values[0].pieces[0].x0
    for row in values:
        if row.top - end > row.size or len(row.pieces) > 1 or abs(row.pieces[0].x0 - start) > FLUSH_PT:
            break
        end = row.bottom
    return end + 1


def below_labels(glyphs: Sequence[Glyph]) -> float | None:
    """The height between a line of labels and their values right below; None where the first line holds others.

    Args:
        glyphs: upright ones of one row.
    """
    rows = rows_of(glyphs)
    if len(rows) < 2:
        return None
    labels, values = rows[:2]
    if not _are_labels(labels, values) or _is_reading(labels, values, glyphs):
        return None
    return (labels.bottom + values.top) / 2


def says_above(label: Rect, text: Rect) -> bool:
    """Whether a cell alone in its row, in the first column and small type, labels the only one in the next row."""
    small = label.blocks[0].size <= SMALLER * text.blocks[0].size
    return small and (label.c0, label.c1, text.c0) == (0, 1, 0) and label.blocks[0].lines == 1


def _are_labels(labels: Row, values: Row) -> bool:
    """Whether short words in smaller type stand over all pieces of the line right below them."""
    if labels.size > SMALLER * values.size or values.top - labels.bottom > CLOSE_EM * values.size:
        return False
    if any(p.digits or p.letters > LONGEST_LABEL for p in labels.pieces) or _wraps(labels, values):
        return False
    return all(any(_stands_over(label, value) for label in labels.pieces) for value in values.pieces)


def _wraps(first: Row, second: Row) -> bool:
    """Whether all that stands below a line are the last letters of texts in it, of a size told roughly."""
    return all(
        not rest.digits
        and rest.letters <= FEW_LETTERS
        and any(_stands_over(text, rest) and text.letters >= FULL_LINE * rest.letters for text in first.pieces)
        for rest in second.pieces
    )


def _stands_over(label: Piece, value: Piece) -> bool:
    return abs(label.x0 - value.x0) <= FLUSH_PT or abs(label.x0 + label.x1 - value.x0 - value.x1) <= 2 * FLUSH_PT


def _is_reading(labels: Row, values: Row, glyphs: Sequence[Glyph]) -> bool:
    """Whether a line is the reading of the names below it."""
    line = [g for g in glyphs if labels.top <= (g[2] + g[4]) / 2 <= labels.bottom and not g[0].isspace()]
    return labels.size <= READING * values.size and all(is_kana(g[0]) for g in line)
