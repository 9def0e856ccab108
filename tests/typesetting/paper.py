"""Typesets content as a PDF in a style: the same text in other fonts, rulings, fills and orders of drawing."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.typesetting.content import RGB, Align, Entry, Row, Sheet, Table
from tests.typesetting.faces import Face
from tests.typesetting.rulings import Rulings, draw_rulings

MARGIN = 36.0
Drawing = Callable[[Canvas], None]


@dataclass(frozen=True)
class Style:
    """How content is typeset.

    Attributes:
        face: the font.
        size: font size in points of what the original prints in 9 points.
        wide: landscape paper.
        widths: columns as in the original, up to a quarter wider or narrower, or as even as their words allow.
        pad: points between a cell's border and its text.
        fills: whether cells are filled: as in the original, none, every one, or the labels the other way round.
        align: alignment of the cells that the original centres.
        valign: where short text stands in a tall cell.
        rulings: how rulings are drawn.
        shuffled: text and rulings are drawn in a random order.
        characters: each character is drawn by itself.
        bold: how bold text is made: by striking twice or by stroking outlines.
        seed: of everything random.
    """

    face: Face
    size: float = 9.0
    wide: bool = False
    widths: Literal["kept", "varied", "even"] = "kept"
    pad: float = 3.0
    fills: Literal["kept", "none", "all"] = "kept"
    align: Align = "center"
    valign: Literal["top", "middle"] = "middle"
    rulings: Rulings = field(default_factory=Rulings)
    shuffled: bool = False
    characters: bool = False
    bold: Literal["none", "strike", "outline"] = "none"
    seed: int = 1


def typeset(content: Sequence[Sheet], style: Style) -> bytes:
    """The content as a PDF, one page a sheet, taller than A4 where it needs to be."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=True)
    dice = random.Random(style.seed)  # noqa: S311 - a repeatable choice, not a secret
    for sheet in content:
        _Page(canvas, sheet, style, dice).draw()
    canvas.save()
    return buffer.getvalue()


