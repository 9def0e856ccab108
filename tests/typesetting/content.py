"""What a document says, freed from how it was typeset: lines, and tables with spans, fills and marks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

from extract.paragraphs import blocks
from schemas.printed import Box, Cell, Document, Grid, Line, Page

Align = Literal["left", "center", "right"]
RGB = tuple[int, int, int]

A4_WIDTH = 595.28
_FIRST = re.compile(r"(?:[!-~]+|.)[、。，．）」』】〕・ー々！？)」%％]?")


@dataclass(frozen=True)
class Text:
    """A line outside tables; ``x0`` and ``x1`` are shares of the page's width, ``size`` and ``gap`` points."""

    text: str
    x0: float
    x1: float
    size: float
    bold: bool
    align: Align
    level: int | None = None
    wrapped: bool = False


@dataclass(frozen=True)
class Row:
    """Lines side by side, and the white space above them in points."""

    texts: tuple[Text, ...]
    gap: float


@dataclass(frozen=True)
class Piece:
    """A part of a line in a cell that columns without rulings hold: ``x0`` is a share of the cell's width."""

    text: str
    line: int
    x0: float


@dataclass(frozen=True)
class Entry:
    """A cell; line feeds in ``text`` are breaks that somebody meant, not those of a full line.

    ``pieces`` stand for the text where the cell holds columns of its own.
    """

    row: int
    column: int
    rows: int
    columns: int
    text: str
    align: Align = "left"
    fill: RGB | None = None
    bold: bool = False
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Mark:
    """A bar, arrow or picture over cells: columns ``x0`` to ``x1`` and rows ``y0`` to ``y1`` as fractions."""

    x0: float
    x1: float
    y0: float
    y1: float
    arrow: bool
    fill: RGB


@dataclass(frozen=True)
class Table:
    """A table; ``widths`` are shares of the page's width, ``x0`` its left edge as such a share."""

    entries: tuple[Entry, ...]
    rows: int
    columns: int
    widths: tuple[float, ...]
    x0: float
    gap: float
    size: float
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A page; ``foot`` is what stands at its lower edge."""

    blocks: tuple[Row | Table, ...]
    wide: bool
    foot: str | None = None


def sheets(document: Document) -> list[Sheet]:
    """The pages of a document as content; lines that are one paragraph are put together."""
    paragraphs: dict[int, list[Line]] = {}
    for block in blocks(document, frozenset()):
        wide = 0.6 * (block.page.width or 0.0)
        if all(line.box and line.box.width >= wide for line in block.lines[:-1]):
            paragraphs[block.first.key] = block.lines
        else:
            paragraphs.update({line.key: [line] for line in block.lines})
    return [_sheet(page, paragraphs) for page in document.pages]


def _sheet(page: Page, paragraphs: Mapping[int, Sequence[Line]]) -> Sheet:
    width = page.width or A4_WIDTH
    found: list[Row | Table] = []
    above: float | None = None
    row: list[Line] = []
    for item in [*page.flow, None]:
        if isinstance(item, Line) and (item.key not in paragraphs or (row and _beside(row[-1], item))):
            if item.key in paragraphs:
                row.append(item)
            elif not row:
                above = item.box.bottom if item.box else above
            continue
        if row:
            texts = tuple(_text(paragraphs[line.key], width) for line in row)
            found.append(Row(texts, _gap(above, row[0].box, row[0].level)))
            last = paragraphs[row[0].key][-1].box
            above = last.bottom if last else None
            row = []
        if isinstance(item, Grid):
            found.append(_table(item, page, width, _gap(above, item.box)))
            above = item.box.bottom if item.box else None
        elif item is not None:
            row = [item]
    foot = [line for line in page.furniture if line.box and page.height and line.box.top > 0.85 * page.height]
    wide = bool(page.width and page.height and page.width > page.height)
    return Sheet(tuple(found), wide, foot[-1].text if foot else None)


def _beside(a: Line, b: Line) -> bool:
    return bool(a.box and b.box and min(a.box.bottom, b.box.bottom) - max(a.box.top, b.box.top) > 3)


def _gap(above: float | None, box: Box | None, level: int | None = None) -> float:
    if above is None or box is None:
        return 8.0 if level is None else 18.0
    return min(max(box.top - above, 2.0), 40.0)


def _text(lines: Sequence[Line], width: float) -> Text:
    line = lines[0]
    text = "".join(part.text.strip() for part in lines)
    if line.box is None:
        size = 9.0 if line.level is None else max(16.0 - 2 * line.level, 10.0)
        return Text(text, 0.1, 0.1 + len(text) * size / width, size, line.bold, "left", line.level)
    size = line.size or 9.0
    align: Align = "left"
    if line.box.x0 > 0.15 * width and abs(line.box.center[0] - width / 2) < 0.02 * width:
        align = "center"
    elif line.box.x0 > 0.5 * width:
        align = "right"
    left = min([part.box.x0 for part in lines if part.box] if len(lines) > 1 else [line.box.x0])
    text = "\u3000" * (line.box.x0 - left > 0.5 * size) + text
    return Text(text, left / width, line.box.x1 / width, size, line.bold, align, line.level, len(lines) > 1)


def _table(grid: Grid, page: Page, width: float, gap: float) -> Table:
    xs, ys = edges(grid)
    sizes = [line.size for line in grid.lines if line.size]
    pad = _padding(grid)
    entries = tuple(
        Entry(
            cell.row,
            cell.column,
            cell.row_span,
            cell.column_span,
            unwrapped(cell, pad),
            _align(cell),
            cell.fill,
            bool(cell.lines) and all(line.bold for line in cell.lines),
            _pieces(cell),
        )
        for cell in grid.cells
    )
    marks = ()
    if grid.box is not None:
        marks = tuple(
            Mark(
                _share(xs, s.box.x0),
                _share(xs, s.box.x1),
                _share(ys, s.box.top),
                _share(ys, s.box.bottom),
                s.kind == "arrow",
                s.fill or (0, 0, 0),
            )
            for s in page.shapes
            if grid.box.contains(*s.box.center)
        )
    widths = tuple((b - a) / width for a, b in pairwise(xs))
    return Table(
        entries,
        grid.row_count,
        grid.column_count,
        widths,
        xs[0] / width,
        gap,
        median(sizes) if sizes else 9.0,
        marks,
    )


def edges(grid: Grid) -> tuple[list[float], list[float]]:
    """The borders of a grid's columns and rows; even ones where the input has no positions."""
    if grid.box is None:
        weights = [1.0] * grid.column_count
        for cell in grid.cells:
            if cell.column_span == 1:
                longest = max((len(line.text) for line in cell.lines), default=0)
                weights[cell.column] = max(weights[cell.column], min(longest, 14))
        unit = 0.8 * A4_WIDTH / sum(weights)
        xs = [0.1 * A4_WIDTH]
        for weight in weights:
            xs.append(xs[-1] + weight * unit)
        return xs, [20.0 * k for k in range(grid.row_count + 1)]
    columns: dict[int, float] = {}
    rows: dict[int, float] = {}
    for cell in grid.cells:
        if cell.box is not None:
            columns[cell.column], columns[cell.column + cell.column_span] = cell.box.x0, cell.box.x1
            rows[cell.row], rows[cell.row + cell.row_span] = cell.box.top, cell.box.bottom
    return [columns[k] for k in sorted(columns)], [rows[k] for k in sorted(rows)]


