"""One initiative of a list set up as a card of its own: a row for each column, small tables for groups of them.

Seen as: R7, R8, R9 below 事業費, with a row for each municipality (市町 | R6 | R7); 指標 | 基準値 | R4 | R5 |
目標値 below 成果指標; 「事業名／事業の内容」 and 「意見（上段）今後の方針（下段）」 over a column with one below
the other; 「具体的取組（関係市町）」 over names with the municipalities in brackets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from extract.cards.cells.pieces import Piece, role_of
from extract.cards.cells.view import View
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.labels import Label, read_label
from schemas.patterns import lazy_pattern
from schemas.printed import Line

_INDICATOR = ("kpi", "indicator", "baseline", "target", "result", "unit", "note", "baseline_year", "target_year")
_VALUES = ("baseline", "target", "result")
_MONEY = ("budget", "funding", "source", "total", "component")
_PLAIN = ("name", "description", "effect", "municipalities", "number", "policy_field", "measure", "axis")
_LEVEL = lazy_pattern(r"[(（]?(?:上段|中段|下段)[)）]?[:：]?")
_PARTS = lazy_pattern(r"\s*[／/\n]\s*")
_IN_BRACKETS = lazy_pattern(r"(?P<name>[^（(]+[^（(\s])\s*[（(](?P<inside>[^（()）]+)[)）]\s*")


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A column of a list: its heads, outermost first, and its extent."""

    heads: tuple[Piece, ...]
    x0: float
    x1: float

    @property
    def head(self) -> Piece:
        """The lowest head."""
        return self.heads[-1]

    @property
    def stacked(self) -> tuple[Piece, ...]:
        """The heads of what stands one below the other in the column; empty where it holds one thing."""
        return stacked_heads(self.head)

    def is_field(self, *names: str) -> bool:
        """Whether any of the heads is a label of one of these fields."""
        return any(head.is_field(*names) for head in (*self.heads, *self.stacked))


def stacked_heads(head: Piece) -> tuple[Piece, ...]:
    """The labels that one head prints for what stands one below the other in its column; empty for one label.

    Each is a label of the vocabulary, or the head says by 上段 and 下段 that there are several.
    """
    if head.role == "label":
        return ()
    parts = [part.strip() for part in _PARTS.split(head.text) if part.strip()]
    if len(parts) < 2:
        return ()
    said = all(_LEVEL.search(part) for part in parts)
    found = []
    for part in parts:
        text = _LEVEL.sub("", part).strip()
        role, label = role_of(text)
        if label is None and not said:
            return ()
        found.append(replace(head, text=text, role=role if label is not None else "unknown-label", label=label))
    return tuple(found)


def set_up(columns: Sequence[Column], view: View, rows: range, bands: Mapping[str, Piece]) -> list[Piece]:
    """The pieces of one initiative as a card.

    Args:
        columns: the columns of the list.
        view: the list.
        rows: the rows of the initiative.
        bands: what rows over the whole width above it say, by field.
    """
    card = _Card(columns, view, rows)
    for name, band in bands.items():
        card.pair(replace(band, lines=(), role="label", label=Label((name,), name)), [band])
    return card.pieces


