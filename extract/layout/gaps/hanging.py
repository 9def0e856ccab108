"""Names that are too long for their column: the rest hangs below, set in by one letter, the figures beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from extract.layout.gaps.heads import Printed, meet
from extract.layout.gaps.marks import LONGEST_MARK

FLUSH_EM = 0.5
"""The rest of a name begins so near one letter behind its beginning, where the mark of a list ends."""
WHITE_EM = 1.0
"""White between a name and the figures beside it at least: with less of it, the rest did not fit."""
FARTHEST_EM = 2.5
"""White between two rows of one table at most."""


class Piece(Printed, Protocol):
    """A piece of a line: its place, the size of its type, whether it is a figure, and whether a mark begins it."""

    @property
    def top(self) -> float:
        """The upper edge."""

    @property
    def bottom(self) -> float:
        """The lower edge."""

    @property
    def size(self) -> float:
        """The size of its type."""

    @property
    def is_figure(self) -> bool:
        """Whether most characters are digits."""

    @property
    def marked(self) -> bool:
        """Whether the mark of a list begins it."""


def goes_on_hanging(
    above: Sequence[Printed], below: Sequence[Printed], after: Sequence[Printed], size: float
) -> bool:
    """Whether a line begins with the rest of the text that stands alone on the line above.

    The rest is set in by one letter and did not fit above, before the figures. What comes next begins no further
    right than the text, as the next name does; the rows of a group are all set in below its heading.

    Args:
        above: the pieces of a line.
        below: those of the next line.
        after: those of the line below that; empty without one.
        size: of the type.
    """
    if len(above) != 1 or len(below) < 2 or (after and after[0].x0 > above[0].x0 + FLUSH_EM * size):
        return False
    text, rest = above[0], below[0]
    set_in = abs(rest.x0 - text.x0 - size) <= FLUSH_EM * size
    return set_in and text.x1 + rest.x1 - rest.x0 > below[1].x0 - WHITE_EM * size


def begins_next_item(above: Sequence[Piece], below: Sequence[Piece]) -> bool:
    """Whether a line is no part of the item of a list, or of the text, that stands above it with figures or marks.

    It begins an item with such ones, too; or it begins where the item above does, or left of that item's mark.
    Lists side by side have texts beside their items.
    """
    if len(above) < 2:
        return False
    if below[0].marked and len(below) > 1:
        return _are_marks(below[1:])
    away, near = below[0].x0 - above[0].x0, FLUSH_EM * above[0].size
    out = away < -near or (below[0].marked and away <= near)
    return above[0].marked and out and _are_marks(above[1:])


def _are_marks(pieces: Sequence[Piece]) -> bool:
    """Whether pieces are figures, or marks of a timetable."""
    return all(piece.is_figure or piece.letters <= LONGEST_MARK for piece in pieces)


def begins_item(lines: Sequence[Sequence[Piece]], k: int) -> bool:
    """Whether a line begins an item of a list, the rest of which stands below with figures beside it."""
    marked = k + 1 < len(lines) and lines[k][0].marked and not lines[k + 1][0].marked
    return marked and _hangs_below(lines, k)


def is_long_name(lines: Sequence[Sequence[Piece]], k: int) -> bool:
    """Whether a line begins a name in the table above it, however far it reaches over its columns.

    The figures beside its rest stand each below a head of that table. Between them are rows of as many texts only.

    Args:
        lines: those of a page.
        k: the number of the line.
    """
    if not 0 < k < len(lines) - 1 or not _hangs_below(lines, k):
        return False
    rest = lines[k + 1]
    for row, below in zip(reversed(lines[:k]), reversed(lines[1 : k + 1]), strict=True):
        if below[0].top - row[0].bottom > FARTHEST_EM * row[0].size:
            return False
        if len(row) == 1:
            continue  # the first line of a name above
        if len(row) != len(rest) or not all(map(meet, row[1:], rest[1:])):
            return False
        if not any(piece.is_figure for piece in row):
            return True
    return False


def _hangs_below(lines: Sequence[Sequence[Piece]], k: int) -> bool:
    after = lines[k + 2] if k + 2 < len(lines) else ()
    hangs = goes_on_hanging(lines[k], lines[k + 1], after, lines[k][0].size)
    return hangs and all(piece.is_figure for piece in lines[k + 1][1:])
