"""Reading order: lines and tables of a page from top to bottom, columns of prose one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.grids.tables import TableDraft
from extract.layout.gutters import FEWEST_LINES, GUTTER_PT, PROSE_LETTERS, in_bands, stands_beside
from extract.layout.lines import Draft
from schemas.printed import Box

BESIDE_SHARE = 0.5
"""Share of the items of one of two columns that have something of the other beside them."""
TIER_PT = 2.0
FEWEST_BESIDE = 2
"""Forms under each other begin so exactly on one height, and have so many tables beside the main one."""

Item = Draft | TableDraft


def in_reading_order(items: Sequence[Item], boxes: Sequence[Box] = ()) -> list[Item]:
    """Lines and tables by position, and column by column where they stand in columns.

    Args:
        items: lines and tables.
        boxes: where text stands in a box beside other text, so that there are columns however short its lines are.
    """
    turns = [item.turn for item in items if isinstance(item, Draft)]
    for turn in (90, 270):
        if turns.count(turn) * 2 > len(items):
            bands = in_bands(items, lambda item: (item.box.top, item.box.bottom), 0.0)
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
    end = min(end, _below_halves(left, right))
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


def _below_halves(left: Sequence[Item], right: Sequence[Item]) -> float:
    """Where what follows a table in parts side by side begins, if another one in parts stands below it.

    The parts begin on one height with the same heads, and what the table is stands above the first one only.
    """
    items = [*left, *right]
    tiers: list[list[TableDraft]] = []
    for table in sorted((i for i in items if isinstance(i, TableDraft)), key=lambda t: t.box.top):
        if tiers and _are_halves(tiers[-1][0], table):
            tiers[-1].append(table)
        else:
            tiers.append([table])
    if len(tiers) < 2 or min(map(len, tiers[:2])) < 2:
        return 1e9
    floor = max(table.box.bottom for table in tiers[0])
    parted = all(table.box.top >= floor for table in tiers[1])
    parts = [
        (above, part) for above, tier in zip((0.0, floor), tiers, strict=False) for part in _after_first(tier)
    ]
    if not parted or any(_is_titled(part, items, above) for above, part in parts):
        return 1e9
    return min((item.box.top for item in items if item.box.top > floor - 1.0), default=1e9)


def _after_first(tables: Sequence[TableDraft]) -> list[TableDraft]:
    """Tables side by side without the one at the left."""
    return sorted(tables, key=lambda table: table.box.x0)[1:]


def _are_halves(one: TableDraft, other: TableDraft) -> bool:
    """Whether two tables begin on one height, with the same heads."""
    return abs(one.box.top - other.box.top) <= TIER_PT and one.heads() == other.heads() != []


def _is_titled(table: TableDraft, items: Sequence[Item], floor: float) -> bool:
    """Whether a line below ``floor`` begins over the left half of a table: a unit stands at its right end."""
    left, middle = table.box.x0 - TIER_PT, table.box.center[0]
    above = (item.box for item in items if isinstance(item, Draft) and floor <= item.box.top < table.box.top)
    return any(left <= box.x0 < middle for box in above)


def _tiers_of(tables: Sequence[Box]) -> list[tuple[Box, float]]:
    """Tables under each other, each with where the next one begins."""
    return [*((a, b.top - TIER_PT) for a, b in pairwise(tables)), (tables[-1], 1e9)]


def _end(column: list[Item], other: list[Item]) -> float:
    """Where a column ends: at a wide step below the end of the column beside it."""
    if len(column) < 2 or not other:
        return 1e9
    pair = next((a for a in column if isinstance(a, TableDraft) and stands_beside(a, other[-1])), None)
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
