"""What stands on a page, exactly as printed.

Everything a source reads (PDF, scan, text dump, Markdown) becomes a :class:`Document` made of these types, so
that a family of layouts cannot tell the inputs apart except by missing boxes. All types are frozen, slotted and
picklable. Lengths are points (1/72 inch) from the page's top left corner. The large ones compare by identity,
so that they can be keys of a cache without hashing a whole document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from math import cos, radians, sin
from typing import Literal

from schemas.frozen import dataclass

Method = Literal["text", "ocr", "correction"]
TextLayer = Literal["native", "ocr", "mixed", "text"]


LOST_LETTER = "〓"
"""A letter seen in a picture that could not be read, as printers set it where they have no type for one."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points; ``top`` is smaller than ``bottom``."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Horizontal extent in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Vertical extent in points."""
        return self.bottom - self.top

    @property
    def center(self) -> tuple[float, float]:
        """The middle as (x, y)."""
        return ((self.x0 + self.x1) / 2, (self.top + self.bottom) / 2)

    def contains(self, x: float, y: float) -> bool:
        """Whether the point (x, y) lies inside or on the edge."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def union(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )

    @staticmethod
    def around(boxes: list[Box]) -> Box | None:
        """The smallest box around all of ``boxes``; None for an empty list."""
        if len(boxes) < 2:
            return boxes[0] if boxes else None
        return Box(
            min([b.x0 for b in boxes]),
            min([b.top for b in boxes]),
            max([b.x1 for b in boxes]),
            max([b.bottom for b in boxes]),
        )


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a gap, in reading order.

    ``size`` is the font size in points and ``bold`` whether the face is bold or struck twice; None and False
    where the input does not tell. ``confidence`` is 1.0 except for OCR.
    """

    text: str
    box: Box | None = None
    size: float | None = None
    bold: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A printed line: words side by side.

    Attributes:
        words: at least one word, left to right (or top to bottom for vertical writing).
        text: the line as printed, with the printed spaces between words.
        box: None where the input has no positions.
        number: 1-based line of a text input; None for pages.
        key: unique within the document; used to account for every printed line.
        level: heading level that the markup itself gives (Markdown ``##`` is 2); None elsewhere.
        bullet: the markup says this is a list item (Markdown ``- ``).
    """

    words: tuple[Word, ...]
    text: str
    box: Box | None = None
    number: int | None = None
    key: int = -1
    level: int | None = None
    bullet: bool = False

    @property
    def size(self) -> float | None:
        """The largest font size on the line in points; None where unknown."""
        if len(self.words) == 1:
            return self.words[0].size
        sizes = [w.size for w in self.words if w.size is not None]
        return max(sizes) if sizes else None

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return bool(self.words) and all(w.bold for w in self.words)

    @property
    def confidence(self) -> float:
        """The lowest confidence of the line's words."""
        return min((w.confidence for w in self.words), default=1.0)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight horizontal or vertical stroke (or a fill thin enough to act as one)."""

    box: Box
    horizontal: bool
    width: float = 0.5


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn figure that is neither a ruling nor a cell: a bar, an arrow, a filled cell.

    ``fill`` is an RGB triple of 0-255, None for an outline only.
    """

    box: Box
    kind: Literal["fill", "line", "arrow"]
    fill: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid with its exact span.

    Attributes:
        row: first grid row, from 0.
        column: first grid column, from 0.
        row_span: number of grid rows.
        column_span: number of grid columns.
        lines: empty for an empty cell.
        box: None where the input has no positions.
        fill: RGB of the background; None where nothing or white is painted.
        text: the printed lines, one under the other, separated by line feeds.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    lines: tuple[Line, ...]
    box: Box | None = None
    fill: tuple[int, int, int] | None = None
    text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Joins the lines once, for every family asks for the text of every cell."""
        object.__setattr__(self, "text", "\n".join([line.text for line in self.lines]))

    @property
    def rows(self) -> range:
        """The grid rows that the cell covers."""
        return range(self.row, self.row + self.row_span)

    @property
    def columns(self) -> range:
        """The grid columns that the cell covers."""
        return range(self.column, self.column + self.column_span)


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """A table: cells in reading order (row by row, left to right) that do not overlap.

    Attributes:
        cells: every cell, empty ones too.
        row_count: number of grid rows.
        column_count: number of grid columns.
        box: None where the input has no positions.
        number: 1-based line of a text input where the table begins.
        key: unique within the document, in reading order, from 1.
        ruled: False where the grid was inferred from the alignment of words.
    """

    cells: tuple[Cell, ...]
    row_count: int
    column_count: int
    box: Box | None = None
    number: int | None = None
    key: int = -1
    ruled: bool = True

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers (row, column); None where the grid has a hole."""
        for cell in self.cells:
            if row in cell.rows and column in cell.columns:
                return cell
        return None

    def row(self, row: int) -> tuple[Cell, ...]:
        """The cells that cover a row, left to right; a cell over several rows is in each of them."""
        own = [c for c in self.cells if c.row <= row < c.row + c.row_span]
        return tuple(sorted(own, key=lambda c: c.column))

    def column(self, column: int) -> tuple[Cell, ...]:
        """The cells that cover a column, top to bottom."""
        own = [c for c in self.cells if c.column <= column < c.column + c.column_span]
        return tuple(sorted(own, key=lambda c: c.row))

    @property
    def lines(self) -> Iterator[Line]:
        """Every printed line in the grid, cell by cell."""
        for cell in self.cells:
            yield from cell.lines


