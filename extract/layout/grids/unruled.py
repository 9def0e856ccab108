"""Tables with no rulings at all: lines that white channels part alike, with texts flush in each column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.gaps.aligned import TYPED_SHARE
from extract.layout.gaps.below_heads import columns_below_heads, is_labelled
from extract.layout.gaps.blocks import Block, Edge
from extract.layout.gaps.label_rows import span_labels
from extract.layout.gaps.openings import Lattice, Rect, Rows, Zone, lattice_of
from extract.layout.gaps.pieces import pieces_of
from extract.layout.gaps.row_gaps import border_under_groups, rows_by_gaps
from extract.layout.gaps.wrapped import LOOSEST_EM, TITLE_SIZE
from extract.layout.grids.partial_rulings import finished
from extract.layout.grids.skeleton import Skeleton
from extract.layout.grids.white_runs import (
    FEWEST_ROWS,
    FLUSH_PT,
    Lines,
    Run,
    runs_of,
    white_between,
    wraps_round,
)
from extract.layout.ink import Fill, Glyph

FEWEST_LABELS = 4
"""Rows of a label and its value that make a table of two columns."""
LONG_VALUE = 10
"""Letters of a value that is a text: with texts, one row less is enough."""
OVERLAP_SHARE = 0.25
"""Share of its height by which a line stands beside another one."""
LONGEST_LABEL = 24
USUAL_LABEL = 14
"""Letters of a line of a label: of the longest, and of half of them at most."""
FEWEST_FIGURES = 2
"""Rows with so many figures are those of a small table, whose names may be set in."""
DEEPEST_EM = 2
"""Letters by which the names of rows are set in from the labels of a form at most."""
FLUSH_SHARE = 0.7
"""Share of the texts of a column that begin, end or have their middle at the same place."""
TIGHTER_EM = 0.1
"""The lines of one name stand so much nearer to each other than those of two names."""
LONGEST_FIGURE, LONGEST_UNIT = 12, 3
"""Letters of a figure with its year, and of a unit, at most."""
MOST_FILLS = 400
"""More fills than this are a drawing and lie behind no cells."""
SMALLEST_PT = 6.0
"""A fill with a shorter side is a mark or an underline."""
LEADERS = frozenset(".…‥・･")
"""Dots that lead the eye to a page's number, in a table of contents."""
SAME_WIDTH_SHARE = 0.7
"""Share of the wider one's width that two parts of a form have in common."""
HEADING_EM = 1.2
"""White space between the headings of columns and the rows below at most."""
SAME_GAP = 1.05
"""Rows of one form stand no further apart in its next part, give or take."""


def find_unruled(glyphs: Sequence[Glyph], fills: Sequence[Fill] = ()) -> list[Skeleton]:
    """Tables that only the alignment of words shows.

    Args:
        glyphs: those outside other tables.
        fills: coloured rectangles outside other tables, which may lie behind labels, headings or every other row.
    """
    upright = [g for g in glyphs if g[8] == 0]
    if len(upright) < FEWEST_ROWS * FEWEST_ROWS:
        return []
    fills = [f for f in fills if min(f.x1 - f.x0, f.bottom - f.top) >= SMALLEST_PT]
    if len(fills) > MOST_FILLS:
        fills = []
    lines = _bands(pieces_of(upright, [Edge(x, x, f.top, f.bottom) for f in fills for x in (f.x0, f.x1)]))
    found: list[Skeleton] = []
    forms: list[Lines] = []
    short: list[Run] = []
    for group in _stacked([run for run in runs_of(lines) if not wraps_round(run)]):
        whole = [line for run in group for line in run.lines]
        first = group[0]
        table = _table([*_headings(whole, first.above, fills), *whole], upright, fills, headed=first.headed)
        if table is not None:
            found.append(table)
            forms.append(whole)
        elif len(whole) < FEWEST_ROWS:
            short.append(first)
        elif len(group) > 1:
            parts = [
                _table([*_headings(run.lines, run.above, fills), *run.lines], upright, fills, headed=run.headed)
                for run in group
            ]
            found.extend(part for part in parts if part is not None)
    rests = [run.lines for run in short if any(_begins_alike(run.lines, form) for form in forms)]
    found.extend(rest for lines in rests if (rest := _table(lines, upright, fills, known=True)) is not None)
    return found


def _begins_alike(run: Lines, form: Lines) -> bool:
    """Whether labels and texts begin where those of most lines of another table do: the page's end cuts a form."""
    if any(len(line) != len(("label", "text")) or line[0].is_figure for line in run):
        return False
    texts = [line for line in form if len(line) > 1]
    alike = sum(
        all(abs(piece.x0 - run[0][k].x0) <= FLUSH_PT for k, piece in enumerate(line[:2])) for line in texts
    )
    flush = all(abs(a.x0 - b.x0) <= FLUSH_PT for line in run for a, b in zip(line, run[0], strict=True))
    return flush and alike >= FEWEST_ROWS and alike * 3 > len(texts)


