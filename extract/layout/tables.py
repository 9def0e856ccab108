"""Tables with their text: glyphs go to cells first, and only then become lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.layout.cells import Skeleton
from extract.layout.ink import Colour, Fill, Glyph
from extract.layout.lines import Draft, read_lines
from extract.layout.rulings import is_white
from schemas.printed import Box

FEW_CELLS = 12
"""A grid with fewer cells is a table however empty it is."""
EMPTIEST = 0.06
"""Share of cells with text below which a larger grid is a chart's background, not a table."""


@dataclass(slots=True)
class TableDraft:
    """A table before its lines have keys: ``lines`` and ``fills`` go with ``skeleton.cells`` by index."""

    skeleton: Skeleton
    box: Box
    lines: list[list[Draft]] = field(default_factory=list)
    fills: list[Colour | None] = field(default_factory=list)
    ruby: list[Draft] = field(default_factory=list)
    ruled: bool = True


def fill_tables(skeletons: list[Skeleton], glyphs: list[Glyph]) -> tuple[list[TableDraft], list[Glyph]]:
    """Tables with their lines, and the glyphs outside them.

    A glyph belongs to the smallest table that holds its middle, so that a table inside another's cell keeps its
    own text. Grids that are nearly empty are no tables.
    """
    order = sorted(skeletons, key=lambda s: (s.xs[-1] - s.xs[0]) * (s.ys[-1] - s.ys[0]))
    buckets: list[list[list[Glyph] | None]] = [[None] * len(s.cells) for s in order]
    rest = _assign(order, buckets, glyphs)
    tables: list[TableDraft] = []
    for skeleton, bucket in zip(order, buckets, strict=True):
        full = sum(1 for found in bucket if found and any(not g[0].isspace() for g in found))
        if full == 0 or (len(bucket) >= FEW_CELLS and full < EMPTIEST * len(bucket)):
            rest.extend(g for found in bucket if found for g in found)
            continue
        tables.append(_table(skeleton, bucket))
    return tables, rest


def _assign(order: list[Skeleton], buckets: list[list[list[Glyph] | None]], glyphs: list[Glyph]) -> list[Glyph]:
    rest: list[Glyph] = []
    bounds = [(s.xs[0], s.ys[0], s.xs[-1], s.ys[-1], s.find, b) for s, b in zip(order, buckets, strict=True)]
    for glyph in glyphs:
        _, x0, top, x1, bottom, _, _, _, _ = glyph
        x, y = (x0 + x1) * 0.5, (top + bottom) * 0.5
        for left, upper, right, lower, find, bucket in bounds:
            if left <= x <= right and upper <= y <= lower:
                index = find(x, y)
                if index >= 0:
                    held = bucket[index]
                    if held is None:
                        bucket[index] = [glyph]
                    else:
                        held.append(glyph)
                    break
        else:
            rest.append(glyph)
    return rest


def _table(skeleton: Skeleton, bucket: list[list[Glyph] | None]) -> TableDraft:
    xs, ys = skeleton.xs, skeleton.ys
    table = TableDraft(skeleton, Box(xs[0], ys[0], xs[-1], ys[-1]))
    for span, found in zip(skeleton.cells, bucket, strict=True):
        if not found:
            table.lines.append([])
            continue
        lines, ruby = read_lines(found, xs[span.column + span.columns] - xs[span.column])
        table.lines.append(lines)
        table.ruby.extend(ruby)
    table.fills = [None] * len(skeleton.cells)
    return table


def paint(tables: list[TableDraft], fills: list[Fill]) -> list[Fill]:
    """Gives cells the colour painted behind them; returns the fills that are no cell's background."""
    free: list[Fill] = []
    for fill in sorted(fills, key=lambda f: f.order):
        used = False
        if fill.corners == 4:
            for table in tables:
                box = table.box
                if fill.x0 < box.x1 and fill.x1 > box.x0 and fill.top < box.bottom and fill.bottom > box.top:
                    used = _paint_cells(table, fill) or used
        if not used and not is_white(fill.colour):
            free.append(fill)
    return free


def _paint_cells(table: TableDraft, fill: Fill) -> bool:
    """Whether the fill covers at least one whole cell, give or take its border."""
    xs, ys = table.skeleton.xs, table.skeleton.ys
    used = False
    for k, (row, column, rows, columns) in enumerate(table.skeleton.cells):
        x0, x1, top, bottom = xs[column], xs[column + columns], ys[row], ys[row + rows]
        width = min(x1, fill.x1) - max(x0, fill.x0)
        height = min(bottom, fill.bottom) - max(top, fill.top)
        if width >= 0.85 * (x1 - x0) and height >= 0.85 * (bottom - top):
            table.fills[k] = fill.colour
            used = True
    return used
