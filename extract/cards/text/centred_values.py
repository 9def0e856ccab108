"""Values half-way down beside labels of two lines: 「現状値」 over 「（令和６年度）」, 「38人」 beside both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.cards.bounds.item import Item
from extract.cards.text.heads import Entry
from extract.cards.text.tabbed import TabbedRow, pieces_of_line
from schemas.labels import read_label
from schemas.printed import Box, Line

LINES = 3
"""The upper lines of the labels, their values, the lower lines of the labels."""


def centred_values(items: Sequence[Item]) -> tuple[Item, list[Entry]] | None:
    """Three lines that are labels of two lines with a value beside each, as one line and its labels.

    None for other lines.

    Args:
        items: what stands below each other, three lines at the beginning.
    """
    lines = [item.item for item in items[:LINES] if isinstance(item.item, Line) and item.index == items[0].index]
    boxes = [line.box for line in lines if line.box is not None]
    if len(boxes) < LINES or not _reach_into_each_other(boxes):
        return None
    upper, values, lower = (pieces_of_line(line) for line in lines)
    if not len(upper) == len(values) == len(lower):
        return None
    entries = []
    for n, (head, value, rest) in enumerate(zip(upper, values, lower, strict=True)):
        read = read_label(f"{head.text}\n{rest.text}")
        if read is None or not read.exact or not _stand_beside(head, rest, value, upper[n + 1 : n + 2]):
            return None
        entries.append(Entry(head, read, [value], [TabbedRow(rest, note=True)], beside=n > 0))
    whole = replace(
        lines[0],
        words=tuple(word for line in lines for word in line.words),
        text=" ".join(line.text for line in lines),
        box=Box.around(boxes),
    )
    return replace(items[0], item=whole, lines=frozenset(line.key for line in lines)), entries


def _reach_into_each_other(boxes: Sequence[Box]) -> bool:
    """Whether the line in the middle begins before the upper one ends, and ends below the top of the lower one."""
    above, between, below = boxes
    return above.center[1] < between.top < above.bottom and below.top < between.bottom < below.center[1]


def _stand_beside(head: Line, rest: Line, value: Line, following: Sequence[Line]) -> bool:
    """Whether the lines of a label stand over each other, and its value right of both, before the next label."""
    boxes = [line.box for line in (head, rest, value, *following) if line.box is not None]
    over = min(boxes[0].x1, boxes[1].x1) > max(boxes[0].x0, boxes[1].x0)
    ends = [box.x0 for box in boxes[LINES:]]
    return over and max(boxes[0].x1, boxes[1].x1) <= boxes[2].x0 and all(boxes[2].x1 <= end for end in ends)
