"""Content as a spreadsheet, the way offices make their forms: merged cells, borders, fills, one sheet a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from schemas.folding import ideographs
from tests.typesetting.content import Entry, Row, Sheet, Table

NEAR = 0.004
"""Column borders closer than this share of the page's width are one."""
COLUMNS_WIDE = 100.0
"""Width of the page in units of a spreadsheet's columns."""


@dataclass(frozen=True)
class Form:
    """How the sheets look; ``size`` in points is that of what the original prints in 9 points."""

    font: str
    size: float = 9.0
    line: str = "thin"
    wide: bool = False
    fills: bool = True


def save_workbook(content: Sequence[Sheet], form: Form, path: Path) -> None:
    """Writes the content as a workbook whose sheets fit the paper's width."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, sheet in enumerate(content, 1):
        target = book.create_sheet(f"p{number}")
        target.page_setup.paperSize = 9
        target.page_setup.orientation = "landscape" if form.wide or sheet.wide else "portrait"
        target.page_setup.fitToWidth, target.page_setup.fitToHeight = 1, 0
        target.sheet_properties.pageSetUpPr.fitToPage = True
        _fill(target, sheet, form)
    book.save(path)


def _fill(target: Worksheet, sheet: Sheet, form: Form) -> None:
    tables = [block for block in sheet.blocks if isinstance(block, Table)]
    marks = _marks([_edges(table) for table in tables])
    for index in range(len(marks) - 1):
        letter = target.cell(1, index + 1).column_letter
        target.column_dimensions[letter].width = max((marks[index + 1] - marks[index]) * COLUMNS_WIDE, 0.6)
    row = 1
    for block in sheet.blocks:
        if isinstance(block, Row):
            row = _line(target, block, marks, row, form)
        else:
            row = _table(target, block, marks, row, form)


def _edges(table: Table) -> list[float]:
    edges = [table.x0]
    for width in table.widths:
        edges.append(edges[-1] + width)
    return edges


def _marks(edges: Sequence[Sequence[float]]) -> list[float]:
    """The borders of all tables of a page, those that nearly agree once, with the page's margins."""
    found: list[float] = []
    for edge in sorted({0.07, 0.93, *(x for table in edges for x in table)}):
        if not found or edge - found[-1] > NEAR:
            found.append(edge)
    return found


def _place(marks: Sequence[float], x: float) -> int:
    return min(range(len(marks)), key=lambda k: abs(marks[k] - x))


def _line(target: Worksheet, row: Row, marks: Sequence[float], at: int, form: Form) -> int:
    for text in row.texts:
        column = 1 if text.align != "left" else min(_place(marks, text.x0), len(marks) - 2) + 1
        cell = target.cell(at, column, ideographs(text.text))
        size = text.size * form.size / 9.0
        cell.font = Font(name=form.font, size=size, bold=text.bold)
        if column < len(marks) - 1 and len(row.texts) == 1:
            target.merge_cells(start_row=at, end_row=at, start_column=column, end_column=len(marks) - 1)
        cell.alignment = Alignment(horizontal=text.align, vertical="center", wrap_text=text.wrapped)
        room = (marks[-1] - marks[column - 1]) * 595
        lines = int(_width(text.text, size) / (0.9 * room)) + 1 if text.wrapped else 1
        target.row_dimensions[at].height = size * 1.5 * lines + 3
    return at + 1


def _table(target: Worksheet, table: Table, marks: Sequence[float], at: int, form: Form) -> int:
    edges = _edges(table)
    places = [_place(marks, edge) for edge in edges]
    size = form.size * table.size / 9.0
    heights = [size * 1.6] * table.rows
    side = Side(style=form.line)
    for entry in sorted(table.entries, key=lambda e: e.rows):
        room = (edges[entry.column + entry.columns] - edges[entry.column]) * 595 - 8
        lines = sum(int(_width(part, size) / (0.85 * room)) + 1 for part in entry.text.split("\n"))
        last = entry.row + entry.rows - 1
        need = lines * size * 1.45 + 4
        heights[last] = max(heights[last], need - sum(heights[entry.row : last]))
    for k, height in enumerate(heights):
        target.row_dimensions[at + k].height = height
    for entry in table.entries:
        _entry(target, entry, places, at, form, side, size)
    target.row_dimensions[at + table.rows].height = size
    return at + table.rows + 1


def _entry(
    target: Worksheet, entry: Entry, places: Sequence[int], at: int, form: Form, side: Side, size: float
) -> None:
    top, bottom = at + entry.row, at + entry.row + entry.rows - 1
    left, right = places[entry.column] + 1, places[entry.column + entry.columns]
    cell = target.cell(top, left, ideographs(entry.text) or None)
    cell.number_format = "@"
    cell.font = Font(name=form.font, size=size, bold=entry.bold)
    cell.alignment = Alignment(horizontal=entry.align, vertical="center", wrap_text=True)
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            spot = target.cell(row, column)
            spot.border = Border(
                left=side if column == left else None,
                right=side if column == right else None,
                top=side if row == top else None,
                bottom=side if row == bottom else None,
            )
            if form.fills and entry.fill is not None:
                spot.fill = PatternFill("solid", fgColor="{:02X}{:02X}{:02X}".format(*entry.fill))
    if (top, left) != (bottom, right):
        target.merge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)


def _width(text: str, size: float) -> float:
    return sum(0.55 if c.isascii() else 1.0 for c in text) * size
