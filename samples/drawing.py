"""Draws municipal forms the way office programs print them: ruled tables with merged cells on A4 pages.

Every drawing is deterministic (reportlab's ``invariant``), so that a sample can be redrawn and compared byte for
byte. Lengths are points from the page's top left corner. The habits of real files are options here: text struck
twice as a fake bold, borders as thin fills, every cell with a border of its own, dashed inner rulings, a missing
outer border, white rectangles under the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = Path(__file__).parent / "fonts"
GOTHIC, GOTHIC_BOLD, MINCHO = "SampleGothic", "SampleGothicBold", "SampleMincho"
CID_GOTHIC, CID_MINCHO = "HeiseiKakuGo-W5", "HeiseiMin-W3"

Colour = tuple[float, float, float]
WHITE: Colour = (1, 1, 1)
BLUE: Colour = (0.85, 0.91, 0.96)
GREEN: Colour = (0.88, 0.94, 0.85)
GREY: Colour = (0.93, 0.93, 0.93)
CREAM: Colour = (1, 0.95, 0.82)

_NEVER_FIRST = "、。，．）」』】〕・ー々！？)」%％ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_NEVER_LAST = "（「『【〔("


def register_fonts() -> None:
    """Makes the fonts of the samples known to reportlab; harmless when called again."""
    known = pdfmetrics.getRegisteredFontNames()
    for name, file in (
        (GOTHIC, "NotoSansJP-Regular.subset.ttf"),
        (GOTHIC_BOLD, "NotoSansJP-Bold.subset.ttf"),
        (MINCHO, "NotoSerifJP-Regular.subset.ttf"),
    ):
        if name not in known:
            pdfmetrics.registerFont(TTFont(name, str(FONTS / file)))
    for name in (CID_GOTHIC, CID_MINCHO):
        if name not in known:
            pdfmetrics.registerFont(UnicodeCIDFont(name))


@dataclass(frozen=True)
class Cell:
    """A cell of a table to draw.

    ``text`` may hold line feeds; longer lines are wrapped. ``strike`` strikes the text twice (fake bold).
    ``upright`` writes one character below the other. ``arrow`` draws a line with a head through the cell.
    ``above`` is a small raised text after the last line (the 2 of km²).
    """

    text: str = ""
    columns: int = 1
    rows: int = 1
    align: str = "left"
    fill: Colour | None = None
    strike: bool = False
    font: str | None = None
    size: float | None = None
    upright: bool = False
    arrow: str | None = None
    valign: str = "middle"
    raised: str = ""


def label(text: str, columns: int = 1, rows: int = 1, fill: Colour | None = BLUE, **more: object) -> Cell:
    """A cell that names a field: filled, centred, struck twice."""
    return replace(Cell(text, columns, rows, "center", fill, True), **more)  # type: ignore[arg-type]


def right(text: str, columns: int = 1, rows: int = 1, **more: object) -> Cell:
    """A figure."""
    return replace(Cell(text, columns, rows, "right"), **more)  # type: ignore[arg-type]


def centre(text: str, columns: int = 1, rows: int = 1, **more: object) -> Cell:
    """A mark or a short word."""
    return replace(Cell(text, columns, rows, "center"), **more)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Rules:
    """How a table's rulings are drawn.

    ``style``: ``cells`` (every cell strokes its own border, so that inner rulings are struck twice), ``fills``
    (thin black rectangles), ``double`` (two strokes 0.4 pt apart). ``open_sides`` are outer sides without border
    (any of ``lrtb``). ``dashed`` dashes horizontal inner rulings. ``no_verticals`` are rows without vertical
    rulings inside.
    """

    style: str = "cells"
    open_sides: str = ""
    dashed: bool = False
    no_verticals: frozenset[int] = frozenset()
    width: float = 0.5
    underlay: bool = False


@dataclass
class _Placed:
    cell: Cell
    row: int
    column: int
    lines: list[str] = field(default_factory=list)


class Sheet:
    """A PDF file being drawn page by page."""

    def __init__(
        self,
        path: Path,
        title: str,
        *,
        font: str = GOTHIC,
        size: float = 9,
        wide: bool = False,
        number_pages: bool = True,
        first_page: int = 1,
    ) -> None:
        register_fonts()
        page = landscape(A4) if wide else A4
        self.canvas = Canvas(str(path), pagesize=page, invariant=1, pageCompression=1)
        self.canvas.setTitle(title)
        self.canvas.setAuthor("kohyo samples")
        self.canvas.setProducer("kohyo samples")
        self.width, self.height = page
        self.font, self.size = font, size
        self.number_pages, self.page = number_pages, first_page
        self.top = 56.0

    def next_page(self) -> None:
        """Ends the page, with its number at the foot."""
        if self.number_pages:
            self.text(str(self.page), self.width / 2, self.height - 30, size=9, align="center")
        self.canvas.showPage()
        self.page += 1
        self.top = 56.0

    def save(self) -> None:
        """Ends the last page and writes the file."""
        self.next_page()
        self.canvas.save()

    def text(
        self,
        text: str,
        x: float,
        baseline: float,
        *,
        size: float | None = None,
        font: str | None = None,
        align: str = "left",
        strike: bool = False,
    ) -> float:
        """Writes one line and returns its width; ``strike`` writes it twice, a quarter of a point apart."""
        size, font = size or self.size, font or self.font
        width = pdfmetrics.stringWidth(text, font, size)
        x -= {"left": 0, "center": width / 2, "right": width}[align]
        self.canvas.setFillColorRGB(0, 0, 0)
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - baseline, text)
        if strike:
            self.canvas.drawString(x + 0.25, self.height - baseline, text)
        return float(width)

    def line(self, text: str, *, x: float = 56, size: float | None = None, gap: float = 6, **more: object) -> None:
        """Writes a line of running text below what is there."""
        size = size or self.size
        self.text(text, x, self.top + size, size=size, **more)  # type: ignore[arg-type]
        self.top += size + gap

    def paragraph(self, text: str, *, x: float = 56, width: float = 483, gap: float = 6) -> None:
        """Writes a wrapped paragraph below what is there."""
        for part in wrap(text, self.font, self.size, width):
            self.text(part, x, self.top + self.size)
            self.top += self.size * 1.6
        self.top += gap

    def table(
        self,
        rows: Sequence[Sequence[Cell]],
        widths: Sequence[float],
        *,
        x: float = 56,
        size: float | None = None,
        rules: Rules | None = None,
        least: float = 17,
        pad: float = 3,
    ) -> list[float]:
        """Draws a table below what is there; returns the y of every horizontal edge."""
        rules, size = rules or Rules(), size or self.size
        placed = _place(rows)
        edges_x = [x]
        for w in widths:
            edges_x.append(edges_x[-1] + w)
        heights = [least] * len(rows)
        for spot in sorted(placed, key=lambda p: p.cell.rows):
            cell = spot.cell
            room = edges_x[spot.column + cell.columns] - edges_x[spot.column] - 2 * pad
            own = cell.size or size
            spot.lines = list(cell.text) if cell.upright else wrap(cell.text, cell.font or self.font, own, room)
            need = len(spot.lines) * own * (1.15 if cell.upright else 1.3) + 2 * pad
            last = spot.row + cell.rows - 1
            heights[last] = max(heights[last], need - sum(heights[spot.row : last]))
        edges_y = [self.top]
        for h in heights:
            edges_y.append(edges_y[-1] + h)
        for spot in placed:
            self._fill(spot, edges_x, edges_y, rules)
        for spot in placed:
            self._border(spot, edges_x, edges_y, rules)
        for spot in placed:
            self._write(spot, edges_x, edges_y, size, pad)
        self.top = edges_y[-1] + 8
        return edges_y

    def _frame(self, spot: _Placed, xs: list[float], ys: list[float]) -> tuple[float, float, float, float]:
        cell = spot.cell
        return xs[spot.column], ys[spot.row], xs[spot.column + cell.columns], ys[spot.row + cell.rows]

    def _fill(self, spot: _Placed, xs: list[float], ys: list[float], rules: Rules) -> None:
        colour = spot.cell.fill or (WHITE if rules.underlay else None)
        if colour is None:
            return
        x0, y0, x1, y1 = self._frame(spot, xs, ys)
        self.canvas.setFillColorRGB(*colour)
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)

    def _border(self, spot: _Placed, xs: list[float], ys: list[float], rules: Rules) -> None:
        x0, y0, x1, y1 = self._frame(spot, xs, ys)
        sides = {
            "t": (x0, y0, x1, y0, y0 == ys[0]),
            "b": (x0, y1, x1, y1, y1 == ys[-1]),
            "l": (x0, y0, x0, y1, x0 == xs[0]),
            "r": (x1, y0, x1, y1, x1 == xs[-1]),
        }
        for side, (ax, ay, bx, by, outer) in sides.items():
            if outer and side in rules.open_sides:
                continue
            if not outer and side in "lr" and spot.row in rules.no_verticals:
                continue
            dashed = rules.dashed and side in "tb" and not outer
            self.rule(ax, ay, bx, by, style=rules.style, width=rules.width, dashed=dashed)

    def rule(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        *,
        style: str = "cells",
        width: float = 0.5,
        dashed: bool = False,
    ) -> None:
        """Draws one horizontal or vertical ruling in the given style."""
        canvas, h = self.canvas, self.height
        canvas.setStrokeColorRGB(0, 0, 0)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setLineWidth(width)
        if style == "fills" and not dashed:
            half = width / 2
            canvas.rect(x0 - half, h - y1 - half, x1 - x0 + width, y1 - y0 + width, stroke=0, fill=1)
            return
        canvas.setDash(*([[1.5, 1.5]] if dashed else [[]]))
        canvas.line(x0, h - y0, x1, h - y1)
        if style == "double":
            across = 0.4 if y0 == y1 else 0
            along = 0.4 if x0 == x1 else 0
            canvas.line(x0 + along, h - y0 - across, x1 + along, h - y1 - across)
        canvas.setDash([])

    def _write(self, spot: _Placed, xs: list[float], ys: list[float], size: float, pad: float) -> None:
        cell = spot.cell
        x0, y0, x1, y1 = self._frame(spot, xs, ys)
        own = cell.size or size
        step = own * (1.15 if cell.upright else 1.3)
        block = len(spot.lines) * step
        y = y0 + pad if cell.valign == "top" else (y0 + y1 - block) / 2
        align = "center" if cell.upright else cell.align
        at = {"left": x0 + pad, "center": (x0 + x1) / 2, "right": x1 - pad}[align]
        for number, part in enumerate(spot.lines):
            raised = cell.raised if number == len(spot.lines) - 1 else ""
            wide = self.text(
                part,
                at - (own * 0.35 if raised and align == "right" else 0),
                y + own * 1.0,
                size=own,
                font=cell.font,
                align=align,
                strike=cell.strike,
            )
            if raised:
                end = {"left": at + wide, "center": at + wide / 2, "right": at - own * 0.35}[align]
                self.text(raised, end, y + own * 0.62, size=own * 0.6, font=cell.font)
            y += step
        if cell.arrow:
            self.arrow(x0 + 4, (y0 + y1) / 2, x1 - 4, both=cell.arrow == "both")

    def arrow(self, x0: float, y: float, x1: float, *, both: bool = False) -> None:
        """Draws a horizontal arrow with a filled head (two heads for ``both``)."""
        canvas, base = self.canvas, self.height - y
        canvas.setStrokeColorRGB(0, 0, 0)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setLineWidth(1)
        canvas.line(x0, base, x1 - 4, base)
        for tip, back in ((x1, x1 - 5), (x0, x0 + 5))[: 2 if both else 1]:
            path = canvas.beginPath()
            path.moveTo(tip, base)
            path.lineTo(back, base + 2.5)
            path.lineTo(back, base - 2.5)
            path.close()
            canvas.drawPath(path, stroke=0, fill=1)


def _place(rows: Sequence[Sequence[Cell]]) -> list[_Placed]:
    """Gives every cell its row and column, past the cells that reach down from above."""
    taken: set[tuple[int, int]] = set()
    placed = []
    for r, row in enumerate(rows):
        c = 0
        for cell in row:
            while (r, c) in taken:
                c += 1
            placed.append(_Placed(cell, r, c))
            taken |= {(r + i, c + j) for i in range(cell.rows) for j in range(cell.columns)}
            c += cell.columns
    return placed


def wrap(text: str, font: str, size: float, width: float) -> list[str]:
    """Breaks a text into lines no wider than ``width``, with the simplest rules of Japanese typesetting."""
    lines = []
    for part in text.split("\n"):
        current = ""
        for character in part:
            if current and pdfmetrics.stringWidth(current + character, font, size) > width:
                if len(current) > 1 and (character in _NEVER_FIRST or current[-1] in _NEVER_LAST):
                    lines.append(current[:-1])
                    current = current[-1]
                else:
                    lines.append(current)
                    current = ""
            current += character
        lines.append(current)
    return lines
