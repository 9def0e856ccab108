"""Labels side by side over texts of their own, and a label at the left right above a table, in cards set as text.

A page is read line by line or column by column; either way the places of labels say which of them a line stands
under.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.cards.cells.places import part_of_line
from extract.cards.text.heads import Entry, label_of
from schemas.printed import Box, Line

_FLUSH_EM = 2.0
"""A label begins so near the left side of the table below it."""
_NEAR_EM = 2.5
"""White space between a label and the table below it at most."""
_FLUSH_PT = 3.0
"""Texts below two labels are set in by as much from both, give or take."""


def entry_over(entries: Sequence[Entry], line: Line) -> Entry | None:
    """The entry that a line stands under: the last one, or one whose label stands beside that of the last.

    Args:
        entries: labels with their values so far, in reading order.
        line: a line without a label of its own.
    """
    last = entries[-1] if entries else None
    if last is None or last.beside or last.label.box is None or line.box is None or last.rows:
        return last
    level = [
        (e.label.box.x0, n)
        for n, e in enumerate(entries)
        if e.label.box is not None and not e.beside and not e.rows and _is_level(e.label.box, last.label.box)
    ]
    under = [(x0, n) for x0, n in level if x0 <= line.box.x0 + line.box.height]
    return entries[max(under)[1]] if under and line.box.top > last.label.box.top else last


def _is_level(one: Box, other: Box) -> bool:
    return one.top < other.center[1] < one.bottom


def foot_of(entry: Entry) -> Box | None:
    """The last line that an entry prints."""
    return (entry.values[-1] if entry.values else entry.label).box


def label_right_above(entries: Sequence[Entry], table: Box | None) -> Entry | None:
    """The entry that heads a table: the last one, or one without a value of its own that stands flush above it."""
    last = entries[-1] if entries else None
    if last is None or table is None or not (last.values or last.beside):
        return last
    near = [
        (table.top - e.label.box.bottom, n)
        for n, e in enumerate(entries)
        if e.label.box is not None
        and not (e.values or e.rows or e.beside)
        and abs(e.label.box.x0 - table.x0) <= _FLUSH_EM * e.label.box.height
        and -1.0 <= table.top - e.label.box.bottom <= _NEAR_EM * e.label.box.height
    ]
    return entries[min(near)[1]] if near else last


def texts_below_both(entry: Entry, line: Line) -> list[Entry]:
    """Two labels of one line, the second of which was taken for a value, with the texts of the line below them.

    Empty where what stands behind the label is its value, or where the line has no text below each.

    Args:
        entry: a label with what stands behind it.
        line: the line below.
    """
    label, value = entry.label, next(iter(entry.values), None)
    second = label_of(value.text) if value is not None and len(entry.values) == 1 else None
    if value is None or second is None or entry.rows or entry.beside:
        return []
    if label.box is None or value.box is None or line.box is None or not _is_level(label.box, value.box):
        return []
    at = next((n for n, w in enumerate(line.words) if w.box and w.box.x0 >= value.box.x0 - _FLUSH_PT), 0)
    first = line.words[at - 1].box if at else None
    start = line.words[at].box if at else None
    if first is None or start is None or first.x1 >= value.box.x0 - line.box.height / 2:
        return []
    indents = line.box.x0 - label.box.x0, start.x0 - value.box.x0
    if abs(indents[0] - indents[1]) > _FLUSH_PT or abs(indents[0]) > _FLUSH_EM * line.box.height:
        return []
    texts = part_of_line(line, line.words[:at]), part_of_line(line, line.words[at:])
    return [Entry(label, entry.read, [texts[0]]), Entry(value, second, [texts[1]], beside=True)]
