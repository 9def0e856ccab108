"""Tables whose frame is drawn and whose columns are not: a box with level rulings inside and no upright one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.drawn.rulings import SAME_LINE_PT, Rule
from extract.layout.gaps.aligned import Row, rows_of
from extract.layout.grids.framed_forms import framed_form
from extract.layout.grids.open_regions import find_open_tables
from extract.layout.grids.skeleton import Skeleton
from extract.layout.ink import Fill, Glyph

FEWEST_PIECES = 3
"""So many pieces on a line of the box are the cells of a row."""
FEWEST_RULES = 4
"""Level rulings of a table, its frame among them; fewer part a text from its title."""
FORM_SHARE = 0.7
"""Share of the rows of a form that print a label and a text beside it."""
COVERED = 0.8
"""Share of the box's height that the table inside it has."""


def without_frames(
    skeletons: Sequence[Skeleton],
    level: Sequence[Rule],
    plumb: Sequence[Rule],
    glyphs: Sequence[Glyph],
    fills: Sequence[Fill],
    height: float,
) -> tuple[list[Skeleton], list[Skeleton]]:
    """The tables that rulings enclose, and those whose columns only the words tell.

    Args:
        skeletons: what rulings enclose.
        level: the page's horizontal rulings.
        plumb: its vertical ones.
        glyphs: those of the page.
        fills: the page's coloured figures.
        height: of the page in points.
    """
    kept: list[Skeleton] = []
    opened: list[Skeleton] = []
    for table in skeletons:
        found = _inside(table, level, plumb, glyphs, fills, height) if len(table.xs) == 2 else None
        if found is None:
            kept.append(table)
        else:
            opened.append(found)
    return kept, opened


def _is_form(level: Sequence[Rule], rows: Sequence[Row]) -> bool:
    """Whether most rows between rulings are a label and a text, which all begin at one place."""
    seconds = [row.pieces[1].x0 for row in rows if len(row.pieces) > 1]
    if not seconds:
        return False
    at = max(seconds, key=lambda x: sum(abs(x - other) <= SAME_LINE_PT for other in seconds))
    ys = sorted({rule.at for rule in level})
    bands = [(a, b) for a, b in pairwise(ys) if b - a > SAME_LINE_PT]
    parted = sum(
        any(
            a < (row.top + row.bottom) / 2 < b
            and len(row.pieces) > 1
            and abs(row.pieces[1].x0 - at) <= SAME_LINE_PT
            for row in rows
        )
        for a, b in bands
    )
    return len(bands) >= FEWEST_RULES and parted >= FORM_SHARE * len(bands)


def _inside(
    table: Skeleton,
    level: Sequence[Rule],
    plumb: Sequence[Rule],
    glyphs: Sequence[Glyph],
    fills: Sequence[Fill],
    height: float,
) -> Skeleton | None:
    """The table of several columns that a box of one column is the frame of; None where it is a box of text."""
    x0, x1, top, bottom = table.xs[0], table.xs[-1], table.ys[0], table.ys[-1]
    near = SAME_LINE_PT
    own = [r for r in level if top - near <= r.at <= bottom + near and x0 - near <= r.low and r.high <= x1 + near]
    upright = [r for r in plumb if x0 + near < r.at < x1 - near and r.low < bottom - near and r.high > top + near]
    if len(own) < FEWEST_RULES or upright:
        return None
    words = [g for g in glyphs if x0 <= (g[1] + g[3]) / 2 <= x1 and top <= (g[2] + g[4]) / 2 <= bottom]
    rows = rows_of(words)
    inner = [
        f
        for f in fills
        if x0 - near <= f.x0 and f.x1 <= x1 + near and top - near <= f.top and f.bottom <= bottom + near
    ]
    if sum(len(row.pieces) >= FEWEST_PIECES for row in rows) * 2 < len(rows) and not _is_form(own, rows):
        return framed_form(own, words, inner)
    found = find_open_tables(own, [], [], words, inner, height)
    whole = len(found) == 1 and len(found[0].xs) > FEWEST_PIECES - 1
    return found[0] if whole and found[0].ys[-1] - found[0].ys[0] >= COVERED * (bottom - top) else None
