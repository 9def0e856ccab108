"""Labels whose lines white space has parted into rows: 「重要業績評価」 over 「指標（ＫＰＩ）」."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.cards.cells.pieces import Piece, same_edges
from schemas.folding import fold
from schemas.labels import Label, read_label

_MOST_LINES = 3
_CLOSE = 0.8
"""Lines of one label are at most so many times their height apart."""


def join_wrapped_labels(pieces: list[Piece]) -> list[Piece]:
    """Puts the lines of a label together that rows without rulings have parted; the rows are those of its values.

    Only what the first column prints is in doubt, and only beside a row of nothing but heads: the first line is
    no label of its own, and all lines together are one.
    """
    left = min((p.x0 for p in pieces), default=0.0)
    column = sorted((p for p in pieces if p.x0 == left and p.cell.box is not None), key=lambda p: p.row)
    rows: dict[int, list[Piece]] = {}
    for piece in pieces:
        rows.setdefault(piece.row, []).append(piece)
    joined: dict[int, Piece] = {}
    gone: set[int] = set()
    for at, first in enumerate(column):
        if id(first) in gone or first.role in ("label", "blank", "year") or not _heads_only(first, rows):
            continue
        for count in range(min(_MOST_LINES, len(column) - at), 1, -1):
            parts = column[at : at + count]
            label = _label_of(parts)
            if label is not None:
                below = _blank_below(column[at + count :], parts[-1])
                text = "\n".join(p.text for p in parts)
                lines = tuple(line for p in parts for line in p.lines)
                last = max(p.last for p in (*parts, *below))
                joined[id(first)] = replace(first, last=last, text=text, lines=lines, role="label", label=label)
                gone.update(id(p) for p in (*parts[1:], *below))
                break
    return [joined.get(id(p), p) for p in pieces if id(p) not in gone] if joined else pieces


def _heads_only(first: Piece, rows: Mapping[int, Sequence[Piece]]) -> bool:
    """Whether what stands beside a piece are heads of columns, at least two of them."""
    beside = [p for p in rows[first.row] if p is not first and p.role != "blank"]
    return len(beside) > 1 and all(p.role == "label" or p.heads_year for p in beside)


def _label_of(parts: Sequence[Piece]) -> Label | None:
    """The label that pieces under each other make as the lines of one text; None where they make none."""
    for upper, lower in pairwise(parts):
        if lower.role == "blank" or lower.row != upper.last + 1 or not same_edges(upper, lower):
            return None
        above, below = upper.lines[-1].box, lower.lines[0].box
        if above is None or below is None or below.top - above.bottom > _CLOSE * above.height:
            return None
    whole = read_label("".join(p.text for p in parts), loose=False)
    if whole is None or fold(parts[0].text) not in whole.word:
        return None
    return whole if all(p.label is None or set(p.fields) <= set(whole.fields) for p in parts) else None


def _blank_below(column: Sequence[Piece], last: Piece) -> list[Piece]:
    """The blank cells right below a label: its values go on beside them."""
    found: list[Piece] = []
    for piece in column:
        if piece.role != "blank" or piece.row != (found[-1] if found else last).last + 1:
            break
        found.append(piece)
    return found