@dataclass(frozen=True, slots=True)
class Turned:
    """How a scanned page was turned to be read: its boxes are those of the page after turning.

    Attributes:
        width: width in points of the page as the file shows it.
        height: its height in points.
        quarters: how many quarters counterclockwise it was turned first, 0 to 3.
        degrees: by how much it was turned counterclockwise around its middle after that.
    """

    width: float
    height: float
    quarters: int
    degrees: float

    def as_shown(self, box: Box) -> Box:
        """The smallest box, on the page as the file shows it, around a box of the turned page.

        >>> Turned(200.0, 300.0, 1, 0.0).as_shown(Box(10, 20, 60, 30))
        Box(x0=170.0, top=10.0, x1=180.0, bottom=60.0)
        >>> shown = Turned(200.0, 300.0, 0, 1.0).as_shown(Box(0, 150, 10, 160))
        >>> [round(value, 1) for value in (shown.x0, shown.top, shown.x1, shown.bottom)]
        [0.0, 148.3, 10.0, 158.4]
        """
        corners = [self._point(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        across, down = [x for x, _ in corners], [y for _, y in corners]
        return Box(
            max(0.0, min(across)),
            max(0.0, min(down)),
            min(self.width, max(across)),
            min(self.height, max(down)),
        )

    def _point(self, x: float, y: float) -> tuple[float, float]:
        wide, high = (self.height, self.width) if self.quarters % 2 else (self.width, self.height)
        angle = radians(self.degrees)
        right, below = x - wide / 2, y - high / 2
        x = wide / 2 + right * cos(angle) - below * sin(angle)
        y = high / 2 + right * sin(angle) + below * cos(angle)
        if self.quarters == 1:
            return self.width - y, x
        if self.quarters == 2:
            return self.width - x, self.height - y
        return (y, self.height - x) if self.quarters == 3 else (x, y)


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A page, or the whole of a text input (``number``, ``width`` and ``height`` are None then).

    ``flow`` holds the lines outside tables and the tables themselves in reading order. ``furniture`` holds lines
    that belong to the paper and not to the text: page numbers and running heads. ``turned`` says how a scan was
    turned to be read, where it was: all boxes are those of the turned page. ``frames`` are the outlines of boxes
    drawn as one path each, their corners round or not; ``pictures`` are where images stand.
    """

    number: int | None
    width: float | None
    height: float | None
    flow: tuple[Line | Grid, ...]
    rulings: tuple[Ruling, ...] = ()
    shapes: tuple[Shape, ...] = ()
    furniture: tuple[Line, ...] = ()
    method: Method = "text"
    turned: Turned | None = None
    frames: tuple[Box, ...] = ()
    pictures: tuple[Box, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines outside tables, in reading order."""
        return tuple(item for item in self.flow if isinstance(item, Line))

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The tables, in reading order."""
        return tuple(item for item in self.flow if isinstance(item, Grid))


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """An input file as read, whatever its format, or a section of a long one.

    A section begins with the headings that stand above it from pages before, each on its own page: they are
    context, and were read with the section before.

    Attributes:
        document_id: ``d`` and the first 12 hex digits of the file's SHA-256.
        source_name: the file's name without folders.
        sha256: hex digest of the file's bytes.
        media_type: ``application/pdf``, ``text/plain`` or ``text/markdown``.
        text_layer: where the words come from.
        page_count: None where the input has no pages.
        pages: at least one; exactly one for a text input.
        notes: remarks of the source that a person should see (Japanese): damaged rows, unreadable glyphs.
        section: which section of the document this is, from 0; 0 for a document in one piece.
        first_key: keys below it belong to headings from sections before.
    """

    document_id: str
    source_name: str
    sha256: str
    media_type: str
    text_layer: TextLayer
    page_count: int | None
    pages: tuple[Page, ...]
    notes: tuple[SourceNote, ...] = ()
    section: int = 0
    first_key: int = 0

    @property
    def flow(self) -> Iterator[tuple[Page, Line | Grid]]:
        """All lines and tables of all pages in reading order."""
        for page in self.pages:
            for item in page.flow:
                yield page, item


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Something a source noticed while reading; becomes a finding.

    ``rule`` is the finding's rule id; ``message`` is Japanese and says where to look.
    """

    rule: str
    message: str
    page: int | None = None
    line: int | None = None
    found: str | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """A piece of printed text and where it stands; the text is never altered.

    ``text`` keeps the printed line breaks as line feeds. ``keys`` are the keys of the lines it was taken from.
    ``as_read`` is what a recogniser took it for where ``text`` was corrected; None everywhere else.
    """

    text: str
    page: int | None = None
    box: Box | None = None
    line: int | None = None
    method: Method = "text"
    confidence: float = 1.0
    keys: tuple[int, ...] = ()
    as_read: str | None = None


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One record as a family read it: text by field, nothing interpreted.

    Attributes:
        table: name of a table of the contract.
        key: reading position (the smallest line key of the record); records are ordered by it.
        fields: raw field name to printed text; a field that was not printed is absent.
        card: ``key`` of the initiative's record that this one belongs to; None for tables that are not card data.
        item: 1-based ordinal of the indicator within the card (kpis and kpi_results only).
        extra: labels that the vocabulary does not know, with their values, in printed order.
        page_start: first page of the region; None without pages.
        page_end: last page of the region.
    """

    table: str
    key: int
    fields: Mapping[str, Printed]
    card: int | None = None
    item: int | None = None
    extra: tuple[tuple[Printed, Printed], ...] = ()
    page_start: int | None = None
    page_end: int | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a family noticed while reading; becomes a finding of the same rule.

    ``printed`` is where to look; ``message`` is Japanese.
    """

    rule: str
    message: str
    printed: Printed | None = None
    table: str | None = None
    expected: str | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """The lines, and parts of lines, that are running text as well, though a family has used them.

    Attributes:
        captions: the titles of tables, each as the page prints it.
        notes: keys of the lines of notes and sources.
        parts: what stands on a line beside the part that a family has used, and is held by no field.
    """

    captions: tuple[Printed, ...] = ()
    notes: frozenset[int] = field(default_factory=frozenset)
    parts: tuple[Printed, ...] = ()

    def within(self, keys: frozenset[int]) -> Beside:
        """What of it stands on lines with these keys only."""
        captions, parts = (tuple(p for p in of if keys.issuperset(p.keys)) for of in (self.captions, self.parts))
        return Beside(captions, self.notes & keys, parts)

    @classmethod
    def together(cls, parts: Iterable[Beside]) -> Beside:
        """What stands around the tables of all parts."""
        found = tuple(parts)
        captions = tuple(caption for part in found for caption in part.captions)
        parts_of_lines = tuple(printed for part in found for printed in part.parts)
        return cls(captions, frozenset().union(*(part.notes for part in found)), parts_of_lines)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a family read from a region.

    ``used`` are the keys of all printed lines that the family accounted for: values, labels and standing notes.
    ``beside`` is what of them is running text, too: captions and notes of tables, parts of lines.
    """

    records: tuple[RawRecord, ...] = ()
    used: frozenset[int] = field(default_factory=frozenset)
    remarks: tuple[Remark, ...] = ()
    beside: Beside = field(default_factory=Beside)
