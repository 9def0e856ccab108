"""Small tables on a sheet: which hold labels with values, costs, indicators or facts; lists of initiatives."""

from __future__ import annotations

from extract.cards.amounts.stated_amounts import is_amount, is_of_amounts, stated_amounts
from extract.cards.cells.roles import pieces_of
from extract.cards.cells.view import heads_indicators, heads_years, view_of
from extract.cards.measures.named_columns import find_named_columns
from extract.cards.years.years_down import read_years_down
from extract.shapes import is_dash, is_figure
from extract.sheets.headings import fields_of
from extract.tables.kpi_heads import field_of, header
from schemas.labels import read_label
from schemas.printed import Cell, Grid, Page

_MOST_CELLS = 80
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 3
"""A table of indicators has a header and an indicator at least, with a figure of today and one to come."""


def is_cost(grid: Grid) -> bool:
    """Whether a table of one row prints amounts beside their label: 「事業費 | R6 12百万円／R7 38百万円」."""
    printed = [cell for cell in grid.cells if cell.lines]
    if not grid.ruled or grid.row_count > 1 or len(printed) != 2:
        return False
    label = read_label(printed[0].text)
    return label is not None and "budget" in label.fields and bool(stated_amounts(printed[1].text, headed=True))


def lists_initiatives(page: Page, grid: Grid) -> bool:
    """Whether a table is a list of indicators with a column that names several initiatives."""
    head = header(page, grid)
    if head is None:
        return False
    names = [c for c in grid.cells if c.row == head[0] and (field_of(c.text) or ("",))[0] == "initiative_name"]
    below = [c for c in grid.cells if names and c.column == names[0].column and c.row >= head[1] and c.lines]
    return len(below) > 1


def measures(page: Page, grid: Grid) -> bool:
    """Whether a table begins with the header of indicators, or their names across, or with that of yearly amounts.

    Few rulings may part such a table from the page's text.
    """
    if grid.row_count < _FEWEST_ROWS or len(grid.cells) > _MOST_CELLS:
        return False
    view = view_of([pieces_of(page, grid)])
    # the words of a head in two storeys stand in the lower one
    first = next((row for row in range(len(view.rows)) if view.printed(row)), None)
    if first is None:
        return False
    wide = grid.column_count >= _FEWEST_COLUMNS
    if (wide and heads_indicators(view, first)) or read_years_down(view, 0) is not None:
        return True
    if find_named_columns(view, 0) is not None:
        return True
    below = [p for row in range(1, len(view.rows)) for p in view.printed(row)]
    values = [p.text for p in below if p.role == "value"]
    if not heads_years(view, 0) or not values:
        return False
    if any(p.is_field("budget", "source") for p in below):
        return all(is_figure(text) or is_dash(text) for text in values)
    return any(map(is_amount, values)) and all(map(is_of_amounts, values))


def fact_pairs(grid: Grid) -> list[tuple[Cell, Cell]]:
    """Facts of a town with their values (人口, 面積), right of their labels or below; else empty."""
    printed = [cell for cell in grid.cells if cell.lines]
    labels = [cell for cell in printed if fields_of(cell.text) == ("facts",)]
    pairs = []
    for label in labels:
        right = grid.at(label.row, label.column + label.column_span)
        below = grid.at(label.row + label.row_span, label.column)
        value = next((cell for cell in (right, below) if cell is not None and cell not in labels), None)
        if value is not None:
            pairs.append((label, value))
    used = {id(cell) for pair in pairs for cell in pair}
    return pairs if len(pairs) > 1 and all(id(cell) in used for cell in printed) else []


def is_labelled(page: Page, grid: Grid) -> bool:
    """Whether a small table holds values beside labels, or figures of years or indicators."""
    if len(grid.cells) > _MOST_CELLS:
        return False
    view = view_of([pieces_of(page, grid)])
    rows = range(len(view.rows))
    if any(heads_indicators(view, row) or heads_years(view, row) for row in rows):
        return True
    if rows and read_years_down(view, 0) is not None:
        return True
    labelled = sum(any(p.role in ("label", "unknown-label") for p in view.labels(row)) for row in rows)
    return labelled >= len(rows) / 2
