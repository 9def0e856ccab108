"""Tables written as HTML inside Markdown: some converters keep them so, because Markdown has no spans."""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from html.parser import HTMLParser

_MAX_SPAN = 200


@dataclass(frozen=True, slots=True)
class HtmlCell:
    """A cell of an HTML table; ``text`` keeps its inner markup, ``line`` counts from the table's first line."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class HtmlRows:
    """The cells of an HTML table in reading order, without overlaps."""

    cells: tuple[HtmlCell, ...]
    row_count: int
    column_count: int


@dataclass(slots=True)
class _Open:
    row_span: int
    column_span: int
    line: int
    parts: list[str] = field(default_factory=list)


class _Parser(HTMLParser):
    """Collects rows of cells; end tags of rows and cells may be missing, as HTML allows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.rows: list[list[_Open]] = []
        self._cell: _Open | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._cell = None
            self.rows.append([])
        elif tag in ("td", "th"):
            values = dict(attrs)
            self._cell = _Open(_span(values.get("rowspan")), _span(values.get("colspan")), self.getpos()[0] - 1)
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append(self._cell)
        elif self._cell is not None:
            self._cell.parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._cell = None
        elif self._cell is not None:
            self._cell.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.parts.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(html.escape(html.unescape(f"&#{name};"), quote=False))


def _span(value: str | None) -> int:
    """A span as a number from 1; a broken or absurd one is 1.

    >>> _span("3"), _span(None), _span("0"), _span("x")
    (3, 1, 1, 1)
    """
    if value is None or not value.strip().isdecimal():
        return 1
    number = int(value)
    return number if 1 <= number <= _MAX_SPAN else 1


def html_rows(text: str) -> HtmlRows:
    """The cells of one HTML table with their places in its grid; holes are filled with empty cells.

    >>> table = html_rows('<table><tr><td rowspan="2">市</td><td>人口</td></tr><tr><td>5</td></tr></table>')
    >>> [(c.row, c.column, c.row_span, c.text) for c in table.cells]
    [(0, 0, 2, '市'), (0, 1, 1, '人口'), (1, 1, 1, '5')]
    """
    parser = _Parser()
    parser.feed(text)
    parser.close()
    rows = [row for row in parser.rows if row]
    taken: dict[tuple[int, int], HtmlCell] = {}
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            height = min(cell.row_span, len(rows) - row)
            width = cell.column_span
            while width > 1 and any((row, column + step) in taken for step in range(width)):
                width -= 1
            placed = HtmlCell(row, column, height, width, "".join(cell.parts).strip(), cell.line)
            for down in range(height):
                for across in range(width):
                    taken.setdefault((row + down, column + across), placed)
            column += width
    count = max((column for _, column in taken), default=-1) + 1
    for row in range(len(rows)):
        for column in range(count):
            if (row, column) not in taken:
                taken[(row, column)] = HtmlCell(row, column, 1, 1, "", rows[row][0].line)
    unique = {(cell.row, cell.column): cell for cell in taken.values()}
    return HtmlRows(tuple(unique[place] for place in sorted(unique)), len(rows), count)
