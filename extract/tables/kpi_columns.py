"""What the columns of an indicator list hold, told by their headers in any order and over any number of rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import regex

from extract.family import printed_cell
from extract.shapes import bare, has_year, is_dash, is_grade, is_year, without_years, year_in
from extract.tables.headers import Spot, Table, build, runs
from schemas.folding import fold
from schemas.printed import Document, Grid, Page, Printed
from schemas.vocabulary_lists import KPI_COLUMNS


def _ranked() -> dict[str, tuple[str, int]]:
    words: dict[str, tuple[str, int]] = {}
    for name, forms in KPI_COLUMNS.items():
        for rank, word in enumerate(forms):
            words.setdefault(fold(word), (name, rank))
    return words


_WORDS: Mapping[str, tuple[str, int]] = MappingProxyType(_ranked())
_SINGLE = ("number", "policy_field", "initiative_name", "indicator", "unit")
_YEARLY = ("value", "rate", "grade", "target")
_MOST_HEADER_ROWS = 4
_OUTER_BRACKETS = regex.compile(r"^\((.*)\)$")


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A column of the list.

    Attributes:
        index: its position in the table.
        field: what it holds: a key of ``KPI_COLUMNS``, or ``result`` for a column whose header is only a year.
        year: the header cell that names its year; None without one.
        path: all header cells over it.
        rank: how specific the word is; a smaller one wins where two columns could hold the same field.
    """

    index: int
    field: str
    year: Spot | None
    path: tuple[Spot, ...]
    rank: int = 0


@lru_cache(maxsize=1 << 12)
def field_of(text: str) -> tuple[str, int] | None:
    """The field that a column header names, with the rank of the word; None for an unknown header.

    >>> field_of("重要業績評価指標 (KPI)"), field_of("№"), field_of("現状値（R4）")
    (('indicator', 0), ('number', 0), ('baseline', 0))
    >>> field_of("令和6年度実績値"), field_of("目標値(人)"), field_of("天気")
    (('value', 0), ('target', 0), None)
    """
    folded = fold(text)
    candidates = [folded, without_years(text)]
    candidates += [bare(candidate) for candidate in candidates]
    for candidate in candidates:
        inside = _OUTER_BRACKETS.match(candidate)
        for form in (candidate, inside[1] if inside else ""):
            if form in _WORDS:
                return _WORDS[form]
    return None


def _classify(index: int, path: tuple[Spot, ...]) -> Column | None:
    year = next((spot for spot in reversed(path) if has_year(spot.text)), None)
    for spot in reversed(path):
        found = field_of(spot.text)
        if found is not None:
            return Column(index, found[0], year, path, found[1])
    if year is not None and is_year(year.text):
        return Column(index, "result", year, path)
    return None


def _is_header_row(table: Table, row: int, indicator: int) -> bool:
    """Whether a row below the first header row still belongs to the header."""
    over = table.rows[row][indicator]
    if over is not None and not over.blank and over is not table.rows[row - 1][indicator]:
        return False
    fresh = [
        spot
        for column, spot in enumerate(table.rows[row])
        if spot is not None and not spot.blank and spot is not table.rows[row - 1][column]
    ]
    return bool(fresh) and all(
        field_of(s.text) is not None or is_year(s.text) or _is_remark(s.text) for s in fresh
    )


def _is_remark(text: str) -> bool:
    """A year or unit in brackets below a header, not a value."""
    folded = fold(text)
    return _OUTER_BRACKETS.match(folded) is not None and not is_grade(folded)


def header(page: Page, grid: Grid) -> tuple[int, int] | None:
    """First header row and number of header rows including what stands above; None where there is no list."""
    plain = build([(page, grid)], head=0, stubs=0)
    for start in range(plain.banner, min(plain.banner + 2, len(plain.rows))):
        names: dict[str, int] = {}
        for column in range(plain.width):
            spot = plain.filled(start, column)
            found = field_of(spot.text) if spot is not None else None
            if found is not None:
                names.setdefault(found[0], column)
        if "indicator" not in names or len(names) < 2:
            continue
        head = start + 1
        while head < min(start + _MOST_HEADER_ROWS, len(plain.rows)) and _is_header_row(
            plain, head, names["indicator"]
        ):
            head += 1
        return start, head
    return None


def columns(table: Table) -> dict[str, list[Column]] | None:
    """The columns by field, left to right; None where the table is no list of indicators.

    A list has a column of indicators, tells which initiative, field or number each belongs to, and has at least
    one column of results, grades, baselines or targets.
    """
    found: dict[str, list[Column]] = {}
    for index in range(table.width):
        column = _classify(index, table.header(index))
        if column is not None:
            found.setdefault(column.field, []).append(column)
    if "number" not in found and _counts(table):
        found["number"] = [Column(0, "number", None, ())]
    if "indicator" not in found or not any(name in found for name in _SINGLE[:3]):
        return None
    if not any(name in found for name in (*_YEARLY, "result", "baseline")):
        return None
    for name in _SINGLE:
        if name in found:
            found[name] = [min(found[name], key=lambda column: column.rank)]
    return found


def _counts(table: Table) -> bool:
    """Whether a first column without header numbers the rows: whole numbers only, each larger than the last."""
    if table.header(0):
        return False
    texts = [fold(spot.text) for row in table.body if (spot := table.filled(row, 0)) is not None]
    numbers = [int(text) for text in dict.fromkeys(texts) if text.isdigit()]
    return len(numbers) > 1 and len(numbers) == len(dict.fromkeys(texts)) and numbers == sorted(numbers)


def lists(document: Document) -> Iterator[tuple[Table, dict[str, list[Column]]]]:
    """The lists of indicators of a document with their columns, each over all the pages that it runs over."""
    parts = runs(document, opens=lambda page, grid: header(page, grid) is not None, across_pages_only=False)
    for grids in parts:
        top = header(*grids[0])
        if top is None:
            continue
        table = build(grids, head=top[1], stubs=0)
        named = columns(table)
        if named is not None and table.body and not _is_stacked(table, named):
            yield table, named


def _is_stacked(table: Table, named: dict[str, list[Column]]) -> bool:
    """Whether cells hold the numbers, grades or results of several rows, which no ruling parts."""
    for name in ("number", "result", "grade"):
        for column in named.get(name, []):
            for row in table.body:
                spot = table.filled(row, column.index)
                lines = [line.text for line in spot.cell.lines if fold(line.text)] if spot is not None else []
                if len(lines) > 1 and (all(is_grade(t) for t in lines) or all(fold(t).isdigit() for t in lines)):
                    return True
    return False


def filled_years(document: Document) -> list[Printed]:
    """The years for which the document's lists have results or grades, by their headers."""
    found: dict[str, Printed] = {}
    for table, named in lists(document):
        for column in (c for name in ("result", "value", "grade", "rate") for c in named.get(name, [])):
            spots = [table.filled(row, column.index) for row in table.body]
            if column.year is not None and any(spot is not None and not is_dash(spot.text) for spot in spots):
                key = year_in(column.year.text)
                found.setdefault(key, printed_cell(column.year.page, column.year.cell))
    return list(found.values())
