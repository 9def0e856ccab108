"""Where tables stand whose rulings run in one direction only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.layout.drawn.not_borders import is_scale, without_underlines
from extract.layout.drawn.rulings import SAME_LINE_PT, Rule
from extract.layout.gaps.aligned import Row, row_of
from extract.layout.grids.cells import REACH_PT
from extract.layout.grids.form_rests import rests_of_forms
from extract.layout.grids.level_edges import (
    bands_of,
    edge_above,
    edge_below,
    label_grounds,
    reach_of_grounds,
    sides_of_bands,
    top_below_heading,
    top_of_header,
)
from extract.layout.grids.outer_rows import rows_beyond
from extract.layout.grids.partial_rulings import between_level, has_figures_below
from extract.layout.grids.ruled_boxes import FEWEST_RULES, fills_behind, glyphs_inside
from extract.layout.grids.skeleton import Skeleton, distinct, from_boxes
from extract.layout.grids.upright_regions import OPEN_SIDE_PT, plumb_tables
from extract.layout.ink import Fill, Glyph
from extract.layout.lines import by_baseline

LONGEST_GAP_SHARE = 0.5
"""Share of a page's height between two rulings above which they do not belong to one table."""
FEWEST_PARTED = 3
"""So many rulings short of the first columns part the rows of groups."""
FLUSH_PT = 1.5
"""Text begins so near the end of a ruling where cells have no padding."""
HIGHER = 1.6
"""What lies between two tables is so many times as high as their rows."""
SEVERAL_FLUSH = 2
"""So many flush lines stand between two tables, however high their rows are: a note, and the next caption."""
MANY_PIECES = 4
"""Where the rows of a table hold so many pieces, a title with a unit beside it is none of them."""
BESIDE_PT = 6.0
"""White between a table and the rulings of one at its right, at least."""
SPACED_EM = 1.2
TALL_EM = 3.0
"""White space beside a line of titles and notes between two tables, and the distance of those, at least."""
INDENTED_PT = 40.0
CENTRED_PT = 6.0
"""A caption begins so far right of its table's left end, and its middle is half of this from the table's."""


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
    found = _level_tables(level, plumb, taken, upright, grounds, height)
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
    bands = _bands(level, plumb, height, fills, glyphs)
    page = glyphs
    for band in sorted(bands, key=lambda band: band[0].low - band[0].high):
        glyphs = _beside_none(band, bands, taken, page)
        rest = [rule for rule in band if not any(_holds(table, rule) for table in found)]
        for part in _apart_from(rest, taken):
            if any(_meets(table, part) for table in taken):
                continue
            part = without_underlines(part, glyphs)
            if not part or not _is_enough(part, glyphs, fills) or is_scale(part, glyphs):
                continue
            stretches = _stretches(part, glyphs, fills)
            whole = [stretch for stretch in stretches if _is_enough(stretch, glyphs, fills)]
            closed = any(_is_closed(stretch, glyphs, fills) for stretch in whole)
            own = [table for stretch in whole for table in _between(stretch, level, glyphs, fills, closed=closed)]
            for stretch in stretches if own else ():
                if stretch in whole:
                    continue
                if len(stretch) < FEWEST_RULES and _has_headings(stretch, glyphs, fills):
                    own.extend(_between(stretch, level, glyphs, fills))
                elif len(stretch) == 2 and stretch in (stretches[0], stretches[-1]):
                    own.extend(_piece(stretch, own[0], level, glyphs, fills))
            found.extend(own)
    return found


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
) -> list[Skeleton]:
    """The tables from the first to the last of some rulings, with the rows beyond them.

    Where they are ``closed``, tables of their kind have rulings above their first and below their last row.
    """
    first, last = stretch[0], stretch[-1]
    grounds = label_grounds(first, fills)
    top, bottom = _reach(first, last, () if closed else glyphs, fills)
    painted = reach_of_grounds(first, grounds)[0] < first.at
    above = edge_above(first, glyphs, fills)
    headed = any(above <= f.top < f.bottom <= top + REACH_PT for f in bands_of(first, fills))
    if top == first.at or painted or headed:
        # where labels and texts tell the first row, what stands above it without a band is its caption
        top = min(top, above)
    bottom = max(bottom, edge_below(last, glyphs, fills))
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
    inner.extend(sides_of_bands(bands_of(first, fills), inner))
    return between_level(inner, glyphs_inside(glyphs, box), fills_behind(fills, box))