def _share(marks: list[float], at: float) -> float:
    """Where a position lies between borders, as the border's number and the share of the way to the next."""
    for k, (a, b) in enumerate(pairwise(marks)):
        if at <= b:
            return k + min(max((at - a) / (b - a), 0.0), 1.0)
    return float(len(marks) - 1)


def _padding(grid: Grid) -> float:
    """Points between a cell's left border and its text."""
    gaps = [
        line.box.x0 - cell.box.x0 for cell in grid.cells if cell.box for line in cell.lines if line.box is not None
    ]
    return min(max(min(gaps, default=3.0), 1.0), 6.0)


def _pieces(cell: Cell) -> tuple[Piece, ...]:
    """The parts of the cell's lines where at least one line has white space as wide as between columns."""
    box = cell.box
    if box is None or not any(
        b.box and a.box and a.size and b.box.x0 - a.box.x1 > 2.5 * a.size
        for line in cell.lines
        for a, b in pairwise(line.words)
    ):
        return ()
    found: list[Piece] = []
    for number, line in enumerate(cell.lines):
        for a, word in zip([None, *line.words], line.words, strict=False):
            if a is not None and a.box and word.box and word.box.x0 - a.box.x1 < 1.0 * (word.size or 9.0):
                found[-1] = Piece(f"{found[-1].text} {word.text}", number, found[-1].x0)
            else:
                at = (word.box.x0 - box.x0) / box.width if word.box else 0.0
                found.append(Piece(word.text, number, at))
    return tuple(found)


def unwrapped(cell: Cell, pad: float) -> str:
    """The text of a cell without the breaks of full lines: a break stays where the next character had room."""
    if cell.box is None or not cell.lines:
        return cell.text
    room = cell.box.width - 2 * pad
    text = cell.lines[0].text
    for a, b in pairwise(cell.lines):
        if a.box is None or b.box is None or a.size is None:
            text += "\n" + b.text
            continue
        upright = len(a.text) == 1 and len(b.text) == 1
        token = _FIRST.match(b.text)
        need = sum(0.55 if c.isascii() else 1.0 for c in (token[0] if token else b.text[:1])) * a.size
        figures = a.text[0].isdigit() and b.text[0].isdigit()  # one below the other, each with its unit
        if (a.box.width + need > room - 0.2 * a.size and not figures) or upright:
            text += (" " if a.text[-1].isascii() and b.text[0].isascii() else "") + b.text
        else:
            text += "\n" + b.text
    return text


def _align(cell: Cell) -> Align:
    if cell.box is None or not cell.lines or any(line.box is None for line in cell.lines):
        digits = sum(c.isdigit() for c in cell.text)
        return "right" if digits * 2 > len(cell.text) else "left"
    boxes = [line.box for line in cell.lines if line.box is not None]
    left = min(b.x0 for b in boxes) - cell.box.x0
    right = cell.box.x1 - max(b.x1 for b in boxes)
    if abs(left - right) <= 2.5 and left > 6:
        return "center"
    return "right" if right < left - 2.5 and left > 8 else "left"
