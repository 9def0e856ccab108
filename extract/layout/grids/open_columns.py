"""Tables with level rulings and an upright one or two between columns that nothing else parts.

Seen as: statistics with a line under every row and a single upright one, between what was counted and what is
projected or behind the names of the rows, and several figures on each side of it that stand under each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.drawn.rulings import Rule
from extract.layout.gaps.aligned import Piece, Row, rows_of
from extract.layout.gaps.letters_apart import joined_letters
from extract.layout.gaps.openings import Zone
from extract.layout.grids.cells import REACH_PT
from extract.layout.grids.centred_labels import with_names_of_groups, with_rows_of_labels
from extract.layout.grids.partial_rulings import open_table, strips
from extract.layout.grids.single_rows import with_single_rows
from extract.layout.grids.skeleton import Skeleton
from extract.layout.ink import Fill, Glyph

MOST_COLUMNS = 4
"""A table with more columns drawn has them all."""
FEWEST_ROWS = 3
FEWEST_FIGURES = 3
"""So many figures on a line, one under the other on so many lines, stand in columns of their own."""
PAIR, MANY_ROWS, PAIR_EM = 2, 5, 4.0
"""Two figures do so on so many lines and so far apart: a share in brackets stands near its figure."""
DIGITS_SHARE = 0.4
FEWEST_DIGITS = 0.2
"""Share of the characters between two rulings that are digits where figures stand there, with their heads."""
FULL_SHARE = 0.5
"""Share of the lines between two rulings that have so many of them: the others are heads, and names set lower."""


def with_open_columns(
    skeletons: Sequence[Skeleton],
    level: Sequence[Rule],
    plumb: Sequence[Rule],
    glyphs: Sequence[Glyph],
    fills: Sequence[Fill],
) -> tuple[list[Skeleton], list[Skeleton]]:
    """The tables whose columns are all drawn, and the others with the columns that white space parts.

    Args:
        skeletons: tables that rulings enclose; those around others are forms.
        level: the page's horizontal rulings.
        plumb: its vertical ones.
        glyphs: those of the page.
        fills: its coloured figures.
    """
    drawn: list[Skeleton] = []
    opened: list[Skeleton] = []
    for table in skeletons:
        found = None
        if len(table.xs) - 1 <= MOST_COLUMNS and not any(t is not table and table.overlaps(t) for t in skeletons):
            inside = [g for g in glyphs if g[8] == 0 and _is_inside(table, (g[1] + g[3]) / 2, (g[2] + g[4]) / 2)]
            if _hides_columns(table, inside):
                found = _opened(table, level, plumb, joined_letters(inside), fills)
        if found is None:
            drawn.append(table)
        else:
            opened.append(found)
    return drawn, opened


def _is_inside(table: Skeleton, x: float, y: float) -> bool:
    return table.xs[0] <= x <= table.xs[-1] and table.ys[0] <= y <= table.ys[-1]


def _hides_columns(table: Skeleton, glyphs: Sequence[Glyph]) -> bool:
    """Whether between two upright rulings figures stand under each other in several columns, line after line.

    Heads with years in them may stand across such columns. Where one row between level rulings holds most lines,
    it holds the figures.
    """
    top, bottom = max(pairwise(table.ys), key=lambda ends: ends[1] - ends[0])
    tallest = [g for g in glyphs if top <= (g[2] + g[4]) / 2 <= bottom]
    return any(
        _stand_in_columns([g for g in lines if x0 <= (g[1] + g[3]) / 2 <= x1])
        for lines in (glyphs, tallest)
        for x0, x1 in pairwise(table.xs)
    )


def _stand_in_columns(glyphs: Sequence[Glyph]) -> bool:
    """Whether figures stand under each other in several columns on enough of the lines of a part of a table."""
    if sum(g[0].isdigit() for g in glyphs) < FEWEST_DIGITS * len(glyphs):
        return False
    rows = rows_of(glyphs)
    for fewest, least, white in ((FEWEST_FIGURES, FEWEST_ROWS, 0.0), (PAIR, MANY_ROWS, PAIR_EM)):
        full = [found for row in rows if len(found := _figures(row)) >= fewest]
        if len(full) < least or len(full) < FULL_SHARE * len(rows):
            continue
        if _are_aligned(full, white * max(row.size for row in rows)):
            return True
    return False


def _figures(row: Row) -> list[Piece]:
    """The pieces of a line that are figures, with their signs: 2 of the 5 characters of -4.6% are digits."""
    return [piece for piece in row.pieces if piece.digits and piece.digits >= DIGITS_SHARE * piece.letters]


def _are_aligned(lines: Sequence[Sequence[Piece]], white: float) -> bool:
    """Whether the figures of all lines stand in as many columns as the fullest line has, so far apart at least."""
    columns = 0
    reach = float("-inf")
    for piece in sorted((piece for line in lines for piece in line), key=_left):
        if piece.x0 > reach:
            if columns and piece.x0 - reach < white:
                return False
            columns += 1
        reach = max(reach, piece.x1)
    return columns >= max(len(line) for line in lines)


def _left(piece: Piece) -> float:
    return piece.x0


def _opened(
    table: Skeleton, level: Sequence[Rule], plumb: Sequence[Rule], glyphs: Sequence[Glyph], fills: Sequence[Fill]
) -> Skeleton | None:
    """The table with all its columns; None where white space tells no more of them."""
    left, right, top, bottom = table.xs[0], table.xs[-1], table.ys[0], table.ys[-1]
    rows = [
        r
        for r in level
        if top - 1 <= r.at <= bottom + 1 and r.low >= left - REACH_PT and r.high <= right + REACH_PT
    ]
    columns = [p for p in plumb if left + REACH_PT < p.at < right - REACH_PT and p.low < bottom and p.high > top]
    whole = [Zone(low, near, high, far) for low, near, high, far in strips(rows)]
    if len(whole) < 2:
        return None
    # names alone on their side of a ruling do not tell whether each is a row: the lines from end to end do
    whole = with_single_rows(with_rows_of_labels(whole, glyphs), glyphs)
    zones = with_names_of_groups([zone for strip in whole for zone in _cut(strip, columns)], glyphs)
    behind = [
        f
        for f in fills
        if f.corners == 4
        and left - REACH_PT <= f.x0
        and f.x1 <= right + REACH_PT
        and top - REACH_PT <= f.top
        and f.bottom <= bottom + REACH_PT
    ]
    found = open_table(zones, glyphs, behind)
    return found if found is not None and len(found.xs) > len(table.xs) else None


def _cut(zone: Zone, columns: Sequence[Rule]) -> list[Zone]:
    """The parts of a zone between the upright rulings that run through it from top to bottom."""
    through = [
        p.at
        for p in columns
        if p.low <= zone.top + REACH_PT
        and p.high >= zone.bottom - REACH_PT
        and zone.x0 + REACH_PT < p.at < zone.x1 - REACH_PT
    ]
    sides = [zone.x0, *sorted(through), zone.x1]
    return [zone._replace(x0=a, x1=b) for a, b in pairwise(sides)]
