"""Timetables of a card: the years an item covers, by a mark, a word, a filled cell or a bar over the cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extract.cards.draft import Draft, Mark
from extract.cards.pieces import Piece
from extract.cards.view import View
from extract.cards.years_across import Block, BlockRow, Column
from schemas.printed import Box, Printed, Shape

_WHITE = 250


@dataclass(slots=True)
class _Item:
    name: Piece
    rows: list[BlockRow]


def _items(block: Block, draft: Draft) -> list[_Item]:
    items: list[_Item] = []
    for row in block.rows:
        draft.use(*(piece for _, piece in row.values))
        if row.name is not None:
            draft.use(row.name)
            if items and items[-1].name.cell is row.name.cell:
                items[-1].rows.append(row)
            else:
                items.append(_Item(row.name, [row]))
        elif items and row.values:
            # a second row of bars below the same item
            items[-1].rows.append(row)
        elif row.values:
            draft.remark(
                "value-in-wrong-cell",
                "実施スケジュールに、事業項目のない行の印があります。どの項目の印か、原本を確かめてください。",
                row.values[0][1].printed,
                "schedules",
            )
    return items


def _row_box(view: View, row: int) -> tuple[float, float] | None:
    """Top and bottom of a row in points, by a cell of this row only; None without positions."""
    boxes = [p.cell.box for p in view.rows[row] if p.row == p.last == row and p.cell.box is not None]
    return (boxes[0].top, boxes[0].bottom) if boxes else None


def _tint(piece: Piece) -> tuple[int, int, int] | None:
    fill = piece.cell.fill
    return fill if fill is not None and min(fill) < _WHITE else None


def _filled(view: View, item: _Item, column: Column) -> Piece | None:
    """The cell of an item and year if it is filled unlike the item's name."""
    for row in item.rows:
        for piece in view.rows[row.row]:
            if piece.overlap(column.x0, column.x1) > 0.5 and piece is not item.name:
                fill = _tint(piece)
                if fill is not None and fill != _tint(item.name):
                    return piece
    return None


def _drawn(view: View, item: _Item, column: Column) -> Shape | None:
    """A bar or arrow over the cell of an item and year; a band behind the item's name as well is no bar."""
    page = item.name.page
    for row in item.rows:
        extent = _row_box(view, row.row)
        if extent is None:
            continue
        top, bottom = extent
        for shape in page.shapes:
            box = shape.box
            if not top <= box.center[1] <= bottom or box.height > 1.5 * (bottom - top):
                continue
            if box.x0 < item.name.x1 - 0.5 * (item.name.x1 - item.name.x0):
                continue
            shared = min(box.x1, column.x1) - max(box.x0, column.x0)
            if shared > 0.5 * min(column.x1 - column.x0, box.width):
                return shape
    return None


def _without_text(piece: Piece, box: Box | None) -> Printed:
    return Printed("", piece.page.number, box, method=piece.page.method)


def _mark(view: View, item: _Item, column: Column, fills_tell: bool) -> Printed | None:
    for row in item.rows:
        for covered, piece in row.values:
            if column in covered:
                return piece.printed
    filled = _filled(view, item, column) if fills_tell else None
    if filled is not None:
        return _without_text(filled, filled.cell.box)
    drawn = _drawn(view, item, column)
    return _without_text(item.name, drawn.box) if drawn is not None else None


def _fills_tell(view: View, items: Iterable[_Item], columns: Iterable[Column]) -> bool:
    """Whether some cells of the timetable are filled and some are not: a table all in one tint tells nothing."""
    states = [_filled(view, item, column) is not None for item in items for column in columns]
    return any(states) and not all(states)


def read_timetable(view: View, block: Block, draft: Draft) -> None:
    """Reads the items of a timetable and the years that each covers."""
    items = _items(block, draft)
    years = [column for column in block.columns if not column.total]
    fills_tell = _fills_tell(view, items, years)
    marks = [(item, column, _mark(view, item, column, fills_tell)) for item in items for column in years]
    if any(mark is not None for _, _, mark in marks):
        draft.marks.extend(Mark(item.name.printed, column.head.year, mark) for item, column, mark in marks)
    else:
        draft.marks.extend(Mark(item.name.printed, None, None) for item in items)
