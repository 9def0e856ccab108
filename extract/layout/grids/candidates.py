"""Where several finders see a table in one place: which stands there.

A finder that knows more of what is drawn comes before one that guesses from the words; two of them never share a
place. The order in which :mod:`extract.layout.grids.find` asks them is therefore that of their evidence.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.grids.skeleton import Skeleton
from extract.layout.ink import Fill, Glyph

TITLES_SHARE = 0.35
"""Titles, notes and units are at most so much of the words on coloured cells and between them."""

WHOLE_ROWS = 3
"""Tables of more rows than this less one are whole: coloured heads and labels alone have fewer."""


def without_outer_frames(tables: Sequence[Skeleton]) -> list[Skeleton]:
    """The tables but those of one column that only frame other tables and the text between them.

    With more rows than can be those of the tables inside and of what stands above and below each, it is a form.
    """
    return [
        table
        for table in tables
        if len(table.xs) > 2 or not (inside := _within(table, tables)) or len(table.ys) - 1 > 2 * inside + 1
    ]


def _within(table: Skeleton, others: Sequence[Skeleton]) -> int:
    """How many other tables stand inside a table."""
    return sum(
        table.xs[0] < other.xs[0] and other.xs[-1] < table.xs[-1] and table.ys[0] < other.ys[0] < table.ys[-1]
        for other in others
        if other is not table
    )


def apart(tables: Sequence[Skeleton], others: Sequence[Skeleton]) -> list[Skeleton]:
    """The tables that lie where none of the others does."""
    return [table for table in tables if not any(table.overlaps(other) for other in others)]


def standing_for(tables: list[Skeleton], strips: list[Skeleton]) -> list[Skeleton]:
    """Tables with those of forms in strips, which stand for all that lies where they do."""
    if not strips:
        return tables
    return [*apart(tables, strips), *strips]


def fills_outside(fills: Sequence[Fill], skeletons: Sequence[Skeleton]) -> list[Fill]:
    """The fills whose middle is in no cell that rulings enclose."""
    left = list(fills)
    for find in [skeleton.find for skeleton in skeletons]:
        left = [f for f in left if find((f[0] + f[2]) / 2, (f[1] + f[3]) / 2) < 0]
    return left


def glyphs_outside(glyphs: Sequence[Glyph], skeletons: Sequence[Skeleton]) -> list[Glyph]:
    """The glyphs whose middle is in no cell of the tables."""
    left = list(glyphs)
    for find in [skeleton.find for skeleton in skeletons]:
        left = [g for g in left if find((g[1] + g[3]) / 2, (g[2] + g[4]) / 2) < 0]
    return left


def settled(
    drawn: list[Skeleton], tiled: list[Skeleton], unruled: list[Skeleton], glyphs: list[Glyph]
) -> tuple[list[Skeleton], list[Skeleton]]:
    """Tables of coloured cells or of aligned words, where both were found in one place.

    Where the coloured cells hold all words, they are the table; else they are only its labels and headings.
    Titles, notes and units between two tables of coloured cells stand beside none of their rows, and a text above
    the heads of whole tables has none, however its lines stand to their columns.
    """
    kept: list[Skeleton] = []
    for table in unruled:
        within = [t for t in tiled if _overlap_share(t, table) > 0]
        own = [g for g in glyphs if not g[0].isspace() and table.find((g[1] + g[3]) / 2, (g[2] + g[4]) / 2) >= 0]
        outside = glyphs_outside(own, within)
        beside = sum(any(t.ys[0] < (g[2] + g[4]) / 2 < t.ys[-1] for t in within) for g in outside)
        if beside * 20 <= len(own) and (
            len(outside) <= TITLES_SHARE * len(own) or _is_text_above(outside, within, len(own))
        ):
            continue
        kept.append(table)
        tiled = [t for t in tiled if t not in within or any(t.overlaps(d) for d in drawn)]
    return tiled, kept


def _is_text_above(outside: Sequence[Glyph], within: Sequence[Skeleton], count: int) -> bool:
    """Whether what stands in no cell of whole tables stands above them; ``count`` is how many glyphs there are."""
    whole = [t for t in within if len(t.ys) > WHOLE_ROWS and len(t.xs) > 2]
    below = sum(not any((g[2] + g[4]) / 2 < t.ys[0] for t in whole) for g in outside)
    return len(whole) == len(within) > 0 and below * 20 <= count


def _overlap_share(a: Skeleton, b: Skeleton) -> float:
    """The share of the area of ``a`` that ``b`` covers."""
    width = min(a.xs[-1], b.xs[-1]) - max(a.xs[0], b.xs[0])
    height = min(a.ys[-1], b.ys[-1]) - max(a.ys[0], b.ys[0])
    if width <= 0 or height <= 0:
        return 0.0
    return width * height / ((a.xs[-1] - a.xs[0]) * (a.ys[-1] - a.ys[0]))
