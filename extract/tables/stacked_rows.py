"""Rows that a table prints one below the other without a line between them: one grid row becomes several.

Where a table has rulings between its columns only, all rows of an area stand in one grid row, each cell a stack of
lines. The labels tell how many rows there are; values are put beside the label at their height.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.shapes import is_age_group, is_dash, is_percent, is_total, plain
from schemas.folding import fold
from schemas.printed import Box, Cell, Line
from schemas.vocabulary_tables import AGE_WORDS

_ALL_AGES = frozenset(fold(word) for word in AGE_WORDS["total"])
_LEAST_FULL = 0.5
_SAME_HEIGHT = 3.0
_MOST_VALUES = 2
_CLEARLY_WIDER = 1.4


def lines_of(cell: Cell) -> list[Line]:
    """The lines of a cell on which something is printed."""
    return [line for line in cell.lines if fold(line.text)]


def _labels_of(cell: Cell, data: Sequence[Cell]) -> list[list[Line]]:
    """The labels of a cell, of several lines where they wrap beside the values right of it (``data``).

    They do where all of those have a value beside each group of lines that white space parts from the next one,
    or where a line tells in brackets the ages that the word above it means.
    """
    counts = {len(stack) for cell in data if (stack := lines_of(cell))}
    if len(counts) == 1:
        rows = _parted_by_space(lines_of(cell), counts.pop())
        if rows and all(_stand_beside(rows, lines_of(other)) for other in data):
            return rows
    labels: list[list[Line]] = []
    for line in lines_of(cell):
        if labels and len(labels[-1]) == 1 and _tells_ages(labels[-1][0], line):
            labels[-1].append(line)
        else:
            labels.append([line])
    return labels


def _parted_by_space(lines: Sequence[Line], count: int) -> list[list[Line]]:
    """Lines in as many groups as asked for, by the gaps between them; empty where these are not clearly wider."""
    boxes = [line.box for line in lines if line.box is not None]
    if not 1 < count < len(lines) or len(boxes) < len(lines):
        return []
    gaps = [below.center[1] - above.center[1] for above, below in pairwise(boxes)]
    wide = sorted(gaps, reverse=True)
    if wide[count - 2] < wide[count - 1] * _CLEARLY_WIDER or wide[-1] <= 0:
        return []
    groups = [[lines[0]]]
    for gap, line in zip(gaps, lines[1:], strict=True):
        if gap >= wide[count - 2]:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _stand_beside(labels: Sequence[Sequence[Line]], values: Sequence[Line]) -> bool:
    """Whether each value stands beside the label of its place, from top to bottom; an empty cell always does."""
    if not values:
        return True
    own = [Box.around([line.box for line in lines if line.box is not None]) for lines in labels]
    return all(
        box is not None
        and line.box is not None
        and box.top - _SAME_HEIGHT <= line.box.center[1] <= box.bottom + _SAME_HEIGHT
        for box, line in zip(own, values, strict=True)
    )


def _tells_ages(word: Line, line: Line) -> bool:
    above, text = fold(word.text), fold(line.text)
    if not (text.startswith("(") and text.endswith(")") and is_age_group(text)):
        return False
    return is_age_group(above) and not is_total(above) and above not in _ALL_AGES


def _heights(stack: Sequence[Sequence[Line]]) -> list[float] | None:
    boxes = [Box.around([line.box for line in lines if line.box is not None]) for lines in stack]
    heights = [box.center[1] for box in boxes if box is not None]
    return heights if len(heights) == len(stack) and len(set(heights)) == len(heights) else None


def _beside(labels: Sequence[Sequence[Line]], lines: Sequence[Line]) -> list[int] | None:
    """For each line the label that it belongs to; None where that is not certain.

    Where every label stands at the height of a line, the lines down to the next label belong to it; labels that
    stand between the lines take the nearest ones.
    """
    if len(lines) == len(labels):
        return list(range(len(labels)))
    own, theirs = _heights(labels), _heights([[line] for line in lines])
    if own is None or theirs is None:
        return None
    level = all(any(abs(height - other) <= _SAME_HEIGHT for other in theirs) for height in own)
    places: list[int] = []
    for height in theirs:
        if level:
            above = [index for index, label in enumerate(own) if label <= height + _SAME_HEIGHT]
            if not above:
                return None
            places.append(above[-1])
        else:
            distances = [abs(label - height) for label in own]
            places.append(distances.index(min(distances)))
    if any(places.count(place) > _MOST_VALUES for place in places):
        return None
    return places


def is_stack(label: Cell | None, data: Sequence[Cell], is_value: Callable[[str], bool]) -> bool:
    """Whether a row is several: a label of several lines beside as many values, or twice as many, in most cells.

    A label of two lines over a figure and its percentage is one row whose label wraps.
    """
    if label is None:
        return False
    labels = _labels_of(label, data)
    filled = [stack for cell in data if (stack := lines_of(cell))]
    texts = [plain(line.text) for stack in filled for line in stack]
    if len(labels) < 2 or not filled or not all(is_value(text) or is_dash(text) for text in texts):
        return False
    full = sum(len(stack) in (len(labels), len(labels) * _MOST_VALUES) for stack in filled)
    if full < max(1, len(filled) * _LEAST_FULL):
        return False
    pairs = [stack for stack in filled if len(stack) == _MOST_VALUES]
    return not (len(labels) == 2 and pairs and all(is_percent(plain(stack[-1].text)) for stack in pairs))


def split(label: Cell, data: Sequence[Cell]) -> list[list[Cell]] | None:
    """The cells of a stack as rows, the label first in each; None where a value's row is not certain.

    Args:
        label: the innermost label cell of the row.
        data: the cells right of it, left to right.
    """
    labels = _labels_of(label, data)
    rows = [[_part(label, lines)] for lines in labels]
    for cell in data:
        stack = lines_of(cell)
        places = _beside(labels, stack)
        if places is None:
            return None
        for index, row in enumerate(rows):
            row.append(_part(cell, [line for line, place in zip(stack, places, strict=True) if place == index]))
    return rows


def _part(cell: Cell, lines: list[Line]) -> Cell:
    boxes = [line.box for line in lines if line.box is not None]
    return replace(cell, lines=tuple(lines), box=Box.around(boxes) or cell.box)
