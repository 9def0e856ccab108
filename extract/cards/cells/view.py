"""A card as rows of pieces, whatever tables and pages it stands on, and the shapes of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from itertools import chain

from extract.cards.cells.pieces import Piece, is_exact, same_edges
from extract.memo import once
from schemas.folding import fold
from schemas.frozen import dataclass
from schemas.patterns import lazy_re

_FIGURE = lazy_re(r"[▲△+\-(約]*\d")
BESIDE_INDICATORS = ("contact", "method", "people", "plan", "category", "criteria")
"""Fields without a column that a table of indicators may tell for each of them: 担当課."""
_KPI_HEADS = ("indicator", "kpi", "baseline", "target", "unit", "note", "result", "baseline_year", "target_year")


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """The pieces of a card by row.

    Attributes:
        rows: pieces that cover a row, left to right; a piece over several rows is in each of them.
        exact: whether columns can be compared by their edges; False for tables of a text.
    """

    rows: tuple[tuple[Piece, ...], ...]
    exact: bool
    _starting: tuple[tuple[Piece, ...], ...] = field(init=False, repr=False)
    _printed: tuple[tuple[Piece, ...], ...] = field(init=False, repr=False)
    _labels: tuple[tuple[Piece, ...], ...] = field(init=False, repr=False)
    _fields: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Tells once which pieces begin in each row and what is labelled, for that is asked many times a row."""
        starting = tuple([tuple([p for p in row if p.row == number]) for number, row in enumerate(self.rows)])
        printed = tuple([tuple([p for p in row if p.role != "blank"]) for row in starting])
        object.__setattr__(self, "_starting", starting)
        labels = tuple([tuple([p for p in row if p.role in ("label", "unknown-label")]) for row in printed])
        object.__setattr__(self, "_printed", printed)
        object.__setattr__(self, "_labels", labels)
        object.__setattr__(
            self,
            "_fields",
            frozenset([name for row in labels for p in row if p.role == "label" for name in p.fields]),
        )

    @property
    def pieces(self) -> Iterable[Piece]:
        """Every piece once, by the row where it begins."""
        return chain.from_iterable(self._starting)

    def starting(self, row: int) -> Sequence[Piece]:
        """The pieces that begin in a row, left to right."""
        return self._starting[row]

    def labels(self, row: int) -> Sequence[Piece]:
        """The labels that begin in a row, known and unknown."""
        return self._labels[row]

    def has_label(self, *names: str) -> bool:
        """Whether any label is one of these fields."""
        return not self._fields.isdisjoint(names)

    def printed(self, row: int) -> Sequence[Piece]:
        """The pieces that begin in a row and are not blank."""
        return self._printed[row]

    def following(self, row: int) -> int:
        """The next row in which a piece begins; the number of rows where none does."""
        return next((at for at in range(row + 1, len(self.rows)) if self._starting[at]), len(self.rows))

    def right_of(self, piece: Piece, row: int) -> list[Piece]:
        """The pieces of a row right of a piece."""
        return [p for p in self.rows[row] if p.x0 >= piece.x1 - 0.01 and p is not piece]

    def below(self, piece: Piece) -> list[Piece]:
        """The pieces directly below a piece that lie within or around its extent."""
        row = piece.last + 1
        if row >= len(self.rows):
            return []
        return [p for p in self.rows[row] if p.row == row and p.overlap(piece.x0, piece.x1) > 0.5]


def view_of(parts: Sequence[Sequence[Piece]]) -> View:
    """Sets the parts of a card under each other.

    Args:
        parts: pieces of each part, with the rows of their table; the first row of a part may be any.
    """
    # every card family lays out every table
    return _laid_out(tuple([tuple(part) for part in parts if part]))


