"""Runs of lines through which white channels run: what may be a table of words that only line up."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.gaps.blocks import Block
from extract.layout.gaps.captioned import is_caption
from extract.layout.gaps.hanging import begins_item, is_long_name
from extract.layout.gaps.part_labels import heads_table
from extract.layout.gaps.wrapped import TITLE_SIZE

FEWEST_ROWS = 3
FEWEST_HEADED = 2
"""The heads of columns and a row below them."""
FARTHEST_EM = 2.5
"""White space between two lines above which they are not rows of one table."""
APART_EM = 1.2
"""White space so much wider than any between the rows of a table ends it above a line of one piece."""
TITLE_APART_EM = 0.5
"""And so much wider above one in larger type."""
CHANNEL_EM = 0.6
"""White channels between columns are at least so wide."""
FLUSH_PT = 1.6
WRAPPED_EM = 1.75
"""Pitch up to which a line may go on with the text above it."""
SECTION_STEP = 1.3
"""A line so many times further from the one above than rows are from each other is a title."""
SAME_STEP = 1.02
"""Lines of a text are no further from each other than rows of one line, give or take."""
CLOSER_STEP = 0.85
"""A line so many times nearer to the one above than rows are to each other goes on with its text."""

Channel = tuple[float, float]
Lines = Sequence[list[Block]]


class Run(NamedTuple):
    """Lines under each other, with those above them up to the run before.

    ``headed`` where the last one above is a label alone on its line, whose table they are; ``below`` is the line
    below them, empty without one, and ``ended`` where that begins with a label like the one above.
    """

    lines: list[list[Block]]
    above: Lines
    headed: bool
    below: Sequence[Block] = ()
    ended: bool = False


def runs_of(lines: Lines) -> list[Run]:
    """Lines under each other through which at least one white channel runs, each with the lines above them."""
    runs: list[Run] = []
    last = headed = k = 0
    while k < len(lines):
        if heads_table(lines[k:]):
            k += 1
            headed = k
            continue
        if len(lines[k]) < 2 or is_caption(lines[k], lines[k + 1 :]):
            k += 1
            continue
        start, channels = k, _channels(lines[k])
        while (
            start > max(last, headed) and len(lines[start - 1]) == 1 and _follows(lines[start - 1], lines[start])
        ):
            rest = _narrowed(channels, lines[start - 1])
            if not rest:
                break
            channels, start = rest, start - 1
        run = list(lines[start : k + 1])
        k += 1
        label = lines[start - 1][0] if start == headed > 0 else None
        while k < len(lines) and _follows(run[-1], lines[k]) and not _begins_apart(run, lines[k]):
            if label is not None and _is_next_label(label, run, lines[k]):
                break
            long = is_long_name(lines, k)
            if not long and (_is_outdented(run, lines[k]) or heads_table(lines[k:], run)):
                break
            if is_caption(lines[k], run[::-1]) or is_caption(lines[k], lines[k + 1 :]):
                break
            rest = _narrowed(channels, lines[k])
            if not rest:
                if not long and not _is_section(run, lines, k, channels):
                    break
                rest = channels
            channels = rest
            run.append(lines[k])
            k += 1
        first, end = _trimmed(run, channels)
        if any(len(line) > 1 for line in run):
            runs.append(Run(run[first:end], lines[last : start + first], headed=start == headed > 0))
            last = start + end
            below = lines[last] if last < len(lines) else []
            ended = label is not None and bool(below) and _is_next_label(label, run, below)
            runs[-1] = runs[-1]._replace(below=below, ended=ended)
    return runs


def white_between(above: Sequence[Block], below: Sequence[Block]) -> float:
    """The white space between two lines."""
    return min(p.top for p in below) - max(p.bottom for p in above)


def _channels(line: Sequence[Block]) -> list[Channel]:
    return [(a.x1, b.x0) for a, b in pairwise(line) if b.x0 - a.x1 >= CHANNEL_EM * a.size]


def _narrowed(channels: Sequence[Channel], line: Sequence[Block]) -> list[Channel]:
    """What is left of the channels beside the pieces of a line."""
    rest = list(channels)
    for piece in line:
        parts = []
        for low, high in rest:
            if piece.x1 <= low or piece.x0 >= high:
                parts.append((low, high))
                continue
            width = CHANNEL_EM * piece.size
            parts.extend(part for part in ((low, piece.x0), (piece.x1, high)) if part[1] - part[0] >= width)
        rest = parts
    # beside a single piece a channel ends at the page's margin, which is none
    return rest


def _follows(above: Sequence[Block], below: Sequence[Block]) -> bool:
    size = max(above[0].size, below[0].size)
    return white_between(above, below) <= FARTHEST_EM * size


def _is_next_label(label: Block, run: Lines, line: Sequence[Block]) -> bool:
    """Whether a line begins as the label above a table does, with its mark or a colon: it is the next field."""
    first = line[0]
    alike = (label.marked and first.marked) or (label.colon and first.colon)
    flush = abs(first.x0 - label.x0) <= FLUSH_PT
    return alike and flush and not any(row[0].marked or row[0].colon for row in run)


def _begins_apart(run: Lines, line: Sequence[Block]) -> bool:
    """Whether a single piece stands below white space that no two rows above have between them: a title."""
    if len(run) < FEWEST_ROWS or len(line) > 1:
        return False
    widest = max(white_between(above, below) for above, below in pairwise(run))
    larger = line[0].size > TITLE_SIZE * max(piece.size for row in run for piece in row)
    return white_between(run[-1], line) > widest + (TITLE_APART_EM if larger else APART_EM) * line[0].size


def _is_outdented(run: Lines, line: Sequence[Block]) -> bool:
    """Whether a single piece begins left of a table above it: the label of what follows, no row of that table."""
    first = next((k for k, row in enumerate(run) if len(row) > 1), len(run))
    rows = run[first:]
    if len(line) > 1 or sum(len(row) > 1 for row in rows) < FEWEST_HEADED:
        return False
    left = min(row[0].x0 for row in rows)
    nearest = min(white_between(a, b) for a, b in pairwise(rows))
    return line[0].x0 < left - 2 * FLUSH_PT and white_between(run[-1], line) >= nearest


def _goes_on_above(above: Sequence[Block], first: Sequence[Block], channels: Sequence[Channel]) -> bool:
    """Whether a line is the beginning of a text whose next lines stand beside the middle of its label."""
    if len(above) > 1 or first[0].base - above[0].base > WRAPPED_EM * above[0].size:
        return False
    if above[0].size > TITLE_SIZE * first[0].size:
        return False
    right = max(piece.x1 for piece in first)
    flush = any(abs(above[0].x0 - piece.x0) <= FLUSH_PT for piece in first)
    if above[0].x1 >= right - FLUSH_PT and not flush and len(first) > 2:
        return False  # a unit over the right end
    return any(above[0].x0 >= high - FLUSH_PT for _, high in channels) and any(
        abs(above[0].x0 - piece.x0) <= 2 * above[0].size for piece in first[1:]
    )


def _is_label_above(above: Sequence[Block], first: Sequence[Block]) -> bool:
    """Whether a line is a label with nothing beside it: it begins where the first one does, both with a colon."""
    label = first[0]
    alike = above[0].colon and label.colon and abs(above[0].x0 - label.x0) <= FLUSH_PT
    return len(above) == 1 and len(first) == len(("label", "text")) and alike and above[0].x1 < first[1].x0


def _is_section(run: Lines, lines: Lines, k: int, channels: Sequence[Channel]) -> bool:
    """Whether a line over all channels is a row of the table: the rows go on below it at the usual distance."""
    if len(run) < FEWEST_ROWS or k + 1 == len(lines) or len(lines[k]) > 1:
        return False
    after = lines[k + 1]
    if len(after) < 2 or not _follows(lines[k], after) or not _narrowed(channels, after):
        return False
    steps = sorted(b[0].base - a[0].base for a, b in pairwise(run))
    usual = steps[len(steps) // 2]
    step = lines[k][0].base - run[-1][0].base
    return step <= SECTION_STEP * usual and after[0].base - lines[k][0].base <= SECTION_STEP * usual


def _trimmed(run: Lines, channels: Sequence[Channel]) -> tuple[int, int]:
    """First and last (exclusive) line of the run without single pieces at its ends that go on with nothing."""
    start = next((k for k, line in enumerate(run) if len(line) > 1), 0)
    end = next((k for k in range(len(run) - 1, -1, -1) if len(run[k]) > 1), 0)
    while start > 0 and (
        _goes_on_above(run[start - 1], run[start], channels)
        or _is_label_above(run[start - 1], run[start])
        or begins_item(run, start - 1)
    ):
        start -= 1
    rows = [line for line in run if len(line) > 1]
    while end + 1 < len(run) and (
        _goes_on_below(run[end], run[end + 1], channels) or _ends_name(rows, run[end], run[end + 1], channels)
    ):
        end += 1
    return start, end + 1


def _ends_name(rows: Lines, above: Sequence[Block], below: Sequence[Block], channels: Sequence[Channel]) -> bool:
    """Whether a single piece is the last line of a text in the first column: closer to it than rows are."""
    piece, first = below[0], above[0]
    pitch = piece.base - first.base
    steps = sorted(b[0].base - a[0].base for a, b in pairwise(rows))
    return (
        abs(piece.x0 - first.x0) <= FLUSH_PT
        and piece.x1 <= max(first.x1, min((low for low, _ in channels), default=0.0))
        and 0 < pitch <= WRAPPED_EM * piece.size
        and bool(steps)
        and pitch <= CLOSER_STEP * steps[len(steps) // 2]
    )


def _goes_on_below(above: Sequence[Block], below: list[Block], channels: Sequence[Channel]) -> bool:
    """Whether a single piece is the last line of a text beside a label."""
    piece = below[0]
    return any(piece.x0 >= high - FLUSH_PT for _, high in channels) and any(
        0 < piece.base - other.base <= WRAPPED_EM * piece.size and abs(piece.x0 - other.x0) <= 2 * piece.size
        for other in above
    )


def wraps_round(run: Run) -> bool:
    """Whether the texts behind labels go on at the left margin: the lines are those of text, and no table."""
    rows = [row for row in run.lines if len(row) > 1]
    right = max(piece.x1 for row in run.lines for piece in row)
    steps = [b[0].base - a[0].base for a, b in pairwise(run.lines) if len(a) > 1 and len(b) > 1]
    if not steps or any(len(row) > 2 for row in rows):
        return False
    return any(
        len(row) == 2
        and len(below) == 1
        and right - row[1].x1 <= row[1].size
        and abs(below[0].x0 - row[0].x0) <= FLUSH_PT
        and below[0].x1 > row[1].x0
        and below[0].base - row[1].base <= SAME_STEP * min(steps)
        for row, below in pairwise([*run.lines, run.below])
    )
