"""Timetables drawn without a table: years on a line, and below them a bar or an arrow for each item.

The name of an item stands left of the years at the height of its bar, or inside the bar. Set up as a table with a
row an item and its name left of the years, they are read like the timetables of cards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from itertools import pairwise

from extract.cards.cells.figures import is_figure
from extract.cards.cells.pieces import role_of
from extract.cards.cells.places import part_of_line
from extract.cards.years.even_columns import even_distance
from schemas.frozen import dataclass
from schemas.printed import Box, Cell, Grid, Line, Page, Word

_THINNEST_PT, _TALLEST_PT = 3.0, 48.0
"""Height of a bar."""
_FARTHEST_PT = 40.0
"""White space between two rows of a timetable at most."""
_EDGE_SHARE = 0.35
"""Share of a year's width by which a bar or a name may reach over the outermost years."""
_NAME_WIDTH = 40.0
_PADDING_PT = 2.0
"""White space left of a head that stands at the left of its column."""

_Year = tuple[Word, Line, Box]


@dataclass(slots=True)
class _Row:
    """An item: its bars, and the lines that name it."""

    bars: list[Box]
    names: list[Line] = field(default_factory=list)

    @property
    def top(self) -> float:
        """The upper edge of its bars."""
        return min(box.top for box in self.bars)

    @property
    def bottom(self) -> float:
        """The lower edge of its bars."""
        return max(box.bottom for box in self.bars)

    def away(self, line: Line) -> float:
        """How far the middle of a line stands above or below the bars in points; 0.0 beside them."""
        middle = line.box.center[1] if line.box is not None else 0.0
        return max(0.0, self.top - middle, middle - self.bottom)


def drawn_timetables(page: Page, lines: Sequence[Line], *, named_inside: bool = False) -> list[Grid]:
    """The timetables among lines of a page, as tables.

    Args:
        page: the page, with its shapes.
        lines: lines that may belong to a timetable.
        named_inside: only timetables whose items are named inside their bars.
    """
    shapes = [s.box for s in page.shapes if s.kind in ("fill", "arrow")]
    bars = [b for b in shapes if _THINNEST_PT <= b.height <= _TALLEST_PT and b.width > b.height]
    if not bars:
        return []
    heads = _heads(lines)
    found = []
    for years in heads:
        top = max(box.bottom for _, _, box in years)
        below = [min(box.top for _, _, box in other) for other in heads]
        end = min((y for y in below if y > top), default=float("inf"))
        rows = _rows(years, [b for b in bars if top < b.center[1] < end], lines, named_inside=named_inside)
        if rows:
            found.append(_grid(years, rows, lines))
    return found


def _heads(lines: Sequence[Line]) -> list[list[_Year]]:
    """Rows of years at equal distances, from the top."""
    words = [
        (w, line, w.box)
        for line in lines
        for w in line.words
        if w.box is not None and role_of(w.text)[0] == "year"
    ]
    rows: list[list[_Year]] = []
    for word in sorted(words, key=lambda year: year[2].center[1]):
        if rows and word[2].center[1] - rows[-1][0][2].center[1] <= 0.5 * word[2].height:
            rows[-1].append(word)
        else:
            rows.append([word])
    ordered = [sorted(row, key=lambda year: year[2].x0) for row in rows]
    return [row for row in ordered if _distance(row) is not None]


def _distance(years: Sequence[_Year]) -> float | None:
    """The even distance of years; None where they do not stand evenly, or are less than three."""
    return even_distance([year[2].center[0] for year in years])


def _left(years: Sequence[_Year], bars: Sequence[Box]) -> float:
    """Where the first year begins: heads stand in the middle of their columns or at the left, as bars tell."""
    pitch = _distance(years) or 1.0
    ends = [x for bar in bars for x in (bar.x0, bar.x1)]

    def away(left: float) -> float:
        return sum(abs((x - left + pitch / 2) % pitch - pitch / 2) for x in ends)

    return min(years[0][2].center[0] - pitch / 2, years[0][2].x0 - _PADDING_PT, key=away)


