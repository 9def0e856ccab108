"""The unit of a card's amounts, named by a line above a table, in a row of its own, or above a first part."""

from __future__ import annotations

from collections.abc import Mapping

from extract.cards.cells.figures import is_figure, is_money_unit, names_money_unit
from extract.cards.cells.pieces import Piece
from extract.cards.cells.view import View
from extract.cards.draft import Draft
from schemas.folding import fold
from schemas.patterns import lazy_re
from schemas.printed import Line, Printed

UNIT_NOTE = lazy_re(r"\(?単位:?[^)]*円\)?")


def is_unit_note(line: Line) -> bool:
    """Whether a line names the unit of the amounts below it: 「（単位：千円）」."""
    return UNIT_NOTE.search(fold(line.text)) is not None


class AmountUnits:
    """The lines that name the unit of amounts, by the key of the table that they stand above or in."""

    def __init__(self, view: View, notes: Mapping[int, Printed], draft: Draft) -> None:
        self._view = view
        self._draft = draft
        self._of_grid = dict(notes)

    def name(self, piece: Piece, unit: Printed) -> None:
        """Notes the unit of the table of a piece."""
        self._of_grid[piece.grid.key] = unit

    def go_on(self, piece: Piece, unit: Printed) -> None:
        """Notes the unit of the table of a piece where no line above it names one."""
        self._of_grid.setdefault(piece.grid.key, unit)

    def at(self, row: int) -> Printed | None:
        """The line that names the unit of amounts: above the table of a row, or above an earlier one."""
        above = self._view.printed(row - 1) if row else ()
        unit = next((p for p in above if is_money_unit(p.text)), None)
        # what goes on below the row of the unit heads several rows
        ends_there = [p for p in above if p.role not in ("label", "unknown-label") and p.last < row]
        titled = len(above) == len(("title", "unit")) and above[-1] is unit and not is_figure(above[0].text)
        if unit is not None and (titled or all(p is unit for p in ends_there)):
            # 「（単位：千円）」 in a row of its own within the cell
            self._draft.use(unit)
            return unit.printed
        if len(above) == 1 and above[0].role == "label" and names_money_unit(above[0].text):
            return above[0].printed  # 「《事業費》（単位：千円）」 over the table
        beside = next((p for p in self._view.rows[row] if p.role != "value" and names_money_unit(p.text)), None)
        if beside is not None and beside.last > beside.row:
            return beside.printed  # 「年度別計画（千円）」 left of the table
        if not self._of_grid:
            return None
        grids = [p.grid.key for above in self._view.rows[: row + 1] for p in above[:1]]
        return next((self._of_grid[key] for key in reversed(grids) if key in self._of_grid), None)
