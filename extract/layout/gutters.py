"""The lines of a page outside its tables: none reaches over a gutter, between columns, tables or beside a box."""

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
LABELS_SHARE = 0.5
"""Labels before texts are narrower than this share of them."""
AROUND_PT = 48.0
"""Titles, units and notes of two tables side by side stand so near them."""
FAR_EM = 4.0
"""White space so wide parts the title of a table from that of a drawing left of it."""
APART_EM = 3.0
"""White space below which columns that stand beside a box end, at least."""
TIER_EM = 1.3
"""White space between two tiers of vertical writing."""

T = TypeVar("T")


def read_flow(
    glyphs: list[Glyph],
    tables: Sequence[TableDraft] = (),
    boxed: Sequence[Boxed] = (),
    captions: Sequence[list[Glyph]] = (),
) -> Set:
    """The lines of the glyphs outside tables; a line does not reach over the gutter between two columns.

    Nor does it reach out of what is ``boxed``, from above or below one of two ``tables`` that stand side by
    side to the other, or from one of the ``captions`` of pictures to the next.
    """
    found = [*(box.glyphs for box in boxed), *captions, *(_parted(zone, glyphs) for zone in _beside(tables))]
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
    """The glyphs right above a table that begin flush with it, behind what stands left of it.

    That is a column of prose or, far from them and nearest to the table, the title of a drawing.
    """
    near = [g for g in glyphs if g[8] == 0 and table.top - AROUND_PT < (g[2] + g[4]) / 2 < table.top]
    found: list[Glyph] = []
    for line in by_baseline(near):
        row = row_of(line)
        if row is None:
            continue
        titled = table.top - row.bottom <= row.size and row.pieces[-1].x1 <= table.x1 + GUTTER_PT
        for before, after in pairwise(row.pieces):
            flush = abs(after.x0 - table.x0) <= GUTTER_PT and after.x0 - before.x1 >= GUTTER_PT
            far = titled and after.x0 - before.x1 >= FAR_EM * row.size
            if flush and (far or before.letters >= 2 * PROSE_LETTERS):
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
        if right.box.x0 >= left.box.x1 and stands_beside(left, right)
    ]


def stands_beside(table: TableDraft, item: Draft | TableDraft) -> bool:
    """Whether the last thing in the other column is a table that begins and ends where this one does, about."""
    if not isinstance(item, TableDraft):
        return False
    shared = min(table.box.bottom, item.box.bottom) - max(table.box.top, item.box.top)
    return shared > 0.5 * max(table.box.height, item.box.height)


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
        *_gutters(rows, [*_between_tables(tables), *_before_tables(tables, rows), *(box.gutter for box in boxed)]),
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
    """(top, bottom, x) of the gutter beside a box, as far as rows follow each other that it does not cross."""
    x = box.gutter
    beside = [table.box for table in tables if table.box.x0 < x < table.box.x1]
    top, bottom = box.frame.top, box.frame.bottom
    for row in sorted(rows, key=lambda row: row.top):
        if row.bottom <= bottom:
            continue
        if any(p.x0 < x < p.x1 for p in row.pieces) or _far(bottom, row.top, row.size, beside):
            break
        bottom = row.bottom
    for row in sorted(rows, key=lambda row: -row.bottom):
        if row.top >= top:
            continue
        if any(p.x0 < x < p.x1 for p in row.pieces) or _far(row.bottom, top, row.size, beside):
            break
        top = row.top
    return top, bottom, x


def _far(above: float, below: float, size: float, tables: Sequence[Box]) -> bool:
    """Whether wide white, or one of the tables, stands between two heights."""
    return below - above > APART_EM * size or any(table.bottom > above and table.top < below for table in tables)


