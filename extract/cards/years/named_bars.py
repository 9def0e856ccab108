"""Timetables whose bars and arrows bear the names of what is done: inside them, or right above or below them.

No column names the items, and one cell a year holds the bars of all of them. A name stands where its bar stands,
whatever rulings of years run through it, so that the words of the cells are put together by the bars.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace

from extract.cards.cells.pieces import Piece
from extract.cards.years.blocks import Block, BlockRow, Column
from extract.family import printed
from schemas.frozen import dataclass
from schemas.printed import Box, Line, Page, Printed, Word

_OVER_EDGE_PT = 3.0
"""A bar ends at most so far outside of the first and the last year."""
_TALLEST = 4.0
"""How many times as tall as the text on it a bar may be."""
_NEAR = 1.6
"""A name stands at most so far above or below its arrow, in heights of its lines."""
_GAP = 1.2
"""Words of one name are at most so far apart, in their height."""
_SAME_HEIGHT = 0.6
"""Bars whose middles are nearer than this share of their height stand on one level."""


@dataclass(slots=True)
class NamedBar:
    """What is done, with all that is drawn for it.

    Attributes:
        boxes: its bars and arrows, at least one.
        lines: what names it, from the top.
    """

    boxes: list[Box]
    lines: list[Line] = field(default_factory=list)

    @property
    def middle(self) -> float:
        """Height of its first bar's middle on the page in points."""
        return self.boxes[0].center[1]

    def name(self, page: Page) -> Printed:
        """Its name as printed."""
        return printed(page, self.lines)


def named_bars(block: Block, years: Sequence[Column]) -> tuple[list[NamedBar], list[BlockRow]]:
    """The bars below some years with their names, and the rows that are left, without the words in these names.

    Args:
        block: a timetable without a column that names its items.
        years: its years, left to right.
    """
    bars: list[NamedBar] = []
    rest: list[BlockRow] = []
    for row in block.rows:
        pieces = list(dict.fromkeys(piece for _, piece in row.values))
        boxes = _bars(pieces, years)
        found = _named(pieces, boxes) if boxes else []
        bars.extend(found)
        taken = {id(word) for bar in found for line in bar.lines for word in line.words}
        values = [(covered, left) for covered, piece in row.values if (left := _without(piece, taken)) is not None]
        if values:
            rest.append(replace(row, values=tuple(values)))
    return bars, rest


def _bars(pieces: Sequence[Piece], years: Sequence[Column]) -> list[Box]:
    """Bars and arrows beside some pieces, without grounds of a table and what stands on them."""
    cells = Box.around([piece.cell.box for piece in pieces if piece.cell.box is not None])
    heights = [line.box.height for piece in pieces for line in piece.lines if line.box is not None]
    if cells is None or not heights:
        return []
    return [
        shape.box
        for shape in pieces[0].page.shapes
        if shape.kind in ("fill", "arrow")
        and cells.top - 1.0 <= shape.box.center[1] <= cells.bottom + 1.0
        and shape.box.x0 >= years[0].x0 - _OVER_EDGE_PT
        and shape.box.x1 <= years[-1].x1 + _OVER_EDGE_PT
        and shape.box.width > shape.box.height
        and shape.box.height <= _TALLEST * max(heights)
    ]


