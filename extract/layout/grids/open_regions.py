"""Where tables stand whose rulings run in one direction only."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extract.layout.drawn.not_borders import is_crossed, is_scale, is_underline
from extract.layout.drawn.rulings import SAME_LINE_PT, Rule
from extract.layout.gaps.aligned import Row, row_of
from extract.layout.grids.cells import REACH_PT
from extract.layout.grids.partial_rulings import between_level, between_plumb
from extract.layout.grids.skeleton import Skeleton, from_boxes
from extract.layout.ink import Fill, Glyph
from extract.layout.lines import by_baseline

FEWEST_RULES = 3
LONGEST_GAP_SHARE = 0.5
"""Share of a page's height between two rulings above which they do not belong to one table."""
MOST_RULES = 400
"""More parallel rulings than this without one across are hatching."""
OPEN_SIDE_PT = 3.0
"""White space between the outermost column and where its border would be."""
FARTHEST_PT = 40.0
"""Headings above the first ruling stand at most so far above it."""
HEADINGS = 3
"""Fewer pieces above the first ruling are a caption and its unit."""
FEWEST_PARTED = 3
"""So many rulings short of the first columns part the rows of groups."""
FEWEST_ROWS = 3
"""Rows of a table that has only vertical rulings."""
FLUSH_PT = 1.5
"""Text begins so near the end of a ruling where cells have no padding."""
HIGHER = 1.6
"""What lies between two tables is so many times as high as their rows."""
MANY_PIECES = 4
"""Where the rows of a table hold so many pieces, a title with a unit beside it is none of them."""
BESIDE_PT = 6.0
"""White between a table and the rulings of one at its right, at least."""
SPACED_EM = 1.2
TALL_EM = 3.0
"""White space beside a line of titles and notes between two tables, and the distance of those, at least."""
LARGER = 1.1
"""Type of a heading, in sizes of that of the table below it, at least."""
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
    return [*found, *_plumb_tables(level, plumb, [*taken, *found], upright, grounds)]


