"""The reading printed above a name: a line of small kana, which stands apart from the text that it is set over."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.patterns import lazy_pattern
from schemas.printed import Line

_READING = lazy_pattern(r"\s*[\p{Hiragana}\p{Katakana}ー・\s]{2,24}\s*")
_NEAR_EM = 1.2


def is_reading(text: str) -> bool:
    """Whether a text is kana and nothing else.

    >>> is_reading("もりやまむら"), is_reading("森山村")
    (True, False)
    """
    return _READING.fullmatch(text) is not None


def reading_above(name: Line, lines: Sequence[Line]) -> Line | None:
    """The line of kana right above a name among ``lines``; None without one."""
    if name.box is None:
        return None
    found = [
        line
        for line in lines
        if line.box is not None
        and is_reading(line.text)
        and abs(line.box.bottom - name.box.top) <= _NEAR_EM * line.box.height
        and name.box.x0 - name.box.height <= line.box.center[0] <= name.box.x1
    ]
    return min(
        found, key=lambda line: abs(line.box.bottom - name.box.top) if line.box and name.box else 0, default=None
    )


def with_reading(name: Sequence[Line], ruby: Sequence[Line]) -> list[Line]:
    """The lines of a name with the reading that is set over it as ruby, where none of them is one."""
    if any(is_reading(line.text) for line in name):
        return list(name)
    reading = next((found for line in name if (found := reading_above(line, ruby)) is not None), None)
    return list(name) if reading is None else [reading, *name]
