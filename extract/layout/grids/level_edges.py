"""Where a table between level rulings begins and ends: rows beyond its outermost rulings, and coloured bands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.drawn.rulings import SAME_LINE_PT, Rule
from extract.layout.gaps.aligned import Row, row_of
from extract.layout.gaps.heads import headed_by
from extract.layout.grids.cells import REACH_PT
from extract.layout.ink import Fill, Glyph
from extract.layout.lines import by_baseline

FARTHEST_PT = 40.0
"""Headings above the first ruling stand at most so far above it."""
HEADINGS = 3
"""Fewer pieces above the first ruling are a caption and its unit."""
TOGETHER_EM = 0.3
"""White space between two lines of one heading at most."""
OVERLAP_PT = 0.5
SAME_START_PT = 3.0
CAPTION_PT = 1.0
PADDING_PT = 1.0
"""The white above the texts of rows differs by so much."""
INDENTED_PT = 24.0
"""Captions begin no further right of the end of a ruling."""
FLUSH_LINES_PT = 120.0
"""Texts so far below a ruling tell where columns begin."""
FEWEST_GROUNDS = 2
WIDEST_LABELS = 0.4
"""So many coloured cells of one width are those of labels; they take this share of the table's width at most."""
SPACE_EM = 1.6
"""White between the pieces of one text at most."""
NARROW = 0.7
"""Share of a table's width that a caption in pieces takes at most."""
CENTRED_PT = 6.0
LARGER = 1.1
"""Type of a heading, in sizes of that of the table below it, at least."""


def edge_above(rule: Rule, glyphs: Sequence[Glyph], fills: Sequence[Fill]) -> float:
    """Where the table begins: above its first ruling where headings stand there, otherwise on it."""
    edge = rule.at
    starts = _starts(rule, [g for g in glyphs if rule.at < (g[2] + g[4]) / 2 <= rule.at + FLUSH_LINES_PT])
    alone = bool(starts) and _ends_in_white(rule, glyphs, starts)
    while True:
        above = [g for g in glyphs if edge - FARTHEST_PT <= g[2] and g[4] - 0.3 * g[5] <= edge]
        start = edge
        for lines in reversed(_together(_rows_beside(rule, above, fills))):
            last = lines[-1][0]
            while len(lines) > 1 and _is_caption(lines[0][0], [row for row, _ in lines[1:]]):
                lines = lines[1:]
            if edge - last.bottom > last.size or not _are_headings(lines, rule, starts, alone=alone):
                break
            edge = lines[0][0].top - 1
        if edge == start:
            break
    grounds = [f.top for f in fills if edge < rule.at and abs(f.bottom - rule.at) <= REACH_PT and f.top < edge]
    # a header's band reaches down to the text of the row above the first ruling, or ends right above it
    grounds += [
        f.top
        for f in bands_of(rule, fills)
        if f.top < edge < rule.at
        and f.bottom < rule.at
        and edge - f.bottom <= rule.at - edge
        # what is printed between the two is the caption of the table, below a band with words of its own
        and not any(f.x0 < g[1] < f.x1 and f.bottom < (g[2] + g[4]) / 2 < edge for g in glyphs)
    ]
    return min([edge, *grounds])


def top_of_header(first: Rule, last: Rule, glyphs: Sequence[Glyph]) -> float | None:
    """Where the header over a single row of several pieces begins; None where no such header stands there."""
    beside = [g for g in glyphs if first.low - REACH_PT <= g[1] and g[3] <= first.high + REACH_PT]
    rows = [row_of(line) for line in by_baseline([g for g in beside if first.at < (g[2] + g[4]) / 2 < last.at])]
    above = [
        row_of(line) for line in by_baseline([g for g in beside if -FARTHEST_PT < g[4] - first.at < g[5] / 3])
    ]
    row, head = rows[0] if len(rows) == 1 else None, above[-1] if above else None
    if row is None or head is None or first.at - head.bottom > head.size or last.at - row.bottom > row.size:
        return None
    over = len(head.pieces) == len(row.pieces) >= HEADINGS and all(
        min(p.x1, q.x1) > max(p.x0, q.x0) for p, q in zip(head.pieces, row.pieces, strict=True)
    )
    return head.top - 1 if over else None


