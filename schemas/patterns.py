"""Patterns that are compiled when they are first used.

Compiling one of the package ``regex`` takes up to ten milliseconds, and one of ``re`` a third of one. There are
hundreds of both, and a document meets only those of its own forms: compiled at import they would cost a run as
much as reading a dozen pages. A class with thousands of characters (all ideographs) takes the package ``re``
milliseconds for itself, and ``regex`` none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, cast

import regex

_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _Pattern:
    """Stands for a compiled pattern until one of its methods is asked for, and passes them on from then on."""

    def __init__(self, pattern: str, flags: int, compiler: Callable[[str, int], Any]) -> None:
        self.pattern = pattern
        self._flags = flags
        self._compiler = compiler

    def __getattr__(self, name: str) -> Any:
        # Only called for what the instance does not hold: from the second use on there is no detour.
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = self._compiler(self.pattern, self._flags)
        for method in _METHODS:
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"lazy_pattern({self.pattern!r})"


def lazy_pattern(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """A pattern to be used like one of ``regex.compile``; an error in it is raised at its first use.

    >>> years = lazy_pattern(r"(?P<year>[0-9]{4})年")
    >>> [found["year"] for found in years.finditer("2024年と2025年")]
    ['2024', '2025']
    """
    return cast("regex.Pattern[str]", _Pattern(pattern, flags, regex.compile))


def lazy_re(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern to be used like one of ``re.compile``; an error in it is raised at its first use.

    >>> lazy_re(r"(?P<year>[0-9]{4})年").sub("", "2024年と2025年")
    'と'
    """
    return cast("re.Pattern[str]", _Pattern(pattern, flags, re.compile))


def any_of(words: Iterable[str]) -> str:
    """The alternation of words, to be set into a pattern: a longer one comes before what begins it.

    >>> any_of(("人", "人/年", "人泊"))
    '人/年|人泊|人'
    """
    return "|".join(sorted(dict.fromkeys(map(regex.escape, words)), key=len, reverse=True))
