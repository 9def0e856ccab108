"""Rows that a table prints one below the other without a line between them: one grid row becomes several.

Where a table has rulings between its columns only, all rows of an area stand in one grid row, each cell a stack of
lines. The labels tell how many rows there are; values are put beside the label at their height.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from extract.shapes import is_age_group, is_dash, is_percent, is_total, plain
from schemas.folding import fold
from schemas.printed import Box, Cell, Line
from schemas.vocabulary_tables import AGE_WORDS, HEAD_COUNT_WORDS, SHARE_WORDS

_ALL_AGES = frozenset(fold(word) for word in AGE_WORDS["total"])
_COUNTS, _SHARES = (frozenset(map(fold, words)) for words in (HEAD_COUNT_WORDS, SHARE_WORDS))
_LEAST_FULL = 0.5
_SAME_HEIGHT = 3.0
_MOST_VALUES = 2


def lines_of(cell: Cell) -> list[Line]:
    """The lines of a cell on which something is printed."""
    return [line for line in cell.lines if fold(line.text)]


def _are_values(cells: Sequence[Cell], is_value: Callable[[str], bool]) -> bool:
    """Whether every line of some cells is a value, or the dash that stands for none; most rows fail at once."""
    texts = (plain(line.text) for cell in cells for line in lines_of(cell))
    return all(is_value(text) or is_dash(text) for text in texts)


def level_rows(label: Cell, data: Sequence[Cell], is_value: Callable[[str], bool]) -> list[list[Cell]] | None:
    """The cells of a stack as rows where all values stand on common heights, each beside the middle of its label.

    A label may wrap, and a cell may lack a value. None where this is not so, or where labels of as many lines as
    there are values in every cell may be one label that wraps beside a figure and its rate.
    """
    labels = lines_of(label)
    if len(labels) < 2 or not _are_values(data, is_value):
        return None
    stacks = [lines_of(cell) for cell in data]
    values = [line for stack in stacks for line in stack]
    own, theirs = _heights([[line] for line in labels]), [_height(line) for line in values]
    if own is None or None in theirs:
        return None
    heights = _levels([height for height in theirs if height is not None])
    full = [len(stack) == len(heights) for stack in stacks if stack]
    as_many = len(heights) == len(labels)
    if not 1 < len(heights) <= len(labels) or (all(full) if as_many else not any(full)):
        return None
    beside = [[line for line in labels if _nearest(heights, line) == place] for place in range(len(heights))]
    middles = _heights(beside)
    if middles is None or any(abs(a - b) > _SAME_HEIGHT for a, b in zip(middles, heights, strict=True)):
        return None
    return [
        [
            _part(label, beside[place]),
            *(
                _part(cell, [line for line in stack if _nearest(heights, line) == place])
                for cell, stack in zip(data, stacks, strict=True)
            ),
        ]
        for place in range(len(heights))
    ]


def _height(line: Line) -> float | None:
    return line.box.center[1] if line.box is not None else None


def _levels(heights: Sequence[float]) -> list[float]:
    """The heights on which several things stand, each told by the first one there."""
    levels: list[float] = []
    for height in sorted(heights):
        if not levels or height - levels[-1] > _SAME_HEIGHT:
            levels.append(height)
    return levels


def _nearest(heights: Sequence[float], line: Line) -> int:
    own = line.box.center[1] if line.box is not None else 0.0
    return min(range(len(heights)), key=lambda place: abs(heights[place] - own))


def _labels_of(cell: Cell) -> list[list[Line]]:
    """The labels of a cell, of two lines where one tells in brackets the ages that the word above it means."""
    labels: list[list[Line]] = []
    for line in lines_of(cell):
        if labels and len(labels[-1]) == 1 and _tells_ages(labels[-1][0], line):
            labels[-1].append(line)
        else:
            labels.append([line])
    return labels


def is_one_label(cell: Cell) -> bool:
    """Whether a cell holds one label: on a line, of letters below each other, or a word and the ages it means."""
    lines = lines_of(cell)
    return len(_labels_of(cell)) < 2 or all(len(fold(line.text)) == 1 for line in lines)


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

    A label of two lines over a figure and its percentage is one row whose label wraps, unless its lines are words
    for either of them (人数, 割合).
    """
    if label is None:
        return False
    labels = _labels_of(label)
    if len(labels) < 2 or not _are_values(data, is_value):
        return False
    filled = [stack for cell in data if (stack := lines_of(cell))]
    if not filled:
        return False
    full = sum(
        not {len(stack), _values_in(stack)}.isdisjoint((len(labels), len(labels) * _MOST_VALUES))
        for stack in filled
    )
    if full < max(1, len(filled) * _LEAST_FULL):
        return False
    pairs = [stack for stack in filled if len(stack) == _MOST_VALUES]
    wraps = len(labels) == 2 and pairs and all(is_percent(plain(stack[-1].text)) for stack in pairs)
    return not wraps or _count_and_share(labels)


def _values_in(stack: Sequence[Line]) -> int:
    """How many values a stack prints, a share in brackets on the line below its figure counted with that."""
    texts = [fold(line.text) for line in stack]
    return sum(not (n and text.startswith("(") and is_percent(text)) for n, text in enumerate(texts))


def _count_and_share(labels: Sequence[Sequence[Line]]) -> bool:
    """Whether the first label says that its figures are persons, and the second one that its are shares."""
    first, second = (fold("".join(line.text for line in lines)) for lines in labels)
    return first in _COUNTS and second in _SHARES


def split(label: Cell, data: Sequence[Cell]) -> list[list[Cell]] | None:
    """The cells of a stack as rows, the label first in each; None where a value's row is not certain.

    Args:
        label: the innermost label cell of the row.
        data: the cells right of it, left to right.
    """
    labels = _labels_of(label)
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
