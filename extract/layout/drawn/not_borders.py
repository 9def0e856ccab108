"""Lines that part no cells: the gridlines of a chart, underlines, and lines through the text of a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.layout.drawn.rulings import Rule
from extract.layout.ink import Glyph

SCALE_PT = 40.0
"""The figures of a chart's scale stand so near the ends of its lines."""
FEWEST_GRIDLINES = 3
FARTHEST_STEPS = 2.5
"""Bars hide a gridline here and there, but not two below each other."""
UNDERLINE_EM = 0.35
UNDERLINED_SHARE = 0.85
"""A ruling so close below text that fills so much of its length is an underline."""
ROW_PT = 24.0
"""A row of one line is so high at most."""
CROSSED_SHARE = 40
"""One in so many characters with a ruling through it makes a drawing."""


def is_scale(rules: Sequence[Rule], glyphs: Sequence[Glyph]) -> bool:
    """Whether figures stand beside the left ends of most rulings: they are the gridlines of a chart."""
    left = rules[0].low
    beside = [g for g in glyphs if left - SCALE_PT <= g[1] and g[3] <= left + 1 and g[0].isdigit()]
    if not beside:
        return False
    marked = sum(any(abs((g[2] + g[4]) / 2 - rule.at) <= 0.4 * g[5] for g in beside) for rule in rules)
    return marked * 2 >= len(rules)


def gridlines(level: Sequence[Rule], glyphs: Sequence[Glyph]) -> list[list[Rule]]:
    """The lines of each chart of a page: several of one length, with a scale beside their left ends."""
    ends: dict[tuple[int, int], list[Rule]] = {}
    for rule in level:
        ends.setdefault((round(rule.low), round(rule.high)), []).append(rule)
    charts = (part for rules in ends.values() for part in _below_each_other(rules))
    several = [rules for rules in charts if len(rules) >= FEWEST_GRIDLINES]
    figures = [g for g in glyphs if g[0].isdigit()] if several else []
    return [rules for rules in several if is_scale(rules, figures)]


def _below_each_other(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Lines of one length, parted where far more white lies between two of them than between most: two charts."""
    ordered = sorted(rules)
    steps = [below.at - above.at for above, below in pairwise(ordered)]
    found = [ordered[:1]]
    for step, rule in zip(steps, ordered[1:], strict=True):
        if step > FARTHEST_STEPS * median(steps):
            found.append([])
        found[-1].append(rule)
    return found


def without_underlines(rules: Sequence[Rule], glyphs: Sequence[Glyph]) -> list[Rule]:
    """The rulings that are no underlines: text between two of them is a row, from end to end though it may reach.

    Args:
        rules: rulings with the same ends, top to bottom.
        glyphs: those of the page.
    """
    kept: list[Rule] = []
    last: Rule | None = None
    for rule in rules:
        if not is_underline(rule, glyphs) or (
            last is not None and kept[-1:] == [last] and rule.at - last.at <= ROW_PT
        ):
            kept.append(rule)
        last = rule
    return kept


def is_underline(rule: Rule, glyphs: Sequence[Glyph]) -> bool:
    """Whether text stands right above a ruling from its one end to the other."""
    own = [
        g
        for g in glyphs
        if rule.low - 1 <= g[1] and g[3] <= rule.high + 1 and -0.05 * g[5] <= rule.at - g[6] <= UNDERLINE_EM * g[5]
    ]
    return sum(g[3] - g[1] for g in own) >= UNDERLINED_SHARE * (rule.high - rule.low)


def is_crossed(glyphs: Sequence[Glyph], rules: Sequence[Rule]) -> bool:
    """Whether vertical rulings run through the text: they are lines of a drawing."""
    crossed = sum(
        any(
            g[1] + 0.3 * (g[3] - g[1]) < r.at < g[3] - 0.3 * (g[3] - g[1]) and r.low < g[6] < r.high for r in rules
        )
        for g in glyphs
        if not g[0].isspace()
    )
    return crossed * CROSSED_SHARE > len(glyphs)
