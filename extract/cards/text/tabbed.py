"""Small tables that white space alone sets, among the lines of a card: a header with years, and rows below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.cards.cells.figures import is_figure
from extract.cards.cells.pieces import role_of
from extract.shapes import is_dash
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.glossary import FIELD_OF_ONE
from schemas.labels import read_label, year_head
from schemas.printed import Box, Cell, Line, Word

_HEADS = ("indicator", "kpi", "baseline", "target", "result", "unit", "note")
_LONGEST_MARK = 4
_GAP_EM = 0.6
_ALIKE_PT = 12.0
BRACKETS = {"【": "】", "［": "］", "〔": "〕", "《": "》", "[": "]"}
_LONGEST_BRACKET = 8
"""Letters of a letter-spaced label in brackets at most."""
_BESIDE_PT = 4.0
"""A figure set to the right of its column may begin so far right of its head."""
_SAME_LINE = 0.5
"""Share of a line's height by which the middles of texts on one line differ at most."""


@dataclass(frozen=True, slots=True)
class TabbedRow:
    """A line of such a table; ``note`` for one that only names a unit and stands in no column.

    ``years`` are those of the heads on the next line: 現状値 over （令和４年度）.
    """

    line: Line
    note: bool = False
    years: Line | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """The printed lines of the row."""
        return (self.line,) if self.years is None else (self.line, self.years)


def pieces_of_line(line: Line) -> list[Line]:
    """The words of a line, those close together as one, or of one label: 「【指　標】」, 「指　標：」."""
    groups: list[list[Word]] = []
    spaced = _words_before_colon(line)
    if spaced:
        groups.append(list(line.words[:spaced]))
    for word in line.words[spaced:]:
        last = groups[-1][-1].box if groups else None
        inside = bool(groups) and _is_open("".join(w.text for w in groups[-1]))
        apart = last is None or word.box is None or word.box.x0 - last.x1 >= _GAP_EM * word.box.height
        if apart and not inside:
            groups.append([])
        groups[-1].append(word)
    found = []
    for words in groups:
        box = Box.around([w.box for w in words if w.box is not None])
        found.append(Line(tuple(words), " ".join(w.text for w in words), box, line.number, line.key))
    return found


def _words_before_colon(line: Line) -> int:
    """How many words at the head of a line are the letters of one label with a colon behind it; 0 for none."""
    for count, word in enumerate(line.words[:_LONGEST_BRACKET], 1):
        if word.text.endswith(("：", ":")):
            return count
        if len(word.text) > 1:
            return 0
    return 0


def _is_open(text: str) -> bool:
    """Whether a text begins with a bracket that it does not close."""
    closing = BRACKETS.get(text[:1])
    return closing is not None and closing not in text and len(text) <= _LONGEST_BRACKET


def _is_year(text: str) -> bool:
    label = read_label(text)
    dated = label is not None and bool(set(label.fields) & {"result", "target"}) and label.remark is not None
    return role_of(text)[0] == "year" or year_head(text) is not None or dated


def is_head(line: Line) -> bool:
    """Whether a line heads columns: several years, or the heads of indicators, and only short words."""
    texts = [piece.text for piece in pieces_of_line(line)]
    if len(texts) < 2 or any((is_figure(text) and not _is_year(text)) or _is_told(text) for text in texts):
        return False
    if sum(map(_is_year, texts)) >= 2:
        return all(_is_year(text) or len(fold(text)) <= 14 for text in texts)
    labels = [read_label(text) for text in texts]
    heads = [label for label in labels if label is not None and set(label.fields) & {*_HEADS}]
    values = [label for label in heads if set(label.fields) & {"baseline", "target", "result"}]
    return len(heads) == len(texts) and bool(values) and not set(heads[0].fields) <= {"baseline", "target"}


def _is_told(text: str) -> bool:
    """Whether a label has its value behind a colon, or the dash of one that is missing: 「目標（2028）：15」."""
    value = fold(text).partition(":")[2]
    return bool(value) and (is_figure(value) or is_dash(value))


