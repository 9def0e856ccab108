"""Tables with the years down and amounts or results across: turned so that they read like years across.

Seen as: 年度 | 事業費 | 国庫支出金 | 県支出金 | 一般財源 with 令和７年度 and 合計 below 年度; the same with
towns (年度 | 新庄市 | 金山町); 年度 | 目標値 | 実績値 | 達成率. Headers may have two rows (財源内訳 over 国, 県).
Without a header the years stand beside the label of the figures: 事業費 | 令和７年度 | 3,200.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from extract.cards.cells.figures import is_figure, names_money_unit
from extract.cards.cells.pieces import SAME_EDGE_PT, Piece, same_edges
from extract.cards.cells.view import View
from extract.cards.years.blocks import Block, BlockRow, Column, Kind, kind_of
from extract.cards.years.years_across import labels_above
from schemas.folding import fold
from schemas.glossary import is_amount_noun, is_meant, is_source, names_part

_IN_WORDS = ("unit", "note", "subsidy")
"""What stands in words beside the figures of a year."""
_ACROSS = ("budget", "total", "source", "component", "rate", "target", "result", *_IN_WORDS)
_MONEY = ("budget", "total", "source", "component")
_FEWEST_YEARS = 2
_TALLEST_HEAD = 2
_LONGEST_COUNT = 8
_TOWN = ("市", "町", "村", "区", "組合", "連合")


def _heads_across(piece: Piece) -> bool:
    """Whether a piece can head a column of figures in a table with the years down."""
    if piece.is_field(*_ACROSS, "funding", "kpi", "indicator"):
        return True
    folded = fold(piece.text)
    if says_amounts(piece):
        return True
    if names_part(piece.text):
        return piece.role != "year"
    return piece.role != "year" and (is_source(piece.text) or folded.endswith(_TOWN)) and len(folded) <= 12


def says_amounts(piece: Piece) -> bool:
    """Whether a head says that amounts stand below it, and no more than if they were planned: 見込額, 金額."""
    amounts = is_meant(piece.text) and fold(piece.text).endswith("額")
    return piece.role != "year" and (amounts or is_amount_noun(piece.text))


def _counts(piece: Piece) -> bool:
    """Whether a head says that something else than money is counted below it: 採択件数, beside amounts."""
    folded = fold(piece.text)
    return piece.role in ("value", "unknown-label") and folded.endswith("数") and len(folded) <= _LONGEST_COUNT


def _stub(view: View, row: int) -> Piece | None:
    """The head of the column of years: 年度, 区分 or a blank cell above years; None without years below."""
    for piece in view.starting(row):
        below = (p for p in column_below(view, piece) if p.role != "blank")
        years = list(takewhile(lambda p: p.role == "year" or p.is_field("total"), below))
        # one year is enough below 年度 where payers stand across, and below any word beside 事業費
        of_year = piece.is_field("budget_years") or _is_beside_amounts(view, piece)
        fewest = 1 if of_year and _heads_payers(view, piece) else _FEWEST_YEARS
        if sum(p.role == "year" and not p.rest for p in years) >= fewest:
            return _over_its_years(view, piece, years) if piece.role != "year" else None
        # a blank cell without years below it is one that only other rows have a use for
        if piece.role == "year" or (piece.last == piece.row and (piece.role != "blank" or years)):
            return None  # a cell beside all rows may say anything
    return None


def _over_its_years(view: View, stub: Piece, years: Sequence[Piece]) -> Piece:
    """The head of years; where a border of other rows has cut it, its word, as wide as the years are."""
    if stub.role != "blank":
        return stub
    end = max(p.x1 for p in years) + 0.01
    beside = (p for p in view.starting(stub.row) if stub.x1 - 0.01 <= p.x0 and p.x1 <= end)
    word = next((p for p in beside if p.role != "blank" and p.last == stub.last), None)
    return stub if word is None else replace(word, x0=stub.x0)


def _is_beside_amounts(view: View, stub: Piece) -> bool:
    """Whether a label of amounts stands left of a head and of what is below it."""
    left = (p for p in view.rows[stub.row] if p.x1 <= stub.x0 + 0.01)
    return any(p.is_field("budget") and p.last > stub.last for p in left)


def _heads_payers(view: View, stub: Piece) -> bool:
    """Whether several towns stand right of a head, with nothing but a total and sources of funds beside them."""
    heads = [p for p in view.starting(stub.row) if p.x0 >= stub.x1 - 0.01 and p.role != "blank"]
    towns = [p for p in heads if fold(p.text).endswith(_TOWN)]
    return len(towns) > 1 and all(_heads_across(p) for p in heads)


def column_below(view: View, head: Piece) -> Iterator[Piece]:
    """The pieces below a head that are as wide as it, down to the end of its column."""
    row, left = head.last + 1, head.x0 - 3.0
    while row < len(view.rows):
        wide = (p for p in view.starting(row) if p.x0 >= left and p.overlap(head.x0, head.x1) > 0.9)
        under = next(wide, None)
        if under is None or (under.grid is not head.grid and not _goes_over(head, under)):
            break
        yield under
        row = under.last + 1


def _goes_over(head: Piece, under: Piece) -> bool:
    """Whether a page break has parted a column from its head."""
    # borders that white space tells lie elsewhere on each page; the outer end is that of the rulings
    open_ = not head.grid.ruled and not under.grid.ruled and abs(under.x0 - head.x0) <= SAME_EDGE_PT
    return (same_edges(under, head) or open_) and under.page is not head.page


def _across(view: View, row: int, stub: Piece) -> list[Piece]:
    """The lowest heads right of the column of years, left to right; empty where they are no such heads."""
    heads: list[Piece] = []
    known = True
    of_money = any(p.is_field(*_MONEY) for p in view.starting(row))
    for piece in view.starting(row):
        if piece.x0 < stub.x1 - 0.01 or piece.role == "blank":
            continue
        lower = [p for p in view.below(piece) if piece.last < stub.last and p.role != "blank"]
        # below 実績値 stand the indicators, whatever they are called
        names = piece.is_field("result") and not any(p.role == "year" for p in lower)
        known = known and all(names or _heads_across(p) or (of_money and _counts(p)) for p in lower or [piece])
        heads.extend(lower or [piece])
    return heads if known else []


def _is_table(view: View, stub: Piece, heads: Sequence[Piece]) -> bool:
    """Whether figures stand below the heads, beside the first year."""
    told = (h.is_field(*_MONEY, "target", "result") or fold(h.text).endswith(_TOWN) for h in heads)
    if not any(told) and not all(map(says_amounts, heads)):
        return False
    words = [h for h in heads if h.is_field(*_IN_WORDS)]
    first = [p for p in view.printed(stub.last + 1) if any(p.overlap(h.x0, h.x1) > 0.5 for h in heads)]
    figures = [p for p in first if not any(p.overlap(h.x0, h.x1) > 0.5 for h in words)]
    if not first and _heads_payers(view, stub):
        return True  # a form that nobody has filled in
    return bool(figures) and all(is_figure(p.text) for p in figures)


def _kind(labels: Sequence[Piece], heads: Sequence[Piece]) -> Kind:
    towns = all(fold(h.text).endswith(_TOWN) for h in heads)
    if towns or any(h.is_field(*_MONEY) for h in heads) or all(map(says_amounts, heads)):
        return "budget"
    if any(h.is_field("target", "result") for h in heads):
        return "indicator"
    return kind_of(labels) or kind_of(heads) or "unknown"


def read_years_down(view: View, row: int) -> Block | None:
    """The table with the years down whose header is a row, turned; None where the row heads no such table.

    Each head across becomes a row of the block, each year a column.
    """
    stub = _stub(view, row) if view.exact else None
    if stub is None or stub.last - stub.row >= _TALLEST_HEAD or stub.is_field("schedule_item"):
        return None
    heads = _across(view, row, stub)
    if not _is_table(view, stub, heads):
        return None
    labels = [p for p in view.rows[row] if p.x1 <= stub.x0 + 0.01 and p.role in ("label", "unknown-label")]
    extents = [Column(h, h.x0, h.x1, total=False) for h in heads]
    above = labels_above(view, row, extents) if not labels else []
    years = list(takewhile(lambda p: p.role == "year" or p.is_field("total"), column_below(view, stub)))
    columns = [Column(p, p.x0, p.x1, total=p.is_field("total"), status=p.status, word=p) for p in years]
    by_head: dict[int, list[tuple[tuple[Column, ...], Piece]]] = {n: [] for n in range(len(heads))}
    for column in columns:
        for piece in view.printed(column.head.row):
            at = next((n for n, h in enumerate(heads) if piece.overlap(h.x0, h.x1) > 0.5), None)
            # overleaf the year's own cell tells where the figures begin
            if at is not None and piece.x0 >= min(stub.x1, column.head.x1) - 0.01:
                by_head[at].append(((column,), piece))
    group = [p for p in view.printed(row) if p.last < stub.last and p not in heads]
    rows = [BlockRow(row, None, None, stub, ())] if names_money_unit(stub.text) else []
    for number, head in enumerate(heads):
        over = [p for p in group if p.overlap(head.x0, head.x1) > 0.5]
        label = head if head.role == "label" else None
        rows.append(BlockRow(head.row, head, label, None, tuple(by_head[number]), (), (*over, head), head.status))
    kind = _kind([*labels, *above], heads)
    end = max(p.last for p in years) + 1
    return Block(kind, (*above, *labels, stub), tuple(columns), tuple(rows), row, end)


def _kind_beside(label: Piece) -> Kind | None:
    kinds: tuple[tuple[Kind, str], ...] = (("budget", "budget"), ("result", "result"), ("target", "target"))
    return next((kind for kind, name in kinds if label.is_field(name)), None)


def _year_and_figure(view: View, row: int, label: Piece) -> tuple[Piece, Piece] | None:
    right = [p for p in view.right_of(label, row) if p.role != "blank"]
    if len(right) != 2 or any((p.row, p.last) != (row, row) for p in right):
        return None
    year, figure = right
    told = (year.role == "year" and not year.rest) or year.is_field("total")
    return (year, figure) if told and figure.role == "value" and is_figure(figure.text) else None


def read_years_beside(view: View, row: int) -> Block | None:
    """The years under each other beside the label of their figures, turned; None where there are none."""
    if not view.exact:
        return None
    for label in view.starting(row):
        kind = _kind_beside(label) if label.last > row else None
        if kind is None:
            continue
        found = [_year_and_figure(view, at, label) for at in range(row, label.last + 1)]
        pairs = [pair for pair in found if pair is not None]
        if len(pairs) < len(found) or sum(year.role == "year" for year, _ in pairs) < _FEWEST_YEARS:
            continue
        columns = tuple(
            Column(y, y.x0, y.x1, total=y.is_field("total"), status=y.status, word=y) for y, _ in pairs
        )
        values = tuple(((column,), figure) for column, (_, figure) in zip(columns, pairs, strict=True))
        return Block(kind, (label,), columns, (BlockRow(row, None, None, None, values),), row, label.last + 1)
    return None
