"""Tables whose heads stand on each other above the years: 年度ごとの目標値 over 年度ごとの実績値.

Each indicator then has two rows, the upper for what the upper head says. Other heads may stand on each other
too: 基準値 over 基準年度, with the figure over its year. Seen in sheets by which ministries plan and evaluate.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.cards.cells.figures import is_dash, is_figure
from extract.cards.cells.pieces import Piece
from extract.cards.cells.places import joined
from extract.cards.cells.view import View
from extract.cards.draft import Draft
from extract.cards.measures.indicators import Cells
from schemas.frozen import dataclass
from schemas.printed import Printed

_FEWEST_YEARS = 2
_VALUES = ("unit", "note", "baseline", "target", "baseline_year", "target_year")


@dataclass(frozen=True, slots=True, eq=False)
class _Heads:
    """The heads of a table: its years, the other labels from top to bottom, and the row after them."""

    name: Piece
    labels: tuple[Piece, ...]
    years: tuple[Piece, ...]
    end: int

    def over(self, piece: Piece, at: int) -> Piece | None:
        """The head of what stands in the first (0) or second (1) row of an indicator."""
        above = [p for p in self.labels if p.overlap(piece.x0, piece.x1) > 0.5]
        return above[min(at, len(above) - 1)] if above else None


def _aim(head: Piece) -> str:
    """What a head says of figures: ``target``, ``result`` or nothing."""
    return next((field for field in ("target", "result") if head.is_field(field)), "")


def _heads(view: View, row: int) -> _Heads | None:
    """The heads that begin in a row; None unless a head of targets and one of results share years."""
    here = view.printed(row)
    name = next((p for p in here if p.is_field("indicator", "kpi") and p.last > row + 1), None)
    if name is None:
        return None
    stacked = next(
        (
            (upper, lower)
            for upper in here
            for lower in view.below(upper)
            if upper.last == row and not upper.heads_aim and {_aim(upper), _aim(lower)} == {"target", "result"}
        ),
        None,
    )
    if stacked is None:
        return None
    lower = stacked[1]
    years = [p for p in view.below(lower) if p.heads_year and not p.rest]
    rows = range(row, name.last + 1)
    within = [p for r in rows for p in view.printed(r) if p is not name and p.last <= name.last]
    labels = [p for p in within if p not in years]
    if len(years) < _FEWEST_YEARS or any(is_figure(p.text) for p in labels):
        return None
    return _Heads(name, tuple(labels), tuple(years), name.last + 1)


def read_stacked_measures(view: View, row: int, draft: Draft) -> int | None:
    """Reads the indicators below heads that stand on each other; the row after them, or None.

    Args:
        view: the card.
        row: the row that may hold the uppermost heads.
        draft: receives the indicators.
    """
    heads = _heads(view, row) if view.exact else None
    if heads is None:
        return None
    at = heads.end
    while at < len(view.rows):
        name = next((p for p in view.starting(at) if p.overlap(heads.name.x0, heads.name.x1) > 0.5), None)
        if (
            name is None
            or name.role not in ("value", "unknown-label")
            or name.last != at + 1
            or is_dash(name.text)
        ):
            break
        _read(view, heads, name, draft)
        at = name.last + 1
    if at == heads.end:
        return None
    draft.use(heads.name, *heads.labels, *heads.years)
    return at


def _read(view: View, heads: _Heads, name: Piece, draft: Draft) -> None:
    cells = draft.cells(fresh=True)
    cells.values["indicator"], cells.labels["indicator"] = [name], heads.name.printed
    draft.use(name)
    for row in (name.row, name.last):
        for piece in view.printed(row):
            head = heads.over(piece, row - name.row)
            if head is None or piece is name:
                continue
            draft.use(piece)
            _put(heads, head, piece, name, cells, draft)
    for field in ("baseline", "target"):
        years = cells.values.pop(f"{field}_year", [])
        if years and field in cells.labels:
            cells.labels[field] = joined([cells.labels[field], *(p.printed for p in years)])


def _put(heads: _Heads, head: Piece, piece: Piece, name: Piece, cells: Cells, draft: Draft) -> None:
    year = next((y for y in heads.years if y.overlap(piece.x0, piece.x1) > 0.5), None)
    field = next((f for f in _VALUES if head.is_field(f)), None)
    if year is not None and head.is_field("result"):
        cells.results.append((year.year, [piece]))
    elif year is not None and not is_dash(piece.text):
        draft.extra.append((_joined([name, head, year]), piece.printed))
    elif year is None and field is not None:
        if piece not in cells.values.get(field, []):
            cells.values.setdefault(field, []).append(piece)
            cells.labels.setdefault(field, head.printed)
    elif year is None and not is_dash(piece.text):
        draft.extra.append((head.printed, piece.printed))


def _joined(pieces: Sequence[Piece]) -> Printed:
    return joined([p.printed for p in pieces], " ")
