"""Headings with the same kind of number on two levels, told apart by their size or the mark behind the number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.folding import unify
from schemas.patterns import lazy_pattern

_MARK = re.compile(r"[0-9]{1,2}\s*([.、]?)")
_FIRST_NUMBER = lazy_pattern(
    r"第?\s*[(]?(?:1(?![0-9])|一(?![一二三四五六七八九十])|[①⑴⒈Ⅰ]|[Iアa](?![IVXa-zァ-ヶー]))"
)

SAME_SIZE = 0.97
"""Sizes of which one is this share of the other are not told apart."""


def counts_anew(text: str) -> bool:
    """Whether the number before a heading is the first of its kind: 1, （１）, ①, ア.

    >>> counts_anew("１　医療"), counts_anew("12 医療"), counts_anew("（ア）医療")
    (True, False, True)
    """
    return _FIRST_NUMBER.match(unify(text.strip())) is not None


def level_of_number(alike: Sequence[tuple[int, float]], size: float, text: str) -> int | None:
    """Which of the open headings with the same style of numbers a heading closes, as its position among all.

    Chapters and their sections may be numbered alike (１, and below it １, ２) and told apart by their size only:
    what is set smaller than all of them and begins to count anew stands below them.

    Args:
        alike: position and size in points of the open headings with this style, outermost first; not empty.
        size: of the heading; 0 where the input does not tell sizes.
        text: the heading as printed.

    Returns:
        The position from which on the open headings close; None where the heading stands below all of them.
    """
    if not size or not all(other for _, other in alike):
        return alike[0][0]
    for position, other in reversed(alike):
        if min(size, other) >= max(size, other) * SAME_SIZE:
            return position
    smaller = all(size < other * SAME_SIZE for _, other in alike)
    return None if smaller and counts_anew(text) else alike[0][0]


class NumberMarks:
    """Learns, in reading order, which mark behind a number belongs to the lower one of two levels.

    Headings of one level are numbered with one mark. Where a heading begins to count anew right below one of
    another mark, it stands below that; so do all later headings with its mark. A mark that headings had before
    they stood below another is a slip of the pen as likely as a level, and tells nothing.
    """

    def __init__(self) -> None:
        """Knows no mark yet."""
        self._seen: set[str] = set()
        self._inner: str | None = None

    def level(self, text: str, above: str | None) -> int:
        """The level among the headings with such numbers: 0, or 1 where it stands below another.

        Args:
            text: the heading as printed, which begins with a number (1, ２．, 3、).
            above: the heading right above it, if that is one with such a number and set no smaller; None if not.
        """
        mark = _mark_of(text)
        if mark is None:
            return 0
        other = _mark_of(above) if above is not None else None
        if self._inner is None and other not in (None, mark) and mark not in self._seen and counts_anew(text):
            self._inner = mark
        self._seen.add(mark)
        return int(mark == self._inner)


def _mark_of(text: str) -> str | None:
    found = _MARK.match(unify(text.strip()))
    return found[1] if found is not None else None
