"""Equal tables that are printed side by side in one grid: each goes on where the one left of it ends."""

from __future__ import annotations

from collections.abc import Sequence

from extract.tables.rows import Row, is_datum


def side_by_side(rows: Sequence[Row], banner: int, head: int) -> list[range]:
    """The columns of each of several equal tables printed side by side; all columns where there is only one.

    They are told by headers that repeat, labels and all, and by a column of labels in the second one; the first
    one of each where nothing heads the labels. Between them may be a column in which nothing is printed.
    """
    width = len(rows[0])
    first = rows[banner][0] if banner < head else None
    if first is None or (first.blank and not holds_labels(rows[head:], 0)):
        return [range(width)]
    headers = [[spot.folded if spot is not None else "" for spot in row] for row in rows[banner:head]]
    for gap in (0, 1):
        for part in range(2, (width - gap) // 2 + 1):
            starts = range(0, width, part + gap)
            parts = [range(start, start + part) for start in starts]
            if parts[-1].stop != width or not _are_alike(headers, parts):
                continue
            if not all(
                _is_blank(rows[banner:], column) for p in parts[1:] for column in range(p.start - gap, p.start)
            ):
                continue
            apart = all(row[p.start] is not row[p.start - gap - 1] for row in rows[banner:] for p in parts[1:])
            beside = [p.start for p in parts[1:]] if first.blank else parts[1]
            if apart and any(holds_labels(rows[head:], column) for column in beside):
                return parts
    return [range(width)]


def _are_alike(headers: Sequence[Sequence[str]], parts: Sequence[range]) -> bool:
    """Whether the headers of all parts of a table say the same."""
    own = [[[row[column] for column in part] for row in headers] for part in parts]
    return all(other == own[0] for other in own[1:])


def _is_blank(rows: Sequence[Row], column: int) -> bool:
    return all(spot is None or spot.blank for spot in (row[column] for row in rows))


def holds_labels(rows: Sequence[Row], column: int) -> bool:
    """Whether a column holds labels, and no figure."""
    texts = [spot.text for row in rows if (spot := row[column]) is not None and not spot.blank]
    return bool(texts) and not any(map(is_datum, texts))
