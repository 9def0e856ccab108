"""Lists with an initiative a row: each row set up like a card of its own, so that it is read like one.

Seen as: 番号 | 事業名 | 事業内容 | 事業費（千円） over R7, R8, R9 | 担当課; 取組名 | 取組の概要 | 関係市町村 |
成果指標（KPI） | 現状値 | 目標値 | 事業費. A name beside several rows has several indicators or amounts. Rows over
the whole width (■ 生活機能の強化) name the axis of what follows, overleaf too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from extract.cards.amounts.amount_units import is_unit_note
from extract.cards.bounds.card import Card
from extract.cards.bounds.flow import flow_of
from extract.cards.bounds.item import Item
from extract.cards.bounds.taxonomy import axis_name, bare_title
from extract.cards.cells.figures import is_figure
from extract.cards.cells.pieces import SAME_EDGE_PT, Piece
from extract.cards.cells.roles import pieces_of
from extract.cards.cells.view import View, view_of
from extract.cards.lists.listed_rows import Column, set_up
from extract.memo import once
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.labels import Label
from schemas.patterns import lazy_pattern
from schemas.printed import Document, Grid, Line

_TALLEST_HEAD = 3
_OTHERS = ("団体名", "都道府県名", "都道府県", "申請団体", "採択団体", "実施団体", "自治体名", "団体")
"""Headers of lists of programmes, which are no lists of one plan's initiatives."""
_FIGURES = ("budget", "schedule", "budget_years")
_A_NAME = lazy_pattern("名称?$")
_LEVELS = ("axis", "policy_field")
_BULLETS = "■□●○◎◆◇▼▽▶▷►▪◼★☆※・"


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """A list over one or several tables; ``cards`` has one card for each initiative."""

    sources: tuple[Item, ...]
    cards: tuple[Card, ...]


@dataclass(slots=True)
class _Open:
    """A list while it is read.

    Attributes:
        columns: its columns.
        above: the lines above its first table.
        sources: its tables.
        cards: its initiatives.
        bands: the row over the whole width that names the axis, or the field, of what follows.
        levels: the last cells that name axis and field beside several initiatives, by field.
    """

    columns: list[Column]
    above: tuple[Line, ...]
    sources: list[Item] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    bands: dict[str, Piece] = field(default_factory=dict)
    levels: dict[str, Piece] = field(default_factory=dict)

    @property
    def listing(self) -> Listing:
        return Listing(tuple(self.sources), tuple(self.cards))


def _head_rows(view: View) -> int:
    """How many rows at the top are heads; 0 where the table does not begin with heads."""
    for row in range(min(_TALLEST_HEAD, len(view.rows))):
        printed = view.printed(row)
        texts = [p for p in printed if p.role == "value" and p.status == "" and not _short(p)]
        if not printed or not all(_is_over_labels(view, p) for p in texts):
            return row
        if _band(view, row) is not None:
            return row
        if row and not any(p.role in ("label", "year") or p.status for p in printed):
            return row
    return min(_TALLEST_HEAD, len(view.rows))


def _band(view: View, row: int) -> Piece | None:
    """The only cell of a row, over the whole width of the table; None for other rows."""
    here = view.rows[row]
    if not row or len(here) != 1 or here[0].role == "blank" or here[0].last > row:
        return None
    left, right = min(p.x0 for p in view.rows[0]), max(p.x1 for p in view.rows[0])
    return (
        here[0] if here[0].overlap(left, right) > 0.9 and here[0].x1 - here[0].x0 > 0.9 * (right - left) else None
    )


def _is_over_labels(view: View, piece: Piece) -> bool:
    """Whether a text stands over several labels, so that it heads their columns together."""
    below = view.below(piece)
    return len(below) > 1 and all(p.role in ("label", "unknown-label", "year") for p in below)


def _short(piece: Piece) -> bool:
    text = fold(piece.text)
    return len(text) <= 12 and not is_figure(piece.text) and not text.endswith("。")


