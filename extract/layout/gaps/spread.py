"""Merged cells of an open table: how far a cell reaches over squares in which nothing stands.

A heading stands in the middle of the columns that it heads, a label in the middle of its rows, and a coloured cell
reaches as far as its colour. Where nothing tells, squares without text stay cells of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from extract.layout.gaps.aligned import BoxTuple
from extract.layout.gaps.blocks import Block
from extract.layout.gaps.borders import Border
from extract.layout.gaps.heads import headed_by
from extract.layout.gaps.marks import marked_lines
from extract.layout.gaps.openings import Lattice, Rect, Zone
from extract.layout.gaps.years import over_years, year_columns
from extract.layout.ink import Fill

MIDDLE_PT = 2.5
"""A text stands in the middle of its cell up to this distance."""
PAINTED_PT = 3.0
"""A coloured rectangle ends this close to the borders of its cell."""
USUAL_SHARE = 0.4
"""Share of the rows with several cells in which a border parts two neighbours: then it is one in every row."""
FEWEST_LETTERS = 2
"""A single character is a mark, which stands in a cell of its own."""
WRAPPED_EM = 1.6
"""Lines that were wrapped end this close to the border at the right, all but the last."""
FIGURE_PADDING_EM = 2.0
"""White space between a figure and the side of its cell at most."""
FEWEST_BEFORE = 4
"""So many cells stand before one in the row of a list with further columns behind it."""
FEWEST_FIELDS, FIELDS_SHARE = 3, 0.7
"""So many, and such a share, of the parts between rulings begin with a label: they are the fields of a form."""
SAME_START_PT = 1.6
"""Texts that begin this close to each other are set flush left."""


def spread(lattice: Lattice, fills: Sequence[Fill]) -> None:
    """Lets cells reach as far as they are meant to."""
    _over_colours(lattice, fills)
    usual = _usual_borders(lattice)
    timetable = marked_lines([[rect.blocks[0] for rect in row] for row in _rows(lattice)])
    _over_columns(lattice, timetable)
    _over_zones(lattice)
    _down_zones(lattice)
    remarks = _remark_rows(lattice)
    _below_labels(lattice, remarks)
    _over_rows(lattice, remarks, timetable)
    _flush_left(lattice, usual, fills, timetable)


def boxes_of(lattice: Lattice, zones: Sequence[Zone]) -> list[BoxTuple]:
    """The cells as (x0, top, x1, bottom).

    A zone without text is one cell; in the others, squares in which nothing stands are cells of their own, as tall
    as their zone where that is a single row.
    """
    xs, ys = lattice.xs, lattice.ys
    boxes = [(xs[r.c0], ys[r.r0], xs[r.c1], ys[r.r1]) for r in lattice.rects]
    held = {rect.zone for rect in lattice.rects}
    empty: dict[tuple[int, int, int], list[float]] = {}
    for r, row in enumerate(lattice.owner):
        for c, owner in enumerate(row):
            zone = lattice.zones[r][c]
            if owner >= 0 or zone < 0:
                continue
            key = (zone, -1, -1) if zone not in held else (zone, c, -1 if zones[zone].single else r)
            box = empty.setdefault(key, [xs[c], ys[r], xs[c + 1], ys[r + 1]])
            box[2], box[3] = max(box[2], xs[c + 1]), max(box[3], ys[r + 1])
    return [*boxes, *((a, b, c, d) for a, b, c, d in empty.values())]


def _over_colours(lattice: Lattice, fills: Sequence[Fill]) -> None:
    """A cell that has a colour of its own reaches as far as that colour."""
    for rect in lattice.rects:
        box = rect.blocks[0]
        x, y = (box.x0 + box.x1) / 2, box.middle
        around = [f for f in fills if f.x0 <= x <= f.x1 and f.top <= y <= f.bottom]
        if not around:
            continue
        fill = min(around, key=lambda f: (f.x1 - f.x0) * (f.bottom - f.top))
        if box.is_figure and not _stands_in(box, fill):
            continue  # a stripe lies behind the whole row; the figure stands in a column of it
        c0, c1 = _near(lattice.xs, fill.x0), _near(lattice.xs, fill.x1)
        r0, r1 = _near(lattice.ys, fill.top), _near(lattice.ys, fill.bottom)
        if c0 is None or c1 is None or r0 is None or r1 is None:
            continue
        if (
            c0 <= rect.c0
            and rect.c1 <= c1
            and r0 <= rect.r0
            and rect.r1 <= r1
            and _alone(lattice, rect, r0, r1, c0, c1)
        ):
            lattice.grow(rect, r0, r1, c0, c1)


def _stands_in(block: Block, fill: Fill) -> bool:
    """Whether a text stands at a side or in the middle of a coloured rectangle."""
    left, right = block.x0 - fill.x0, fill.x1 - block.x1
    return min(left, right) <= FIGURE_PADDING_EM * block.size or abs(left - right) <= 2 * MIDDLE_PT


def _alone(lattice: Lattice, rect: Rect, r0: int, r1: int, c0: int, c1: int) -> bool:
    number = lattice.owner[rect.r0][rect.c0]
    return all(
        lattice.owner[r][c] in (-1, number) and lattice.zones[r][c] == rect.zone
        for r in range(r0, r1)
        for c in range(c0, c1)
    )


def _near(marks: Sequence[float], at: float) -> int | None:
    k = min(range(len(marks)), key=lambda k: abs(marks[k] - at))
    return k if abs(marks[k] - at) <= PAINTED_PT else None


def _rows(lattice: Lattice) -> list[list[Rect]]:
    """The cells that begin or go on in each row, left to right."""
    rows: list[list[Rect]] = [[] for _ in lattice.owner]
    for rect in sorted(lattice.rects, key=lambda rect: rect.c0):
        for r in range(rect.r0, rect.r1):
            rows[r].append(rect)
    return rows


def _usual_borders(lattice: Lattice) -> set[int]:
    """The borders between columns that part neighbours in so many rows that they must part all."""
    counts = [0] * len(lattice.xs)
    rows = [row for row in _rows(lattice) if len(row) > 1]
    for row in rows:
        for a, b in pairwise(row):
            if a.c1 == b.c0:
                counts[a.c1] += 1
    return {k for k, count in enumerate(counts) if count >= USUAL_SHARE * len(rows)}


def _flush_left(lattice: Lattice, usual: set[int], fills: Sequence[Fill], timetable: frozenset[int]) -> None:
    """A text that begins where others do reaches to the next one, over the borders of other rows' tables.

    Where it is all that stands beside a label, or crosses a usual border anyhow, its row has no other cells.
    """
    starts = sorted(block.x0 for rect in lattice.rects for block in rect.blocks)
    rows = _rows(lattice)
    years = year_columns(lattice)
    for rect in lattice.rects:
        first = rect.blocks[0]
        if rect.c0 == 0 or first.is_figure or first.letters < FEWEST_LETTERS or rect.r0 in timetable:
            continue
        flush = sum(1 for x in starts if abs(x - first.x0) <= SAME_START_PT) >= 2
        crossing = any(k in usual for k in range(rect.c0 + 1, rect.c1))
        if not flush and rect.c1 - rect.c0 < 2:
            continue
        alone = crossing or (flush and _is_value(rect, rows[rect.r0]))
        end = rect.c1
        filled = first.x1 + WRAPPED_EM * first.size
        while (
            end < len(lattice.xs) - 1
            and not (
                first.lines > 1 and first.ragged <= WRAPPED_EM * first.size and lattice.columns[end].low <= filled
            )
            and (alone or end not in usual)
            and not {end - 1, end} <= years.get(rect.zone, frozenset())
            and not _has_head_beside(lattice, rect, end, rows)
            and lattice.is_free(rect.r0, rect.r1, end, end + 1, rect.zone)
            and not _is_drawn_on(lattice, rect, end, fills)
        ):
            end += 1
        lattice.grow(rect, rect.r0, rect.r1, rect.c0, end)


def _has_head_beside(lattice: Lattice, rect: Rect, column: int, rows: Sequence[Sequence[Rect]]) -> bool:
    """Whether a row further up has a head over a cell of a list, and another one over the column beside it."""
    if sum(other.c1 <= rect.c0 for other in rows[rect.r0]) < FEWEST_BEFORE:
        return False
    for r in range(rect.r0):
        own, beside = lattice.owner[r][rect.c0], lattice.owner[r][column]
        if own >= 0 and beside >= 0 and own != beside and lattice.rects[own].c0 == rect.c0:
            head = lattice.rects[beside]
            if (head.c0, head.c1) == (column, column + 1) and lattice.rects[own].c1 == column:
                return True
    return False


def _is_value(rect: Rect, row: Sequence[Rect]) -> bool:
    """Whether a cell and the label at its left are all that stands in their row."""
    return (
        len(row) == 2 and row[0].c0 == 0 and row[0].c1 == rect.c0 and (row[0].r0, row[0].r1) == (rect.r0, rect.r1)
    )


def _is_drawn_on(lattice: Lattice, rect: Rect, column: int, fills: Sequence[Fill]) -> bool:
    """Whether a bar or picture has its middle in a column beside the cell."""
    left, right = lattice.xs[column], lattice.xs[column + 1]
    top, bottom = lattice.ys[rect.r0], lattice.ys[rect.r1]
    return any(left < (f.x0 + f.x1) / 2 < right and top < (f.top + f.bottom) / 2 < bottom for f in fills)


def _over_columns(lattice: Lattice, timetable: frozenset[int]) -> None:
    """Headings over several columns: in a row above fuller ones, all cells stand in the middle of theirs.

    Rows of a timetable hold marks, which head nothing.
    """
    rows = _rows(lattice)
    for r, row in enumerate(rows[:-1]):
        if r in timetable:
            continue
        for zone in {rect.zone for rect in row}:
            own = [rect for rect in row if rect.zone == zone]
            limits = [c for c, z in enumerate(lattice.zones[r]) if z == zone]
            if not limits:
                continue
            first, last = limits[0], limits[-1] + 1
            below = [rect for rect in rows[r + 1] if first <= rect.c0 and rect.c1 <= last]
            if len(below) <= len(own):
                continue
            figures = any(rect.blocks[0].is_figure for rect in own[1:])
            if r > 0 and figures and any(rect.blocks[0].is_figure for rect in below[1:]):
                continue  # in the first row, or above labels, what is mostly digits is a year or an age group
            above = [rect for rect in rows[r - 1] if first <= rect.c0 and rect.c1 <= last] if r else []
            if len(above) >= len(below):
                continue  # a row of values between fuller ones has empty cells
            middles = [sum((b.x0 + b.x1) / 2 for b in rect.blocks) / len(rect.blocks) for rect in own]
            spans = _tiled([(rect.c0, rect.c1) for rect in own], middles, lattice.columns, first, last)
            heads = [rect for rect in below if rect.zone == zone]  # one heading over others within the header
            spans = spans or over_years(own, heads) or _over_several(own, heads)
            for rect, (c0, c1) in zip(own, spans, strict=True):
                if _alone(lattice, rect, rect.r0, rect.r1, c0, c1):
                    lattice.grow(rect, rect.r0, rect.r1, c0, c1)


def _over_rows(lattice: Lattice, remarks: frozenset[int], timetable: frozenset[int]) -> None:
    """Labels over several rows: in a column beside fuller ones, all cells stand in the middle of theirs.

    Behind the labels, nothing reaches over remarks or rows of a timetable.
    """
    apart = remarks | timetable
    for c in range(len(lattice.xs) - 1):
        numbers = {zones[c] for zones in lattice.zones} - {-1}
        for zone in numbers:
            limits = [r for r, zones in enumerate(lattice.zones) if zones[c] == zone]
            for part in _without(limits, apart) if c and apart else [limits]:
                _over_rows_of(lattice, c, part)


def _over_rows_of(lattice: Lattice, c: int, limits: Sequence[int]) -> None:
    """Lets the cells of a column reach over the rows of ``limits`` in the middle of which they stand."""
    own = sorted(
        {id(q): q for r in limits if (k := lattice.owner[r][c]) >= 0 for q in (lattice.rects[k],)}.values(),
        key=lambda rect: rect.r0,
    )
    if not own or all(lattice.owner[r][c] >= 0 for r in limits):
        return
    middles = [(min(b.top for b in q.blocks) + max(b.bottom for b in q.blocks)) / 2 for q in own]
    first = limits[0]
    if c == 0 and first == 0:  # the corner above the labels may be empty
        first = max(first, own[0].r0 - 1)
    spans = _tiled_from(first, [(q.r0, q.r1) for q in own], middles, lattice.rows, limits[-1] + 1)
    for rect, (r0, r1) in zip(own, spans, strict=True) if spans is not None else ():
        if _alone(lattice, rect, r0, r1, rect.c0, rect.c1) and not _leaves_gap(lattice, rect, r0, r1):
            lattice.grow(rect, r0, r1, rect.c0, rect.c1)


def _leaves_gap(lattice: Lattice, rect: Rect, r0: int, r1: int) -> bool:
    """Whether a text with another right before it would reach into rows where nothing stands before it.

    There a text farther left reaches as far as the row does.
    """
    before = rect.c0 - 1
    if before < 1 or lattice.owner[rect.r0][before] < 0:
        return False
    return any(lattice.owner[r][before] < 0 for r in (*range(r0, rect.r0), *range(rect.r1, r1)))


def _without(limits: Sequence[int], rows: frozenset[int]) -> list[list[int]]:
    """The runs of rows that others leave."""
    found: list[list[int]] = [[]]
    for r in limits:
        if r in rows:
            found.append([])
        else:
            found[-1].append(r)
    return [part for part in found if part]


def _remark_rows(lattice: Lattice) -> frozenset[int]:
    """Rows of which a short text at the right end is all, but for a label, over a fuller row: （単位：千円）."""
    rows = _rows(lattice)
    width, found = lattice.xs[-1] - lattice.xs[0], set()
    for r, (row, below) in enumerate(pairwise(rows)):
        label = row[0] if len(row) > 1 and row[0].c0 == 0 else None
        others = [rect for rect in row if rect is not label]
        if len(others) != 1 or len(below) <= 1 or others[0].c1 < len(lattice.xs) - 1:
            continue
        only = others[0].blocks[0]
        if len(below) <= len(others) + 1 and not only.remark:
            continue
        start = label.blocks[0].x1 if label is not None else lattice.xs[0]
        if only.lines == 1 and not only.is_figure and only.x0 - start >= width / 2:
            found.add(r)
    return frozenset(found)


def _below_labels(lattice: Lattice, remarks: frozenset[int]) -> None:
    """Labels at the top of their rows reach down as long as the first column stays blank.

    So it is where labels of fewer lines begin beside the first line of their texts, and with those beside a remark
    over a small table, as 「（単位：千円）」.
    """
    rows = _rows(lattice)
    at_top = _are_set_at_top(rows)
    for rect in lattice.rects:
        if (rect.c0, rect.c1) != (0, 1) or rect.blocks[0].is_figure or not (at_top or rect.r0 in remarks):
            continue
        end = rect.r1
        while end < len(rows) and lattice.is_free(end, end + 1, 0, 1, rect.zone) and len(rows[end]) > 1:
            end += 1
        if end > rect.r1:
            lattice.grow(rect, rect.r0, end, 0, 1)


def _are_set_at_top(rows: Sequence[Sequence[Rect]]) -> bool:
    """Whether labels of the first column begin beside the first line of longer texts, none beside their middle."""
    told = [
        abs(label.blocks[0].top - text.blocks[0].top) <= SAME_START_PT
        for row in rows
        if len(row) == 2 and row[0].c0 == 0
        for label, text in [row]
        if len(label.blocks) == len(text.blocks) == 1 and label.blocks[0].lines < text.blocks[0].lines
    ]
    return bool(told) and all(told)


def _over_several(own: Sequence[Rect], below: Sequence[Rect]) -> list[tuple[int, int]]:
    """For every cell of a row the columns of the cells in whose middle it stands, else its own."""
    found = []
    for rect in own:
        run = headed_by(rect.blocks[0], [q.blocks[0] for q in below], [q.blocks[0] for q in own if q is not rect])
        found.append((below[run[0]].c0, below[run[1]].c1) if run is not None else (rect.c0, rect.c1))
    return found


def _over_zones(lattice: Lattice) -> None:
    """Labels at the top of a zone whose rows others part: the only text of a column reaches over all rows."""
    extents: dict[int, list[int]] = {}
    for r, zones in enumerate(lattice.zones):
        for c, zone in enumerate(zones):
            if zone >= 0:
                r0, r1, c0, c1 = extents.get(zone, [r, r + 1, c, c + 1])
                extents[zone] = [min(r0, r), max(r1, r + 1), min(c0, c), max(c1, c + 1)]
    for r0, r1, c0, c1 in extents.values():
        beside = [{row[c] for row in lattice.zones[r0:r1]} for c in range(len(lattice.xs) - 1) if not c0 <= c < c1]
        if r1 - r0 < 2 or not any(len(others) == r1 - r0 for others in beside):
            continue
        for c in range(c0, c1):
            own = {k for row in lattice.owner[r0:r1] if (k := row[c]) >= 0}
            rect = lattice.rects[next(iter(own))] if len(own) == 1 else None
            if rect is None or rect.r0 != r0 or (rect.c0, rect.c1) != (c, c + 1) or rect.blocks[0].is_figure:
                continue
            if _alone(lattice, rect, r0, r1, c, c + 1):
                lattice.grow(rect, r0, r1, c, c + 1)


def _down_zones(lattice: Lattice) -> None:
    """Labels of a form whose rulings part its fields: the first column of a field holds its label alone."""
    fields: dict[int, list[int]] = {}
    for r, zones in enumerate(lattice.zones):
        if zones[0] >= 0 and zones[0] == zones[-1]:
            fields.setdefault(zones[0], []).append(r)
    labels = {}
    for zone, own in fields.items():
        first = sorted({k for r in own if (k := lattice.owner[r][0]) >= 0}, key=lambda k: lattice.rects[k].r0)
        if len(first) == 1 and (rect := lattice.rects[first[0]]).c1 == 1 and rect.r0 == own[0]:
            labels[zone] = rect
    if len(labels) < FEWEST_FIELDS or len(labels) < FIELDS_SHARE * len(fields):
        return
    for zone, rect in labels.items():
        r1 = fields[zone][-1] + 1
        if not rect.blocks[0].is_figure and _alone(lattice, rect, rect.r0, r1, 0, 1):
            lattice.grow(rect, rect.r0, r1, 0, 1)


def _tiled(
    covered: Sequence[tuple[int, int]], middles: Sequence[float], marks: Sequence[Border], first: int, last: int
) -> list[tuple[int, int]] | None:
    """Spans without a hole between them, each with its text in the middle; None where there are none.

    Args:
        covered: for each text, the intervals that it stands in (first, last exclusive).
        middles: the middle of each text.
        marks: the borders; each may lie anywhere in its range.
        first: the first interval that belongs to a span; later ones are tried too.
        last: the end of the last span.
    """
    for start in range(first, covered[0][0] + 1):
        spans = _tiled_from(start, covered, middles, marks, last)
        if spans is not None:
            return spans
    return None


def _tiled_from(
    start: int, covered: Sequence[tuple[int, int]], middles: Sequence[float], marks: Sequence[Border], last: int
) -> list[tuple[int, int]] | None:
    spans: list[tuple[int, int]] = []
    for k, ((_, near), middle) in enumerate(zip(covered, middles, strict=True)):
        if start > covered[k][0]:
            return None
        limit = covered[k + 1][0] if k + 1 < len(covered) else last
        ends = range(near, limit + 1) if k + 1 < len(covered) else (last,)
        fitting = [end for end in ends if _is_middle(middle, marks[start], marks[end])]
        if not fitting:
            return None
        end = min(fitting, key=_distance(middle, marks[start], marks))
        spans.append((start, end))
        start = end
    return spans


def _is_middle(middle: float, a: Border, b: Border) -> bool:
    return a.low + b.low - 2 * MIDDLE_PT <= 2 * middle <= a.high + b.high + 2 * MIDDLE_PT


def _distance(middle: float, start: Border, marks: Sequence[Border]) -> Callable[[int], float]:
    return lambda end: abs(start.at + marks[end].at - 2 * middle)
