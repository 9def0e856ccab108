"""Reading order: lines and tables of a page from top to bottom, columns of prose one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

from extract.layout.boxed_text import Boxed
from extract.layout.columns import is_vertical
from extract.layout.gaps.aligned import CUT_PT, Piece, Row, row_of
from extract.layout.grids.tables import TableDraft
from extract.layout.ink import Glyph
from extract.layout.lines import Draft, Set, by_baseline, read_lines
from schemas.printed import Box

GUTTER_PT = 8.0
"""Columns of prose stand at least this far apart."""
PROSE_LETTERS = 8
"""Lines of a column of prose hold at least so many letters on average; shorter ones are a list or a table."""
FIGURES_SHARE = 0.2
"""So many of the letters of a line that gives figures are digits."""
FEWEST_LINES = 3
BESIDE_SHARE = 0.5
"""Share of the items of one of two columns that have something of the other beside them."""
AROUND_PT = 48.0
"""Titles, units and notes of two tables side by side stand so near them."""
TIER_PT = 2.0
FEWEST_BESIDE = 2
"""Forms under each other begin so exactly on one height, and have so many tables beside the main one."""
TIER_EM = 1.3
"""White space between two tiers of vertical writing."""

Item = Draft | TableDraft
T = TypeVar("T")


def read_flow(glyphs: list[Glyph], tables: Sequence[TableDraft] = (), boxed: Sequence[Boxed] = ()) -> Set:
    """The lines of the glyphs outside tables; a line does not reach over the gutter between two columns.

    Nor does it reach out of what is ``boxed``, or from above or below one of two ``tables`` that stand side by
    side to the other.
    """
    found = [*(box.glyphs for box in boxed), *(_parted(zone, glyphs) for zone in _beside(tables))]
    found.extend(_title_of(table.box, glyphs) for table in tables)
    right = _each_once(found)
    if right:
        taken = {id(glyph) for part in right for glyph in part}
        rest = [g for g in glyphs if id(g) not in taken]
        sets = [_read_flow(rest, tables, boxed), *map(read_lines, right)]
        return Set([line for s in sets for line in s.lines], [line for s in sets for line in s.ruby])
    return _read_flow(glyphs, tables)


def _each_once(found: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """The parts that hold glyphs, without those that an earlier part holds."""
    taken: set[int] = set()
    parts = []
    for part in found:
        own = [glyph for glyph in part if id(glyph) not in taken]
        taken.update(map(id, own))
        if own:
            parts.append(own)
    return parts


def _title_of(table: Box, glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs right above a table that begin flush with it, behind a column of prose that stands left of it."""
    near = [g for g in glyphs if g[8] == 0 and table.top - AROUND_PT < (g[2] + g[4]) / 2 < table.top]
    found: list[Glyph] = []
    for line in by_baseline(near):
        row = row_of(line)
        for before, after in pairwise(row.pieces if row is not None else ()):
            flush = abs(after.x0 - table.x0) <= GUTTER_PT and after.x0 - before.x1 >= GUTTER_PT
            if flush and before.letters >= 2 * PROSE_LETTERS:
                found.extend(g for g in line if g[1] >= after.x0 - 0.1 and g[3] <= table.x1 + AROUND_PT)
                break
    return found


def _beside(tables: Sequence[TableDraft]) -> list[tuple[Box, Box]]:
    """The tables that stand side by side, from the left: what is printed above or below belongs to one of them."""
    whole = [table for table in tables if len(table.skeleton.xs) > 2 and len(table.skeleton.ys) > 2]
    return [
        (left.box, right.box)
        for left in whole
        for right in whole
        if right.box.x0 >= left.box.x1 and _stands_beside(left, right)
    ]