def label_grounds(rule: Rule, fills: Sequence[Fill]) -> list[Fill]:
    """The grounds of the labels at the left ends of rulings, top to bottom: fills of one width that begin there.

    Args:
        rule: one of the rulings.
        fills: the page's coloured rectangles.
    """
    widest = rule.low + WIDEST_LABELS * (rule.high - rule.low)
    beside = [f for f in fills if abs(f.x0 - rule.low) <= REACH_PT and rule.low + SAME_LINE_PT < f.x1 <= widest]
    if len(beside) < FEWEST_GROUNDS:
        return []
    ends = sorted(f.x1 for f in beside)
    end = max(ends, key=lambda x1: sum(abs(x1 - other) <= SAME_LINE_PT for other in ends))
    own = {round(f.top): f for f in beside if abs(f.x1 - end) <= SAME_LINE_PT}
    return sorted(own.values(), key=lambda f: f.top) if len(own) >= FEWEST_GROUNDS else []


def reach_of_grounds(rule: Rule, grounds: Sequence[Fill]) -> tuple[float, float]:
    """How far the grounds of labels go on right above a ruling and right below it: the highest and lowest place.

    Args:
        rule: a ruling that begins where the grounds do.
        grounds: as of :func:`label_grounds`.
    """
    top = bottom = rule.at
    for ground in reversed(grounds):
        if ground.bottom >= top - SAME_LINE_PT and ground.top < top - SAME_LINE_PT:
            top = ground.top
    for ground in grounds:
        if ground.top <= bottom + SAME_LINE_PT and ground.bottom > bottom + SAME_LINE_PT:
            bottom = ground.bottom
    return top, bottom


def top_below_heading(above: Rule, below: Rule, rows: Sequence[Row], fills: Sequence[Fill]) -> float | None:
    """Where a table begins with a band below a heading in larger type; None without one between two rulings."""
    tops = [f.top for f in bands_of(below, fills) if above.at + SAME_LINE_PT < f.top < below.at - SAME_LINE_PT]
    before = [row.size for row in rows if tops and row.bottom <= min(tops) + 1]
    after = [row.size for row in rows if tops and row.bottom > min(tops) + 1]
    return min(tops) if before and after and min(before) >= LARGER * max(after) else None


def bands_of(rule: Rule, fills: Sequence[Fill]) -> list[Fill]:
    """The coloured bands that reach from one end of a ruling to the other, as behind headers and sections."""
    return [f for f in fills if abs(f.x0 - rule.low) <= REACH_PT and abs(f.x1 - rule.high) <= REACH_PT]


def sides_of_bands(bands: Sequence[Fill], rules: Sequence[Rule]) -> list[Rule]:
    """Rulings along the sides of bands that begin or end between two rulings, as another row lies there."""
    first, last = min(rule.at for rule in rules), max(rule.at for rule in rules)
    found: list[Rule] = []
    for band in bands:
        for at in (band.top, band.bottom):
            if first < at < last and all(abs(at - rule.at) > SAME_LINE_PT for rule in (*rules, *found)):
                found.append(Rule(at, band.x0, band.x1, 0.0))
    return found


def edge_below(rule: Rule, glyphs: Sequence[Glyph], fills: Sequence[Fill], padding: float = 0.0) -> float:
    """Where the table ends: below its last ruling where another row stands there, otherwise on it.

    Args:
        rule: its last ruling.
        glyphs: those of the page.
        fills: its coloured figures.
        padding: the white above the texts of the rows; the first one below the ruling has no more.
    """
    edge, end = rule.at, rule.at + FARTHEST_PT
    starts = _starts(rule, [g for g in glyphs if rule.at - FLUSH_LINES_PT <= (g[2] + g[4]) / 2 < rule.at])
    begun = False
    while True:
        below = [g for g in glyphs if g[4] <= end and g[2] + 0.3 * g[5] >= edge]
        start = edge
        for row, painted in _rows_beside(rule, below, fills):
            # a row that the page's end has cut has no ruling below it
            flush = _are_flush([row], rule, starts, alone=begun) and not _is_centred_text(row, rule)
            part = _is_part(row, rule, painted) or flush
            white = max(row.size, padding + PADDING_PT) if edge == rule.at else row.size
            if row.top - edge > white or not part:
                break
            begun = True
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


def _together(rows: Sequence[tuple[Row, bool]]) -> list[list[tuple[Row, bool]]]:
    """Lines from the top, those together that leave no more white than the lines of one text do.

    Headings of two and of three lines side by side stand half a line apart from each other. The further lines of
    some headings stand under the first ones of all.
    """
    found: list[list[tuple[Row, bool]]] = []
    for row, painted in rows:
        gap = row.top - max(above.bottom for above, _ in found[-1]) if found else 0.0
        if found and (gap <= TOGETHER_EM * row.size or (gap <= row.size and _goes_on(row, found[-1][0][0]))):
            found[-1].append((row, painted))
        else:
            found.append([(row, painted)])
    return found


