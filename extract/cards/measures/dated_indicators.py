"""Tables in which each indicator has years of its own: its name over several rows, years above its figures.

Seen in evaluation sheets of ministries: 基準値 / 実績値 / 目標値 across, below them the years of one indicator,
its figures, then a row 年度ごとの目標値 with what was aimed at in each year. The heads stand once above all
indicators, or again beside the name of each.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.cards.cells.figures import is_dash, is_figure
from extract.cards.cells.pieces import Piece
from extract.cards.cells.places import joined
from extract.cards.cells.view import View
from extract.cards.draft import Draft
from schemas.frozen import dataclass
from schemas.printed import Printed

_FIGURES = ("baseline", "result", "target")
_FEWEST_YEARS = 2


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """The heads of the figures, left to right, and all heads of the row that they stand in."""

    figures: tuple[Piece, ...]
    heads: tuple[Piece, ...]

    def over(self, piece: Piece) -> Piece | None:
        """The head of figures that a piece stands below."""
        return next((h for h in self.figures if h.overlap(piece.x0, piece.x1) > 0.5), None)


def _table(view: View, row: int) -> _Table | None:
    heads = [p for p in view.printed(row) if not p.heads_year]
    figures = [p for p in heads if p.is_field(*_FIGURES) and not p.heads_aim]
    if not any(p.is_field("result") for p in figures) or len(figures) < len(_FIGURES) - 1:
        return None
    beside = [p for p in heads if p in figures or p.role != "value" or p.x0 > figures[0].x0]
    return _Table(tuple(figures), tuple(beside))


def _name(view: View, row: int, table: _Table, first: int) -> Piece | None:
    """The name of the indicator whose years stand in a row: a text left of all figures, over several rows.

    What stands left of a column that 指標 heads names the section.
    """
    column = next((head for head in table.heads if head.is_field("indicator") and head.row == first), None)
    for piece in view.rows[row]:
        if column is not None and piece.x1 <= column.x0 + 1.0:
            continue
        if piece.role in ("value", "unknown-label") and piece.x1 <= table.figures[0].x0 + 1.0 and piece.last > row:
            return piece if piece.row >= first and not is_dash(piece.text) else None
    return None


def _years(view: View, row: int, table: _Table) -> list[Piece]:
    """The years of one indicator; empty where anything else stands below the heads of figures."""
    here = [p for p in view.printed(row) if table.over(p) is not None and not is_dash(p.text)]
    years = [p for p in here if p.heads_year and not p.rest]
    dated = any((head := table.over(p)) is not None and head.is_field("result") for p in years)
    return years if len(years) == len(here) >= _FEWEST_YEARS and dated else []


def read_dated_indicators(view: View, row: int, draft: Draft) -> int | None:
    """Reads the indicators below a row of heads, each with its own years; the row after them, or None.

    Args:
        view: the card.
        row: the row that may hold the heads.
        draft: receives the indicators.
    """
    table = _table(view, row) if view.exact else None
    if table is None:
        return None
    at = row + 1
    while at < len(view.rows) and view.rows[at]:
        name = _name(view, at, table, row)
        years = _years(view, at, table)
        if name is None or not years:
            break
        _read(view, at, table, name, years, draft)
        at = name.last + 1
    if at == row + 1:
        return None
    draft.use(*table.heads)
    return at


def _read(view: View, row: int, table: _Table, name: Piece, years: Sequence[Piece], draft: Draft) -> None:
    cells = draft.cells(fresh=True)
    cells.values["indicator"] = [name]
    meant: Printed | None = None
    draft.use(name, *years)
    for at in range(row, name.last + 1):
        for piece in view.printed(at):
            if piece is name or piece in years or piece.x1 <= name.x0 + 1.0:
                continue
            head = table.over(piece)
            year = next((y for y in years if y.overlap(piece.x0, piece.x1) > 0.5), None)
            if piece.role == "label" and not is_figure(piece.text):
                # 「年度ごとの目標値」 says what the figures below or right of it are
                meant = piece.printed if piece.status == "meant" else None
            elif head is None or (head.is_field("result") and year is None):
                _keep(table, piece, draft)
            elif not head.is_field("result"):
                field = "baseline" if head.is_field("baseline") else "target"
                if field not in cells.values:
                    cells.values[field] = [piece]
                    cells.labels[field] = joined([head.printed, *([year.year] if year else [])], " ")
            elif year is not None and meant is None:
                cells.results.append((year.year, [piece]))
            elif year is not None and meant is not None and not is_dash(piece.text):
                draft.extra.append((joined([name.printed, meant, year.year], " "), piece.printed))
            draft.use(piece)


def _keep(table: _Table, piece: Piece, draft: Draft) -> None:
    """Keeps what stands beside the figures under its head: 「達成 | ○」."""
    over = next((h for h in table.heads if h.overlap(piece.x0, piece.x1) > 0.5), None)
    if over is not None and not is_dash(piece.text):
        draft.extra.append((over.printed, piece.printed))
