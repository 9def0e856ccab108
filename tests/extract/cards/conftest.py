"""Tables drawn with letters: bars between cells, ``<`` merged to the left, ``^`` upwards, ``⏎`` a line feed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from extract.cards.cells.roles import pieces_of
from extract.cards.cells.view import view_of
from extract.cards.draft import Draft
from extract.cards.pairs import read_card
from extract.families.card_labelled_grid import FAMILY
from extract.family import Family
from schemas.printed import Box, Cell, Document, Grid, Line, Page, RawRecord, Remark, Ruling, Shape, Word

WIDTH, HEIGHT = 100.0, 30.0
BLUE = (221, 235, 247)
GREY = (128, 128, 128)


@dataclass
class Sketch:
    """Builds documents; keys run on over everything that one sketch draws."""

    next_key: int = 1
    pages: list[Page] = field(default_factory=list)

    def key(self) -> int:
        self.next_key += 1
        return self.next_key - 1

    def line(self, text: str, box: Box | None = None, number: int | None = None) -> Line:
        words = []
        step = 0.0 if box is None else box.width / max(1, len(text))
        at = 0
        for word in text.split(" "):
            place = (
                None
                if box is None
                else Box(box.x0 + at * step, box.top, box.x0 + (at + len(word)) * step, box.bottom)
            )
            if word:
                words.append(Word(word, place))
            at += len(word) + 1
        return Line(tuple(words), text, box, number, self.key())

    def grid(self, *rows: str, boxed: bool = True, ruled: bool = True, top: float = 100.0) -> Grid:
        """A table; ``⏎`` breaks a line, cells whose text begins with ``*`` are blue, with ``#`` grey."""
        table = [[part.strip() for part in row.split("|")] for row in rows]
        width = max(len(row) for row in table)
        table = [row + [""] * (width - len(row)) for row in table]
        key = self.key()
        cells = []
        for r, row in enumerate(table):
            for c, text in enumerate(row):
                if text in ("<", "^"):
                    continue
                right = c + 1
                while right < width and row[right] == "<":
                    right += 1
                down = r + 1
                while down < len(table) and table[down][c] == "^":
                    down += 1
                cells.append(self._cell(r, c, down - r, right - c, text, boxed, top))
        box = Box(0.0, top, width * WIDTH, top + len(table) * HEIGHT) if boxed else None
        return Grid(tuple(cells), len(table), width, box, None if boxed else 1, key, ruled)

    def _cell(self, row: int, column: int, rows: int, columns: int, text: str, boxed: bool, top: float) -> Cell:
        fill = {"*": BLUE, "#": GREY}.get(text[:1])
        text = text.removeprefix("*").removeprefix("#")
        x0, y0 = column * WIDTH, top + row * HEIGHT
        box = Box(x0, y0, x0 + columns * WIDTH, y0 + rows * HEIGHT) if boxed else None
        lines = []
        for number, part in enumerate(text.split("⏎")):
            if part.strip():
                wide = min(len(part) * 8.0, columns * WIDTH - 4.0)
                place = Box(x0 + 2, y0 + 10 * number, x0 + 2 + wide, y0 + 10 * number + 9) if boxed else None
                lines.append(self.line(part, place, None if boxed else row + 1))
        return Cell(row, column, rows, columns, tuple(lines), box, fill)

    def page(
        self,
        *items: str | Grid,
        shapes: Sequence[Shape] = (),
        rulings: Sequence[Ruling] = (),
        paged: bool = False,
    ) -> None:
        """Adds a page; one without boxed tables is part of a text unless ``paged`` says that it is paper."""
        flow = tuple(self.line(item) if isinstance(item, str) else item for item in items)
        boxed = paged or any(isinstance(item, Grid) and item.box is not None for item in items)
        number = len(self.pages) + 1 if boxed else None
        self.pages.append(
            Page(number, 800.0 if boxed else None, 600.0 if boxed else None, flow, tuple(rulings), tuple(shapes))
        )

    @property
    def document(self) -> Document:
        paged = self.pages[0].number is not None
        media = "application/pdf" if paged else "text/markdown"
        count = len(self.pages) if paged else None
        return Document("d0123456789ab", "x", "0" * 64, media, "native", count, tuple(self.pages))

    def draft(self, *rows: str, boxed: bool = True, **options: Sequence[Shape] | Sequence[Ruling]) -> Draft:
        """What one card drawn as one table gives."""
        grid = self.grid(*rows, boxed=boxed)
        self.page(grid, **options)  # type: ignore[arg-type]
        return read_card(view_of([pieces_of(self.pages[-1], grid)]))

    def records(self, family: Family = FAMILY) -> list[RawRecord]:
        """The records of all cards of the document."""
        document = self.document
        return [r for region in family.find(document) for r in family.read(document, region).records]

    def remarks(self) -> list[Remark]:
        """The remarks of all cards of the document."""
        document = self.document
        return [r for region in FAMILY.find(document) for r in FAMILY.read(document, region).remarks]

    def texts(self, table: str, family: Family = FAMILY) -> list[dict[str, str]]:
        """The printed texts of a table's records."""
        return [{n: p.text for n, p in r.fields.items()} for r in self.records(family) if r.table == table]

    def kpis(self) -> list[tuple[str | None, ...]]:
        """The indicators: name, baseline with its label, target with its label."""
        names = ("indicator", "baseline", "baseline_label", "target", "target_label")
        return [tuple(k.get(n) for n in names) for k in self.texts("kpis")]

    def results(self) -> list[tuple[int | None, str, str]]:
        """The results: the indicator's number in its card, year, value."""
        found = [r for r in self.records() if r.table == "kpi_results"]
        return [(r.item, r.fields["fiscal_year"].text, r.fields["value"].text) for r in found]


@pytest.fixture
def sketch() -> Sketch:
    return Sketch()


@pytest.fixture
def new_sketch() -> Callable[[], Sketch]:
    return Sketch
