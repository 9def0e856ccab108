"""Tables with headers: which rows and columns are labels, and which labels stand over and beside each cell.

A :class:`Table` is one grid or several that continue one another over page breaks. Its cells are addressed by row
and column whatever they span. Where the input has no spans (Markdown, tab-separated rows) a merged cell is a
filled cell followed by empty ones, so empty header cells are filled from the left and empty row labels from above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from extract.family import Region, printed, printed_cell
from extract.memo import once
from extract.shapes import has_share, is_dash, is_figure
from extract.tables.completed import (
    heads_over_equals,
    shares_named,
    years_beside_eras,
    years_continued,
    years_with_eras,
)
from extract.tables.continued import runs
from extract.tables.overleaf import continued_rows
from extract.tables.rows import (
    Row,
    Spot,
    head_rows,
    is_banner,
    is_datum,
    positions,
    spots_of,
    texts_of,
    without_unit,
)
from extract.tables.side_by_side import holds_labels, side_by_side
from extract.tables.stacked_rows import is_one_label, is_stack, level_rows, split
from extract.year_shapes import is_bare_year, is_year
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.printed import Document, Grid, Line, Page, Printed
from schemas.vocabulary_lists import KPI_COLUMNS
from schemas.vocabulary_tables import YEAR_HEADS

__all__ = [
    "Row",
    "Spot",
    "Table",
    "build",
    "figures_in",
    "is_datum",
    "is_serial",
    "joined",
    "numbers_names",
    "printed_spots",
    "region",
    "runs",
    "spots_of",
]

_YEAR_HEADS = frozenset(fold(word) for word in YEAR_HEADS)
_SERIAL = frozenset(fold(word) for word in KPI_COLUMNS["number"])


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
        torn: rows without rulings between them could not be told apart, so that no label is certain.
    """

    grids: tuple[tuple[Page, Grid], ...]
    rows: tuple[tuple[Spot | None, ...], ...]
    width: int
    banner: int
    head: int
    stubs: int
    carried: tuple[Row, ...]
    torn: bool = False

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
    def title_rows(self) -> list[Spot]:
        """The titles over the whole width of the table, from the top."""
        return [spot for row in range(self.banner) if (spot := self.filled(row, 0)) is not None]

    @property
    def ruled(self) -> bool:
        """Whether all of its grids have rulings, so that a merged label covers the rows that it stands beside."""
        return all(grid.ruled for _, grid in self.grids)

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


def numbers_names(rows: Sequence[Row], head: int, column: int) -> bool:
    """Whether a column numbers the names right of it: one header stands over both, and all numbers differ."""
    if not 0 < head < len(rows) or column + 1 >= len(rows[0]):
        return False
    header = rows[head - 1][column]
    if header is None or header.blank or rows[head - 1][column + 1] is not header:
        return False
    pairs = [(row[column], row[column + 1]) for row in rows[head:]]
    numbers = [fold(number.text) for number, _ in pairs if number is not None and not number.blank]
    names = [name.text for number, name in pairs if name is not None and name is not number and not name.blank]
    figures = all(map(is_datum, numbers)) and not any(map(is_datum, names))
    return figures and bool(names) and len(set(numbers)) == len(numbers)


def is_serial(header: Sequence[Spot], texts: Sequence[str], first: bool = False) -> bool:
    """Whether a column numbers the rows: its head says No., or it is the first and counts 1, 2, 3, … down."""
    if any(spot.folded in _SERIAL for spot in header):
        return True
    return first and len(texts) > 1 and [fold(text) for text in texts] == [str(n + 1) for n in range(len(texts))]


def _stubs(rows: Sequence[Row], banner: int, head: int, width: int, is_data: Callable[[str], bool]) -> int:
    after_years = False
    for column in range(width):
        spots = {id(r[column]): r[column] for r in rows[head:]}
        # a dash is no label: in the years before a projection begins there is nothing else beside its name
        filled = [s.text for s in spots.values() if s is not None and not s.blank]
        texts = [text for text in filled if not is_dash(text)]
        data = [t for t in texts if is_data(t)]
        # the same years in another calendar may stand beside the first column
        header = [s for r in rows[banner:head] if (s := r[column]) is not None]
        headed = column == 0 or after_years or any(spot.folded in _YEAR_HEADS for spot in header)
        # a corner over both columns heads years beside what they are (実績, 推計)
        headed = headed or (column == 1 and bool(header) and all(r[1] is r[0] for r in rows[banner:head]))
        if filled and not texts and header and is_year(header[-1].text):
            return column  # the first of some years has no rate of change: dashes alone
        years = headed and data and all(is_bare_year(t) for t in data)
        after_years = column == 0 and all(is_year(t) for t in texts if not is_data(t)) and not years
        if years or len(data) <= len(texts) * 0.2 or is_serial(header, texts, first=column == 0):
            continue
        if numbers_names(rows, head, column):
            continue
        return column
    return width


def _inner_labels(rows: Sequence[Row], banner: int, head: int, is_data: Callable[[str], bool]) -> int | None:
    """The only column that holds labels, between columns of figures (男 ｜ 年齢 ｜ 女); None without one."""
    found = []
    body = [row for row in rows[head:] if any(spot is not None and not spot.blank for spot in row)]
    for column in range(1, len(rows[0]) - 1):
        spots = {id(row[column]): row[column] for row in body}
        texts = [spot.text for spot in spots.values() if spot is not None and not spot.blank]
        if len(texts) == len(body) and not any(map(is_data, texts)):
            found.append(column)
    labels = [column for column in range(len(rows[0])) if holds_labels(rows[head:], column)]
    if len(found) != 1 or labels != found or head == banner:
        return None
    # labels of their own, under a heading of their own
    above = [row[found[0]] for row in rows[banner:head]]
    beside = [row[k] for row in rows[banner:head] for k in (found[0] - 1, found[0] + 1)]
    return None if any(spot is not None and any(spot is b for b in beside) for spot in above) else found[0]


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
    return _built(tuple(grids), is_data, head, stubs)


