"""Agreements of many items in one table: where each statement stands, and the labels that tell its item.

Seen as: columns 協定の項目 / 取組の内容 / 甲の役割 / 乙の役割 with an item a row; an item beside three rows
取組内容 / 甲の役割 / 乙の役割; the items across, the same three rows below them. Rows over the whole width name
the axis and the field of what follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extract.outline import numbering
from extract.shapes import is_dash, is_mark, is_place
from extract.tables.agreement_grid import Matrix
from extract.tables.agreement_labels import CONTENT, ITEMS, is_party, is_role
from extract.tables.headers import Spot, Table, build, spots_of
from extract.words import words_of
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.glossary import AGREEMENT_HEADINGS, CARD_HEADINGS, card_fields, is_known_axis
from schemas.patterns import lazy_pattern
from schemas.printed import Grid, Page
from schemas.vocabulary_agreements import (
    AGREEMENT_CAPTIONS,
    CONTENT_ENDS,
    ROLE_GROUPS,
)
from schemas.vocabulary_lists import KPI_COLUMNS

_HAS_ROLE = lazy_pattern("(?:果たす|の)役割")
_CAPTIONS = frozenset(fold(word) for word in (*AGREEMENT_CAPTIONS, *AGREEMENT_HEADINGS, *CARD_HEADINGS))
_ROLE_GROUPS = frozenset(fold(word) for word in ROLE_GROUPS)
_SERIAL_HEADS = frozenset(fold(word) for word in (*KPI_COLUMNS["number"], "記号"))
_OF_CARDS = frozenset(("budget", "schedule", "name", "kpi", "baseline", "target"))
_TALLEST_HEAD = 4
_FEWEST_MUNICIPALITIES = 2
_LONGEST_MARK = 4
_LEVELS = ("item", "policy_field", "axis")


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """A statement of an agreement.

    Attributes:
        label: the cell that says whose part it is.
        text: the cell with the statement.
        labels: the cell of each level: item, policy_field, axis; absent where no column tells it.
        bands: the rows over the whole width that stand above it, outermost first.
    """

    label: Spot
    text: Spot
    labels: dict[str, Spot]
    bands: tuple[Spot, ...]


@dataclass(frozen=True, slots=True, eq=False)
class AgreementList:
    """A table of several items of an agreement.

    Attributes:
        table: the table.
        statements: its statements from top to bottom.
        matrix: the columns of municipalities right of the statements, with the part of each in an item; None where
            there are none.
    """

    table: Table
    statements: tuple[Statement, ...]
    matrix: Matrix | None = None


def _is_label(spot: Spot | None) -> bool:
    return spot is not None and not spot.blank and (spot.folded in CONTENT or is_role(spot.text))


def _tells(spots: Sequence[Spot]) -> bool:
    """Whether labels are those of an agreement: at least two, one of them a party's."""
    distinct = {spot.folded for spot in spots}
    return len(distinct) >= 2 and any(is_role(spot.text) or is_party(spot.text) for spot in spots)


def opens_list(page: Page, grid: Grid) -> bool:
    """Whether a grid begins with labels of statements across."""
    heads = [Spot(page, cell) for cell in grid.cells if cell.row < _TALLEST_HEAD]
    groups = [spot for spot in heads if spot.folded in _ROLE_GROUPS and spot.cell.column_span > 1]
    if groups and any(spot.folded in ITEMS for spot in heads):
        return True
    return any(
        _tells([s for s in heads if s.cell.row == row and (_is_label(s) or is_party(s.text))])
        and any(_is_label(s) for s in heads if s.cell.row == row)
        for row in range(_TALLEST_HEAD)
    )


def agreement_list(grids: Sequence[tuple[Page, Grid]]) -> AgreementList | None:
    """The grids as a list of items with their statements; None where they are something else."""
    words = [words_of(grid) for _, grid in grids]
    if not any(
        _HAS_ROLE.search(text) or any(label in text for label in (*CONTENT, *_ROLE_GROUPS)) for text in words
    ):
        return None
    table = build(grids, head=0, stubs=0)
    if table.width < 3 or len(table.rows) < 2 or _is_of_cards(table):
        return None
    for found in (_labels_across(table, grids), _labels_down(table), _items_across(table)):
        if found is not None:
            return found
    return None


def _is_of_cards(table: Table) -> bool:
    return any(
        spot is not None and len(spot.folded) < 12 and _OF_CARDS.intersection(card_fields(spot.text))
        for row in table.rows
        for spot in row
    )


def _band(table: Table, row: int) -> Spot | None:
    """The only printed cell of a row where it reaches over at least the last two columns."""
    spots = spots_of(table.rows[row])
    if len(spots) != 1 or spots[0].cell.row_span > 1 or _is_label(spots[0]):
        return None
    own = [column for column in range(table.width) if table.rows[row][column] is spots[0]]
    whole = len(own) >= 2 and own[-1] == table.width - 1
    # without rulings a known axis heads the rows below it though the columns right of it are empty
    return spots[0] if whole or (own[0] == 0 and is_known_axis(_unnumbered(spots[0].text))) else None


