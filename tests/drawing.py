"""Small PDFs drawn for tests, with the habits of real files. Lengths are points from a page's top left corner."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extract.document import read_bytes
from schemas.printed import Document, Grid

WIDTH, HEIGHT = 400.0, 500.0
GOTHIC = "HeiseiKakuGo-W5"
Spans = list[tuple[int, int, int, int]]


class Drawing:
    """A PDF with pages of one size; every method draws on the current page."""

    def __init__(self, width: float = WIDTH, height: float = HEIGHT) -> None:
        self.width, self.height = width, height
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=(width, height), invariant=True)
        if GOTHIC not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(UnicodeCIDFont(GOTHIC))

    def text(self, x: float, base: float, text: str, size: float = 10, **how: Any) -> None:
        """Text with its baseline at ``base``; ``how``: spacing, mode, font, turn (degrees clockwise)."""
        c = self.canvas
        c.saveState()
        c.translate(x, self.height - base)
        c.rotate(-how.get("turn", 0))
        line = c.beginText(0, 0)
        line.setFont(how.get("font", GOTHIC), size)
        line.setCharSpace(how.get("spacing", 0))
        line.setTextRenderMode(how.get("mode", 0))
        line.textOut(text)
        c.drawText(line)
        c.restoreState()

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5, grey: float = 0) -> None:
        """A stroke."""
        self.canvas.setLineWidth(width)
        self.canvas.setStrokeGray(grey)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def fill(self, x0: float, top: float, x1: float, bottom: float, *rgb: float) -> None:
        """A filled rectangle, black where no colour is given."""
        self.canvas.setFillColorRGB(*(rgb or (0, 0, 0)))
        self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        self.canvas.setFillColorRGB(0, 0, 0)

    def arrow(self, x0: float, top: float, x1: float, bottom: float, grey: float = 0.7) -> None:
        """An arrow to the right in one piece, with its outline."""
        middle, half, head = (top + bottom) / 2, (bottom - top) / 4, bottom - top
        points = [(x0, middle - half), (x1 - head, middle - half), (x1 - head, top), (x1, middle)]
        points += [(x1 - head, bottom), (x1 - head, middle + half), (x0, middle + half)]
        self.canvas.setFillGray(grey)
        self.canvas.setStrokeGray(0)
        self.polygon(points, stroke=True)
        self.canvas.setFillGray(0)

    def polygon(self, points: Sequence[tuple[float, float]], *, stroke: bool = False, fill: bool = True) -> None:
        """A closed shape with straight sides in the colours that are set, begun at its first point."""
        path = self.canvas.beginPath()
        path.moveTo(points[0][0], self.height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self.height - y)
        path.close()
        self.canvas.drawPath(path, stroke=stroke, fill=fill)

    def frame(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """The outline of a rectangle."""
        self.canvas.setStrokeGray(0)
        self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top)

    def office_box(self, x0: float, top: float, x1: float, bottom: float, *rgb: float) -> None:
        """A rectangle begun in the middle of a side, as office programs do; filled where it has a colour."""
        begun = ((x0 + x1) / 2, bottom)
        self.canvas.setFillColorRGB(*(rgb or (0, 0, 0)))
        self.canvas.setStrokeGray(0)
        outline = [begun, (x0, bottom), (x0, top), (x1, top), (x1, bottom), begun]
        self.polygon(outline, stroke=not rgb, fill=bool(rgb))
        self.canvas.setFillColorRGB(0, 0, 0)

    def rounded(self, x0: float, top: float, x1: float, bottom: float, radius: float) -> None:
        """The outline of a box with round corners."""
        self.canvas.setStrokeGray(0)
        self.canvas.roundRect(x0, self.height - bottom, x1 - x0, bottom - top, radius)

    def grid(self, xs: Sequence[float], ys: Sequence[float], **how: Any) -> None:
        """All lines of a regular grid."""
        for x in xs:
            self.line(x, ys[0], x, ys[-1], **how)
        for y in ys:
            self.line(xs[0], y, xs[-1], y, **how)

    def label(self, xs: Sequence[float], ys: Sequence[float], size: float = 8) -> None:
        """A text in each cell of a regular grid that says its row and column: ``r0c0``."""
        for row, y in enumerate(ys[:-1]):
            for column, x in enumerate(xs[:-1]):
                self.text(x + 3, y + 11, f"r{row}c{column}", size)

    def page(self) -> None:
        """Begins a new page."""
        self.canvas.showPage()

    def data(self) -> bytes:
        """The finished file."""
        self.canvas.showPage()
        self.canvas.save()
        return self._buffer.getvalue()

    def read(self) -> Document:
        """The finished file as the program reads it."""
        return read_bytes(self.data(), source_name="drawn.pdf")


def only_grid(document: Document) -> Grid:
    """The only table of the document."""
    grids = [grid for page in document.pages for grid in page.grids]
    assert len(grids) == 1, [grid.row_count for grid in grids]
    return grids[0]


def spans(grid: Grid) -> Spans:
    """(row, column, row span, column span) of every cell."""
    return [(c.row, c.column, c.row_span, c.column_span) for c in grid.cells]


def texts(document: Document, page: int = 0) -> list[str]:
    """The lines outside tables."""
    return [line.text for line in document.pages[page].lines]
