"""Columns of figures in a text dump, told by their number: places alone mislead where figures stand close.

A program that keeps columns by spaces pushes figures to the right where those before them take more room. But a
row that has as many figures as the fullest rows of a table has one in each column, whatever their places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.sources.spaced.pieces import Piece, is_value, words_of
from extract.year_shapes import is_year

_LEAST_SLOTS = 4
_LEAST_FULL = 2
_BEYOND = 0.6


@dataclass(frozen=True, slots=True)
class Slots:
    """Columns of figures.

    Attributes:
        usual: (first place, place after the last) of each, as most figures of it stand.
        placed: the column of each figure and of each head over them.
        rows: the pieces of each line; heads that stand close together are parted.
    """

    usual: list[tuple[int, int]]
    placed: dict[Piece, int]
    rows: dict[int, list[Piece]]


def slots(rows: Mapping[int, Sequence[Piece]]) -> Slots | None:
    """The columns that figures stand in; None where no number of figures comes again."""
    values = {n: [p for p in row if is_value(p.text)] for n, row in rows.items()}
    counts = Counter(len(found) for found in values.values() if len(found) >= _LEAST_SLOTS)
    often = [count for count, times in counts.items() if times >= _LEAST_FULL]
    if not often:
        return None
    number = max(often)
    full = [found for found in values.values() if len(found) == number]
    usual = [
        (round(sum(row[k].start for row in full) / len(full)), round(sum(row[k].end for row in full) / len(full)))
        for k in range(number)
    ]
    if any(b[0] < a[1] for a, b in pairwise(usual)):
        return None
    placed: dict[Piece, int] = {}
    told: dict[int, list[Piece]] = {}
    first = usual[0][0] - (usual[0][1] - usual[0][0])
    pitch = (usual[-1][1] - usual[0][1]) / (number - 1)
    for n, row in rows.items():
        told[n] = list(row)
        # a figure further right than the last column stands in another column
        within = [p for p in values[n] if p.end <= usual[-1][1] + _BEYOND * pitch]
        if values[n] and not within:
            continue
        found = within or [p for p in row if is_year(p.text)]
        if len(found) > number:
            return None
        if not found:  # heads without a year, one over each column
            right = [p for p in row if p.start >= first]
            words = [word for p in right for word in words_of(p)]
            if len(right) == number:
                found = right
            elif len(words) == number:
                found = words
                told[n] = [*(p for p in row if p.start < first), *words]
        placed.update(zip(found, _dealt(found, usual), strict=True))
    return Slots(usual, placed, told)


def _dealt(pieces: Sequence[Piece], usual: Sequence[tuple[int, int]]) -> list[int]:
    """The column of each piece, in order: every one where there are as many, else the nearest by right ends."""
    if len(pieces) == len(usual):
        return list(range(len(usual)))
    # best[k]: the cheapest way to deal the pieces so far within the first k columns
    best: list[tuple[float, list[int]]] = [(0.0, []) for _ in range(len(usual) + 1)]
    for index, piece in enumerate(pieces):
        after: list[tuple[float, list[int]]] = [(float("inf"), [])] * (index + 1)
        for k in range(index + 1, len(usual) + 1):
            a, b = usual[k - 1]
            off = abs(piece.end - b) + abs(piece.start + piece.end - a - b) / 2
            here = (best[k - 1][0] + off, [*best[k - 1][1], k - 1])
            after.append(min(after[k - 1], here, key=lambda found: found[0]))
        best = after
    return best[len(usual)][1]