def are_years_of(rows: Sequence[TabbedRow], line: Line) -> bool:
    """Whether a line right below heads prints nothing but the years of some of them, each below its head."""
    if len(rows) != 1 or rows[0].years is not None or not is_head(rows[0].line):
        return False
    head, pieces = pieces_of_line(rows[0].line), pieces_of_line(line)
    above, here = rows[0].line.box, line.box
    if (
        above is None
        or here is None
        or here.top - above.bottom > here.height
        or any(_is_year(p.text) for p in head)
    ):
        return False
    texts = [fold(piece.text) for piece in pieces]
    dated = all(text.startswith("(") and text.endswith(")") and _is_year(text[1:-1]) for text in texts)
    columns = [_column(head, piece) for piece in pieces]
    return dated and None not in columns and len(set(columns)) == len(columns)


def is_row(rows: Sequence[TabbedRow], line: Line, label_box: Box | None = None) -> bool:
    """Whether a line stands in the columns of the rows above it, which are those of the last header among them.

    Right of ``label_box``, the label of the table, where that stands in the line of the header, a name alone is a
    row wherever it begins below the first head.
    """
    head = pieces_of_line(next((row.line for row in reversed(rows) if is_head(row.line)), rows[0].line))
    pieces = pieces_of_line(line)
    label = read_label(pieces[0].text) if pieces else None
    if label is not None and set(label.fields) & FIELD_OF_ONE and not _are_marks(head, pieces[1:]):
        return False
    above = rows[-1].lines[-1].box
    if not pieces or line.box is None or above is None:
        return False
    if line.box.top - above.bottom > 2.5 * line.box.height:
        return False
    if _one_each(head, pieces):
        return True
    if len(pieces) == 1:
        first = head[0].box
        label = read_label(line.text)
        begins = first is not None and abs(line.box.x0 - first.x0) <= 3.0 and not _is_year(head[0].text)
        begins = begins or _stands_below_first(line.box, head, label_box)
        return begins and label is None and len(fold(line.text)) <= 24 and not fold(line.text).endswith("。")
    short = [p for p in pieces[1:] if is_figure(p.text) or len(fold(p.text)) <= _LONGEST_MARK]
    if not short:
        return False
    return sum(_column(head, piece) is not None for piece in pieces[1:]) == len(pieces) - 1


def _stands_below_first(name: Box, head: Sequence[Line], label: Box | None) -> bool:
    """Whether a name stands right of the label in the line of a header, and below its first head."""
    first, second = head[0].box, head[1].box if len(head) > 1 else None
    if label is None or first is None or second is None or _is_year(head[0].text):
        return False
    level = first.top < label.center[1] < first.bottom
    return level and label.x1 < name.x0 <= first.x1 and name.x1 <= second.x0


def _one_each(head: Sequence[Line], pieces: Sequence[Line]) -> bool:
    """Whether a line prints as many figures as there are years above it, each set to a side of its column."""
    return len(head) == len(pieces) > 1 and all(_is_year(p.text) for p in head) and all(map(_is_bare, pieces))


def _is_bare(piece: Line) -> bool:
    return is_figure(piece.text) and not _is_year(piece.text)


def _are_marks(head: Sequence[Line], pieces: Sequence[Line]) -> bool:
    """Whether pieces are words or signs below years, and no figures: those of a timetable."""
    short = all(not is_figure(p.text) and len(fold(p.text)) <= _LONGEST_MARK for p in pieces)
    columns = [_column(head, piece) for piece in pieces]
    return bool(pieces) and short and all(n is not None and _is_year(head[n].text) for n in columns)


