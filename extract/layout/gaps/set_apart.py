"""Pieces that are one text on paper: letters of a label set apart, and a name with its reading above it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.gaps.blocks import Block

SAME_END_PT, SAME_END_EM, APART_EM = 1.5, 0.3, 1.6
"""Labels set from end to end of each other begin and end so near each other; pieces of one are so far apart."""
LONGEST_APART = 8
"""Pieces that a label set apart may fall into."""
READING_SIZE, READING_EM, OVERLAP_EM = 0.8, 0.5, 0.4
"""Kana above a name are set so much smaller at most, and stand so near, or reach so far into its line."""
READING_LINES = 3
"""The name below a reading is among so many lines."""
FLUSH_READING_PT = 2.0


def with_readings(lines: list[list[Block]], readings: Sequence[tuple[Block, int]]) -> list[list[Block]]:
    """The pieces of lines, readings in small kana made one with the names that they are printed above.

    Args:
        lines: pieces line by line from the top.
        readings: the pieces of kana alone, each with the number of its line.
    """
    for block, number in readings:
        for line in lines[number + 1 : number + 1 + READING_LINES]:
            k = next((k for k, name in enumerate(line) if _reads(block, name)), None)
            if k is not None:
                name = line[k]
                line[k] = name._replace(x0=min(block.x0, name.x0), top=block.top, x1=max(block.x1, name.x1))
                lines[number] = [other for other in lines[number] if other is not block]
                break
    return [line for line in lines if line]


def _reads(kana: Block, name: Block) -> bool:
    """Whether small kana stand right above a name in larger type, flush with it or over its middle."""
    gap = name.top - kana.bottom
    flush = abs(kana.x0 - name.x0) <= FLUSH_READING_PT
    middle = abs(kana.x0 + kana.x1 - name.x0 - name.x1) <= 2 * FLUSH_READING_PT
    return (
        kana.size <= READING_SIZE * name.size
        and not name.is_figure
        and -OVERLAP_EM * name.size <= gap <= READING_EM * name.size
        and (flush or middle)
    )


def with_labels_set_apart(lines: list[list[Block]]) -> list[list[Block]]:
    """The pieces, letters at the head of a line as one label where they are set from end to end of others.

    「効　　　果」 begins and ends where 「取組内容」 above it does; so does 「関係　市」.
    """
    apart = [k for k, line in enumerate(lines) if _begins_apart(line)]
    if not apart:
        return lines
    labels = [line[0] for line in lines if line[0].letters > 2]
    for k in apart:
        line = lines[k]
        run = next((n for n, block in enumerate(line) if block.digits), len(line))
        for count in range(min(run, LONGEST_APART), 1, -1):
            head = line[:count]
            if any(_is_set_along(head, label) for label in labels):
                lines[k] = [head[0]._replace(x1=head[-1].x1, letters=_letters_of(head)), *line[count:]]
                break
    return lines


def _begins_apart(line: Sequence[Block]) -> bool:
    """Whether a line begins with two pieces of letters of which one is a single letter."""
    return len(line) > 1 and not (line[0].digits or line[1].digits) and any(_is_letter(b) for b in line[:2])


def _is_set_along(head: Sequence[Block], label: Block) -> bool:
    """Whether pieces begin and end where a label does that has as many letters at least.

    Single letters may stand further apart, and so may what a colon ends.
    """
    single = all(_is_letter(block) for block in head) or (head[-1].colon and label.colon)
    reach = SAME_END_PT if single else SAME_END_EM * label.size
    near = single or (
        _letters_of(head) <= label.letters and all(b.x0 - a.x1 <= APART_EM * label.size for a, b in pairwise(head))
    )
    return near and abs(label.x0 - head[0].x0) <= reach and abs(label.x1 - head[-1].x1) <= reach


def _letters_of(blocks: Sequence[Block]) -> int:
    return sum(block.letters for block in blocks)


def _is_letter(block: Block) -> bool:
    """Whether a text is a single letter, with the colon behind a label or without one."""
    return block.letters - block.colon == 1 and not block.digits
