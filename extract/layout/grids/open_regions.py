"""Where tables stand whose rulings run in one direction only."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.layout.drawn.not_borders import is_scale, without_underlines
from extract.layout.drawn.rulings import SAME_LINE_PT, Rule
from extract.layout.gaps.aligned import rows_of
from extract.layout.gaps.letters_apart import joined_letters
from extract.layout.grids.cells import REACH_PT
from extract.layout.grids.charts import chart_boxes
from extract.layout.grids.form_rests import rests_of_forms
from extract.layout.grids.level_edges import (
    bands_of,
    edge_above,
    edge_below,
    label_grounds,
    reach_of_grounds,
    sides_of_bands,
)
from extract.layout.grids.outer_rows import parts_rows, reach_of_form
from extract.layout.grids.partial_rulings import between_level
from extract.layout.grids.rule_groups import rule_groups
from extract.layout.grids.ruled_boxes import FEWEST_RULES, fills_behind, glyphs_inside
from extract.layout.grids.said_above import below_indented_texts, end_of_cut_row
from extract.layout.grids.skeleton import Skeleton, distinct, from_boxes
from extract.layout.grids.stretches import FLUSH_PT, is_framed, stretches
from extract.layout.grids.twin_columns import twin_columns
from extract.layout.grids.underlined_headings import underline_headings
from extract.layout.grids.upright_regions import plumb_tables
from extract.layout.ink import Fill, Glyph
from schemas.printed import Box

BESIDE_PT = 6.0
"""White between a table and the rulings of one at its right, at least."""


def find_open_tables(
    level: Sequence[Rule],
    plumb: Sequence[Rule],
    taken: Sequence[Skeleton],
    glyphs: Sequence[Glyph],
    fills: Sequence[Fill],
    height: float,
) -> list[Skeleton]:
    """The tables with only horizontal or only vertical rulings.

    Args:
        level: the page's horizontal rulings.
        plumb: its vertical ones.
        taken: tables that rulings enclose; where one stands there is no other.
        glyphs: those of the page.
        fills: the page's coloured figures.
        height: of the page in points.
    """
    upright = [g for g in glyphs if g[8] == 0]
    grounds = [f for f in fills if f.corners == 4]
    level = below_indented_texts(level, upright)
    twins = twin_columns(level, plumb, taken, upright)
    known = [*taken, *twins]
    found = [*twins, *_level_tables(level, plumb, known, upright, grounds, height)]
    found = [*found, *rests_of_forms(found, taken, upright, grounds)] if grounds else found
    return [*found, *plumb_tables(level, plumb, [*taken, *found], upright, grounds)]


def _level_tables(
    level: Sequence[Rule],
    plumb: Sequence[Rule],
    taken: Sequence[Skeleton],
    glyphs: Sequence[Glyph],
    fills: Sequence[Fill],
    height: float,
) -> list[Skeleton]:
    found: list[Skeleton] = []
    bands = rule_groups(level, plumb, height, fills, glyphs)
    charts = chart_boxes(level, glyphs) if bands else []
    page: Sequence[Glyph] | None = None
    for band in sorted(bands, key=lambda band: band[0].low - band[0].high):
        rest = [rule for rule in band if not any(_holds(table, rule) for table in found)]
        parts = [p for p in _apart_from(rest, taken) if not any(_meets(table, p) for table in taken)]
        if not parts:
            continue
        page = joined_letters(glyphs) if page is None else page
        around = _beside_none(band, bands, taken, page)
        for part in _around_charts(parts, charts):
            part = without_underlines(part, around)
            if not part or not parts_rows(part, around, fills) or is_scale(part, around):
                continue
            if underline_headings(part, level, around):
                continue
            cut = stretches(part, around, fills)
            whole = [stretch for stretch in cut if parts_rows(stretch, around, fills)]
            closed = any(_is_closed(stretch, around, fills) for stretch in whole)
            own = _forms(whole, level, around, fills, closed=closed)
            own = [table for table in own if not _covers_one(table, taken)]
            for stretch in cut if own else ():
                if stretch in whole:
                    continue
                if len(stretch) < FEWEST_RULES and _has_headings(stretch, around, fills):
                    own.extend(_between(stretch, level, around, fills))
                elif len(stretch) == 2 and stretch in (cut[0], cut[-1]):
                    own.extend(_piece(stretch, own[0], level, around, fills))
            found.extend(own)
    return found


def _forms(
    stretches_: Sequence[Sequence[Rule]],
    level: Sequence[Rule],
    glyphs: Sequence[Glyph],
    fills: Sequence[Fill],
    *,
    closed: bool,
) -> list[Skeleton]:
    """The tables of stretches; labels above their texts alone are one beside others of several columns."""
    found = [_between(stretch, level, glyphs, fills, closed=closed) for stretch in stretches_]
    if any(len(table.xs) > 2 for tables in found for table in tables):
        found = [
            tables or _between(stretch, level, glyphs, fills, closed=closed, labelled=True)
            for stretch, tables in zip(stretches_, found, strict=True)
        ]
    return [table for tables in found for table in tables]


def _apart_from(rules: Sequence[Rule], taken: Sequence[Skeleton]) -> list[list[Rule]]:
    """Rulings of one width above, between and below the known tables that are just as wide, several each.

    All tables of a page that keeps one width end where these do, whatever each is drawn with.
    """
    parts: list[list[Rule]] = [[]]
    for rule in rules:
        if any(_holds(table, rule) for table in taken):
            continue
        last = parts[-1][-1] if parts[-1] else None
        if last is not None and any(
            last.at < table.ys[0] + REACH_PT
            and table.ys[-1] - REACH_PT < rule.at
            and abs(table.xs[0] - rule.low) <= REACH_PT
            and abs(table.xs[-1] - rule.high) <= REACH_PT
            for table in taken
        ):
            parts.append([])
        parts[-1].append(rule)
    return [part for part in parts if part]


def _around_charts(parts: Sequence[Sequence[Rule]], charts: Sequence[Box]) -> list[list[Rule]]:
    """Rulings parted where a chart stands between two of them: they are those of headings above and below it."""
    found: list[list[Rule]] = []
    for part in parts:
        found.append([])
        for rule in part:
            last = found[-1][-1] if found[-1] else None
            if last is not None and any(
                last.at < chart.top and chart.bottom < rule.at and chart.x0 < rule.high and rule.low < chart.x1
                for chart in charts
            ):
                found.append([])
            found[-1].append(rule)
    return found


def _beside_none(
    band: Sequence[Rule], bands: Sequence[Sequence[Rule]], taken: Sequence[Skeleton], glyphs: Sequence[Glyph]
) -> Sequence[Glyph]:
    """The glyphs as far as the rulings and tables left and right of some; what stands beyond is of those."""
    low, high = band[0].low, band[0].high
    ends = [(b[0].low, b[0].high) for b in bands if b[0].at < band[-1].at and b[-1].at > band[0].at]
    ends += [(t.xs[0], t.xs[-1]) for t in taken if t.ys[0] < band[-1].at and t.ys[-1] > band[0].at]
    left = max((end for _, end in ends if end < low), default=None)
    right = min((start for start, _ in ends if start > high), default=None)
    if left is None and right is None:
        return glyphs
    first = (left + low) / 2 if left is not None else float("-inf")
    last = (right + high) / 2 if right is not None else float("inf")
    return [g for g in glyphs if first < (g[1] + g[3]) / 2 < last]


def _between(
    stretch: Sequence[Rule],
    level: Sequence[Rule],
    glyphs: Sequence[Glyph],
    fills: Sequence[Fill],
    *,
    closed: bool = False,
    labelled: bool = False,
) -> list[Skeleton]:
    """The tables from the first to the last of some rulings, with the rows beyond them.

    Where they are ``closed``, tables of their kind have rulings above their first and below their last row. With
    ``labelled``, labels above their texts are one without a table between them, too.
    """
    first, last = stretch[0], stretch[-1]
    grounds, bands = label_grounds(first, fills), bands_of(first, fills)
    top, bottom = reach_of_form(first, last, () if closed else glyphs, grounds)
    painted = reach_of_grounds(first, grounds)[0] < first.at
    above = edge_above(first, glyphs, fills)
    headed = any(above <= f.top < f.bottom <= top + REACH_PT for f in bands)
    if top == first.at or painted or headed:
        # where labels and texts tell the first row, what stands above it without a band is its caption
        top = min(top, above)
    if not is_framed(stretch) or any(abs(f.top - last.at) <= REACH_PT for f in fills):
        edge = edge_below(last, glyphs, fills, _padding(stretch, glyphs))
        bottom = max(bottom, edge, end_of_cut_row(stretch, glyphs))
    box = (first.low, top, first.high, bottom)
    inner = _rules_in(level, box)  # one that parts headings stands above the first from end to end
    if first not in inner and first.width == 0.0:
        inner.insert(0, first)  # the side of a band
    if last not in inner and last.width == 0.0 and box[3] <= last.at:
        inner.append(last)  # where a page's end has cut the rows of a group
    beyond = distinct([top, bottom, *(side for f in grounds for side in (f.top, f.bottom))], SAME_LINE_PT)
    inner.extend(
        Rule(at, box[0], box[2], 0.0)
        for at in beyond
        if top <= at <= bottom
        and not first.at - SAME_LINE_PT < at < last.at + SAME_LINE_PT
        and not any(abs(at - r.at) <= SAME_LINE_PT and r.low <= box[0] + REACH_PT for r in inner)
    )
    inner.extend(sides_of_bands(bands, inner))
    return between_level(inner, glyphs_inside(glyphs, box), fills_behind(fills, box), labelled=labelled)


def _padding(rules: Sequence[Rule], glyphs: Sequence[Glyph]) -> float:
    """The white above the texts of most rows between rulings."""
    white = []
    for a, b in pairwise(rules):
        tops = [g[2] for g in glyphs_inside(glyphs, (a.low, a.at, a.high, b.at)) if not g[0].isspace()]
        white.extend([min(tops) - a.at] if tops else [])
    return median(white) if white else 0.0


def _has_headings(stretch: Sequence[Rule], glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> bool:
    """Whether one or two rulings are those of a table with its headings above them, and a row below at least."""
    first, last = stretch[0], stretch[-1]
    headed = edge_above(first, glyphs, fills) < first.at
    return headed and (last is not first or edge_below(last, glyphs, fills) > last.at)


def _is_closed(stretch: Sequence[Rule], glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> bool:
    """Whether a table of several rows ends with rulings above and below: no row of it stands beyond either."""
    first, last = stretch[0], stretch[-1]
    return (
        len(stretch) > FEWEST_RULES
        and reach_of_form(first, last, glyphs, label_grounds(first, fills)) == (first.at, last.at)
        and edge_above(first, glyphs, fills) == first.at
        and edge_below(last, glyphs, fills) == last.at
    )


def _piece(
    stretch: Sequence[Rule],
    other: Skeleton,
    level: Sequence[Rule],
    glyphs: Sequence[Glyph],
    fills: Sequence[Fill],
) -> list[Skeleton]:
    """What the end of a page leaves of a table: a row or a merged label between two rulings.

    ``stretch`` are the first or the last two rulings of the page with the ends of ``other``, to whose values that
    of a single row is flush.
    """
    first, last = stretch
    box = (first.low, first.at, first.high, last.at)
    inner = _rules_in(level, box)
    inside = glyphs_inside(glyphs, box)
    if len(inner) > 2:
        return _between(stretch, level, glyphs, fills)
    border = other.xs[1]
    lines = rows_of(inside)
    if not any(row.pieces[0].x1 < border < row.pieces[-1].x0 for row in lines) or any(
        g[1] < border < g[3] for g in inside
    ):
        return []
    values = [row.pieces[-1].x0 for row in lines if row.pieces[-1].x0 > border]
    above = [g[1] for g in glyphs_inside(glyphs, (border, other.ys[0], other.xs[-1], other.ys[-1]))]
    if not any(abs(x - min(values)) <= FLUSH_PT for x in above):
        return []
    table = from_boxes([(box[0], box[1], border, box[3]), (border, box[1], box[2], box[3])])
    return [table] if table is not None else []


def _rules_in(level: Sequence[Rule], box: tuple[float, float, float, float]) -> list[Rule]:
    x0, top, x1, bottom = box
    return [
        r for r in level if top - 1 <= r.at <= bottom + 1 and r.low >= x0 - REACH_PT and r.high <= x1 + REACH_PT
    ]


def _holds(table: Skeleton, rule: Rule) -> bool:
    return (
        table.xs[0] - REACH_PT < rule.low
        and rule.high < table.xs[-1] + REACH_PT
        and table.ys[0] - REACH_PT < rule.at < table.ys[-1] + REACH_PT
    )


def _covers_one(table: Skeleton, taken: Sequence[Skeleton]) -> bool:
    """Whether the rows found beyond some rulings are those of a table that stands already above or below them."""
    return any(
        table.ys[0] < (known.ys[0] + known.ys[-1]) / 2 < table.ys[-1]
        and table.xs[0] < (known.xs[0] + known.xs[-1]) / 2 < table.xs[-1]
        for known in taken
    )


def _meets(table: Skeleton, band: Sequence[Rule]) -> bool:
    """Whether a table stands between the first and the last of the rulings."""
    beside = table.xs[-1] < band[0].low - BESIDE_PT
    return table.ys[0] < band[-1].at and table.ys[-1] > band[0].at and table.xs[0] < band[0].high and not beside
