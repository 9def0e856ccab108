"""What the head left of years says where its word says something else: by what stands below it and beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.cards.cells.figures import is_figure
from extract.cards.cells.pieces import Piece, sorted_rows_of
from schemas.folding import fold
from schemas.labels import Label
from schemas.patterns import lazy_re

_MARKS = lazy_re(r"[○〇◯●◎✓✔■→⇒➡➔⇨►▶★☆]+")
_OPEN_WORDS = frozenset({"funding", "description", "category"})
"""Fields whose words (内訳, 内容, 区分) can head the items of a timetable as well."""
_LEAST_YEARS = 2
_SLACK = 2.0
"""Points by which the edges of cells that stand under each other may differ."""


def settle_stubs(pieces: list[Piece]) -> list[Piece]:
    """Takes 「内訳 | R7 | R8」 over marks for a timetable, 「項目 | R6実績 | R9目標」 over figures for goals."""
    stubs = [(n, p) for n, p in enumerate(pieces) if p.is_field("schedule_item", *_OPEN_WORDS) and p.last == p.row]
    if not stubs:
        return pieces
    rows = sorted_rows_of(pieces)
    settled = list(pieces)
    for n, stub in stubs:
        heads = [p for p in rows[stub.row] if p.x0 >= stub.x1 - _SLACK and p.role != "blank"]
        if len(heads) < _LEAST_YEARS:
            continue
        if all(p.role == "year" for p in heads):
            if not stub.is_field("schedule_item") and _stands_over_marks(stub, heads, rows):
                settled[n] = replace(stub, label=Label(("schedule_item",), "項目"))
        elif (
            stub.is_field("schedule_item")
            and _are_of_indicators(heads)
            and _stands_over_figures(stub, heads, rows)
        ):
            settled[n] = replace(
                stub, label=Label(("indicator",), "指標", stub.label.remark if stub.label else None)
            )
    return settled


def _are_of_indicators(heads: Sequence[Piece]) -> bool:
    """Whether heads are those of a figure of today and of one that is aimed at."""
    fields = [set(p.fields) for p in heads if p.role == "label"]
    today = any(f & {"result", "baseline"} for f in fields)
    return len(fields) == len(heads) and today and any("target" in f for f in fields)


def _stands_over_marks(stub: Piece, heads: Sequence[Piece], rows: Mapping[int, Sequence[Piece]]) -> bool:
    """Whether names stand below the head, and marks alone below the years."""
    below = _rows_below(stub, rows)
    under = [p for row in below for p in row if p.x0 >= heads[0].x0 - _SLACK and p.role != "blank"]
    return bool(under) and all(_MARKS.fullmatch(fold(p.text)) for p in under)


def _stands_over_figures(stub: Piece, heads: Sequence[Piece], rows: Mapping[int, Sequence[Piece]]) -> bool:
    """Whether names stand below the head, and figures below all heads beside it."""
    first = next(iter(_rows_below(stub, rows)), [])
    under = [p for p in first if p.x0 >= heads[0].x0 - _SLACK]
    return len(under) == len(heads) and all(is_figure(p.text) for p in under)


def _rows_below(stub: Piece, rows: Mapping[int, Sequence[Piece]]) -> list[list[Piece]]:
    """What stands in each row below a head as long as a name stands right under it."""
    found: list[list[Piece]] = []
    at = stub.last + 1
    while at in rows:
        name = next((p for p in rows[at] if abs(p.x0 - stub.x0) <= _SLACK and p.row == at), None)
        if name is None or name.role == "blank" or abs(name.x1 - stub.x1) > _SLACK:
            break
        found.append([p for p in rows[at] if p.x0 >= stub.x1 - _SLACK])
        at = name.last + 1
    return found
