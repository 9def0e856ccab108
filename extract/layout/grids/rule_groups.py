"""Horizontal rulings with the same ends, those of one table or of several under each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.drawn.rulings import Rule
from extract.layout.gaps.aligned import rows_of
from extract.layout.grids.cells import REACH_PT
from extract.layout.grids.level_edges import bands_of, top_of_header
from extract.layout.grids.outer_rows import parts_rows
from extract.layout.grids.ruled_boxes import FEWEST_RULES, glyphs_inside
from extract.layout.ink import Fill, Glyph

LONGEST_GAP_SHARE = 0.5
"""Share of a page's height between two rulings above which they do not belong to one table."""
FEWEST_PARTED = 3
"""So many rulings short of the first columns part the rows of groups."""
FEWEST_LABELS, WIDEST_LABELS = 3, 0.4
"""So many fields of a form begin with a label, which takes this share of its width at most."""
PADDING_PT = 12.0
"""So far from the end of the frame end the rulings inside its fields at most."""
HIGHER = 1.6
"""What lies between two tables is so many times as high as their rows."""


def rule_groups(
    level: Sequence[Rule],
    plumb: Sequence[Rule],
    height: float,
    fills: Sequence[Fill],
    glyphs: Sequence[Glyph],
) -> list[list[Rule]]:
    """Groups of horizontal rulings with the same ends, none of them met by a vertical one, top to bottom.

    Two rulings are enough below a coloured band as wide as they are, those of two rows below a header, and around
    a row whose pieces stand each below one of a header.
    """
    groups: list[list[Rule]] = []
    for rule in level:
        if any(
            rule.low - REACH_PT <= p.at <= rule.high + REACH_PT
            and p.low - REACH_PT <= rule.at <= p.high + REACH_PT
            for p in plumb
        ):
            continue
        for group in groups:
            last = group[-1]
            if (
                abs(last.low - rule.low) <= REACH_PT
                and abs(last.high - rule.high) <= REACH_PT
                and _widest_gap(last, rule, level) <= LONGEST_GAP_SHARE * height
            ):
                group.append(rule)
                break
        else:
            groups.append([rule])
    groups = [_with_header(group, fills, glyphs) if len(group) == FEWEST_RULES - 1 else group for group in groups]
    groups = [
        _with_first_row(group, level, glyphs) if len(group) == FEWEST_RULES - 1 else group for group in groups
    ]
    return [_with_cut_rows(group, level) for group in groups if parts_rows(group, glyphs, fills)]


def _with_cut_rows(rules: list[Rule], level: Sequence[Rule]) -> list[Rule]:
    """Rulings with one where the rows of a group begin or end that is cut by the page's head or foot.

    Groups end with rulings over all columns, rows inside them with shorter ones; these go on above the first
    group and below the last one.
    """
    first, last = rules[0], rules[-1]
    inner = [r for r in level if abs(r.high - last.high) <= REACH_PT and first.low + REACH_PT < r.low < last.high]
    parted = [r for r in inner if first.at < r.at < last.at]
    if not parted or len(inner) < FEWEST_PARTED:
        return rules
    ends = sorted([*parted, *rules], key=lambda r: r.at)
    farthest = HIGHER * max(below.at - above.at for above, below in pairwise(ends))
    same = [r for r in inner if abs(r.low - parted[-1].low) <= REACH_PT]
    start, end = first, last
    for rule in sorted((r for r in same if r.at > last.at), key=lambda r: r.at):
        if rule.at - end.at <= farthest:
            end = rule
    for rule in sorted((r for r in same if r.at < first.at), key=lambda r: -r.at):
        if start.at - rule.at <= farthest:
            start = rule
    above = [Rule(start.at, first.low, first.high, 0.0)] if start is not first else []
    below = [Rule(end.at, last.low, last.high, 0.0)] if end is not last else []
    return [*above, *rules, *below]


def _widest_gap(above: Rule, below: Rule, level: Sequence[Rule]) -> float:
    """The widest white between two rulings that those of rows right of merged cells leave; these end with them."""
    rows = [r.at for r in level if r.low > above.low + REACH_PT and abs(r.high - above.high) <= REACH_PT]
    edges = [above.at, *(at for at in rows if above.at < at < below.at), below.at]
    return max(b - a for a, b in pairwise(edges))


def _with_header(rules: list[Rule], fills: Sequence[Fill], glyphs: Sequence[Glyph]) -> list[Rule]:
    """Two rulings with the lower side of the band above them, where that is a row's height away.

    Without a band, with the top of a header whose pieces stand each over one of the only row between the rulings.
    """
    first, last = rules
    step = last.at - first.at
    sides = [f.bottom for f in bands_of(first, fills) if step / HIGHER <= first.at - f.bottom <= HIGHER * step]
    top = sides[0] if sides else top_of_header(first, last, glyphs)
    return [Rule(top, first.low, first.high, 0.0), *rules] if top is not None else rules


def _with_first_row(rules: list[Rule], level: Sequence[Rule], glyphs: Sequence[Glyph]) -> list[Rule]:
    """Two rulings that frame a form, with the lower side of its first row.

    Rulings of tables in its fields lie between them, from the right of the labels to the end of the frame.
    """
    first, last = rules
    inner = [r for r in level if first.at < r.at < last.at and 0 <= last.high - r.high + REACH_PT <= PADDING_PT]
    start = min((r.low for r in inner), default=first.low)
    if len(inner) < FEWEST_RULES or not first.low + REACH_PT < start <= first.low + WIDEST_LABELS * (
        first.high - first.low
    ):
        return rules
    lines = rows_of([g for g in glyphs_inside(glyphs, (first.low, first.at, first.high, last.at)) if g[8] == 0])
    labelled = [line for line in lines if len(line.pieces) > 1 and line.pieces[0].x1 < start]
    if len(labelled) < FEWEST_LABELS or lines[0] is not labelled[0] or lines[0].bottom >= lines[1].top:
        return rules
    return [first, Rule((lines[0].bottom + lines[1].top) / 2, first.low, first.high, 0.0), last]
