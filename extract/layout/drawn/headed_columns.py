"""Columns below headings on coloured cells of their own: nothing is drawn between them but the rulings of rows.

Seen as: a row of coloured cells side by side, and below it a line under every row, or under the rows of a name
that stands at the left of several. The sides of the coloured cells are the borders of the columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.layout.drawn.enough_rows import FEWEST_RULES, HIGHEST_PT, REACH_PT, SAME_SIDE_PT, are_enough
from extract.layout.drawn.rulings import SAME_LINE_PT, Rule, is_white
from extract.layout.drawn.sums import are_sums
from extract.layout.ink import ByHeight, Fill, Glyph, upright_letters
from extract.layout.lines import by_baseline

FEWEST_HEADS, FEWEST_FRAMED = 3, 2
"""So many headings begin a table; fewer do where they are as wide as a frame and begin with it."""
FEWEST_LABELS = 3
SMALLEST_PT = 6.0
HIGHEST_ROWS = 8.0
"""A row is at most so many times as high as the lowest one."""
TOGETHER_EM = 0.45
"""Characters of one cell stand no farther apart than this, those of two columns do."""
APART_EM = 1.5
"""White space between two texts of different columns, at least."""
FLUSH_PT = 1.5
"""Text begins so near the end of a ruling where cells have no padding."""
LEAST_LABEL_PT = 30.0
"""The label of a field takes so much of its width, at least."""
HIGHER = 1.6
"""What a caption stands in is so many times as high as the lowest row."""
LARGER = 1.15
"""The heading of what follows is set so much larger than the rows above it, at least."""
MOST_CROSSED = 0.25
"""Share of the borders that text may run across, as titles of sections do; more of it is no table of columns."""


def columns_below_heads(
    level: Sequence[Rule], plumb: Sequence[Rule], fills: Sequence[Fill], glyphs: Sequence[Glyph]
) -> tuple[list[Rule], list[Rule]]:
    """The rulings (horizontal, vertical) that such a row of headings adds to those below it.

    Args:
        level: the page's horizontal rulings.
        plumb: its vertical ones; where one stands below the headings they tell nothing.
        fills: the page's coloured figures.
        glyphs: those of the page.
    """
    rows: list[Rule] = []
    columns: list[Rule] = []
    if not level:
        return rows, columns
    coloured = [row for row in _rows_of_cells(fills) if len(row) >= FEWEST_HEADS or _begin_frame(row, plumb)]
    # beside labels the whole form is one table, of which its level rulings tell more
    beside = [row for row in coloured if _are_beside_labels(row, fills)]
    if len(beside) == len(coloured):
        return rows, columns
    upright = ByHeight(upright_letters(glyphs))
    every = [row for row in coloured if _have_texts(row, upright) and not _are_sums(row, upright)]
    for heads in every:
        if heads in beside or _is_striped_row(heads, coloured, upright) or _stand_in_field(heads, level, upright):
            continue
        left, right, top, bottom = heads[0].x0, heads[-1].x1, heads[0].top, heads[0].bottom
        end = min(
            (h[0].top for h in every if h[0].top > bottom and h[0].x0 < right and h[-1].x1 > left), default=1e9
        )
        end = min([end, *_tops_of_frames(plumb, (left, bottom, right))])
        xs = [left, *((a.x1 + b.x0) / 2 for a, b in pairwise(heads)), right]
        labels, others = _sides_of_labels(plumb, xs)
        end -= SAME_LINE_PT  # the line along the top of the next headings is theirs
        end = min([end, *(p.low + SAME_LINE_PT for p in others if p.low >= bottom)])
        below = _rules_below(level, (left, bottom, right, end), upright, _label_beside(heads, fills))
        if not are_enough(below, heads, level, plumb, upright) or any(
            left - REACH_PT <= p.at <= right + REACH_PT
            and p.low < below[-1].at - SAME_LINE_PT
            and p.high > bottom + REACH_PT
            for p in plumb
            if p not in labels and not _is_of_frame(p, (left, top, right))
        ):
            continue
        if any(
            bottom < r.at < below[-1].at and (r.high < left - REACH_PT or r.low > right + REACH_PT) for r in level
        ):
            continue  # with other rows beside them, white space tells better where the tables end
        if any(_is_crossed(x, top, bottom, upright) for x in xs[1:-1]):
            continue  # the cells are an ornament behind headings
        bands = list(pairwise([bottom, *(rule.at for rule in below)]))
        if _is_parted_below(xs, bottom, below, fills):
            continue  # a heading over two columns of labels tells neither
        inner = [
            x for x in _sides_below(below, fills, (left, bottom, right)) if all(abs(x - y) > REACH_PT for y in xs)
        ]
        places = sorted([*xs[1:-1], *inner])
        if _hides_columns([left, *places, right], bands, upright):
            continue
        clear = {(x, a): not _is_crossed(x, a, b, upright) for a, b in bands for x in places}
        if sum(clear.values()) < (1 - MOST_CROSSED) * len(clear):
            continue
        for a, b in bands:
            if _is_section((left, a, right, b), fills, upright):
                clear.update({(x, a): False for x in places})
        band = next((f for f in fills if _lies_above(f, (left, top, right))), None)
        rows += [Rule(y, left, right, 0.0) for y in (top, bottom, *([band.top] if band is not None else []))]
        columns += [Rule(x, top, bottom, 0.0) for x in xs]
        columns += [Rule(x, band.top, top, 0.0) for x in (left, right) if band is not None]
        columns += [
            Rule(x, a, b, 0.0) for a, b in bands for x in (left, *places, right) if clear.get((x, a), True)
        ]
    return rows, columns


def _sides_of_labels(plumb: Sequence[Rule], xs: Sequence[float]) -> tuple[list[Rule], list[Rule]]:
    """The sides of labels on grounds that stand for rulings: those at a border of heads, and those between two.

    The former are the columns' own, the latter are of rows that the heads are none of.
    """
    sides = [p for p in plumb if p.width == 0.0 and xs[0] + REACH_PT < p.at < xs[-1] - REACH_PT]
    own = [p for p in sides if any(abs(p.at - x) <= REACH_PT for x in xs)]
    return own, [p for p in sides if p not in own]


def _is_of_frame(rule: Rule, heads: tuple[float, float, float]) -> bool:
    """Whether a ruling is a side of the frame of a form or table in which headings stand from end to end."""
    left, top, right = heads
    return rule.low <= top + SAME_LINE_PT and min(abs(rule.at - left), abs(rule.at - right)) <= REACH_PT


def _begin_frame(heads: Sequence[Fill], plumb: Sequence[Rule]) -> bool:
    """Whether headings stand at the top of a frame from side to side, and it goes on below them."""
    top, bottom = heads[0].top, heads[0].bottom
    return all(
        any(
            abs(p.at - x) <= REACH_PT and abs(p.low - top) <= REACH_PT and p.high > bottom + SMALLEST_PT
            for p in plumb
        )
        for x in (heads[0].x0, heads[-1].x1)
    )


def _lies_above(fill: Fill, heads: tuple[float, float, float]) -> bool:
    """Whether a coloured band lies right above headings from end to end, with the title of their table."""
    left, top, right = heads
    touches = abs(fill.x0 - left) <= REACH_PT and abs(fill.x1 - right) <= REACH_PT
    return (
        touches and fill.corners == 4 and abs(fill.bottom - top) <= SAME_LINE_PT and fill.top < top - SMALLEST_PT
    )


def _rows_of_cells(fills: Sequence[Fill]) -> Iterator[list[Fill]]:
    """Coloured cells side by side, left to right, as many as headings are."""
    cells = [
        f
        for f in fills
        if f.corners == 4
        and not is_white(f.colour)
        and SMALLEST_PT <= f.bottom - f.top <= HIGHEST_PT
        and f.x1 - f.x0 >= SMALLEST_PT
    ]
    row: list[Fill] = []
    for cell in sorted(cells, key=lambda f: (round(f.top), round(f.bottom), f.x0)):
        last = row[-1] if row else None
        beside = (
            last is not None
            and abs(last.top - cell.top) <= SAME_SIDE_PT
            and abs(last.bottom - cell.bottom) <= SAME_SIDE_PT
            and abs(last.x1 - cell.x0) <= SAME_LINE_PT
        )
        if not beside:
            if len(row) >= FEWEST_FRAMED:
                yield row
            row = []
        row.append(cell)
    if len(row) >= FEWEST_FRAMED:
        yield row


def _are_beside_labels(heads: Sequence[Fill], fills: Sequence[Fill]) -> bool:
    """Whether headings begin a table inside a form: right of its coloured label, one of several in a column."""
    own = _label_beside(heads, fills)
    if own is None:
        return False
    labels = [f for f in fills if f.corners == 4 and abs(f.x1 - own.x1) <= SAME_SIDE_PT and not is_white(f.colour)]
    return sum(abs(f.x0 - own.x0) <= SAME_SIDE_PT for f in labels) >= FEWEST_LABELS


def _stand_in_field(heads: Sequence[Fill], level: Sequence[Rule], glyphs: ByHeight) -> bool:
    """Whether headings begin a table in a field of a form whose label, on no ground, stands left of all its rows.

    The rulings above and below the field begin left of the label, those between its rows right of it.
    """
    left, right, top = heads[0].x0, heads[-1].x1, heads[0].top
    wide = [r for r in level if r.low < left - LEAST_LABEL_PT and r.high >= right - REACH_PT]
    first = next((r for r in wide if abs(r.at - top) <= REACH_PT), None)
    if first is None:
        return False
    last = next(
        (r for r in wide if r.at > heads[0].bottom + REACH_PT and abs(r.low - first.low) <= REACH_PT), None
    )
    inner = [r for r in level if last is not None and first.at < r.at < last.at and r.high >= right - REACH_PT]
    if last is None or len(inner) < FEWEST_RULES:
        return False
    edge = min(r.low for r in inner)
    labels = [g for g in glyphs.between(first.at, last.at) if g[3] <= edge + REACH_PT]
    lines = by_baseline(labels)
    return edge > first.low + LEAST_LABEL_PT and 0 < len(lines) < len(inner)


def _label_beside(heads: Sequence[Fill], fills: Sequence[Fill]) -> Fill | None:
    """The ground of the label that stands left of headings and of their rows; None where there is none.

    It begins with the headings, or with a unit or a row above them, and goes on below; a name in a list begins
    below its heading.
    """
    left, top, bottom = heads[0].x0, heads[0].top, heads[0].bottom
    # two of them have a frame of their own, which stands a little right of the label, too
    reach = REACH_PT if len(heads) >= FEWEST_HEADS else SAME_SIDE_PT
    return next(
        (
            f
            for f in fills
            if -SAME_SIDE_PT <= left - f.x1 <= reach
            and f.top <= top + SAME_SIDE_PT
            and f.bottom > bottom + SMALLEST_PT
            and f.corners == 4
            and not is_white(f.colour)
        ),
        None,
    )


def _have_texts(row: Sequence[Fill], glyphs: ByHeight) -> bool:
    """Whether a text stands on all of the cells of a row but one at most."""
    top, bottom = min([f.top for f in row]), max([f.bottom for f in row])
    near = [((g[1] + g[3]) / 2, (g[2] + g[4]) / 2) for g in glyphs.between(top, bottom)]
    held = sum(any(f.x0 <= x <= f.x1 and f.top <= y <= f.bottom for x, y in near) for f in row)
    return held >= len(row) - 1


def _are_sums(row: Sequence[Fill], glyphs: ByHeight) -> bool:
    return are_sums([(f.x0, f.x1) for f in row], glyphs.between(row[0].top, row[0].bottom))


def _is_striped_row(row: Sequence[Fill], coloured: Sequence[Sequence[Fill]], glyphs: ByHeight) -> bool:
    """Whether most cells hold figures below headings of another colour: the first row of a list with stripes."""
    left, right, top, bottom = row[0].x0, row[-1].x1, row[0].top, row[0].bottom
    above = [heads[-1] for heads in coloured if abs(heads[0].bottom - top) <= SAME_LINE_PT]
    if not any(left < head.x1 <= right + REACH_PT and head.colour != row[0].colour for head in above):
        return False
    own = glyphs.between(top, bottom)
    told = sum(any(g[0].isdigit() and f.x0 <= g[1] and g[3] <= f.x1 for g in own) for f in row)
    return 2 * told > len(row)


def _rules_below(
    level: Sequence[Rule], box: tuple[float, float, float, float], glyphs: ByHeight, label: Fill | None
) -> list[Rule]:
    """The rulings of the rows below headings, down to the last that is as wide as these are.

    Text left of them stands between two tables, but on the ground of their ``label``.
    """
    left, top, right, end = box
    found: list[Rule] = []
    at = top
    for rule in sorted(level):
        if not top + SMALLEST_PT < rule.at < end or rule.high < left or rule.low > right:
            continue
        whole = label is not None and abs(rule.at - label.bottom) <= SAME_LINE_PT  # that of the label ends it
        if (rule.low < left - REACH_PT and not whole) or rule.high > right + REACH_PT:
            break
        steps = [b - a for a, b in pairwise([top, *(r.at for r in found)]) if b - a > SMALLEST_PT]
        if steps and rule.at - at > HIGHEST_ROWS * min(steps):
            break
        between = glyphs.between(at, rule.at)
        if any(g[1] < left - 1 < g[3] + 20 and (label is None or g[1] < label.x0) for g in between):
            break  # text that begins left of the table stands between two
        padded = found and all(g[1] > left + FLUSH_PT for g in glyphs.between(top, at))
        above = max((g[5] for g in glyphs.between(top, at)), default=1e9) if found else 1e9
        flush = padded and any(abs(g[1] - left) <= FLUSH_PT for g in between)
        larger = between and min(g[5] for g in between) >= LARGER * above
        if steps and rule.at - at > HIGHER * min(steps) and (flush or larger):
            break  # a caption begins at the end of the rulings, left of all labels; a heading is set larger
        found.append(rule)
        at = rule.at
    while found and (found[-1].low > left + REACH_PT or found[-1].high < right - REACH_PT):
        found.pop()
    return found


def _tops_of_frames(plumb: Sequence[Rule], heads: tuple[float, float, float]) -> list[float]:
    """Where framed tables as wide as headings begin below them."""
    left, top, right = heads
    sides = [p for p in plumb if p.low > top + SMALLEST_PT]
    return [
        a.low
        for a in sides
        if abs(a.at - left) <= REACH_PT
        and any(abs(b.at - right) <= REACH_PT and abs(a.low - b.low) <= REACH_PT for b in sides)
    ]


def _is_parted_below(xs: Sequence[float], top: float, below: Sequence[Rule], fills: Sequence[Fill]) -> bool:
    """Whether coloured cells below a heading end within it: it heads several columns of labels."""
    return any(
        abs(f.x0 - low) <= REACH_PT and low + SMALLEST_PT < f.x1 < high - SMALLEST_PT
        for f in fills
        if f.corners == 4
        and f.top >= top - SAME_LINE_PT
        and f.bottom <= below[-1].at + SAME_LINE_PT
        and f.bottom - f.top > SMALLEST_PT
        for low, high in pairwise(xs)
    )


def _sides_below(rules: Sequence[Rule], fills: Sequence[Fill], box: tuple[float, float, float]) -> list[float]:
    """Borders of columns that one heading stands over: where rulings or coloured cells of several rows begin."""
    left, top, right = box
    ends = [x for rule in rules for x in (rule.low, rule.high)]
    ends += [x for f in fills if top - 1 <= f.top < rules[-1].at and f.corners == 4 for x in (f.x0, f.x1)]
    inside = sorted(x for x in ends if left + REACH_PT < x < right - REACH_PT)
    several = [b for a, b in pairwise(inside) if b - a <= REACH_PT / 3]
    return [x for k, x in enumerate(several) if not k or x - several[k - 1] > REACH_PT]


def _hides_columns(xs: Sequence[float], bands: Sequence[tuple[float, float]], glyphs: ByHeight) -> bool:
    """Whether most rows hold texts apart from each other below one heading, which stands over several columns."""
    for x0, x1 in pairwise(xs):
        parted = 0
        for a, b in bands:
            inside = [g for g in glyphs.between(a, b) if x0 <= (g[1] + g[3]) / 2 <= x1]
            parted += any(
                other[1] - one[3] > APART_EM * one[5]
                for line in by_baseline(inside)
                for one, other in pairwise(sorted(line, key=lambda g: g[1]))
            )
        if 2 * parted > len(bands):
            return True
    return False


def _is_section(box: tuple[float, float, float, float], fills: Sequence[Fill], glyphs: ByHeight) -> bool:
    """Whether a row is one coloured band with one text, the title of the rows below it."""
    left, top, right, bottom = box
    painted = any(
        abs(f.x0 - left) <= REACH_PT
        and abs(f.x1 - right) <= REACH_PT
        and abs(f.top - top) <= REACH_PT
        and abs(f.bottom - bottom) <= REACH_PT
        for f in fills
    )
    if not painted:
        return False
    lines = by_baseline([g for g in glyphs.between(top, bottom) if left <= g[1] and g[3] <= right])
    row = sorted(lines[0], key=lambda g: g[1]) if len(lines) == 1 else []
    return bool(row) and all(b[1] - a[3] <= APART_EM * a[5] for a, b in pairwise(row))


def _is_crossed(x: float, top: float, bottom: float, glyphs: ByHeight) -> bool:
    """Whether a text between two heights runs across a place."""
    for line in by_baseline(glyphs.between(top, bottom)):
        before = [g for g in line if (g[1] + g[3]) / 2 <= x]
        after = [g for g in line if (g[1] + g[3]) / 2 > x]
        if before and after:
            last, first = max(before, key=lambda g: g[3]), min(after, key=lambda g: g[1])
            if first[1] - last[3] < TOGETHER_EM * min(first[5], last[5]):
                return True
    return False
