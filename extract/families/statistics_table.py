"""Any other table of figures with labelled rows and columns.

Seen as: municipalities across with a row a measure; municipalities down and across with a second row of percents
under each; a group (住所別) over the places with 合計 beside it; years across with sub-columns. Name lists, tables
of contents, timetables and histories are not statistics: most of what stands right of the row labels and below the
column labels must be figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.family import Family, Region, printed
from extract.family import keys as line_keys
from extract.memo import once
from extract.shapes import bare, is_dash, is_figure, is_percent
from extract.tables.captions import Caption, caption
from extract.tables.explanations import explaining_columns
from extract.tables.headers import (
    Spot,
    Table,
    build,
    figures_in,
    is_datum,
    is_serial,
    joined,
    numbers_names,
    printed_spots,
    region,
    runs,
    spots_of,
)
from extract.tables.named_blocks import head_of, names_columns
from extract.tables.row_units import unit_of_row, units_column, with_unit
from extract.year_shapes import is_bare_year, is_year
from schemas.folding import fold, has_word
from schemas.frozen import dataclass
from schemas.glossary import card_fields
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Grid, Page, Printed, RawRecord, Reading
from schemas.vocabulary_tables import CHANGE_WORDS, SHARE_WORDS

_PRIORITY = 90
_LEAST_FIGURES = 0.5
_LEAST_LABELLED = 0.9
_CARD_LABELS = frozenset(
    ("name", "description", "role_sharing", "municipalities", "budget", "kpi", "schedule", "effect")
)
_LEAST_COUNTING = 0.5
_LEAST_NUMBERED = 5
_MOST_STACKED = 2
_LONGEST_LABEL = 60
_BAND = lazy_pattern(r"((?:推計数|実数|構成割合|構成比|割合|率|人数|件数|世帯数|金額|指数))(\(単位[:：][^()]+\))")
_OF_FIGURES = frozenset(fold(word) for word in (*SHARE_WORDS, *CHANGE_WORDS))
_CONTENTS = ("目次", "もくじ", "CONTENTS")


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """A table of figures; ``columns`` are those that hold figures, with their labels."""

    table: Table
    caption: Caption
    columns: dict[int, tuple[Spot, ...]]
    bands: tuple[_Band, ...]
    blocks: dict[int, int]
    """The column of names of each column of figures that has names of its own."""


def _is_card(table: Table) -> bool:
    labels: set[str] = set()
    for row in range(len(table.rows)):
        for column in range(min(2, table.width)):
            labels.update(_CARD_LABELS.intersection(card_fields(table.text(row, column))))
    return len(labels) >= 2


def _numbers_rows(table: Table, column: int) -> bool:
    texts = [spot.text for row in table.body if (spot := table.filled(row, column)) is not None]
    if is_serial(table.header(column), texts, first=column == 0):
        return True
    numbers = [int(fold(text)) for text in texts if fold(text).isdigit()]
    steps = [b - a for a, b in pairwise(numbers)]
    # 111, 112, 113, 121: numbers of chapters run on, figures do not
    counting = sum(step == 1 for step in steps) >= len(steps) * _LEAST_COUNTING
    return len(numbers) == len(texts) >= _LEAST_NUMBERED and counting


def _holds_years(table: Table, column: int) -> bool:
    """Whether all that a column prints are years: they run on like numbers, and name rows as those do not."""
    return all(is_bare_year(spot.text) for row in table.body if (spot := table.filled(row, column)) is not None)


@dataclass(frozen=True, slots=True, eq=False)
class _Band:
    """A line of text spread over the cells of a row: what the rows below hold, and their unit."""

    row: int
    spots: tuple[Spot, ...]
    name: str
    unit: str


def _bands(table: Table) -> list[_Band]:
    """Rows over whose cells one text is spread: 「推計数（単位：千世帯）」, 「構成割合（単位：％）」."""
    found: list[_Band] = []
    for row in range(table.banner, len(table.rows)):
        spots = tuple(spots_of(table.rows[row]))
        if not spots or any(is_datum(spot.text) for spot in spots):
            continue
        text = fold("".join(spot.text for spot in spots))
        match = _BAND.search(text)
        if match is None or (len(text) > len(match.group()) and row >= table.head):
            continue
        # over a header row other labels may stand beside the band
        start = text.index(match.group())
        inside: list[Spot] = []
        position = 0
        for spot in spots:
            if start <= position and position + len(fold(spot.text)) <= start + len(match.group()):
                inside.append(spot)
            position += len(fold(spot.text))
        if (
            (len(inside) > 1 or row >= table.head)
            and inside
            and sum(len(fold(spot.text)) for spot in inside) == len(match.group())
        ):
            found.append(_Band(row, tuple(inside), match[1], match[2]))
    return found


def _holds_shares(table: Table, column: int) -> bool:
    """Whether a column is that of the percents beside the figures that one header stands over."""
    texts = [spot.text for row in table.body if (spot := table.filled(row, column)) is not None]
    told = [text for text in texts if not is_dash(text)]
    return bool(told) and all(map(is_percent, told))


def _of_left(columns: Mapping[int, tuple[Spot, ...]]) -> dict[int, tuple[Spot, ...]]:
    """The labels of columns, with those of rates of one name below that of the column on the left of each.

    「平成27年 | 割合 | 令和２年 | 割合」: a rate is of the figures that it stands beside. Where one of them stands
    beside no other column, nothing tells of what they are.
    """
    named = {
        column: tuple(fold(spot.text).removesuffix("(%)") for spot in path) for column, path in columns.items()
    }
    counted = Counter(named.values())
    again = {name for name, count in counted.items() if count > 1 and len(name) == 1 and name[0] in _OF_FIGURES}
    told = dict(columns)
    for column in [column for column, name in named.items() if name in again]:
        if named.get(column - 1) is None or named[column - 1] in again:
            return dict(columns)
        told[column] = (*columns[column - 1], *columns[column])
    return told


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
    bands = _bands(table)
    spread = {id(spot) for band in bands for spot in band.spots}
    filled = figures = 0
    columns: dict[int, tuple[Spot, ...]] = {}
    for column in table.data_columns:
        cells = [s for r in table.body if (s := table.filled(r, column)) is not None and id(s) not in spread]
        texts = [spot.text for spot in cells if not is_dash(spot.text)]
        if any(len(figures_in(spot)) > _MOST_STACKED for spot in cells):
            return None  # rows without rulings between them whose labels cannot be told apart
        numbers = sum(is_datum(text) for text in texts)
        filled += len(texts)
        figures += numbers
        header = tuple(spot for spot in table.header(column) if id(spot) not in spread)
        if not numbers or numbers < len(texts) * _LEAST_FIGURES or _numbers_rows(table, column):
            continue
        if not header or all(is_figure(s.text) and not is_bare_year(s.text) for s in header):
            return None  # a column of figures without a label cannot be told apart from its neighbours
        columns[column] = header
    if figures < 2 or figures <= filled * _LEAST_FIGURES or not columns:
        return None
    blocks = names_columns(table)
    if blocks and len({tuple(spot.folded for spot in path) for path in columns.values()}) < len(columns):
        stub = table.stubs - 1
        columns = {c: (*head_of(table, blocks.get(c, stub)), *path) for c, path in columns.items()}
    columns = _of_left(columns)
    named = {column: tuple(fold(spot.text) for spot in path) for column, path in columns.items()}
    alike = len(set(named.values())) < len(named)
    if alike and len({(name, _holds_shares(table, column)) for column, name in named.items()}) < len(named):
        return None  # columns of the same name belong to labels that stand between them
    paths = _row_paths(table, bands)
    if paths is None or sum(map(bool, paths.values())) < len(paths) * _LEAST_LABELLED:
        return None
    around = with_unit(caption(document, grids), table)
    title = fold(around.name.text) if around.name is not None else ""
    if has_word(title, _CONTENTS):
        return None
    return _Found(table, around, columns, tuple(bands), blocks)


@once
def _found(document: Document) -> tuple[_Found, ...]:
    return tuple(found for grids in runs(document) if (found := _understood(document, grids)) is not None)


def find(document: Document) -> tuple[Region, ...]:
    """One region a table of figures, over all the pages that it runs over."""
    return tuple(
        region(document, "statistics_table", found.table.grids, found.caption.used) for found in _found(document)
    )


def _distinguishing(paths: Sequence[tuple[Spot, ...]], *, nested: bool = False) -> list[tuple[Spot, ...]]:
    """The labels that are needed to tell columns (or rows) apart, outermost first, for each path.

    A group says nothing where the labels below it differ anyway: 住所別 over the places, 自然動態 over 出生.
    It is told where labels come again below another group (令和4年度 and 令和5年度 over 回数 and 人数).

    Args:
        paths: the labels of each column or row, outermost first.
        nested: whether groups within groups are always told, as those of rows (大企業, 全産業, 製造業).
    """
    whole = {tuple(fold(spot.text) for spot in path) for path in paths}
    if nested and len({path[:-1] for path in whole if len(path) > 2}) > 1:
        return list(paths)
    leaves = {path[-1:] for path in whole}
    if len(leaves) == len(whole) and all(path and _is_name(path[0]) for path in leaves):
        return [path[-1:] for path in paths]
    return list(paths)


def _is_name(folded: str) -> bool:
    """Whether a label says by itself what its figures are: no unit in brackets and no year."""
    return not bare(folded).startswith("(") and not is_year(folded)


def _row_paths(table: Table, bands: Sequence[_Band]) -> dict[int, tuple[Spot, ...]] | None:
    """The labels of every row, outermost first; None where labels without figures do not tell what they head.

    A row that holds only a label heads the rows below it where labels come again below; otherwise its figures are
    just missing.
    """
    paths: dict[int, tuple[Spot, ...]] = {}
    heads: dict[int, Spot] = {}
    spread = {band.row for band in bands}
    serial = [
        (_numbers_rows(table, column) and not _holds_years(table, column))
        or numbers_names(table.rows, table.head, column)
        for column in range(table.stubs)
    ]
    units = units_column(table)
    explained = explaining_columns(table)
    for row in table.body:
        if row in spread:
            continue
        path: list[Spot] = []
        for column, spot in enumerate(table.labels(row)):
            if spot is None or serial[column] or column == units or column in explained:
                continue
            if any(spot is other for other in path):
                continue
            path.append(spot)
        if len(path) > 1:  # sentences beside a name explain it
            path = [spot for spot in path if len(fold(spot.text)) <= _LONGEST_LABEL] or path
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
    row_paths = _row_paths(table, found.bands) or {}
    row_labels = dict(zip(row_paths, _distinguishing(list(row_paths.values()), nested=True), strict=True))
    band: _Band | None = None
    opened = iter(found.bands)
    following = next(opened, None)
    whole: set[tuple[int, ...]] = set()
    for row in table.body:
        while following is not None and following.row <= row:
            band, following = following, next(opened, None)
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
            told = (id(spot), *map(id, row_paths[row]))
            if told in whole:
                continue  # a figure over both rows of one label is printed once
            whole.add(told)
            own = dict(fields)
            if (unit := unit_of_row(table, row)) is not None:
                own["unit_label"] = unit
            row_label, column_label = joined(row_labels[row]), joined(path)
            own_name = table.filled(row, found.blocks[column]) if column in found.blocks else None
            if own_name is not None:
                row_label = joined((own_name,))
            if band is not None:
                own["unit_label"] = _of_band(band, band.unit)
                if row_label is not None and len(found.bands) > 1:
                    row_label = replace(row_label, text=f"{band.name}／{row_label.text}")
            if row_label is not None:
                own["row_label"] = row_label
            if column_label is not None:
                own["column_label"] = column_label
            for value in _told(figures_in(spot)):
                yield RawRecord("statistics", value.keys[0], own | {"value": value})


def _told(values: Sequence[Printed]) -> Sequence[Printed]:
    """The figures of a cell without one in brackets beside one without, which nothing tells apart from it."""
    plain = [value for value in values if not fold(value.text).startswith("(")]
    if len(values) > 1 and plain and not any(is_percent(value.text) for value in values):
        return plain
    return values


def _of_band(band: _Band, text: str) -> Printed:
    first = band.spots[0]
    return printed(first.page, [line for spot in band.spots for line in spot.cell.lines], text)


def read(document: Document, region: Region) -> Reading:
    """Reads every figure with the labels of its row and column."""
    found = next(found for found in _found(document) if found.table.key == region.key)
    used = frozenset(found.caption.used | line_keys(found.table.lines))
    return Reading(tuple(_records(found)), used, beside=found.caption.beside)


FAMILY = Family("statistics_table", find, read, _PRIORITY, of_tables=True)