def _columns(view: View, height: int) -> list[Column]:
    """The columns below the heads, left to right."""
    found: list[Column] = []
    for piece in (p for row in range(height) for p in view.printed(row)):
        below = [p for p in view.below(piece) if p.row < height and p.role != "blank"]
        if below:
            continue
        over = [p for row in range(piece.row) for p in view.printed(row) if p.overlap(piece.x0, piece.x1) > 0.5]
        found.append(Column((*over, piece), piece.x0, piece.x1))
    return _with_names(sorted(found, key=lambda column: column.x0))


def _with_names(columns: list[Column]) -> list[Column]:
    """The columns, 「事業名称」 for the head of the names where no other is: elsewhere it heads projects."""
    if any(_names_initiatives(column) for column in columns):
        return columns
    projects = [
        c for c in columns if c.head.is_field("projects") and _A_NAME.search(fold(c.head.text)) is not None
    ]
    if len(projects) != 1:
        return columns
    only = projects[0]
    named = replace(only.head, label=Label(("name",), "事業名"))
    return [replace(c, heads=(*c.heads[:-1], named)) if c is only else c for c in columns]


def _is_list(columns: Sequence[Column], view: View, height: int, *, in_yen: bool = False) -> bool:
    """Whether the heads name what an initiative is called, what it does, and what it costs or who takes part.

    Years alone head amounts where a line above says so (``in_yen``: 単位：千円). A report may say what was done
    in place of what is to be done, and then gives amounts by year.
    """
    if sum(_names_initiatives(column) for column in columns) != 1:
        return False
    yearly = sum(column.head.heads_year and column.is_field("budget") for column in columns) > 1
    told = ("description", "effect", "evaluation", "next_steps") if yearly else ("description", "effect")
    if not any(head.is_field(*told) for column in columns for head in (column.head, *column.stacked)):
        return False
    if any(fold(column.head.text) in _OTHERS for column in columns):
        return False
    in_years = in_yen and sum(column.head.heads_year for column in columns) > 1
    if not in_years and not any(column.is_field(*_FIGURES, "municipalities") for column in columns):
        return False
    rows = {p.row for p in _names(columns, view, height)}
    return len(rows) >= 2


def _names_initiatives(column: Column) -> bool:
    return column.head.is_field("name") or (len(column.stacked) > 0 and column.stacked[0].is_field("name"))


def _names(columns: Sequence[Column], view: View, height: int) -> list[Piece]:
    """The cells with the initiatives' names; one above what it does begins where other columns begin anew."""
    at = next(column for column in columns if _names_initiatives(column))
    others = [c for c in columns if c is not at and not c.head.heads_year]
    found = []
    for row in range(height, len(view.rows)):
        for piece in view.starting(row):
            inside = piece.overlap(at.x0, at.x1) > 0.5 and piece.x1 - piece.x0 < 1.5 * (at.x1 - at.x0)
            if not inside or piece.role in ("blank", "year") or piece.is_field("total"):
                continue
            beside = [p for p in view.starting(row) if any(p.overlap(c.x0, c.x1) > 0.5 for c in others)]
            if not at.stacked or beside:
                found.append(piece)
    return found


def _read(found: Item, view: View, height: int, into: _Open) -> None:
    """Adds the initiatives of a table to a list."""
    names = {name.row: name for name in _names(into.columns, view, height)}
    rows = sorted(names)
    for row in range(height, len(view.rows)):
        band = _band(view, row)
        if band is not None:
            into.bands = _with_band(into.bands, band)
        if row not in names:
            continue
        after = next((later for later in rows if later > row), len(view.rows))
        end = max(names[row].last + 1, min(after, _end(view, into.columns, names[row])))
        pieces = set_up(into.columns, view, range(row, end), into.bands | _gone_on(view, row, height, into))
        card = Card([found.index], [names[row].grid], [pieces], into.above, [found])
        card.first = min(names[row].keys)
        into.cards.append(card)
    into.sources.append(found)


