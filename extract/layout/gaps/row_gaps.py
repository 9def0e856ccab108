"""Rows of a table without rulings, told by the white space between them: it is wider than that between lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.layout.gaps.blocks import Block
from extract.layout.gaps.heads import headed_by, meet
from extract.layout.gaps.marks import LONGEST_MARK, marked_lines
from extract.layout.gaps.openings import Rows

WIDER = 1.5
"""White space between rows is so many times as wide as that between lines, at least."""
WIDER_EM = 0.25
"""And by so much wider."""
FEWEST_ROWS = 3
FEWEST_WRAPPED = 2
"""So many rows of several lines show how far apart lines are."""

UNDER_EM = 0.25
"""What reaches into a remark above it by so little stands below it."""
FEWEST_FIGURES = 2
"""So many figures below pieces of one line are a row of their own, however near."""


class Band(NamedTuple):
    """Pieces whose heights overlap, and from where to where they reach."""

    top: float
    bottom: float
    pieces: list[Block]


def rows_by_gaps(lines: Sequence[Sequence[Block]]) -> Rows | None:
    """The rows of a table; None where white space does not tell them.

    That is so where all rows hold one line each, and where no gap is wider than others. A line of a timetable is a
    row however near it stands.

    Args:
        lines: the pieces of a table, line by line.
    """
    pieces = [piece for line in lines for piece in line]
    bands = bands_of(pieces)
    if len(bands) < FEWEST_ROWS:
        return None
    size = median(piece.size for piece in pieces)
    marked = frozenset(min(piece.top for piece in lines[k]) for k in marked_lines(lines))
    # a unit that reaches into the line below it is no measure of white space
    gaps = [below.top - above.bottom for above, below in pairwise(bands) if below.top >= above.bottom]
    for limit in _limits(sorted(gaps), size):
        found = _rows(bands, limit, marked)
        if found is not None:
            rows, borders = found
            wrapped = sum(max(p.top for p in row) >= min(p.bottom for p in row) for row in rows)
            if len(rows) < FEWEST_ROWS or wrapped < FEWEST_WRAPPED or _are_nearer(lines, limit):
                return None
            return Rows(sorted(borders), (limit + median(p.bottom - p.top for p in pieces)) / size)
    return None


def _are_nearer(lines: Sequence[Sequence[Block]], limit: float) -> bool:
    """Whether the rows of a timetable stand nearer to each other than the white space that is to tell rows.

    Labels that end in colons tell by themselves how far the rows of their form reach.
    """
    marked = marked_lines(lines)
    return not any(line[0].colon for line in lines) and any(
        k - 1 in marked and min(p.top for p in lines[k]) - max(p.bottom for p in lines[k - 1]) <= limit
        for k in marked
    )


def border_under_groups(head: Sequence[Sequence[Block]]) -> list[float]:
    """The border below the headings in a row that stand over several others each; none without such.

    Args:
        head: the pieces of the row, line by line.
    """
    for k, upper in enumerate(head):
        for lower in head[k + 1 :]:
            over = [p for p in upper if headed_by(p, lower, [q for q in upper if q is not p]) is not None]
            bottom, top = max((p.bottom for p in over), default=0.0), min(p.top for p in lower)
            if over and bottom < top:
                return [(bottom + top) / 2]
    return []


def _rows(
    bands: Sequence[Band], limit: float, marked: frozenset[float]
) -> tuple[list[list[Block]], list[float]] | None:
    """The pieces of each row and the borders between rows; None where lines of one text would be rows.

    Args:
        bands: those of the table.
        limit: white space above which two lines are two rows.
        marked: the upper edges of lines that are rows of a timetable.
    """
    rows, borders = _parted(bands, limit, marked)
    for row in list(rows):
        if not _is_bridged(row, limit):
            continue
        # the label of several rows stands beside the middle of them
        labels = _columns(row)[0]
        parts, inner = _parted(bands_of([piece for piece in row if piece not in labels]), limit, marked)
        if any(_is_bridged(part, limit) for part in parts) or _is_bridged(labels, limit):
            return None
        borders.extend(inner)
        rows.remove(row)
        rows.extend(parts)
    return rows, borders


def _parted(
    bands: Sequence[Band], limit: float, marked: frozenset[float]
) -> tuple[list[list[Block]], list[float]]:
    """The pieces of each row, and the borders between rows."""
    rows: list[list[Block]] = [list(bands[0].pieces)]
    borders: list[float] = []
    for above, below in pairwise(bands):
        remark = len(below.pieces) > 1 and any(piece.remark for piece in above.pieces)
        if (
            below.top - above.bottom > limit
            or remark
            or (below.top in marked and (above.top in marked or _are_heads(above, below)))
            or counts_below(above, below)
        ):
            borders.append((above.bottom + below.top) / 2)
            rows.append([])
        rows[-1].extend(below.pieces)
    return rows, borders


def _are_heads(above: Band, below: Band) -> bool:
    """Whether a line heads the marks of a timetable's first row, and is no part of a name beside them."""
    return all(
        any(meet(mark, head) for head in above.pieces) for mark in below.pieces if mark.letters <= LONGEST_MARK
    )


def counts_below(above: Band, below: Band) -> bool:
    """Whether figures stand below several pieces of the line above: no text of theirs has wrapped there."""
    figures = [piece for piece in below.pieces if piece.is_figure]
    under = [f for f in figures if any(f.x0 < piece.x1 and piece.x0 < f.x1 for piece in above.pieces)]
    return len(under) >= FEWEST_FIGURES


def bands_of(pieces: Sequence[Block]) -> list[Band]:
    """Pieces whose heights overlap put together, from the top; a unit stands over a line that it reaches into."""
    bands: list[Band] = []
    for piece in sorted(pieces, key=lambda piece: piece.top):
        if bands and piece.top < bands[-1].bottom and not _is_under_remark(piece, bands[-1]):
            last = bands[-1]
            bands[-1] = Band(last.top, max(last.bottom, piece.bottom), [*last.pieces, piece])
        else:
            bands.append(Band(piece.top, piece.bottom, [piece]))
    return bands


def _is_under_remark(piece: Block, band: Band) -> bool:
    """Whether a text begins so near the foot of a remark that it stands below it, and not beside it."""
    return any(other.remark and other.bottom - piece.top <= UNDER_EM * piece.size for other in band.pieces)


def _limits(gaps: Sequence[float], size: float) -> list[float]:
    """White space above which two lines may be two rows: half way over each wide step from gap to gap."""
    return [
        (narrow + wide) / 2
        for narrow, wide in pairwise(gaps)
        if wide >= WIDER * max(narrow, 0.0) and wide - narrow >= WIDER_EM * size
    ]


def _columns(row: Sequence[Block]) -> list[list[Block]]:
    """The pieces of a row by column, left to right."""
    columns: list[list[Block]] = []
    reach = float("-inf")
    for piece in sorted(row, key=lambda piece: piece.x0):
        if piece.x0 >= reach:
            columns.append([])
        columns[-1].append(piece)
        reach = max(reach, piece.x1)
    return columns


def _is_bridged(row: Sequence[Block], limit: float) -> bool:
    """Whether two lines of one column stand as far apart as rows do."""
    return any(
        below.top - above.bottom > limit for column in _columns(row) for above, below in pairwise(bands_of(column))
    )