def _column(head: Sequence[Line], piece: Line) -> int | None:
    """The column below whose head a piece stands: that with which it has a side or its middle in common."""
    if piece.box is None:
        return None
    best: tuple[float, int] | None = None
    for n, title in enumerate(head):
        if title.box is None:
            continue
        away = min(
            abs(title.box.x0 - piece.box.x0),
            abs(title.box.x1 - piece.box.x1),
            abs(title.box.center[0] - piece.box.center[0]),
        )
        if best is None or away < best[0]:
            best = (away, n)
    if best is None:
        return None
    title_box = head[best[1]].box
    meets = (
        title_box is not None
        and title_box.x0 - _BESIDE_PT < piece.box.x1
        and piece.box.x0 < title_box.x1 + _BESIDE_PT
    )
    return best[1] if best[0] <= _ALIKE_PT or meets else None


def across(row: Sequence[Line]) -> Line:
    """Lines beside each other as one, with the first one's key."""
    ordered = sorted(row, key=lambda line: line.box.x0 if line.box else 0.0)
    words = tuple(word for line in ordered for word in line.words)
    box = Box.around([line.box for line in ordered if line.box is not None])
    return replace(ordered[0], words=words, text=" ".join(line.text for line in ordered), box=box)


def set_in_columns(rows: Sequence[TabbedRow], first: int, left: float, right: float) -> list[Cell]:
    """The cells of a table.

    Args:
        rows: its lines, headers first; a further header begins columns of its own.
        first: number of the first row.
        left: left border in points.
        right: right border.
    """
    cells: list[Cell] = []
    tables: list[list[TabbedRow]] = []
    for row in rows:
        if not tables or is_head(row.line):
            tables.append([])
        tables[-1].append(row)
    at = first
    for table in tables:
        cells.extend(_cells(table, at, left, right))
        at += len(table)
    return cells


def _cells(rows: Sequence[TabbedRow], first: int, left: float, right: float) -> list[Cell]:
    head = pieces_of_line(rows[0].line)
    placed: list[dict[int, list[Line]]] = [{n + 1: [piece] for n, piece in enumerate(head)}]
    for piece in pieces_of_line(rows[0].years) if rows[0].years is not None else ():
        column = _column(head, piece)
        if column is not None:
            placed[0][column + 1].append(piece)
    for row in rows[1:]:
        found: dict[int, list[Line]] = {}
        pieces = pieces_of_line(row.line)
        one_each = _one_each(head, pieces)
        for n, piece in enumerate(pieces):
            column = n if one_each else _column(head, piece)
            named = n == 0 and not is_figure(piece.text)
            if named and _is_year(head[0].text):
                # names of rows stand left of the first year
                column = None
            elif named:
                column = 0
            found.setdefault(0 if column is None else column + 1, []).append(piece)
        placed.append(found)
    extents: dict[int, tuple[float, float]] = {}
    for found in placed:
        for column, lines in found.items():
            for line in lines:
                if line.box is not None:
                    low, high = extents.get(column, (line.box.x0, line.box.x1))
                    extents[column] = (min(low, line.box.x0), max(high, line.box.x1))
    columns = sorted(extents)
    borders = [left]
    for one, other in pairwise(columns):
        a, b = extents[one], extents[other]
        if a[1] <= b[0]:
            borders.append((a[1] + b[0]) / 2)
        else:
            borders.append((_head_end(placed[0], one, a[1]) + _head_start(placed[0], other, b[0])) / 2)
    borders.append(right)
    cells = []
    for n, (row, found) in enumerate(zip(rows, placed, strict=True)):
        assert row.line.box is not None  # noqa: S101  lines without places are no rows
        top, bottom = row.line.box.top, row.line.box.bottom
        for k, column in enumerate(columns):
            box = Box(borders[k], top, borders[k + 1], bottom)
            cells.append(Cell(first + n, 1 + k, 1, 1, tuple(found.get(column, ())), box))
    return cells


def _head_end(head: dict[int, list[Line]], column: int, otherwise: float) -> float:
    return max((line.box.x1 for line in head.get(column, ()) if line.box is not None), default=otherwise)


def _head_start(head: dict[int, list[Line]], column: int, otherwise: float) -> float:
    return min((line.box.x0 for line in head.get(column, ()) if line.box is not None), default=otherwise)
