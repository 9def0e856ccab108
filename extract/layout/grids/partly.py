"""Columns ruled in the heading and left open below it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extract.layout.gaps.aligned import BoxTuple, Row, cell_boxes, row_edges, rows_of
from extract.layout.grids.skeleton import Skeleton, from_boxes
from extract.layout.ink import Glyph

FEWEST_ROWS = 3


def split_open_cells(skeleton: Skeleton, bucket: Sequence[Sequence[Glyph] | None]) -> Skeleton | None:
    """The skeleton with each open cell cut by the borders that other rows draw; None where none is open.

    An open cell spans several columns and holds at least three lines whose words keep to those columns. The cells
    beside it that hold as many lines at the same heights are cut with it.
    """
    cuts: dict[int, list[float]] = {}
    for k, (span, glyphs) in enumerate(zip(skeleton.cells, bucket, strict=True)):
        if span.columns < 2 or not glyphs or len(glyphs) < 2 * FEWEST_ROWS:
            continue
        if len({round(g[6]) for g in glyphs}) < FEWEST_ROWS:
            continue
        rows = _upright_rows(glyphs)
        inner = skeleton.xs[span.column : span.column + span.columns + 1]
        if rows is not None and _keeps_to(rows, inner):
            cuts[k] = row_edges(rows, skeleton.ys[span.row], skeleton.ys[span.row + span.rows])
    if not cuts:
        return None
    boxes: list[BoxTuple] = []
    for k, (span, glyphs) in enumerate(zip(skeleton.cells, bucket, strict=True)):
        x0, x1 = skeleton.xs[span.column], skeleton.xs[span.column + span.columns]
        top, bottom = skeleton.ys[span.row], skeleton.ys[span.row + span.rows]
        own = cuts.get(k)
        if own is not None:
            inner = skeleton.xs[span.column : span.column + span.columns + 1]
            rows = _upright_rows(glyphs or ()) or []
            boxes.extend(cell_boxes(rows, inner, own))
            continue
        beside = [
            c for j, c in cuts.items() if skeleton.cells[j].row == span.row and skeleton.cells[j].rows == span.rows
        ]
        if beside and _fits(glyphs or (), beside[0]):
            ys = beside[0]
            boxes.extend((x0, a, x1, b) for a, b in pairwise(ys))
        else:
            boxes.append((x0, top, x1, bottom))
    return from_boxes(boxes)


def _upright_rows(glyphs: Sequence[Glyph]) -> list[Row] | None:
    if any(g[8] for g in glyphs):
        return None
    return rows_of(glyphs)


def _keeps_to(rows: Sequence[Row], edges: Sequence[float]) -> bool:
    """Whether enough lines have words in at least two of the columns and hardly any word crosses a border."""
    if len(rows) < FEWEST_ROWS:
        return False
    several = crossing = 0
    for row in rows:
        columns = set()
        for piece in row.pieces:
            first = bisect_right(edges, piece.x0 + 0.2 * row.size)
            last = bisect_right(edges, piece.x1 - 0.2 * row.size)
            columns.add(first)
            crossing += first != last
        several += len(columns) >= 2
    return several >= FEWEST_ROWS and several * 3 >= len(rows) * 2 and crossing * 8 <= len(rows)


def _fits(glyphs: Sequence[Glyph], ys: Sequence[float]) -> bool:
    """Whether the lines of a cell each stand in one of the bands, most bands holding one."""
    rows = _upright_rows(glyphs)
    if not rows:
        return False
    bands = [bisect_right(ys, (row.top + row.bottom) / 2) for row in rows]
    return len(set(bands)) == len(bands) and len(bands) * 2 > len(ys) - 1
