"""Tables with no rulings at all: at least three lines of at least three columns, mostly of figures."""

from __future__ import annotations

from itertools import pairwise

from extract.layout.aligned import Row, cell_boxes, column_edges, filled_columns, is_numeric, row_edges, row_of
from extract.layout.ink import Glyph
from extract.layout.lines import by_baseline
from extract.layout.skeleton import Skeleton, from_boxes

FEWEST_ROWS = 3
FEWEST_COLUMNS = 3
FARTHEST_EM = 2.5
"""White space between two lines above which they are not rows of one table."""


def find_unruled(glyphs: list[Glyph]) -> list[Skeleton]:
    """Tables that only the alignment of words shows, among the glyphs outside other tables."""
    if len(glyphs) < FEWEST_ROWS * FEWEST_COLUMNS:
        return []
    rows = [row for found in by_baseline([g for g in glyphs if g[8] == 0]) if (row := row_of(found)) is not None]
    found: list[Skeleton] = []
    run: list[Row] = []
    for row in [*rows, None]:
        if row is not None and len(row.pieces) >= 2 and (not run or _follows(run[-1], row)):
            run.append(row)
            continue
        skeleton = _table(run)
        if skeleton is not None:
            found.append(skeleton)
        run = [row] if row is not None and len(row.pieces) >= 2 else []
    return found


def _follows(above: Row, below: Row) -> bool:
    return below.top - above.bottom <= FARTHEST_EM * max(above.size, below.size)


def _is_apart(run: list[Row]) -> bool:
    """Whether the first row is further from the second than the others are from each other."""
    steps = sorted(b.bottom - a.bottom for a, b in pairwise(run[1:]))
    return run[1].bottom - run[0].bottom > 1.3 * steps[len(steps) // 2]


def _table(run: list[Row]) -> Skeleton | None:
    while run and len(run[-1].pieces) < FEWEST_COLUMNS:
        run = run[:-1]  # what follows the last full row is a note
    while len(run) > FEWEST_ROWS and len(run[0].pieces) < FEWEST_COLUMNS and _is_apart(run):
        run = run[1:]  # what stands above at a distance is a title
    full = [row for row in run if len(row.pieces) >= FEWEST_COLUMNS]
    if len(full) < FEWEST_ROWS or len(full) * 2 < len(run):
        return None
    left = min(piece.x0 for row in run for piece in row.pieces) - 1
    right = max(piece.x1 for row in run for piece in row.pieces) + 1
    xs = column_edges(run, left, right)
    if len(xs) <= FEWEST_COLUMNS or filled_columns(run, xs) < FEWEST_COLUMNS or not is_numeric(run, xs):
        return None
    ys = row_edges(run, run[0].top - 1, run[-1].bottom + 1)
    return from_boxes(cell_boxes(run, xs, ys))
