"""Headings of sections inside a table: a number and a title on a band, which no border parts."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layout.gaps.blocks import Block
from extract.layout.ink import Fill

_MANY_PIECES = 4
"""Where the fullest line has fewer pieces, a line of two may be a row."""
_NUMBER_LETTERS, _APART_EM = 5, 1.3
"""How long a number is at most (基本目標１), and how far before its title it ends."""
_END_PT = 3.0


def with_whole_headings(lines: Sequence[list[Block]], fills: Sequence[Fill]) -> list[list[Block]]:
    """The pieces of lines, a number and its title made one where they are all that stands on a band.

    Args:
        lines: the pieces of the lines of one table, from the top.
        fills: coloured rectangles behind it.

    >>> def piece(x0, x1, y, letters): return Block(x0, y, x1, y + 10, 10.0, 0, letters, 1, y + 9)
    >>> rows = [[piece(40 * k, 40 * k + 20, y, 2) for k in range(5)] for y in (0, 40)]
    >>> heading = [piece(2, 22, 20, 2), piece(32, 120, 20, 9)]
    >>> band = Fill(0, 18, 180, 32, (190, 190, 190), 0)
    >>> [len(line) for line in with_whole_headings([rows[0], heading, rows[1]], [band])]
    [5, 1, 5]
    >>> [len(line) for line in with_whole_headings([rows[0], heading, rows[1]], [band._replace(x1=120)])]
    [5, 2, 5]
    """
    if not fills or max((len(line) for line in lines), default=0) < _MANY_PIECES:
        return list(lines)
    left, right = min(line[0].x0 for line in lines), max(line[-1].x1 for line in lines)
    bands = [f for f in fills if f.x0 <= left + _END_PT and f.x1 >= right - _END_PT]
    return [_whole(line) if _is_numbered(line, bands) else line for line in lines]


def _is_numbered(line: Sequence[Block], bands: Sequence[Fill]) -> bool:
    """Whether a line is a short piece with a longer one right behind it, on a band of its own."""
    if len(line) != 2 or line[0].letters > _NUMBER_LETTERS or line[1].letters <= line[0].letters:
        return False
    number, title = line
    if title.is_figure or title.x0 - number.x1 > _APART_EM * title.size:
        return False
    return any(f.top <= number.middle <= f.bottom and f.bottom - f.top < 3 * title.size for f in bands)


def _whole(line: Sequence[Block]) -> list[Block]:
    number, title = line
    return [
        number._replace(
            top=min(number.top, title.top),
            x1=title.x1,
            bottom=max(number.bottom, title.bottom),
            size=max(number.size, title.size),
            digits=number.digits + title.digits,
            letters=number.letters + title.letters,
            base=title.base,
        )
    ]
