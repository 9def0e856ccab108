"""Tables of figures in a dump: rows of words that only white space separates.

A row is a label, or none, and figures; the lines above it head the columns, as many words as there are figures,
and one more where the row labels have a head too. Cells that span rows, like the name of an area beside its age
groups, come as lines of their own, often after the whole table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from extract.shapes import is_age_group, is_dash, is_figure, is_place, is_total
from extract.year_shapes import is_year
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Line
from schemas.vocabulary_tables import AGING_WORDS, CHANGE_WORDS, SHARE_WORDS

_WORD = lazy_pattern(r"(?:[▲△]\s+(?=[0-9０-９]))?[^\s]+")
_GLUED = lazy_pattern(r"(?P<figure>[▲△\-]?[0-9０-９][0-9０-９,，.．]*[%％]?)(?P<rest>[^\s0-9０-９%％,，.．].+)")
_METRICS = tuple(fold(word) for word in (*AGING_WORDS, *CHANGE_WORDS, *SHARE_WORDS))
_LEAST_FIGURES = 2
_MOST_HEADERS = 4
_MOST_STUBS = 2
_STUBS = frozenset(
    fold(word)
    for word in (
        "区分",
        "市町",
        "市町村",
        "年",
        "年次",
        "年度",
        "項目",
        "地域",
        "年齢",
        "年齢区分",
        "市町村名",
        "圏域",
    )
)
_UNIT = lazy_pattern(r"\(単位")
_NEAR = 4
"""A table's lines are at most this many source lines apart: a dump leaves blank ones between them."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in characters; ``apart`` where more than one space stands before it."""

    text: str
    line: Line
    start: int
    end: int
    apart: bool


@dataclass(slots=True, eq=False)
class Row:
    """A line of figures.

    Attributes:
        line: the printed line.
        label: the words before the figures, put together; None for a row of figures only.
        area: the name of an area before the label, which stands at half the height of its rows.
        figures: in reading order.
        after: text glued to the last figure that is the label of a row.
    """

    line: Line
    label: str | None
    figures: list[Word]
    after: str | None = None
    area: str | None = None

    @property
    def percent(self) -> bool:
        """Whether all figures are percentages."""
        return all(fold(word.text).endswith("%") for word in self.figures)


@dataclass(slots=True, eq=False)
class FigureTable:
    """A table of figures.

    Attributes:
        headers: lines above the rows with the words over each column, left to right.
        rows: the rows, top to bottom.
        labels: lines among and after the rows that name rows or groups of rows, with their position: the index of
            the row that they stand before.
    """

    headers: list[tuple[Line, list[Word]]]
    rows: list[Row]
    labels: list[tuple[int, Line]] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        """All printed lines of the table."""
        return (
            [line for line, _ in self.headers]
            + [row.line for row in self.rows]
            + [line for _, line in self.labels]
        )

    @property
    def width(self) -> int:
        """The number of columns of figures."""
        return max(len(row.figures) for row in self.rows)

    def column(self, row: Row, number: int) -> int:
        """The column of a row's figure: by its place where the dump keeps columns, else counted from the left."""
        if len(row.figures) == self.width or not any(word.apart for word in row.figures):
            return number
        heads = next(words for _, words in reversed(self.headers) if words)
        full = [r.figures for r in self.rows if len(r.figures) == self.width]
        ends = [sum(f[i].end for f in full) / len(full) if full else heads[i].end for i in range(len(heads))]
        return min(range(len(heads)), key=lambda i: abs(ends[i] - row.figures[number].end))


def words_of(line: Line) -> list[Word]:
    """The words of a line; a sign that stands apart from its figure belongs to it (▲ 39.30)."""
    found: list[Word] = []
    for match in _WORD.finditer(line.text):
        apart = bool(found) and match.start() - found[-1].end > 1
        found.append(Word(match.group(), line, match.start(), match.end(), apart))
    return found


def _is_cell(text: str) -> bool:
    return (is_figure(text) and not is_year(text)) or is_dash(text)


