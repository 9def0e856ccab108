"""Printed text in tables that changed without any record changing: it must not be lost silently.

Cells have no identity of their own, because most tables become records that have one. What is left is compared by
its text alone: figures that are there more or less often than before, and other texts that were not there at all,
unless a change that was told already contains them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kohyo.changes.change import Cause, Change
from kohyo.changes.results import Fields
from kohyo.writers.csv_form import one_line
from schemas.folding import fold
from schemas.tables import TABLES, TableCell

Rows = Mapping[str, Sequence[Fields]]
_BETWEEN = "\n"


def unexplained_cells(
    before: Rows, after: Rows, ids: tuple[str, str], cause: Cause, said: Sequence[Change]
) -> Iterator[Change]:
    """The cells that only one of two readings has and that no change in ``said`` tells of."""
    sides = [rows.get(TableCell.TABLE, ()) for rows in (before, after)]
    counts = [Counter(_text(cell) for cell in cells) for cells in sides]
    if counts[0] == counts[1]:
        return
    for side, other in ((1, 0), (0, 1)):
        surplus = counts[side] - counts[other]
        records = {change.record_id_after if side else change.record_id_before for change in said}
        told = _told(after if side else before, records - {None})
        for cell in sides[side]:
            text = _text(cell)
            if not text or not surplus[text] or (cell.get("value") is None and text in counts[other]):
                continue
            surplus[text] -= 1
            if text in told:
                continue
            shown, record_id = one_line(str(cell["text"])), str(cell["record_id"])
            page = cell.get("page")
            yield Change(
                "added" if side else "removed",
                "row",
                cause,
                TableCell.TABLE,
                *ids,
                record_id_before=None if side else record_id,
                record_id_after=record_id if side else None,
                record=one_line(str(cell.get("table_title") or "")) or None,
                before=None if side else shown,
                after=shown if side else None,
                page=page if isinstance(page, int) else None,
            )


def _text(cell: Fields) -> str:
    return fold(str(cell.get("text") or ""))


def _told(rows: Rows, records: set[str | None]) -> str:
    """All texts of the rows that changes were told of, folded, one after the other."""
    texts: set[str] = set()
    for table, members in rows.items():
        key = TABLES[table].KEY
        for row in members:
            if row.get(key) in records:
                texts.update(fold(value) for value in row.values() if isinstance(value, str))
    return _BETWEEN.join(sorted(texts))