def _unnumbered(text: str) -> str:
    """A label without its number."""
    found = numbering(text)
    return found[1] if found else text


def _with_bands(table: Table, rows: Sequence[int]) -> Iterator[tuple[int, tuple[Spot, ...]]]:
    """The rows that are no bands, each with the bands above it: one right below another stands in it.

    A band's first sign tells its level: one that begins like an earlier one takes its place.
    """
    above: list[Spot] = []
    for row in rows:
        spot = _band(table, row)
        if spot is None:
            yield row, tuple(above)
            continue
        same = next((k for k, other in enumerate(above) if _style(other) == _style(spot)), len(above))
        above = [*above[:same], spot]


def _style(spot: Spot) -> str:
    first = spot.folded[:1]
    return "0" if first.isdigit() else first if not first.isalnum() else ""


def _stub_levels(table: Table, stubs: Sequence[int], head: int | None, rows: Sequence[int]) -> dict[str, int]:
    """The column of each level among the label columns, the item's nearest to the statements."""
    kept = []
    for column in stubs:
        heads = [spot.folded for row in range(head or 0) if (spot := table.filled(row, column)) is not None]
        texts = [spot.text for row in rows if (spot := table.filled(row, column)) is not None]
        if any(h in _SERIAL_HEADS for h in heads) or not texts or all(map(_is_mark_of_numbering, texts)):
            continue
        kept.append(column)
    return dict(zip(_LEVELS, reversed(kept[-len(_LEVELS) :]), strict=False))


def _is_mark_of_numbering(text: str) -> bool:
    found = numbering(f"{text} 項")
    return len(fold(text)) <= _LONGEST_MARK and found is not None and found[1] == "項"


def _labelled(table: Table, levels: dict[str, int], row: int, before: dict[str, Spot]) -> dict[str, Spot]:
    """The labels of a row by level; an empty one is that of the row above unless one further left begins anew."""
    found: dict[str, Spot] = {}
    renewed = False
    for name in reversed(_LEVELS):
        if name not in levels:
            continue
        spot = table.filled(row, levels[name])
        if spot is None and not renewed:
            spot = before.get(name)
        renewed = renewed or (spot is not None and spot is not before.get(name))
        if spot is not None:
            found[name] = spot
    return found


def _labels_across(table: Table, grids: Sequence[tuple[Page, Grid]]) -> AgreementList | None:
    """An item a row, the parties in the header."""
    for row in range(min(_TALLEST_HEAD, len(table.rows))):
        columns = {
            c: spot for c in range(table.width) if _is_label(spot := table.filled(row, c)) and spot is not None
        }
        columns |= _party_columns(table, row, columns) or _grouped_parties(table, row)
        if columns and not any(spot.folded in CONTENT for spot in columns.values()):
            columns = _content_column(table, row, min(columns)) | columns
        if not _tells(list(columns.values())) or min(columns) == 0:
            continue
        heads = range(row + 1)
        body = [r for r in range(row + 1, len(table.rows)) if not any(_repeats(table, r, head) for head in heads)]
        levels = _stub_levels(table, range(min(columns)), row + 1, body)
        if "item" not in levels:
            return None
        statements: list[Statement] = []
        labels: dict[str, Spot] = {}
        for r, bands in _with_bands(table, body):
            labels = _labelled(table, levels, r, labels)
            if "item" not in labels:
                continue
            for column, label in columns.items():
                text = table.filled(r, column)
                if text is not None and text is not table.filled(r - 1, column) and text not in labels.values():
                    statements.append(Statement(label, text, labels, bands))
        if not statements:
            return None
        headed = build(grids, head=row + 1, stubs=min(columns))
        return AgreementList(headed, tuple(statements), _marks_beside(table, row, body, columns, levels))
    return None


def _marks_beside(
    table: Table, head: int, body: Sequence[int], columns: Mapping[int, Spot], levels: dict[str, int]
) -> Matrix | None:
    """The marks of municipalities in columns right of the statements; None where no municipalities head any."""
    items = [r for r in body if table.filled(r, levels["item"]) is not None]
    rows = tuple(r for r in items if any(_is_text(table, r, c) for c in columns))
    if not rows:
        return None
    municipalities = {
        column: spot
        for column in range(max(columns) + 1, table.width)
        for spot in [next(filter(None, (table.filled(r, column) for r in range(rows[0] - 1, head - 1, -1))), None)]
        if spot is not None and is_place(spot.text)
    }
    cells = [spot.text for r in rows for c in municipalities if (spot := table.filled(r, c)) is not None]
    if len(municipalities) < _FEWEST_MUNICIPALITIES or not all(is_mark(text) or is_dash(text) for text in cells):
        return None
    number = next(
        (
            c
            for c in range(min(columns))
            if any((s := table.filled(r, c)) is not None and s.folded in _SERIAL_HEADS for r in range(head + 1))
        ),
        None,
    )
    return Matrix(table, levels, number, municipalities, rows) if any(map(is_mark, cells)) else None


def _is_text(table: Table, row: int, column: int) -> bool:
    """Whether a cell below the head of a statement holds one."""
    spot = table.filled(row, column)
    return spot is not None and not _is_label(spot)


