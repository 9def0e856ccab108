"""A document's pages out of their drafts: every line and table gets its key in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extract.layout.grids.tables import TableDraft
from extract.layout.lines import Draft
from extract.layout.page import PageDraft
from schemas.printed import Box, Cell, Grid, Line, Method, Page, SourceNote


class PageRead(NamedTuple):
    """What reading one page gave, before the pages of a document are put together.

    Attributes:
        draft: the page; without anything on it where it could not be read.
        method: how its words were read.
        notes: what a person should know about the page.
        verified: whether a second engine has read the page too and its figures were compared.
    """

    draft: PageDraft
    method: Method = "text"
    notes: tuple[SourceNote, ...] = ()
    verified: bool = False


class _Keys:
    """Counts keys upwards."""

    def __init__(self, first: int) -> None:
        self.last = first - 1

    def next(self) -> int:
        """The next key."""
        self.last += 1
        return self.last


class Assembled(NamedTuple):
    """Pages whose lines and tables have keys, and the first key that is still free."""

    pages: tuple[Page, ...]
    free: int


def assemble(drafts: Sequence[PageDraft], method: Sequence[Method], first_key: int = 1) -> Assembled:
    """Gives keys to what stands on pages.

    Args:
        drafts: pages whose furniture has been told from their text.
        method: for each page, how its words were read.
        first_key: the key of the first line or table.
    """
    keys = _Keys(first_key)
    pages = []
    for draft, how in zip(drafts, method, strict=True):
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
                draft.turned,
                tuple(draft.frames),
                tuple(draft.pictures),
            )
        )
    return Assembled(tuple(pages), keys.last + 1)


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
