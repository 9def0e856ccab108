"""Tables that stand in a cell of another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.layout.ink import holds
from schemas.printed import Cell, Grid, Line

_SLACK_PT = 2.0


def nested_tables(grids: Sequence[Grid]) -> Iterator[tuple[Grid, Cell, Grid]]:
    """Tables of one page (the last) with the smallest cell around each, and the table of that cell."""
    for inner in grids:
        best: tuple[float, Grid, Cell] | None = None
        for outer in grids:
            if (
                outer is inner
                or outer.box is None
                or inner.box is None
                or not holds(outer.box, inner.box, _SLACK_PT)
            ):
                continue
            for cell in outer.cells:
                if cell.box is not None and holds(cell.box, inner.box, _SLACK_PT):
                    area = cell.box.width * cell.box.height
                    if best is None or area < best[0]:
                        best = (area, outer, cell)
        if best is not None:
            yield best[1], best[2], inner


def lines_above(cell: Cell, inner: Grid) -> list[Line]:
    """The lines of a cell that stand above a table inside it, from the top."""
    top = inner.box.top if inner.box is not None else 0.0
    lines = [line for line in cell.lines if line.box is not None and line.box.center[1] < top]
    return sorted(lines, key=lambda line: line.box.top if line.box is not None else 0.0)
