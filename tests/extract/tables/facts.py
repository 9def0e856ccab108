"""What the tests of tables ask for: documents as they are drawn, and the rows that they give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from schemas.printed import Document

Drawn = Callable[..., Document]
"""Makes a document of drawn tables and lines, a list a page."""
Rows = Callable[[Document, str], list[dict[str, Any]]]
"""Reads the rows of one table of a document."""


def facts(rows: Sequence[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    """Some columns of rows."""
    return [tuple(row[name] for name in names) for row in rows]