def _goes_on(row: Row, first: Row) -> bool:
    """Whether the pieces of a line stand each under one of a fuller line of headings, but none under the first.

    A row of values with a blank cell looks the same, but begins with its label.
    """
    begins = row.pieces[0].x0 < first.pieces[0].x1
    return (
        not begins
        and len(row.pieces) < len(first.pieces) >= HEADINGS
        and all(any(p.x0 < q.x1 and q.x0 < p.x1 for q in first.pieces) for p in row.pieces)
    )


def _is_caption(row: Row, below: Sequence[Row]) -> bool:
    """Whether a line with few pieces right above headings is none of them: a caption or a unit.

    The first line of a heading stands in the middle of what goes on below it, or flush with that, or half a line
    from the heading beside it.
    """
    if len(row.pieces) >= HEADINGS or row.bottom > below[0].top + OVERLAP_PT:
        return False
    if all(headed_by(p, below[0].pieces, [q for q in row.pieces if q is not p]) is not None for p in row.pieces):
        return False
    under = [piece for other in below for piece in other.pieces]
    return not all(
        any(
            piece.x0 < other.x1
            and other.x0 < piece.x1
            and min(
                abs(piece.x0 - other.x0),
                abs(piece.x1 - other.x1),
                abs((piece.x0 + piece.x1) - (other.x0 + other.x1)) / 2,
            )
            <= CAPTION_PT
            for other in under
        )
        for piece in row.pieces
    )


def _are_headings(lines: Sequence[tuple[Row, bool]], rule: Rule, starts: Sequence[float], *, alone: bool) -> bool:
    """Whether lines above the first ruling are a row of the table, and no caption: many pieces, or flush ones."""
    if any(_is_part(row, rule, painted) for row, painted in lines):
        return all(_is_within(row, rule) for row, _ in lines)
    return _are_flush([row for row, _ in lines], rule, starts, alone=alone)


def _are_flush(rows: Sequence[Row], rule: Rule, starts: Sequence[float], *, alone: bool) -> bool:
    """Whether all pieces of lines begin where the columns of a table do.

    Those in one column, and not the first, are the rest of a row that the page's end has cut; they stand
    ``alone``, as a unit above a table does not.
    """
    pieces = [piece for row in rows for piece in row.pieces]
    columns = [[k for k, x in enumerate(starts) if abs(piece.x0 - x) <= SAME_START_PT][:1] for piece in pieces]
    indented = all(piece.x0 > rule.low + INDENTED_PT for piece in pieces)
    several = len({k for found in columns for k in found}) > 1
    return all(columns) and (several or (alone and indented)) and all(_is_within(row, rule) for row in rows)


def _ends_in_white(rule: Rule, glyphs: Sequence[Glyph], starts: Sequence[float]) -> bool:
    """Whether the lines right above a ruling that are flush with columns are the first ones of the page."""
    edge = rule.at
    for row, _ in reversed(_rows_beside(rule, [g for g in glyphs if g[4] - 0.3 * g[5] <= rule.at], ())):
        if edge - row.bottom > FARTHEST_PT:
            return True
        if not _are_flush([row], rule, starts, alone=True):
            return False
        edge = row.top
    return True


def _starts(rule: Rule, glyphs: Sequence[Glyph]) -> list[float]:
    """Where the texts of several lines beside a ruling begin: the left sides of columns set flush left."""
    xs = sorted(piece.x0 for row, _ in _rows_beside(rule, glyphs, ()) for piece in row.pieces)
    found: list[float] = []
    for before, x in pairwise(xs):
        if x - before <= 1.0 and (not found or x - found[-1] > SAME_START_PT):
            found.append(x)
    return found


def _is_within(row: Row, rule: Rule) -> bool:
    return row.pieces[0].x0 >= rule.low - 2 and row.pieces[-1].x1 <= rule.high + 2


def _is_part(row: Row, rule: Rule, painted: bool) -> bool:
    """Whether a line beyond the outermost ruling is a row of the table and no caption, unit or note."""
    return _is_within(row, rule) and (painted or (len(row.pieces) >= HEADINGS and not is_one_text(row, rule)))


def is_one_text(row: Row, rule: Rule) -> bool:
    """Whether single spaces part the pieces of a line that leaves much of a table's width white: a caption."""
    wide = max(b.x0 - a.x1 for a, b in pairwise(row.pieces)) if len(row.pieces) > 1 else 0.0
    extent = row.pieces[-1].x1 - row.pieces[0].x0
    return wide <= SPACE_EM * row.size and extent <= NARROW * (rule.high - rule.low)


def _is_centred_text(row: Row, rule: Rule) -> bool:
    """Whether a line stands as one text in the middle of a table's width."""
    left, right = row.pieces[0].x0 - rule.low, rule.high - row.pieces[-1].x1
    return left > INDENTED_PT and abs(left - right) <= CENTRED_PT and is_one_text(row, rule)
