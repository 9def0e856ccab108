"""Tables with headers: which rows and columns are labels, and which labels stand over and beside each cell.

A :class:`Table` is one grid or several that continue one another over page breaks. Its cells are addressed by row
and column whatever they span. Where the input has no spans (Markdown, tab-separated rows) a merged cell is a
filled cell followed by empty ones, so empty header cells are filled from the left and empty row labels from above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.family import Region, printed, printed_cell
from extract.shapes import is_bare_year, is_figure, plain
from schemas.folding import fold
from schemas.printed import Cell, Document, Grid, Line, Page, Printed
from schemas.vocabulary_lists import KPI_COLUMNS

_SAME_EDGE = 4.0
_SERIAL = frozenset(fold(word) for word in KPI_COLUMNS["number"])


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A cell and the page it stands on. One printed cell is one spot, however many positions it covers."""

    page: Page
    cell: Cell

    @property
    def text(self) -> str:
        """The printed text without markup; empty for an empty cell."""
        return plain(self.cell.text)

    @property
    def blank(self) -> bool:
        """Whether nothing is printed in the cell."""
        return not fold(self.text)


Row = tuple[Spot | None, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table of one or more grids.

    Attributes:
        grids: the grids with their pages, in reading order.
        rows: for every row the spots by column; None where the grid has a hole.
        width: number of columns.
        head: rows before this one are headers; rows before ``banner`` are titles over the whole width.
        stubs: columns before this one are row labels.
        banner: number of leading rows that are a title over the whole width.
        carried: for every row of the body the label in each stub column, carried down where it is empty.
    """

    grids: tuple[tuple[Page, Grid], ...]
    rows: tuple[tuple[Spot | None, ...], ...]
    width: int
    banner: int
    head: int
    stubs: int
    carried: tuple[Row, ...]

    @property
    def key(self) -> int:
        """The key of the first grid."""
        return self.grids[0][1].key

    def text(self, row: int, column: int) -> str:
        """The printed text at a position; empty for an empty cell or a hole."""
        spot = self.rows[row][column]
        return spot.text if spot is not None else ""

    def filled(self, row: int, column: int) -> Spot | None:
        """The spot at a position if something is printed in it."""
        spot = self.rows[row][column]
        return spot if spot is not None and not spot.blank else None

    @property
    def body(self) -> range:
        """The rows below the headers."""
        return range(self.head, len(self.rows))

    @property
    def data_columns(self) -> range:
        """The columns right of the row labels."""
        return range(self.stubs, self.width)

    @property
    def lines(self) -> Iterator[Line]:
        """Every printed line in the table."""
        for _, grid in self.grids:
            yield from grid.lines

    def header(self, column: int) -> tuple[Spot, ...]:
        """The header cells over a column, outermost first, each once."""
        path: list[Spot] = []
        for row in range(self.banner, self.head):
            spot = self.filled(row, column) or self._group(row, column)
            if spot is not None and all(spot is not other for other in path):
                path.append(spot)
        return tuple(path)

    def _group(self, row: int, column: int) -> Spot | None:
        """The header to the left that stands for this empty header cell; None where spans are printed."""
        own = self.rows[row][column]
        if own is not None and (own.cell.box is not None or own.cell.column_span > 1):
            return None
        if row + 1 >= self.head or not any(self.filled(r, column) for r in range(row + 1, self.head)):
            return None
        for left in range(column - 1, self.stubs - 1, -1):
            spot = self.filled(row, left)
            if spot is not None:
                below = any(self.filled(r, left) for r in range(row + 1, self.head))
                return spot if below else None
        return None

    def labels(self, row: int) -> tuple[Spot | None, ...]:
        """The label in each stub column of a row of the body; an empty one is carried down from above.

        A label is not carried down past a row in which a label further left begins anew. Whether the row has a
        label of its own tells :meth:`unlabelled`.
        """
        return self.carried[row - self.head]

    def unlabelled(self, row: int) -> bool:
        """Whether the row has no label of its own: its last label is empty or covers the row above too."""
        if row == self.head or self.stubs == 0:
            return False
        own = [self.filled(row, column) for column in range(self.stubs)]
        above = [self.filled(row - 1, column) for column in range(self.stubs)]
        return all(spot is None or spot is upper for spot, upper in zip(own, above, strict=True))


def _positions(page: Page, grid: Grid) -> list[list[Spot | None]]:
    rows: list[list[Spot | None]] = [[None] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        spot = Spot(page, cell)
        for row in cell.rows:
            for column in cell.columns:
                if row < grid.row_count and column < grid.column_count:
                    rows[row][column] = spot
    return rows


def is_datum(text: str) -> bool:
    """Whether a cell's text is a figure, or figures one below the other."""
    lines = [line for line in text.split("\n") if fold(line)]
    return is_figure(text) or (len(lines) > 1 and all(map(is_figure, lines)))


def _texts(row: Row) -> list[str]:
    """The texts of a row, each printed cell once."""
    seen: list[Spot] = []
    for spot in row:
        if spot is not None and not spot.blank and all(spot is not other for other in seen):
            seen.append(spot)
    return [spot.text for spot in seen]


def _is_banner(row: Row) -> bool:
    spots = {id(spot): spot for spot in row if spot is not None}
    filled = [spot for spot in spots.values() if not spot.blank]
    return len(row) > 2 and len(filled) == 1 and filled[0].cell.column_span == len(row)


def _is_year_row(data: list[str], first: bool) -> bool:
    """Whether the figures of a row are all four-digit years in rising order: a header, not data."""
    figures = [fold(text) for text in data if is_figure(text)]
    if not figures or not all(is_bare_year(text) for text in figures):
        return False
    if len(figures) == 1:
        return first
    return all(a < b for a, b in pairwise(figures))


def _head(rows: Sequence[Row], banner: int, is_data: Callable[[str], bool]) -> int:
    head = banner
    for index in range(banner, len(rows)):
        # what stands in the first column labels the row, be it a serial number or a year
        data = [text for text in _texts(rows[index][1:]) if is_data(text)]
        if data and not _is_year_row(data, index == banner):
            break
        head = index + 1
    # a row below real headers that only has a label on the left opens a section of the body
    while head - 1 > banner and _label_only(rows[head - 1]):
        head -= 1
    return head


def _label_only(row: Row) -> bool:
    spots = {id(spot): spot for spot in row[1:] if spot is not None and spot is not row[0]}
    first = row[0]
    return first is not None and not first.blank and all(spot.blank for spot in spots.values())


def is_serial(header: Sequence[Spot], texts: Sequence[str]) -> bool:
    """Whether a column numbers the rows: a head such as No., or 1, 2, 3, … all the way down."""
    if any(fold(spot.text) in _SERIAL for spot in header):
        return True
    return len(texts) > 1 and [fold(text) for text in texts] == [str(n) for n in range(1, len(texts) + 1)]


def _stubs(rows: Sequence[Row], banner: int, head: int, width: int, is_data: Callable[[str], bool]) -> int:
    for column in range(width):
        spots = {id(r[column]): r[column] for r in rows[head:]}
        texts = [s.text for s in spots.values() if s is not None and not s.blank]
        data = [t for t in texts if is_data(t)]
        years = column == 0 and data and all(is_bare_year(t) for t in data)
        header = [s for r in rows[banner:head] if (s := r[column]) is not None]
        if years or len(data) <= len(texts) * 0.2 or is_serial(header, texts):
            continue
        return column
    return width


def build(
    grids: Sequence[tuple[Page, Grid]],
    is_data: Callable[[str], bool] = is_datum,
    head: int | None = None,
    stubs: int | None = None,
) -> Table:
    """A table of one grid or of several that continue one another.

    Args:
        grids: the grids with their pages, all of the same number of columns.
        is_data: whether a text is a datum and not a label; a figure unless told.
        head: number of header rows of the first grid where the caller knows it.
        stubs: number of label columns where the caller knows it.
    """
    width = grids[0][1].column_count
    first = [tuple(row) for row in _positions(*grids[0])]
    banner = 0
    while banner < len(first) and _is_banner(first[banner]):
        banner += 1
    if banner == len(first):
        banner = 0
    if head is None:
        head = _head(first, banner, is_data)
    rows: list[Row] = list(first)
    headers = [[fold("".join(_texts(row)))] for row in first[banner:head]]
    for page, grid in grids[1:]:
        following = [tuple(row) for row in _positions(page, grid)]
        repeated = [[fold("".join(_texts(row)))] for row in following[: len(headers)]]
        rows.extend(following[len(headers) :] if headers and repeated == headers else following)
    part = _side_by_side(rows, banner, head)
    if part < width:
        body = [row[start : start + part] for start in range(0, width, part) for row in rows[head:]]
        rows = [*(row[:part] for row in rows[:head]), *body]
        width = part
    if stubs is None:
        stubs = _stubs(rows, banner, head, width, is_data)
    return Table(tuple(grids), tuple(rows), width, banner, head, stubs, _carried(rows[head:], stubs))


def _carried(body: Sequence[Row], stubs: int) -> tuple[Row, ...]:
    carried: list[Spot | None] = [None] * stubs
    found: list[Row] = []
    for row in body:
        renewed = False
        for column in range(stubs):
            spot = row[column]
            if spot is not None and not spot.blank:
                renewed = renewed or spot is not carried[column]
                carried[column] = spot
            elif renewed:
                carried[column] = None
        found.append(tuple(carried))
    return tuple(found)


def _side_by_side(rows: Sequence[Row], banner: int, head: int) -> int:
    """The width of one of several equal tables printed side by side; the whole width where there is only one.

    They are told by headers that repeat, labels and all, and by labels where the second one begins.
    """
    width = len(rows[0])
    headers = [[fold(spot.text) if spot is not None else "" for spot in row] for row in rows[banner:head]]
    for part in range(2, width // 2 + 1):
        if width % part or not headers or not headers[0][0]:
            continue
        if any(row[index] != row[index % part] for row in headers for index in range(width)):
            continue
        firsts = [spot for row in rows[head:] if (spot := row[part]) is not None and not spot.blank]
        apart = all(row[part] is not row[part - 1] for row in rows[banner:])
        if apart and firsts and not any(is_datum(spot.text) for spot in firsts):
            return part
    return width


def _edges(grid: Grid) -> list[float] | None:
    """The x positions of the column edges; None without boxes."""
    edges: dict[int, float] = {}
    for cell in grid.cells:
        if cell.box is None:
            return None
        edges.setdefault(cell.column, cell.box.x0)
        edges.setdefault(cell.column + cell.column_span, cell.box.x1)
    return [edges[index] for index in sorted(edges)]


def _same_columns(one: Grid, other: Grid) -> bool:
    if one.column_count != other.column_count:
        return False
    a, b = _edges(one), _edges(other)
    if a is None or b is None:
        return True
    return len(a) == len(b) and all(abs(x - y) <= _SAME_EDGE for x, y in zip(a, b, strict=True))


def _repeats_header(one: Grid, other: Grid) -> bool:
    def top(grid: Grid) -> str:
        return fold("|".join(cell.text for cell in grid.cells if cell.row == 0))

    return bool(top(one)) and top(one) == top(other)


def _furniture(line: Line) -> bool:
    return not any(char.isalpha() for char in fold(line.text))


def runs(
    document: Document,
    opens: Callable[[Page, Grid], bool] | None = None,
    across_pages_only: bool = True,
) -> list[list[tuple[Page, Grid]]]:
    """The grids of a document, those that continue one another over a page break in one list.

    A grid continues the one before it when no text stands between, both have the same columns, and it either
    repeats the header or has none.

    Args:
        document: the document as read by a source.
        opens: whether a grid begins with a header of its own; unless told, a row without figures is a header.
        across_pages_only: whether a grid without header continues only one on an earlier page. A text dump has no
            pages, so families that know their own headers can do without.
    """

    def has_header(page: Page, grid: Grid) -> bool:
        return _head([tuple(row) for row in _positions(page, grid)], 0, is_datum) > 0

    opening = opens or has_header
    found: list[list[tuple[Page, Grid]]] = []
    between = False
    for page, item in document.flow:
        if isinstance(item, Line):
            between = between or not _furniture(item)
            continue
        if found and not between:
            last_page, last = found[-1][-1]
            turned = page is not last_page or not across_pages_only
            if _same_columns(last, item):
                headless = turned and not opening(page, item)
                if headless or _repeats_header(found[-1][0][1], item):
                    found[-1].append((page, item))
                    continue
        found.append([(page, item)])
        between = False
    return found


def printed_spots(spots: Sequence[Spot]) -> Printed | None:
    """The texts of cells, one under the other; None without cells."""
    if not spots:
        return None
    if len(spots) == 1:
        return printed_cell(spots[0].page, spots[0].cell)
    return printed(spots[0].page, [line for spot in spots for line in spot.cell.lines])


def figures_in(spot: Spot) -> list[Printed]:
    """The figures of a cell from top to bottom: its lines where each is a figure, else the whole cell."""
    lines = [line for line in spot.cell.lines if fold(line.text)]
    if is_datum(spot.text) and not is_figure(spot.text):
        return [printed(spot.page, [line]) for line in lines]
    return [printed_cell(spot.page, spot.cell)]


def region(document: Document, family: str, grids: Sequence[tuple[Page, Grid]], lines: frozenset[int]) -> Region:
    """The region of a table: its grids, the pages they stand on, and the lines around it that belong to it."""
    wanted = {id(page) for page, _ in grids}
    pages = tuple(index for index, page in enumerate(document.pages) if id(page) in wanted)
    return Region(family, grids[0][1].key, pages, frozenset(grid.key for _, grid in grids), lines)