def row_of(line: Line) -> Row | None:
    """The row that a line is; None for a line with fewer than two figures or with text among them."""
    words = words_of(line)
    first = next((i for i, word in enumerate(words) if _is_cell(word.text)), len(words))
    figures, after = words[first:], None
    if len(figures) < _LEAST_FIGURES:
        return None
    glued = _GLUED.fullmatch(figures[-1].text)
    if glued and not is_figure(figures[-1].text):
        last = figures[-1]
        figures[-1] = Word(glued["figure"], line, last.start, last.start + len(glued["figure"]), last.apart)
        after = glued["rest"]
    if not all(_is_cell(word.text) for word in figures) or not any(is_figure(word.text) for word in figures):
        return None
    before = [word.text for word in words[:first]]
    area = before.pop(0) if len(before) > 1 and is_place(before[0]) and is_row_label(before[1]) else None
    label = " ".join(before)
    if len(label) > 30 or label.endswith(("。", "、")):
        return None
    return Row(line, label or None, figures, after, area)


def is_row_label(text: str) -> bool:
    """Whether a line of its own names a row or a group of rows: an area, an age group, a measure, a sum."""
    folded = fold(text)
    words = text.split()
    if not folded or len(folded) > 16 or (len(words) > 1 and any(len(word) > 1 for word in words)):
        return False
    measure = any(folded == word or folded == f"{word}(%)" for word in _METRICS)
    return measure or is_age_group(text) or is_place(text) or is_total(text)


def _headers(lines: Sequence[Line], start: int, columns: int) -> list[tuple[Line, list[Word]]]:
    """The lines directly above a table that head its columns, top to bottom; a line of stub heads has no words."""
    found: list[tuple[Line, list[Word]]] = []
    index = start - 1
    while index >= 0 and len(found) < _MOST_HEADERS and _near(lines, index, index + 1):
        words = words_of(lines[index])
        if (
            0 < len(words) <= _MOST_STUBS
            and all(fold(word.text) in _STUBS for word in words)
            and columns > len(words)
        ):
            # the heads of the label columns, at half the height of two lines of headers
            found.insert(0, (lines[index], []))
            index -= 1
            continue
        count = len(words) - sum(fold(word.text) in _STUBS for word in words[:_MOST_STUBS])
        if columns not in (len(words), len(words) - 1, count) or row_of(lines[index]) is not None:
            break
        if any(word.text.endswith("。") for word in words) or _UNIT.search(fold(lines[index].text)):
            break
        found.insert(0, (lines[index], words[-columns:]))
        index -= 1
    return found if any(words for _, words in found) else []


def _near(lines: Sequence[Line], one: int, other: int) -> bool:
    above, below = lines[one].number, lines[other].number
    return above is not None and below is not None and below - above <= _NEAR


def figure_tables(lines: Sequence[Line]) -> list[FigureTable]:
    """The tables of figures among the lines of a dump that have a header, in reading order.

    Args:
        lines: the lines that belong to nothing else.
    """
    tables: list[FigureTable] = []
    index = 0
    while index < len(lines):
        row = row_of(lines[index])
        if row is None:
            index += 1
            continue
        rows, labels, end = _body(lines, index)
        columns = max(len(r.figures) for r in rows)
        start = index
        while start and is_row_label(lines[start - 1].text) and _near(lines, start - 1, start):
            start -= 1
        headers = _headers(lines, start, columns)
        if headers:
            before = [(0, line) for line in lines[start:index]]
            tables.append(FigureTable(headers, rows, before + labels))
        index = end
    return tables


def _body(lines: Sequence[Line], start: int) -> tuple[list[Row], list[tuple[int, Line]], int]:
    """The rows from ``start`` on, the lines of labels among and after them, and the index after all of them."""
    rows: list[Row] = []
    labels: list[tuple[int, Line]] = []
    index = start
    while index < len(lines) and (index == start or _near(lines, index - 1, index)):
        row = row_of(lines[index])
        if row is not None:
            rows.append(row)
        elif is_row_label(lines[index].text):
            labels.append((len(rows), lines[index]))
        else:
            break
        index += 1
    return rows, labels, index
