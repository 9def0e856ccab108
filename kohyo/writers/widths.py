"""How wide a text is and how many lines it takes: openpyxl fits neither columns nor rows."""

from __future__ import annotations

import unicodedata

_SLACK = 2
"""Characters of a line that stay empty: the cell's margin, and punctuation that must not begin a line."""

_COUNTED = 80
"""Characters of a text that are looked at one by one."""


class _Widths(dict[str, int]):
    def __missing__(self, character: str) -> int:
        if unicodedata.combining(character):
            width = 0
        else:
            width = 2 if unicodedata.east_asian_width(character) in "WFA" else 1
        self[character] = width
        return width


_of_character = _Widths().__getitem__


def text_width(text: str) -> int:
    """The width in half-width characters; ambiguous characters (①, ―, ○) are wide in Japanese fonts.

    >>> text_width("事業費（千円）"), text_width("ｶﾅ 12"), text_width("か\u3099")
    (14, 5, 2)
    """
    if text.isascii():
        return len(text)
    if len(text) > _COUNTED:
        # Long texts fill whole lines: that every character beyond ASCII is wide is near enough, and in C.
        return 2 * len(text) - len(text.encode("ascii", "ignore"))
    return sum(map(_of_character, text))


def line_count(text: str, column_width: float) -> int:
    """Lines that a text takes in a wrapped column of ``column_width`` half-width characters; at least 1."""
    room = max(2, int(column_width) - _SLACK)
    if 2 * len(text) <= room:
        return 1
    return max(1, -(-text_width(text) // room))