class _Page:
    def __init__(self, canvas: Canvas, sheet: Sheet, style: Style, dice: random.Random) -> None:
        self.canvas, self.sheet, self.style, self.dice = canvas, sheet, style, dice
        short, tall = A4
        self.width, self.height = (tall, short) if style.wide or sheet.wide else (short, tall)
        self.grounds: list[Drawing] = []
        self.ink: list[Drawing] = []

    def draw(self) -> None:
        y = 48.0
        for block in self.sheet.blocks:
            y = self._row(block, y) if isinstance(block, Row) else self._table(block, y)
        self.height = max(self.height, y + 60)
        self.canvas.setPageSize((self.width, self.height))
        self.canvas.translate(0, self.height)
        if self.sheet.foot:
            face = self.style.face
            x = (self.width - face.width(self.sheet.foot, 9)) / 2
            self._text(self.sheet.foot, x, self.height - 30, 9, False)
        if self.style.shuffled:
            self.dice.shuffle(self.grounds)
            self.dice.shuffle(self.ink)
        for paint in (*self.grounds, *self.ink):
            paint(self.canvas)
        self.canvas.showPage()

    def _text(self, text: str, x: float, base: float, size: float, bold: bool) -> None:
        style = self.style
        mode = 2 if bold and style.bold == "outline" else 0
        parts: list[tuple[float, str]] = [(x, text)]
        if style.characters:
            parts, at = [], x
            for character in text:
                parts.append((at, character))
                at += style.face.width(character, size)
        for at, part in parts:
            self.ink.append(style.face.drawing(part, at, base, size, mode))
            if bold and style.bold == "strike":
                self.ink.append(style.face.drawing(part, at + 0.3, base, size, 0))

    def _row(self, row: Row, y: float) -> float:
        y += row.gap
        face, deepest = self.style.face, y
        end = 0.0
        for text in row.texts:
            size = text.size * self.style.size / 9.0
            room = self.width - 2 * MARGIN
            sentence = text.wrapped or text.text.endswith("。")
            if not sentence and room < face.width(text.text, size) < 1.25 * room:
                size *= room / face.width(text.text, size)
            left = min(text.x0 * self.width, MARGIN * 2)
            lines = face.wrapped(text.text, size, self.width - MARGIN - left)
            width = max(face.width(line, size) for line in lines)
            x = {
                "left": left if text.wrapped else min(text.x0 * self.width, self.width - width - 8),
                "center": (self.width - width) / 2,
                "right": self.width * text.x1 - width,
            }[text.align]
            x = max(x, end + 2 * size) if end else x
            for number, line in enumerate(lines):
                self._text(line, x, y + size * (1 + 1.6 * number), size, text.bold)
            end = x + width
            deepest = max(deepest, y + size * (1.15 + 1.6 * (len(lines) - 1)))
        return deepest

    def _table(self, table: Table, y: float) -> float:
        style = self.style
        y += table.gap
        size = style.size * table.size / 9.0
        widths = self._widths(table, size)
        left = MARGIN + (self.width - 2 * MARGIN - sum(widths)) / 2
        xs = [left]
        for width in widths:
            xs.append(xs[-1] + width)
        wrapped = {
            id(entry): style.face.wrapped(entry.text, size, _across(xs, entry) - 2 * style.pad)
            if not entry.pieces
            else [""] * (entry.pieces[-1].line + 1)
            for entry in table.entries
        }
        heights = [size * 1.3 + 2 * style.pad] * table.rows
        for entry in sorted(table.entries, key=lambda e: e.rows):
            need = len(wrapped[id(entry)]) * size * 1.3 + 2 * style.pad
            last = entry.row + entry.rows - 1
            heights[last] = max(heights[last], need - sum(heights[entry.row : last]))
        ys = [y]
        for height in heights:
            ys.append(ys[-1] + height)
        for entry in table.entries:
            self._entry(entry, xs, ys, wrapped[id(entry)], size)
        self.ink.extend(draw_rulings(table.entries, xs, ys, style.rulings))
        for mark in table.marks:
            box = (_at(xs, mark.x0), _at(ys, mark.y0), _at(xs, mark.x1), _at(ys, mark.y1))
            self.ink.append(_arrow(box) if mark.arrow else _ground(box, mark.fill))
        return ys[-1]

    def _widths(self, table: Table, size: float) -> list[float]:
        style = self.style
        room = self.width - 2 * MARGIN
        shares = list(table.widths)
        if style.widths == "varied":
            shares = [share * self.dice.uniform(0.8, 1.25) for share in shares]
        elif style.widths == "even":
            shares = [(share + sum(shares) / len(shares)) / 2 for share in shares]
        total = min(room, sum(table.widths) * self.width) if style.widths == "kept" else room
        least = [0.0] * table.columns
        for entry in sorted(table.entries, key=lambda e: e.columns):
            need = style.face.longest(entry.text, size) + 2 * style.pad + 1
            lack = need - sum(least[entry.column : entry.column + entry.columns])
            if lack > 0:
                for k in range(entry.column, entry.column + entry.columns):
                    least[k] += lack / entry.columns
        total = max(total, min(room, sum(least)))
        scale = total / sum(shares)
        widths = [share * scale for share in shares]
        for _ in range(8):
            short = [max(0.0, need - width) for need, width in zip(least, widths, strict=True)]
            spare = [max(0.0, width - need) for need, width in zip(least, widths, strict=True)]
            if not any(short) or not any(spare):
                break
            part = min(1.0, sum(short) / sum(spare))
            widths = [w + s - p * part for w, s, p in zip(widths, short, spare, strict=True)]
        return widths

    def _entry(self, entry: Entry, xs: list[float], ys: list[float], lines: list[str], size: float) -> None:
        style = self.style
        x0, x1 = xs[entry.column], xs[entry.column + entry.columns]
        y0, y1 = ys[entry.row], ys[entry.row + entry.rows]
        fill = {"kept": entry.fill, "none": None, "all": entry.fill or (250, 247, 235)}[style.fills]
        if fill is not None:
            self.grounds.append(_ground((x0, y0, x1, y1), fill))
        block = len(lines) * size * 1.3
        y = y0 + style.pad if style.valign == "top" else (y0 + y1 - block) / 2
        for piece in entry.pieces:
            x = x0 + piece.x0 * (x1 - x0)
            self._text(piece.text, x, y + size * (1 + 1.3 * piece.line), size, entry.bold)
        align = style.align if entry.align == "center" else entry.align
        for line in lines:
            width = style.face.width(line, size)
            x = {"left": x0 + style.pad, "center": (x0 + x1 - width) / 2, "right": x1 - style.pad - width}[align]
            if line:
                self._text(line, x, y + size, size, entry.bold)
            y += size * 1.3


def _across(xs: list[float], entry: Entry) -> float:
    return xs[entry.column + entry.columns] - xs[entry.column]


def _at(marks: list[float], share: float) -> float:
    k = min(int(share), len(marks) - 2)
    a, b = list(pairwise(marks))[k]
    return a + (share - k) * (b - a)


def _ground(box: tuple[float, float, float, float], fill: RGB) -> Drawing:
    x0, y0, x1, y1 = box

    def paint(canvas: Canvas) -> None:
        canvas.setFillColorRGB(*(part / 255 for part in fill))
        canvas.rect(x0, -y1, x1 - x0, y1 - y0, stroke=0, fill=1)

    return paint


def _arrow(box: tuple[float, float, float, float]) -> Drawing:
    x0, y0, x1, y1 = box
    y = -(y0 + y1) / 2

    def paint(canvas: Canvas) -> None:
        canvas.setStrokeColorRGB(0, 0, 0)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setLineWidth(1)
        canvas.setDash([])
        canvas.line(x0, y, x1 - 4, y)
        head = canvas.beginPath()
        head.moveTo(x1, y)
        head.lineTo(x1 - 5, y + 2.5)
        head.lineTo(x1 - 5, y - 2.5)
        head.close()
        canvas.drawPath(head, stroke=0, fill=1)

    return paint