def _level_tables(
    level: Sequence[Rule],
    plumb: Sequence[Rule],
    taken: Sequence[Skeleton],
    glyphs: Sequence[Glyph],
    fills: Sequence[Fill],
    height: float,
) -> list[Skeleton]:
    found: list[Skeleton] = []
    bands = _bands(level, plumb, height, fills)
    page = glyphs
    for band in sorted(bands, key=lambda band: band[0].low - band[0].high):
        glyphs = _beside_none(band, bands, taken, page)
        rest = [rule for rule in band if not any(_holds(table, rule) for table in found)]
        for part in _apart_from(rest, taken):
            if any(_meets(table, part) for table in taken):
                continue
            part = [rule for rule in part if not is_underline(rule, glyphs)]
            if len(part) < FEWEST_RULES or is_scale(part, glyphs):
                continue
            stretches = _stretches(part, glyphs, fills)
            whole = [stretch for stretch in stretches if len(stretch) >= FEWEST_RULES]
            own = [table for stretch in whole for table in _between(stretch, level, glyphs, fills)]
            for stretch in (*stretches[:1], *stretches[-1:]):
                if len(stretch) == 2 and own:
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
    return [part for part in parts if len(part) >= FEWEST_RULES]


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
    stretch: Sequence[Rule], level: Sequence[Rule], glyphs: Sequence[Glyph], fills: Sequence[Fill]
) -> list[Skeleton]:
    """The tables from the first to the last of some rulings, with the rows beyond them."""
    first, last = stretch[0], stretch[-1]
    box = (first.low, _edge_above(first, glyphs, fills), first.high, _edge_below(last, glyphs, fills))
    inner = _rules_in(level, (box[0], first.at, box[2], last.at))
    if first not in inner and first.width == 0.0:
        inner.insert(0, first)  # the side of a band
    inner.extend(Rule(at, box[0], box[2], 0.0) for at in box[1::2] if not first.at <= at <= last.at)
    inner.extend(_sides_of_bands(_bands_of(first, fills), inner))
    return between_level(inner, _inside(glyphs, box), _behind(fills, box))


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
    inside = _inside(glyphs, box)
    if len(inner) > 2:
        return between_level(inner, inside, _behind(fills, box))
    border = other.xs[1]
    lines = [row for line in by_baseline(inside) if (row := row_of(line)) is not None]
    if not any(row.pieces[0].x1 < border < row.pieces[-1].x0 for row in lines) or any(
        g[1] < border < g[3] for g in inside
    ):
        return []
    values = [row.pieces[-1].x0 for row in lines if row.pieces[-1].x0 > border]
    above = [g[1] for g in _inside(glyphs, (border, other.ys[0], other.xs[-1], other.ys[-1]))]
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
    level: Sequence[Rule], plumb: Sequence[Rule], height: float, fills: Sequence[Fill] = ()
) -> list[list[Rule]]:
    """Groups of horizontal rulings with the same ends, none of them met by a vertical one, top to bottom.

    Two rulings are enough below a coloured band as wide as they are: those of two rows below a header.
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
    groups = [_with_header(group, fills) if len(group) == FEWEST_RULES - 1 else group for group in groups]
    return [_with_last_rows(group, level) for group in groups if len(group) >= FEWEST_RULES]


def _with_last_rows(rules: list[Rule], level: Sequence[Rule]) -> list[Rule]:
    """Rulings with one where the last rows end whose group is cut by the page's foot.

    Groups end with rulings over all columns, rows inside them with shorter ones; these go on below the last group.
    """
    first, last = rules[0], rules[-1]
    inner = [r for r in level if abs(r.high - last.high) <= REACH_PT and first.low + REACH_PT < r.low < last.high]
    parted = [r for r in inner if first.at < r.at < last.at]
    if not parted or len(inner) < FEWEST_PARTED:
        return rules
    ends = sorted([*parted, *rules], key=lambda r: r.at)
    highest = max(below.at - above.at for above, below in pairwise(ends))
    end = last
    for rule in sorted((r for r in inner if r.at > last.at), key=lambda r: r.at):
        if abs(rule.low - parted[-1].low) <= REACH_PT and rule.at - end.at <= HIGHER * highest:
            end = rule
    return rules if end is last else [*rules, Rule(end.at, last.low, last.high, 0.0)]


def _widest_gap(above: Rule, below: Rule, level: Sequence[Rule]) -> float:
    """The widest white between two rulings that those of rows right of merged cells leave; these end with them."""
    rows = [r.at for r in level if r.low > above.low + REACH_PT and abs(r.high - above.high) <= REACH_PT]
    edges = [above.at, *(at for at in rows if above.at < at < below.at), below.at]
    return max(b - a for a, b in pairwise(edges))


def _with_header(rules: list[Rule], fills: Sequence[Fill]) -> list[Rule]:
    """Two rulings with the lower side of the band above them, where that is a row's height away."""
    first, last = rules
    step = last.at - first.at
    sides = [f.bottom for f in _bands_of(first, fills) if step / HIGHER <= first.at - f.bottom <= HIGHER * step]
    return [Rule(sides[0], first.low, first.high, 0.0), *rules] if sides else rules


