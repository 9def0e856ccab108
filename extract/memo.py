"""What was found out about a document or a table is found out once, and forgotten with the document.

Every family asks the same questions about the same tables, and the types of :mod:`schemas.printed` compare by
identity, so that an answer can be kept by its document or table. Kept answers hold their pages in memory, however:
whoever is done with a document calls :func:`forget`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

_Function = TypeVar("_Function", bound=Callable[..., Any])
_forget: list[Callable[[], None]] = []


def once(function: _Function) -> _Function:
    """Remembers what a pure function of documents, pages or tables gave, until :func:`forget` is called."""
    kept = lru_cache(maxsize=None)(function)
    _forget.append(kept.cache_clear)
    return kept  # type: ignore[return-value]


def forget() -> None:
    """Forgets all answers; the documents, pages and tables they were about can then leave the memory."""
    for clear in _forget:
        clear()