def _over_page(above: Sequence[Piece], below: Sequence[Piece], row: int) -> list[Piece]:
    """The pieces of a card with a further part; what the page's end has cut at the left of its rows is one again.

    Args:
        above: the pieces so far.
        below: the pieces of the part, moved below them.
        row: its first row.
    """
    last = sorted((p for p in above if p.last == row - 1), key=lambda p: p.x0)
    first = sorted((p for p in below if p.row == row), key=lambda p: p.x0)
    found = [*above, *below]
    if not last or not first or last[0].page is first[0].page or not (last[0].grid.ruled and first[0].grid.ruled):
        return found
    for cut, rest in zip(last[:-1], first[:-1], strict=False):
        alike = same_edges(cut, rest)
        if not alike or rest.role != "blank" or cut.role in ("blank", "year") or not is_exact(cut.grid):
            break
        found[found.index(cut)] = replace(cut, last=rest.last)
        found.remove(rest)
    return found


@once
def _laid_out(parts: tuple[tuple[Piece, ...], ...]) -> View:
    placed: list[Piece] = []
    offset = 0
    for part in parts:
        first = min(p.row for p in part)
        move = offset - first
        moved = [replace(p, row=p.row + move, last=p.last + move) if move else p for p in part]
        placed = _over_page(placed, moved, offset) if offset else moved
        offset += max(p.last for p in part) - first + 1
    rows: list[list[Piece]] = [[] for _ in range(offset)]
    for piece in placed:
        for row in range(piece.row, piece.last + 1):
            rows[row].append(piece)
    exact = all(is_exact(part[0].grid) for part in parts)
    return View(tuple(tuple(sorted(row, key=lambda p: p.x0)) for row in rows), exact)


def _longest_run(pieces: Iterable[Piece]) -> int:
    best = run = 0
    for piece in pieces:
        if piece.heads_year or piece.heads_aim:
            run += 1
            best = max(best, run)
        elif piece.role != "blank" and not piece.is_field("total"):
            run = 0
    return best


@once
def heads_years(view: View, row: int) -> bool:
    """Whether a row is the header of a table with years across."""
    starting = view.starting(row)
    run = _longest_run(starting)
    if run >= 2:
        proper = any(p.heads_year for p in starting)
        other = ("baseline", "target", "baseline_year", "target_year")
        return proper and (view.exact or not any(p.is_field(*other) for p in starting))
    if run == 1 and any(p.heads_year for p in starting):
        # a single year counts only where the row says that its columns are years
        position = next(n for n, p in enumerate(starting) if p.heads_year)
        head = starting[position]
        left = [p for p in view.rows[row] if p.x1 <= head.x0 + 0.01 and p.role == "label"]
        under = [p for p in view.below(head) if p.role in ("value", "blank")]
        after = [p for p in view.right_of(head, row) if p.role != "blank" and not p.is_field("total")]
        if view.exact and after:
            return False
        if view.exact and any(p.role == "value" for p in starting[:position]):
            # 「事業費 | 3,200千円 | 実施年度 | 令和５年度」 are labels beside their values
            return False
        if head.role != "year" or not left or not under:
            return False
        if left[-1].is_field("budget_years", "schedule_item", "result"):
            return True
        # 「事業費 | R7」 heads a column only where an amount stands below and none beside the year
        return left[-1].is_field("budget", "schedule") and not head.rest and under[0].role == "value"
    return False


@once
def is_year_of_value(head: Piece, before: Piece) -> bool:
    """Whether the header 年度 stands right of 現状値 or 目標値, so that it says for which year that is."""
    return head.is_field("budget_years") and before.is_field("baseline", "target")


def unknown_heads(view: View, row: int) -> list[Piece]:
    """The labels between the other heads of a row that are none of an indicator, over values of their own.

    One that begins the row stands beside a table and heads none of its columns, unless it says of what kind the
    indicators are: 区分 over 成果指標 and 活動指標.
    """
    starting = view.starting(row)
    kinds = [p for p in starting if p.is_field("category") and p.last < view.following(row)]
    return [
        p
        for n, p in enumerate(starting)
        if (n or p in kinds)
        and (p.role == "unknown-label" or p.is_field(*BESIDE_INDICATORS))
        and view.exact
        and any(q.role == "value" or (p in kinds and q.is_field("kpi", "indicator")) for q in view.below(p))
    ]


