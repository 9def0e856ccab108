"""Which tables of a document are lists of indicators, and for which years they are filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.family import printed_cell
from extract.memo import once
from extract.shapes import is_age_group, is_dash
from extract.tables.captions import Caption, caption
from extract.tables.headers import Table, build, runs
from extract.tables.kpi_columns import CONTEXT, YEARLY, Columns, columns, texts_of
from extract.tables.kpi_heads import field_of, header
from extract.tables.transposed import transposed
from extract.year_shapes import year_in
from schemas.folding import fold, has_word
from schemas.frozen import dataclass
from schemas.labels import read_label
from schemas.printed import Cell, Document, Grid, Page, Printed
from schemas.vocabulary_lists import CORNER_HEADS, KPI_WORDS

_CARD_LABELS = frozenset(
    ("description", "role_sharing", "municipalities", "budget", "schedule", "effect", "next_steps", "subsidy")
)
_NAMED_LABELS = _CARD_LABELS | {"name"}
_LABEL_COLUMNS = 2
_MOST_TURNED = 6
_ROWS_EACH = 2
"""Rows of an indicator: labels, and the values below them."""
_ROWS_BELOW_NAME = 3
"""Rows of a table of one indicator: its name, the labels and the values."""
_LONGEST_LABEL = 20
_CORNERS = frozenset(map(fold, CORNER_HEADS))
_FEWEST_LABELLED = 4


@dataclass(frozen=True, slots=True, eq=False)
class KpiList:
    """A list of indicators.

    Attributes:
        table: the table, over all the pages that it runs over; it has no label columns of its own.
        caption: what is printed around it.
        columns: its columns by field.
        whole: whether it tells of each indicator what it belongs to, as lists of a whole plan do.
        alone: whether it cannot be the indicators of a card, because the document has no cards.
    """

    table: Table
    caption: Caption
    columns: Columns
    whole: bool
    alone: bool


def _speaks_of_indicators(around: Caption, table: Table) -> bool:
    words = [part.text for part in (around.title, around.heading) if part is not None]
    words += [table.text(row, 0) for row in range(table.banner)]
    folded = fold("".join(words))
    return has_word(folded, KPI_WORDS)


def _fields(text: str) -> tuple[str, ...]:
    """The fields that a label can stand for, whatever unit or number it prints beside its word."""
    label = read_label(text)
    return label.fields if label is not None else ()


def _is_card(table: Table) -> bool:
    columns_ = range(min(_LABEL_COLUMNS, table.width))
    labels = (table.text(row, column) for row in table.body for column in columns_)
    return any(_CARD_LABELS.intersection(_fields(t)) for t in labels if t and len(t) < _LONGEST_LABEL)


@once
def _has_cards(document: Document) -> bool:
    """Whether a table of the document has labels of a card beside its values, or one of them below its name."""
    for page in document.pages:
        for grid in page.grids:
            labels: set[str] = set()
            for cell in grid.cells:
                if cell.column < _LABEL_COLUMNS and cell.lines and len(cell.text) < _LONGEST_LABEL:
                    labels.update(_NAMED_LABELS.intersection(_fields(cell.text)))
            if len(labels) > 1:
                return True
    return False


def _holds_ages(table: Table, column: int) -> bool:
    """Whether a column names age groups, of which a table gives the population: 実績 and 目標 by year."""
    texts = texts_of(table, column)
    ages = sum(map(is_age_group, texts))
    return ages > 1 and 2 * ages >= len(texts)


def _understood(document: Document, grids: Sequence[tuple[Page, Grid]]) -> KpiList | None:
    top = header(*grids[0])
    if top is None:
        return None
    table = build(grids, head=top[1], stubs=0)
    if not table.body:
        return None
    around = caption(document, grids)
    named = columns(table, _speaks_of_indicators(around, table))
    if named is None or _is_card(table) or _holds_ages(table, named["indicator"][0].index):
        return None
    by_word = any(spot.text for spot in named["indicator"][0].path)
    whole = by_word and any(name in named for name in CONTEXT)
    return KpiList(table, around, named, whole, whole or not _has_cards(document))


def _turned(grid: Grid) -> Grid | None:
    """The grid with rows and columns exchanged where its first column names what its rows hold; None elsewhere.

    「KPI」, 「基準値」 and 「目標値」 one below the other, an indicator a column. A card begins so as well, but
    has more to say. A title over all columns stays above them.
    """
    over = [cell for cell in grid.cells if cell.row == 0]
    if len(over) == 1 and over[0].lines and grid.column_count > 1 == over[0].row_span:
        below = [replace(cell, row=cell.row - 1) for cell in grid.cells if cell.row]
        inner = _turned(replace(grid, cells=tuple(below), row_count=grid.row_count - 1))
        return _below_title(over[0], inner) if inner is not None else None
    labels = [cell for cell in grid.cells if cell.column == 0]
    if not 2 <= len(labels) <= _MOST_TURNED or grid.column_count < 2 or any(c.column_span > 1 for c in grid.cells):
        return None
    named = [field_of(cell.text) for cell in labels]
    names = {found[0] for found in named if found is not None}
    values = {found[0] for found in named[1:] if found is not None}
    if (not labels[0].lines or fold(labels[0].text) in _CORNERS) and {"baseline", "target"} <= values:
        # the corner is blank, a slanted line parts it, or it says no more than 「項目」
        names, named = values | {"indicator"}, named[1:]
    if "indicator" not in names or not names & {"baseline", "target"} or None in named or names & set(CONTEXT):
        return None
    return transposed(grid)


def _below_title(title: Cell, grid: Grid) -> Grid:
    """The grid with a title over all of its columns."""
    moved = (replace(cell, row=cell.row + 1) for cell in grid.cells)
    cells = (replace(title, column_span=grid.column_count), *moved)
    return replace(grid, cells=cells, row_count=grid.row_count + 1)


def _labels_above_each(grid: Grid) -> Grid | None:
    """The grid with labels above its values where they come again above those of each indicator; None elsewhere.

    A band 「KPI」 beside all rows, and in them 「間伐面積」 beside 「現状」 and 「目標」 over their values.
    """
    bands = [cell for cell in grid.cells if cell.row == 0 and cell.row_span == grid.row_count]
    names = [cell for cell in grid.cells if cell.row_span == _ROWS_EACH and cell not in bands]
    single = [cell for cell in grid.cells if cell.row_span == 1]
    if len(bands) != 1 or not names or len(names) * _ROWS_EACH != grid.row_count or bands[0].column:
        return None
    heading = field_of(bands[0].text)
    if heading is None or heading[0] != "indicator" or any(cell.column_span > 1 for cell in grid.cells):
        return None
    labels = [[cell for cell in single if cell.row == name.row] for name in names]
    texts = [[fold(cell.text) for cell in row] for row in labels]
    fields = {found[0] for text in texts[0] if (found := field_of(text)) is not None}
    if any(row != texts[0] for row in texts) or not fields & {"baseline", "target"}:
        return None
    heads = [replace(bands[0], row_span=1), *(replace(cell, column=n) for n, cell in enumerate(labels[0], 1))]
    cells = list(heads)
    for at, name in enumerate(names, 1):
        values = [cell for cell in single if cell.row == name.row + 1]
        cells.append(replace(name, row=at, column=0, row_span=1))
        cells.extend(replace(cell, row=at, column=n) for n, cell in enumerate(values, 1))
    return replace(grid, cells=tuple(cells), row_count=len(names) + 1, column_count=len(heads))


def _beside_name(grid: Grid) -> Grid | None:
    """The grid with the indicator that stands over its labels put in front of its values; None elsewhere.

    「子育て世帯の入居戸数」 over 「現状値」 and 「目標値」 over one row of values.
    """
    over = [cell for cell in grid.cells if cell.row == 0]
    if grid.row_count != _ROWS_BELOW_NAME or len(over) != 1 or not over[0].lines or grid.column_count < 2:
        return None
    below = [cell for cell in grid.cells if cell.row > 0]
    if any(cell.row_span > 1 or cell.column_span > 1 for cell in below) or field_of(over[0].text) is not None:
        return None
    moved = [replace(cell, row=cell.row - 1, column=cell.column + 1) for cell in below]
    name = replace(over[0], row=1, column=0, row_span=1, column_span=1)
    ordered = tuple(sorted((*moved, name), key=lambda cell: (cell.row, cell.column)))
    return replace(grid, cells=ordered, row_count=grid.row_count - 1, column_count=grid.column_count + 1)


def _labels_in_rows(grid: Grid) -> Grid | None:
    """The grid with labels above its values where each row has them in front (指標｜…｜現状値｜…｜目標値｜…)."""
    width = grid.column_count
    if width < _FEWEST_LABELLED or width % 2 or any(c.row_span > 1 or c.column_span > 1 for c in grid.cells):
        return None
    labels = [[fold(cell.text) for cell in grid.row(row) if cell.column % 2 == 0] for row in range(grid.row_count)]
    fields = [field_of(label) for label in labels[0]]
    names = {found[0] for found in fields if found is not None}
    if None in fields or "indicator" not in names or not names & {"baseline", "target"}:
        return None
    if any(other != labels[0] for other in labels):
        return None
    heads = [replace(cell, column=cell.column // 2) for cell in grid.row(0) if cell.column % 2 == 0]
    values = [replace(c, row=c.row + 1, column=c.column // 2) for c in grid.cells if c.column % 2]
    ordered = tuple(sorted((*heads, *values), key=lambda cell: (cell.row, cell.column)))
    return replace(grid, cells=ordered, row_count=grid.row_count + 1, column_count=width // 2)


def _readings(document: Document, grids: Sequence[tuple[Page, Grid]]) -> KpiList | None:
    """The list that grids are; where that makes no sense, read across or with the name above in front."""
    page, grid = grids[0]
    inside = _labels_in_rows(grid) or _labels_above_each(grid) if len(grids) == 1 else None
    found = _understood(document, [(page, inside)] if inside is not None else grids)
    if found is not None or len(grids) > 1:
        return found
    other = _turned(grid) if header(page, grid) is None else _beside_name(grid)
    return _understood(document, [(page, other)]) if other is not None else None


@once
def lists(document: Document) -> tuple[KpiList, ...]:
    """The lists of indicators of a document in reading order."""
    parts = runs(document, opens=lambda page, grid: header(page, grid) is not None, across_pages_only=False)
    return tuple(found for grids in parts if (found := _readings(document, grids)) is not None)


@once
def filled_years(document: Document) -> list[Printed]:
    """The years for which the document's lists have results or grades, by their headers."""
    found: dict[str, Printed] = {}
    for listed in lists(document):
        for column in (c for name in YEARLY for c in listed.columns.get(name, [])):
            texts = texts_of(listed.table, column.index)
            if column.year is not None and any(not is_dash(text) for text in texts):
                key = year_in(column.year.text)
                found.setdefault(key, printed_cell(column.year.page, column.year.cell))
    return list(found.values())
