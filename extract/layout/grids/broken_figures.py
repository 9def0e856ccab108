"""Figures and years that a narrow cell has broken within their digits: 「73」 over 「8」, 「H2」 over 「7」.

A program breaks a line only where nothing more has room. So a line that ends with a digit goes on in the next one
where not even one digit more would have stood beside it. Two figures that stand one above the other look alike,
but then other cells of their table hold two where there is room enough for both on one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import pairwise

from extract.layout.grids.skeleton import Span
from extract.layout.lines import Draft
from extract.shapes import is_figure
from extract.year_shapes import breaks_year
from schemas.patterns import lazy_pattern
from schemas.printed import Box, Word

_WIDEST_PADDING_EM = 0.8
"""White kept free beside the text of a cell, in sizes of its letters, at most."""
_UNGROUPED = 4
"""Digits of a figure without commas that is broken at most: longer ones are printed with commas."""
_DIGITS = lazy_pattern(r"[-+±▲△▼(（]?[\p{Nd},，.．]*\p{Nd}[,，.．]?|[\p{Nd},，.．]*\p{Nd}\p{L}{0,2}[%％)）]*")
"""The part of a broken figure, the last one perhaps with its unit."""
_ENDS = lazy_pattern(r"\p{Nd}[,，.．]?$")
_BEGINS = lazy_pattern(r"[,，.．]?\p{Nd}")
_DIGIT = lazy_pattern(r"\p{Nd}")
_POINT = lazy_pattern(r"[.．]")


def join_broken_figures(spans: Sequence[Span], xs: Sequence[float], lines: list[list[Draft]]) -> None:
    """Joins the lines of a figure or a year that is broken within its digits.

    Args:
        spans: the cells of a table whose upright borders are drawn.
        xs: the borders of its columns, in points.
        lines: the lines of each cell; changed in place.
    """
    held = [k for k, found in enumerate(lines) if len(found) > 1 and any(map(_may_go_on, found, found[1:]))]
    if not held:
        return
    padding = _paddings(spans, xs, lines)
    full: dict[int, list[bool]] = {}
    for k in held:
        span = spans[k]
        width = xs[span.column + span.columns] - xs[span.column] - 2 * padding[span.column, span.columns]
        full[k] = [
            _may_go_on(upper, lower) and upper.box.width + _digit_width(upper, lower) > width
            for upper, lower in pairwise(lines[k])
        ]
    stacked = any(
        not filled and _is_digits(upper) and _is_digits(lower)
        for k, found in full.items()
        for filled, (upper, lower) in zip(found, pairwise(lines[k]), strict=True)
    )
    for k, found in full.items():
        if any(found):
            lines[k] = _joined(lines[k], found, not stacked, not spans[k].row)


def _may_go_on(upper: Draft, lower: Draft) -> bool:
    """Whether a line ends with a digit and the next one begins with one."""
    return (
        not upper.turn
        and not lower.turn
        and _ENDS.search(upper.text) is not None
        and _BEGINS.match(lower.text) is not None
    )


def _is_digits(line: Draft) -> bool:
    return _DIGITS.fullmatch(line.text) is not None


def _paddings(
    spans: Sequence[Span], xs: Sequence[float], lines: Sequence[Sequence[Draft]]
) -> dict[tuple[int, int], float]:
    """White beside the text of the cells of each column, by first column and number of columns, in points.

    It is the least white that any line of these cells leaves free at one side.
    """
    found: dict[tuple[int, int], float] = {}
    for span, own in zip(spans, lines, strict=True):
        x0, x1 = xs[span.column], xs[span.column + span.columns]
        key = (span.column, span.columns)
        for line in own:
            free = min(line.box.x0 - x0, x1 - line.box.x1, _WIDEST_PADDING_EM * _size(line))
            found[key] = max(min(found.get(key, free), free), 0.0)
    return found


def _size(line: Draft) -> float:
    return max((word.size for word in line.words if word.size is not None), default=line.box.height)


def _digit_width(upper: Draft, lower: Draft) -> float:
    """The width of a digit of the two lines, in points: the mean of their letters'."""
    shorter = min(upper, lower, key=lambda line: len(line.text))
    return shorter.box.width / max(1, len(shorter.text)) if _is_digits(shorter) else 0.5 * _size(lower)


def _joined(lines: Sequence[Draft], full: Sequence[bool], figures: bool, heads: bool) -> list[Draft]:
    """The lines of a cell, those of one figure or year as one.

    Args:
        lines: the lines, from the top.
        full: for each but the last one, whether it has no room for the digit that begins the next one.
        figures: whether the table breaks figures.
        heads: whether the cell stands in the first row, where two figures can be a year: 「20」 over 「25」.
    """
    found: list[Draft] = []
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and full[end - 1]:
            end += 1
        while end > start + 1 and not _is_one(lines[start:end], figures, heads):
            end -= 1
        found.append(_in_one(lines[start:end]))
        start = end
    return found


def _is_one(lines: Sequence[Draft], figures: bool, heads: bool) -> bool:
    """Whether lines can be one figure or one year, broken within its digits."""
    upper, lower = lines[0].text, "".join(line.text for line in lines[1:])
    digits = all(map(_is_digits, lines))
    if not digits or heads:
        return len(lines) == len((upper, lower)) and breaks_year(upper, lower)
    return figures and _is_one_figure([line.text for line in lines])


def _is_one_figure(texts: Sequence[str]) -> bool:
    """Whether the digits of several lines are those of one figure.

    Its thousands are grouped, or the last line is shorter than those above it: 「120」 over 「115」 are two.

    >>> [_is_one_figure(t) for t in (["1,2", "34"], ["73", "8"], ["12", ".5%"], ["12", "34"], ["120", "3.1"])]
    [True, True, True, False, False]
    """
    if not is_figure("".join(texts)):
        return False
    if any("," in text or "，" in text for text in texts) or _POINT.search(texts[-2][-1:] + texts[-1][:1]):
        return True
    counts = [len(_DIGIT.findall(text)) for text in texts]
    even = len({*counts[:-1]}) == 1 and counts[-1] < counts[0]
    return even and sum(counts) <= _UNGROUPED and _POINT.search(texts[-1]) is None


def _in_one(lines: Sequence[Draft]) -> Draft:
    return reduce(_beside, lines)


def _beside(upper: Draft, lower: Draft) -> Draft:
    """Two lines as one whose words meet where the line was broken."""
    left, right = upper.words[-1], lower.words[0]
    box = Box.around([word.box for word in (left, right) if word.box is not None])
    word = Word(
        left.text + right.text,
        box,
        left.size,
        left.bold and right.bold,
        min(left.confidence, right.confidence),
    )
    words = (*upper.words[:-1], word, *lower.words[1:])
    return Draft(words, upper.text + lower.text, upper.box.union(lower.box), upper.turn)
