"""Marks below the heads of columns: a timetable, each line of which is a row however near the lines stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.gaps.heads import Printed, has_wrapped, meet

FEWEST_HEADS = 3
"""So many pieces of a line head columns that rows may leave blank."""
LONGEST_MARK = 2
"""Letters of what is printed into a square of a timetable at most: ○, →, 実施."""
ROOM_EM = 2.5
"""White behind the head of a column of which one letter has wrapped at most."""
BARE_SHARE, YEAR_DIGITS = 0.75, 4
MOST_NAMES = 2
"""Pieces left of the marks at most: the label of the timetable and the name of what is done."""


def marked_lines(lines: Sequence[Sequence[Printed]]) -> frozenset[int]:
    """The lines that name something and hold nothing but marks below the heads of columns at its right.

    Args:
        lines: the pieces of every line, left to right.
    """
    found = set()
    heads: Sequence[Printed] = ()
    above: Sequence[Printed] = ()
    for k, line in enumerate(lines):
        names, marks = _parts(line)
        free = [head for head in heads if not any(meet(head, name) for name in names)]
        if _are_below(marks, free):
            wrapped = above is heads and (_fill_columns(marks, heads) or _end_texts(marks, heads))
            long = above is not heads and any(
                meet(m, p) and p.letters > LONGEST_MARK for m in marks for p in above
            )
            if names and not wrapped and not long:
                found.add(k)
        elif len(line) > 1:
            heads = line if len(line) >= FEWEST_HEADS and not any(map(_is_amount, line)) else ()
        above = line
    return frozenset(found)


def _parts(line: Sequence[Printed]) -> tuple[Sequence[Printed], Sequence[Printed]]:
    """The names of a line and the marks at its right; no marks where something else stands among them."""
    first = len(line)
    while first and line[first - 1].letters <= LONGEST_MARK and not line[first - 1].digits:
        first -= 1
    names = line[:first]
    told = len(names) <= MOST_NAMES and not any(name.digits * 2 >= name.letters for name in names)
    return (names, line[first:]) if told else (line, ())


def _are_below(marks: Sequence[Printed], heads: Sequence[Printed]) -> bool:
    """Whether every one of some marks stands below a head of its own."""
    return bool(marks) and all(sum(meet(mark, head) for head in heads) == 1 for mark in marks)


def _fill_columns(marks: Sequence[Printed], heads: Sequence[Printed]) -> bool:
    """Whether the heads above single letters leave no room for another one: they have wrapped."""
    return all(
        mark.letters == 1 and not mark.sign and b.x0 - a.x1 < ROOM_EM * (a.x1 - a.x0) / a.letters
        for mark in marks
        for a, b in pairwise(heads)
        if meet(mark, a)
    )


def _end_texts(marks: Sequence[Printed], heads: Sequence[Printed]) -> bool:
    """Whether the heads above marks are long lines without a year, which go on in these."""
    return all(
        any(meet(mark, head) and not head.digits and has_wrapped(head, mark) for head in heads) for mark in marks
    )


def _is_amount(piece: Printed) -> bool:
    """Whether a piece is a figure and no year, as R7 and 2027 are."""
    year = piece.digits == piece.letters == YEAR_DIGITS
    return piece.digits >= BARE_SHARE * piece.letters and not year
