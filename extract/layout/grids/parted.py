"""Two tables side by side that the words alone have made one: white runs between them from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.drawn.rulings import Rule
from extract.layout.grids.skeleton import Skeleton, reindexed
from extract.layout.ink import Glyph

FEWEST_ROWS = 3
LABELLED_SHARE = 0.6
"""Share of the rows of a table that begin with a word, at least."""


def parted(table: Skeleton, glyphs: Sequence[Glyph], level: Sequence[Rule] = ()) -> list[Skeleton]:
    """The tables on both sides of a column in which nothing is printed; the table alone where it has none.

    On both sides the first column holds words and another one figures: a column left blank parts no labels. None
    of the horizontal rulings ``level`` runs through it.
    """
    held: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        owner = table.find((glyph[1] + glyph[3]) / 2, (glyph[2] + glyph[4]) / 2)
        if owner >= 0 and not glyph[0].isspace():
            held.setdefault(owner, []).append(glyph)
    for column in range(2, len(table.xs) - 3):
        over = [k for k, span in enumerate(table.cells) if span.column <= column < span.column + span.columns]
        if any(k in held or table.cells[k].columns > 1 for k in over):
            continue
        x0, x1, top, bottom = table.xs[column], table.xs[column + 1], table.ys[0], table.ys[-1]
        if any(rule.low < x0 and rule.high > x1 and top - 1 <= rule.at <= bottom + 1 for rule in level):
            continue
        sides = (
            [k for k, span in enumerate(table.cells) if span.column + span.columns <= column],
            [k for k, span in enumerate(table.cells) if span.column > column],
        )
        if all(_is_table(table, side, held) for side in sides):
            left, right = (reindexed(table.xs, table.ys, [table.cells[k] for k in side]) for side in sides)
            return [left, *parted(right, glyphs, level)]
    return [table]


def _is_table(table: Skeleton, side: Sequence[int], held: dict[int, list[Glyph]]) -> bool:
    """Whether cells have words in their first column and figures in another one."""
    first = min(table.cells[k].column for k in side)
    labels = [k for k in side if table.cells[k].column == first]
    worded = sum(any(g[0].isalpha() for g in held.get(k, ())) for k in labels)
    others = [k for k in side if table.cells[k].column > first]
    figures = [k for k in others if any(glyph[0].isdigit() for glyph in held.get(k, ()))]
    return worded >= max(FEWEST_ROWS, LABELLED_SHARE * len(labels)) and len(figures) >= FEWEST_ROWS
