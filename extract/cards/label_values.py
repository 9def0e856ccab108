"""Which printed values belong to a label: those beside its rows, or those below it where nothing stands beside."""

from __future__ import annotations

from extract.cards.cells.beside import beside, free_without, heads_values, is_group, last_row
from extract.cards.cells.pieces import SAME_EDGE_PT, Piece, in_one_table, same_edges
from extract.cards.cells.view import View, heads_indicators, heads_years


class LabelValues:
    """The values of the labels of one card; a value that stands below its label is nobody else's."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._above: dict[int, Piece] = {}
        self._claim_from_above()

    def of(self, label: Piece) -> list[Piece]:
        """The printed values of a label, in reading order, each once."""
        view = self._view
        found: list[Piece] = []
        if self._is_band(label):
            return found
        here = beside(self._view, label, label.row)
        if here and not (heads_values(self._view, label.row) and all(p.role == "blank" for p in here)):
            for row in range(label.row, last_row(view, label) + 1):
                found.extend(p for p in beside(self._view, label, row) if p not in found)
            found = [p for p in found if self._above.get(id(p), label) is label]
        else:
            found = [
                p for p in view.below(label) if p.role in ("value", "year") or self._above.get(id(p)) is label
            ]
            if any(p.role == "label" for p in view.right_of(label, label.row)):
                # a label among others heads nothing of the next table
                found = [p for p in found if in_one_table(label, p)]
            # what stands left of a label in a row below is the band of a group
            found = [p for p in found if not self._heads_label(label, p)]
            if here:
                # beside a cell that is left blank a label heads nothing of the table of years below it
                found = [p for p in found if not heads_years(view, p.row)]
            if not view.exact:
                found = [p for p in found if p.x0 <= label.x0 + 0.01]
            found = [p for p in found if self._above.get(id(p), label) is label]
        return [p for p in found if p.role != "blank"]

    def _heads_label(self, label: Piece, piece: Piece) -> bool:
        """Whether both a label and what stands below it are bands, with a label right of each."""
        rows = self._view.rows
        beside = [
            any(p.role == "label" and abs(p.x0 - band.x1) <= SAME_EDGE_PT for p in rows[band.row])
            for band in (label, piece)
        ]
        return all(beside) and same_edges(label, piece)

    def _is_band(self, label: Piece) -> bool:
        """Whether a label fills its row and is the title of rows that begin with labels of their own."""
        below = self._view.rows[label.last + 1] if label.last + 1 < len(self._view.rows) else ()
        first = next((p for p in below if p.role != "blank"), None)
        own = first is not None and (first.role == "label" or first.last > first.row)
        labelled = own and any(p.role == "label" for p in below[:-1])
        return labelled and len(self._view.rows[label.row]) == 1 and label.row == label.last and self._view.exact

    def _claim_from_above(self) -> None:
        """Values that stand below their label although another label stands left of them."""
        view = self._view
        for label in view.pieces:
            if label.role != "label" or heads_years(view, label.row) or heads_indicators(view, label.row):
                continue
            if beside(self._view, label, label.row) or is_group(self._view, label):
                continue
            for piece in view.below(label):
                fits = abs(piece.x0 - label.x0) <= 3.0 and abs(piece.x1 - label.x1) <= 3.0
                if piece.role in ("value", "blank") and fits and free_without(self._view, piece):
                    self._above[id(piece)] = label