@once
def _built(
    grids: tuple[tuple[Page, Grid], ...], is_data: Callable[[str], bool], head: int | None, stubs: int | None
) -> Table:
    # every family lays out every table, most of them in the same way
    width = grids[0][1].column_count
    first = positions(*grids[0])
    banner = 0
    while banner < len(first) and is_banner(first[banner]):
        banner += 1
    if banner == len(first):
        banner = 0
    if head is None:
        head = head_rows(first, banner, is_data)
    rows: list[Row] = list(first)
    headers = [[fold("".join(texts_of(row)))] for row in first[banner:head]] if len(grids) > 1 else []
    for page, grid in grids[1:]:
        following = positions(page, grid)
        repeated = [[fold("".join(texts_of(row)))] for row in following[: len(headers)]]
        following = following[len(headers) :] if headers and repeated == headers else following
        rows = continued_rows(rows, banner + len(headers), following, is_data, ruled=grid.ruled)
    parts = side_by_side(rows, banner, head)
    if len(parts) > 1:
        body = [tuple(row[column] for column in part) for part in parts for row in rows[head:]]
        rows = [*(tuple(row[column] for column in parts[0]) for row in rows[:head]), *body]
        width = len(parts[0])
    if not grids[0][1].ruled:
        rows = heads_over_equals(rows, banner, head)
    rows = years_beside_eras(years_with_eras(rows, banner, head), head)
    rows = years_continued(rows, banner, head)
    rows = shares_named(rows, banner, head)
    if stubs is None:
        stubs = _stubs(rows, banner, head, width, is_data)
        inner = _inner_labels(rows, banner, head, is_data) if stubs == 0 else None
        if inner is not None:
            rows, stubs = [(row[inner], *row[:inner], *row[inner + 1 :]) for row in rows], 1
    unstacked = [_unstacked(row, stubs, is_data) for row in rows[head:]]
    rows = [
        *rows[:head],
        *(part for parts, row in zip(unstacked, rows[head:], strict=True) for part in parts or [row]),
    ]
    torn = any(parts is None for parts in unstacked)
    return Table(grids, tuple(rows), width, banner, head, stubs, _carried(rows[head:], stubs), torn)


def _unstacked(row: Row, stubs: int, is_data: Callable[[str], bool]) -> list[Row] | None:
    """The row as the rows that its lines are, itself where it is one row; None where they cannot be told apart."""
    first = row[stubs - 1] if stubs else None
    if first is None or len(first.cell.lines) < 2:
        return [row]
    spots = list({id(spot): spot for spot in row[stubs - 1 :] if spot is not None}.values())
    label, data = spots[0].cell, [spot.cell for spot in spots[1:]]
    level = level_rows(label, data, is_data)
    if level is None and not is_stack(label, data, is_data):
        return [row]
    outer = [spot for spot in row[: stubs - 1] if spot is not None]
    if not all(is_one_label(spot.cell) for spot in outer) or len(spots) < len(row) - stubs + 1:
        return None
    parts = level or split(label, data)
    if parts is None:
        return None
    return [(*row[: stubs - 1], *(Spot(spots[0].page, cell) for cell in part)) for part in parts]


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


def printed_spots(spots: Sequence[Spot]) -> Printed | None:
    """The texts of cells, one under the other; None without cells."""
    if not spots:
        return None
    if len(spots) == 1:
        return printed_cell(spots[0].page, spots[0].cell)
    return printed(spots[0].page, [line for spot in spots for line in spot.cell.lines])


def joined(path: Sequence[Spot]) -> Printed | None:
    """Labels one inside the other as one text, a slash between them, none between the calendars of one year."""
    if len(path) <= 1:
        return printed_spots(path)
    texts = ["".join(spot.text.split("\n")) for spot in path]
    text = texts[0]
    for outer, inner in pairwise(texts):
        one_year = inner[:1] in ("（", "(") and is_year(outer) and is_year(inner)
        text += inner if one_year else f"／{inner}"
    return printed(path[0].page, [line for spot in path for line in spot.cell.lines], text)


def figures_in(spot: Spot) -> list[Printed]:
    """The figures of a cell from top to bottom: its lines where each is a figure, else the whole cell."""
    lines = [line for line in spot.cell.lines if fold(line.text)]
    if len(lines) == 1 and has_share(spot.text):
        count, _, share = spot.text.rstrip(" \u3000)）").replace("（", "(").rpartition("(")
        return [printed(spot.page, lines, part.strip()) for part in (count, share)]
    below = without_unit([fold(line.text) for line in lines])
    lines = lines[len(lines) - len(below) :]
    if is_datum(spot.text) and not is_figure(spot.text):
        return [printed(spot.page, [line]) for line in lines]
    return [printed_cell(spot.page, spot.cell)]


def region(document: Document, family: str, grids: Sequence[tuple[Page, Grid]], lines: frozenset[int]) -> Region:
    """The region of a table: its grids, the pages they stand on, and the lines around it that belong to it."""
    wanted = {id(page) for page, _ in grids}
    pages = tuple(index for index, page in enumerate(document.pages) if id(page) in wanted)
    return Region(family, grids[0][1].key, pages, frozenset(grid.key for _, grid in grids), lines)
