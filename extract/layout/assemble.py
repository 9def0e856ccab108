"""A document's pages out of their drafts: every line and table gets its key in reading order."""

from __future__ import annotations

from extract.layout.furniture import without_furniture
from extract.layout.lines import Draft
from extract.layout.page import PageDraft
from extract.layout.tables import TableDraft
from schemas.printed import Box, Cell, Grid, Line, Method, Page


class _Keys:
    """Counts keys from 1."""

    def __init__(self) -> None:
        self.last = 0

    def next(self) -> int:
        """The next key."""
        self.last += 1
        return self.last


def assemble(drafts: list[PageDraft], method: list[Method]) -> tuple[Page, ...]:
    """The pages of a document; ``method`` says for each page how its words were read."""
    keys = _Keys()
    pages = []
    for draft, how in zip(without_furniture(drafts), method, strict=True):
        flow = tuple(_line(item, keys) if isinstance(item, Draft) else _grid(item, keys) for item in draft.flow)
        furniture = tuple(_line(item, keys) for item in draft.furniture)
        pages.append(
            Page(
                draft.number,
                draft.width,
                draft.height,
                flow,
                tuple(draft.rulings),
                tuple(draft.shapes),
                furniture,
                how,
            )
        )
    return tuple(pages)


def _line(draft: Draft, keys: _Keys) -> Line:
    return Line(draft.words, draft.text, draft.box, key=keys.next())


def _grid(table: TableDraft, keys: _Keys) -> Grid:
    key = keys.next()
    xs, ys = table.skeleton.xs, table.skeleton.ys
    cells = []
    for (row, column, rows, columns), lines, fill in zip(
        table.skeleton.cells, table.lines, table.fills, strict=True
    ):
        box = Box(xs[column], ys[row], xs[column + columns], ys[row + rows])
        cells.append(Cell(row, column, rows, columns, tuple([_line(d, keys) for d in lines]), box, fill))
    return Grid(tuple(cells), len(ys) - 1, len(xs) - 1, table.box, key=key, ruled=table.ruled)
