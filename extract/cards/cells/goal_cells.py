"""Goals that a border of other rows has cut in two: 「相談の件数」 beside 「現状：12件→目標：20件」."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.cards.cells.pieces import Piece, sorted_rows_of
from extract.cards.cells.places import part_of_line
from extract.cards.measures.goal_lines import CHANGES_TO
from extract.cards.measures.goals import goal_in
from schemas.patterns import any_of, lazy_pattern
from schemas.printed import Line
from schemas.vocabulary_lists import KPI_COLUMNS

_BASELINE = lazy_pattern(any_of(KPI_COLUMNS["baseline"]))
_ANY_NAME = "件数"
_LEVEL = 0.5
"""Two lines stand beside each other where their middles are nearer than this share of a line's height."""


def join_goals(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a table, what is counted made one with the figures beside it that say how it is to change."""
    changes = [p for p in pieces if p.role == "value" and _says_change(p)]
    if not changes:
        return list(pieces)
    rows = sorted_rows_of(pieces)
    joined: dict[int, Piece] = {}
    taken: set[int] = set()
    for piece in changes:
        left = [p for p in rows[piece.row] if p.x1 <= piece.x0 + 0.01 and p.role != "blank"]
        name = left[-1] if left else None
        if name is None or name.role == "label" or (name.row, name.last) != (piece.row, piece.last):
            continue
        lines = _side_by_side(name.lines, piece.lines)
        text = "\n".join(line.text for line in lines)
        joined[id(name)] = replace(name, text=text, lines=lines, x1=piece.x1, role="value", label=None)
        taken.add(id(piece))
    return [joined.get(id(piece), piece) for piece in pieces if id(piece) not in taken]


def _says_change(piece: Piece) -> bool:
    """Whether every line says from which figure to which one something is to change, and not what."""
    lines = [line.text for line in piece.lines] if CHANGES_TO.search(piece.text) else []
    if not all(_BASELINE.match(line.strip()) for line in lines):
        return False
    goals = [goal_in(f"{_ANY_NAME}　{line}") for line in lines]
    return bool(goals) and all(
        goal is not None and goal.name == _ANY_NAME and goal.baseline is not None for goal in goals
    )


def _side_by_side(names: Sequence[Line], figures: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of two cells, one each where they stand beside each other one by one."""
    if len(names) != len(figures) or not all(_are_level(a, b) for a, b in zip(names, figures, strict=True)):
        return (*names, *figures)
    return tuple(
        part_of_line(a, [*a.words, *b.words], f"{a.text.strip()}　{b.text.strip()}")
        for a, b in zip(names, figures, strict=True)
    )


def _are_level(a: Line, b: Line) -> bool:
    if a.box is None or b.box is None:
        return a.box is b.box
    return abs(a.box.center[1] - b.box.center[1]) <= _LEVEL * max(a.box.height, b.box.height)
