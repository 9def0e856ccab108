"""Columns below headings that stand on one ground from side to side of a frame, with nothing drawn between them.

Seen as: a form in a frame whose rows level rulings part; a row of it is coloured all over, several headings stand
there in white, and below each of them a value. Programs paint neighbours of one colour as one rectangle.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.drawn.label_grounds import grounds_of
from extract.layout.drawn.rulings import SAME_LINE_PT, Rule
from extract.layout.ink import Fill, Glyph

APART_EM = 0.8
"""White space between two headings, or two values, at least."""
FEWEST_HEADS = 3
LOWEST_PT = 8.0
"""A row is so high at least."""


class _Row(NamedTuple):
    """What stands between two rulings that run from side to side of a frame."""

    left: float
    top: float
    right: float
    bottom: float


def columns_below_bands(
    level: Sequence[Rule], plumb: Sequence[Rule], fills: Sequence[Fill], glyphs: Sequence[Glyph]
) -> list[Rule]:
    """The vertical rulings that part such headings and the values below them.

    Args:
        level: the page's horizontal rulings, sorted by position.
        plumb: its vertical ones, with the sides of labels on grounds of their own.
        fills: its coloured figures.
        glyphs: those of the page.
    """
    ends = {(round(rule.low), round(rule.high)) for rule in level}
    grounds = (
        [f for f in grounds_of(fills) if any(_are_near((f.x0, f.x1), reach) for reach in ends)] if plumb else []
    )
    if not grounds:
        return []
    found: list[Rule] = []
    rows = _rows(level, plumb)
    for number, row in enumerate(rows):
        if not _is_painted(row, grounds) or _is_parted(row, level, plumb):
            continue
        heads = _texts_in(row, glyphs)
        if len(heads) < FEWEST_HEADS:
            continue
        below: list[tuple[_Row, list[tuple[float, float]]]] = []
        above = row
        for other in rows[number + 1 :]:
            if abs(other.top - above.bottom) > SAME_LINE_PT or _is_painted(other, grounds):
                break
            if _holds_rule(other, level):
                break  # the rows of a group: the ends of their rulings tell more
            values = _texts_in(other, glyphs)
            if not _stand_below(heads, values):
                break
            below.append((other, values))
            above = other
        if not below:
            continue
        texts = [heads, *(values for _, values in below)]
        for k in range(len(heads) - 1):
            low, high = max(own[k][1] for own in texts), min(own[k + 1][0] for own in texts)
            drawn = [
                p.at
                for p in plumb
                if low <= p.at <= high and p.width == 0.0 and p.low >= row.bottom - SAME_LINE_PT
            ]
            found.append(Rule(drawn[0] if drawn else (low + high) / 2, row.top, above.bottom, 0.0))
    return found


def _are_near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) <= SAME_LINE_PT and abs(one[1] - other[1]) <= SAME_LINE_PT


def _rows(level: Sequence[Rule], plumb: Sequence[Rule]) -> list[_Row]:
    """The rows between level rulings as wide as a frame, from the top."""
    found = []
    for k, upper in enumerate(level):
        lower = next(
            (
                r
                for r in level[k + 1 :]
                if r.at - upper.at >= LOWEST_PT and _are_near((r.low, r.high), (upper.low, upper.high))
            ),
            None,
        )
        if lower is not None and all(
            any(
                abs(p.at - x) <= SAME_LINE_PT
                and p.low <= upper.at + SAME_LINE_PT
                and p.high >= lower.at - SAME_LINE_PT
                for p in plumb
            )
            for x in (upper.low, upper.high)
        ):
            found.append(_Row(upper.low, upper.at, upper.high, lower.at))
    return found


def _is_painted(row: _Row, grounds: Sequence[Fill]) -> bool:
    """Whether one ground reaches over a row from side to side; it may be that of the rows above and below, too."""
    return any(
        _are_near((f.x0, f.x1), (row.left, row.right))
        and f.top <= row.top + SAME_LINE_PT
        and f.bottom >= row.bottom - SAME_LINE_PT
        for f in grounds
    )


def _is_parted(row: _Row, level: Sequence[Rule], plumb: Sequence[Rule]) -> bool:
    """Whether something drawn parts a row already."""
    return _holds_rule(row, level) or any(
        row.left + SAME_LINE_PT < p.at < row.right - SAME_LINE_PT
        and p.low < row.bottom - SAME_LINE_PT
        and p.high > row.top + SAME_LINE_PT
        for p in plumb
    )


def _holds_rule(row: _Row, level: Sequence[Rule]) -> bool:
    """Whether a shorter ruling runs through a row."""
    return any(
        row.top + SAME_LINE_PT < r.at < row.bottom - SAME_LINE_PT and r.low < row.right and r.high > row.left
        for r in level
    )


def _texts_in(row: _Row, glyphs: Sequence[Glyph]) -> list[tuple[float, float]]:
    """From where to where the texts of a row reach, each with all its lines."""
    own = sorted(
        (
            g
            for g in glyphs
            if row.top < (g[2] + g[4]) / 2 < row.bottom
            and row.left < (g[1] + g[3]) / 2 < row.right
            and not g[0].isspace()
        ),
        key=lambda g: g[1],
    )
    found: list[tuple[float, float]] = []
    for g in own:
        if found and g[1] - found[-1][1] < APART_EM * g[5]:
            found[-1] = (found[-1][0], max(found[-1][1], g[3]))
        else:
            found.append((g[1], g[3]))
    return found


def _stand_below(heads: Sequence[tuple[float, float]], values: Sequence[tuple[float, float]]) -> bool:
    """Whether there is one value for each heading, between the two beside that."""
    if len(values) != len(heads):
        return False
    ends = list(pairwise(zip(heads, values, strict=True)))
    return all(
        max(head[1], value[1]) < min(after[0], next_value[0]) for (head, value), (after, next_value) in ends
    )