def _parted(zone: tuple[Box, Box], glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs of lines that stand around both of two tables, as far as they begin above the right one."""
    left, right = zone
    top, bottom = min(left.top, right.top) - AROUND_PT, max(left.bottom, right.bottom) + AROUND_PT
    near = [g for g in glyphs if g[8] == 0 and top < (g[2] + g[4]) / 2 < bottom]
    found: list[Glyph] = []
    for line in by_baseline(near):
        row = row_of(line)
        if row is None or row.pieces[-1].x1 > right.x1 + GUTTER_PT or row.pieces[0].x0 < left.x0 - GUTTER_PT:
            continue
        if row.bottom > max(left.top, right.top) + CUT_PT and row.top < min(left.bottom, right.bottom) - CUT_PT:
            continue  # beside the tables
        for before, after in pairwise(row.pieces):
            begins = after.x0 >= right.x0 - GUTTER_PT and before.x0 < left.x1
            # what heads a further table below has its unit at the right as well
            begins = begins and (row.top < right.top or after.x0 <= right.x0 + GUTTER_PT)
            if begins and after.x0 - before.x1 >= GUTTER_PT and before.x1 <= right.x0 + GUTTER_PT:
                found.extend(g for g in line if g[1] >= after.x0 - 0.1)
                break
    return found


def _read_flow(glyphs: list[Glyph], tables: Sequence[TableDraft], boxed: Sequence[Boxed] = ()) -> Set:
    """The lines of glyphs; where tables stand in two columns, their gutter is that of the lines too.

    So is the one between a box and what stands beside it, above and below that box.
    """
    upright = [g for g in glyphs if g[8] == 0]
    if len(upright) < 2 * FEWEST_LINES * PROSE_LETTERS:
        return read_lines(glyphs)
    baselines = by_baseline(upright)
    rows = [row for found in baselines if (row := row_of(found)) is not None]
    gutters = [
        *(_along(box, rows, tables) for box in boxed),
        *_gutters(rows, [*_between_tables(tables), *(box.gutter for box in boxed)]),
    ]
    if is_vertical(baselines, None):
        tiers = [read_lines(tier) for tier in _tiers(glyphs)]
        return Set([line for t in tiers for line in t.lines], [line for t in tiers for line in t.ruby])
    if not gutters:
        return read_lines(glyphs)
    lines: list[Draft] = []
    ruby: list[Draft] = []
    rest = glyphs
    for top, bottom, x in gutters:
        inside = [g for g in rest if top <= (g[2] + g[4]) / 2 <= bottom]
        rest = [g for g in rest if not top <= (g[2] + g[4]) / 2 <= bottom]
        for side in ([g for g in inside if g[1] < x], [g for g in inside if g[1] >= x]):
            if side:
                found = read_lines(side)
                lines.extend(found.lines)
                ruby.extend(found.ruby)
    found = read_lines(rest)
    return Set([*lines, *found.lines], [*ruby, *found.ruby])


def _along(box: Boxed, rows: Sequence[Row], tables: Sequence[TableDraft]) -> tuple[float, float, float]:
    """(top, bottom, x) of the gutter beside a box, as far as no row or table crosses it."""
    x = box.gutter
    crossing = [(row.top, row.bottom) for row in rows if any(p.x0 < x < p.x1 for p in row.pieces)]
    crossing += [(table.box.top, table.box.bottom) for table in tables if table.box.x0 < x < table.box.x1]
    own = [(row.top, row.bottom) for row in rows]
    top = max((b for _, b in crossing if b <= box.frame.top), default=min((a for a, _ in own), default=0.0))
    bottom = min((a for a, _ in crossing if a >= box.frame.bottom), default=max((b for _, b in own), default=0.0))
    return top, bottom, x


def _tiers(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Vertical writing set in tiers, from the top: white space right across the page separates them."""
    size = sorted(g[5] for g in glyphs)[len(glyphs) // 2]
    return _bands(glyphs, lambda g: (g[2], g[4]), TIER_EM * size)


def _bands(things: Sequence[T], extent: Callable[[T], tuple[float, float]], gap: float) -> list[list[T]]:
    """Things in groups from the top, with white space of more than ``gap`` between the groups."""
    bands: list[list[T]] = []
    reach = 0.0
    for thing in sorted(things, key=lambda thing: extent(thing)[0]):
        top, bottom = extent(thing)
        if not bands or top - reach > gap:
            bands.append([])
            reach = bottom
        bands[-1].append(thing)
        reach = max(reach, bottom)
    return bands


def _between_tables(tables: Sequence[TableDraft]) -> list[float]:
    """Where the gutters between tables side by side are: at least so wide, and no table reaches over them."""
    found: list[float] = []
    for table in tables:
        right = [other.box.x0 for other in tables if other.box.x0 >= table.box.x1 + GUTTER_PT]
        x = (table.box.x1 + min(right)) / 2 if right else None
        if x is not None and not any(
            other.box.x0 < x < other.box.x1 for other in tables if _is_level(other, table)
        ):
            found.append(x)
    return found


def _is_level(one: TableDraft, other: TableDraft) -> bool:
    return one.box.top < other.box.bottom and other.box.top < one.box.bottom


def _gutters(rows: Sequence[Row], parted: Sequence[float]) -> list[tuple[float, float, float]]:
    """(top, bottom, x) of each stretch of rows that are two lines of prose side by side.

    A stretch of few rows is one where the page has a longer one with the same gutter, or tables are ``parted`` so.
    """
    found: list[tuple[float, float, float]] = []
    short: list[tuple[float, float, float, float]] = []
    run: list[Row] = []
    low = high = 0.0
    for row in [*rows, None]:
        gaps = [] if row is None else [(a.x1, b.x0) for a, b in pairwise(row.pieces)]
        if run and row is not None:
            common = [(max(low, a), min(high, b)) for a, b in gaps]
            common = [(a, b) for a, b in common if b - a >= GUTTER_PT]
            middle = (low + high) / 2
            if common or row.pieces[-1].x1 <= middle or row.pieces[0].x0 >= middle:
                run.append(row)
                low, high = common[0] if common else (low, high)
                continue
        if run and _is_prose(run, (low + high) / 2, FEWEST_LINES):
            found.append((run[0].top, run[-1].bottom, (low + high) / 2))
        elif run and _is_prose(run, (low + high) / 2, 1):
            short.append((run[0].top, run[-1].bottom, low, high))
        run = []
        wide = [gap for gap in gaps if gap[1] - gap[0] >= GUTTER_PT]
        if row is not None and wide:
            low, high = max(wide, key=lambda gap: gap[1] - gap[0])
            run = [row]
    known = [*(x for _, _, x in found), *parted]
    for top, bottom, low, high in short:
        x = next((x for x in known if low + 1.0 <= x <= high - 1.0), None)
        if x is not None:
            found.append((top, bottom, x))
    return found


def _is_prose(run: Sequence[Row], x: float, fewest: int) -> bool:
    """Whether most rows hold one long piece on each side of ``x``, at least ``fewest`` of them on both."""
    left = [[p for p in row.pieces if p.x1 <= x] for row in run]
    right = [[p for p in row.pieces if p.x0 >= x] for row in run]
    if min(_rows_beside(run, left, right), _rows_beside(run, right, left)) < fewest:
        return False
    for side in (left, right):
        held = [pieces for pieces in side if pieces]
        letters = sum(p.letters for pieces in held for p in pieces)
        if letters < PROSE_LETTERS * len(held) or sum(len(pieces) for pieces in held) > 1.3 * len(held):
            return False
        figures = sum(
            FIGURES_SHARE * sum(p.letters for p in held_) <= sum(p.digits for p in held_) for held_ in held
        )
        if figures * 2 > len(held):
            return False  # values behind what they are values of
    return True


def _rows_beside(run: Sequence[Row], side: Sequence[list[Piece]], other: Sequence[list[Piece]]) -> int:
    """How many rows of one side stand beside one of the other; lines of two columns need not stand on one base."""
    held = [row for row, pieces in zip(run, other, strict=True) if pieces]
    return sum(
        any(row.top < near.bottom and near.top < row.bottom for near in held)
        for row, pieces in zip(run, side, strict=True)
        if pieces
    )


def in_reading_order(items: Sequence[Item], boxes: Sequence[Box] = ()) -> list[Item]:
    """Lines and tables by position, and column by column where they stand in columns.

    Args:
        items: lines and tables.
        boxes: where text stands in a box beside other text, so that there are columns however short its lines are.
    """
    turns = [item.turn for item in items if isinstance(item, Draft)]
    for turn in (90, 270):
        if turns.count(turn) * 2 > len(items):
            bands = _bands(items, lambda item: (item.box.top, item.box.bottom), 0.0)
            sign = -1 if turn == 90 else 1
            return [item for band in bands for item in sorted(band, key=lambda item: sign * item.box.x0)]
    rest = _by_rows(items)
    known = _known_gutters(rest, boxes)
    ordered: list[Item] = []
    while rest:
        count, gutter = _columns(rest, known, boxes)
        if count:
            run = rest[:count]
            ordered.extend(item for item in run if item.box.x0 < gutter)
            ordered.extend(item for item in run if item.box.x0 >= gutter)
            rest = rest[count:]
        else:
            ordered.append(rest.pop(0))
    return ordered


def _by_rows(items: Sequence[Item]) -> list[Item]:
    """Items from the top; lines beside each other from the left even where one begins a little higher."""
    rows: list[list[Item]] = []
    for item in sorted(items, key=lambda item: (item.box.top, item.box.x0)):
        first = rows[-1][0] if rows else None
        if (
            isinstance(item, Draft)
            and isinstance(first, Draft)
            and first.box.bottom - item.box.top > 0.5 * min(first.box.height, item.box.height)
        ):
            rows[-1].append(item)
        else:
            rows.append([item])
    return [item for row in rows for item in sorted(row, key=_place_in_row)]


def _place_in_row(item: Item) -> float:
    """Lines go from left to right, columns of vertical writing from right to left."""
    return -item.box.x0 if isinstance(item, Draft) and item.turn == 90 else item.box.x0


def _known_gutters(items: Sequence[Item], boxes: Sequence[Box]) -> tuple[float, ...]:
    """Where the page's columns part, from the top."""
    found: list[float] = []
    rest = list(items)
    while rest:
        count, gutter = _columns(rest, (), boxes)
        if count:
            found.append(gutter)
        rest = rest[max(count, 1) :]
    return tuple(found)


def _columns(items: Sequence[Item], known: Sequence[float], boxes: Sequence[Box]) -> tuple[int, float]:
    """How many of the first items stand in two columns, and the gutter between them; (0, 0) where none do.

    Few lines are columns where they stand on both sides of a gutter that is ``known``, short ones right of it
    where one of the ``boxes`` holds some of them.
    """
    first = items[0].box
    beside = next(
        (
            item.box
            for item in items[1:4]
            if item.box.top < first.bottom + first.height
            and (item.box.x0 >= first.x1 + GUTTER_PT or item.box.x1 <= first.x0 - GUTTER_PT)
        ),
        None,
    )
    if beside is None:
        return 0, 0.0
    low, high = sorted((first, beside), key=lambda box: box.x0)[0].x1, max(first.x0, beside.x0)
    left: list[Item] = []
    right: list[Item] = []
    for item in items:
        box = item.box
        if (box.x1 <= high - GUTTER_PT and box.x0 < low + 1e-6) or box.x1 <= low:
            low = max(low, box.x1)
            left.append(item)
        elif box.x0 >= low + GUTTER_PT:
            high = min(high, box.x0)
            right.append(item)
        else:
            break
    end = min(_end(left, right), _end(right, left), _next_tier(left, right), _next_tier(right, left))
    left = [item for item in left if item.box.top < end]
    right = [item for item in right if item.box.top < end]
    least = 1 if any(low + 1.0 <= x <= high - 1.0 for x in known) else FEWEST_LINES
    boxed = any(sum(box.contains(*item.box.center) for item in right) >= FEWEST_LINES for box in boxes)
    if not (_is_column(left, least) and (boxed or _is_column(right, least)) and _stand_beside(left, right)):
        return 0, 0.0
    return len(left) + len(right), (low + high) / 2


def _next_tier(column: Sequence[Item], other: Sequence[Item]) -> float:
    """Where the next of several forms begins that each are a table with several smaller ones beside it.

    Both sides of the next one begin on one height, below all of the one above, and look alike.
    """
    tables = [item.box for item in column if isinstance(item, TableDraft)]
    beside = [item.box for item in other if isinstance(item, TableDraft)]
    if len(tables) < 2 or len(beside) < 2 * FEWEST_BESIDE:
        return 1e9
    top = tables[1].top
    parts = [sum(first.top - TIER_PT <= b.top < end for b in beside) for first, end in _tiers_of(tables)]
    level = any(abs(b.top - top) <= TIER_PT for b in beside)
    parted = all(item.box.bottom <= top or item.box.top >= top - TIER_PT for item in (*column, *other))
    return top - TIER_PT if level and parted and min(parts[:2]) >= FEWEST_BESIDE else 1e9


def _tiers_of(tables: Sequence[Box]) -> list[tuple[Box, float]]:
    """Tables under each other, each with where the next one begins."""
    return [*((a, b.top - TIER_PT) for a, b in pairwise(tables)), (tables[-1], 1e9)]


def _end(column: list[Item], other: list[Item]) -> float:
    """Where a column ends: at a wide step below the end of the column beside it."""
    if len(column) < 2 or not other:
        return 1e9
    pair = next((a for a in column if isinstance(a, TableDraft) and _stands_beside(a, other[-1])), None)
    if pair is not None:
        # what follows below two tables side by side follows both of them
        floor = max(pair.box.bottom, other[-1].box.bottom)
        below = [item.box.top for item in column if item.box.top > floor - 1]
        return min(below, default=1e9)
    steps = sorted(b.box.top - a.box.top for a, b in pairwise(column))
    usual = steps[(len(steps) - 1) // 2]
    floor = max(item.box.bottom for item in other)
    edge = max(item.box.x1 for item in column)
    for k, (a, b) in enumerate(pairwise(column), 1):
        if b.box.top > floor and b.box.top - a.box.top > 1.5 * usual and not _fill(column[k:], edge):
            return b.box.top
    return 1e9


def _fill(items: Sequence[Item], edge: float) -> bool:
    """Whether lines go on with a column: several of them in one place end where its lines do."""
    full = [
        item
        for item in items
        if isinstance(item, Draft) and edge - item.box.x1 <= item.box.height and len(item.text) >= PROSE_LETTERS
    ]
    return bool(full)


def _stands_beside(table: TableDraft, item: Item) -> bool:
    """Whether the last thing in the other column is a table that begins and ends where this one does, about."""
    if not isinstance(item, TableDraft):
        return False
    shared = min(table.box.bottom, item.box.bottom) - max(table.box.top, item.box.top)
    return shared > 0.5 * max(table.box.height, item.box.height)


def _stand_beside(left: Sequence[Item], right: Sequence[Item]) -> bool:
    """Whether most of one column stands beside something of the other; notes below narrow tables do not."""
    for one, other in ((left, right), (right, left)):
        beside = sum(any(a.box.top < b.box.bottom and b.box.top < a.box.bottom for b in other) for a in one)
        if beside >= BESIDE_SHARE * len(one):
            return True
    return False


def _is_column(items: Sequence[Item], least: int) -> bool:
    """Whether items under each other are a column worth reading by itself: a table, or some lines of prose."""
    if any(isinstance(item, TableDraft) for item in items):
        return True
    letters = sum(len(item.text) for item in items if isinstance(item, Draft))
    return len(items) >= least and letters >= PROSE_LETTERS * len(items)
