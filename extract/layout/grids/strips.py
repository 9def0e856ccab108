"""Forms set in strips: each label on a coloured strip above its value, strips side by side over values so too.

The strips and what stands between them are the rows of a table; the strips of a row tell its columns, and those
of what stands below. Labels in small type right below rulings from side to side are strips without a colour. Bands
over prose have no strips side by side, and stay headings. The last row of a list on stripes by turns, below a
header in another colour, ends with its own lines: prose follows lists too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from statistics import median

from extract.layout.drawn.rulings import Rule
from extract.layout.gaps.aligned import BoxTuple, row_of, rows_of
from extract.layout.gaps.openings import Zone
from extract.layout.grids.partial_rulings import between_level, open_table
from extract.layout.grids.skeleton import Skeleton, from_boxes
from extract.layout.grids.strip_heads import (
    APART_PT,
    FEWEST_PARTED,
    HIGHEST_PT,
    MANY_COLUMNS,
    NEAR_PT,
    SAME_PT,
    SAME_SIZE,
    WIDEST_GAP_PT,
    Head,
    captions_of,
    heads_of,
    holds_sums,
    is_form,
    without_rows,
)
from extract.layout.ink import Fill, Glyph, upright_letters
from extract.layout.lines import by_baseline

FEWEST_VALUED = 3
VALUED_SHARE = 0.4
"""So many rows of strips, and this share of all, have values below them."""
FAR_EM = 6.0
"""White space between two texts of one strip that stand at its ends."""
LOWEST_ROW, HIGHEST_ROW = 0.6, 2.5
"""Height of the row between two stripes of a list, in heights of the lower stripe."""
WRAPPED_EM = 0.8
"""White space between two lines of one row of a list at most."""
RULED_ROWS, LISTS_SHARE = 2, 0.75
"""So many rulings below this share of all strips are those of the rows of lists."""
FULL_EM = 2.2
"""A text that is wrapped leaves so much white before the end of its column at most."""


def strip_tables(
    level: Sequence[Rule], plumb: Sequence[Rule], fills: Sequence[Fill], glyphs: Sequence[Glyph]
) -> list[Skeleton]:
    """The tables of such a form; none where the page holds no form.

    Args:
        level: the page's horizontal rulings; they part the values of several rows.
        plumb: its vertical ones; where one stands there is no such form.
        fills: the page's coloured figures.
        glyphs: those of the page.
    """
    heads = heads_of(fills, glyphs)
    if not is_form(heads) or not is_form([head for head in heads if not holds_sums(head, glyphs)]):
        heads = captions_of(level, plumb, glyphs)
    if not is_form(heads):
        return []
    upright = upright_letters(glyphs)
    left, right = heads[0].boxes[0][0], heads[0].boxes[-1][1]
    top, bottom = heads[0].top, heads[-1].bottom
    heads = without_rows(heads, upright)
    if any(left - SAME_PT < r.at < right + SAME_PT and r.low < bottom and r.high > top for r in plumb):
        return []
    if _head_lists(heads, level, upright):
        return []
    beside = sum(any(_is_beside(g, head) for g in upright) for head in heads)
    if 5 * beside > len(heads):
        return []  # labels of a column, with their values right of them
    # spaces count here: printed between two words they keep them in one cell
    inside = [g for g in glyphs if g[8] == 0 and left - SAME_PT <= g[1] and g[3] <= right + SAME_PT]
    ends_of_lists = _ends_of_lists(heads, upright)
    cells: list[BoxTuple] = []
    valued = 0
    for number, head in enumerate(heads):
        below = heads[number + 1].top if number + 1 < len(heads) else inf
        values = list(_below_heads(head, below, level, inside, fills)) if head.cuts else []
        values = values or list(
            values_below(head, below, level, inside, WRAPPED_EM if head in ends_of_lists else None)
        )
        valued += bool(values)
        columns = head.columns if len(head.boxes) > 1 else _parted(head, inside)
        end = below if not values and below - head.bottom <= APART_PT else head.bottom
        cells.extend((a, head.top, b, end) for a, b in pairwise(columns))
        cells.extend(values)
    if valued < FEWEST_VALUED or valued < VALUED_SHARE * len(heads):
        return []  # coloured cells of a table, which stand row on row
    return [table for part in stacked(cells) if (table := from_boxes(snapped(part))) is not None]


def _head_lists(heads: Sequence[Head], level: Sequence[Rule], glyphs: Sequence[Glyph]) -> bool:
    """Whether all strips head several columns each, and most of them a list: rulings part its rows, or figures do.

    Titles right above lists, and a few headings in other colours, are none of them.
    """
    lists = [head for head in heads if len(head.boxes) >= MANY_COLUMNS]
    starts = [head.top for head in lists]
    others = [h for h in heads if h not in lists and not any(abs(h.bottom - top) <= SAME_PT for top in starts)]
    if len(others) > len(lists) or {head.colour for head in lists} & {head.colour for head in others}:
        return False
    ruled = 0
    for head in lists:
        below = min((other.top for other in heads if other.top > head.bottom), default=inf)
        ends = (head.boxes[0][0], head.boxes[-1][1])
        rows = [
            r
            for r in level
            if head.bottom + SAME_PT < r.at < below - SAME_PT
            and abs(r.low - ends[0]) <= SAME_PT
            and abs(r.high - ends[1]) <= SAME_PT
        ]
        # one row, where white follows the ruling below it
        single = len(rows) == 1 and below - rows[0].at > HIGHEST_ROW * (rows[0].at - head.bottom)
        ruled += len(rows) >= RULED_ROWS or single or _heads_figures(head, below, glyphs)
    return bool(lists) and ruled >= LISTS_SHARE * len(lists)


def _heads_figures(head: Head, below: float, glyphs: Sequence[Glyph]) -> bool:
    """Whether several lines of figures stand below a strip, each in several of its columns."""
    within = (head.boxes[0][0], head.boxes[-1][1])
    own = [g for g in glyphs if head.bottom < g[2] and g[4] < below and within[0] <= g[1] and g[3] <= within[1]]
    figures = (sum(2 * p.digits >= p.letters for p in row.pieces) for row in rows_of(own))
    return sum(count >= MANY_COLUMNS for count in figures) >= RULED_ROWS


def snapped(cells: Sequence[BoxTuple]) -> list[BoxTuple]:
    """Cells whose borders are one number where they are one line."""
    x = _lines_of([side for cell in cells for side in (cell[0], cell[2])])
    y = _lines_of([side for cell in cells for side in (cell[1], cell[3])])
    return [(x[a], y[b], x[c], y[d]) for a, b, c, d in cells]


def _lines_of(sides: Sequence[float]) -> dict[float, float]:
    found: dict[float, float] = {}
    last = -inf
    for side in sorted(set(sides)):
        last = last if side - last <= SAME_PT else side
        found[side] = last
    return found


def stacked(cells: Sequence[BoxTuple]) -> list[list[BoxTuple]]:
    """Cells without white between their rows together."""
    parts: list[list[BoxTuple]] = []
    edge = -inf
    for cell in sorted(cells, key=lambda cell: cell[1]):
        if cell[1] - edge > SAME_PT:
            parts.append([])
        parts[-1].append(cell)
        edge = max(edge, cell[3])
    return parts


def _ends_of_lists(heads: Sequence[Head], glyphs: Sequence[Glyph]) -> set[Head]:
    """The last stripes of lists: below a header stripes of another colour, in its columns, by turns."""
    found: set[Head] = set()
    is_list = False
    for above, stripe in pairwise(heads):
        if not _by_turns(above, stripe, glyphs):
            is_list = False
        elif above.colour != stripe.colour:
            is_list = True
        if is_list:
            found.discard(above)
            found.add(stripe)
    return found


def _by_turns(above: Head, stripe: Head, glyphs: Sequence[Glyph]) -> bool:
    """Whether two rows of strips have the same columns, and between them one row set like the lower of them."""
    if len(stripe.boxes) < 2 or len(above.boxes) != len(stripe.boxes):
        return False
    if any(abs(a - b) > SAME_PT for a, b in zip(above.columns, stripe.columns, strict=True)):
        return False
    height = stripe.bottom - stripe.top
    if not LOWEST_ROW * height <= stripe.top - above.bottom <= HIGHEST_ROW * height:
        return False
    left, right = stripe.boxes[0][0], stripe.boxes[-1][1]
    within = [g for g in glyphs if left < (g[1] + g[3]) / 2 < right]
    between = [g[5] for g in within if above.bottom < (g[2] + g[4]) / 2 < stripe.top]
    own = [g[5] for g in within if stripe.top < (g[2] + g[4]) / 2 < stripe.bottom]
    return bool(between and own) and abs(median(between) - median(own)) <= SAME_SIZE * median(own)


def _is_beside(glyph: Glyph, head: Head) -> bool:
    """Whether a character stands left or right of a row of strips."""
    outside = glyph[3] < head.boxes[0][0] or glyph[1] > head.boxes[-1][1]
    return outside and head.top < (glyph[2] + glyph[4]) / 2 < head.bottom


def _below_heads(
    head: Head, below: float, level: Sequence[Rule], glyphs: Sequence[Glyph], fills: Sequence[Fill]
) -> Iterator[BoxTuple]:
    """The cells below a strip whose first row heads evenly spaced columns; none where a text crosses a border.

    Rows are parted by rulings, by strips, and between bars that stand under each other.
    """
    own = [g for g in glyphs if head.bottom < (g[2] + g[4]) / 2 < below]
    lines = rows_of(own)
    if not lines or len(lines[0].pieces) < MANY_COLUMNS:
        return
    middles = [(piece.x0 + piece.x1) / 2 for piece in lines[0].pieces]
    steps = [b - a for a, b in pairwise(middles)]
    left, right = head.columns[0], head.columns[-1]
    if max(steps) - min(steps) > NEAR_PT or middles[0] - steps[0] / 2 < left or middles[-1] > right:
        return
    xs = [left, *(at - median(steps) / 2 for at in middles), right]
    if any(p.x0 + SAME_PT < x < p.x1 - SAME_PT for row in lines for p in row.pieces for x in xs[1:-1]):
        return
    end = max(row.bottom for row in lines) + SAME_PT
    end = below if below - end <= APART_PT else end
    bars = [f for f in fills if xs[1] - NEAR_PT <= f.x0 and head.bottom < f.top < end]
    bars = [f for f in bars if not any(f.top < (g[2] + g[4]) / 2 < f.bottom and f.x0 < g[1] < f.x1 for g in own)]
    between = [(a.bottom + b.top) / 2 for a, b in pairwise(sorted(bars, key=lambda f: f.top)) if a.bottom <= b.top]
    drawn = [*(r.at for r in level if _spans(r, (left, right))), *head.cuts, *between]
    ys = _apart([head.bottom, end, *(at for at in drawn if head.bottom + SAME_PT < at < end - SAME_PT)])
    yield from ((x0, top, x1, bottom) for top, bottom in pairwise(ys) for x0, x1 in pairwise(xs))


def values_below(
    head: Head, below: float, level: Sequence[Rule], glyphs: Sequence[Glyph], wrapped: float | None
) -> Iterator[BoxTuple]:
    """The cells between a row of strips and the next one.

    Below the last stripe of a list ``wrapped`` is the white (em) between two lines of one row: no more follows.
    """
    columns = head.columns
    own = [g for g in glyphs if head.bottom < (g[2] + g[4]) / 2 < below]
    lines = [line for line in by_baseline(own) if row_of(line) is not None]
    rows: list[list[Glyph]] = []
    edge = head.bottom
    for line in lines:
        size = line[0][5]
        if min(g[2] for g in line) - edge > (wrapped * size if rows and wrapped else max(APART_PT, 1.5 * size)):
            break
        edge = max(g[4] for g in line)
        rows.append(line)
    if not rows or (wrapped and not _is_row(rows, columns)):
        return
    end = below if below - edge <= APART_PT else edge + 3.0
    end = max([end, *(r.at for r in level if edge < r.at <= edge + NEAR_PT and r.at < below)])
    drawn = [*(r.at for r in level if _spans(r, columns)), *head.cuts]
    cuts = _apart([at for at in drawn if head.bottom + SAME_PT < at < end - SAME_PT])
    if not cuts and len(columns) > MANY_COLUMNS:
        cuts = [
            (max(g[4] for g in a) + min(g[2] for g in b)) / 2
            for a, b in pairwise(rows)
            if not _goes_on(a, b, head.boxes)
        ]
    if len(columns) == 2 and sum(len(row.pieces) >= MANY_COLUMNS for row in map(row_of, rows) if row) >= (
        1 if head.cuts else FEWEST_PARTED
    ):
        table = _open(head.bottom, cuts, end, (columns[0], columns[-1]), own)
        if table is not None:
            yield from _cells_of(table)
            return
    edges = [head.bottom, *cuts]
    if end - edges[-1] > 2 * SAME_PT:
        edges.append(end)
    for top, bottom in pairwise(edges):
        inside = [g for g in own if top < (g[2] + g[4]) / 2 < bottom]
        if not inside:
            continue
        crossed = any(g[1] + SAME_PT < x < g[3] - SAME_PT for g in inside for x in columns[1:-1])
        parts = [(columns[0], columns[-1])] if crossed else list(pairwise(columns))
        yield from ((a, top, b, bottom) for a, b in parts)


def _goes_on(line: Sequence[Glyph], below: Sequence[Glyph], boxes: Sequence[tuple[float, float]]) -> bool:
    """Whether a line is the rest of the values above: each of its texts stands below one that fills its column."""
    above, row = row_of(line), row_of(below)
    if above is None or row is None or row.top - above.bottom > WRAPPED_EM * above.size:
        return False
    if any(piece.digits and not piece.letters for piece in row.pieces):
        return False
    for piece in row.pieces:
        left, right = next(((a, b) for a, b in boxes if a <= (piece.x0 + piece.x1) / 2 <= b), (0.0, 0.0))
        over = [p for p in above.pieces if left <= (p.x0 + p.x1) / 2 <= right]
        if len(over) != 1 or abs(over[0].x0 - piece.x0) > SAME_PT or over[0].x1 < right - FULL_EM * above.size:
            return False
    return True


def _apart(places: Sequence[float]) -> list[float]:
    """Places in rising order, those left out that are one with the place before."""
    ordered = sorted(places)
    return [at for k, at in enumerate(ordered) if not k or at - ordered[k - 1] > SAME_PT]


def _is_row(lines: Sequence[Sequence[Glyph]], columns: Sequence[float]) -> bool:
    """Whether texts stand in several columns, and none over a border between two of them."""
    pieces = [piece for row in map(row_of, lines) if row for piece in row.pieces]
    if any(piece.x0 + SAME_PT < x < piece.x1 - SAME_PT for piece in pieces for x in columns[1:-1]):
        return False
    return sum(any(a < (piece.x0 + piece.x1) / 2 < b for piece in pieces) for a, b in pairwise(columns)) > 1


def _open(
    top: float, cuts: Sequence[float], bottom: float, sides: tuple[float, float], glyphs: Sequence[Glyph]
) -> Skeleton | None:
    """The table that white space sets below one strip, its rows parted by rulings where there are any."""
    if not cuts:
        return open_table([Zone(sides[0], top, sides[1], bottom)], glyphs, [])
    tables = between_level([Rule(y, *sides, 0.0) for y in (top, *cuts, bottom)], glyphs, [])
    return tables[0] if len(tables) == 1 else None


def _cells_of(table: Skeleton) -> Iterator[BoxTuple]:
    for row, column, rows, columns in table.cells:
        yield table.xs[column], table.ys[row], table.xs[column + columns], table.ys[row + rows]


def _parted(head: Head, glyphs: Sequence[Glyph]) -> list[float]:
    """The borders of a strip alone: between two texts at its ends, if it holds two far apart."""
    own = [g for g in glyphs if head.top < (g[2] + g[4]) / 2 < head.bottom]
    rows = rows_of(own)
    if len(rows) == 1 and len(rows[0].pieces) > 1:
        wide = max(pairwise(rows[0].pieces), key=lambda pair: pair[1].x0 - pair[0].x1)
        if wide[1].x0 - wide[0].x1 >= FAR_EM * rows[0].size:
            return [head.boxes[0][0], (wide[0].x1 + wide[1].x0) / 2, head.boxes[0][1]]
    return head.columns


def _spans(rule: Rule, columns: Sequence[float]) -> bool:
    """Whether a ruling runs below the values of some columns, from the left."""
    return rule.low <= columns[0] + WIDEST_GAP_PT and rule.high > columns[0] + HIGHEST_PT