def _stand_over_figures(view: View, heads: Sequence[Piece]) -> bool:
    """Whether a figure stands directly below each head of 現状値, 目標値 or a year."""
    told = [p for p in heads if p.heads_year or p.is_field("baseline", "target", "result")]
    return all(any(_FIGURE.match(fold(q.text)) for q in view.below(p)) for p in told)


def _judges(head: Piece, heads: Sequence[Piece]) -> bool:
    """Whether 評価 stands behind heads of figures: it heads the grades of indicators and is no card's label."""
    figures = [p for p in heads if p.heads_year or p.is_field("baseline", "target", "result")]
    return head.is_field("evaluation") and any(p.x1 <= head.x0 + 0.01 and p.row == head.row for p in figures)


def _is_band(piece: Piece, heads: Sequence[Piece]) -> bool:
    """Whether a label reaches below the head 指標 beside it, so that it names the section: 進捗状況."""
    named = [p for p in heads if p.is_field("indicator", "kpi") and p.x0 >= piece.x1 - 0.01]
    return any(p.row == piece.row and piece.last > p.last for p in named)


@once
def heads_indicators(view: View, row: int) -> bool:
    """Whether a row is the header of a table of indicators (指標名・現状値・目標値・備考).

    Unknown heads among them change nothing, unless they are more than the known ones and these head no figures.
    """
    starting = view.starting(row)
    for n, piece in enumerate(starting):  # most rows are settled here
        # a band beside the heads and the indicators below them may say anything
        if piece.role == "value" and (n or piece.last == row or not view.exact):
            return False
    heads = [p for p in starting if p.role == "year" or p.is_field(*_KPI_HEADS)]
    if len(heads) < 2:
        return False
    if not any(p.is_field("baseline", "target", "result") for p in heads):
        return False
    others = [
        p
        for n, p in enumerate(starting)
        if p.role in ("label", "unknown-label")
        and p not in heads
        and not (n == 0 and p.last > row and (p.role == "unknown-label" or _is_band(p, heads)))
        and not (n and (p.is_field("rate") or is_year_of_value(p, starting[n - 1])))
        and not _judges(p, heads)
        and not (n == len(starting) - 1 and p.is_field("municipalities"))  # who takes part stands at the end
    ]
    unknown = unknown_heads(view, row) if others else []
    if len(unknown) <= len(heads) or _stand_over_figures(view, heads):
        others = [p for p in others if p not in unknown]
    under = view.following(row)  # the heads may cover several rows
    if others or under >= len(view.rows):
        return False
    below = view.starting(under)
    if any(p.role == "label" and not p.is_field(*_KPI_HEADS) for p in below):
        return False
    named = any(p.is_field("indicator", "kpi") for p in heads[1:]) or any(
        p.is_field("kpi", "indicator") for p in view.rows[row] if p.row < row or p.last > row
    )
    if not named and not heads[0].is_field("indicator", "kpi"):
        return False
    # 「現状値 | | 目標値 | | 」 with blank values is no header: the next row then begins with a label of its own
    first = next((p for p in below if p.role != "blank"), None)
    years = [p for p in heads if p.heads_year]
    if (
        len(years) > 1
        and view.exact
        and any(p.status or p.is_field("rate") for p in below if p.x1 <= years[0].x0 + 1)
    ):
        # 「満足度 | 成果実績 | 91 …」 and 「目標値 | 90 …」 are rows of years, and no indicators of their own
        return False
    if first is not None and first.is_field("kpi", "indicator") and view.exact:
        beside = view.right_of(first, under)
        return len(beside) > 1 and beside[0].role == "value"
    return first is not None and first.role != "label"