def _party_columns(table: Table, row: int, columns: Mapping[int, Spot]) -> dict[int, Spot]:
    """The columns headed by nothing but a party's name right of what is to be done, with statements below."""
    if not any(spot.folded in CONTENT for spot in columns.values()):
        return {}
    found: dict[int, Spot] = {}
    for column in range(min(columns) + 1, table.width):
        head = table.filled(row, column)
        if head is None or column in columns or not is_party(head.text):
            continue
        texts = [s.text for r in range(row + 1, len(table.rows)) if (s := table.filled(r, column)) is not None]
        if texts and sum(fold(text).endswith("。") for text in texts) * 2 > len(texts):
            found[column] = head
    return found


def _grouped_parties(table: Table, row: int) -> dict[int, Spot]:
    """The columns headed by parties below one head over all of them: 役割分担 over 中心市 and 連携町.

    Only the items of an agreement are so told; cards have parts of municipalities, too.
    """
    heads = [spot for r in range(row + 1) for spot in spots_of(table.rows[r])]
    if row == 0 or not any(spot.folded in ITEMS for spot in heads):
        return {}
    found: dict[int, Spot] = {}
    for column in range(1, table.width):
        head, group = table.filled(row, column), table.filled(row - 1, column)
        if head is not None and group is not None and group is not head and group.folded in _ROLE_GROUPS:
            if not is_party(head.text):
                return {}
            found[column] = head
    return found


def _content_column(table: Table, row: int, first: int) -> dict[int, Spot]:
    """The column left of the parties' parts that says what is to be done, by its head and the sentences below."""
    head = table.filled(row, first - 1) if first > 1 else None
    if head is None or not head.folded.endswith(CONTENT_ENDS):
        return {}
    texts = [s.text for r in range(row + 1, len(table.rows)) if (s := table.filled(r, first - 1)) is not None]
    told = sum(fold(text).endswith("。") for text in texts) * 2 > len(texts)
    return {first - 1: head} if told else {}


def _repeats(table: Table, row: int, head: int) -> bool:
    """Whether the header is printed again over a page break."""
    texts = [[spot.folded for spot in spots_of(table.rows[r])] for r in (row, head)]
    return texts[0] == texts[1]


def _labels_down(table: Table) -> AgreementList | None:
    """An item beside several rows, whose labels stand right of it."""
    for column in range(1, table.width - 1):
        rows = sorted({*_label_rows(table, column), *_party_rows(table, column)})
        labels_ = [spot for r in rows if (spot := table.filled(r, column)) is not None]
        if not _tells(labels_):
            continue
        head = rows[0]
        levels = _stub_levels(table, range(column), head, rows)
        if "item" not in levels:
            return None
        items = {id(s): s for r in rows if (s := table.filled(r, levels["item"])) is not None}
        headed = any(
            spot.folded in ITEMS for r in range(head) if (spot := table.filled(r, levels["item"])) is not None
        )
        if not items or any(s.folded in _CAPTIONS for s in items.values()) or not (headed or len(items) > 1):
            return None
        statements: list[Statement] = []
        named: dict[str, Spot] = {}
        for r, bands in _with_bands(table, range(len(table.rows))):
            if r not in rows:
                continue
            named = _labelled(table, levels, r, named)
            texts = [s for s in spots_of(table.rows[r]) if s.cell.column > column]
            label = table.filled(r, column)
            if label is not None and len(texts) == 1 and "item" in named:
                statements.append(Statement(label, texts[0], named, bands))
        return AgreementList(table, tuple(statements)) if statements else None
    return None


def _label_rows(table: Table, column: int) -> list[int]:
    return [r for r in range(len(table.rows)) if _is_label(table.filled(r, column))]


def _party_rows(table: Table, column: int) -> list[int]:
    """The rows that a party's bare name labels below what is to be done, with statements beside it."""
    if not any(s.folded in CONTENT for r in range(len(table.rows)) if (s := table.filled(r, column)) is not None):
        return []
    rows = [r for r in range(len(table.rows)) if (s := table.filled(r, column)) is not None and is_party(s.text)]
    texts = [s.folded for r in rows if (s := table.filled(r, column + 1)) is not None]
    return rows if sum(text.endswith("。") for text in texts) * 2 > len(texts) else []


def _items_across(table: Table) -> AgreementList | None:
    """The items across, and below them a row for each party."""
    statements: list[Statement] = []
    items: dict[int, Spot] = {}
    rows = _label_rows(table, 0)
    if not _tells([spot for r in rows if (spot := table.filled(r, 0)) is not None]):
        return None
    for r, bands in _with_bands(table, range(len(table.rows))):
        own = {c: spot for c in range(1, table.width) if (spot := table.filled(r, c)) is not None}
        if r not in rows:
            items = own
            continue
        label = table.filled(r, 0)
        if label is None or len({id(s) for s in items.values()}) < 2:
            return None
        told = {id(s): (s, items.get(c)) for c, s in reversed(own.items())}
        for text, item in reversed(told.values()):
            if item is None:
                return None
            statements.append(Statement(label, text, {"item": item}, bands))
    return AgreementList(table, tuple(statements))
