"""Rows of forms in which labels stand above their values: a line of its own, and the values below it.

A form with level rulings only has such rows beside others, where the label stands at the left. The labels are in
smaller type than their values; or a mark, brackets, or the indent of all that stands below tell them; or what
stands below reaches farther right than they do, as the rest of a wrapped text never does.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from extract.layout.columns import is_kana
from extract.layout.drawn.rulings import Rule
from extract.layout.gaps.aligned import HEAD_MARKS, Piece, Row, rows_of
from extract.layout.gaps.openings import Rect, Zone
from extract.layout.grids.cells import REACH_PT
from extract.layout.grids.ruled_boxes import glyphs_inside
from extract.layout.ink import Fill, Glyph

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
FEWEST_SAID = 2
"""So many fields of a form at least have labels in the type of their texts, all with one left end."""
LONGEST_HEADING, HEADING_SHARE = 20, 0.5
"""Letters of such a label, and its share of the width of its field, at most."""
INDENT_EM, DEEPEST_EM = 0.5, 2.5
"""A text below its label is indented by so much at least, and at most."""
WIDEST_EM = 3.0
"""White between the words of a text at most, as between names; between columns there is more."""
DEEPEST_PT = 28.0
"""So far right of the rulings begins one below an indented text at most."""
FARTHER_EM = 2.0
"""A text reaches so much farther right than a line above it that was not wrapped."""
FULL_STOPS = "。、，．,."
OPENING, CLOSING = "［【〔[＜〈<《", "］】〕]＞〉>》"
_LEFT = itemgetter(1)


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


def with_headings_above(zones: Sequence[Zone], glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> list[Zone]:
    """The zones, those that begin with a label in the type of its text as one zone for each of both.

    Args:
        zones: what rulings and the sides of coloured bands enclose.
        glyphs: upright glyphs in them.
        fills: coloured rectangles behind them; one from end to end tells a label.
    """
    held = [[g for g in glyphs if zone.holds(g)] for zone in zones]
    headed = [
        heading_of(own, zone.x0, zone.x1, painted=_is_painted(zone, own, fills))
        for zone, own in zip(zones, held, strict=True)
    ]
    texts: set[int] = set()
    for k, (heading, (zone, below)) in enumerate(zip(headed, pairwise(zones), strict=False)):
        under = (below.x0, below.top, below.x1) == (zone.x0, zone.bottom, zone.x1) and headed[k + 1] is None
        if heading is not None and heading.bottom is None and under and _is_below(heading, held[k + 1]):
            headed[k] = heading._replace(bottom=zone.bottom)
            texts.add(k + 1)
    usual = _usual(headed)
    found: list[Zone] = []
    for k, (zone, heading) in enumerate(zip(zones, headed, strict=True)):
        if k in texts and headed[k - 1] in usual:
            found.append(zone._replace(said="text"))
        elif heading is None or heading not in usual:
            found.append(zone)
        elif heading.bottom is None:
            found.append(zone._replace(said="title"))
        elif heading.bottom >= zone.bottom:
            found.append(zone._replace(said="label"))
        else:
            found.append(zone._replace(bottom=heading.bottom, said="label"))
            found.append(zone._replace(top=heading.bottom, said="text"))
    return found


def _is_painted(zone: Zone, glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> bool:
    """Whether a coloured band from end to end lies behind the first line of a zone."""
    if not fills or not glyphs:
        return False
    y = min((g[2] + g[4]) / 2 for g in glyphs)
    return any(f.top < y < f.bottom and f.x0 <= zone.x0 + REACH_PT and zone.x1 - REACH_PT <= f.x1 for f in fills)


def _is_below(heading: Heading, glyphs: Sequence[Glyph]) -> bool:
    """Whether the lines of a zone are the text below a label alone in the zone above."""
    rows = rows_of(glyphs)
    return bool(rows) and all(_begins_below(row, heading.start, heading.size) for row in rows)


def _begins_below(row: Row, start: float, size: float) -> bool:
    """Whether a line is one of a text whose label begins at a place: it begins there or a little right of it."""
    begins = -FLUSH_PT <= row.pieces[0].x0 - start <= DEEPEST_EM * size
    return begins and not any(b.x0 - a.x1 > WIDEST_EM * size for a, b in pairwise(row.pieces))


def below_indented_texts(level: Sequence[Rule], glyphs: Sequence[Glyph]) -> list[Rule]:
    """The rulings, those below a text indented under its label drawn out to where the ruling above that begins.

    Args:
        level: horizontal rulings, in any order.
        glyphs: upright ones of the page.
    """
    found: list[Rule] = []
    for rule in sorted(level):
        above = next(
            (r for r in reversed(found) if r.at < rule.at and r.low < rule.high and rule.low < r.high), None
        )
        if above is not None and _ends_indented(above, rule, glyphs):
            rule = rule._replace(low=above.low)
        found.append(rule)
    return found


def _ends_indented(above: Rule, rule: Rule, glyphs: Sequence[Glyph]) -> bool:
    """Whether a ruling begins where the text above it does, and the label of that text left of it."""
    if abs(above.high - rule.high) > REACH_PT or not REACH_PT < rule.low - above.low <= DEEPEST_PT:
        return False
    rows = rows_of([g for g in glyphs_inside(glyphs, (above.low, above.at, above.high, rule.at)) if g[8] == 0])
    if len(rows) < 2:
        return False
    label, *texts = (row.pieces[0] for row in rows)
    return label.x0 < rule.low < label.x1 and all(text.x0 >= rule.low - REACH_PT for text in texts)


def fields_said_above(rules: Sequence[Rule], glyphs: Sequence[Glyph]) -> list[bool]:
    """For each two rulings that follow one another, whether a label above its text begins right below the first.

    Args:
        rules: rulings with the same ends, top to bottom.
        glyphs: the page's.
    """
    left, right = rules[0].low, rules[0].high
    own = [g for g in glyphs if left <= g[1] and g[3] <= right]
    held = [[g for g in own if a.at < (g[2] + g[4]) / 2 < b.at] for a, b in pairwise(rules)]
    headed = [heading_of(inside, left, right) for inside in held]
    usual = _usual(headed)
    return [
        heading is not None
        and heading.bottom is not None
        and heading.top - rule.at <= heading.size
        and any(abs(heading.start - other.start) <= FLUSH_PT for other in usual)
        for rule, heading in zip(rules, headed, strict=False)
    ]


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
    told = fields_said_above(rules, glyphs)
    labels = [
        (row[0].top - rule.at, row[0])
        for rule, row, said in zip(rules, rows, told, strict=False)
        if len(row) > 1 and len(row[0].pieces) == 1 and (said or _are_labels(row[0], row[1]))
    ]
    last = rules[-1]
    beyond = [g for g in own if (g[2] + g[4]) / 2 > last.at]
    below = rows_of(beyond)
    if not labels or len(below) < 2 or len(below[0].pieces) > 1:
        return last.at
    if not _are_labels(below[0], below[1]) and not _is_headed(beyond, below, rules[0].low, rules[0].high):
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


def _is_headed(glyphs: Sequence[Glyph], rows: Sequence[Row], left: float, right: float) -> bool:
    """Whether the first two of some lines are a label in the type of its text, and that text."""
    heading = heading_of([g for g in glyphs if (g[2] + g[4]) / 2 <= rows[1].bottom], left, right)
    return heading is not None and heading.told and heading.bottom is not None


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


class Heading(NamedTuple):
    """A label alone in the first line of a field.

    Attributes:
        start: where it begins.
        top: its upper edge.
        size: of its type.
        bottom: the height between it and its text; None where it has none and heads the table below.
        told: whether more tells it than that a further line stands below it, as below a wrapped one.
    """

    start: float
    top: float
    size: float
    bottom: float | None
    told: bool


def heading_of(glyphs: Sequence[Glyph], left: float, right: float, *, painted: bool = False) -> Heading | None:
    """The label in the type of its text that stands above it; None where a field begins with anything else.

    Without a text below it, only a mark, brackets, or a band of colour tell a label.

    Args:
        glyphs: upright ones of one row.
        left: where the field begins.
        right: where it ends.
        painted: whether a band of colour lies behind its first line.
    """
    rows = rows_of(glyphs)
    if not rows or len(rows[0].pieces) > 1:
        return None
    label, size = rows[0].pieces[0], rows[0].size
    if (
        label.letters > LONGEST_HEADING
        or 3 * label.digits >= 2 * label.letters
        or label.x0 - left > DEEPEST_EM * size
        or label.x1 - left > HEADING_SHARE * (right - left)
    ):
        return None
    marked, ended = _is_marked(rows[0], glyphs)
    marked = marked or painted
    if len(rows) == 1:
        return Heading(label.x0, rows[0].top, size, None, told=True) if marked else None
    first = rows[1]
    if first.top - rows[0].bottom > CLOSE_EM * first.size:
        return None
    if not all(_begins_below(row, label.x0, size) for row in rows[1:]):
        return None
    start = min(row.pieces[0].x0 for row in rows[1:])
    indented = start - label.x0 >= INDENT_EM * size
    farther = not ended and max(row.pieces[-1].x1 for row in rows[1:]) >= label.x1 + FARTHER_EM * size
    border = (rows[0].bottom + first.top) / 2
    return Heading(label.x0, rows[0].top, size, border, told=marked or indented or farther)


def _usual(headings: Sequence[Heading | None]) -> list[Heading]:
    """The labels that begin where others of a form do, of which one stands above its text at least."""
    held = [heading for heading in headings if heading is not None and heading.told]
    alike = [[h for h in held if abs(h.start - heading.start) <= FLUSH_PT] for heading in held]
    return [
        heading
        for heading, others in zip(held, alike, strict=True)
        if len(others) >= FEWEST_SAID and any(other.bottom is not None for other in others)
    ]


def _is_marked(row: Row, glyphs: Sequence[Glyph]) -> tuple[bool, bool]:
    """Whether a mark or brackets tell a line to be a label, and whether it ends as a sentence does."""
    line = sorted(
        (g for g in glyphs if row.top <= (g[2] + g[4]) / 2 <= row.bottom and not g[0].isspace()), key=_LEFT
    )
    begins, ends = line[0][0][0], line[-1][0][-1]
    return begins in HEAD_MARKS or (begins in OPENING and ends in CLOSING), ends in FULL_STOPS


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