def _has_headings(stretch: Sequence[Rule], glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> bool:
    """Whether one or two rulings are those of a table with its headings above them, and a row below at least."""
    first, last = stretch[0], stretch[-1]
    headed = edge_above(first, glyphs, fills) < first.at
    return headed and (last is not first or edge_below(last, glyphs, fills) > last.at)


def _is_closed(stretch: Sequence[Rule], glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> bool:
    """Whether a table of several rows ends with rulings above and below: no row of it stands beyond either."""
    first, last = stretch[0], stretch[-1]
    ends = _reach(first, last, glyphs, fills), (edge_above(first, glyphs, fills), edge_below(last, glyphs, fills))
    return len(stretch) > FEWEST_RULES and all(own == (first.at, last.at) for own in ends)


def _is_enough(rules: Sequence[Rule], glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> bool:
    """Whether rulings part the rows of a table: several do, and the sides of a row beyond them count."""
    if len(rules) >= FEWEST_RULES:
        return True
    first, last = rules[0], rules[-1]
    top, bottom = _reach(first, last, glyphs, fills)
    return len(rules) + (top < first.at) + (bottom > last.at) >= FEWEST_RULES


def _reach(first: Rule, last: Rule, glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> tuple[float, float]:
    """Where a form begins and ends: the grounds of its labels tell, or else the labels and texts themselves."""
    grounds = label_grounds(first, fills)
    top, bottom = reach_of_grounds(first, grounds)[0], reach_of_grounds(last, grounds)[1]
    if top < first.at or bottom > last.at or first is last:
        return top, bottom
    return rows_beyond(first, last, glyphs)


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
    lines = [row for line in by_baseline(inside) if (row := row_of(line)) is not None]
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


def _bands(
    level: Sequence[Rule],
    plumb: Sequence[Rule],
    height: float,
    fills: Sequence[Fill] = (),
    glyphs: Sequence[Glyph] = (),
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
    return [_with_cut_rows(group, level) for group in groups if _is_enough(group, glyphs, fills)]


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
    if not sides:
        sides = [top for top in (top_of_header(first, last, glyphs),) if top is not None]
    return [Rule(sides[0], first.low, first.high, 0.0), *rules] if sides else rules


def _stretches(rules: Sequence[Rule], glyphs: Sequence[Glyph], fills: Sequence[Fill] = ()) -> list[Sequence[Rule]]:
    """The rulings of tables that stand under each other, cut where titles and notes stand between two of them.

    Args:
        rules: horizontal rulings with the same ends, top to bottom.
        glyphs: those of the page.
        fills: its coloured figures.
    """
    if len(rules) == 1:
        return [rules]
    left, right = min(rule.low for rule in rules), max(rule.high for rule in rules)
    found: list[list[Rule]] = [[rules[0]]]
    between: list[list[Row]] = []
    for above, below in pairwise(rules):
        band = [g for g in glyphs if above.at < (g[2] + g[4]) / 2 < below.at and g[1] < right]
        between.append([row for line in by_baseline(band) if (row := row_of(line)) is not None])
    counts = sorted(max(len(row.pieces) for row in rows) for rows in between if rows)
    few = 2 if counts and counts[len(counts) // 2] >= MANY_PIECES else 1
    usual = median(
        (below.at - above.at) / _row_count(rows)
        for (above, below), rows in zip(pairwise(rules), between, strict=True)
    )
    edges = [min(row.pieces[0].x0 for row in rows) for rows in between if rows]
    padded = bool(edges) and median(edges) > left + FLUSH_PT
    columns = _first_columns(between)
    grounds = label_grounds(rules[0], fills)
    for (above, below), rows in zip(pairwise(rules), between, strict=True):
        # where cells are padded, a line flush with the ends of the rulings stands between two tables
        flush = sum(len(row.pieces) == 1 and abs(row.pieces[0].x0 - left) <= FLUSH_PT for row in rows)
        centred = len(rows) == 1 and len(rows[0].pieces) == 1 and _is_centred(rows[0], left, right)
        # between the last row of one table and the first of another it stands alone, too
        inside = any(len(row.pieces) == 1 and abs(row.pieces[0].x0 - left) <= FLUSH_PT for row in rows[1:-1])
        high = below.at - above.at > HIGHER * usual
        titled = (high and (centred or (padded and flush > 0))) or (padded and flush >= SEVERAL_FLUSH)
        spread = padded and few > 1 and _are_note_and_caption(rows, left, right)
        begins_left = any(p.x0 < left - 2 and p.x1 > left + 2 for row in rows for p in row.pieces)
        spaced = _is_spaced(above, below, rows) and all(len(row.pieces) <= few for row in rows)
        parted = begins_left or (padded and inside) or _parts_grounds(above, below, grounds)
        if parted or ((titled or spread or spaced) and not _fills(above, below, rows, columns)):
            found.append([])
        elif (top := top_below_heading(above, below, rows, fills)) is not None:
            found.append([Rule(top, below.low, below.high, 0.0)])
        found[-1].append(below)
    return [*found]


def _first_columns(between: Sequence[Sequence[Row]]) -> tuple[float, float] | None:
    """Where labels, the leftmost pieces, and most pieces beside them begin; None where these do not agree."""
    starts = [piece.x0 for rows in between for row in rows for piece in row.pieces]
    first = min(starts, default=0.0)
    beside = Counter(round(x) for x in starts if x > first + FLUSH_PT)
    second, count = max(beside.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
    labels = sum(abs(x - first) <= FLUSH_PT for x in starts)
    return (first, float(second)) if min(labels, count) >= FEWEST_RULES else None


def _fills(above: Rule, below: Rule, rows: Sequence[Row], columns: tuple[float, float] | None) -> bool:
    """Whether lines between two rulings are a row: they begin in both columns, a label and a text beside it.

    The title of the next table may begin so too, but stands right above it.
    """
    if columns is None or not rows:
        return False
    if rows[0].top - above.at > 2 * (below.at - rows[-1].bottom) + rows[0].size:
        return False
    pieces = [piece for row in rows for piece in row.pieces]
    first, second = columns
    labelled = any(abs(p.x0 - first) <= FLUSH_PT and p.x1 < second for p in pieces)
    return labelled and any(abs(p.x0 - second) <= FLUSH_PT for p in pieces)


def _parts_grounds(above: Rule, below: Rule, grounds: Sequence[Fill]) -> bool:
    """Whether the grounds of labels go on below one ruling or above the next, and do not reach the other one."""
    end, start = reach_of_grounds(above, grounds)[1], reach_of_grounds(below, grounds)[0]
    return (
        (end > above.at or start < below.at) and end < below.at - SAME_LINE_PT and start > above.at + SAME_LINE_PT
    )


def _is_centred(row: Row, left: float, right: float) -> bool:
    """Whether the only piece of a line stands in the middle between two places, as a caption over a table does."""
    piece = row.pieces[0]
    return abs((piece.x0 + piece.x1) - (left + right)) <= CENTRED_PT and piece.x0 - left > INDENTED_PT


def _row_count(rows: Sequence[Row]) -> int:
    """How many rows of figures stand between two rulings; 1 where lines of texts may be one row."""
    return sum(len(row.pieces) > 1 for row in rows) if has_figures_below(rows) else 1


def _are_note_and_caption(rows: Sequence[Row], left: float, right: float) -> bool:
    """Whether lines are a caption with its unit, with at most notes flush with the table's left end above it."""
    notes = [row for row in rows if not _is_spread(row, left, right)]
    flush = all(len(row.pieces) == 1 and abs(row.pieces[0].x0 - left) <= FLUSH_PT for row in notes)
    return len(notes) < len(rows) and flush


def _is_spread(row: Row, left: float, right: float) -> bool:
    """Whether a line is a caption and a unit, flush with both ends, as no cell with a padding is."""
    ends = (row.pieces[0].x0 - left, right - row.pieces[-1].x1)
    return len(row.pieces) == 2 and abs(ends[0]) <= FLUSH_PT and abs(ends[1]) <= FLUSH_PT + OPEN_SIDE_PT


def _is_spaced(above: Rule, below: Rule, rows: Sequence[Row]) -> bool:
    """Whether lines between two rulings stand in more white space than the lines of a cell do."""
    if not rows:
        return False
    size = max(row.size for row in rows)
    edges = [above.at, *(y for row in rows for y in (row.top, row.bottom)), below.at]
    white = max(edges[k + 1] - edges[k] for k in range(0, len(edges), 2))
    return white >= SPACED_EM * size and below.at - above.at >= TALL_EM * size


def _holds(table: Skeleton, rule: Rule) -> bool:
    return (
        table.xs[0] - REACH_PT < rule.low
        and rule.high < table.xs[-1] + REACH_PT
        and table.ys[0] - REACH_PT < rule.at < table.ys[-1] + REACH_PT
    )


def _meets(table: Skeleton, band: Sequence[Rule]) -> bool:
    """Whether a table stands between the first and the last of the rulings."""
    beside = table.xs[-1] < band[0].low - BESIDE_PT
    return table.ys[0] < band[-1].at and table.ys[-1] > band[0].at and table.xs[0] < band[0].high and not beside
