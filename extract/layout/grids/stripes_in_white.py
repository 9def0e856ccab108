"""Stripes of colour behind rows that white space tells as well: those rows need no rulings along the stripes."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.drawn.rulings import Rule
from extract.layout.grids.skeleton import Skeleton
from extract.layout.ink import Glyph


def needed_rules(rules: Sequence[Rule], tables: Sequence[Skeleton], glyphs: Sequence[Glyph]) -> list[Rule]:
    """The sides of stripes that part rows which white space leaves together.

    Forms have their labels beside the stripes of the tables in them, and tables below each other have stripes in
    columns of their own: where only words say what belongs together, the stripes are no rulings.

    Args:
        rules: the sides of stripes, as level rulings.
        tables: those that white space makes of the words on and between them.
        glyphs: those of the page.
    """
    left = list(rules)
    for table in tables:
        own = [rule for rule in left if _crosses(rule, table)]
        inside = [g for g in glyphs if table.xs[0] <= g[1] and g[3] <= table.xs[-1]]
        if own and all(_is_border(rule.at, table, inside) for rule in own):
            left = [rule for rule in left if rule not in own]
    return left


def _crosses(rule: Rule, table: Skeleton) -> bool:
    return rule.low < table.xs[-1] and table.xs[0] < rule.high and table.ys[0] - 1 <= rule.at <= table.ys[-1] + 1


def _is_border(at: float, table: Skeleton, glyphs: Sequence[Glyph]) -> bool:
    """Whether a border between rows lies at a place, or in the same white space."""
    nearest = min(table.ys, key=lambda y: abs(y - at))
    low, high = min(at, nearest), max(at, nearest)
    return not any(low < (g[2] + g[4]) / 2 < high for g in glyphs)