class _Card:
    """The rows of one initiative, written down one after the other."""

    def __init__(self, columns: Sequence[Column], view: View, rows: range) -> None:
        self._view, self._rows, self._at = view, rows, 0
        # the heads may stand on a page before
        self._grid = view.rows[rows.start][0].grid
        self.pieces: list[Piece] = []
        groups, rest = _groups(columns)
        down = self._years_down(rest)
        rest = [column for column in rest if column not in down]
        figures, years = _figures_and_years(rest)
        names = self._names_of_rows(rest, years)
        for column in rest:
            if column not in figures and column not in years and column is not names:
                self._single(column)
        for group in (figures, years):
            if group:
                self._loose(group, heads_stand_over=group is years, names=names if group is years else None)
        for group in groups:
            self._table(group)
        self._figures(down)

    def _years_down(self, columns: Sequence[Column]) -> list[Column]:
        """A column with a year in each row of the initiative, and those of amounts right of it; else none."""
        for number, column in enumerate(columns):
            years = self._values(column) if column.head.is_field("budget_years") else []
            if len(years) > 1 and all(piece.role == "year" for piece in years):
                beside = list(takewhile(lambda c: c.is_field(*_MONEY), columns[number + 1 :]))
                return [column, *beside] if beside else []
        return []

    def _names_of_rows(self, columns: Sequence[Column], years: Sequence[Column]) -> Column | None:
        """The column that says for each row of the initiative what stands below its years; None without one.

        Seen as: 事業費, うち一般財源, then what is done, with arrows over the years.
        """
        before = [column for column in columns if years and column.x1 <= years[0].x0 + 1.0]
        names = before[-1] if before else None
        if len(years) < 2 or names is None or names.is_field(*_PLAIN, *_INDICATOR):
            return None
        told = self._values(names)
        costs = [piece for piece in told if piece.is_field("budget") and self._has_figures(piece.row, years)]
        return names if len(told) > 1 and costs else None

    def _has_figures(self, row: int, years: Sequence[Column]) -> bool:
        return any(self._below(column, row) for column in years)

    def _put(self, piece: Piece, x0: float | None = None, x1: float | None = None, last: int = 0) -> None:
        self.pieces.append(
            replace(
                piece,
                grid=self._grid,
                row=self._at,
                last=max(self._at, last),
                x0=piece.x0 if x0 is None else x0,
                x1=piece.x1 if x1 is None else x1,
            )
        )

    def _below(self, column: Column, row: int) -> list[Piece]:
        found = [p for p in self._view.rows[row] if p.overlap(column.x0, column.x1) > 0.5 and p.role != "blank"]
        return [p for p in found if p.row == row or row == self._rows.start]

    def _values(self, column: Column) -> list[Piece]:
        return [p for row in self._rows for p in self._below(column, row)]

    def pair(self, head: Piece, values: Sequence[Piece]) -> None:
        """A label with its values beside it, the first in its row, others in rows of their own."""
        self._put(_as_label(head), 0.0, 1.0)
        for value in values[:1]:
            role = "value" if value.role in ("label", "unknown-label") else value.role
            self._put(replace(value, role=role, label=None), 1.0, 2.0)
        self._at += 1
        for value in values[1:]:
            self._put(replace(value, role="value", label=None), 1.0, 2.0)
            self._at += 1

    def _single(self, column: Column) -> None:
        values = self._values(column)
        heads = column.stacked
        if heads:
            parts = values if len(values) > 1 else [part for value in values for part in by_face(value)]
            for number, head in enumerate(heads):
                last = number == len(heads) - 1
                self.pair(head, parts[number:] if last else parts[number : number + 1])
            return
        told = _told_in_brackets(column.head)
        if told is not None and len(values) == 1 and (match := _IN_BRACKETS.fullmatch(values[0].text)):
            self.pair(column.head, [replace(values[0], text=match["name"].strip())])
            self.pair(told, [replace(values[0], text=match["inside"].strip())])
            return
        self.pair(column.head, values)

    def _loose(self, group: Sequence[Column], *, heads_stand_over: bool, names: Column | None = None) -> None:
        """Columns of figures without a common head of their own; ``names`` says what the figures of a row are."""
        if heads_stand_over:
            labels = {id(head): head for column in group for head in column.heads[:-1] if head.role == "label"}
            for label in labels.values():
                own = [column for column in group if label in column.heads]
                self._put(label, own[0].x0, own[-1].x1)
                self._at += 1
        if names is None:
            self._figures(group)
            return
        done = [
            row
            for row in self._rows
            if not self._has_figures(row, group) and any(p.role != "label" for p in self._below(names, row))
        ]
        head = replace(names.head, role="unknown-label", label=None)
        self._figures([replace(names, heads=(head,)), *group], [row for row in self._rows if row not in done])
        if done:
            head = replace(head, role="label", label=Label(("schedule",), head.text))
            self._figures([replace(names, heads=(head,)), *group], done)

    def _table(self, group: Sequence[Column]) -> None:
        """Columns below a common head: a table beside it."""
        label = group[0].heads[0]
        first = len(self.pieces)
        start = self._at
        self._figures(group)
        # the head stands left of all the rows of its table
        here, self._at = self._at, start
        self._put(label, 0.0, 1.0, last=here - 1)
        self.pieces.insert(first, self.pieces.pop())
        self._at = here

    def _figures(self, group: Sequence[Column], rows: Sequence[int] | None = None) -> None:
        """A table of columns: their heads, and a row for each row of the initiative that prints anything.

        Args:
            group: the columns.
            rows: the rows, without the others of the initiative; None for all of them.
        """
        for column in group:
            self._put(_as_label(column.head), column.x0, column.x1)
        self._at += bool(group)
        for row in self._rows if rows is None else rows:
            values = [(column, value) for column in group for value in self._below(column, row)]
            for column, value in values:
                self._put(value, column.x0, column.x1)
            self._at += bool(values)