def _gone_on(view: View, row: int, height: int, into: _Open) -> dict[str, Piece]:
    """The axis and the field of an initiative whose cells are blank because a page break has cut them.

    Args:
        view: a table of the list.
        row: where the initiative begins.
        height: of the table's heads; a cell that goes on begins right below them.
        into: the list; the cells that name a level here are the last ones from now on.
    """
    found: dict[str, Piece] = {}
    for column in into.columns:
        name = next((name for name in _LEVELS if column.head.is_field(name)), None)
        if name is None:
            continue
        here = [p for p in view.rows[row] if p.overlap(column.x0, column.x1) > 0.5]
        if any(p.role != "blank" for p in here):
            into.levels[name] = next(p for p in here if p.role != "blank")
        elif here and here[0].row == height and into.sources and name in into.levels:
            found[name] = into.levels[name]
    return found


def _with_band(bands: dict[str, Piece], band: Piece) -> dict[str, Piece]:
    """The bands that hold below another one: a known axis begins anew, what stands in it is its field."""
    text = bare_title(band.text.strip().lstrip(_BULLETS))
    named = replace(band, text=axis_name(text) or text, role="value", label=None)
    if axis_name(text) is not None or "axis" not in bands or axis_name(bands["axis"].text) is None:
        return {"axis": named}
    return {"axis": bands["axis"], "policy_field": named}


def _end(view: View, columns: Sequence[Column], name: Piece) -> int:
    """The row after the last that belongs to a name: further rows leave the columns of the initiative blank."""
    single = [c for c in columns if c.is_field("name", "number", "description") and not c.stacked]
    row = name.last + 1
    while row < len(view.rows):
        starting = [p for p in view.starting(row) if p.role != "blank"]
        if not starting or any(p.overlap(c.x0, c.x1) > 0.5 for p in starting for c in single):
            break
        row += 1
    return row


def _same_columns(view: View, columns: Sequence[Column]) -> bool:
    """Whether a table without heads has the columns of the list on the page before."""
    if not view.rows or not view.exact:
        return False
    starts = sorted(p.x0 for p in view.starting(0))
    return len(starts) == len(columns) and all(
        abs(x - column.x0) <= SAME_EDGE_PT for x, column in zip(starts, columns, strict=True)
    )


def _listings(document: Document) -> Iterator[Listing]:
    above: list[Line] = []
    current: _Open | None = None
    for found in flow_of(document):
        if isinstance(found.item, Line):
            above.append(found.item)
            continue
        pieces = pieces_of(found.page, found.item) if _may_list(found.item) else ()
        view = view_of([pieces])
        height = _head_rows(view)
        own = _columns(view, height) if height and view.exact else []
        near = current is not None and found.index == current.sources[-1].index + 1
        # what stood above the first table may be printed again, as running heads are
        again = current is not None and {fold(s.text) for s in above} <= {fold(s.text) for s in current.above}
        if current is not None and near and again and own and _texts(own) == _texts(current.columns):
            _read(found, view, height, current)
        elif own and _is_list(own, view, height, in_yen=any(is_unit_note(line) for line in above[-2:])):
            if current is not None:
                yield current.listing
            current = _Open(own, tuple(above))
            _read(found, view, height, current)
        elif current is not None and near and _same_columns(view, current.columns):
            _read(found, view, 0, current)
        elif current is not None:
            yield current.listing
            current = None
        above = []
    if current is not None:
        yield current.listing


def _texts(columns: Sequence[Column]) -> list[str]:
    return [fold(head.text) for column in columns for head in column.heads]


def _may_list(grid: Grid) -> bool:
    """Whether a table is large enough to be a list; asked first, for most tables are not."""
    return grid.row_count >= 2 and grid.column_count >= 3


@once
def listings_of(document: Document) -> tuple[Listing, ...]:
    """All lists of initiatives of a document in reading order."""
    return tuple(_listings(document))