def _rows(years: Sequence[_Year], bars: Sequence[Box], lines: Sequence[Line], *, named_inside: bool) -> list[_Row]:
    """The items below some years; empty where bars have no names, or hold figures."""
    pitch = _distance(years) or 0.0
    left = _left(years, bars)
    right = left + len(years) * pitch
    slack = _EDGE_SHARE * pitch
    edge = max(box.bottom for _, _, box in years)
    rows: list[_Row] = []
    for bar in sorted(bars, key=lambda b: b.center[1]):
        if bar.x0 < left - slack or bar.x1 > right + slack:
            continue
        inside = [line for line in lines if line.box is not None and bar.contains(*line.box.center)]
        if any(is_figure(line.text) for line in inside):
            return []
        last = rows[-1] if rows else None
        if last is not None and not inside and not last.names and last.bottom > bar.center[1]:
            last.bars.append(bar)
            continue
        if bar.top - edge > _FARTHEST_PT:
            break
        rows.append(_Row([bar], inside))
        edge = max(edge, bar.bottom)
    if not named_inside:
        first = years[0][2]
        _name_from_left(rows, [line for line in lines if not _is_level(line, first)], left + slack)
    named = [row for row in rows if row.names]
    return named if named and len(named) == len(rows) else []


def _name_from_left(rows: Sequence[_Row], lines: Sequence[Line], left: float) -> None:
    """Gives rows without a name inside the lines that stand left of the years beside them."""
    open_ = [row for row in rows if not row.names]
    for line in sorted(lines, key=lambda line: line.box.top if line.box is not None else 0.0):
        if line.box is None or line.box.x1 > left or not open_:
            continue
        nearest = min(open_, key=lambda row: row.away(line))
        if nearest.away(line) <= line.box.height:
            nearest.names.append(line)


def _corner(years: Sequence[_Year], lines: Sequence[Line]) -> tuple[Line, ...]:
    """What stands left of the years on their line, or level with them, and heads the names: 「実施する内容」."""
    first = years[0][2]
    own = {id(word) for word, _, _ in years}
    heads = {line.key: line for _, line, _ in years}
    found = []
    for line in lines:
        if line.key in heads:
            words = [w for w in line.words if id(w) not in own and w.box is not None and w.box.x1 <= first.x0]
            found.extend([part_of_line(line, words)] if words else [])
        elif line.box is not None and line.box.x1 <= first.x0 and _is_level(line, first):
            found.append(line)
    return tuple(found)


def _is_level(line: Line, box: Box) -> bool:
    return line.box is not None and abs(line.box.center[1] - box.center[1]) <= box.height / 2


def _grid(years: Sequence[_Year], rows: Sequence[_Row], lines: Sequence[Line]) -> Grid:
    """A table with a column for the names, left of a column a year."""
    pitch = _distance(years) or 0.0
    left = _left(years, [box for row in rows for box in row.bars])
    borders = [left + n * pitch for n in range(len(years) + 1)]
    outer = min([borders[0] - _NAME_WIDTH, *(n.box.x0 for r in rows for n in r.names if n.box is not None)])
    top, bottom = min(box.top for _, _, box in years), max(row.bottom for row in rows)
    edges = [top, (max(box.bottom for _, _, box in years) + rows[0].top) / 2]
    edges.extend((a.bottom + b.top) / 2 for a, b in pairwise(rows))
    edges.append(bottom)
    cells = [Cell(0, 0, 1, 1, _corner(years, lines), Box(outer, edges[0], borders[0], edges[1]))]
    for n, (word, line, _) in enumerate(years):
        box = Box(borders[n], edges[0], borders[n + 1], edges[1])
        cells.append(Cell(0, n + 1, 1, 1, (part_of_line(line, [word]),), box))
    for k, row in enumerate(rows, start=1):
        cells.append(Cell(k, 0, 1, 1, tuple(row.names), Box(outer, edges[k], borders[0], edges[k + 1])))
        cells.extend(
            Cell(k, n + 1, 1, 1, (), Box(borders[n], edges[k], borders[n + 1], edges[k + 1]))
            for n in range(len(years))
        )
    key = min(line.key for _, line, _ in years)
    return Grid(
        tuple(cells), len(rows) + 1, len(years) + 1, Box(outer, top, borders[-1], bottom), None, key, ruled=False
    )