def _stacked(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs right under each other together: parts of one form with other columns in each."""
    groups: list[list[Run]] = []
    for run in runs:
        if groups and not run.above and not groups[-1][-1].ended and _touch(groups[-1][-1].lines, run.lines):
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups


def _touch(above: Lines, below: Lines) -> bool:
    """Whether a run goes on at the next line and has nearly the same width."""
    last, first = above[-1], below[0]
    usual = max((white_between(a, b) for a, b in pairwise(above)), default=0.0)
    if white_between(last, first) > max(HEADING_EM * first[0].size, SAME_GAP * usual):
        return False
    if _is_one_form(last, first):
        return True
    spans = [
        (min(p.x0 for line in run for p in line), max(p.x1 for line in run for p in line))
        for run in (above, below)
    ]
    common = min(b for _, b in spans) - max(a for a, _ in spans)
    return common >= SAME_WIDTH_SHARE * max(b - a for a, b in spans)


def _is_one_form(above: Sequence[Block], below: Sequence[Block]) -> bool:
    """Whether two lines begin at the same place, and what stands beside their labels, too."""
    both = list(zip(above[:2], below[:2], strict=False))
    return len(both) > 1 and all(abs(a.x0 - b.x0) <= FLUSH_PT for a, b in both)


def _headings(run: Lines, above: Lines, fills: Sequence[Fill]) -> list[list[Block]]:
    """The lines right above that head several columns: in the colour of the headings, or in the middle over some.

    A title begins where the table does, or stands in its middle; a unit ends where the table does.
    """
    left, right = min(p.x0 for line in run for p in line), max(p.x1 for line in run for p in line)
    first = min(run, key=lambda line: line[0].x0)[0]
    found: list[list[Block]] = []
    below = run[0]
    for line in reversed(above[-FEWEST_ROWS:]):
        if below[0].top - line[0].bottom > HEADING_EM * line[0].size:
            break
        if line[0].size > TITLE_SIZE * below[0].size:
            break
        painted = all(any(_is_on(piece, f) and f.x1 - f.x0 < 2 * (right - left) for f in fills) for piece in line)
        inner = all(first.x1 < piece.x0 and piece.x1 < right - 2 * FLUSH_PT for piece in line)
        middle = (line[0].x0 + line[-1].x1) / 2
        if not painted and not (
            inner and abs(2 * middle - left - right) > line[0].size and len(run[0]) > len(line)
        ):
            break
        found.insert(0, line)
        below = line
    return found


def _is_on(piece: Block, fill: Fill) -> bool:
    return fill.x0 <= piece.x0 and piece.x1 <= fill.x1 and fill.top <= piece.middle <= fill.bottom


def _bands(lines: Lines) -> list[list[Block]]:
    """Lines that stand half beside each other put together: a label stands beside the middle of its text."""
    groups: list[list[Block]] = []
    bottom = 0.0
    for line in lines:
        if groups and bottom - line[0].top > OVERLAP_SHARE * (line[0].bottom - line[0].top):
            groups[-1].extend(line)
        else:
            groups.append(list(line))
        bottom = max(piece.bottom for piece in groups[-1])
    found: list[list[Block]] = []
    for band in map(_side_by_side, groups):
        if len(found) > 1 and _is_between(found[-1], found[-2], band):
            label, above = found.pop(), found.pop()
            band = _side_by_side([*above, *label, *band])
        found.append(band)
    return found


def _is_between(label: Sequence[Block], above: Sequence[Block], below: Sequence[Block]) -> bool:
    """Whether a text stands left of two lines of another one, beside the white between them."""
    if len(label) > 1 or len(below) > 1 or len(above) > 1 or label[0].x1 >= below[0].x0:
        return False
    pitch = below[0].base - above[0].base
    return abs(above[0].x0 - below[0].x0) <= FLUSH_PT and 0 < pitch <= LOOSEST_EM * above[0].size


def _side_by_side(pieces: Sequence[Block]) -> list[Block]:
    """Pieces from the left, those over each other as one."""
    found: list[Block] = []
    for piece in sorted(pieces):
        last = found[-1] if found else None
        if last is None or piece.x0 > last.x1:
            found.append(piece)
            continue
        found[-1] = last._replace(
            x1=max(last.x1, piece.x1),
            top=min(last.top, piece.top),
            bottom=max(last.bottom, piece.bottom),
            base=max(last.base, piece.base),
        )
    return found


def _table(
    run: Lines, glyphs: Sequence[Glyph], fills: Sequence[Fill], *, headed: bool = False, known: bool = False
) -> Skeleton | None:
    """The table of some lines; None where they are none.

    Args:
        run: the lines, headings among them.
        glyphs: those of the page.
        fills: coloured rectangles of the page.
        headed: a label alone on its line stands right above.
        known: the lines are those of a form, the other rows of which stand elsewhere on the page.
    """
    columns = columns_below_heads(run[0], run[1:])
    small = (headed or is_labelled(run[0], run[1:])) and columns is not None and all(map(_counts, run[1:]))
    if sum(len(line) > 1 for line in run) < FEWEST_ROWS and not (small or known):
        return None
    pieces = [piece for line in run for piece in line]
    top, bottom = min(p.top for p in pieces), max(p.bottom for p in pieces)
    left, right = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    size = sorted(p.size for p in pieces)[len(pieces) // 2]
    behind = [
        f
        for f in fills
        if f.corners == 4
        and f.x0 < right
        and f.x1 > left
        and f.top >= top - size
        and f.bottom <= bottom + size
        and f.bottom - f.top >= 0.8 * size
    ]
    zone = Zone(
        min([left - 3, *(f.x0 for f in behind)]),
        min([top - 2, *(f.top for f in behind)]),
        max([right + 3, *(f.x1 for f in behind)]),
        max([bottom + 2, *(f.bottom for f in behind)]),
    )
    inside = [g for g in glyphs if zone.top <= (g[2] + g[4]) / 2 <= zone.bottom]
    if _is_typed(run, inside) or _has_leaders(run, inside):
        return None
    rows = rows_by_gaps(run)
    if rows is not None:
        above, below = min(p.top for p in run[0]), max(p.bottom for p in run[0])
        head = pieces_of([g for g in inside if above <= (g[2] + g[4]) / 2 <= below])
        rows = Rows(sorted([*border_under_groups(head), *rows.borders]), rows.leading)
    leading = _leading_of_names(run) if small and rows is None else None
    lattice = lattice_of([zone], inside, behind, known=rows, columns=columns, leading=leading)
    if lattice is None:
        return None
    form = known or _has_labels(lattice)
    if not (small or form or _has_columns(lattice)):
        return None
    if form:
        span_labels(lattice)
    return finished(lattice, [zone], behind)


def _leading_of_names(run: Lines) -> float | None:
    """The largest pitch in ems of the lines of one name, where each row prints as many figures; None without any.

    A name of two lines stands beside the white between its row's figures and those of the next one.
    """
    names = [line[0] for line in run[1:]]
    white = min((b.top - a.bottom for a, b in pairwise(names)), default=0.0)
    if white <= 0 or any(len(line) != len(run[0]) for line in run):
        return None
    return (white + names[0].size) / names[0].size - TIGHTER_EM


def _counts(row: Sequence[Block]) -> bool:
    """Whether all of a row but the name of the row, and one unit, are figures, or marks.

    A figure with its year in brackets may have more letters than digits.
    """
    others = [
        piece
        for piece in row[1:]
        if not (piece.is_figure or piece.letters == 1 or (piece.digits and piece.letters <= LONGEST_FIGURE))
    ]
    alone = len(others) == 1 and len(row) > len(("name", "unit", "figure")) and others[0].letters <= LONGEST_UNIT
    return (len(row) > 1 and (not others or alone)) or all(piece.sign for piece in row)


def _is_typed(run: Lines, glyphs: Sequence[Glyph]) -> bool:
    """Whether most of the white space between pieces holds printed spaces."""
    spaces = [g for g in glyphs if g[0].isspace() and g[3] - g[1] > 0.1]
    if not spaces:
        return False
    gaps = typed = 0
    for line in run:
        top, bottom = min(p.top for p in line), max(p.bottom for p in line)
        own = [g for g in spaces if top < (g[2] + g[4]) / 2 < bottom]
        for a, b in pairwise(line):
            gaps += 1
            covered = sum(min(g[3], b.x0) - max(g[1], a.x1) for g in own if g[1] < b.x0 and g[3] > a.x1)
            typed += covered >= TYPED_SHARE * (b.x0 - a.x1)
    return gaps > 0 and typed * 2 > gaps


def _has_leaders(run: Lines, glyphs: Sequence[Glyph]) -> bool:
    """Whether dots lead from title to number in a good part of the lines."""
    # the point of a decimal number has no other dot beside it
    dots = sum(a in LEADERS and b in LEADERS for a, b in pairwise(g[0] for g in glyphs if not g[0].isspace()))
    return dots >= 2.5 * len(run)


def _columns(lattice: Lattice) -> list[list[Rect]]:
    """The cells of each column that stand in no other."""
    found: list[list[Rect]] = [[] for _ in lattice.xs[1:]]
    for rect in lattice.rects:
        if rect.c1 - rect.c0 == 1:
            found[rect.c0].append(rect)
    return found


def _is_flush(lattice: Lattice, columns: int | None = None) -> bool:
    """Whether the texts of a column mostly begin, end or have their middle at the same place.

    Only the first ``columns`` count where the number is given. The names of rows with figures may be set in.
    """
    set_in = sum(_counts_of(lattice, row) >= FEWEST_FIGURES for row in _rows(lattice)) >= FEWEST_ROWS
    flush = count = 0
    for column, rects in enumerate(_columns(lattice)[:columns]):
        blocks = [block for rect in rects for block in rect.blocks]
        if len(blocks) < FEWEST_ROWS:
            continue
        count += len(blocks)
        flush += max(
            _most([b.x0 for b in blocks]),
            _most([b.x1 for b in blocks]),
            _most([(b.x0 + b.x1) / 2 for b in blocks]),
            _set_in(blocks) if set_in and not column else 0,
        )
    return count > 0 and flush >= FLUSH_SHARE * count


def _set_in(blocks: Sequence[Block]) -> int:
    """How many labels begin at the left end or are set in from it by whole letters; 0 where few begin there.

    So the names of indicators and of amounts are set below the numbered labels of a form.
    """
    left = min(block.x0 for block in blocks)
    steps = [(block.x0 - left, block.size) for block in blocks]
    letters = [round(step / size) for step, size in steps if abs(step - round(step / size) * size) <= FLUSH_PT]
    return sum(k <= DEEPEST_EM for k in letters) if letters.count(0) >= FEWEST_ROWS else 0


def _most(places: list[float]) -> int:
    """How many of the places lie together at most."""
    places.sort()
    best = first = 0
    for k, place in enumerate(places):
        while place - places[first] > 2 * FLUSH_PT:
            first += 1
        best = max(best, k - first + 1)
    return best


def _rows(lattice: Lattice) -> list[set[int]]:
    return [row for found in lattice.owner if (row := {k for k in found if k >= 0})]


def _counts_of(lattice: Lattice, row: set[int]) -> int:
    """How many figures a row holds behind its name."""
    return sum(lattice.rects[k].c0 > 0 and lattice.rects[k].blocks[0].is_figure for k in row)


def _has_columns(lattice: Lattice) -> bool:
    """Whether enough rows hold three cells or more, and half of all rows do."""
    rows = _rows(lattice)
    full = sum(len(row) >= 3 for row in rows)
    return full >= FEWEST_ROWS and full * 2 >= len(rows) and _is_flush(lattice)


def _has_labels(lattice: Lattice) -> bool:
    """Whether short labels, and no numbers, stand at the left, each with something beside it that begins alike."""
    labels = [rect for rect in lattice.rects if rect.c0 == 0 and rect.c1 == 1]
    beside = [rect for rect in lattice.rects if rect.c0 == 1]
    texts = sum(sum(b.letters for b in rect.blocks) >= LONG_VALUE for rect in beside)
    if len(labels) < FEWEST_LABELS - (texts >= FEWEST_ROWS):
        return False
    letters = sorted(max(b.letters / b.lines for b in rect.blocks) for rect in labels)
    if letters[-1] > LONGEST_LABEL or letters[len(letters) // 2] > USUAL_LABEL or letters[len(letters) // 5] < 2:
        return False
    if sum(rect.blocks[0].is_figure for rect in labels) * 5 > len(labels) or _is_prose(labels):
        return False
    figures = sum(rect.blocks[0].is_figure for rect in beside)
    if len(lattice.xs) == 3 and figures * 2 > len(beside):
        return False
    if not _is_flush(lattice, 1):
        return False
    # small tables of a form begin anywhere; what stands alone beside a label does not
    alone = [rect for rect in beside if all(row <= {0, 1} for row in _columns_held(lattice, rect))]
    return any(_begin_alike(rects) for rects in (beside, alone if len(alone) > 1 else ()))


def _columns_held(lattice: Lattice, rect: Rect) -> list[set[int]]:
    """In which columns something begins, for each row of a cell."""
    return [{lattice.rects[k].c0 for k in lattice.owner[row] if k >= 0} for row in range(rect.r0, rect.r1)]


def _begin_alike(rects: Sequence[Rect]) -> bool:
    """Whether half of some texts begin at the same place."""
    starts = [block.x0 for rect in rects for block in rect.blocks]
    return bool(starts) and _most(starts) * 2 >= len(starts)


def _is_prose(labels: Sequence[Rect]) -> bool:
    """Whether what stands at the left is a column of prose: lines that all begin and end alike."""
    blocks = [rect.blocks[0] for rect in labels]
    widest = max(b.x1 for b in blocks)
    full = sum(b.letters >= 10 and widest - b.x1 <= b.size for b in blocks)
    return full * 2 > len(blocks)