def _groups(columns: Sequence[Column]) -> tuple[list[list[Column]], list[Column]]:
    """The columns below a common head that are a table of their own, by head, and all others.

    Such a table names what its figures are of beside them: the municipality of amounts, the indicator of results.
    """
    groups: list[list[Column]] = []
    for column in columns:
        label = column.heads[0]
        together = groups and groups[-1][0].heads[0] is label
        if together:
            groups[-1].append(column)
        elif len(column.heads) > 1 and label.is_field("budget", "kpi", "indicator"):
            groups.append([column])
    kept = [group for group in groups if len(group) > 1 and not group[0].head.heads_year]
    kept = [group for group in kept if any(column.head.heads_year for column in group)]
    taken = {id(column) for group in kept for column in group}
    return kept, [column for column in columns if id(column) not in taken]


def _figures_and_years(columns: Sequence[Column]) -> tuple[list[Column], list[Column]]:
    """The columns of indicators with their values, and those of years."""
    years = [c for c in columns if c.head.heads_year or (c.head.role == "value" and c.head.status)]
    if len(years) == 1 and years[0].head.role == "label":
        years = []  # 「令和６年度決算額」 is a label of one amount
    results = _years_of_indicators(columns, years)
    figures = [
        c
        for c in columns
        if c in results or (c not in years and c.is_field(*_INDICATOR) and not c.is_field(*_PLAIN))
    ]
    years = [c for c in years if c not in results]
    named = any(c.is_field("kpi", "indicator") for c in figures)
    return (figures if named and len(figures) > 1 else []), years


def _years_of_indicators(columns: Sequence[Column], years: Sequence[Column]) -> list[Column]:
    """The years right of an indicator's values that are results of it, where amounts have years of their own."""
    found: list[Column] = []
    if any(column.is_field(*_MONEY) for column in years):
        for before, column in pairwise(columns):
            follows = before in found or (before not in years and before.is_field(*_VALUES))
            if follows and column in years and not column.is_field(*_MONEY):
                found.append(column)
    return found


def _as_label(head: Piece) -> Piece:
    """The head of a column, which is a label though the vocabulary may not know it."""
    return head if head.role != "value" or head.status else replace(head, role="unknown-label")


def _told_in_brackets(head: Piece) -> Piece | None:
    """The label in the brackets behind a head, of what stands in brackets behind its values; None without one."""
    match = _IN_BRACKETS.fullmatch(head.text)
    if match is None or not head.is_field("name"):
        return None
    label: Label | None = read_label(match["inside"])
    text = match["inside"].strip()
    if label is None:
        return replace(head, text=text, role="unknown-label", label=None) if len(fold(text)) > 1 else None
    return replace(head, text=text, role="label", label=label)


def by_face(piece: Piece) -> list[Piece]:
    """A cell as its bold beginning and the plain text below it; one piece where its lines have one face."""
    at = next((n for n, line in enumerate(piece.lines) if not line.bold), 0)
    if not at or any(line.bold for line in piece.lines[at:]):
        return [piece]
    return [_narrowed(piece, piece.lines[:at]), _narrowed(piece, piece.lines[at:])]


def _narrowed(piece: Piece, lines: tuple[Line, ...]) -> Piece:
    return replace(piece, lines=lines, text="\n".join(line.text for line in lines).strip())
