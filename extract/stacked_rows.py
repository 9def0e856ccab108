"""Rows that a table prints one below the other without a line between them: one grid row becomes several.

Where a table has rulings between its columns only, all rows of an area stand in one grid row, each cell a stack of
lines. The labels tell how many rows there are; figures are put beside the label at their height.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.shapes import is_dash, is_figure, is_percent, plain
from schemas.folding import fold
from schemas.printed import Box, Cell, Line

_LEAST_FULL = 0.5


def _lines(cell: Cell) -> list[Line]:
    return [line for line in cell.lines if fold(line.text)]


def _is_figure(line: Line) -> bool:
    return is_figure(plain(line.text)) or is_dash(plain(line.text))


def _middle(line: Line) -> float | None:
    return line.box.center[1] if line.box is not None else None


def _beside(labels: Sequence[Line], lines: Sequence[Line]) -> list[int] | None:
    """For each line the label that it stands beside; None where that is not certain."""
    if len(lines) == len(labels):
        return list(range(len(labels)))
    heights = [_middle(label) for label in labels]
    places: list[int] = []
    for line in lines:
        middle = _middle(line)
        if middle is None or any(height is None for height in heights):
            return None
        distances = [abs(height - middle) for height in heights if height is not None]
        nearest = distances.index(min(distances))
        pitch = abs((heights[1] or 0.0) - (heights[0] or 0.0))
        if distances[nearest] > pitch / 2 or nearest in places:
            return None
        places.append(nearest)
    return places


def split(label: Cell | None, data: Sequence[Cell]) -> list[list[Cell | None]] | None:
    """The cells of a grid row as several rows, the label first in each; None where it is one row.

    A label of two lines over a figure and its percentage is one row whose label wraps.

    Args:
        label: the innermost label cell of the row.
        data: the cells right of it, left to right.
    """
    if label is None:
        return None
    labels = _lines(label)
    stacks = [_lines(cell) for cell in data]
    filled = [stack for stack in stacks if stack]
    if len(labels) < 2 or not filled or not all(_is_figure(line) for stack in filled for line in stack):
        return None
    if sum(len(stack) == len(labels) for stack in filled) < max(1, len(filled) * _LEAST_FULL):
        return None
    if len(labels) == 2 and all(is_percent(plain(stack[-1].text)) for stack in filled if len(stack) == 2):
        return None
    rows: list[list[Cell | None]] = [[_part(label, [line])] for line in labels]
    for cell, stack in zip(data, stacks, strict=True):
        places = _beside(labels, stack)
        if places is None:
            return None
        for index, row in enumerate(rows):
            row.append(_part(cell, [line for line, place in zip(stack, places, strict=True) if place == index]))
    return rows


def _part(cell: Cell, lines: list[Line]) -> Cell:
    boxes = [line.box for line in lines if line.box is not None]
    return replace(cell, lines=tuple(lines), box=Box.around(boxes) or cell.box)
