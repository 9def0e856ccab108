"""Any other table of figures with labelled rows and columns.

Seen as: municipalities across with a row a measure; municipalities down and across with a second row of percents
under each; a group (住所別) over the places with 合計 beside it; years across with sub-columns. Name lists, tables
of contents, timetables and histories are not statistics: most of what stands right of the row labels and below the
column labels must be figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.family import Family, Region
from extract.family import keys as line_keys
from extract.memo import once
from extract.shapes import bare, is_bare_year, is_dash, is_figure
from extract.tables.captions import Caption, caption
from extract.tables.headers import (
    Spot,
    Table,
    build,
    figures_in,
    is_datum,
    is_serial,
    joined,
    printed_spots,
    region,
    runs,
)
from schemas.folding import fold
from schemas.glossary import card_fields
from schemas.printed import Document, Grid, Page, Printed, RawRecord, Reading

_PRIORITY = 90
_LEAST_FIGURES = 0.5
_LEAST_LABELLED = 0.9
_CARD_LABELS = frozenset(
    ("name", "description", "role_sharing", "municipalities", "budget", "kpi", "schedule", "effect")
)
_CONTENTS = ("目次", "もくじ", "CONTENTS")


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """A table of figures; ``columns`` are those that hold figures, with their labels."""

    table: Table
    caption: Caption
    columns: dict[int, tuple[Spot, ...]]


def _is_card(table: Table) -> bool:
    labels: set[str] = set()
    for row in range(len(table.rows)):
        for column in range(min(2, table.width)):
            labels.update(_CARD_LABELS.intersection(card_fields(table.text(row, column))))
    return len(labels) >= 2


def _numbers_rows(table: Table, column: int) -> bool:
    texts = [spot.text for row in table.body if (spot := table.filled(row, column)) is not None]
    return is_serial(table.header(column), texts, first=column == 0)


def _understood(document: Document, grids: Sequence[tuple[Page, Grid]]) -> _Found | None:
    table = build(grids)
    if (
        table.torn
        or table.stubs == 0
        or table.stubs >= table.width
        or table.head == table.banner
        or not table.body
    ):
        return None
    if _is_card(table):
        return None
    filled = figures = 0
    columns: dict[int, tuple[Spot, ...]] = {}
    for column in table.data_columns:
        texts = [s.text for r in table.body if (s := table.filled(r, column)) is not None and not is_dash(s.text)]
        numbers = sum(is_datum(text) for text in texts)
        filled += len(texts)
        figures += numbers
        header = table.header(column)
        if not numbers or numbers < len(texts) * _LEAST_FIGURES or _numbers_rows(table, column):
            continue
        if not header or all(is_figure(s.text) and not is_bare_year(s.text) for s in header):
            return None  # a column of figures without a label cannot be told apart from its neighbours
        columns[column] = header
    if figures < 2 or figures <= filled * _LEAST_FIGURES or not columns:
        return None
    named = [tuple(fold(spot.text) for spot in path) for path in columns.values()]
    if len(set(named)) < len(named):
        return None  # columns of the same name belong to labels that stand between them
    paths = _row_paths(table)
    if paths is None or sum(map(bool, paths.values())) < len(paths) * _LEAST_LABELLED:
        return None
    around = caption(document, grids)
    title = fold(around.name.text) if around.name is not None else ""
    if any(fold(word) in title for word in _CONTENTS):
        return None
    return _Found(table, around, columns)


@once
def _found(document: Document) -> tuple[_Found, ...]:
    return tuple(found for grids in runs(document) if (found := _understood(document, grids)) is not None)


def find(document: Document) -> tuple[Region, ...]:
    """One region a table of figures, over all the pages that it runs over."""
    return tuple(
        region(document, "statistics_table", found.table.grids, found.caption.used) for found in _found(document)
    )


def _distinguishing(paths: Sequence[tuple[Spot, ...]]) -> list[tuple[Spot, ...]]:
    """The labels that are needed to tell columns (or rows) apart, outermost first, for each path.

    A group over some columns says nothing where it is the only group and the labels below it differ anyway (住所別
    over the places, beside 合計); two groups (人口, 世帯数) are always told.
    """
    groups = {tuple(fold(spot.text) for spot in path[:-1]) for path in paths if len(path) > 1}
    whole = {tuple(fold(spot.text) for spot in path) for path in paths}
    leaves = {path[-1:] for path in whole}
    named = all(path and bare(path[0]) == path[0] for path in leaves)
    if len(groups) <= 1 and len(leaves) == len(whole) and named:
        return [path[-1:] for path in paths]
    return list(paths)


def _row_paths(table: Table) -> dict[int, tuple[Spot, ...]] | None:
    """The labels of every row, outermost first; None where labels without figures do not tell what they head.

    A row that holds only a label heads the rows below it where labels come again below; otherwise its figures are
    just missing.
    """
    paths: dict[int, tuple[Spot, ...]] = {}
    heads: dict[int, Spot] = {}
    for row in table.body:
        path: list[Spot] = []
        for column, spot in enumerate(table.labels(row)):
            if spot is None or _numbers_rows(table, column) or any(spot is other for other in path):
                continue
            path.append(spot)
        data = [table.filled(row, column) for column in table.data_columns]
        if len(path) == 1 and not any(spot is not None and spot is not path[0] for spot in data):
            heads[row] = path[0]
        else:
            paths[row] = tuple(path)
    own = [row for row in paths if not table.unlabelled(row)]
    texts = [tuple(fold(spot.text) for spot in paths[row]) for row in own]
    if not heads or len(set(texts)) == len(texts):
        return paths
    if own and min(heads) > min(own):
        return None
    above: list[Spot] = []
    for row in table.body:
        if row in heads:
            above = [heads[row]]
        else:
            paths[row] = (*above, *paths[row])
    return paths


def _records(found: _Found) -> Iterator[RawRecord]:
    table = found.table
    fields: dict[str, Printed] = {}
    banner = [spot for row in range(table.banner) if (spot := table.filled(row, 0)) is not None]
    name = found.caption.title or printed_spots(banner) or found.caption.heading
    if name is not None:
        fields["table_title"] = name
    if found.caption.unit is not None:
        fields["unit_label"] = found.caption.unit
    column_paths = dict(zip(found.columns, _distinguishing(list(found.columns.values())), strict=True))
    row_paths = _row_paths(table) or {}
    row_labels = dict(zip(row_paths, _distinguishing(list(row_paths.values())), strict=True))
    for row in table.body:
        if not row_paths.get(row):
            continue
        seen: list[Spot] = []
        for column, path in column_paths.items():
            spot = table.filled(row, column)
            if spot is None or is_dash(spot.text) or any(spot is other for other in seen):
                continue
            if any(spot is label for label in row_paths[row]):
                continue
            seen.append(spot)
            own = dict(fields)
            row_label, column_label = joined(row_labels[row]), joined(path)
            if row_label is not None:
                own["row_label"] = row_label
            if column_label is not None:
                own["column_label"] = column_label
            for value in figures_in(spot):
                yield RawRecord("statistics", value.keys[0], own | {"value": value})


def read(document: Document, region: Region) -> Reading:
    """Reads every figure with the labels of its row and column."""
    found = next(found for found in _found(document) if found.table.key == region.key)
    return Reading(tuple(_records(found)), frozenset(found.caption.used | line_keys(found.table.lines)))


FAMILY = Family("statistics_table", find, read, _PRIORITY)
