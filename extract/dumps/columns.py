"""Columns of a dump that keeps them by spaces: years across, and which figure or mark stands under which year."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from extract.dumps.tokens import Token
from schemas.folding import fold

YEARLY = ("budget", "budget_years", "result", "schedule", "schedule_item")
"""Fields whose label may stand beside a row of years."""

_SAME_EDGE = 2
_LEAST_DIFFERENCE = 1.0


def has(token: Token, name: str) -> bool:
    """Whether a token is a label that can stand for a field."""
    return token.kind == "label" and name in token.fields


def line_of(tokens: Sequence[Token], at: int) -> list[int]:
    """Indices of the tokens on the line of a token."""
    return [index for index, token in enumerate(tokens) if token.line is tokens[at].line]


def year_runs(tokens: Sequence[Token]) -> list[list[int]]:
    """Years that stand on one line: three or more, or any beside a label of years."""
    lines: dict[int, list[int]] = {}
    for index, token in enumerate(tokens):
        if token.kind == "year":
            lines.setdefault(token.line.key, []).append(index)
    return [
        indices
        for indices in lines.values()
        if len(indices) >= 3 or any(has(tokens[i], name) for i in line_of(tokens, indices[0]) for name in YEARLY)
    ]


def loose_years(tokens: Sequence[Token]) -> list[int]:
    """Years one a line, as dumps write them that go cell by cell; empty unless they are consecutive in order."""
    found = [index for index, token in enumerate(tokens) if token.kind == "year"]
    digits = [int("".join(regex.findall(r"[0-9]", fold(tokens[i].text))[:4]) or 0) for i in found]
    consecutive = all(later - earlier == 1 for earlier, later in pairwise(digits))
    return found if len(found) >= 3 and consecutive else []


def keeps_columns(tokens: Sequence[Token]) -> bool:
    """Whether the line of these tokens shows by its spaces where its columns are."""
    return any(token.apart for token in tokens) or (bool(tokens) and tokens[0].line.text.startswith("  "))


def column_of(value: Token, heads: Sequence[Token], rows: Sequence[Sequence[Token]] = ()) -> int | None:
    """The head that a value stands under: the index of the nearest centre; None where two are as near.

    Args:
        value: a figure or a mark.
        heads: the words over the columns, left to right.
        rows: all rows of the table; values that end where this one ends stand in its column, and the widest of
            them shows where the column lies, for figures are set to the right edge and heads to the middle.
    """
    same = [token for row in rows for token in row if abs(token.end - value.end) <= _SAME_EDGE] or [value]
    centre = (min(token.start for token in same) + max(token.end for token in same)) / 2
    ranked = sorted(range(len(heads)), key=lambda i: abs((heads[i].start + heads[i].end) / 2 - centre))
    distances = [abs((heads[i].start + heads[i].end) / 2 - centre) for i in ranked]
    if len(ranked) > 1 and distances[1] - distances[0] < _LEAST_DIFFERENCE:
        return None
    return ranked[0]