def _tiers(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Vertical writing set in tiers, from the top: white space right across the page separates them."""
    size = sorted(g[5] for g in glyphs)[len(glyphs) // 2]
    return in_bands(glyphs, lambda g: (g[2], g[4]), TIER_EM * size)


def in_bands(things: Sequence[T], extent: Callable[[T], tuple[float, float]], gap: float) -> list[list[T]]:
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


def _before_tables(tables: Sequence[TableDraft], rows: Sequence[Row]) -> list[float]:
    """Where the gutters between a column of text and a table right of it are; no table reaches over them.

    What stands left is no column of labels: it is as wide as a good part of the table.
    """
    found: list[float] = []
    for table in tables:
        box = table.box
        beside = [row for row in rows if row.top < box.bottom and row.bottom > box.top]
        left = [[p for p in row.pieces if p.x1 <= box.x0 - GUTTER_PT] for row in beside]
        if sum(map(bool, left)) < FEWEST_LINES or _width(left) <= LABELS_SHARE * box.width:
            continue
        x = box.x0 - GUTTER_PT / 2
        crossed = any(p.x0 < x < p.x1 for row in beside for p in row.pieces)
        if not crossed and not any(other.box.x0 < x < other.box.x1 for other in tables if _is_level(other, table)):
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
            common = [
                (a, b) for a, b in common if b - a >= GUTTER_PT and not _is_crossed(_gutter_in(a, b, parted), run)
            ]
            gutter = _gutter_in(low, high, parted)
            if common or row.pieces[-1].x1 <= gutter or row.pieces[0].x0 >= gutter:
                run.append(row)
                low, high = common[0] if common else (low, high)
                continue
        gutter = _gutter_in(low, high, parted)
        if run and _is_prose(run, gutter, FEWEST_LINES):
            found.append((run[0].top, run[-1].bottom, gutter))
        elif run and _is_prose(run, gutter, 1):
            short.append((run[0].top, run[-1].bottom, low, high))
        run = []
        wide = [gap for gap in gaps if gap[1] - gap[0] >= GUTTER_PT]
        if row is not None and wide:
            low, high = max(wide, key=lambda gap: gap[1] - gap[0])
            run = [row]
    known = [*(x for _, _, x in found), *parted]
    for top, bottom, low, high in short:
        x = _known_in(low, high, known)
        if x is not None:
            found.append((top, bottom, x))
    return found


def _gutter_in(low: float, high: float, parted: Sequence[float]) -> float:
    """Where a gutter is in the white from ``low`` to ``high``: where tables tell it, else in the middle.

    The white between two short headings is much wider than that between the columns below them.
    """
    known = _known_in(low, high, parted)
    return (low + high) / 2 if known is None else known


def _known_in(low: float, high: float, known: Sequence[float]) -> float | None:
    """The first of the gutters that are known elsewhere that lies in the white from ``low`` to ``high``."""
    return next((x for x in known if low + 1.0 <= x <= high - 1.0), None)


def _is_crossed(x: float, rows: Sequence[Row]) -> bool:
    """Whether a line runs over ``x``: one that ends left of a wide gap need not end left of each narrower one."""
    return any(piece.x0 < x < piece.x1 for row in rows for piece in row.pieces)


def _is_prose(run: Sequence[Row], x: float, fewest: int) -> bool:
    """Whether most rows hold one long piece on each side of ``x``, at least ``fewest`` of them on both."""
    left = [[p for p in row.pieces if p.x1 <= x] for row in run]
    right = [[p for p in row.pieces if p.x0 >= x] for row in run]
    if min(_rows_beside(run, left, right), _rows_beside(run, right, left)) < fewest or _are_labels(left, right):
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


def _are_labels(left: Sequence[list[Piece]], right: Sequence[list[Piece]]) -> bool:
    """Whether what stands left are labels with their texts at a tab stop: narrow, each level with a line of them.

    Of the lines of a text only the first has a label; prose in two columns is of about one width on both sides.
    """
    level = all(there for here, there in zip(left, right, strict=True) if here)
    wraps = any(not here for here in left)
    return level and wraps and _width(left) <= LABELS_SHARE * _width(right)


def _width(side: Sequence[list[Piece]]) -> float:
    """From the leftmost to the rightmost end of the pieces on one side of a gutter."""
    held = [piece for pieces in side for piece in pieces]
    return max((p.x1 for p in held), default=0.0) - min((p.x0 for p in held), default=0.0)


def _rows_beside(run: Sequence[Row], side: Sequence[list[Piece]], other: Sequence[list[Piece]]) -> int:
    """How many rows of one side stand beside one of the other; lines of two columns need not stand on one base."""
    held = [row for row, pieces in zip(run, other, strict=True) if pieces]
    return sum(
        any(row.top < near.bottom and near.top < row.bottom for near in held)
        for row, pieces in zip(run, side, strict=True)
        if pieces
    )