def _stretches(rules: Sequence[Rule], glyphs: Sequence[Glyph], fills: Sequence[Fill] = ()) -> list[Sequence[Rule]]:
    """The rulings of tables that stand under each other, cut where titles and notes stand between two of them.

    Args:
        rules: horizontal rulings with the same ends, top to bottom.
        glyphs: those of the page.
        fills: its coloured figures.
    """
    left, right = min(rule.low for rule in rules), max(rule.high for rule in rules)
    found: list[list[Rule]] = [[rules[0]]]
    between: list[list[Row]] = []
    for above, below in pairwise(rules):
        band = [g for g in glyphs if above.at < (g[2] + g[4]) / 2 < below.at and g[1] < right]
        between.append([row for line in by_baseline(band) if (row := row_of(line)) is not None])
    counts = sorted(max(len(row.pieces) for row in rows) for rows in between if rows)
    few = 2 if counts and counts[len(counts) // 2] >= MANY_PIECES else 1
    usual = median(below.at - above.at for above, below in pairwise(rules))
    edges = [min(row.pieces[0].x0 for row in rows) for rows in between if rows]
    padded = bool(edges) and median(edges) > left + FLUSH_PT
    for (above, below), rows in zip(pairwise(rules), between, strict=True):
        # where cells are padded, a line flush with the ends of the rulings stands between two tables
        flush = any(len(row.pieces) == 1 and abs(row.pieces[0].x0 - left) <= FLUSH_PT for row in rows)
        centred = len(rows) == 1 and len(rows[0].pieces) == 1 and _is_centred(rows[0], left, right)
        titled = (centred or (padded and flush)) and below.at - above.at > HIGHER * usual
        spread = padded and few > 1 and len(rows) == 1 and _is_spread(rows[0], left, right)
        begins_left = any(p.x0 < left - 2 and p.x1 > left + 2 for row in rows for p in row.pieces)
        if (
            begins_left
            or titled
            or spread
            or (_is_spaced(above, below, rows) and all(len(row.pieces) <= few for row in rows))
        ):
            found.append([])
        elif (top := _top_below_heading(above, below, rows, fills)) is not None:
            found.append([Rule(top, below.low, below.high, 0.0)])
        found[-1].append(below)
    return [stretch for stretch in found if len(stretch) >= 2]


def _is_centred(row: Row, left: float, right: float) -> bool:
    """Whether the only piece of a line stands in the middle between two places, as a caption over a table does."""
    piece = row.pieces[0]
    return abs((piece.x0 + piece.x1) - (left + right)) <= CENTRED_PT and piece.x0 - left > INDENTED_PT


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


def _edge_above(rule: Rule, glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> float:
    """Where the table begins: above its first ruling where headings stand there, otherwise on it."""
    edge = rule.at
    while True:
        above = [g for g in glyphs if edge - FARTHEST_PT <= g[2] and g[4] - 0.3 * g[5] <= edge]
        start = edge
        for row, painted in reversed(_rows_beside(rule, above, fills)):
            if edge - row.bottom > row.size or not _is_part(row, rule, painted):
                break
            edge = row.top - 1
        if edge == start:
            break
    grounds = [f.top for f in fills if edge < rule.at and abs(f.bottom - rule.at) <= REACH_PT and f.top < edge]
    # a header's band reaches down to the text of the row above the first ruling, or ends right above it
    grounds += [
        f.top
        for f in _bands_of(rule, fills)
        if f.top < edge < rule.at
        and f.bottom < rule.at
        and edge - f.bottom <= rule.at - edge
        # what is printed between the two is the caption of the table, below a band with words of its own
        and not any(f.x0 < g[1] < f.x1 and f.bottom < (g[2] + g[4]) / 2 < edge for g in glyphs)
    ]
    return min([edge, *grounds])


def _top_below_heading(above: Rule, below: Rule, rows: Sequence[Row], fills: Sequence[Fill]) -> float | None:
    """Where a table begins with a band below a heading in larger type; None without one between two rulings."""
    tops = [f.top for f in _bands_of(below, fills) if above.at + SAME_LINE_PT < f.top < below.at - SAME_LINE_PT]
    before = [row.size for row in rows if tops and row.bottom <= min(tops) + 1]
    after = [row.size for row in rows if tops and row.bottom > min(tops) + 1]
    return min(tops) if before and after and min(before) >= LARGER * max(after) else None


def _bands_of(rule: Rule, fills: Sequence[Fill]) -> list[Fill]:
    """The coloured bands that reach from one end of a ruling to the other, as behind headers and sections."""
    return [f for f in fills if abs(f.x0 - rule.low) <= REACH_PT and abs(f.x1 - rule.high) <= REACH_PT]


def _sides_of_bands(bands: Sequence[Fill], rules: Sequence[Rule]) -> list[Rule]:
    """Rulings along the sides of bands that begin or end between two rulings, as another row lies there."""
    first, last = min(rule.at for rule in rules), max(rule.at for rule in rules)
    found: list[Rule] = []
    for band in bands:
        for at in (band.top, band.bottom):
            if first < at < last and all(abs(at - rule.at) > SAME_LINE_PT for rule in (*rules, *found)):
                found.append(Rule(at, band.x0, band.x1, 0.0))
    return found


def _edge_below(rule: Rule, glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> float:
    """Where the table ends: below its last ruling where another row stands there, otherwise on it."""
    edge, end = rule.at, rule.at + FARTHEST_PT
    while True:
        below = [g for g in glyphs if g[4] <= end and g[2] + 0.3 * g[5] >= edge]
        start = edge
        for row, painted in _rows_beside(rule, below, fills):
            if row.top - edge > row.size or not _is_part(row, rule, painted):
                break
            edge = row.bottom + 1
        if edge == start:
            break
        end = edge + FARTHEST_PT  # a page that ends before the table leaves many rows below its last ruling
    grounds = [f.bottom for f in fills if edge > rule.at and abs(f.top - rule.at) <= REACH_PT and f.bottom > edge]
    return max([edge, *grounds])


def _rows_beside(rule: Rule, glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> list[tuple[Row, bool]]:
    """Lines from the top, each with whether coloured rectangles lie behind all of its pieces."""
    found = []
    for line in by_baseline(list(glyphs)):
        row = row_of(line)
        if row is not None and row.pieces[-1].x1 > rule.low and row.pieces[0].x0 < rule.high:
            y = (row.top + row.bottom) / 2
            painted = all(
                any(
                    f.x0 <= p.x0 and p.x1 <= f.x1 and f.top <= y <= f.bottom and rule.low - REACH_PT <= f.x0
                    for f in fills
                )
                for p in row.pieces
            )
            found.append((row, painted))
    return found


def _is_part(row: Row, rule: Rule, painted: bool) -> bool:
    """Whether a line beyond the outermost ruling is a row of the table and no caption, unit or note."""
    if row.pieces[0].x0 < rule.low - 2 or row.pieces[-1].x1 > rule.high + 2:
        return False
    return painted or len(row.pieces) >= HEADINGS


def _plumb_tables(
    level: Sequence[Rule],
    plumb: Sequence[Rule],
    taken: Sequence[Skeleton],
    glyphs: Sequence[Glyph],
    fills: Sequence[Fill],
) -> list[Skeleton]:
    free = [
        rule
        for rule in plumb
        if not any(
            rule.at - REACH_PT <= a.high
            and a.low <= rule.at + REACH_PT
            and rule.low - REACH_PT <= a.at <= rule.high + REACH_PT
            for a in level
        )
        and not any(
            s.xs[0] - REACH_PT <= rule.at <= s.xs[-1] + REACH_PT and s.ys[0] < rule.high and rule.low < s.ys[-1]
            for s in taken
        )
    ]
    found: list[Skeleton] = []
    if len(free) > MOST_RULES:
        return found
    for group in _groups(free):
        group = _with_open_sides(group, glyphs)
        box = (group[0].at, min(r.low for r in group), group[-1].at, max(r.high for r in group))
        inside = _inside(glyphs, box)
        if any(
            abs(r.low - box[1]) > 2 * REACH_PT or abs(r.high - box[3]) > 2 * REACH_PT
            for r in (group[0], group[-1])
        ):
            continue  # lines of a drawing, each as long as it likes
        if is_crossed(inside, group):
            continue
        table = between_plumb(group, inside, _behind(fills, box))
        if table is not None and len(table.ys) > FEWEST_ROWS:
            found.append(table)
    return found


def _with_open_sides(group: list[Rule], glyphs: Sequence[Glyph]) -> list[Rule]:
    """The rulings with an outer border at each side where more columns stand than rulings enclose."""
    top, bottom = min(r.low for r in group), max(r.high for r in group)
    left, right = group[0].at, group[-1].at
    beside = [g for g in glyphs if top < (g[2] + g[4]) / 2 < bottom and not g[0].isspace()]
    inside = {round(g[6]) for g in beside if left < g[1] and g[3] < right}
    before = [g for g in beside if g[3] <= left + 1]
    after = [g for g in beside if g[1] >= right - 1]
    if len({round(g[6]) for g in before} & inside) * 2 > len(inside):
        group = [Rule(min(g[1] for g in before) - OPEN_SIDE_PT, top, bottom, 0.0), *group]
    if len({round(g[6]) for g in after} & inside) * 2 > len(inside):
        group = [*group, Rule(max(g[3] for g in after) + OPEN_SIDE_PT, top, bottom, 0.0)]
    return group


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Vertical rulings of one table each, left to right: those that begin or end together, and those between."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.low - rule.high):
        for group in groups:
            top, bottom = min(r.low for r in group), max(r.high for r in group)
            if top - REACH_PT <= rule.low and rule.high <= bottom + REACH_PT:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [sorted(group) for group in groups if len(group) >= FEWEST_RULES]


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


def _inside(glyphs: Sequence[Glyph], box: tuple[float, float, float, float]) -> list[Glyph]:
    x0, top, x1, bottom = box
    return [g for g in glyphs if x0 - 2 <= g[1] and g[3] <= x1 + 2 and top < (g[2] + g[4]) / 2 < bottom]


def _behind(fills: Sequence[Fill], box: tuple[float, float, float, float]) -> list[Fill]:
    x0, top, x1, bottom = box
    return [
        f
        for f in fills
        if x0 - REACH_PT <= f.x0
        and f.x1 <= x1 + REACH_PT
        and top - REACH_PT <= f.top
        and f.bottom <= bottom + REACH_PT
    ]