def _named(pieces: Sequence[Piece], boxes: Sequence[Box]) -> list[NamedBar]:
    """Bars with the words that stand on them, else with the line that stands nearest above or below."""
    bars = [NamedBar([box]) for box in sorted(boxes, key=lambda box: (box.top, box.x0))]
    inside: dict[int, list[tuple[Word, Line]]] = {}
    free: list[tuple[Word, Line]] = []
    lines = [line for piece in pieces for line in piece.lines]
    for word, line in [(word, own) for own in lines for word in own.words]:
        if word.box is None:
            return []
        on = [n for n, bar in enumerate(bars) if bar.boxes[0].contains(*word.box.center)]
        if on:
            inside.setdefault(min(on, key=lambda n: bars[n].boxes[0].width), []).append((word, line))
        else:
            free.append((word, line))
    for n, words in inside.items():
        bars[n].lines = _lines(words)
    open_ = [bar for bar in bars if not bar.lines]
    for text in _lines(free):
        bar = _nearest(text, open_)
        if bar is not None:
            bar.lines.append(text)
    named = [bar for bar in bars if bar.lines]
    for bar in bars:
        if not bar.lines:
            beside = [other for other in named if _on_one_level(bar, other)]
            if len(beside) == 1:  # what is dotted until it is settled goes on as the same
                beside[0].boxes.extend(bar.boxes)
    return named


def _on_one_level(one: NamedBar, other: NamedBar) -> bool:
    return abs(one.middle - other.middle) <= _SAME_HEIGHT * max(one.boxes[0].height, other.boxes[0].height)


def _nearest(line: Line, bars: Sequence[NamedBar]) -> NamedBar | None:
    """The bar that a line names: the next one below it, else the next one above it."""
    box = line.box
    if box is None:
        return None
    near: list[tuple[bool, float, int]] = []
    for n, bar in enumerate(bars):
        own = bar.boxes[0]
        shared = min(own.x1, box.x1) - max(own.x0, box.x0)
        if shared <= 0.5 * min(own.width, box.width):
            continue
        away = max(own.center[1] - box.bottom, box.top - own.center[1])
        if away <= _NEAR * box.height:
            near.append((own.center[1] < box.center[1], away, n))
    return bars[min(near)[2]] if near else None


def _lines(words: Sequence[tuple[Word, Line]]) -> list[Line]:
    """Words as lines, from the top; what rulings have parted is one line again."""
    rows: list[list[tuple[Word, Line, Box]]] = []
    placed = [(word, line, word.box) for word, line in words if word.box is not None]
    for word, line, box in sorted(placed, key=lambda found: (found[2].center[1], found[2].x0)):
        if rows and abs(box.center[1] - rows[-1][0][2].center[1]) <= 0.5 * box.height:
            rows[-1].append((word, line, box))
        else:
            rows.append([(word, line, box)])
    found: list[Line] = []
    for row in rows:
        row.sort(key=lambda found: found[2].x0)
        parts = [[row[0]]]
        for word, line, box in row[1:]:
            if box.x0 - parts[-1][-1][2].x1 <= _GAP * box.height:
                parts[-1].append((word, line, box))
            else:
                parts.append([(word, line, box)])
        found.extend(_line(part) for part in parts)
    return found


def _line(parts: Sequence[tuple[Word, Line, Box]]) -> Line:
    """Words side by side as one line; a space stands where the page prints one."""
    text = ""
    before: tuple[Line, Box] | None = None
    for word, line, box in parts:
        spaced = before is not None and (before[0] is line or box.x0 - before[1].x1 > 0.5 * box.height)
        text += f" {word.text}" if spaced else word.text
        before = line, box
    return replace(
        parts[0][1],
        words=tuple(word for word, _, _ in parts),
        text=text,
        box=Box.around([box for _, _, box in parts]),
    )


def _without(piece: Piece, taken: set[int]) -> Piece | None:
    """A piece without words that have been read; None where nothing is left of it."""
    lines: list[Line] = []
    for line in piece.lines:
        words = tuple(word for word in line.words if id(word) not in taken)
        if len(words) == len(line.words):
            lines.append(line)
        elif words:
            box = Box.around([word.box for word in words if word.box is not None])
            lines.append(replace(line, words=words, text=" ".join(word.text for word in words), box=box))
    if not lines:
        return None
    if len(lines) == len(piece.lines) and all(a is b for a, b in zip(lines, piece.lines, strict=True)):
        return piece
    return replace(piece, lines=tuple(lines), text="\n".join(line.text for line in lines))
