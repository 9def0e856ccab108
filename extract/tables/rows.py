"""The rows of a grid: every position with the cell that covers it, and where the header rows end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field, replace
from functools import lru_cache

from extract.memo import once
from extract.shapes import has_share, is_dash, is_figure, is_place, plain
from extract.tables.caption_lines import title_text, unit_part
from extract.tables.era_years import are_years_of_eras
from extract.year_shapes import is_bare_year
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_pattern
from schemas.printed import Cell, Grid, Page
from schemas.vocabulary_tables import FIGURE_UNITS


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A cell and the page it stands on. One printed cell is one spot, however many positions it covers."""

    page: Page
    cell: Cell
    text: str = field(init=False, repr=False)
    """The printed text without markup; empty for an empty cell."""
    folded: str = field(init=False, repr=False)
    """The text folded for comparison."""
    blank: bool = field(init=False, repr=False)
    """Whether nothing is printed in the cell."""

    def __post_init__(self) -> None:
        """Takes the text from the cell once, for every family looks at it many times."""
        text = plain(self.cell.text) if self.cell.lines else ""
        folded = fold(text) if text else ""
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "folded", folded)
        object.__setattr__(self, "blank", not folded)


Row = tuple[Spot | None, ...]


@once
def positions(page: Page, grid: Grid) -> tuple[Row, ...]:
    """The spots of a grid by row and column; a cell over several positions is the same spot in each."""
    # every family lays out every grid; pages and grids compare by identity
    rows: list[list[Spot | None]] = [[None] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        spot = Spot(page, _without_reading(cell) if len(cell.lines) > 1 else cell)
        for row in cell.rows:
            for column in cell.columns:
                if row < grid.row_count and column < grid.column_count:
                    rows[row][column] = spot
    return tuple(map(tuple, rows))


_READING = lazy_pattern(r"[\p{Hiragana}\p{Katakana}ー\s]+")
_SMALLER = 0.65
"""The letters of a reading are so much smaller than those of the name at most."""


def _without_reading(cell: Cell) -> Cell:
    """A cell with the name of a place without the reading in small kana that stands above it."""
    reading, *name = cell.lines
    small = reading.size is not None and reading.size <= _SMALLER * (name[0].size or 0.0)
    if not small or not _READING.fullmatch(reading.text) or not is_place("".join(line.text for line in name)):
        return cell
    return replace(cell, lines=tuple(name))


_MANY_YEARS = 4
_UNITS = frozenset(fold(unit) for unit in FIGURE_UNITS)


def without_unit(lines: Sequence[str]) -> Sequence[str]:
    """The lines of a cell without a first one that prints the unit of the figures below it and nothing else.

    >>> without_unit(["人", "9,851"]), without_unit(["％", "△18.4"]), without_unit(["9,851"])
    (['9,851'], ['△18.4'], ['9,851'])
    """
    return lines[1:] if len(lines) > 1 and fold(lines[0]) in _UNITS and is_figure(lines[1]) else lines


@lru_cache(maxsize=1 << 13)
def is_datum(text: str) -> bool:
    r"""Whether a cell's text is a figure, or figures one below the other, some of which may be missing.

    >>> is_datum("9,851"), is_datum("9,851\n－\n312"), is_datum("－")
    (True, True, False)
    """
    lines = without_unit([line for line in text.split("\n") if fold(line)])
    if len(lines) == 1:
        text = lines[0]
    if len(lines) > 1 and any(map(is_figure, lines)) and all(is_figure(line) or is_dash(line) for line in lines):
        return True
    return is_figure(text) or has_share(text)


def spots_of(row: Row) -> list[Spot]:
    """The printed cells of a row, each once, left to right."""
    # a cell over several positions is the same spot in each of them
    return list({id(spot): spot for spot in row if spot is not None and not spot.blank}.values())


def texts_of(row: Row) -> list[str]:
    """The texts of a row, each printed cell once."""
    return [spot.text for spot in spots_of(row)]


def is_banner(row: Row) -> bool:
    """Whether one cell over the whole width is all that is printed in the row, but for a unit at its right end."""
    spots = {id(spot): spot for spot in row if spot is not None}
    filled = [spot for spot in spots.values() if not spot.blank]
    if len(filled) == 2 and filled[0] is row[0] and filled[1] is row[-1]:
        return filled[0].cell.column_span > 1 and _is_unit(filled[1])
    return len(row) > 2 and len(filled) == 1 and filled[0].cell.column_span == len(row)


def _is_unit(spot: Spot) -> bool:
    return all(unit_part(line) is not None and not title_text(line) for line in spot.cell.lines)


def _is_year_row(data: list[str], first: bool) -> bool:
    """Whether the figures of a row are four-digit years in rising order: a header, not data.

    Of four years or more one may be misprinted or misread.
    """
    figures = [fold(text).strip("()<>") for text in data if is_figure(text)]
    if not figures or not all(len(text) == 4 and text.isdigit() for text in figures):
        return False
    if len(figures) == 1:
        return first and is_bare_year(figures[0])
    if _are_years(figures):
        return True
    return len(figures) >= _MANY_YEARS and any(
        _are_years(figures[:k] + figures[k + 1 :]) for k in range(len(figures))
    )


def _are_years(texts: list[str]) -> bool:
    """Whether the texts are years in rising order, perhaps the same ones again under each of several headings."""
    if not all(map(is_bare_year, texts)):
        return False
    again = next((k for k in range(1, len(texts)) if texts[k] <= texts[k - 1]), len(texts))
    return again > 1 and len(texts) % again == 0 and texts == texts[:again] * (len(texts) // again)


def head_rows(rows: Sequence[Row], banner: int, is_data: Callable[[str], bool]) -> int:
    """The number of rows down to the last header row, the banner included."""
    head = banner
    for index in range(banner, len(rows)):
        # what stands in the first column labels the row, be it a serial number or a year
        data = [text for text in texts_of(rows[index][1:]) if is_data(text)]
        if data and not (_is_year_row(data, index == banner) or are_years_of_eras(texts_of(rows[index][1:]))):
            break
        if index > banner and _is_all_dashes(rows[index]):
            break  # the first year of a table of changes
        head = index + 1
    # a row below real headers that only has a label on the left opens a section of the body
    while head - 1 > banner and (_label_only(rows[head - 1]) or _is_coarser(rows[head - 1], rows[head - 2])):
        head -= 1
    return head


def _is_all_dashes(row: Row) -> bool:
    """Whether beside the label of a row nothing but dashes is printed, several of them."""
    texts = [spot.text for spot in spots_of(row[1:]) if spot is not row[0]]
    return len(texts) > 1 and all(map(is_dash, texts))


def _is_coarser(row: Row, above: Row) -> bool:
    """Whether all that a row holds is one label over columns that have headings of their own above it."""
    spots = spots_of(row)
    if len(spots) != 1:
        return False
    spot = spots[0]
    heads = {id(above[k]) for k in range(len(row)) if row[k] is spot and above[k] is not None}
    return len(heads) > 1 and all(above[k] is not spot for k in range(len(row)))


def _label_only(row: Row) -> bool:
    spots = {id(spot): spot for spot in row[1:] if spot is not None and spot is not row[0]}
    first = row[0]
    return first is not None and not first.blank and all(spot.blank for spot in spots.values())
