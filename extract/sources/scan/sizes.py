"""The size of type of recognised lines. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.sources.scan.setting import CLOSING, OPENING, Character, is_full_width

_DEEP = frozenset("()（）「」[]｛｝/／gjpqy")
"""Characters that reach from above the line to below it, as figures and capitals do not."""
_FIGURES_TALL, _WITH_COMMA_TALL = 0.72, 0.83
"""How tall figures are, in ems, and figures with a comma, which reaches below them."""
_PERCENT_TALL, _CLOSEST_FIGURES, _FEWEST_FIGURES = 0.92, 0.42, 3
"""How tall a percent sign of full width is, and how far apart figures are at least, in ems; how many tell that."""
_BEARINGS = 0.1
_ON_SQUARE = 1.75
"""Two ideographs are so many squares apart at least with a figure on a square between them."""
_SPACE_EM = 0.4
"""So much further apart than their squares two letters are at least with a space between them."""
_SAME_SIZE, _ROUGHLY = 0.045, 0.15
_FEW, _FEW_ROUGHLY = 6, 0.1
"""The length of a line of fewer characters tells its size less sharply."""


def font_size(characters: Sequence[Character], height: float) -> float:
    """The font size in pixels of a line whose ink is ``height`` pixels tall.

    Squares side by side tell it best, then the ink: an ideograph fills 92 % of its square, a figure 72 %.

    >>> round(font_size([Character(c, 10 + 20 * k, 1.0) for k, c in enumerate("市町村")], 19))
    20
    >>> round(font_size([Character("1", 5, 1.0), Character("2", 15, 1.0)], 14.4), 1)
    20.0
    >>> round(font_size([Character(c, 5 + 10 * k, 1.0) for k, c in enumerate("Challenges")], 18.4), 1)
    20.0
    """
    tall = any(is_full_width(c.text) and c.text not in "ー―・、。" for c in characters)
    deep = any(c.text in _DEEP for c in characters)
    by_ink = height / (0.92 if tall or deep else 0.72)
    steps = sorted(b.at - a.at for a, b in pairwise(characters) if is_full_width(a.text) and is_full_width(b.text))
    if steps:
        step = steps[len(steps) // 2]
        if 0.8 * by_ink <= step <= 1.25 * by_ink:
            return step
    return by_ink


class TypeSize(NamedTuple):
    """The size of type of a line in pixels; ``sharp`` where its length tells it, and not its height alone."""

    pixels: float
    sharp: bool


def type_size(characters: Sequence[Character], width: float, height: float) -> TypeSize:
    """The size of the type of a line whose ink is ``width`` by ``height`` pixels.

    The length of a line of ideographs tells it to a few hundredths, its height only to a fifth.

    >>> size = type_size([Character(c, 0, 1.0) for c in "【具体的な取組】"], 58, 7.2)
    >>> round(size.pixels, 1), size.sharp
    (8.4, True)
    >>> round(type_size([Character(c, 0, 1.0) for c in "1,240"], 25, 8.3).pixels, 1)
    10.0
    """
    by_height = font_size(characters, height)
    if any(c.text in ",;" for c in characters) and not any(is_full_width(c.text) for c in characters):
        by_height *= _FIGURES_TALL / _WITH_COMMA_TALL
    if _has_broad_percent(characters, by_height):
        by_height *= _FIGURES_TALL / _PERCENT_TALL
    squares = _squares(characters)
    if sum(square == 1.0 for square in squares) < max(4, 0.7 * len(squares)):
        return TypeSize(by_height, False)
    count = sum(squares) - _BEARINGS
    count -= 0.5 * (characters[0].text in OPENING and squares[0] == 1.0)
    count -= 0.5 * (characters[-1].text in CLOSING and squares[-1] == 1.0)
    size = (width - _white(characters, squares)) / count
    if 0.8 * by_height <= size <= 1.3 * by_height:
        return TypeSize(size, True)
    return TypeSize(by_height, False)


def _has_broad_percent(characters: Sequence[Character], size: float) -> bool:
    """Whether a sign of full width stands behind figures that are too close for type as large as that.

    >>> line = [Character(c, at, 1.0) for c, at in zip("98.3%", (5, 15, 25, 35, 52), strict=True)]
    >>> _has_broad_percent(line, 26), _has_broad_percent(line, 20)
    (True, False)
    """
    if len(characters) < _FEWEST_FIGURES or characters[-1].text not in "%％":
        return False
    figures = characters[:-1]
    if not all(c.text in "0123456789.,▲△-" for c in figures):
        return False
    return (figures[-1].at - figures[0].at) / (len(figures) - 1) < _CLOSEST_FIGURES * size


def _squares(characters: Sequence[Character]) -> list[float]:
    """How broad each character is, in ems; figures between ideographs stand on squares where these are far apart.

    >>> places = zip("令和6年度", (10, 30, 50, 70, 90), strict=True)
    >>> _squares([Character(c, at, 1.0) for c, at in places])
    [1.0, 1.0, 1.0, 1.0, 1.0]
    >>> _squares([Character(c, at, 1.0) for c, at in zip("令和6年度", (10, 30, 45, 60, 80), strict=True)])
    [1.0, 1.0, 0.5, 1.0, 1.0]
    """
    squares = [1.0 if is_full_width(c.text) else 0.5 for c in characters]
    middle = _usual_step(characters, squares)
    for k in range(1, len(characters) - 1):
        if squares[k - 1] == squares[k + 1] == 1.0 and characters[k].text.isalnum():
            around = characters[k + 1].at - characters[k - 1].at
            squares[k] = 1.0 if middle and around >= _ON_SQUARE * middle else squares[k]
    return squares


def _usual_step(characters: Sequence[Character], squares: Sequence[float]) -> float:
    """How far apart neighbours on squares stand, in pixels; 0.0 without any."""
    steps = sorted(
        b.at - a.at
        for (a, one), (b, other) in pairwise(zip(characters, squares, strict=True))
        if one == other == 1.0
    )
    return steps[(len(steps) - 1) // 2] if steps else 0.0


def _white(characters: Sequence[Character], squares: Sequence[float]) -> float:
    """The white space of a line in pixels that its spaces make, as far as they are wider than the letters' own.

    >>> line = [Character(c, at, 1.0) for c, at in zip("令和令和", (10, 30, 62, 82), strict=True)]
    >>> _white(line, [1.0] * 4)
    12.0
    """
    steps = [
        (b.at - a.at, (one + other) / 2)
        for (a, one), (b, other) in pairwise(zip(characters, squares, strict=True))
    ]
    middle = _usual_step(characters, squares)
    return sum(step - square * middle for step, square in steps if step > (square + _SPACE_EM) * middle)


def harmonised(sizes: Sequence[TypeSize], weights: Sequence[float]) -> list[float]:
    """Sizes with those that differ by less than a measurement can tell made one: the commonest among them.

    >>> sharp = [TypeSize(size, True) for size in (8.0, 8.3, 8.1, 12.0)]
    >>> harmonised([*sharp, TypeSize(8.9, False), TypeSize(6.0, False)], [10, 30, 20, 5, 2, 2])
    [8.1, 8.1, 8.1, 12.0, 8.1, 6.0]
    """
    found = [size.pixels for size in sizes]
    common: list[float] = []
    _gather([k for k, size in enumerate(sizes) if size.sharp and weights[k] >= _FEW], found, weights, common)
    few = [k for k, size in enumerate(sizes) if size.sharp and weights[k] < _FEW]
    snapped = [k for k in few if common and _alike(found[k], _nearest(found[k], common), _FEW_ROUGHLY)]
    for k in snapped:
        found[k] = _nearest(found[k], common)
    _gather([k for k in few if k not in snapped], found, weights, common)
    for k, size in enumerate(sizes):
        if not size.sharp and common:
            nearest = _nearest(found[k], common)
            found[k] = nearest if _alike(found[k], nearest, _ROUGHLY) else found[k]
    return found


def _nearest(size: float, common: Sequence[float]) -> float:
    return min(common, key=lambda value: abs(value - size))


def _gather(left: list[int], found: list[float], weights: Sequence[float], common: list[float]) -> None:
    """Makes alike sizes one, the commonest first, in ``found``, and adds them to ``common``."""
    while left:
        sums = {k: sum(weights[j] for j in left if _alike(found[j], found[k], _SAME_SIZE)) for k in left}
        centre = found[max(left, key=lambda k: (sums[k], weights[k], -k))]
        group = sorted((k for k in left if _alike(found[k], centre, _SAME_SIZE)), key=lambda k: found[k])
        common.append(_middle([found[k] for k in group], [weights[k] for k in group]))
        left = [k for k in left if k not in group]
        for k in group:
            found[k] = common[-1]


def _middle(values: Sequence[float], weights: Sequence[float]) -> float:
    """The weighted median of sorted values."""
    half = sum(weights) / 2
    for value, weight in zip(values, weights, strict=True):
        half -= weight
        if half <= 0:
            return value
    return values[-1]


def _alike(a: float, b: float, share: float) -> bool:
    return abs(a - b) <= share * b
