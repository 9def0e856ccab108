"""Rulings below the headings of a text: what stands between two of them is text and tables, and no row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.drawn.rulings import Rule
from extract.layout.gaps.aligned import rows_of
from extract.layout.grids.cells import REACH_PT
from extract.layout.grids.ruled_boxes import FEWEST_RULES, glyphs_inside
from extract.layout.ink import Glyph

FLUSH_PT = 1.5
"""A heading begins so near the end of its ruling."""
NEAR_EM = 0.8
"""White between a heading and its ruling, at most."""
LARGER = 1.05
"""Headings are set so many times as large as the text below them, or in bold type."""
HEADING_EM = 3.0
"""So far above a ruling its heading, and so far below it the first line of text, are looked for."""


def underline_headings(rules: Sequence[Rule], level: Sequence[Rule], glyphs: Sequence[Glyph]) -> bool:
    """Whether each of some rulings stands right below a heading, and tables with narrower rulings between them.

    A row of a form would have a ruling above its label, too, and its inner tables stand right of it.

    Args:
        rules: rulings with the same ends, top to bottom.
        level: all level rulings of the page.
        glyphs: those of the page.
    """
    if len(rules) < 2:
        return False
    low, high = rules[0].low + REACH_PT, rules[0].high - REACH_PT
    inner = [r for r in level if rules[0].at < r.at and low < r.low and r.high < high]
    if not any(sum(a.at < r.at < b.at for r in inner) >= FEWEST_RULES for a, b in pairwise(rules)):
        return False
    return all(stands_below_heading(rule, glyphs) for rule in rules)


def stands_below_heading(rule: Rule, glyphs: Sequence[Glyph]) -> bool:
    """Whether a ruling stands right below a text that begins where it does, bold or larger than the text below."""
    size = max((g[5] for g in glyphs_inside(glyphs, (rule.low, rule.at - 20, rule.high, rule.at))), default=0.0)
    reach = HEADING_EM * size
    above = glyphs_inside(glyphs, (rule.low - REACH_PT, rule.at - reach, rule.high, rule.at))
    below = glyphs_inside(glyphs, (rule.low - REACH_PT, rule.at, rule.high, rule.at + reach))
    if not above or not below:
        return False
    heading, first = rows_of(above)[-1], rows_of(below)[0]
    own = [g for g in above if heading.top <= (g[2] + g[4]) / 2 <= heading.bottom and not g[0].isspace()]
    text = [g for g in below if first.top <= (g[2] + g[4]) / 2 <= first.bottom and not g[0].isspace()]
    bold = all(g[7] for g in own) and not any(g[7] for g in text)
    return (
        len(heading.pieces) == 1
        and abs(heading.pieces[0].x0 - rule.low) <= FLUSH_PT
        and rule.at - heading.bottom <= NEAR_EM * heading.size
        and (bold or heading.size >= LARGER * first.size)
    )
