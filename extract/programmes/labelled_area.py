"""An area's profile in cells: 圏域市町村, 圏域人口 and 圏域面積 with their values below, beside or behind them.

Seen as: a page for one area, 「○○市・○○圏域 △△事業概要」 over a table whose second row holds the municipalities by
prefecture, the population with the core city's in brackets, and 「圏域面積 2,509km²」 in one cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extract.family import printed, printed_cell
from extract.programmes.columns import column_field
from extract.tables.rows import Row, Spot, positions
from extract.words import words_of
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Grid, Line, Page, Printed
from schemas.vocabulary_programmes import COLUMN_STEMS, PROGRAMME_COLUMNS

_BEHIND = lazy_pattern(r"^(?P<label>[^0-9０-９:：\s]{2,8})[\s:：]*(?P<value>[0-9０-９].*)$", regex.DOTALL)
_FIGURE = lazy_pattern(r"\s*(?:約\s*)?[0-9０-９]")
_NEEDED = ("population", "area")
_AREA = "圏域"
_WITHOUT_ITS_WORD = (*_NEEDED, "organization", "partners", "summary")
_FEWEST_LISTED = 3
_NEEDED_WORDS = tuple(
    tuple(fold(word) for word in (*PROGRAMME_COLUMNS[name], *COLUMN_STEMS[name])) for name in _NEEDED
)


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """The labelled values of one area's table by raw field."""

    grid: Grid
    fields: dict[str, Printed]


def _merged(spots: list[Spot]) -> Printed:
    if len(spots) == 1:
        return printed_cell(spots[0].page, spots[0].cell)
    lines: list[Line] = [line for spot in spots for line in spot.cell.lines]
    return printed(spots[0].page, lines)


def _labelled(spot: Spot) -> bool:
    behind = _BEHIND.match(spot.text.strip())
    return any(column_field(text) for text in (spot.text, behind["label"] if behind else ""))


def _below(rows: Sequence[Row], row: int, column: int) -> list[Spot]:
    """The filled cells under a label, down to the next label."""
    found: list[Spot] = []
    label = rows[row][column]
    for index in range(row + 1, len(rows)):
        spot = rows[index][column]
        if spot is None or spot.blank or spot is label or any(spot is other for other in found):
            continue
        if _labelled(spot):
            break
        found.append(spot)
    return found


def _values(page: Page, grid: Grid) -> Iterator[tuple[str, Printed]]:
    rows = positions(page, grid)
    seen: set[int] = set()
    for row, spots in enumerate(rows):
        for column, spot in enumerate(spots):
            if spot is None or spot.blank or id(spot) in seen:
                continue
            seen.add(id(spot))
            behind = _BEHIND.match(spot.text.strip())
            if behind and (name := column_field(behind["label"])) in _NEEDED:
                yield str(name), printed(page, spot.cell.lines, behind["value"].strip())
                continue
            name = column_field(spot.text)
            if name not in (*_NEEDED, "organization", "core_population", "partners", "summary"):
                continue
            right = rows[row][column + 1] if column + 1 < len(spots) else None
            beside = right if right is not None and not right.blank and not _labelled(right) else None
            below = _below(rows, row, column)
            figures = name in _NEEDED and beside is not None and _FIGURE.match(beside.text) is not None
            if beside is not None and (column == 0 or not below or figures):
                yield name, _merged([beside])
            elif below:
                yield name, _merged(below)


def profile(page: Page, grid: Grid) -> Profile | None:
    """The profile that a table is; None where population or area is not labelled in it."""
    words = words_of(grid)
    if not all(any(word in words for word in named) for named in _NEEDED_WORDS):
        return None
    fields: dict[str, Printed] = {}
    for name, value in _values(page, grid):
        fields.setdefault(name, value)
    if not all(name in fields for name in (_NEEDED if _AREA in words else _WITHOUT_ITS_WORD)):
        return None
    # figures of many below both labels are those of a list of municipalities
    many = all(len(fields[name].text.split("\n")) >= _FEWEST_LISTED for name in _NEEDED)
    return None if many else Profile(grid, fields)
